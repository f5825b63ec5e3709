//! The text of a router's nftables table: spoofing, network ACLs, address translation and the frame around security groups.

use std::fmt::{self, Display};
use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net};
use terrarium_model::resources::{NetworkAcl, NetworkInterface, Traffic, Vpc};

use super::{GATEWAY_LINK, VpcPart, groups, link_name};
use crate::config::TIME;

/// The mark of packets for the router's own service addresses, in the chains that they share with forwarded ones.
const LOCAL_MARK: u32 = 1;

/// The metadata service and the resolver, whom no group and no ACL hides from a guest.
const SERVICES: &str = "169.254.169.252/30";

/// The router's table, whole. Base chains accept by policy and end in a drop: while one transaction replaces the table, old and
/// new chains stand side by side for a moment, and the empty one of the two must not drop what the other lets through.
pub(super) fn ruleset(part: &VpcPart<'_>, vpc: &Vpc) -> String {
    let mut text = String::from("table ip trm\ndelete table ip trm\ntable ip trm {\n");
    write_sets(&mut text, part);
    for acl in acls(part) {
        write_acl(&mut text, acl);
    }
    groups::write(&mut text, part);
    text.push_str(&frame(part, vpc));
    text.push_str("}\n");
    text
}

/// A block as the element of a set: one address, or one of the intervals that make the set one of intervals.
pub(super) struct Block(pub Ipv4Net);

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.prefix_len() {
            32 => self.0.addr().fmt(f),
            _ => self.0.fmt(f),
        }
    }
}

/// A set or map with its elements; without any, the line for them is left out since nft takes no empty list.
pub(super) fn write_set<T: Display>(
    text: &mut String,
    name: impl Display,
    kind: &str,
    elements: impl IntoIterator<Item = T>,
) {
    let elements = join(elements);
    let keyword = if kind.contains(" : ") { "map" } else { "set" };
    text.push_str(&format!("  {keyword} {name} {{ type {kind};"));
    // Blocks are written with a slash, and nothing else is.
    if elements.contains('/') {
        text.push_str(" flags interval;");
    }
    if !elements.is_empty() {
        text.push_str(&format!(" elements = {{ {elements} }}"));
    }
    text.push_str(" }\n");
}

/// A chain, unless it would be empty of sense: nft takes empty chains, and jumps to them come back.
pub(super) fn write_chain<T: Display>(
    text: &mut String,
    name: impl Display,
    rules: impl IntoIterator<Item = T>,
) {
    text.push_str(&format!("  chain {name} {{\n"));
    for rule in rules {
        text.push_str(&format!("    {rule}\n"));
    }
    text.push_str("  }\n");
}

pub(super) fn join<T: Display>(elements: impl IntoIterator<Item = T>) -> String {
    let elements: Vec<String> = elements.into_iter().map(|each| each.to_string()).collect();
    elements.join(", ")
}

/// A link's name as nft takes it.
pub(super) struct Quoted<'a>(pub &'a NetworkInterface);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", link_name(self.0.id))
    }
}

