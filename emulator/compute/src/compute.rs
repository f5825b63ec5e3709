//! What the rest of the emulator sees: one `Compute`, whether Docker stands behind it or nothing does.

use std::str::FromStr;

use terrarium_model::World;
use terrarium_model::ids::InstanceId;

use crate::changes::Changes;
use crate::docker::Engine;
use crate::observed::Observed;
use crate::plan::{Action, Report, plan, plan_instance};
use crate::simulated;

/// What instances are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Docker containers; it is an error when there is no Docker.
    Docker,
    /// Nothing: states change, and nothing is reachable.
    Simulated,
    /// Docker where it answers, else nothing, said loudly.
    Auto,
}

impl FromStr for Mode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "docker" => Ok(Self::Docker),
            "simulated" => Ok(Self::Simulated),
            "auto" => Ok(Self::Auto),
            _ => Err(format!("'{text}' is not one of docker, simulated and auto")),
        }
    }
}

/// How to connect.
#[derive(Debug, Clone)]
pub struct Options {
    /// What instances are made of.
    pub mode: Mode,
    /// Tells this emulator's containers from another's on the same host: the value of the label `terrarium.emulator`.
    /// It must stay the same for as long as the state is kept.
    pub emulator: String,
    /// The laboratory's certificate authority, in PEM, which guests are to trust.
    pub authority_pem: Option<String>,
}

/// Why there is no Docker to run instances on. The text is one line for the operator that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    /// The engine did not answer.
    #[error(
        "Docker does not answer at {socket} ({cause}): start it with fixtures/setup, or run instances without it: --compute simulated"
    )]
    NoEngine {
        /// Where it was looked for.
        socket: String,
        /// What went wrong.
        cause: String,
    },
    /// The engine is not on this machine, so its containers' network namespaces are out of reach.
    #[error(
        "DOCKER_HOST is {host}: instances need a Docker on this machine, at a unix:// socket; unset it, or run without: --compute simulated"
    )]
    NotLocal {
        /// The value of `DOCKER_HOST`.
        host: String,
    },
    /// The emulator may not make network interfaces.
    #[error(
        "instances in Docker need root (CAP_NET_ADMIN and CAP_SYS_ADMIN, to give them their network): run as root, or without: --compute simulated"
    )]
    NotRoot,
}

/// Docker does not answer, or not as it should: what was asked is to be asked again after a while, and at the latest after
/// [`Change::Everything`](crate::Change).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Docker: {0}")]
pub struct Unavailable(pub String);

/// What runs the instances. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Compute {
    kind: Kind,
    why_simulated: Option<String>,
}

#[derive(Debug, Clone)]
enum Kind {
    Docker(Engine),
    Simulated,
}

impl Compute {
    /// Connects to Docker, or decides to do without.
    pub async fn connect(options: Options) -> Result<Self, ConnectError> {
        let simulated = |why_simulated| Self {
            kind: Kind::Simulated,
            why_simulated: Some(why_simulated),
        };
        let mode = options.mode;
        if mode == Mode::Simulated {
            return Ok(simulated("--compute simulated asks for it".to_owned()));
        }
        match Engine::connect(options).await {
            Ok(engine) => Ok(Self {
                kind: Kind::Docker(engine),
                why_simulated: None,
            }),
            Err(error) if mode == Mode::Auto => Ok(simulated(error.to_string())),
            Err(error) => Err(error),
        }
    }

    /// Why there is nothing behind the instances, for the operator; none when there is.
    pub fn why_simulated(&self) -> Option<&str> {
        self.why_simulated.as_deref()
    }

    /// Whether there is nothing behind the instances.
    pub fn is_simulated(&self) -> bool {
        matches!(self.kind, Kind::Simulated)
    }

    /// All containers of this emulator.
    pub async fn observe(&self) -> Result<Observed, Unavailable> {
        match &self.kind {
            Kind::Docker(engine) => engine.observe().await,
            Kind::Simulated => Ok(Observed::default()),
        }
    }

    /// What is to be done for all instances: for the first pass, and after [`Change::Everything`](crate::Change).
    ///
    /// `world` must have been read before `observed` was, and no action may have been under way in between.
    pub fn plan(&self, world: &World, observed: &Observed) -> Vec<Action> {
        match &self.kind {
            Kind::Docker(_) => plan(world, observed),
            Kind::Simulated => simulated::plan(world),
        }
    }

    /// Observes one instance, plans and performs: the whole of a pass for it. None when all was well already.
    ///
    /// `world` must have been read after the last report about this instance was committed, and no other action for it
    /// may be under way. Different instances may be settled at the same time.
    pub async fn settle(
        &self,
        world: &World,
        instance: InstanceId,
    ) -> Result<Option<Report>, Unavailable> {
        let action = match &self.kind {
            Kind::Docker(engine) => {
                let container = engine.observe_instance(instance).await?;
                plan_instance(world, instance, container.as_ref())
            }
            Kind::Simulated => simulated::plan_instance(world, instance),
        };
        match action {
            Some(action) => self.perform(action).await,
            None => Ok(None),
        }
    }

    /// Carries out one action. What goes wrong with the instance is in the report.
    pub async fn perform(&self, action: Action) -> Result<Option<Report>, Unavailable> {
        match (&self.kind, action) {
            (_, Action::Say(report)) => Ok(Some(report)),
            (Kind::Docker(engine), action) => engine.perform(action).await,
            (Kind::Simulated, _) => Ok(None),
        }
    }

    /// What happens to containers without our doing, from now on.
    pub fn changes(&self) -> Changes {
        match &self.kind {
            Kind::Docker(engine) => Changes::of(engine.clone()),
            Kind::Simulated => Changes::none(),
        }
    }

    /// The last 64 KiB of what an instance wrote to its console; none when it has no container.
    pub async fn console_output(
        &self,
        instance: InstanceId,
    ) -> Result<Option<Vec<u8>>, Unavailable> {
        match &self.kind {
            Kind::Docker(engine) => engine.console_output(instance).await,
            Kind::Simulated => Ok(None),
        }
    }

    /// Whether a Docker image is on this machine. Simulated instances need none.
    pub async fn has_image(&self, image: &str) -> Result<bool, Unavailable> {
        match &self.kind {
            Kind::Docker(engine) => engine.has_image(image).await,
            Kind::Simulated => Ok(true),
        }
    }

    /// Lets all guests shut down and keeps their disks, so that the next start of the emulator brings them up again.
    /// For the end of an emulator that keeps its state.
    pub async fn suspend(&self) -> Result<(), Unavailable> {
        match &self.kind {
            Kind::Docker(engine) => engine.suspend().await,
            Kind::Simulated => Ok(()),
        }
    }

    /// Removes all containers of this emulator at once, and their volumes. For the end of an emulator whose state is in
    /// memory alone.
    pub async fn remove_all(&self) -> Result<(), Unavailable> {
        match &self.kind {
            Kind::Docker(engine) => engine.remove_all().await,
            Kind::Simulated => Ok(()),
        }
    }
}
