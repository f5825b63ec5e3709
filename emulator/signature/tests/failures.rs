//! Every way to be wrong, and the code that each service has for it.
#![allow(clippy::unwrap_used)]

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

#[test]
fn a_right_signature_names_its_caller() {
    let verified = Request::signed_by("AKIATEST", "s3", now())
        .verify(Mode::Strict)
        .unwrap();
    assert_eq!(verified.caller.account_id(), Some("111122223333"));
    assert_eq!(verified.scope.unwrap().region, "eu-west-1");
    assert!(matches!(verified.payload, Payload::Sha256(_)));
    assert!(!verified.presigned);
    let verified = Request::presigned("AKIATEST", 60)
        .verify(Mode::Strict)
        .unwrap();
    assert!(verified.presigned);
    assert_eq!(verified.payload, Payload::Unsigned);
}

#[test]
fn the_scope_can_be_peeked_at() {
    let request = Request::signed_by("AKIATEST", "ec2", now());
    let head = RequestHead {
        method: &Method::GET,
        path: "/",
        query: "",
        headers: &request.headers,
    };
    let scope = scope_of(&head).unwrap();
    assert_eq!(
        (scope.region.as_str(), scope.service.as_str()),
        ("eu-west-1", "ec2")
    );
    let request = Request::presigned("AKIATEST", 60);
    let head = RequestHead {
        method: &Method::GET,
        path: "/",
        query: &request.query,
        headers: &request.headers,
    };
    assert_eq!(scope_of(&head).unwrap().service, "s3");
}

#[test]
fn no_credentials_are_an_anonymous_caller_only_for_s3() {
    let request = Request {
        service: "s3",
        query: String::new(),
        headers: HeaderMap::new(),
    };
    assert_eq!(
        request.verify(Mode::Strict).unwrap().caller,
        Caller::Anonymous
    );
    let request = Request {
        service: "ec2",
        ..request
    };
    assert_eq!(request.codes()[2], ("MissingAuthenticationToken", 403));
}

#[test]
fn an_empty_authorization_header_is_none() {
    let mut request = Request {
        service: "s3",
        query: String::new(),
        headers: HeaderMap::new(),
    };
    request
        .headers
        .insert("authorization", HeaderValue::from_static(" "));
    assert_eq!(
        request.verify(Mode::Strict).unwrap().caller,
        Caller::Anonymous
    );
}

#[test]
fn an_unknown_key_is_refused() {
    let request = Request::signed_by("AKIAOTHER", "s3", now());
    assert_eq!(
        request.codes(),
        [
            ("InvalidAccessKeyId", 403),
            ("InvalidClientTokenId", 403),
            AUTH_FAILURE
        ]
    );
}

#[test]
fn another_signature_is_refused_and_s3_says_what_it_signed() {
    let mut request = Request::signed_by("AKIATEST", "s3", now());
    request.query = "changed".into();
    assert_eq!(request.codes(), [MISMATCH, MISMATCH, AUTH_FAILURE]);
    let answer = request
        .verify(Mode::Strict)
        .unwrap_err()
        .answer(Dialect::S3);
    let names: Vec<_> = answer.members.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        names[..4],
        [
            "AWSAccessKeyId",
            "StringToSign",
            "SignatureProvided",
            "StringToSignBytes"
        ]
    );
    assert!(
        answer.members[1].1.starts_with(
            "AWS4-HMAC-SHA256\n20261122T180000Z\n20261122/eu-west-1/s3/aws4_request\n"
        )
    );
    assert!(
        answer.members[4]
            .1
            .starts_with("GET\n/b/k\nchanged=\nhost:localhost:4566\n")
    );
}

#[test]
fn a_changed_body_is_another_signature_for_services_that_sign_it() {
    let request = Request::signed_by("AKIATEST", "sts", now());
    let head = RequestHead {
        method: &Method::GET,
        path: "/b/k",
        query: "",
        headers: &request.headers,
    };
    let pending = verifier(Mode::Strict).begin(&head, "sts", now()).unwrap();
    assert!(pending.wants_body_hash());
    assert!(matches!(
        pending.finish(Some(&"0".repeat(64))),
        Err(Failure::Mismatch { .. })
    ));
}

