//! What comes before the first step: the application's image, a target that is fit for the flow, and the operator's consent.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use serde_json::json;

use crate::endpoint::{Compute, Endpoint};
use crate::failure::{Expecting, Failure};
use crate::interrupt::{Interrupt, Interrupted};
use crate::leftovers::{self, Emulator, HostState};
use crate::process::Process;
use crate::record::{Place, RunDirectory};
use crate::report::{Outcome, Report};
use crate::target::Target;
use crate::terrarium::{self, Terrarium};
use crate::{DeployOptions, TargetKind, cost, question};

/// A target that is fit for the flow.
pub(super) struct Opened {
    pub(super) target: Target,
    /// The Terrarium, if the run started it.
    pub(super) terrarium: Option<Terrarium>,
    /// What is on this machine before the first step, if guests will be here: what is new can then be told later.
    pub(super) host_before: Option<HostState>,
}

impl Opened {
    async fn new(target: Target, terrarium: Option<Terrarium>) -> anyhow::Result<Self> {
        let host_before = match target.is_on_this_machine() {
            true => {
                let state = HostState::look().await;
                let advice = "cannot see what is on this machine (fixtures/setup prepares it)";
                Some(state.context(advice)?)
            }
            false => None,
        };
        Ok(Self {
            target,
            terrarium,
            host_before,
        })
    }
}

/// The tarball of the application's image; without it the flow cannot succeed, so it does not begin.
pub(super) fn image_tarball(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => cache_directory().join("web-calculator-3.tar"),
    };
    if !path.is_file() {
        bail!(
            "there is no {}: fixtures/setup builds it, or name another with --image-tarball",
            path.display()
        );
    }
    Ok(path)
}

fn cache_directory() -> PathBuf {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    match named("TERRARIUM_CACHE") {
        Some(directory) => PathBuf::from(directory),
        None => PathBuf::from(named("HOME").unwrap_or_default()).join(".cache/terrarium"),
    }
}

/// AWS or a Terrarium that runs, once they are known to be fit; none if a Terrarium is to be started.
pub(super) async fn choose(
    options: &DeployOptions,
    report: &Report,
) -> anyhow::Result<Option<Opened>> {
    if options.target.target == TargetKind::Aws {
        let target = Target::aws(&options.target).await?;
        announce_cost(&target, report);
        if !options.yes {
            question::ask("Go on?").await?;
        }
        return Opened::new(target, None).await.map(Some);
    }
    let Some(endpoint) = &options.target.endpoint else {
        return Ok(None);
    };
    ensure_guests(endpoint).await?;
    let region = options.target.region.as_deref();
    let target = Target::terrarium(endpoint, region);
    Opened::new(target, None).await.map(Some)
}

/// A deployment on instances that are only recorded would fail at the first login.
async fn ensure_guests(endpoint: &Endpoint) -> anyhow::Result<()> {
    let compute = endpoint.compute().await.map_err(|error| {
        anyhow!("{error:#} (start one there with terrarium serve, or leave --endpoint out to have one started)")
    });
    match compute? {
        Compute::Docker => Ok(()),
        Compute::Simulated => bail!(
            "the Terrarium at {endpoint} simulates its instances, so nobody can log in to them: start one that has root and \
             a Docker Engine (terrarium serve --compute docker), or leave --endpoint out to have one started"
        ),
    }
}

/// Names what a run on AWS creates and what it costs.
fn announce_cost(target: &Target, report: &Report) {
    let account = target.account.as_deref().unwrap_or("unknown");
    let lines = cost::announcement(account, &target.region);
    let fields = json!({ "account": account, "region": target.region, "lines": lines });
    report.note("announcement", &lines.join("\n"), fields);
}

/// Starts a Terrarium; none if that failed or was interrupted, which is reported, and after which nothing of it is left.
pub(super) async fn start(
    options: &DeployOptions,
    report: &Report,
    directory: &RunDirectory,
    interrupt: &Interrupt,
) -> Option<Opened> {
    report.begin(None, "Start Terrarium");
    let binary = terrarium::binary(options.terrarium.as_deref());
    let mut process = None;
    let started = started(options, &binary, directory, &mut process);
    let outcome = match interrupt.unless(started).await {
        Ok(Ok(opened)) => {
            let endpoint = opened.target.endpoint.as_ref();
            let at = endpoint.map(|endpoint| format!(" at {endpoint}"));
            report.verified(format!(
                "{} answers{}",
                binary.display(),
                at.unwrap_or_default()
            ));
            report.end(Outcome::Passed);
            return Some(opened);
        }
        Ok(Err(failure)) => Outcome::Failed(failure),
        Err(Interrupted) => Outcome::Interrupted,
    };
    report.end(outcome);
    clear(report, directory, process, interrupt).await;
    None
}

/// The Terrarium, once it answers. Its process is handed out as soon as there is one, for who must outlive it.
async fn started(
    options: &DeployOptions,
    binary: &Path,
    directory: &RunDirectory,
    process: &mut Option<Process>,
) -> Result<Opened, Failure> {
    let mut terrarium = Terrarium::start(binary, directory)?;
    *process = terrarium.process.held();
    let id = terrarium.process.clone();
    let noted = |endpoint: Option<&Endpoint>| {
        let place = Place::Own {
            process: Some(id.clone()),
            endpoint: endpoint.map(Endpoint::to_string),
        };
        let noted = directory.note(|record| record.place = place);
        noted.expecting("the run's record can be written")
    };
    noted(None)?;
    let endpoint = terrarium.ready().await?;
    noted(Some(&endpoint))?;
    let target = Target::terrarium(&endpoint, options.target.region.as_deref());
    let opened = Opened::new(target, Some(terrarium)).await;
    opened.expecting("what is on this machine can be seen")
}

/// Removes what a Terrarium made that was killed before it answered.
async fn clear(
    report: &Report,
    directory: &RunDirectory,
    process: Option<Process>,
    interrupt: &Interrupt,
) {
    report.begin(None, "Clean up");
    let work = async {
        if let Some(process) = process {
            let ended = process.ended().await.map_err(anyhow::Error::from);
            ended.expecting("the Terrarium that was killed ends")?;
        }
        match Emulator::of_data(&directory.data()) {
            Some(emulator) => leftovers::remove_all(&emulator).await,
            None => Ok(()),
        }
    };
    let cleared = interrupt.unless_again(work, || ()).await;
    let cleared = cleared.unwrap_or_else(|Interrupted| {
        let happened = "it was interrupted; left behind: what Terrarium had made on this machine";
        Err(Failure::new("the clean-up comes to its end", happened))
    });
    report.end(match cleared {
        Ok(()) => Outcome::Passed,
        Err(failure) => Outcome::Failed(failure.look("to delete it: harness sweep")),
    });
}
