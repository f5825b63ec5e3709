//! Forgets the world or one account: the state at once, then whatever guests and routers there were for it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use terrarium_model::World;
use terrarium_model::ids::InstanceId;
use tokio::sync::oneshot;

use super::Server;
use crate::reconcile::instances::Forget;

/// How long guests and routers may take to go before the caller is told that they have not yet.
const PATIENCE: Duration = Duration::from_secs(60);

impl Server {
    /// Forgets an account, or everything; an error is a line for the caller.
    pub(crate) async fn reset(self: &Arc<Self>, account: Option<String>) -> Result<(), String> {
        tracing::warn!(account, "resetting");
        let (server, whose) = (self.clone(), account.clone());
        let reset = tokio::task::spawn_blocking(move || server.store.reset(whose.as_deref()));
        let commit = match reset.await {
            Ok(Ok(reset)) => reset,
            Ok(Err(error)) => return Err(format!("nothing was reset: {error}")),
            Err(panicked) => return Err(format!("nothing was reset: {panicked}")),
        };
        let emptied = self.s3.reset(account.as_deref()).await;
        emptied.map_err(|error| format!("S3 was not reset: {error}"))?;
        let gone = async {
            self.remove_guests(forgotten(&commit.before, account.as_deref()))
                .await;
            self.obeyed(&commit).await;
        };
        let in_time = tokio::time::timeout(PATIENCE, gone).await;
        in_time.map_err(|_| {
            "the state was reset, but guests or routers are still there: see Terrarium's log"
                .to_owned()
        })
    }

    async fn remove_guests(&self, instances: BTreeSet<InstanceId>) {
        if self.compute.is_simulated() {
            return;
        }
        let (done, told) = oneshot::channel();
        // Either fails at the end of the emulator alone, which sees to all guests itself.
        if self.forget.send(Forget { instances, done }).await.is_ok() {
            let _ = told.await;
        }
    }
}

/// The instances of an account, or all.
fn forgotten(before: &World, account: Option<&str>) -> BTreeSet<InstanceId> {
    let clouds = before.clouds.iter();
    clouds
        .filter(|(place, _)| account.is_none_or(|account| *place.account == *account))
        .flat_map(|(_, cloud)| cloud.instances.keys().copied())
        .collect()
}
