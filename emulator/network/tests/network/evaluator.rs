//! What the evaluator says of packets, in words.

use std::net::Ipv4Addr;

use terrarium_model::resources::{
    ExcludedResource, InternetGatewayBlockMode, InternetGatewayExclusionMode,
};
use terrarium_network::{Config, Outcome, Packet, Protocol, Source, Trace, trace};

use crate::topology::{Topology, id};

fn world() -> Topology {
    let mut a = Topology::default();
    a.vpc("a", "10.0.0.0/16");
    a.subnet("a1", "a", "10.0.1.0/24");
    a.subnet("a2", "a", "10.0.2.0/24");
    a.internet_gateway("igw", Some("a"));
    a.routes("a", &["0.0.0.0/0 igw igw"]);
    a.group(
        "web",
        "a",
        &["in tcp 80 from 0.0.0.0/0", "out all to 0.0.0.0/0"],
    );
    a.interface("x", "a1", "10.0.1.10", &["web"]);
    a.interface("y", "a2", "10.0.2.10", &["web"]);
    a.public_address("x", Some("198.18.0.20"));
    a
}

fn tcp(port: u16) -> Protocol {
    Protocol::Tcp {
        source_port: 40000,
        destination_port: port,
    }
}

fn from_interface(topology: &Topology, name: &str, to: &str, protocol: Protocol) -> Trace {
    follow(
        topology,
        Source::Interface {
            id: id(name),
            address: None,
        },
        to,
        protocol,
    )
}

fn follow(topology: &Topology, source: Source, to: &str, protocol: Protocol) -> Trace {
    let packet = Packet {
        source,
        destination: to.parse().unwrap(),
        protocol,
        tracked: false,
    };
    trace(&topology.world, &Config::default(), &packet)
}

const CALLER: Source = Source::Internet(Ipv4Addr::new(198, 18, 0, 1));

#[test]
fn a_packet_from_outside_is_explained_step_by_step() {
    let trace = follow(&world(), CALLER, "198.18.0.20", tcp(80));
    assert_eq!(trace.outcome, Outcome::Interface(id("x")));
    assert_eq!(
        trace.to_string(),
        "igw-00000000000696777: 198.18.0.20 becomes 10.0.1.10\n\
         security group sg-00000000000776562 rule sgr-00000000000000000 allows tcp 80 from 198.18.0.1\n\
         delivered to eni-00000000000000078"
    );
}

#[test]
fn a_missing_rule_is_named() {
    let trace = follow(&world(), CALLER, "198.18.0.20", tcp(81));
    assert_eq!(
        trace.reason(),
        "security group sg-00000000000776562 has no inbound rule for tcp 81 from 198.18.0.1"
    );
}

#[test]
fn an_acl_entry_is_named() {
    let mut world = world();
    world.acl(
        "acl",
        "a",
        "a2",
        &[
            "90 deny in tcp 80 from 10.0.1.0/24",
            "100 allow in all from 0.0.0.0/0",
        ],
    );
    let trace = from_interface(&world, "x", "10.0.2.10", tcp(80));
    assert_eq!(
        trace.reason(),
        "network ACL acl-0000000000061636c rule 90 denies tcp 80 into subnet-00000000000006132"
    );
    let back = from_interface(&world, "y", "10.0.1.10", tcp(80));
    assert_eq!(
        back.reason(),
        "network ACL acl-0000000000061636c rule 32767 (*) denies tcp 80 out of subnet-00000000000006132"
    );
}

#[test]
fn routes_decide_and_say_so() {
    let mut world = world();
    let outside = "9.9.9.9";
    assert_eq!(
        from_interface(&world, "x", outside, tcp(80)).outcome,
        Outcome::Internet
    );
    assert_eq!(
        from_interface(&world, "y", outside, tcp(80)).reason(),
        "igw-00000000000696777: 10.0.2.10 has no public address"
    );
    world.internet_gateway("igw", None);
    assert_eq!(
        from_interface(&world, "x", outside, tcp(80)).reason(),
        "route table rtb-00000000000000061: 0.0.0.0/0 is a blackhole, igw-00000000000696777 is gone"
    );
    world.routes("a", &[]);
    assert_eq!(
        from_interface(&world, "x", outside, tcp(80)).reason(),
        "route table rtb-00000000000000061 has no route for 9.9.9.9"
    );
}

#[test]
fn a_spoofed_address_is_caught_first() {
    let source = Source::Interface {
        id: id("x"),
        address: Some("10.0.1.66".parse().unwrap()),
    };
    let trace = follow(&world(), source, "10.0.2.10", tcp(80));
    assert_eq!(
        trace.reason(),
        "source/destination check of eni-00000000000000078: 10.0.1.66 is not its address"
    );
}

#[test]
fn services_need_no_rule_and_s3_needs_a_way() {
    let mut world = world();
    world.group("web", "a", &[]);
    let metadata = from_interface(&world, "y", "169.254.169.254", tcp(80));
    assert_eq!(metadata.outcome, Outcome::Service("the metadata service"));
    world.group("web", "a", &["out all to s3"]);
    assert!(!from_interface(&world, "y", "198.18.255.1", tcp(443)).is_delivered());
    world.endpoint("vpce", "a");
    world.routes("a", &["s3 endpoint vpce"]);
    let s3 = from_interface(&world, "y", "198.18.255.1", tcp(443));
    assert_eq!(s3.outcome, Outcome::Service("S3"));
    assert!(!from_interface(&world, "y", "198.18.255.1", tcp(22)).is_delivered());
}

