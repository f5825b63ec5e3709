//! What Docker was seen to hold. How it is asked lives in `docker`.

use std::path::PathBuf;

use jiff::Timestamp;
use terrarium_model::ids::InstanceId;

/// The containers of one emulator, at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observed {
    /// In no particular order.
    pub containers: Vec<Container>,
}

/// A container that carries our emulator's label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// Docker's id of it.
    pub id: String,
    /// The instance that its label names; none when the label is missing or malformed.
    pub instance: Option<InstanceId>,
    /// Which start of the instance it was last started for.
    pub boot: u32,
    /// What it does.
    pub state: ContainerState,
}

/// What a container does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContainerState {
    /// It was made and never started: a launch that was cut short.
    Created,
    /// Its first process runs.
    Running(Run),
    /// Its first process has ended.
    Exited(Exit),
}

/// One run of a guest, from the start of its first process to that process's end.
///
/// The kernel uses process ids again, so two runs are the same only when both fields are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Run {
    /// The first process, as the host numbers it.
    pub pid: u32,
    /// When Docker started it.
    pub started_at: Timestamp,
}

impl Run {
    /// The guest's network namespace, into which the reconciler puts `eth0`.
    pub fn network_namespace(&self) -> PathBuf {
        PathBuf::from(format!("/proc/{}/ns/net", self.pid))
    }
}

/// How a container's first process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit {
    /// Its exit code; 128 and the signal's number when a signal ended it.
    pub code: i64,
}
