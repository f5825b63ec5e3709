//! For the tests of a service: that no parameter of an operation is silently ignored. Each is used in the operation's source, or
//! refused, or common to all.

use std::collections::BTreeSet;
use std::path::Path;

use crate::Entry;

/// Members that are handled for all operations at once, outside them.
const COMMON: &[&str] = &["dry_run", "client_token"];

/// The source of an operation, with the files beside it that it calls into: `launch_options.rs` for `launch_options::check`.
fn source(crate_folder: &str, file: &str) -> [String; 2] {
    let read = |path: &Path| {
        let text = std::fs::read_to_string(path);
        text.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let path = Path::new(crate_folder).join("src").join(file);
    let own = read(&path);
    let calls = |path: &Path| {
        let module = path.file_stem().unwrap_or_default().to_string_lossy();
        own.contains(&format!("{module}::"))
    };
    let folder = path.parent().filter(|_| file.contains('/'));
    let folder = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    let beside = folder.into_iter().flatten().flatten();
    let beside = beside.map(|entry| entry.path());
    let beside = beside.filter(|path| path.extension().is_some_and(|it| it == "rs") && calls(path));
    let called: String = beside.map(|path| read(&path)).collect();
    [own, called]
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

/// Fails when a parameter is neither used nor refused, and not among those `without_effect`: operation (or a star) and member. Fails
/// also when a row of those is not needed. `crate_folder` is where the sources are.
pub fn ensure_used(
    crate_folder: &str,
    operations: &[Entry],
    without_effect: &[(&'static str, &'static str)],
) {
    let mut ignored = Vec::new();
    let mut needed = BTreeSet::new();
    for entry in operations {
        let [source, called] = source(crate_folder, entry.file);
        let implementation = implementation(&source, entry.name);
        // An implementation that hands itself on is looked for in the whole file, and in what that calls.
        let hands_on = ["(self)", "(self,", ", self)", "&self)", "&self,"];
        let calls_itself = implementation.split("self.").skip(1).any(|rest| {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            end.is_some_and(|end| rest[end..].starts_with('('))
        });
        let hands_on = calls_itself || hands_on.iter().any(|way| implementation.contains(way));
        let is_used = |member: &str| match hands_on {
            true => uses(&source, member) || uses(&called, member),
            false => uses(implementation, member),
        };
        for (member, wire_name) in entry.members {
            let is_settled = entry.unsupported.contains(wire_name) || COMMON.contains(member);
            if is_settled || is_used(member) {
                continue;
            }
            let is_row =
                |(of, known): &&(&str, &str)| known == member && (*of == "*" || *of == entry.name);
            match without_effect.iter().find(is_row) {
                Some(row) => drop(needed.insert(*row)),
                None => ignored.push(format!("{}.{member} ({wire_name})", entry.name)),
            }
        }
    }
    assert!(ignored.is_empty(), "ignored: {ignored:#?}");
    let rows: BTreeSet<_> = without_effect.iter().copied().collect();
    let stale: Vec<_> = rows.difference(&needed).collect();
    assert!(stale.is_empty(), "used by now: {stale:#?}");
}

/// Fails when an operation refuses a parameter that it does not have.
pub fn ensure_refusals_are_known(operations: &[Entry]) {
    for entry in operations {
        for path in entry.unsupported {
            let first = path.split('.').next().unwrap_or_default();
            let mut members = entry.members.iter();
            let is_known = members.any(|(_, wire_name)| *wire_name == first);
            assert!(is_known, "{} has no {path}", entry.name);
        }
    }
}
