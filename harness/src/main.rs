//! The harness: runs a real deployment against Terrarium or AWS and says what it saw.
//! The command line lives here; what a deployment is lives in `flow` and `steps`. Nothing of the emulator is used.

mod cleanup;
mod context;
mod cost;
mod evidence;
mod failure;
mod flow;
mod guest;
mod http;
mod interrupt;
mod junit;
mod leftovers;
mod report;
mod run;
mod steps;
mod sweep;
mod target;
mod terrarium;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(
    version,
    about = "Runs a real deployment against Terrarium or AWS and says what it saw"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Deploy an application the way a user does, verify every step, and delete everything again.
    Deploy(DeployOptions),
    /// Find by tag, and delete, what earlier runs left behind.
    Sweep(SweepOptions),
}

/// Where the API that is spoken to is found.
#[derive(Args, Clone)]
pub(crate) struct TargetOptions {
    /// Against what to run.
    #[arg(long, value_enum, default_value_t = TargetKind::Terrarium)]
    pub(crate) target: TargetKind,
    /// The URL of a Terrarium that is running, such as http://127.0.0.1:4566.
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint: Option<String>,
    /// The region (us-east-1 on Terrarium, that of your AWS configuration on AWS).
    #[arg(long)]
    pub(crate) region: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum TargetKind {
    /// A Terrarium: one that this command starts, or the one at --endpoint.
    Terrarium,
    /// Amazon Web Services, with credentials and region from the usual places. This costs money.
    Aws,
}

#[derive(Args)]
pub(crate) struct DeployOptions {
    #[command(flatten)]
    pub(crate) target: TargetOptions,
    /// The terrarium binary to start (by default the one beside this executable, else the one on PATH).
    #[arg(long, value_name = "PATH", conflicts_with = "endpoint")]
    pub(crate) terrarium: Option<PathBuf>,
    /// The tarball of the image web-calculator:3 (by default web-calculator-3.tar in Terrarium's cache).
    #[arg(long, value_name = "PATH")]
    pub(crate) image_tarball: Option<PathBuf>,
    /// Print one JSON object a line on standard output instead of text.
    #[arg(long)]
    pub(crate) json: bool,
    /// Write a JUnit report to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) junit: Option<PathBuf>,
    /// Do not ask before creating what costs money.
    #[arg(long)]
    pub(crate) yes: bool,
    /// Leave everything in place at the end; `harness sweep` deletes it later.
    #[arg(long)]
    pub(crate) keep: bool,
    /// Show what commands in the guest print.
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

#[derive(Args)]
pub(crate) struct SweepOptions {
    #[command(flatten)]
    pub(crate) target: TargetOptions,
    /// Delete only what this run left (by default what any run left).
    #[arg(long, value_name = "ID")]
    pub(crate) run: Option<String>,
    /// Print one JSON object a line on standard output instead of text.
    #[arg(long)]
    pub(crate) json: bool,
    /// Do not ask before deleting.
    #[arg(long)]
    pub(crate) yes: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Deploy(options) => flow::deploy(options).await,
        Command::Sweep(options) => sweep::sweep(options).await,
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("harness: {error:#}");
            ExitCode::from(2)
        }
    }
}
