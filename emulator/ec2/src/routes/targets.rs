//! Where routes lead: how requests name a target, whether it may be one, whether it is alive, and how it is shown.
//!
//! A new kind of target is a row in each of the functions here, and one in each request that can name it.

use std::net::Ipv6Addr;

use ipnet::Ipv6Net;
use terrarium_model::ids::*;
use terrarium_model::resources::{
    CarrierGateway, Destination, EgressOnlyInternetGateway, Instance, InstanceState,
    InternetGateway, NatGateway, NetworkInterface, PeeringStatus, Route, RouteTable, RouteTarget,
    VpcEndpoint, VpcPeeringConnection,
};
use terrarium_state::Tx;
use terrarium_wire::ec2 as wire;

use crate::errors::Error;
use crate::{prefix_lists, vpc_peering_connections};

/// A target as a request names it.
pub(super) enum Named {
    Gateway(String),
    Interface(NetworkInterfaceId),
    Instance(InstanceId),
    Peering(VpcPeeringConnectionId),
    NatGateway(NatGatewayId),
    EgressOnly(EgressOnlyInternetGatewayId),
    Carrier(CarrierGatewayId),
}

/// Every parameter that names a target.
const PARAMETERS: &str = "carrierGatewayId, coreNetworkArn, egressOnlyInternetGatewayId, gatewayId, instanceId, localGatewayId, natGatewayId, networkInterfaceId, transitGatewayId, vpcEndpointId or vpcPeeringConnectionId";

/// Whether the request names the local target, as one names a gateway.
pub(super) fn is_local(named: &[Option<Named>]) -> bool {
    let is_local = |named: &Named| matches!(named, Named::Gateway(id) if id == "local");
    named.iter().flatten().any(is_local)
}

/// The one target that a request names, checked to be there and within reach of the table.
pub(super) fn resolve(
    tx: &Tx,
    table: &RouteTable,
    named: impl IntoIterator<Item = Option<Named>>,
) -> Result<RouteTarget, Error> {
    let message = || format!("The request must contain exactly one of {PARAMETERS}");
    let mut named = named.into_iter().flatten();
    let Some(first) = named.next() else {
        return Err(Error::MissingParameter { message: message() });
    };
    if named.next().is_some() {
        return Err(Error::invalid_combination(message()));
    }
    match first {
        Named::Gateway(id) => gateway(tx, table, &id),
        Named::Interface(id) => interface(tx, table, id),
        Named::Peering(id) => peering(tx, table, id),
        Named::NatGateway(id) => nat_gateway(tx, table, id),
        Named::EgressOnly(id) => {
            let gateway = tx.get::<EgressOnlyInternetGateway>(&id);
            let vpc = gateway.ok_or(Error::not_found(id))?.vpc_id;
            ensure_same_network(table, vpc, "egress only internet gateway", id)?;
            Ok(RouteTarget::EgressOnlyInternetGateway(id))
        }
        Named::Carrier(id) => {
            let gateway = tx.get::<CarrierGateway>(&id);
            let vpc = gateway.ok_or(Error::not_found(id))?.vpc_id;
            ensure_same_network(table, vpc, "carrier gateway", id)?;
            Ok(RouteTarget::CarrierGateway(id))
        }
        Named::Instance(id) => {
            let instance = tx.get::<Instance>(&id).ok_or(Error::not_found(id))?;
            match instance.network_interfaces[..] {
                [only] => interface(tx, table, only),
                _ => Err(Error::invalid_value(format!(
                    "There are multiple interfaces attached to instance '{id}'. Please specify an interface ID for the operation instead."
                ))),
            }
        }
    }
}

/// The error of text that is no gateway's id.
pub(crate) fn invalid_gateway(id: &str) -> Error {
    Error::invalid_value(format!("invalid value for parameter gateway-id: {id}"))
}

/// The error of a table and a target in different VPCs.
pub(crate) fn different_networks(table: &RouteTable, kind: &str, id: impl ToString) -> Error {
    Error::invalid_value(format!(
        "route table {} and {kind} {} belong to different networks",
        table.id,
        id.to_string()
    ))
}

fn gateway(tx: &Tx, table: &RouteTable, id: &str) -> Result<RouteTarget, Error> {
    // Virtual private gateways are named the same way; there are none. Nobody makes local routes.
    if !id.starts_with("igw-") && !id.starts_with("vgw-") && id != "local" {
        return Err(invalid_gateway(id));
    }
    let gateway = { id.parse().ok() }.and_then(|id| tx.get::<InternetGateway>(&id));
    let gateway = gateway.ok_or_else(|| Error::GatewayNotFound { id: id.to_owned() })?;
    match gateway.vpc_id == Some(table.vpc_id) {
        true => Ok(RouteTarget::InternetGateway(gateway.id)),
        false => Err(different_networks(table, "network gateway", id)),
    }
}

fn ensure_same_network(
    table: &RouteTable,
    vpc: VpcId,
    kind: &str,
    id: impl ToString,
) -> Result<(), Error> {
    match vpc == table.vpc_id {
        true => Ok(()),
        false => Err(different_networks(table, kind, id)),
    }
}

