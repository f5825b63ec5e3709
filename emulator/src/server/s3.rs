//! The way of a request to S3: its signature is verified, and the service reads the body itself.

use std::borrow::Cow;
use std::sync::Arc;

use http::{Request, Response};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use jiff::Timestamp;
use terrarium_model::resources::VpcEndpoint;
use terrarium_policy::Policy;
use terrarium_s3::{RequestContext, Told};
use terrarium_signature::RequestHead;

use super::Server;
use super::origin::{Origin, Via};
use super::pipeline::{Body, Note};
use super::route::region;

/// The policy of an endpoint. The operation that set it has parsed it; one from an older version that does not parse lets
/// nothing through.
fn policy(endpoint: &VpcEndpoint) -> Arc<Policy> {
    let parsed = Policy::parse(endpoint.policy_document.trim()).unwrap_or_else(|flaw| {
        tracing::warn!(endpoint = %endpoint.id, %flaw, "the policy of the endpoint is none");
        Policy::parse(NOTHING).expect("it is a policy")
    });
    Arc::new(parsed)
}

/// A policy that lets nothing through.
const NOTHING: &str =
    r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}"#;

/// Answers a request.
pub(crate) async fn answer(
    server: &Server,
    origin: Origin,
    request: Request<Incoming>,
    request_id: &str,
) -> Response<Body> {
    let now = Timestamp::now();
    let (parts, body) = request.into_parts();
    let verified = server
        .verifier
        .begin(&RequestHead::of(&parts), "s3", now)
        .and_then(|pending| pending.finish(None));
    let response = match verified {
        Ok(verified) => {
            server.keys.note(&verified.caller, "s3", &region(&parts));
            let world = server.store.snapshot();
            let endpoint = origin.vpc_endpoint(&world);
            let context = RequestContext {
                verified,
                source_ip: origin.peer.ip(),
                vpc_endpoint: endpoint.as_ref().map(|endpoint| endpoint.id.to_string()),
                endpoint_policy: endpoint.map(|endpoint| policy(&endpoint)),
                vpc: match &origin.via {
                    Via::Endpoint(router) => Some(router.vpc.to_string()),
                    Via::Host | Via::Edge => None,
                },
                request_id: request_id.to_owned(),
                is_secure: origin.secure,
                now,
            };
            server
                .s3
                .handle(context, Request::from_parts(parts, body))
                .await
        }
        Err(failure) => server
            .s3
            .refuse(&failure, request_id, &RequestHead::of(&parts)),
    };
    let mut response = response.map(|body| body.map_err(Into::into).boxed_unsync());
    if let Some(Told { action, error }) = response.extensions_mut().remove() {
        let action = action.map(Cow::Borrowed);
        response.extensions_mut().insert(Note { action, error });
    }
    response
}
