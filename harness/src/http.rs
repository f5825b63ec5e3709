//! One HTTP request over one fresh connection: no pool and no keep-alive, so that each request meets the packet filter anew.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ::http::Method;
use anyhow::Context;
use bytes::Bytes;
use http_body_util::{BodyExt, Empty, Limited};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, pki_types::ServerName};

/// No answer that the harness reads is larger.
const BODY_LIMIT_BYTES: usize = 4 << 20;

/// A response, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

/// What became of a request to an address that may or may not be reachable.
#[derive(Debug)]
pub(crate) enum Probe {
    Answered(Answer),
    /// Nothing came back in the time allowed: packets were dropped.
    TimedOut,
    /// Something came back, but no HTTP response: a reset, an unreachable network.
    Failed(String),
}

impl Probe {
    /// One sentence for the operator.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Answered(answer) => format!("it answered with status {}", answer.status),
            Self::TimedOut => "nothing came back".to_owned(),
            Self::Failed(reason) => reason.clone(),
        }
    }
}

/// GETs `path` from `address` in at most `limit`.
pub(crate) async fn probe(address: SocketAddr, path: &str, limit: Duration) -> Probe {
    let host = address.to_string();
    match timeout(limit, get(address, &host, path)).await {
        Ok(Ok(answer)) => Probe::Answered(answer),
        Ok(Err(error)) => Probe::Failed(format!("{error:#}")),
        Err(_) => Probe::TimedOut,
    }
}

/// GETs `path` from `address`, asking for the site `host`.
pub(crate) async fn get(address: SocketAddr, host: &str, path: &str) -> anyhow::Result<Answer> {
    let stream = TcpStream::connect(address)
        .await
        .with_context(|| format!("cannot connect to {address}"))?;
    exchange(stream, Method::GET, host, path).await
}

/// GETs `path` from `host` over TLS, trusting what this machine trusts.
pub(crate) async fn get_https(host: &str, path: &str) -> anyhow::Result<Answer> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect((host, 443))
        .await
        .with_context(|| format!("cannot connect to {host}"))?;
    let name = ServerName::try_from(host.to_owned())?;
    let stream = TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await?;
    exchange(stream, Method::GET, host, path).await
}

/// Makes a request without a body to the server behind a Unix socket.
pub(crate) async fn request_unix(
    socket: &Path,
    method: Method,
    path: &str,
) -> anyhow::Result<Answer> {
    let stream = UnixStream::connect(socket)
        .await
        .with_context(|| format!("cannot connect to {}", socket.display()))?;
    exchange(stream, method, "localhost", path).await
}

async fn exchange<S>(stream: S, method: Method, host: &str, path: &str) -> anyhow::Result<Answer>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    // Dropping the sender at the end of this function ends the connection, and with it the task.
    tokio::spawn(connection);
    let request = ::http::Request::builder()
        .method(method)
        .uri(path)
        .header(::http::header::HOST, host)
        .header(::http::header::CONNECTION, "close")
        .body(Empty::<Bytes>::new())?;
    let response = sender.send_request(request).await?;
    let status = response.status().as_u16();
    let body = Limited::new(response.into_body(), BODY_LIMIT_BYTES)
        .collect()
        .await
        .map_err(|error| anyhow::anyhow!(error))?
        .to_bytes();
    Ok(Answer {
        status,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    async fn listener() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        (listener, address)
    }

    #[tokio::test]
    async fn a_server_that_answers_is_heard() {
        let (listener, address) = listener().await;
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 1024];
            let length = stream.read(&mut request).await.unwrap();
            assert!(request[..length].starts_with(b"GET /add?a=2&b=3 HTTP/1.1\r\n"));
            stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n5")
                .await
                .unwrap();
        });
        let probe = probe(address, "/add?a=2&b=3", Duration::from_secs(5)).await;
        assert!(
            matches!(&probe, Probe::Answered(answer) if answer.status == 200 && answer.body == "5"),
            "{probe:?}"
        );
    }

    #[tokio::test]
    async fn a_server_that_says_nothing_times_out() {
        let (_listener, address) = listener().await;
        let probe = probe(address, "/", Duration::from_millis(50)).await;
        assert!(matches!(probe, Probe::TimedOut), "{probe:?}");
    }

    #[tokio::test]
    async fn a_closed_port_fails_at_once() {
        let (listener, address) = listener().await;
        drop(listener);
        let probe = probe(address, "/", Duration::from_secs(5)).await;
        assert!(matches!(probe, Probe::Failed(_)), "{probe:?}");
    }
}
