//! One request on its way through an operation: what was asked, by whom, of which bucket.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, Method};
use http_body_util::combinators::UnsyncBoxBody;
use percent_encoding::percent_decode_str;

use crate::address::Address;
use crate::errors::{Code, Error, Result};
use crate::service::RequestContext;
use crate::store::{Bucket, Store};

/// A body as the server hands it over, whatever it is made of.
pub(crate) type Incoming = UnsyncBoxBody<Bytes, Box<dyn std::error::Error + Send + Sync>>;

/// A request that is addressed, authorised and not yet carried out.
pub(crate) struct Call {
    pub(crate) store: Arc<Store>,
    pub(crate) context: RequestContext,
    pub(crate) method: Method,
    pub(crate) headers: HeaderMap,
    pub(crate) query: Query,
    pub(crate) address: Address,
    /// The region of the endpoint that was asked.
    pub(crate) region: String,
    /// The bucket, for all operations on existing ones.
    pub(crate) bucket: Option<Bucket>,
    /// Not polled before an operation wants it. Behind a lock only so that a call can be shared between threads.
    pub(crate) body: Mutex<Option<Incoming>>,
}

impl Call {
    /// The bucket that dispatch found.
    pub(crate) fn bucket(&self) -> Result<&Bucket> {
        self.bucket
            .as_ref()
            .ok_or_else(|| Code::NoSuchBucket.with("BucketName", &self.address.bucket))
    }

    /// The key.
    pub(crate) fn key(&self) -> &str {
        &self.address.key
    }

    /// A header's value, if it is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .map(str::trim)
    }

    /// Milliseconds since 1970.
    pub(crate) fn now_ms(&self) -> i64 {
        self.context.now.as_millisecond()
    }

    /// The version that the request names, if it names one.
    pub(crate) fn version_id(&self) -> Result<Option<&str>> {
        let given = self.query.get("versionId");
        given.map(checked_version_id).transpose()
    }
}

/// A version id, if the text can be one.
pub(crate) fn checked_version_id(text: &str) -> Result<&str> {
    let is_ours = text.len() == 32
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    match text {
        "null" => Ok(text),
        _ if is_ours => Ok(text),
        "" => Err(Error::argument(
            "Version id cannot be the empty string",
            "versionId",
            text,
        )),
        _ => Err(Error::argument(
            "Invalid version id specified",
            "versionId",
            text,
        )),
    }
}

/// The parameters of a query string, decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn parse(raw: &str) -> Self {
        let decoded = |text: &str| {
            percent_decode_str(&text.replace('+', " "))
                .decode_utf8_lossy()
                .into_owned()
        };
        let pairs = raw.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        Self(
            pairs
                .map(|(name, value)| (decoded(name), decoded(value)))
                .collect(),
        )
    }

    /// All of them, in order.
    pub(crate) fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }

    /// The first value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }

    /// A value that is not empty.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// A number within bounds, or `otherwise` when it is not given.
    pub(crate) fn number(&self, name: &'static str, otherwise: u32, max: u32) -> Result<u32> {
        let Some(text) = self.filled(name) else {
            return Ok(otherwise);
        };
        match text.parse::<i64>() {
            Ok(number) if number > i64::from(i32::MAX) => Err(Error::argument(
                format!("Provided {name} not an integer or within integer range"),
                name,
                text,
            )),
            Ok(number) if number < 0 => Err(Error::argument(
                format!(
                    "Argument {name} must be an integer between 0 and {}",
                    i32::MAX
                ),
                name,
                text,
            )),
            Ok(number) => Ok(u32::try_from(number).unwrap_or(max).min(max)),
            Err(_) => Err(Error::argument(
                format!("Provided {name} not an integer or within integer range"),
                name,
                text,
            )),
        }
    }
}
