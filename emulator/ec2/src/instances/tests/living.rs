//! Starting, stopping, rebooting and terminating, and what is reported of it.

use std::sync::Arc;

use terrarium_model::ids::InstanceId;
use terrarium_model::resources::{InstanceState, StateReason};
use terrarium_model::{Place, World as Snapshot};
use terrarium_state::{Caller, Environment, Tx};

use super::World;
use crate::instances::{Outcome, Report, expire, record};
use crate::testing::ACCOUNT;

fn change(world: &World, operation: &str, id: &str) -> (String, String) {
    let answer = world.account.ok(&format!("{operation}&InstanceId.1={id}"));
    let item = answer.find("instancesSet/item");
    (
        item.text("previousState/name"),
        item.text("currentState/name"),
    )
}

fn states(before: &str, after: &str) -> (String, String) {
    (before.to_owned(), after.to_owned())
}

#[test]
fn an_instance_goes_through_its_states() {
    let world = World::new();
    let id = world.launch("");
    world.report(&id, 1, Outcome::Running);
    let running = world.shown(&id);
    assert_eq!(running.text("instanceState/name"), "running");
    let address = running.text("ipAddress");
    let private = running.text("privateIpAddress");

    assert_eq!(
        change(&world, "StopInstances", &id),
        states("running", "stopping")
    );
    let stopping = world.shown(&id);
    assert_eq!(
        stopping.text("stateReason/code"),
        "Client.UserInitiatedShutdown"
    );
    assert!(stopping.text("reason").starts_with("User initiated ("));
    world.report(&id, 1, Outcome::Stopped);
    let stopped = world.shown(&id);
    assert_eq!(stopped.text("instanceState/name"), "stopped");
    assert!(
        !stopped.has("ipAddress"),
        "the public address goes when it stops"
    );
    assert_eq!(stopped.text("privateIpAddress"), private);
    assert!(
        !world
            .account
            .store
            .snapshot()
            .shared
            .public_addresses
            .contains_key(&address.parse::<std::net::Ipv4Addr>().unwrap())
    );

    assert_eq!(
        change(&world, "StartInstances", &id),
        states("stopped", "pending")
    );
    world.report(&id, 2, Outcome::Running);
    let again = world.shown(&id);
    assert_eq!(again.text("instanceState/name"), "running");
    assert!(again.has("ipAddress"));
    assert_eq!(again.text("privateIpAddress"), private);

    assert_eq!(
        change(&world, "TerminateInstances", &id),
        states("running", "shutting-down")
    );
    world.report(&id, 2, Outcome::Terminated);
    let gone = world.shown(&id);
    assert_eq!(gone.text("instanceState/name"), "terminated");
    assert!(
        !gone.has("networkInterfaceSet/item")
            && !gone.has("privateIpAddress")
            && !gone.has("subnetId")
    );
    assert_eq!(
        change(&world, "TerminateInstances", &id),
        states("terminated", "terminated")
    );
    let cloud = world.account.cloud();
    assert!(cloud.network_interfaces.is_empty() && cloud.volumes.is_empty());
    assert!(
        world
            .account
            .store
            .snapshot()
            .shared
            .public_addresses
            .is_empty()
    );
}

#[test]
fn what_is_done_already_is_done_again_without_harm() {
    let world = World::new();
    let id = world.running("");
    assert_eq!(
        change(&world, "StartInstances", &id),
        states("running", "running")
    );
    change(&world, "StopInstances", &id);
    assert_eq!(
        change(&world, "StopInstances", &id),
        states("stopping", "stopping")
    );
    change(&world, "TerminateInstances", &id);
    assert_eq!(
        change(&world, "TerminateInstances", &id),
        states("shutting-down", "shutting-down")
    );
}

#[test]
fn what_its_state_does_not_allow_is_refused() {
    let world = World::new();
    let id = world.running("");
    change(&world, "StopInstances", &id);
    assert_eq!(
        world
            .account
            .refused(&format!("StartInstances&InstanceId.1={id}")),
        format!(
            "IncorrectInstanceState: The instance '{id}' is not in a state from which it can be started."
        )
    );
    change(&world, "TerminateInstances", &id);
    world.report(&id, 1, Outcome::Terminated);
    for operation in ["StartInstances", "StopInstances", "RebootInstances"] {
        let code = world
            .account
            .code(&format!("{operation}&InstanceId.1={id}"));
        assert_eq!(code, "IncorrectInstanceState", "{operation}");
    }
}

