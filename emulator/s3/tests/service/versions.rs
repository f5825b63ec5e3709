//! Versions: kept, read, listed, restored and deleted, with and without versioning switched on.

use crate::support::{Answer, Service};
use crate::with_bucket;

async fn switch(service: &Service, status: &str) {
    let text =
        format!("<VersioningConfiguration><Status>{status}</Status></VersioningConfiguration>");
    let answer = service.put("/bucket?versioning", text).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
}

async fn versioned() -> Service {
    let service = with_bucket().await;
    switch(&service, "Enabled").await;
    service
}

async fn put(service: &Service, text: &'static str) -> String {
    let answer = service.put("/bucket/key", text).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.header("x-amz-version-id").to_owned()
}

async fn delete(service: &Service, uri: &str) -> Answer {
    let answer = service.send("DELETE", uri, &[], "").await;
    assert_eq!(answer.status, 204, "{}", answer.text());
    answer
}

/// The versions of a listing: id, and whether it is a marker, or the latest.
fn shown(listing: &Answer) -> Vec<(String, bool, bool)> {
    let text = listing.text();
    let starts = text
        .match_indices("<Version>")
        .chain(text.match_indices("<DeleteMarker>"));
    let mut starts: Vec<_> = starts.collect();
    starts.sort_unstable();
    let inside = |at: usize, name: &str| {
        let rest = &text[at..];
        let start = rest.find(&format!("<{name}>")).unwrap() + name.len() + 2;
        rest[start..start + rest[start..].find('<').unwrap()].to_owned()
    };
    let rows = starts.into_iter().map(|(at, element)| {
        (
            inside(at, "VersionId"),
            element == "<DeleteMarker>",
            inside(at, "IsLatest") == "true",
        )
    });
    rows.collect()
}

#[tokio::test]
async fn a_bucket_says_whether_it_keeps_versions() {
    let service = with_bucket().await;
    assert!(
        !service
            .get("/bucket?versioning")
            .await
            .text()
            .contains("Status")
    );
    switch(&service, "Enabled").await;
    assert_eq!(
        service.get("/bucket?versioning").await.element("Status"),
        "Enabled"
    );
    switch(&service, "Suspended").await;
    assert_eq!(
        service.get("/bucket?versioning").await.element("Status"),
        "Suspended"
    );
    for (text, code) in [
        (
            "<VersioningConfiguration/>",
            "IllegalVersioningConfigurationException",
        ),
        (
            "<VersioningConfiguration><Status>On</Status></VersioningConfiguration>",
            "MalformedXML",
        ),
        (
            "<VersioningConfiguration><MfaDelete>Enabled</MfaDelete><Status>Enabled</Status></VersioningConfiguration>",
            "AccessDenied",
        ),
    ] {
        assert_eq!(
            service
                .put("/bucket?versioning", text)
                .await
                .element("Code"),
            code
        );
    }
}

#[tokio::test]
async fn every_version_is_kept_and_read_by_its_id() {
    let service = with_bucket().await;
    assert_eq!(put(&service, "before").await, "");
    switch(&service, "Enabled").await;
    let first = put(&service, "first").await;
    let second = put(&service, "second").await;
    assert_eq!((first.len(), second.len()), (32, 32));
    let now = service.get("/bucket/key").await;
    assert_eq!(
        (now.text(), now.header("x-amz-version-id")),
        ("second".to_owned(), second.as_str())
    );
    for (id, text) in [
        (first.as_str(), "first"),
        (&second, "second"),
        ("null", "before"),
    ] {
        let answer = service.get(&format!("/bucket/key?versionId={id}")).await;
        assert_eq!(
            (answer.text().as_str(), answer.header("x-amz-version-id")),
            (text, id)
        );
    }
    let listing = service.get("/bucket?versions").await;
    let expected = [
        (second.clone(), false, true),
        (first.clone(), false, false),
        ("null".to_owned(), false, false),
    ];
    assert_eq!(shown(&listing), expected);
    assert_eq!(service.get("/bucket").await.elements("Key").len(), 1);
    assert_eq!(
        service
            .send("DELETE", "/bucket", &[], "")
            .await
            .element("Code"),
        "BucketNotEmpty"
    );
}

