//! Starting, stopping, rebooting and terminating: what is intended. That it came true is told to `record`.

use std::sync::Arc;

use jiff::Timestamp;
use terrarium_model::ids::InstanceId;
use terrarium_model::resources::{Instance, InstanceState, StateReason};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    InstanceStateChange, RebootInstancesRequest, StartInstancesRequest, StartInstancesResult,
    StopInstancesRequest, StopInstancesResult, TerminateInstancesRequest, TerminateInstancesResult,
};

use super::{get_all, shown};
use crate::errors::Error;
use crate::network_interfaces;

impl Operation<Error> for StartInstancesRequest {
    const UNSUPPORTED: &'static [&'static str] = &["AdditionalInfo"];

    fn run(self, tx: &mut Tx) -> Result<StartInstancesResult, Error> {
        let instances = get_all(tx, &self.instance_ids)?;
        for instance in &instances {
            match instance.state {
                InstanceState::Stopped => start(tx, instance)?,
                InstanceState::Running | InstanceState::Pending => {}
                _ => return Err(not_possible(instance.id, "started")),
            }
        }
        Ok(StartInstancesResult {
            starting_instances: changes(tx, &instances),
        })
    }
}

fn start(tx: &mut Tx, instance: &Instance) -> Result<(), Error> {
    let now = tx.now;
    tx.update::<Instance, _>(&instance.id, |it| {
        it.state = InstanceState::Pending;
        it.state_reason = None;
        it.state_transition_reason.clear();
        it.boot += 1;
        it.reachable = false;
        it.launch_time = now;
    });
    for id in &instance.network_interfaces {
        network_interfaces::renew_public_address(tx, *id)?;
    }
    Ok(())
}

impl Operation<Error> for StopInstancesRequest {
    fn run(self, tx: &mut Tx) -> Result<StopInstancesResult, Error> {
        let hibernate = self.hibernate == Some(true);
        let instances = get_all(tx, &self.instance_ids)?;
        for instance in &instances {
            match instance.state {
                InstanceState::Running => stop(tx, instance, hibernate)?,
                InstanceState::Stopping | InstanceState::Stopped => {}
                _ => return Err(not_stoppable(instance.id)),
            }
        }
        Ok(StopInstancesResult {
            stopping_instances: changes(tx, &instances),
        })
    }
}

fn stop(tx: &mut Tx, instance: &Instance, hibernate: bool) -> Result<(), Error> {
    if instance.disable_api_stop {
        return Err(Error::OperationNotPermitted {
            message: format!(
                "The instance '{}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.",
                instance.id
            ),
        });
    }
    let market = instance.options.market.as_ref();
    let spot_type = market.and_then(|market| market.spot_instance_type.as_deref());
    if spot_type == Some("one-time") {
        return Err(Error::UnsupportedOperation {
            message: format!(
                "You can't stop the Spot Instance '{}' because it is associated with a one-time Spot Instance request. You can only stop Spot Instances associated with persistent Spot Instance requests.",
                instance.id
            ),
        });
    }
    if hibernate && !instance.options.hibernation {
        return Err(Error::HibernationUnsupported {
            message: format!(
                "The instance '{}' is not enabled for hibernation.",
                instance.id
            ),
        });
    }
    let now = tx.now;
    tx.update::<Instance, _>(&instance.id, |it| {
        it.state = InstanceState::Stopping;
        it.reachable = false;
        by_user(it, now);
        if hibernate {
            let (code, message) = ("Client.UserInitiatedHibernate", "User initiated hibernate");
            it.state_reason = Some(StateReason::new(code, message));
        }
    });
    Ok(())
}

impl Operation<Error> for RebootInstancesRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let instances = get_all(tx, &self.instance_ids)?;
        for instance in instances {
            match instance.state {
                // One more boot is what tells the guest's runner to restart it; the state stays.
                InstanceState::Running => tx.update::<Instance, _>(&instance.id, |it| {
                    it.boot += 1;
                    it.reachable = false;
                }),
                InstanceState::Pending => None,
                _ => return Err(not_possible(instance.id, "rebooted")),
            };
        }
        Ok(())
    }
}

impl Operation<Error> for TerminateInstancesRequest {
    fn run(self, tx: &mut Tx) -> Result<TerminateInstancesResult, Error> {
        let instances = get_all(tx, &self.instance_ids)?;
        let is_protected = |it: &&Arc<Instance>| {
            it.disable_api_termination && it.state != InstanceState::Terminated
        };
        let protected: Vec<_> = instances.iter().filter(is_protected).cloned().collect();
        // Protection holds back the instances of its zone; those elsewhere go though the request fails.
        let is_held = |it: &Instance| {
            let mut zones = protected
                .iter()
                .map(|protected| &protected.availability_zone);
            zones.any(|zone| *zone == it.availability_zone)
        };
        let now = tx.now;
        for instance in &instances {
            let is_gone = matches!(
                instance.state,
                InstanceState::ShuttingDown | InstanceState::Terminated
            );
            if is_gone || is_held(instance) {
                continue;
            }
            tx.update::<Instance, _>(&instance.id, |it| {
                it.state = InstanceState::ShuttingDown;
                it.reachable = false;
                by_user(it, now);
            });
        }
        if let Some(protected) = protected.first() {
            tx.keeps_changes = true;
            return Err(Error::OperationNotPermitted {
                message: format!(
                    "The instance '{}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
                    protected.id
                ),
            });
        }
        Ok(TerminateInstancesResult {
            terminating_instances: changes(tx, &instances),
        })
    }
}

/// A user asked for it.
fn by_user(instance: &mut Instance, now: Timestamp) {
    instance.state_transition_reason = transition("User initiated", now);
    instance.state_reason = Some(StateReason::new(
        "Client.UserInitiatedShutdown",
        "User initiated shutdown",
    ));
}

/// Why a state changed, with the moment, as `StateTransitionReason` has it.
pub(super) fn transition(why: &str, now: Timestamp) -> String {
    format!("{why} ({})", now.strftime("%Y-%m-%d %H:%M:%S GMT"))
}

fn not_possible(id: InstanceId, what: &str) -> Error {
    Error::IncorrectInstanceState {
        message: format!("The instance '{id}' is not in a state from which it can be {what}."),
    }
}

/// AWS says it in slightly other words here.
fn not_stoppable(id: InstanceId) -> Error {
    Error::IncorrectInstanceState {
        message: format!("This instance '{id}' is not in a state from which it can be stopped."),
    }
}

/// The states before and now.
fn changes(tx: &Tx, before: &[Arc<Instance>]) -> Vec<InstanceStateChange> {
    let change = |before: &Arc<Instance>| {
        let now = tx.get::<Instance>(&before.id);
        InstanceStateChange {
            instance_id: Some(before.id.to_string()),
            current_state: now.map(|now| shown::state(now.state)),
            previous_state: Some(shown::state(before.state)),
        }
    };
    before.iter().map(change).collect()
}
