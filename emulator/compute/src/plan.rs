//! The planner: from what the model intends and what Docker holds, what is to be done. Pure.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use terrarium_model::ids::InstanceId;
use terrarium_model::resources::{Instance, InstanceState, StateReason};
use terrarium_model::{Cloud, Place, World};

use crate::launch::Launch;
use crate::observed::{Container, ContainerState, Exit, Observed, Run};

/// One thing to be done for one instance. Actions for one instance must not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Make a container and start it.
    Launch(Box<Launch>),
    /// Start a container that exists. One that runs already is only marked as being of this boot.
    Start(Target),
    /// Let the guest shut down, then start it again.
    Restart(Target),
    /// Let the guest shut down.
    Stop(Target),
    /// Let the guest shut down, then remove its container and the volumes that only it uses.
    Remove(Target, Option<StateReason>),
    /// Remove, at once, a container that no instance owns.
    Discard {
        /// Docker's id of the container.
        container: String,
        /// The instance that it was made for, when its label can be read.
        instance: Option<InstanceId>,
    },
    /// Nothing is to be done any more, only said.
    Say(Report),
}

impl Action {
    /// The instance that it is about.
    pub fn instance(&self) -> Option<InstanceId> {
        match self {
            Self::Launch(launch) => Some(launch.instance),
            Self::Start(target)
            | Self::Restart(target)
            | Self::Stop(target)
            | Self::Remove(target, _) => Some(target.instance),
            Self::Discard { instance, .. } => *instance,
            Self::Say(report) => Some(report.instance),
        }
    }
}

/// The container that an action is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The instance.
    pub instance: InstanceId,
    /// Which start of it the model speaks of.
    pub boot: u32,
    /// Docker's id of the container.
    pub container: String,
}

/// What became of an instance, for the reconciler to commit.
///
/// It is out of date, and to be dropped, when the model's `boot` is no longer the report's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The instance.
    pub instance: InstanceId,
    /// Which start of it this is about.
    pub boot: u32,
    /// What it came to.
    pub outcome: Outcome,
    /// Why; none when the model's own reason stands.
    pub reason: Option<StateReason>,
}

/// What an instance came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Its first process runs and waits for `eth0`; no run when it is simulated.
    Running(Option<Run>),
    /// Its guest does not run; the disk is kept.
    Stopped,
    /// Its container and disk are gone.
    Terminated,
}

/// What is to be done for all instances, and with containers that belong to none.
pub fn plan(world: &World, observed: &Observed) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut by_instance = BTreeMap::new();
    for container in &observed.containers {
        match container.instance.map(|id| by_instance.entry(id)) {
            Some(Entry::Vacant(place)) => {
                place.insert(container);
            }
            Some(Entry::Occupied(_)) | None => actions.push(discard(container)),
        }
    }
    for (place, cloud) in &world.clouds {
        for (id, instance) in &cloud.instances {
            let container = by_instance.remove(id);
            actions.extend(decide(place, cloud, instance, container));
        }
    }
    actions.extend(by_instance.into_values().map(discard));
    actions
}

/// What is to be done for one instance, whose container was observed after `world` was read.
pub fn plan_instance(
    world: &World,
    id: InstanceId,
    container: Option<&Container>,
) -> Option<Action> {
    match find(world, id) {
        Some((place, cloud, instance)) => decide(place, cloud, instance, container),
        None => container.map(discard),
    }
}

/// The instance with that id, and where it is.
pub(crate) fn find(world: &World, id: InstanceId) -> Option<(&Place, &Cloud, &Instance)> {
    world.clouds.iter().find_map(|(place, cloud)| {
        let instance = cloud.instances.get(&id)?;
        Some((place, cloud, instance.as_ref()))
    })
}

fn decide(
    place: &Place,
    cloud: &Cloud,
    instance: &Instance,
    container: Option<&Container>,
) -> Option<Action> {
    match instance.state {
        InstanceState::Pending => Some(bring_up(place, cloud, instance, container)),
        InstanceState::Running => keep_up(instance, container),
        InstanceState::Stopping => Some(match container {
            Some(container) if container.runs() => Action::Stop(target(instance, container)),
            _ => Action::Say(report(instance, Outcome::Stopped, None)),
        }),
        InstanceState::Stopped => container
            .filter(|container| container.runs())
            .map(|container| Action::Stop(target(instance, container))),
        InstanceState::ShuttingDown => Some(match container {
            Some(container) => Action::Remove(target(instance, container), None),
            None => Action::Say(report(instance, Outcome::Terminated, None)),
        }),
        InstanceState::Terminated => container.map(discard),
    }
}

