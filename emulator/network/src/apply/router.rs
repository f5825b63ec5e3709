//! One router in the kernel, and the change from what it holds to what it should.

use std::collections::BTreeSet;

use terrarium_model::Place;
use terrarium_model::ids::{NetworkInterfaceId, VpcId};

use super::edge::{self, LiveEdge};
use super::host::{LINK_GROUP, remove_namespace};
use super::sockets::{self, RouterSockets};
use super::{Applied, Error, commands, conntrack, nat, nft};
use crate::config::{Config, TIME};
use crate::namespace::Namespace;
use crate::plan::{GATEWAY_HOP, GATEWAY_LINK, Link, Router};

/// The first index of links to guests, and the index of the link to the edge.
///
/// The kernel takes a veth's far end for itself when both ends have the same index, each in its namespace, and is then up to a
/// second late in letting packets through. Guests and the edge count from one.
pub(super) const FIRST_INDEX: u32 = 1_000_000;
const GATEWAY_INDEX: u32 = FIRST_INDEX - 1;

/// The hardware addresses of every link between a router and the edge: each has only two ends.
const ROUTER_MAC: &str = "02:74:72:6d:00:03";
const EDGE_MAC: &str = "02:74:72:6d:00:04";

const SWITCHES: [(&str, &str); 8] = [
    ("net/ipv4/ip_forward", "1"),
    ("net/ipv4/conf/all/rp_filter", "0"),
    ("net/ipv4/conf/default/rp_filter", "0"),
    ("net/ipv4/conf/all/send_redirects", "0"),
    ("net/ipv4/conf/default/send_redirects", "0"),
    // The router answers for every address of the VPC, so that guests send it all they have for each other.
    ("net/ipv4/conf/all/proxy_arp", "1"),
    // S3's address is the router's own when an endpoint leads there, and comes from the edge when none does.
    ("net/ipv4/conf/all/accept_local", "1"),
    ("net/ipv6/conf/all/disable_ipv6", "1"),
];

/// A guest that is to be connected: its interface, the link that it gets, and where the link goes.
type NewGuest = (NetworkInterfaceId, Link, Namespace);

pub(super) struct LiveRouter {
    namespace: Namespace,
    /// Puts rules in force there.
    rules: nft::Loader,
    /// The index of the next link to a guest.
    next_index: u32,
    /// What the kernel holds.
    held: Router,
}

impl LiveRouter {
    /// The router without guests and gateway, denying everything.
    pub(super) fn create(desired: &Router) -> Result<Self, Error> {
        let namespace = edge::create_namespace(&desired.namespace)?;
        let mut held = desired.clone();
        held.links.clear();
        held.routes.clear();
        held.subnets.clear();
        held.nat_gateways.clear();
        held.bindings.clear();
        held.internet_gateway = false;
        let mut router = Self {
            namespace,
            rules: nft::Loader::default(),
            next_index: FIRST_INDEX,
            held,
        };
        match router.set_up() {
            Ok(()) => Ok(router),
            Err(error) => {
                router.remove_in_kernel();
                Err(error)
            }
        }
    }

    fn set_up(&mut self) -> Result<(), Error> {
        commands::switch(&self.namespace, &SWITCHES)?;
        self.rules.load(&self.namespace, &self.held.ruleset)?;
        let mut lines = vec![String::from("link set lo up")];
        for address in &self.held.addresses {
            lines.push(format!("addr add {address}/32 dev lo"));
        }
        // The services are found first, then each subnet's table decides, and only then what is the router's own.
        for services in [
            String::from("169.254.169.252/30"),
            TIME.to_string(),
            self.held.resolver.to_string(),
        ] {
            lines.push(format!("rule add pref 10 to {services} lookup local"));
        }
        lines.push(String::from("rule add pref 1000 lookup local"));
        lines.push(String::from("rule del pref 0 lookup local"));
        commands::ip(&self.namespace, &lines)
    }

    pub(super) fn namespace(&self) -> &Namespace {
        &self.namespace
    }

    pub(super) fn place(&self) -> &Place {
        &self.held.place
    }

    pub(super) fn has_gateway(&self) -> bool {
        self.held.internet_gateway
    }

    pub(super) fn sockets(
        &self,
        desired: &Router,
        config: &Config,
    ) -> Result<RouterSockets, Error> {
        sockets::open_router(&self.namespace, desired.resolver, config)
    }

    /// Takes the router away, with its links.
    pub(super) fn remove(self) {
        self.remove_in_kernel();
    }

    fn remove_in_kernel(&self) {
        for nat_gateway in self.held.nat_gateways.values() {
            nat::remove(&self.namespace, nat_gateway);
        }
        remove_namespace(&self.namespace, &self.held.namespace);
    }

    /// An index for a new link.
    pub(super) fn take_index(&mut self) -> u32 {
        self.next_index += 1;
        self.next_index - 1
    }

    /// A link is gone, and its routes with it.
    pub(super) fn forget_routes(&mut self, link: &str) {
        let routes = &mut self.held.routes;
        routes.retain(|_, next_hop| next_hop.link() != Some(link));
    }

