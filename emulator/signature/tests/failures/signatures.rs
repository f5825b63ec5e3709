//! What a signature covers: the request, its headers and its body.

use super::*;

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
