//! The way of a request to a query service: its body is read, its signature verified, its operation run, its effect awaited.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::request::Parts;
use http::{Method, Response};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use terrarium_model::Place;
use terrarium_model::ids::InstanceId;
use terrarium_model::regions::REGIONS;
use terrarium_query::{ApiError, Call, Input, Protocol, Reply, Service};
use terrarium_signature::{Dialect, Failure, RequestHead, Verified};
use terrarium_state::{Caller, Observed};
use terrarium_wire::Parameters;

use super::Server;
use super::pipeline::{Body, Note, document, status};
use super::route::region;

/// The largest body of a query request, in bytes: many times the largest that AWS takes.
const LARGEST_BODY: usize = 1024 * 1024;
/// How much of a larger one is read only to be polite, in bytes.
const MOST_DROPPED: usize = 16 * LARGEST_BODY;
/// How long a client may take to send one.
const BODY_PATIENCE: Duration = Duration::from_secs(30);

/// Answers a request.
pub(crate) async fn answer(
    server: Arc<Server>,
    service: &'static Service,
    parts: Parts,
    body: Incoming,
    request_id: &str,
) -> Response<Body> {
    let reply = match prepare(&server, service, &parts, body).await {
        Ok((place, caller, input)) => {
            let observed = server.observe(service, &place, &input).await;
            let call = Call {
                place,
                caller,
                input,
                request_id: request_id.to_owned(),
                observed,
            };
            let replier = server.clone();
            // A write waits for the writer and for the disk, so it must not hold up other connections.
            match tokio::task::spawn_blocking(move || service.call(&replier.store, call)).await {
                Ok(reply) => reply,
                Err(panicked) => {
                    tracing::error!(%panicked, "an operation failed");
                    service.refuse(&ApiError::internal(), request_id)
                }
            }
        }
        Err(error) => service.refuse(&error, request_id),
    };
    let obeyed = match &reply.committed {
        Some(commit) => server.is_obeyed(commit).await,
        None => true,
    };
    let reply = match obeyed {
        true => reply,
        false => Reply {
            action: reply.action,
            ..service.refuse(&ApiError::not_in_force(), request_id)
        },
    };
    let mut response = document(status(reply.status), reply.content_type, reply.body);
    response.extensions_mut().insert(Note {
        action: reply.action.map(Cow::Borrowed),
        error: reply.error,
    });
    response
}

/// Verifies the request, and reads what it asks for.
async fn prepare(
    server: &Server,
    service: &Service,
    parts: &Parts,
    body: Incoming,
) -> Result<(Place, Caller, Input), ApiError> {
    let dialect = match service.protocol {
        Protocol::Ec2(_) => Dialect::Ec2,
        Protocol::Query(_) | Protocol::Json { .. } => Dialect::Query,
    };
    let refuse = |failure: Failure| {
        let answer = failure.answer(dialect);
        ApiError::new(answer.code, answer.status, answer.message)
    };
    let pending = server
        .verifier
        .begin(&RequestHead::of(parts), service.name, Timestamp::now())
        .map_err(refuse)?;
    let body = read(body).await?;
    let hash = pending
        .wants_body_hash()
        .then(|| hex::encode(Sha256::digest(&body)));
    let Verified { caller, .. } = pending.finish(hash.as_deref()).map_err(refuse)?;
    let principal = caller.principal().ok_or_else(|| refuse(Failure::Missing))?;
    let region = region(parts);
    server.keys.note(&caller, service.name, &region);
    let is_known = || REGIONS.iter().any(|known| known.name == region);
    if !service.is_global && !is_known() {
        return Err(ApiError::invalid_region());
    }
    let place = service.place(&principal.account_id, &region);
    let caller = Caller {
        account: place.account.clone(),
        arn: principal.arn.clone(),
        user_id: principal.user_id.clone(),
    };
    Ok((place, caller, input(service, parts, body)?))
}

/// What a request asks for: in its query and body, or in a header and its body.
fn input(service: &Service, parts: &Parts, body: Bytes) -> Result<Input, ApiError> {
    let Protocol::Json { .. } = service.protocol else {
        return Ok(Input::Form(form(parts, body)?));
    };
    let target = parts.headers.get("x-amz-target");
    let target = target.and_then(|target| target.to_str().ok());
    Ok(Input::Json {
        target: target.unwrap_or_default().to_owned(),
        body: String::from_utf8(body.into()).map_err(|_| ApiError::not_a_form())?,
    })
}

pub(super) async fn read(body: Incoming) -> Result<Bytes, ApiError> {
    match tokio::time::timeout(BODY_PATIENCE, collect(body)).await {
        Ok(collected) => collected,
        Err(_) => Err(ApiError::incomplete_body()),
    }
}

/// Collects a body of the size that is allowed. More is read and dropped, since a client that still writes does not read its
/// answer; but not without end.
async fn collect(mut body: Incoming) -> Result<Bytes, ApiError> {
    let mut collected = BytesMut::new();
    let mut dropped_bytes = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| ApiError::incomplete_body())?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        match collected.len() + data.len() <= LARGEST_BODY {
            true => collected.extend_from_slice(&data),
            false => dropped_bytes += data.len(),
        }
        if dropped_bytes > MOST_DROPPED {
            break;
        }
    }
    match dropped_bytes {
        0 => Ok(collected.freeze()),
        _ => Err(ApiError::too_large(LARGEST_BODY)),
    }
}

/// The parameters: of the query, of the body, or of both.
pub(super) fn form(parts: &Parts, body: Bytes) -> Result<String, ApiError> {
    let query = parts.uri.query().unwrap_or_default();
    let body = match parts.method {
        Method::POST => std::str::from_utf8(&body).map_err(|_| ApiError::not_a_form())?,
        _ => "",
    };
    Ok(match (query, body) {
        ("", body) => body.to_owned(),
        (query, "") => query.to_owned(),
        (query, body) => format!("{query}&{body}"),
    })
}

impl Server {
    /// Looks up in Docker what the operation will need, which does no I/O itself.
    async fn observe(&self, service: &Service, place: &Place, input: &Input) -> Observed {
        let mut observed = Observed::default();
        let Input::Form(form) = input else {
            return observed;
        };
        let Ok(form) = Parameters::parse(form) else {
            return observed;
        };
        match form
            .value("Action")
            .filter(|action| service.operation(action).is_some())
        {
            Some("GetAccessKeyLastUsed") => {
                let id = form.value("AccessKeyId").unwrap_or_default();
                observed.key_last_used = self.keys.last_use(id);
            }
            Some("GetConsoleOutput") => observed.console = self.console_output(&form).await,
            Some("RunInstances") => {
                observed.missing_docker_image = self.missing_docker_image(place, &form).await;
            }
            _ => {}
        }
        observed
    }

    async fn console_output(&self, form: &Parameters) -> Option<String> {
        let instance: InstanceId = form.value("InstanceId")?.parse().ok()?;
        match self.compute.console_output(instance).await {
            Ok(output) => output.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) => {
                tracing::warn!(%error, %instance, "the console output could not be read");
                None
            }
        }
    }

    async fn missing_docker_image(&self, place: &Place, form: &Parameters) -> Option<String> {
        let caller = Caller::root(&place.account);
        let docker_image = self.store.read(place.clone(), caller, |tx| {
            terrarium_ec2::instances::docker_image_of_launch(tx, form)
        })?;
        // When Docker does not answer, the launch waits until it does.
        let is_here = self.compute.has_image(&docker_image).await.unwrap_or(true);
        (!is_here).then_some(docker_image)
    }
}
