//! The deployment flow, end to end, with real guests and real packets: what `make deploy` runs.

use std::process::Command;

use terrarium_tests::{binary, needs_guests};

#[test]
fn the_deployment_flow_succeeds_and_leaves_nothing_behind() {
    if !needs_guests() {
        return;
    }
    let directory = tempfile::tempdir().expect("a directory");
    let junit = directory.path().join("junit.xml");
    let harness = binary().with_file_name("harness");
    let output = Command::new(harness)
        .args(["deploy", "--yes", "--junit"])
        .arg(&junit)
        .output()
        .expect("build the harness first: cargo build -p harness");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    println!("{said}");
    let report = std::fs::read_to_string(junit).expect("a report was asked for");
    assert!(
        report.contains("<testsuite") && !report.contains("<failure"),
        "{report}"
    );
}