#[test]
fn clocks_may_differ_by_five_minutes_and_for_s3_by_fifteen() {
    for (service, minutes) in [("ec2", 5), ("s3", 15)] {
        let most = SignedDuration::from_mins(minutes);
        let more = most + SignedDuration::from_secs(1);
        for at in [now() - most, now() + most] {
            Request::signed_by("AKIATEST", service, at)
                .verify(Mode::Strict)
                .unwrap();
        }
        for at in [now() - more, now() + more] {
            let codes = Request::signed_by("AKIATEST", service, at).codes();
            assert_eq!(
                codes,
                [
                    ("RequestTimeTooSkewed", 403),
                    MISMATCH,
                    ("RequestExpired", 400)
                ]
            );
        }
    }
}

#[test]
fn iam_says_which_times_were_compared() {
    let late = Request::signed_by("AKIATEST", "iam", now() - SignedDuration::from_mins(6));
    assert_eq!(
        late.verify(Mode::Strict)
            .unwrap_err()
            .answer(Dialect::Query)
            .message,
        "Signature expired: 20261122T175400Z is now earlier than 20261122T175500Z (20261122T180000Z - 5 min.)"
    );
}

#[test]
fn malformed_authorization_headers_are_told_apart() {
    let request = || Request::signed_by("AKIATEST", "s3", now());
    assert_eq!(
        request().replace("Credential=", "Cred=").codes(),
        [MALFORMED, INCOMPLETE, INCOMPLETE]
    );
    assert_eq!(
        request().replace("AKIATEST/20261122/", "AKIATEST/").codes(),
        [MALFORMED, INCOMPLETE, INCOMPLETE]
    );
    assert_eq!(
        request().replace("aws4_request", "aws5_request").codes(),
        [MALFORMED, MISMATCH, AUTH_FAILURE]
    );
    assert_eq!(
        request().replace("/20261122/", "/20261121/").codes(),
        [MALFORMED, MISMATCH, AUTH_FAILURE]
    );
    assert_eq!(
        request().replace("/s3/", "/ec2/").codes(),
        [MALFORMED, MISMATCH, AUTH_FAILURE]
    );
    assert_eq!(
        request().replace("AWS4-HMAC-SHA256", "AWS").codes()[0],
        ("InvalidRequest", 400)
    );
    assert_eq!(
        request().replace("AWS4-HMAC-SHA256", "Basic").codes()[0],
        ("InvalidArgument", 400)
    );
}

#[test]
fn malformed_queries_are_told_apart() {
    let request = || Request::presigned("AKIATEST", 60);
    assert_eq!(
        request().replace("X-Amz-Date", "X-Amz-Dote").codes()[0],
        QUERY_ERROR
    );
    assert_eq!(
        request()
            .replace("X-Amz-Expires=60", "X-Amz-Expires=-1")
            .codes()[0],
        QUERY_ERROR
    );
    assert_eq!(
        request()
            .replace("X-Amz-Expires=60", "X-Amz-Expires=x")
            .codes()[0],
        QUERY_ERROR
    );
    assert_eq!(
        request()
            .replace("X-Amz-Expires=60", "X-Amz-Expires=604801")
            .codes()[0],
        QUERY_ERROR
    );
    assert_eq!(
        request().replace("X-Amz-Expires=60", "X-Amz-Ex=60").codes()[0],
        QUERY_ERROR
    );
    assert_eq!(
        request().replace("AWS4-HMAC-SHA256", "AWS3").codes()[0],
        QUERY_ERROR
    );
    assert_eq!(
        request()
            .replace("X-Amz-Date=2026", "X-Amz-Date=26")
            .codes()[0],
        QUERY_ERROR
    );
    assert_eq!(
        request()
            .replace("X-Amz-Expires=60", "X-Amz-Expires=61")
            .codes()[0],
        MISMATCH
    );
}

#[test]
fn two_mechanisms_at_once_are_refused() {
    let mut request = Request::presigned("AKIATEST", 60);
    request.headers = Request::signed_by("AKIATEST", "s3", now()).headers;
    assert_eq!(
        request.codes(),
        [("InvalidArgument", 400), INCOMPLETE, INCOMPLETE]
    );
}

#[test]
fn headers_that_must_be_signed_are() {
    let mut request = Request::signed_by("AKIATEST", "s3", now());
    request
        .headers
        .insert("x-amz-acl", HeaderValue::from_static("public-read"));
    assert_eq!(request.codes()[0], ("AccessDenied", 403));
    let request = Request::signed_by("AKIATEST", "ec2", now())
        .replace("SignedHeaders=host;", "SignedHeaders=");
    assert_eq!(
        request.codes(),
        [("AccessDenied", 403), MISMATCH, AUTH_FAILURE]
    );
}

