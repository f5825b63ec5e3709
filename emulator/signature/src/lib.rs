//! Signature Version 4: who sent a request, proven without I/O and without a clock of its own.
//!
//! The server's use of it, in order:
//!
//! 1. [`scope_of`] peeks at region and service of the credential scope, to dispatch on.
//! 2. [`Verifier::begin`] checks everything that needs no body: form, key, token, date, expiry, signed headers. It answers a
//!    [`Pending`] (owned, so that the body may be read meanwhile) or a [`Failure`]. No credentials at all is
//!    `Failure::Missing` for every service but S3, where it is an anonymous caller.
//! 3. If [`Pending::wants_body_hash`], the caller reads the body (these are small forms; S3 never asks for it) and gives its SHA-256.
//! 4. [`Pending::finish`] compares signatures and answers [`Verified`]: the [`Caller`], and for S3 the declared
//!    [`Payload`] with the [`ChunkVerifier`] of a chunked body. Whether a body has its declared hash is for its reader to check.
//! 5. [`Failure::answer`] is the error of a failure in the words of a service ([`Dialect`]).
//!
//! [`Signer`] makes signatures: for tests, and for URLs that the emulator itself hands out.

mod authorization;
mod canonical;
mod chunks;
mod failures;
mod hosts;
mod keys;
mod payload;
mod sessions;
mod sign;
mod verify;
mod version2;

pub use authorization::{Scope, scope_of};
pub use chunks::ChunkVerifier;
pub use failures::{Answer, Dialect, Failure};
pub use hosts::bucket_of_host;
pub use keys::{Credentials, KeyLookup, Principal, SigningKey};
pub use payload::Payload;
pub use sessions::{Session, Sessions, Subject, TemporaryKey};
pub use sign::Signer;
pub use verify::{Caller, Mode, Pending, Verified, Verifier};

/// A request's head as it was received: nothing decoded, nothing rewritten.
#[derive(Debug, Clone, Copy)]
pub struct RequestHead<'a> {
    /// The method.
    pub method: &'a http::Method,
    /// The path before the question mark, percent-encoded as received.
    pub path: &'a str,
    /// What follows the question mark, percent-encoded as received; empty when there is none.
    pub query: &'a str,
    /// All headers, `host` among them.
    pub headers: &'a http::HeaderMap,
}

impl<'a> RequestHead<'a> {
    /// The head of a request whose URI has not been touched since it was received.
    pub fn of(parts: &'a http::request::Parts) -> Self {
        Self {
            method: &parts.method,
            path: parts.uri.path(),
            query: parts.uri.query().unwrap_or(""),
            headers: &parts.headers,
        }
    }
}
