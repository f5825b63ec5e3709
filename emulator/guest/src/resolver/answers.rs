//! What a name means inside a VPC, as a pure function of a snapshot. How questions arrive and are forwarded is not here.

use std::net::Ipv4Addr;

use hickory_server::proto::rr::rdata::{A, PTR};
use hickory_server::proto::rr::{Name, RData, RecordType};
use ipnet::Ipv4Net;
use terrarium_model::ids::{InstanceId, VpcId};
use terrarium_model::resources::{NetworkInterface, PeeringStatus, Vpc, VpcPeeringConnection};
use terrarium_model::{Cloud, Place, World};

use crate::metadata;
use crate::names::{self, AwsService};

/// Where the emulator serves AWS's services inside a VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceAddresses {
    /// S3, in the range of its prefix list.
    pub s3: Ipv4Addr,
    /// Every other service.
    pub api: Ipv4Addr,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// These records.
    Records(Vec<RData>),
    /// The name is there, but not with records of that type.
    NoData,
    /// The name is not there.
    NxDomain,
    /// None at all: the VPC has no resolver, or is gone.
    Silence,
    /// It is not for AWS to say: the host's resolver is asked.
    Forward,
}

/// What stands behind a name.
enum Meaning {
    Address(Ipv4Addr),
    Pointer(String),
    Nothing,
    Missing,
    Foreign,
}

/// Domains whose every name is answered here, so that no guest reaches the real AWS by mistake or waits for it offline.
const AWS_DOMAINS: &[&str] = &["amazonaws.com.cn", "api.aws"];

/// IPv4 ranges that are nobody's on the internet: questions about their addresses stay here.
const PRIVATE_RANGES: &[(Ipv4Addr, u8)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
];

/// Answers a question that was asked inside a VPC. The name may be in any case, with a dot at its end or without.
pub fn answer(
    world: &World,
    place: &Place,
    vpc: VpcId,
    addresses: ServiceAddresses,
    name: &str,
    record_type: RecordType,
) -> Answer {
    let cloud = world.clouds.get(place);
    let Some((cloud, vpc)) = cloud.and_then(|cloud| Some((cloud, cloud.get::<Vpc>(&vpc)?))) else {
        return Answer::Silence;
    };
    if !vpc.enable_dns_support {
        return Answer::Silence;
    }
    let scope = Scope {
        world,
        place,
        cloud,
        vpc,
        addresses,
    };
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    match (scope.meaning(&name), record_type) {
        (Meaning::Address(address), RecordType::A | RecordType::ANY) => {
            Answer::Records(vec![RData::A(A(address))])
        }
        (Meaning::Pointer(target), RecordType::PTR | RecordType::ANY) => pointer(&target),
        (Meaning::Address(_) | Meaning::Pointer(_) | Meaning::Nothing, _) => Answer::NoData,
        (Meaning::Missing, _) => Answer::NxDomain,
        (Meaning::Foreign, _) => Answer::Forward,
    }
}

fn pointer(target: &str) -> Answer {
    match Name::from_ascii(format!("{target}.")) {
        Ok(name) => Answer::Records(vec![RData::PTR(PTR(name))]),
        Err(_) => Answer::NxDomain,
    }
}

/// What questions of one VPC are answered from.
struct Scope<'a> {
    world: &'a World,
    place: &'a Place,
    cloud: &'a Cloud,
    vpc: &'a Vpc,
    addresses: ServiceAddresses,
}

