//! The style of functions, as tests: how long they may be, and that none that tests waits for a while.

use std::collections::BTreeSet;
use std::path::Path;

use terrarium_tests::sources::{is_generated, sources};

/// The longest function, in lines. Most are far shorter.
const LONGEST: usize = 70;

/// The longest function of a test, which may be a table of what goes in and what comes out.
const LONGEST_TEST: usize = 125;

/// Functions that are longer. Split them, and take them out; add none.
const LONGER: &[&str] = &["emulator/network/src/plan/ruleset.rs frame"];

/// The functions of a source as rustfmt writes it: their names, and how many lines each has.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<_> = text.lines().collect();
    let names = lines.iter().map(|line| name_of_function(line)).enumerate();
    names
        .filter_map(|(first, name)| Some((name?, length(&lines[first..]))))
        .collect()
}

/// The name of the function that begins on a line.
fn name_of_function(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let leads = |word: &str| word.starts_with("pub") || ["const", "async"].contains(&word);
    // A macro's pattern is no function.
    let begins = before.split_ascii_whitespace().all(leads) && !after.starts_with('$');
    begins.then(|| after.split(['(', '<']).next()).flatten()
}

/// The number of lines of the function that begins on the first.
fn length(lines: &[&str]) -> usize {
    let first = lines[0];
    let indent = &first[..first.len() - first.trim_start().len()];
    if first.ends_with(['}', ';']) {
        return 1;
    }
    let is_last = |line: &&str| {
        let rest = line.strip_prefix(indent).unwrap_or_default();
        rest == "}" || (rest.starts_with(')') && rest.ends_with(';'))
    };
    lines
        .iter()
        .position(is_last)
        .map_or(lines.len(), |last| last + 1)
}

/// What of a source is compiled for tests.
fn tests_of<'a>(path: &Path, text: &'a str) -> &'a str {
    let is_test = path
        .iter()
        .any(|part| part.to_string_lossy().starts_with("test"));
    match is_test {
        true => text,
        false => text
            .split_once("mod tests {")
            .map_or("", |(_, tests)| tests),
    }
}

#[test]
fn no_test_waits_for_a_while() {
    let waits = [
        "thread::sleep",
        "time::sleep",
        "park_timeout",
        "thread::yield_now",
    ];
    for (path, text) in sources() {
        // A benchmark looks again and again to measure when. A clock that is paused goes on by itself.
        let may = path.starts_with("tests/benches") || text.contains("start_paused");
        let ours = path.ends_with("functions.rs");
        for wait in waits {
            let waiting = !may && !ours && tests_of(&path, &text).contains(wait);
            assert!(
                !waiting,
                "{} uses {wait}: wait for the thing itself",
                path.display()
            );
        }
    }
}

#[test]
fn no_function_is_long() {
    let mut long = BTreeSet::new();
    for (path, text) in sources() {
        if !is_generated(&text) {
            let tests = tests_of(&path, &text);
            let functions = functions(&text).into_iter();
            let too_long = functions.filter(|(name, lines)| {
                let is_test = tests.contains(&format!("fn {name}"));
                *lines > if is_test { LONGEST_TEST } else { LONGEST }
            });
            long.extend(too_long.map(|(name, _)| format!("{} {name}", path.display())));
        }
    }
    let known: BTreeSet<_> = LONGER.iter().map(|name| (*name).to_owned()).collect();
    let new: Vec<_> = long.difference(&known).collect();
    assert!(new.is_empty(), "split these: {new:#?}");
    let mended: Vec<_> = known.difference(&long).collect();
    assert!(mended.is_empty(), "take these out of the list: {mended:#?}");
}

#[test]
fn functions_are_counted_with_their_first_and_last_lines() {
    let text = "\
impl A {
    pub(crate) async fn long<T>(
        self,
    ) -> u32 {
        if true {
        }
    }

    fn short() {}
}

trait B {
    fn declared(
        self,
    );
}
";
    let expected = [("long", 6), ("short", 1), ("declared", 3)];
    assert_eq!(functions(text), expected);
}