#[test]
fn s3_needs_a_payload_hash_in_its_form() {
    let mut request = Request::signed_by("AKIATEST", "s3", now());
    request
        .headers
        .insert("x-amz-content-sha256", HeaderValue::from_static("short"));
    assert_eq!(request.codes()[0], ("InvalidArgument", 400));
    request.headers.remove("x-amz-content-sha256");
    assert_eq!(request.codes()[0], ("InvalidRequest", 400));
}

#[test]
fn temporary_keys_need_their_token_and_their_time() {
    let with = |key: &str, token: &str| {
        Request::signed_with(key, "s3", now(), &[("x-amz-security-token", token)])
    };
    with("ASIATEST", "token").verify(Mode::Strict).unwrap();
    assert_eq!(
        with("ASIATEST", "other").codes(),
        [
            ("InvalidToken", 400),
            ("InvalidClientTokenId", 403),
            AUTH_FAILURE
        ]
    );
    assert_eq!(with("AKIATEST", "token").codes()[0], ("InvalidToken", 400));
    let without = Request::signed_by("ASIATEST", "s3", now());
    assert_eq!(without.codes()[0], ("InvalidAccessKeyId", 403));
    let past = with("ASIAPAST", "token").codes();
    assert_eq!(
        past,
        [
            ("ExpiredToken", 400),
            ("ExpiredToken", 403),
            ("RequestExpired", 400)
        ]
    );
}

#[test]
fn a_missing_date_is_incomplete() {
    let mut request = Request::signed_by("AKIATEST", "s3", now());
    request.headers.remove("x-amz-date");
    assert_eq!(
        request.codes(),
        [("AccessDenied", 403), INCOMPLETE, INCOMPLETE]
    );
}

#[test]
fn permissive_mode_takes_any_key_and_reads_accounts_from_it() {
    let mode = || Mode::Permissive {
        default_account: "000000000000".into(),
    };
    for (key, account) in [
        ("123456789012", "123456789012"),
        ("anything", "000000000000"),
        ("AKIATEST", "111122223333"),
    ] {
        let verified = Request::signed_by(key, "s3", now()).verify(mode()).unwrap();
        assert_eq!(verified.caller.account_id(), Some(account));
    }
    let unsigned = Request {
        service: "ec2",
        query: String::new(),
        headers: HeaderMap::new(),
    };
    assert_eq!(
        unsigned.verify(mode()).unwrap().caller.account_id(),
        Some("000000000000")
    );
}

#[test]
fn signed_chunks_follow_the_request_signature() {
    let mut headers = HeaderMap::new();
    headers.insert("host", HeaderValue::from_static("localhost"));
    let hash = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    let signer = signer("AKIATEST", "s3");
    signer.sign(&Method::PUT, "/b/k", "", &mut headers, hash, now());
    let head = RequestHead {
        method: &Method::PUT,
        path: "/b/k",
        query: "",
        headers: &headers,
    };
    let pending = verifier(Mode::Strict).begin(&head, "s3", now()).unwrap();
    assert!(!pending.wants_body_hash());
    let verified = pending.finish(None).unwrap();
    assert_eq!(verified.payload, Payload::SignedChunks { trailer: false });
    assert!(verified.chunks.is_some());
}

#[test]
fn old_presigned_urls_are_checked_too() {
    let request = |query: &str| Request {
        service: "s3",
        query: query.into(),
        headers: Request::presigned("AKIATEST", 60).headers,
    };
    // The signature of "GET\n\n\n1795370460\n/b/k" under "secret".
    let right =
        "AWSAccessKeyId=AKIATEST&Expires=1795370460&Signature=EFDR5Z%2FAokrbnVffW%2Bs4mNHa%2Bec%3D";
    let verified = request(right).verify(Mode::Strict).unwrap();
    assert!(verified.presigned && verified.scope.is_none());
    assert_eq!(verified.caller.account_id(), Some("111122223333"));
    for (from, to, code) in [
        ("1795370460", "1795370461", "SignatureDoesNotMatch"),
        ("1795370460", "1795370399", "AccessDenied"),
        ("1795370460", "soon", "AccessDenied"),
        ("Expires", "Ends", "AccessDenied"),
        ("AKIATEST", "AKIANONE", "InvalidAccessKeyId"),
    ] {
        assert_eq!(request(&right.replace(from, to)).codes()[0].0, code, "{to}");
    }
}
