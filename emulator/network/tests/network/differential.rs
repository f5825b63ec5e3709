//! The evaluator against the kernel: random topologies, random packets sent for real, and one verdict.
//!
//! TERRARIUM_DIFFERENTIAL_CASES sets how many topologies are tried, of [`PACKETS`] packets each; a failure is shrunk.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{TestCaseError, TestRunner};
use socket2::Socket;
use terrarium_model::resources::SecondaryAddress;
use terrarium_network::{Outcome, Packet, Protocol, Source, trace};

use crate::lab::{Lab, able, print};
use crate::topology::{Topology, id};
use crate::wire;

/// How many packets each topology is tried with, at most.
const PACKETS: usize = 120;
/// The marks of packets, for which every guest has other uses below and above.
const FIRST_MARK: u16 = 2_000;
const LAST_MARK: u16 = 32_000;
/// How many topologies are tried unless told otherwise.
const CASES: u32 = 20;

/// The guests of every topology: name, subnet and address.
const GUESTS: [(&str, &str, &str); 6] = [
    ("w", "a1", "10.0.1.10"),
    ("x", "a1", "10.0.1.11"),
    ("y", "a2", "10.0.2.10"),
    ("z", "a2", "10.0.2.11"),
    ("p", "b1", "10.0.1.10"),
    ("q", "b1", "10.0.1.12"),
];

/// The second address of guest `w`, and one of the prefix of `y`.
const FURTHER: &str = "10.0.1.66";
const IN_PREFIX: &str = "10.0.2.70";

