//! Instances with nothing behind them: they pass through the same states, and say that they are simulated.

use terrarium_model::World;
use terrarium_model::ids::InstanceId;
use terrarium_model::resources::{Instance, InstanceState, StateReason};

use crate::plan::{Action, Outcome, Report, find};

/// What is to be said of all instances.
pub(crate) fn plan(world: &World) -> Vec<Action> {
    world
        .clouds
        .values()
        .flat_map(|cloud| cloud.instances.values())
        .filter_map(|instance| answer(instance))
        .map(Action::Say)
        .collect()
}

/// What is to be said of one instance.
pub(crate) fn plan_instance(world: &World, id: InstanceId) -> Option<Action> {
    let (_, _, instance) = find(world, id)?;
    answer(instance).map(Action::Say)
}

fn answer(instance: &Instance) -> Option<Report> {
    let (outcome, reason) = match instance.state {
        InstanceState::Pending => (Outcome::Running(None), Some(reason())),
        InstanceState::Stopping => (Outcome::Stopped, None),
        InstanceState::ShuttingDown => (Outcome::Terminated, None),
        InstanceState::Running | InstanceState::Stopped | InstanceState::Terminated => return None,
    };
    Some(Report {
        instance: instance.id,
        boot: instance.boot,
        outcome,
        reason,
    })
}

fn reason() -> StateReason {
    StateReason::new(
        "Server.Simulated",
        "The instance is simulated: no guest runs and nothing in it can be reached",
    )
}
