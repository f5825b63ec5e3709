//! The command line of `terrarium`: what it can be asked, and nothing of how it is done.

mod ask;
mod foundation;
mod keys;
mod operations;
mod options;
mod reconcile;
mod routers;
mod serve;
mod server;

use std::process::ExitCode;

use clap::Parser;
use options::{Command, Options};

/// Answers are made of many small pieces that live for one request, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(Options::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let error = format!("{error:#}");
            let is_full = ["No space left", "disk is full", "quota exceeded"]
                .iter()
                .any(|sign| error.contains(sign));
            let advice = match is_full {
                true => ": free some space there, or choose another directory with --data",
                false => "",
            };
            eprintln!("terrarium: {error}{advice}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(options) => serve::run(options),
        Command::Ca { data } => {
            foundation::make_data_directory(&data)?;
            let authority = terrarium_guest::authority::Authority::open(Some(&data))?;
            print!("{}", authority.certificate_pem());
            Ok(())
        }
        Command::Operations => {
            print!("{}", operations::page());
            Ok(())
        }
        Command::Why {
            endpoint,
            from,
            to,
            packet,
        } => {
            print!("{}", ask::why(endpoint.as_deref(), &from, &to, &packet)?);
            Ok(())
        }
    }
}
