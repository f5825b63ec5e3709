//! Asks Docker what there is, through bollard alone. What changes anything there lives in `apply`.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use bollard::Docker;
use bollard::errors::Error;
use bollard::models::{ContainerInspectResponse, ContainerSummary};
use bollard::query_parameters::{
    EventsOptionsBuilder, InspectContainerOptions, ListContainersOptionsBuilder, LogsOptionsBuilder,
};
use futures_util::{Stream, StreamExt, TryStreamExt, future, stream};
use jiff::Timestamp;
use terrarium_model::ids::InstanceId;

use crate::capabilities::Own;
use crate::compute::{ConnectError, Options, Unavailable};
use crate::observed::{Container, ContainerState, Exit, Observed, Run};
use crate::recipe::{self, BOOT_LABEL, EMULATOR_LABEL, Host, INSTANCE_LABEL};

const DEFAULT_SOCKET: &str = "/var/run/docker.sock";
const CONNECT_SECONDS: u64 = 5;
const REQUEST_SECONDS: u64 = 120;
const CONSOLE_BYTES: usize = 64 << 10;
/// More lines than fit into that many bytes of any but the emptiest console.
const CONSOLE_LINES: &str = "4000";
/// How many questions the engine is asked at once.
const QUESTIONS_AT_ONCE: usize = 8;

/// A Docker Engine on this machine.
#[derive(Debug, Clone)]
pub(crate) struct Engine {
    pub(crate) docker: Docker,
    pub(crate) host: Arc<Host>,
}

/// What went wrong with a request.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The engine did not answer.
    Unavailable(Unavailable),
    /// It answered that it would not.
    Refused {
        /// The status of its answer.
        status: u16,
        /// Its words.
        message: String,
    },
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::DockerResponseServerError {
                status_code,
                message,
            } => Self::Refused {
                status: status_code,
                message,
            },
            other => Self::Unavailable(Unavailable(chain(&other))),
        }
    }
}

impl From<Fault> for Unavailable {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unavailable(unavailable) => unavailable,
            Fault::Refused { status, message } => Self(format!("{message} (status {status})")),
        }
    }
}

/// An error with all its causes: the outermost often says no more than that there was one.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

impl Engine {
    pub(crate) async fn connect(options: Options) -> Result<Self, ConnectError> {
        let own = Own::read();
        if !own.can_make_networks() {
            return Err(ConnectError::NotRoot);
        }
        let host = Host {
            emulator: options.emulator,
            capabilities: own.for_guests(),
            processors: processors(),
            has_fuse: Path::new("/dev/fuse").exists(),
            authority_pem: options.authority_pem,
        };
        Ok(Self {
            docker: dial(&socket(std::env::var("DOCKER_HOST").ok())?).await?,
            host: Arc::new(host),
        })
    }

    pub(crate) async fn answers(&self) -> bool {
        self.docker.ping().await.is_ok()
    }

    pub(crate) async fn observe(&self) -> Result<Observed, Unavailable> {
        let containers = self.list(None).await?;
        let inspected = stream::iter(containers)
            .map(|summary| self.inspect(summary))
            .buffer_unordered(QUESTIONS_AT_ONCE);
        let containers: Vec<_> = inspected.try_collect().await?;
        Ok(Observed {
            containers: containers.into_iter().flatten().collect(),
        })
    }

    pub(crate) async fn observe_instance(
        &self,
        instance: InstanceId,
    ) -> Result<Option<Container>, Unavailable> {
        for summary in self.list(Some(instance)).await? {
            if let Some(container) = self.inspect(summary).await? {
                return Ok(Some(container));
            }
        }
        Ok(None)
    }

    /// Our containers, or those of one instance, in whatever state they are.
    pub(crate) async fn list(
        &self,
        instance: Option<InstanceId>,
    ) -> Result<Vec<ContainerSummary>, Unavailable> {
        let mut labels = vec![self.label()];
        labels.extend(instance.map(|id| format!("{INSTANCE_LABEL}={id}")));
        let options = ListContainersOptionsBuilder::default()
            .all(true)
            .filters(&HashMap::from([("label", labels)]))
            .build();
        let listed = self.docker.list_containers(Some(options)).await;
        Ok(listed.map_err(Fault::from)?)
    }

    /// The label by which ours are found.
    fn label(&self) -> String {
        format!("{EMULATOR_LABEL}={}", self.host.emulator)
    }

    /// The rest about a container; none when it has gone meanwhile.
    async fn inspect(&self, summary: ContainerSummary) -> Result<Option<Container>, Unavailable> {
        let Some(id) = summary.id else {
            return Ok(None);
        };
        let labels = summary.labels.unwrap_or_default();
        let name = summary.names.unwrap_or_default().join(" ");
        Ok(self.state(&id).await?.map(|state| Container {
            id,
            instance: labels.get(INSTANCE_LABEL).and_then(|id| id.parse().ok()),
            boot: recipe::boot_of(&name, labels.get(BOOT_LABEL).map(String::as_str)),
            state,
        }))
    }

