//! The blocks of a VPC: which it may have, and the association and disassociation of further ones, IPv4 and IPv6.

use std::net::Ipv6Addr;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use terrarium_model::ids::{VpcCidrAssociationId, VpcId};
use terrarium_model::resources::{Subnet, Vpc, VpcCidrBlock, VpcIpv6CidrBlock};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::get;
use crate::cidr_blocks::{is_network_size, overlap, parse};
use crate::errors::Error;
use crate::{availability_zones, network_acls, routes, security_groups};

/// What AWS gives to no VPC: this host, loopback, link-local, multicast and reserved addresses.
const FORBIDDEN: &[&str] = &["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"];

/// The private ranges, and the one for benchmarks that AWS treats as they are treated: a VPC has further blocks in its own alone.
const RANGES: &[&str] = &[
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "198.19.0.0/16",
];

/// The most blocks of one VPC, of each family.
const MOST_BLOCKS: usize = 5;

/// How long the prefix of a block is that Amazon provides.
const PROVIDED_PREFIX: u8 = 56;

/// What Amazon calls its own addresses.
pub(super) const AMAZON_POOL: &str = "Amazon";

fn constant(block: &str) -> Ipv4Net {
    block.parse().expect("a constant block")
}

/// Fails unless a VPC may have the block.
pub(super) fn ensure_allowed(tx: &Tx, block: Ipv4Net) -> Result<(), Error> {
    let environment = &tx.environment;
    let forbidden = FORBIDDEN
        .iter()
        .map(|block| constant(block))
        // A VPC there would hide the addresses that lead out of every VPC.
        .chain([environment.public_addresses, environment.s3_prefix]);
    let mut forbidden = forbidden.into_iter();
    if is_network_size(&block) && !forbidden.any(|forbidden| overlap(&forbidden, &block)) {
        return Ok(());
    }
    Err(Error::InvalidVpcRange { cidr: block })
}

/// Which of the ranges a block is in; none for addresses of the internet and of carriers.
fn range_of(block: &Ipv4Net) -> Option<Ipv4Net> {
    let mut ranges = RANGES.iter().map(|range| constant(range));
    ranges.find(|range| range.contains(block))
}

/// Fails where AWS does not let the block stand beside the primary one.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html>
fn ensure_unrestricted(vpc: &Vpc, block: Ipv4Net) -> Result<(), Error> {
    let primary = vpc.primary_cidr();
    let own = range_of(&primary);
    let other_range = range_of(&block).is_some_and(|range| Some(range) != own);
    // AWS's own services use these for themselves where the VPC is near them.
    let reserved = own == Some(constant("172.16.0.0/12"))
        && overlap(&constant("172.31.0.0/16"), &block)
        || constant("10.0.0.0/15").contains(&primary) && constant("10.0.0.0/16").contains(&block);
    match other_range || reserved {
        true => Err(Error::RestrictedVpcRange { cidr: block }),
        false => Ok(()),
    }
}

/// There are no pools of IPAM here, so each id that is given is of none.
pub(crate) fn ensure_no_ipv4_pool(
    pool: Option<String>,
    netmask_length: Option<i32>,
) -> Result<(), Error> {
    match (pool, netmask_length) {
        (Some(id), _) => Err(Error::IpamPoolNotFound { id }),
        (None, Some(_)) => Err(Error::missing("Ipv4IpamPoolId")),
        (None, None) => Ok(()),
    }
}

/// The same for IPv6.
pub(crate) fn ensure_no_ipv6_pool(
    pool: Option<String>,
    netmask_length: Option<i32>,
) -> Result<(), Error> {
    match (pool, netmask_length) {
        (Some(id), _) => Err(Error::IpamPoolNotFound { id }),
        (None, Some(_)) => Err(Error::missing("Ipv6IpamPoolId")),
        (None, None) => Ok(()),
    }
}

