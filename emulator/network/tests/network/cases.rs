//! Random worlds and packets for the differential test.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use terrarium_model::resources::{
    ExcludedResource, InternetGatewayBlockMode, InternetGatewayExclusionMode, SecondaryAddress,
};
use terrarium_network::Protocol;

use crate::topology::{Topology, id};

/// How many packets each topology is tried with, at most.
pub const PACKETS: usize = 120;

/// The guests of every topology: name, subnet and address.
pub const GUESTS: [(&str, &str, &str); 7] = [
    ("w", "a1", "10.0.1.10"),
    ("x", "a1", "10.0.1.11"),
    ("y", "a2", "10.0.2.10"),
    ("z", "a2", "10.0.2.11"),
    ("p", "b1", "10.0.1.10"),
    ("q", "b1", "10.0.1.12"),
    ("r", "c1", "10.3.1.10"),
];

/// The second address of guest `w`, and one of the prefix of `y`.
pub const FURTHER: &str = "10.0.1.66";
pub const IN_PREFIX: &str = "10.0.2.70";

#[derive(Debug, Clone)]
pub struct Case {
    /// The rules of groups `g0`, `g1`, `g2` of VPC a, `h` of VPC b and `k` of VPC c.
    pub groups: [Vec<&'static str>; 5],
    /// Which groups each guest is in; guests of VPC b are always in `h`, those of c in `k`.
    pub membership: [Vec<&'static str>; 7],
    /// Entries of the ACLs of a1, a2 and a4; none means that everything passes.
    pub acls: [Option<Vec<&'static str>>; 3],
    /// The routes of VPC a's main table, of a2's own and a4's own, of VPC b and of VPC c.
    pub routes: [Vec<&'static str>; 5],
    /// Whether a's and b's internet gateways are attached.
    pub gateways: [bool; 2],
    /// Whether the peering connections of c with a and b are active.
    pub peerings: [bool; 2],
    /// Whether NAT gateway `n` of a4, which is public, and `m` of a1, which is private, are there.
    pub nat_gateways: [bool; 2],
    /// What the account keeps off the internet, and whether a4 or all of VPC a is excluded from that.
    pub blocked: InternetGatewayBlockMode,
    pub excluded: [Option<InternetGatewayExclusionMode>; 2],
    pub public: [bool; 7],
    pub source_dest_check: [bool; 7],
    /// Whether guest `w` has a second address and `y` a prefix.
    pub further: bool,
    pub packets: Vec<Sent>,
}

#[derive(Debug, Clone)]
pub struct Sent {
    /// A guest's name or `host`.
    pub from: &'static str,
    /// An address that is not the sender's.
    pub claimed: Option<&'static str>,
    pub to: &'static str,
    pub protocol: Protocol,
}

const RULES: &[&str] = &[
    "in tcp 80 from 0.0.0.0/0",
    "in tcp 80-90 from 10.0.0.0/16",
    "in tcp 81-443 from 10.0.2.0/24",
    "in tcp 22 from 198.18.0.0/16",
    "in tcp from g0",
    "in udp 53 from g1",
    "in all from g2",
    "in udp 0-65535 from 10.0.1.11/32",
    "in icmp from 0.0.0.0/0",
    "in icmp 8 from 10.0.1.0/24",
    "in icmp 13 0 from g0",
    "in tcp 443 from h",
    "out tcp 80 to 10.0.0.0/8",
    "out tcp 0-65535 to g1",
    "out udp 53 to 0.0.0.0/0",
    "out icmp to 9.9.9.0/24",
    "out tcp 443 to s3",
    "out tcp 22-80 to 198.18.0.0/16",
    "in tcp from k",
    "in udp from pl:list",
    "out all to pl:list",
    "out all to k",
    "in all from 10.0.4.4/32",
];

const ACL_ENTRIES: &[&str] = &[
    "50 deny in tcp 80 from 10.0.2.0/24",
    "60 deny out udp to 10.0.1.0/24",
    "70 deny in icmp 8 from 0.0.0.0/0",
    "80 deny out tcp 443-500 to 0.0.0.0/0",
    "90 allow in tcp 22 from 198.18.0.1/32",
    "95 deny in tcp 22-80 from 198.18.0.0/16",
    "110 allow out all to 10.0.0.0/16",
    "110 allow in tcp from 10.0.0.0/16",
];

const ROUTES: &[&str] = &[
    "9.9.9.0/24 igw ga",
    "9.9.0.0/16 igw gone",
    "s3 endpoint e",
    "172.20.0.0/16 interface z",
    "10.0.1.0/24 interface x",
    "192.168.0.0/16 interface w",
    "10.0.0.0/16 interface z",
    "9.9.9.0/24 nat n",
    "9.9.9.9/32 nat m",
    "10.0.2.0/24 nat m",
    "198.18.0.0/16 nat n",
    "10.3.0.0/16 nat m",
    "pl:list nat n",
    "pl:list peering pac",
    "9.9.9.0/24 peering pac",
    "10.3.1.0/24 igw ga",
];

/// What VPC a's tables most often hold.
const USUAL_ROUTES: [&[&str]; 3] = [
    &["0.0.0.0/0 igw ga", "10.3.0.0/16 peering pac"],
    &["0.0.0.0/0 nat n", "10.3.0.0/16 peering pac"],
    &["0.0.0.0/0 nat m", "10.3.0.0/16 peering pac"],
];

const DESTINATIONS: &[&str] = &[
    "10.0.1.10",
    "10.0.1.11",
    "10.0.2.10",
    "10.0.2.11",
    "10.0.1.12",
    "10.0.1.10",
    "10.0.1.11",
    "10.0.2.10",
    "10.0.2.11",
    "10.0.3.3",
    FURTHER,
    IN_PREFIX,
    "198.18.0.30",
    "198.18.0.20",
    "198.18.0.21",
    "198.18.0.22",
    "198.18.0.23",
    "198.18.0.24",
    "198.18.0.25",
    "198.18.0.99",
    "198.18.0.1",
    "9.9.9.9",
    "9.9.9.9",
    "172.20.1.1",
    "192.168.1.1",
    "169.254.169.254",
    "10.0.0.2",
    "169.254.169.253",
    "169.254.7.7",
    "10.3.1.10",
    "10.3.1.10",
    "10.3.1.10",
    "10.3.1.11",
    "10.3.0.2",
    "10.3.1.1",
    "10.0.4.4",
    "198.18.0.40",
    "198.18.0.26",
    "198.18.255.1",
    "198.18.255.1",
    "198.18.255.17",
    "198.18.255.2",
];

/// Some of all, and most of the time what lets most packets pass: a world where all is denied shows little.
fn mostly_with(
    common: &'static [&'static str],
    all: &'static [&'static str],
) -> impl Strategy<Value = Vec<&'static str>> {
    let some = subsequence(all, 0..=all.len().min(5));
    let usual: Vec<_> = common.iter().map(|_| prop::bool::weighted(0.7)).collect();
    (some, usual).prop_map(move |(mut some, usual)| {
        let usual = common.iter().zip(usual).filter(|(_, there)| *there);
        some.extend(usual.map(|(text, _)| *text));
        some
    })
}

pub fn case() -> impl Strategy<Value = Case> {
    let everything = &["in all from 0.0.0.0/0", "out all to 0.0.0.0/0"];
    let rules = || mostly_with(everything, RULES).boxed();
    let groups = [rules(), rules(), rules(), rules(), rules()];
    let member = || {
        let some = subsequence(&["g0", "g1", "g2"][..], 1..=3).boxed();
        prop_oneof![9 => some, 1 => Just(Vec::new())]
    };
    let members = [(); 7].map(|()| member());
    let everything = &[
        "100 allow in all from 0.0.0.0/0",
        "100 allow out all to 0.0.0.0/0",
    ];
    let acl = || prop::option::weighted(0.5, mostly_with(everything, ACL_ENTRIES));
    let routes = move |usual| mostly_with(usual, ROUTES).boxed();
    let inside = || prop_oneof![2 => routes(USUAL_ROUTES[0]), 2 => routes(USUAL_ROUTES[1]), 1 => routes(USUAL_ROUTES[2])];
    let routes = [
        inside().boxed(),
        inside().boxed(),
        routes(USUAL_ROUTES[0]),
        mostly_with(
            &["0.0.0.0/0 igw gb", "10.3.0.0/16 peering pbc"],
            &["172.20.0.0/16 interface q"],
        )
        .boxed(),
        mostly_with(
            &["10.0.0.0/16 peering pac"],
            &[
                "10.0.1.0/24 peering pbc",
                "9.9.9.0/24 peering pac",
                "198.18.0.0/16 peering pbc",
                "pl:list interface r",
            ],
        )
        .boxed(),
    ];
    let both = || prop::array::uniform2(prop::bool::weighted(0.8));
    let mostly = |probability| prop::array::uniform7(prop::bool::weighted(probability));
    (
        groups,
        members,
        [acl(), acl(), acl()],
        routes,
        (both(), both(), both()),
        (blocked(), [excluded(), excluded()]),
        mostly(0.7),
        mostly(0.8),
        any::<bool>(),
        prop::collection::vec(sent(), 1..=PACKETS),
    )
        .prop_map(
            |(
                groups,
                membership,
                acls,
                routes,
                (gateways, peerings, nat_gateways),
                (blocked, excluded),
                public,
                source_dest_check,
                further,
                packets,
            )| {
                Case {
                    groups,
                    membership,
                    acls,
                    routes,
                    gateways,
                    peerings,
                    nat_gateways,
                    blocked,
                    excluded,
                    public,
                    source_dest_check,
                    further,
                    packets,
                }
            },
        )
}

fn blocked() -> impl Strategy<Value = InternetGatewayBlockMode> {
    prop_oneof![
        4 => Just(InternetGatewayBlockMode::Off),
        1 => Just(InternetGatewayBlockMode::BlockIngress),
        1 => Just(InternetGatewayBlockMode::BlockBidirectional),
    ]
}

fn excluded() -> impl Strategy<Value = Option<InternetGatewayExclusionMode>> {
    prop::option::weighted(
        0.3,
        prop_oneof![
            Just(InternetGatewayExclusionMode::AllowBidirectional),
            Just(InternetGatewayExclusionMode::AllowEgress),
        ],
    )
}

fn sent() -> impl Strategy<Value = Sent> {
    let from = select(
        &[
            "w", "x", "y", "z", "w", "x", "y", "z", "p", "q", "r", "r", "host", "host",
        ][..],
    );
    let claimed = prop::option::weighted(
        0.05,
        select(&[FURTHER, "9.9.9.8", "10.0.2.10", IN_PREFIX][..]),
    );
    let port = || select(&[22_u16, 53, 80, 81, 443][..]);
    let ports = |destination_port| (0, destination_port);
    let protocol = prop_oneof![
        4 => port().prop_map(move |port| {
            let (source_port, destination_port) = ports(port);
            Protocol::Tcp { source_port, destination_port }
        }),
        2 => port().prop_map(move |port| {
            let (source_port, destination_port) = ports(port);
            Protocol::Udp { source_port, destination_port }
        }),
        2 => select(&[8_u8, 13][..]).prop_map(|kind| Protocol::Icmp { kind, code: 0 }),
    ];
    (from, claimed, select(DESTINATIONS), protocol).prop_map(|(from, claimed, to, protocol)| Sent {
        from,
        claimed: claimed.filter(|_| from != "host"),
        to,
        protocol,
    })
}

/// The topology of a case. Every name is there in every case, so that one follows another on the same guests.
pub fn topology(case: &Case) -> Topology {
    let mut t = Topology::default();
    t.vpc("a", "10.0.0.0/16");
    t.subnet("a1", "a", "10.0.1.0/24");
    t.subnet("a2", "a", "10.0.2.0/24");
    t.route_table("r2", "a", "a2");
    t.vpc("b", "10.0.0.0/16");
    t.subnet("b1", "b", "10.0.1.0/24");
    t.subnet("a4", "a", "10.0.4.0/24");
    t.route_table("r4", "a", "a4");
    t.vpc("c", "10.3.0.0/16");
    t.subnet("c1", "c", "10.3.1.0/24");
    t.peering("pac", "a", "c", case.peerings[0]);
    t.peering("pbc", "c", "b", case.peerings[1]);
    t.prefix_list("list", &["10.0.1.0/24", "9.9.9.0/25", "10.3.1.10/32"]);
    if case.nat_gateways[0] {
        t.nat_gateway("n", "a4", "10.0.4.4", Some("198.18.0.40"));
    }
    if case.nat_gateways[1] {
        t.nat_gateway("m", "a1", "10.0.1.7", None);
    }
    t.block_public_access(case.blocked);
    let resources = [
        ExcludedResource::Subnet(id("a4")),
        ExcludedResource::Vpc(id("a")),
    ];
    for (resource, (name, mode)) in resources
        .into_iter()
        .zip(["x4", "xa"].iter().zip(case.excluded))
    {
        if let Some(mode) = mode {
            t.exclude(name, resource, mode);
        }
    }
    t.endpoint("e", "a");
    for (name, vpc, attached) in [("ga", "a", case.gateways[0]), ("gb", "b", case.gateways[1])] {
        t.internet_gateway(name, attached.then_some(vpc));
    }
    for (table, routes) in ["a", "r2", "r4", "b", "c"].iter().zip(&case.routes) {
        t.routes(table, routes);
    }
    for (name, rules) in ["g0", "g1", "g2", "h", "k"].iter().zip(&case.groups) {
        let vpc = match *name {
            "h" => "b",
            "k" => "c",
            _ => "a",
        };
        t.group(name, vpc, rules);
    }
    for (subnet, acl) in ["a1", "a2", "a4"].iter().zip(&case.acls) {
        if let Some(entries) = acl {
            t.acl(&format!("n{subnet}"), "a", subnet, entries);
        }
    }
    for (index, (name, subnet, address)) in GUESTS.iter().enumerate() {
        let groups = match *subnet {
            "b1" => &vec!["h"],
            "c1" => &vec!["k"],
            _ => &case.membership[index],
        };
        t.interface(name, subnet, address, groups);
        if case.public[index] {
            t.public_address(name, Some(&format!("198.18.0.{}", 20 + index)));
        }
        t.change_interface(name, |eni| {
            eni.source_dest_check = case.source_dest_check[index]
        });
    }
    if case.further {
        t.change_interface("w", |eni| {
            eni.secondary_addresses = vec![SecondaryAddress {
                private_ip_address: FURTHER.parse().unwrap(),
                public_ip: case.public[0].then(|| "198.18.0.30".parse().unwrap()),
                allocation_id: None,
            }];
        });
        t.change_interface("y", |eni| {
            eni.ipv4_prefixes = vec!["10.0.2.64/28".parse().unwrap()];
        });
    }
    t
}
