//! Routes of a router: one kernel table for each subnet, and the main table with what is inside the VPC.

use std::collections::BTreeMap;

use ipnet::Ipv4Net;
use terrarium_model::ids::{NatGatewayId, NetworkInterfaceId};
use terrarium_model::resources::{Destination, Route, RouteTarget, Subnet, Vpc};

use super::{Link, MAIN_TABLE, NextHop, RouteKey, VpcPart, link_name};

type Routes = BTreeMap<RouteKey, NextHop>;
type Links = BTreeMap<NetworkInterfaceId, Link>;

const EVERYWHERE: Ipv4Net = Ipv4Net::new_assert(std::net::Ipv4Addr::UNSPECIFIED, 0);
const LINK_LOCAL: Ipv4Net = Ipv4Net::new_assert(std::net::Ipv4Addr::new(169, 254, 0, 0), 16);

const FIRST: u32 = 1;
/// The metric of what remains when a link vanishes and takes its routes along.
const FALLBACK: u32 = 1000;

pub(super) fn routes(part: &VpcPart<'_>, vpc: &Vpc, links: &Links) -> Routes {
    let mut routes = Routes::new();
    for (id, link) in links {
        let primary = link.address.addr();
        let eni = part.cloud.network_interfaces.get(id);
        for block in eni.iter().flat_map(|eni| eni.ipv4_blocks()) {
            // Whether the guest knows of its further addresses or not, they lead to it.
            let next_hop = match block == Ipv4Net::from(primary) {
                true => NextHop::Link(link.name.clone()),
                false => NextHop::Via(link.name.clone(), primary),
            };
            put(&mut routes, MAIN_TABLE, block, next_hop);
        }
    }
    // Nothing is left to chance: what no route above names goes nowhere, for the VPC's blocks and for all the rest.
    put(&mut routes, MAIN_TABLE, EVERYWHERE, NextHop::Blackhole);
    for (table, subnet) in &part.subnets {
        subnet_routes(part, vpc, links, subnet, *table, &mut routes);
    }
    routes
}

fn subnet_routes(
    part: &VpcPart<'_>,
    vpc: &Vpc,
    links: &Links,
    subnet: &Subnet,
    table: u32,
    routes: &mut Routes,
) {
    put(routes, table, EVERYWHERE, NextHop::Blackhole);
    // The services at link-local addresses are found by a rule that comes before this table.
    put(routes, table, LINK_LOCAL, NextHop::Blackhole);
    let mut local: Vec<_> = vpc.cidr_blocks.iter().map(|it| it.cidr_block).collect();
    if let Some(route_table) = part.cloud.route_table_of(subnet) {
        // Of two routes to one block, that to the block itself counts more than one to a prefix list.
        let (lists, blocks): (Vec<_>, Vec<_>) = { route_table.routes.iter() }
            .partition(|route| matches!(route.destination, Destination::PrefixList(_)));
        for route in lists.into_iter().chain(blocks) {
            for destination in destinations(part, route) {
                put(routes, table, destination, next_hop(part, route, links));
            }
            local.retain(|block| route.destination != Destination::Ipv4(*block));
        }
    }
    for block in local {
        put(routes, table, block, NextHop::Throw);
    }
}

fn put(routes: &mut Routes, table: u32, destination: Ipv4Net, next_hop: NextHop) {
    let key = |metric| RouteKey {
        table,
        destination,
        metric,
    };
    if next_hop.link().is_some() {
        routes.insert(key(FALLBACK), NextHop::Blackhole);
    }
    routes.insert(key(FIRST), next_hop);
}

fn destinations(part: &VpcPart<'_>, route: &Route) -> Vec<Ipv4Net> {
    match route.destination {
        Destination::Ipv4(block) => vec![block],
        Destination::PrefixList(id) => part.prefix_list(id),
        Destination::Ipv6(_) => Vec::new(),
    }
}

fn next_hop(part: &VpcPart<'_>, route: &Route, links: &Links) -> NextHop {
    let alive = match route.target {
        RouteTarget::InternetGateway(id) => part
            .cloud
            .internet_gateways
            .get(&id)
            .filter(|gateway| gateway.vpc_id == Some(part.id))
            .map(|_| NextHop::InternetGateway),
        RouteTarget::VpcEndpoint(id) => part
            .cloud
            .vpc_endpoints
            .get(&id)
            .filter(|endpoint| endpoint.vpc_id == part.id)
            .map(|_| NextHop::Throw),
        RouteTarget::VpcPeeringConnection(id) => part.peering_link(id).map(NextHop::Peer),
        RouteTarget::NatGateway(id) => nat_gateway(part, id, links),
        // The one is for IPv6 alone, and nobody is behind the other.
        RouteTarget::EgressOnlyInternetGateway(_) | RouteTarget::CarrierGateway(_) => None,
        RouteTarget::NetworkInterface(id) => forwarding_guest(part, id, links),
    };
    alive.unwrap_or(NextHop::Blackhole)
}

/// A guest gets packets for others only when its interface's source/destination check is off.
fn forwarding_guest(part: &VpcPart<'_>, id: NetworkInterfaceId, links: &Links) -> Option<NextHop> {
    let eni = part.cloud.network_interfaces.get(&id)?;
    let connected = eni.vpc_id == part.id && links.contains_key(&id);
    (connected && !eni.source_dest_check)
        .then_some(NextHop::Via(link_name(id), eni.private_ip_address?))
}

fn nat_gateway(part: &VpcPart<'_>, id: NatGatewayId, links: &Links) -> Option<NextHop> {
    let nat = part.cloud.nat_gateways.get(&id)?;
    let link = links.get(&nat.network_interface_id()?)?;
    Some(NextHop::Via(link.name.clone(), link.address.addr()))
}
