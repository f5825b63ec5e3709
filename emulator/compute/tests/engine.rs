//! The applier against the real Docker Engine. These tests fail where there is none, unless told that this is meant.
#![allow(clippy::unwrap_used, unreachable_pub)]

mod lab;
mod world;

use std::fs;

use bollard::query_parameters::InspectContainerOptions;
use lab::*;
use terrarium_compute::*;
use terrarium_model::resources::*;

/// A laboratory, or the end of the test where there may be no Docker.
macro_rules! lab {
    () => {
        match Lab::new().await {
            Some(lab) => lab,
            None => return,
        }
    };
}

#[tokio::test]
async fn a_launched_guest_finds_what_a_machine_would() {
    let mut lab = lab!();
    let run = lab.bring_up().await;

    let names = fs::read_to_string(file_in(run, "/etc/resolv.conf")).unwrap();
    let settings: Vec<_> = names
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert_eq!(settings, ["search ec2.internal", "nameserver 10.0.0.2"]);
    let authority = fs::read_to_string(file_in(run, "/etc/terrarium/ca.crt")).unwrap();
    assert_eq!(authority, AUTHORITY);

    let id = lab.container().await.id;
    let inspected = lab
        .docker
        .inspect_container(&id, None::<InspectContainerOptions>)
        .await
        .unwrap();
    assert_eq!(
        inspected.name.unwrap(),
        format!("/terrarium-{}", lab.instance.id)
    );
    let limits = inspected.host_config.unwrap();
    assert_eq!(
        (limits.memory, limits.memory_swap),
        (Some(1 << 30), Some(1 << 30))
    );
    assert_ne!(limits.privileged, Some(true));
}

#[tokio::test]
async fn a_guest_has_no_interface_before_it_is_plugged_in() {
    let mut lab = lab!();
    let report = lab.settle(InstanceState::Pending).await.unwrap();
    let Outcome::Running(Some(run)) = report.outcome else {
        panic!("expected a running guest: {report:?}");
    };
    let devices = fs::read_to_string(format!("/proc/{}/net/dev", run.pid)).unwrap();
    let devices: Vec<_> = devices
        .lines()
        .filter_map(|line| Some(line.split_once(':')?.0.trim()))
        .collect();
    assert_eq!(devices, ["lo"]);
}

#[tokio::test]
async fn a_terminated_guest_leaves_neither_container_nor_volume() {
    let mut lab = lab!();
    lab.bring_up().await;
    let id = lab.container().await.id;
    let inspected = lab
        .docker
        .inspect_container(&id, None::<InspectContainerOptions>)
        .await
        .unwrap();
    let volume = inspected.mounts.unwrap()[0].name.clone().unwrap();
    assert!(lab.docker.inspect_volume(&volume).await.is_ok());

    let report = lab.settle(InstanceState::ShuttingDown).await.unwrap();
    assert_eq!((report.outcome, report.reason), (Outcome::Terminated, None));
    assert!(lab.has_no_container().await);
    assert!(lab.docker.inspect_volume(&volume).await.is_err());
}

#[tokio::test]
async fn a_stopped_guest_keeps_its_disk() {
    let mut lab = lab!();
    let first = lab.bring_up().await;
    fs::write(file_in(first, "/kept"), "kept").unwrap();

    let report = lab.settle(InstanceState::Stopping).await.unwrap();
    assert_eq!((report.outcome, report.reason), (Outcome::Stopped, None));
    assert_eq!(
        lab.container().await.state,
        ContainerState::Exited(Exit { code: 130 })
    );

    lab.instance.boot += 1;
    let second = lab.bring_up().await;
    assert_ne!(second, first);
    assert_eq!(lab.container().await.boot, 2);
    assert_eq!(
        fs::read_to_string(file_in(second, "/kept")).unwrap(),
        "kept"
    );
}

#[tokio::test]
async fn a_guest_that_reboots_is_noticed_and_started_again() {
    let mut lab = lab!();
    let first = lab.bring_up().await;
    let mut changes = lab.compute.changes();
    end_with(first, 129);
    assert_eq!(
        next(&mut changes).await,
        Some(Change::Instance(lab.instance.id))
    );

    let report = lab.settle(InstanceState::Running).await.unwrap();
    assert_ne!(lab.plug_in(&report).await, first);
    assert_eq!(lab.container().await.boot, 1);
}

