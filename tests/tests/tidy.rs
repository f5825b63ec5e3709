//! The style of the repository, as tests: what a reviewer would otherwise have to say again and again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use terrarium_tests::checkout;

/// The longest file that is not generated, in lines. Lower it when you can.
const LONGEST_FILE: usize = 600;

/// All Rust sources that git knows or would add, with their text.
fn sources() -> BTreeMap<PathBuf, String> {
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

fn is_generated(text: &str) -> bool {
    text.starts_with("// Written by ")
}

#[test]
fn every_file_opens_with_what_lives_in_it() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! ") && !is_generated(text))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "no opening //! line: {silent:?}");
}

#[test]
fn no_file_is_long() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| !is_generated(text))
        .map(|(path, text)| (text.lines().count(), path))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .collect();
    assert!(long.is_empty(), "split these: {long:?}");
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    let vague = [
        "utils", "util", "helper", "helpers", "manager", "common", "misc",
    ];
    let bad: Vec<_> = sources()
        .into_keys()
        .filter(|path| {
            path.file_stem()
                .is_some_and(|stem| vague.iter().any(|name| stem == *name))
        })
        .collect();
    assert!(bad.is_empty(), "rename these: {bad:?}");
}

#[test]
fn crates_use_only_what_the_design_lets_them() {
    // Crate, and which of our crates it may use. What is not listed here may use all.
    let rules: [(&str, &[&str]); 11] = [
        ("emulator/model", &[]),
        ("emulator/wire", &["model"]),
        ("emulator/signature", &[]),
        ("emulator/state", &["model"]),
        ("emulator/query", &["model", "state", "wire"]),
        ("emulator/ec2", &["model", "query", "state", "wire"]),
        ("emulator/policy", &[]),
        (
            "emulator/iam",
            &["model", "policy", "query", "state", "wire"],
        ),
        (
            "emulator/sts",
            &["model", "policy", "query", "signature", "state", "wire"],
        ),
        ("emulator/network", &["model"]),
        ("harness", &[]),
    ];
    for (folder, allowed) in rules {
        let manifest =
            fs::read_to_string(checkout().join(folder).join("Cargo.toml")).expect("a manifest");
        let dependencies = manifest
            .split("[dev-dependencies]")
            .next()
            .unwrap_or_default();
        for line in dependencies
            .lines()
            .filter_map(|line| line.strip_prefix("terrarium-"))
        {
            let used = line.split(['.', ' ']).next().unwrap_or_default();
            assert!(
                allowed.contains(&used),
                "{folder} may not use terrarium-{used}"
            );
        }
    }
}

#[test]
fn operations_do_no_io() {
    let forbidden = [
        "hyper::",
        "tokio::",
        "bollard::",
        "std::fs",
        "std::process",
        "std::net::Tcp",
        "std::thread",
        "Timestamp::now",
        "rand::random",
    ];
    // Compiled for tests alone; the first reads the sources to see that no parameter is ignored.
    let of_tests = |path: &Path| {
        ["coverage", "testing", "tests"]
            .iter()
            .any(|name| path.with_extension("").iter().any(|part| part == *name))
    };
    let services = ["emulator/ec2/src", "emulator/iam/src", "emulator/sts/src"];
    for (path, text) in sources().iter().filter(|(path, _)| {
        services.iter().any(|service| path.starts_with(service)) && !of_tests(path)
    }) {
        for name in forbidden {
            assert!(!text.contains(name), "{} uses {name}", path.display());
        }
    }
}

#[test]
fn error_codes_stand_in_the_catalogues_only() {
    let services = ["emulator/ec2/src", "emulator/iam/src", "emulator/sts/src"];
    let of_services = |path: &Path| services.iter().any(|service| path.starts_with(service));
    for (path, text) in sources().iter().filter(|(path, _)| of_services(path)) {
        let listed = path.ends_with("errors.rs");
        assert!(
            listed || !text.contains("ApiError::new"),
            "{} makes an error of its own",
            path.display()
        );
    }
}

#[test]
fn the_generated_shapes_are_fresh() {
    let output = Command::new("python3")
        .arg("emulator/wire/generate.py")
        .arg("--check")
        .current_dir(checkout())
        .output()
        .expect("python3 runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_page_of_operations_is_fresh() {
    let output = Command::new(terrarium_tests::binary())
        .arg("operations")
        .output()
        .expect("the binary runs");
    let page =
        fs::read_to_string(checkout().join("emulator/OPERATIONS.md")).expect("the page is there");
    assert!(
        output.stdout == page.as_bytes(),
        "write it anew: terrarium operations > emulator/OPERATIONS.md"
    );
}

#[test]
fn every_operation_is_tested_by_name() {
    let all = sources();
    let tests: String = all
        .iter()
        .map(|(path, text)| {
            let is_test = path
                .iter()
                .any(|part| part.to_string_lossy().starts_with("test"));
            match is_test {
                true => text.as_str(),
                false => text
                    .split_once("#[cfg(test)]\nmod tests {")
                    .map_or("", |(_, tests)| tests),
            }
        })
        .collect();
    let services = [
        terrarium_ec2::SERVICE.operations,
        terrarium_iam::SERVICE.operations,
        terrarium_sts::SERVICE.operations,
    ];
    let untested: Vec<_> = services
        .into_iter()
        .flatten()
        .map(|entry| entry.name)
        // A test asks for an operation as a client does: by the text of its name.
        .filter(|name| {
            !tests.contains(&format!("\"{name}")) && !tests.contains(&format!("={name}"))
        })
        .collect();
    assert!(untested.is_empty(), "no test asks for {untested:?}");
}
