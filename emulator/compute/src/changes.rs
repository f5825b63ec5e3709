//! What happens to containers without our doing: the engine's event stream, picked up again when the engine comes back.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::{Stream, StreamExt};
use jiff::Timestamp;
use terrarium_model::ids::InstanceId;
use tokio::sync::mpsc;

use crate::docker::Engine;

/// Something that asks for another look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The instance's container ended or was removed.
    Instance(InstanceId),
    /// Anything may have happened: the engine was away.
    Everything,
}

/// How long to leave an engine alone that did not answer.
const PATIENCE: Duration = Duration::from_millis(500);

/// A stream of changes that does not end while there is an engine; that of simulated instances ends at once.
#[derive(Debug)]
pub struct Changes {
    receiver: mpsc::Receiver<Change>,
}

impl Changes {
    pub(crate) fn none() -> Self {
        let (_, receiver) = mpsc::channel(1);
        Self { receiver }
    }

    pub(crate) fn of(engine: Engine) -> Self {
        let (sender, receiver) = mpsc::channel(64);
        let since = Timestamp::now();
        tokio::spawn(async move {
            tokio::select! {
                () = sender.closed() => {}
                () = follow(&engine, since, &sender) => {}
            }
        });
        Self { receiver }
    }

    /// The next change; none when there will be none.
    pub async fn next(&mut self) -> Option<Change> {
        self.receiver.recv().await
    }
}

impl Stream for Changes {
    type Item = Change;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Change>> {
        self.receiver.poll_recv(context)
    }
}

async fn follow(engine: &Engine, mut since: Timestamp, sender: &mpsc::Sender<Change>) {
    loop {
        let mut exits = engine.exits_since(since);
        while let Some(Ok(instance)) = exits.next().await {
            if sender.send(Change::Instance(instance)).await.is_err() {
                return;
            }
        }
        tracing::warn!("Docker's events broke off; waiting for it to answer again");
        since = wait_for(engine).await;
        tracing::info!("Docker answers again");
        if sender.send(Change::Everything).await.is_err() {
            return;
        }
    }
}

/// Waits until the engine answers. Events from the returned moment on are told again, so that none falls in between.
async fn wait_for(engine: &Engine) -> Timestamp {
    loop {
        tokio::time::sleep(PATIENCE).await;
        let before = Timestamp::now();
        if engine.answers().await {
            return before;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::Arc;

    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    use tokio::net::{UnixListener, UnixStream};

    use super::*;
    use crate::docker::dial;
    use crate::recipe::{Host, INSTANCE_LABEL};

    const GUEST: &str = "i-0000000000000000a";

    /// An engine that tells of one exit whenever it is asked for events, and then goes away.
    async fn forgetful_engine(listener: UnixListener) {
        loop {
            let (connection, _) = listener.accept().await.unwrap();
            tokio::spawn(answer(connection));
        }
    }

    async fn answer(connection: UnixStream) {
        let mut connection = BufReader::new(connection);
        let mut request = String::new();
        while !request.ends_with("\r\n\r\n") {
            if connection.read_line(&mut request).await.unwrap() == 0 {
                return;
            }
        }
        let body = match request.split(' ').nth(1).unwrap() {
            path if path.contains("/events") => {
                let attributes = format!(r#"{{"{INSTANCE_LABEL}":"{GUEST}"}}"#);
                format!(r#"{{"Action":"die","Actor":{{"Attributes":{attributes}}}}}"#) + "\n"
            }
            path if path.contains("/version") => r#"{"ApiVersion":"1.41"}"#.to_owned(),
            _ => "OK".to_owned(),
        };
        let answer = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{body}");
        connection.write_all(answer.as_bytes()).await.unwrap();
    }

    #[tokio::test]
    async fn events_are_followed_again_after_the_engine_was_away() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("docker.sock");
        tokio::spawn(forgetful_engine(UnixListener::bind(&socket).unwrap()));
        let engine = Engine {
            docker: dial(socket.to_str().unwrap()).await.unwrap(),
            host: Arc::new(Host {
                emulator: "test".to_owned(),
                capabilities: Vec::new(),
                processors: 1,
                has_fuse: false,
                authority_pem: None,
            }),
        };
        let exit = Some(Change::Instance(GUEST.parse().unwrap()));
        let mut changes = Changes::of(engine);
        assert_eq!(changes.next().await, exit);
        assert_eq!(changes.next().await, Some(Change::Everything));
        assert_eq!(changes.next().await, exit);
    }

    #[tokio::test]
    async fn nothing_happens_to_simulated_instances() {
        assert_eq!(Changes::none().next().await, None);
    }
}
