//! Our sources, as the tests of style read them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::checkout;

/// All Rust sources that git knows or would add, with their text.
pub fn sources() -> BTreeMap<PathBuf, String> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "*.rs",
        ])
        .current_dir(checkout())
        .output()
        .expect("git runs");
    let names = String::from_utf8(listed.stdout).expect("names are UTF-8");
    let files = names
        .lines()
        .map(PathBuf::from)
        .filter(|path| checkout().join(path).exists());
    files
        .map(|path| {
            (
                path.clone(),
                fs::read_to_string(checkout().join(&path)).expect("it can be read"),
            )
        })
        .collect()
}

/// Whether a program wrote it.
pub fn is_generated(text: &str) -> bool {
    text.starts_with("// Written by ")
}
