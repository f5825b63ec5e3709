//! `harness sweep`: deletes what earlier runs left, after naming it and asking.

mod guard;
mod machine;
mod survey;

use anyhow::Context as _;
use serde_json::json;

use crate::cleanup::{self, Remaining};
use crate::failure::Failure;
use crate::interrupt::{Interrupt, Interrupted};
use crate::report::{Outcome, Report, counted};
use crate::{Ending, SweepOptions, question};

use survey::Survey;

/// Runs the command.
pub(crate) async fn sweep(options: SweepOptions) -> anyhow::Result<Ending> {
    let interrupt = Interrupt::listen()?;
    let report = Report::new(options.json, false);
    let nothing = "interrupted before anything was deleted";
    let survey = interrupt.unless(survey::survey(&options, &report)).await;
    let survey = survey.context(nothing)??;
    announce(&report, &survey);
    if survey.is_empty() || options.dry_run {
        return Ok(Ending::Passed);
    }
    if !options.yes {
        let agreed = interrupt.unless(question::ask("Delete all of this?")).await;
        agreed.context(nothing)??;
    }
    report.begin(None, "Sweep");
    let (outcome, ending) = match interrupt.unless(delete(&survey, &report)).await {
        Ok(Ok(())) => {
            report.verified(format!("{} deleted", counted(survey.count(), "thing")));
            (Outcome::Passed, Ending::Passed)
        }
        Ok(Err(failure)) => (Outcome::Failed(failure), Ending::Failed),
        Err(Interrupted) => (Outcome::Interrupted, Ending::Interrupted),
    };
    report.end(outcome);
    if ending == Ending::Interrupted {
        let text = "What was not deleted yet is left behind: harness sweep finds it again.";
        report.note("interrupted", text, json!({}));
    }
    report.finish();
    Ok(ending)
}

fn announce(report: &Report, survey: &Survey) {
    for (kind, what, run) in survey.lines() {
        let fields = json!({ "kind": kind, "what": what, "run": run });
        report.note("left", &format!("  {what}, of run {run}"), fields);
    }
    let text = match survey.is_empty() {
        true => "Nothing is left of earlier runs.".to_owned(),
        false => format!("Left of earlier runs: {}.", survey.summary()),
    };
    report.note("found", &text, json!({ "count": survey.count() }));
}

/// Deletes everything found. What fails does not keep the rest from being tried.
async fn delete(survey: &Survey, report: &Report) -> Result<(), Failure> {
    let mut failures = Vec::new();
    for (target, left) in &survey.apis {
        let deleted = cleanup::delete(target, left, report, &Remaining::default()).await;
        failures.extend(deleted.err());
    }
    let is_known_elsewhere = failures.is_empty();
    for run in &survey.runs {
        // The record of a run in another place is needed for as long as something of it is left there.
        if is_known_elsewhere || run.is_own() {
            failures.extend(machine::remove(run, report).await.err());
        }
    }
    let mut failures = failures.into_iter();
    let Some(first) = failures.next() else {
        return Ok(());
    };
    Err(failures.fold(first, |mut all, failure| {
        all.happened = format!("{}\n{}", all.happened, failure.happened);
        all.look.extend(failure.look);
        all
    }))
}
