//! Processes that are remembered in a file: known by their id, their start and the boot they belong to, so that an id which
//! the kernel has given away again never passes for the process that had it.

use std::io;
use std::os::fd::OwnedFd;

use anyhow::Context;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::retry_on_intr;
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;

/// Which process is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ProcessId {
    pub(crate) pid: u32,
    /// When it began, in the kernel's ticks since the boot.
    started_ticks: u64,
    /// The boot, since ticks and ids begin anew with each.
    boot: String,
}

/// A process that ran when this was made. The kernel keeps its id from anyone else while this is held.
#[derive(Debug)]
pub(crate) struct Process(OwnedFd);

impl ProcessId {
    /// The process that has this id now.
    pub(crate) fn of(pid: u32) -> anyhow::Result<Self> {
        let (_, started_ticks) = stat(pid)?;
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
            .context("cannot tell this boot from others")?;
        Ok(Self {
            pid,
            started_ticks,
            boot: boot.trim().to_owned(),
        })
    }

    /// This process.
    pub(crate) fn this() -> anyhow::Result<Self> {
        Self::of(std::process::id())
    }

    /// The process, if it still runs.
    pub(crate) fn held(&self) -> Option<Process> {
        let pid = Pid::from_raw(self.pid.try_into().ok()?)?;
        // Held first and compared then: between the two it cannot become another.
        let held = Process(pidfd_open(pid, PidfdFlags::empty()).ok()?);
        let (state, _) = stat(self.pid).ok()?;
        let is_same = Self::of(self.pid).ok()? == *self;
        // A zombie has ended; only its parent has not heard of it.
        (is_same && state != 'Z' && state != 'X').then_some(held)
    }

    /// Whether it still runs.
    pub(crate) fn runs(&self) -> bool {
        self.held().is_some()
    }
}

impl Process {
    /// Sends a signal. It fails only if the process has ended or is another user's.
    pub(crate) fn signal(&self, signal: Signal) -> io::Result<()> {
        Ok(pidfd_send_signal(&self.0, signal)?)
    }

    /// Returns once it has ended.
    pub(crate) async fn ended(&self) -> io::Result<()> {
        let watched = self.0.try_clone()?;
        let (sender, ended) = oneshot::channel();
        // A thread of its own, which nobody waits for: one of the runtime's would keep this process from ending.
        std::thread::spawn(move || {
            let mut polled = [PollFd::new(&watched, PollFlags::IN)];
            let ended = retry_on_intr(|| poll(&mut polled, None));
            // Nobody listens any more after an interruption.
            let _ = sender.send(ended);
        });
        let ended = ended.await.map_err(io::Error::other)?;
        Ok(ended.map(drop)?)
    }
}

/// A process's state and when it began.
fn stat(pid: u32) -> anyhow::Result<(char, u64)> {
    let file = format!("/proc/{pid}/stat");
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {file}"))?;
    parse(&text).with_context(|| format!("{file} reads '{}'", text.trim()))
}

/// The name in parentheses may hold anything, parentheses too; of what follows it, the first word is the state and the
/// twentieth the start.
fn parse(stat: &str) -> Option<(char, u64)> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut words = rest.split_whitespace();
    let state = words.next()?.chars().next()?;
    Some((state, words.nth(18)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::process::{Command, Stdio};

    #[test]
    fn the_start_is_found_behind_any_name() {
        let stat = "7 (a) b (c)) S 1 7 7 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 12345 9 9";
        assert_eq!(parse(stat), Some(('S', 12345)));
        assert_eq!(parse("7 (short) S 1"), None);
    }

    #[test]
    fn this_process_runs_and_one_of_another_start_or_boot_does_not() {
        let this = ProcessId::this().unwrap();
        assert!(this.runs());
        let mut recycled = this.clone();
        recycled.started_ticks += 1;
        assert!(!recycled.runs());
        let mut earlier = this;
        earlier.boot = "another".to_owned();
        assert!(!earlier.runs());
    }

    #[tokio::test]
    async fn a_process_is_ended_by_its_handle_and_is_not_found_afterwards() {
        let mut child = Command::new("cat").stdin(Stdio::piped()).spawn().unwrap();
        let id = ProcessId::of(child.id()).unwrap();
        let held = id.held().unwrap();
        held.signal(Signal::KILL).unwrap();
        held.ended().await.unwrap();
        assert!(!id.runs(), "a zombie does not run");
        child.wait().unwrap();
        assert!(held.signal(Signal::TERM).is_err());
        assert!(!id.runs());
    }
}
