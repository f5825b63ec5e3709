//! What becomes of a packet, and why: the evaluator's answer to a question asked with ids and addresses.

use std::net::Ipv4Addr;

use terrarium_model::World;
use terrarium_model::ids::{InstanceId, NetworkInterfaceId, VpcId};
use terrarium_model::resources::{NetworkInterface, PeeringStatus};
use terrarium_network::{Config, Packet, Protocol, Source, Trace, trace};

/// Any port that a client may have, for the sender's side.
const EPHEMERAL_PORT: u16 = 50_000;

/// Answers `from=…&to=…&packet=tcp/80`, or says what is wrong with the question.
pub(crate) fn why(world: &World, config: &Config, query: &str) -> Result<Trace, String> {
    let value = |name: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs
            .into_iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
            .ok_or_else(|| format!("{name} is missing"))
    };
    let source = source(world, value("from")?)?;
    let destination = destination(world, source, value("to")?)?;
    let protocol = protocol(value("packet")?)?;
    Ok(trace(
        world,
        config,
        &Packet {
            source,
            destination,
            protocol,
            tracked: false,
        },
    ))
}

/// An instance, an interface or an address of the internet.
fn source(world: &World, text: &str) -> Result<Source, String> {
    if let Ok(address) = text.parse::<Ipv4Addr>() {
        return Ok(Source::Internet(address));
    }
    let interface = interface(world, text)?;
    Ok(Source::Interface {
        id: interface.id,
        address: None,
    })
}

/// An address, or an instance or interface: its private address for who asks from its VPC or a peer of that, else its public one.
fn destination(world: &World, source: Source, text: &str) -> Result<Ipv4Addr, String> {
    if let Ok(address) = text.parse::<Ipv4Addr>() {
        return Ok(address);
    }
    let interface = interface(world, text)?;
    let from_inside = match source {
        Source::Internet(_) => false,
        Source::Interface { id, .. } => find(world, |other| other.id == id)
            .is_some_and(|other| are_near(world, other.vpc_id, interface.vpc_id)),
    };
    let (address, kind) = match from_inside {
        true => (interface.private_ip_address, "private"),
        false => (interface.public_ip, "public"),
    };
    address.ok_or_else(|| format!("{text} has no {kind} address"))
}

/// Whether two VPCs are one, or peered.
fn are_near(world: &World, one: VpcId, other: VpcId) -> bool {
    let clouds = world.clouds.values();
    let mut connections = clouds.flat_map(|cloud| cloud.vpc_peering_connections.values());
    one == other
        || connections.any(|connection| {
            let ends = [connection.requester.vpc_id, connection.accepter.vpc_id];
            connection.status == PeeringStatus::Active
                && ends.contains(&one)
                && ends.contains(&other)
        })
}

fn interface<'a>(world: &'a World, text: &str) -> Result<&'a NetworkInterface, String> {
    let found = if let Ok(id) = text.parse::<NetworkInterfaceId>() {
        find(world, |interface| interface.id == id)
    } else if let Ok(id) = text.parse::<InstanceId>() {
        find(world, |interface| {
            interface
                .attachment
                .as_ref()
                .is_some_and(|attachment| attachment.instance_id == id)
        })
    } else {
        return Err(format!(
            "'{text}' is no instance, no network interface and no address"
        ));
    };
    found.ok_or_else(|| format!("{text} does not exist, or has no network interface"))
}

fn find(world: &World, wanted: impl Fn(&NetworkInterface) -> bool) -> Option<&NetworkInterface> {
    let all = world
        .clouds
        .values()
        .flat_map(|cloud| cloud.network_interfaces.values());
    all.map(AsRef::as_ref).find(|interface| wanted(interface))
}

/// `tcp/80`, `udp/53` or `icmp` (an echo request).
fn protocol(text: &str) -> Result<Protocol, String> {
    let (name, port) = text.split_once('/').unwrap_or((text, ""));
    let port = || {
        port.parse().map_err(|_| match port.contains('-') {
            true => format!(
                "'{port}' is a range, of which a part may be allowed: ask for one port, such as {name}/{}",
                port.split('-').next().unwrap_or_default()
            ),
            false => format!("'{port}' is no port: ask for tcp/80, udp/53 or icmp"),
        })
    };
    match name {
        "tcp" => Ok(Protocol::Tcp {
            source_port: EPHEMERAL_PORT,
            destination_port: port()?,
        }),
        "udp" => Ok(Protocol::Udp {
            source_port: EPHEMERAL_PORT,
            destination_port: port()?,
        }),
        "icmp" => Ok(Protocol::Icmp { kind: 8, code: 0 }),
        _ => Err(format!(
            "'{name}' is no protocol: ask for tcp/80, udp/53 or icmp"
        )),
    }
}
