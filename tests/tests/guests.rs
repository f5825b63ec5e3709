//! The life of real guests: reboot and power-off from inside, stop and start, and the end of the emulator under them.

use std::net::TcpStream;
use std::time::Instant;

use terrarium_tests::{
    PATIENCE, Terrarium, element, lines, needs_guests, newest_debian, private_key, ssh,
};

/// A guest that admits SSH from this machine.
struct Guest {
    id: String,
    key: tempfile::NamedTempFile,
}

/// Starts one with public addresses of its own, since the tests run at the same time.
fn start(pool: &str, arguments: &[&str]) -> Terrarium {
    let mut all = vec!["--compute", "docker", "--pool", pool];
    all.extend(arguments);
    Terrarium::start(&all).unwrap_or_else(|said| panic!("terrarium did not start: {said}"))
}

/// Runs an instance and waits until it can be logged in to; `more` are further parameters.
fn run(terrarium: &Terrarium, more: &str) -> Guest {
    let key = private_key(terrarium, "guests");
    let group = element(
        &terrarium
            .ec2("CreateSecurityGroup&GroupName=guests&GroupDescription=guests")
            .ok(),
        "groupId",
    )
    .expect("a group has an id")
    .to_owned();
    let rule = "IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22&IpPermissions.1.ToPort=22\
                &IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0";
    terrarium
        .ec2(&format!(
            "AuthorizeSecurityGroupIngress&GroupId={group}&{rule}"
        ))
        .ok();
    let image = newest_debian(terrarium);
    let answer = terrarium
        .ec2(&format!(
            "RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount=1&MaxCount=1&KeyName=guests&SecurityGroupId.1={group}{more}"
        ))
        .ok();
    let guest = Guest {
        id: element(&answer, "instanceId")
            .expect("an instance has an id")
            .to_owned(),
        key,
    };
    guest.until_login(terrarium);
    guest
}

impl Guest {
    fn describe(&self, terrarium: &Terrarium) -> String {
        terrarium
            .ec2(&format!("DescribeInstances&InstanceId.1={}", self.id))
            .ok()
    }

    fn state(&self, terrarium: &Terrarium) -> String {
        let answer = self.describe(terrarium);
        let state = element(&answer, "instanceState").expect("it has a state");
        element(state, "name")
            .expect("a state has a name")
            .to_owned()
    }

    fn until_state(&self, terrarium: &Terrarium, wanted: &str) {
        terrarium.until(wanted, || (self.state(terrarium) == wanted).then_some(()));
    }

    fn public_address(&self, terrarium: &Terrarium) -> Option<String> {
        element(&self.describe(terrarium), "ipAddress").map(str::to_owned)
    }

    /// Runs a command in the guest; none when it cannot be logged in to.
    fn ssh(&self, terrarium: &Terrarium, command: &str) -> Option<String> {
        ssh(self.key.path(), &self.public_address(terrarium)?, command)
    }

    fn until_login(&self, terrarium: &Terrarium) {
        until("a login", || self.ssh(terrarium, "true"));
    }
}

/// Repeats an attempt that waits itself for a while, as a login does.
fn until<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(result) = attempt() {
            return result;
        }
        assert!(began.elapsed() < 2 * PATIENCE, "no {what} in time");
    }
}

#[test]
fn a_guest_lives_through_reboots_and_stops_with_its_disk_and_its_private_address() {
    if !needs_guests() {
        return;
    }
    let terrarium = start("198.18.10.0/23", &[]);
    let guest = run(&terrarium, "");
    let private = element(&guest.describe(&terrarium), "privateIpAddress")
        .expect("an address")
        .to_owned();
    let boot = |guest: &Guest| {
        guest
            .ssh(&terrarium, "stat -c %Z /proc/1")
            .expect("it answers")
    };
    guest
        .ssh(&terrarium, "echo kept > note; sync")
        .expect("it answers");

    let before = boot(&guest);
    let _ = guest.ssh(&terrarium, "sudo reboot");
    until("reboot from inside", || {
        guest
            .ssh(&terrarium, "stat -c %Z /proc/1")
            .filter(|now| *now != before)
    });
    assert_eq!(guest.state(&terrarium), "running");

    let before = boot(&guest);
    terrarium
        .ec2(&format!("RebootInstances&InstanceId.1={}", guest.id))
        .ok();
    until("reboot by the API", || {
        guest
            .ssh(&terrarium, "stat -c %Z /proc/1")
            .filter(|now| *now != before)
    });

    let _ = guest.ssh(&terrarium, "sudo poweroff");
    guest.until_state(&terrarium, "stopped");
    assert_eq!(
        guest.public_address(&terrarium),
        None,
        "a stopped instance has no public address"
    );
    let reason = guest.describe(&terrarium);
    assert!(
        reason.contains("Client.InstanceInitiatedShutdown"),
        "{reason}"
    );

    terrarium
        .ec2(&format!("StartInstances&InstanceId.1={}", guest.id))
        .ok();
    guest.until_login(&terrarium);
    assert_eq!(
        element(&guest.describe(&terrarium), "privateIpAddress"),
        Some(private.as_str())
    );
    assert_eq!(guest.ssh(&terrarium, "cat note").as_deref(), Some("kept"));

    terrarium
        .ec2(&format!("TerminateInstances&InstanceId.1={}", guest.id))
        .ok();
    guest.until_state(&terrarium, "terminated");
    assert!(terrarium.stop().success());
}

