//! Where routes are for: how requests name a destination, and which ones a table may have.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use terrarium_model::ids::{PrefixListId, VpcId};
use terrarium_model::resources::{Destination, Route, RouteTable, RouteTarget, Subnet, Vpc};
use terrarium_state::Tx;

use crate::errors::Error;
use crate::{cidr_blocks, prefix_lists};

/// Addresses of AWS's own services on every instance, which no route may catch.
const RESERVED: [IpNet; 2] = [
    IpNet::V4(Ipv4Net::new_assert(
        std::net::Ipv4Addr::new(169, 254, 168, 0),
        22,
    )),
    IpNet::V6(Ipv6Net::new_assert(
        std::net::Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0),
        32,
    )),
];

/// The destination that a request names in one of three ways.
pub(super) fn read(
    tx: &Tx,
    ipv4: Option<String>,
    ipv6: Option<String>,
    prefix_list: Option<PrefixListId>,
) -> Result<Destination, Error> {
    let destination = match (ipv4, ipv6, prefix_list) {
        (Some(text), None, None) => {
            Destination::Ipv4(cidr_blocks::parse(&text, "destinationCidrBlock")?)
        }
        (None, Some(text), None) => {
            Destination::Ipv6(cidr_blocks::parse_ipv6(&text, "destinationIpv6CidrBlock")?)
        }
        (None, None, Some(id)) => {
            prefix_lists::ensure_exists(tx, id)?;
            Destination::PrefixList(id)
        }
        (None, None, None) => {
            return Err(Error::missing(
                "destinationCidrBlock or destinationIpv6CidrBlock",
            ));
        }
        _ => {
            return Err(Error::invalid_combination(
                "The request must contain exactly one of: destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId",
            ));
        }
    };
    Ok(destination)
}

/// A destination in AWS's sentences.
pub(super) fn text(destination: Destination) -> String {
    match destination {
        Destination::Ipv4(block) => block.to_string(),
        Destination::Ipv6(block) => block.to_string(),
        Destination::PrefixList(id) => id.to_string(),
    }
}

fn block(destination: Destination) -> Option<IpNet> {
    match destination {
        Destination::Ipv4(block) => Some(block.into()),
        Destination::Ipv6(block) => Some(block.into()),
        Destination::PrefixList(_) => None,
    }
}

/// The error of a table that has no such route.
pub(super) fn not_found(table: &RouteTable, destination: Destination) -> Error {
    Error::RouteNotFound {
        kind: match destination {
            Destination::Ipv4(_) => "destination-cidr-block",
            Destination::Ipv6(_) => "destination-ipv6-cidr-block",
            Destination::PrefixList(_) => "destination-prefix-list-id",
        },
        destination: text(destination),
        table: table.id,
    }
}

/// The VPC's blocks: where the local routes lead.
pub(super) fn local_blocks(tx: &Tx, table: &RouteTable) -> Vec<IpNet> {
    let vpc = tx.get::<Vpc>(&table.vpc_id);
    vpc.iter().flat_map(|vpc| vpc.blocks()).collect()
}

/// Whether the destination is that of a local route, whatever its target is now.
pub(super) fn is_local(tx: &Tx, table: &RouteTable, destination: Destination) -> bool {
    block(destination).is_some_and(|block| local_blocks(tx, table).contains(&block))
}

/// Whether the destination is a whole block of the VPC or of one of its subnets.
pub(crate) fn is_a_block_of_the_network(
    tx: &Tx,
    table: &RouteTable,
    destination: Destination,
) -> bool {
    let mut subnets = tx.cloud().all::<Subnet>();
    let is_a_subnet = block(destination).is_some_and(|block| {
        let is_its = |subnet: &Subnet| subnet.blocks().any(|its| its == block);
        subnets.any(|subnet| subnet.vpc_id == table.vpc_id && is_its(subnet))
    });
    is_a_subnet || is_local(tx, table, destination)
}

/// What lies inside the VPC may only be led to an interface in it, and only subnet by subnet.
pub(super) fn ensure_reachable(tx: &Tx, table: &RouteTable, route: &Route) -> Result<(), Error> {
    let Some(block) = block(route.destination) else {
        return Ok(());
    };
    if RESERVED.iter().any(|reserved| reserved.contains(&block)) {
        return Err(Error::invalid_value(format!(
            "The destination CIDR block {block} is within a range that is reserved for use by AWS services."
        )));
    }
    let inside = local_blocks(tx, table)
        .iter()
        .any(|local| local.contains(&block));
    if inside && !matches!(route.target, RouteTarget::NetworkInterface(_)) {
        return Err(Error::invalid_value(format!(
            "The destination CIDR block {block} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance."
        )));
    }
    if inside && !is_a_block_of_the_network(tx, table, route.destination) {
        return Err(Error::invalid_value(format!(
            "The destination CIDR block {block} is more specific than one of this VPC's CIDR blocks, but it is not the CIDR block of a subnet."
        )));
    }
    Ok(())
}

/// Forgets what took the place of a local route, when the VPC loses the block.
pub(crate) fn forget_block(tx: &mut Tx, vpc: VpcId, block: IpNet) {
    let lost = match block {
        IpNet::V4(block) => Destination::Ipv4(block),
        IpNet::V6(block) => Destination::Ipv6(block),
    };
    let is_lost = |table: &RouteTable| {
        let mut routes = table.routes.iter();
        table.vpc_id == vpc && routes.any(|route| route.destination == lost)
    };
    let tables = tx.cloud().all::<RouteTable>();
    let losing: Vec<_> = tables.filter(|table| is_lost(table)).cloned().collect();
    for table in losing {
        super::remove(tx, &table, lost);
    }
}
