//! Who gets in: bucket policies and the block of public access.

use bytes::Bytes;
use http_body_util::Full;

use crate::support::{Answer, Service, read};
use crate::with_bucket;

/// The account of the key `other`.
pub(crate) const OTHER: &str = "444455556666";

pub(crate) async fn anonymously(service: &Service, method: &str, uri: &str) -> Answer {
    let request = http::Request::builder()
        .method(method)
        .uri(uri)
        .header("host", "localhost")
        .body(Full::<Bytes>::default())
        .unwrap();
    read(service.answer(request).await).await
}

pub(crate) async fn as_other(service: &Service, method: &str, uri: &str) -> Answer {
    service.send_as("other", method, uri, &[], "").await
}

fn policy(effect: &str, principal: &str, action: &str, resource: &str, condition: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"{effect}","Principal":{principal},"Action":"{action}","Resource":"arn:aws:s3:::{resource}","Condition":{{{condition}}}}}]}}"#
    )
}

fn others(action: &str, resource: &str) -> String {
    let principal = format!(r#"{{"AWS":"arn:aws:iam::{OTHER}:root"}}"#);
    policy("Allow", &principal, action, resource, "")
}

async fn set(service: &Service, policy: &str) {
    let answer = service.put("/bucket?policy", policy.to_owned()).await;
    assert_eq!(answer.status, 204, "{}", answer.text());
}

pub(crate) async fn without_block() -> Service {
    let service = with_bucket().await;
    service.put("/bucket/key", "text").await;
    service
        .send("DELETE", "/bucket?publicAccessBlock", &[], "")
        .await;
    service
}

#[tokio::test]
async fn a_policy_is_answered_as_it_was_given() {
    let service = with_bucket().await;
    assert_eq!(
        service.get("/bucket?policy").await.element("Code"),
        "NoSuchBucketPolicy"
    );
    assert_eq!(
        service.get("/bucket?policyStatus").await.element("Code"),
        "NoSuchBucketPolicy"
    );
    let text = others("s3:GetObject", "bucket/*");
    set(&service, &text).await;
    assert_eq!(service.get("/bucket?policy").await.text(), text);
    assert_eq!(
        service
            .get("/bucket?policyStatus")
            .await
            .element("IsPublic"),
        "false"
    );
    assert_eq!(
        service
            .send("DELETE", "/bucket?policy", &[], "")
            .await
            .status,
        204
    );
    assert_eq!(service.get("/bucket?policy").await.status, 404);
}

#[tokio::test]
async fn policies_that_are_none_of_this_bucket_are_refused() {
    let service = with_bucket().await;
    for (text, expected) in [
        (
            "no json".to_owned(),
            "MalformedPolicy: Policies must be valid JSON and the first byte must be '{'",
        ),
        (
            others("s3:GetObject", "other/*"),
            "MalformedPolicy: Policy has invalid resource",
        ),
        (
            others("ec2:RunInstances", "bucket/*"),
            "MalformedPolicy: Policy has invalid action",
        ),
        (
            others("s3:GetObject", "bucket/*").replace("root", "user/*"),
            "MalformedPolicy: Invalid principal in policy",
        ),
        (
            format!("{{{}}}", " ".repeat(21_000)),
            "PolicyTooLarge: Policy exceeds the maximum allowed document size.",
        ),
        (
            String::new(),
            "MissingRequestBodyError: Request Body is empty",
        ),
        // The block of public access that new buckets have.
        (
            policy("Allow", r#""*""#, "s3:GetObject", "bucket/*", ""),
            "AccessDenied: Access Denied",
        ),
    ] {
        let answer = service.put("/bucket?policy", text).await;
        assert_eq!(
            format!("{}: {}", answer.element("Code"), answer.element("Message")),
            expected
        );
    }
}

#[tokio::test]
async fn a_policy_lets_another_account_do_what_it_says_and_no_more() {
    let service = with_bucket().await;
    service.put("/bucket/key", "text").await;
    set(&service, &others("s3:GetObject", "bucket/k*")).await;
    assert_eq!(
        as_other(&service, "GET", "/bucket/key").await.text(),
        "text"
    );
    assert_eq!(as_other(&service, "HEAD", "/bucket/key").await.status, 200);
    for (method, uri) in [
        ("GET", "/bucket"),
        ("GET", "/bucket/other"),
        ("GET", "/bucket/key?tagging"),
        ("PUT", "/bucket/key"),
        ("DELETE", "/bucket/key"),
        ("GET", "/bucket?policy"),
    ] {
        assert_eq!(
            as_other(&service, method, uri).await.status,
            403,
            "{method} {uri}"
        );
    }
    assert_eq!(
        anonymously(&service, "GET", "/bucket/key").await.status,
        403
    );
    // A copy reads its source.
    as_other(&service, "PUT", "/theirs").await;
    let copy = |key: &'static str| {
        let service = service.clone();
        async move {
            service
                .send_as(
                    "other",
                    "PUT",
                    "/theirs/k",
                    &[("x-amz-copy-source", key)],
                    "",
                )
                .await
                .status
        }
    };
    assert_eq!(
        (copy("bucket/key").await, copy("bucket/x").await),
        (200, 403)
    );
}

#[tokio::test]
async fn only_who_may_list_learns_that_a_key_is_missing() {
    let service = with_bucket().await;
    set(&service, &others("s3:GetObject", "bucket/*")).await;
    assert_eq!(
        as_other(&service, "GET", "/bucket/none")
            .await
            .element("Code"),
        "AccessDenied"
    );
    let both = r#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":["s3:GetObject","s3:ListBucket"],
                  "Resource":["arn:aws:s3:::bucket","arn:aws:s3:::bucket/*"]}]}"#;
    set(&service, both).await;
    assert_eq!(
        as_other(&service, "GET", "/bucket/none")
            .await
            .element("Code"),
        "NoSuchKey"
    );
    assert_eq!(as_other(&service, "GET", "/bucket").await.status, 200);
}

