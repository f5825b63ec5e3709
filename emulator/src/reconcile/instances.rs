//! The instances' passes: whoever's state changed is settled with Docker, one action at a time each, and the reports committed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use terrarium_compute::{Change, Compute, ContainerState, Observed, Outcome, Report, Unavailable};
use terrarium_ec2::instances as ec2;
use terrarium_model::Place;
use terrarium_model::ids::InstanceId;
use terrarium_model::resources::InstanceState;
use terrarium_state::{Caller, Store, Tx};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::{JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

use super::Runs;

/// How often what AWS shows for a while only is looked through.
const EXPIRY: Duration = Duration::from_secs(300);

/// How long to leave an engine alone that did not answer.
const RETRY: Duration = Duration::from_secs(2);

/// How long actions under way may take once the end was asked for.
const FAREWELL: Duration = Duration::from_secs(10);

/// An action that came to its end: whose, and what came of it.
type Done = (
    InstanceId,
    Result<Result<Option<Report>, Unavailable>, JoinError>,
);

/// A request to remove the guests of instances that the state has forgotten, and to tell when they are gone.
pub(crate) struct Forget {
    pub(crate) instances: BTreeSet<InstanceId>,
    pub(crate) done: oneshot::Sender<()>,
}

/// The passes over all instances.
pub(crate) struct Instances {
    store: Arc<Store>,
    compute: Compute,
    runs: watch::Sender<Runs>,
    connected: watch::Receiver<Arc<BTreeSet<InstanceId>>>,
    forget: mpsc::Receiver<Forget>,
    /// Who waits for guests to be gone.
    forgetting: Vec<Forget>,
    /// What each instance was last settled for.
    settled: BTreeMap<InstanceId, (InstanceState, u32)>,
    /// Instances with an action under way; true when they are to be settled again after it.
    busy: BTreeMap<InstanceId, bool>,
    actions: JoinSet<Done>,
}

impl Instances {
    pub(crate) fn new(
        store: Arc<Store>,
        compute: Compute,
        runs: watch::Sender<Runs>,
        connected: watch::Receiver<Arc<BTreeSet<InstanceId>>>,
        forget: mpsc::Receiver<Forget>,
    ) -> Self {
        Self {
            store,
            compute,
            runs,
            connected,
            forget,
            forgetting: Vec::new(),
            settled: BTreeMap::new(),
            busy: BTreeMap::new(),
            actions: JoinSet::new(),
        }
    }

    /// Passes until stopped; actions under way are finished first.
    pub(crate) async fn run(mut self, stop: CancellationToken) {
        let mut versions = self.store.versions();
        let mut changes = self.compute.changes();
        let mut expiry = tokio::time::interval(EXPIRY);
        self.settle_everything().await;
        loop {
            tokio::select! {
                () = stop.cancelled() => break,
                _ = versions.changed() => self.settle_changed(),
                change = changes.next(), if !self.compute.is_simulated() => match change {
                    Some(Change::Instance(id)) => self.settle(id),
                    Some(Change::Everything) => self.settle_everything().await,
                    None => {}
                },
                Some(done) = self.actions.join_next() => self.finish(done),
                Ok(()) = self.connected.changed() => self.report_connected(),
                Some(forget) = self.forget.recv() => self.forget(forget),
                _ = expiry.tick() => self.expire(),
            }
        }
        // What is under way is finished and written down. What cannot be settled now is, at the next start.
        let drained = tokio::time::timeout(FAREWELL, async {
            while let Some(done) = self.actions.join_next().await {
                if let Ok((_, Ok(Ok(Some(report))))) = done {
                    self.commit(report);
                }
            }
        });
        if drained.await.is_err() {
            tracing::warn!("some actions on instances were not finished in time");
        }
    }

    /// The first pass, and the one after Docker was away: all instances, and the containers that belong to none.
    async fn settle_everything(&mut self) {
        let world = self.store.snapshot();
        match self.compute.observe().await {
            Ok(observed) => {
                self.adopt(&observed);
                for action in self.compute.plan(&world, &observed) {
                    match action.instance() {
                        Some(id) if self.place_of(id).is_some() => self.settle(id),
                        _ => {
                            let compute = self.compute.clone();
                            tokio::spawn(async move { compute.perform(action).await });
                        }
                    }
                }
            }
            Err(error) => tracing::error!(%error, "instances cannot be looked after"),
        }
        self.settle_changed();
    }

    /// Guests that run already are connected again.
    fn adopt(&self, observed: &Observed) {
        let running = observed.containers.iter().filter_map(|container| {
            match (container.instance, &container.state) {
                (Some(id), ContainerState::Running(run)) => Some((id, *run)),
                _ => None,
            }
        });
        self.runs.send_replace(Arc::new(running.collect()));
    }

    /// Settles those whose state or boot is another than when they were last settled. Costs a look at each instance.
    fn settle_changed(&mut self) {
        let world = self.store.snapshot();
        let all = world
            .clouds
            .values()
            .flat_map(|cloud| cloud.instances.values());
        let changed: Vec<_> = all
            .filter(|instance| instance.state != InstanceState::Terminated)
            .map(|instance| (instance.id, (instance.state, instance.boot)))
            .filter(|(id, now)| self.settled.get(id) != Some(now))
            .collect();
        for (id, now) in changed {
            self.settled.insert(id, now);
            self.settle(id);
        }
    }

    /// Removes guests whose instances are not in the state any more.
    fn forget(&mut self, forget: Forget) {
        for id in &forget.instances {
            self.settle(*id);
        }
        self.forgetting.push(forget);
        self.tell_forgotten(None);
    }

    /// Tells those who wait for this guest as the last one.
    fn tell_forgotten(&mut self, gone: Option<InstanceId>) {
        for mut forget in std::mem::take(&mut self.forgetting) {
            if let Some(id) = gone {
                forget.instances.remove(&id);
            }
            match forget.instances.is_empty() {
                // Who gave up waiting need not be told.
                true => drop(forget.done.send(())),
                false => self.forgetting.push(forget),
            }
        }
    }

    /// Begins to settle an instance, or notes that it is to be settled again.
    fn settle(&mut self, id: InstanceId) {
        if let Some(again) = self.busy.get_mut(&id) {
            *again = true;
            return;
        }
        self.settle_after(Duration::ZERO, id);
    }

    /// Settles an instance, at once or when what stood in the way may be over.
    fn settle_after(&mut self, delay: Duration, id: InstanceId) {
        self.busy.insert(id, false);
        let (compute, store) = (self.compute.clone(), self.store.clone());
        let action = async move {
            tokio::time::sleep(delay).await;
            compute.settle(&store.snapshot(), id).await
        };
        // A task of its own, so that a panic in it is still known to be about this instance.
        self.actions
            .spawn(async move { (id, tokio::spawn(action).await) });
    }

    fn finish(&mut self, done: Result<Done, JoinError>) {
        let (id, result) = match done {
            Ok(done) => done,
            Err(error) => return tracing::error!(%error, "an action on an instance failed"),
        };
        let again = self.busy.remove(&id).unwrap_or(false);
        let stored = match result {
            Ok(Ok(Some(report))) => self.commit(report),
            Ok(Ok(None)) => {
                if self.place_of(id).is_none() {
                    self.forget_run(id);
                }
                true
            }
            Ok(Err(error)) => {
                tracing::error!(%error, instance = %id, "an instance could not be settled, and will be again");
                false
            }
            Err(error) => {
                tracing::error!(%error, instance = %id, "an action on an instance failed");
                true
            }
        };
        match stored {
            false => self.settle_after(RETRY, id),
            true if again => self.settle(id),
            true => self.tell_forgotten(Some(id)),
        }
    }

    /// An instance that is in no state has no guest any more either.
    fn forget_run(&mut self, id: InstanceId) {
        self.settled.remove(&id);
        self.runs
            .send_if_modified(|runs| Arc::make_mut(runs).remove(&id).is_some());
    }

    /// Writes a report down; false when it could not be stored, and is to be asked for again.
    fn commit(&mut self, report: Report) -> bool {
        let id = report.instance;
        self.runs.send_if_modified(|runs| {
            let runs = Arc::make_mut(runs);
            match report.outcome {
                Outcome::Running(Some(run)) => runs.insert(id, run) != Some(run),
                Outcome::Running(None) | Outcome::Stopped | Outcome::Terminated => {
                    runs.remove(&id).is_some()
                }
            }
        });
        let outcome = match report.outcome {
            Outcome::Running(_) => ec2::Outcome::Running,
            Outcome::Stopped => ec2::Outcome::Stopped,
            Outcome::Terminated => {
                self.settled.remove(&id);
                ec2::Outcome::Terminated
            }
        };
        let boot = report.boot;
        let reason = report.reason;
        let stored = self.record(
            id,
            ec2::Report {
                boot,
                outcome,
                reason,
            },
        );
        if outcome == ec2::Outcome::Running && self.connected.borrow().contains(&id) {
            return stored && self.record(id, reachable(boot));
        }
        stored
    }

    /// Guests with a network pass their status checks.
    fn report_connected(&mut self) {
        let connected = self.connected.borrow_and_update().clone();
        let world = self.store.snapshot();
        for cloud in world.clouds.values() {
            let waiting = connected
                .iter()
                .filter_map(|id| cloud.instances.get(id))
                .filter(|instance| !instance.reachable);
            for instance in waiting {
                self.record(instance.id, reachable(instance.boot));
            }
        }
    }

    fn record(&self, id: InstanceId, report: ec2::Report) -> bool {
        let Some(place) = self.place_of(id) else {
            return true;
        };
        self.write(place, |tx| ec2::record(tx, id, report))
    }

    fn place_of(&self, id: InstanceId) -> Option<Place> {
        let world = self.store.snapshot();
        world
            .clouds
            .iter()
            .find(|(_, cloud)| cloud.instances.contains_key(&id))
            .map(|(place, _)| place.clone())
    }

    fn expire(&mut self) {
        for place in self.store.snapshot().clouds.keys() {
            self.write(place.clone(), terrarium_ec2::expire);
        }
    }

    fn write(&self, place: Place, change: impl FnOnce(&mut Tx)) -> bool {
        let caller = Caller::root(&place.account);
        let written = self.store.write(place, caller, |tx| {
            change(tx);
            Ok::<_, std::convert::Infallible>(())
        });
        if let Err(failure) = &written {
            tracing::error!(?failure, "what became of an instance could not be stored");
        }
        written.is_ok()
    }
}

fn reachable(boot: u32) -> ec2::Report {
    ec2::Report {
        boot,
        outcome: ec2::Outcome::Reachable,
        reason: None,
    }
}
