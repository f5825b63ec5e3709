//! `harness deploy`: the eight steps in order, what comes before them (a target, a question) and after them (the clean-up, always).

mod ending;
mod opening;

use std::sync::OnceLock;

use anyhow::Context as _;
use serde_json::json;

use opening::Opened;

use crate::cleanup::Remaining;
use crate::context::{Context, Stopped};
use crate::interrupt::Interrupt;
use crate::leftovers::Emulator;
use crate::record::{Place, RunDirectory};
use crate::report::Report;
use crate::run::RunId;
use crate::steps::{
    access, application, instance, login, metadata, network, reachability, termination,
};
use crate::terrarium::Terrarium;
use crate::{DeployOptions, Ending};

/// Runs the command.
pub(crate) async fn deploy(options: DeployOptions) -> anyhow::Result<Ending> {
    let image_tarball = opening::image_tarball(options.image_tarball.as_deref())?;
    let interrupt = Interrupt::listen()?;
    let report = Report::new(options.json, options.verbose);
    let chosen = interrupt.unless(opening::choose(&options, &report)).await;
    let chosen = chosen.context("interrupted before anything was created")??;
    let run = RunId::new();
    let own = Place::Own {
        process: None,
        endpoint: None,
    };
    let directory = RunDirectory::create(
        &run,
        chosen.as_ref().map_or(own, |opened| opened.target.place()),
    )?;
    let text = format!("Run {run}, in {}", directory.path().display());
    let fields = json!({ "run": run.as_str(), "directory": directory.path() });
    report.note("start", &text, fields);

    let opened = match chosen {
        Some(opened) => Some(opened),
        None => opening::start(&options, &report, &directory, &interrupt).await,
    };
    let Some(Opened {
        target,
        terrarium,
        host_before,
    }) = opened
    else {
        return ending::finish(&options, &report, directory);
    };
    let context = Context {
        host_before,
        terrarium_log: terrarium.as_ref().map(|terrarium| terrarium.log.clone()),
        emulator: emulator(terrarium.as_ref(), &directory),
        target,
        run,
        directory,
        report,
        interrupt,
        image_tarball,
        remaining: Remaining::default(),
        caller: OnceLock::new(),
        instance_id: OnceLock::new(),
        address: OnceLock::new(),
    };
    let finished = steps(&context, options.keep).await == Ok(());
    ending::end(&context, terrarium, finished, options.keep).await;
    ending::finish(&options, &context.report, context.directory)
}

/// The deployment.
async fn steps(context: &Context, keep: bool) -> Result<(), Stopped> {
    let network = context.step(1, network::create(context)).await?;
    let access = context.step(2, access::allow(context, &network)).await?;
    let launched = instance::launch(context, &network, &access);
    let mut machine = context.step(3, launched).await?;
    let guest = context
        .step(4, login::prepare(context, &mut machine))
        .await?;
    let storage = context.step(5, application::run(context, &guest)).await?;
    let reachable = reachability::verify(context, &access, &machine);
    context.step(6, reachable).await?;
    let told = metadata::verify(context, &guest, &machine, &access, &storage);
    let written = context.step(7, told).await?;
    if keep {
        return Ok(());
    }
    let gone = termination::end(context, guest, &machine, &written);
    context.step(8, gone).await
}

/// The Terrarium that this run started. Which one the guests of another belong to shows with the first guest.
fn emulator(terrarium: Option<&Terrarium>, directory: &RunDirectory) -> OnceLock<Emulator> {
    let own = terrarium.and_then(|_| Emulator::of_data(&directory.data()));
    own.map(OnceLock::from).unwrap_or_default()
}
