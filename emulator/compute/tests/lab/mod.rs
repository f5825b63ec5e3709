//! A laboratory: the real Docker Engine, one emulator's label, and the reconciler's part played by hand.

pub mod image;

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use bollard::Docker;
use bollard::query_parameters::LogsOptionsBuilder;
use futures_util::TryStreamExt;
use terrarium_compute::*;
use terrarium_model::World;
use terrarium_model::resources::*;

use crate::world::*;

/// Set to anything, it lets these tests pass where there is no Docker.
const WITHOUT_DOCKER: &str = "TERRARIUM_TEST_WITHOUT_DOCKER";
/// What the laboratory's guests are told to trust.
pub const AUTHORITY: &str = "-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n";
const PATIENCE: Duration = Duration::from_secs(30);

/// An emulator with one instance. What is left of it in Docker goes when it is dropped, whatever became of the test.
pub struct Lab {
    pub compute: Compute,
    pub docker: Docker,
    pub emulator: String,
    pub instance: Instance,
}

impl Lab {
    /// A new one, with an instance that was just asked for; none where the tests may do without Docker.
    pub async fn new() -> Option<Self> {
        let instance = instance(random_instance());
        let emulator = format!("test-{}", instance.id);
        let compute = match connect(&emulator).await {
            Ok(compute) => compute,
            Err(_) if std::env::var_os(WITHOUT_DOCKER).is_some() => return None,
            Err(error) => panic!("{error} (or set {WITHOUT_DOCKER} to leave these tests out)"),
        };
        let docker = Docker::connect_with_defaults().unwrap();
        let docker_image = image::guest(&docker).await;
        Some(Self {
            compute,
            docker,
            emulator,
            instance: Instance {
                docker_image,
                ..instance
            },
        })
    }

    pub fn world(&self) -> World {
        world([self.instance.clone()])
    }

    /// One pass for the instance, after it was put into `state`.
    pub async fn settle(&mut self, state: InstanceState) -> Option<Report> {
        self.instance.state = state;
        let world = self.world();
        let pass = self.compute.settle(&world, self.instance.id);
        let report = tokio::time::timeout(PATIENCE, pass).await.unwrap().unwrap();
        if let Some(report) = &report {
            assert_eq!(
                (report.instance, report.boot),
                (self.instance.id, self.instance.boot)
            );
        }
        report
    }

    /// Launches the instance or starts it, plugs in its network and waits until its init is up.
    pub async fn bring_up(&mut self) -> Run {
        let report = self.settle(InstanceState::Pending).await.unwrap();
        self.instance.state = InstanceState::Running;
        self.plug_in(&report).await
    }

    /// Plays the network's part for a guest that was just started, and waits until its init is up.
    pub async fn plug_in(&self, report: &Report) -> Run {
        let run = self.connect_network(report);
        self.console_says(run, "ip-10-0-1-10 is up").await;
        run
    }

    /// Gives a guest that was just started an interface and a default route that leads nowhere.
    pub fn connect_network(&self, report: &Report) -> Run {
        let Outcome::Running(Some(run)) = report.outcome else {
            panic!("expected a running guest: {report:?}");
        };
        let namespace = format!("--net={}", run.network_namespace().display());
        for command in [
            "ip link add eth0 type veth peer name router",
            "ip addr add 10.0.1.10/24 dev eth0",
            "ip link set eth0 up",
            "ip route add default via 10.0.1.1",
        ] {
            let words = command.split(' ');
            let status = Command::new("nsenter")
                .arg(&namespace)
                .args(words)
                .status()
                .unwrap();
            assert!(status.success(), "{command}");
        }
        run
    }

    /// Waits until the guest has written a line since that run began.
    pub async fn console_says(&self, run: Run, line: &str) {
        let options = LogsOptionsBuilder::default()
            .follow(true)
            .stdout(true)
            .since(i32::try_from(run.started_at.as_second()).unwrap())
            .timestamps(true)
            .build();
        let container = self.container().await.id;
        let mut lines = Box::pin(self.docker.logs(&container, Some(options)));
        let said = async {
            while let Some(output) = lines.try_next().await.unwrap() {
                let output = output.to_string();
                let (time, text) = output.split_once(' ').unwrap();
                let after = time.parse::<terrarium_model::Timestamp>().unwrap() >= run.started_at;
                if after && text.trim_end() == line {
                    return true;
                }
            }
            false
        };
        let said = tokio::time::timeout(PATIENCE, said).await;
        assert_eq!(said, Ok(true), "the guest never said {line:?}");
    }

    /// The only container of this emulator.
    pub async fn container(&self) -> Container {
        let mut observed = self.compute.observe().await.unwrap();
        assert_eq!(observed.containers.len(), 1);
        observed.containers.remove(0)
    }

    pub async fn has_no_container(&self) -> bool {
        self.compute.observe().await.unwrap() == Observed::default()
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        let emulator = self.emulator.clone();
        let clean_up = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                connect(&emulator)
                    .await
                    .unwrap()
                    .remove_all()
                    .await
                    .unwrap()
            });
        });
        clean_up.join().unwrap();
    }
}

/// An emulator of that name, as after a start.
pub async fn connect(emulator: &str) -> Result<Compute, ConnectError> {
    Compute::connect(Options {
        mode: Mode::Docker,
        emulator: emulator.to_owned(),
        authority_pem: Some(AUTHORITY.to_owned()),
    })
    .await
}

/// A file of a guest that runs, seen from the host.
pub fn file_in(run: Run, path: &str) -> PathBuf {
    PathBuf::from(format!("/proc/{}/root{path}", run.pid))
}

/// Has the guest's init end with that code.
pub fn end_with(run: Run, code: i64) {
    std::fs::write(file_in(run, "/end"), format!("{code}\n")).unwrap();
}

/// The next change, which must not take long.
pub async fn next(changes: &mut Changes) -> Option<Change> {
    tokio::time::timeout(PATIENCE, changes.next())
        .await
        .unwrap()
}
