//! The network's pass: plan from the newest snapshot, apply, tell who waits for it.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use terrarium_compute::Run;
use terrarium_model::World;
use terrarium_model::ids::{InstanceId, NetworkInterfaceId};
use terrarium_network::{Applied, Config, GuestNamespace, Guests, Network, plan};
use terrarium_state::Store;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::Runs;

/// How long to wait before a pass that failed is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// What the passes read and where they tell their results.
pub(crate) struct Passes {
    pub(crate) config: Config,
    pub(crate) store: Arc<Store>,
    pub(crate) runs: watch::Receiver<Runs>,
    /// The version of the state that packets obey.
    pub(crate) applied: watch::Sender<u64>,
    /// The guests whose interfaces are all connected.
    pub(crate) connected: watch::Sender<Arc<BTreeSet<InstanceId>>>,
    pub(crate) stop: CancellationToken,
}

impl Passes {
    /// Passes until stopped, and gives the network back. Blocks: for a thread of its own.
    pub(crate) fn run(mut self, mut network: Network, runtime: &Handle) -> Network {
        let mut versions = self.store.versions();
        loop {
            versions.borrow_and_update();
            let runs = self.runs.borrow_and_update().clone();
            let succeeded = self.pass(&mut network, &runs);
            let stopped = runtime.block_on(async {
                tokio::select! {
                    () = self.stop.cancelled() => true,
                    _ = versions.changed() => false,
                    changed = self.runs.changed() => changed.is_err(),
                    () = tokio::time::sleep(RETRY), if !succeeded => false,
                }
            });
            if stopped {
                return network;
            }
        }
    }

    fn pass(&self, network: &mut Network, runs: &BTreeMap<InstanceId, Run>) -> bool {
        let world = self.store.snapshot();
        let guests = guests(&world, runs);
        match network.apply(&plan(&world, &guests, &self.config)) {
            Ok(applied) => {
                for (interface, error) in &applied.failed {
                    tracing::warn!(%interface, %error, "an interface could not be connected");
                }
                let connected = connected(&world, runs, &applied);
                self.connected.send_if_modified(|before| {
                    let changed = **before != connected;
                    *before = Arc::new(connected);
                    changed
                });
                self.applied.send_replace(world.version);
                applied.failed.is_empty()
            }
            Err(error) => {
                tracing::error!(%error, "the network could not be brought up to date");
                false
            }
        }
    }
}

/// Where the interfaces of running guests go.
fn guests(world: &World, runs: &BTreeMap<InstanceId, Run>) -> Guests {
    let mut guests = Guests::new();
    for (id, run, interface) in interfaces(world, runs) {
        let mut generation = DefaultHasher::new();
        (id, run).hash(&mut generation);
        guests.insert(
            interface,
            GuestNamespace {
                path: run.network_namespace(),
                generation: generation.finish(),
            },
        );
    }
    guests
}

fn interfaces<'a>(
    world: &'a World,
    runs: &'a BTreeMap<InstanceId, Run>,
) -> impl Iterator<Item = (InstanceId, &'a Run, NetworkInterfaceId)> {
    world.clouds.values().flat_map(move |cloud| {
        runs.iter()
            .filter_map(|(id, run)| Some((run, cloud.instances.get(id)?)))
            .flat_map(|(run, instance)| {
                instance
                    .network_interfaces
                    .iter()
                    .map(move |interface| (instance.id, run, *interface))
            })
    })
}

fn connected(
    world: &World,
    runs: &BTreeMap<InstanceId, Run>,
    applied: &Applied,
) -> BTreeSet<InstanceId> {
    let mut connected = BTreeSet::new();
    let mut waiting = BTreeSet::new();
    for (id, _, interface) in interfaces(world, runs) {
        match applied.attached.contains_key(&interface) {
            true => connected.insert(id),
            false => waiting.insert(id),
        };
    }
    &connected - &waiting
}
