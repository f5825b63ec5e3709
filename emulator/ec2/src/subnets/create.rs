//! Creation of subnets: dual-stack, IPv4 alone or IPv6 alone, and the default ones.

use ipnet::{Ipv4Net, Ipv6Net};
use terrarium_model::ids::{SubnetId, VpcId};
use terrarium_model::regions::{self, Zone};
use terrarium_model::resources::{Subnet, SubnetIpv6CidrBlock, Vpc};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::ipv6_cidr_blocks::{self, ensure_free_ipv6};
use super::{default_for, get, of_vpc, on_the_wire};
use crate::errors::Error;
use crate::vpcs::cidr_blocks::{ensure_no_ipv4_pool, ensure_no_ipv6_pool};
use crate::{availability_zones, cidr_blocks, network_acls, tags, vpcs};

/// The most subnets of one VPC.
const MOST_SUBNETS: usize = 200;

/// The prefix length of default subnets.
const DEFAULT_PREFIX: u8 = 20;

/// The prefix length of default subnets that have IPv6 alone.
const DEFAULT_IPV6_PREFIX: u8 = 64;

/// Makes a zone's default subnet, in the first block of the VPC that is free.
pub(crate) fn create_default(tx: &mut Tx, vpc: VpcId, zone: &str) -> Result<SubnetId, Error> {
    let whole = vpcs::get(tx, vpc)?.primary_cidr();
    let blocks = whole.subnets(DEFAULT_PREFIX).into_iter().flatten();
    let block = { blocks }
        .find(|block| is_free(tx, vpc, block))
        .ok_or(Error::SubnetConflict { cidr: whole })?;
    let id = tx.new_id();
    let subnet = Subnet {
        map_public_ip_on_launch: true,
        default_for_az: true,
        ..Subnet::new(id, vpc, block, zone)
    };
    put(tx, subnet);
    Ok(id)
}

/// The same with IPv6 alone, in the first /64 of the VPC that is free.
fn create_default_ipv6(tx: &mut Tx, vpc: &Vpc, zone: &str) -> Result<SubnetId, Error> {
    let no_block = || {
        Error::invalid_value(format!(
            "The default VPC {} does not have an IPv6 CIDR block with room for a subnet.",
            vpc.id
        ))
    };
    let whole = vpc
        .ipv6_cidr_blocks
        .iter()
        .map(|block| block.ipv6_cidr_block);
    let mut blocks =
        whole.flat_map(|whole| whole.subnets(DEFAULT_IPV6_PREFIX).into_iter().flatten());
    let free = blocks.find(|block| ensure_free_ipv6(tx, vpc.id, *block).is_ok());
    let block = free.ok_or_else(no_block)?;
    let subnet = Subnet {
        default_for_az: true,
        ..ipv6_native(tx, vpc.id, block, zone)
    };
    let id = subnet.id;
    put(tx, subnet);
    Ok(id)
}

fn is_free(tx: &Tx, vpc: VpcId, block: &Ipv4Net) -> bool {
    of_vpc(tx, vpc).all(|subnet| {
        let other = subnet.cidr_block.as_ref();
        !other.is_some_and(|other| cidr_blocks::overlap(other, block))
    })
}

/// A subnet with IPv6 alone: its instances are named after themselves and get their addresses without asking.
fn ipv6_native(tx: &mut Tx, vpc: VpcId, block: Ipv6Net, zone: &str) -> Subnet {
    Subnet {
        cidr_block: None,
        ipv6_cidr_block: Some(SubnetIpv6CidrBlock {
            association_id: tx.new_id(),
            ipv6_cidr_block: block,
        }),
        assign_ipv6_address_on_creation: true,
        hostname_type: HostnameType::ResourceName.to_string(),
        ..Subnet::new(tx.new_id(), vpc, Ipv4Net::default(), zone)
    }
}

fn put(tx: &mut Tx, subnet: Subnet) {
    let (vpc, id) = (subnet.vpc_id, subnet.id);
    tx.put(subnet);
    network_acls::associate_default(tx, vpc, id);
}