#[test]
fn a_pending_instance_cannot_be_stopped_yet() {
    let world = World::new();
    let id = world.launch("");
    assert_eq!(
        world
            .account
            .refused(&format!("StopInstances&InstanceId.1={id}")),
        format!(
            "IncorrectInstanceState: This instance '{id}' is not in a state from which it can be stopped."
        )
    );
}

#[test]
fn protected_instances_stay() {
    let world = World::new();
    let id = world.running("&DisableApiTermination=true&DisableApiStop=true");
    assert_eq!(
        world
            .account
            .refused(&format!("TerminateInstances&InstanceId.1={id}")),
        format!(
            "OperationNotPermitted: The instance '{id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again."
        )
    );
    assert_eq!(
        world
            .account
            .refused(&format!("StopInstances&InstanceId.1={id}")),
        format!(
            "OperationNotPermitted: The instance '{id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again."
        )
    );
    assert_eq!(world.state(&id), "running");
}

#[test]
fn ids_that_name_nothing_are_all_told_and_nothing_is_done() {
    let world = World::new();
    let id = world.running("");
    assert_eq!(
        world.account.refused(&format!(
            "StopInstances&InstanceId.1={id}&InstanceId.2=i-12345678"
        )),
        "InvalidInstanceID.NotFound: The instance ID 'i-12345678' does not exist"
    );
    assert_eq!(
        world
            .account
            .refused("TerminateInstances&InstanceId.1=i-12345678&InstanceId.2=i-12345679"),
        "InvalidInstanceID.NotFound: The instance IDs 'i-12345678, i-12345679' do not exist"
    );
    assert_eq!(
        world.account.code("StopInstances&InstanceId.1=x"),
        "InvalidInstanceID.Malformed"
    );
    assert_eq!(world.account.code("TerminateInstances"), "MissingParameter");
    assert_eq!(world.state(&id), "running");
}

#[test]
fn a_reboot_is_one_more_boot_of_a_running_instance() {
    let world = World::new();
    let id = world.running("");
    world.report(&id, 1, Outcome::Reachable);
    world
        .account
        .ok(&format!("RebootInstances&InstanceId.1={id}"));
    let cloud = world.account.cloud();
    let instance = &cloud.instances[&id.parse::<InstanceId>().unwrap()];
    assert_eq!(
        (instance.boot, instance.state, instance.reachable),
        (2, InstanceState::Running, false)
    );
}

#[test]
fn a_report_of_an_earlier_boot_is_dropped() {
    let world = World::new();
    let id = world.running("");
    world
        .account
        .ok(&format!("RebootInstances&InstanceId.1={id}"));
    world.report(&id, 1, Outcome::Stopped);
    assert_eq!(world.state(&id), "running");
    world.report(&id, 1, Outcome::Terminated);
    assert_eq!(world.state(&id), "terminated");
    world.report(&id, 2, Outcome::Running);
    assert_eq!(world.state(&id), "terminated");
}

#[test]
fn a_launch_that_fails_ends_terminated_and_says_why() {
    let world = World::new();
    let id = world.launch("");
    let instance = id.parse().unwrap();
    let report = Report {
        boot: 1,
        outcome: Outcome::Terminated,
        reason: Some(StateReason::new("Server.InternalError", "no image")),
    };
    world.account.write(|tx| record(tx, instance, report));
    let shown = world.shown(&id);
    assert_eq!(shown.text("instanceState/name"), "terminated");
    assert_eq!(shown.text("stateReason/code"), "Server.InternalError");
    assert_eq!(
        shown.text("stateReason/message"),
        "Server.InternalError: no image"
    );
}

#[test]
fn a_guest_that_powers_off_is_stopped() {
    let world = World::new();
    let id = world.running("");
    let instance = id.parse().unwrap();
    let report = Report {
        boot: 1,
        outcome: Outcome::Stopped,
        reason: Some(StateReason::new(
            "Client.InstanceInitiatedShutdown",
            "Instance initiated shutdown",
        )),
    };
    world.account.write(|tx| record(tx, instance, report));
    let shown = world.shown(&id);
    assert_eq!(shown.text("instanceState/name"), "stopped");
    assert_eq!(
        shown.text("stateReason/code"),
        "Client.InstanceInitiatedShutdown"
    );
    assert!(!shown.has("ipAddress"));
}

