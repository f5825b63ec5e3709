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
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Server;
use super::origin::{Origin, Via};

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
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => anyhow::anyhow!(
            "{address} is in use by another program: stop it, or choose another port with --listen {}:0",
            address.ip()
        ),
        _ => anyhow::anyhow!("cannot listen on {address}: {error}"),
    })
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
    /// Accepts connections until cancelled; `connections` ends when the last one has.
    pub(crate) async fn accept(
        self: Arc<Self>,
        listener: TcpListener,
        gate: Gate,
        via: Via,
        stop: CancellationToken,
        connections: TaskTracker,
    ) {
        loop {
            let accepted = tokio::select! {
                () = stop.cancelled() => return,
                accepted = listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, peer)) => {
                    let origin = Origin {
                        peer,
                        via: via.clone(),
                        secure: false,
                    };
                    connections.spawn(self.clone().connection(stream, gate, origin, stop.clone()));
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
    }

    async fn connection(
        self: Arc<Self>,
        stream: TcpStream,
        gate: Gate,
        mut origin: Origin,
        stop: CancellationToken,
    ) {
        // Answers are written whole; waiting for more to fill a segment would only delay them.
        let _ = stream.set_nodelay(true);
        let secure = match gate {
            Gate::Plain => false,
            Gate::Tls => true,
            Gate::Both => {
                match tokio::time::timeout(HEAD_PATIENCE, begins_with_handshake(&stream)).await {
                    Ok(Ok(secure)) => secure,
                    _ => return,
                }
            }
        };
        if !secure {
            return self.speak(stream, origin, stop).await;
        }
        origin.secure = true;
        let handshake = TlsAcceptor::from(self.tls.clone()).accept(stream);
        match tokio::time::timeout(HEAD_PATIENCE, handshake).await {
            Ok(Ok(stream)) => self.speak(stream, origin, stop).await,
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
        stop: CancellationToken,
    ) {
        let peer = origin.peer;
        let service = service_fn(move |request| {
            let (server, origin) = (self.clone(), origin.clone());
            async move { Ok::<_, std::convert::Infallible>(server.answer(origin, request).await) }
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

/// Whether the first byte is that of a TLS record with a handshake.
async fn begins_with_handshake(stream: &TcpStream) -> io::Result<bool> {
    let mut first = [0];
    match stream.peek(&mut first).await? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(first[0] == 0x16),
    }
}