#[derive(Debug, Clone)]
struct Case {
    /// The rules of groups `g0`, `g1`, `g2` of VPC a and `h` of VPC b.
    groups: [Vec<&'static str>; 4],
    /// Which groups each guest is in; guests of VPC b are always in `h`.
    membership: [Vec<&'static str>; 6],
    /// Entries of the ACLs of a1 and a2; none means that everything passes.
    acls: [Option<Vec<&'static str>>; 2],
    /// The routes of VPC a's main table, of a2's own, and of VPC b.
    routes: [Vec<&'static str>; 3],
    /// Whether a's and b's internet gateways are attached.
    gateways: [bool; 2],
    public: [bool; 6],
    source_dest_check: [bool; 6],
    /// Whether guest `w` has a second address and `y` a prefix.
    further: bool,
    packets: Vec<Sent>,
}

#[derive(Debug, Clone)]
struct Sent {
    /// A guest's name or `host`.
    from: &'static str,
    /// An address that is not the sender's.
    claimed: Option<&'static str>,
    to: &'static str,
    protocol: Protocol,
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

fn case() -> impl Strategy<Value = Case> {
    let everything = &["in all from 0.0.0.0/0", "out all to 0.0.0.0/0"];
    let rules = || mostly_with(everything, RULES).boxed();
    let groups = [rules(), rules(), rules(), rules()];
    let member = || {
        let some = subsequence(&["g0", "g1", "g2"][..], 1..=3).boxed();
        prop_oneof![9 => some, 1 => Just(Vec::new())]
    };
    let members = [member(), member(), member(), member(), member(), member()];
    let everything = &[
        "100 allow in all from 0.0.0.0/0",
        "100 allow out all to 0.0.0.0/0",
    ];
    let acl = || prop::option::weighted(0.5, mostly_with(everything, ACL_ENTRIES));
    let routes = || mostly_with(&["0.0.0.0/0 igw ga"], ROUTES).boxed();
    let other_routes = mostly_with(&["0.0.0.0/0 igw gb"], &["172.20.0.0/16 interface q"]);
    let mostly = |probability| prop::array::uniform6(prop::bool::weighted(probability));
    (
        groups,
        members,
        [acl(), acl()],
        [routes().boxed(), routes().boxed(), other_routes.boxed()],
        [prop::bool::weighted(0.8), prop::bool::weighted(0.8)],
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
                gateways,
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
                    public,
                    source_dest_check,
                    further,
                    packets,
                }
            },
        )
}

fn sent() -> impl Strategy<Value = Sent> {
    let from = select(
        &[
            "w", "x", "y", "z", "w", "x", "y", "z", "p", "q", "host", "host",
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
fn topology(case: &Case) -> Topology {
    let mut t = Topology::default();
    t.vpc("a", "10.0.0.0/16");
    t.subnet("a1", "a", "10.0.1.0/24");
    t.subnet("a2", "a", "10.0.2.0/24");
    t.route_table("r2", "a", "a2");
    t.vpc("b", "10.0.0.0/16");
    t.subnet("b1", "b", "10.0.1.0/24");
    t.endpoint("e", "a");
    for (name, vpc, attached) in [("ga", "a", case.gateways[0]), ("gb", "b", case.gateways[1])] {
        t.internet_gateway(name, attached.then_some(vpc));
    }
    for (table, routes) in ["a", "r2", "b"].iter().zip(&case.routes) {
        t.routes(table, routes);
    }
    for (name, rules) in ["g0", "g1", "g2", "h"].iter().zip(&case.groups) {
        t.group(name, if *name == "h" { "b" } else { "a" }, rules);
    }
    for (subnet, acl) in ["a1", "a2"].iter().zip(&case.acls) {
        if let Some(entries) = acl {
            t.acl(&format!("n{subnet}"), "a", subnet, entries);
        }
    }
    for (index, (name, subnet, address)) in GUESTS.iter().enumerate() {
        let groups = if *subnet == "b1" {
            &vec!["h"]
        } else {
            &case.membership[index]
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

/// A lab whose guests are all ears.
struct Bench {
    lab: Lab,
    ears: Vec<(&'static str, Socket)>,
    mouths: BTreeMap<&'static str, Socket>,
    /// Tells every packet of the run from every other: a source port, or an ICMP identifier.
    next_mark: u16,
}

impl Bench {
    fn new() -> Self {
        let mut lab = Lab::new();
        for (name, ..) in GUESTS {
            lab.start(name);
        }
        let empty = Case {
            groups: Default::default(),
            membership: Default::default(),
            acls: [None, None],
            routes: Default::default(),
            gateways: [true, true],
            public: [false; 6],
            source_dest_check: [true; 6],
            further: false,
            packets: Vec::new(),
        };
        lab.topology = topology(&empty);
        lab.apply();
        let mut ears = Vec::new();
        let mut mouths = BTreeMap::new();
        for (name, ..) in GUESTS {
            lab.inside(name, wire::forward_nothing);
            ears.push((name, lab.inside(name, wire::every_frame)));
            mouths.insert(name, lab.inside(name, wire::mouth));
        }
        ears.push(("internet", lab.inside("outside", wire::every_frame)));
        mouths.insert("host", lab.inside("host", wire::mouth));
        let network = lab.network();
        let places = [
            ("router a", network.router(id("a")).unwrap()),
            ("router b", network.router(id("b")).unwrap()),
            ("edge", network.edge()),
        ];
        for (name, namespace) in places {
            for ear in namespace.run(wire::delivered_here).unwrap() {
                ears.push((name, ear));
            }
        }
        Self {
            lab,
            ears,
            mouths,
            next_mark: FIRST_MARK,
        }
    }

    /// Whether there are marks for another case. The kernel remembers connections, so no mark may come twice.
    fn is_used_up(&self) -> bool {
        usize::from(LAST_MARK - self.next_mark) < PACKETS
    }

    fn check(&mut self, case: &Case) -> Result<(), TestCaseError> {
        self.lab.topology = topology(case);
        self.lab.apply();
        // Guests remember who answered for an address that is gone by now.
        for (name, ..) in GUESTS {
            print(&self.lab.namespaces[name], "ip neigh flush dev eth0");
        }
        let first = self.next_mark;
        self.next_mark += case.packets.len() as u16;
        let mut expected = BTreeMap::new();
        for (sent, mark) in case.packets.iter().zip(first..) {
            if is_none_of_ours(sent) {
                continue;
            }
            if let Some(receiver) = self.evaluate(sent) {
                expected.insert(mark, receiver);
            }
            self.send(sent, mark);
        }
        let heard = self.listen(&expected, first);
        for (sent, mark) in case.packets.iter().zip(first..) {
            let (told, seen) = (expected.get(&mark), heard.get(&mark));
            if told != seen {
                let why = self.explain(sent);
                return Err(TestCaseError::fail(format!(
                    "{sent:?}: the evaluator says {told:?}, the kernel {seen:?}\n{why}"
                )));
            }
        }
        Ok(())
    }

    fn packet(&self, sent: &Sent) -> Packet {
        let source = match sent.from {
            "host" => Source::Internet(self.lab.config.host_address()),
            name => Source::Interface {
                id: id(name),
                address: sent.claimed.map(|text| text.parse().unwrap()),
            },
        };
        Packet {
            source,
            destination: sent.to.parse().unwrap(),
            protocol: sent.protocol,
            tracked: false,
        }
    }

    fn explain(&self, sent: &Sent) -> String {
        trace(
            &self.lab.topology.world,
            &self.lab.config,
            &self.packet(sent),
        )
        .to_string()
    }

    /// Who the evaluator says hears the packet.
    fn evaluate(&self, sent: &Sent) -> Option<&'static str> {
        let trace = trace(
            &self.lab.topology.world,
            &self.lab.config,
            &self.packet(sent),
        );
        match trace.outcome {
            Outcome::Interface(eni) => GUESTS
                .iter()
                .find(|(name, ..)| id::<terrarium_model::ids::NetworkInterfaceId>(name) == eni)
                .map(|(name, ..)| *name),
            Outcome::Internet => Some("internet"),
            Outcome::Dropped => None,
            Outcome::Service(_) => {
                // A service that is reached without passing a gateway is reached in the sender's router.
                let passed = trace
                    .steps
                    .iter()
                    .any(|step| step.component.starts_with("igw-"));
                match sent.from {
                    _ if passed => Some("edge"),
                    "host" => Some("edge"),
                    "p" | "q" => Some("router b"),
                    _ => Some("router a"),
                }
            }
        }
    }

    fn send(&self, sent: &Sent, mark: u16) {
        let own = GUESTS
            .iter()
            .find(|(name, ..)| *name == sent.from)
            .map(|(_, _, address)| *address);
        let source = sent.claimed.or(own).unwrap_or("198.18.0.1");
        let (source, to): (Ipv4Addr, Ipv4Addr) =
            (source.parse().unwrap(), sent.to.parse().unwrap());
        wire::send(&self.mouths[sent.from], source, to, sent.protocol, mark);
    }

    /// What is heard and by whom, until all that is expected was heard and nothing more comes.
    fn listen(
        &self,
        expected: &BTreeMap<u16, &'static str>,
        first: u16,
    ) -> BTreeMap<u16, &'static str> {
        let deadline = Instant::now() + Duration::from_millis(1500);
        let ours = first..self.next_mark;
        let mut heard = BTreeMap::new();
        loop {
            for (name, ear) in &self.ears {
                heard.extend(
                    wire::marks(ear)
                        .filter(|mark| ours.contains(mark))
                        .map(|mark| (mark, *name)),
                );
            }
            let all = expected.keys().all(|mark| heard.contains_key(mark));
            let patience = if all {
                Duration::from_millis(20)
            } else {
                deadline.saturating_duration_since(Instant::now())
            };
            let mut fds: Vec<PollFd> = self
                .ears
                .iter()
                .map(|(_, ear)| PollFd::new(ear.as_fd(), PollFlags::POLLIN))
                .collect();
            let timeout = PollTimeout::try_from(patience).unwrap();
            if patience.is_zero() || poll(&mut fds, timeout).unwrap() == 0 {
                return heard;
            }
        }
    }
}

/// A packet to the sender's own address never leaves the guest, and where the host sends packets for others is its own affair.
fn is_none_of_ours(sent: &Sent) -> bool {
    sent.from == "host" && (sent.to == "198.18.0.1" || !sent.to.starts_with("198.18."))
        || [("w", FURTHER), ("y", IN_PREFIX)].contains(&(sent.from, sent.to))
        || GUESTS
            .iter()
            .any(|(name, _, address)| *name == sent.from && *address == sent.to)
}

#[test]
fn the_evaluator_and_the_kernel_agree() {
    if !able() {
        return;
    }
    let cases = std::env::var("TERRARIUM_DIFFERENTIAL_CASES").ok();
    let config = ProptestConfig {
        cases: cases.map_or(CASES, |text| text.parse().unwrap()),
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let bench = RefCell::new(Bench::new());
    let check = |case: Case| {
        if bench.borrow().is_used_up() {
            bench.replace(Bench::new());
        }
        bench.borrow_mut().check(&case)
    };
    let outcome = TestRunner::new(config).run(&case(), check);
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
