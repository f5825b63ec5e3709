//! The routes of a table: the local ones that follow from the VPC, those that users make, and those of gateway endpoints.

use ipnet::Ipv4Net;
use terrarium_model::ids::*;
use terrarium_model::resources::{
    Destination, Instance, InstanceState, InternetGateway, NetworkInterface, Route, RouteTable,
    RouteTarget, Vpc, VpcEndpoint,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, CreateRouteRequest, CreateRouteResult, DeleteRouteRequest, ReplaceRouteRequest,
    RouteOrigin, RouteState,
};

use crate::errors::Error;
use crate::{cidr_blocks, prefix_lists, route_tables};

/// Targets that Terrarium does not have.
const UNSUPPORTED_TARGETS: &[&str] = &[
    "VpcEndpointId",
    "TransitGatewayId",
    "LocalGatewayId",
    "CarrierGatewayId",
    "CoreNetworkArn",
    "OdbNetworkArn",
    "EgressOnlyInternetGatewayId",
    "VpcPeeringConnectionId",
    "NatGatewayId",
];

/// The destination that a request names in one of three ways.
fn destination(
    ipv4: Option<String>,
    ipv6: Option<String>,
    prefix_list: Option<PrefixListId>,
) -> Result<Destination, Error> {
    match (ipv4, ipv6, prefix_list) {
        (Some(text), None, None) => {
            cidr_blocks::parse(&text, "destinationCidrBlock").map(Destination::Ipv4)
        }
        (None, Some(text), None) => {
            cidr_blocks::parse_ipv6(&text, "destinationIpv6CidrBlock").map(Destination::Ipv6)
        }
        (None, None, Some(id)) => Ok(Destination::PrefixList(id)),
        (None, None, None) => Err(Error::missing(
            "destinationCidrBlock or destinationIpv6CidrBlock",
        )),
        _ => Err(Error::invalid_combination(
            "The request must contain exactly one of: destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId",
        )),
    }
}

fn text(destination: Destination) -> String {
    match destination {
        Destination::Ipv4(block) => block.to_string(),
        Destination::Ipv6(block) => block.to_string(),
        Destination::PrefixList(id) => id.to_string(),
    }
}

/// The target that a request names in one of three ways, checked to be in the table's VPC.
fn target(
    tx: &Tx,
    table: &RouteTable,
    gateway: Option<String>,
    interface: Option<NetworkInterfaceId>,
    instance: Option<InstanceId>,
) -> Result<RouteTarget, Error> {
    match (gateway, interface, instance) {
        (Some(id), None, None) => gateway_target(tx, table, &id),
        (None, Some(id), None) => interface_target(tx, table, id),
        (None, None, Some(id)) => {
            let instance = tx.get::<Instance>(&id).ok_or(Error::not_found(id))?;
            match instance.network_interfaces[..] {
                [interface] => interface_target(tx, table, interface),
                _ => Err(Error::invalid_value(format!(
                    "There are multiple interfaces attached to instance '{id}'. Please specify an interface ID for the operation instead."
                ))),
            }
        }
        (None, None, None) => Err(Error::missing("gatewayId")),
        _ => Err(Error::invalid_combination(
            "The request must contain exactly one of: gatewayId, networkInterfaceId, instanceId",
        )),
    }
}

fn gateway_target(tx: &Tx, table: &RouteTable, id: &str) -> Result<RouteTarget, Error> {
    // Virtual private gateways are named the same way; there are none.
    if !id.starts_with("igw-") && !id.starts_with("vgw-") {
        return Err(Error::invalid_value(format!(
            "invalid value for parameter gateway-id: {id}"
        )));
    }
    let gateway = id.parse().ok();
    let gateway = gateway.and_then(|id| tx.get::<InternetGateway>(&id));
    let gateway = gateway.ok_or_else(|| Error::GatewayNotFound { id: id.to_owned() })?;
    if gateway.vpc_id != Some(table.vpc_id) {
        return Err(Error::invalid_value(format!(
            "route table {} and network gateway {id} belong to different networks",
            table.id
        )));
    }
    Ok(RouteTarget::InternetGateway(gateway.id))
}

