//! Conditional requests and ranges: pure decisions over a request's headers and an object's tag, date and size.

use http::{HeaderMap, StatusCode};
use jiff::Timestamp;

use crate::errors::{Code, Error, Result};

/// The conditions of a request, as header names and values.
#[derive(Debug, Clone, Default)]
pub(crate) struct Conditions {
    if_match: Option<String>,
    if_none_match: Option<String>,
    if_modified_since: Option<Timestamp>,
    if_unmodified_since: Option<Timestamp>,
}

impl Conditions {
    /// Reads `If-…`, or `x-amz-copy-source-if-…` with that prefix.
    pub(crate) fn of(headers: &HeaderMap, prefix: &str) -> Self {
        let text = |name: &str| {
            let value = headers.get(format!("{prefix}{name}"))?.to_str().ok()?;
            Some(value.trim().to_owned())
        };
        let date = |name: &str| {
            let zoned = jiff::fmt::rfc2822::parse(&text(name)?).ok()?;
            Some(zoned.timestamp())
        };
        Self {
            if_match: text("if-match"),
            if_none_match: text("if-none-match"),
            if_modified_since: date("if-modified-since"),
            if_unmodified_since: date("if-unmodified-since"),
        }
    }

    /// Whether an object may be read: `304` or `412` otherwise. Tags go before dates.
    pub(crate) fn ensure_readable(&self, etag: &str, modified_ms: i64) -> Result<()> {
        let modified_second = modified_ms.div_euclid(1000);
        match (&self.if_match, self.if_unmodified_since) {
            (Some(tags), _) if !matches(tags, etag) => return Err(failed("If-Match")),
            (None, Some(date)) if modified_second > date.as_second() => {
                return Err(failed("If-Unmodified-Since"));
            }
            _ => {}
        }
        let is_unchanged = match (&self.if_none_match, self.if_modified_since) {
            (Some(tags), _) => matches(tags, etag),
            (None, Some(date)) => modified_second <= date.as_second(),
            (None, None) => false,
        };
        if is_unchanged {
            Err(not_modified())
        } else {
            Ok(())
        }
    }

    /// The same for the source of a copy, where everything that fails is `412`.
    pub(crate) fn ensure_copyable(&self, etag: &str, modified_ms: i64) -> Result<()> {
        self.ensure_readable(etag, modified_ms)
            .map_err(|error| match error.status {
                StatusCode::NOT_MODIFIED => failed("x-amz-copy-source-If-None-Match"),
                _ => error,
            })
    }

    /// Whether the form of the conditions is one that writes know.
    pub(crate) fn ensure_form_for_writing(&self) -> Result<()> {
        match self.if_none_match.as_deref() {
            None | Some("*") => Ok(()),
            Some(_) => Err(Error::header_not_implemented("If-None-Match")),
        }
    }

    /// Whether a key that holds this (`None`: nothing) may be written. Decided inside the transaction that writes.
    pub(crate) fn ensure_writable(&self, etag: Option<&str>, key: &str) -> Result<()> {
        if self.if_none_match.is_some() && etag.is_some() {
            return Err(failed("If-None-Match"));
        }
        match (&self.if_match, etag) {
            (Some(_), None) => Err(Code::NoSuchKey.with("Key", key)),
            (Some(tags), Some(etag)) if !matches(tags, etag) => Err(failed("If-Match")),
            _ => Ok(()),
        }
    }
}

fn failed(condition: &str) -> Error {
    Code::PreconditionFailed.with("Condition", condition)
}

fn not_modified() -> Error {
    Error {
        status: StatusCode::NOT_MODIFIED,
        ..Code::PreconditionFailed.into()
    }
}

/// Whether a list of tags, or `*`, has this one.
fn matches(tags: &str, etag: &str) -> bool {
    tags.split(',')
        .map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"'))
        .any(|tag| tag == "*" || tag == etag)
}

/// The stretch that a `Range` asks for: `None` when there is no range or not one that S3 reads, else start and length.
pub(crate) fn range(header: Option<&str>, size: u64) -> Result<Option<(u64, u64)>> {
    let Some((first, last)) = header.and_then(parse_range) else {
        return Ok(None);
    };
    let unsatisfiable = || {
        Code::InvalidRange
            .with("RangeRequested", header.unwrap_or_default())
            .with("ActualObjectSize", size.to_string())
    };
    let (start, end) = match (first, last) {
        (Some(first), Some(last)) => (first, last.min(size.saturating_sub(1))),
        (Some(first), None) => (first, size.saturating_sub(1)),
        (None, Some(0)) => return Err(unsatisfiable()),
        (None, Some(count)) => (size.saturating_sub(count), size.saturating_sub(1)),
        (None, None) => return Ok(None),
    };
    if start >= size {
        return Err(unsatisfiable());
    }
    Ok(Some((start, end - start + 1)))
}

