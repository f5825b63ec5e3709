//! `Expect: 100-continue`. The HTTP server says `100` when the body is first polled, so here is only watched whether it was: a
//! client that got its answer without a `100` must not reuse the connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, EXPECT};
use http::{HeaderMap, HeaderValue};
use http_body_util::BodyExt;

use crate::call::Incoming;

/// Whether a client waits for `100 Continue`, and whether it got it.
pub(crate) struct Expectation {
    /// Set when the body is polled; `None` when nobody waits.
    met: Option<Arc<AtomicBool>>,
    has_body: bool,
}

impl Expectation {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let is_waiting = headers
            .get(EXPECT)
            .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue"));
        let has_body = headers
            .get(CONTENT_LENGTH)
            .is_none_or(|length| length != "0");
        Self {
            met: is_waiting.then(Arc::default),
            has_body,
        }
    }

    /// The body, watched if somebody waits.
    pub(crate) fn watch<B>(&self, body: B) -> Incoming
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let body = body.map_err(Into::into);
        let Some(met) = self.met.clone() else {
            return body.boxed_unsync();
        };
        let mut body = Box::pin(body);
        let frames = futures_util::stream::poll_fn(move |context| {
            met.store(true, Ordering::Relaxed);
            http_body::Body::poll_frame(body.as_mut(), context)
        });
        http_body_util::StreamBody::new(frames).boxed_unsync()
    }

    /// Ends the connection after an answer that came without a `100`: botocore takes the next answer on it for this one again.
    pub(crate) fn settle(&self, headers: &mut HeaderMap) {
        let Some(met) = &self.met else { return };
        if !(self.has_body && met.load(Ordering::Relaxed)) {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_100_closes_the_connection() {
        let closes = |lines: &[(&'static str, &'static str)], is_polled: bool| {
            let headers = lines.iter().map(|(name, value)| {
                (
                    http::HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            });
            let expectation = Expectation::of(&headers.collect());
            if let Some(met) = expectation.met.as_ref().filter(|_| is_polled) {
                met.store(true, Ordering::Relaxed);
            }
            let mut answer = HeaderMap::new();
            expectation.settle(&mut answer);
            answer.contains_key(CONNECTION)
        };
        assert!(!closes(&[], false));
        assert!(closes(
            &[("expect", "100-continue"), ("content-length", "5")],
            false
        ));
        assert!(!closes(
            &[("expect", "100-continue"), ("content-length", "5")],
            true
        ));
        assert!(closes(
            &[("expect", "100-continue"), ("content-length", "0")],
            true
        ));
    }
}