    /// Rules come before links, so that no packet ever meets a link without its rules. `peerings` are the links to other routers
    /// that are there.
    pub(super) fn apply(
        &mut self,
        vpc: VpcId,
        desired: &Router,
        peerings: &BTreeSet<String>,
        edge: &mut LiveEdge,
        applied: &mut Applied,
    ) -> Result<(), Error> {
        if self.held.ruleset != desired.ruleset {
            self.rules.load(&self.namespace, &desired.ruleset)?;
        }
        let lost = self.held.bindings.difference(&desired.bindings);
        let lost = lost.map(|(address, _)| *address).collect();
        conntrack::forget(&self.namespace, &lost)?;
        let mut desired = desired.clone();
        let is_there = |link: &str| peerings.contains(link);
        desired
            .routes
            .retain(|_, hop| hop.peering().is_none_or(is_there));
        self.make_nat_gateways(&desired)?;
        let guests = self.open_guests(&mut desired, applied);
        let lost = self.lost_links(&desired);
        commands::ip_leniently(&self.namespace, &self.removals(&desired, &lost));
        self.remove_nat_gateways(&desired);
        if self.held.internet_gateway && !desired.internet_gateway {
            edge.forget(vpc);
        }
        let connect_gateway = desired.internet_gateway && !self.held.internet_gateway;
        let mut lines = Vec::new();
        let mut looks = Vec::new();
        if connect_gateway {
            lines.extend(gateway_lines(vpc, edge));
            looks.push(look(GATEWAY_LINK));
        }
        let guests = self.make_links(guests, &mut desired, applied);
        looks.extend(guests.iter().map(|(_, link, _)| look(&link.name)));
        lines.extend(self.additions(&desired, &lost));
        commands::ip(&self.namespace, &lines)?;
        if connect_gateway {
            commands::ip(edge.namespace(), &edge_lines(vpc))?;
        }
        self.connect_guests(guests, &mut desired, applied);
        commands::ip_leniently(&self.namespace, &looks);
        let attached = desired.links.iter();
        applied
            .attached
            .extend(attached.map(|(id, link)| (*id, link.guest.generation)));
        self.held = desired;
        Ok(())
    }

    /// Makes the namespaces of new NAT gateways, and takes away those that are to be made anew.
    fn make_nat_gateways(&mut self, desired: &Router) -> Result<(), Error> {
        for (id, nat_gateway) in &desired.nat_gateways {
            if self.held.nat_gateways.get(id) == Some(nat_gateway) {
                continue;
            }
            if let Some(held) = self.held.nat_gateways.remove(id) {
                nat::remove(&self.namespace, &held);
                self.held.forget_link(*id);
            }
            nat::create(nat_gateway)?;
            self.held.nat_gateways.insert(*id, nat_gateway.clone());
        }
        Ok(())
    }

    fn remove_nat_gateways(&mut self, desired: &Router) {
        let is_gone = |id: &NetworkInterfaceId| !desired.nat_gateways.contains_key(id);
        let gone = self.held.nat_gateways.extract_if(.., |id, _| is_gone(id));
        for (_, nat_gateway) in gone {
            nat::remove(&self.namespace, &nat_gateway);
        }
    }

    /// Makes the links to new guests, all at once; should that fail one by one, so that the one to blame fails alone.
    fn make_links(
        &mut self,
        guests: Vec<NewGuest>,
        desired: &mut Router,
        applied: &mut Applied,
    ) -> Vec<NewGuest> {
        let first = self.next_index;
        let lines = |(index, (_, link, guest)): (u32, &NewGuest)| link_lines(link, index, guest);
        self.next_index += guests.len() as u32;
        let all: Vec<String> = (first..).zip(&guests).flat_map(lines).collect();
        if commands::ip(&self.namespace, &all).is_ok() {
            return guests;
        }
        let mut made = Vec::new();
        for (index, new) in (first..).zip(guests) {
            let (id, name) = (new.0, &new.1.name);
            commands::ip_leniently(&self.namespace, &[format!("link del {name}")]);
            match commands::ip(&self.namespace, &lines((index, &new))) {
                Ok(()) => made.push(new),
                Err(error) => {
                    commands::ip_leniently(&self.namespace, &[format!("link del {name}")]);
                    desired.forget_link(id);
                    applied.failed.insert(id, error);
                }
            }
        }
        made
    }

    fn connect_guests(&self, guests: Vec<NewGuest>, desired: &mut Router, applied: &mut Applied) {
        for (id, link, guest) in guests {
            if let Err(error) = connect_guest(&link, &guest) {
                tracing::warn!(interface = %id, %error, "the guest could not be connected");
                commands::ip_leniently(&self.namespace, &[format!("link del {}", link.name)]);
                desired.forget_link(id);
                applied.failed.insert(id, error);
            }
        }
    }