    /// What a container does; none when there is none, or it is being removed.
    pub(crate) async fn state(
        &self,
        container: &str,
    ) -> Result<Option<ContainerState>, Unavailable> {
        let answer = self
            .docker
            .inspect_container(container, None::<InspectContainerOptions>)
            .await
            .map_err(Fault::from);
        match answer {
            Ok(answer) => Ok(state_of(answer)),
            Err(Fault::Refused { status: 404, .. }) => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    /// The instances whose containers end or are removed after `since`; an error ends it.
    pub(crate) fn exits_since(
        &self,
        since: Timestamp,
    ) -> impl Stream<Item = Result<InstanceId, Error>> + Unpin + use<> {
        let nanoseconds = since.as_nanosecond();
        let filters = HashMap::from([
            ("type", vec!["container".to_owned()]),
            ("label", vec![self.label()]),
            ("event", vec!["die".to_owned(), "destroy".to_owned()]),
        ]);
        let options = EventsOptionsBuilder::default()
            .since(&format!(
                "{}.{:09}",
                nanoseconds / 1_000_000_000,
                nanoseconds % 1_000_000_000
            ))
            .filters(&filters)
            .build();
        let docker = self.docker.clone();
        Box::pin(docker.events(Some(options)).try_filter_map(|event| {
            let attributes = event.actor.and_then(|actor| actor.attributes);
            let instance =
                attributes.and_then(|attributes| attributes.get(INSTANCE_LABEL)?.parse().ok());
            future::ready(Ok(instance))
        }))
    }

    pub(crate) async fn console_output(
        &self,
        instance: InstanceId,
    ) -> Result<Option<Vec<u8>>, Unavailable> {
        let listed = self.list(Some(instance)).await?;
        let Some(container) = listed.into_iter().find_map(|summary| summary.id) else {
            return Ok(None);
        };
        let options = LogsOptionsBuilder::default()
            .stdout(true)
            .stderr(true)
            .tail(CONSOLE_LINES)
            .build();
        let mut lines = Box::pin(self.docker.logs(&container, Some(options)));
        let mut output = Vec::new();
        while let Some(line) = lines.try_next().await.map_err(Fault::from)? {
            output.extend_from_slice(line.as_ref());
        }
        output.drain(..output.len().saturating_sub(CONSOLE_BYTES));
        Ok(Some(output))
    }

    pub(crate) async fn has_image(&self, image: &str) -> Result<bool, Unavailable> {
        match self.docker.inspect_image(image).await.map_err(Fault::from) {
            Ok(_) => Ok(true),
            Err(Fault::Refused { status: 404, .. }) => Ok(false),
            Err(fault) => Err(fault.into()),
        }
    }
}

/// Where the engine listens, given the value of `DOCKER_HOST`.
fn socket(docker_host: Option<String>) -> Result<String, ConnectError> {
    match docker_host {
        Some(host) if !host.is_empty() => match host.strip_prefix("unix://") {
            Some(path) => Ok(path.to_owned()),
            None => Err(ConnectError::NotLocal { host }),
        },
        _ => Ok(DEFAULT_SOCKET.to_owned()),
    }
}

pub(crate) async fn dial(socket: &str) -> Result<Docker, ConnectError> {
    let dialled = Docker::connect_with_unix(socket, CONNECT_SECONDS, bollard::API_DEFAULT_VERSION);
    let answered = match dialled {
        Ok(docker) => docker.negotiate_version().await,
        Err(error) => Err(error),
    };
    match answered {
        Ok(docker) => Ok(docker.with_timeout(std::time::Duration::from_secs(REQUEST_SECONDS))),
        Err(error) => Err(ConnectError::NoEngine {
            socket: socket.to_owned(),
            cause: chain(&error),
        }),
    }
}

fn processors() -> u32 {
    let available = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    u32::try_from(available).unwrap_or(u32::MAX)
}

fn state_of(answer: ContainerInspectResponse) -> Option<ContainerState> {
    use bollard::models::ContainerStateStatusEnum as Status;

    let state = answer.state?;
    match state.status? {
        Status::CREATED => Some(ContainerState::Created),
        Status::RUNNING | Status::PAUSED | Status::RESTARTING => {
            Some(ContainerState::Running(Run {
                pid: state.pid.and_then(|pid| u32::try_from(pid).ok())?,
                started_at: state.started_at?.parse().ok()?,
            }))
        }
        Status::EXITED | Status::STOPPING | Status::DEAD => Some(ContainerState::Exited(Exit {
            code: state.exit_code.unwrap_or_default(),
        })),
        Status::REMOVING | Status::EMPTY => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_engine_is_looked_for_where_docker_host_says() {
        let at = |host: &str| socket(Some(host.to_owned()));
        assert_eq!(at("unix:///run/d.sock"), Ok("/run/d.sock".to_owned()));
        assert_eq!(at(""), Ok(DEFAULT_SOCKET.to_owned()));
        assert_eq!(socket(None), Ok(DEFAULT_SOCKET.to_owned()));
    }

    #[test]
    fn an_engine_elsewhere_is_refused() {
        let error = socket(Some("tcp://build:2375".to_owned())).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("DOCKER_HOST is tcp://build:2375")
        );
    }

    #[tokio::test]
    async fn an_absent_engine_is_one_line_that_says_what_to_do() {
        let error = dial("/nonexistent/docker.sock")
            .await
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("Docker does not answer at /nonexistent/docker.sock ("));
        assert!(error.ends_with("--compute simulated"));
        assert_eq!(error.lines().count(), 1);
    }
}
