//! What is planned, as text.

use std::path::PathBuf;

use terrarium_model::ids::VpcId;
use terrarium_network::{Config, Desired, GuestNamespace, Guests, Router, plan};

use crate::topology::{Topology, id};

fn planned(topology: &Topology, guests: &[&str]) -> Desired {
    let guest = |name: &&str| {
        let namespace = GuestNamespace {
            path: PathBuf::from(format!("/proc/{name}/ns/net")),
            generation: 1,
        };
        (id(name), namespace)
    };
    let guests: Guests = guests.iter().map(guest).collect();
    plan(&topology.world, &guests, &Config::default())
}

fn router(topology: &Topology, guests: &[&str]) -> Router {
    let vpc: VpcId = id("a");
    planned(topology, guests).routers.remove(&vpc).unwrap()
}

/// The lines of a chain, without their indentation.
fn chain(router: &Router, name: &str) -> Vec<String> {
    let head = format!("  chain {name} {{");
    let lines = router.ruleset.lines().skip_while(|line| *line != head);
    let lines = lines.skip(1).take_while(|line| *line != "  }");
    lines.map(|line| line.trim().to_owned()).collect()
}

fn group_chain(rules: &[&str]) -> Vec<String> {
    let mut topology = simple();
    topology.group("web", "a", rules);
    chain(&router(&topology, &[]), "sg-00000000000776562-in")
}

fn simple() -> Topology {
    let mut topology = Topology::default();
    topology.vpc("a", "10.0.0.0/16");
    topology.subnet("a1", "a", "10.0.1.0/24");
    topology.group("web", "a", &[]);
    topology.interface("x", "a1", "10.0.1.10", &["web"]);
    topology
}

#[test]
fn a_vpc_without_interfaces_needs_no_router() {
    let mut topology = simple();
    topology.vpc("b", "10.1.0.0/16");
    let desired = planned(&topology, &[]);
    assert_eq!(desired.routers.len(), 1);
    topology.remove_interface("x");
    assert_eq!(planned(&topology, &[]), Desired::default());
}

#[test]
fn rules_become_one_line_for_each_kind() {
    let lines = group_chain(&[
        "in tcp 80 from 10.0.0.0/16",
        "in tcp 443 from 0.0.0.0/0",
        "in tcp 22 from 192.168.0.0/24",
        "in tcp 22 from web",
        "in tcp 5432 from web",
        "in udp 53 from 10.0.0.0/16",
        "in icmp 8 from 0.0.0.0/0",
        "in protocol 47 from 10.0.0.1/32",
        "in all from 10.9.0.0/16",
    ]);
    assert_eq!(
        lines,
        [
            "ip saddr 10.9.0.0/16 accept",
            "tcp dport . ip saddr { 22 . 192.168.0.0/24, 80 . 10.0.0.0/16, 443 . 0.0.0.0/0 } accept",
            "udp dport . ip saddr { 53 . 10.0.0.0/16 } accept",
            "icmp type 8 accept",
            "ip protocol 47 ip saddr 10.0.0.1/32 accept",
            "ip saddr @sg-00000000000776562 tcp dport { 22, 5432 } accept",
        ]
    );
}

#[test]
fn overlapping_rules_become_disjoint_elements() {
    assert_eq!(
        group_chain(&[
            "in tcp 80-90 from 10.0.0.0/16",
            "in tcp 85-95 from 10.0.1.0/24",
            "in tcp 80-84 from 10.1.0.0/16",
        ]),
        [
            "tcp dport . ip saddr { 80-84 . 10.0.0.0/15, 85-90 . 10.0.0.0/16, 91-95 . 10.0.1.0/24 } accept"
        ]
    );
}

#[test]
fn a_rule_for_everything_is_one_verdict_and_no_rule_is_none() {
    assert_eq!(group_chain(&["in all from 0.0.0.0/0"]), ["accept"]);
    assert!(group_chain(&[]).is_empty());
    assert!(group_chain(&["out all to 0.0.0.0/0"]).is_empty());
}

