//! The planner: from the model to what the kernel should hold, as a value that can be read and compared. No I/O.

mod groups;
mod peers;
mod routing;
mod ruleset;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use ipnet::Ipv4Net;
use terrarium_model::ids::*;
use terrarium_model::resources::{NatGateway, NetworkInterface, Subnet};
use terrarium_model::{Cloud, Place, World};

use crate::config::{Config, METADATA, RESOLVER, TIME};
use crate::namespace::NAMED;
use peers::Peer;

/// For which interfaces a guest's network namespace is there to be connected.
pub type Guests = BTreeMap<NetworkInterfaceId, GuestNamespace>;

/// The network namespace of a live guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestNamespace {
    /// Where it can be opened, such as `/proc/<pid>/ns/net`.
    pub path: PathBuf,
    /// Differs from start to start, so that a restarted guest gets links of its own.
    pub generation: u64,
}

/// What the kernel should hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desired {
    /// The internet, as far as this emulator is concerned.
    pub edge: Edge,
    /// One router for each VPC that has a network interface.
    pub routers: BTreeMap<VpcId, Router>,
    /// The links between routers of peered VPCs.
    pub peerings: BTreeMap<VpcPeeringConnectionId, Peering>,
}

/// A link between the routers of two VPCs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peering {
    /// Its name in both.
    pub name: String,
    /// The VPCs.
    pub vpcs: [VpcId; 2],
}

/// What hangs on the edge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edge {
    /// Which VPC's internet gateway each public address leads to.
    pub routes: BTreeMap<Ipv4Addr, VpcId>,
}

/// The router of a VPC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Router {
    /// The VPC's account and region.
    pub place: Place,
    /// The name of its network namespace.
    pub namespace: String,
    /// Whether an internet gateway connects it to the edge.
    pub internet_gateway: bool,
    /// The VPC's base plus two, where the resolver answers.
    pub resolver: Ipv4Addr,
    /// The addresses that it answers for itself.
    pub addresses: BTreeSet<Ipv4Addr>,
    /// Its links to guests.
    pub links: BTreeMap<NetworkInterfaceId, Link>,
    /// Its NAT gateways: guests of our own, by their network interfaces.
    pub nat_gateways: BTreeMap<NetworkInterfaceId, NatNamespace>,
    /// Which interface each address stands for: when one changes hands, so that nobody inherits its connections.
    pub bindings: BTreeSet<(Ipv4Addr, NetworkInterfaceId)>,
    /// The mark of packets from each subnet, which is also the number of the subnet's table.
    pub subnets: BTreeMap<u32, SubnetId>,
    /// All its routes.
    pub routes: BTreeMap<RouteKey, NextHop>,
    /// What `nft -f -` reads: the whole table, replaced in one transaction.
    pub ruleset: String,
}

impl Router {
    /// The router as it is when a guest cannot be connected.
    pub(crate) fn forget_link(&mut self, id: NetworkInterfaceId) {
        if let Some(link) = self.links.remove(&id) {
            self.routes
                .retain(|_, next_hop| next_hop.link() != Some(&link.name));
        }
    }
}

/// The network namespace of a NAT gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NatNamespace {
    /// Its name.
    pub name: String,
    /// What `nft -f -` reads inside.
    pub ruleset: String,
}

/// A link between a router and a guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its name in the router.
    pub name: String,
    /// Where its other end goes.
    pub guest: GuestNamespace,
    /// The name of that end, such as `eth0`.
    pub device: String,
    /// The hardware address of that end.
    pub mac: String,
    /// The address of that end, with the subnet's prefix length.
    pub address: Ipv4Net,
    /// The guest's default gateway; none for interfaces after the first.
    pub gateway: Option<Ipv4Addr>,
}

/// What tells one route from another in the kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RouteKey {
    /// The number of the table.
    pub table: u32,
    /// Which packets it is for.
    pub destination: Ipv4Net,
    /// The lowest one counts; a higher one waits for it to vanish with its link.
    pub metric: u32,
}

/// Where a route sends its packets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextHop {
    /// Away from this table, to the router's own addresses and the VPC's.
    Throw,
    /// Nowhere, silently.
    Blackhole,
    /// Out through the internet gateway.
    InternetGateway,
    /// To the guest that has the destination as its address.
    Link(String),
    /// To a guest that forwards.
    Via(String, Ipv4Addr),
    /// To the router of a peered VPC.
    Peer(String),
}

impl NextHop {
    /// The link that the route goes with when it vanishes.
    pub fn link(&self) -> Option<&str> {
        match self {
            Self::InternetGateway => Some(GATEWAY_LINK),
            Self::Link(name) | Self::Via(name, _) | Self::Peer(name) => Some(name),
            Self::Throw | Self::Blackhole => None,
        }
    }

