//! The deployment flow, end to end, with real guests and real packets: what `make deploy` runs.

use std::process::Command;

use terrarium_tests::{Terrarium, binary, elements, needs_guests};

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
        // Beside a Terrarium that may run on this machine with the usual addresses.
        .env("TERRARIUM_POOL", "198.19.0.0/16")
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

#[test]
fn a_flow_that_fails_says_so_and_cleans_up() {
    // Simulated instances run, but nobody answers there: the flow gets as far as that.
    let terrarium = Terrarium::simulated(&[]);
    let output = Command::new(binary().with_file_name("harness"))
        .args([
            "deploy",
            "--yes",
            "--json",
            "--endpoint",
            &terrarium.endpoint(),
        ])
        .envs([
            ("AWS_ACCESS_KEY_ID", "test"),
            ("AWS_SECRET_ACCESS_KEY", "test"),
        ])
        .output()
        .expect("build the harness first: cargo build -p harness");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.lines()
            .all(|line| line.starts_with('{') && line.ends_with('}')),
        "{said}"
    );
    let vpcs = terrarium.ec2("DescribeVpcs").ok();
    assert_eq!(
        elements(&vpcs, "vpcId").count(),
        1,
        "the default VPC alone is left: {vpcs}"
    );
    let swept = Command::new(binary().with_file_name("harness"))
        .args(["sweep", "--yes", "--endpoint", &terrarium.endpoint()])
        .output()
        .expect("the harness runs");
    assert!(
        swept.status.success(),
        "{}",
        String::from_utf8_lossy(&swept.stdout)
    );
}
