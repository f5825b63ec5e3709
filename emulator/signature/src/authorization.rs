//! Reads the `Authorization` header or the `X-Amz-*` query parameters. Form only: nothing here knows keys or the time.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::canonical::{ALGORITHM, query_decoded};
use crate::{Failure, RequestHead};

/// The part of a credential that says where it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// `YYYYMMDD`.
    pub day: String,
    /// The region that was signed for.
    pub region: String,
    /// The service that was signed for.
    pub service: String,
}

/// A request's claim, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Authorization {
    pub(crate) access_key_id: String,
    pub(crate) scope: Scope,
    /// The credential as it was written.
    pub(crate) credential: String,
    /// Names in lower case, joined by semicolons.
    pub(crate) signed_headers: String,
    pub(crate) signature: String,
    /// `YYYYMMDDTHHMMSSZ`.
    pub(crate) date: String,
    pub(crate) time: Timestamp,
    pub(crate) token: Option<String>,
    /// Seconds a presigned URL is valid; `None` in a header.
    pub(crate) expires_seconds: Option<u32>,
    pub(crate) is_query: bool,
}

impl Authorization {
    /// `YYYYMMDD/region/service/aws4_request`.
    pub(crate) fn scope_text(&self) -> &str {
        self.credential
            .split_once('/')
            .map_or("", |(_, scope)| scope)
    }
}

/// Region and service that a request was signed for, if it is signed; nothing is verified.
pub fn scope_of(head: &RequestHead<'_>) -> Option<Scope> {
    let credential = match header(head, "authorization") {
        Some(value) => value
            .split_once("Credential=")?
            .1
            .split([',', ' '])
            .next()?
            .to_owned(),
        None => parameter(head.query, "X-Amz-Credential")?,
    };
    split_credential(&credential).ok().map(|(_, scope)| scope)
}

/// The claim of a request, or `None` when it makes none.
pub(crate) fn read(head: &RequestHead<'_>) -> Result<Option<Authorization>, Failure> {
    let header_value = header(head, "authorization").filter(|value| !value.is_empty());
    let is_query = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature"]
        .iter()
        .any(|name| parameter(head.query, name).is_some());
    match header_value {
        Some(value) if is_query => Err(Failure::TwoMechanisms(value.to_owned())),
        Some(value) => from_header(head, value).map(Some),
        None if is_query => from_query(head).map(Some),
        None => Ok(None),
    }
}

fn from_header(head: &RequestHead<'_>, value: &str) -> Result<Authorization, Failure> {
    let (algorithm, rest) = value.split_once(' ').unwrap_or((value, ""));
    if algorithm != ALGORITHM {
        return Err(Failure::UnsupportedAlgorithm(algorithm.to_owned()));
    }
    let part = |name: &str| {
        rest.split(',')
            .filter_map(|part| part.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, v)| v)
    };
    let (credential, signed_headers, signature) =
        (part("Credential"), part("SignedHeaders"), part("Signature"));
    let (Some(credential), Some(signed_headers), Some(signature)) =
        (credential, signed_headers, signature)
    else {
        let missing = [
            ("Credential", credential),
            ("Signature", signature),
            ("SignedHeaders", signed_headers),
        ];
        let missing = missing
            .into_iter()
            .filter(|(_, value)| value.is_none())
            .map(|(name, _)| name)
            .collect();
        return Err(Failure::Incomplete {
            missing,
            header: value.to_owned(),
        });
    };
    let (access_key_id, scope) = split_credential(credential)?;
    let (date, time) = header_date(head)?;
    Ok(Authorization {
        access_key_id,
        scope,
        credential: credential.to_owned(),
        signed_headers: signed_headers.to_ascii_lowercase(),
        signature: signature.to_owned(),
        date,
        time,
        token: header(head, "x-amz-security-token").map(str::to_owned),
        expires_seconds: None,
        is_query: false,
    })
}

