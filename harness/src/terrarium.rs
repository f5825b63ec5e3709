//! A Terrarium that the harness starts for one run, and stops. Its output goes to a file in the run's directory.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

use crate::failure::{Expecting, Failure};

/// What a Terrarium prints on standard output once it answers; its URL follows.
const READY: &str = "terrarium listening on ";

/// How long a Terrarium may take until it answers: its first start makes a certificate and a database.
const START_LIMIT: Duration = Duration::from_secs(30);

/// How long a Terrarium may take to stop.
const STOP_LIMIT: Duration = Duration::from_secs(60);

/// A running Terrarium of our own.
pub(crate) struct Terrarium {
    child: Child,
    /// Its URL.
    pub(crate) endpoint: String,
    /// The file its log goes to.
    pub(crate) log: PathBuf,
    stopped: bool,
}

impl Terrarium {
    /// Starts `binary` on a free port with its data in `directory`, and returns once it says that it answers.
    pub(crate) async fn start(binary: &Path, directory: &Path) -> Result<Self, Failure> {
        let log = directory.join("terrarium.log");
        let mut child = spawn(binary, directory, &log).expecting("Terrarium starts")?;
        let ready = watch_output(&mut child, &log).expecting("Terrarium's output can be read")?;
        let mut terrarium = Self {
            child,
            endpoint: String::new(),
            log,
            stopped: false,
        };
        match timeout(START_LIMIT, ready).await {
            Ok(Ok(endpoint)) => terrarium.endpoint = endpoint,
            Ok(Err(_)) => {
                let status = terrarium.exited().await;
                return Err(terrarium.failed_to_start(format!("it ended with {status}")));
            }
            Err(_) => {
                let happened = format!("it said nothing for {} s", START_LIMIT.as_secs());
                return Err(terrarium.failed_to_start(happened));
            }
        }
        Ok(terrarium)
    }

    /// The process id.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// How the process ended, if it did so by itself.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    pub(crate) async fn stop(mut self) -> Result<(), Failure> {
        if let Some(status) = self.ended() {
            self.stopped = true;
            return Err(self.failure(
                "Terrarium runs until it is stopped",
                format!("it ended with {status}"),
            ));
        }
        self.signal(Signal::SIGTERM);
        let deadline = Instant::now() + STOP_LIMIT;
        while Instant::now() < deadline {
            if let Some(status) = self.ended() {
                self.stopped = true;
                return if status.success() {
                    Ok(())
                } else {
                    Err(self.failure("Terrarium stops cleanly", format!("it ended with {status}")))
                };
            }
            sleep(Duration::from_millis(20)).await;
        }
        Err(self.failure(
            format!(
                "Terrarium stops within {} s of SIGTERM",
                STOP_LIMIT.as_secs()
            ),
            "it still runs, and is killed now".to_owned(),
        ))
    }

    /// Leaves it running when the harness ends.
    pub(crate) fn leave_running(mut self) {
        self.stopped = true;
    }

    async fn exited(&mut self) -> String {
        let deadline = Instant::now() + Duration::from_secs(5);
        while Instant::now() < deadline {
            if let Some(status) = self.ended() {
                return status.to_string();
            }
            sleep(Duration::from_millis(20)).await;
        }
        "its standard output closed".to_owned()
    }

    fn signal(&self, signal: Signal) {
        if let Ok(pid) = i32::try_from(self.child.id()) {
            // It fails only if the process is gone, which is what the signal is for.
            let _ = kill(Pid::from_raw(pid), signal);
        }
    }

    fn failed_to_start(&self, happened: String) -> Failure {
        self.failure("Terrarium starts and answers", happened)
    }

    fn failure(&self, expected: impl Into<String>, happened: String) -> Failure {
        let last = last_lines(&self.log, 5);
        let happened = if last.is_empty() {
            happened
        } else {
            format!("{happened}; its last words:\n{last}")
        };
        Failure::new(expected, happened).look(format!("Terrarium's log: {}", self.log.display()))
    }
}

impl Drop for Terrarium {
    fn drop(&mut self) {
        if !self.stopped {
            self.signal(Signal::SIGKILL);
            let _ = self.child.wait();
        }
    }
}

