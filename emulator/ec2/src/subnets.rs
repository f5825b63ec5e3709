//! Subnets: their blocks, the addresses in them, and their attributes.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use std::sync::Arc;
use terrarium_model::regions::{zone_id, zones};

use ipnet::Ipv4Net;
use terrarium_model::ids::{SubnetId, VpcId};
use terrarium_model::resources::{NetworkInterface, Subnet};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{cidr_blocks, network_acls, regions, route_tables, tags, vpcs};

/// The prefix length of default subnets.
const DEFAULT_PREFIX: u8 = 20;

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

/// An address for a new interface: the wanted one, or the lowest that is free. O(interfaces of the region).
pub(crate) fn free_address(
    tx: &Tx,
    subnet_id: SubnetId,
    wanted: Option<Ipv4Addr>,
) -> Result<Ipv4Addr, Error> {
    let subnet = get(tx, subnet_id)?;
    let used = || {
        let interfaces = tx.cloud().all::<NetworkInterface>();
        let inside = interfaces.filter(|interface| interface.subnet_id == subnet_id);
        inside.map(|interface| interface.private_ip_address)
    };
    let Some(address) = wanted else {
        let used: BTreeSet<_> = used().collect();
        let mut addresses = subnet.usable_addresses();
        let free = addresses.find(|address| !used.contains(address));
        return free.ok_or(Error::SubnetIsFull);
    };
    if !subnet.cidr_block.contains(&address) {
        return Err(Error::invalid_value(format!(
            "Address {address} does not fall within the subnet's address range"
        )));
    }
    if !is_usable(&subnet, address) {
        return Err(Error::invalid_value(format!(
            "Address {address} is in subnet's reserved address range"
        )));
    }
    match used().any(|used| used == address) {
        true => Err(Error::AddressInUse { address }),
        false => Ok(address),
    }
}

fn is_usable(subnet: &Subnet, address: Ipv4Addr) -> bool {
    let first = u32::from(subnet.cidr_block.network()) + 4;
    let last = u32::from(subnet.cidr_block.broadcast()) - 1;
    (first..=last).contains(&u32::from(address))
}

/// How many addresses a subnet has for interfaces, when none is taken.
fn capacity(block: Ipv4Net) -> u32 {
    (1 << (32 - block.prefix_len())) - Subnet::RESERVED_ADDRESSES
}

/// How many addresses are taken in each subnet that has any. O(interfaces).
fn taken(tx: &Tx) -> BTreeMap<SubnetId, u32> {
    let mut taken = BTreeMap::new();
    for interface in tx.cloud().all::<NetworkInterface>() {
        *taken.entry(interface.subnet_id).or_default() += 1;
    }
    taken
}

fn of_vpc(tx: &Tx, vpc: VpcId) -> impl Iterator<Item = &Arc<Subnet>> {
    let subnets = tx.cloud().all::<Subnet>();
    subnets.filter(move |subnet| subnet.vpc_id == vpc)
}

/// Makes a zone's default subnet, in the first block of the VPC that is free.
pub(crate) fn create_default(tx: &mut Tx, vpc: VpcId, zone: &str) -> Result<SubnetId, Error> {
    let whole = vpcs::get(tx, vpc)?.primary_cidr();
    let is_free = |block: &Ipv4Net| {
        of_vpc(tx, vpc).all(|subnet| !cidr_blocks::overlap(&subnet.cidr_block, block))
    };
    let blocks = whole.subnets(DEFAULT_PREFIX).into_iter().flatten();
    let block = { blocks }
        .find(is_free)
        .ok_or(Error::SubnetConflict { cidr: whole })?;
    Ok(create(tx, vpc, block, zone, true))
}

fn create(tx: &mut Tx, vpc: VpcId, block: Ipv4Net, zone: &str, is_default: bool) -> SubnetId {
    let id = tx.new_id();
    tx.put(Subnet {
        id,
        vpc_id: vpc,
        cidr_block: block,
        availability_zone: zone.to_owned(),
        map_public_ip_on_launch: is_default,
        default_for_az: is_default,
        hostname_type: "ip-name".to_owned(),
        enable_resource_name_dns_a_record: false,
    });
    network_acls::associate_default(tx, vpc, id);
    id
}

