//! Asks a running Terrarium: the client's side of its own calls.

use anyhow::{Context, bail};
use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt, Empty};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Asks what becomes of a packet.
pub(crate) fn why(endpoint: &str, from: &str, to: &str, packet: &str) -> anyhow::Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(get(
        endpoint,
        &format!("/_terrarium/why?from={from}&to={to}&packet={packet}"),
    ))
}

async fn get(endpoint: &str, path: &str) -> anyhow::Result<String> {
    let authority = endpoint
        .strip_prefix("http://")
        .unwrap_or(endpoint)
        .trim_end_matches('/');
    let stream = TcpStream::connect(authority)
        .await
        .with_context(|| format!("no Terrarium answers at {endpoint}"))?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let request = Request::get(path)
        .header(http::header::HOST, authority)
        .body(Empty::<Bytes>::new())?;
    let response = sender.send_request(request).await?;
    let succeeded = response.status().is_success();
    let text =
        String::from_utf8_lossy(&response.into_body().collect().await?.to_bytes()).into_owned();
    match succeeded {
        true => Ok(text),
        false => bail!("{}", text.trim()),
    }
}