fn from_query(head: &RequestHead<'_>) -> Result<Authorization, Failure> {
    let get = |name| parameter(head.query, name);
    let (Some(algorithm), Some(credential), Some(date), Some(signed_headers), Some(signature)) = (
        get("X-Amz-Algorithm"),
        get("X-Amz-Credential"),
        get("X-Amz-Date"),
        get("X-Amz-SignedHeaders"),
        get("X-Amz-Signature"),
    ) else {
        return Err(Failure::QueryIncomplete);
    };
    if algorithm != ALGORITHM {
        return Err(Failure::QueryAlgorithm);
    }
    let (access_key_id, scope) =
        split_credential(&credential).map_err(|failure| match failure {
            Failure::MalformedCredential(text) => Failure::QueryCredential(text),
            other => other,
        })?;
    let time = parse_date(&date).ok_or(Failure::QueryDate)?;
    Ok(Authorization {
        access_key_id,
        scope,
        credential,
        signed_headers: signed_headers.to_ascii_lowercase(),
        signature,
        date,
        time,
        token: get("X-Amz-Security-Token"),
        expires_seconds: get("X-Amz-Expires")
            .map(|text| expires_seconds(&text))
            .transpose()?,
        is_query: true,
    })
}

/// A week, the longest that a presigned URL lasts.
const MAX_EXPIRES_SECONDS: i64 = 604_800;

fn expires_seconds(text: &str) -> Result<u32, Failure> {
    match text.parse::<i64>() {
        Err(_) => Err(Failure::ExpiresNotANumber),
        Ok(seconds) if seconds < 0 => Err(Failure::ExpiresNegative),
        Ok(seconds) if seconds > MAX_EXPIRES_SECONDS => Err(Failure::ExpiresTooLong),
        Ok(seconds) => u32::try_from(seconds).map_err(|_| Failure::ExpiresNotANumber),
    }
}

/// Key ids may hold slashes, so the scope is taken from the end.
fn split_credential(credential: &str) -> Result<(String, Scope), Failure> {
    let mut parts = credential.rsplitn(5, '/');
    let (Some(end), Some(service), Some(region), Some(day), Some(key)) = (
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
    ) else {
        return Err(Failure::MalformedCredential(credential.to_owned()));
    };
    if end != "aws4_request" {
        return Err(Failure::WrongTerminator(end.to_owned()));
    }
    let scope = Scope {
        day: day.to_owned(),
        region: region.to_owned(),
        service: service.to_owned(),
    };
    Ok((key.to_owned(), scope))
}

/// `x-amz-date`, or else `Date` in either form.
fn header_date(head: &RequestHead<'_>) -> Result<(String, Timestamp), Failure> {
    if let Some(text) = header(head, "x-amz-date") {
        return parse_date(text)
            .map(|time| (text.to_owned(), time))
            .ok_or(Failure::MissingDate);
    }
    let text = header(head, "date").ok_or(Failure::MissingDate)?;
    let time = parse_date(text).or_else(|| {
        jiff::fmt::rfc2822::parse(text)
            .ok()
            .map(|zoned| zoned.timestamp())
    });
    time.map(|time| (date_text(time), time))
        .ok_or(Failure::MissingDate)
}

/// `YYYYMMDDTHHMMSSZ`.
pub(crate) fn date_text(time: Timestamp) -> String {
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}

pub(crate) fn parse_date(text: &str) -> Option<Timestamp> {
    if text.len() != 16 {
        return None;
    }
    let civil = DateTime::strptime("%Y%m%dT%H%M%SZ", text).ok()?;
    Some(civil.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// A header's first value, trimmed; `None` when absent or no text.
pub(crate) fn header<'a>(head: &RequestHead<'a>, name: &str) -> Option<&'a str> {
    head.headers.get(name)?.to_str().ok().map(str::trim)
}

/// The first value of a query parameter, decoded.
pub(crate) fn parameter(query: &str, name: &str) -> Option<String> {
    let raw = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)?
        .1;
    String::from_utf8(query_decoded(raw)).ok()
}