fn write_sets(text: &mut String, part: &VpcPart<'_>) {
    let all = || part.interfaces.iter().copied();
    let marked = || all().filter_map(|eni| Some((eni, part.mark_of(eni.subnet_id)?)));
    // Whom the account's block keeps off the internet has no public address as far as the gateway knows.
    let blocked = |eni: &NetworkInterface| part.cloud.is_kept_off_the_internet(eni);
    let on_the_internet = || all().filter(|eni| !blocked(eni));
    let public = || on_the_internet().flat_map(NetworkInterface::public_addresses);
    write_set(
        text,
        "subnet_of",
        "ifname : mark",
        marked().map(|(eni, mark)| format!("{} : {mark}", Quoted(eni))),
    );
    write_set(
        text,
        "inside",
        "mark . ifname",
        marked().map(|(eni, mark)| format!("{mark} . {}", Quoted(eni))),
    );
    let own = |eni| {
        let link = Quoted(eni).to_string();
        let blocks = NetworkInterface::ipv4_blocks(eni);
        blocks.map(move |block| format!("{link} . {}", Block(block)))
    };
    write_set(text, "own", "ifname . ipv4_addr", all().flat_map(own));
    let is_nat = |eni: &&NetworkInterface| part.nat_gateways.contains_key(&eni.id);
    let unchecked = all().filter(|eni| !eni.source_dest_check || is_nat(eni));
    write_set(text, "unchecked", "ifname", unchecked.map(Quoted));
    let nat_gateways = all().filter(is_nat).map(Quoted);
    let loops = nat_gateways.map(|link| format!("{link} . {link}"));
    write_set(text, "loops", "ifname . ifname", loops);
    write_peers(text, part);
    write_set(text, "private", "ipv4_addr", public().map(|(own, _)| own));
    write_set(
        text,
        "public",
        "ipv4_addr",
        public().map(|(_, public)| public),
    );
    write_set(
        text,
        "public_of",
        "ipv4_addr : ipv4_addr",
        public().map(|(own, public)| format!("{own} : {public}")),
    );
    write_set(
        text,
        "private_of",
        "ipv4_addr : ipv4_addr",
        public().map(|(own, public)| format!("{public} : {own}")),
    );
    for direction in ["out", "in"] {
        let of_subnet = |eni: &&NetworkInterface| {
            let acl = part.cloud.network_acl_of(eni.subnet_id)?;
            Some(format!("{} : jump {}-{direction}", Quoted(eni), acl.id))
        };
        let elements = part.interfaces.iter().filter_map(of_subnet);
        write_set(
            text,
            format!("acl_{direction}"),
            "ifname : verdict",
            elements,
        );
    }
}

/// The links to peered VPCs, and from which addresses packets may come there: a peering carries no other network's.
fn write_peers(text: &mut String, part: &VpcPart<'_>) {
    let links = part.peers.iter().map(|peer| format!("\"{}\"", peer.link()));
    write_set(text, "peers", "ifname", links);
    let blocks = part.peers.iter().flat_map(|peer| {
        let blocks = peer.vpc.cidr_blocks.iter();
        blocks.map(|block| format!("\"{}\" . {}", peer.link(), block.cidr_block))
    });
    write_set(text, "peered", "ifname . ipv4_addr", blocks);
}

fn acls<'a>(part: &'a VpcPart<'_>) -> impl Iterator<Item = &'a NetworkAcl> {
    let in_use = |acl: &&NetworkAcl| {
        acl.associations
            .iter()
            .any(|association| part.mark_of(association.subnet_id).is_some())
    };
    let all = part.cloud.network_acls.values().map(AsRef::as_ref);
    all.filter(in_use)
}

fn write_acl(text: &mut String, acl: &NetworkAcl) {
    for (direction, egress, side) in [("out", true, "daddr"), ("in", false, "saddr")] {
        let mut entries: Vec<_> = acl.entries.iter().filter(|e| e.egress == egress).collect();
        entries.sort_by_key(|entry| entry.rule_number);
        let rules = entries.into_iter().filter_map(|entry| {
            let verdict = if entry.allow { "return" } else { "drop" };
            let traffic = traffic_match(entry.traffic)?;
            let IpNet::V4(block) = entry.cidr_block else {
                return None;
            };
            Some(format!(
                "{traffic}{}{verdict}",
                address_match(side, &[block])
            ))
        });
        let all = rules.chain([String::from("drop")]);
        write_chain(text, format_args!("{}-{direction}", acl.id), all);
    }
}

/// The match for a protocol and its ports, with a space behind; none when no IPv4 packet can be of that kind.
pub(super) fn traffic_match(traffic: Traffic) -> Option<String> {
    Some(match traffic {
        Traffic::All => String::new(),
        Traffic::Tcp { from, to } => port_match("tcp", from, to),
        Traffic::Udp { from, to } => port_match("udp", from, to),
        Traffic::Icmp { kind, code } => {
            let number = |name: &str, value: Option<u8>| {
                value.map_or(String::new(), |value| format!("icmp {name} {value} "))
            };
            match kind {
                None => String::from("ip protocol icmp "),
                Some(_) => number("type", kind) + &number("code", code),
            }
        }
        Traffic::Icmpv6 { .. } => return None,
        Traffic::Other(number) => format!("ip protocol {number} "),
    })
}

