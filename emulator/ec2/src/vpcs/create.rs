//! Creation of VPCs: what may be asked for, and what AWS makes along with each.

use ipnet::Ipv4Net;
use terrarium_model::ids::VpcId;
use terrarium_model::regions::zones;
use terrarium_model::resources::{Vpc, VpcCidrBlock};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::cidr_blocks::{self, Ipv6Wanted};
use super::{default_of_region, get, on_the_wire};
use crate::errors::Error;
use crate::{
    dhcp_options, internet_gateways, network_acls, route_tables, security_groups, subnets, tags,
};

/// The block of every default VPC.
const DEFAULT_CIDR: &str = "172.31.0.0/16";

/// Makes the default VPC: a public subnet in each zone, and a gateway with a route to it.
pub(super) fn create_default(tx: &mut Tx) -> VpcId {
    let block = DEFAULT_CIDR.parse().expect("a constant block");
    let vpc = create(tx, block);
    tx.update::<Vpc, _>(&vpc, |vpc| {
        vpc.is_default = true;
        vpc.enable_dns_hostnames = true;
    });
    for zone in zones(tx.region()) {
        subnets::create_default(tx, vpc, &zone.name)
            .expect("a /16 has room for a /20 in each of at most six zones");
    }
    let gateway = internet_gateways::create_attached(tx, vpc);
    route_tables::add_default_route(tx, vpc, gateway);
    vpc
}

/// Makes a VPC and what AWS makes with it: the main route table, the default network ACL and the default group.
fn create(tx: &mut Tx, block: Ipv4Net) -> VpcId {
    let id = tx.new_id();
    let primary = VpcCidrBlock {
        association_id: tx.new_id(),
        cidr_block: block,
    };
    tx.put(Vpc {
        dhcp_options_id: dhcp_options::default_set(tx),
        ..Vpc::new(id, primary)
    });
    route_tables::create_main(tx, id);
    network_acls::create_default(tx, id);
    security_groups::create_default(tx, id);
    id
}

impl Operation<Error> for CreateVpcRequest {
    const UNSUPPORTED: &'static [&'static str] = &["VpcEncryptionControl"];

    fn run(self, tx: &mut Tx) -> Result<CreateVpcResult, Error> {
        cidr_blocks::ensure_no_ipv4_pool(self.ipv4_ipam_pool_id, self.ipv4_netmask_length)?;
        let wanted = Ipv6Wanted {
            amazon_provided: self.amazon_provided_ipv6_cidr_block,
            border_group: self.ipv6_cidr_block_network_border_group,
            pool: self.ipv6_pool,
            cidr_block: self.ipv6_cidr_block,
            ipam_pool: self.ipv6_ipam_pool_id,
            netmask_length: self.ipv6_netmask_length,
        };
        let text = self.cidr_block.ok_or(Error::NoCidrBlock)?;
        let block = crate::cidr_blocks::parse(&text, "cidrBlock")?;
        cidr_blocks::ensure_allowed(tx, block)?;
        let tenancy = self.instance_tenancy.unwrap_or(Tenancy::Default);
        if tenancy == Tenancy::Host {
            return Err(Error::UnsupportedTenancy {
                tenancy: tenancy.to_string(),
            });
        }
        let ipv6 = wanted.provide(tx)?;
        let id = create(tx, block);
        let has_ipv6 = ipv6.is_some();
        tx.update::<Vpc, _>(&id, |vpc| {
            vpc.instance_tenancy = tenancy.to_string();
            vpc.ipv6_cidr_blocks.extend(ipv6);
        });
        if has_ipv6 {
            cidr_blocks::allow_ipv6(tx, id);
        }
        tags::give(tx, id, &self.tag_specifications)?;
        created(tx, id).map(|vpc| CreateVpcResult { vpc: Some(vpc) })
    }
}

impl Operation<Error> for CreateDefaultVpcRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateDefaultVpcResult, Error> {
        if default_of_region(tx).is_some() {
            return Err(Error::DefaultVpcExists);
        }
        let id = create_default(tx);
        created(tx, id).map(|vpc| CreateDefaultVpcResult { vpc: Some(vpc) })
    }
}

/// A VPC as the answer to its creation shows it: it and its IPv6 blocks are on their way.
fn created(tx: &Tx, id: VpcId) -> Result<wire::Vpc, Error> {
    let vpc = get(tx, id)?;
    let mut shown = on_the_wire(tx, &vpc);
    shown.state = Some(VpcState::Pending);
    let coming = vpc.ipv6_cidr_blocks.iter().map(cidr_blocks::ipv6_coming);
    shown.ipv6_cidr_block_association_set = coming.collect();
    Ok(shown)
}