fn interface_target(
    tx: &Tx,
    table: &RouteTable,
    id: NetworkInterfaceId,
) -> Result<RouteTarget, Error> {
    let interface = tx
        .get::<NetworkInterface>(&id)
        .ok_or(Error::not_found(id))?;
    if interface.vpc_id != table.vpc_id {
        return Err(Error::invalid_value(format!(
            "route table {} and interface {id} belong to different networks",
            table.id
        )));
    }
    Ok(RouteTarget::NetworkInterface(id))
}

/// The VPC's blocks: where the local routes lead.
fn local_blocks(tx: &Tx, table: &RouteTable) -> Vec<Ipv4Net> {
    let vpc = tx.get::<Vpc>(&table.vpc_id);
    let blocks = vpc.iter().flat_map(|vpc| &vpc.cidr_blocks);
    blocks.map(|block| block.cidr_block).collect()
}

fn is_local(tx: &Tx, table: &RouteTable, destination: Destination) -> bool {
    let mut blocks = local_blocks(tx, table).into_iter();
    blocks.any(|block| destination == Destination::Ipv4(block))
}

/// What lies inside the VPC may only be led to an interface in it.
fn ensure_reachable(
    tx: &Tx,
    table: &RouteTable,
    destination: Destination,
    target: RouteTarget,
) -> Result<(), Error> {
    let (Destination::Ipv4(block), RouteTarget::InternetGateway(_)) = (destination, target) else {
        return Ok(());
    };
    let mut blocks = local_blocks(tx, table).into_iter();
    if blocks.any(|local| local.contains(&block)) {
        return Err(Error::invalid_value(format!(
            "The destination CIDR block {block} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance."
        )));
    }
    Ok(())
}

/// Users make no routes to the prefix lists of AWS's services: an endpoint does.
fn ensure_not_of_a_service(tx: &Tx, destination: Destination) -> Result<(), Error> {
    match destination {
        Destination::PrefixList(id) => {
            prefix_lists::ensure_exists(tx, id)?;
            Err(Error::invalid_value(format!(
                "The prefix list {id} can only be the destination of a route to a gateway VPC endpoint."
            )))
        }
        _ => Ok(()),
    }
}

impl Operation<Error> for CreateRouteRequest {
    const UNSUPPORTED: &'static [&'static str] = UNSUPPORTED_TARGETS;

    fn run(self, tx: &mut Tx) -> Result<CreateRouteResult, Error> {
        let table = route_tables::get(tx, self.route_table_id)?;
        let destination = destination(
            self.destination_cidr_block,
            self.destination_ipv6_cidr_block,
            self.destination_prefix_list_id,
        )?;
        ensure_not_of_a_service(tx, destination)?;
        let target = target(
            tx,
            &table,
            self.gateway_id,
            self.network_interface_id,
            self.instance_id,
        )?;
        let mut routes = table.routes.iter();
        if routes.any(|route| route.destination == destination) || is_local(tx, &table, destination)
        {
            return Err(Error::RouteExists {
                destination: text(destination),
            });
        }
        ensure_reachable(tx, &table, destination, target)?;
        let route = Route {
            destination,
            target,
        };
        tx.update::<RouteTable, _>(&table.id, |table| table.routes.push(route));
        Ok(CreateRouteResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for ReplaceRouteRequest {
    const UNSUPPORTED: &'static [&'static str] = UNSUPPORTED_TARGETS;

    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let table = route_tables::get(tx, self.route_table_id)?;
        let destination = destination(
            self.destination_cidr_block,
            self.destination_ipv6_cidr_block,
            self.destination_prefix_list_id,
        )?;
        ensure_not_of_a_service(tx, destination)?;
        if is_local(tx, &table, destination) {
            // A local route always has its local target here, so restoring that changes nothing.
            return match self.local_target {
                Some(true) => Ok(()),
                _ => Err(Error::UnsupportedOperation {
                    message: "Replacing the target of a local route is not supported by Terrarium."
                        .to_owned(),
                }),
            };
        }
        if self.local_target == Some(true) {
            return Err(Error::invalid_value(format!(
                "The destination {} is not that of a local route.",
                text(destination)
            )));
        }
        let target = target(
            tx,
            &table,
            self.gateway_id,
            self.network_interface_id,
            self.instance_id,
        )?;
        let mut routes = table.routes.iter();
        let place = routes.position(|route| route.destination == destination);
        let place = place.ok_or_else(|| {
            Error::invalid_value(format!(
                "There is no route defined for '{}' in the route table. Use CreateRoute instead.",
                text(destination)
            ))
        })?;
        ensure_reachable(tx, &table, destination, target)?;
        tx.update::<RouteTable, _>(&table.id, |table| table.routes[place].target = target);
        Ok(())
    }
}

