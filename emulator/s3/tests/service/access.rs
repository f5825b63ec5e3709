//! Who gets in: bucket policies, access control lists, and the block of public access.

use bytes::Bytes;
use http_body_util::Full;
use terrarium_s3::Options;
use terrarium_signature::Principal;

use crate::support::{Answer, Service, read};
use crate::with_bucket;

/// The account of the key `other`.
const OTHER: &str = "444455556666";

async fn anonymously(service: &Service, method: &str, uri: &str) -> Answer {
    let request = http::Request::builder()
        .method(method)
        .uri(uri)
        .header("host", "localhost")
        .body(Full::<Bytes>::default())
        .unwrap();
    read(service.answer(request).await).await
}

async fn as_other(service: &Service, method: &str, uri: &str) -> Answer {
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

async fn without_block() -> Service {
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

async fn with_lists() -> Service {
    let service = without_block().await;
    let controls = "<OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>";
    assert_eq!(
        service
            .put("/bucket?ownershipControls", controls)
            .await
            .status,
        200
    );
    service
}

#[tokio::test]
async fn a_bucket_that_enforces_its_owner_takes_no_lists() {
    let service = with_bucket().await;
    service.put("/bucket/key", "text").await;
    for uri in ["/bucket?acl", "/bucket/key?acl", "/bucket/other"] {
        let answer = service
            .send("PUT", uri, &[("x-amz-acl", "public-read")], "")
            .await;
        assert_eq!(
            answer.element("Code"),
            "AccessControlListNotSupported",
            "{uri}"
        );
    }
    let same = service
        .send(
            "PUT",
            "/bucket?acl",
            &[("x-amz-acl", "bucket-owner-full-control")],
            "",
        )
        .await;
    assert_eq!(same.status, 200, "{}", same.text());
    let answer = service.get("/bucket/key?acl").await;
    assert_eq!(answer.elements("Permission"), ["FULL_CONTROL"]);
    let made = service
        .send("PUT", "/second", &[("x-amz-acl", "public-read")], "")
        .await;
    assert_eq!(made.element("Code"), "InvalidBucketAclWithObjectOwnership");
    let lists = [
        ("x-amz-object-ownership", "ObjectWriter"),
        ("x-amz-acl", "public-read"),
    ];
    let blocked = service.send("PUT", "/third", &lists, "").await;
    assert_eq!(
        blocked.element("Code"),
        "InvalidBucketAclWithBlockPublicAccessError"
    );
    assert_eq!(
        service.send("PUT", "/third", &lists[..1], "").await.status,
        200
    );
    assert_eq!(
        service
            .get("/third?ownershipControls")
            .await
            .element("ObjectOwnership"),
        "ObjectWriter"
    );
}

#[tokio::test]
async fn canned_lists_grant_what_their_names_say() {
    let service = with_lists().await;
    for (acl, everybody, known) in [
        ("private", 403, 403),
        ("public-read", 200, 200),
        ("authenticated-read", 403, 200),
    ] {
        service
            .send("PUT", "/bucket/key", &[("x-amz-acl", acl)], "text")
            .await;
        assert_eq!(
            anonymously(&service, "GET", "/bucket/key").await.status,
            everybody,
            "{acl}"
        );
        assert_eq!(
            as_other(&service, "GET", "/bucket/key").await.status,
            known,
            "{acl}"
        );
        assert_eq!(
            anonymously(&service, "GET", "/bucket/key?acl").await.status,
            403
        );
    }
    assert_eq!(
        service
            .send(
                "PUT",
                "/bucket?acl",
                &[("x-amz-acl", "public-read-write")],
                ""
            )
            .await
            .status,
        200
    );
    assert_eq!(anonymously(&service, "GET", "/bucket").await.status, 200);
    assert_eq!(
        anonymously(&service, "DELETE", "/bucket/key").await.status,
        204
    );
    let ignoring = "<PublicAccessBlockConfiguration><IgnorePublicAcls>true</IgnorePublicAcls></PublicAccessBlockConfiguration>";
    service.put("/bucket?publicAccessBlock", ignoring).await;
    assert_eq!(anonymously(&service, "GET", "/bucket").await.status, 403);
    let unknown = service
        .send("PUT", "/bucket?acl", &[("x-amz-acl", "open")], "")
        .await;
    assert_eq!(unknown.element("Code"), "InvalidArgument");
}

#[tokio::test]
async fn grants_name_accounts_in_headers_and_documents() {
    let service = with_lists().await;
    let other = Principal::root(OTHER).canonical_user_id;
    let grant = format!("id=\"{other}\"");
    let headers = [
        ("x-amz-grant-read", grant.as_str()),
        ("x-amz-grant-read-acp", grant.as_str()),
    ];
    assert_eq!(
        service
            .send("PUT", "/bucket/key?acl", &headers, "")
            .await
            .status,
        200
    );
    assert_eq!(as_other(&service, "GET", "/bucket/key").await.status, 200);
    let shown = as_other(&service, "GET", "/bucket/key?acl").await;
    assert_eq!(shown.elements("Permission"), ["READ", "READ_ACP"]);
    // The owner has given everything away, and still owns it.
    assert_eq!(service.get("/bucket/key").await.status, 200);
    let back = shown.text().replace("READ_ACP", "FULL_CONTROL");
    assert_eq!(service.put("/bucket/key?acl", back).await.status, 200);
    assert_eq!(
        service
            .send_as(
                "other",
                "PUT",
                "/bucket/key?acl",
                &[("x-amz-acl", "private")],
                ""
            )
            .await
            .status,
        200
    );
    assert_eq!(as_other(&service, "GET", "/bucket/key").await.status, 403);
    let bad = service
        .send(
            "PUT",
            "/bucket/key?acl",
            &[("x-amz-grant-read", "id=\"nobody\"")],
            "",
        )
        .await;
    assert_eq!(bad.element("Message"), "Invalid id");
    let email = service
        .send(
            "PUT",
            "/bucket/key?acl",
            &[("x-amz-grant-read", "emailAddress=a@b.test")],
            "",
        )
        .await;
    assert_eq!(email.element("Code"), "UnresolvableGrantByEmailAddress");
    let none = service.send("PUT", "/bucket/key?acl", &[], "").await;
    assert_eq!(none.element("Code"), "MissingSecurityHeader");
}

#[tokio::test]
async fn what_another_account_writes_is_its_own_unless_the_bucket_says_otherwise() {
    let service = with_lists().await;
    let other = Principal::root(OTHER).canonical_user_id;
    let grant = format!("id=\"{other}\"");
    service
        .send(
            "PUT",
            "/bucket?acl",
            &[("x-amz-grant-write", grant.as_str())],
            "",
        )
        .await;
    let theirs = service
        .send_as("other", "PUT", "/bucket/theirs", &[], "text")
        .await;
    assert_eq!(theirs.status, 200, "{}", theirs.text());
    assert_eq!(service.get("/bucket/theirs").await.status, 403);
    assert_eq!(
        as_other(&service, "GET", "/bucket/theirs?acl")
            .await
            .element("ID"),
        other
    );
    service
        .send_as(
            "other",
            "PUT",
            "/bucket/shared",
            &[("x-amz-acl", "bucket-owner-full-control")],
            "text",
        )
        .await;
    assert_eq!(service.get("/bucket/shared").await.status, 200);
    let enforced = "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>";
    service.put("/bucket?ownershipControls", enforced).await;
    assert_eq!(service.get("/bucket/theirs").await.status, 200);
    assert_eq!(
        as_other(&service, "GET", "/bucket/theirs").await.status,
        403
    );
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
async fn buckets_of_the_old_kind_have_lists_and_no_block() {
    let service = Service::open(Options {
        legacy_acls: true,
        ..Options::default()
    });
    assert_eq!(
        service
            .send("PUT", "/old", &[("x-amz-acl", "public-read")], "")
            .await
            .status,
        200
    );
    assert_eq!(anonymously(&service, "GET", "/old").await.status, 200);
    assert_eq!(
        service.get("/old?publicAccessBlock").await.element("Code"),
        "NoSuchPublicAccessBlockConfiguration"
    );
    assert_eq!(
        service
            .get("/old?ownershipControls")
            .await
            .element("ObjectOwnership"),
        "ObjectWriter"
    );
}
