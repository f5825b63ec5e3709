//! The network's pass: plan from the newest snapshot, apply, tell who waits for it.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::{Duration, Instant};

use terrarium_compute::Run;
use terrarium_model::World;
use terrarium_model::ids::{InstanceId, NetworkInterfaceId, VpcId};
use terrarium_network::{Applied, Config, Desired, GuestNamespace, Guests, Network, Router, plan};
use terrarium_state::Store;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::Runs;

/// How long to wait before a pass that failed is tried again.
const RETRY: Duration = Duration::from_secs(1);
/// How long to wait at most before a router that cannot be made is tried again.
const LONGEST_RETRY: Duration = Duration::from_secs(30);

/// What of the state packets obey.
#[derive(Debug, Clone, Default)]
pub(crate) struct InForce {
    /// The version of the state.
    pub(crate) version: u64,
    /// The VPCs of which this is not true, since their routers cannot be made.
    pub(crate) lagging: Arc<BTreeSet<VpcId>>,
}

/// What the passes read and where they tell their results.
pub(crate) struct Passes {
    pub(crate) config: Config,
    pub(crate) store: Arc<Store>,
    pub(crate) runs: watch::Receiver<Runs>,
    pub(crate) applied: watch::Sender<InForce>,
    /// The guests whose interfaces are all connected.
    pub(crate) connected: watch::Sender<Arc<BTreeSet<InstanceId>>>,
    pub(crate) stop: CancellationToken,
    /// The routers that cannot be made.
    pub(crate) failing: BTreeMap<VpcId, Failing>,
}

/// A router that cannot be made. The longer that lasts, the less often it is tried, for others wait meanwhile; a change of the
/// VPC has it tried at once.
pub(crate) struct Failing {
    desired: Router,
    retry: Duration,
    due: Instant,
}

impl Passes {
    /// Passes until stopped, and gives the network back. Blocks: for a thread of its own.
    pub(crate) fn run(mut self, mut network: Network, runtime: &Handle) -> Network {
        let mut versions = self.store.versions();
        loop {
            versions.borrow_and_update();
            let runs = self.runs.borrow_and_update().clone();
            let succeeded = self.pass(&mut network, &runs);
            let again = match succeeded {
                true => self.failing.values().map(|failing| failing.due).min(),
                false => Some(Instant::now() + RETRY),
            };
            let stopped = runtime.block_on(async {
                tokio::select! {
                    () = self.stop.cancelled() => true,
                    _ = versions.changed() => false,
                    changed = self.runs.changed() => changed.is_err(),
                    () = until(again) => false,
                }
            });
            if stopped {
                return network;
            }
        }
    }

    /// Makes the network what it should be; false when something is to be tried again soon.
    fn pass(&mut self, network: &mut Network, runs: &BTreeMap<InstanceId, Run>) -> bool {
        let world = self.store.snapshot();
        let guests = guests(&world, runs);
        let mut desired = plan(&world, &guests, &self.config);
        self.leave_out_failing(&mut desired);
        let applied = match network.apply(&desired) {
            Ok(applied) => applied,
            Err(error) => {
                tracing::error!(%error, "the network could not be brought up to date");
                return false;
            }
        };
        for (interface, error) in &applied.failed {
            tracing::warn!(%interface, %error, "an interface could not be connected");
        }
        self.note_failing(desired, &applied);
        let connected = connected(&world, runs, &applied);
        self.connected.send_if_modified(|before| {
            let changed = **before != connected;
            *before = Arc::new(connected);
            changed
        });
        self.applied.send_replace(InForce {
            version: world.version,
            lagging: Arc::new(self.failing.keys().copied().collect()),
        });
        applied.failed.is_empty()
    }

    /// Takes out the routers whose turn has not come again.
    fn leave_out_failing(&mut self, desired: &mut Desired) {
        let now = Instant::now();
        self.failing
            .retain(|vpc, failing| desired.routers.get(vpc) == Some(&failing.desired));
        for (vpc, _) in self.failing.iter().filter(|(_, failing)| failing.due > now) {
            desired.routers.remove(vpc);
        }
    }

    fn note_failing(&mut self, mut desired: Desired, applied: &Applied) {
        self.failing.retain(|vpc, _| {
            !desired.routers.contains_key(vpc) || applied.failed_routers.contains_key(vpc)
        });
        for (vpc, error) in &applied.failed_routers {
            let Some(desired) = desired.routers.remove(vpc) else {
                continue;
            };
            let before = self.failing.get(vpc).map(|failing| failing.retry);
            let retry = before.map_or(RETRY, |retry| (2 * retry).min(LONGEST_RETRY));
            tracing::error!(%vpc, %error, ?retry, "a VPC's router could not be brought up to date: its guests are cut off");
            let due = Instant::now() + retry;
            self.failing.insert(
                *vpc,
                Failing {
                    desired,
                    retry,
                    due,
                },
            );
        }
    }
}

/// Waits until then; forever when there is no such moment.
async fn until(moment: Option<Instant>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment.into()).await,
        None => std::future::pending().await,
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