#[test]
fn interfaces_and_volumes_that_are_to_stay_stay() {
    let world = World::new();
    let (_, subnet) = world.network();
    let id = world.running(&format!(
        "&NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.SubnetId={subnet}\
         &NetworkInterface.1.AssociatePublicIpAddress=true&NetworkInterface.1.DeleteOnTermination=false\
         &BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.DeleteOnTermination=false"
    ));
    change(&world, "TerminateInstances", &id);
    world.report(&id, 1, Outcome::Terminated);
    let interfaces = world.account.ok("DescribeNetworkInterfaces");
    assert_eq!(
        interfaces.texts("networkInterfaceSet/item/status"),
        ["available"]
    );
    assert!(!interfaces.has("networkInterfaceSet/item/association"));
    let volumes = world.account.ok("DescribeVolumes");
    assert_eq!(volumes.texts("volumeSet/item/status"), ["available"]);
}

#[test]
fn groups_are_free_once_their_instances_are_terminated() {
    let world = World::new();
    let (vpc, subnet) = world.network();
    let group = world.account.made(
        &format!("CreateSecurityGroup&GroupName=web&GroupDescription=d&VpcId={vpc}"),
        "groupId",
    );
    let id = world.running(&format!("&SubnetId={subnet}&SecurityGroupId.1={group}"));
    assert_eq!(
        world
            .account
            .code(&format!("DeleteSecurityGroup&GroupId={group}")),
        "DependencyViolation"
    );
    change(&world, "TerminateInstances", &id);
    world.report(&id, 1, Outcome::Terminated);
    world
        .account
        .ok(&format!("DeleteSecurityGroup&GroupId={group}"));
    world.account.ok(&format!("DeleteSubnet&SubnetId={subnet}"));
}

#[test]
fn what_is_terminated_and_what_was_launched_is_forgotten_with_time() {
    let world = World::new();
    let id = world.running("&ClientToken=t");
    change(&world, "TerminateInstances", &id);
    world.report(&id, 1, Outcome::Terminated);
    let snapshot = world.account.store.snapshot();
    let after = |minutes: i64| {
        let mut tx = at(&snapshot, jiff::SignedDuration::from_mins(minutes));
        expire(&mut tx);
        (tx.cloud().instances.len(), tx.cloud().client_tokens.len())
    };
    assert_eq!(after(59), (1, 1));
    assert_eq!(after(61), (0, 1));
    assert_eq!(after(24 * 60 + 1), (0, 0));
}

fn at(snapshot: &Snapshot, later: jiff::SignedDuration) -> Tx {
    let place = Place::new(ACCOUNT, "us-east-1");
    let now = jiff::Timestamp::now() + later;
    let environment = Arc::new(Environment::default());
    Tx::new(
        snapshot,
        place,
        Caller::root(ACCOUNT),
        environment,
        now,
        [1; 32],
    )
}

#[test]
fn protection_holds_back_the_instances_of_its_zone_alone() {
    let world = World::new();
    let here = "&Placement.AvailabilityZone=us-east-1a";
    let protected = world.running(&format!("{here}&DisableApiTermination=true"));
    let (beside, elsewhere) = (
        world.running(here),
        world.running("&Placement.AvailabilityZone=us-east-1b"),
    );
    let terminate = format!(
        "TerminateInstances&InstanceId.1={protected}&InstanceId.2={beside}&InstanceId.3={elsewhere}"
    );
    assert_eq!(
        world.account.code(&format!("{terminate}&DryRun=true")),
        "OperationNotPermitted"
    );
    assert_eq!(
        world.state(&elsewhere),
        "running",
        "a dry run changes nothing"
    );
    assert!(world.account.refused(&terminate).starts_with(&format!(
        "OperationNotPermitted: The instance '{protected}' may not be terminated."
    )));
    assert_eq!(world.state(&protected), "running");
    assert_eq!(world.state(&beside), "running");
    assert_eq!(world.state(&elsewhere), "shutting-down");
}
