//! Rules of security groups as requests and answers write them: permissions of one protocol and port range with many peers.
//!
//! Reading checks them by AWS's rules; nothing here changes a group.

use ipnet::IpNet;
use terrarium_model::ids::{SecurityGroupId, VpcId};
use terrarium_model::resources::{Peer, SecurityGroup, SecurityGroupRule, Traffic};
use terrarium_state::Tx;
use terrarium_wire::ec2::{IpPermission, IpRange, Ipv6Range, PrefixListIdShape, UserIdGroupPair};

use crate::errors::Error;
use crate::{cidr_blocks, prefix_lists, security_groups};

/// What one peer of a permission asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) traffic: Traffic,
    pub(crate) peer: Peer,
    pub(crate) description: Option<String>,
}

impl Asked {
    /// Whether a rule says the same, whatever its description.
    pub(crate) fn is(&self, rule: &SecurityGroupRule) -> bool {
        (self.traffic, self.peer) == (rule.traffic, rule.peer)
    }
}

/// Reads the permissions of a request about a group in that VPC. The same rule twice is an error.
pub(crate) fn read(tx: &Tx, vpc: VpcId, permissions: &[IpPermission]) -> Result<Vec<Asked>, Error> {
    let mut all: Vec<Asked> = Vec::new();
    for permission in permissions {
        let protocol = permission.ip_protocol.as_deref();
        let traffic = traffic(protocol, permission.from_port, permission.to_port)?;
        for (peer, description) in peers(tx, vpc, permission)? {
            ensure_description(description.as_deref())?;
            let asked = Asked {
                traffic,
                peer,
                // An empty description is none.
                description: description.filter(|text| !text.is_empty()),
            };
            let is_same = |other: &Asked| (other.traffic, other.peer) == (traffic, peer);
            if all.iter().any(is_same) {
                return Err(Error::invalid_value(
                    "The same permission must not appear multiple times",
                ));
            }
            all.push(asked);
        }
    }
    Ok(all)
}

/// Reads a protocol, by name or number, and what its two port members mean for it.
pub(crate) fn traffic(
    protocol: Option<&str>,
    from: Option<i32>,
    to: Option<i32>,
) -> Result<Traffic, Error> {
    let protocol = protocol.ok_or(Error::missing("ipProtocol"))?;
    let unknown = || {
        Error::invalid_value(format!(
            "Invalid value '{protocol}' for IP protocol. Unknown protocol."
        ))
    };
    match protocol.to_ascii_lowercase().as_str() {
        "-1" | "all" => Ok(Traffic::All),
        "tcp" | "6" => ports(from, to).map(|(from, to)| Traffic::Tcp { from, to }),
        "udp" | "17" => ports(from, to).map(|(from, to)| Traffic::Udp { from, to }),
        "icmp" | "1" => match (from, to) {
            (Some(kind), Some(code)) => {
                icmp(kind, code).map(|(kind, code)| Traffic::Icmp { kind, code })
            }
            _ => Err(Error::invalid_value(
                "Invalid value 'Must specify both from and to ports with ICMP.' for portRange.",
            )),
        },
        "icmpv6" | "58" => icmp(from.unwrap_or(-1), to.unwrap_or(-1))
            .map(|(kind, code)| Traffic::Icmpv6 { kind, code }),
        number => number.parse().map(Traffic::Other).map_err(|_| unknown()),
    }
}

fn ports(from: Option<i32>, to: Option<i32>) -> Result<(u16, u16), Error> {
    let (Some(from), Some(to)) = (from, to) else {
        return Err(Error::invalid_value(
            "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
        ));
    };
    let port = |port: i32| {
        u16::try_from(port).map_err(|_| Error::MalformedRule {
            message: format!("TCP/UDP port ({port}) out of range"),
        })
    };
    let range = (port(from)?, port(to)?);
    if range.0 > range.1 {
        return Err(Error::invalid_value(format!(
            "Invalid TCP/UDP port range ({from}:{to})"
        )));
    }
    Ok(range)
}

