//! The applier: carries out the difference between what was applied and what is desired, and makes no choices.

mod commands;
mod conntrack;
mod edge;
mod host;
mod nat;
mod nft;
mod peerings;
mod router;
mod sockets;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::thread;

use ipnet::Ipv4Net;
use terrarium_model::ids::{NetworkInterfaceId, VpcId};

pub use sockets::{EdgeSockets, RouterRef, RouterSockets, Services};

use crate::config::{Config, other_pool};
use crate::namespace::Namespace;
use crate::plan::{Desired, Router};
use edge::LiveEdge;
use host::Host;
use peerings::LivePeerings;
use router::LiveRouter;

/// Why the network could not be started or changed; each is one line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Namespaces, links and rules are root's.
    #[error("the network needs root: start as root, or with --compute simulated")]
    NotRoot,
    /// A program is missing.
    #[error("{0} is not installed: apt-get install iproute2 nftables")]
    MissingProgram(&'static str),
    /// Another emulator with the same names runs.
    #[error(
        "{by} has the pool {pool} and the names that go with it: stop it, or choose another pool, such as --pool {}",
        other_pool(*pool)
    )]
    PrefixInUse {
        /// The pool that was wanted.
        pool: Ipv4Net,
        /// The other emulator.
        by: String,
    },
    /// Something else on the host has addresses of the pool.
    #[error(
        "the pool {pool} is in use by {by}: put an end to that, or choose another, such as --pool {}",
        other_pool(*pool)
    )]
    PoolInUse {
        /// The pool that was wanted.
        pool: Ipv4Net,
        /// Another emulator, or the line of `ip address` or `ip route` that overlaps it.
        by: String,
    },
    /// A program failed; `message` is what it printed.
    #[error("{command} failed: {message}")]
    Command {
        /// The program and its arguments.
        command: String,
        /// What it wrote to its error output.
        message: String,
    },
    /// The kernel refused something that this process did itself.
    #[error("cannot {what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// The kernel's answer.
        source: io::Error,
    },
}

impl Error {
    fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}

/// What holds after a pass.
#[derive(Debug, Default)]
pub struct Applied {
    /// The interfaces that are connected, each to which generation of its guest.
    pub attached: BTreeMap<NetworkInterfaceId, u64>,
    /// The interfaces that could not be connected, mostly since the guest is gone already. The next pass tries again.
    pub failed: BTreeMap<NetworkInterfaceId, Error>,
    /// The VPCs whose router could not be brought up to date. It was taken away whole, which cuts the VPC's guests off; a pass
    /// that desires it again builds it anew.
    pub failed_routers: BTreeMap<VpcId, Error>,
}

/// The network of one emulator, as it is in the kernel.
///
/// The namespace in which it was started is the host: it gets the link to the edge. Dropping a `Network` leaves everything in
/// place; [`Network::shutdown`] takes it away, and so does the next start with the same names.
pub struct Network {
    config: Config,
    services: Box<dyn Services>,
    host: Host,
    edge: LiveEdge,
    routers: BTreeMap<VpcId, LiveRouter>,
    peerings: LivePeerings,
    /// Held for as long as these names are ours.
    _lock: File,
}

impl Network {
    /// Takes the names, removes what a crashed emulator left under them, and makes the edge.
    pub fn start(config: Config, mut services: Box<dyn Services>) -> Result<Self, Error> {
        host::ensure_able()?;
        let _starting = one_start_at_a_time()?;
        let lock = lock(config.prefix())?.ok_or_else(|| Error::PrefixInUse {
            pool: config.pool(),
            by: holder(config.prefix()),
        })?;
        let host = Host::here(&config)?;
        host.sweep()?;
        clean_after_the_dead(&host)?;
        host.ensure_pool_is_free()?;
        let edge = thread::scope(|scope| {
            scope.spawn(|| host.change_iptables(true));
            let edge = LiveEdge::create(&config)?;
            host.connect(edge.namespace())?;
            edge.connect(&config)?;
            Ok(edge)
        })?;
        services.edge_up(edge.sockets(&config)?);
        Ok(Self {
            config,
            services,
            host,
            edge,
            routers: BTreeMap::new(),
            peerings: LivePeerings::default(),
            _lock: lock,
        })
    }

    /// Makes the kernel hold what is desired. A router that fails is told among what was applied and keeps no other from being
    /// brought up to date; an error is about the edge, which all share.
    pub fn apply(&mut self, desired: &Desired) -> Result<Applied, Error> {
        let mut applied = Applied::default();
        let gone: Vec<VpcId> = self
            .routers
            .keys()
            .filter(|id| !desired.routers.contains_key(id))
            .copied()
            .collect();
        for vpc in gone {
            self.remove(vpc);
        }
        self.peerings.remove(&desired.peerings, &mut self.routers);
        let mut failed = Vec::new();
        for (vpc, router) in &desired.routers {
            let created = self.ensure_router(*vpc, router);
            failed.extend(created.err().map(|error| (*vpc, error)));
        }
        failed.extend(self.peerings.add(&desired.peerings, &mut self.routers));
        for (vpc, router) in &desired.routers {
            let done = self.apply_router(*vpc, router, &mut applied);
            failed.extend(done.err().map(|error| (*vpc, error)));
        }
        for (vpc, error) in failed {
            self.remove(vpc);
            applied.failed_routers.insert(vpc, error);
        }
        let connected: BTreeSet<VpcId> = self
            .routers
            .iter()
            .filter(|(_, router)| router.has_gateway())
            .map(|(vpc, _)| *vpc)
            .collect();
        self.edge.apply(&desired.edge, &connected)?;
        Ok(applied)
    }

