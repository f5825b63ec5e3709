//! The options of the command line, with their defaults and their texts.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ipnet::Ipv4Net;
use terrarium_compute::Mode;

/// A small AWS under glass: EC2, VPC and S3 on this machine.
#[derive(Debug, Parser)]
#[command(name = "terrarium", version, about, max_term_width = 100)]
pub(crate) struct Options {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the EC2, S3 and STS APIs until interrupted
    Serve(ServeOptions),
    /// Print the certificate of the lab CA, in PEM; it is made when there is none yet
    Ca {
        /// The data directory of the Terrarium
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
    },
    /// List the operations that are emulated, as a page in Markdown
    Operations,
    /// Say what becomes of a packet, step by step, and what decides
    Why {
        /// The Terrarium to ask
        #[arg(
            long,
            value_name = "URL",
            default_value = "http://127.0.0.1:4566",
            env = "TERRARIUM_ENDPOINT"
        )]
        endpoint: String,
        /// An instance, a network interface, or an address outside
        from: String,
        /// An instance, a network interface, or an address
        to: String,
        /// tcp/<port>, udp/<port> or icmp
        packet: String,
    },
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ServeOptions {
    /// Where the APIs are served; port 0 takes a free one
    #[arg(
        long,
        value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:4566",
        env = "TERRARIUM_LISTEN"
    )]
    pub(crate) listen: SocketAddr,
    /// Keep the state in this directory; without it, all is in memory and gone at the end
    #[arg(long, value_name = "DIR", env = "TERRARIUM_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// What instances are made of: Docker containers, nothing, or Docker where it can be had
    #[arg(
        long,
        value_name = "docker|simulated|auto",
        default_value = "auto",
        env = "TERRARIUM_COMPUTE"
    )]
    pub(crate) compute: Mode,
    /// Whether signatures are verified, or any key and secret taken
    #[arg(long, value_enum, default_value_t = Auth::Strict, env = "TERRARIUM_AUTH")]
    pub(crate) auth: Auth,
    /// The account of the key `test` and, when permissive, of any key that is no account id
    #[arg(long, value_name = "ACCOUNT", default_value = "000000000000", value_parser = account, env = "TERRARIUM_ACCOUNT")]
    pub(crate) account: String,
    /// A JSON file of further access keys: [{"access_key_id", "secret_access_key", "account_id", …}]
    #[arg(long, value_name = "FILE", env = "TERRARIUM_KEYS")]
    pub(crate) keys: Option<PathBuf>,
    /// Serve HTTPS as well, on the same port, with a certificate of the lab CA
    #[arg(long)]
    pub(crate) tls: bool,
    /// The public addresses of instances, routed on this machine only
    #[arg(
        long,
        value_name = "CIDR",
        default_value = "198.18.0.0/16",
        env = "TERRARIUM_POOL"
    )]
    pub(crate) pool: Ipv4Net,
    /// Give new buckets access control lists and no block of public access, as AWS did before April 2023
    #[arg(long)]
    pub(crate) legacy_acl: bool,
    /// Write the log as JSON lines
    #[arg(long)]
    pub(crate) log_json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Auth {
    Strict,
    Permissive,
}

/// Whether a text has the form of an account id.
pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

fn account(text: &str) -> Result<String, String> {
    match is_account(text) {
        true => Ok(text.to_owned()),
        false => Err("an account id has twelve digits".to_owned()),
    }
}
