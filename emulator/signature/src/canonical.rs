//! The canonical request and the string to sign. Pure text; what is right or wrong about it is decided in `verify`.

use std::borrow::Cow;

use http::HeaderMap;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use sha2::{Digest, Sha256};

use crate::RequestHead;

/// Everything but the characters that RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// The same for paths, whose slashes stay.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// The name of the only algorithm.
pub(crate) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// SHA-256 of nothing, in hexadecimal.
pub(crate) const EMPTY_SHA256: &str =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Hexadecimal SHA-256.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The canonical request up to and without its last line, the payload hash, which may not be known yet.
pub(crate) fn request_without_payload(
    head: &RequestHead<'_>,
    service: &str,
    signed_headers: &str,
) -> Vec<u8> {
    let mut text = Vec::with_capacity(512);
    text.extend_from_slice(head.method.as_str().as_bytes());
    text.push(b'\n');
    text.extend_from_slice(path(head.path, service).as_bytes());
    text.push(b'\n');
    text.extend_from_slice(query(head.query).as_bytes());
    text.push(b'\n');
    for name in signed_headers.split(';') {
        text.extend_from_slice(name.as_bytes());
        text.push(b':');
        push_header_values(&mut text, head.headers, name);
        text.push(b'\n');
    }
    text.push(b'\n');
    text.extend_from_slice(signed_headers.as_bytes());
    text.push(b'\n');
    text
}

/// The string that is signed for a whole request.
pub(crate) fn string_to_sign(date: &str, scope: &str, canonical_request: &[u8]) -> String {
    format!(
        "{ALGORITHM}\n{date}\n{scope}\n{}",
        sha256_hex(canonical_request)
    )
}

/// S3 signs the path as its keys are: encoded once and never normalised. The others encode what was sent a second time, after
/// removing dot segments and doubled slashes.
fn path(raw: &str, service: &str) -> String {
    if is_s3(service) {
        let decoded: Cow<'_, [u8]> = percent_decode_str(raw).into();
        return match decoded.is_empty() {
            true => "/".to_owned(),
            false => percent_encode(&decoded, RESERVED_IN_PATH).to_string(),
        };
    }
    percent_encode(normalized(raw).as_bytes(), RESERVED_IN_PATH).to_string()
}

/// Whether a service signs as S3 does.
pub(crate) fn is_s3(service: &str) -> bool {
    matches!(
        service,
        "s3" | "s3express" | "s3-outposts" | "s3-object-lambda"
    )
}

fn normalized(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(kept.pop()),
            other => kept.push(other),
        }
    }
    let mut result = String::with_capacity(path.len() + 1);
    for segment in &kept {
        result.push('/');
        result.push_str(segment);
    }
    let ends_in_directory = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    if kept.is_empty() || ends_in_directory {
        result.push('/');
    }
    result
}

/// Every parameter but the signature itself, encoded anew and sorted by encoded name, then value.
fn query(raw: &str) -> String {
    let mut pairs: Vec<(String, String)> = raw
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (encoded_again(name), encoded_again(value)))
        .filter(|(name, _)| name != "X-Amz-Signature")
        .collect();
    pairs.sort_unstable();
    let mut result = String::with_capacity(raw.len());
    for (name, value) in pairs {
        if !result.is_empty() {
            result.push('&');
        }
        result.push_str(&name);
        result.push('=');
        result.push_str(&value);
    }
    result
}

fn encoded_again(text: &str) -> String {
    percent_encode(&query_decoded(text), RESERVED).to_string()
}

/// One name or value of a query string, decoded; a bare plus is a space.
pub(crate) fn query_decoded(text: &str) -> Vec<u8> {
    match text.contains('+') {
        true => percent_decode_str(&text.replace('+', " ")).collect(),
        false => percent_decode_str(text).collect(),
    }
}

/// Percent-encodes one query name or value.
pub(crate) fn query_encoded(text: &str) -> String {
    percent_encode(text.as_bytes(), RESERVED).to_string()
}

/// All values of a header, each trimmed and with runs of white space made one space, joined by commas.
fn push_header_values(text: &mut Vec<u8>, headers: &HeaderMap, name: &str) {
    for (index, value) in headers.get_all(name).iter().enumerate() {
        if index > 0 {
            text.push(b',');
        }
        let words = value
            .as_bytes()
            .split(u8::is_ascii_whitespace)
            .filter(|word| !word.is_empty());
        for (index, word) in words.enumerate() {
            if index > 0 {
                text.push(b' ');
            }
            text.extend_from_slice(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn s3_paths_are_encoded_once_and_never_normalised() {
        assert_eq!(path("/a%20b/../c//d", "s3"), "/a%20b/../c//d");
        assert_eq!(path("/(x)%2f", "s3"), "/%28x%29/");
        assert_eq!(path("", "s3"), "/");
    }

    #[test]
    fn other_paths_are_normalised_and_encoded_again() {
        assert_eq!(path("/a%20b/./../c//d/", "ec2"), "/c/d/");
        assert_eq!(path("/a%20b", "ec2"), "/a%2520b");
        assert_eq!(path("/example/..", "sts"), "/");
        assert_eq!(path("", "sts"), "/");
    }

    #[test]
    fn queries_are_sorted_by_encoded_name_then_value() {
        assert_eq!(query("b=2&a=2&a=1&c"), "a=1&a=2&b=2&c=");
        assert_eq!(query("a=x+y&a=x%2By"), "a=x%20y&a=x%2By");
        assert_eq!(query("&&X-Amz-Signature=00&z=%7e"), "z=~");
    }

    #[test]
    fn header_values_are_trimmed_collapsed_and_joined() {
        let mut headers = HeaderMap::new();
        headers.append("x", http::HeaderValue::from_static("  a   b \"c  d\" "));
        headers.append("x", http::HeaderValue::from_static("e"));
        let mut text = Vec::new();
        push_header_values(&mut text, &headers, "x");
        assert_eq!(text, b"a b \"c d\",e");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(raw in "(/[a.]{0,3}){0,6}/?") {
            let once = normalized(&raw);
            prop_assert_eq!(normalized(&once), once.clone());
            prop_assert!(once.starts_with('/'));
        }

        #[test]
        fn canonical_queries_are_a_fixed_point(raw in "[a-c=&%2+]{0,20}") {
            let once = query(&raw);
            prop_assert_eq!(query(&once), once);
        }
    }
}
