//! The way of a packet: from its source through groups, ACLs and routes to its end. How a rule matches is decided in `rules`.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use terrarium_model::ids::*;
use terrarium_model::resources::{
    Destination, NetworkInterface, PeeringStatus, Route, RouteTarget, Subnet, Vpc,
    VpcPeeringConnection,
};
use terrarium_model::{Cloud, World};

use super::beyond::nat_gateway_of;
use super::rules::{Names, acl_entry, group_rule};
use super::{Outcome, Packet, Protocol, Source, Step, Trace};
use crate::config::{Config, METADATA, RESOLVER, TIME};

pub(super) fn follow(world: &World, config: &Config, packet: &Packet) -> Trace {
    let mut way = Way {
        world,
        config,
        packet,
        steps: Vec::new(),
        translated: Vec::new(),
    };
    let end = match packet.source {
        Source::Interface { id, address } => way.send(id, address),
        Source::Internet(address) => way.on_the_internet(address),
    };
    Trace {
        steps: way.steps,
        outcome: end.unwrap_or(Outcome::Dropped),
    }
}

/// An interface with what surrounds it.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) owner: &'a terrarium_model::Place,
    pub(super) cloud: &'a Cloud,
    pub(super) eni: &'a NetworkInterface,
    pub(super) subnet: &'a Subnet,
    pub(super) vpc: &'a Vpc,
}