impl Operation<Error> for CreateSubnetRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "Ipv6CidrBlock",
        "OutpostArn",
        "Ipv4IpamPoolId",
        "Ipv4NetmaskLength",
        "Ipv6IpamPoolId",
        "Ipv6NetmaskLength",
    ];

    fn run(self, tx: &mut Tx) -> Result<CreateSubnetResult, Error> {
        if self.ipv6_native == Some(true) {
            return Err(Error::unsupported("Ipv6Native"));
        }
        let vpc = vpcs::get(tx, self.vpc_id)?;
        let text = self.cidr_block.ok_or(Error::missing("cidrBlock"))?;
        let block = cidr_blocks::parse(&text, "cidrBlock")?;
        let mut blocks = vpc.cidr_blocks.iter();
        if !cidr_blocks::is_network_size(&block)
            || !blocks.any(|outer| outer.cidr_block.contains(&block))
        {
            return Err(Error::InvalidSubnetRange { cidr: block });
        }
        if of_vpc(tx, vpc.id).any(|subnet| cidr_blocks::overlap(&subnet.cidr_block, &block)) {
            return Err(Error::SubnetConflict { cidr: block });
        }
        let zone = zone(tx, self.availability_zone, self.availability_zone_id)?;
        let id = create(tx, vpc.id, block, &zone, false);
        tags::give(tx, id, &self.tag_specifications)?;
        let subnet = get(tx, id)?;
        Ok(CreateSubnetResult {
            subnet: Some(on_the_wire(tx, &subnet, 0)),
        })
    }
}

/// The zone of a new subnet, by its name or id; the region's first when neither is given.
fn zone(tx: &Tx, name: Option<String>, id: Option<String>) -> Result<String, Error> {
    let mut zones = zones(tx.region());
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
        if self.ipv6_native == Some(true) {
            return Err(Error::unsupported("Ipv6Native"));
        }
        if self.availability_zone.is_none() && self.availability_zone_id.is_none() {
            return Err(Error::missing("availabilityZone"));
        }
        let vpc = vpcs::default_of_region(tx).ok_or(Error::NoDefaultVpc)?;
        let zone = zone(tx, self.availability_zone, self.availability_zone_id)?;
        if let Ok(subnet) = default_for(tx, Some(&zone)) {
            return Err(Error::DefaultSubnetExists {
                subnet: subnet.id,
                zone,
            });
        }
        let id = create_default(tx, vpc.id, &zone)?;
        let subnet = get(tx, id)?;
        Ok(CreateDefaultSubnetResult {
            subnet: Some(on_the_wire(tx, &subnet, 0)),
        })
    }
}