/// `bytes=first-last`, either of which may be missing; several ranges are none.
fn parse_range(header: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (first, last) = header.trim().strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| match text.trim() {
        "" => Some(None),
        digits if digits.bytes().all(|b| b.is_ascii_digit()) => {
            Some(Some(digits.parse().unwrap_or(u64::MAX)))
        }
        _ => None,
    };
    let (first, last) = (number(first)?, number(last)?);
    match (first, last) {
        (Some(first), Some(last)) if last < first => None,
        pair => Some(pair),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use http::HeaderValue;
    use proptest::prelude::*;

    fn conditions(pairs: &[(&'static str, &'static str)]) -> Conditions {
        let headers = pairs.iter().map(|(name, value)| {
            (
                http::HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        });
        Conditions::of(&headers.collect(), "")
    }

    fn status(pairs: &[(&'static str, &'static str)]) -> u16 {
        // 2026-11-22T18:00:00.5Z
        let result = conditions(pairs).ensure_readable("tag", 1_795_370_400_500);
        result.map_or_else(|error| error.status.as_u16(), |()| 200)
    }

    #[test]
    fn reads_are_conditional_on_tag_and_date() {
        let same = "Sun, 22 Nov 2026 18:00:00 GMT";
        let before = "Sun, 22 Nov 2026 17:59:59 GMT";
        assert_eq!(status(&[]), 200);
        assert_eq!(status(&[("if-match", "\"tag\"")]), 200);
        assert_eq!(status(&[("if-match", "other, tag")]), 200);
        assert_eq!(status(&[("if-match", "\"other\"")]), 412);
        assert_eq!(status(&[("if-none-match", "tag")]), 304);
        assert_eq!(status(&[("if-none-match", "*")]), 304);
        assert_eq!(status(&[("if-modified-since", same)]), 304);
        assert_eq!(status(&[("if-modified-since", before)]), 200);
        assert_eq!(status(&[("if-unmodified-since", same)]), 200);
        assert_eq!(status(&[("if-unmodified-since", before)]), 412);
        assert_eq!(
            status(&[("if-match", "tag"), ("if-unmodified-since", before)]),
            200
        );
        assert_eq!(
            status(&[("if-none-match", "other"), ("if-modified-since", same)]),
            200
        );
    }

    #[test]
    fn writes_are_conditional_on_what_is_there() {
        let none = conditions(&[("if-none-match", "*")]);
        assert!(none.ensure_writable(None, "k").is_ok());
        assert_eq!(
            none.ensure_writable(Some("tag"), "k").unwrap_err().code,
            "PreconditionFailed"
        );
        let matching = conditions(&[("if-match", "\"tag\"")]);
        assert!(matching.ensure_writable(Some("tag"), "k").is_ok());
        assert_eq!(
            matching
                .ensure_writable(Some("other"), "k")
                .unwrap_err()
                .code,
            "PreconditionFailed"
        );
        assert_eq!(
            matching.ensure_writable(None, "k").unwrap_err().code,
            "NoSuchKey"
        );
        assert!(
            conditions(&[("if-none-match", "tag")])
                .ensure_form_for_writing()
                .is_err()
        );
    }

    #[test]
    fn ranges_are_read_as_s3_reads_them() {
        let ok = |header| range(Some(header), 10).unwrap();
        assert_eq!(ok("bytes=0-0"), Some((0, 1)));
        assert_eq!(ok("bytes=2-"), Some((2, 8)));
        assert_eq!(ok("bytes=-3"), Some((7, 3)));
        assert_eq!(ok("bytes=-30"), Some((0, 10)));
        assert_eq!(ok("bytes=5-99999999999999999999999"), Some((5, 5)));
        for ignored in [
            "bytes=3-2",
            "bytes=0-1,3-4",
            "bytes=-",
            "bytes=a-b",
            "items=0-1",
            "bytes",
        ] {
            assert_eq!(ok(ignored), None, "{ignored}");
        }
        for bad in ["bytes=10-", "bytes=-0", "bytes=11-12"] {
            assert_eq!(range(Some(bad), 10).unwrap_err().status, 416, "{bad}");
        }
        assert_eq!(range(Some("bytes=0-"), 0).unwrap_err().status, 416);
        assert_eq!(range(None, 0).unwrap(), None);
    }

    proptest! {
        #[test]
        fn a_range_lies_within_the_object(header in "bytes=[0-9]{0,3}-[0-9]{0,3}", size in 0u64..500) {
            if let Ok(Some((start, len))) = range(Some(&header), size) {
                prop_assert!(len > 0 && start + len <= size);
            }
        }
    }
}
