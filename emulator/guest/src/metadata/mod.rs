//! The instance metadata service, as a function of a request and what is known of the instance that sent it.
//!
//! No socket and no clock is here: the caller finds the instance by the VPC and address a request came from.

mod contents;
mod replies;
mod tokens;
mod tree;

use std::net::Ipv4Addr;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use terrarium_model::ids::VpcId;
use terrarium_model::resources::{Instance, NetworkInterface};
use terrarium_model::{Cloud, Place, Timestamp, World};

use tokens::{TOKEN_HEADER, TTL_HEADER, TTL_SECONDS};
pub use tokens::{Tokens, TokensError};
use tree::Node;

/// Where the service answers inside every VPC, on port 80.
pub const ADDRESS: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 254);

const TOKEN_PATH: &str = "/latest/api/token";

/// What the service can see: one instance in a snapshot.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The account and region of the instance.
    pub place: &'a Place,
    /// The snapshot of that place.
    pub cloud: &'a Cloud,
    /// The instance that asks.
    pub instance: &'a Instance,
}

impl<'a> View<'a> {
    /// The view of the instance behind an address of a VPC, if there is one.
    pub fn of(world: &'a World, place: &'a Place, vpc: VpcId, source: Ipv4Addr) -> Option<Self> {
        let cloud = world.clouds.get(place)?;
        let instance = find_instance(cloud, vpc, source)?;
        Some(Self {
            place,
            cloud,
            instance,
        })
    }

    /// The instance's first interface, which is there for as long as the instance is.
    fn primary_interface(&self) -> Option<&'a Arc<NetworkInterface>> {
        self.cloud.network_interfaces_of(self.instance).next()
    }
}

/// The instance that has an address in a VPC.
pub fn find_instance(cloud: &Cloud, vpc: VpcId, source: Ipv4Addr) -> Option<&Arc<Instance>> {
    let interface = cloud
        .all::<NetworkInterface>()
        .find(|interface| interface.vpc_id == vpc && interface.has_address(source))?;
    let attachment = interface.attachment.as_ref()?;
    cloud.instances.get(&attachment.instance_id)
}

/// A request to the service.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Its method.
    pub method: &'a Method,
    /// Its path; a query string behind it is ignored.
    pub path: &'a str,
    /// Its headers.
    pub headers: &'a HeaderMap,
    /// When it came.
    pub now: Timestamp,
}

/// The answer, ready to be sent. Its extensions hold a [`HopLimit`] when that is less than the usual one.
pub type Response = http::Response<Bytes>;

/// How many hops the packets of an answer may travel (the IP time to live), so that a token stays on its instance.
///
/// AWS limits the answer to a request for a token alone; every other answer has none of this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HopLimit(pub u8);

/// Answers a request of an instance.
pub fn respond(view: &View<'_>, tokens: &Tokens, request: &Request<'_>) -> Response {
    let options = &view.instance.metadata_options;
    let path = request.path.split('?').next().unwrap_or_default();
    if !options.enabled {
        return replies::error(StatusCode::FORBIDDEN);
    }
    if path.trim_end_matches('/') == TOKEN_PATH {
        return issue_token(view, tokens, request);
    }
    if !matches!(*request.method, Method::GET | Method::HEAD) {
        return replies::not_allowed("OPTIONS, GET, HEAD");
    }
    let Some(token) = request.headers.get(TOKEN_HEADER) else {
        return match options.tokens_required {
            true => replies::error(StatusCode::UNAUTHORIZED),
            false => read(view, path),
        };
    };
    match tokens.seconds_left(view.instance.id, token.as_bytes(), request.now) {
        Some(seconds) => replies::with_ttl(read(view, path), seconds),
        None => replies::error(StatusCode::UNAUTHORIZED),
    }
}

/// Answers `PUT /latest/api/token`.
fn issue_token(view: &View<'_>, tokens: &Tokens, request: &Request<'_>) -> Response {
    if request.method != Method::PUT {
        return replies::not_allowed("OPTIONS, PUT");
    }
    // A request that a proxy forwarded may come from someone who should not have the token.
    if request.headers.contains_key("x-forwarded-for") {
        return replies::error(StatusCode::FORBIDDEN);
    }
    let ttl_seconds = request
        .headers
        .get(TTL_HEADER)
        .and_then(|value| value.to_str().ok()?.trim().parse().ok())
        .filter(|seconds| TTL_SECONDS.contains(seconds));
    let Some(ttl_seconds) = ttl_seconds else {
        return replies::error(StatusCode::BAD_REQUEST);
    };
    let token = tokens.issue(view.instance.id, ttl_seconds, request.now);
    let mut response = replies::with_ttl(replies::text(token), ttl_seconds);
    let limit = HopLimit(view.instance.metadata_options.hop_limit);
    response.extensions_mut().insert(limit);
    response
}

/// Answers a request to read, once it is allowed to.
fn read(view: &View<'_>, path: &str) -> Response {
    let path = path.trim_matches('/');
    let (version, path) = path.split_once('/').unwrap_or((path, ""));
    let modified = view.instance.launch_time;
    if version.is_empty() {
        return replies::found(contents::VERSIONS.join("\n"), modified);
    }
    if !contents::VERSIONS.contains(&version) {
        return replies::error(StatusCode::NOT_FOUND);
    }
    match contents::of(view).at(path) {
        Some(Node::Data(data)) => replies::data(data.clone(), modified),
        Some(Node::Text(text)) => replies::found(text.clone(), modified),
        Some(Node::Directory(directory)) => replies::found(directory.listing(), modified),
        None => replies::error(StatusCode::NOT_FOUND),
    }
}

#[cfg(test)]
mod tests;
