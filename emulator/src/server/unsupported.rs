//! The answer to requests for services of AWS that Terrarium does not have, in the form that their clients read.

use std::borrow::Cow;

use http::Response;
use http::request::Parts;
use hyper::body::Incoming;
use terrarium_query::{ApiError, Protocol};
use terrarium_wire::Parameters;

use super::pipeline::{Body, Note, document, status};
use super::query;
use super::route::{is_form, is_plain, names_action};

/// Services that answer in XML though they are asked without a form.
const REST_XML: [&str; 2] = ["cloudfront", "route53"];

/// Says that there is no such service.
pub(crate) async fn answer(
    name: &str,
    parts: &Parts,
    body: Incoming,
    request_id: &str,
) -> Response<Body> {
    let error = ApiError::unsupported_service(name);
    let is_query = is_form(parts) || names_action(parts);
    let protocol = match is_query || REST_XML.contains(&name) {
        true => Protocol::Query(""),
        false => Protocol::Json { invalid: "" },
    };
    let action = match is_query {
        true => query_action(parts, body).await,
        false => target_action(parts),
    };
    let mut response = document(
        status(error.status()),
        protocol.content_type(),
        protocol.document(&error, request_id),
    );
    response.extensions_mut().insert(Note {
        action: action.filter(|action| is_plain(action)).map(Cow::Owned),
        error: Some(error.code().to_owned()),
    });
    response
}

/// The action of a form.
async fn query_action(parts: &Parts, body: Incoming) -> Option<String> {
    let body = query::read(body).await.ok()?;
    let form = query::form(parts, body).ok()?;
    let form = Parameters::parse(&form).ok()?;
    form.value("Action").map(str::to_owned)
}

/// The operation in a header such as `X-Amz-Target: DynamoDB_20120810.ListTables`.
fn target_action(parts: &Parts) -> Option<String> {
    let target = parts.headers.get("x-amz-target")?.to_str().ok()?;
    target.rsplit('.').next().map(str::to_owned)
}
