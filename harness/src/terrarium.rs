//! A Terrarium that the harness starts for one run, and stops. Its output goes to a file in the run's directory.

use std::fs::File;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use anyhow::Context;
use rustix::process::Signal;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use crate::addresses::{leads_into, routes};
use crate::endpoint::Endpoint;
use crate::failure::{Expecting, Failure};
use crate::process::ProcessId;
use crate::record::RunDirectory;

/// What a Terrarium prints on standard output once it answers; its URL follows.
const READY: &str = "terrarium listening on ";

/// How long a Terrarium may take until it answers: its first start makes a certificate and a database.
const START_LIMIT: Duration = Duration::from_secs(30);

/// How long a Terrarium may take to stop.
pub(crate) const STOP_LIMIT: Duration = Duration::from_secs(60);

/// A Terrarium of our own. It is killed with this value, unless it is left running.
pub(crate) struct Terrarium {
    child: Child,
    pub(crate) process: ProcessId,
    /// The file its log goes to.
    pub(crate) log: PathBuf,
    left_running: bool,
}

impl Terrarium {
    /// Starts `binary` on a free port, with its data and its log in the run's directory.
    pub(crate) fn start(binary: &Path, directory: &RunDirectory) -> Result<Self, Failure> {
        let log = directory.file("terrarium.log");
        let started = || -> anyhow::Result<Self> {
            let child = spawn(binary, &directory.data(), &log)?;
            let pid = child.id().context("it has been waited for already")?;
            Ok(Self {
                child,
                process: ProcessId::of(pid)?,
                log,
                left_running: false,
            })
        };
        started().expecting("Terrarium starts")
    }

