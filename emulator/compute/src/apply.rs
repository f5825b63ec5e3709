//! The applier: carries out actions in Docker, and makes no choices. What went wrong is told in AWS's terms.

use std::time::{Duration, Instant};

use bollard::errors::Error;
use bollard::query_parameters::{
    CreateContainerOptionsBuilder, KillContainerOptionsBuilder, RemoveContainerOptionsBuilder,
    RenameContainerOptionsBuilder, StartContainerOptions, WaitContainerOptionsBuilder,
};
use futures_util::{StreamExt, TryStreamExt, stream};
use terrarium_model::resources::StateReason;

use crate::compute::Unavailable;
use crate::docker::{Engine, Fault};
use crate::launch::Launch;
use crate::observed::ContainerState;
use crate::plan::{Action, Outcome, Report, Target};
use crate::recipe::{self, BOOT_LABEL};

/// How long a guest may take to shut down before its power is cut.
const SHUTDOWN_PATIENCE: Duration = Duration::from_secs(20);
/// The same at the end of the emulator, for whose own end someone waits.
const SUSPEND_PATIENCE: Duration = Duration::from_secs(8);
/// How many guests are shut down or removed at once.
const ENDS_AT_ONCE: usize = 8;

/// How often a container is tried to be removed, and the time between.
const REMOVAL_ATTEMPTS: u32 = 4;
const REMOVAL_PAUSE: Duration = Duration::from_millis(250);

/// What systemd, as a guest's first process, takes for "halt".
const HALT: &str = "SIGRTMIN+3";
/// What it takes for "reboot", which its exit then tells: see the planner.
const REBOOT: &str = "SIGRTMIN+5";

impl Engine {
    pub(crate) async fn perform(&self, action: Action) -> Result<Option<Report>, Unavailable> {
        match action {
            Action::Launch(launch) => self.launch(&launch).await.map(Some),
            Action::Start(target) => {
                let started = self.start(&target).await;
                told(&target, started, Outcome::Stopped).map(Some)
            }
            Action::Restart(target) => {
                let restarted = self.restart(&target).await;
                told(&target, restarted, Outcome::Stopped).map(Some)
            }
            Action::Stop(target) => {
                self.shut_down(&target.container, HALT, SHUTDOWN_PATIENCE)
                    .await?;
                Ok(Some(target.report(Outcome::Stopped, None)))
            }
            Action::Remove(target, reason) => {
                self.shut_down(&target.container, HALT, SHUTDOWN_PATIENCE)
                    .await?;
                self.remove(&target.container).await?;
                Ok(Some(target.report(Outcome::Terminated, reason)))
            }
            Action::Discard { container, .. } => {
                self.remove(&container).await?;
                Ok(None)
            }
            Action::Say(report) => Ok(Some(report)),
        }
    }

    async fn launch(&self, launch: &Launch) -> Result<Report, Unavailable> {
        if let Some(remains) = &launch.replaces {
            self.remove(remains).await?;
        }
        let mut target = Target {
            instance: launch.instance,
            boot: launch.boot,
            container: String::new(),
        };
        let begun = Instant::now();
        match self.create(launch).await {
            Ok(container) => target.container = container,
            Err(Fault::Refused { status: 404, .. }) => {
                return Ok(target.report(Outcome::Terminated, Some(no_image(&launch.image))));
            }
            Err(fault) => return told(&target, Err(fault), Outcome::Terminated),
        }
        let created = begun.elapsed();
        let started = self.start(&target).await;
        tracing::debug!(instance = %launch.instance, ?created, started = ?begun.elapsed(), "launched");
        if let Err(Fault::Refused { .. }) = started {
            self.remove(&target.container).await?;
        }
        told(&target, started, Outcome::Terminated)
    }

    async fn create(&self, launch: &Launch) -> Result<String, Fault> {
        let instance = launch.instance.to_string();
        let options = CreateContainerOptionsBuilder::default()
            .name(&recipe::container_name(&instance, launch.boot, launch.boot))
            .build();
        let container = recipe::container(launch, &self.host);
        let created = self
            .docker
            .create_container(Some(options), container)
            .await?;
        Ok(created.id)
    }

    /// Starts a container, or finds it started, and marks it as being of the target's boot.
    async fn start(&self, target: &Target) -> Result<Report, Fault> {
        self.docker
            .start_container(&target.container, None::<StartContainerOptions>)
            .await?;
        self.mark(target).await?;
        Ok(
            match self
                .state(&target.container)
                .await
                .map_err(Fault::Unavailable)?
            {
                Some(ContainerState::Running(run)) => {
                    target.report(Outcome::Running(Some(run)), None)
                }
                Some(ContainerState::Exited(exit)) => {
                    let what = format!(
                        "The guest ended as it started, with exit code {}",
                        exit.code
                    );
                    target.report(Outcome::Stopped, Some(internal_error(&what)))
                }
                Some(ContainerState::Created) | None => {
                    let what = "The guest's container was removed as it started";
                    target.report(Outcome::Terminated, Some(internal_error(what)))
                }
            },
        )
    }

    async fn restart(&self, target: &Target) -> Result<Report, Fault> {
        self.shut_down(&target.container, REBOOT, SHUTDOWN_PATIENCE)
            .await
            .map_err(Fault::Unavailable)?;
        self.start(target).await
    }