    /// The link to a peered VPC that it needs.
    pub(crate) fn peering(&self) -> Option<&str> {
        match self {
            Self::Peer(name) => Some(name),
            _ => None,
        }
    }
}

/// The kernel's main table, for packets that no subnet's table decides.
pub(crate) const MAIN_TABLE: u32 = 254;
/// The name of a router's link to the edge.
pub(crate) const GATEWAY_LINK: &str = "igw";
/// What both ends of that link call the other: an address that is never on a wire.
pub(crate) const GATEWAY_HOP: Ipv4Addr = Ipv4Addr::new(169, 254, 1, 1);

/// A route, written as `ip route` takes it.
impl fmt::Display for RouteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} table {} metric {}",
            self.destination, self.table, self.metric
        )
    }
}

impl RouteKey {
    /// The route to a next hop as `ip route replace` takes it.
    pub fn to(&self, next_hop: &NextHop) -> String {
        match next_hop {
            NextHop::Throw => format!("throw {self}"),
            NextHop::Blackhole => format!("blackhole {self}"),
            NextHop::InternetGateway => {
                format!("{self} via {GATEWAY_HOP} dev {GATEWAY_LINK} onlink")
            }
            NextHop::Link(link) => format!("{self} dev {link}"),
            NextHop::Via(link, address) => format!("{self} via {address} dev {link} onlink"),
            NextHop::Peer(link) => format!("{self} via {GATEWAY_HOP} dev {link} onlink"),
        }
    }
}

/// What the kernel should hold for the world to be true.
pub fn plan(world: &World, guests: &Guests, config: &Config) -> Desired {
    let mut desired = Desired::default();
    for (place, cloud) in &world.clouds {
        for (vpc, interfaces) in by_vpc(cloud) {
            let part = VpcPart::new(world, place, cloud, config, vpc, interfaces);
            let Some(router) = part.router(guests) else {
                continue;
            };
            if router.internet_gateway {
                let interfaces = part.interfaces.iter();
                let public = interfaces.flat_map(|eni| eni.public_addresses());
                let routes = public.map(|(_, address)| (address, vpc));
                desired.edge.routes.extend(routes);
            }
            desired.peerings.extend(part.peerings());
            desired.routers.insert(vpc, router);
        }
    }
    desired
}

/// The router that a VPC should have; none when it needs none.
pub fn plan_router(world: &World, vpc: VpcId, guests: &Guests, config: &Config) -> Option<Router> {
    let mut clouds = world.clouds.iter();
    let (place, cloud) = clouds.find(|(_, cloud)| cloud.vpcs.contains_key(&vpc))?;
    let interfaces = by_vpc(cloud).remove(&vpc)?;
    VpcPart::new(world, place, cloud, config, vpc, interfaces).router(guests)
}

fn by_vpc(cloud: &Cloud) -> BTreeMap<VpcId, Vec<&NetworkInterface>> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for eni in cloud.network_interfaces.values() {
        found.entry(eni.vpc_id).or_default().push(eni.as_ref());
    }
    found
}

/// One VPC, with what is looked up again and again.
struct VpcPart<'a> {
    place: &'a Place,
    cloud: &'a Cloud,
    config: &'a Config,
    id: VpcId,
    interfaces: Vec<&'a NetworkInterface>,
    subnets: Vec<(u32, &'a Subnet)>,
    peers: Vec<Peer<'a>>,
    nat_gateways: BTreeMap<NetworkInterfaceId, &'a NatGateway>,
}

impl<'a> VpcPart<'a> {
    fn prefix_list(&self, id: PrefixListId) -> Vec<Ipv4Net> {
        self.config.prefix_list(self.cloud, &self.place.region, id)
    }

    fn new(
        world: &'a World,
        place: &'a Place,
        cloud: &'a Cloud,
        config: &'a Config,
        id: VpcId,
        interfaces: Vec<&'a NetworkInterface>,
    ) -> Self {
        let of_vpc = |subnet: &&Subnet| subnet.vpc_id == id;
        let subnets = cloud.subnets.values().map(AsRef::as_ref).filter(of_vpc);
        let nat_gateways = cloud.nat_gateways.values().filter(|nat| nat.vpc_id == id);
        let nat_gateways = nat_gateways.filter_map(|nat| Some((nat.network_interface_id()?, nat)));
        Self {
            place,
            cloud,
            config,
            id,
            interfaces,
            subnets: with_marks(subnets),
            peers: peers::peers(world, place, cloud, id),
            nat_gateways: nat_gateways.map(|(id, nat)| (id, nat.as_ref())).collect(),
        }
    }