impl Operation<Error> for DeleteRouteRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let table = route_tables::get(tx, self.route_table_id)?;
        let destination = destination(
            self.destination_cidr_block,
            self.destination_ipv6_cidr_block,
            self.destination_prefix_list_id,
        )?;
        if is_local(tx, &table, destination) {
            return Err(Error::invalid_value(format!(
                "cannot remove local route {} in route table {}",
                text(destination),
                table.id
            )));
        }
        let mut routes = table.routes.iter();
        match routes.find(|route| route.destination == destination) {
            None => Err(Error::RouteNotFound {
                destination: text(destination),
                table: table.id,
            }),
            Some(Route {
                target: RouteTarget::VpcEndpoint(_),
                ..
            }) => Err(Error::invalid_value(format!(
                "cannot remove VPC endpoint route {} in route table {}",
                text(destination),
                table.id
            ))),
            Some(_) => {
                tx.update::<RouteTable, _>(&table.id, |table| {
                    table
                        .routes
                        .retain(|route| route.destination != destination);
                });
                Ok(())
            }
        }
    }
}

/// A table's routes on the wire: the local ones first, then in the order in which they were made.
pub(crate) fn on_the_wire(tx: &Tx, table: &RouteTable) -> Vec<wire::Route> {
    let local = local_blocks(tx, table).into_iter();
    let local = local.map(|block| wire::Route {
        destination_cidr_block: Some(block.to_string()),
        gateway_id: Some("local".to_owned()),
        origin: Some(RouteOrigin::CreateRouteTable),
        state: Some(RouteState::Active),
        ..Default::default()
    });
    let others = table.routes.iter().map(|route| one(tx, table, route));
    local.chain(others).collect()
}

fn one(tx: &Tx, table: &RouteTable, route: &Route) -> wire::Route {
    let mut shown = wire::Route {
        origin: Some(RouteOrigin::CreateRoute),
        state: Some(match is_active(tx, table, route.target) {
            true => RouteState::Active,
            false => RouteState::Blackhole,
        }),
        ..Default::default()
    };
    match route.destination {
        Destination::Ipv4(block) => shown.destination_cidr_block = Some(block.to_string()),
        Destination::Ipv6(block) => shown.destination_ipv6_cidr_block = Some(block.to_string()),
        Destination::PrefixList(id) => shown.destination_prefix_list_id = Some(id.to_string()),
    }
    match route.target {
        RouteTarget::InternetGateway(id) => shown.gateway_id = Some(id.to_string()),
        RouteTarget::VpcEndpoint(id) => shown.gateway_id = Some(id.to_string()),
        RouteTarget::NetworkInterface(id) => {
            shown.network_interface_id = Some(id.to_string());
            let interface = tx.get::<NetworkInterface>(&id);
            if let Some(attachment) = interface.and_then(|interface| interface.attachment.clone()) {
                shown.instance_id = Some(attachment.instance_id.to_string());
                shown.instance_owner_id = Some(tx.account().to_owned());
            }
        }
    }
    shown
}

/// Whether a packet gets anywhere there.
fn is_active(tx: &Tx, table: &RouteTable, target: RouteTarget) -> bool {
    match target {
        RouteTarget::InternetGateway(id) => tx
            .get::<InternetGateway>(&id)
            .is_some_and(|gateway| gateway.vpc_id == Some(table.vpc_id)),
        RouteTarget::VpcEndpoint(id) => tx.get::<VpcEndpoint>(&id).is_some(),
        RouteTarget::NetworkInterface(id) => {
            let interface = tx.get::<NetworkInterface>(&id);
            let instance = interface
                .and_then(|interface| interface.attachment.as_ref().map(|it| it.instance_id))
                .and_then(|id| tx.get::<Instance>(&id));
            instance.is_some_and(|instance| {
                matches!(
                    instance.state,
                    InstanceState::Pending | InstanceState::Running
                )
            })
        }
    }
}

#[cfg(test)]
mod tests;
