//! The two targets. Everything in which they differ is a field or method here; the flow itself never asks which one it runs against.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, anyhow, bail, ensure};
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_ec2::config::{
    Credentials, ProvideCredentials, SharedCredentialsProvider, SharedHttpClient,
};
use aws_sdk_ec2::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;

use crate::addresses::{is_nobodys, leads_to, routes};
use crate::endpoint::Endpoint;
use crate::failure::{Failure, chain, ensure as ensure_that};
use crate::http;
use crate::record::Place;
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
    /// From a creating call's answer until every call knows what was created.
    pub(crate) consistency: Duration,
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
    pub(crate) pace: Pace,
    /// The Terrarium's URL; AWS has none.
    pub(crate) endpoint: Option<Endpoint>,
    /// The account that pays; nobody pays a Terrarium.
    pub(crate) account: Option<String>,
    /// What answers in place of all of AWS: the Terrarium, or an endpoint that AWS's configuration names by its address.
    stand_in: Option<SocketAddr>,
}

impl Target {
    /// AWS, with credentials and region from the usual places. It is asked who the caller is, so that what is wrong with
    /// either is said before anything begins.
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
        let credentials = credentials(&config).await?;
        let account = caller_account(&config, &region).await?;
        let pace = Pace {
            poll: Duration::from_secs(2),
            connect: Duration::from_secs(3),
            rule_change: Duration::from_secs(30),
            consistency: Duration::from_secs(60),
            dependency: Duration::from_secs(120),
        };
        let stand_in = config
            .endpoint_url()
            .and_then(|url| Some(url.parse::<Endpoint>().ok()?.address()));
        let mut target = Self::new(TargetKind::Aws, &config, region, credentials, pace);
        target.account = Some(account);
        target.stand_in = stand_in;
        Ok(target)
    }

    /// The Terrarium at `endpoint`, as the user `test` that exists by default.
    pub(crate) fn terrarium(endpoint: &Endpoint, region: Option<&str>) -> Self {
        let region = region.unwrap_or("us-east-1").to_owned();
        let credentials = Credentials::new("test", "test", None, None, "terrarium");
        let credentials = SharedCredentialsProvider::new(credentials);
        let config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(region.clone()))
            .credentials_provider(credentials.clone())
            .endpoint_url(endpoint.url())
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .timeout_config(timeouts())
            .build();
        let pace = Pace {
            poll: Duration::from_millis(50),
            connect: Duration::from_millis(500),
            rule_change: Duration::from_millis(20),
            consistency: Duration::ZERO,
            dependency: Duration::from_secs(15),
        };
        let mut target = Self::new(TargetKind::Terrarium, &config, region, credentials, pace);
        target.endpoint = Some(endpoint.clone());
        target.stand_in = Some(endpoint.address());
        target
    }

    fn new(
        kind: TargetKind,
        config: &SdkConfig,
        region: String,
        credentials: SharedCredentialsProvider,
        pace: Pace,
    ) -> Self {
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
            s3: aws_sdk_s3::Client::new(config),
            presigner: aws_sdk_s3::Client::from_conf(presigner),
            pace,
            endpoint: None,
            account: None,
            stand_in: None,
        }
    }

    /// Where this is, for a run's record: AWS, or a Terrarium that was there before.
    pub(crate) fn place(&self) -> Place {
        let region = self.region.clone();
        match &self.endpoint {
            Some(endpoint) => Place::Endpoint {
                url: endpoint.to_string(),
                region,
            },
            None => Place::Aws {
                account: self.account.clone().unwrap_or_default(),
                region,
            },
        }
    }

    /// The address from which packets of this machine reach instances' public addresses.
    pub(crate) async fn caller_address(&self) -> anyhow::Result<Ipv4Addr> {
        let answer = match self.stand_in {
            Some(address) => http::get(address, CHECKIP_HOST, "/").await?,
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

    /// Fails unless an instance's public address may be connected to: packets must reach that instance or nobody. A
    /// Terrarium's addresses exist on this machine alone, so one that others own leads to a stranger, and so does one that
    /// is nobody's where this machine has no route of its own to it.
    pub(crate) fn ensure_reachable(&self, address: Ipv4Addr) -> Result<(), Failure> {
        self.ensure_reachable_by(&routes(), address)
    }

    fn ensure_reachable_by(&self, routes: &str, address: Ipv4Addr) -> Result<(), Failure> {
        ensure_that(
            self.kind == TargetKind::Aws || is_nobodys(address),
            "the public address is from a range that is nobody's, as a Terrarium's pool is",
            format!("it is {address}, where a stranger may live: nothing is sent there"),
        )?;
        ensure_that(
            !is_nobodys(address) || leads_to(routes, address),
            format!("this machine has a route of its own to the public address {address}"),
            "it has none, so no guest is there (are instances simulated?): nothing is sent there",
        )
    }

    /// Whether the guests are containers of this machine, so that what they leave behind can be seen.
    pub(crate) fn is_on_this_machine(&self) -> bool {
        self.endpoint
            .as_ref()
            .is_some_and(|endpoint| endpoint.address().ip().is_loopback())
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

/// AWS's credentials, which are looked up here to say plainly if there are none.
async fn credentials(config: &SdkConfig) -> anyhow::Result<SharedCredentialsProvider> {
    const ADVICE: &str = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or log in with `aws configure`";
    let provider = config.credentials_provider();
    let provider = provider.with_context(|| format!("no credentials: {ADVICE}"))?;
    match provider.provide_credentials().await {
        Ok(_) => Ok(provider),
        Err(error) => {
            // Below its first line the SDK lists every place that it looked in.
            let reason = chain(&error);
            let reason = reason.lines().next().unwrap_or_default();
            let reason = reason.trim_end_matches(" Attempted:");
            bail!("no credentials ({reason}): {ADVICE}")
        }
    }
}

/// The account of the caller, or in one line why AWS does not say.
async fn caller_account(config: &SdkConfig, region: &str) -> anyhow::Result<String> {
    let sts = aws_sdk_sts::Client::new(config);
    match sts.get_caller_identity().send().await {
        Ok(identity) => Ok(identity.account().unwrap_or("unknown").to_owned()),
        Err(SdkError::ServiceError(refusal)) => {
            let refusal = refusal.into_err();
            Err(anyhow!(
                "AWS refuses these credentials in region {region}: {}: {}",
                refusal.code().unwrap_or("no reason given"),
                refusal.message().unwrap_or_default()
            ))
        }
        Err(error) => Err(anyhow!(
            "AWS does not answer in region '{region}' (is there such a region, and is this machine online?): {}",
            chain(&error)
        )),
    }
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

    fn at(url: &str) -> Target {
        Target::terrarium(&url.parse().unwrap(), None)
    }

    #[cfg(target_endian = "little")]
    #[test]
    fn a_terrarium_s_guests_are_never_sought_at_a_stranger_s_address() {
        let routes = "Iface\nx 000012C6 0 0 0 0 0 0000FEFF\n";
        let reachable = |target: &Target, routes: &str, address: [u8; 4]| {
            target.ensure_reachable_by(routes, address.into()).is_ok()
        };
        let mut target = at("http://127.0.0.1:4566");
        assert!(reachable(&target, routes, [198, 18, 0, 5]));
        assert!(reachable(&target, routes, [198, 19, 255, 1]));
        assert!(!reachable(&target, "", [198, 18, 0, 5]));
        assert!(!reachable(&target, routes, [54, 1, 2, 3]));
        target.kind = TargetKind::Aws;
        assert!(reachable(&target, "", [54, 1, 2, 3]));
        assert!(!reachable(&target, "", [198, 18, 0, 5]));
    }

    #[test]
    fn only_a_loopback_endpoint_is_on_this_machine() {
        assert!(at("http://127.0.0.1:4566").is_on_this_machine());
        assert!(!at("http://10.0.0.9:4566").is_on_this_machine());
    }

    #[tokio::test]
    async fn a_presigned_url_is_one_of_aws_and_needs_no_headers() {
        let target = at("http://127.0.0.1:4566");
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
