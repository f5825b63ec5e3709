//! The deployment flow with real guests and real packets: what `make deploy` runs, on both targets, interrupted and killed.

use std::process::Command;

use serde_json::Value;
use terrarium_tests::{Terrarium, elements, needs_guests};

use crate::{Harness, Run};

/// What the kernel and Docker hold of the Terrarium with those public addresses.
fn traces_of(pool: &str) -> String {
    let output = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output();
        String::from_utf8_lossy(&output.expect("it is installed").stdout).into_owned()
    };
    let routes = output("ip", &["route"]);
    let lines = routes.lines().filter(|line| line.contains(pool));
    lines.collect::<Vec<_>>().join("\n")
}

fn guests() -> usize {
    let arguments = ["ps", "-aq", "--filter", "label=terrarium.instance-id"];
    let output = Command::new("docker").args(arguments).output();
    let output = output.expect("docker is installed").stdout;
    String::from_utf8_lossy(&output).lines().count()
}

#[test]
fn the_deployment_flow_succeeds_and_leaves_nothing_behind() {
    if !needs_guests() {
        return;
    }
    let pool = "198.19.0.0/20";
    let harness = Harness::new().with("TERRARIUM_POOL", pool);
    let junit = harness.temporary.path().join("junit.xml");
    let junit = junit.to_str().expect("a path is text");
    let said = harness.run(&["deploy", "--yes", "--junit", junit]).ok();
    println!("{said}");
    let report = std::fs::read_to_string(junit).expect("a report was asked for");
    assert!(
        report.contains("<testsuite") && !report.contains("<failure"),
        "{report}"
    );
    assert_eq!(harness.run_folders(), 0);
    assert_eq!(traces_of(pool), "");
}

#[test]
fn the_same_flow_succeeds_where_only_the_usual_settings_tell_what_aws_is() {
    if !needs_guests() {
        return;
    }
    let pool = "198.19.16.0/20";
    let terrarium = Terrarium::start(&["--compute", "docker", "--pool", pool]);
    let terrarium = terrarium.unwrap_or_else(|said| panic!("terrarium did not start: {said}"));
    let harness = Harness::with_aws_at(&terrarium).with("AWS_REGION", "eu-central-1");
    let said = harness.run(&["deploy", "--target", "aws", "--yes"]).ok();
    assert!(said.contains("region eu-central-1"), "{said}");
    assert!(said.contains("roughly $0.01"), "{said}");
    assert!(said.contains("Everything passed"), "{said}");
    assert_eq!(harness.run_folders(), 0);
    assert!(terrarium.stop().success());
}

/// A run that has come to the installation of Docker in its guest, which takes a while.
fn run_in_step_4(harness: &Harness) -> Run {
    let mut run = harness.start(&["deploy"]);
    run.until_step(4);
    run
}

#[test]
fn what_a_killed_run_left_is_swept() {
    if !needs_guests() {
        return;
    }
    let pool = "198.19.32.0/20";
    let harness = Harness::new().with("TERRARIUM_POOL", pool);
    let mut run = harness.start(&["deploy"]);
    let id = run.id();
    run.until_step(4);
    run.kill();
    assert!(guests() > 0 && !traces_of(pool).is_empty());
    let found = harness.run(&["sweep", "--dry-run", "--run", &id]).ok();
    for kind in ["Terrarium, process", "container", "run folder"] {
        assert!(found.contains(kind), "no {kind} in {found}");
    }
    assert_eq!(harness.run_folders(), 1, "a dry run deletes nothing");
    harness.run(&["sweep", "--yes", "--run", &id]).ok();
    assert_eq!(traces_of(pool), "");
    assert_eq!(harness.run_folders(), 0);
    let found = harness.run(&["sweep", "--dry-run", "--run", &id]).ok();
    assert!(found.contains("Nothing is left"), "{found}");
}

#[test]
fn ctrl_c_in_a_step_starts_the_clean_up() {
    if !needs_guests() {
        return;
    }
    let pool = "198.19.48.0/20";
    let harness = Harness::new().with("TERRARIUM_POOL", pool);
    let run = run_in_step_4(&harness);
    run.interrupt();
    let (events, code) = run.end();
    assert_eq!(code, Some(130), "{events:?}");
    let outcome = |title: &str| {
        let ended = |event: &&Value| event["event"] == "step" && event["title"] == title;
        let step = events.iter().find(ended);
        step.map(|step| step["outcome"].clone())
    };
    assert_eq!(outcome("Clean up"), Some("passed".into()), "{events:?}");
    assert_eq!(outcome("Stop Terrarium"), Some("passed".into()));
    assert_eq!(harness.run_folders(), 0);
    assert_eq!(traces_of(pool), "");
}

#[test]
fn a_second_ctrl_c_names_what_is_left_and_how_to_sweep_it() {
    if !needs_guests() {
        return;
    }
    let pool = "198.19.64.0/20";
    let harness = Harness::new().with("TERRARIUM_POOL", pool);
    let mut run = run_in_step_4(&harness);
    run.interrupt();
    run.until(|event| event["event"] == "step_started" && event["title"] == "Clean up");
    run.interrupt();
    let (events, code) = run.end();
    assert_eq!(code, Some(130), "{events:?}");
    let text: Vec<String> = events.iter().map(ToString::to_string).collect();
    let text = text.join("\n");
    assert!(text.contains("left behind: "), "{text}");
    let command = text
        .split("harness ")
        .find(|words| words.starts_with("sweep --run "));
    let command = command.expect("the report tells how to sweep");
    let command: Vec<&str> = command.split(['"', ' ']).take(3).collect();
    assert_eq!(harness.run_folders(), 1);
    harness.run(&[&command[..], &["--yes"]].concat()).ok();
    assert_eq!(harness.run_folders(), 0);
    assert_eq!(traces_of(pool), "");
}

#[test]
fn a_flow_that_fails_says_so_and_cleans_up() {
    // Simulated instances run, but nobody answers there: as AWS, which is not asked for its health, it gets as far as that.
    let terrarium = Terrarium::simulated(&[]);
    let harness = Harness::with_aws_at(&terrarium);
    let run = harness.start(&["deploy", "--target", "aws", "--yes"]);
    let (events, code) = run.end();
    assert_eq!(code, Some(1), "{events:?}");
    let failed = events.iter().find(|event| event["outcome"] == "failed");
    let failed = failed.expect("a step failed");
    assert_eq!(failed["number"], 3);
    assert!(
        failed["happened"]
            .to_string()
            .contains("nothing is sent there")
    );
    let vpcs = terrarium.ec2("DescribeVpcs").ok();
    assert_eq!(
        elements(&vpcs, "vpcId").count(),
        1,
        "the default VPC alone is left: {vpcs}"
    );
    assert_eq!(harness.run_folders(), 1, "the report points to its files");
    let swept = harness.run(&["sweep", "--target", "aws", "--yes"]).ok();
    assert!(swept.contains("1 run folder"), "{swept}");
    assert_eq!(harness.run_folders(), 0);
}
