//! Access control lists: canned and granted, of buckets and objects, and the buckets that have none.

use terrarium_s3::Options;
use terrarium_signature::Principal;

use crate::access::{OTHER, anonymously, as_other, without_block};
use crate::support::Service;
use crate::with_bucket;

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
