//! What comes after the last step, however it ended: the clean-up, which survives one Ctrl-C and not two, and the report's end.

use std::time::Duration;

use anyhow::Context as _;
use serde_json::json;

use crate::cleanup;
use crate::context::Context;
use crate::failure::{Expecting, Failure};
use crate::interrupt::Interrupted;
use crate::leftovers::{self, HostState};
use crate::record::RunDirectory;
use crate::report::{Outcome, Report, counted};
use crate::terrarium::Terrarium;
use crate::{DeployOptions, Ending, TargetKind, junit};

/// How long the clean-up may take.
const CLEANUP_LIMIT: Duration = Duration::from_secs(900);

/// Deletes what is left of the run and stops its Terrarium, unless everything is to stay.
pub(super) async fn end(
    context: &Context,
    terrarium: Option<Terrarium>,
    finished: bool,
    keep: bool,
) {
    if keep {
        return self::keep(context, terrarium);
    }
    if context.interrupt.count() > 0 {
        note_interruption(&context.report);
    }
    if !finished {
        clean_up(context).await;
    }
    if let Some(terrarium) = terrarium {
        stop(context, terrarium).await;
    }
}

fn note_interruption(report: &Report) {
    let text =
        "Interrupted: the clean-up goes on. Ctrl-C again ends it too, and leaves the rest behind.";
    report.note("interrupted", text, json!({}));
}

/// Does a part of the clean-up as a step of the report.
async fn ending_step(
    context: &Context,
    title: &str,
    work: impl Future<Output = Result<(), Failure>>,
    left: impl FnOnce() -> String,
) {
    let report = &context.report;
    report.begin(None, title);
    let limited = tokio::time::timeout(CLEANUP_LIMIT, work);
    let noted = || note_interruption(report);
    let happened = match context.interrupt.unless_again(limited, noted).await {
        Ok(Ok(Ok(()))) => return report.end(Outcome::Passed),
        Ok(Ok(Err(failure))) => {
            return report.end(Outcome::Failed(failure.look(to_try_again(context))));
        }
        Ok(Err(_)) => format!("it took longer than {} s", CLEANUP_LIMIT.as_secs()),
        Err(Interrupted) => "it was interrupted".to_owned(),
    };
    let happened = format!("{happened}; left behind: {}", left());
    let failure = Failure::new("the clean-up comes to its end", happened);
    report.end(Outcome::Failed(failure.look(to_try_again(context))));
}

fn to_try_again(context: &Context) -> String {
    format!("to delete it: {}", sweep_command(context))
}

/// The command that deletes what is left of this run. A Terrarium's endpoint is in the run's record.
fn sweep_command(context: &Context) -> String {
    let target = match context.target.kind {
        TargetKind::Terrarium => String::new(),
        TargetKind::Aws => format!(" --target aws --region {}", context.target.region),
    };
    format!("harness sweep{target} --run {}", context.run)
}

/// Deletes what a run that did not reach its end has created.
async fn clean_up(context: &Context) {
    let (report, remaining) = (&context.report, &context.remaining);
    let work = async {
        let count = cleanup::clean(&context.target, &context.run, report, remaining).await?;
        report.verified(format!(
            "{} deleted; nothing is tagged with the run any more",
            counted(count, "thing")
        ));
        Ok(())
    };
    let left = || match remaining.left() {
        None => "everything that the run created".to_owned(),
        Some(left) => {
            let list: Vec<String> = left.iter().map(ToString::to_string).collect();
            list.join(", ")
        }
    };
    ending_step(context, "Clean up", work, left).await;
}

/// Stops the Terrarium that this run started, and makes sure that nothing of it remains.
async fn stop(context: &Context, mut terrarium: Terrarium) {
    let pid = terrarium.process.pid;
    let work = async {
        terrarium.stop().await?;
        context.verified("it stopped when asked to");
        let emulator = context.emulator.get();
        let emulator = emulator.expecting("Terrarium's data directory tells its name")?;
        leftovers::ensure_nothing_new(&HostState::default(), emulator).await?;
        context.verified("nothing of it is left on this machine");
        Ok(())
    };
    // Where this is interrupted, dropping Terrarium kills it.
    let left = || format!("Terrarium, killed (it was process {pid}), its guests and its network");
    ending_step(context, "Stop Terrarium", work, left).await;
}

/// Says how to reach what stays, and how to delete it.
fn keep(context: &Context, terrarium: Option<Terrarium>) {
    let mut lines = vec![format!(
        "Kept, as asked, is everything of run {}.",
        context.run
    )];
    if let Some(address) = context.address.get() {
        let key = context.directory.file("id_ed25519");
        lines.push(format!(
            "  log in:  ssh -i {} admin@{address}",
            key.display()
        ));
    }
    if let (Some(endpoint), Some(terrarium)) = (&context.target.endpoint, terrarium) {
        let pid = terrarium.process.pid;
        lines.push(format!("  API:     {endpoint}, of process {pid}"));
        terrarium.leave_running();
    }
    lines.push(format!("  delete:  {}", sweep_command(context)));
    if let Err(error) = context.directory.note(|record| record.kept = true) {
        lines.push(format!("  {error:#}"));
    }
    let fields = json!({ "lines": lines });
    context.report.note("kept", &lines.join("\n"), fields);
}

/// Ends the report, writes the JUnit file, and keeps the run's directory if something points there.
pub(super) fn finish(
    options: &DeployOptions,
    report: &Report,
    directory: RunDirectory,
) -> anyhow::Result<Ending> {
    let failed = report.has(|outcome| matches!(outcome, Outcome::Failed(_)));
    let interrupted = report.has(|outcome| *outcome == Outcome::Interrupted);
    if failed && !options.keep {
        let text = format!(
            "Its files stay in {} until harness sweep deletes them.",
            directory.path().display()
        );
        report.note("files", &text, json!({ "directory": directory.path() }));
    }
    if failed || options.keep {
        directory.keep();
    }
    let records = report.finish();
    if let Some(file) = &options.junit {
        let target = match options.target.target {
            TargetKind::Terrarium => "terrarium",
            TargetKind::Aws => "aws",
        };
        std::fs::write(file, junit::document(target, &records))
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(match (interrupted, failed) {
        (true, _) => Ending::Interrupted,
        (false, true) => Ending::Failed,
        (false, false) => Ending::Passed,
    })
}
