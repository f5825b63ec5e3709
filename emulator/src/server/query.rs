//! The way of a request to a query service: its body is read, its signature verified, its operation run, its effect awaited.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{Method, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use terrarium_model::ids::{ImageId, InstanceId};
use terrarium_model::{Cloud, Place};
use terrarium_query::{ApiError, Call, ErrorForm, Reply, Service};
use terrarium_signature::{Dialect, Failure, RequestHead, Verified};
use terrarium_state::{Caller, Observed};
use terrarium_wire::Parameters;

use super::Server;
use super::pipeline::{Body, Note, xml};
use super::route::region;

/// The largest body of a query request, in bytes: many times the largest that AWS takes.
const LARGEST_BODY: usize = 1024 * 1024;
/// How long a client may take to send one.
const BODY_PATIENCE: Duration = Duration::from_secs(30);
/// How long a call waits for the network to obey it, before it is answered all the same.
const EFFECT_PATIENCE: Duration = Duration::from_secs(10);

/// Answers a request.
pub(crate) async fn answer(
    server: Arc<Server>,
    service: &'static Service,
    parts: Parts,
    body: Incoming,
    request_id: &str,
) -> Response<Body> {
    let reply = match prepare(&server, service, &parts, body).await {
        Ok((place, caller, form)) => {
            let observed = server.observe(&place, &form).await;
            let call = Call {
                place,
                caller,
                form,
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
    server.await_effect(&reply).await;
    let mut response = xml(reply.status, reply.body);
    response.extensions_mut().insert(Note {
        action: reply.action,
        error: reply.error,
    });
    response
}

/// Verifies the request, and reads its form.
async fn prepare(
    server: &Server,
    service: &Service,
    parts: &Parts,
    body: Incoming,
) -> Result<(Place, Caller, String), ApiError> {
    let dialect = match service.error_form {
        ErrorForm::Ec2 => Dialect::Ec2,
        ErrorForm::Query => Dialect::Query,
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
    let place = Place::new(&principal.account_id, &region(parts));
    let caller = Caller {
        account: place.account.clone(),
        arn: principal.arn.clone(),
        user_id: principal.user_id.clone(),
    };
    Ok((place, caller, form(parts, body)?))
}

async fn read(body: Incoming) -> Result<Bytes, ApiError> {
    let collected =
        tokio::time::timeout(BODY_PATIENCE, Limited::new(body, LARGEST_BODY).collect()).await;
    match collected {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(ApiError::too_large(LARGEST_BODY)),
        Ok(Err(_)) | Err(_) => Err(ApiError::incomplete_body()),
    }
}

/// The parameters: of the query, of the body, or of both.
fn form(parts: &Parts, body: Bytes) -> Result<String, ApiError> {
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
    async fn observe(&self, place: &Place, form: &str) -> Observed {
        let mut observed = Observed::default();
        let Ok(form) = Parameters::parse(form) else {
            return observed;
        };
        match form.value("Action") {
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
        let image: ImageId = form.value("ImageId")?.parse().ok()?;
        let world = self.store.snapshot();
        let nothing = Cloud::default();
        let cloud = world.clouds.get(place).unwrap_or(&nothing);
        let docker_image = terrarium_ec2::images::docker_image(cloud, &place.region, image)?;
        // When Docker does not answer, the launch waits until it does.
        let is_here = self.compute.has_image(&docker_image).await.unwrap_or(true);
        (!is_here).then_some(docker_image)
    }

    /// Waits until the network obeys what a call changed, as AWS does before it answers.
    async fn await_effect(&self, reply: &Reply) {
        let (Some(committed), Some(applied)) = (reply.committed, &self.applied) else {
            return;
        };
        let mut applied = applied.clone();
        let obeyed = applied.wait_for(|version| *version >= committed);
        if tokio::time::timeout(EFFECT_PATIENCE, obeyed).await.is_err() {
            tracing::error!(committed, "the network has not obeyed a change in time");
        }
    }
}
