//! Which service a request is for: by path, by the scope of its signature, and by host, in this order.

use std::net::IpAddr;

use http::request::Parts;
use terrarium_query::Service;
use terrarium_signature::{RequestHead, scope_of};

use super::SERVICES;
use super::origin::Via;

/// Where a request goes.
pub(crate) enum Route {
    /// Terrarium's own: the rest of the path.
    Admin(String),
    /// A person who looks at the main port with a browser or curl, and is told what this is.
    Greeting,
    /// The service that tells callers their address.
    CheckIp,
    /// A query service.
    Query(&'static Service),
    /// S3.
    S3,
    /// A service of AWS that we do not have, by its signing name.
    Unknown(String),
}

impl Route {
    /// The signing name of the service, for the log; nothing that a client made up.
    pub(crate) fn service(&self) -> Option<&str> {
        match self {
            Self::Admin(_) | Self::Greeting | Self::CheckIp => None,
            Self::Query(service) => Some(service.name),
            Self::S3 => Some("s3"),
            Self::Unknown(name) => is_plain(name).then_some(name),
        }
    }
}

/// Whether a name that a client gave can stand in the log: it is as short and plain as AWS's own.
pub(super) fn is_plain(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    name.len() <= 64 && name.bytes().all(plain)
}

/// The path below which Terrarium's own calls are. No bucket can have this name.
const ADMIN: &str = "/_terrarium/";

/// The region when neither signature nor host names one.
pub(crate) const DEFAULT_REGION: &str = "us-east-1";

/// Finds the way of a request.
pub(crate) fn route(parts: &Parts, via: &Via) -> Route {
    let host = host(parts);
    // Not for guests, and not where the host names a bucket, whose key this may be.
    let is_ours = *via == Via::Host && (host == "localhost" || host.parse::<IpAddr>().is_ok());
    if let Some(rest) = parts.uri.path().strip_prefix(ADMIN).filter(|_| is_ours) {
        return Route::Admin(rest.to_owned());
    }
    // Suites that were written for moto begin with this.
    if is_ours && parts.method == http::Method::POST && parts.uri.path() == "/moto-api/reset" {
        return Route::Admin("reset".to_owned());
    }
    if host == "checkip.amazonaws.com" {
        return Route::CheckIp;
    }
    if let Some(scope) = scope_of(&RequestHead::of(parts)) {
        return match scope.service.as_str() {
            "s3" => Route::S3,
            name => by_name(name).map_or_else(|| Route::Unknown(name.to_owned()), Route::Query),
        };
    }
    if is_ours && is_a_person(parts) {
        return Route::Greeting;
    }
    match service_of_host(&host).and_then(by_name) {
        Some(service) => Route::Query(service),
        None if looks_like_query(parts) => Route::Query(&terrarium_ec2::SERVICE),
        None => Route::S3,
    }
}

/// The region that a request was signed for or that its host names.
pub(crate) fn region(parts: &Parts) -> String {
    if let Some(scope) = scope_of(&RequestHead::of(parts)) {
        return scope.region;
    }
    match host(parts).split('.').collect::<Vec<_>>()[..] {
        [_, region, "amazonaws", "com"] => region.to_owned(),
        _ => DEFAULT_REGION.to_owned(),
    }
}

/// The host that was asked, in lower case and without a port.
fn host(parts: &Parts) -> String {
    let header = parts
        .headers
        .get(http::header::HOST)
        .and_then(|host| host.to_str().ok());
    let host = header.or_else(|| parts.uri.host()).unwrap_or_default();
    host.rsplit_once(':')
        .map_or(host, |(name, _)| name)
        .to_ascii_lowercase()
}

/// The service that a host names: `ec2.us-east-1.amazonaws.com`, `iam.amazonaws.com`. A bucket may have any name before `.s3.`.
fn service_of_host(host: &str) -> Option<&str> {
    match host
        .strip_suffix(".amazonaws.com")?
        .split('.')
        .collect::<Vec<_>>()[..]
    {
        [service] | [service, _] => Some(service),
        _ => None,
    }
}

fn by_name(name: &str) -> Option<&'static Service> {
    SERVICES
        .iter()
        .copied()
        .find(|service| service.name == name)
}

