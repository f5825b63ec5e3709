//! Every way to be wrong, and the code that each service has for it. One file a question; what they share is here.
#![allow(clippy::unwrap_used)]

mod callers;
mod malformed;
mod signatures;
mod times;

use std::sync::Arc;

use http::{HeaderMap, HeaderValue, Method};
use jiff::{SignedDuration, Timestamp};
use terrarium_signature::{
    Caller, Credentials, Dialect, Failure, Mode, Payload, Principal, RequestHead, Signer, Verified,
    Verifier, scope_of,
};

const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn now() -> Timestamp {
    "2026-11-22T18:00:00Z".parse().unwrap()
}

fn verifier(mode: Mode) -> Verifier {
    let lookup = |key: &str| {
        let credentials = |token: Option<&str>, expires: Option<Timestamp>| Credentials {
            secret: "secret".into(),
            principal: Arc::new(Principal::root("111122223333")),
            session_token: token.map(str::to_owned),
            expires,
        };
        match key {
            "AKIATEST" => Some(credentials(None, None)),
            "ASIATEST" => Some(credentials(Some("token"), None)),
            "ASIAPAST" => Some(credentials(Some("token"), Some(now()))),
            _ => None,
        }
    };
    Verifier::new(mode, Arc::new(lookup))
}

/// One request that can be bent before it is verified.
struct Request {
    service: &'static str,
    query: String,
    headers: HeaderMap,
}

impl Request {
    fn signed_by(key: &str, service: &'static str, at: Timestamp) -> Self {
        Self::signed_with(key, service, at, &[])
    }

    fn signed_with(
        key: &str,
        service: &'static str,
        at: Timestamp,
        extra: &[(&'static str, &str)],
    ) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert("host", HeaderValue::from_static("localhost:4566"));
        for (name, value) in extra {
            headers.insert(*name, value.parse().unwrap());
        }
        signer(key, service).sign(&Method::GET, "/b/k", "", &mut headers, EMPTY, at);
        Self {
            service,
            query: String::new(),
            headers,
        }
    }

    fn presigned(key: &str, seconds: u32) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert("host", HeaderValue::from_static("localhost:4566"));
        let query =
            signer(key, "s3").presign(&Method::GET, "localhost:4566", "/b/k", "", seconds, now());
        Self {
            service: "s3",
            query,
            headers,
        }
    }

    fn replace(mut self, from: &str, to: &str) -> Self {
        if let Some(value) = self.headers.get("authorization") {
            let text = value.to_str().unwrap().replace(from, to);
            self.headers.insert("authorization", text.parse().unwrap());
        }
        self.query = self.query.replace(from, to);
        self
    }

    fn verify(&self, mode: Mode) -> Result<Verified, Failure> {
        let head = RequestHead {
            method: &Method::GET,
            path: "/b/k",
            query: &self.query,
            headers: &self.headers,
        };
        verifier(mode)
            .begin(&head, self.service, now())?
            .finish(Some(EMPTY))
    }

    /// The codes of S3, IAM/STS and EC2.
    fn codes(&self) -> [(&'static str, u16); 3] {
        let failure = self.verify(Mode::Strict).unwrap_err();
        [Dialect::S3, Dialect::Query, Dialect::Ec2].map(|dialect| {
            let answer = failure.answer(dialect);
            (answer.code, answer.status)
        })
    }
}

fn signer(key: &str, service: &str) -> Signer {
    Signer {
        access_key_id: key.into(),
        secret: "secret".into(),
        region: "eu-west-1".into(),
        service: service.into(),
    }
}

const AUTH_FAILURE: (&str, u16) = ("AuthFailure", 401);
const INCOMPLETE: (&str, u16) = ("IncompleteSignature", 400);
const MISMATCH: (&str, u16) = ("SignatureDoesNotMatch", 403);
const MALFORMED: (&str, u16) = ("AuthorizationHeaderMalformed", 400);
const QUERY_ERROR: (&str, u16) = ("AuthorizationQueryParametersError", 400);