/// The type and code of ICMP, where -1 means every one.
fn icmp(kind: i32, code: i32) -> Result<(Option<u8>, Option<u8>), Error> {
    let refuse = |what: &str, value: i32| Error::MalformedRule {
        message: format!("ICMP {what} ({value}) out of range"),
    };
    match (u8::try_from(kind), u8::try_from(code)) {
        (Ok(kind), Ok(code)) => Ok((Some(kind), Some(code))),
        (Ok(kind), Err(_)) if code == -1 => Ok((Some(kind), None)),
        // A code says nothing without its type.
        (Err(_), Err(_)) if kind == -1 && code == -1 => Ok((None, None)),
        (Err(_), Ok(_)) if kind == -1 => Err(refuse("code", code)),
        (Err(_), _) => Err(refuse("type", kind)),
        (_, Err(_)) => Err(refuse("code", code)),
    }
}

fn peers(
    tx: &Tx,
    vpc: VpcId,
    permission: &IpPermission,
) -> Result<Vec<(Peer, Option<String>)>, Error> {
    let mut peers = Vec::new();
    for range in &permission.ip_ranges {
        let text = range.cidr_ip.as_deref().ok_or(Error::missing("cidrIp"))?;
        peers.push((ipv4(text)?, range.description.clone()));
    }
    for range in &permission.ipv6_ranges {
        let text = range.cidr_ipv6.as_deref();
        let text = text.ok_or(Error::missing("cidrIpv6"))?;
        peers.push((ipv6(text)?, range.description.clone()));
    }
    for list in &permission.prefix_list_ids {
        let text = list.prefix_list_id.as_deref();
        let id = text.ok_or(Error::missing("prefixListId"))?.parse()?;
        prefix_lists::ensure_exists(tx, id)?;
        peers.push((Peer::PrefixList(id), list.description.clone()));
    }
    for pair in &permission.user_id_group_pairs {
        peers.push((Peer::Group(group(tx, vpc, pair)?), pair.description.clone()));
    }
    if peers.is_empty() {
        return Err(Error::missing(
            "cidrIp, cidrIpv6, prefixListId or sourceSecurityGroupId",
        ));
    }
    Ok(peers)
}

/// Reads an IPv4 block.
pub(crate) fn ipv4(text: &str) -> Result<Peer, Error> {
    match cidr_blocks::parse_peer(text)? {
        IpNet::V4(block) => Ok(Peer::Ipv4(block)),
        IpNet::V6(_) => Err(Error::invalid_value(format!(
            "CIDR block {text} is malformed"
        ))),
    }
}

/// Reads an IPv6 block.
pub(crate) fn ipv6(text: &str) -> Result<Peer, Error> {
    match cidr_blocks::parse_peer(text)? {
        IpNet::V6(block) => Ok(Peer::Ipv6(block)),
        IpNet::V4(_) => Err(Error::invalid_value(format!(
            "CIDR block {text} is malformed"
        ))),
    }
}

fn group(tx: &Tx, vpc: VpcId, pair: &UserIdGroupPair) -> Result<SecurityGroupId, Error> {
    if pair.vpc_peering_connection_id.is_some() {
        return Err(Error::unsupported("VpcPeeringConnectionId"));
    }
    let id = match (&pair.group_id, &pair.group_name) {
        (Some(text), _) => text.parse()?,
        (None, Some(name)) => security_groups::by_name(tx, vpc, name)?,
        (None, None) => {
            return Err(Error::MissingParameter {
                message: "Source group ID missing.".to_owned(),
            });
        }
    };
    let is_ours = |user: &String| user == tx.account();
    if !pair.user_id.as_ref().is_none_or(is_ours) {
        return Err(Error::not_found(id));
    }
    ensure_in_vpc(tx, vpc, id)
}

/// A rule can name groups of its own VPC only.
pub(crate) fn ensure_in_vpc(
    tx: &Tx,
    vpc: VpcId,
    id: SecurityGroupId,
) -> Result<SecurityGroupId, Error> {
    let group = tx.get::<SecurityGroup>(&id).ok_or(Error::not_found(id))?;
    match group.vpc_id == vpc {
        true => Ok(id),
        false => Err(Error::GroupOfOtherNetwork),
    }
}

