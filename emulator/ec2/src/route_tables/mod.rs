//! Route tables and where they apply. Their routes are in `routes.rs`.

mod edges;

pub(crate) use edges::{ensure_allowed, is_of_a_gateway};

use std::sync::Arc;

use ipnet::Ipv4Net;
use terrarium_model::ids::*;
use terrarium_model::resources::{
    Destination, EdgeGateway, Route, RouteTable, RouteTableAssociation, RouteTarget, Subnet,
    VpcEndpoint,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, AssociateRouteTableRequest, AssociateRouteTableResult, CreateRouteTableRequest,
    CreateRouteTableResult, DeleteRouteTableRequest, DescribeRouteTablesRequest,
    DescribeRouteTablesResult, DisassociateRouteTableRequest, ReplaceRouteTableAssociationRequest,
    ReplaceRouteTableAssociationResult, RouteTableAssociationState, RouteTableAssociationStateCode,
};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{routes, subnets, tags, vpcs};

/// The most tables of a VPC.
const MOST_TABLES: usize = 200;

/// Makes the main table of a new VPC.
pub(crate) fn create_main(tx: &mut Tx, vpc: VpcId) {
    let table = RouteTable {
        id: tx.new_id(),
        vpc_id: vpc,
        routes: Vec::new(),
        associations: vec![RouteTableAssociation {
            id: tx.new_id(),
            subnet_id: None,
            gateway: None,
        }],
    };
    tx.put(table);
}

fn main_of(tx: &Tx, vpc: VpcId) -> Option<RouteTableId> {
    let mut tables = tx.cloud().all::<RouteTable>();
    tables
        .find(|table| table.vpc_id == vpc && table.is_main())
        .map(|table| table.id)
}

/// Removes the main table of a VPC that goes.
pub(crate) fn remove_main(tx: &mut Tx, vpc: VpcId) {
    if let Some(id) = main_of(tx, vpc) {
        tx.remove::<RouteTable>(&id);
    }
}

/// Lets the main table of a default VPC lead to its gateway.
pub(crate) fn add_default_route(tx: &mut Tx, vpc: VpcId, gateway: InternetGatewayId) {
    let route = Route {
        destination: Destination::Ipv4(Ipv4Net::default()),
        target: RouteTarget::InternetGateway(gateway),
    };
    if let Some(id) = main_of(tx, vpc) {
        tx.update::<RouteTable, _>(&id, |table| table.routes.push(route));
    }
}

/// Ends the association of a gateway that leaves its VPC.
pub(crate) fn forget_gateway(tx: &mut Tx, gateway: EdgeGateway) {
    let is_its = |association: &RouteTableAssociation| association.gateway == Some(gateway);
    if let Some((table, association)) = find_association(tx, is_its) {
        take_association(tx, table, association.id);
    }
}

/// Ends the association of a subnet that goes.
pub(crate) fn forget_subnet(tx: &mut Tx, subnet: SubnetId) {
    let is_its = |association: &RouteTableAssociation| association.subnet_id == Some(subnet);
    if let Some((table, association)) = find_association(tx, is_its) {
        take_association(tx, table, association.id);
    }
}

/// The table with that id.
pub(crate) fn get(tx: &Tx, id: RouteTableId) -> Result<Arc<RouteTable>, Error> {
    tx.get::<RouteTable>(&id).ok_or(Error::not_found(id))
}

fn find_association(
    tx: &Tx,
    is_it: impl Fn(&RouteTableAssociation) -> bool,
) -> Option<(RouteTableId, RouteTableAssociation)> {
    tx.cloud().all::<RouteTable>().find_map(|table| {
        let found = table.associations.iter().find(|known| is_it(known))?;
        Some((table.id, found.clone()))
    })
}

fn take_association(tx: &mut Tx, table: RouteTableId, id: RouteTableAssociationId) {
    tx.update::<RouteTable, _>(&table, |table| {
        table
            .associations
            .retain(|association| association.id != id);
    });
}

/// Gives a table another place to decide for; of the main table, neither subnet nor gateway.
fn add_association(
    tx: &mut Tx,
    table: RouteTableId,
    subnet_id: Option<SubnetId>,
    gateway: Option<EdgeGateway>,
) -> RouteTableAssociationId {
    let id = tx.new_id();
    let association = RouteTableAssociation {
        id,
        subnet_id,
        gateway,
    };
    tx.update::<RouteTable, _>(&table, |table| table.associations.push(association));
    id
}

