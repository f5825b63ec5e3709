//! Who a request is from: known, unknown and anonymous callers, temporary keys, and the permissive mode.

use super::*;

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
