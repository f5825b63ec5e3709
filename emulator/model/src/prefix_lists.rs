//! The prefix lists that AWS keeps for its own services: names, ids, weights and blocks as AWS publishes them.
//!
//! The ids differ between regions, and two regions may use the same one. What a customer's list holds is in the snapshot.

use ipnet::IpNet;
use sha2::{Digest, Sha256};

use crate::ids::PrefixListId;

/// A list that AWS keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsPrefixList {
    /// Its id in that region.
    pub id: PrefixListId,
    /// Such as `com.amazonaws.us-east-1.s3`.
    pub name: String,
    /// Which service it is of.
    pub service: &'static str,
    /// Its blocks, all of one family. Those of S3 are where AWS has it, not where Terrarium does.
    pub blocks: Vec<IpNet>,
    /// How many rules or routes a reference to it counts for.
    pub weight: u32,
}

impl AwsPrefixList {
    /// Whether its blocks are IPv6 ones.
    pub fn is_ipv6(&self) -> bool {
        self.blocks
            .iter()
            .any(|block| matches!(block, IpNet::V6(_)))
    }

    /// Whether it is S3's, whose blocks here are the emulator's own.
    pub fn is_s3(&self) -> bool {
        self.service == S3
    }
}

/// The service of S3's list.
pub const S3: &str = "s3";

/// The service of DynamoDB's list.
pub const DYNAMODB: &str = "dynamodb";

/// The service, how its name goes on behind `com.amazonaws.` (with `{}` for the region), weight, and the same blocks everywhere.
const LISTS: &[(&str, &str, u32, &str)] = &[
    (S3, "{}.s3", 1, "52.216.0.0/15 54.231.0.0/16 3.5.0.0/19"),
    (DYNAMODB, "{}.dynamodb", 1, "52.94.0.0/22 52.119.224.0/20"),
    (
        "cloudfront",
        "global.cloudfront.origin-facing",
        55,
        "3.160.0.0/14 3.164.0.0/18 3.172.0.0/18 13.113.196.64/26 13.113.203.0/24 13.124.199.0/24 15.158.0.0/16 \
         18.68.0.0/16 52.46.0.0/22 54.239.208.0/21 64.252.64.0/18 64.252.128.0/18 70.132.0.0/18 120.52.12.64/26 \
         130.176.0.0/18 130.176.64.0/21 130.176.80.0/22 204.246.166.0/24 205.251.218.0/24",
    ),
    ("groundstation", "global.groundstation", 5, "3.2.16.0/20"),
    ("vpc-lattice", "{}.vpc-lattice", 10, "169.254.171.0/24"),
    (
        "ipv6.vpc-lattice",
        "{}.ipv6.vpc-lattice",
        10,
        "fd00:ec2:80::/64",
    ),
    (
        "route53-healthchecks",
        "{}.route53-healthchecks",
        25,
        "15.177.0.0/18 54.183.255.128/26 54.228.16.0/26 54.232.40.64/26 54.241.32.64/26 54.243.31.192/26 54.244.52.192/26 \
         54.245.168.0/26 54.248.220.0/26 54.250.253.192/26 54.251.31.128/26 54.252.79.128/26 54.252.254.192/26 \
         54.255.254.192/26 107.23.255.0/26 176.34.159.192/26 177.71.207.128/26",
    ),
    (
        "ipv6.route53-healthchecks",
        "{}.ipv6.route53-healthchecks",
        25,
        "2406:da14:7ff:f800::/56 2406:da14:fff:f800::/56 2406:da18:7ff:f800::/56 2406:da18:fff:f800::/56 \
         2406:da1c:7ff:f800::/56 2406:da1c:fff:f800::/56 2600:1f14:7ff:f800::/56 2600:1f14:fff:f800::/56 \
         2600:1f18:3fff:f800::/56 2600:1f18:7fff:f800::/56 2600:1f1c:7ff:f800::/56 2600:1f1c:fff:f800::/56 \
         2600:1f1e:7ff:f800::/56 2600:1f1e:fff:f800::/56 2a05:d018:7ff:f800::/56 2a05:d018:fff:f800::/56",
    ),
    (CONNECT, "{}.ec2-instance-connect", 2, ""),
];

const CONNECT: &str = "ec2-instance-connect";

/// The block of EC2 Instance Connect in each region, where it is known.
const CONNECT_BLOCKS: &[(&str, &str)] = &[
    ("ap-northeast-1", "3.112.23.0/29"),
    ("ap-northeast-2", "13.209.1.56/29"),
    ("ap-south-1", "13.233.177.0/29"),
    ("ap-southeast-1", "3.0.5.32/29"),
    ("ap-southeast-2", "13.239.158.0/29"),
    ("ca-central-1", "35.183.92.176/29"),
    ("eu-central-1", "3.120.181.40/29"),
    ("eu-north-1", "13.48.4.200/30"),
    ("eu-west-1", "18.202.216.48/29"),
    ("eu-west-2", "3.8.37.24/29"),
    ("eu-west-3", "35.180.112.80/29"),
    ("sa-east-1", "18.228.70.32/29"),
    ("us-east-1", "18.206.107.24/29"),
    ("us-east-2", "3.16.146.0/29"),
    ("us-west-1", "13.52.6.112/29"),
    ("us-west-2", "18.237.140.160/29"),
];