impl Scope<'_> {
    fn meaning(&self, name: &str) -> Meaning {
        if let Some(digits) = below(name, "in-addr.arpa") {
            return self.reverse(digits);
        }
        if let Some(digits) = below(name, "ip6.arpa") {
            // 2000::/3 is the part of the address space that is on the internet.
            let is_global = digits.ends_with(['2', '3']);
            return if is_global {
                Meaning::Foreign
            } else {
                Meaning::Missing
            };
        }
        if below(name, "amazonaws.com").is_some() {
            return self.public(name).unwrap_or_else(|| self.service(name));
        }
        if below(name, "localhost").is_some() {
            return Meaning::Address(Ipv4Addr::LOCALHOST);
        }
        if below(name, "internal").is_some() {
            return self.private(name);
        }
        match AWS_DOMAINS
            .iter()
            .any(|domain| below(name, domain).is_some())
        {
            true => Meaning::Missing,
            false => Meaning::Foreign,
        }
    }

    /// Names below `internal`: those of instances and interfaces of this VPC.
    fn private(&self, name: &str) -> Meaning {
        if name == names::METADATA_NAME {
            return Meaning::Address(metadata::ADDRESS);
        }
        let Some(label) = below(name, &names::private_domain(&self.place.region)) else {
            return Meaning::Missing;
        };
        if label.is_empty() {
            return Meaning::Nothing;
        }
        let address = match names::address_of(label, "ip-") {
            Some(address) => self.interface(address).map(|_| address),
            None => {
                let interface = label.parse().ok().and_then(|id| self.interface_of(id));
                interface.and_then(|interface| interface.private_ip_address)
            }
        };
        address.map_or(Meaning::Missing, Meaning::Address)
    }

    /// Names of public addresses, such as `ec2-198-18-3-4.compute-1.amazonaws.com`; none for any other name.
    fn public(&self, name: &str) -> Option<Meaning> {
        let (label, domain) = name.split_once('.')?;
        let address = names::address_of(label, "ec2-")?;
        let owner = self.world.shared.public_addresses.get(&address);
        let named = owner.filter(|owner| names::public_domain(&owner.region) == domain);
        let private = self
            .private_of(address)
            .filter(|_| self.vpc.enable_dns_hostnames);
        Some(match named {
            None => Meaning::Missing,
            Some(_) => Meaning::Address(private.unwrap_or(address)),
        })
    }

    /// The names of AWS's services, whatever the region.
    fn service(&self, name: &str) -> Meaning {
        match names::aws_service(name) {
            Some(AwsService::S3 { .. }) => Meaning::Address(self.addresses.s3),
            Some(AwsService::Other) => Meaning::Address(self.addresses.api),
            None if name == "amazonaws.com" => Meaning::Nothing,
            None => Meaning::Missing,
        }
    }

    /// Names of addresses, by what stands before `in-addr.arpa`.
    fn reverse(&self, digits: &str) -> Meaning {
        let mut octets: Vec<&str> = digits
            .rsplit('.')
            .filter(|octet| !octet.is_empty())
            .collect();
        if octets.len() > 4 {
            return Meaning::Missing;
        }
        let is_whole = octets.len() == 4;
        octets.resize(4, "0");
        let Ok(address) = octets.join(".").parse::<Ipv4Addr>() else {
            return Meaning::Missing;
        };
        if is_whole && let Some(name) = self.name_of(address) {
            return Meaning::Pointer(name);
        }
        match !digits.is_empty() && self.is_private(address) {
            true => Meaning::Missing,
            false => Meaning::Foreign,
        }
    }

    fn name_of(&self, address: Ipv4Addr) -> Option<String> {
        if address == metadata::ADDRESS {
            return Some(names::METADATA_NAME.to_owned());
        }
        if let Some(interface) = self.interface(address) {
            return Some(self.private_name(interface, address));
        }
        let owner = self.world.shared.public_addresses.get(&address)?;
        Some(names::public_name(&owner.region, address))
    }

    /// Instances have the name of their kind at the first address of an interface; further addresses have names of their own.
    fn private_name(&self, interface: &NetworkInterface, address: Ipv4Addr) -> String {
        let region = &self.place.region;
        let attachment = interface.attachment.as_ref();
        let instance = attachment.and_then(|a| self.cloud.instances.get(&a.instance_id));
        match instance.filter(|_| interface.private_ip_address == Some(address)) {
            Some(instance) => names::private_name(self.cloud, region, instance, interface),
            None => names::private_ip_name(region, address),
        }
    }

    fn is_private(&self, address: Ipv4Addr) -> bool {
        let in_vpc = self.vpc.cidr_blocks.iter().map(|block| block.cidr_block);
        let reserved = PRIVATE_RANGES
            .iter()
            .filter_map(|&(base, length)| Ipv4Net::new(base, length).ok());
        in_vpc.chain(reserved).any(|range| range.contains(&address))
    }

    /// The interfaces of this VPC.
    fn interfaces(&self) -> impl Iterator<Item = &NetworkInterface> {
        self.cloud
            .all::<NetworkInterface>()
            .map(|interface| &**interface)
            .filter(|interface| interface.vpc_id == self.vpc.id)
    }

    fn interface(&self, address: Ipv4Addr) -> Option<&NetworkInterface> {
        self.interfaces()
            .find(|interface| interface.has_address(address))
    }

    /// The private address that a public one stands for, in this VPC or in a peer that lets its names resolve to them.
    fn private_of(&self, address: Ipv4Addr) -> Option<Ipv4Addr> {
        let here = [(self.cloud, self.vpc.id)].into_iter();
        let mut all = here.chain(self.open_peers());
        all.find_map(|(cloud, vpc)| {
            let interfaces = cloud.all::<NetworkInterface>();
            let interfaces = interfaces.filter(|interface| interface.vpc_id == vpc);
            let mut pairs = interfaces.flat_map(|it| it.public_addresses());
            let found = pairs.find(|(_, public)| *public == address);
            found.map(|(private, _)| private)
        })
    }

    /// The peered VPCs whose side of the connection allows that, and that have names for their instances at all.
    fn open_peers(&self) -> impl Iterator<Item = (&Cloud, VpcId)> {
        let connections = self.cloud.all::<VpcPeeringConnection>();
        let active = connections.filter(|it| it.status == PeeringStatus::Active);
        active.filter_map(|connection| {
            let side = connection.peer_of(self.place, self.vpc.id)?;
            let cloud = self.world.clouds.get(&side.place())?;
            let vpc = cloud.get::<Vpc>(&side.vpc_id)?;
            let has_names = vpc.enable_dns_support && vpc.enable_dns_hostnames;
            let is_open = has_names && side.allow_dns_resolution_from_remote_vpc;
            is_open.then_some((cloud, side.vpc_id))
        })
    }

    /// The first interface of an instance whose subnet lets its resource name resolve.
    fn interface_of(&self, id: InstanceId) -> Option<&NetworkInterface> {
        let instance = self.cloud.instances.get(&id)?;
        let subnet = self.cloud.subnets.get(&instance.subnet_id)?;
        let resolves = subnet.enable_resource_name_dns_a_record;
        let interface = self.cloud.network_interfaces_of(instance).next()?;
        (resolves && interface.vpc_id == self.vpc.id).then_some(interface)
    }
}

/// What stands before a domain in a name at or below it: empty for the domain itself, none for a name outside.
fn below<'a>(name: &'a str, domain: &str) -> Option<&'a str> {
    let front = name.strip_suffix(domain)?;
    match front.is_empty() {
        true => Some(front),
        false => front.strip_suffix('.'),
    }
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
