//! Whether rules of security groups and network ACLs match a packet. The planner has its own reading of the same rules.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::Ipv4Net;
use terrarium_model::Cloud;
use terrarium_model::ids::{PrefixListId, SecurityGroupId};
use terrarium_model::resources::{NetworkAcl, NetworkInterface, Peer, SecurityGroupRule, Traffic};

use super::Protocol;

/// What the names in rules stand for, seen from one interface.
pub(super) struct Names<'a> {
    /// The blocks of a prefix list.
    pub(super) lists: &'a dyn Fn(PrefixListId) -> Vec<Ipv4Net>,
    /// Whether a private address is that of a group's member, in the same VPC or a peered one.
    pub(super) has_member: &'a dyn Fn(SecurityGroupId, Ipv4Addr) -> bool,
}

/// The number of an ACL's last entry, which denies everything.
const LAST_ENTRY: u16 = 32767;

pub(super) fn traffic_matches(traffic: Traffic, protocol: Protocol) -> bool {
    match (traffic, protocol) {
        (Traffic::All, _) => true,
        (
            Traffic::Tcp { from, to },
            Protocol::Tcp {
                destination_port, ..
            },
        )
        | (
            Traffic::Udp { from, to },
            Protocol::Udp {
                destination_port, ..
            },
        ) => (from..=to).contains(&destination_port),
        (
            Traffic::Icmp { kind, code },
            Protocol::Icmp {
                kind: sent_kind,
                code: sent_code,
            },
        ) => match (kind, code) {
            (None, _) => true,
            (Some(kind), None) => kind == sent_kind,
            (Some(kind), Some(code)) => (kind, code) == (sent_kind, sent_code),
        },
        (Traffic::Other(number), Protocol::Other(sent)) => number == sent,
        _ => false,
    }
}

/// The first rule of an interface's groups that lets the packet pass, with its group.
pub(super) fn group_rule(
    cloud: &Cloud,
    names: &Names<'_>,
    eni: &NetworkInterface,
    egress: bool,
    peer: Ipv4Addr,
    protocol: Protocol,
) -> Option<String> {
    eni.groups.iter().find_map(|id| {
        let group = cloud.security_groups.get(id)?;
        let allows = |rule: &&SecurityGroupRule| {
            rule.is_egress == egress
                && traffic_matches(rule.traffic, protocol)
                && peer_matches(names, rule.peer, peer)
        };
        let rule = group.rules.iter().find(allows)?;
        Some(format!("security group {id} rule {}", rule.id))
    })
}

/// A rule that names a group means the private addresses of the group's members.
fn peer_matches(names: &Names<'_>, rule: Peer, address: Ipv4Addr) -> bool {
    match rule {
        Peer::Ipv4(block) => block.contains(&address),
        Peer::PrefixList(id) => {
            let blocks = (names.lists)(id);
            blocks.iter().any(|block| block.contains(&address))
        }
        Peer::Group(id) => (names.has_member)(id, address),
        Peer::Ipv6(_) => false,
    }
}

/// Whether an ACL lets the packet pass, and the number of the entry that says so.
pub(super) fn acl_entry(
    acl: &NetworkAcl,
    egress: bool,
    peer: Ipv4Addr,
    protocol: Protocol,
) -> (bool, String) {
    let matching = acl.entries.iter().filter(|entry| {
        entry.egress == egress
            && entry.cidr_block.contains(&IpAddr::V4(peer))
            && traffic_matches(entry.traffic, protocol)
    });
    match matching.min_by_key(|entry| entry.rule_number) {
        Some(entry) => (entry.allow, entry.rule_number.to_string()),
        None => (false, format!("{LAST_ENTRY} (*)")),
    }
}
