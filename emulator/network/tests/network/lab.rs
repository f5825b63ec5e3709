//! A network in real namespaces: a host of its own, an outside world behind it, and guests that are bare namespaces.
//!
//! No packet leaves the namespaces made here, and everything goes when the lab does, also after a panic.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::mem::MaybeUninit;
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream, UdpSocket};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use socket2::{Domain, Protocol, Socket, Type};
use terrarium_network::{
    Applied, Config, EdgeSockets, GuestNamespace, Guests, Namespace, Network, RouterRef,
    RouterSockets, Services, plan,
};

use crate::topology::{Topology, id};

/// How long a packet may take before it counts as dropped.
const PATIENCE: Duration = Duration::from_millis(400);

/// An address of the outside world, and the host's address towards it.
pub const OUTSIDE: &str = "9.9.9.9";
pub const UPLINK: &str = "9.9.9.1";

pub struct Lab {
    pub topology: Topology,
    pub config: Config,
    network: Option<Network>,
    guests: Guests,
    pub namespaces: BTreeMap<String, Namespace>,
    pub sockets: Receiver<(RouterRef, RouterSockets)>,
    pub edge: EdgeSockets,
    name: String,
    generation: u64,
    _lock: File,
}

struct Hand {
    edge: Sender<EdgeSockets>,
    routers: Sender<(RouterRef, RouterSockets)>,
}

impl Services for Hand {
    fn edge_up(&mut self, sockets: EdgeSockets) {
        let _ = self.edge.send(sockets);
    }

    fn router_up(&mut self, router: &RouterRef, sockets: RouterSockets) {
        let _ = self.routers.send((router.clone(), sockets));
    }

    fn router_down(&mut self, _router: &RouterRef) {}
}

/// Whether packet tests can run. Without root they fail, unless TERRARIUM_SKIP_PACKETS says that this is known.
pub fn able() -> bool {
    if nix::unistd::geteuid().is_root() {
        return true;
    }
    let known = std::env::var_os("TERRARIUM_SKIP_PACKETS").is_some();
    assert!(
        known,
        "packet tests need root; TERRARIUM_SKIP_PACKETS=1 skips them"
    );
    eprintln!("SKIPPED: packet tests need root");
    false
}

fn run(command: &str) {
    let words: Vec<&str> = command.split(' ').collect();
    let output = Command::new(words[0]).args(&words[1..]).output().unwrap();
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}: {message}");
}