/// Whether someone without AWS's tools asks for the front page. SDKs, which list buckets there, do not name what they accept.
fn is_a_person(parts: &Parts) -> bool {
    let header = |name| {
        parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let browser = header(http::header::ACCEPT).is_some_and(|kinds| kinds.contains("text/html"));
    let curl = header(http::header::USER_AGENT).is_some_and(|agent| agent.starts_with("curl/"));
    parts.method == http::Method::GET && parts.uri == "/" && (browser || curl)
}

/// An unsigned form or an action in the query is a query request that someone forgot to sign.
fn looks_like_query(parts: &Parts) -> bool {
    let posts_form = parts.method == http::Method::POST && is_form(parts);
    parts.uri.path() == "/" && (posts_form || names_action(parts))
}

/// Whether the body is a form.
pub(super) fn is_form(parts: &Parts) -> bool {
    let kind = parts.headers.get(http::header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

/// Whether the query has an action.
pub(super) fn names_action(parts: &Parts) -> bool {
    let query = parts.uri.query().unwrap_or_default();
    query.split('&').any(|pair| pair.starts_with("Action="))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn describe(request: http::request::Builder) -> String {
        let (parts, ()) = request.body(()).unwrap().into_parts();
        match route(&parts, &Via::Host) {
            Route::Admin(path) => format!("admin {path}"),
            Route::Greeting => "greeting".to_owned(),
            Route::CheckIp => "checkip".to_owned(),
            Route::Query(service) => format!("{} in {}", service.name, region(&parts)),
            Route::S3 => format!("s3 in {}", region(&parts)),
            Route::Unknown(name) => format!("unknown {name}"),
        }
    }

    fn signed(service: &str) -> http::request::Builder {
        let credential = format!(
            "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/{service}/aws4_request, SignedHeaders=host, Signature=0"
        );
        http::Request::post("/")
            .header("host", "127.0.0.1:4566")
            .header("authorization", credential)
    }

    #[test]
    fn the_scope_of_the_signature_decides() {
        assert_eq!(describe(signed("ec2")), "ec2 in eu-west-1");
        assert_eq!(describe(signed("sts")), "sts in eu-west-1");
        assert_eq!(describe(signed("s3")), "s3 in eu-west-1");
        assert_eq!(describe(signed("lambda")), "unknown lambda");
    }

    #[test]
    fn the_host_decides_for_what_is_not_signed() {
        let get = |host: &str, path: &str| describe(http::Request::get(path).header("host", host));
        assert_eq!(get("ec2.eu-west-2.amazonaws.com", "/"), "ec2 in eu-west-2");
        assert_eq!(
            get("bucket.s3.us-west-2.amazonaws.com", "/key"),
            "s3 in us-east-1"
        );
        assert_eq!(get("localhost:4566", "/bucket"), "s3 in us-east-1");
        assert_eq!(
            get("localhost:4566", "/?Action=DescribeVpcs"),
            "ec2 in us-east-1"
        );
        assert_eq!(get("checkip.amazonaws.com", "/"), "checkip");
        assert_eq!(get("localhost", "/_terrarium/health"), "admin health");
        assert_eq!(get("127.0.0.1:4566", "/_terrarium/health"), "admin health");
        assert_eq!(get("b.localhost", "/_terrarium/health"), "s3 in us-east-1");
    }

    #[test]
    fn a_person_at_the_front_page_is_greeted_and_nobody_else() {
        let get = |host: &str, path: &str| {
            http::Request::get(path)
                .header("host", host)
                .header("accept", "text/html,*/*")
        };
        assert_eq!(describe(get("127.0.0.1:4566", "/")), "greeting");
        assert_eq!(describe(get("127.0.0.1:4566", "/b/k")), "s3 in us-east-1");
        assert_eq!(describe(get("b.localhost", "/")), "s3 in us-east-1");
        assert_eq!(
            describe(signed("s3").method("GET").header("accept", "text/html")),
            "s3 in eu-west-1"
        );
    }

    #[test]
    fn an_unsigned_form_is_for_ec2() {
        let form = http::Request::post("/").header(
            "content-type",
            "application/x-www-form-urlencoded; charset=utf-8",
        );
        assert_eq!(describe(form), "ec2 in us-east-1");
    }

    #[test]
    fn motos_reset_is_ours_and_an_object_of_that_name_is_not() {
        let post = http::Request::post("/moto-api/reset").header("host", "localhost:4566");
        assert_eq!(describe(post), "admin reset");
        let put = http::Request::put("/moto-api/reset").header("host", "localhost:4566");
        assert_eq!(describe(put), "s3 in us-east-1");
    }
}