impl Operation<Error> for DeleteSubnetRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = get(tx, self.subnet_id)?.id;
        let is_inside = |interface: &NetworkInterface| interface.subnet_id == id;
        if tx.cloud().all().any(|interface| is_inside(interface)) {
            return Err(Error::in_use("subnet", id));
        }
        route_tables::forget_subnet(tx, id);
        network_acls::forget_subnet(tx, id);
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
        let interfaces = tx.cloud().all::<NetworkInterface>();
        let taken = interfaces.filter(|interface| interface.subnet_id == subnet.id);
        let free = capacity(subnet.cidr_block) as usize - taken.count();
        vec![free.to_string()]
    }),
    ("cidr-block", cidr),
    ("cidr", cidr),
    ("cidrBlock", cidr),
    ("customer-owned-ipv4-pool", |_, _| Vec::new()),
    ("default-for-az", default_for_az),
    ("defaultForAz", default_for_az),
    ("enable-dns64", |_, _| vec!["false".to_owned()]),
    ("enable-lni-at-device-index", |_, _| Vec::new()),
    ("ipv6-cidr-block-association.ipv6-cidr-block", |_, _| {
        Vec::new()
    }),
    ("ipv6-cidr-block-association.association-id", |_, _| {
        Vec::new()
    }),
    ("ipv6-cidr-block-association.state", |_, _| Vec::new()),
    ("ipv6-native", |_, _| vec!["false".to_owned()]),
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
        |_, _| vec!["false".to_owned()],
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
    vec![subnet.cidr_block.to_string()]
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
        let taken = taken(tx);
        let subnets = page.items.iter().map(|subnet| {
            let taken = taken.get(&subnet.id).copied().unwrap_or_default();
            on_the_wire(tx, subnet, taken)
        });
        Ok(DescribeSubnetsResult {
            subnets: subnets.collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, subnet: &Subnet, taken: u32) -> wire::Subnet {
    let free = capacity(subnet.cidr_block) - taken;
    wire::Subnet {
        availability_zone_id: zone_id(&subnet.availability_zone),
        map_customer_owned_ip_on_launch: Some(false),
        owner_id: Some(tx.account().to_owned()),
        assign_ipv6_address_on_creation: Some(false),
        tags: tags::of(tx, subnet.id),
        subnet_arn: Some(regions::arn(tx, "subnet", subnet.id)),
        enable_dns64: Some(false),
        ipv6_native: Some(false),
        private_dns_name_options_on_launch: Some(PrivateDnsNameOptionsOnLaunch {
            hostname_type: subnet.hostname_type.parse().ok(),
            enable_resource_name_dns_a_record: Some(subnet.enable_resource_name_dns_a_record),
            enable_resource_name_dns_aaaa_record: Some(false),
        }),
        block_public_access_states: Some(BlockPublicAccessStates {
            internet_gateway_block_mode: Some(BlockPublicAccessMode::Off),
        }),
        subnet_id: Some(subnet.id.to_string()),
        state: Some(SubnetState::Available),
        vpc_id: Some(subnet.vpc_id.to_string()),
        cidr_block: Some(subnet.cidr_block.to_string()),
        available_ip_address_count: i32::try_from(free).ok(),
        availability_zone: Some(subnet.availability_zone.clone()),
        default_for_az: Some(subnet.default_for_az),
        map_public_ip_on_launch: Some(subnet.map_public_ip_on_launch),
        ..Default::default()
    }
}

impl Operation<Error> for ModifySubnetAttributeRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "CustomerOwnedIpv4Pool",
        "EnableLniAtDeviceIndex",
        "DisableLniAtDeviceIndex",
    ];

    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let mut subnet = Subnet::clone(&*get(tx, self.subnet_id)?);
        let mut count = 0;
        // What needs IPv6 or Outposts can only be set to what it is: off.
        for (attribute, name) in [
            (
                self.assign_ipv6_address_on_creation,
                "AssignIpv6AddressOnCreation",
            ),
            (
                self.map_customer_owned_ip_on_launch,
                "MapCustomerOwnedIpOnLaunch",
            ),
            (self.enable_dns64, "EnableDns64"),
            (
                self.enable_resource_name_dns_aaaa_record_on_launch,
                "EnableResourceNameDnsAAAARecordOnLaunch",
            ),
        ] {
            match attribute.and_then(|attribute| attribute.value) {
                Some(true) => return Err(Error::unsupported(name)),
                Some(false) => count += 1,
                None => {}
            }
        }
        for (attribute, stored) in [
            (
                self.map_public_ip_on_launch,
                &mut subnet.map_public_ip_on_launch,
            ),
            (
                self.enable_resource_name_dns_a_record_on_launch,
                &mut subnet.enable_resource_name_dns_a_record,
            ),
        ] {
            if let Some(value) = attribute.and_then(|attribute| attribute.value) {
                *stored = value;
                count += 1;
            }
        }
        if let Some(hostname_type) = self.private_dns_hostname_type_on_launch {
            subnet.hostname_type = hostname_type.to_string();
            count += 1;
        }
        match count {
            0 => Err(Error::MissingParameter {
                message: "No attributes specified.".to_owned(),
            }),
            1 => {
                tx.put(subnet);
                Ok(())
            }
            _ => Err(Error::invalid_combination(
                "Fields for multiple attribute types specified: only one attribute can be modified at a time.",
            )),
        }
    }
}

#[cfg(test)]
mod tests;