/// What a command prints inside a namespace.
pub fn print(namespace: &Namespace, command: &str) -> String {
    let words: Vec<&str> = command.split(' ').collect();
    let run = || Command::new(words[0]).args(&words[1..]).output().unwrap();
    let output = namespace.run(run).unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The first tag that no running test has. A crashed test's tag is free, and its leavings are cleared away by the next owner.
fn take_tag() -> (String, File) {
    (0..1000)
        .find_map(|number| {
            let tag = format!("t{number:03}");
            let lock = File::create(format!("/run/trmlab-{tag}.lock")).unwrap();
            lock.try_lock().ok().map(|()| (tag, lock))
        })
        .expect("fewer than a thousand tests at once")
}

impl Lab {
    pub fn new() -> Self {
        let (tag, lock) = take_tag();
        let name = format!("trmlab{tag}");
        remove_namespaces(&name);
        let mut namespaces = BTreeMap::new();
        for each in ["host", "outside"] {
            run(&format!("ip netns add {name}-{each}"));
            let namespace = Namespace::named(&format!("{name}-{each}")).unwrap();
            namespaces.insert(each.to_owned(), namespace);
        }
        for command in [
            format!("ip -n {name}-host link set lo up"),
            format!(
                "ip -n {name}-host link add uplink type veth peer name eth0 netns {name}-outside"
            ),
            format!("ip -n {name}-host addr add {UPLINK}/24 dev uplink"),
            format!("ip -n {name}-host link set uplink up"),
            format!("ip -n {name}-host route add default via {OUTSIDE}"),
            format!("ip -n {name}-outside link set lo up"),
            format!("ip -n {name}-outside addr add {OUTSIDE}/24 dev eth0"),
            format!("ip -n {name}-outside link set eth0 up"),
        ] {
            run(&command);
        }
        let config = Config::new("198.18.0.0/16".parse().unwrap(), &tag).unwrap();
        let (edge, edge_sockets) = channel();
        let (routers, sockets) = channel();
        let hand = Box::new(Hand { edge, routers });
        let start = || Network::start(config.clone(), hand).unwrap();
        let network = namespaces["host"].run(start).unwrap();
        Self {
            topology: Topology::default(),
            config,
            network: Some(network),
            guests: Guests::new(),
            namespaces,
            sockets,
            edge: edge_sockets.recv().unwrap(),
            name,
            generation: 0,
            _lock: lock,
        }
    }

    /// The usual: VPC `a` with an internet gateway, two public subnets, and groups `open` and `closed`.
    pub fn with_vpc() -> Self {
        let mut lab = Self::new();
        let a = &mut lab.topology;
        a.vpc("a", "10.0.0.0/16");
        a.subnet("a1", "a", "10.0.1.0/24");
        a.subnet("a2", "a", "10.0.2.0/24");
        a.internet_gateway("igw", Some("a"));
        a.routes("a", &["0.0.0.0/0 igw igw"]);
        a.group(
            "open",
            "a",
            &["in all from 0.0.0.0/0", "out all to 0.0.0.0/0"],
        );
        a.group("closed", "a", &["out all to 0.0.0.0/0"]);
        lab
    }

    /// An interface whose guest runs.
    pub fn guest(&mut self, name: &str, subnet: &str, address: &str, groups: &[&str]) {
        self.topology.interface(name, subnet, address, groups);
        self.start(name);
    }

    /// Starts the guest of an interface, or starts it again, in a new namespace.
    pub fn start(&mut self, interface: &str) {
        self.generation += 1;
        let name = format!("{}-g{}", self.name, self.generation);
        run(&format!("ip netns add {name}"));
        let namespace = Namespace::named(&name).unwrap();
        let guest = GuestNamespace {
            path: namespace.path().to_owned(),
            generation: self.generation,
        };
        self.guests.insert(id(interface), guest);
        self.namespaces.insert(interface.to_owned(), namespace);
    }

    /// Ends the guest of an interface.
    pub fn stop(&mut self, interface: &str) {
        let guest = self.guests.remove(&id(interface)).unwrap();
        self.namespaces.remove(interface);
        let name = guest.path.file_name().unwrap().to_str().unwrap();
        run(&format!("ip netns del {name}"));
    }

    pub fn apply(&mut self) -> Applied {
        let desired = plan(&self.topology.world, &self.guests, &self.config);
        self.network.as_mut().unwrap().apply(&desired).unwrap()
    }

    pub fn network(&self) -> &Network {
        self.network.as_ref().unwrap()
    }

    pub fn shutdown(&mut self) {
        if let Some(network) = self.network.take() {
            network.shutdown().unwrap();
        }
    }

    /// Whether a TCP connection is answered, be it with a refusal.
    pub fn tcp(&self, from: &str, to: &str) -> bool {
        let to: SocketAddrV4 = to.parse().unwrap();
        self.inside(from, || {
            match TcpStream::connect_timeout(&to.into(), PATIENCE) {
                Ok(_) => true,
                Err(error) => error.kind() == ErrorKind::ConnectionRefused,
            }
        })
    }

    /// Whether a datagram is answered: by whoever listens, or by the refusal of a port where nobody does.
    pub fn udp(&self, from: &str, to: &str) -> bool {
        let to: SocketAddrV4 = to.parse().unwrap();
        self.inside(from, || {
            let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
            socket.set_read_timeout(Some(PATIENCE)).unwrap();
            let sent = socket.connect(to).and_then(|()| socket.send(b"?"));
            let answered = sent.and_then(|_| socket.recv(&mut [0; 64]));
            match answered {
                Ok(_) => true,
                Err(error) => error.kind() == ErrorKind::ConnectionRefused,
            }
        })
    }

    /// Whether an echo request is answered.
    pub fn ping(&self, from: &str, to: &str) -> bool {
        let to = SocketAddrV4::new(to.parse().unwrap(), 0);
        self.inside(from, || {
            let socket = Socket::new(Domain::IPV4, Type::RAW, Some(Protocol::ICMPV4)).unwrap();
            socket.set_read_timeout(Some(PATIENCE)).unwrap();
            if socket.send_to(&echo_request(7), &to.into()).is_err() {
                return false;
            }
            let deadline = Instant::now() + PATIENCE;
            let mut buffer = [MaybeUninit::new(0); 256];
            while Instant::now() < deadline {
                let Ok((_, sender)) = socket.recv_from(&mut buffer) else {
                    return false;
                };
                if sender.as_socket_ipv4().map(|sender| *sender.ip()) == Some(*to.ip()) {
                    return true;
                }
            }
            false
        })
    }

    /// Answers connections to a port with the guest's own name, and the address that the caller seems to have.
    pub fn serve(&self, name: &str, port: u16) {
        let bind = || TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).unwrap();
        let listener = self.inside(name, bind);
        let name = name.to_owned();
        thread::spawn(move || {
            while let Ok((mut stream, caller)) = listener.accept() {
                let _ = write!(stream, "{name} to {}", caller.ip());
            }
        });
    }

    /// What is served there.
    pub fn read(&self, from: &str, to: &str) -> Option<String> {
        self.inside(from, || {
            let mut stream = connect(to).ok()?;
            let mut text = String::new();
            stream.read_to_string(&mut text).ok()?;
            Some(text)
        })
    }

    /// A connection that stays.
    pub fn connect(&self, from: &str, to: &str) -> io::Result<TcpStream> {
        self.inside(from, || connect(to))
    }

    pub fn inside<T: Send>(&self, name: &str, inside: impl FnOnce() -> T + Send) -> T {
        self.namespaces[name].run(inside).unwrap()
    }
}