impl Operation<Error> for CreateRouteTableRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateRouteTableResult, Error> {
        let vpc_id = vpcs::get(tx, self.vpc_id)?.id;
        let tables = tx.cloud().all::<RouteTable>();
        if tables.filter(|table| table.vpc_id == vpc_id).count() >= MOST_TABLES {
            return Err(Error::TooManyRouteTables);
        }
        let table = RouteTable {
            id: tx.new_id(),
            vpc_id,
            routes: Vec::new(),
            associations: Vec::new(),
        };
        tags::give(tx, table.id, &self.tag_specifications)?;
        tx.put(table.clone());
        Ok(CreateRouteTableResult {
            route_table: Some(on_the_wire(tx, &table)),
            client_token: self.client_token,
        })
    }
}

impl Operation<Error> for DeleteRouteTableRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let table = get(tx, self.route_table_id)?;
        if !table.associations.is_empty() {
            return Err(Error::in_use("routeTable", table.id));
        }
        // An endpoint's route is the endpoint's own: it goes with the table, and the endpoint stays.
        for route in &table.routes {
            if let RouteTarget::VpcEndpoint(endpoint) = route.target {
                tx.update::<VpcEndpoint, _>(&endpoint, |endpoint| {
                    endpoint.route_table_ids.retain(|id| *id != table.id);
                });
            }
        }
        tx.remove::<RouteTable>(&table.id);
        Ok(())
    }
}

impl Operation<Error> for AssociateRouteTableRequest {
    const UNSUPPORTED: &'static [&'static str] = &["PublicIpv4Pool"];

    fn run(self, tx: &mut Tx) -> Result<AssociateRouteTableResult, Error> {
        let table = get(tx, self.route_table_id)?;
        let (subnet, gateway) = match (self.subnet_id, self.gateway_id) {
            (Some(subnet), None) => {
                let subnet = subnets::get(tx, subnet)?;
                ensure_same_network(&table, &subnet)?;
                (Some(subnet.id), None)
            }
            (None, Some(id)) => (None, Some(edges::gateway(tx, &table, &id)?)),
            (None, None) => {
                return Err(Error::MissingParameter {
                    message: "Either 'subnetId' or 'gatewayId' must be specified.".to_owned(),
                });
            }
            (Some(_), Some(_)) => {
                return Err(Error::invalid_combination(
                    "The parameter subnetId cannot be used with the parameter gatewayId",
                ));
            }
        };
        let is_taken = |known: &RouteTableAssociation| {
            !known.is_main() && known.subnet_id == subnet && known.gateway == gateway
        };
        if find_association(tx, is_taken).is_some() {
            return Err(Error::AlreadyAssociated {
                message: format!(
                    "the specified association for route table {} conflicts with an existing association",
                    table.id
                ),
            });
        }
        let id = add_association(tx, table.id, subnet, gateway);
        Ok(AssociateRouteTableResult {
            association_id: Some(id.to_string()),
            association_state: associated(),
        })
    }
}

fn ensure_same_network(table: &RouteTable, subnet: &Subnet) -> Result<(), Error> {
    if table.vpc_id == subnet.vpc_id {
        return Ok(());
    }
    Err(Error::invalid_value(format!(
        "Route table {} and subnet {} belong to different networks",
        table.id, subnet.id
    )))
}

impl Operation<Error> for DisassociateRouteTableRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = self.association_id;
        let found = find_association(tx, |known| known.id == id);
        let (table, association) = found.ok_or(Error::not_found(id))?;
        if association.is_main() {
            return Err(Error::invalid_value(format!(
                "cannot disassociate the main route table association {id}"
            )));
        }
        take_association(tx, table, id);
        Ok(())
    }
}

impl Operation<Error> for ReplaceRouteTableAssociationRequest {
    fn run(self, tx: &mut Tx) -> Result<ReplaceRouteTableAssociationResult, Error> {
        let id = self.association_id;
        let found = find_association(tx, |known| known.id == id);
        let (old, association) = found.ok_or(Error::not_found(id))?;
        let (old, new) = (get(tx, old)?, get(tx, self.route_table_id)?);
        if let Some(subnet) = association.subnet_id {
            ensure_same_network(&new, &*subnets::get(tx, subnet)?)?;
        } else if let Some(gateway) = association.gateway {
            edges::gateway(tx, &new, &gateway.id())?;
        } else if new.vpc_id != old.vpc_id {
            return Err(Error::invalid_value(format!(
                "Route table {} and network {} belong to different networks",
                new.id, old.vpc_id
            )));
        } else {
            edges::ensure_not_of_a_gateway(&new)?;
        }
        take_association(tx, old.id, id);
        let id = add_association(tx, new.id, association.subnet_id, association.gateway);
        Ok(ReplaceRouteTableAssociationResult {
            new_association_id: Some(id.to_string()),
            association_state: associated(),
        })
    }
}

