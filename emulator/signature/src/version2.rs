//! Presigned URLs of Signature Version 2: S3 still takes them, and boto3 and the aws CLI still make them for us-east-1. Nothing
//! else of version 2 is taken.

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha1::Sha1;

use crate::authorization::{header, parameter};
use crate::canonical::query_decoded;
use crate::hosts::bucket_of_host;
use crate::{Failure, RequestHead};

/// The query parameters that are part of the signed resource.
const SIGNED_PARAMETERS: &[&str] = &[
    "accelerate",
    "acl",
    "analytics",
    "cors",
    "delete",
    "inventory",
    "lifecycle",
    "location",
    "logging",
    "metrics",
    "notification",
    "object-lock",
    "partNumber",
    "policy",
    "replication",
    "requestPayment",
    "response-cache-control",
    "response-content-disposition",
    "response-content-encoding",
    "response-content-language",
    "response-content-type",
    "response-expires",
    "restore",
    "select",
    "select-type",
    "tagging",
    "torrent",
    "uploadId",
    "uploads",
    "versionId",
    "versioning",
    "versions",
    "website",
];

/// What a URL claims.
pub(crate) struct Claim {
    pub(crate) access_key_id: String,
    pub(crate) token: Option<String>,
    /// Seconds since 1970, as written.
    expires: String,
    ends: Timestamp,
    signature: String,
}

/// Whether a URL is of this kind.
pub(crate) fn is_presigned(head: &RequestHead<'_>) -> bool {
    let has = |name| parameter(head.query, name).is_some();
    has("AWSAccessKeyId") && !has("X-Amz-Algorithm")
}

impl Claim {
    pub(crate) fn read(head: &RequestHead<'_>) -> Result<Self, Failure> {
        if let Some(value) = header(head, "authorization").filter(|value| !value.is_empty()) {
            return Err(Failure::TwoMechanisms(value.to_owned()));
        }
        let get = |name| parameter(head.query, name).ok_or(Failure::Version2Incomplete);
        let expires = get("Expires")?;
        let ends = expires
            .parse()
            .ok()
            .and_then(|seconds| Timestamp::from_second(seconds).ok());
        Ok(Self {
            access_key_id: get("AWSAccessKeyId")?,
            token: parameter(head.query, "x-amz-security-token"),
            ends: ends.ok_or_else(|| Failure::Version2Expires(expires.clone()))?,
            expires,
            signature: get("Signature")?,
        })
    }

    pub(crate) fn ensure_in_time(&self, now: Timestamp) -> Result<(), Failure> {
        match now > self.ends {
            true => Err(Failure::Version2Expired {
                ended: self.ends,
                now,
            }),
            false => Ok(()),
        }
    }

    pub(crate) fn verify(&self, head: &RequestHead<'_>, secret: &str) -> Result<(), Failure> {
        let text = self.string_to_sign(head);
        let mut mac =
            Hmac::<Sha1>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
        mac.update(&text);
        let is_right =
            decode_base64(&self.signature).is_some_and(|bytes| mac.verify_slice(&bytes).is_ok());
        match is_right {
            true => Ok(()),
            false => Err(Failure::Mismatch {
                access_key_id: self.access_key_id.clone(),
                string_to_sign: String::from_utf8_lossy(&text).into_owned(),
                signature: self.signature.clone(),
                canonical_request: String::new(),
            }),
        }
    }

    /// Method, digest, type, end, `x-amz-` headers and resource. Headers may stand in the query instead.
    fn string_to_sign(&self, head: &RequestHead<'_>) -> Vec<u8> {
        let given = |name: &str| {
            let in_header = head
                .headers
                .get(name)
                .map(|value| value.as_bytes().trim_ascii().to_vec());
            in_header
                .or_else(|| parameter(head.query, name).map(String::into_bytes))
                .unwrap_or_default()
        };
        let mut text = Vec::new();
        for line in [
            head.method.as_str().as_bytes(),
            &given("content-md5"),
            &given("content-type"),
            self.expires.as_bytes(),
        ] {
            text.extend_from_slice(line);
            text.push(b'\n');
        }
        let mut names: Vec<String> = head
            .headers
            .keys()
            .map(|name| name.as_str().to_owned())
            .collect();
        names.extend(
            head.query
                .split('&')
                .map(|pair| pair.split('=').next().unwrap_or("").to_ascii_lowercase()),
        );
        names.retain(|name| name.starts_with("x-amz-"));
        names.sort_unstable();
        names.dedup();
        for name in names {
            text.extend_from_slice(name.as_bytes());
            text.push(b':');
            text.extend_from_slice(&given(&name));
            text.push(b'\n');
        }
        push_resource(&mut text, head);
        text
    }
}

/// The bucket if the host names it, the raw path, and the parameters that select what of it is meant.
fn push_resource(text: &mut Vec<u8>, head: &RequestHead<'_>) {
    if let (Some(bucket), _) = bucket_of_host(header(head, "host").unwrap_or("")) {
        text.push(b'/');
        text.extend_from_slice(bucket.as_bytes());
    }
    text.extend_from_slice(head.path.as_bytes());
    let mut parameters: Vec<(&str, Option<&str>)> = head
        .query
        .split('&')
        .map(|pair| {
            pair.split_once('=')
                .map_or((pair, None), |(name, value)| (name, Some(value)))
        })
        .filter(|(name, _)| SIGNED_PARAMETERS.contains(name))
        .collect();
    // Values of one name keep their order.
    parameters.sort_by_key(|(name, _)| *name);
    for (index, (name, value)) in parameters.into_iter().enumerate() {
        text.push(if index == 0 { b'?' } else { b'&' });
        text.extend_from_slice(name.as_bytes());
        if let Some(value) = value {
            text.push(b'=');
            text.extend_from_slice(&query_decoded(value));
        }
    }
}

/// Standard base64 with padding; `None` for anything else.
fn decode_base64(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}
