//! Route tables and where they apply. Their routes are in `routes.rs`.

use terrarium_model::ids::*;
use terrarium_state::Tx;

type RouteTable = terrarium_model::resources::RouteTable;
type RouteTableAssociation = terrarium_model::resources::RouteTableAssociation;
type Route = terrarium_model::resources::Route;
use terrarium_model::resources::*;

/// Makes the main table of a new VPC.
pub(crate) fn create_main(tx: &mut Tx, vpc: VpcId) {
    let table = RouteTable {
        id: tx.new_id(),
        vpc_id: vpc,
        routes: Vec::new(),
        associations: vec![RouteTableAssociation {
            id: tx.new_id(),
            subnet_id: None,
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
        destination: Destination::Ipv4(ipnet::Ipv4Net::default()),
        target: RouteTarget::InternetGateway(gateway),
    };
    if let Some(id) = main_of(tx, vpc) {
        tx.update::<RouteTable, _>(&id, |table| table.routes.push(route));
    }
}

/// Ends the association of a subnet that goes.
pub(crate) fn forget_subnet(tx: &mut Tx, subnet: SubnetId) {
    let is_its = |association: &RouteTableAssociation| association.subnet_id == Some(subnet);
    let found = (tx.cloud().all::<RouteTable>())
        .find(|table| table.associations.iter().any(is_its))
        .map(|table| table.id);
    if let Some(id) = found {
        tx.update::<RouteTable, _>(&id, |table| {
            table
                .associations
                .retain(|association| !is_its(association));
        });
    }
}