#[test]
fn entries_of_an_acl_keep_their_order_and_end_in_a_drop() {
    let mut topology = simple();
    topology.acl(
        "acl",
        "a",
        "a1",
        &[
            "200 allow out all to 0.0.0.0/0",
            "90 deny out tcp 443 to 10.0.0.0/8",
            "100 allow out icmp 8 0 to 0.0.0.0/0",
            "100 allow in tcp 1024-65535 from 0.0.0.0/0",
        ],
    );
    let router = router(&topology, &[]);
    assert_eq!(
        chain(&router, "acl-0000000000061636c-out"),
        [
            "tcp dport 443 ip daddr 10.0.0.0/8 drop",
            "icmp type 8 icmp code 0 return",
            "return",
            "drop",
        ]
    );
    assert_eq!(
        chain(&router, "acl-0000000000061636c-in"),
        ["tcp dport 1024-65535 return", "drop"]
    );
}

#[test]
fn routes_fall_back_to_a_blackhole_when_their_link_goes() {
    let mut topology = simple();
    topology.internet_gateway("igw", Some("a"));
    topology.endpoint("vpce", "a");
    topology.interface("mid", "a1", "10.0.1.20", &["web"]);
    topology.change_interface("mid", |eni| eni.source_dest_check = false);
    topology.routes(
        "a",
        &[
            "0.0.0.0/0 igw igw",
            "s3 endpoint vpce",
            "172.16.0.0/12 interface mid",
            "172.20.0.0/16 igw gone",
            "172.21.0.0/16 interface x",
        ],
    );
    let router = router(&topology, &["x", "mid"]);
    let text: Vec<String> = router
        .routes
        .iter()
        .map(|(key, next_hop)| key.to(next_hop))
        .collect();
    assert_eq!(
        text,
        [
            "blackhole 0.0.0.0/0 table 254 metric 1",
            "10.0.1.10/32 table 254 metric 1 dev eni-00000000078",
            "blackhole 10.0.1.10/32 table 254 metric 1000",
            "10.0.1.20/32 table 254 metric 1 dev eni-000006d6964",
            "blackhole 10.0.1.20/32 table 254 metric 1000",
            "0.0.0.0/0 table 24881 metric 1 via 169.254.1.1 dev igw onlink",
            "blackhole 0.0.0.0/0 table 24881 metric 1000",
            "throw 10.0.0.0/16 table 24881 metric 1",
            "blackhole 169.254.0.0/16 table 24881 metric 1",
            "172.16.0.0/12 table 24881 metric 1 via 10.0.1.20 dev eni-000006d6964 onlink",
            "blackhole 172.16.0.0/12 table 24881 metric 1000",
            "blackhole 172.20.0.0/16 table 24881 metric 1",
            "blackhole 172.21.0.0/16 table 24881 metric 1",
            "throw 198.18.255.0/28 table 24881 metric 1",
        ]
    );
}

#[test]
fn a_guest_changes_no_rule() {
    let topology = simple();
    let without = router(&topology, &[]);
    let with = router(&topology, &["x"]);
    assert_eq!(without.ruleset, with.ruleset);
    let link = &with.links[&id("x")];
    assert_eq!(link.name, "eni-00000000078");
    assert_eq!(link.device, "eth0");
    assert_eq!(link.address.to_string(), "10.0.1.10/24");
    assert_eq!(link.gateway.unwrap().to_string(), "10.0.1.1");
}

#[test]
fn only_public_addresses_behind_a_gateway_are_on_the_edge() {
    let mut topology = simple();
    topology.public_address("x", Some("198.18.0.20"));
    assert!(planned(&topology, &[]).edge.routes.is_empty());
    topology.internet_gateway("igw", Some("a"));
    let routes = planned(&topology, &[]).edge.routes;
    assert_eq!(routes[&"198.18.0.20".parse().unwrap()], id("a"));
}
