//! VPC peering connections as both sides see them. What makes and ends them is in `lifecycle.rs`, their options in `options.rs`.

mod lifecycle;
mod options;

use std::sync::Arc;

use terrarium_model::Place;
use terrarium_model::ids::{VpcId, VpcPeeringConnectionId};
use terrarium_model::resources::{PeeredVpc, PeeringStatus, Vpc, VpcPeeringConnection};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, CidrBlock, DescribeVpcPeeringConnectionsRequest,
    DescribeVpcPeeringConnectionsResult, Ipv6CidrBlock, VpcPeeringConnectionOptionsDescription,
    VpcPeeringConnectionStateReason, VpcPeeringConnectionStateReasonCode,
    VpcPeeringConnectionVpcInfo,
};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::tags;

pub(crate) use lifecycle::expire;

/// The connection with that id.
pub(crate) fn get(tx: &Tx, id: VpcPeeringConnectionId) -> Result<Arc<VpcPeeringConnection>, Error> {
    tx.get::<VpcPeeringConnection>(&id)
        .ok_or(Error::not_found(id))
}

/// Whether a VPC has a part in a connection that is there, or asked for one.
pub(crate) fn is_peered(tx: &Tx, vpc: VpcId) -> bool {
    let mut connections = tx.cloud().all::<VpcPeeringConnection>();
    connections.any(|connection| match connection.status {
        PeeringStatus::Active => connection.peer_of(&tx.place, vpc).is_some(),
        PeeringStatus::PendingAcceptance => {
            connection.requester.vpc_id == vpc && connection.requester.place() == tx.place
        }
        _ => false,
    })
}

/// Writes a connection into the clouds of both its sides.
fn save(tx: &mut Tx, connection: &VpcPeeringConnection) {
    let sides = [connection.requester.place(), connection.accepter.place()];
    for place in sides {
        tx.within(&place, |tx| tx.put(connection.clone()));
    }
}

/// A VPC of any account and region.
fn vpc<'a>(tx: &'a Tx, place: &Place, id: VpcId) -> Option<&'a Arc<Vpc>> {
    let mut clouds = tx.clouds();
    let (_, cloud) = clouds.find(|(known, _)| *known == place)?;
    cloud.get::<Vpc>(&id)
}

fn code(status: &PeeringStatus) -> VpcPeeringConnectionStateReasonCode {
    use VpcPeeringConnectionStateReasonCode as Code;
    match status {
        PeeringStatus::PendingAcceptance => Code::PendingAcceptance,
        PeeringStatus::Active => Code::Active,
        PeeringStatus::Rejected => Code::Rejected,
        PeeringStatus::Failed => Code::Failed,
        PeeringStatus::Expired => Code::Expired,
        PeeringStatus::Deleted { .. } => Code::Deleted,
    }
}

fn message(connection: &VpcPeeringConnection) -> String {
    match &connection.status {
        PeeringStatus::PendingAcceptance => {
            format!("Pending Acceptance by {}", connection.accepter.account)
        }
        PeeringStatus::Active => "Active".to_owned(),
        PeeringStatus::Rejected => "Inactive".to_owned(),
        PeeringStatus::Failed => {
            "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range".to_owned()
        }
        PeeringStatus::Expired => "Expired".to_owned(),
        PeeringStatus::Deleted { by } => format!("Deleted by {by}"),
    }
}

/// The filters of DescribeVpcPeeringConnections.
const FIELDS: &[Field<VpcPeeringConnection>] = &[
    ("accepter-vpc-info.cidr-block", |tx, it| {
        side_on_the_wire(tx, it, &it.accepter)
            .cidr_block
            .into_iter()
            .collect()
    }),
    ("accepter-vpc-info.owner-id", |_, it| {
        vec![it.accepter.account.clone()]
    }),
    ("accepter-vpc-info.vpc-id", |_, it| {
        vec![it.accepter.vpc_id.to_string()]
    }),
    ("expiration-time", |_, it| vec![it.expires.to_string()]),
    ("requester-vpc-info.cidr-block", |tx, it| {
        side_on_the_wire(tx, it, &it.requester)
            .cidr_block
            .into_iter()
            .collect()
    }),
    ("requester-vpc-info.owner-id", |_, it| {
        vec![it.requester.account.clone()]
    }),
    ("requester-vpc-info.vpc-id", |_, it| {
        vec![it.requester.vpc_id.to_string()]
    }),
    ("status-code", |_, it| vec![code(&it.status).to_string()]),
    ("status-message", |_, it| vec![message(it)]),
    ("vpc-peering-connection-id", |_, it| vec![it.id.to_string()]),
];

impl Operation<Error> for DescribeVpcPeeringConnectionsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcPeeringConnectionsResult, Error> {
        let selection = Selection {
            ids: self.vpc_peering_connection_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        Ok(DescribeVpcPeeringConnectionsResult {
            vpc_peering_connections: page.items.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, connection: &VpcPeeringConnection) -> wire::VpcPeeringConnection {
    let is_open = connection.status == PeeringStatus::PendingAcceptance;
    wire::VpcPeeringConnection {
        accepter_vpc_info: Some(side_on_the_wire(tx, connection, &connection.accepter)),
        expiration_time: Some(connection.expires).filter(|_| is_open),
        requester_vpc_info: Some(side_on_the_wire(tx, connection, &connection.requester)),
        status: Some(VpcPeeringConnectionStateReason {
            code: Some(code(&connection.status)),
            message: Some(message(connection)),
        }),
        tags: tags::of(tx, connection.id),
        vpc_peering_connection_id: Some(connection.id.to_string()),
    }
}

/// A side on the wire. Of the side that was asked, the blocks and options are told once the connection is there.
fn side_on_the_wire(
    tx: &Tx,
    connection: &VpcPeeringConnection,
    side: &PeeredVpc,
) -> VpcPeeringConnectionVpcInfo {
    let is_told = connection.status == PeeringStatus::Active || *side == connection.requester;
    let vpc = vpc(tx, &side.place(), side.vpc_id).filter(|_| is_told);
    let blocks = vpc.iter().flat_map(|vpc| &vpc.cidr_blocks);
    VpcPeeringConnectionVpcInfo {
        cidr_block: vpc.map(|vpc| vpc.primary_cidr().to_string()),
        cidr_block_set: blocks
            .map(|block| CidrBlock {
                cidr_block: Some(block.cidr_block.to_string()),
            })
            .collect(),
        owner_id: Some(side.account.clone()),
        peering_options: is_told.then_some(VpcPeeringConnectionOptionsDescription {
            allow_dns_resolution_from_remote_vpc: Some(side.allow_dns_resolution_from_remote_vpc),
            allow_egress_from_local_classic_link_to_remote_vpc: Some(false),
            allow_egress_from_local_vpc_to_remote_classic_link: Some(false),
        }),
        ipv6_cidr_block_set: { vpc.iter() }
            .flat_map(|vpc| &vpc.ipv6_cidr_blocks)
            .map(|block| Ipv6CidrBlock {
                ipv6_cidr_block: Some(block.ipv6_cidr_block.to_string()),
            })
            .collect(),
        vpc_id: Some(side.vpc_id.to_string()),
        region: Some(side.region.clone()),
    }
}

#[cfg(test)]
mod tests;