#[test]
fn private_addresses_are_not_on_the_internet() {
    for address in ["192.168.1.1", "198.18.0.1", "198.18.9.9", "224.0.0.1"] {
        let trace = from_interface(&world(), "x", address, tcp(80));
        assert_eq!(
            trace.reason(),
            format!("{address} is nowhere on the internet")
        );
    }
}

#[test]
fn a_tracked_connection_passes_groups_and_not_acls() {
    let mut world = world();
    world.group("web", "a", &[]);
    let mut packet = Packet {
        source: CALLER,
        destination: "198.18.0.20".parse().unwrap(),
        protocol: tcp(80),
        tracked: true,
    };
    assert!(trace(&world.world, &Config::default(), &packet).is_delivered());
    world.acl("acl", "a", "a1", &[]);
    assert!(!trace(&world.world, &Config::default(), &packet).is_delivered());
    packet.tracked = false;
    assert!(!trace(&world.world, &Config::default(), &packet).is_delivered());
}

#[test]
fn a_nat_gateway_is_a_step_on_the_way() {
    let mut world = world();
    world.nat_gateway("n", "a1", "10.0.1.5", Some("198.18.0.40"));
    world.route_table("r2", "a", "a2");
    world.routes("r2", &["0.0.0.0/0 nat n"]);
    let out = from_interface(&world, "y", "9.9.9.9", tcp(80));
    assert_eq!(
        out.to_string(),
        "route table rtb-00000000000007232: 0.0.0.0/0 goes to nat-0000000000000006e\n\
         security group sg-00000000000776562 rule sgr-00000000000000001 allows tcp 80 to 9.9.9.9\n\
         nat-0000000000000006e: 10.0.2.10 becomes 10.0.1.5\n\
         route table rtb-00000000000000061: 0.0.0.0/0 goes to igw-00000000000696777\n\
         igw-00000000000696777: 10.0.1.5 becomes 198.18.0.40\n\
         delivered to the internet"
    );
    assert_eq!(
        follow(&world, CALLER, "198.18.0.40", tcp(80)).reason(),
        "nat-0000000000000006e passes on answers alone: nobody connects to it"
    );
    world.routes("a", &["0.0.0.0/0 nat n"]);
    assert_eq!(
        from_interface(&world, "y", "9.9.9.9", tcp(80)).reason(),
        "nat-0000000000000006e: its own subnet's route leads back to it"
    );
}

#[test]
fn what_the_account_blocks_is_kept_off_the_internet() {
    let mut world = world();
    world.nat_gateway("n", "a1", "10.0.1.5", Some("198.18.0.40"));
    world.route_table("r2", "a", "a2");
    world.routes("r2", &["0.0.0.0/0 nat n"]);
    let refused = "VPC Block Public Access keeps subnet-00000000000006131 off the internet";
    let passed = "delivered to the internet";
    let told = |world: &Topology, name: &str| {
        let trace = from_interface(world, name, "9.9.9.9", tcp(80));
        let end = trace.to_string();
        end.lines().last().unwrap_or_default().to_owned()
    };
    let both = |world: &Topology| [told(world, "x"), told(world, "y")];
    assert_eq!(both(&world), [passed, passed]);
    world.block_public_access(InternetGatewayBlockMode::BlockIngress);
    assert_eq!(told(&world, "y"), passed, "through the NAT gateway");
    assert!(told(&world, "x").contains(refused), "{}", told(&world, "x"));
    let inbound = follow(&world, CALLER, "198.18.0.20", tcp(80));
    assert_eq!(inbound.reason(), refused);
    world.block_public_access(InternetGatewayBlockMode::BlockBidirectional);
    assert!(told(&world, "y").contains(refused));
    let subnet = ExcludedResource::Subnet(id("a1"));
    world.exclude("e", subnet, InternetGatewayExclusionMode::AllowEgress);
    assert_eq!(told(&world, "y"), passed);
    assert!(told(&world, "x").contains(refused));
    let vpc = ExcludedResource::Vpc(id("a"));
    world.exclude("e", vpc, InternetGatewayExclusionMode::AllowBidirectional);
    assert_eq!(both(&world), [passed, passed]);
    assert!(follow(&world, CALLER, "198.18.0.20", tcp(80)).is_delivered());
}

#[test]
fn a_peering_connection_is_named_and_leads_no_further() {
    let mut world = world();
    world.vpc("b", "10.1.0.0/16");
    world.subnet("b1", "b", "10.1.1.0/24");
    world.group("far", "b", &["in tcp 80 from web"]);
    world.interface("z", "b1", "10.1.1.10", &["far"]);
    world.peering("p", "a", "b", true);
    world.routes("a", &["10.0.0.0/8 peering p"]);
    let there = from_interface(&world, "x", "10.1.1.10", tcp(80));
    assert_eq!(there.outcome, Outcome::Interface(id("z")));
    assert_eq!(
        there.steps[2].words,
        "pcx-00000000000000070 leads to vpc-00000000000000062"
    );
    assert_eq!(
        from_interface(&world, "x", "10.2.1.10", tcp(80)).reason(),
        "pcx-00000000000000070 leads to vpc-00000000000000062 and no further: \
         no network interface there has the address 10.2.1.10"
    );
    world.peering("p", "a", "b", false);
    assert_eq!(
        from_interface(&world, "x", "10.1.1.10", tcp(80)).reason(),
        "route table rtb-00000000000000061: 10.0.0.0/8 is a blackhole, pcx-00000000000000070 is gone"
    );
}