fn spawn(binary: &Path, directory: &Path, log: &Path) -> anyhow::Result<Child> {
    let data = directory.join("data");
    let log = File::options()
        .create(true)
        .append(true)
        .open(log)
        .with_context(|| format!("cannot create {}", log.display()))?;
    Command::new(binary)
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--compute",
            "docker",
            "--data",
        ])
        .arg(data)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log)
        .env("TERRARIUM_POOL", free_pool())
        // Of its own group, so that Ctrl-C reaches the harness alone: the clean-up still needs a Terrarium.
        .process_group(0)
        .spawn()
        .with_context(|| format!("cannot run {}", binary.display()))
}

/// Copies the child's standard output to the log, and hands over the URL once it is printed.
fn watch_output(child: &mut Child, log: &Path) -> anyhow::Result<oneshot::Receiver<String>> {
    let output = child.stdout.take().context("it has no standard output")?;
    let mut log = File::options().append(true).open(log)?;
    let (sender, ready) = oneshot::channel();
    let mut sender = Some(sender);
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            // A log that cannot be written must not stop the Terrarium that writes it.
            let _ = std::io::Write::write_all(&mut log, format!("{line}\n").as_bytes());
            if let Some(url) = line.strip_prefix(READY)
                && let Some(sender) = sender.take()
            {
                let _ = sender.send(url.trim().to_owned());
            }
        }
    });
    Ok(ready)
}

fn last_lines(file: &Path, count: usize) -> String {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

/// The binary to start: the one named, else the one beside this executable, else the one on PATH.
pub(crate) fn binary(named: Option<&Path>) -> PathBuf {
    if let Some(path) = named {
        return path.to_owned();
    }
    std::env::current_exe()
        .ok()
        .and_then(|executable| {
            executable
                .parent()
                .map(|directory| directory.join("terrarium"))
        })
        .filter(|path| path.exists())
        .unwrap_or_else(|| PathBuf::from("terrarium"))
}

/// Public addresses for the Terrarium: another than those of one that may run on this machine already.
fn free_pool() -> String {
    if let Ok(chosen) = std::env::var("TERRARIUM_POOL") {
        return chosen;
    }
    // The kernel lists addresses as the hexadecimal number that their bytes make, the first one last: 198.18 ends in 12C6.
    let routes = std::fs::read_to_string("/proc/net/route").unwrap_or_default();
    let is_taken = routes
        .lines()
        .filter_map(|line| line.split_whitespace().nth(1))
        .any(|destination| destination.ends_with("12C6"));
    match is_taken {
        true => "198.19.0.0/16".to_owned(),
        false => "198.18.0.0/16".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn script(directory: &Path, text: &str) -> PathBuf {
        let path = directory.join("terrarium");
        std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        path
    }

    #[tokio::test]
    async fn a_terrarium_that_says_it_listens_is_started_and_stopped() {
        let directory = tempfile::tempdir().unwrap();
        let binary = script(
            directory.path(),
            "trap 'exit 0' TERM\necho terrarium listening on http://127.0.0.1:9\nwhile :; do sleep 0.05; done",
        );
        let terrarium = Terrarium::start(&binary, directory.path()).await.unwrap();
        assert_eq!(terrarium.endpoint, "http://127.0.0.1:9");
        terrarium.stop().await.unwrap();
    }

    #[tokio::test]
    async fn a_terrarium_that_cannot_start_is_quoted() {
        let directory = tempfile::tempdir().unwrap();
        let binary = script(directory.path(), "echo port 9 is in use >&2; exit 3");
        let failure = Terrarium::start(&binary, directory.path())
            .await
            .err()
            .unwrap();
        assert!(failure.happened.contains("exit status: 3"), "{failure:?}");
        assert!(failure.happened.contains("port 9 is in use"), "{failure:?}");
        assert!(failure.look[0].ends_with("terrarium.log"), "{failure:?}");
    }

    #[tokio::test]
    async fn a_binary_that_does_not_exist_is_named() {
        let directory = tempfile::tempdir().unwrap();
        let missing = directory.path().join("terrarium");
        let failure = Terrarium::start(&missing, directory.path())
            .await
            .err()
            .unwrap();
        assert!(failure.happened.contains("cannot run"), "{failure:?}");
    }

    #[tokio::test]
    async fn a_terrarium_that_died_is_a_failure_when_it_is_stopped() {
        let directory = tempfile::tempdir().unwrap();
        let binary = script(
            directory.path(),
            "echo terrarium listening on http://127.0.0.1:9; exit 1",
        );
        let mut terrarium = Terrarium::start(&binary, directory.path()).await.unwrap();
        terrarium.exited().await;
        let failure = terrarium.stop().await.unwrap_err();
        assert!(failure.happened.contains("exit status: 1"), "{failure:?}");
    }
}