/// A pending instance: launched, or started after a stop.
fn bring_up(
    place: &Place,
    cloud: &Cloud,
    instance: &Instance,
    container: Option<&Container>,
) -> Action {
    let launch = || Launch::new(place, cloud, instance);
    let Some(container) = container else {
        return match instance.boot > FIRST_BOOT {
            // A fresh disk in place of the lost one would pass for the same machine.
            true => Action::Say(lost(instance)),
            false => Action::Launch(Box::new(launch())),
        };
    };
    match container.state {
        ContainerState::Created => Action::Launch(Box::new(Launch {
            replaces: Some(container.id.clone()),
            ..launch()
        })),
        ContainerState::Running(run) if container.boot == instance.boot => {
            Action::Say(report(instance, Outcome::Running(Some(run)), None))
        }
        ContainerState::Running(_) | ContainerState::Exited(_) => {
            Action::Start(target(instance, container))
        }
    }
}

/// A running instance: its guest may have ended by itself, or is to be rebooted.
fn keep_up(instance: &Instance, container: Option<&Container>) -> Option<Action> {
    let Some(container) = container else {
        return Some(Action::Say(lost(instance)));
    };
    let current = container.boot == instance.boot;
    match container.state {
        ContainerState::Running(_) if current => None,
        ContainerState::Running(_) => Some(Action::Restart(target(instance, container))),
        ContainerState::Exited(exit) if current => Some(after_exit(instance, container, exit)),
        ContainerState::Created | ContainerState::Exited(_) => {
            Some(Action::Start(target(instance, container)))
        }
    }
}

/// The guest's first process ended and nobody here had asked for it.
fn after_exit(instance: &Instance, container: &Container, exit: Exit) -> Action {
    let stopped = |reason| Action::Say(report(instance, Outcome::Stopped, Some(reason)));
    match exit.meaning() {
        Ending::Reboot => Action::Start(target(instance, container)),
        Ending::PowerOff => {
            let reason = StateReason::new(
                "Client.InstanceInitiatedShutdown",
                "Instance initiated shutdown",
            );
            match instance.instance_initiated_shutdown_behavior.as_str() {
                "terminate" => Action::Remove(target(instance, container), Some(reason)),
                _ => stopped(reason),
            }
        }
        Ending::Failure(what) => stopped(StateReason::new("Server.InternalError", &what)),
    }
}

/// The boot number of a launch; every later one has a disk to keep.
const FIRST_BOOT: u32 = 1;

/// What the end of a guest's first process means.
enum Ending {
    Reboot,
    PowerOff,
    Failure(String),
}

impl Exit {
    fn meaning(self) -> Ending {
        match self.code {
            // reboot(2) in a process-id namespace ends its first process with SIGHUP for a restart and SIGINT for a halt.
            HANG_UP => Ending::Reboot,
            INTERRUPT | 0 => Ending::PowerOff,
            // Pulled from under it, by the engine's own end, for want of memory or by someone's `docker kill`: what a panic or
            // a host's failure is on AWS.
            KILLED | ENGINE_LOST => Ending::Reboot,
            code => Ending::Failure(format!(
                "The guest's first process ended with exit code {code}; the console output says more"
            )),
        }
    }
}

const HANG_UP: i64 = 128 + 1;
const INTERRUPT: i64 = 128 + 2;
const KILLED: i64 = 128 + 9;
/// What Docker writes down for a container that was gone when the engine came back.
const ENGINE_LOST: i64 = 255;

impl Container {
    fn runs(&self) -> bool {
        matches!(self.state, ContainerState::Running(_))
    }
}

fn target(instance: &Instance, container: &Container) -> Target {
    Target {
        instance: instance.id,
        boot: instance.boot,
        container: container.id.clone(),
    }
}

fn report(instance: &Instance, outcome: Outcome, reason: Option<StateReason>) -> Report {
    Report {
        instance: instance.id,
        boot: instance.boot,
        outcome,
        reason,
    }
}

/// Its disk is gone, and with it the instance.
fn lost(instance: &Instance) -> Report {
    let reason = StateReason::new(
        "Server.InternalError",
        "The instance's container does not exist: it was removed outside of Terrarium, or the instance was simulated",
    );
    report(instance, Outcome::Terminated, Some(reason))
}

fn discard(container: &Container) -> Action {
    Action::Discard {
        container: container.id.clone(),
        instance: container.instance,
    }
}
