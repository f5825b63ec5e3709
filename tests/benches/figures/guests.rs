//! The figures of real guests: from RunInstances to a login, and from a change of a security group to its effect.

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use terrarium_tests::{Terrarium, element, newest_debian, private_key, ssh};

use crate::{figure, milliseconds, quantile};

/// How long the first login may take before the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a packet may take on this machine; a connection that takes longer was dropped.
const PACKET: Duration = Duration::from_millis(20);

/// Whether this machine has what guests need.
pub(crate) fn can_run() -> bool {
    let succeeds = |program: &str, arguments: &[&str]| {
        let status = Command::new(program)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.is_ok_and(|status| status.success())
    };
    let root = std::fs::metadata("/proc/self")
        .is_ok_and(|owner| std::os::unix::fs::MetadataExt::uid(&owner) == 0);
    root && succeeds("docker", &["image", "inspect", "terrarium/ami-debian-12"])
}

/// Measures on a Terrarium of its own.
pub(crate) fn measure() {
    let terrarium =
        Terrarium::start(&["--compute", "docker"]).unwrap_or_else(|said| panic!("{said}"));
    let key = private_key(&terrarium, "bench");
    let group = prepare(&terrarium);
    for round in ["first", "second", "third"] {
        let address = login(&terrarium, key.path(), &group, round);
        if round == "third" {
            changes(&terrarium, &group, address);
        }
    }
    assert!(terrarium.stop().success());
}

/// Makes a group that admits SSH.
fn prepare(terrarium: &Terrarium) -> String {
    let answer = terrarium
        .ec2("CreateSecurityGroup&GroupName=bench&GroupDescription=bench")
        .ok();
    let group = element(&answer, "groupId")
        .expect("a group has an id")
        .to_owned();
    admit(terrarium, "Authorize", &group, 22);
    group
}

fn admit(terrarium: &Terrarium, verb: &str, group: &str, port: u16) {
    let rule = format!(
        "{verb}SecurityGroupIngress&GroupId={group}&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort={port}\
         &IpPermissions.1.ToPort={port}&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0"
    );
    terrarium.ec2(&rule).ok();
}

/// Runs an instance and logs in, telling the time of each stage.
fn login(terrarium: &Terrarium, key: &Path, group: &str, round: &str) -> SocketAddr {
    let image = newest_debian(terrarium);
    let began = Instant::now();
    let run = format!(
        "RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount=1&MaxCount=1&KeyName=bench&SecurityGroupId.1={group}"
    );
    let answer = terrarium.ec2(&run).ok();
    let id = element(&answer, "instanceId")
        .expect("an instance has an id")
        .to_owned();
    figure(
        &format!("run_instances_answered_{round}"),
        milliseconds(began.elapsed()),
        "ms",
    );
    let address = until(|| {
        let answer = terrarium
            .ec2(&format!("DescribeInstances&InstanceId.1={id}"))
            .ok();
        (element(&answer, "name") == Some("running"))
            .then(|| element(&answer, "ipAddress").map(str::to_owned))
    })
    .expect("it has a public address");
    figure(
        &format!("run_instances_to_running_{round}"),
        milliseconds(began.elapsed()),
        "ms",
    );
    let port: SocketAddr = format!("{address}:22").parse().expect("an address");
    until(|| TcpStream::connect_timeout(&port, Duration::from_millis(200)).ok());
    figure(
        &format!("run_instances_to_ssh_port_{round}"),
        milliseconds(began.elapsed()),
        "ms",
    );
    until(|| ssh(key, &address, "true"));
    figure(
        &format!("run_instances_to_ssh_login_{round}"),
        milliseconds(began.elapsed()),
        "ms",
    );
    port
}

fn until<T>(mut attempt: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(result) = attempt() {
            return result;
        }
        assert!(began.elapsed() < PATIENCE, "it takes too long");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Takes the rule away and puts it back: the time of each call, after which it must be in force.
fn changes(terrarium: &Terrarium, group: &str, ssh: SocketAddr) {
    let mut times = Vec::new();
    for _ in 0..50 {
        for (verb, admitted) in [("Revoke", false), ("Authorize", true)] {
            let began = Instant::now();
            admit(terrarium, verb, group, 22);
            let answered = began.elapsed();
            let connected = TcpStream::connect_timeout(&ssh, PACKET).is_ok();
            assert_eq!(
                connected, admitted,
                "{verb} was answered but is not in force"
            );
            times.push(answered);
        }
    }
    figure(
        "group_change_in_force_p50",
        milliseconds(quantile(times.clone(), 0.5)),
        "ms",
    );
    figure(
        "group_change_in_force_p99",
        milliseconds(quantile(times, 0.99)),
        "ms",
    );
}