/// Fails on characters that a rule's description cannot have.
pub(crate) fn ensure_description(description: Option<&str>) -> Result<(), Error> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || " ._-:/()#,@[]+=&;{}!$*".contains(c);
    match description {
        Some(text) if text.len() > 255 || !text.chars().all(is_allowed) => {
            Err(Error::invalid_value(
                "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
            ))
        }
        _ => Ok(()),
    }
}

/// A rule's protocol and ports on the wire; no ports where the protocol has none.
pub(crate) fn wire_traffic(traffic: Traffic) -> (String, Option<(i32, i32)>) {
    let every = |value: Option<u8>| value.map_or(-1, i32::from);
    match traffic {
        Traffic::All => ("-1".to_owned(), None),
        Traffic::Tcp { from, to } => ("tcp".to_owned(), Some((from.into(), to.into()))),
        Traffic::Udp { from, to } => ("udp".to_owned(), Some((from.into(), to.into()))),
        Traffic::Icmp { kind, code } => ("icmp".to_owned(), Some((every(kind), every(code)))),
        Traffic::Icmpv6 { kind, code } => ("icmpv6".to_owned(), Some((every(kind), every(code)))),
        Traffic::Other(number) => (number.to_string(), None),
    }
}

/// A rule as AWS's error messages tell it.
pub(crate) fn told(traffic: Traffic, peer: Peer) -> String {
    let peer = match peer {
        Peer::Ipv4(block) => block.to_string(),
        Peer::Ipv6(block) => block.to_string(),
        Peer::Group(id) => id.to_string(),
        Peer::PrefixList(id) => id.to_string(),
    };
    let all = |value: Option<u8>| value.map_or("ALL".to_owned(), |value| value.to_string());
    let traffic = match traffic {
        Traffic::All => "ALL".to_owned(),
        Traffic::Tcp { from, to } => format!("TCP, from port: {from}, to port: {to}"),
        Traffic::Udp { from, to } => format!("UDP, from port: {from}, to port: {to}"),
        Traffic::Icmp { kind, code } => format!("ICMP, type: {}, code: {}", all(kind), all(code)),
        Traffic::Icmpv6 { kind, code } => {
            format!("ICMPv6, type: {}, code: {}", all(kind), all(code))
        }
        Traffic::Other(number) => format!("protocol: {number}"),
    };
    format!("peer: {peer}, {traffic}, ALLOW")
}

/// Rules on the wire: one permission for each protocol and port range, in the order of their first rule.
pub(crate) fn write<'a>(
    tx: &Tx,
    rules: impl Iterator<Item = (Traffic, Peer, Option<&'a str>)>,
) -> Vec<IpPermission> {
    let mut permissions: Vec<(Traffic, IpPermission)> = Vec::new();
    for (traffic, peer, description) in rules {
        let place = permissions.iter().position(|(known, _)| *known == traffic);
        let place = place.unwrap_or_else(|| {
            let (protocol, ports) = wire_traffic(traffic);
            let permission = IpPermission {
                ip_protocol: Some(protocol),
                from_port: ports.map(|(from, _)| from),
                to_port: ports.map(|(_, to)| to),
                ..Default::default()
            };
            permissions.push((traffic, permission));
            permissions.len() - 1
        });
        let description = description.map(str::to_owned);
        add_peer(tx, &mut permissions[place].1, peer, description);
    }
    permissions
        .into_iter()
        .map(|(_, permission)| permission)
        .collect()
}