fn port_match(protocol: &str, from: u16, to: u16) -> String {
    match (from, to) {
        (0, u16::MAX) => format!("ip protocol {protocol} "),
        _ => format!("{protocol} dport {} ", Ports(from, to)),
    }
}

/// A range of ports as nft takes it.
pub(super) struct Ports(pub u16, pub u16);

impl fmt::Display for Ports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 == self.1 {
            true => write!(f, "{}", self.0),
            false => write!(f, "{}-{}", self.0, self.1),
        }
    }
}

/// The match for an address in any of some disjoint blocks, with a space behind; nothing when they are everything.
pub(super) fn address_match(side: &str, blocks: &[Ipv4Net]) -> String {
    match blocks {
        [all] if all.prefix_len() == 0 => String::new(),
        [one] => format!("ip {side} {one} "),
        many => format!("ip {side} {{ {} }} ", join(many)),
    }
}

/// The chains that are the same in every router but for a few addresses.
fn frame(part: &VpcPart<'_>, vpc: &Vpc) -> String {
    let services = format!("{SERVICES}, {TIME}, {}", vpc.resolver());
    let s3 = part.config.s3_address();
    let states = "ct state vmap { established : accept, related : accept, invalid : drop }";
    format!(
        r#"  # Every packet is of a known interface's subnet and from that interface's own address, or to a public address in use.
  chain entry {{
    type filter hook prerouting priority raw; policy accept;
    iifname "lo" accept
    iifname "{GATEWAY_LINK}" ip daddr @public accept
    iifname . ip saddr @peered accept
    meta mark set iifname map @subnet_of
    iifname . ip saddr @own accept
    iifname @unchecked accept
    drop
  }}
  chain gateway_in {{
    type nat hook prerouting priority dstnat; policy accept;
    iifname "{GATEWAY_LINK}" dnat to ip daddr map @private_of
  }}
  chain gateway_out {{
    type nat hook postrouting priority srcnat; policy accept;
    oifname "{GATEWAY_LINK}" snat to ip saddr map @public_of
  }}
  chain forward {{
    type filter hook forward priority filter; policy accept;
    oifname "{GATEWAY_LINK}" ip saddr != @private drop
    iifname "{GATEWAY_LINK}" ip daddr != @private drop
    iifname . oifname @loops drop
    meta mark . oifname != @inside jump acl
    {states}
    goto security
  }}
  chain input {{
    type filter hook input priority filter; policy accept;
    iifname "lo" accept
    iifname @peers drop
    ip daddr {{ {services} }} accept
    ip daddr != {s3} drop
    jump acl
    {states}
    ip protocol != tcp drop
    tcp dport != {{ 80, 443 }} drop
    meta mark set {LOCAL_MARK}
    goto security
  }}
  chain output {{
    type filter hook output priority filter; policy accept;
    oifname "lo" accept
    ip saddr {s3} jump acl
    ct state established,related accept
    drop
  }}
  # Stateless, on every packet that crosses the boundary of a subnet.
  chain acl {{
    iifname vmap @acl_out
    oifname vmap @acl_in
  }}
  # New connections: out of the sender's groups, then into the receiver's.
  chain security {{
    iifname "{GATEWAY_LINK}" goto security_in
    iifname @peers goto security_in
    iifname vmap @groups_out
    drop
  }}
  chain security_in {{
    meta mark {LOCAL_MARK} accept
    oifname "{GATEWAY_LINK}" accept
    oifname @peers accept
    oifname vmap @groups_in
    drop
  }}
"#
    )
}

/// The table inside a NAT gateway: what it forwards leaves from its own address, and nothing is for itself.
pub(super) fn nat_gateway(address: Ipv4Addr) -> String {
    format!(
        r#"table ip trm
delete table ip trm
table ip trm {{
  chain postrouting {{
    type nat hook postrouting priority srcnat; policy accept;
    snat to {address}
  }}
  chain forward {{
    type filter hook forward priority filter; policy accept;
    ip protocol != {{ tcp, udp, icmp }} drop
    ct state invalid drop
  }}
  chain input {{
    type filter hook input priority filter; policy accept;
    drop
  }}
  chain output {{
    type filter hook output priority filter; policy accept;
    drop
  }}
}}
"#
    )
}
