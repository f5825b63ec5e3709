//! The options of the command line, with their defaults and their texts.

use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ipnet::Ipv4Net;
use terrarium_compute::Mode;

/// A small AWS under glass: EC2, VPC and S3 on this machine.
#[derive(Debug, Parser)]
#[command(
    name = "terrarium",
    version,
    about,
    max_term_width = 100,
    args_override_self = true
)]
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
        /// The Terrarium to ask; without it that of AWS_ENDPOINT_URL, or http://127.0.0.1:4566
        #[arg(long, value_name = "URL", env = "TERRARIUM_ENDPOINT")]
        endpoint: Option<String>,
        /// An instance, a network interface, or an address outside
        from: String,
        /// An instance, a network interface, or an address
        to: String,
        /// tcp/<port>, udp/<port> or icmp; one port, since a range may be allowed in part
        packet: String,
    },
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ServeOptions {
    /// Where the APIs are served: an address, or a name of this machine such as localhost; port 0 takes a free one
    #[arg(
        long,
        value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:4566",
        env = "TERRARIUM_LISTEN"
    )]
    pub(crate) listen: Listen,
    /// Keep the state in this directory; without it, all is in memory and gone at the end
    #[arg(long, value_name = "DIR", env = "TERRARIUM_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// What an answered change survives: the end of this process, or a loss of power, for which each one waits for the disk
    #[arg(long, value_enum, default_value_t = Durability::Process, env = "TERRARIUM_DURABILITY")]
    pub(crate) durability: Durability,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Durability {
    Process,
    Power,
}

impl From<Durability> for terrarium_state::Durability {
    fn from(durability: Durability) -> Self {
        match durability {
            Durability::Process => Self::Process,
            Durability::Power => Self::Power,
        }
    }
}

impl From<Durability> for terrarium_s3::Durability {
    fn from(durability: Durability) -> Self {
        match durability {
            Durability::Process => Self::Process,
            Durability::Power => Self::Power,
        }
    }
}

/// Where to listen. A name has to mean this machine alone: whoever wants to be reached from elsewhere gives the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listen(pub(crate) SocketAddr);

impl FromStr for Listen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(address) = text.parse() {
            return Ok(Self(address));
        }
        let has_port = text
            .rsplit_once(':')
            .is_some_and(|(name, port)| !name.is_empty() && port.parse::<u16>().is_ok());
        if !has_port {
            return Err("give an address and a port, such as 127.0.0.1:4566".to_owned());
        }
        let unknown = |error| format!("the name is not known ({error}): give an address");
        let addresses: Vec<SocketAddr> = text.to_socket_addrs().map_err(unknown)?.collect();
        let loopback = addresses
            .iter()
            .filter(|address| address.ip().is_loopback());
        match loopback.min_by_key(|address| address.is_ipv6()) {
            Some(address) => Ok(Self(*address)),
            None => Err(format!(
                "the name means {}, where others may reach Terrarium: give the address itself if they are to",
                addresses
                    .first()
                    .map_or("nothing".to_owned(), |address| address.ip().to_string())
            )),
        }
    }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_of_this_machine_are_listened_on_and_others_are_not() {
        let listen = |text: &str| text.parse::<Listen>().map(|listen| listen.0.to_string());
        assert_eq!(listen("localhost:4566").unwrap(), "127.0.0.1:4566");
        assert_eq!(listen("0.0.0.0:1").unwrap(), "0.0.0.0:1");
        assert_eq!(listen("[::1]:80").unwrap(), "[::1]:80");
        for text in [
            "localhost",
            "4566",
            ":4566",
            "localhost:http",
            "no.such.invalid:1",
        ] {
            listen(text).unwrap_err();
        }
    }
}
