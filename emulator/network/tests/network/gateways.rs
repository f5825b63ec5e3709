//! What packets do between networks: NAT gateways, peering connections, elastic addresses that move.

use std::io::{Read, Write};

use terrarium_model::resources::{
    ExcludedResource, InternetGatewayBlockMode, InternetGatewayExclusionMode, SecondaryAddress,
};

use crate::lab::{Lab, OUTSIDE, able, print};
use crate::packets::packet_tests;
use crate::topology::id;

/// VPC `a` with a NAT gateway `n` in public subnet `a1`; `a2` is private and goes through it.
fn with_nat(lab: &mut Lab) {
    let a = &mut lab.topology;
    a.nat_gateway("n", "a1", "10.0.1.5", Some("198.18.0.40"));
    a.route_table("private", "a", "a2");
    a.routes("private", &["0.0.0.0/0 nat n"]);
    lab.guest("y", "a2", "10.0.2.10", &["open"]);
}

/// VPC `b` beside VPC `a`, peered with it, with a guest in each and routes both ways.
fn with_peers(lab: &mut Lab) {
    let a = &mut lab.topology;
    a.vpc("b", "10.1.0.0/16");
    a.subnet("b1", "b", "10.1.1.0/24");
    a.peering("pcx", "a", "b", true);
    a.routes("a", &["10.1.0.0/16 peering pcx"]);
    a.routes("b", &["10.0.0.0/16 peering pcx"]);
    a.group(
        "openb",
        "b",
        &["in all from 0.0.0.0/0", "out all to 0.0.0.0/0"],
    );
    lab.guest("x", "a1", "10.0.1.10", &["open"]);
    lab.guest("y", "b1", "10.1.1.10", &["openb"]);
}

/// A namespace `container` that reaches the network through a guest, as behind Docker's bridge.
fn container_behind(lab: &mut Lab, guest: &str) {
    lab.start("container");
    let container = lab.namespaces["container"].path().display().to_string();
    let forward = || std::fs::write("/proc/sys/net/ipv4/ip_forward", "1").unwrap();
    lab.inside(guest, forward);
    let here = [
        &format!("ip link add docker0 type veth peer name eth0 netns {container}"),
        "ip addr add 172.17.0.1/16 dev docker0",
        "ip link set docker0 up",
        "nft add table ip docker",
        "nft add chain ip docker post { type nat hook postrouting priority 100 ; }",
        "nft add rule ip docker post oifname eth0 masquerade",
    ];
    let inside = [
        "ip addr add 172.17.0.2/16 dev eth0",
        "ip link set eth0 up",
        "ip route add default via 172.17.0.1",
        "ip link show dev eth0",
    ];
    let all = here.iter().map(|command| (guest, command));
    let all = all.chain(inside.iter().map(|command| ("container", command)));
    // A look at both ends, without which the kernel learns late that they are up.
    for (name, command) in all.chain([(guest, &"ip link show dev docker0")]) {
        print(&lab.namespaces[name], command);
    }
}

