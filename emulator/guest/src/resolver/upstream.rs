//! The host's own resolver, asked for the names that are not AWS's. It never keeps a guest waiting for long.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{
    ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts,
};
use hickory_resolver::lookup::Lookup;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::{Query, ResponseCode};
use hickory_resolver::system_conf::read_system_conf;
use tokio::time::timeout;

use super::Reply;

/// How long one server has for an answer.
const TRY: Duration = Duration::from_secs(2);
/// How long a question may take in all: less than the five seconds after which clients ask again.
const QUESTION: Duration = Duration::from_millis(4500);
/// How many answers are remembered.
const CACHED_ANSWERS: u64 = 1024;

/// The host's resolver could not be set up.
#[derive(Debug, thiserror::Error)]
#[error("the host's resolver cannot be used: {0}")]
pub struct UpstreamError(#[from] NetError);

/// Whom to ask for foreign names. Clones share what they remember.
#[derive(Clone)]
pub struct Upstream {
    resolver: Option<TokioResolver>,
}

impl Upstream {
    /// The servers in the host's `/etc/resolv.conf`.
    pub fn of_host() -> Result<Self, UpstreamError> {
        let (config, options) = read_system_conf()?;
        match config.name_servers().is_empty() {
            true => Ok(Self::none()),
            false => Self::with_config(config.name_servers().to_vec(), options),
        }
    }

    /// That server.
    pub fn at(server: SocketAddr) -> Result<Self, UpstreamError> {
        let at_port = |mut connection: ConnectionConfig| {
            connection.port = server.port();
            connection
        };
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(at_port);
        let ip: IpAddr = server.ip();
        let server = NameServerConfig::new(ip, true, connections.to_vec());
        Self::with_config(vec![server], ResolverOpts::default())
    }

    /// Nobody: every foreign name fails at once.
    pub fn none() -> Self {
        Self { resolver: None }
    }

    fn with_config(
        servers: Vec<NameServerConfig>,
        mut options: ResolverOpts,
    ) -> Result<Self, UpstreamError> {
        options.timeout = TRY;
        options.attempts = 1;
        options.cache_size = CACHED_ANSWERS;
        // The host's own names are no business of a guest.
        options.use_hosts_file = ResolveHosts::Never;
        let config = ResolverConfig::from_parts(None, Vec::new(), servers);
        let resolver = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
            .with_options(options)
            .build()?;
        Ok(Self {
            resolver: Some(resolver),
        })
    }

    /// Asks; an answer that does not come in time is a failure.
    pub(super) async fn ask(&self, query: &Query) -> Reply {
        let Some(resolver) = &self.resolver else {
            return Reply::code(ResponseCode::ServFail);
        };
        let lookup = resolver.lookup(query.name().clone(), query.query_type());
        match timeout(QUESTION, lookup).await {
            Ok(Ok(lookup)) => found(&lookup),
            Ok(Err(error)) => failed(error),
            Err(_) => Reply::code(ResponseCode::ServFail),
        }
    }
}

impl fmt::Debug for Upstream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.resolver.as_ref().map(|_| "servers");
        f.debug_tuple("Upstream").field(&kind).finish()
    }
}

fn found(lookup: &Lookup) -> Reply {
    Reply {
        answers: lookup.answers().to_vec(),
        ..Reply::code(ResponseCode::NoError)
    }
}

fn failed(error: NetError) -> Reply {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(nothing)) => Reply {
            soa: nothing.soa.map(|soa| soa.into_record_of_rdata()),
            ..Reply::code(nothing.response_code)
        },
        NetError::Dns(DnsError::ResponseCode(code)) => Reply::code(code),
        error => {
            tracing::debug!(%error, "the host's resolver did not answer");
            Reply::code(ResponseCode::ServFail)
        }
    }
}
