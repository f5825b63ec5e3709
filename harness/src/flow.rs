//! `harness deploy`: the eight steps in order, what comes before them (a target, a question) and after them (the clean-up, always).

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::json;

use crate::context::{Context, Stopped};
use crate::failure::{Expecting, Failure};
use crate::interrupt::Interrupt;
use crate::leftovers::HostState;
use crate::report::{Outcome, Report};
use crate::run::{RunDirectory, RunId};
use crate::steps::{
    access, application, instance, login, metadata, network, reachability, termination,
};
use crate::target::Target;
use crate::terrarium::{self, Terrarium};
use crate::{DeployOptions, TargetKind, cleanup, cost, junit, sweep};

/// How long the clean-up may take.
const CLEANUP_LIMIT: Duration = Duration::from_secs(900);

/// Runs the command; whether everything passed.
pub(crate) async fn deploy(options: DeployOptions) -> anyhow::Result<bool> {
    let image_tarball = image_tarball(&options)?;
    let interrupt = Interrupt::listen()?;
    let report = Report::new(options.json, options.verbose);
    let run = RunId::new();
    let directory = RunDirectory::create(&run)?;
    let text = format!("Run {}, in {}", run.as_str(), directory.path().display());
    let fields = json!({ "run": run.as_str(), "directory": directory.path() });
    report.note("start", &text, fields);

    let clean_host = if starts_terrarium(&options) {
        Some(look_at_host().await?)
    } else {
        None
    };
    let (target, terrarium) = match open_target(&options, &report, &directory).await? {
        Some(opened) => opened,
        None => return finish(&options, &report, directory, false),
    };
    if target.kind == TargetKind::Aws && !agreed(&options, &target, &report).await? {
        return Ok(false);
    }
    let host_before = if target.is_on_this_machine() {
        Some(look_at_host().await?)
    } else {
        None
    };
    let context = Context {
        target,
        run,
        directory,
        report,
        interrupt,
        image_tarball,
        host_before,
        terrarium_log: terrarium.as_ref().map(|terrarium| terrarium.log.clone()),
        caller: OnceLock::new(),
        instance_id: OnceLock::new(),
        address: OnceLock::new(),
    };
    let finished = steps(&context, options.keep).await == Ok(());
    if options.keep {
        keep(&context, terrarium);
    } else {
        if !finished {
            clean_up(&context).await;
        }
        if let Some(terrarium) = terrarium {
            stop(&context, terrarium, clean_host.as_ref()).await;
        }
    }
    let Context {
        report, directory, ..
    } = context;
    finish(&options, &report, directory, options.keep)
}

/// The deployment.
async fn steps(context: &Context, keep: bool) -> Result<(), Stopped> {
    let minutes = |count: u64| Duration::from_secs(60 * count);
    let network = context
        .step(
            1,
            "Network: a VPC with two public subnets",
            minutes(5),
            network::create(context),
        )
        .await?;
    let access = context
        .step(
            2,
            "Access: a security group and a key pair",
            minutes(2),
            access::allow(context, &network),
        )
        .await?;
    let mut machine = context
        .step(
            3,
            "Instance: the newest Debian 12 on a t3.micro",
            minutes(20),
            instance::launch(context, &network, &access),
        )
        .await?;
    let guest = context
        .step(
            4,
            "Login: SSH with the key, and Docker installed",
            minutes(20),
            login::prepare(context, &mut machine),
        )
        .await?;
    let storage = context
        .step(
            5,
            "Application: its image through S3, and running",
            minutes(15),
            application::run(context, &guest),
        )
        .await?;
    context
        .step(
            6,
            "Reachability: what the security group lets through",
            minutes(5),
            reachability::verify(context, &access, &machine),
        )
        .await?;
    let written = context
        .step(
            7,
            "Guest: metadata, and data written to S3",
            minutes(5),
            metadata::verify(context, &guest, &machine, &access, &storage),
        )
        .await?;
    if keep {
        return Ok(());
    }
    context
        .step(
            8,
            "Termination: silence, and nothing left but the object; then nothing",
            minutes(20),
            termination::end(context, guest, &machine, &written),
        )
        .await
}

