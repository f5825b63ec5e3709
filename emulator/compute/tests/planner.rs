//! The planner, case by case: what the model intends, what Docker holds, and what is to be done.
#![allow(clippy::unwrap_used)]

mod world;

use InstanceState::*;
use terrarium_compute::*;
use terrarium_model::Timestamp;
use terrarium_model::ids::InstanceId;
use terrarium_model::resources::*;
use world::*;

const RUN: Run = Run {
    pid: 4711,
    started_at: Timestamp::UNIX_EPOCH,
};
const RUNS: ContainerState = ContainerState::Running(RUN);

fn id() -> InstanceId {
    "i-0000000000000000a".parse().unwrap()
}

fn exited(code: i64) -> ContainerState {
    ContainerState::Exited(Exit { code })
}

fn container(boot: u32, state: ContainerState) -> Container {
    Container {
        id: "c0ffee".to_owned(),
        instance: Some(id()),
        boot,
        state,
    }
}

fn in_state(state: InstanceState, boot: u32) -> Instance {
    Instance {
        state,
        boot,
        ..instance(id())
    }
}

/// What is to be done, in few words; both planners must agree on it.
fn decision(instance: Instance, container: Option<Container>) -> String {
    let world = world([instance]);
    let of_all = plan(
        &world,
        &Observed {
            containers: container.clone().into_iter().collect(),
        },
    );
    let of_one = plan_instance(&world, id(), container.as_ref());
    assert_eq!(of_all, Vec::from_iter(of_one.clone()));
    of_one.map_or("nothing".to_owned(), words)
}

fn words(action: Action) -> String {
    let of = |verb: &str, target: Target| {
        assert_eq!(
            (target.instance, target.container.as_str()),
            (id(), "c0ffee")
        );
        format!("{verb} as boot {}", target.boot)
    };
    match action {
        Action::Launch(launch) => match launch.replaces {
            Some(remains) => format!("launch boot {} in place of {remains}", launch.boot),
            None => format!("launch boot {}", launch.boot),
        },
        Action::Start(target) => of("start", target),
        Action::Restart(target) => of("restart", target),
        Action::Stop(target) => of("stop", target),
        Action::Remove(target, None) => of("remove", target),
        Action::Remove(target, Some(reason)) => {
            format!("{} ({})", of("remove", target), reason.code)
        }
        Action::Discard { container, .. } => format!("discard {container}"),
        Action::Say(Report {
            boot,
            outcome,
            reason,
            ..
        }) => {
            let outcome = match outcome {
                Outcome::Running(Some(run)) => format!("running as {}", run.pid),
                Outcome::Running(None) => "running".to_owned(),
                Outcome::Stopped => "stopped".to_owned(),
                Outcome::Terminated => "terminated".to_owned(),
            };
            match reason {
                Some(reason) => format!("say boot {boot} {outcome} ({})", reason.code),
                None => format!("say boot {boot} {outcome}"),
            }
        }
    }
}

macro_rules! cases {
    ($($name:ident: $state:ident $boot:literal, $container:expr => $decision:literal;)*) => {
        $(#[test]
        fn $name() {
            assert_eq!(decision(in_state($state, $boot), $container), $decision);
        })*
    };
}

