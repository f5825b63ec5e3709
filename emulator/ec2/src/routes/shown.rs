//! How DescribeRouteTables shows a table's routes.

use ipnet::IpNet;
use terrarium_model::resources::{Destination, Route, RouteTable};
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, RouteOrigin, RouteState};

use super::{destinations, targets};

/// A table's routes on the wire: the local ones first, then in the order in which they were made.
pub(crate) fn on_the_wire(tx: &Tx, table: &RouteTable) -> Vec<wire::Route> {
    let local_blocks = destinations::local_blocks(tx, table);
    let (instead, others): (Vec<_>, Vec<_>) = { table.routes.iter() }
        .partition(|route| destinations::is_local(tx, table, route.destination));
    let local = local_blocks.into_iter().map(|block| {
        let mut shown = wire::Route {
            origin: Some(RouteOrigin::CreateRouteTable),
            state: Some(RouteState::Active),
            ..Default::default()
        };
        let destination = match block {
            IpNet::V4(block) => Destination::Ipv4(block),
            IpNet::V6(block) => Destination::Ipv6(block),
        };
        show_destination(destination, &mut shown);
        match { instead.iter() }.find(|route| route.destination == destination) {
            Some(route) => show_target(tx, table, route, &mut shown),
            None => shown.gateway_id = Some("local".to_owned()),
        }
        shown
    });
    let others = others.into_iter().map(|route| {
        let mut shown = wire::Route {
            origin: Some(RouteOrigin::CreateRoute),
            ..Default::default()
        };
        show_destination(route.destination, &mut shown);
        show_target(tx, table, route, &mut shown);
        shown
    });
    local.chain(others).collect()
}

fn show_destination(destination: Destination, shown: &mut wire::Route) {
    match destination {
        Destination::Ipv4(block) => shown.destination_cidr_block = Some(block.to_string()),
        Destination::Ipv6(block) => shown.destination_ipv6_cidr_block = Some(block.to_string()),
        Destination::PrefixList(id) => shown.destination_prefix_list_id = Some(id.to_string()),
    }
}

fn show_target(tx: &Tx, table: &RouteTable, route: &Route, shown: &mut wire::Route) {
    targets::show(tx, route, shown);
    shown.state = Some(match targets::is_active(tx, table, route.target) {
        true => RouteState::Active,
        false => RouteState::Blackhole,
    });
}