    /// Returns once it says that it answers, and where.
    pub(crate) async fn ready(&mut self) -> Result<Endpoint, Failure> {
        let output = self.child.stdout.take();
        let output = output.expecting("Terrarium's output can be read")?;
        match timeout(START_LIMIT, announced(output, &self.log)).await {
            Ok(Ok(Some(url))) => url
                .parse::<Endpoint>()
                .expecting("Terrarium says where it answers"),
            Ok(Ok(None)) => {
                let happened = match self.child.wait().await {
                    Ok(status) => format!("it ended with {status}"),
                    Err(error) => format!("its output closed: {error}"),
                };
                Err(self.failed_to_start(happened))
            }
            Ok(Err(error)) => Err(self.failed_to_start(format!("{error:#}"))),
            Err(_) => {
                let happened = format!("it said nothing for {} s", START_LIMIT.as_secs());
                Err(self.failed_to_start(happened))
            }
        }
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    pub(crate) async fn stop(&mut self) -> Result<(), Failure> {
        if let Some(status) = self.ended() {
            return Err(self.failure(
                "Terrarium runs until it is stopped",
                format!("it ended with {status}"),
            ));
        }
        self.signal(Signal::TERM);
        match timeout(STOP_LIMIT, self.child.wait()).await {
            Ok(Ok(status)) if status.success() => Ok(()),
            Ok(Ok(status)) => {
                Err(self.failure("Terrarium stops cleanly", format!("it ended with {status}")))
            }
            Ok(Err(error)) => Err(self.failure("Terrarium can be waited for", error.to_string())),
            Err(_) => Err(self.failure(
                format!(
                    "Terrarium stops within {} s of SIGTERM",
                    STOP_LIMIT.as_secs()
                ),
                "it still runs, and is killed now".to_owned(),
            )),
        }
    }

    /// Leaves it running when the harness ends.
    pub(crate) fn leave_running(mut self) {
        self.left_running = true;
    }

    /// How the process ended, if it did so by itself.
    fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    fn signal(&self, signal: Signal) {
        if let Some(process) = self.process.held() {
            // It fails only if the process has ended meanwhile, which is what the signal is for.
            let _ = process.signal(signal);
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
        if !self.left_running {
            self.signal(Signal::KILL);
        }
    }
}

fn spawn(binary: &Path, data: &Path, log: &Path) -> anyhow::Result<Child> {
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

/// Copies what the child says on standard output to the log, and hands over the URL once it says it; none if it ends first.
async fn announced(output: ChildStdout, log: &Path) -> anyhow::Result<Option<String>> {
    let log = tokio::fs::File::options().append(true).open(log).await;
    let (mut log, mut lines) = (log?, BufReader::new(output).lines());
    while let Some(line) = copied_line(&mut lines, &mut log).await {
        if let Some(url) = line.strip_prefix(READY) {
            let url = url.trim().to_owned();
            tokio::spawn(async move { while copied_line(&mut lines, &mut log).await.is_some() {} });
            return Ok(Some(url));
        }
    }
    Ok(None)
}

async fn copied_line<R: AsyncRead + Unpin>(
    lines: &mut Lines<BufReader<R>>,
    log: &mut tokio::fs::File,
) -> Option<String> {
    let line = lines.next_line().await.ok().flatten()?;
    // A log that cannot be written must not stop the Terrarium that writes it.
    let _ = log.write_all(format!("{line}\n").as_bytes()).await;
    let _ = log.flush().await;
    Some(line)
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

/// Public addresses for the Terrarium: the usual ones, or fewer where other Terrariums run on this machine already.
fn free_pool() -> String {
    if let Ok(chosen) = std::env::var("TERRARIUM_POOL") {
        return chosen;
    }
    let routes = routes();
    let parts = (0..=u8::MAX).step_by(16);
    let parts = parts.flat_map(|third| [(18, third, 20), (19, third, 20)]);
    [(18, 0, 16), (19, 0, 16)]
        .into_iter()
        .chain(parts)
        .map(|(second, third, length)| (Ipv4Addr::new(198, second, third, 0), length))
        .find(|(block, length)| !leads_into(&routes, *block, *length))
        .map_or("198.18.0.0/16".to_owned(), |(block, length)| {
            format!("{block}/{length}")
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::record::Place;
    use crate::run::RunId;
    use std::os::unix::fs::PermissionsExt;

    fn directory() -> RunDirectory {
        let place = Place::Own {
            process: None,
            endpoint: None,
        };
        RunDirectory::create(&RunId::new(), place).unwrap()
    }

    fn script(directory: &RunDirectory, text: &str) -> PathBuf {
        let path = directory.file("terrarium");
        std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        path
    }

    #[tokio::test]
    async fn a_terrarium_that_says_it_listens_is_started_and_stopped() {
        let directory = directory();
        let binary = script(
            &directory,
            "trap 'exit 0' TERM\necho terrarium listening on http://127.0.0.1:9\nwhile :; do sleep 0.05; done",
        );
        let mut terrarium = Terrarium::start(&binary, &directory).unwrap();
        let endpoint = terrarium.ready().await.unwrap();
        assert_eq!(endpoint.url(), "http://127.0.0.1:9");
        assert!(terrarium.process.runs());
        terrarium.stop().await.unwrap();
        assert!(!terrarium.process.runs());
    }

    #[tokio::test]
    async fn a_terrarium_that_cannot_start_is_quoted() {
        let directory = directory();
        let binary = script(&directory, "echo port 9 is in use >&2; exit 3");
        let mut terrarium = Terrarium::start(&binary, &directory).unwrap();
        let failure = terrarium.ready().await.unwrap_err();
        assert!(failure.happened.contains("exit status: 3"), "{failure:?}");
        assert!(failure.happened.contains("port 9 is in use"), "{failure:?}");
        assert!(failure.look[0].ends_with("terrarium.log"), "{failure:?}");
    }

    #[tokio::test]
    async fn a_binary_that_does_not_exist_is_named() {
        let directory = directory();
        let missing = directory.file("terrarium");
        let failure = Terrarium::start(&missing, &directory).err().unwrap();
        assert!(failure.happened.contains("cannot run"), "{failure:?}");
    }

    #[tokio::test]
    async fn a_terrarium_that_died_is_a_failure_when_it_is_stopped() {
        let directory = directory();
        let binary = script(
            &directory,
            "echo terrarium listening on http://127.0.0.1:9; exit 1",
        );
        let mut terrarium = Terrarium::start(&binary, &directory).unwrap();
        terrarium.ready().await.unwrap();
        terrarium.child.wait().await.unwrap();
        let failure = terrarium.stop().await.unwrap_err();
        assert!(failure.happened.contains("exit status: 1"), "{failure:?}");
    }

    #[tokio::test]
    async fn a_terrarium_that_is_let_go_of_is_killed() {
        let directory = directory();
        let binary = script(&directory, "exec sleep 600");
        let terrarium = Terrarium::start(&binary, &directory).unwrap();
        let held = terrarium.process.held().unwrap();
        drop(terrarium);
        held.ended().await.unwrap();
    }
}
