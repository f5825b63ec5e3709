//! The figures that the project holds itself to, measured and printed as JSON lines: name, value, unit and, where there is
//! one, the peer measured beside it and how many times as good we are. Both are medians of several runs.
//!
//! `make bench` runs it on the release build. What needs Docker is measured where there is Docker, and said to be missing elsewhere.

mod guests;
mod peer;

use std::time::{Duration, Instant};

use serde_json::json;
use terrarium_tests::{Terrarium, elements, newest_debian};

/// How many instances are described.
const INSTANCES: usize = 1000;
/// How often what takes long is measured, here and with the peer; what is printed is the median.
const RUNS: usize = 5;

/// The modes in which start and memory are measured: the name's end, and the arguments.
const SIMULATED: (&str, &[&str]) = ("", &["--compute", "simulated"]);
const DOCKER: (&str, &[&str]) = ("_docker", &["--compute", "docker"]);

fn main() {
    let peers: Vec<_> = (0..RUNS)
        .map_while(|_| peer::Moto::measure_idle())
        .collect();
    let of_peers = |figure: fn(&peer::Idle) -> f64| {
        (!peers.is_empty()).then(|| median(peers.iter().map(figure)))
    };
    let (started, memory) = (
        of_peers(|idle| idle.start_ms),
        of_peers(|idle| idle.memory_mib),
    );
    start_and_memory(SIMULATED, started, memory);
    describe_instances();
    match guests::can_run() {
        true => {
            start_and_memory(DOCKER, started, memory);
            guests::measure();
        }
        false => eprintln!(
            "not measured: what needs guests (root, Docker and the AMI; see fixtures/setup)"
        ),
    }
}

/// Prints a figure.
fn figure(name: &str, value: f64, unit: &str) {
    println!(
        "{}",
        json!({ "name": name, "value": rounded(value), "unit": unit })
    );
}

/// Prints a figure of which less is better, beside the peer's.
fn figure_beside(name: &str, value: f64, unit: &str, peer: Option<f64>) {
    match peer {
        Some(peer) => println!(
            "{}",
            json!({
                "name": name, "value": rounded(value), "unit": unit,
                "peer": "moto_server", "peer_value": rounded(peer), "ratio": rounded(peer / value),
            })
        ),
        None => figure(name, value, unit),
    }
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// The value that a share of all is at most: 0.5 for the median.
fn quantile(mut values: Vec<Duration>, share: f64) -> Duration {
    values.sort();
    let index = ((values.len() as f64 - 1.0) * share).round() as usize;
    values[index]
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// From the start to the first answer, and the memory that is in use then.
fn start_and_memory((mode, arguments): (&str, &[&str]), started: Option<f64>, memory: Option<f64>) {
    let (mut starts, mut memories) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let began = Instant::now();
        let terrarium = Terrarium::start(arguments).unwrap_or_else(|said| panic!("{said}"));
        terrarium.ec2("DescribeRegions").ok();
        starts.push(milliseconds(began.elapsed()));
        terrarium.ec2("DescribeVpcs").ok();
        memories.push(resident_mib(terrarium.pid()));
        assert!(terrarium.stop().success());
    }
    let name = format!("start_to_first_answer{mode}");
    figure_beside(&name, median(starts.into_iter()), "ms", started);
    let name = format!("idle_memory{mode}");
    figure_beside(&name, median(memories.into_iter()), "MiB", memory);
}

/// Resident memory of a process, in MiB.
fn resident_mib(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("the process runs");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .expect("a line of that name");
    line.trim()
        .trim_end_matches(" kB")
        .parse::<f64>()
        .expect("a number")
        / 1024.0
}

fn describe_instances() {
    let terrarium = Terrarium::simulated(&[]);
    let image = newest_debian(&terrarium);
    terrarium
        .ec2(&format!("RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount={INSTANCES}&MaxCount={INSTANCES}"))
        .ok();
    let mut times = Vec::new();
    for _ in 0..20 {
        let began = Instant::now();
        let answer = terrarium.ec2("DescribeInstances").ok();
        times.push(began.elapsed());
        assert_eq!(elements(&answer, "instanceId").count(), INSTANCES);
    }
    let peer = peer::Moto::start().map(|moto| moto.describe_instances(INSTANCES, RUNS));
    let peer = peer.map(|times| milliseconds(quantile(times, 0.5)));
    figure_beside(
        "describe_1000_instances_p50",
        milliseconds(quantile(times.clone(), 0.5)),
        "ms",
        peer,
    );
    figure(
        "describe_1000_instances_p99",
        milliseconds(quantile(times, 0.99)),
        "ms",
    );
}
