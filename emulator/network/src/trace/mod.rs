//! The evaluator: what becomes of a packet, step by step, in AWS's terms and ids. Pure, and written apart from the planner, so
//! that a test can hold one against the other.

mod beyond;
mod rules;
mod steps;

use std::fmt;
use std::net::Ipv4Addr;

use terrarium_model::World;
use terrarium_model::ids::NetworkInterfaceId;

use crate::config::Config;

/// A packet to be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// Who sends it.
    pub source: Source,
    /// The address that it is sent to.
    pub destination: Ipv4Addr,
    /// What it carries.
    pub protocol: Protocol,
    /// Whether it belongs to a connection that security groups have let through before: they do not look at it again.
    pub tracked: bool,
}

/// Where a packet starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A guest, by its network interface.
    Interface {
        /// The interface.
        id: NetworkInterfaceId,
        /// The address that the guest claims to have; none means the interface's own.
        address: Option<Ipv4Addr>,
    },
    /// An address of the internet, which is anything outside every VPC, the host's own included.
    Internet(Ipv4Addr),
}

/// What a packet carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// A TCP segment; the first of its connection unless the packet is tracked.
    Tcp {
        /// The sender's port.
        source_port: u16,
        /// The receiver's port.
        destination_port: u16,
    },
    /// A UDP datagram.
    Udp {
        /// The sender's port.
        source_port: u16,
        /// The receiver's port.
        destination_port: u16,
    },
    /// An ICMP message.
    Icmp {
        /// The type.
        kind: u8,
        /// The code.
        code: u8,
    },
    /// Another IP protocol, by number.
    Other(u8),
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp {
                destination_port, ..
            } => write!(f, "tcp {destination_port}"),
            Self::Udp {
                destination_port, ..
            } => write!(f, "udp {destination_port}"),
            Self::Icmp { kind, code } => write!(f, "icmp type {kind} code {code}"),
            Self::Other(number) => write!(f, "protocol {number}"),
        }
    }
}

/// The way of a packet and its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What was decided on the way, in order; the last step decided the outcome.
    pub steps: Vec<Step>,
    /// Its end.
    pub outcome: Outcome,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The id of what decided, such as a security group's; a plain name for what has no id.
    pub component: String,
    /// What it decided and by which rule, in words.
    pub words: String,
}

/// The end of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It reaches a network interface.
    Interface(NetworkInterfaceId),
    /// It reaches a service of Terrarium: the metadata service, the resolver, S3 or an API.
    Service(&'static str),
    /// It leaves for the internet.
    Internet,
    /// It ends on the way.
    Dropped,
}

impl Trace {
    /// Whether the packet reaches anyone.
    pub fn is_delivered(&self) -> bool {
        self.outcome != Outcome::Dropped
    }

    /// What decided, in words.
    pub fn reason(&self) -> &str {
        self.steps.last().map_or("", |step| &step.words)
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            writeln!(f, "{}", step.words)?;
        }
        match &self.outcome {
            Outcome::Interface(id) => write!(f, "delivered to {id}"),
            Outcome::Service(name) => write!(f, "delivered to {name}"),
            Outcome::Internet => write!(f, "delivered to the internet"),
            Outcome::Dropped => write!(f, "dropped: {}", self.reason()),
        }
    }
}

/// Follows a packet through the world.
pub fn trace(world: &World, config: &Config, packet: &Packet) -> Trace {
    steps::follow(world, config, packet)
}
