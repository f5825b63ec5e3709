//! What became of instances, told by whatever runs them, as changes of the state. Pure, and safe to repeat.

use jiff::{SignedDuration, Timestamp};
use terrarium_model::ids::InstanceId;
use terrarium_model::resources::{
    ClientToken, IamInstanceProfileAssociation, Instance, InstanceState, NetworkInterface,
    StateReason,
};
use terrarium_state::Tx;

use crate::{network_interfaces, volumes};

/// How long AWS shows an instance that is terminated.
const SHOWN_WHEN_TERMINATED: SignedDuration = SignedDuration::from_hours(1);
/// How long AWS remembers a client token.
const TOKENS_KEPT: SignedDuration = SignedDuration::from_hours(24);

/// What became of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Which start of it this is about; a report about an earlier one is dropped.
    pub boot: u32,
    /// What it came to.
    pub outcome: Outcome,
    /// Why; none when the instance's own reason stands.
    pub reason: Option<StateReason>,
}

/// What an instance came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Its guest runs, or is simulated to.
    Running,
    /// Its guest answers on the network: the status checks pass.
    Reachable,
    /// Its guest has ended and its disk is kept, whether that was asked for or not.
    Stopped,
    /// It is gone, with its disk, whether that was asked for or not: so ends a launch that failed, too.
    Terminated,
}

/// Records what became of an instance. One that is not there, or was started again since, is left alone.
pub fn record(tx: &mut Tx, instance: InstanceId, report: Report) {
    let Some(found) = tx.get::<Instance>(&instance) else {
        return;
    };
    // That an instance is gone is true whatever boot it was told for.
    let out_of_date = found.boot != report.boot && report.outcome != Outcome::Terminated;
    if out_of_date || found.state == InstanceState::Terminated {
        return;
    }
    let mut changed = Instance::clone(&found);
    match report.outcome {
        Outcome::Running => started(&mut changed, report.reason),
        Outcome::Reachable => changed.reachable = changed.state == InstanceState::Running,
        Outcome::Stopped => stopped(tx, &mut changed, report.reason),
        Outcome::Terminated => terminated(tx, &mut changed, report.reason),
    }
    if changed != *found {
        tx.put(changed);
    }
}

fn started(instance: &mut Instance, reason: Option<StateReason>) {
    if instance.state == InstanceState::Pending {
        instance.state = InstanceState::Running;
        instance.state_reason = reason;
        instance.state_transition_reason.clear();
    }
}

fn stopped(tx: &mut Tx, instance: &mut Instance, reason: Option<StateReason>) {
    // A terminating instance goes on to its end, and a stopped one has nothing more to tell.
    if matches!(
        instance.state,
        InstanceState::ShuttingDown | InstanceState::Stopped
    ) {
        return;
    }
    explain(instance, reason, tx.now);
    instance.state = InstanceState::Stopped;
    instance.reachable = false;
    for id in &instance.network_interfaces {
        network_interfaces::release_public_address(tx, *id);
    }
}

fn terminated(tx: &mut Tx, instance: &mut Instance, reason: Option<StateReason>) {
    explain(instance, reason, tx.now);
    instance.state = InstanceState::Terminated;
    instance.reachable = false;
    instance.terminated_at = Some(tx.now);
    if let Some(association) = instance.iam_instance_profile.take() {
        tx.remove::<IamInstanceProfileAssociation>(&association);
    }
    for id in std::mem::take(&mut instance.network_interfaces) {
        leave_interface(tx, id);
    }
    for device in std::mem::take(&mut instance.block_devices) {
        volumes::leave_instance(tx, &device, instance.id);
    }
}

fn explain(instance: &mut Instance, reason: Option<StateReason>, now: Timestamp) {
    if let Some(reason) = reason {
        instance.state_transition_reason = match reason.code.as_str() {
            "Client.InstanceInitiatedShutdown" => {
                super::lifecycle::transition("Instance initiated", now)
            }
            code => code.to_owned(),
        };
        instance.state_reason = Some(reason);
    }
}

/// An interface goes with its instance, or stays without one.
fn leave_interface(tx: &mut Tx, id: terrarium_model::ids::NetworkInterfaceId) {
    let Some(interface) = tx.get::<NetworkInterface>(&id) else {
        return;
    };
    let goes = interface
        .attachment
        .as_ref()
        .is_some_and(|attachment| attachment.delete_on_termination);
    if goes {
        return network_interfaces::remove(tx, id);
    }
    network_interfaces::release_public_address(tx, id);
    tx.update::<NetworkInterface, _>(&id, |interface| {
        interface.attachment = None;
        interface.public_ip_on_start = false;
    });
}

/// Forgets what AWS forgets with time: instances that were terminated an hour ago, and client tokens of yesterday.
pub fn expire(tx: &mut Tx) {
    let now = tx.now;
    let is_over = |since: Timestamp, kept: SignedDuration| now.duration_since(since) >= kept;
    let instances = tx.cloud().all::<Instance>();
    let gone: Vec<_> = instances
        .filter(|it| {
            it.terminated_at
                .is_some_and(|at| is_over(at, SHOWN_WHEN_TERMINATED))
        })
        .map(|it| it.id)
        .collect();
    for id in gone {
        tx.remove::<Instance>(&id);
    }
    let tokens = tx.cloud().all::<ClientToken>();
    let old: Vec<_> = tokens
        .filter(|token| is_over(token.created, TOKENS_KEPT))
        .map(|token| token.key.clone())
        .collect();
    for key in old {
        tx.remove::<ClientToken>(&key);
    }
}
