//! Buckets: their region, owner, configuration, tags and listings.

use bytes::Bytes;
use http_body_util::Full;

use crate::support::{ACCOUNT, Service};
use crate::{files, files_become, with_bucket};

#[tokio::test]
async fn only_the_owner_of_a_bucket_gets_in() {
    let service = with_bucket().await;
    service.put("/bucket/k", "secret").await;
    for uri in ["/bucket", "/bucket/k", "/bucket?location"] {
        assert_eq!(
            service.send_as("other", "GET", uri, &[], "").await.status,
            403,
            "{uri}"
        );
        let anonymous = http::Request::get(uri)
            .header("host", "localhost")
            .body(Full::<Bytes>::default())
            .unwrap();
        assert_eq!(service.answer(anonymous).await.status(), 403);
    }
    assert_eq!(
        service
            .send_as("other", "PUT", "/bucket", &[], "")
            .await
            .element("Code"),
        "BucketAlreadyExists"
    );
    let copy = [("x-amz-copy-source", "bucket/k")];
    service.send_as("other", "PUT", "/theirs", &[], "").await;
    let stolen = service
        .send_as("other", "PUT", "/theirs/k", &copy, "")
        .await;
    assert_eq!(stolen.element("Code"), "AccessDenied");
    assert_eq!(service.get("/").await.elements("Name"), ["bucket"]);
}

#[tokio::test]
async fn buckets_follow_their_region() {
    let service = Service::in_memory();
    let constraint = "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>";
    let there = [("test-region", "eu-west-1")];
    assert_eq!(
        service
            .send("PUT", "/europe", &there, constraint)
            .await
            .status,
        200
    );
    assert_eq!(
        service
            .send("PUT", "/europe", &there, constraint)
            .await
            .element("Code"),
        "BucketAlreadyOwnedByYou"
    );
    assert_eq!(
        service
            .send("GET", "/europe?location", &there, "")
            .await
            .text()
            .matches("eu-west-1")
            .count(),
        1
    );
    let head = service.send("HEAD", "/europe", &there, "").await;
    assert_eq!(
        (head.status, head.header("x-amz-bucket-region")),
        (200, "eu-west-1")
    );
    let wrong = service.get("/europe").await;
    assert_eq!(wrong.element("Code"), "AuthorizationHeaderMalformed");
    assert_eq!(wrong.element("Region"), "eu-west-1");
    assert_eq!(
        service
            .send("HEAD", "/europe", &[], "")
            .await
            .header("x-amz-bucket-region"),
        "eu-west-1"
    );
    assert_eq!(service.put("/home", "").await.status, 200);
    assert_eq!(service.put("/home", "").await.status, 200);
    assert_eq!(
        service.put("/No", "").await.element("Code"),
        "InvalidBucketName"
    );
}

#[tokio::test]
async fn a_bucket_is_deleted_only_when_empty() {
    let service = with_bucket().await;
    service.put("/bucket/k", "x").await;
    assert_eq!(
        service
            .send("DELETE", "/bucket", &[], "")
            .await
            .element("Code"),
        "BucketNotEmpty"
    );
    assert_eq!(
        service.send("DELETE", "/bucket/k", &[], "").await.status,
        204
    );
    assert_eq!(
        service.send("DELETE", "/bucket/k", &[], "").await.status,
        204
    );
    assert_eq!(service.send("DELETE", "/bucket", &[], "").await.status, 204);
    assert_eq!(service.get("/bucket").await.element("Code"), "NoSuchBucket");
}

#[tokio::test]
async fn listings_page_and_roll_up() {
    let service = with_bucket().await;
    for key in ["a/1", "a/2", "b", "c/d/e", "z%20z"] {
        service.put(&format!("/bucket/{key}"), "x").await;
    }
    let page = service
        .get("/bucket?list-type=2&delimiter=/&max-keys=2")
        .await;
    assert_eq!(page.elements("Key"), ["b"]);
    assert_eq!(page.elements("Prefix"), ["", "a/"]);
    assert_eq!(
        (page.element("KeyCount"), page.element("IsTruncated")),
        ("2".to_owned(), "true".to_owned())
    );
    let token = page.element("NextContinuationToken");
    let rest = service
        .get(&format!(
            "/bucket?list-type=2&delimiter=/&encoding-type=url&continuation-token={token}"
        ))
        .await;
    assert_eq!(rest.elements("Key"), ["z+z"]);
    assert_eq!(rest.elements("Prefix"), ["", "c/"]);
    let after = service
        .get("/bucket?list-type=2&start-after=b&prefix=c&fetch-owner=true")
        .await;
    assert_eq!(after.elements("Key"), ["c/d/e"]);
    assert_eq!(after.elements("ID").len(), 1);
    let old = service.get("/bucket?delimiter=/&max-keys=1").await;
    assert_eq!(old.element("NextMarker"), "a/");
    let old = service
        .get("/bucket?delimiter=/&max-keys=1&marker=a/")
        .await;
    assert_eq!(old.elements("Key"), ["b"]);
    let versions = service.get("/bucket?versions&prefix=a").await;
    assert_eq!(versions.elements("VersionId"), ["null", "null"]);
    for bad in [
        "max-keys=x",
        "max-keys=-1",
        "encoding-type=x",
        "continuation-token=!",
    ] {
        assert_eq!(
            service
                .get(&format!("/bucket?list-type=2&{bad}"))
                .await
                .element("Code"),
            "InvalidArgument"
        );
    }
}