impl Operation<Error> for CreateSubnetRequest {
    const UNSUPPORTED: &'static [&'static str] = &["OutpostArn"];

    fn run(self, tx: &mut Tx) -> Result<CreateSubnetResult, Error> {
        let vpc = vpcs::get(tx, self.vpc_id)?;
        if of_vpc(tx, vpc.id).count() >= MOST_SUBNETS {
            return Err(Error::TooManySubnets);
        }
        ensure_no_ipv4_pool(self.ipv4_ipam_pool_id, self.ipv4_netmask_length)?;
        ensure_no_ipv6_pool(self.ipv6_ipam_pool_id, self.ipv6_netmask_length)?;
        let ipv6 = self.ipv6_cidr_block.as_deref();
        let ipv6 = ipv6.map(|text| ipv6_cidr_blocks::of_new_subnet(tx, &vpc, text));
        let ipv6 = ipv6.transpose()?;
        let zones = availability_zones::usable(tx);
        let zone = zone(zones, self.availability_zone, self.availability_zone_id)?;
        let subnet = match (self.ipv6_native == Some(true), self.cidr_block, ipv6) {
            (false, Some(text), ipv6) => {
                let block = ipv4_block(tx, &vpc, &text)?;
                let association = ipv6.map(|block| SubnetIpv6CidrBlock {
                    association_id: tx.new_id(),
                    ipv6_cidr_block: block,
                });
                Subnet {
                    ipv6_cidr_block: association,
                    ..Subnet::new(tx.new_id(), vpc.id, block, &zone)
                }
            }
            (false, None, _) => return Err(Error::NoCidrBlock),
            (true, Some(_), _) => {
                return Err(Error::invalid_combination(
                    "The parameter cidrBlock cannot be used with the parameter ipv6Native",
                ));
            }
            (true, None, None) => return Err(Error::missing("ipv6CidrBlock")),
            (true, None, Some(block)) => ipv6_native(tx, vpc.id, block, &zone),
        };
        let id = subnet.id;
        put(tx, subnet);
        tags::give(tx, id, &self.tag_specifications)?;
        created(tx, id).map(|subnet| CreateSubnetResult {
            subnet: Some(subnet),
        })
    }
}

/// The IPv4 block of a new subnet: inside the VPC, and nobody else's.
fn ipv4_block(tx: &Tx, vpc: &Vpc, text: &str) -> Result<Ipv4Net, Error> {
    let block = cidr_blocks::parse(text, "cidrBlock")?;
    let mut blocks = vpc.cidr_blocks.iter();
    if !cidr_blocks::is_network_size(&block)
        || !blocks.any(|outer| outer.cidr_block.contains(&block))
    {
        return Err(Error::InvalidSubnetRange { cidr: block });
    }
    match is_free(tx, vpc.id, &block) {
        true => Ok(block),
        false => Err(Error::SubnetConflict { cidr: block }),
    }
}

/// The zone of a new subnet among those that it may be in, by its name or id; the first when neither is given.
fn zone(mut zones: Vec<Zone>, name: Option<String>, id: Option<String>) -> Result<String, Error> {
    let names: Vec<_> = zones.iter().map(|zone| zone.name.clone()).collect();
    let ids: Vec<_> = zones.iter().map(|zone| zone.id.clone()).collect();
    let refuse = |value: &str, parameter: &str, allowed: Vec<String>| {
        Error::invalid_value(format!(
            "Value ({value}) for parameter {parameter} is invalid. Subnets can currently only be created in the following availability zones: {}.",
            allowed.join(", ")
        ))
    };
    if let Some(id) = &id {
        zones.retain(|zone| zone.id == *id);
        if zones.is_empty() {
            return Err(refuse(id, "availabilityZoneId", ids));
        }
    }
    if let Some(name) = &name {
        zones.retain(|zone| zone.name == *name);
        if zones.is_empty() {
            return Err(refuse(name, "availabilityZone", names));
        }
    }
    let first = zones.into_iter().next();
    Ok(first.expect("every region has a zone").name)
}

impl Operation<Error> for CreateDefaultSubnetRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateDefaultSubnetResult, Error> {
        if self.availability_zone.is_none() && self.availability_zone_id.is_none() {
            return Err(Error::missing("availabilityZone"));
        }
        let vpc = vpcs::default_of_region(tx).ok_or(Error::NoDefaultVpc)?;
        let zones = regions::zones(tx.region());
        let zone = zone(zones, self.availability_zone, self.availability_zone_id)?;
        if let Ok(subnet) = default_for(tx, Some(&zone)) {
            return Err(Error::DefaultSubnetExists {
                subnet: subnet.id,
                zone,
            });
        }
        let id = match self.ipv6_native {
            Some(true) => create_default_ipv6(tx, &vpc, &zone)?,
            _ => create_default(tx, vpc.id, &zone)?,
        };
        created(tx, id).map(|subnet| CreateDefaultSubnetResult {
            subnet: Some(subnet),
        })
    }
}

/// A subnet as the answer to its creation shows it: its IPv6 block is on its way.
fn created(tx: &Tx, id: SubnetId) -> Result<wire::Subnet, Error> {
    let subnet = get(tx, id)?;
    let mut shown = on_the_wire(tx, &subnet, &[]);
    for association in &mut shown.ipv6_cidr_block_association_set {
        let coming = SubnetCidrBlockStateCode::Associating;
        association.ipv6_cidr_block_state = ipv6_cidr_blocks::state(coming);
    }
    Ok(shown)
}
