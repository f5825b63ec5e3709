//! The options that a set can have, and which values each takes.

use std::net::{IpAddr, Ipv4Addr};

use terrarium_wire::ec2::NewDhcpConfiguration;

use crate::errors::Error;

/// The name that stands for the VPC's own resolver.
const AMAZON_PROVIDED_DNS: &str = "AmazonProvidedDNS";

/// The most addresses of one family in an option.
const MOST_ADDRESSES: usize = 4;

/// How many seconds an IPv6 lease is preferred for, at least and at most.
const LEASE_SECONDS: std::ops::RangeInclusive<u32> = 140..=2_147_483_647;

/// Reads an option of a new set: its name and its values.
pub(super) fn read(configuration: NewDhcpConfiguration) -> Result<(String, Vec<String>), Error> {
    let key = configuration.key.unwrap_or_default();
    let values = configuration.values;
    match complaint(&key, &values) {
        None => Ok((key, values)),
        Some(complaint) => Err(Error::invalid_value(format!(
            "Value ({}) for parameter {key} is invalid. {complaint}",
            values.join(", ")
        ))),
    }
}

/// What is wrong with the values of an option.
fn complaint(key: &str, values: &[String]) -> Option<&'static str> {
    let all = |is_right: fn(&str) -> bool| values.iter().all(|value| is_right(value));
    let (is_right, complaint) = match key {
        // Several names stand in one value, with spaces between them.
        "domain-name" => (values.len() == 1, "One value is expected."),
        "domain-name-servers" => (
            all(|value| value == AMAZON_PROVIDED_DNS || is_address(value)) && are_few(values),
            "Up to four IP addresses, or AmazonProvidedDNS, are expected.",
        ),
        "ntp-servers" => (
            all(is_address) && are_few(values),
            "Up to four IP addresses of each family are expected.",
        ),
        "netbios-name-servers" => (
            all(|value| value.parse::<Ipv4Addr>().is_ok()) && are_few(values),
            "Up to four IPv4 addresses are expected.",
        ),
        "netbios-node-type" => (
            values.len() == 1 && all(|value| ["1", "2", "4", "8"].contains(&value)),
            "The node type is 1, 2, 4 or 8.",
        ),
        "ipv6-address-preferred-lease-time" => (
            values.len() == 1
                && all(|value| value.parse().is_ok_and(|it| LEASE_SECONDS.contains(&it))),
            "A number of seconds between 140 and 2147483647 is expected.",
        ),
        _ => (false, "Unknown DHCP option."),
    };
    match (is_right, values.is_empty()) {
        (true, true) => Some("At least one value is expected."),
        (true, false) => None,
        (false, _) => Some(complaint),
    }
}

fn is_address(value: &str) -> bool {
    value.parse::<IpAddr>().is_ok()
}

/// Whether there are at most so many values of each family; a name counts with IPv4.
fn are_few(values: &[String]) -> bool {
    let ipv6 = values.iter().filter(|value| value.contains(':')).count();
    ipv6 <= MOST_ADDRESSES && values.len() - ipv6 <= MOST_ADDRESSES
}
