//! Subnets: which there are, what is shown of them, and their end. Their creation, addresses, blocks and attributes have files of
//! their own.

mod addresses;
mod attributes;
mod cidr_reservations;
mod create;
mod free;
mod ipv6_cidr_blocks;

use std::sync::Arc;

use terrarium_model::ids::{SubnetId, VpcId};
use terrarium_model::regions::zone_id;
use terrarium_model::resources::{ExcludedResource, NetworkInterface, Subnet};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{network_acls, regions, route_tables, tags, vpc_block_public_access, vpcs};

pub(crate) use create::create_default;
pub(crate) use free::Free;

/// The subnet with that id.
pub(crate) fn get(tx: &Tx, id: SubnetId) -> Result<Arc<Subnet>, Error> {
    tx.get::<Subnet>(&id).ok_or(Error::not_found(id))
}

/// The subnet of a launch that names none: the default one of that zone, or the first one there is.
pub(crate) fn default_for(tx: &Tx, zone: Option<&str>) -> Result<Arc<Subnet>, Error> {
    let vpc = vpcs::default_of_region(tx).ok_or(Error::VpcNotSpecified)?;
    let fits = |subnet: &&Arc<Subnet>| {
        subnet.vpc_id == vpc.id
            && subnet.default_for_az
            && zone.is_none_or(|zone| subnet.availability_zone == zone)
    };
    let found = tx.cloud().all::<Subnet>().filter(fits);
    let first = found.min_by_key(|subnet| subnet.availability_zone.clone());
    first.cloned().ok_or_else(|| match zone {
        Some(zone) => Error::NoDefaultSubnetInZone {
            zone: zone.to_owned(),
        },
        None => Error::NoDefaultSubnets { vpc: vpc.id },
    })
}

fn of_vpc(tx: &Tx, vpc: VpcId) -> impl Iterator<Item = &Arc<Subnet>> {
    let subnets = tx.cloud().all::<Subnet>();
    subnets.filter(move |subnet| subnet.vpc_id == vpc)
}

impl Operation<Error> for DeleteSubnetRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let subnet = get(tx, self.subnet_id)?;
        let id = subnet.id;
        let is_inside = |interface: &NetworkInterface| interface.subnet_id == id;
        if tx.cloud().all().any(|interface| is_inside(interface)) {
            return Err(Error::in_use("subnet", id));
        }
        route_tables::forget_subnet(tx, id);
        network_acls::forget_subnet(tx, id);
        cidr_reservations::forget_subnet(tx, &subnet);
        vpc_block_public_access::forget(tx, ExcludedResource::Subnet(id));
        tx.remove::<Subnet>(&id);
        Ok(())
    }
}

/// The filters of DescribeSubnets.
const FIELDS: &[Field<Subnet>] = &[
    ("availability-zone", zone_name),
    ("availabilityZone", zone_name),
    ("availability-zone-id", zone_ids),
    ("availabilityZoneId", zone_ids),
    ("available-ip-address-count", |tx, subnet| {
        vec![addresses::available_in(tx, subnet).to_string()]
    }),
    ("cidr-block", cidr),
    ("cidr", cidr),
    ("cidrBlock", cidr),
    ("customer-owned-ipv4-pool", |_, _| Vec::new()),
    ("default-for-az", default_for_az),
    ("defaultForAz", default_for_az),
    ("enable-dns64", |_, subnet| {
        vec![subnet.enable_dns64.to_string()]
    }),
    ("enable-lni-at-device-index", |_, _| Vec::new()),
    (
        "ipv6-cidr-block-association.ipv6-cidr-block",
        |_, subnet| {
            let block = subnet.ipv6_cidr_block.iter();
            block
                .map(|block| block.ipv6_cidr_block.to_string())
                .collect()
        },
    ),
    ("ipv6-cidr-block-association.association-id", |_, subnet| {
        let block = subnet.ipv6_cidr_block.iter();
        block
            .map(|block| block.association_id.to_string())
            .collect()
    }),
    ("ipv6-cidr-block-association.state", |_, subnet| {
        let block = subnet.ipv6_cidr_block.iter();
        block.map(|_| "associated".to_owned()).collect()
    }),
    ("ipv6-native", |_, subnet| {
        vec![subnet.is_ipv6_native().to_string()]
    }),
    ("map-customer-owned-ip-on-launch", |_, _| {
        vec!["false".to_owned()]
    }),
    ("map-public-ip-on-launch", |_, subnet| {
        vec![subnet.map_public_ip_on_launch.to_string()]
    }),
    ("outpost-arn", |_, _| Vec::new()),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    (
        "private-dns-name-options-on-launch.hostname-type",
        |_, subnet| vec![subnet.hostname_type.clone()],
    ),
    (
        "private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
        |_, subnet| vec![subnet.enable_resource_name_dns_a_record.to_string()],
    ),
    (
        "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
        |_, subnet| vec![subnet.enable_resource_name_dns_aaaa_record.to_string()],
    ),
    ("state", |_, _| vec!["available".to_owned()]),
    ("subnet-arn", |tx, subnet| {
        vec![regions::arn(tx, "subnet", subnet.id)]
    }),
    ("subnet-id", |_, subnet| vec![subnet.id.to_string()]),
    ("vpc-id", |_, subnet| vec![subnet.vpc_id.to_string()]),
];