fn connect(to: &str) -> io::Result<TcpStream> {
    let to: SocketAddrV4 = to.parse().unwrap();
    let stream = TcpStream::connect_timeout(&to.into(), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// An echo request with that identifier.
pub fn echo_request(identifier: u16) -> Vec<u8> {
    icmp(8, 0, identifier)
}

/// An ICMP message with its checksum.
pub fn icmp(kind: u8, code: u8, identifier: u16) -> Vec<u8> {
    let mut message = vec![kind, code, 0, 0];
    message.extend(identifier.to_be_bytes());
    message.extend([0; 14]);
    let sum = checksum(&message);
    message[2..4].copy_from_slice(&sum.to_be_bytes());
    message
}

/// The internet checksum of an even number of bytes.
pub fn checksum(bytes: &[u8]) -> u16 {
    let words = bytes
        .chunks(2)
        .map(|pair| u32::from(pair[0]) << 8 | u32::from(pair[1]));
    let mut sum: u32 = words.sum();
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !(sum as u16)
}

fn remove_namespaces(prefix: &str) {
    let output = Command::new("ip").args(["netns", "list"]).output().unwrap();
    let list = String::from_utf8_lossy(&output.stdout);
    let names = list.lines().filter_map(|line| line.split(' ').next());
    for name in names.filter(|name| name.starts_with(&format!("{prefix}-"))) {
        let _ = Command::new("ip").args(["netns", "del", name]).status();
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        if let Some(network) = self.network.take()
            && let Err(error) = network.shutdown()
        {
            eprintln!("the lab's network could not be shut down: {error}");
        }
        remove_namespaces(&self.name);
    }
}
