//! The two targets. Everything in which they differ is a field or method here; the flow itself never asks which one it runs against.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_ec2::config::{Credentials, SharedCredentialsProvider, SharedHttpClient};
use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;

use crate::http;
use crate::{TargetKind, TargetOptions};

/// The name under which AWS tells a caller its own address; Terrarium serves the same name.
const CHECKIP_HOST: &str = "checkip.amazonaws.com";

/// How fast things happen on a target: what a loop waits between tries and what it allows one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Between two questions about the same thing.
    pub(crate) poll: Duration,
    /// For a connection to a port that should answer soon.
    pub(crate) connect: Duration,
    /// From a rule change's answer until it must be in force.
    pub(crate) rule_change: Duration,
    /// For a deletion that is refused while something else still needs the thing.
    pub(crate) dependency: Duration,
}

/// Where the API is, and clients that speak to it.
pub(crate) struct Target {
    pub(crate) kind: TargetKind,
    pub(crate) region: String,
    pub(crate) ec2: aws_sdk_ec2::Client,
    pub(crate) s3: aws_sdk_s3::Client,
    /// Signs URLs for use inside guests, where AWS's own names resolve on both targets.
    pub(crate) presigner: aws_sdk_s3::Client,
    pub(crate) sts: aws_sdk_sts::Client,
    pub(crate) pace: Pace,
    /// The Terrarium's URL; AWS has none.
    pub(crate) endpoint: Option<String>,
}

impl Target {
    /// AWS, with credentials and region from the usual places.
    pub(crate) async fn aws(options: &TargetOptions) -> anyhow::Result<Self> {
        ensure!(
            options.endpoint.is_none(),
            "--endpoint is for --target terrarium: AWS's endpoints follow from the region"
        );
        let mut loader = aws_config::defaults(BehaviorVersion::latest())
            .http_client(https_client())
            .timeout_config(timeouts());
        if let Some(region) = &options.region {
            loader = loader.region(Region::new(region.clone()));
        }
        let config = loader.load().await;
        let Some(region) = config.region().map(ToString::to_string) else {
            bail!("no region: give --region, or set AWS_REGION or one in your AWS configuration");
        };
        let credentials = config.credentials_provider().context(
            "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in with `aws configure`",
        )?;
        let pace = Pace {
            poll: Duration::from_secs(2),
            connect: Duration::from_secs(3),
            rule_change: Duration::from_secs(30),
            dependency: Duration::from_secs(120),
        };
        Ok(Self::new(
            TargetKind::Aws,
            &config,
            region,
            credentials,
            pace,
            None,
        ))
    }

    /// The Terrarium at `endpoint`, as the user `test` that exists by default.
    pub(crate) fn terrarium(endpoint: &str, region: Option<&str>) -> anyhow::Result<Self> {
        socket_address(endpoint)?;
        let region = region.unwrap_or("us-east-1").to_owned();
        let credentials = Credentials::new("test", "test", None, None, "terrarium");
        let credentials = SharedCredentialsProvider::new(credentials);
        let config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(region.clone()))
            .credentials_provider(credentials.clone())
            .endpoint_url(endpoint)
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .timeout_config(timeouts())
            .build();
        let pace = Pace {
            poll: Duration::from_millis(50),
            connect: Duration::from_millis(500),
            rule_change: Duration::from_millis(20),
            dependency: Duration::from_secs(15),
        };
        let endpoint = Some(endpoint.to_owned());
        Ok(Self::new(
            TargetKind::Terrarium,
            &config,
            region,
            credentials,
            pace,
            endpoint,
        ))
    }

    fn new(
        kind: TargetKind,
        config: &SdkConfig,
        region: String,
        credentials: SharedCredentialsProvider,
        pace: Pace,
        endpoint: Option<String>,
    ) -> Self {
        let s3 = aws_sdk_s3::config::Builder::from(config)
            // An endpoint that is an address cannot carry the bucket in its host name.
            .force_path_style(endpoint.is_some())
            .build();
        // Not derived from `config`: an endpoint set there or in the environment means nothing inside a guest.
        let presigner = aws_sdk_s3::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(region.clone()))
            .credentials_provider(credentials)
            .http_client(https_client())
            .build();
        Self {
            kind,
            region,
            ec2: aws_sdk_ec2::Client::new(config),
            s3: aws_sdk_s3::Client::from_conf(s3),
            presigner: aws_sdk_s3::Client::from_conf(presigner),
            sts: aws_sdk_sts::Client::new(config),
            pace,
            endpoint,
        }
    }

    /// The address from which packets of this machine reach instances' public addresses.
    pub(crate) async fn caller_address(&self) -> anyhow::Result<Ipv4Addr> {
        let answer = match &self.endpoint {
            Some(endpoint) => http::get(socket_address(endpoint)?, CHECKIP_HOST, "/").await?,
            None => http::get_https(CHECKIP_HOST, "/").await?,
        };
        ensure!(
            answer.status == 200,
            "{CHECKIP_HOST} answered with status {}",
            answer.status
        );
        let text = answer.body.trim();
        text.parse()
            .with_context(|| format!("{CHECKIP_HOST} answered '{text}', which is no IPv4 address"))
    }

    /// Whether an instance's public address may be connected to. A Terrarium's addresses exist on this machine alone,
    /// so one that others own would take the harness's packets to a stranger.
    pub(crate) fn owns(&self, address: Ipv4Addr) -> bool {
        match self.kind {
            TargetKind::Aws => true,
            TargetKind::Terrarium => is_nobodys(address),
        }
    }

    /// Whether the guests are containers of this machine, so that what they leave behind can be seen.
    pub(crate) fn is_on_this_machine(&self) -> bool {
        self.endpoint
            .as_deref()
            .and_then(|endpoint| socket_address(endpoint).ok())
            .is_some_and(|address| address.ip().is_loopback())
    }

    /// The options that make an aws command speak to this target.
    pub(crate) fn cli_options(&self) -> String {
        let region = &self.region;
        match &self.endpoint {
            Some(endpoint) => format!("--region {region} --endpoint-url {endpoint}"),
            None => format!("--region {region}"),
        }
    }
}