    fn router(&self, guests: &Guests) -> Option<Router> {
        let vpc = self.cloud.vpcs.get(&self.id)?;
        let links = self.links(guests);
        Some(Router {
            place: self.place.clone(),
            namespace: format!("{}-{}", self.config.prefix(), self.id),
            internet_gateway: self.cloud.internet_gateway_of(self.id).is_some(),
            resolver: vpc.resolver(),
            addresses: self.addresses(vpc.resolver()),
            subnets: self
                .subnets
                .iter()
                .map(|(mark, subnet)| (*mark, subnet.id))
                .collect(),
            routes: routing::routes(self, vpc, &links),
            ruleset: ruleset::ruleset(self, vpc),
            nat_gateways: self.nat_namespaces(&links),
            bindings: self.bindings(),
            links,
        })
    }

    fn addresses(&self, resolver: Ipv4Addr) -> BTreeSet<Ipv4Addr> {
        let gateways = self
            .subnets
            .iter()
            .filter_map(|(_, subnet)| subnet.gateway());
        let services = [METADATA, RESOLVER, TIME, resolver, self.config.s3_address()];
        gateways.chain(services).collect()
    }

    fn links(&self, guests: &Guests) -> BTreeMap<NetworkInterfaceId, Link> {
        let link = |eni: &&NetworkInterface| {
            let guest = match self.nat_gateways.get(&eni.id) {
                Some(nat) => self.nat_guest(nat),
                None => guests.get(&eni.id)?.clone(),
            };
            let subnet = self.cloud.subnets.get(&eni.subnet_id)?;
            let block = subnet.cidr_block?;
            let index = eni.attachment.as_ref().map_or(0, |a| a.device_index);
            let link = Link {
                name: link_name(eni.id),
                guest,
                device: format!("eth{index}"),
                mac: eni.mac_address.clone(),
                address: Ipv4Net::new_assert(eni.private_ip_address?, block.prefix_len()),
                gateway: subnet.gateway().filter(|_| index == 0),
            };
            Some((eni.id, link))
        };
        self.interfaces.iter().filter_map(link).collect()
    }

    /// Where the emulator itself makes a NAT gateway.
    fn nat_guest(&self, nat: &NatGateway) -> GuestNamespace {
        GuestNamespace {
            path: Path::new(NAMED).join(self.nat_name(nat)),
            generation: 0,
        }
    }

    fn nat_name(&self, nat: &NatGateway) -> String {
        format!("{}-{}", self.config.prefix(), nat.id)
    }

    fn nat_namespaces(
        &self,
        links: &BTreeMap<NetworkInterfaceId, Link>,
    ) -> BTreeMap<NetworkInterfaceId, NatNamespace> {
        let namespace = |(id, nat): (&NetworkInterfaceId, &&NatGateway)| {
            let name = self.nat_name(nat);
            let ruleset = ruleset::nat_gateway(links.get(id)?.address.addr());
            Some((*id, NatNamespace { name, ruleset }))
        };
        self.nat_gateways.iter().filter_map(namespace).collect()
    }

    fn bindings(&self) -> BTreeSet<(Ipv4Addr, NetworkInterfaceId)> {
        let of_interface = |eni: &&'a NetworkInterface| {
            let id = eni.id;
            let all = eni.private_addresses();
            let all = all.flat_map(|it| [Some(it.private_ip_address), it.public_ip]);
            all.flatten()
                .map(move |address| (address, id))
                .collect::<Vec<_>>()
        };
        self.interfaces.iter().flat_map(of_interface).collect()
    }

    fn mark_of(&self, subnet: SubnetId) -> Option<u32> {
        let found = self.subnets.iter().find(|(_, each)| each.id == subnet);
        found.map(|(mark, _)| *mark)
    }
}

/// The name of an interface's link in its router: a link's name has room for 15 characters, so for the last eleven digits.
fn link_name(id: NetworkInterfaceId) -> String {
    short_name(&id.to_string())
}

/// A resource's id without the digits in its middle for which a link's name has no room.
fn short_name(id: &str) -> String {
    let (kind, digits) = id.split_once('-').unwrap_or(("", id));
    format!("{kind}-{}", &digits[digits.len().saturating_sub(11)..])
}

/// Marks that follow from the subnets' own ids, so that one subnet's coming and going leaves the others' alone.
fn with_marks<'a>(subnets: impl Iterator<Item = &'a Subnet>) -> Vec<(u32, &'a Subnet)> {
    // The numbers below are the kernel's own tables and the marks that this crate gives a meaning.
    const FIRST: u32 = 0x1000;
    let mut taken = BTreeSet::new();
    let mut marked = Vec::new();
    for subnet in subnets {
        let text = subnet.id.to_string();
        let digits = &text[text.len() - 8..];
        let wanted = u32::from_str_radix(digits, 16).unwrap_or_default() & 0x3fff_ffff;
        let mut mark = wanted.max(FIRST);
        while !taken.insert(mark) {
            mark += 1;
        }
        marked.push((mark, subnet));
    }
    marked
}
