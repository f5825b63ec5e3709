//! Security groups as nftables text: a set of members and a chain for each direction, however many rules there are.

use std::collections::{BTreeMap, BTreeSet};

use ipnet::Ipv4Net;
use terrarium_model::ids::SecurityGroupId;
use terrarium_model::resources::{NetworkInterface, Peer, SecurityGroup, Traffic};

use super::VpcPart;
use super::ruleset::{
    Block, Ports, Quoted, address_match, join, traffic_match, write_chain, write_set,
};

/// What differs between rules for packets out of a guest and rules for packets to it.
#[derive(Clone, Copy)]
struct Direction {
    name: &'static str,
    egress: bool,
    /// Which end of the packet a rule is about.
    peer_side: &'static str,
    /// What happens to a packet that a rule lets pass: out of the sender's groups comes the receiver's turn.
    allow: &'static str,
}

const DIRECTIONS: [Direction; 2] = [
    Direction {
        name: "out",
        egress: true,
        peer_side: "daddr",
        allow: "goto security_in",
    },
    Direction {
        name: "in",
        egress: false,
        peer_side: "saddr",
        allow: "accept",
    },
];

pub(super) fn write(text: &mut String, part: &VpcPart<'_>) {
    let of_vpc = |group: &&SecurityGroup| group.is_for(part.id);
    let all = part.cloud.security_groups.values().map(AsRef::as_ref);
    let groups: Vec<&SecurityGroup> = all.filter(of_vpc).collect();
    for group in known_groups(&groups) {
        let addresses = part.members(group).flat_map(|eni| eni.ipv4_blocks());
        write_set(text, group, "ipv4_addr", addresses.map(Block));
    }
    for direction in DIRECTIONS {
        for group in &groups {
            let name = chain_name(group.id, direction);
            write_chain(text, name, group_rules(part, group, direction));
        }
        write_unions(text, part, direction);
        let elements = part.interfaces.iter().filter_map(|eni| {
            // A NAT gateway has no groups: it sends what it gets, and gets whatever was sent to it.
            if part.nat_gateways.contains_key(&eni.id) {
                return Some(format!("{} : {}", Quoted(eni), direction.allow));
            }
            let chain = entry_chain(eni, direction)?;
            Some(format!("{} : jump {chain}", Quoted(eni)))
        });
        write_set(
            text,
            format_args!("groups_{}", direction.name),
            "ifname : verdict",
            elements,
        );
    }
}

/// The VPC's groups and those that their rules name, which may be of peered VPCs.
fn known_groups(groups: &[&SecurityGroup]) -> BTreeSet<SecurityGroupId> {
    let named = groups.iter().flat_map(|group| &group.rules);
    let named = named.filter_map(|rule| match rule.peer {
        Peer::Group(id) => Some(id),
        _ => None,
    });
    groups.iter().map(|group| group.id).chain(named).collect()
}

fn chain_name(group: SecurityGroupId, direction: Direction) -> String {
    format!("{group}-{}", direction.name)
}

/// The chain of an interface: its group's, or one of its own that goes through all its groups.
fn entry_chain(eni: &NetworkInterface, direction: Direction) -> Option<String> {
    match eni.groups.as_slice() {
        [] => None,
        [group] => Some(chain_name(*group, direction)),
        _ => Some(format!("{}-{}", eni.id, direction.name)),
    }
}

fn write_unions(text: &mut String, part: &VpcPart<'_>, direction: Direction) {
    for eni in part.interfaces.iter().filter(|eni| eni.groups.len() > 1) {
        let jumps = eni
            .groups
            .iter()
            .map(|group| format!("jump {}", chain_name(*group, direction)));
        write_chain(text, format_args!("{}-{}", eni.id, direction.name), jumps);
    }
}

/// The rules of a group, gathered so that their number on a packet's way depends on how many kinds there are, not how many rules.
#[derive(Default)]
struct Gathered {
    everything: Vec<Ipv4Net>,
    tcp: Vec<((u16, u16), Ipv4Net)>,
    udp: Vec<((u16, u16), Ipv4Net)>,
    /// By the text of the match: ICMP types and other protocols.
    others: BTreeMap<String, Vec<Ipv4Net>>,
    members: BTreeMap<SecurityGroupId, Vec<Traffic>>,
}

impl Gathered {
    fn add(&mut self, traffic: Traffic, block: Ipv4Net) {
        let block = block.trunc();
        match traffic {
            Traffic::All => self.everything.push(block),
            Traffic::Tcp { from, to } => self.tcp.push(((from, to), block)),
            Traffic::Udp { from, to } => self.udp.push(((from, to), block)),
            other => {
                if let Some(text) = traffic_match(other) {
                    self.others.entry(text).or_default().push(block);
                }
            }
        }
    }
}