fn associated() -> Option<RouteTableAssociationState> {
    Some(RouteTableAssociationState {
        state: Some(RouteTableAssociationStateCode::Associated),
        status_message: None,
    })
}

/// The filters of DescribeRouteTables.
const FIELDS: &[Field<RouteTable>] = &[
    ("association.gateway-id", |_, table| {
        of_associations(table, |association| Some(association.gateway?.id()))
    }),
    ("association.route-table-association-id", |_, table| {
        of_associations(table, |association| Some(association.id.to_string()))
    }),
    ("association.route-table-id", |_, table| {
        of_associations(table, |_| Some(table.id.to_string()))
    }),
    ("association.subnet-id", |_, table| {
        of_associations(table, |association| {
            Some(association.subnet_id?.to_string())
        })
    }),
    ("association.main", |_, table| {
        of_associations(table, |association| Some(association.is_main().to_string()))
    }),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("route-table-id", |_, table| vec![table.id.to_string()]),
    ("route.destination-cidr-block", |tx, table| {
        of_routes(tx, table, |route| route.destination_cidr_block)
    }),
    ("route.destination-ipv6-cidr-block", |tx, table| {
        of_routes(tx, table, |route| route.destination_ipv6_cidr_block)
    }),
    ("route.destination-prefix-list-id", |tx, table| {
        of_routes(tx, table, |route| route.destination_prefix_list_id)
    }),
    ("route.egress-only-internet-gateway-id", |tx, table| {
        of_routes(tx, table, |route| route.egress_only_internet_gateway_id)
    }),
    ("route.gateway-id", |tx, table| {
        of_routes(tx, table, |route| route.gateway_id)
    }),
    ("route.instance-id", |tx, table| {
        of_routes(tx, table, |route| route.instance_id)
    }),
    ("route.nat-gateway-id", |tx, table| {
        of_routes(tx, table, |route| route.nat_gateway_id)
    }),
    ("route.network-interface-id", |tx, table| {
        of_routes(tx, table, |route| route.network_interface_id)
    }),
    ("route.origin", |tx, table| {
        of_routes(tx, table, |route| Some(route.origin?.to_string()))
    }),
    ("route.state", |tx, table| {
        of_routes(tx, table, |route| Some(route.state?.to_string()))
    }),
    ("route.transit-gateway-id", |_, _| Vec::new()),
    ("route.vpc-peering-connection-id", |tx, table| {
        of_routes(tx, table, |route| route.vpc_peering_connection_id)
    }),
    ("vpc-id", |_, table| vec![table.vpc_id.to_string()]),
];

fn of_associations(
    table: &RouteTable,
    value: impl FnMut(&RouteTableAssociation) -> Option<String>,
) -> Vec<String> {
    table.associations.iter().filter_map(value).collect()
}

fn of_routes(
    tx: &Tx,
    table: &RouteTable,
    value: impl FnMut(wire::Route) -> Option<String>,
) -> Vec<String> {
    let routes = routes::on_the_wire(tx, table).into_iter();
    routes.filter_map(value).collect()
}

impl Operation<Error> for DescribeRouteTablesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeRouteTablesResult, Error> {
        let selection = Selection {
            ids: self.route_table_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let tables = page.items.iter().map(|table| on_the_wire(tx, table));
        Ok(DescribeRouteTablesResult {
            route_tables: tables.collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, table: &RouteTable) -> wire::RouteTable {
    let association = |association: &RouteTableAssociation| wire::RouteTableAssociation {
        main: Some(association.is_main()),
        route_table_association_id: Some(association.id.to_string()),
        route_table_id: Some(table.id.to_string()),
        subnet_id: association.subnet_id.map(|id| id.to_string()),
        gateway_id: association.gateway.map(|gateway| gateway.id()),
        association_state: associated(),
        ..Default::default()
    };
    wire::RouteTable {
        associations: table.associations.iter().map(association).collect(),
        propagating_vgws: Vec::new(),
        route_table_id: Some(table.id.to_string()),
        routes: routes::on_the_wire(tx, table),
        tags: tags::of(tx, table.id),
        vpc_id: Some(table.vpc_id.to_string()),
        owner_id: Some(tx.account().to_owned()),
    }
}

#[cfg(test)]
mod tests;