#[test]
fn user_data_runs_and_a_power_off_terminates_where_that_is_asked_for() {
    if !needs_guests() {
        return;
    }
    let terrarium = start("198.18.12.0/23", &[]);
    // "#!/bin/sh\necho made by user-data > /made\n" in base64.
    let user_data = "IyEvYmluL3NoCmVjaG8gbWFkZSBieSB1c2VyLWRhdGEgPiAvbWFkZQo%3D";
    let more = format!("&UserData={user_data}&InstanceInitiatedShutdownBehavior=terminate");
    let guest = run(&terrarium, &more);
    until("user data", || {
        guest
            .ssh(&terrarium, "cat /made")
            .filter(|text| text == "made by user-data")
    });
    let console = terrarium
        .ec2(&format!("GetConsoleOutput&InstanceId={}", guest.id))
        .ok();
    assert!(
        element(&console, "output").is_some_and(|output| output.len() > 1000),
        "the console says much"
    );
    let _ = guest.ssh(&terrarium, "sudo poweroff");
    guest.until_state(&terrarium, "terminated");
    assert!(terrarium.stop().success());
}

#[test]
fn a_guest_survives_the_kill_of_the_emulator_and_its_stop() {
    if !needs_guests() {
        return;
    }
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().display().to_string();
    let terrarium = start("198.18.14.0/23", &["--data", &data]);
    let guest = run(&terrarium, "");
    guest
        .ssh(&terrarium, "echo kept > note; sync")
        .expect("it answers");
    let before = guest.ssh(&terrarium, "stat -c %Z /proc/1");
    terrarium.kill();

    let terrarium = start("198.18.14.0/23", &["--data", &data]);
    guest.until_login(&terrarium);
    assert_eq!(
        guest.ssh(&terrarium, "stat -c %Z /proc/1"),
        before,
        "the guest went on while the emulator was gone"
    );
    assert!(terrarium.stop().success());

    let terrarium = start("198.18.14.0/23", &["--data", &data]);
    guest.until_login(&terrarium);
    assert_eq!(guest.ssh(&terrarium, "cat note").as_deref(), Some("kept"));
    terrarium
        .ec2(&format!("TerminateInstances&InstanceId.1={}", guest.id))
        .ok();
    guest.until_state(&terrarium, "terminated");
    assert!(terrarium.stop().success());
}

#[test]
fn the_host_is_out_of_a_guests_reach_and_awss_services_are_within() {
    if !needs_guests() {
        return;
    }
    let terrarium = start("198.18.16.0/23", &[]);
    let guest = run(&terrarium, "");
    let public = guest.public_address(&terrarium).expect("an address");
    assert!(
        TcpStream::connect_timeout(
            &format!("{public}:22").parse().expect("an address"),
            PATIENCE
        )
        .is_ok()
    );
    let host = guest
        .ssh(
            &terrarium,
            "curl -s -m 2 -o /dev/null http://198.18.16.1:22/; echo $?",
        )
        .expect("it answers");
    assert_eq!(host, "28", "the host's own services are out of reach");
    for name in ["ec2", "sts", "s3"] {
        for scheme in ["http", "https"] {
            let url = format!("{scheme}://{name}.us-east-1.amazonaws.com/");
            let asked = format!("curl -s -m 5 -o /dev/null -w '%{{http_code}}' {url}");
            // Unsigned, so refused, by the service itself.
            assert_eq!(
                guest.ssh(&terrarium, &asked).as_deref(),
                Some("403"),
                "{url}"
            );
        }
    }
    let engine = guest
        .ssh(&terrarium, "test -e /var/run/docker.sock; echo $?")
        .expect("it answers");
    assert_eq!(engine, "1", "the host's Docker is out of reach");
    assert!(terrarium.stop().success());
}

#[test]
fn an_instances_type_bounds_its_processors_and_its_memory() {
    if !needs_guests() {
        return;
    }
    let terrarium = start("198.18.26.0/23", &[]);
    let image = newest_debian(&terrarium);
    // One processor each, so that the number is the type's and not this machine's.
    for (kind, processors, mebibytes) in [("t2.micro", 1, 1024_u64), ("t2.small", 1, 2048)] {
        let launch =
            format!("RunInstances&ImageId={image}&InstanceType={kind}&MinCount=1&MaxCount=1");
        let answer = terrarium.ec2(&launch).ok();
        let id = element(&answer, "instanceId").expect("an instance");
        let container = terrarium.until("container", || {
            lines("docker ps --format {{.Names}}", id).pop()
        });
        let format = "{{.HostConfig.NanoCpus}}/{{.HostConfig.Memory}}";
        let limits = lines(&format!("docker inspect --format {format} {container}"), "");
        let expected = format!("{}/{}", processors * 1_000_000_000_u64, mebibytes << 20_u64);
        assert_eq!(limits, [expected]);
    }
    assert!(terrarium.stop().success());
}
