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
        if self.hibernate == Some(true) {
            return Err(Error::UnsupportedOperation {
                message: "Terrarium's instances do not hibernate.".to_owned(),
            });
        }
        let instances = get_all(tx, &self.instance_ids)?;
        for instance in &instances {
            match instance.state {
                InstanceState::Running => stop(tx, instance)?,
                InstanceState::Stopping | InstanceState::Stopped => {}
                _ => return Err(not_stoppable(instance.id)),
            }
        }
        Ok(StopInstancesResult {
            stopping_instances: changes(tx, &instances),
        })
    }
}

fn stop(tx: &mut Tx, instance: &Instance) -> Result<(), Error> {
    if instance.disable_api_stop {
        return Err(Error::OperationNotPermitted {
            message: format!(
                "The instance '{}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.",
                instance.id
            ),
        });
    }
    let now = tx.now;
    tx.update::<Instance, _>(&instance.id, |it| {
        it.state = InstanceState::Stopping;
        it.reachable = false;
        by_user(it, now);
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
        if let Some(protected) = instances
            .iter()
            .find(|it| it.disable_api_termination && it.state != InstanceState::Terminated)
        {
            return Err(Error::OperationNotPermitted {
                message: format!(
                    "The instance '{}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
                    protected.id
                ),
            });
        }
        let now = tx.now;
        for instance in &instances {
            if matches!(
                instance.state,
                InstanceState::ShuttingDown | InstanceState::Terminated
            ) {
                continue;
            }
            tx.update::<Instance, _>(&instance.id, |it| {
                it.state = InstanceState::ShuttingDown;
                it.reachable = false;
                by_user(it, now);
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
