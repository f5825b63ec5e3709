//! The command line of `terrarium`: what it can be asked, and nothing of how it is done.

mod keys;
mod options;
mod reconcile;
mod routers;
mod serve;
mod server;

use std::process::ExitCode;

use clap::Parser;
use options::{Command, Options};

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
            let authority = terrarium_guest::authority::Authority::open(Some(&data))?;
            print!("{}", authority.certificate_pem());
            Ok(())
        }
        Command::Operations => {
            for service in server::SERVICES {
                for entry in service.operations {
                    println!("{} {}", service.name, entry.name);
                }
            }
            Ok(())
        }
    }
}
