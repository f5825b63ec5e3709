//! What packets do in real namespaces.

use std::io::{Read, Write};
use std::net::Ipv4Addr;

use socket2::{Domain, Protocol, Socket, Type};
use terrarium_model::resources::SecondaryAddress;
use terrarium_network::{Config, Error, Network};

use crate::lab::{Lab, OUTSIDE, UPLINK, able, print};
use crate::topology::id;

macro_rules! packet_tests {
    ($($(#[$meta:meta])* fn $name:ident($lab:ident: $make:ident) $body:block)*) => {
        $($(#[$meta])* #[test] fn $name() {
            if able() {
                #[allow(unused_mut)]
                let mut $lab = Lab::$make();
                $body
            }
        })*
    };
}

pub(crate) use packet_tests;

packet_tests! {
    fn groups_let_through_what_a_rule_allows_and_nothing_else(lab: with_vpc) {
        lab.topology.group("web", "a", &[
            "in tcp 80-82 from 10.0.1.0/24",
            "in udp 53 from 10.0.1.11/32",
            "in icmp 8 from 0.0.0.0/0",
        ]);
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["web"]);
        lab.guest("z", "a2", "10.0.2.10", &["open"]);
        lab.apply();
        assert!(lab.tcp("x", "10.0.1.11:80"));
        assert!(lab.tcp("x", "10.0.1.11:82"));
        assert!(!lab.tcp("x", "10.0.1.11:83"), "the port of no rule, inside one subnet");
        assert!(!lab.tcp("z", "10.0.1.11:80"), "an address of no rule");
        assert!(!lab.udp("x", "10.0.1.11:53"));
        assert!(lab.ping("z", "10.0.1.11"));
        assert!(!lab.tcp("y", "10.0.1.10:80"), "the group has no outbound rule");
        assert!(!lab.udp("y", "10.0.1.10:80"));
        assert!(!lab.ping("y", "10.0.1.10"));
    }

    fn several_groups_are_a_union(lab: with_vpc) {
        lab.topology.group("one", "a", &["in tcp 80 from 0.0.0.0/0"]);
        lab.topology.group("two", "a", &["in tcp 81 from 0.0.0.0/0"]);
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["one", "two"]);
        lab.apply();
        assert!(lab.tcp("x", "10.0.1.11:80"));
        assert!(lab.tcp("x", "10.0.1.11:81"));
        assert!(!lab.tcp("x", "10.0.1.11:82"));
    }

    fn a_rule_that_names_a_group_means_its_members(lab: with_vpc) {
        lab.topology.group("db", "a", &["in tcp 5432 from app"]);
        lab.topology.group("app", "a", &["out all to 0.0.0.0/0"]);
        lab.guest("app1", "a1", "10.0.1.10", &["app"]);
        lab.guest("other", "a1", "10.0.1.11", &["open"]);
        lab.guest("db1", "a2", "10.0.2.10", &["db"]);
        lab.apply();
        assert!(lab.tcp("app1", "10.0.2.10:5432"));
        assert!(!lab.tcp("app1", "10.0.2.10:5433"));
        assert!(!lab.tcp("other", "10.0.2.10:5432"));
        lab.topology.change_interface("other", |eni| eni.groups = vec![id("app")]);
        lab.apply();
        assert!(lab.tcp("other", "10.0.2.10:5432"), "a group changed on a running guest");
    }

    fn a_revoked_rule_stops_new_connections_and_leaves_tracked_ones(lab: with_vpc) {
        lab.topology.group("web", "a", &["in tcp 80 from 0.0.0.0/0"]);
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["web"]);
        lab.apply();
        let listener = lab.inside("y", || std::net::TcpListener::bind("0.0.0.0:80").unwrap());
        let mut near = lab.connect("x", "10.0.1.11:80").unwrap();
        let (mut far, _) = listener.accept().unwrap();
        lab.topology.group("web", "a", &[]);
        lab.apply();
        assert!(!lab.tcp("x", "10.0.1.11:80"));
        near.write_all(b"still").unwrap();
        let mut heard = [0; 5];
        far.read_exact(&mut heard).unwrap();
        assert_eq!(&heard, b"still");
        lab.topology.group("web", "a", &["in tcp 80 from 0.0.0.0/0"]);
        lab.apply();
        assert!(lab.tcp("x", "10.0.1.11:80"));
    }

    fn acls_are_stateless_and_stand_at_the_boundary_of_the_subnet(lab: with_vpc) {
        lab.topology.acl("acl", "a", "a1", &[
            "90 deny out tcp 443 to 0.0.0.0/0",
            "100 allow out all to 0.0.0.0/0",
            "90 deny in tcp 25 from 10.0.2.0/24",
            "100 allow in all from 0.0.0.0/0",
        ]);
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["open"]);
        lab.guest("z", "a2", "10.0.2.10", &["open"]);
        lab.apply();
        assert!(!lab.tcp("x", "10.0.2.10:443"));
        assert!(lab.tcp("x", "10.0.2.10:444"));
        assert!(lab.tcp("x", "10.0.1.11:443"), "inside the subnet no ACL is asked");
        assert!(!lab.tcp("z", "10.0.1.10:25"));
        lab.topology.acl("acl", "a", "a1", &["100 allow out all to 0.0.0.0/0", "100 allow in tcp 80 from 0.0.0.0/0"]);
        lab.apply();
        assert!(lab.tcp("z", "10.0.1.10:80"));
        assert!(!lab.tcp("x", "10.0.2.10:80"), "the answer is to an ephemeral port, which no entry allows");
    }

    fn a_public_address_works_both_ways_through_the_gateway(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["closed"]);
        lab.topology.public_address("x", Some("198.18.0.20"));
        lab.apply();
        lab.serve("x", 80);
        lab.serve("outside", 80);
        assert_eq!(lab.read("host", "198.18.0.20:80").unwrap(), "x to 198.18.0.1");
        assert_eq!(lab.read("x", &format!("{OUTSIDE}:80")).unwrap(), format!("outside to {UPLINK}"));
        assert!(lab.ping("x", OUTSIDE));
        assert!(!lab.tcp("y", &format!("{OUTSIDE}:80")), "no public address");
        assert!(!lab.tcp("outside", "198.18.0.20:80"), "the pool is this machine's own");
        lab.topology.public_address("x", None);
        lab.topology.public_address("y", Some("198.18.0.20"));
        lab.apply();
        assert!(!lab.tcp("x", &format!("{OUTSIDE}:80")));
        assert!(!lab.tcp("host", "198.18.0.20:80"), "the address moved to a guest whose group lets nothing in");
        assert!(lab.tcp("y", &format!("{OUTSIDE}:80")));
    }

    fn guests_reach_each_other_through_public_addresses(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a2", "10.0.2.10", &["web"]);
        lab.topology.group("web", "a", &["in tcp 80 from 198.18.0.20/32", "out all to 0.0.0.0/0"]);
        lab.topology.public_address("x", Some("198.18.0.20"));
        lab.topology.public_address("y", Some("198.18.0.21"));
        lab.topology.vpc("b", "10.0.0.0/16");
        lab.topology.subnet("b1", "b", "10.0.1.0/24");
        lab.topology.internet_gateway("igwb", Some("b"));
        lab.topology.routes("b", &["0.0.0.0/0 igw igwb"]);
        lab.topology.group("openb", "b", &["in all from 0.0.0.0/0", "out all to 0.0.0.0/0"]);
        lab.guest("z", "b1", "10.0.1.10", &["openb"]);
        lab.topology.public_address("z", Some("198.18.0.22"));
        lab.apply();
        lab.serve("y", 80);
        lab.serve("z", 80);
        assert_eq!(lab.read("x", "198.18.0.21:80").unwrap(), "y to 198.18.0.20");
        assert!(!lab.tcp("x", "10.0.2.10:80"), "the rule is for the public address");
        assert_eq!(lab.read("x", "198.18.0.22:80").unwrap(), "z to 198.18.0.20");
        assert!(!lab.tcp("z", "198.18.0.21:80"));
    }

    fn further_addresses_and_prefixes_lead_to_their_interface(lab: with_vpc) {
        lab.topology.group("db", "a", &["in tcp 5432 from app"]);
        lab.topology.group("app", "a", &["in all from 0.0.0.0/0", "out all to 0.0.0.0/0"]);
        lab.guest("x", "a1", "10.0.1.10", &["app"]);
        lab.guest("y", "a1", "10.0.1.11", &["open"]);
        lab.guest("z", "a2", "10.0.2.10", &["db"]);
        lab.topology.change_interface("x", |eni| {
            eni.secondary_addresses = vec![SecondaryAddress {
                private_ip_address: "10.0.1.20".parse().unwrap(),
                public_ip: Some("198.18.0.21".parse().unwrap()),
                allocation_id: None,
            }];
            eni.ipv4_prefixes = vec!["10.0.1.32/28".parse().unwrap()];
        });
        lab.apply();
        for address in ["10.0.1.20", "10.0.1.37"] {
            assert!(!lab.ping("y", address), "the guest does not know of {address} yet");
            print(&lab.namespaces["x"], &format!("ip addr add {address}/32 dev lo"));
            assert!(lab.ping("y", address));
            let port = format!("{address}:80");
            assert!(lab.tcp("y", &port));
        }
        assert!(!lab.ping("y", "10.0.1.48"), "the first address behind the prefix");
        lab.serve("x", 80);
        assert_eq!(lab.read("host", "198.18.0.21:80").unwrap(), "x to 198.18.0.1");
        lab.serve("outside", 80);
        // The gateway goes by the address that a packet is from.
        assert!(lab.read("x", &format!("{OUTSIDE}:80")).is_none());
        print(&lab.namespaces["x"], &format!("ip route replace {OUTSIDE} via 10.0.1.1 src 10.0.1.20"));
        assert_eq!(lab.read("x", &format!("{OUTSIDE}:80")).unwrap(), format!("outside to {UPLINK}"));
        print(&lab.namespaces["x"], "ip route replace 10.0.2.10 via 10.0.1.1 src 10.0.1.37");
        assert!(lab.tcp("x", "10.0.2.10:5432"), "a member of the group by its prefix");
        lab.topology.change_interface("x", |eni| {
            eni.secondary_addresses.clear();
            eni.ipv4_prefixes.clear();
        });
        lab.apply();
        assert!(!lab.tcp("x", "10.0.2.10:5432"), "the address is another's now");
        assert!(!lab.ping("y", "10.0.1.20"));
        assert!(!lab.tcp("host", "198.18.0.21:80"));
    }

    fn a_group_serves_every_vpc_that_it_is_associated_with(lab: with_vpc) {
        lab.topology.vpc("b", "10.1.0.0/16");
        lab.topology.subnet("b1", "b", "10.1.1.0/24");
        lab.topology.group("web", "a", &["in tcp 80 from web", "out all to 0.0.0.0/0"]);
        lab.guest("p", "b1", "10.1.1.10", &["web"]);
        lab.guest("q", "b1", "10.1.1.11", &["web"]);
        lab.topology.change_group("web", |group| group.associated_vpc_ids = vec![id("b")]);
        lab.apply();
        assert!(lab.tcp("p", "10.1.1.11:80"));
        assert!(!lab.tcp("p", "10.1.1.11:81"));
    }

    fn a_route_or_gateway_that_goes_cuts_traffic_at_once(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.topology.public_address("x", Some("198.18.0.20"));
        let outside = format!("{OUTSIDE}:80");
        lab.apply();
        assert!(lab.tcp("x", &outside));
        lab.topology.routes("a", &[]);
        lab.apply();
        assert!(!lab.tcp("x", &outside));
        assert!(!lab.tcp("host", "198.18.0.20:80"), "no way back");
        lab.topology.routes("a", &["9.9.0.0/16 igw igw"]);
        lab.apply();
        assert!(lab.tcp("x", &outside));
        lab.topology.internet_gateway("igw", None);
        lab.apply();
        assert!(!lab.tcp("x", &outside));
        lab.topology.internet_gateway("igw", Some("a"));
        lab.apply();
        assert!(lab.tcp("x", &outside));
    }

    fn s3_is_reached_through_the_endpoint_or_the_gateway_as_the_routes_say(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a2", "10.0.2.10", &["open"]);
        lab.topology.public_address("x", Some("198.18.0.20"));
        let s3 = format!("{}:80", lab.config.s3_address());
        lab.apply();
        let (_, sockets) = lab.sockets.recv().unwrap();
        let endpoint = sockets.s3_http;
        assert!(lab.tcp("x", &s3));
        assert!(endpoint.accept().is_err(), "no route leads through an endpoint");
        assert_eq!(lab.edge.s3_http.accept().unwrap().1.ip().to_string(), "198.18.0.20");
        assert!(!lab.tcp("y", &s3), "no public address, no endpoint");

        lab.topology.endpoint("vpce", "a");
        lab.topology.routes("a", &["0.0.0.0/0 igw igw", "s3 endpoint vpce"]);
        lab.apply();
        assert!(lab.tcp("y", &s3));
        assert_eq!(endpoint.accept().unwrap().1.ip().to_string(), "10.0.2.10");
        assert!(lab.edge.s3_http.accept().is_err());

        lab.topology.group("nos3", "a", &["out tcp 443 to s3"]);
        lab.topology.change_interface("y", |eni| eni.groups = vec![id("nos3")]);
        lab.apply();
        assert!(!lab.tcp("y", &s3), "groups filter what goes to the endpoint");
        assert!(lab.tcp("y", &s3.replace(":80", ":443")));
    }

    fn spoofed_packets_are_dropped(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["open"]);
        lab.apply();
        let ear = lab.inside("y", || std::net::UdpSocket::bind("0.0.0.0:99").unwrap());
        ear.set_read_timeout(Some(std::time::Duration::from_millis(300))).unwrap();
        print(&lab.namespaces["x"], "ip addr add 10.0.1.66/32 dev eth0");
        let say = |from: &str| {
            let mouth = std::net::UdpSocket::bind((from, 0)).unwrap();
            mouth.send_to(from.as_bytes(), "10.0.1.11:99").unwrap();
        };
        lab.inside("x", || say("10.0.1.66"));
        lab.inside("x", || say("10.0.1.10"));
        let mut buffer = [0; 32];
        let heard = ear.recv(&mut buffer).unwrap();
        assert_eq!(&buffer[..heard], b"10.0.1.10");
        assert!(ear.recv(&mut buffer).is_err());
        lab.topology.change_interface("x", |eni| eni.source_dest_check = false);
        lab.apply();
        lab.inside("x", || say("10.0.1.66"));
        let heard = ear.recv(&mut buffer).unwrap();
        assert_eq!(&buffer[..heard], b"10.0.1.66");
    }

    fn overlapping_vpcs_do_not_meet(lab: with_vpc) {
        lab.topology.vpc("b", "10.0.0.0/16");
        lab.topology.subnet("b1", "b", "10.0.1.0/24");
        lab.topology.group("openb", "b", &["in all from 0.0.0.0/0", "out all to 0.0.0.0/0"]);
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("ya", "a1", "10.0.1.11", &["open"]);
        lab.guest("xb", "b1", "10.0.1.10", &["openb"]);
        lab.guest("yb", "b1", "10.0.1.11", &["openb"]);
        lab.guest("zb", "b1", "10.0.1.12", &["openb"]);
        lab.apply();
        for each in ["ya", "yb", "zb"] {
            lab.serve(each, 80);
        }
        assert_eq!(lab.read("x", "10.0.1.11:80").unwrap(), "ya to 10.0.1.10");
        assert_eq!(lab.read("xb", "10.0.1.11:80").unwrap(), "yb to 10.0.1.10");
        assert!(!lab.tcp("x", "10.0.1.12:80"));
    }

    fn the_host_is_out_of_reach_and_private_addresses_go_nowhere(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.topology.public_address("x", Some("198.18.0.20"));
        lab.serve("host", 9000);
        lab.serve("outside", 9000);
        let leaks = ["192.168.7.7", "10.9.9.9", "172.16.1.1", "100.64.1.1", "198.18.7.7", "198.51.100.1"];
        for address in leaks {
            print(&lab.namespaces["outside"], &format!("ip addr add {address}/32 dev lo"));
        }
        lab.apply();
        assert!(lab.tcp("x", &format!("{OUTSIDE}:9000")));
        for target in ["198.18.0.1", "198.18.0.2", UPLINK, "127.0.0.1", "198.18.7.7"] {
            let to = format!("{target}:9000");
            let local = target == "127.0.0.1";
            assert_eq!(lab.read("x", &to), None, "{target}");
            assert!(local || !lab.tcp("x", &to), "{target}");
            assert!(!lab.ping("x", target) || local, "{target}");
        }
        for target in leaks {
            assert!(!lab.tcp("x", &format!("{target}:9000")), "{target}");
        }
        assert!(!lab.tcp("host", "198.18.7.7:9000"), "the pool stays on the machine");
        assert!(!lab.tcp("x", "169.254.1.1:80"));
        assert!(!lab.tcp("x", &format!("{}:22", lab.config.s3_address())));
    }

    fn metadata_and_resolver_are_reached_whatever_groups_and_acls_say(lab: with_vpc) {
        lab.topology.group("nothing", "a", &[]);
        lab.topology.acl("acl", "a", "a1", &[]);
        lab.guest("x", "a1", "10.0.1.10", &["nothing"]);
        lab.apply();
        let (router, sockets) = lab.sockets.recv().unwrap();
        assert_eq!(router.vpc, id("a"));
        assert!(lab.tcp("x", "169.254.169.254:80"));
        assert_eq!(sockets.metadata.accept().unwrap().1.ip().to_string(), "10.0.1.10");
        assert!(lab.tcp("x", "169.254.169.253:53"));
        assert!(lab.tcp("x", "10.0.0.2:53"));
        for (socket, address) in sockets.dns_udp.iter().zip(["169.254.169.253:53", "10.0.0.2:53"]) {
            lab.inside("x", || {
                let question = std::net::UdpSocket::bind("0.0.0.0:0").unwrap();
                question.send_to(b"?", address).unwrap();
            });
            let (_, from) = socket.recv_from(&mut [0; 8]).unwrap();
            assert_eq!(from.ip().to_string(), "10.0.1.10");
        }
        assert!(!lab.tcp("x", "10.0.1.1:80"), "the gateway serves nothing");
    }

    fn a_restarted_guest_is_connected_again(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["open"]);
        let first = lab.apply().attached;
        assert!(lab.tcp("x", "10.0.1.11:80"));
        lab.stop("y");
        lab.apply();
        assert!(!lab.tcp("x", "10.0.1.11:80"));
        lab.start("y");
        let second = lab.apply().attached;
        assert!(lab.tcp("x", "10.0.1.11:80"));
        assert_eq!(first[&id("x")], second[&id("x")]);
        assert!(first[&id("y")] < second[&id("y")]);
        // The namespace is gone, but nobody has noticed yet.
        lab.stop("y");
        lab.start("y");
        lab.apply();
        assert!(lab.tcp("x", "10.0.1.11:80"));
    }

    fn a_guest_that_is_gone_fails_alone(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["open"]);
        lab.guest("z", "a1", "10.0.1.12", &["open"]);
        let name = lab.namespaces["y"].path().file_name().unwrap().to_owned();
        assert!(std::process::Command::new("ip").args(["netns", "del"]).arg(name).status().unwrap().success());
        let applied = lab.apply();
        assert!(applied.failed.contains_key(&id("y")));
        assert!(lab.tcp("x", "10.0.1.12:80"));
        assert!(!lab.tcp("x", "10.0.1.11:80"));
    }

    fn a_guest_whose_name_is_taken_fails_alone(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["open"]);
        lab.guest("z", "a1", "10.0.1.12", &["open"]);
        print(&lab.namespaces["y"], "ip link add eth0 type veth peer name other");
        let applied = lab.apply();
        assert_eq!(applied.failed.keys().collect::<Vec<_>>(), [&id("y")]);
        assert!(lab.tcp("x", "10.0.1.12:80"));
        print(&lab.namespaces["y"], "ip link del eth0");
        assert!(lab.apply().failed.is_empty());
        assert!(lab.tcp("x", "10.0.1.11:80"));
    }

    fn a_guest_that_forwards_gets_what_a_route_sends_it(lab: with_vpc) {
        lab.topology.route_table("rt2", "a", "a2");
        lab.guest("x", "a2", "10.0.2.10", &["open"]);
        lab.guest("mid", "a1", "10.0.1.10", &["open"]);
        lab.topology.routes("rt2", &["172.20.0.0/16 interface mid"]);
        lab.apply();
        print(&lab.namespaces["mid"], "ip addr add 172.20.0.1/32 dev lo");
        lab.serve("mid", 80);
        assert_eq!(lab.read("x", "172.20.0.1:80"), None, "the source/destination check is on");
        lab.topology.change_interface("mid", |eni| eni.source_dest_check = false);
        lab.apply();
        assert_eq!(lab.read("x", "172.20.0.1:80").unwrap(), "mid to 10.0.2.10");
    }

    fn nothing_is_left_after_shutdown(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.topology.public_address("x", Some("198.18.0.20"));
        let host = lab.namespaces["host"].clone();
        let state = || {
            ["ip link", "ip route", "ip rule", "nft list tables", "iptables-save"]
                .map(|command| {
                    let text = print(&host, command);
                    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.contains("qlen"));
                    lines.collect::<Vec<_>>().join("\n")
                })
        };
        lab.apply();
        let prefix = lab.config.prefix().to_owned();
        assert!(print(&host, "ip link").contains(&prefix));
        lab.shutdown();
        for text in state() {
            assert!(!text.contains(&prefix) && !text.contains("198.18"), "{text}");
        }
        assert!(!print(&host, "ip netns list").contains(&format!("{prefix}-")));
        assert!(!print(&lab.namespaces["x"], "ip link").contains("eth0"));
    }

    fn a_second_emulator_needs_other_names_and_another_pool(lab: new) {
        let host = lab.namespaces["host"].clone();
        let start = |config: Config| host.run(|| Network::start(config, Box::new(Deaf)).err()).unwrap();
        assert!(matches!(start(lab.config.clone()), Some(Error::PrefixInUse { .. })));
        let tag = format!("u{}", &lab.config.prefix()[4..]);
        let config = Config::new(lab.config.pool(), &tag).unwrap();
        let error = start(config).unwrap();
        assert!(error.to_string().starts_with("the pool 198.18.0.0/16 is in use"), "{error}");
    }

    fn arp_tells_a_guest_nothing_but_the_router(lab: with_vpc) {
        lab.guest("x", "a1", "10.0.1.10", &["open"]);
        lab.guest("y", "a1", "10.0.1.11", &["open"]);
        lab.apply();
        // y listens to every frame; x asks everyone for an address and shouts at everyone.
        let ear = lab.inside("y", || {
            let every = Protocol::from(0x0300);
            Socket::new(Domain::PACKET, Type::RAW, Some(every)).unwrap()
        });
        ear.set_nonblocking(true).unwrap();
        assert!(!lab.tcp("x", "10.0.1.77:80"));
        lab.inside("x", || {
            let mouth = std::net::UdpSocket::bind("0.0.0.0:0").unwrap();
            mouth.set_broadcast(true).unwrap();
            for everyone in [Ipv4Addr::BROADCAST, Ipv4Addr::new(10, 0, 1, 255), Ipv4Addr::new(224, 0, 0, 1)] {
                let _ = mouth.send_to(b"all", (everyone, 99));
            }
        });
        let mut buffer = [std::mem::MaybeUninit::new(0); 64];
        assert!(ear.recv(&mut buffer).is_err());
    }
}

/// Serves nothing.
struct Deaf;

impl terrarium_network::Services for Deaf {
    fn edge_up(&mut self, _sockets: terrarium_network::EdgeSockets) {}

    fn router_up(
        &mut self,
        _router: &terrarium_network::RouterRef,
        _sockets: terrarium_network::RouterSockets,
    ) {
    }

    fn router_down(&mut self, _router: &terrarium_network::RouterRef) {}
}
