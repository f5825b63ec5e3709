//! What `harness sweep` deletes through an API, and what it leaves alone: other people's things, and runs that are under way.

use terrarium_tests::{Terrarium, element, elements};

use crate::Harness;

/// A run that began long ago.
const OLD: &str = "00000001abcdef";

/// A run that began just now.
fn young() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    format!("{:08x}abcdef", now.expect("it is past 1970").as_secs())
}

/// Makes a VPC with the tag of a run.
fn vpc(terrarium: &Terrarium, run: &str) -> String {
    let tag = format!(
        "TagSpecification.1.Tag.1.Key=terrarium:harness&TagSpecification.1.Tag.1.Value={run}"
    );
    let request =
        format!("CreateVpc&CidrBlock=10.0.0.0/16&TagSpecification.1.ResourceType=vpc&{tag}");
    let answer = terrarium.ec2(&request).ok();
    element(&answer, "vpcId")
        .expect("a VPC has an id")
        .to_owned()
}

/// Makes a bucket, with an object and with the tag of a run.
fn bucket(terrarium: &Terrarium, name: &str, object: bool, run: Option<&str>) {
    terrarium.s3("PUT", &format!("/{name}"), b"").ok();
    if object {
        terrarium
            .s3("PUT", &format!("/{name}/object"), b"text")
            .ok();
    }
    if let Some(run) = run {
        let tags = format!(
            "<Tagging><TagSet><Tag><Key>terrarium:harness</Key><Value>{run}</Value></Tag></TagSet></Tagging>"
        );
        terrarium
            .s3("PUT", &format!("/{name}?tagging"), tags.as_bytes())
            .ok();
    }
}

fn vpcs(terrarium: &Terrarium) -> Vec<String> {
    let answer = terrarium
        .ec2("DescribeVpcs&Filter.1.Name=tag-key&Filter.1.Value.1=terrarium:harness")
        .ok();
    elements(&answer, "vpcId").map(str::to_owned).collect()
}

fn buckets(terrarium: &Terrarium) -> Vec<String> {
    let answer = terrarium.s3("GET", "/", b"").ok();
    elements(&answer, "Name").map(str::to_owned).collect()
}

#[test]
fn on_aws_only_runs_are_swept_that_are_too_old_to_be_under_way() {
    let terrarium = Terrarium::simulated(&[]);
    let harness = Harness::with_aws_at(&terrarium);
    let young = young();
    vpc(&terrarium, OLD);
    let kept = vpc(&terrarium, &young);
    let sweep = ["sweep", "--target", "aws", "--yes"];
    let said = harness.run(&[&sweep[..], &["--dry-run"]].concat()).ok();
    assert!(said.contains("Left of earlier runs: 1 VPC."), "{said}");
    assert_eq!(vpcs(&terrarium).len(), 2, "a dry run deletes nothing");
    let said = harness.run(&sweep).ok();
    assert!(said.contains("is younger than 120 min"), "{said}");
    assert_eq!(vpcs(&terrarium), [kept]);
    harness.run(&[&sweep[..], &["--run", &young]].concat()).ok();
    assert!(vpcs(&terrarium).is_empty());
}

#[test]
fn buckets_are_swept_by_their_tag_and_untagged_ones_only_if_they_hold_nothing() {
    let terrarium = Terrarium::simulated(&[]);
    let name = |run: &str| format!("terrarium-harness-{run}");
    bucket(&terrarium, &name(OLD), true, Some(OLD));
    // Killed before it could tag it: nothing can be in it.
    bucket(&terrarium, &name("00000002abcdef"), false, None);
    bucket(&terrarium, &name("00000003abcdef"), true, None);
    bucket(&terrarium, &name("production"), false, None);
    bucket(&terrarium, "of-another-program", false, Some(OLD));
    let harness = Harness::new();
    let said = harness.run(&["sweep", "--yes", "--endpoint", &terrarium.endpoint()]);
    assert!(said.ok().contains("2 buckets"), "{}", said.text());
    assert_eq!(
        buckets(&terrarium),
        [
            "of-another-program".to_owned(),
            name("00000003abcdef"),
            name("production")
        ]
    );
}

#[test]
fn what_a_run_that_is_under_way_owns_is_never_swept() {
    let terrarium = Terrarium::simulated(&[]);
    let endpoint = terrarium.endpoint();
    let harness = Harness::new();
    // It waits for its Terrarium, which says nothing: until it is interrupted, it is under way.
    let script = harness.silent_terrarium();
    let mut run = harness.start(&["deploy", "--terrarium", &script]);
    let live = run.id();
    vpc(&terrarium, OLD);
    let kept = vpc(&terrarium, &live);
    let said = harness
        .run(&["sweep", "--yes", "--endpoint", &endpoint])
        .ok();
    assert!(said.contains("is under way and is left alone"), "{said}");
    assert_eq!(vpcs(&terrarium), [kept]);
    let named = harness.run(&["sweep", "--yes", "--endpoint", &endpoint, "--run", &live]);
    assert!(named.refusal().contains("is under way"));
    assert_eq!(harness.run_folders(), 1);
    run.interrupt();
    assert_eq!(run.end().1, Some(130));
    harness
        .run(&["sweep", "--yes", "--endpoint", &endpoint])
        .ok();
    assert!(vpcs(&terrarium).is_empty());
}