#[tokio::test]
async fn ids_that_are_none_or_unknown_are_told_apart() {
    let service = versioned().await;
    let id = put(&service, "text").await;
    let unknown = id.chars().rev().collect::<String>();
    for (id, status, code) in [
        ("", 400, "InvalidArgument"),
        ("short", 400, "InvalidArgument"),
        (unknown.as_str(), 404, "NoSuchVersion"),
        ("null", 404, "NoSuchVersion"),
    ] {
        let answer = service.get(&format!("/bucket/key?versionId={id}")).await;
        assert_eq!(
            (answer.status, answer.element("Code").as_str()),
            (status, code),
            "{id}"
        );
    }
}

#[tokio::test]
async fn a_deletion_leaves_a_marker_and_deleting_the_marker_brings_the_object_back() {
    let service = versioned().await;
    let id = put(&service, "text").await;
    let deleted = delete(&service, "/bucket/key").await;
    assert_eq!(deleted.header("x-amz-delete-marker"), "true");
    let marker = deleted.header("x-amz-version-id").to_owned();
    let gone = service.get("/bucket/key").await;
    assert_eq!(
        (gone.status, gone.element("Code").as_str()),
        (404, "NoSuchKey")
    );
    assert_eq!(
        (
            gone.header("x-amz-delete-marker"),
            gone.header("x-amz-version-id")
        ),
        ("true", marker.as_str())
    );
    let named = service
        .get(&format!("/bucket/key?versionId={marker}"))
        .await;
    assert_eq!(
        (
            named.status,
            named.element("Code").as_str(),
            named.header("allow")
        ),
        (405, "MethodNotAllowed", "DELETE")
    );
    assert_eq!(
        service
            .get(&format!("/bucket/key?versionId={id}"))
            .await
            .text(),
        "text"
    );
    assert!(service.get("/bucket").await.elements("Key").is_empty());
    let listing = service.get("/bucket?versions").await;
    assert_eq!(
        shown(&listing),
        [(marker.clone(), true, true), (id.clone(), false, false)]
    );

    let undone = delete(&service, &format!("/bucket/key?versionId={marker}")).await;
    assert_eq!(
        (
            undone.header("x-amz-delete-marker"),
            undone.header("x-amz-version-id")
        ),
        ("true", marker.as_str())
    );
    assert_eq!(service.get("/bucket/key").await.text(), "text");
    delete(&service, &format!("/bucket/key?versionId={id}")).await;
    assert_eq!(service.get("/bucket/key").await.status, 404);
    assert_eq!(service.send("DELETE", "/bucket", &[], "").await.status, 204);
}

#[tokio::test]
async fn deleting_the_current_version_makes_the_one_before_it_current() {
    let service = versioned().await;
    let first = put(&service, "first").await;
    let second = put(&service, "second").await;
    delete(&service, &format!("/bucket/key?versionId={second}")).await;
    let now = service.get("/bucket/key").await;
    assert_eq!(
        (now.text(), now.header("x-amz-version-id")),
        ("first".to_owned(), first.as_str())
    );
    assert_eq!(service.get("/bucket").await.elements("Key").len(), 1);
    assert_eq!(
        shown(&service.get("/bucket?versions").await),
        [(first, false, true)]
    );
}

#[tokio::test]
async fn a_suspended_bucket_replaces_the_version_without_an_id() {
    let service = versioned().await;
    let kept = put(&service, "kept").await;
    switch(&service, "Suspended").await;
    assert_eq!(put(&service, "null 1").await, "null");
    assert_eq!(put(&service, "null 2").await, "null");
    assert_eq!(
        shown(&service.get("/bucket?versions").await),
        [
            ("null".to_owned(), false, true),
            (kept.clone(), false, false)
        ]
    );
    assert_eq!(
        service.get("/bucket/key?versionId=null").await.text(),
        "null 2"
    );
    let deleted = delete(&service, "/bucket/key").await;
    assert_eq!(
        (
            deleted.header("x-amz-version-id"),
            deleted.header("x-amz-delete-marker")
        ),
        ("null", "true")
    );
    assert_eq!(
        shown(&service.get("/bucket?versions").await),
        [
            ("null".to_owned(), true, true),
            (kept.clone(), false, false)
        ]
    );
    assert_eq!(
        service
            .get(&format!("/bucket/key?versionId={kept}"))
            .await
            .text(),
        "kept"
    );
}

