//! What a step says when it fails: what was expected, what happened, and where to look.
//! Turning the errors of the SDKs into such sentences happens here and nowhere else.

use std::error::Error;
use std::fmt::Display;

use aws_sdk_ec2::error::{ProvideErrorMetadata, SdkError};

/// Why a step failed, in the words the operator reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) expected: String,
    pub(crate) happened: String,
    /// Where the reason may be found: a file, or a command to run.
    pub(crate) look: Vec<String>,
    /// Whether to try again is of no use: the service has refused, and not since it did not know something yet.
    pub(crate) is_final: bool,
}

impl Failure {
    pub(crate) fn new(expected: impl Into<String>, happened: impl Into<String>) -> Self {
        Self {
            expected: expected.into(),
            happened: happened.into(),
            look: Vec::new(),
            is_final: false,
        }
    }

    /// Adds a place to look.
    pub(crate) fn look(mut self, place: impl Into<String>) -> Self {
        self.look.push(place.into());
        self
    }
}

/// Fails unless `holds`.
pub(crate) fn ensure(
    holds: bool,
    expected: impl Into<String>,
    happened: impl Into<String>,
) -> Result<(), Failure> {
    if holds {
        Ok(())
    } else {
        Err(Failure::new(expected, happened))
    }
}

/// Fails unless the two are equal; `what` names the thing compared.
pub(crate) fn ensure_equal<T: PartialEq + Display>(
    what: &str,
    expected: T,
    happened: T,
) -> Result<(), Failure> {
    ensure(
        expected == happened,
        format!("{what} is {expected}"),
        format!("it is {happened}"),
    )
}

/// Says what was expected of a call that may fail, or of a value that may be absent.
pub(crate) trait Expecting<T> {
    fn expecting(self, what: impl Into<String>) -> Result<T, Failure>;
}

impl<T, E, R> Expecting<T> for Result<T, SdkError<E, R>>
where
    SdkError<E, R>: ProvideErrorMetadata + Error,
{
    fn expecting(self, what: impl Into<String>) -> Result<T, Failure> {
        self.map_err(|error| {
            let is_unknown = |code: &str| code.ends_with(".NotFound") || code == "NoSuchBucket";
            Failure {
                is_final: error.code().is_some_and(|code| !is_unknown(code)),
                ..Failure::new(what, sdk_reason(&error))
            }
        })
    }
}

impl<T> Expecting<T> for anyhow::Result<T> {
    fn expecting(self, what: impl Into<String>) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(what, format!("{error:#}")))
    }
}

impl<T> Expecting<T> for Option<T> {
    fn expecting(self, what: impl Into<String>) -> Result<T, Failure> {
        self.ok_or_else(|| Failure::new(what, "there is none in the answer"))
    }
}

/// The service's code and message where it answered, else the chain of causes (no connection, a time-out, …).
pub(crate) fn sdk_reason<E, R>(error: &SdkError<E, R>) -> String
where
    SdkError<E, R>: ProvideErrorMetadata + Error,
{
    match (error.code(), error.message()) {
        (Some(code), Some(message)) => format!("{code}: {message}"),
        (Some(code), None) => code.to_owned(),
        _ => chain(error),
    }
}

/// An error and its causes, outermost first, without saying the same thing twice.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let words = inner.to_string();
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        cause = inner.source();
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use anyhow::Context;

    #[test]
    fn a_failed_comparison_names_both_values() {
        let failure = ensure_equal("the sum", 5, 6).unwrap_err();
        assert_eq!(failure, Failure::new("the sum is 5", "it is 6"));
    }

    #[test]
    fn causes_are_told_once_each_and_outermost_first() {
        let cause = std::io::Error::other("connection refused");
        let error = Err::<(), _>(cause).context("dispatch failure").unwrap_err();
        assert_eq!(
            chain(error.as_ref()),
            "dispatch failure: connection refused"
        );
    }
}
