//! The harness: runs a real deployment against Terrarium or AWS and says what it saw.
//! The command line lives here; what a deployment is lives in `flow` and `steps`. Nothing of the emulator is used.

mod addresses;
mod cleanup;
mod context;
mod cost;
mod endpoint;
mod evidence;
mod failure;
mod flow;
mod guest;
mod http;
mod interrupt;
mod junit;
mod leftovers;
mod process;
mod question;
mod record;
mod report;
mod run;
mod steps;
mod sweep;
mod target;
mod terrarium;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

use endpoint::Endpoint;
use interrupt::Interrupted;

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
    /// Find, and delete, what earlier runs left behind: on this machine by their records, in the API by their tag.
    Sweep(SweepOptions),
}

/// Where the API that is spoken to is found.
#[derive(Args, Clone)]
pub(crate) struct TargetOptions {
    /// Against what to run.
    #[arg(long, value_enum, default_value_t = TargetKind::Terrarium)]
    pub(crate) target: TargetKind,
    /// The URL of a Terrarium that is running, such as http://127.0.0.1:4566 (http:// may be left out).
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint: Option<Endpoint>,
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
    /// Leave alone what runs began that are younger than this, such as 30m, 2h or 1d [default: 2h where other machines
    /// may have runs under way, else 0s; a run that is known to have ended here has no age]
    #[arg(long, value_name = "AGE", value_parser = age, conflicts_with = "run")]
    pub(crate) older_than: Option<Duration>,
    /// Only say what would be deleted.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print one JSON object a line on standard output instead of text.
    #[arg(long)]
    pub(crate) json: bool,
    /// Do not ask before deleting.
    #[arg(long)]
    pub(crate) yes: bool,
}

/// A number of seconds, minutes, hours or days, such as `2h`.
fn age(text: &str) -> Result<Duration, String> {
    let units = [("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)];
    let parsed = units.into_iter().find_map(|(unit, seconds)| {
        let count: u64 = text.strip_suffix(unit)?.parse().ok()?;
        Some(Duration::from_secs(count.checked_mul(seconds)?))
    });
    parsed.ok_or_else(|| "a number followed by s, m, h or d".to_owned())
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Passed,
    Failed,
    Interrupted,
}

/// What shells say of a process that Ctrl-C ended.
const INTERRUPTED: u8 = 130;

#[tokio::main]
async fn main() -> ExitCode {
    let ending = match Cli::parse().command {
        Command::Deploy(options) => flow::deploy(options).await,
        Command::Sweep(options) => sweep::sweep(options).await,
    };
    match ending {
        Ok(Ending::Passed) => ExitCode::SUCCESS,
        Ok(Ending::Failed) => ExitCode::FAILURE,
        Ok(Ending::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(error) if error.is::<Interrupted>() => {
            // Below what the terminal shows of the key.
            let below = if std::io::stdin().is_terminal() {
                "\n"
            } else {
                ""
            };
            eprintln!("{below}harness: {error}");
            ExitCode::from(INTERRUPTED)
        }
        Err(error) => {
            eprintln!("harness: {error:#}");
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn an_age_has_a_unit() {
        let seconds = |text| age(text).map(|age| age.as_secs());
        assert_eq!(seconds("0s"), Ok(0));
        assert_eq!(seconds("90m"), Ok(5400));
        assert_eq!(seconds("2h"), Ok(7200));
        assert_eq!(seconds("1d"), Ok(86_400));
        for wrong in [
            "",
            "2",
            "h",
            "-1h",
            "99999999999999999999h",
            "99999999999999999d",
        ] {
            assert!(age(wrong).is_err(), "{wrong}");
        }
    }
}