#[tokio::test]
async fn a_denial_binds_the_owner_too_who_can_still_mend_the_policy() {
    let service = with_bucket().await;
    service.put("/bucket/key", "text").await;
    set(&service, &policy("Deny", r#""*""#, "s3:*", "bucket*", "")).await;
    assert_eq!(service.get("/bucket/key").await.status, 403);
    assert_eq!(service.get("/bucket").await.status, 403);
    assert_eq!(service.get("/bucket?policy").await.status, 200);
    assert_eq!(
        service
            .send("DELETE", "/bucket?policy", &[], "")
            .await
            .status,
        204
    );
    assert_eq!(service.get("/bucket/key").await.status, 200);
}

#[tokio::test]
async fn conditions_ask_about_the_request() {
    let service = with_bucket().await;
    service
        .send(
            "PUT",
            "/bucket/key",
            &[("x-amz-tagging", "team=red")],
            "text",
        )
        .await;
    let denied = |condition: &str| policy("Deny", r#""*""#, "s3:*", "bucket/*", condition);
    let kms = [("x-amz-server-side-encryption", "AES256")];
    for (condition, headers, is_denied) in [
        (r#""Bool":{"aws:SecureTransport":"false"}"#, &[][..], true),
        (
            r#""NotIpAddress":{"aws:SourceIp":"127.0.0.0/8"}"#,
            &[],
            false,
        ),
        (r#""IpAddress":{"aws:SourceIp":"127.0.0.1"}"#, &[], true),
        (
            r#""StringNotEquals":{"aws:SourceVpce":"vpce-1"}"#,
            &[],
            true,
        ),
        (
            r#""StringEquals":{"s3:ExistingObjectTag/Team":"red"}"#,
            &[],
            true,
        ),
        (
            r#""StringEquals":{"s3:ExistingObjectTag/team":"blue"}"#,
            &[],
            false,
        ),
        (
            r#""Null":{"s3:x-amz-server-side-encryption":"true"}"#,
            &[],
            true,
        ),
        (
            r#""Null":{"s3:x-amz-server-side-encryption":"true"}"#,
            &kms,
            false,
        ),
        (
            r#""DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}"#,
            &[],
            true,
        ),
        (r#""StringEquals":{"s3:authType":"REST-HEADER"}"#, &[], true),
        (
            r#""StringLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:*"}"#,
            &[],
            true,
        ),
        (
            r#""StringEquals":{"s3:ResourceAccount":"111122223333"}"#,
            &[],
            true,
        ),
    ] {
        set(&service, &denied(condition)).await;
        let answer = service.send("GET", "/bucket/key", headers, "").await;
        assert_eq!(answer.status == 403, is_denied, "{condition}");
    }
    let listing = policy(
        "Deny",
        r#""*""#,
        "s3:ListBucket",
        "bucket",
        r#""StringNotEquals":{"s3:prefix":"home/"}"#,
    );
    set(&service, &listing).await;
    assert_eq!(service.get("/bucket?list-type=2").await.status, 403);
    assert_eq!(
        service.get("/bucket?list-type=2&prefix=home/").await.status,
        200
    );
}

#[tokio::test]
async fn many_deletions_are_decided_key_by_key() {
    let service = with_bucket().await;
    for key in ["a", "b"] {
        service.put(&format!("/bucket/{key}"), "text").await;
    }
    set(
        &service,
        &policy("Deny", r#""*""#, "s3:DeleteObject", "bucket/a", ""),
    )
    .await;
    let text = "<Delete><Object><Key>a</Key></Object><Object><Key>b</Key></Object></Delete>";
    let md5 = base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        <md5::Md5 as md5::Digest>::digest(text),
    );
    let answer = service
        .send("POST", "/bucket?delete", &[("content-md5", &md5)], text)
        .await;
    assert_eq!(
        (answer.elements("Key"), answer.element("Code")),
        (
            vec!["a".to_owned(), "b".to_owned()],
            "AccessDenied".to_owned()
        )
    );
    assert_eq!(service.get("/bucket/a").await.status, 200);
    assert_eq!(service.get("/bucket/b").await.status, 404);
}

#[tokio::test]
async fn a_public_policy_lets_everybody_in_unless_that_is_restricted() {
    let service = without_block().await;
    set(
        &service,
        &policy("Allow", r#""*""#, "s3:GetObject", "bucket/*", ""),
    )
    .await;
    assert_eq!(
        service
            .get("/bucket?policyStatus")
            .await
            .element("IsPublic"),
        "true"
    );
    assert_eq!(
        anonymously(&service, "GET", "/bucket/key").await.text(),
        "text"
    );
    assert_eq!(
        anonymously(&service, "PUT", "/bucket/key").await.status,
        403
    );
    let restrict = "<PublicAccessBlockConfiguration><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>";
    assert_eq!(
        service
            .put("/bucket?publicAccessBlock", restrict)
            .await
            .status,
        200
    );
    assert_eq!(
        anonymously(&service, "GET", "/bucket/key").await.status,
        403
    );
    assert_eq!(as_other(&service, "GET", "/bucket/key").await.status, 403);
    assert_eq!(service.get("/bucket/key").await.status, 200);
}

#[tokio::test]
async fn the_expected_owner_has_to_own_the_bucket() {
    let service = with_bucket().await;
    for (owner, status) in [("111122223333", 200), (OTHER, 403)] {
        let answer = service
            .send(
                "GET",
                "/bucket",
                &[("x-amz-expected-bucket-owner", owner)],
                "",
            )
            .await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn an_endpoint_lets_through_what_its_policy_allows() {
    let service = with_bucket().await;
    service.put("/bucket/key", "text").await;
    let through = |policy: &str| service.through(terrarium_policy::Policy::parse(policy).unwrap());
    let reading = r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*"}}"#;
    let endpoint = through(reading);
    assert_eq!(endpoint.get("/bucket/key").await.status, 200);
    for (method, uri) in [
        ("PUT", "/bucket/key"),
        ("GET", "/bucket"),
        ("GET", "/"),
        ("PUT", "/another"),
        ("GET", "/other/key"),
    ] {
        assert_eq!(
            endpoint.send(method, uri, &[], "").await.element("Code"),
            "AccessDenied",
            "{method} {uri}"
        );
    }
    let all = r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"#;
    let endpoint = through(all);
    assert_eq!(endpoint.get("/").await.status, 200);
    assert_eq!(endpoint.put("/another", "").await.status, 200);
    // What an endpoint lets through is still the bucket's to allow.
    assert_eq!(as_other(&endpoint, "GET", "/bucket/key").await.status, 403);
}