fn zone_name(_: &Tx, subnet: &Subnet) -> Vec<String> {
    vec![subnet.availability_zone.clone()]
}

fn zone_ids(_: &Tx, subnet: &Subnet) -> Vec<String> {
    zone_id(&subnet.availability_zone).into_iter().collect()
}

fn cidr(_: &Tx, subnet: &Subnet) -> Vec<String> {
    let block = subnet.cidr_block.iter();
    block.map(|block| block.to_string()).collect()
}

fn default_for_az(_: &Tx, subnet: &Subnet) -> Vec<String> {
    vec![subnet.default_for_az.to_string()]
}

impl Operation<Error> for DescribeSubnetsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeSubnetsResult, Error> {
        let selection = Selection {
            ids: self.subnet_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        let interfaces = addresses::by_subnet(tx);
        let subnets = page.items.iter().map(|subnet| {
            let inside = interfaces.get(&subnet.id).map_or(&[][..], Vec::as_slice);
            on_the_wire(tx, subnet, inside)
        });
        Ok(DescribeSubnetsResult {
            subnets: subnets.collect(),
            next_token: page.next_token,
        })
    }
}

/// A subnet, whose interfaces these are, on the wire.
fn on_the_wire(tx: &Tx, subnet: &Subnet, interfaces: &[&NetworkInterface]) -> wire::Subnet {
    let free = addresses::available(tx, subnet, interfaces);
    let ipv6 = |block| ipv6_cidr_blocks::on_the_wire(block, SubnetCidrBlockStateCode::Associated);
    wire::Subnet {
        availability_zone_id: zone_id(&subnet.availability_zone),
        map_customer_owned_ip_on_launch: Some(false),
        owner_id: Some(tx.account().to_owned()),
        assign_ipv6_address_on_creation: Some(subnet.assign_ipv6_address_on_creation),
        ipv6_cidr_block_association_set: subnet.ipv6_cidr_block.iter().map(ipv6).collect(),
        tags: tags::of(tx, subnet.id),
        subnet_arn: Some(regions::arn(tx, "subnet", subnet.id)),
        enable_dns64: Some(subnet.enable_dns64),
        ipv6_native: Some(subnet.is_ipv6_native()),
        private_dns_name_options_on_launch: Some(PrivateDnsNameOptionsOnLaunch {
            hostname_type: subnet.hostname_type.parse().ok(),
            enable_resource_name_dns_a_record: Some(subnet.enable_resource_name_dns_a_record),
            enable_resource_name_dns_aaaa_record: Some(subnet.enable_resource_name_dns_aaaa_record),
        }),
        block_public_access_states: Some(vpc_block_public_access::states(
            tx.cloud().block_mode_of_subnet(subnet),
        )),
        subnet_id: Some(subnet.id.to_string()),
        state: Some(SubnetState::Available),
        vpc_id: Some(subnet.vpc_id.to_string()),
        cidr_block: subnet.cidr_block.map(|block| block.to_string()),
        available_ip_address_count: i32::try_from(free).ok(),
        availability_zone: Some(subnet.availability_zone.clone()),
        default_for_az: Some(subnet.default_for_az),
        map_public_ip_on_launch: Some(subnet.map_public_ip_on_launch),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests;