/// What a request says about an IPv6 block.
pub(super) struct Ipv6Wanted {
    pub(super) amazon_provided: Option<bool>,
    pub(super) border_group: Option<String>,
    pub(super) pool: Option<String>,
    pub(super) cidr_block: Option<String>,
    pub(super) ipam_pool: Option<String>,
    pub(super) netmask_length: Option<i32>,
}

impl Ipv6Wanted {
    /// The block that the request asks for, if it asks for one: only Amazon has any.
    pub(super) fn provide(self, tx: &mut Tx) -> Result<Option<VpcIpv6CidrBlock>, Error> {
        ensure_no_ipv6_pool(self.ipam_pool, self.netmask_length)?;
        match (self.pool, self.cidr_block) {
            (Some(id), _) => return Err(Error::Ipv6PoolNotFound { id }),
            (None, Some(_)) => return Err(Error::missing("Ipv6Pool")),
            (None, None) => {}
        }
        let region = tx.region().to_owned();
        match (self.amazon_provided, self.border_group) {
            (Some(true), group) => {
                let group = group.unwrap_or_else(|| region.clone());
                if !availability_zones::border_groups(tx).contains(&group) {
                    return Err(Error::invalid_value(format!(
                        "Invalid value '{group}' for network border group."
                    )));
                }
                Ok(Some(VpcIpv6CidrBlock {
                    association_id: tx.new_id(),
                    ipv6_cidr_block: free_ipv6_block(tx),
                    network_border_group: group,
                }))
            }
            (_, Some(_)) => Err(Error::invalid_combination(
                "The parameter Ipv6CidrBlockNetworkBorderGroup can only be used with AmazonProvidedIpv6CidrBlock",
            )),
            (_, None) => Ok(None),
        }
    }
}

/// A block that no VPC has: the pool has room for so many that random ones do not meet.
fn free_ipv6_block(tx: &mut Tx) -> Ipv6Net {
    let pool = tx.environment.ipv6_addresses;
    let below_pool = u128::MAX >> pool.prefix_len();
    let above_block = u128::MAX << (128 - PROVIDED_PREFIX);
    let bits = u128::from(pool.network()) | tx.random() & below_pool & above_block;
    Ipv6Net::new_assert(Ipv6Addr::from(bits), PROVIDED_PREFIX)
}

impl Operation<Error> for AssociateVpcCidrBlockRequest {
    fn run(self, tx: &mut Tx) -> Result<AssociateVpcCidrBlockResult, Error> {
        let vpc = Vpc::clone(&*get(tx, self.vpc_id)?);
        ensure_no_ipv4_pool(self.ipv4_ipam_pool_id, self.ipv4_netmask_length)?;
        let wanted = Ipv6Wanted {
            amazon_provided: self.amazon_provided_ipv6_cidr_block,
            border_group: self.ipv6_cidr_block_network_border_group,
            pool: self.ipv6_pool,
            cidr_block: self.ipv6_cidr_block,
            ipam_pool: self.ipv6_ipam_pool_id,
            netmask_length: self.ipv6_netmask_length,
        };
        match (wanted.provide(tx)?, self.cidr_block) {
            (Some(_), Some(_)) => Err(Error::invalid_combination(
                "The parameters CidrBlock and AmazonProvidedIpv6CidrBlock cannot be used together",
            )),
            (None, None) => Err(Error::missing("cidrBlock")),
            (Some(block), None) => associate_ipv6(tx, vpc, block),
            (None, Some(text)) => associate_ipv4(tx, vpc, &text),
        }
    }
}

