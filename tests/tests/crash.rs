//! The state of EC2 across `kill -9`: what was acknowledged is there, and nothing is half there.

use std::collections::BTreeSet;

use terrarium_tests::{Terrarium, element, elements};

/// How often the emulator is killed.
const KILLS: usize = 20;

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_half_applied_when_it_is_killed() {
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().display().to_string();
    let mut acknowledged = BTreeSet::new();
    for round in 0..KILLS {
        let terrarium = Terrarium::simulated(&["--data", &data]);
        ensure_whole(&terrarium, &acknowledged);
        acknowledged.extend(create_until_killed(terrarium, round));
    }
    ensure_whole(&Terrarium::simulated(&["--data", &data]), &acknowledged);
    assert!(
        acknowledged.len() > KILLS,
        "the kills left time for something to happen"
    );
}

/// Creates VPCs from another thread until the emulator is killed under it, and returns those that were acknowledged.
fn create_until_killed(terrarium: Terrarium, round: usize) -> Vec<String> {
    let endpoint = std::sync::Arc::new(terrarium);
    let writer = endpoint.clone();
    let (made, counted) = std::sync::mpsc::channel();
    let thread = std::thread::spawn(move || {
        let mut created = Vec::new();
        // A request that the kill cuts off panics in the client: it was not acknowledged.
        while let Ok(answer) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            writer.ec2("CreateVpc&CidrBlock=10.0.0.0/16")
        })) {
            created.push(
                element(&answer.ok(), "vpcId")
                    .expect("a VPC has an id")
                    .to_owned(),
            );
            let _ = made.send(());
        }
        created
    });
    // The kill comes after a few answers, while the next request is somewhere under way.
    for _ in 0..=round % 5 {
        counted.recv().expect("requests are answered");
    }
    let killed = std::process::Command::new("kill")
        .args(["-KILL", &endpoint.pid().to_string()])
        .status();
    assert!(killed.is_ok_and(|status| status.success()), "kill runs");
    thread.join().expect("the writer ends when its server does")
}

/// Every VPC has the route table, group and ACL that were made in its transaction, and the acknowledged ones are all there.
fn ensure_whole(terrarium: &Terrarium, acknowledged: &BTreeSet<String>) {
    let ids = |action: &str, element: &str| -> BTreeSet<String> {
        elements(&terrarium.ec2(action).ok(), element)
            .map(str::to_owned)
            .collect()
    };
    let vpcs = ids("DescribeVpcs", "vpcId");
    assert!(
        acknowledged.is_subset(&vpcs),
        "lost: {:?}",
        acknowledged - &vpcs
    );
    for action in [
        "DescribeRouteTables",
        "DescribeSecurityGroups",
        "DescribeNetworkAcls",
    ] {
        assert_eq!(ids(action, "vpcId"), vpcs, "{action}");
    }
}
