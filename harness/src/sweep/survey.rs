//! What there is to sweep: which APIs to ask, which runs of this machine have ended, and what both left. It changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use anyhow::{anyhow, bail};
use serde_json::json;

use super::guard::{Guard, Spared};
use super::machine::DeadRun;
use crate::cleanup::{self, Left};
use crate::endpoint::Endpoint;
use crate::record::{self, FoundRun, Place};
use crate::report::{Report, counted};
use crate::run::RunId;
use crate::target::Target;
use crate::{SweepOptions, TargetKind};

/// Where a Terrarium listens unless told otherwise.
const USUAL_ENDPOINT: &str = "127.0.0.1:4566";

/// A run takes less than half an hour: what is older than this is not under way anywhere.
const CAUTIOUS_AGE: Duration = Duration::from_secs(2 * 3600);

/// A directory without a record is that of a run which begins just now, or was killed in its first moment.
const RECORD_LIMIT: Duration = Duration::from_secs(60);

/// What there is to sweep.
pub(super) struct Survey {
    /// In APIs.
    pub(super) apis: Vec<(Target, Vec<Left>)>,
    /// On this machine.
    pub(super) runs: Vec<DeadRun>,
}

pub(super) async fn survey(options: &SweepOptions, report: &Report) -> anyhow::Result<Survey> {
    let found = record::runs_below(&std::env::temp_dir())?;
    let mut guard = Guard::new(&found);
    guard.named = options.run.as_deref().map(RunId::named);
    guard.older_than = options.older_than;
    if let Some(named) = guard.named.as_ref().filter(|run| guard.live.contains(run)) {
        bail!(
            "run {named} is under way on this machine: end it first (Ctrl-C there), and it cleans up"
        );
    }
    let targets = targets(options, &found, report).await?;
    let mut spared = BTreeMap::new();
    let mut runs = Vec::new();
    for run in found {
        let is_here = is_here(options, &targets, &run);
        if is_here && is_admitted(&guard, &run.run, &mut spared) && is_settled(&run) {
            runs.push(run);
        }
    }
    let mut apis = Vec::new();
    for target in targets {
        // Other machines may have runs under way wherever they reach.
        guard.cautious = match target.is_on_this_machine() {
            true => Duration::ZERO,
            false => CAUTIOUS_AGE,
        };
        let found = match &guard.named {
            Some(run) => cleanup::find(&target, run).await,
            None => cleanup::find_all(&target).await,
        };
        let mut left = found
            .map_err(|failure| anyhow!("{} (expected: {})", failure.happened, failure.expected))?;
        left.retain(|thing| is_admitted(&guard, &RunId::named(&thing.run), &mut spared));
        if !left.is_empty() {
            apis.push((target, left));
        }
    }
    for (run, why) in &spared {
        if let Some(text) = why.describe(run) {
            report.note("spared", &text, json!({ "run": run.as_str() }));
        }
    }
    Ok(Survey {
        apis,
        runs: DeadRun::all(runs).await?,
    })
}

fn is_admitted(guard: &Guard, run: &RunId, spared: &mut BTreeMap<RunId, Spared>) -> bool {
    match guard.admit(run) {
        Ok(()) => true,
        Err(why) => {
            spared.insert(run.clone(), why);
            false
        }
    }
}

/// A directory whose run has had the time to write its record.
fn is_settled(run: &FoundRun) -> bool {
    run.record.is_some() || run.run.age().is_none_or(|age| age > RECORD_LIMIT)
}

/// Whether a run of this machine took place where this sweep looks.
fn is_here(options: &SweepOptions, targets: &[Target], run: &FoundRun) -> bool {
    let place = run.record.as_ref().map(|record| &record.place);
    match (options.target.target, place) {
        (TargetKind::Aws, Some(place)) => targets.iter().any(|target| target.place() == *place),
        (TargetKind::Aws, None) | (TargetKind::Terrarium, Some(Place::Aws { .. })) => false,
        (TargetKind::Terrarium, None) => options.target.endpoint.is_none(),
        (TargetKind::Terrarium, Some(Place::Endpoint { url, .. })) => {
            is_asked_for(options, Some(url))
        }
        (TargetKind::Terrarium, Some(Place::Own { endpoint, .. })) => {
            is_asked_for(options, endpoint.as_deref())
        }
    }
}

