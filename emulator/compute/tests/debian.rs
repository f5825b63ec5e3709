//! What the planner takes for granted of a guest's end, asked of the AMI's own systemd. It needs the image that fixtures/setup builds.
#![allow(clippy::unwrap_used, unreachable_pub, dead_code)]

mod lab;
mod world;

use std::process::{Command, Stdio};

use lab::*;
use terrarium_compute::*;
use terrarium_model::resources::*;

const DEBIAN: &str = "terrarium/ami-debian-12";

/// Runs a command in the guest, as root there.
fn in_guest(run: Run, command: &str) -> bool {
    let mut nsenter = Command::new("nsenter");
    nsenter.args(["--target", &run.pid.to_string(), "--all"]);
    nsenter.args(command.split(' '));
    nsenter.stdout(Stdio::null()).stderr(Stdio::null());
    nsenter.status().unwrap().success()
}

/// A Debian guest whose systemd takes commands; none where the tests may do without Docker.
async fn debian() -> Option<(Lab, Run)> {
    let mut lab = Lab::new().await?;
    assert!(
        lab.compute.has_image(DEBIAN).await.unwrap(),
        "{DEBIAN} is missing: run fixtures/setup"
    );
    lab.instance.docker_image = DEBIAN.to_owned();
    let report = lab.settle(InstanceState::Pending).await.unwrap();
    lab.instance.state = InstanceState::Running;
    let run = lab.connect_network(&report);
    while !in_guest(run, "systemctl show --property=Version") {}
    Some((lab, run))
}

async fn ends_with(lab: &Lab, run: Run, command: &str) -> ContainerState {
    let mut changes = lab.compute.changes();
    in_guest(run, command);
    assert_eq!(
        next(&mut changes).await,
        Some(Change::Instance(lab.instance.id))
    );
    lab.container().await.state
}

#[tokio::test]
async fn debian_tells_a_reboot_from_a_power_off() {
    let Some((mut lab, run)) = debian().await else {
        return;
    };
    let end = ends_with(&lab, run, "systemctl reboot").await;
    assert_eq!(end, ContainerState::Exited(Exit { code: 129 }));

    let report = lab.settle(InstanceState::Running).await.unwrap();
    let run = lab.connect_network(&report);
    while !in_guest(run, "systemctl show --property=Version") {}
    let end = ends_with(&lab, run, "systemctl poweroff").await;
    assert_eq!(end, ContainerState::Exited(Exit { code: 130 }));
}

#[tokio::test]
async fn debian_shuts_down_when_it_is_stopped_and_suspended() {
    let Some((mut lab, _)) = debian().await else {
        return;
    };
    lab.settle(InstanceState::Stopping).await.unwrap();
    assert_eq!(
        lab.container().await.state,
        ContainerState::Exited(Exit { code: 130 })
    );

    lab.instance.boot += 1;
    let report = lab.settle(InstanceState::Pending).await.unwrap();
    let run = lab.connect_network(&report);
    while !in_guest(run, "systemctl show --property=Version") {}
    lab.compute.suspend().await.unwrap();
    assert_eq!(
        lab.container().await.state,
        ContainerState::Exited(Exit { code: 129 })
    );
}

#[tokio::test]
async fn debian_trusts_the_laboratory() {
    let Some((_lab, run)) = debian().await else {
        return;
    };
    let bundle = file_in(run, "/etc/ssl/certs/ca-certificates.crt");
    assert!(
        std::fs::read_to_string(bundle)
            .unwrap()
            .ends_with(AUTHORITY)
    );
}