fn interface(tx: &Tx, table: &RouteTable, id: NetworkInterfaceId) -> Result<RouteTarget, Error> {
    let interface = tx.get::<NetworkInterface>(&id);
    let vpc = interface.ok_or(Error::not_found(id))?.vpc_id;
    ensure_same_network(table, vpc, "interface", id)?;
    Ok(RouteTarget::NetworkInterface(id))
}

fn nat_gateway(tx: &Tx, table: &RouteTable, id: NatGatewayId) -> Result<RouteTarget, Error> {
    let gateway = tx.get::<NatGateway>(&id);
    let gateway = gateway.filter(|gateway| gateway.network_interface_id().is_some());
    let vpc = gateway
        .ok_or(Error::NatGatewayOfRouteNotFound { id })?
        .vpc_id;
    ensure_same_network(table, vpc, "NAT gateway", id)?;
    Ok(RouteTarget::NatGateway(id))
}

/// A route may be made while the other side has not answered yet; it is a blackhole until then.
fn peering(tx: &Tx, table: &RouteTable, id: VpcPeeringConnectionId) -> Result<RouteTarget, Error> {
    let connection = vpc_peering_connections::get(tx, id)?;
    if connection.peer_of(&tx.place, table.vpc_id).is_none() {
        return Err(different_networks(table, "vpc peering connection", id));
    }
    match connection.status {
        PeeringStatus::PendingAcceptance | PeeringStatus::Active => {
            Ok(RouteTarget::VpcPeeringConnection(id))
        }
        _ => Err(Error::not_found(id)),
    }
}

/// Some targets take packets of one family only.
pub(super) fn ensure_same_family(tx: &Tx, route: &Route) -> Result<(), Error> {
    let is_ipv6 = match route.destination {
        Destination::Ipv4(_) => false,
        Destination::Ipv6(_) => true,
        Destination::PrefixList(id) => prefix_lists::is_ipv6(tx, id)?,
    };
    let target = match route.target {
        RouteTarget::EgressOnlyInternetGateway(_) if !is_ipv6 => "egressOnlyInternetGatewayId",
        RouteTarget::CarrierGateway(_) if is_ipv6 => "carrierGatewayId",
        RouteTarget::NatGateway(_) if is_ipv6 && !is_for_nat64(route.destination) => "natGatewayId",
        _ => return Ok(()),
    };
    let destination = match route.destination {
        Destination::Ipv4(_) => "destinationCidrBlock",
        Destination::Ipv6(_) => "destinationIpv6CidrBlock",
        Destination::PrefixList(_) => "destinationPrefixListId",
    };
    Err(Error::invalid_combination(format!(
        "The parameter {target} cannot be used with the parameter {destination}"
    )))
}

/// Whether a destination is among the addresses that stand for IPv4 ones, which a NAT gateway translates.
fn is_for_nat64(destination: Destination) -> bool {
    const NAT64: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);
    matches!(destination, Destination::Ipv6(block) if NAT64.contains(&block))
}

/// Whether a packet gets anywhere there.
pub(super) fn is_active(tx: &Tx, table: &RouteTable, target: RouteTarget) -> bool {
    match target {
        RouteTarget::InternetGateway(id) => tx
            .get::<InternetGateway>(&id)
            .is_some_and(|gateway| gateway.vpc_id == Some(table.vpc_id)),
        RouteTarget::VpcEndpoint(id) => tx.get::<VpcEndpoint>(&id).is_some(),
        RouteTarget::NatGateway(id) => tx
            .get::<NatGateway>(&id)
            .is_some_and(|gateway| gateway.network_interface_id().is_some()),
        RouteTarget::EgressOnlyInternetGateway(id) => {
            tx.get::<EgressOnlyInternetGateway>(&id).is_some()
        }
        RouteTarget::CarrierGateway(id) => tx.get::<CarrierGateway>(&id).is_some(),
        RouteTarget::VpcPeeringConnection(id) => tx
            .get::<VpcPeeringConnection>(&id)
            .is_some_and(|connection| connection.status == PeeringStatus::Active),
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

/// Writes a target where AWS shows targets of its kind.
pub(super) fn show(tx: &Tx, route: &Route, shown: &mut wire::Route) {
    match route.target {
        RouteTarget::InternetGateway(id) => shown.gateway_id = Some(id.to_string()),
        // The id of a gateway endpoint, whose destination is a prefix list, is shown as a gateway's.
        RouteTarget::VpcEndpoint(id) => shown.gateway_id = Some(id.to_string()),
        RouteTarget::NatGateway(id) => shown.nat_gateway_id = Some(id.to_string()),
        RouteTarget::EgressOnlyInternetGateway(id) => {
            shown.egress_only_internet_gateway_id = Some(id.to_string());
        }
        RouteTarget::CarrierGateway(id) => shown.carrier_gateway_id = Some(id),
        RouteTarget::VpcPeeringConnection(id) => {
            shown.vpc_peering_connection_id = Some(id.to_string());
        }
        RouteTarget::NetworkInterface(id) => {
            shown.network_interface_id = Some(id.to_string());
            let interface = tx.get::<NetworkInterface>(&id);
            if let Some(attachment) = interface.and_then(|interface| interface.attachment.clone()) {
                shown.instance_id = Some(attachment.instance_id.to_string());
                shown.instance_owner_id = Some(tx.account().to_owned());
            }
        }
    }
}
