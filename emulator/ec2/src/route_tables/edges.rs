//! Tables of gateways: they decide where packets go that arrive through the gateway, and can lead to few places.

use terrarium_model::resources::{EdgeGateway, InternetGateway, Route, RouteTable, RouteTarget};
use terrarium_state::Tx;

use crate::errors::Error;
use crate::routes;

/// The gateway that a table is to be associated with, if that can be.
pub(super) fn gateway(tx: &Tx, table: &RouteTable, id: &str) -> Result<EdgeGateway, Error> {
    if !id.starts_with("igw-") && !id.starts_with("vgw-") {
        return Err(routes::invalid_gateway(id));
    }
    let gateway = { id.parse().ok() }.and_then(|id| tx.get::<InternetGateway>(&id));
    let gateway = gateway.ok_or_else(|| Error::GatewayNotFound { id: id.to_owned() })?;
    if gateway.vpc_id != Some(table.vpc_id) {
        return Err(routes::different_networks(table, "network gateway", id));
    }
    if table.is_main() {
        return Err(Error::invalid_value(format!(
            "Cannot associate main route table {} with a gateway",
            table.id
        )));
    }
    for route in &table.routes {
        ensure_allowed(tx, table, route)?;
    }
    Ok(EdgeGateway::InternetGateway(gateway.id))
}

/// Fails for a table of a gateway, which cannot be a main one.
pub(super) fn ensure_not_of_a_gateway(table: &RouteTable) -> Result<(), Error> {
    match is_of_a_gateway(table) {
        true => Err(Error::invalid_value(format!(
            "Cannot set gateway route table {} as the main route table",
            table.id
        ))),
        false => Ok(()),
    }
}

/// Whether the table decides for a gateway.
pub(crate) fn is_of_a_gateway(table: &RouteTable) -> bool {
    let mut associations = table.associations.iter();
    associations.any(|association| association.gateway.is_some())
}

/// Checks a route of a gateway's table: from the VPC's own subnets to an interface.
pub(crate) fn ensure_allowed(tx: &Tx, table: &RouteTable, route: &Route) -> Result<(), Error> {
    let to_interface = matches!(route.target, RouteTarget::NetworkInterface(_));
    if to_interface && routes::is_a_block_of_the_network(tx, table, route.destination) {
        return Ok(());
    }
    Err(Error::invalid_value(format!(
        "Route table {} is associated with a gateway. Its routes must have the CIDR block of the VPC or of a subnet as the destination, and can target only an interface, an instance or a Gateway Load Balancer endpoint.",
        table.id
    )))
}
