//! VPCs: what every region begins with, what is shown of them, and their end. Their creation, blocks and attributes have files of
//! their own.

mod attributes;
pub(crate) mod cidr_blocks;
mod create;

use std::sync::Arc;

use terrarium_model::ids::VpcId;
use terrarium_model::resources::{
    ExcludedResource, NetworkAcl, NetworkInterface, RouteTable, SecurityGroup, Settings, Subnet,
    Vpc, VpcEndpoint,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{
    carrier_gateways, dhcp_options, egress_only_internet_gateways, network_acls, route_tables,
    security_groups, tags, vpc_block_public_access, vpc_peering_connections,
};

/// Makes what an account finds in a region it never used: the default VPC with all that belongs to it.
pub(crate) fn provision_region(tx: &mut Tx) {
    tx.put(Settings {
        key: Settings::KEY.to_owned(),
        ..Default::default()
    });
    dhcp_options::provision(tx);
    create::create_default(tx);
}

/// The VPC with that id.
pub(crate) fn get(tx: &Tx, id: VpcId) -> Result<Arc<Vpc>, Error> {
    tx.get::<Vpc>(&id).ok_or(Error::not_found(id))
}

/// The region's default VPC.
pub(crate) fn default_of_region(tx: &Tx) -> Option<Arc<Vpc>> {
    tx.cloud().all::<Vpc>().find(|vpc| vpc.is_default).cloned()
}

impl Operation<Error> for DeleteVpcRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = self.vpc_id;
        get(tx, id)?;
        if is_used(tx, id) {
            return Err(Error::in_use("vpc", id));
        }
        route_tables::remove_main(tx, id);
        network_acls::remove_default(tx, id);
        security_groups::vpc_associations::forget_vpc(tx, id);
        security_groups::remove(tx, security_groups::default_of(tx, id));
        vpc_block_public_access::forget(tx, ExcludedResource::Vpc(id));
        tx.remove::<Vpc>(&id);
        Ok(())
    }
}

/// Whether a VPC has more in it than what was made with it.
fn is_used(tx: &Tx, id: VpcId) -> bool {
    let cloud = tx.cloud();
    let default_group = security_groups::default_of(tx, id);
    cloud.all::<Subnet>().any(|subnet| subnet.vpc_id == id)
        || cloud.internet_gateway_of(id).is_some()
        || egress_only_internet_gateways::is_in(tx, id)
        || carrier_gateways::is_in(tx, id)
        || cloud
            .all::<VpcEndpoint>()
            .any(|endpoint| endpoint.vpc_id == id)
        || vpc_peering_connections::is_peered(tx, id)
        || (cloud.all::<NetworkInterface>()).any(|interface| interface.vpc_id == id)
        || (cloud.all::<RouteTable>()).any(|table| table.vpc_id == id && !table.is_main())
        || (cloud.all::<NetworkAcl>()).any(|acl| acl.vpc_id == id && !acl.is_default)
        || (cloud.all::<SecurityGroup>())
            .any(|group| group.vpc_id == id && group.id != default_group)
}

/// The filters of DescribeVpcs.
const FIELDS: &[Field<Vpc>] = &[
    ("cidr", |_, vpc| vec![vpc.primary_cidr().to_string()]),
    ("cidr-block-association.cidr-block", |_, vpc| {
        let blocks = vpc.cidr_blocks.iter();
        blocks.map(|block| block.cidr_block.to_string()).collect()
    }),
    ("cidr-block-association.association-id", |_, vpc| {
        let blocks = vpc.cidr_blocks.iter();
        blocks
            .map(|block| block.association_id.to_string())
            .collect()
    }),
    ("cidr-block-association.state", |_, vpc| {
        vec!["associated".to_owned(); vpc.cidr_blocks.len()]
    }),
    ("dhcp-options-id", |_, vpc| vec![dhcp_options_of(vpc)]),
    ("ipv6-cidr-block-association.ipv6-cidr-block", |_, vpc| {
        let blocks = vpc.ipv6_cidr_blocks.iter();
        blocks
            .map(|block| block.ipv6_cidr_block.to_string())
            .collect()
    }),
    ("ipv6-cidr-block-association.ipv6-pool", |_, vpc| {
        vec![cidr_blocks::AMAZON_POOL.to_owned(); vpc.ipv6_cidr_blocks.len()]
    }),
    ("ipv6-cidr-block-association.association-id", |_, vpc| {
        let blocks = vpc.ipv6_cidr_blocks.iter();
        blocks
            .map(|block| block.association_id.to_string())
            .collect()
    }),
    ("ipv6-cidr-block-association.state", |_, vpc| {
        vec!["associated".to_owned(); vpc.ipv6_cidr_blocks.len()]
    }),
    ("is-default", |_, vpc| vec![vpc.is_default.to_string()]),
    ("isDefault", |_, vpc| vec![vpc.is_default.to_string()]),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("state", |_, _| vec!["available".to_owned()]),
    ("vpc-id", |_, vpc| vec![vpc.id.to_string()]),
];

impl Operation<Error> for DescribeVpcsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVpcsResult, Error> {
        let selection = Selection {
            ids: self.vpc_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let vpcs = page.items.iter().map(|vpc| on_the_wire(tx, vpc));
        Ok(DescribeVpcsResult {
            vpcs: vpcs.collect(),
            next_token: page.next_token,
        })
    }
}

fn dhcp_options_of(vpc: &Vpc) -> String {
    (vpc.dhcp_options_id).map_or("default".to_owned(), |id| id.to_string())
}

fn on_the_wire(tx: &Tx, vpc: &Vpc) -> wire::Vpc {
    let ipv4 = |block| cidr_blocks::ipv4_on_the_wire(block, VpcCidrBlockStateCode::Associated);
    let ipv6 = |block| cidr_blocks::ipv6_on_the_wire(block, VpcCidrBlockStateCode::Associated);
    wire::Vpc {
        owner_id: Some(tx.account().to_owned()),
        instance_tenancy: vpc.instance_tenancy.parse().ok(),
        ipv6_cidr_block_association_set: vpc.ipv6_cidr_blocks.iter().map(ipv6).collect(),
        cidr_block_association_set: vpc.cidr_blocks.iter().map(ipv4).collect(),
        is_default: Some(vpc.is_default),
        tags: tags::of(tx, vpc.id),
        block_public_access_states: Some(vpc_block_public_access::states(
            tx.cloud().block_mode_of_vpc(vpc.id),
        )),
        vpc_id: Some(vpc.id.to_string()),
        state: Some(VpcState::Available),
        cidr_block: Some(vpc.primary_cidr().to_string()),
        dhcp_options_id: Some(dhcp_options_of(vpc)),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests;
