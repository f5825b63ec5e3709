//! The routes of a table: the local ones that follow from the VPC, those that users make, and those of gateway endpoints.

mod destinations;
mod shown;
mod targets;

use terrarium_model::resources::{Destination, Route, RouteTable, RouteTarget};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    CreateRouteRequest, CreateRouteResult, DeleteRouteRequest, ReplaceRouteRequest,
};

use crate::errors::Error;
use crate::{prefix_lists, route_tables};

use destinations::{ensure_reachable, is_local, text};
pub(crate) use destinations::{forget_block, is_a_block_of_the_network};
pub(crate) use shown::on_the_wire;
use targets::Named;
pub(crate) use targets::{different_networks, invalid_gateway};

/// Targets that Terrarium does not have.
const UNSUPPORTED_TARGETS: &[&str] = &[
    "VpcEndpointId",
    "TransitGatewayId",
    "LocalGatewayId",
    "CoreNetworkArn",
    "OdbNetworkArn",
];

/// What a request names as a destination.
macro_rules! destination {
    ($tx:expr, $request:expr) => {
        destinations::read(
            $tx,
            $request.destination_cidr_block,
            $request.destination_ipv6_cidr_block,
            $request.destination_prefix_list_id,
        )
    };
}

/// What a request names as a target.
macro_rules! targets {
    ($request:expr) => {
        [
            $request.gateway_id.map(Named::Gateway),
            $request.network_interface_id.map(Named::Interface),
            $request.instance_id.map(Named::Instance),
            $request.vpc_peering_connection_id.map(Named::Peering),
            $request.nat_gateway_id.map(Named::NatGateway),
            $request
                .egress_only_internet_gateway_id
                .map(Named::EgressOnly),
            $request.carrier_gateway_id.map(Named::Carrier),
        ]
    };
}

/// The most routes of a table, besides the local ones; one to a prefix list counts for as many as the list may hold.
const MOST_ROUTES: usize = 500;

fn weight(tx: &Tx, destination: Destination) -> usize {
    match destination {
        Destination::PrefixList(id) => prefix_lists::weight(tx, id),
        Destination::Ipv4(_) | Destination::Ipv6(_) => 1,
    }
}

/// Checks that a table may have a route, new or with another target.
fn ensure_allowed(tx: &Tx, table: &RouteTable, route: &Route) -> Result<(), Error> {
    targets::ensure_same_family(tx, route)?;
    match route_tables::is_of_a_gateway(table) {
        true => route_tables::ensure_allowed(tx, table, route),
        false => ensure_reachable(tx, table, route),
    }
}

/// Fails when a table has more routes than it may.
pub(crate) fn ensure_few(tx: &Tx, table: &RouteTable) -> Result<(), Error> {
    let weights = table.routes.iter();
    let count: usize = weights.map(|route| weight(tx, route.destination)).sum();
    match count > MOST_ROUTES {
        true => Err(Error::TooManyRoutes),
        false => Ok(()),
    }
}

impl Operation<Error> for CreateRouteRequest {
    const UNSUPPORTED: &'static [&'static str] = UNSUPPORTED_TARGETS;

    fn run(self, tx: &mut Tx) -> Result<CreateRouteResult, Error> {
        let table = route_tables::get(tx, self.route_table_id)?;
        let destination = destination!(tx, self)?;
        let named = targets!(self);
        let target = targets::resolve(tx, &table, named)?;
        let route = Route {
            destination,
            target,
        };
        ensure_allowed(tx, &table, &route)?;
        let mut routes = table.routes.iter();
        match routes.find(|route| route.destination == destination) {
            // Asking for what is there already is no error.
            Some(same) if same.target == target => {}
            None if !is_local(tx, &table, destination) => {
                let mut table = RouteTable::clone(&table);
                table.routes.push(route);
                ensure_few(tx, &table)?;
                tx.put(table);
            }
            Some(_) | None => {
                return Err(Error::RouteExists {
                    destination: text(destination),
                });
            }
        }
        Ok(CreateRouteResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for ReplaceRouteRequest {
    const UNSUPPORTED: &'static [&'static str] = UNSUPPORTED_TARGETS;

    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let table = route_tables::get(tx, self.route_table_id)?;
        let destination = destination!(tx, self)?;
        let is_local = is_local(tx, &table, destination);
        let named = targets!(self);
        if targets::is_local(&named) || self.local_target == Some(true) {
            if !is_local {
                return Err(Error::invalid_value(format!(
                    "The route {} cannot be reset to the local target: it is not a local route.",
                    text(destination)
                )));
            }
            remove(tx, &table, destination);
            return Ok(());
        }
        let target = targets::resolve(tx, &table, named)?;
        let mut routes = table.routes.iter();
        let place = routes.position(|route| route.destination == destination);
        if place.is_none() && !is_local {
            return Err(Error::invalid_value(format!(
                "There is no route defined for '{}' in the route table. Use CreateRoute instead.",
                text(destination)
            )));
        }
        if let Some(place) = place {
            ensure_not_of_an_endpoint(&table, &table.routes[place])?;
        }
        let route = Route {
            destination,
            target,
        };
        ensure_allowed(tx, &table, &route)?;
        tx.update::<RouteTable, _>(&table.id, |table| match place {
            Some(place) => table.routes[place] = route,
            None => table.routes.push(route),
        });
        Ok(())
    }
}

fn remove(tx: &mut Tx, table: &RouteTable, destination: Destination) {
    tx.update::<RouteTable, _>(&table.id, |table| {
        table
            .routes
            .retain(|route| route.destination != destination);
    });
}

/// What a gateway endpoint put there goes with it, and not otherwise.
fn ensure_not_of_an_endpoint(table: &RouteTable, route: &Route) -> Result<(), Error> {
    match (route.destination, route.target) {
        (Destination::PrefixList(list), RouteTarget::VpcEndpoint(_)) => {
            Err(Error::invalid_value(format!(
                "cannot remove VPC endpoint route {list} in route table {}",
                table.id
            )))
        }
        _ => Ok(()),
    }
}

impl Operation<Error> for DeleteRouteRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let table = route_tables::get(tx, self.route_table_id)?;
        let destination = destination!(tx, self)?;
        if is_local(tx, &table, destination) {
            return Err(Error::invalid_value(format!(
                "cannot remove local route {} in route table {}",
                text(destination),
                table.id
            )));
        }
        let mut routes = table.routes.iter();
        let found = routes.find(|route| route.destination == destination);
        let found = found.ok_or_else(|| destinations::not_found(&table, destination))?;
        ensure_not_of_an_endpoint(&table, found)?;
        remove(tx, &table, destination);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