cases! {
    a_pending_instance_is_launched: Pending 1, None => "launch boot 1";
    a_launch_that_was_cut_short_is_begun_again: Pending 1, Some(container(1, ContainerState::Created)) => "launch boot 1 in place of c0ffee";
    a_launch_whose_report_was_lost_is_reported_again: Pending 1, Some(container(1, RUNS)) => "say boot 1 running as 4711";
    a_stopped_instance_that_is_asked_for_is_started: Pending 2, Some(container(1, exited(130))) => "start as boot 2";
    a_start_that_was_cut_short_is_finished: Pending 2, Some(container(1, RUNS)) => "start as boot 2";
    a_start_whose_report_was_lost_is_reported_again: Pending 2, Some(container(2, RUNS)) => "say boot 2 running as 4711";
    a_guest_that_ended_before_its_start_was_reported_is_started: Pending 1, Some(container(1, exited(130))) => "start as boot 1";
    a_lost_disk_is_not_replaced_by_a_fresh_one: Pending 2, None => "say boot 2 terminated (Server.InternalError)";

    a_running_instance_is_left_alone: Running 1, Some(container(1, RUNS)) => "nothing";
    a_reboot_of_an_instance_restarts_its_container: Running 2, Some(container(1, RUNS)) => "restart as boot 2";
    a_reboot_that_was_cut_short_is_finished: Running 2, Some(container(1, exited(129))) => "start as boot 2";
    a_guest_that_reboots_is_started_again: Running 1, Some(container(1, exited(129))) => "start as boot 1";
    a_guest_that_powers_off_is_stopped: Running 1, Some(container(1, exited(130))) => "say boot 1 stopped (Client.InstanceInitiatedShutdown)";
    a_guest_whose_init_just_ends_is_stopped: Running 1, Some(container(1, exited(0))) => "say boot 1 stopped (Client.InstanceInitiatedShutdown)";
    a_guest_whose_power_was_cut_is_started_again: Running 1, Some(container(1, exited(137))) => "start as boot 1";
    a_guest_that_the_engine_lost_is_started_again: Running 1, Some(container(1, exited(255))) => "start as boot 1";
    a_guest_without_an_init_is_stopped_for_a_reason: Running 1, Some(container(1, exited(127))) => "say boot 1 stopped (Server.InternalError)";
    a_running_instance_without_a_container_is_lost: Running 1, None => "say boot 1 terminated (Server.InternalError)";

    a_stopping_instance_is_stopped: Stopping 1, Some(container(1, RUNS)) => "stop as boot 1";
    a_stop_whose_report_was_lost_is_reported_again: Stopping 1, Some(container(1, exited(130))) => "say boot 1 stopped";
    a_stopping_instance_without_a_container_has_stopped: Stopping 1, None => "say boot 1 stopped";
    a_stopped_instance_is_left_alone: Stopped 1, Some(container(1, exited(130))) => "nothing";
    a_stopped_instance_that_runs_is_stopped: Stopped 1, Some(container(1, RUNS)) => "stop as boot 1";
    a_stopped_instance_may_lack_a_container: Stopped 1, None => "nothing";

    an_instance_that_shuts_down_is_removed: ShuttingDown 1, Some(container(1, RUNS)) => "remove as boot 1";
    a_stopped_instance_that_shuts_down_is_removed: ShuttingDown 1, Some(container(1, exited(130))) => "remove as boot 1";
    a_launch_that_is_terminated_at_once_is_removed: ShuttingDown 1, Some(container(1, ContainerState::Created)) => "remove as boot 1";
    a_removal_whose_report_was_lost_is_reported_again: ShuttingDown 1, None => "say boot 1 terminated";
    what_is_left_of_a_terminated_instance_is_discarded: Terminated 1, Some(container(1, exited(130))) => "discard c0ffee";
    a_terminated_instance_is_left_alone: Terminated 1, None => "nothing";
}

fn terminating() -> Instance {
    Instance {
        instance_initiated_shutdown_behavior: "terminate".to_owned(),
        ..in_state(Running, 1)
    }
}

#[test]
fn a_guest_that_powers_off_is_terminated_where_that_was_asked_for() {
    assert_eq!(
        decision(terminating(), Some(container(1, exited(130)))),
        "remove as boot 1 (Client.InstanceInitiatedShutdown)"
    );
}

#[test]
fn a_guest_that_fails_is_never_terminated() {
    assert_eq!(
        decision(terminating(), Some(container(1, exited(127)))),
        "say boot 1 stopped (Server.InternalError)"
    );
}