/// What a subnet's route table says of a destination.
enum NextStop<'a> {
    Local,
    InternetGateway(InternetGatewayId),
    Endpoint(VpcEndpointId),
    Guest(&'a NetworkInterface),
    Nat(NatGatewayId, &'a NetworkInterface),
    Peer(&'a VpcPeeringConnection),
}

pub(super) struct Way<'a> {
    pub(super) world: &'a World,
    config: &'a Config,
    pub(super) packet: &'a Packet,
    steps: Vec<Step>,
    /// The NAT gateways on the way.
    pub(super) translated: Vec<NatGatewayId>,
}

/// Whether a route names that block, rather than a prefix list with it: then it counts more, even than the local route.
fn names(route: &Route, block: Ipv4Net) -> bool {
    route.destination == Destination::Ipv4(block)
}

/// None stands for a packet that ends here; its last step says why.
pub(super) type End = Option<Outcome>;

impl<'a> Way<'a> {
    pub(super) fn note(&mut self, component: impl ToString, words: String) {
        self.steps.push(Step {
            component: component.to_string(),
            words,
        });
    }

    pub(super) fn drop<T>(&mut self, component: impl ToString, words: String) -> Option<T> {
        self.note(component, words);
        None
    }

    pub(super) fn place(&self, is_it: impl Fn(&NetworkInterface) -> bool) -> Option<Place<'a>> {
        self.world.clouds.iter().find_map(|(place, cloud)| {
            let eni = cloud.network_interfaces.values().find(|eni| is_it(eni))?;
            Some(Place {
                owner: place,
                cloud,
                eni,
                subnet: cloud.subnets.get(&eni.subnet_id)?,
                vpc: cloud.vpcs.get(&eni.vpc_id)?,
            })
        })
    }

    fn send(&mut self, id: NetworkInterfaceId, claimed: Option<Ipv4Addr>) -> End {
        let Some(from) = self.place(|eni| eni.id == id) else {
            return self.drop(id, format!("there is no network interface {id}"));
        };
        let Some(source) = claimed.or(from.eni.private_ip_address) else {
            return self.drop(id, format!("{id} has no IPv4 address"));
        };
        if !from.eni.has_address(source) && from.eni.source_dest_check {
            return self.drop(
                id,
                format!("source/destination check of {id}: {source} is not its address"),
            );
        }
        let destination = self.packet.destination;
        if let Some(service) = always_reachable(from.vpc, destination) {
            self.note(
                from.vpc.id,
                format!("{destination} is {service}, whom no group and no ACL filters"),
            );
            return Some(Outcome::Service(service));
        }
        self.onward(from, source)
    }

    /// From an interface that may send this, by its subnet's routes.
    pub(super) fn onward(&mut self, from: Place<'a>, source: Ipv4Addr) -> End {
        let destination = self.packet.destination;
        let vpc = from.vpc.id;
        let is_there = |eni: &NetworkInterface| eni.vpc_id == vpc && eni.has_address(destination);
        // Inside its subnet a guest asks for the hardware address first, and nobody answers for an address that is not there.
        let in_subnet = from.subnet.cidr_block;
        if in_subnet.is_some_and(|block| block.contains(&destination))
            && self.place(is_there).is_none()
        {
            return self.drop(
                from.subnet.id,
                format!("no network interface in {vpc} has the address {destination}"),
            );
        }
        match self.route(from)? {
            NextStop::Local => self.reach_local(from, source),
            NextStop::InternetGateway(gateway) => self.reach_gateway(from, source, gateway),
            NextStop::Endpoint(endpoint) => self.reach_endpoint(from, endpoint),
            NextStop::Guest(target) => self.reach_guest(from, source, target),
            NextStop::Nat(nat, interface) => self.through_nat(from, source, nat, interface),
            NextStop::Peer(connection) => self.reach_peer(from, source, connection),
        }
    }

    /// The longest prefix that contains the destination, among the local routes and the table's.
    fn route(&mut self, from: Place<'a>) -> Option<NextStop<'a>> {
        let destination = self.packet.destination;
        let Some(table) = from.cloud.route_table_of(from.subnet) else {
            return self.drop(
                from.subnet.id,
                format!("{} has no route table", from.subnet.id),
            );
        };
        let blocks = from.vpc.cidr_blocks.iter().map(|block| block.cidr_block);
        let local = blocks
            .filter(|block| block.contains(&destination))
            .max_by_key(Ipv4Net::prefix_len);
        let others = table.routes.iter().flat_map(|route| {
            let blocks = self.destinations(from, route);
            blocks.into_iter().map(move |block| (block, route))
        });
        let best = others
            .filter(|(block, _)| block.contains(&destination))
            .max_by_key(|(block, route)| (block.prefix_len(), names(route, *block)));
        let (block, route) = match (local, best) {
            (None, None) => {
                return self.drop(
                    table.id,
                    format!("route table {} has no route for {destination}", table.id),
                );
            }
            (Some(local), best)
                if best.is_none_or(|(block, route)| {
                    (block.prefix_len(), names(route, block)) <= (local.prefix_len(), false)
                }) =>
            {
                self.note(
                    table.id,
                    format!("route table {}: {local} is local", table.id),
                );
                return Some(NextStop::Local);
            }
            (_, None) => return None,
            (_, Some(best)) => best,
        };
        let link_local = Ipv4Net::new_assert(Ipv4Addr::new(169, 254, 0, 0), 16);
        if link_local.contains(&destination) && block.prefix_len() <= 16 {
            return self.drop(
                table.id,
                format!("{destination} is link-local and goes nowhere"),
            );
        }
        self.take(from, table.id, block, route)
    }

    fn destinations(&self, from: Place<'a>, route: &Route) -> Vec<Ipv4Net> {
        match route.destination {
            Destination::Ipv4(block) => vec![block],
            Destination::PrefixList(id) => self.prefix_list(from, id),
            Destination::Ipv6(_) => Vec::new(),
        }
    }

    fn take(
        &mut self,
        from: Place<'a>,
        table: RouteTableId,
        block: Ipv4Net,
        route: &Route,
    ) -> Option<NextStop<'a>> {
        let vpc = from.vpc.id;
        let (name, target) = match route.target {
            RouteTarget::InternetGateway(id) => {
                let gateway = from.cloud.internet_gateways.get(&id);
                let attached = gateway.filter(|gateway| gateway.vpc_id == Some(vpc));
                (
                    id.to_string(),
                    attached.map(|_| NextStop::InternetGateway(id)),
                )
            }
            RouteTarget::VpcEndpoint(id) => {
                let endpoint = from.cloud.vpc_endpoints.get(&id);
                let here = endpoint.filter(|endpoint| endpoint.vpc_id == vpc);
                (id.to_string(), here.map(|_| NextStop::Endpoint(id)))
            }
            RouteTarget::VpcPeeringConnection(id) => {
                let connection = from.cloud.vpc_peering_connections.get(&id);
                let active = connection.filter(|it| it.status == PeeringStatus::Active);
                (id.to_string(), active.map(|it| NextStop::Peer(it)))
            }
            RouteTarget::NatGateway(id) => {
                let nat = from.cloud.nat_gateways.get(&id);
                let interface = nat.and_then(|nat| nat.network_interface_id());
                let interface = interface.and_then(|id| from.cloud.network_interfaces.get(&id));
                (id.to_string(), interface.map(|it| NextStop::Nat(id, it)))
            }
            // The one is for IPv6 alone, and nobody is behind the other.
            RouteTarget::EgressOnlyInternetGateway(id) => (id.to_string(), None),
            RouteTarget::CarrierGateway(id) => (id.to_string(), None),
            RouteTarget::NetworkInterface(id) => {
                let eni = from.cloud.network_interfaces.get(&id);
                let here = eni.filter(|eni| eni.vpc_id == vpc);
                (
                    id.to_string(),
                    here.map(|eni| match nat_gateway_of(from.cloud, id) {
                        Some(nat) => NextStop::Nat(nat, eni.as_ref()),
                        None => NextStop::Guest(eni.as_ref()),
                    }),
                )
            }
        };
        match target {
            Some(target) => {
                self.note(
                    table,
                    format!("route table {table}: {block} goes to {name}"),
                );
                Some(target)
            }
            None => self.drop(
                table,
                format!("route table {table}: {block} is a blackhole, {name} is gone"),
            ),
        }
    }

    fn reach_local(&mut self, from: Place<'a>, source: Ipv4Addr) -> End {
        let destination = self.packet.destination;
        let vpc = from.vpc.id;
        let of_address = |eni: &NetworkInterface| eni.vpc_id == vpc && eni.has_address(destination);
        let Some(to) = self.place(of_address) else {
            return self.drop(
                vpc,
                format!("no network interface in {vpc} has the address {destination}"),
            );
        };
        self.leave(from, destination, Some(to.subnet.id))?;
        self.arrive(to, source, Some(from.subnet.id))
    }

    /// To an instance that forwards.
    fn reach_guest(&mut self, from: Place<'a>, source: Ipv4Addr, target: &NetworkInterface) -> End {
        let (id, destination) = (target.id, self.packet.destination);
        if target.source_dest_check {
            return self.drop(
                id,
                format!("source/destination check of {id}: {destination} is not its address"),
            );
        }
        let to = self.place(|eni| eni.id == id)?;
        self.leave(from, destination, Some(to.subnet.id))?;
        self.arrive(to, source, Some(from.subnet.id))
    }

    fn reach_endpoint(&mut self, from: Place<'a>, endpoint: VpcEndpointId) -> End {
        let destination = self.packet.destination;
        self.leave(from, destination, None)?;
        if destination != self.config.s3_address() || !is_web(self.packet.protocol) {
            return self.drop(
                endpoint,
                format!(
                    "S3 does not answer {} at {destination}",
                    self.packet.protocol
                ),
            );
        }
        Some(Outcome::Service("S3"))
    }

    fn reach_gateway(
        &mut self,
        from: Place<'a>,
        source: Ipv4Addr,
        gateway: InternetGatewayId,
    ) -> End {
        self.leave(from, self.packet.destination, None)?;
        // A guest that forwards sends packets of others, and the gateway goes by their address.
        let vpc = from.vpc.id;
        let sender = self.place(|eni| eni.vpc_id == vpc && eni.has_address(source));
        sender.map_or(Some(()), |sender| self.ensure_unblocked(sender))?;
        let public = sender.and_then(|sender| {
            let mut addresses = sender.eni.public_addresses();
            addresses.find(|(private, _)| *private == source)
        });
        match public.map(|(_, public)| public) {
            Some(public) => {
                self.note(gateway, format!("{gateway}: {source} becomes {public}"));
                self.on_the_internet(public)
            }
            None => self.drop(
                gateway,
                format!("{gateway}: {source} has no public address"),
            ),
        }
    }

    fn on_the_internet(&mut self, source: Ipv4Addr) -> End {
        let destination = self.packet.destination;
        if destination == self.config.s3_address() || destination == self.config.api_address() {
            if !is_web(self.packet.protocol) {
                return self.drop(
                    "internet",
                    format!(
                        "no service answers {} at {destination}",
                        self.packet.protocol
                    ),
                );
            }
            let s3 = destination == self.config.s3_address();
            return Some(Outcome::Service(if s3 { "S3" } else { "the API" }));
        }
        let private_of = |eni: &NetworkInterface| {
            let mut addresses = eni.public_addresses();
            let found = addresses.find(|(_, public)| *public == destination);
            found.map(|(private, _)| private)
        };
        if let Some(to) = self.place(|eni| private_of(eni).is_some()) {
            let Some(gateway) = to.cloud.internet_gateway_of(to.vpc.id) else {
                let vpc = to.vpc.id;
                return self.drop(
                    vpc,
                    format!("{vpc} has no internet gateway for {destination}"),
                );
            };
            self.ensure_unblocked(to)?;
            if let Some(own) = private_of(to.eni) {
                let words = format!("{}: {destination} becomes {own}", gateway.id);
                self.note(gateway.id, words);
            }
            return self.arrive(to, source, None);
        }
        if destination == self.config.host_address() && self.packet.tracked {
            return Some(Outcome::Internet);
        }
        if self
            .config
            .not_the_internet()
            .iter()
            .any(|block| block.contains(&destination))
        {
            return self.drop(
                "internet",
                format!("{destination} is nowhere on the internet"),
            );
        }
        Some(Outcome::Internet)
    }

    /// Out of an interface: its groups, then its subnet's ACL unless the packet stays inside the subnet.
    pub(super) fn leave(
        &mut self,
        from: Place<'a>,
        peer: Ipv4Addr,
        to: Option<SubnetId>,
    ) -> Option<()> {
        self.groups(from, true, peer)?;
        match to == Some(from.subnet.id) {
            true => Some(()),
            false => self.acl(from, true, peer),
        }
    }

    /// Into an interface: its subnet's ACL, then its groups.
    pub(super) fn arrive(&mut self, to: Place<'a>, peer: Ipv4Addr, from: Option<SubnetId>) -> End {
        if from != Some(to.subnet.id) {
            self.acl(to, false, peer)?;
        }
        if let Some(nat) = nat_gateway_of(to.cloud, to.eni.id) {
            let words = format!("{nat} passes on answers alone: nobody connects to it");
            return self.drop(nat, words);
        }
        self.groups(to, false, peer)?;
        Some(Outcome::Interface(to.eni.id))
    }

    fn prefix_list(&self, at: Place<'_>, id: PrefixListId) -> Vec<Ipv4Net> {
        self.config.prefix_list(at.cloud, &at.owner.region, id)
    }

    fn groups(&mut self, at: Place<'a>, egress: bool, peer: Ipv4Addr) -> Option<()> {
        let (direction, towards) = if egress {
            ("outbound", "to")
        } else {
            ("inbound", "from")
        };
        let protocol = self.packet.protocol;
        if self.packet.tracked {
            self.note(
                at.eni.id,
                format!("{direction} at {}: the connection is tracked", at.eni.id),
            );
            return Some(());
        }
        if nat_gateway_of(at.cloud, at.eni.id).is_some() {
            return Some(());
        }
        let names = Names {
            lists: &|id| self.prefix_list(at, id),
            has_member: &|group, address| self.has_member(at, group, address),
        };
        if let Some(rule) = group_rule(at.cloud, &names, at.eni, egress, peer, protocol) {
            self.note(
                at.eni.id,
                format!("{rule} allows {protocol} {towards} {peer}"),
            );
            return Some(());
        }
        let groups: Vec<String> = at.eni.groups.iter().map(ToString::to_string).collect();
        let words = match groups.as_slice() {
            [] => format!("{} is in no security group", at.eni.id),
            [one] => format!(
                "security group {one} has no {direction} rule for {protocol} {towards} {peer}"
            ),
            many => format!(
                "security groups {} have no {direction} rule for {protocol} {towards} {peer}",
                many.join(", ")
            ),
        };
        self.drop(groups.first().unwrap_or(&at.eni.id.to_string()), words)
    }

    pub(super) fn acl(&mut self, at: Place<'a>, egress: bool, peer: Ipv4Addr) -> Option<()> {
        let Some(acl) = at.cloud.network_acl_of(at.subnet.id) else {
            return Some(());
        };
        let (allowed, entry) = acl_entry(acl, egress, peer, self.packet.protocol);
        let verdict = if allowed { "allows" } else { "denies" };
        let direction = if egress { "out of" } else { "into" };
        let words = format!(
            "network ACL {} rule {entry} {verdict} {} {direction} {}",
            acl.id, self.packet.protocol, at.subnet.id
        );
        self.note(acl.id, words);
        allowed.then_some(())
    }
}

fn always_reachable(vpc: &Vpc, destination: Ipv4Addr) -> Option<&'static str> {
    match destination {
        METADATA => Some("the metadata service"),
        RESOLVER => Some("the resolver"),
        TIME => Some("the time service"),
        own if own == vpc.resolver() => Some("the resolver"),
        _ => None,
    }
}

fn is_web(protocol: Protocol) -> bool {
    matches!(
        protocol,
        Protocol::Tcp {
            destination_port: 80 | 443,
            ..
        }
    )
}