fn associate_ipv4(
    tx: &mut Tx,
    mut vpc: Vpc,
    text: &str,
) -> Result<AssociateVpcCidrBlockResult, Error> {
    let cidr = parse(text, "cidrBlock")?;
    ensure_allowed(tx, cidr)?;
    let mut blocks = vpc.cidr_blocks.iter();
    if blocks.any(|block| overlap(&block.cidr_block, &cidr)) {
        return Err(Error::VpcConflict { cidr });
    }
    ensure_unrestricted(&vpc, cidr)?;
    ensure_room(&vpc, vpc.cidr_blocks.len())?;
    let block = VpcCidrBlock {
        association_id: tx.new_id(),
        cidr_block: cidr,
    };
    let shown = ipv4_on_the_wire(&block, VpcCidrBlockStateCode::Associating);
    let vpc_id = Some(vpc.id.to_string());
    vpc.cidr_blocks.push(block);
    tx.put(vpc);
    Ok(AssociateVpcCidrBlockResult {
        cidr_block_association: Some(shown),
        vpc_id,
        ..Default::default()
    })
}

fn associate_ipv6(
    tx: &mut Tx,
    mut vpc: Vpc,
    block: VpcIpv6CidrBlock,
) -> Result<AssociateVpcCidrBlockResult, Error> {
    ensure_room(&vpc, vpc.ipv6_cidr_blocks.len())?;
    let shown = ipv6_coming(&block);
    let vpc_id = Some(vpc.id.to_string());
    vpc.ipv6_cidr_blocks.push(block);
    let id = vpc.id;
    tx.put(vpc);
    allow_ipv6(tx, id);
    Ok(AssociateVpcCidrBlockResult {
        ipv6_cidr_block_association: Some(shown),
        vpc_id,
        ..Default::default()
    })
}

/// What AWS lets pass by default, it lets pass in IPv6 too from a VPC's first IPv6 block on.
pub(super) fn allow_ipv6(tx: &mut Tx, vpc: VpcId) {
    network_acls::allow_ipv6(tx, vpc);
    security_groups::allow_ipv6_out(tx, vpc);
}

fn ensure_room(vpc: &Vpc, count: usize) -> Result<(), Error> {
    match count < MOST_BLOCKS {
        true => Ok(()),
        false => Err(Error::TooManyBlocks { vpc: vpc.id }),
    }
}

impl Operation<Error> for DisassociateVpcCidrBlockRequest {
    fn run(self, tx: &mut Tx) -> Result<DisassociateVpcCidrBlockResult, Error> {
        let id = self.association_id;
        let has_it = |vpc: &Vpc| {
            let mut ids = vpc.cidr_blocks.iter().map(|block| block.association_id);
            let mut ipv6_ids = vpc
                .ipv6_cidr_blocks
                .iter()
                .map(|block| block.association_id);
            ids.any(|known| known == id) || ipv6_ids.any(|known| known == id)
        };
        let vpc = tx.cloud().all::<Vpc>().find(|vpc| has_it(vpc));
        let mut vpc = Vpc::clone(vpc.ok_or(Error::not_found(id))?);
        let vpc_id = Some(vpc.id.to_string());
        let ipv4 = take_ipv4(tx, &mut vpc, id)?;
        let ipv6 = take_ipv6(tx, &mut vpc, id)?;
        let blocks = ipv4.iter().map(|block| IpNet::from(block.cidr_block));
        let ipv6_blocks = ipv6.iter().map(|block| block.ipv6_cidr_block.into());
        for block in blocks.chain(ipv6_blocks) {
            routes::forget_block(tx, vpc.id, block);
        }
        tx.put(vpc);
        let state = VpcCidrBlockStateCode::Disassociating;
        Ok(DisassociateVpcCidrBlockResult {
            cidr_block_association: ipv4.map(|block| ipv4_on_the_wire(&block, state)),
            ipv6_cidr_block_association: ipv6.map(|block| ipv6_on_the_wire(&block, state)),
            vpc_id,
        })
    }
}

