//! Instances with nothing behind them: they pass through the same states, and never pretend.
#![allow(clippy::unwrap_used)]

mod world;

use terrarium_compute::*;
use terrarium_model::resources::*;
use world::*;

async fn simulated() -> Compute {
    Compute::connect(Options {
        mode: Mode::Simulated,
        emulator: "test".to_owned(),
        authority_pem: None,
    })
    .await
    .unwrap()
}

async fn outcome(state: InstanceState) -> Option<Outcome> {
    let instance = Instance {
        state,
        ..instance(random_instance())
    };
    let (id, world) = (instance.id, world([instance]));
    let compute = simulated().await;
    let report = compute.settle(&world, id).await.unwrap();
    let planned = compute.plan(&world, &Observed::default());
    assert_eq!(planned, Vec::from_iter(report.clone().map(Action::Say)));
    report.map(|report| report.outcome)
}

#[tokio::test]
async fn states_change_at_once() {
    assert_eq!(
        outcome(InstanceState::Pending).await,
        Some(Outcome::Running(None))
    );
    assert_eq!(
        outcome(InstanceState::Stopping).await,
        Some(Outcome::Stopped)
    );
    assert_eq!(
        outcome(InstanceState::ShuttingDown).await,
        Some(Outcome::Terminated)
    );
}

#[tokio::test]
async fn states_that_last_are_left_alone() {
    assert_eq!(outcome(InstanceState::Running).await, None);
    assert_eq!(outcome(InstanceState::Stopped).await, None);
    assert_eq!(outcome(InstanceState::Terminated).await, None);
}

#[tokio::test]
async fn a_simulated_instance_says_so() {
    let instance = instance(random_instance());
    let (id, world) = (instance.id, world([instance]));
    let report = simulated().await.settle(&world, id).await.unwrap().unwrap();
    let message = report.reason.unwrap().message;
    assert!(message.contains("simulated"), "{message}");
}

#[test]
fn a_mode_is_one_of_three() {
    assert_eq!("auto".parse(), Ok(Mode::Auto));
    let error = "podman".parse::<Mode>().unwrap_err();
    assert_eq!(error, "'podman' is not one of docker, simulated and auto");
}
