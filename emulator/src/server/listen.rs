//! Listening sockets and connections: TLS where it is asked for, limits on heads and on patience, and a graceful end.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;

use super::Server;
use super::connections::{Activity, Connections, Place};
use super::origin::{Origin, Via};
use super::watched::{UnderWay, Watched};

/// How long a client may take to send a request's head, or a TLS handshake.
const HEAD_PATIENCE: Duration = Duration::from_secs(20);
/// The largest head of a request, in bytes.
const LARGEST_HEAD: usize = 64 * 1024;
/// How long to wait when the machine has no file descriptors left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// What is spoken on a listening socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gate {
    /// HTTP alone.
    Plain,
    /// HTTPS alone.
    Tls,
    /// Either: the first byte tells.
    Both,
}

/// Binds the main port; an error is a line for the operator.
pub(crate) async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| anyhow::anyhow!(cannot_bind(address, &error)))
}

fn cannot_bind(address: SocketAddr, error: &io::Error) -> String {
    let (ip, port) = (address.ip(), address.port());
    match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "{address} is in use by another program: stop it, or choose another port with --listen {ip}:0"
        ),
        io::ErrorKind::PermissionDenied => format!(
            "port {port} takes rights that terrarium does not have: start it as root, or choose a port from 1024 on, \
             such as --listen {ip}:4566"
        ),
        io::ErrorKind::AddrNotAvailable => format!(
            "{ip} is no address of this machine: choose one that is, such as --listen 127.0.0.1:{port}"
        ),
        _ => format!("cannot listen on {address}: {error}"),
    }
}

/// HTTP/1.1 with our limits.
pub(crate) fn http1_builder() -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_PATIENCE)
        .max_buf_size(LARGEST_HEAD);
    builder
}

impl Server {
    /// Accepts connections until cancelled.
    pub(crate) async fn accept(
        self: Arc<Self>,
        listener: TcpListener,
        gate: Gate,
        via: Via,
        stop: CancellationToken,
    ) {
        while let Some((stream, peer, place)) = self.connections.next(&listener, &stop).await {
            let origin = Origin {
                peer,
                via: via.clone(),
                secure: false,
            };
            let (server, stop) = (self.clone(), stop.clone());
            let serving = async move {
                let leave = place.activity.leave.clone();
                tokio::select! {
                    () = server.connection(stream, gate, origin, &place.activity, stop) => {}
                    () = leave.cancelled() => tracing::debug!(%peer, "a connection left its place to another"),
                }
            };
            self.connections.spawn(serving, &Handle::current());
        }
    }

    async fn connection(
        self: Arc<Self>,
        stream: TcpStream,
        gate: Gate,
        mut origin: Origin,
        activity: &Arc<Activity>,
        stop: CancellationToken,
    ) {
        // Answers are written whole; waiting for more to fill a segment would only delay them.
        let _ = stream.set_nodelay(true);
        let stream = Watched::new(stream, activity.clone());
        let secure = match gate {
            Gate::Plain => false,
            Gate::Tls => true,
            Gate::Both => {
                let first = begins_with_handshake(stream.stream());
                match tokio::time::timeout(HEAD_PATIENCE, first).await {
                    Ok(Ok(secure)) => secure,
                    _ => return,
                }
            }
        };
        if !secure {
            return self.speak(stream, origin, activity, stop).await;
        }
        origin.secure = true;
        let handshake = TlsAcceptor::from(self.tls.clone()).accept(stream);
        match tokio::time::timeout(HEAD_PATIENCE, handshake).await {
            Ok(Ok(stream)) => self.speak(stream, origin, activity, stop).await,
            Ok(Err(error)) => {
                tracing::debug!(peer = %origin.peer, %error, "a TLS handshake failed")
            }
            Err(_) => tracing::debug!(peer = %origin.peer, "a TLS handshake took too long"),
        }
    }

    async fn speak(
        self: Arc<Self>,
        stream: impl AsyncRead + AsyncWrite + Unpin,
        origin: Origin,
        activity: &Arc<Activity>,
        stop: CancellationToken,
    ) {
        let peer = origin.peer;
        let service = service_fn(move |request| {
            let (server, origin, answering) = (self.clone(), origin.clone(), activity.answer());
            async move {
                let answer = server.answer(origin, request).await;
                Ok::<_, std::convert::Infallible>(answer.map(|body| UnderWay {
                    body,
                    _answering: answering,
                }))
            }
        });
        let connection = http1_builder().serve_connection(TokioIo::new(stream), service);
        tokio::pin!(connection);
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%peer, %error, "a connection ended early");
        }
    }
}

impl Connections {
    /// The next connection that a listening socket accepts, with its place; none when stopped.
    pub(crate) async fn next(
        self: &Arc<Self>,
        listener: &TcpListener,
        stop: &CancellationToken,
    ) -> Option<(TcpStream, SocketAddr, Place)> {
        let accept = async {
            loop {
                match listener.accept().await {
                    Ok((stream, peer)) => return (stream, peer, self.admit().await),
                    Err(error) => {
                        tracing::warn!(%error, "a connection could not be accepted");
                        self.ask_one_to_leave();
                        tokio::time::sleep(ACCEPT_PAUSE).await;
                    }
                }
            }
        };
        tokio::select! {
            () = stop.cancelled() => None,
            accepted = accept => Some(accepted),
        }
    }
}

/// Whether the first byte is that of a TLS record with a handshake.
async fn begins_with_handshake(stream: &TcpStream) -> io::Result<bool> {
    let mut first = [0];
    match stream.peek(&mut first).await? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(first[0] == 0x16),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_port_that_cannot_be_had_is_one_line_that_says_what_to_do() {
        let said = |kind: io::ErrorKind| cannot_bind("127.0.0.1:80".parse().unwrap(), &kind.into());
        for (kind, advice) in [
            (io::ErrorKind::AddrInUse, "--listen 127.0.0.1:0"),
            (io::ErrorKind::PermissionDenied, "--listen 127.0.0.1:4566"),
            (io::ErrorKind::AddrNotAvailable, "--listen 127.0.0.1:80"),
        ] {
            let said = said(kind);
            assert!(said.ends_with(advice) && !said.contains('\n'), "{said}");
        }
    }
}
