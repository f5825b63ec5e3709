//! The command line of `terrarium`: what it can be asked, and nothing of how it is done.

mod ask;
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
            eprintln!("terrarium: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(options) => serve::run(options),
        Command::Ca { data } => {
            serve::make_data_directory(&data)?;
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
            print!("{}", ask::why(&endpoint, &from, &to, &packet)?);
            Ok(())
        }
    }
}
