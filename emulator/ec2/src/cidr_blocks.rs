//! CIDR blocks as requests write them. What a block may be used for is decided by the resource that has it.

use std::net::IpAddr;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use crate::errors::Error;

/// Reads a block of a VPC or subnet and clears its host bits, as AWS does: `10.0.0.7/16` means `10.0.0.0/16`.
pub(crate) fn parse(text: &str, parameter: &'static str) -> Result<Ipv4Net, Error> {
    match text.parse::<Ipv4Net>() {
        Ok(block) => Ok(block.trunc()),
        Err(_) => Err(Error::InvalidCidr {
            value: text.to_owned(),
            parameter,
        }),
    }
}

/// Reads an IPv6 block and clears its host bits.
pub(crate) fn parse_ipv6(text: &str, parameter: &'static str) -> Result<Ipv6Net, Error> {
    match text.parse::<Ipv6Net>() {
        Ok(block) => Ok(block.trunc()),
        Err(_) => Err(Error::InvalidCidr {
            value: text.to_owned(),
            parameter,
        }),
    }
}

/// Reads a block of either family and clears its host bits.
pub(crate) fn parse_either(text: &str, parameter: &'static str) -> Result<IpNet, Error> {
    match text.contains(':') {
        true => parse_ipv6(text, parameter).map(IpNet::V6),
        false => parse(text, parameter).map(IpNet::V4),
    }
}

/// Reads the block of a security group's rule: an address alone is a block of one.
pub(crate) fn parse_peer(text: &str) -> Result<IpNet, Error> {
    let block = match text.contains('/') {
        true => text.parse::<IpNet>().ok(),
        false => text.parse::<IpAddr>().ok().map(IpNet::from),
    };
    block
        .map(|block| block.trunc())
        .ok_or_else(|| Error::invalid_value(format!("CIDR block {text} is malformed")))
}

/// Whether two blocks share an address.
pub(crate) fn overlap(one: &Ipv4Net, other: &Ipv4Net) -> bool {
    one.contains(other) || other.contains(one)
}

/// Whether a VPC or subnet may be that large: /16 to /28.
pub(crate) fn is_network_size(block: &Ipv4Net) -> bool {
    (16..=28).contains(&block.prefix_len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn host_bits_are_cleared() {
        assert_eq!(
            parse("10.0.0.7/16", "x").unwrap().to_string(),
            "10.0.0.0/16"
        );
        assert_eq!(parse_peer("10.1.2.3").unwrap().to_string(), "10.1.2.3/32");
        assert_eq!(parse_peer("10.1.2.3/8").unwrap().to_string(), "10.0.0.0/8");
        assert_eq!(parse_peer("fd00::1").unwrap().to_string(), "fd00::1/128");
    }

    #[test]
    fn what_is_no_block_is_refused() {
        for text in [
            "",
            "10.0.0.0",
            "10.0.0.0/33",
            "10.0.0/8",
            "10.0.0.0/-1",
            "::/0",
            "10.0.0.0/8 ",
            "x",
        ] {
            assert!(parse(text, "cidrBlock").is_err(), "{text}");
        }
        for text in ["", "10.0.0", "10.0.0.0/33", "any", "10.0.0.0/", "::/129"] {
            assert!(parse_peer(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn overlapping_is_the_same_as_sharing_an_address(a in any::<u32>(), b in any::<u32>(), n in 24u8..=32, m in 24u8..=32) {
            // Both in one /16, so that they often do overlap.
            let block = |bits: u32, length| Ipv4Net::new((bits & 0x3ff).into(), length).unwrap().trunc();
            let (one, other) = (block(a, n), block(b, m));
            let shared = u32::from(one.network()) <= u32::from(other.broadcast())
                && u32::from(other.network()) <= u32::from(one.broadcast());
            prop_assert_eq!(overlap(&one, &other), shared);
        }
    }
}