packet_tests! {
    fn a_nat_gateway_leads_out_and_lets_nobody_in(lab: with_vpc) {
        with_nat(&mut lab);
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.topology.public_address("x", Some("198.18.0.20"));
        lab.apply();
        lab.serve("outside", 80);
        lab.serve("x", 80);
        assert!(lab.read("y", &format!("{OUTSIDE}:80")).is_some());
        assert!(lab.ping("y", OUTSIDE));
        assert!(lab.udp("y", &format!("{OUTSIDE}:53")), "the refusal of a port finds its way back");
        assert_eq!(lab.read("y", "198.18.0.20:80").unwrap(), "x to 198.18.0.40", "the gateway's elastic address");
        assert!(!lab.tcp("host", "198.18.0.40:80"));
        assert!(!lab.ping("host", "198.18.0.40"));
        assert!(!lab.ping("x", "10.0.1.5"));
        lab.topology.remove_interface("n");
        lab.apply();
        assert!(!lab.tcp("y", &format!("{OUTSIDE}:80")), "the gateway is gone");
    }

    fn what_the_account_blocks_is_cut_off_and_nat_gateways_are_let_out(lab: with_vpc) {
        with_nat(&mut lab);
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.topology.public_address("x", Some("198.18.0.20"));
        lab.apply();
        let outside = format!("{OUTSIDE}:80");
        let passing = |lab: &Lab| [lab.tcp("x", &outside), lab.tcp("host", "198.18.0.20:80"), lab.tcp("y", &outside)];
        assert_eq!(passing(&lab), [true, true, true]);
        lab.topology.block_public_access(InternetGatewayBlockMode::BlockIngress);
        lab.apply();
        assert_eq!(passing(&lab), [false, false, true]);
        lab.topology.block_public_access(InternetGatewayBlockMode::BlockBidirectional);
        lab.apply();
        assert_eq!(passing(&lab), [false, false, false]);
        assert!(lab.tcp("y", "10.0.1.10:80"), "inside the VPC nothing is blocked");
        lab.topology.exclude("e", ExcludedResource::Subnet(id("a1")), InternetGatewayExclusionMode::AllowBidirectional);
        lab.apply();
        assert_eq!(passing(&lab), [true, true, true]);
    }

    fn a_nat_gateway_obeys_its_own_subnet(lab: with_vpc) {
        with_nat(&mut lab);
        lab.apply();
        assert!(lab.tcp("y", &format!("{OUTSIDE}:80")));
        lab.topology.acl("acl", "a", "a1", &["100 allow in all from 0.0.0.0/0", "100 allow out tcp 80-81 to 0.0.0.0/0"]);
        lab.apply();
        assert!(!lab.tcp("y", &format!("{OUTSIDE}:80")), "the answer to the guest is to an ephemeral port");
        lab.topology.acl("acl", "a", "a1", &[
            "100 allow in all from 0.0.0.0/0",
            "100 allow out tcp 80-81 to 0.0.0.0/0",
            "110 allow out tcp 1024-65535 to 10.0.0.0/16",
        ]);
        lab.apply();
        assert!(lab.tcp("y", &format!("{OUTSIDE}:80")));
        assert!(!lab.tcp("y", &format!("{OUTSIDE}:82")));
        lab.topology.routes("a", &[]);
        lab.apply();
        assert!(!lab.tcp("y", &format!("{OUTSIDE}:80")), "no internet gateway in the gateway's table");
        lab.topology.routes("a", &["0.0.0.0/0 nat n"]);
        lab.apply();
        assert!(!lab.tcp("y", &format!("{OUTSIDE}:80")), "the gateway's own route leads back to it");
        lab.topology.routes("a", &["0.0.0.0/0 igw igw"]);
        lab.apply();
        assert!(lab.tcp("y", &format!("{OUTSIDE}:80")));
    }

    fn a_private_nat_gateway_stands_for_guests_in_a_peered_vpc(lab: with_vpc) {
        with_peers(&mut lab);
        lab.topology.nat_gateway("n", "a1", "10.0.1.5", None);
        lab.topology.route_table("private", "a", "a2");
        lab.topology.routes("private", &["0.0.0.0/0 nat n"]);
        lab.guest("z", "a2", "10.0.2.10", &["open"]);
        lab.apply();
        lab.serve("y", 80);
        assert_eq!(lab.read("z", "10.1.1.10:80").unwrap(), "y to 10.0.1.5");
        lab.topology.routes("a", &["10.1.0.0/16 peering pcx", "0.0.0.0/0 igw igw"]);
        lab.apply();
        assert!(!lab.tcp("z", &format!("{OUTSIDE}:80")), "a private gateway has no public address");
    }

    fn peered_vpcs_reach_each_other_by_routes_of_both(lab: with_vpc) {
        with_peers(&mut lab);
        lab.apply();
        lab.serve("y", 80);
        lab.serve("x", 80);
        assert_eq!(lab.read("x", "10.1.1.10:80").unwrap(), "y to 10.0.1.10");
        assert_eq!(lab.read("y", "10.0.1.10:80").unwrap(), "x to 10.1.1.10");
        assert!(lab.ping("x", "10.1.1.10"));
        assert!(!lab.udp("x", "10.1.0.2:53"), "the peer's resolver is the peer's own");
        lab.topology.routes("b", &[]);
        lab.apply();
        assert!(!lab.tcp("x", "10.1.1.10:80"), "no way back");
        lab.topology.routes("b", &["10.0.0.0/16 peering pcx"]);
        lab.topology.peering("pcx", "a", "b", false);
        lab.apply();
        assert!(!lab.tcp("x", "10.1.1.10:80"), "the connection is deleted");
        lab.topology.peering("pcx", "a", "b", true);
        lab.apply();
        assert!(lab.tcp("x", "10.1.1.10:80"));
    }

    fn a_rule_can_name_a_group_of_a_peered_vpc(lab: with_vpc) {
        with_peers(&mut lab);
        lab.topology.group("openb", "b", &["in tcp 80 from open"]);
        lab.guest("z", "a1", "10.0.1.11", &["closed"]);
        lab.apply();
        assert!(lab.tcp("x", "10.1.1.10:80"));
        assert!(!lab.tcp("x", "10.1.1.10:81"));
        assert!(!lab.tcp("z", "10.1.1.10:80"), "no member of the group");
    }

    fn peering_is_not_transitive(lab: with_vpc) {
        with_peers(&mut lab);
        let t = &mut lab.topology;
        t.vpc("c", "10.2.0.0/16");
        t.subnet("c1", "c", "10.2.1.0/24");
        t.peering("pbc", "b", "c", true);
        t.group("openc", "c", &["in all from 0.0.0.0/0", "out all to 0.0.0.0/0"]);
        t.routes("a", &["0.0.0.0/0 peering pcx"]);
        t.routes("b", &["10.0.0.0/16 peering pcx", "10.2.0.0/16 peering pbc", "0.0.0.0/0 igw igwb"]);
        t.routes("c", &["0.0.0.0/0 peering pbc"]);
        t.internet_gateway("igwb", Some("b"));
        lab.guest("z", "c1", "10.2.1.10", &["openc"]);
        lab.apply();
        assert!(lab.tcp("x", "10.1.1.10:80"));
        assert!(lab.tcp("z", "10.1.1.10:80"));
        assert!(!lab.tcp("x", "10.2.1.10:80"));
        assert!(!lab.tcp("x", &format!("{OUTSIDE}:80")), "nor does it lead to the peer's internet gateway");
    }

    fn a_peer_that_goes_and_comes_back_is_connected_again(lab: with_vpc) {
        with_peers(&mut lab);
        lab.apply();
        assert!(lab.tcp("x", "10.1.1.10:80"));
        lab.topology.remove_interface("y");
        lab.stop("y");
        lab.apply();
        assert!(!lab.tcp("x", "10.1.1.10:80"));
        lab.guest("y", "b1", "10.1.1.10", &["openb"]);
        lab.apply();
        assert!(lab.tcp("x", "10.1.1.10:80"));
    }

    fn an_elastic_address_of_a_second_address_carries_packets(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a2", "10.0.2.10", &["open"]);
        lab.topology.public_address("y", Some("198.18.0.21"));
        lab.topology.change_interface("x", |eni| {
            eni.secondary_addresses = vec![SecondaryAddress {
                private_ip_address: "10.0.1.66".parse().unwrap(),
                public_ip: Some("198.18.0.20".parse().unwrap()),
                allocation_id: Some(id("eip")),
            }];
        });
        lab.apply();
        print(&lab.namespaces["x"], "ip addr add 10.0.1.66/32 dev eth0");
        lab.serve("x", 80);
        assert_eq!(lab.read("host", "198.18.0.20:80").unwrap(), "x to 198.18.0.1");
        assert_eq!(lab.read("y", "198.18.0.20:80").unwrap(), "x to 198.18.0.21");
        assert_eq!(lab.read("y", "10.0.1.66:80").unwrap(), "x to 10.0.2.10");
    }

    fn an_address_that_moves_takes_no_connection_along(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["open"]);
        lab.topology.public_address("x", Some("198.18.0.20"));
        lab.apply();
        let flow = lab.inside("host", || {
            let socket = std::net::UdpSocket::bind("198.18.0.1:0").unwrap();
            socket.set_read_timeout(Some(std::time::Duration::from_millis(400))).unwrap();
            socket.connect("198.18.0.20:7000").unwrap();
            socket
        });
        let ears = ["x", "y"].map(|name| {
            lab.inside(name, || {
                let ear = std::net::UdpSocket::bind("0.0.0.0:7000").unwrap();
                ear.set_read_timeout(Some(std::time::Duration::from_millis(400))).unwrap();
                ear
            })
        });
        let hears = |index: usize| ears[index].recv_from(&mut [0; 16]).is_ok();
        flow.send(b"one").unwrap();
        assert!(hears(0));
        lab.topology.public_address("x", None);
        lab.topology.public_address("y", Some("198.18.0.20"));
        lab.apply();
        flow.send(b"two").unwrap();
        assert!(hears(1), "the same flow reaches the address's new owner");
        assert!(!hears(0));
        lab.topology.change_interface("y", |eni| eni.groups = vec![id("closed")]);
        lab.topology.public_address("y", Some("198.18.0.21"));
        lab.apply();
        lab.topology.public_address("y", Some("198.18.0.20"));
        lab.apply();
        flow.send(b"three").unwrap();
        assert!(!hears(1), "what was let through before the address was released is no help");
    }

    fn an_answer_that_may_make_one_hop_reaches_the_guest_and_no_container_behind_it(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.apply();
        let (_, sockets) = lab.sockets.recv().unwrap();
        sockets.metadata.set_nonblocking(false).unwrap();
        container_behind(&mut lab, "x");
        for (caller, hops, is_heard) in [("x", 1, true), ("container", 1, false), ("container", 2, true)] {
            let mut near = lab.connect(caller, "169.254.169.254:80").unwrap();
            let (mut far, _) = sockets.metadata.accept().unwrap();
            far.set_ttl(hops).unwrap();
            far.write_all(b"token").unwrap();
            assert_eq!(near.read_exact(&mut [0; 5]).is_ok(), is_heard, "{caller} at {hops}");
        }
    }
}