/// Ids that are known: service, region and the digits behind `pl-`.
#[rustfmt::skip]
const KNOWN_IDS: &[(&str, &str, &str)] = &[
    (S3, "ap-northeast-1", "61a54008"), (S3, "ap-northeast-2", "78a54011"), (S3, "ap-southeast-1", "6fa54006"),
    (S3, "eu-central-1", "6ea54007"), (S3, "eu-west-1", "6da54004"), (S3, "sa-east-1", "6aa54003"),
    (S3, "us-east-1", "63a5400a"), (S3, "us-east-2", "7ba54012"), (S3, "us-west-1", "6ba54002"), (S3, "us-west-2", "68a54001"),
    (DYNAMODB, "eu-west-1", "6fa54006"), (DYNAMODB, "us-east-1", "02cd2c6b"), (DYNAMODB, "us-east-2", "4ca54025"),
    ("cloudfront", "ap-northeast-1", "58a04531"), ("cloudfront", "ap-northeast-2", "22a6434b"),
    ("cloudfront", "ap-south-1", "9aa247f3"), ("cloudfront", "ap-southeast-1", "31a34658"),
    ("cloudfront", "ap-southeast-2", "b8a742d1"), ("cloudfront", "ca-central-1", "38a64351"),
    ("cloudfront", "eu-central-1", "a3a144ca"), ("cloudfront", "eu-north-1", "fab65393"),
    ("cloudfront", "eu-west-1", "4fa04526"), ("cloudfront", "eu-west-2", "93a247fa"), ("cloudfront", "eu-west-3", "75b1541c"),
    ("cloudfront", "sa-east-1", "5da64334"), ("cloudfront", "us-east-1", "3b927c52"), ("cloudfront", "us-east-2", "b6a144df"),
    ("cloudfront", "us-west-1", "4ea04527"), ("cloudfront", "us-west-2", "82a045eb"),
];

/// AWS's lists in a region, in the order of their ids.
pub fn of_region(region: &str) -> Vec<AwsPrefixList> {
    let list = |&(service, name, weight, blocks): &(&'static str, &str, u32, &str)| {
        let blocks = match service {
            CONNECT => CONNECT_BLOCKS.iter().find(|(known, _)| *known == region)?.1,
            _ => blocks,
        };
        let blocks = blocks
            .split_whitespace()
            .map(|block| block.parse().expect("a constant block"));
        Some(AwsPrefixList {
            id: id(service, region),
            name: format!("com.amazonaws.{}", name.replace("{}", region)),
            service,
            blocks: blocks.collect(),
            weight,
        })
    };
    let mut lists: Vec<_> = LISTS.iter().filter_map(list).collect();
    lists.sort_by_key(|list| list.id);
    lists
}

/// AWS's list of that id in a region.
pub fn find(region: &str, id: PrefixListId) -> Option<AwsPrefixList> {
    of_region(region).into_iter().find(|list| list.id == id)
}

/// The id of a service's list in a region: AWS's own where it is known, otherwise one that follows from both.
pub fn id(service: &str, region: &str) -> PrefixListId {
    let is_it = |known: &&(&str, &str, &str)| (known.0, known.1) == (service, region);
    let digits = match KNOWN_IDS.iter().find(is_it) {
        Some((.., digits)) => (*digits).to_owned(),
        None => {
            let digest = Sha256::digest(format!("pl {service} {region}"));
            digest[..4]
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect()
        }
    };
    format!("pl-{digits}")
        .parse()
        .expect("eight hexadecimal digits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regions::REGIONS;

    #[test]
    fn lists_have_awss_ids_and_names() {
        for (region, id, name) in [
            ("us-east-1", "pl-63a5400a", "com.amazonaws.us-east-1.s3"),
            (
                "us-east-1",
                "pl-02cd2c6b",
                "com.amazonaws.us-east-1.dynamodb",
            ),
            (
                "us-west-2",
                "pl-82a045eb",
                "com.amazonaws.global.cloudfront.origin-facing",
            ),
        ] {
            let list = find(region, id.parse().expect("an id"));
            assert_eq!(list.map(|list| list.name).as_deref(), Some(name), "{id}");
        }
    }

    #[test]
    fn no_two_lists_of_a_region_share_an_id_and_each_has_one_family() {
        for region in REGIONS {
            let lists = of_region(region.name);
            assert!(
                lists.windows(2).all(|pair| pair[0].id < pair[1].id),
                "{}",
                region.name
            );
            for list in lists {
                let ipv6 = list
                    .blocks
                    .iter()
                    .filter(|block| matches!(block, IpNet::V6(_)));
                assert_eq!(
                    ipv6.count(),
                    if list.is_ipv6() { list.blocks.len() } else { 0 }
                );
                assert!(
                    !list.blocks.is_empty() && list.blocks.len() <= 55,
                    "{}",
                    list.name
                );
            }
        }
    }
}
