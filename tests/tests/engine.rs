//! A Docker Engine that goes away while guests run: what still works, what waits, and that all is caught up with.

use std::io;
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use terrarium_tests::{Terrarium, element, lines, needs_guests, newest_debian, private_key, ssh};

/// The machine's engine, which goes on all the time.
const ENGINE: &str = "/var/run/docker.sock";
/// What a call takes at most that needs no engine, or tells that there is none.
const SOON: Duration = Duration::from_secs(5);

/// A socket that leads to the engine until it is cut.
struct Cable {
    path: PathBuf,
    /// Both ends of every connection.
    open: Arc<Mutex<Vec<UnixStream>>>,
}

impl Cable {
    fn new(folder: &Path) -> Self {
        let cable = Self {
            path: folder.join("docker.sock"),
            open: Arc::default(),
        };
        cable.plug_in();
        cable
    }

    fn plug_in(&self) {
        let listener = UnixListener::bind(&self.path).expect("room for a socket");
        let (path, open) = (self.path.clone(), self.open.clone());
        std::thread::spawn(move || {
            for client in listener.incoming() {
                // Whoever connects when the path is gone only ends this thread.
                if !path.exists() {
                    return;
                }
                if let Err(error) = client.and_then(|client| connect(client, &open)) {
                    panic!("the engine does not answer: {error}");
                }
            }
        });
    }

    /// Ends what is open and admits nothing new.
    fn cut(&self) {
        std::fs::remove_file(&self.path).expect("it was plugged in");
        for stream in self.open.lock().expect("nobody panics").drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

fn connect(client: UnixStream, open: &Mutex<Vec<UnixStream>>) -> io::Result<()> {
    let engine = UnixStream::connect(ENGINE)?;
    let mut open = open.lock().expect("nobody panics");
    for (mut from, mut to) in [
        (client.try_clone()?, engine.try_clone()?),
        (engine.try_clone()?, client.try_clone()?),
    ] {
        std::thread::spawn(move || {
            let _ = io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Write);
        });
    }
    open.extend([client, engine]);
    Ok(())
}

fn state(terrarium: &Terrarium, instance: &str) -> String {
    let request = format!("DescribeInstances&InstanceId.1={instance}");
    let answer = terrarium.ec2(&request).ok();
    let state = element(&answer, "instanceState").and_then(|state| element(state, "name"));
    state.expect("it has a state").to_owned()
}

fn until_state(terrarium: &Terrarium, instance: &str, wanted: &str) {
    let is_there = || (state(terrarium, instance) == wanted).then_some(());
    terrarium.until(&format!("{instance} {wanted}"), is_there);
}

/// Makes a call that has to be answered soon.
fn soon(terrarium: &Terrarium, request: &str) -> String {
    let began = Instant::now();
    let answer = terrarium.ec2(request).ok();
    assert!(
        began.elapsed() < SOON,
        "{request} took {:?}",
        began.elapsed()
    );
    answer
}

#[test]
fn an_engine_that_goes_away_is_waited_for_and_nothing_is_lost() {
    if !needs_guests() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let cable = Cable::new(folder.path());
    let host = format!("DOCKER_HOST=unix://{}", cable.path.display());
    let arguments = ["--compute", "docker", "--pool", "198.18.24.0/23"];
    let terrarium = Terrarium::start_under(&["env", &host], &arguments);
    let terrarium = terrarium.unwrap_or_else(|said| panic!("{said}"));
    let key = private_key(&terrarium, "engine");
    let image = newest_debian(&terrarium);
    let launch = format!("RunInstances&ImageId={image}&MinCount=1&MaxCount=1&KeyName=engine");
    let run = || {
        let answer = soon(&terrarium, &launch);
        element(&answer, "instanceId")
            .expect("an instance")
            .to_owned()
    };
    let (stays, ends, goes) = (run(), run(), run());
    for instance in [&stays, &ends, &goes] {
        until_state(&terrarium, instance, "running");
    }
    let groups = soon(&terrarium, "DescribeSecurityGroups");
    let group = element(&groups, "groupId").expect("the default group");
    let rule = format!(
        "SecurityGroupIngress&GroupId={group}&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22\
         &IpPermissions.1.ToPort=22&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0"
    );

    cable.cut();
    // Packets obey, and guests go on.
    soon(&terrarium, &format!("Authorize{rule}"));
    let address = |instance: &str| {
        let answer = soon(
            &terrarium,
            &format!("DescribeInstances&InstanceId.1={instance}"),
        );
        element(&answer, "ipAddress")
            .expect("a public address")
            .to_owned()
    };
    let logged_in = |instance: &str, command: &str| {
        let login = (0..30).find_map(|_| ssh(key.path(), &address(instance), command));
        login.unwrap_or_else(|| panic!("no login to {instance}"))
    };
    logged_in(&stays, "true");
    // What needs the engine is kept and waits; what is only to be looked at there is told as far as it is known.
    let late = run();
    soon(
        &terrarium,
        &format!("TerminateInstances&InstanceId.1={goes}"),
    );
    logged_in(&ends, "sudo systemd-run --on-active=1 poweroff");
    soon(&terrarium, &format!("GetConsoleOutput&InstanceId={stays}"));
    assert_eq!(state(&terrarium, &late), "pending");
    assert_eq!(state(&terrarium, &goes), "shutting-down");

    let container = |instance: &str| lines("docker ps --format {{.Names}}", instance);
    assert_eq!(container(&goes).len(), 1, "nobody could tell the engine");
    for name in container(&ends) {
        lines(&format!("docker wait {name}"), "");
    }
    cable.plug_in();
    for (instance, wanted) in [
        (&late, "running"),
        (&goes, "terminated"),
        (&ends, "stopped"),
        (&stays, "running"),
    ] {
        until_state(&terrarium, instance, wanted);
    }
    logged_in(&late, "true");
    assert!(container(&goes).is_empty());
    assert!(terrarium.stop().success());
}
