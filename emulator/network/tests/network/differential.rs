//! The evaluator against the kernel: random topologies, random packets sent for real, and one verdict.
//!
//! TERRARIUM_DIFFERENTIAL_CASES sets how many topologies are tried, of [`PACKETS`] packets each at most; a failure is shrunk.
//! TERRARIUM_DIFFERENTIAL_SEED, a number, has a run tried again: each run tells its own.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use proptest::test_runner::Config as ProptestConfig;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestRng, TestRunner};
use socket2::Socket;
use terrarium_model::resources::InternetGatewayBlockMode;
use terrarium_network::{Outcome, Packet, Source, trace};

use crate::cases::{Case, FURTHER, GUESTS, IN_PREFIX, PACKETS, Sent, case, topology};
use crate::lab::{Lab, able, print};
use crate::topology::id;
use crate::wire;

/// The marks of packets, for which every guest has other uses below and above.
const FIRST_MARK: u16 = 2_000;
const LAST_MARK: u16 = 32_000;
/// How many topologies are tried unless told otherwise.
const CASES: u32 = 20;

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
            acls: [None, None, None],
            routes: Default::default(),
            gateways: [true, true],
            peerings: [true, true],
            nat_gateways: [true, true],
            blocked: InternetGatewayBlockMode::Off,
            excluded: [None, None],
            public: [false; 7],
            source_dest_check: [true; 7],
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
            ("router c", network.router(id("c")).unwrap()),
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

    /// How many packets were delivered, when evaluator and kernel agree.
    fn check(&mut self, case: &Case) -> Result<usize, TestCaseError> {
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
        Ok(expected.len())
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
                    "r" => Some("router c"),
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

/// The seed that was asked for, or one of the clock's.
fn seed() -> u64 {
    let asked = std::env::var("TERRARIUM_DIFFERENTIAL_SEED").ok();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    asked.map_or(now.unwrap().as_secs(), |text| text.parse().unwrap())
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
    let sent = Cell::new((0, 0));
    let check = |case: Case| {
        if bench.borrow().is_used_up() {
            bench.replace(Bench::new());
        }
        let told = bench.borrow_mut().check(&case)?;
        let (packets, delivered) = sent.get();
        sent.set((packets + case.packets.len(), delivered + told));
        Ok(())
    };
    let seed = seed();
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let outcome = TestRunner::new_with_rng(config, rng).run(&case(), check);
    let (packets, delivered) = sent.get();
    eprintln!("seed {seed}: {packets} packets, of which {delivered} were delivered");
    if let Err(error) = outcome {
        panic!("seed {seed}: {error}");
    }
}
