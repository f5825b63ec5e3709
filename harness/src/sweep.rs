//! `harness sweep`: deletes what earlier runs left, after naming it and asking.

use std::io::{IsTerminal, Write};

use anyhow::anyhow;
use serde_json::json;

use crate::cleanup::{self, Left};
use crate::failure::Failure;
use crate::report::{Outcome, Report};
use crate::run::RunId;
use crate::target::Target;
use crate::{SweepOptions, TargetKind};

/// Where a Terrarium listens unless told otherwise.
const USUAL_ENDPOINT: &str = "http://127.0.0.1:4566";

/// Runs the command; whether nothing is left.
pub(crate) async fn sweep(options: SweepOptions) -> anyhow::Result<bool> {
    let target = match options.target.target {
        TargetKind::Aws => Target::aws(&options.target).await?,
        TargetKind::Terrarium => {
            let endpoint = options.target.endpoint.as_deref().unwrap_or(USUAL_ENDPOINT);
            Target::terrarium(endpoint, options.target.region.as_deref())?
        }
    };
    let report = Report::new(options.json, false);
    let run = options.run.as_deref().map(RunId::named);
    let found = cleanup::find(&target, run.as_ref())
        .await
        .map_err(|failure| anyhow!("{} (expected: {})", failure.happened, failure.expected))?;
    announce(&report, &found);
    if found.is_empty() {
        return Ok(true);
    }
    if !options.yes && !confirmed(&report, "Delete all of this?")? {
        return Ok(false);
    }
    report.begin(None, "Sweep");
    let outcome = cleanup::delete(&target, &found, &report).await;
    let passed = outcome.is_ok();
    report.end(ended(outcome, found.len(), &report));
    report.finish();
    Ok(passed)
}

fn ended(outcome: Result<(), Failure>, count: usize, report: &Report) -> Outcome {
    match outcome {
        Ok(()) => {
            report.verified(format!("{count} things are deleted"));
            Outcome::Passed
        }
        Err(failure) => Outcome::Failed(failure),
    }
}

fn announce(report: &Report, found: &[Left]) {
    if found.is_empty() {
        let fields = json!({ "count": 0 });
        report.note("found", "Nothing is left of earlier runs.", fields);
        return;
    }
    for thing in found {
        let fields = json!({ "kind": thing.kind.to_string(), "id": thing.id, "run": thing.run });
        report.note("left", &format!("  {thing}, of run {}", thing.run), fields);
    }
    let text = format!("Left of earlier runs: {}.", cleanup::summary(found));
    report.note("found", &text, json!({ "count": found.len() }));
}

/// Asks on standard error, so that standard output stays for the report.
pub(crate) fn confirmed(report: &Report, question: &str) -> anyhow::Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Err(anyhow!(
            "there is nobody to ask: give --yes to go on without asking"
        ));
    }
    report.suspended(|| {
        eprint!("{question} Type yes to go on: ");
        std::io::stderr().flush()?;
        let mut answer = String::new();
        std::io::stdin().read_line(&mut answer)?;
        Ok(answer.trim() == "yes")
    })
}
