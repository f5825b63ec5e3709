//! What cannot be read as a signature at all.

use super::*;

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