    /// Opens the guests that are new; one that is gone loses its link before it gets any.
    fn open_guests(&self, desired: &mut Router, applied: &mut Applied) -> Vec<NewGuest> {
        let mut guests = Vec::new();
        for (id, link) in desired.links.clone() {
            if self.held.links.get(&id) == Some(&link) {
                continue;
            }
            match Namespace::open(&link.guest.path) {
                Ok(guest) => guests.push((id, link, guest)),
                Err(source) => {
                    desired.forget_link(id);
                    let what = format!("open the guest's {}", link.guest.path.display());
                    applied.failed.insert(id, Error::Io { what, source });
                }
            }
        }
        guests
    }

    /// The links that this change removes, be it to make them anew.
    fn lost_links(&self, desired: &Router) -> BTreeSet<String> {
        let mut lost: BTreeSet<String> = self
            .held
            .links
            .iter()
            .filter(|(id, link)| desired.links.get(id) != Some(link))
            .map(|(_, link)| link.name.clone())
            .collect();
        if self.held.internet_gateway && !desired.internet_gateway {
            lost.insert(GATEWAY_LINK.to_owned());
        }
        lost
    }

    fn removals(&self, desired: &Router, lost: &BTreeSet<String>) -> Vec<String> {
        let mut lines: Vec<String> = lost.iter().map(|link| format!("link del {link}")).collect();
        for (key, next_hop) in &self.held.routes {
            let went_with_link = next_hop.link().is_some_and(|link| lost.contains(link));
            if !desired.routes.contains_key(key) && !went_with_link {
                lines.push(format!("route del {}", key.to(next_hop)));
            }
        }
        for mark in self.held.subnets.keys() {
            if !desired.subnets.contains_key(mark) {
                lines.push(format!("rule del pref 100 fwmark {mark} lookup {mark}"));
            }
        }
        for address in self.held.addresses.difference(&desired.addresses) {
            lines.push(format!("addr del {address}/32 dev lo"));
        }
        lines
    }

    fn additions(&self, desired: &Router, lost: &BTreeSet<String>) -> Vec<String> {
        let mut lines = Vec::new();
        for address in desired.addresses.difference(&self.held.addresses) {
            lines.push(format!("addr replace {address}/32 dev lo"));
        }
        for (key, next_hop) in &desired.routes {
            let went_with_link = next_hop.link().is_some_and(|link| lost.contains(link));
            if self.held.routes.get(key) != Some(next_hop) || went_with_link {
                lines.push(format!("route replace {}", key.to(next_hop)));
            }
        }
        for mark in desired.subnets.keys() {
            if !self.held.subnets.contains_key(mark) {
                lines.push(format!("rule add pref 100 fwmark {mark} lookup {mark}"));
            }
        }
        lines
    }
}

fn link_lines(link: &Link, index: u32, guest: &Namespace) -> [String; 4] {
    let Link {
        name,
        device,
        mac,
        address,
        ..
    } = link;
    [
        format!(
            "link add {name} index {index} group {LINK_GROUP} type veth peer name {device} address {mac} netns {}",
            guest.path_for_children()
        ),
        format!(
            "neigh replace {} lladdr {mac} dev {name} nud permanent",
            address.addr()
        ),
        // Without this the kernel thinks for most of a second before it answers for another's address.
        format!("ntable change name arp_cache dev {name} proxy_delay 0"),
        format!("link set {name} up"),
    ]
}

fn gateway_lines(vpc: VpcId, edge: &LiveEdge) -> [String; 3] {
    let far = edge::link_name(vpc);
    [
        format!(
            "link add {GATEWAY_LINK} index {GATEWAY_INDEX} group {LINK_GROUP} address {ROUTER_MAC} type veth peer name {far} address {EDGE_MAC} netns {}",
            edge.namespace().path_for_children()
        ),
        format!("neigh replace {GATEWAY_HOP} lladdr {EDGE_MAC} dev {GATEWAY_LINK} nud permanent"),
        format!("link set {GATEWAY_LINK} up"),
    ]
}

/// A look at a link whose other end has just come up. The kernel learns of that a moment later, and drops what is sent until
/// then, unless someone asks for the link's state.
fn look(link: &str) -> String {
    format!("link show dev {link}")
}

fn edge_lines(vpc: VpcId) -> [String; 2] {
    let link = edge::link_name(vpc);
    [
        format!("neigh replace {GATEWAY_HOP} lladdr {ROUTER_MAC} dev {link} nud permanent"),
        format!("link set {link} up"),
    ]
}

/// What DHCP would bring about in the guest.
fn connect_guest(link: &Link, guest: &Namespace) -> Result<(), Error> {
    let Link {
        device, address, ..
    } = link;
    let no_ipv6 = format!("net/ipv6/conf/{device}/disable_ipv6");
    commands::switch(guest, &[(&no_ipv6, "1")])?;
    let mut lines = vec![
        String::from("link set lo up"),
        format!("addr add {address} brd + dev {device}"),
        format!("link set {device} up"),
    ];
    if let Some(gateway) = link.gateway {
        lines.push(format!("route replace default via {gateway} dev {device}"));
    }
    commands::ip(guest, &lines)
}
