//! What dead runs left on this machine: a Terrarium that still runs, its guests and its network, and the run's directory.

use anyhow::Context as _;
use rustix::process::Signal;
use tokio::time::timeout;

use crate::failure::{Expecting, Failure};
use crate::leftovers::{self, Emulator, HostState, Thing};
use crate::process::{Process, ProcessId};
use crate::record::{FoundRun, Place};
use crate::report::Report;
use crate::terrarium::STOP_LIMIT;

/// A run that is not under way any more, and what it left here.
pub(super) struct DeadRun {
    pub(super) found: FoundRun,
    /// The Terrarium that it started, if that still runs.
    terrarium: Option<(ProcessId, Process)>,
    emulator: Option<Emulator>,
    things: Vec<Thing>,
}

impl DeadRun {
    /// Looks what the runs left here.
    pub(super) async fn all(runs: Vec<FoundRun>) -> anyhow::Result<Vec<Self>> {
        let emulator = |run: &FoundRun| is_own(run).then(|| Emulator::of_data(&run.data()))?;
        let state = match runs.iter().any(|run| emulator(run).is_some()) {
            true => HostState::look().await,
            false => Ok(HostState::default()),
        };
        let state = state.context("cannot see what is left on this machine")?;
        let dead = runs.into_iter().map(|found| {
            let emulator = emulator(&found);
            Self {
                terrarium: terrarium(&found),
                things: emulator.as_ref().map_or(Vec::new(), |it| state.of(it)),
                emulator,
                found,
            }
        });
        Ok(dead.collect())
    }

    /// Whether the run had started a Terrarium of its own.
    pub(super) fn is_own(&self) -> bool {
        is_own(&self.found)
    }

    /// What is left, each with its kind.
    pub(super) fn lines(&self) -> Vec<(&'static str, String)> {
        let terrarium = self.terrarium.iter().map(|(id, _)| {
            let text = format!("Terrarium, process {}", id.pid);
            ("Terrarium", text)
        });
        let things = self.things.iter();
        let things = things.map(|thing| (thing.kind(), thing.to_string()));
        let folder = format!("run folder {}", self.found.directory.display());
        terrarium
            .chain(things)
            .chain([("run folder", folder)])
            .collect()
    }
}

fn is_own(run: &FoundRun) -> bool {
    let place = run.record.as_ref().map(|record| &record.place);
    matches!(place, Some(Place::Own { .. }))
}

/// The Terrarium that the run started: the very process, and no other that has its id now.
fn terrarium(run: &FoundRun) -> Option<(ProcessId, Process)> {
    match &run.record.as_ref()?.place {
        Place::Own { process, .. } => {
            let id = process.clone()?;
            let held = id.held()?;
            Some((id, held))
        }
        _ => None,
    }
}

/// Ends the run's Terrarium, removes what it left, and the run's directory last: until then it tells of the rest.
pub(super) async fn remove(run: &DeadRun, report: &Report) -> Result<(), Failure> {
    if let Some((id, process)) = &run.terrarium {
        report.doing(format!("stopping Terrarium, process {}", id.pid));
        let ended = end(process).await;
        ended.expecting(format!("process {} can be ended", id.pid))?;
    }
    if let Some(emulator) = &run.emulator {
        report.doing(format!("removing what run {} left here", run.found.run));
        leftovers::remove_all(emulator).await?;
    }
    let removed = std::fs::remove_dir_all(&run.found.directory).map_err(anyhow::Error::from);
    let directory = run.found.directory.display();
    removed.expecting(format!("{directory} can be deleted"))
}

/// Asks a process to end, and kills it if it does not.
async fn end(process: &Process) -> anyhow::Result<()> {
    // One that has ended meanwhile cannot be asked, and need not be.
    let _ = process.signal(Signal::TERM);
    if let Ok(ended) = timeout(STOP_LIMIT, process.ended()).await {
        return Ok(ended?);
    }
    let _ = process.signal(Signal::KILL);
    Ok(process.ended().await?)
}
