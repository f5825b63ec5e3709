//! The moment from which packets obey a change: what a call waits for, as on AWS, before it is answered.

use std::collections::BTreeMap;
use std::time::Duration;

use terrarium_model::ids::VpcId;
use terrarium_network::{Config, Guests, plan_router};
use terrarium_state::Commit;

use super::Server;
use crate::reconcile::network::InForce;

/// How long a call waits, before its sender is told that the network does not obey it.
const PATIENCE: Duration = Duration::from_secs(10);

impl Server {
    /// Waits until the network obeys a change; false when it does not in time.
    pub(crate) async fn is_obeyed(&self, commit: &Commit) -> bool {
        let in_time = tokio::time::timeout(PATIENCE, self.obeyed(commit)).await;
        if in_time.is_err() {
            let version = commit.version();
            tracing::error!(version, "the network has not obeyed a change in time");
        }
        in_time.is_ok()
    }

    /// Waits until the network obeys a change. A VPC whose router cannot be made delays only what is about itself.
    pub(crate) async fn obeyed(&self, commit: &Commit) {
        let Some(in_force) = &self.in_force else {
            return;
        };
        let mut concerned = BTreeMap::new();
        let mut concerns = |vpc: &VpcId| {
            let concerns = || concerns(commit, *vpc, &self.network);
            *concerned.entry(*vpc).or_insert_with(concerns)
        };
        let obeys = |now: &InForce| {
            now.version >= commit.version() && !now.lagging.iter().any(&mut concerns)
        };
        // The sender is gone at the end of the emulator alone.
        let _ = in_force.clone().wait_for(obeys).await;
    }
}

/// Whether a change makes a VPC's router another one.
fn concerns(commit: &Commit, vpc: VpcId, config: &Config) -> bool {
    let router = |world| plan_router(world, vpc, &Guests::new(), config);
    router(&commit.before) != router(&commit.after)
}
