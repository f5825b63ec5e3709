//! What a request meets, in order: an id, a route, a signature, the service, and a line in the log.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;

use super::origin::{Origin, Via};
use super::route::{Route, route};
use super::{Server, admin, greeting, query, s3, unsupported};

/// The body of an answer.
pub(crate) type Body = UnsyncBoxBody<Bytes, Box<dyn std::error::Error + Send + Sync>>;

impl Server {
    /// Answers one request.
    pub(crate) async fn answer(
        self: Arc<Self>,
        origin: Origin,
        request: Request<Incoming>,
    ) -> Response<Body> {
        let began = Instant::now();
        let id = request_id();
        let line = format!("{} {}", request.method(), request.uri().path());
        let peer = origin.peer;
        let (parts, body) = request.into_parts();
        let route = route(&parts, &origin.via);
        let service = route.service().map(ToOwned::to_owned);
        let mut response = match route {
            Route::Admin(path) => admin::answer(&self, &path, &parts).await,
            Route::Greeting => greeting::answer(&self, &parts),
            Route::CheckIp => plain(
                StatusCode::OK,
                format!("{}\n", self.caller_address(&origin)),
            ),
            Route::Query(service) => query::answer(self.clone(), service, parts, body, &id).await,
            Route::S3 => s3::answer(&self, origin, Request::from_parts(parts, body), &id).await,
            Route::Unknown(name) => unsupported::answer(&name, &parts, body, &id).await,
        };
        if let Ok(value) = HeaderValue::from_str(&id) {
            response
                .headers_mut()
                .entry("x-amzn-requestid")
                .or_insert(value);
        }
        response
            .headers_mut()
            .insert(header::SERVER, HeaderValue::from_static("Terrarium"));
        let status = response.status().as_u16();
        let Note { action, error } = response.extensions_mut().remove().unwrap_or_default();
        let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        let action = action.as_deref();
        tracing::info!(%peer, id, status, micros, service, action, error, "{line}");
        response
    }

    /// The address that an instance sees when the sender of this request talks to its public one.
    fn caller_address(&self, origin: &Origin) -> std::net::IpAddr {
        match origin.via {
            Via::Host => self.network.host_address().into(),
            Via::Edge | Via::Endpoint(_) => origin.peer.ip(),
        }
    }
}

/// What an answer tells the log besides its status.
#[derive(Debug, Clone, Default)]
pub(crate) struct Note {
    /// The operation.
    pub(crate) action: Option<Cow<'static, str>>,
    /// The error's code.
    pub(crate) error: Option<String>,
}

/// A new request id, in the form of a UUID.
fn request_id() -> String {
    let bits: u128 = rand::random();
    let digits = format!("{bits:032x}");
    format!(
        "{}-{}-4{}-a{}-{}",
        &digits[..8],
        &digits[8..12],
        &digits[13..16],
        &digits[17..20],
        &digits[20..]
    )
}

/// An answer of plain text.
pub(crate) fn plain(status: StatusCode, text: impl Into<Bytes>) -> Response<Body> {
    document(status, "text/plain", text)
}

/// The status of that number.
pub(crate) fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// An answer of a document.
pub(crate) fn document(
    status: StatusCode,
    kind: &'static str,
    text: impl Into<Bytes>,
) -> Response<Body> {
    let body = Full::new(text.into())
        .map_err(|never| match never {})
        .boxed_unsync();
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