fn add_peer(tx: &Tx, permission: &mut IpPermission, peer: Peer, description: Option<String>) {
    match peer {
        Peer::Ipv4(block) => permission.ip_ranges.push(IpRange {
            description,
            cidr_ip: Some(block.to_string()),
        }),
        Peer::Ipv6(block) => permission.ipv6_ranges.push(Ipv6Range {
            description,
            cidr_ipv6: Some(block.to_string()),
        }),
        Peer::PrefixList(id) => permission.prefix_list_ids.push(PrefixListIdShape {
            description,
            prefix_list_id: Some(id.to_string()),
        }),
        Peer::Group(id) => permission.user_id_group_pairs.push(UserIdGroupPair {
            description,
            user_id: Some(tx.account().to_owned()),
            group_id: Some(id.to_string()),
            ..Default::default()
        }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;
    use terrarium_query::ApiError;

    fn error(protocol: &str, from: Option<i32>, to: Option<i32>) -> String {
        let error = ApiError::from(traffic(Some(protocol), from, to).unwrap_err());
        format!("{}: {}", error.code(), error.message())
    }

    #[test]
    fn protocols_have_names_and_numbers() {
        for (name, number) in [
            ("tcp", "6"),
            ("udp", "17"),
            ("icmp", "1"),
            ("icmpv6", "58"),
            ("all", "-1"),
        ] {
            let of = |protocol| traffic(Some(protocol), Some(3), Some(4)).unwrap();
            assert_eq!(of(name), of(number));
            assert_eq!(of(name), of(&name.to_ascii_uppercase()));
        }
        assert_eq!(traffic(Some("50"), None, None), Ok(Traffic::Other(50)));
    }

    #[test]
    fn ports_that_there_are_not_are_refused_in_awss_words() {
        let both = "InvalidParameterValue: Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.";
        assert_eq!(error("tcp", Some(80), None), both);
        assert_eq!(error("udp", None, None), both);
        assert_eq!(
            error("tcp", Some(-1), Some(-1)),
            "InvalidPermission.Malformed: TCP/UDP port (-1) out of range"
        );
        assert_eq!(
            error("tcp", Some(0), Some(65536)),
            "InvalidPermission.Malformed: TCP/UDP port (65536) out of range"
        );
        assert_eq!(
            error("tcp", Some(443), Some(80)),
            "InvalidParameterValue: Invalid TCP/UDP port range (443:80)"
        );
        assert_eq!(
            error("icmp", Some(256), Some(-1)),
            "InvalidPermission.Malformed: ICMP type (256) out of range"
        );
        assert_eq!(
            error("icmp", Some(-1), Some(0)),
            "InvalidPermission.Malformed: ICMP code (0) out of range"
        );
        assert_eq!(
            error("icmp", Some(8), None),
            "InvalidParameterValue: Invalid value 'Must specify both from and to ports with ICMP.' for portRange."
        );
        for protocol in ["http", "256", "-2", ""] {
            assert_eq!(
                error(protocol, None, None),
                format!(
                    "InvalidParameterValue: Invalid value '{protocol}' for IP protocol. Unknown protocol."
                )
            );
        }
    }

    #[test]
    fn messages_tell_rules_as_aws_does() {
        let anyone = Peer::Ipv4("0.0.0.0/0".parse().unwrap());
        for (traffic, expected) in [
            (
                Traffic::Tcp { from: 22, to: 23 },
                "peer: 0.0.0.0/0, TCP, from port: 22, to port: 23, ALLOW",
            ),
            (Traffic::All, "peer: 0.0.0.0/0, ALL, ALLOW"),
            (Traffic::Other(50), "peer: 0.0.0.0/0, protocol: 50, ALLOW"),
            (
                Traffic::Icmp {
                    kind: Some(8),
                    code: None,
                },
                "peer: 0.0.0.0/0, ICMP, type: 8, code: ALL, ALLOW",
            ),
        ] {
            assert_eq!(told(traffic, anyone), expected);
        }
    }

    fn any_traffic() -> impl Strategy<Value = Traffic> {
        let ports = (any::<u16>(), any::<u16>()).prop_map(|(a, b)| (a.min(b), a.max(b)));
        let kinds = (any::<Option<u8>>(), any::<Option<u8>>())
            .prop_map(|(kind, code)| (kind, kind.and(code)));
        prop_oneof![
            Just(Traffic::All),
            ports
                .clone()
                .prop_map(|(from, to)| Traffic::Tcp { from, to }),
            ports.prop_map(|(from, to)| Traffic::Udp { from, to }),
            kinds
                .clone()
                .prop_map(|(kind, code)| Traffic::Icmp { kind, code }),
            kinds.prop_map(|(kind, code)| Traffic::Icmpv6 { kind, code }),
            (59u8..=255).prop_map(Traffic::Other),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_the_same(written in any_traffic()) {
            let (protocol, ports) = wire_traffic(written);
            let read = traffic(Some(&protocol), ports.map(|ports| ports.0), ports.map(|ports| ports.1));
            prop_assert_eq!(read, Ok(written));
        }
    }
}