/// The tarball of the application's image; without it the flow cannot succeed, so it does not begin.
fn image_tarball(options: &DeployOptions) -> anyhow::Result<PathBuf> {
    let path = match &options.image_tarball {
        Some(path) => path.clone(),
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

/// The target, and the Terrarium that had to be started for it; nothing if it could not be started, which is reported.
async fn open_target(
    options: &DeployOptions,
    report: &Report,
    directory: &RunDirectory,
) -> anyhow::Result<Option<(Target, Option<Terrarium>)>> {
    let region = options.target.region.as_deref();
    if options.target.target == TargetKind::Aws {
        return Ok(Some((Target::aws(&options.target).await?, None)));
    }
    if let Some(endpoint) = &options.target.endpoint {
        return Ok(Some((Target::terrarium(endpoint, region)?, None)));
    }
    let binary = terrarium::binary(options.terrarium.as_deref());
    report.begin(None, "Start Terrarium");
    match Terrarium::start(&binary, directory.path()).await {
        Ok(terrarium) => {
            report.verified(format!(
                "{} answers at {}",
                binary.display(),
                terrarium.endpoint
            ));
            report.end(Outcome::Passed);
            let target = Target::terrarium(&terrarium.endpoint, region)?;
            Ok(Some((target, Some(terrarium))))
        }
        Err(failure) => {
            report.end(Outcome::Failed(failure));
            Ok(None)
        }
    }
}

/// Names what a run on AWS creates and what it costs, and asks.
async fn agreed(options: &DeployOptions, target: &Target, report: &Report) -> anyhow::Result<bool> {
    let identity = target.sts.get_caller_identity().send().await;
    let identity = identity.map_err(|error| {
        anyhow::anyhow!(
            "AWS does not know the caller: {}",
            crate::failure::chain(&error)
        )
    })?;
    let account = identity.account().unwrap_or("unknown");
    let lines = cost::announcement(account, &target.region);
    let fields = json!({ "account": account, "region": target.region, "lines": lines });
    report.note("announcement", &lines.join("\n"), fields);
    Ok(options.yes || sweep::confirmed(report, "Go on?")?)
}

/// What is on this machine now, so that it can be told later what is new.
async fn look_at_host() -> anyhow::Result<HostState> {
    HostState::look()
        .await
        .context("cannot see what is on this machine (fixtures/setup prepares it)")
}

fn starts_terrarium(options: &DeployOptions) -> bool {
    options.target.target == TargetKind::Terrarium && options.target.endpoint.is_none()
}

/// Deletes what a run that did not reach its end has created.
async fn clean_up(context: &Context) {
    let report = &context.report;
    let interrupts = context.interrupt.count();
    report.begin(None, "Clean up");
    let work = cleanup::clean(&context.target, &context.run, report);
    let outcome = tokio::select! {
        result = tokio::time::timeout(CLEANUP_LIMIT, work) => match result {
            Ok(Ok(count)) => {
                report.verified(format!("{count} things are deleted; nothing is tagged with the run any more"));
                Outcome::Passed
            }
            Ok(Err(failure)) => Outcome::Failed(failure),
            Err(_) => Outcome::Failed(unfinished(context, format!("it took longer than {} s", CLEANUP_LIMIT.as_secs()))),
        },
        () = context.interrupt.more_than(interrupts) => {
            Outcome::Failed(unfinished(context, "it was interrupted".to_owned()))
        }
    };
    report.end(outcome);
}

fn unfinished(context: &Context, happened: String) -> Failure {
    Failure::new("the clean-up comes to its end", happened).look(format!(
        "to try again: harness sweep --run {}",
        context.run.as_str()
    ))
}

/// Stops the Terrarium that this run started, and makes sure that nothing of it remains.
async fn stop(context: &Context, terrarium: Terrarium, before: Option<&HostState>) {
    let report = &context.report;
    report.begin(None, "Stop Terrarium");
    let outcome = match stopped(context, terrarium, before).await {
        Ok(()) => Outcome::Passed,
        Err(failure) => Outcome::Failed(failure),
    };
    report.end(outcome);
}

async fn stopped(
    context: &Context,
    terrarium: Terrarium,
    before: Option<&HostState>,
) -> Result<(), Failure> {
    terrarium.stop().await?;
    context.verified("it stopped when asked to");
    let before = before.expecting("this machine could be looked at before Terrarium started")?;
    termination::verify_nothing_new(before, context.target.pace.poll).await?;
    context.verified("this machine is as it was before");
    Ok(())
}

/// Says how to reach what stays, and how to delete it.
fn keep(context: &Context, terrarium: Option<Terrarium>) {
    let mut lines = vec![format!(
        "Kept, as asked, is everything of run {}.",
        context.run.as_str()
    )];
    if let Some(address) = context.address.get() {
        let key = context.directory.file("id_ed25519");
        lines.push(format!(
            "  log in:  ssh -i {} admin@{address}",
            key.display()
        ));
    }
    let target = match &context.target.endpoint {
        Some(endpoint) => format!("--endpoint {endpoint}"),
        None => format!("--target aws --region {}", context.target.region),
    };
    lines.push(format!(
        "  delete:  harness sweep {target} --run {}",
        context.run.as_str()
    ));
    if let Some(terrarium) = terrarium {
        lines.push(format!("  stop:    kill {}", terrarium.pid()));
        terrarium.leave_running();
    }
    let fields = json!({ "lines": lines });
    context.report.note("kept", &lines.join("\n"), fields);
}

/// Ends the report, writes the JUnit file, and keeps the run's directory if something points there.
fn finish(
    options: &DeployOptions,
    report: &Report,
    directory: RunDirectory,
    keep: bool,
) -> anyhow::Result<bool> {
    let records = report.finish();
    if let Some(file) = &options.junit {
        let target = match options.target.target {
            TargetKind::Terrarium => "terrarium",
            TargetKind::Aws => "aws",
        };
        std::fs::write(file, junit::document(target, &records))
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    let failed = |outcome: &Outcome| matches!(outcome, Outcome::Failed(_));
    if keep || records.iter().any(|record| failed(&record.outcome)) {
        directory.keep();
    }
    Ok(records
        .iter()
        .all(|record| record.outcome == Outcome::Passed))
}
