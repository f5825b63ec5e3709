//! The forms of an answer: what is found, and the small pages AWS sends for errors.

use bytes::Bytes;
use http::header::{
    ACCEPT_RANGES, ALLOW, CONTENT_TYPE, HeaderName, HeaderValue, LAST_MODIFIED, SERVER,
};
use http::{Response, StatusCode};
use terrarium_model::Timestamp;

use super::tokens::TTL_HEADER;

const PLAIN: HeaderValue = HeaderValue::from_static("text/plain");
const BINARY: HeaderValue = HeaderValue::from_static("application/octet-stream");
const HTML: HeaderValue = HeaderValue::from_static("text/html");

/// Text, which may change from one request to the next.
pub(super) fn text(text: String) -> Response<Bytes> {
    reply(StatusCode::OK, PLAIN, Bytes::from(text))
}

/// Text that was last changed at that time.
pub(super) fn found(content: String, modified: Timestamp) -> Response<Bytes> {
    dated(text(content), modified)
}

/// Bytes that were last changed at that time.
pub(super) fn data(content: Bytes, modified: Timestamp) -> Response<Bytes> {
    dated(reply(StatusCode::OK, BINARY, content), modified)
}

/// The page of an error.
pub(super) fn error(status: StatusCode) -> Response<Bytes> {
    let title = format!(
        "{} - {}",
        status.as_str(),
        status.canonical_reason().unwrap_or_default()
    );
    let page = format!(
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n\
         <!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"\n\
         \t\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\" lang=\"en\">\n \
         <head>\n  <title>{title}</title>\n </head>\n \
         <body>\n  <h1>{title}</h1>\n </body>\n</html>\n"
    );
    reply(status, HTML, Bytes::from(page))
}

/// The answer to a method that a path does not have.
pub(super) fn not_allowed(methods: &'static str) -> Response<Bytes> {
    let mut response = reply(StatusCode::METHOD_NOT_ALLOWED, PLAIN, Bytes::new());
    let headers = response.headers_mut();
    headers.insert(ALLOW, HeaderValue::from_static(methods));
    response
}

/// The same answer, with how long the token of its request is still good.
pub(super) fn with_ttl(mut response: Response<Bytes>, seconds: u32) -> Response<Bytes> {
    let name = HeaderName::from_static(TTL_HEADER);
    response.headers_mut().insert(name, seconds.into());
    response
}

fn dated(mut response: Response<Bytes>, modified: Timestamp) -> Response<Bytes> {
    let date = modified.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(date) = HeaderValue::try_from(date) {
        response.headers_mut().insert(LAST_MODIFIED, date);
    }
    response
}

fn reply(status: StatusCode, content_type: HeaderValue, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, content_type);
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("none"));
    // Programs recognise AWS by this name.
    headers.insert(SERVER, HeaderValue::from_static("EC2ws"));
    response
}
