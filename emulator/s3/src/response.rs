//! Answers: documents, nothing at all, and errors, with the headers that every answer has.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, SERVER};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use jiff::Timestamp;

use crate::download::S3Body;
use crate::errors::Error;
use crate::xml::Xml;

/// What a request is answered with.
pub(crate) type Response = http::Response<S3Body>;

/// An answer without a body.
pub(crate) fn empty(status: StatusCode) -> Response {
    let mut response = http::Response::new(S3Body::empty());
    *response.status_mut() = status;
    response
}

/// `200` with a document.
pub(crate) fn document(xml: Xml) -> Response {
    with_document(StatusCode::OK, xml)
}

/// `200` with a document that was kept as text.
pub(crate) fn kept_document(text: &str) -> Response {
    with_bytes(StatusCode::OK, Bytes::copy_from_slice(text.as_bytes()))
}

/// `200` with a policy.
pub(crate) fn json(text: String) -> Response {
    let mut response = with_bytes(StatusCode::OK, Bytes::from(text));
    set(
        response.headers_mut(),
        CONTENT_TYPE.as_str(),
        "application/json",
    );
    response
}

fn with_document(status: StatusCode, xml: Xml) -> Response {
    with_bytes(status, Bytes::from(xml.finish()))
}

fn with_bytes(status: StatusCode, bytes: Bytes) -> Response {
    let mut response = empty(status);
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/xml"));
    response
        .headers_mut()
        .insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    *response.body_mut() = S3Body::full(bytes);
    response
}

/// The answer of an error; without a document where there can be none.
pub(crate) fn error(error: &Error, method: &Method, resource: &str, request_id: &str) -> Response {
    let has_document = method != Method::HEAD && error.status != StatusCode::NOT_MODIFIED;
    let mut response = match has_document {
        true => {
            let mut xml = Xml::plain("Error");
            xml.text("Code", &error.code)
                .text("Message", &error.message);
            for (name, value) in &error.members {
                xml.text(name, value);
            }
            if !error
                .members
                .iter()
                .any(|(name, _)| *name == "Key" || *name == "BucketName")
            {
                xml.text("Resource", resource);
            }
            xml.text("RequestId", request_id)
                .text("HostId", host_id(request_id));
            with_document(error.status, xml)
        }
        false => empty(error.status),
    };
    if let Some(region) = &error.bucket_region {
        set(response.headers_mut(), "x-amz-bucket-region", region);
    }
    if let Some(marker) = &error.marker {
        let headers = response.headers_mut();
        set(headers, "x-amz-delete-marker", "true");
        set(headers, "x-amz-version-id", &marker.version_id);
        if error.status == StatusCode::METHOD_NOT_ALLOWED {
            set(headers, "allow", "DELETE");
            set(headers, "last-modified", &http_date(marker.modified_ms));
        }
    }
    response
}

/// Adds what every answer carries.
pub(crate) fn identify(headers: &mut HeaderMap, request_id: &str) {
    set(headers, "x-amz-request-id", request_id);
    set(headers, "x-amz-id-2", &host_id(request_id));
    headers.insert(SERVER, HeaderValue::from_static("AmazonS3"));
}

/// An opaque text in the form of S3's extended request id.
fn host_id(request_id: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(format!("terrarium/{request_id}"))
}

/// Sets a header; a value that no header can have is left out.
pub(crate) fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_bytes(value.as_bytes()) {
        headers.insert(name, value);
    }
}

/// `Wed, 12 Oct 2009 17:50:00 GMT`, to the second.
pub(crate) fn http_date(ms: i64) -> String {
    moment(ms).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// `2009-10-12T17:50:30.000Z`, as documents write it.
pub(crate) fn iso_date(ms: i64) -> String {
    moment(ms).strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

fn moment(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or_default()
}
