//! What the harness says when it cannot begin: one plain line, and nothing is done.

use terrarium_tests::Terrarium;

use crate::Harness;

#[test]
fn simulated_instances_are_refused_before_anything_begins() {
    let terrarium = Terrarium::simulated(&[]);
    let harness = Harness::new();
    // The scheme may be left out.
    let address = terrarium.address().to_string();
    let said = harness.run(&["deploy", "--endpoint", &address]);
    let refusal = said.refusal();
    assert!(refusal.contains("simulates its instances"), "{refusal}");
    assert!(refusal.contains(&terrarium.endpoint()), "{refusal}");
    assert_eq!(said.text(), "");
    assert_eq!(harness.run_folders(), 0);
}

#[test]
fn an_endpoint_where_nothing_answers_is_refused_and_nothing_is_cleaned_up() {
    let harness = Harness::new();
    for command in ["deploy", "sweep"] {
        let said = harness.run(&[command, "--endpoint", "http://127.0.0.1:1"]);
        let refusal = said.refusal();
        assert!(
            refusal.contains("no Terrarium answers at http://127.0.0.1:1"),
            "{refusal}"
        );
        assert_eq!(said.text(), "");
    }
}

#[test]
fn an_endpoint_that_is_none_is_refused_with_what_one_looks_like() {
    let harness = Harness::new();
    for wrong in ["https://127.0.0.1:4566", "example.com:80", "127.0.0.1:http"] {
        let said = harness.run(&["deploy", "--endpoint", wrong]);
        assert_eq!(said.code(), Some(2));
        assert!(said.error().contains("http://"), "{}", said.error());
    }
}

#[test]
fn what_is_wrong_with_the_settings_for_aws_is_said_in_one_line() {
    let terrarium = Terrarium::simulated(&[]);
    let deploy = ["deploy", "--target", "aws", "--yes"];
    let aws = || Harness::with_aws_at(&terrarium);
    let cases = [
        (
            aws().with("AWS_SECRET_ACCESS_KEY", "wrong"),
            "AWS refuses these credentials in region us-east-1: SignatureDoesNotMatch",
        ),
        (
            aws().with("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
            "AWS does not answer in region 'us-east-1'",
        ),
        (Harness::new(), "no region: "),
        (
            Harness::new().with("AWS_REGION", "us-east-1"),
            "no credentials",
        ),
    ];
    for (harness, expected) in cases {
        let said = harness.run(&deploy);
        let refusal = said.refusal();
        assert!(refusal.contains(expected), "{refusal}");
        assert_eq!(said.text(), "");
        assert_eq!(harness.run_folders(), 0);
    }
}

#[test]
fn what_costs_money_is_named_and_not_done_unasked() {
    let terrarium = Terrarium::simulated(&[]);
    let harness = Harness::with_aws_at(&terrarium);
    let said = harness.run(&["deploy", "--target", "aws"]);
    assert!(said.refusal().contains("--yes"));
    assert!(said.text().contains("roughly $0.01"), "{}", said.text());
    assert!(!said.text().contains("1/8"), "{}", said.text());
}

#[test]
fn ctrl_c_while_terrarium_starts_ends_it_and_leaves_nothing() {
    let harness = Harness::new();
    let script = harness.silent_terrarium();
    let mut run = harness.start(&["deploy", "--terrarium", &script]);
    run.until(|event| event["event"] == "step_started" && event["title"] == "Start Terrarium");
    run.interrupt();
    let (events, code) = run.end();
    assert_eq!(code, Some(130), "{events:?}");
    assert_eq!(harness.run_folders(), 0);
    let pid_file = harness.temporary.path().join("pid");
    if let Ok(pid) = std::fs::read_to_string(pid_file) {
        let command = std::fs::read_to_string(format!("/proc/{}/comm", pid.trim()));
        assert_ne!(command.unwrap_or_default().trim(), "sleep", "it runs on");
    }
}
