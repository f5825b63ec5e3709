//! The URL of a Terrarium, and what a Terrarium says of itself there.

use std::fmt::{self, Display};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use serde::Deserialize;

use crate::http::{self, Probe};

/// Where Terrarium tells how it is.
const HEALTH: &str = "/_terrarium/health";

/// How long a Terrarium may take to tell.
const HEALTH_LIMIT: Duration = Duration::from_secs(5);

/// Where a Terrarium listens: plain HTTP, at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Endpoint {
    url: String,
    address: SocketAddr,
}

/// What a Terrarium makes instances of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Compute {
    Docker,
    Simulated,
}

#[derive(Deserialize)]
struct Health {
    compute: Compute,
}

impl Endpoint {
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Asks the Terrarium there what it makes instances of; the error is one line for the operator.
    pub(crate) async fn compute(&self) -> anyhow::Result<Compute> {
        let answer = match http::probe(self.address, HEALTH, HEALTH_LIMIT).await {
            Probe::Answered(answer) => answer,
            Probe::TimedOut => bail!(
                "what listens at {self} says nothing for {} s",
                HEALTH_LIMIT.as_secs()
            ),
            Probe::Failed(reason) => bail!("no Terrarium answers at {self}: {reason}"),
        };
        let health: Option<Health> = serde_json::from_str(&answer.body).ok();
        let health = health.with_context(|| {
            format!(
                "what answers at {self} is no Terrarium: its {HEALTH} has status {}",
                answer.status
            )
        })?;
        Ok(health.compute)
    }
}

impl Display for Endpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.url)
    }
}

/// `http://` may be left out.
impl FromStr for Endpoint {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Self> {
        let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
        ensure!(
            scheme == "http",
            "the harness speaks to Terrarium's plain HTTP port: http://<address>:<port>"
        );
        let place = rest.trim_end_matches('/');
        let place = match place.strip_prefix("localhost") {
            Some(port) => format!("{}{port}", Ipv4Addr::LOCALHOST),
            None => place.to_owned(),
        };
        let address = place
            .parse::<SocketAddr>()
            .or_else(|_| place.parse().map(|ip: IpAddr| SocketAddr::new(ip, 80)));
        let address = address.ok();
        let address = address.context("it is not like http://127.0.0.1:4566, address and port")?;
        let url = format!("http://{address}");
        Ok(Self { url, address })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    #[test]
    fn an_endpoint_is_an_http_url_with_an_address_and_its_scheme_may_be_left_out() {
        for (text, url) in [
            ("http://127.0.0.1:4566", "http://127.0.0.1:4566"),
            ("http://127.0.0.1:4566/", "http://127.0.0.1:4566"),
            ("127.0.0.1:4566", "http://127.0.0.1:4566"),
            ("localhost:1", "http://127.0.0.1:1"),
            ("http://[::1]:2", "http://[::1]:2"),
        ] {
            let endpoint: Endpoint = text.parse().unwrap();
            assert_eq!(endpoint.url(), url, "{text}");
        }
        for wrong in [
            "",
            "https://127.0.0.1",
            "http://example.com",
            "http://",
            "127.0.0.1:4566/path",
            "127.0.0.1:99999",
        ] {
            assert!(wrong.parse::<Endpoint>().is_err(), "{wrong}");
        }
    }

    /// Answers one request, whatever it is.
    async fn answering(response: &'static str) -> Endpoint {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 1024];
            let _ = stream.read(&mut request).await.unwrap();
            stream.write_all(response.as_bytes()).await.unwrap();
        });
        address.to_string().parse().unwrap()
    }

    #[tokio::test]
    async fn a_terrarium_says_what_it_makes_instances_of() {
        let endpoint =
            answering("HTTP/1.1 200 OK\r\ncontent-length: 23\r\n\r\n{\"compute\":\"simulated\"}\n")
                .await;
        assert_eq!(endpoint.compute().await.unwrap(), Compute::Simulated);
    }

    #[tokio::test]
    async fn something_else_is_told_from_a_terrarium() {
        let endpoint = answering("HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\nno").await;
        let error = endpoint.compute().await.unwrap_err().to_string();
        assert!(error.contains("is no Terrarium"), "{error}");
        assert!(error.contains("404"), "{error}");
    }

    #[tokio::test]
    async fn where_nothing_listens_is_said_in_one_line() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let endpoint: Endpoint = address.to_string().parse().unwrap();
        let error = format!("{:#}", endpoint.compute().await.unwrap_err());
        assert!(error.starts_with("no Terrarium answers at http://127.0.0.1:"));
        assert!(!error.contains('\n'), "{error}");
    }
}