/// Takes an IPv4 block out of its VPC, if it is one.
fn take_ipv4(
    tx: &Tx,
    vpc: &mut Vpc,
    id: VpcCidrAssociationId,
) -> Result<Option<VpcCidrBlock>, Error> {
    let mut blocks = vpc.cidr_blocks.iter();
    let Some(index) = blocks.position(|block| block.association_id == id) else {
        return Ok(None);
    };
    if index == 0 {
        return Err(Error::OperationNotPermitted {
            message: format!(
                "The vpc CIDR block with association ID {id} may not be disassociated. It is the primary IPv4 CIDR block of the VPC"
            ),
        });
    }
    let block = vpc.cidr_blocks.remove(index);
    let is_inside = |inner: Ipv4Net| block.cidr_block.contains(&inner);
    let has_it = |subnet: &Subnet| subnet.cidr_block.is_some_and(is_inside);
    ensure_no_subnet(tx, vpc, block.cidr_block.into(), has_it)?;
    Ok(Some(block))
}

/// The same for IPv6, where no block is the primary one.
fn take_ipv6(
    tx: &Tx,
    vpc: &mut Vpc,
    id: VpcCidrAssociationId,
) -> Result<Option<VpcIpv6CidrBlock>, Error> {
    let mut blocks = vpc.ipv6_cidr_blocks.iter();
    let Some(index) = blocks.position(|block| block.association_id == id) else {
        return Ok(None);
    };
    let block = vpc.ipv6_cidr_blocks.remove(index);
    ensure_no_subnet(tx, vpc, block.ipv6_cidr_block.into(), |subnet| {
        let inner = subnet.ipv6_cidr_block.as_ref();
        inner.is_some_and(|inner| block.ipv6_cidr_block.contains(&inner.ipv6_cidr_block))
    })?;
    Ok(Some(block))
}

fn ensure_no_subnet(
    tx: &Tx,
    vpc: &Vpc,
    cidr: IpNet,
    is_inside: impl Fn(&Subnet) -> bool,
) -> Result<(), Error> {
    let mut subnets = tx.cloud().all::<Subnet>();
    match subnets.any(|subnet| subnet.vpc_id == vpc.id && is_inside(subnet)) {
        true => Err(Error::VpcBlockInUse { vpc: vpc.id, cidr }),
        false => Ok(()),
    }
}

/// The state of a block on the wire.
pub(super) fn state(state: VpcCidrBlockStateCode) -> Option<wire::VpcCidrBlockState> {
    Some(wire::VpcCidrBlockState {
        state: Some(state),
        status_message: None,
    })
}

/// An IPv4 block on the wire.
pub(super) fn ipv4_on_the_wire(
    block: &VpcCidrBlock,
    code: VpcCidrBlockStateCode,
) -> VpcCidrBlockAssociation {
    VpcCidrBlockAssociation {
        association_id: Some(block.association_id.to_string()),
        cidr_block: Some(block.cidr_block.to_string()),
        cidr_block_state: state(code),
    }
}

/// An IPv6 block on the wire.
pub(super) fn ipv6_on_the_wire(
    block: &VpcIpv6CidrBlock,
    code: VpcCidrBlockStateCode,
) -> VpcIpv6CidrBlockAssociation {
    VpcIpv6CidrBlockAssociation {
        association_id: Some(block.association_id.to_string()),
        ipv6_cidr_block: Some(block.ipv6_cidr_block.to_string()),
        ipv6_cidr_block_state: state(code),
        network_border_group: Some(block.network_border_group.clone()),
        ipv6_pool: Some(AMAZON_POOL.to_owned()),
        ipv6_address_attribute: Some(Ipv6AddressAttribute::Public),
        ip_source: Some(IpSource::Amazon),
    }
}

/// An IPv6 block in the answer that begins its association: AWS does not tell yet which it is.
pub(super) fn ipv6_coming(block: &VpcIpv6CidrBlock) -> VpcIpv6CidrBlockAssociation {
    VpcIpv6CidrBlockAssociation {
        ipv6_cidr_block: Some(String::new()),
        ..ipv6_on_the_wire(block, VpcCidrBlockStateCode::Associating)
    }
}

#[cfg(test)]
mod tests;
