//! The test that no parameter of an operation is silently ignored: each is used in its source, or refused, or common to all.

use std::collections::BTreeSet;
use std::path::Path;

use crate::operations::OPERATIONS;

/// Members that are handled for all operations at once, outside them.
const COMMON: &[&str] = &["dry_run", "client_token"];

/// Parameters that may be given and change nothing, and why that is right.
const WITHOUT_EFFECT: &[(&str, &str)] = &[
    // No AWS service launches anything here on a user's behalf.
    ("*", "include_managed_resources"),
    // No image is named by a parameter of Systems Manager here.
    ("CreateLaunchTemplateVersion", "resolve_alias"),
    ("DescribeLaunchTemplateVersions", "resolve_alias"),
    // A container's files are copied as they are, whether it runs or not.
    ("CreateImage", "no_reboot"),
    // The request itself is signed, and allowed to read what it copies.
    ("CopySnapshot", "presigned_url"),
    // A record comes off at once.
    ("DetachVolume", "force"),
    // The console is read anew each time.
    ("GetConsoleOutput", "latest"),
    // There is no host to reserve or to maintain.
    ("RunInstances", "capacity_reservation_specification"),
    ("RunInstances", "maintenance_options"),
    // Nothing holds an interface back.
    ("DetachNetworkInterface", "force"),
    // An interface always comes off at once.
    // A guest that does not stop by itself is stopped all the same.
    ("StopInstances", "force"),
    ("StopInstances", "skip_os_shutdown"),
    ("TerminateInstances", "force"),
    ("TerminateInstances", "skip_os_shutdown"),
];

fn without_effect(operation: &str, member: &str) -> Option<(&'static str, &'static str)> {
    let mut rows = WITHOUT_EFFECT.iter().copied();
    rows.find(|(of, known)| *known == member && (*of == "*" || *of == operation))
}

/// The source of an operation, with the files beside it when it is a folder's.
fn source(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of an operation's `impl`, up to the next item that begins in the first column.
fn implementation<'a>(source: &'a str, operation: &str) -> &'a str {
    let start = format!("impl Operation<Error> for {operation}Request ");
    let from = source.find(&start).unwrap_or_else(|| panic!("no {start}"));
    let rest = &source[from..];
    rest.find("\n}").map_or(rest, |to| &rest[..to])
}

fn uses(text: &str, member: &str) -> bool {
    let field = format!(".{member}");
    text.match_indices(&field).any(|(at, _)| {
        let next = text[at + field.len()..].chars().next();
        !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[test]
fn no_parameter_is_silently_ignored() {
    let mut ignored = Vec::new();
    let mut needed = BTreeSet::new();
    for entry in OPERATIONS {
        let source = source(entry.file);
        let implementation = implementation(&source, entry.name);
        // An implementation that hands itself on is looked for in the whole file.
        let hands_on = ["(self)", "(self,", ", self)", "&self)", "&self,"];
        let calls_itself = implementation.split("self.").skip(1).any(|rest| {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            end.is_some_and(|end| rest[end..].starts_with('('))
        });
        let hands_on = calls_itself || hands_on.iter().any(|way| implementation.contains(way));
        let text = if hands_on { &source } else { implementation };
        for (member, wire_name) in entry.members {
            let is_settled = entry.unsupported.contains(wire_name) || COMMON.contains(member);
            if is_settled || uses(text, member) {
                continue;
            }
            match without_effect(entry.name, member) {
                Some(row) => drop(needed.insert(row)),
                None => ignored.push(format!("{}.{member} ({wire_name})", entry.name)),
            }
        }
    }
    assert!(ignored.is_empty(), "ignored: {ignored:#?}");
    let rows: BTreeSet<_> = WITHOUT_EFFECT.iter().copied().collect();
    let stale: Vec<_> = rows.difference(&needed).collect();
    assert!(stale.is_empty(), "used by now: {stale:#?}");
}

#[test]
fn what_is_refused_is_a_parameter_of_the_operation() {
    for entry in OPERATIONS {
        for path in entry.unsupported {
            let first = path.split('.').next().unwrap_or_default();
            let is_known = entry
                .members
                .iter()
                .any(|(_, wire_name)| *wire_name == first);
            assert!(is_known, "{} has no {path}", entry.name);
        }
    }
}
