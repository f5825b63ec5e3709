//! The style of the repository, as tests: what a reviewer would otherwise have to say again and again.

use std::fs;
use std::path::Path;
use std::process::Command;

use terrarium_tests::checkout;
use terrarium_tests::sources::{is_generated, sources};

/// The longest file that is not generated, in lines.
const LONGEST_FILE: usize = 500;

/// Files that are longer, with their length at most. Split them; add none.
const LONGER_FILES: &[(&str, usize)] = &[
    ("emulator/ec2/src/launch_templates/tests.rs", 579),
    ("emulator/ec2/src/vpc_peering_connections/tests.rs", 516),
    ("emulator/network/tests/network/differential.rs", 532),
    ("emulator/s3/src/documents/shapes.rs", 612),
    ("emulator/s3/tests/service/access.rs", 627),
];

/// Each crate, and which of ours it may use; the binary may use all.
const DEPENDENCIES: &[(&str, &[&str])] = &[
    ("emulator/model", &[]),
    ("emulator/policy", &[]),
    ("emulator/signature", &[]),
    ("emulator/wire", &["model"]),
    ("emulator/state", &["model"]),
    ("emulator/network", &["model"]),
    ("emulator/compute", &["model"]),
    ("emulator/guest", &["model"]),
    ("emulator/query", &["model", "state", "wire"]),
    (
        "emulator/ec2",
        &["model", "query", "state", "wire", "policy"],
    ),
    (
        "emulator/iam",
        &["model", "policy", "query", "state", "wire"],
    ),
    ("emulator/ssm", &["model", "query", "state", "wire"]),
    (
        "emulator/sts",
        &["model", "policy", "query", "signature", "state", "wire"],
    ),
    ("emulator/s3", &["policy", "signature"]),
    ("harness", &[]),
];

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
        .filter(|(lines, path)| {
            let longer = LONGER_FILES
                .iter()
                .find(|(name, _)| path == Path::new(name));
            *lines > longer.map_or(LONGEST_FILE, |(_, lines)| *lines)
        })
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
    for (folder, allowed) in DEPENDENCIES {
        let path = checkout().join(folder).join("Cargo.toml");
        let manifest = fs::read_to_string(path).expect("a manifest");
        let dependencies = manifest.split("[dev-dependencies]").next();
        let ours = dependencies.unwrap_or_default().lines();
        for line in ours.filter_map(|line| line.strip_prefix("terrarium-")) {
            let used = line.split(['.', ' ']).next().unwrap_or_default();
            assert!(
                allowed.contains(&used),
                "{folder} may not use terrarium-{used}"
            );
        }
    }
}

#[test]
fn every_crate_of_the_emulator_has_a_rule() {
    let folders = fs::read_dir(checkout().join("emulator")).expect("a folder");
    let crates = folders.map(|entry| entry.expect("an entry").path());
    let ruled = |path: &Path| {
        DEPENDENCIES
            .iter()
            .any(|(folder, _)| path.ends_with(folder))
    };
    let unruled: Vec<_> = crates
        .filter(|path| path.join("Cargo.toml").is_file() && !ruled(path))
        .collect();
    assert!(unruled.is_empty(), "say what these may use: {unruled:?}");
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
    let services = ["ec2", "iam", "ssm", "sts"].map(|name| format!("emulator/{name}/src"));
    let of_a_service = |path: &Path| services.iter().any(|folder| path.starts_with(folder));
    for (path, text) in sources()
        .iter()
        .filter(|(path, _)| of_a_service(path) && !of_tests(path))
    {
        for name in forbidden {
            assert!(!text.contains(name), "{} uses {name}", path.display());
        }
    }
}

#[test]
fn error_codes_stand_in_the_catalogues_only() {
    let services = ["ec2", "iam", "ssm", "sts"].map(|name| format!("emulator/{name}/src"));
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
        terrarium_ssm::SERVICE.operations,
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