    /// Makes the router unless it is there: without guests, and denying everything.
    fn ensure_router(&mut self, vpc: VpcId, desired: &Router) -> Result<(), Error> {
        let Entry::Vacant(vacant) = self.routers.entry(vpc) else {
            return Ok(());
        };
        let router = LiveRouter::create(desired)?;
        let reference = RouterRef {
            place: desired.place.clone(),
            vpc,
        };
        match router.sockets(desired, &self.config) {
            Ok(sockets) => self.services.router_up(&reference, sockets),
            Err(error) => {
                router.remove();
                return Err(error);
            }
        }
        vacant.insert(router);
        Ok(())
    }

    fn apply_router(
        &mut self,
        vpc: VpcId,
        desired: &Router,
        applied: &mut Applied,
    ) -> Result<(), Error> {
        let peerings = self.peerings.links_of(vpc);
        match self.routers.get_mut(&vpc) {
            Some(router) => router.apply(vpc, desired, &peerings, &mut self.edge, applied),
            None => Ok(()),
        }
    }

    fn remove(&mut self, vpc: VpcId) {
        let Some(router) = self.routers.remove(&vpc) else {
            return;
        };
        self.edge.forget(vpc);
        self.peerings.forget(vpc, &mut self.routers);
        self.services.router_down(&RouterRef {
            place: router.place().clone(),
            vpc,
        });
        router.remove();
    }

    /// The namespace of a VPC's router, to reach its guests as its services do.
    pub fn router(&self, vpc: VpcId) -> Option<&Namespace> {
        self.routers.get(&vpc).map(LiveRouter::namespace)
    }

    /// The edge's namespace.
    pub fn edge(&self) -> &Namespace {
        self.edge.namespace()
    }

    /// Takes everything away: routers, edge, links, rules and routes. Sockets must be closed when `router_down` returns; the
    /// edge's by now.
    pub fn shutdown(mut self) -> Result<(), Error> {
        let all: Vec<VpcId> = self.routers.keys().copied().collect();
        for vpc in all {
            self.remove(vpc);
        }
        self.host.clean()?;
        self.host.restore();
        let _ = std::fs::remove_file(lock_path(self.config.prefix()));
        Ok(())
    }
}

/// Takes away what emulators left that were killed: their names are not locked any more. The living are left alone.
fn clean_after_the_dead(host: &Host) -> Result<(), Error> {
    for other in host.others()? {
        if let Ok(Some(_dead)) = lock(other.prefix()) {
            tracing::info!(
                prefix = other.prefix(),
                "cleaning up after an emulator that was killed"
            );
            other.clean()?;
            let _ = std::fs::remove_file(lock_path(other.prefix()));
        }
    }
    host.remove_routes_of_the_dead()
}

/// Waits until no other emulator on this host is starting, so that two cannot find the same pool free.
fn one_start_at_a_time() -> Result<File, Error> {
    let path = lock_path("trm-start");
    let file = File::create(&path).map_err(Error::io(format!("create {}", path.display())))?;
    file.lock()
        .map_err(Error::io(format!("lock {}", path.display())))?;
    Ok(file)
}

fn lock_path(prefix: &str) -> PathBuf {
    PathBuf::from(format!("/run/{prefix}.lock"))
}

/// The emulator that has the names, for the operator.
fn holder(prefix: &str) -> String {
    let process = std::fs::read_to_string(lock_path(prefix)).unwrap_or_default();
    match process.trim() {
        "" => "another Terrarium".to_owned(),
        process => format!("another Terrarium (process {process})"),
    }
}

/// Takes the names, and writes down who has them; none when a living emulator has.
fn lock(prefix: &str) -> Result<Option<File>, Error> {
    let path = lock_path(prefix);
    loop {
        let opened = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path);
        let mut file = opened.map_err(Error::io(format!("create {}", path.display())))?;
        if file.try_lock().is_err() {
            return Ok(None);
        }
        file.set_len(0)
            .and_then(|()| write!(file, "{}", std::process::id()))
            .map_err(Error::io(format!("write {}", path.display())))?;
        // An emulator that ends removes its file: a lock on what it has removed just now would keep nobody out.
        let inode = |found: io::Result<Metadata>| found.map(|metadata| metadata.ino()).ok();
        if inode(file.metadata()) == inode(path.metadata()) {
            return Ok(Some(file));
        }
    }
}