#[tokio::test]
async fn versions_are_listed_in_pages_without_losing_one() {
    let service = versioned().await;
    let mut all = Vec::new();
    for key in ["a/1", "b", "b", "b", "c"] {
        all.push(
            service
                .put(&format!("/bucket/{key}"), "x")
                .await
                .header("x-amz-version-id")
                .to_owned(),
        );
    }
    delete(&service, "/bucket/b").await;
    let whole = shown(&service.get("/bucket?versions").await);
    assert_eq!(whole.len(), 6);
    for size in 1..=4 {
        let (mut seen, mut marker) = (Vec::new(), String::new());
        loop {
            let page = service
                .get(&format!("/bucket?versions&max-keys={size}{marker}"))
                .await;
            seen.extend(shown(&page));
            if page.element("IsTruncated") == "false" {
                break;
            }
            let (key, id) = (
                page.element("NextKeyMarker"),
                page.element("NextVersionIdMarker"),
            );
            marker = format!("&key-marker={key}&version-id-marker={id}");
        }
        assert_eq!(seen, whole, "pages of {size}");
    }
    let rolled = service.get("/bucket?versions&delimiter=/").await;
    assert_eq!(rolled.elements("Prefix"), ["", "a/"]);
    let alone = service.get("/bucket?versions&version-id-marker=null").await;
    assert_eq!(alone.element("Code"), "InvalidArgument");
}

#[tokio::test]
async fn tags_lists_copies_and_many_deletions_know_versions() {
    let service = versioned().await;
    let first = put(&service, "first").await;
    let second = put(&service, "second").await;
    let tags = "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>";
    let tagged = service
        .put(&format!("/bucket/key?tagging&versionId={first}"), tags)
        .await;
    assert_eq!(
        (tagged.status, tagged.header("x-amz-version-id")),
        (200, first.as_str())
    );
    assert_eq!(
        service
            .get(&format!("/bucket/key?tagging&versionId={first}"))
            .await
            .element("Value"),
        "v"
    );
    assert_eq!(
        service.get("/bucket/key?tagging").await.element("Value"),
        ""
    );
    let source = format!("bucket/key?versionId={first}");
    let copied = service
        .send("PUT", "/bucket/copy", &[("x-amz-copy-source", &source)], "")
        .await;
    assert_eq!(copied.header("x-amz-copy-source-version-id"), first);
    assert_eq!(service.get("/bucket/copy").await.text(), "first");
    // An old version copied onto its key is current again.
    let restored = service
        .send("PUT", "/bucket/key", &[("x-amz-copy-source", &source)], "")
        .await;
    assert_eq!(restored.status, 200, "{}", restored.text());
    assert_eq!(service.get("/bucket/key").await.text(), "first");

    let text = format!(
        "<Delete><Object><Key>key</Key><VersionId>{second}</VersionId></Object><Object><Key>key</Key></Object></Delete>"
    );
    let md5 = base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        <md5::Md5 as md5::Digest>::digest(&text),
    );
    let answer = service
        .send("POST", "/bucket?delete", &[("content-md5", &md5)], text)
        .await;
    assert_eq!(answer.elements("VersionId"), [second]);
    assert_eq!(answer.elements("DeleteMarker"), ["true"]);
    assert_eq!(answer.element("DeleteMarkerVersionId").len(), 32);
}

#[tokio::test]
async fn multipart_uploads_make_versions_and_their_bodies_go_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let service = Service::at(folder.path());
    service.put("/bucket", "").await;
    switch(&service, "Enabled").await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        let upload = service
            .send("POST", "/bucket/key?uploads", &[], "")
            .await
            .element("UploadId");
        let part = service
            .put(
                &format!("/bucket/key?uploadId={upload}&partNumber=1"),
                vec![7; 100_000],
            )
            .await;
        let text = format!(
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{}</ETag></Part></CompleteMultipartUpload>",
            part.header("etag")
        );
        let done = service
            .send("POST", &format!("/bucket/key?uploadId={upload}"), &[], text)
            .await;
        ids.push(done.header("x-amz-version-id").to_owned());
    }
    let service = {
        drop(service);
        Service::at(folder.path())
    };
    for id in &ids {
        assert_eq!(
            service
                .get(&format!("/bucket/key?versionId={id}"))
                .await
                .body
                .len(),
            100_000
        );
        delete(&service, &format!("/bucket/key?versionId={id}")).await;
    }
    assert_eq!(service.send("DELETE", "/bucket", &[], "").await.status, 204);
}