#[tokio::test]
async fn a_fresh_bucket_is_configured_as_on_aws() {
    let service = with_bucket().await;
    for (name, expected) in [
        ("policy", "NoSuchBucketPolicy"),
        ("policyStatus", "NoSuchBucketPolicy"),
        ("cors", "NoSuchCORSConfiguration"),
        ("website", "NoSuchWebsiteConfiguration"),
        ("lifecycle", "NoSuchLifecycleConfiguration"),
        ("replication", "ReplicationConfigurationNotFoundError"),
        ("object-lock", "ObjectLockConfigurationNotFoundError"),
        ("tagging", "NoSuchTagSet"),
        ("metrics&id=x", "NoSuchConfiguration"),
    ] {
        let answer = service.get(&format!("/bucket?{name}")).await;
        assert_eq!(
            (answer.status, answer.element("Code").as_str()),
            (404, expected),
            "{name}"
        );
    }
    for (name, element, expected) in [
        ("requestPayment", "Payer", "BucketOwner"),
        ("encryption", "SSEAlgorithm", "AES256"),
        ("publicAccessBlock", "BlockPublicAcls", "true"),
        (
            "ownershipControls",
            "ObjectOwnership",
            "BucketOwnerEnforced",
        ),
        ("acl", "Permission", "FULL_CONTROL"),
        ("versioning", "Status", ""),
        ("accelerate", "Status", ""),
        ("logging", "TargetBucket", ""),
    ] {
        let answer = service.get(&format!("/bucket?{name}")).await;
        assert_eq!(
            (answer.status, answer.element(element).as_str()),
            (200, expected),
            "{name}"
        );
    }
}

#[tokio::test]
async fn tags_are_set_checked_and_taken_away() {
    let service = with_bucket().await;
    service.put("/bucket/k", "x").await;
    let tagging = |tags: &str| format!("<Tagging><TagSet>{tags}</TagSet></Tagging>");
    let tag = |key: &str| format!("<Tag><Key>{key}</Key><Value>v</Value></Tag>");
    for (uri, put) in [("/bucket?tagging", 204), ("/bucket/k?tagging", 200)] {
        assert_eq!(service.put(uri, tagging(&tag("a"))).await.status, put);
        assert_eq!(service.get(uri).await.elements("Key"), ["a"]);
        for bad in [tag("a") + &tag("a"), tag("aws:x"), tag("")] {
            assert_eq!(
                service.put(uri, tagging(&bad)).await.element("Code"),
                "InvalidTag"
            );
        }
        assert_eq!(service.send("DELETE", uri, &[], "").await.status, 204);
    }
    assert_eq!(service.get("/bucket?tagging").await.status, 404);
    assert_eq!(
        service.get("/bucket/k?tagging").await.elements("Key").len(),
        0
    );
}

#[tokio::test]
async fn acls_on_new_buckets_are_refused() {
    let service = Service::in_memory();
    let public = [("x-amz-acl", "public-read")];
    let answer = service.send("PUT", "/bucket", &public, "").await;
    assert_eq!(
        answer.element("Code"),
        "InvalidBucketAclWithObjectOwnership"
    );
    let private = [("x-amz-acl", "private")];
    assert_eq!(
        service.send("PUT", "/bucket", &private, "").await.status,
        200
    );
}

#[tokio::test]
async fn a_reset_takes_an_accounts_buckets_with_their_bodies_and_leaves_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let service = Service::at(folder.path());
    let large = vec![7; 100_000];
    for (key, bucket) in [("test", "mine"), ("other", "theirs")] {
        let put = async |uri: &str, body: Vec<u8>| {
            let answer = service.send_as(key, "PUT", uri, &[], body).await;
            assert_eq!(answer.status, 200, "{uri}: {}", answer.text());
        };
        put(&format!("/{bucket}"), Vec::new()).await;
        put(&format!("/{bucket}/small"), b"small".to_vec()).await;
        put(&format!("/{bucket}/large"), large.clone()).await;
        let begun = service
            .send_as(key, "POST", &format!("/{bucket}/up?uploads"), &[], "")
            .await;
        let id = begun.element("UploadId");
        put(
            &format!("/{bucket}/up?partNumber=1&uploadId={id}"),
            large.clone(),
        )
        .await;
    }
    assert_eq!(files(folder.path()), 4);
    service.s3.reset(Some(ACCOUNT)).await.unwrap();
    assert!(service.get("/").await.elements("Name").is_empty());
    let theirs = service
        .send_as("other", "GET", "/theirs/large", &[], "")
        .await;
    assert_eq!(theirs.body, large);
    files_become(folder.path(), 2).await;
    service.s3.reset(None).await.unwrap();
    files_become(folder.path(), 0).await;
    assert_eq!(service.put("/theirs", "").await.status, 200);
}
