//! Asks a running Terrarium: the client's side of its own calls.

use anyhow::{Context, bail};
use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt, Empty};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Where a Terrarium is when nobody says.
const USUAL_ENDPOINT: &str = "http://127.0.0.1:4566";

/// Asks what becomes of a packet. Without an endpoint, that of AWS's tools is asked.
pub(crate) fn why(
    endpoint: Option<&str>,
    from: &str,
    to: &str,
    packet: &str,
) -> anyhow::Result<String> {
    let of_tools = std::env::var("AWS_ENDPOINT_URL").ok();
    let endpoint = endpoint.or(of_tools.as_deref()).unwrap_or(USUAL_ENDPOINT);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(get(
        endpoint,
        &format!("/_terrarium/why?from={from}&to={to}&packet={packet}"),
    ))
}

async fn get(endpoint: &str, path: &str) -> anyhow::Result<String> {
    // A Terrarium that speaks HTTPS speaks HTTP on the same port.
    let authority = endpoint
        .trim_start_matches("http://")
        .trim_start_matches("https://")
        .trim_end_matches('/');
    let stream = TcpStream::connect(authority).await.with_context(|| {
        format!("no Terrarium answers at {endpoint}: start it, or name another with --endpoint")
    })?;
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