#[tokio::test]
async fn a_guest_that_powers_off_is_noticed_and_stays_down() {
    let mut lab = lab!();
    let run = lab.bring_up().await;
    let mut changes = lab.compute.changes();
    end_with(run, 130);
    assert_eq!(
        next(&mut changes).await,
        Some(Change::Instance(lab.instance.id))
    );

    let report = lab.settle(InstanceState::Running).await.unwrap();
    assert_eq!(report.outcome, Outcome::Stopped);
    assert_eq!(
        report.reason.unwrap().code,
        "Client.InstanceInitiatedShutdown"
    );
}

#[tokio::test]
async fn an_instance_that_is_rebooted_runs_anew() {
    let mut lab = lab!();
    let first = lab.bring_up().await;
    lab.instance.boot += 1;
    let report = lab.settle(InstanceState::Running).await.unwrap();
    assert_ne!(lab.plug_in(&report).await, first);
    assert_eq!(lab.settle(InstanceState::Running).await, None);

    let console = lab
        .compute
        .console_output(lab.instance.id)
        .await
        .unwrap()
        .unwrap();
    let console = String::from_utf8(console).unwrap();
    let lines: Vec<_> = console.lines().collect();
    assert_eq!(
        lines,
        ["ip-10-0-1-10 is up", "rebooting", "ip-10-0-1-10 is up"]
    );
}

#[tokio::test]
async fn an_ami_without_its_image_fails_and_says_which() {
    let mut lab = lab!();
    lab.instance.docker_image = "terrarium/absent:1".to_owned();
    assert!(!lab.compute.has_image("terrarium/absent:1").await.unwrap());
    let report = lab.settle(InstanceState::Pending).await.unwrap();
    assert_eq!(report.outcome, Outcome::Terminated);
    let reason = report.reason.unwrap();
    assert_eq!(reason.code, "Server.InternalError");
    assert!(
        reason.message.contains("terrarium/absent:1"),
        "{}",
        reason.message
    );
    assert!(lab.has_no_container().await);
}

#[tokio::test]
async fn an_image_that_cannot_run_fails_and_leaves_nothing() {
    let mut lab = lab!();
    lab.instance.docker_image = image::without_a_shell(&lab.docker).await;
    let report = lab.settle(InstanceState::Pending).await.unwrap();
    assert_eq!(report.outcome, Outcome::Terminated);
    let message = report.reason.unwrap().message;
    assert!(message.contains("/bin/sh"), "{message}");
    assert!(lab.has_no_container().await);
}

#[tokio::test]
async fn a_guest_survives_the_emulators_crash() {
    let mut lab = lab!();
    let run = lab.bring_up().await;
    lab.compute = connect(&lab.emulator).await.unwrap();
    assert_eq!(lab.settle(InstanceState::Running).await, None);
    assert_eq!(lab.container().await.state, ContainerState::Running(run));
}

#[tokio::test]
async fn a_suspended_guest_runs_again_after_the_next_start() {
    let mut lab = lab!();
    let first = lab.bring_up().await;
    lab.compute.suspend().await.unwrap();
    assert_eq!(
        lab.container().await.state,
        ContainerState::Exited(Exit { code: 129 })
    );

    lab.compute = connect(&lab.emulator).await.unwrap();
    let report = lab.settle(InstanceState::Running).await.unwrap();
    assert_ne!(lab.plug_in(&report).await, first);
}

#[tokio::test]
async fn a_guest_that_still_waits_for_its_network_can_be_suspended() {
    let mut lab = lab!();
    lab.settle(InstanceState::Pending).await.unwrap();
    lab.compute.suspend().await.unwrap();
    let end = ContainerState::Exited(Exit { code: 129 });
    assert_eq!(lab.container().await.state, end);
}

#[tokio::test]
async fn what_no_instance_owns_is_removed() {
    let mut lab = lab!();
    lab.bring_up().await;
    let observed = lab.compute.observe().await.unwrap();
    for action in lab.compute.plan(&world::world([]), &observed) {
        assert_eq!(lab.compute.perform(action).await, Ok(None));
    }
    assert!(lab.has_no_container().await);
}

#[tokio::test]
async fn emulators_on_one_host_leave_each_others_guests_alone() {
    let (mut lab, other) = (lab!(), lab!());
    lab.bring_up().await;
    assert!(other.has_no_container().await);
    other.compute.remove_all().await.unwrap();
    assert!(matches!(
        lab.container().await.state,
        ContainerState::Running(_)
    ));
}

#[tokio::test]
async fn an_instance_without_a_container_has_no_console() {
    let lab = lab!();
    assert_eq!(lab.compute.console_output(lab.instance.id).await, Ok(None));
}
