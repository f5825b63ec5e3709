//! The IPv6 block of a subnet: which it may have, its association and its disassociation.

use ipnet::Ipv6Net;
use terrarium_model::ids::VpcId;
use terrarium_model::resources::{
    NetworkInterface, Subnet, SubnetCidrReservation, SubnetIpv6CidrBlock, Vpc,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{get, of_vpc};
use crate::errors::Error;
use crate::vpcs::cidr_blocks::ensure_no_ipv6_pool;
use crate::{cidr_blocks, vpcs};

/// How long the prefix of a subnet's block may be: from /44 to /64, every fourth.
fn is_subnet_size(block: Ipv6Net) -> bool {
    let length = block.prefix_len();
    (44..=64).contains(&length) && length.is_multiple_of(4)
}

/// The block that a subnet asks for, if its VPC has it and no other subnet.
pub(super) fn of_new_subnet(tx: &Tx, vpc: &Vpc, text: &str) -> Result<Ipv6Net, Error> {
    let block = cidr_blocks::parse_ipv6(text, "ipv6CidrBlock")?;
    let mut outer = vpc.ipv6_cidr_blocks.iter();
    if !is_subnet_size(block) || !outer.any(|outer| outer.ipv6_cidr_block.contains(&block)) {
        return Err(Error::InvalidSubnetIpv6Range { cidr: block });
    }
    ensure_free_ipv6(tx, vpc.id, block)?;
    Ok(block)
}

/// Fails if a subnet has addresses of the block.
pub(super) fn ensure_free_ipv6(tx: &Tx, vpc: VpcId, cidr: Ipv6Net) -> Result<(), Error> {
    let mut others = of_vpc(tx, vpc).filter_map(|subnet| subnet.ipv6_cidr_block.as_ref());
    let overlaps = |other: Ipv6Net| other.contains(&cidr) || cidr.contains(&other);
    match others.any(|other| overlaps(other.ipv6_cidr_block)) {
        true => Err(Error::SubnetIpv6Conflict { cidr }),
        false => Ok(()),
    }
}

impl Operation<Error> for AssociateSubnetCidrBlockRequest {
    fn run(self, tx: &mut Tx) -> Result<AssociateSubnetCidrBlockResult, Error> {
        let subnet = get(tx, self.subnet_id)?;
        ensure_no_ipv6_pool(self.ipv6_ipam_pool_id, self.ipv6_netmask_length)?;
        let text = self
            .ipv6_cidr_block
            .ok_or(Error::missing("ipv6CidrBlock"))?;
        let vpc = vpcs::get(tx, subnet.vpc_id)?;
        let block = of_new_subnet(tx, &vpc, &text)?;
        if subnet.ipv6_cidr_block.is_some() {
            return Err(Error::TooManySubnetBlocks { subnet: subnet.id });
        }
        let association = SubnetIpv6CidrBlock {
            association_id: tx.new_id(),
            ipv6_cidr_block: block,
        };
        let shown = on_the_wire(&association, SubnetCidrBlockStateCode::Associating);
        tx.update::<Subnet, _>(&subnet.id, |subnet| {
            subnet.ipv6_cidr_block = Some(association)
        });
        Ok(AssociateSubnetCidrBlockResult {
            ipv6_cidr_block_association: Some(shown),
            subnet_id: Some(subnet.id.to_string()),
        })
    }
}

impl Operation<Error> for DisassociateSubnetCidrBlockRequest {
    fn run(self, tx: &mut Tx) -> Result<DisassociateSubnetCidrBlockResult, Error> {
        let id = self.association_id;
        let found = tx.cloud().all::<Subnet>().find_map(|subnet| {
            let association = subnet.ipv6_cidr_block.as_ref()?;
            (association.association_id == id).then(|| (subnet.clone(), association.clone()))
        });
        let (subnet, association) = found.ok_or(Error::not_found(id))?;
        ensure_unused(tx, &subnet, &association)?;
        tx.update::<Subnet, _>(&subnet.id, |subnet| subnet.ipv6_cidr_block = None);
        let shown = on_the_wire(&association, SubnetCidrBlockStateCode::Disassociating);
        Ok(DisassociateSubnetCidrBlockResult {
            ipv6_cidr_block_association: Some(shown),
            subnet_id: Some(subnet.id.to_string()),
        })
    }
}

/// Fails while the subnet cannot be without its block.
fn ensure_unused(tx: &Tx, subnet: &Subnet, association: &SubnetIpv6CidrBlock) -> Result<(), Error> {
    let id = association.association_id;
    let reservations = tx.cloud().all::<SubnetCidrReservation>();
    let mut of_subnet = reservations.filter(|reservation| reservation.subnet_id == subnet.id);
    let mut interfaces = tx.cloud().all::<NetworkInterface>();
    let is_used = |interface: &NetworkInterface| {
        interface.subnet_id == subnet.id
            && !(interface.ipv6_addresses.is_empty() && interface.ipv6_prefixes.is_empty())
    };
    let reason = if subnet.assign_ipv6_address_on_creation {
        "because its subnet has assign-ipv6-address-on-creation set to true."
    } else if subnet.enable_dns64 {
        "because its subnet has enable-dns64 set to true."
    } else if subnet.enable_resource_name_dns_aaaa_record {
        "because its subnet has enable-resource-name-dns-aaaa-record-on-launch set to true."
    } else if interfaces.any(|interface| is_used(interface)) {
        "because addresses of it are in use."
    } else if of_subnet.any(|reservation| reservation.cidr.addr().is_ipv6()) {
        "because its subnet has a CIDR reservation in it."
    } else {
        return Ok(());
    };
    Err(Error::CidrBlockInUse {
        message: format!(
            "The subnet IPv6 CIDR block with association ID {id} may not be disassociated, {reason}"
        ),
    })
}

/// The state of a block on the wire.
pub(super) fn state(state: SubnetCidrBlockStateCode) -> Option<wire::SubnetCidrBlockState> {
    Some(wire::SubnetCidrBlockState {
        state: Some(state),
        status_message: None,
    })
}

/// A subnet's block on the wire.
pub(super) fn on_the_wire(
    association: &SubnetIpv6CidrBlock,
    code: SubnetCidrBlockStateCode,
) -> SubnetIpv6CidrBlockAssociation {
    SubnetIpv6CidrBlockAssociation {
        association_id: Some(association.association_id),
        ipv6_cidr_block: Some(association.ipv6_cidr_block.to_string()),
        ipv6_cidr_block_state: state(code),
        ipv6_address_attribute: Some(Ipv6AddressAttribute::Public),
        ip_source: Some(IpSource::Amazon),
    }
}

#[cfg(test)]
mod tests;