    /// Writes the boot into the container's name. Doing so after the start is what makes a crash in between harmless:
    /// the container then still counts as being of the boot before.
    async fn mark(&self, target: &Target) -> Result<(), Fault> {
        let inspected = self
            .docker
            .inspect_container(&target.container, None)
            .await?;
        let labels = inspected
            .config
            .and_then(|config| config.labels)
            .unwrap_or_default();
        let made_for = recipe::boot_of("", labels.get(BOOT_LABEL).map(String::as_str));
        let name = recipe::container_name(&target.instance.to_string(), made_for, target.boot);
        if inspected
            .name
            .as_deref()
            .map(|name| name.trim_start_matches('/'))
            == Some(&name)
        {
            return Ok(());
        }
        let options = RenameContainerOptionsBuilder::default().name(&name).build();
        Ok(self
            .docker
            .rename_container(&target.container, options)
            .await?)
    }

    /// Asks the guest to end, and ends it when it does not.
    async fn shut_down(
        &self,
        container: &str,
        signal: &str,
        patience: Duration,
    ) -> Result<(), Unavailable> {
        self.signal(container, signal).await?;
        if tokio::time::timeout(patience, self.ended(container))
            .await
            .is_err()
        {
            tracing::warn!(
                container,
                ?patience,
                "the guest did not shut down in time and is killed"
            );
            self.signal(container, "SIGKILL").await?;
            self.ended(container).await;
        }
        Ok(())
    }

    async fn signal(&self, container: &str, signal: &str) -> Result<(), Unavailable> {
        let options = KillContainerOptionsBuilder::default()
            .signal(signal)
            .build();
        let sent = self.docker.kill_container(container, Some(options)).await;
        ensure_done(sent, &[404, 409])
    }

    /// Waits until a container does not run. How it ended, and whether it still exists, is for the next look.
    async fn ended(&self, container: &str) {
        let options = WaitContainerOptionsBuilder::default()
            .condition("not-running")
            .build();
        self.docker
            .wait_container(container, Some(options))
            .next()
            .await;
    }

    /// Removes a container and its volumes. Docker may find its disk in use for a moment after its processes have ended.
    async fn remove(&self, container: &str) -> Result<(), Unavailable> {
        let options = RemoveContainerOptionsBuilder::default()
            .force(true)
            .v(true)
            .build();
        for _ in 1..REMOVAL_ATTEMPTS {
            let removed = self
                .docker
                .remove_container(container, Some(options.clone()));
            match ensure_done(removed.await, &[404, 409]) {
                Ok(()) => return Ok(()),
                Err(error) => tracing::warn!(container, %error, "not removed yet"),
            }
            tokio::time::sleep(REMOVAL_PAUSE).await;
        }
        let removed = self.docker.remove_container(container, Some(options));
        ensure_done(removed.await, &[404, 409])
    }

    pub(crate) async fn suspend(&self) -> Result<(), Unavailable> {
        self.for_each_container(async |container| {
            // As for a reboot, so that the planner starts it again.
            self.shut_down(container, REBOOT, SUSPEND_PATIENCE).await
        })
        .await
    }

    pub(crate) async fn remove_all(&self) -> Result<(), Unavailable> {
        self.for_each_container(async |container| self.remove(container).await)
            .await
    }

    async fn for_each_container(
        &self,
        end: impl AsyncFn(&str) -> Result<(), Unavailable>,
    ) -> Result<(), Unavailable> {
        let containers = self
            .list(None)
            .await?
            .into_iter()
            .filter_map(|summary| summary.id);
        let end = &end;
        stream::iter(containers.map(Ok))
            .try_for_each_concurrent(
                ENDS_AT_ONCE,
                |container| async move { end(&container).await },
            )
            .await
    }
}

impl Target {
    fn report(&self, outcome: Outcome, reason: Option<StateReason>) -> Report {
        Report {
            instance: self.instance,
            boot: self.boot,
            outcome,
            reason,
        }
    }
}

/// A refusal becomes the report that the instance came to `fallback`; an absent engine stays an error.
fn told(
    target: &Target,
    result: Result<Report, Fault>,
    fallback: Outcome,
) -> Result<Report, Unavailable> {
    match result {
        Ok(report) => Ok(report),
        Err(Fault::Unavailable(unavailable)) => Err(unavailable),
        Err(Fault::Refused { message, .. }) => Ok(target.report(
            fallback,
            Some(internal_error(&format!("Docker: {message}"))),
        )),
    }
}

/// Passes over answers that mean there was nothing left to do.
fn ensure_done(result: Result<(), Error>, nothing_to_do: &[u16]) -> Result<(), Unavailable> {
    match result.map_err(Fault::from) {
        Err(Fault::Refused { status, .. }) if nothing_to_do.contains(&status) => Ok(()),
        other => Ok(other?),
    }
}

fn internal_error(what: &str) -> StateReason {
    StateReason::new("Server.InternalError", what)
}

fn no_image(image: &str) -> StateReason {
    internal_error(&format!(
        "The AMI's Docker image {image} is not on this machine. fixtures/setup builds those of Terrarium's own AMIs; \
         `docker load` or `docker pull` brings others"
    ))
}
