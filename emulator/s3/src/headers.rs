//! The headers that a client stores with an object and gets back, and those that are refused because nothing honours them yet.

use std::collections::BTreeMap;

use http::HeaderMap;

use crate::access::lists;
use crate::call::Call;
use crate::encryption::Encryption;
use crate::errors::{Code, Error, Result};
use crate::locks::Lock;
use crate::response::{http_date, set};
use crate::store::{Object, ObjectHeaders};

/// Stored as given.
const SYSTEM: &[&str] = &[
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-type",
    "expires",
    "x-amz-website-redirect-location",
];

/// The query parameters that override them in an answer.
const OVERRIDES: &[(&str, &str)] = &[
    ("response-cache-control", "cache-control"),
    ("response-content-disposition", "content-disposition"),
    ("response-content-encoding", "content-encoding"),
    ("response-content-language", "content-language"),
    ("response-content-type", "content-type"),
    ("response-expires", "expires"),
];

/// What S3 says an object is when nobody says so.
const DEFAULT_CONTENT_TYPE: &str = "binary/octet-stream";

const STORAGE_CLASSES: &[&str] = &[
    "STANDARD",
    "REDUCED_REDUNDANCY",
    "STANDARD_IA",
    "ONEZONE_IA",
    "INTELLIGENT_TIERING",
    "GLACIER",
    "DEEP_ARCHIVE",
    "GLACIER_IR",
];

/// Names and values of user metadata together, in bytes.
const MAX_USER_METADATA_BYTES: usize = 2048;

/// Headers that ask for what is not there yet: an error, because ignoring them would be a lie.
const NOT_IMPLEMENTED: &[&str] = &[
    "x-amz-server-side-encryption-customer-algorithm",
    "x-amz-server-side-encryption-customer-key",
];

impl ObjectHeaders {
    /// What a request stores with its object.
    pub(crate) fn of(call: &Call) -> Result<Self> {
        Ok(Self {
            acl: lists::of_new_object(call)?,
            lock: Lock::of_new_object(call)?,
            encryption: Encryption::of_new_object(call)?,
            ..Self::of_headers(&call.headers)?
        })
    }

    fn of_headers(headers: &HeaderMap) -> Result<Self> {
        let text = |name: &str| {
            let value = headers.get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
        };
        let mut system: BTreeMap<String, String> = SYSTEM
            .iter()
            .filter_map(|name| {
                text(name)
                    .filter(|value| !value.is_empty())
                    .map(|value| ((*name).to_owned(), value))
            })
            .collect();
        if let Some(encoding) = system
            .remove("content-encoding")
            .and_then(|value| without_aws_chunked(&value))
        {
            system.insert("content-encoding".to_owned(), encoding);
        }
        let storage_class = text("x-amz-storage-class").unwrap_or_else(|| "STANDARD".to_owned());
        if !STORAGE_CLASSES.contains(&storage_class.as_str()) {
            return Err(Code::InvalidStorageClass.with("StorageClassRequested", storage_class));
        }
        Ok(Self {
            system,
            user: user_metadata(headers)?,
            storage_class,
            acl: None,
            lock: Lock::default(),
            encryption: Encryption::default(),
        })
    }

    /// Puts them into an answer.
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        set(headers, "content-type", DEFAULT_CONTENT_TYPE);
        for name in SYSTEM {
            if let Some(value) = self.system.get(*name) {
                set(headers, name, value);
            }
        }
        for (name, value) in &self.user {
            let name = http::HeaderName::from_bytes(format!("x-amz-meta-{name}").as_bytes());
            if let (Ok(name), Ok(value)) = (name, http::HeaderValue::from_bytes(value.as_bytes())) {
                headers.insert(name, value);
            }
        }
        self.lock.write(headers);
        if self.storage_class != "STANDARD" {
            set(headers, "x-amz-storage-class", &self.storage_class);
        }
    }
}

fn user_metadata(headers: &HeaderMap) -> Result<BTreeMap<String, String>> {
    let mut user = BTreeMap::new();
    let mut size = 0;
    for name in headers.keys() {
        let Some(short) = name.as_str().strip_prefix("x-amz-meta-") else {
            continue;
        };
        let values: Vec<_> = headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
            .collect();
        let value = values.join(",");
        size += short.len() + value.len();
        user.insert(short.to_owned(), value);
    }
    match size > MAX_USER_METADATA_BYTES {
        true => Err(Code::MetadataTooLarge
            .with("Size", size.to_string())
            .with("MaxSizeAllowed", MAX_USER_METADATA_BYTES.to_string())),
        false => Ok(user),
    }
}

/// `aws-chunked` says how the body travelled, not what it is.
fn without_aws_chunked(value: &str) -> Option<String> {
    let kept: Vec<&str> = value
        .split(',')
        .map(str::trim)
        .filter(|part| *part != "aws-chunked")
        .collect();
    Some(kept.join(",")).filter(|value| !value.is_empty())
}

/// Refuses what is not honoured yet.
pub(crate) fn ensure_supported(call: &Call) -> Result<()> {
    if let Some(name) = NOT_IMPLEMENTED
        .iter()
        .find(|name| call.headers.contains_key(**name))
    {
        return Err(Error::header_not_implemented(name));
    }
    Ok(())
}

/// The headers of an object in an answer to GET or HEAD.
pub(crate) fn describe(call: &Call, object: &Object, headers: &mut HeaderMap) -> Result<()> {
    object.headers.write(headers);
    set(headers, "last-modified", &http_date(object.modified_ms));
    set(headers, "etag", &format!("\"{}\"", object.etag));
    set(headers, "accept-ranges", "bytes");
    object.headers.encryption.write(headers);
    if !object.tags.is_empty() {
        set(
            headers,
            "x-amz-tagging-count",
            &object.tags.len().to_string(),
        );
    }
    for (parameter, name) in OVERRIDES {
        let Some(value) = call.query.filled(parameter) else {
            continue;
        };
        if call.context.verified.caller.is_anonymous() {
            return Err(Code::InvalidRequest.because(
                "Request specific response headers cannot be used for anonymous GET requests.",
            ));
        }
        set(headers, name, value);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn aws_chunked_is_taken_out_of_the_encoding() {
        assert_eq!(without_aws_chunked("aws-chunked"), None);
        assert_eq!(
            without_aws_chunked("aws-chunked, gzip"),
            Some("gzip".to_owned())
        );
        assert_eq!(
            without_aws_chunked("gzip,aws-chunked"),
            Some("gzip".to_owned())
        );
    }

    #[test]
    fn user_metadata_is_bounded() {
        let mut headers = HeaderMap::new();
        headers.insert("x-amz-meta-a", "b".repeat(2047).parse().unwrap());
        assert_eq!(
            ObjectHeaders::of_headers(&headers).unwrap().user["a"].len(),
            2047
        );
        headers.insert("x-amz-meta-c", "".parse().unwrap());
        assert_eq!(
            ObjectHeaders::of_headers(&headers).unwrap_err().code,
            "MetadataTooLarge"
        );
    }
}