/// The address in a Terrarium's URL.
fn socket_address(endpoint: &str) -> anyhow::Result<SocketAddr> {
    let uri: ::http::Uri = endpoint
        .parse()
        .with_context(|| format!("'{endpoint}' is no URL"))?;
    ensure!(
        uri.scheme_str() == Some("http"),
        "'{endpoint}' does not begin with http://: the harness speaks to Terrarium's plain HTTP port"
    );
    let host = uri
        .host()
        .with_context(|| format!("'{endpoint}' names no host"))?;
    let ip: IpAddr = match host.trim_matches(['[', ']']) {
        "localhost" => Ipv4Addr::LOCALHOST.into(),
        host => host
            .parse()
            .with_context(|| format!("the host of '{endpoint}' is no address"))?,
    };
    Ok(SocketAddr::new(ip, uri.port_u16().unwrap_or(80)))
}

/// Private, shared, or set aside for benchmarks: ranges from which a pool may be taken.
fn is_nobodys(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_private()
        || (first == 198 && second & 0xfe == 18)
        || (first == 100 && second & 0xc0 == 64)
}

fn https_client() -> SharedHttpClient {
    aws_smithy_http_client::Builder::new()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .build_https()
}

/// No call may hang. Uploading an image tarball is the longest.
fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(5))
        .operation_attempt_timeout(Duration::from_secs(120))
        .operation_timeout(Duration::from_secs(300))
        .build()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use aws_sdk_s3::presigning::PresigningConfig;

    #[test]
    fn an_endpoint_is_an_http_url_with_an_address() {
        let address = socket_address("http://127.0.0.1:4566").unwrap();
        assert_eq!(address, "127.0.0.1:4566".parse().unwrap());
        assert_eq!(
            socket_address("http://localhost:1").unwrap(),
            "127.0.0.1:1".parse().unwrap()
        );
        assert_eq!(
            socket_address("http://[::1]:2").unwrap(),
            "[::1]:2".parse().unwrap()
        );
        for wrong in [
            "127.0.0.1:4566",
            "https://127.0.0.1",
            "http://example.com",
            "http://",
        ] {
            assert!(socket_address(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_terrarium_s_guests_are_never_sought_at_a_stranger_s_address() {
        let target = Target::terrarium("http://127.0.0.1:4566", None).unwrap();
        assert!(target.owns(Ipv4Addr::new(198, 18, 0, 5)));
        assert!(target.owns(Ipv4Addr::new(198, 19, 255, 1)));
        assert!(target.owns(Ipv4Addr::new(10, 1, 2, 3)));
        assert!(!target.owns(Ipv4Addr::new(54, 1, 2, 3)));
        assert!(!target.owns(Ipv4Addr::new(198, 20, 0, 1)));
    }

    #[test]
    fn only_a_loopback_endpoint_is_on_this_machine() {
        let here = Target::terrarium("http://127.0.0.1:4566", None).unwrap();
        let elsewhere = Target::terrarium("http://10.0.0.9:4566", None).unwrap();
        assert!(here.is_on_this_machine());
        assert!(!elsewhere.is_on_this_machine());
    }

    #[tokio::test]
    async fn a_presigned_url_is_one_of_aws_and_needs_no_headers() {
        let target = Target::terrarium("http://127.0.0.1:4566", None).unwrap();
        let terms = PresigningConfig::expires_in(Duration::from_secs(60)).unwrap();
        let put = target
            .presigner
            .put_object()
            .bucket("bucket")
            .key("a/b.txt");
        let request = put.presigned(terms).await.unwrap();
        let url = request.uri();
        let start = "https://bucket.s3.us-east-1.amazonaws.com/a/b.txt?";
        assert!(url.starts_with(start), "{url}");
        assert!(url.contains("X-Amz-SignedHeaders=host&"), "{url}");
        assert_eq!(request.headers().count(), 0);
    }
}