/// Without `--endpoint` all Terrariums are asked for.
fn is_asked_for(options: &SweepOptions, url: Option<&str>) -> bool {
    let asked = options.target.endpoint.as_ref().map(Endpoint::url);
    asked.is_none() || asked == url
}

/// The APIs to ask: the one that is named, or else the Terrarium at the usual place and those that the records of ended
/// runs name. A Terrarium that a run started for itself is ended, not asked.
async fn targets(
    options: &SweepOptions,
    found: &[FoundRun],
    report: &Report,
) -> anyhow::Result<Vec<Target>> {
    if options.target.target == TargetKind::Aws {
        return Ok(vec![Target::aws(&options.target).await?]);
    }
    let region = options.target.region.as_deref();
    let places = || {
        found
            .iter()
            .filter_map(|run| Some(&run.record.as_ref()?.place))
    };
    if let Some(endpoint) = &options.target.endpoint {
        let is_own = |place: &Place| matches!(place, Place::Own { endpoint: Some(url), .. } if url == endpoint.url());
        if places().any(is_own) {
            return Ok(Vec::new());
        }
        endpoint.compute().await?;
        return Ok(vec![Target::terrarium(endpoint, region)]);
    }
    let usual: Endpoint = USUAL_ENDPOINT.parse()?;
    let named = found.iter().filter(|run| !run.is_live());
    let named = named.filter_map(|run| match &run.record.as_ref()?.place {
        Place::Endpoint { url, region } => Some((url.clone(), region.clone())),
        _ => None,
    });
    let named: BTreeSet<(String, String)> = named.collect();
    let mut targets = Vec::new();
    let is_usual = |(url, _): &(String, String)| url == usual.url();
    if !named.iter().any(is_usual) && usual.compute().await.is_ok() {
        targets.push(Target::terrarium(&usual, region));
    }
    for (url, region) in &named {
        let endpoint: Endpoint = url.parse()?;
        match endpoint.compute().await {
            Ok(_) => targets.push(Target::terrarium(&endpoint, Some(region))),
            Err(error) => {
                let text = format!(
                    "{error:#}: what a run left in its state, if it keeps one, stays there."
                );
                report.note("unreachable", &text, json!({ "endpoint": url }));
            }
        }
    }
    Ok(targets)
}

impl Survey {
    pub(super) fn is_empty(&self) -> bool {
        self.apis.is_empty() && self.runs.is_empty()
    }

    /// What is left: its kind, a name, and the run that left it.
    pub(super) fn lines(&self) -> Vec<(String, String, String)> {
        let left = self.apis.iter().flat_map(|(_, left)| left);
        let left = left.map(|thing| (thing.kind.to_string(), thing.to_string(), thing.run.clone()));
        let here = self.runs.iter().flat_map(|dead| {
            let run = dead.found.run.to_string();
            let lines = dead.lines().into_iter();
            lines.map(move |(kind, text)| (kind.to_owned(), text, run.clone()))
        });
        left.chain(here).collect()
    }

    pub(super) fn count(&self) -> usize {
        self.lines().len()
    }

    /// "1 instance, 2 subnets, …", in the order of deletion.
    pub(super) fn summary(&self) -> String {
        let lines = self.lines();
        let mut kinds: Vec<&str> = Vec::new();
        for (kind, _, _) in &lines {
            if !kinds.contains(&kind.as_str()) {
                kinds.push(kind);
            }
        }
        let counts = kinds.into_iter().map(|kind| {
            let count = lines.iter().filter(|line| line.0 == kind).count();
            counted(count, kind)
        });
        counts.collect::<Vec<_>>().join(", ")
    }
}