#[test]
fn containers_of_unknown_instances_are_discarded() {
    let orphan = container(1, RUNS);
    let observed = Observed {
        containers: vec![orphan.clone()],
    };
    let expected = Action::Discard {
        container: "c0ffee".to_owned(),
        instance: Some(id()),
    };
    let of_one = plan_instance(&world([]), id(), Some(&orphan));
    assert_eq!(of_one.as_ref(), Some(&expected));
    assert_eq!(plan(&world([]), &observed), [expected]);
}

#[test]
fn containers_without_a_readable_label_are_discarded() {
    let observed = Observed {
        containers: vec![Container {
            instance: None,
            ..container(0, RUNS)
        }],
    };
    let expected = Action::Discard {
        container: "c0ffee".to_owned(),
        instance: None,
    };
    assert_eq!(plan(&world([]), &observed), [expected]);
}

#[test]
fn a_second_container_of_an_instance_is_discarded() {
    let second = Container {
        id: "decaf".to_owned(),
        ..container(1, RUNS)
    };
    let observed = Observed {
        containers: vec![container(1, RUNS), second],
    };
    let expected = Action::Discard {
        container: "decaf".to_owned(),
        instance: Some(id()),
    };
    assert_eq!(plan(&world([in_state(Running, 1)]), &observed), [expected]);
}

#[test]
fn each_instance_of_a_world_gets_its_own_action() {
    let other = random_instance();
    let world = world([in_state(Pending, 1), instance(other)]);
    let mut launched: Vec<_> = plan(&world, &Observed::default())
        .iter()
        .map(|action| action.instance().unwrap())
        .collect();
    launched.sort();
    let mut expected = [id(), other];
    expected.sort();
    assert_eq!(launched, expected);
}

fn launch_in(world: &terrarium_model::World) -> Launch {
    match plan_instance(world, id(), None) {
        Some(Action::Launch(launch)) => *launch,
        other => panic!("expected a launch: {other:?}"),
    }
}

#[test]
fn a_guest_is_named_after_its_address_and_bounded_by_its_type() {
    let launch = launch_in(&world([instance(id())]));
    assert_eq!(launch.hostname, "ip-10-0-1-10");
    assert_eq!(launch.search_domain, "ec2.internal");
    assert_eq!(
        launch.resolvers,
        ["10.0.0.2".parse::<std::net::Ipv4Addr>().unwrap()]
    );
    assert_eq!((launch.vcpus, launch.memory_mib), (Some(2), Some(1024)));
}

#[test]
fn the_search_domain_is_the_regions() {
    let launch = launch_in(&world_in("eu-west-1", [instance(id())], |_| {}));
    assert_eq!(launch.search_domain, "eu-west-1.compute.internal");
}

#[test]
fn a_guest_is_named_after_its_id_where_the_subnet_says_so() {
    let launch = launch_in(&world_in("us-east-1", [instance(id())], |cloud| {
        put(
            cloud,
            Subnet {
                hostname_type: "resource-name".to_owned(),
                ..subnet()
            },
        );
    }));
    assert_eq!(launch.hostname, "i-0000000000000000a");
}

#[test]
fn dhcp_options_decide_about_names() {
    let options = DhcpOptions {
        id: "dopt-0000000000000000a".parse().unwrap(),
        configurations: vec![
            ("domain-name".to_owned(), vec!["example.test".to_owned()]),
            (
                "domain-name-servers".to_owned(),
                vec!["10.0.9.9".to_owned(), "AmazonProvidedDNS".to_owned()],
            ),
        ],
    };
    let launch = launch_in(&world_in("us-east-1", [instance(id())], |cloud| {
        put(
            cloud,
            Vpc {
                dhcp_options_id: Some(options.id),
                ..vpc()
            },
        );
        put(cloud, options);
    }));
    assert_eq!(launch.search_domain, "example.test");
    let expected: Vec<std::net::Ipv4Addr> =
        vec!["10.0.9.9".parse().unwrap(), "10.0.0.2".parse().unwrap()];
    assert_eq!(launch.resolvers, expected);
}
