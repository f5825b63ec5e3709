//! The figures that the project holds itself to, measured and printed as JSON lines: name, value, unit and, where there is
//! one, the peer measured beside it and how many times as good we are.
//!
//! `make bench` runs it on the release build. What needs Docker is measured where there is Docker, and said to be missing elsewhere.

mod guests;
mod peer;

use std::time::{Duration, Instant};

use serde_json::json;
use terrarium_tests::{Terrarium, elements, newest_debian};

/// How many instances are described.
const INSTANCES: usize = 1000;

fn main() {
    start();
    memory();
    describe_instances();
    match guests::can_run() {
        true => guests::measure(),
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

fn start() {
    let starts = (0..10).map(|_| {
        let began = Instant::now();
        let terrarium = Terrarium::simulated(&[]);
        terrarium.ec2("DescribeRegions").ok();
        began.elapsed()
    });
    let ours = milliseconds(quantile(starts.collect(), 0.5));
    let peer = peer::Moto::start().map(|moto| milliseconds(moto.started_in));
    figure_beside("start_to_first_answer", ours, "ms", peer);
}

fn memory() {
    let terrarium = Terrarium::simulated(&[]);
    terrarium.ec2("DescribeVpcs").ok();
    let peer = peer::Moto::start().map(|moto| resident_mib(moto.pid()));
    figure_beside("idle_memory", resident_mib(terrarium.pid()), "MiB", peer);
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
    let peer = peer::Moto::start().map(|moto| milliseconds(moto.describe_instances(INSTANCES)));
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