fn group_rules(part: &VpcPart<'_>, group: &SecurityGroup, direction: Direction) -> Vec<String> {
    let mut gathered = Gathered::default();
    for rule in group
        .rules
        .iter()
        .filter(|r| r.is_egress == direction.egress)
    {
        match rule.peer {
            Peer::Ipv4(block) => gathered.add(rule.traffic, block),
            Peer::PrefixList(id) => {
                for block in part.prefix_list(id) {
                    gathered.add(rule.traffic, block);
                }
            }
            Peer::Group(id) => gathered.members.entry(id).or_default().push(rule.traffic),
            Peer::Ipv6(_) => {}
        }
    }
    lines(&gathered, direction)
}

fn lines(gathered: &Gathered, direction: Direction) -> Vec<String> {
    let Direction {
        peer_side, allow, ..
    } = direction;
    let mut lines = Vec::new();
    if !gathered.everything.is_empty() {
        let blocks = Ipv4Net::aggregate(&gathered.everything);
        lines.push(format!("{}{allow}", address_match(peer_side, &blocks)));
    }
    for (protocol, rules) in [("tcp", &gathered.tcp), ("udp", &gathered.udp)] {
        let elements: Vec<String> = disjoint(rules)
            .into_iter()
            .flat_map(|((from, to), blocks)| {
                blocks
                    .into_iter()
                    .map(move |block| format!("{} . {block}", Ports(from, to)))
            })
            .collect();
        if !elements.is_empty() {
            lines.push(format!(
                "{protocol} dport . ip {peer_side} {{ {} }} {allow}",
                join(elements)
            ));
        }
    }
    for (traffic, blocks) in &gathered.others {
        let blocks = Ipv4Net::aggregate(blocks);
        lines.push(format!(
            "{traffic}{}{allow}",
            address_match(peer_side, &blocks)
        ));
    }
    for (group, traffics) in &gathered.members {
        lines.extend(member_lines(*group, traffics, direction));
    }
    lines
}

/// Rules that name a group: its ports in one set for each protocol.
fn member_lines(group: SecurityGroupId, traffics: &[Traffic], direction: Direction) -> Vec<String> {
    let source = format!("ip {} @{group} ", direction.peer_side);
    let everywhere = Ipv4Net::default();
    let (mut tcp, mut udp, mut lines) = (Vec::new(), Vec::new(), BTreeSet::new());
    for traffic in traffics {
        match *traffic {
            Traffic::Tcp { from, to } => tcp.push(((from, to), everywhere)),
            Traffic::Udp { from, to } => udp.push(((from, to), everywhere)),
            other => lines.extend(traffic_match(other)),
        }
    }
    for (protocol, rules) in [("tcp", tcp), ("udp", udp)] {
        let ports = disjoint(&rules)
            .into_iter()
            .map(|((from, to), _)| Ports(from, to));
        let ports = join(ports);
        if !ports.is_empty() {
            lines.insert(format!("{protocol} dport {{ {ports} }} "));
        }
    }
    let allow = direction.allow;
    let line = |traffic: String| format!("{source}{traffic}{allow}");
    lines.into_iter().map(line).collect()
}

/// The same rules as ranges of ports that do not overlap, each with blocks that do not overlap: the kernel's sets of ranges
/// take no overlapping elements.
fn disjoint(rules: &[((u16, u16), Ipv4Net)]) -> Vec<((u16, u16), Vec<Ipv4Net>)> {
    let starts: BTreeSet<u32> = rules
        .iter()
        .flat_map(|((from, to), _)| [u32::from(*from), u32::from(*to) + 1])
        .collect();
    let starts: Vec<u32> = starts.into_iter().collect();
    let mut segments: Vec<((u16, u16), Vec<Ipv4Net>)> = Vec::new();
    for pair in starts.windows(2) {
        let (from, to) = (pair[0] as u16, (pair[1] - 1) as u16);
        let covering = rules.iter().filter(|((f, t), _)| *f <= from && to <= *t);
        let blocks: Vec<Ipv4Net> = covering.map(|(_, block)| *block).collect();
        let blocks = Ipv4Net::aggregate(&blocks);
        match segments.last_mut() {
            _ if blocks.is_empty() => {}
            Some(last) if last.1 == blocks && u32::from(last.0.1) + 1 == pair[0] => last.0.1 = to,
            _ => segments.push(((from, to), blocks)),
        }
    }
    segments
}
