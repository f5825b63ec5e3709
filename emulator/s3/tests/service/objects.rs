//! Objects: what is put comes back, whole, in part, conditionally, copied, deleted.

use bytes::Bytes;
use http_body_util::Full;

use crate::support::{Service, signed};
use crate::{files_become, with_bucket};

#[tokio::test]
async fn a_small_and_a_large_object_come_back_as_they_were_put() {
    let service = with_bucket().await;
    for size in [0, 1, 16 * 1024, 16 * 1024 + 1, 3_000_000] {
        let body: Vec<u8> = (0..size).map(|n| (n * 7 % 251) as u8).collect();
        let put = service.put("/bucket/a%20key", body.clone()).await;
        assert_eq!(
            (put.status, put.header("x-amz-server-side-encryption")),
            (200, "AES256")
        );
        let got = service.get("/bucket/a%20key").await;
        assert!(got.body == body, "{size}");
        assert_eq!(got.header("etag"), put.header("etag"));
        assert_eq!(got.header("content-length"), size.to_string());
        assert_eq!(got.header("content-type"), "binary/octet-stream");
    }
}

#[tokio::test]
async fn headers_and_metadata_are_kept() {
    let service = with_bucket().await;
    let headers = [
        ("content-type", "text/plain"),
        ("cache-control", "no-cache"),
        ("content-encoding", "aws-chunked,gzip"),
        ("x-amz-meta-color", "green"),
        ("x-amz-tagging", "a=b&c=d%20e"),
    ];
    assert_eq!(
        service
            .send("PUT", "/bucket/k", &headers, "hello")
            .await
            .status,
        200
    );
    let head = service
        .send(
            "HEAD",
            "/bucket/k",
            &[("x-amz-checksum-mode", "ENABLED")],
            "",
        )
        .await;
    assert_eq!(head.body.len(), 0);
    for (name, value) in [
        ("content-type", "text/plain"),
        ("cache-control", "no-cache"),
        ("content-encoding", "gzip"),
        ("x-amz-meta-color", "green"),
        ("x-amz-tagging-count", "2"),
        ("content-length", "5"),
        ("etag", "\"5d41402abc4b2a76b9719d911017c592\""),
        ("accept-ranges", "bytes"),
        ("x-amz-checksum-type", "FULL_OBJECT"),
    ] {
        assert_eq!(head.header(name), value, "{name}");
    }
    assert!(!head.header("x-amz-checksum-crc64nvme").is_empty());
    let tags = service.get("/bucket/k?tagging").await;
    assert_eq!(tags.elements("Value"), ["b", "d e"]);
    let got = service.get("/bucket/k?response-content-type=x%2Fy").await;
    assert_eq!(got.header("content-type"), "x/y");
}

#[tokio::test]
async fn ranges_are_served() {
    let service = with_bucket().await;
    let body: Vec<u8> = (0..1_000_000u32).map(|n| (n % 251) as u8).collect();
    service.put("/bucket/large", body.clone()).await;
    service.put("/bucket/small", "0123456789").await;
    let got = service
        .send(
            "GET",
            "/bucket/large",
            &[("range", "bytes=300000-799999")],
            "",
        )
        .await;
    assert_eq!(
        (got.status, got.header("content-range")),
        (206, "bytes 300000-799999/1000000")
    );
    assert!(got.body == body[300_000..800_000]);
    let got = service
        .send("GET", "/bucket/small", &[("range", "bytes=-3")], "")
        .await;
    assert_eq!(got.text(), "789");
    let got = service
        .send("GET", "/bucket/small", &[("range", "bytes=10-")], "")
        .await;
    assert_eq!(
        (got.status, got.element("Code")),
        (416, "InvalidRange".to_owned())
    );
    let got = service.get("/bucket/small?partNumber=1").await;
    assert_eq!((got.status, got.text()), (206, "0123456789".to_owned()));
    assert_eq!(
        service
            .get("/bucket/small?partNumber=2")
            .await
            .element("Code"),
        "InvalidPartNumber"
    );
}

#[tokio::test]
async fn conditional_writes_are_decided_once() {
    let service = with_bucket().await;
    let none = [("if-none-match", "*")];
    let creators = (0..20).map(|n| {
        let service = service.clone();
        tokio::spawn(async move {
            service
                .send("PUT", "/bucket/k", &[("if-none-match", "*")], n.to_string())
                .await
        })
    });
    let mut created = 0;
    for creator in creators.collect::<Vec<_>>() {
        let answer = creator.await.unwrap();
        match answer.status {
            200 => created += 1,
            status => assert_eq!(
                (status, answer.element("Condition")),
                (412, "If-None-Match".to_owned())
            ),
        }
    }
    assert_eq!(created, 1);
    let etag = service.get("/bucket/k").await.header("etag").to_owned();
    assert_eq!(
        service
            .send("PUT", "/bucket/k", &[("if-match", &etag)], "new")
            .await
            .status,
        200
    );
    assert_eq!(
        service
            .send("PUT", "/bucket/k", &[("if-match", &etag)], "new")
            .await
            .status,
        412
    );
    assert_eq!(
        service
            .send("PUT", "/bucket/n", &[("if-match", &etag)], "new")
            .await
            .status,
        404
    );
    assert_eq!(
        service
            .send("DELETE", "/bucket/k", &[("if-match", &etag)], "")
            .await
            .status,
        412
    );
    assert_eq!(
        service.send("PUT", "/bucket/k", &none, "x").await.status,
        412
    );
    let etag = service.get("/bucket/k").await.header("etag").to_owned();
    let unchanged = service
        .send("GET", "/bucket/k", &[("if-none-match", &etag)], "")
        .await;
    assert_eq!(
        (
            unchanged.status,
            unchanged.body.len(),
            unchanged.header("etag")
        ),
        (304, 0, etag.as_str())
    );
}

#[tokio::test]
async fn many_objects_are_deleted_at_once() {
    let service = with_bucket().await;
    service.put("/bucket/a", "x").await;
    let body = "<Delete><Object><Key>a</Key></Object><Object><Key>none</Key></Object>\
                <Object><Key>b</Key><VersionId>x</VersionId></Object></Delete>";
    assert_eq!(
        service
            .send("POST", "/bucket?delete", &[], body)
            .await
            .element("Code"),
        "InvalidRequest"
    );
    let with = [("x-amz-sdk-checksum-algorithm", "CRC32")];
    let answer = service.send("POST", "/bucket?delete", &with, body).await;
    assert_eq!(answer.elements("Key"), ["a", "none", "b"]);
    assert_eq!(answer.elements("Code"), ["NoSuchVersion"]);
    assert_eq!(
        service
            .send("POST", "/bucket?delete", &with, "<Delete>")
            .await
            .element("Code"),
        "MalformedXML"
    );
    assert_eq!(service.get("/bucket/a").await.status, 404);
}

#[tokio::test]
async fn an_object_that_is_replaced_is_still_read_to_its_end() {
    use http_body_util::BodyExt;
    let folder = tempfile::tempdir().unwrap();
    let service = Service::at(folder.path());
    service.put("/bucket", "").await;
    service.put("/bucket/k", vec![1; 2_000_000]).await;
    let request = signed("test", "GET", "/bucket/k", &[], "UNSIGNED-PAYLOAD", None);
    let response = service
        .answer(request.map(|()| Full::<Bytes>::default()))
        .await;
    service.put("/bucket/k", vec![2; 2_000_000]).await;
    files_become(folder.path(), 2).await;
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert!(body.len() == 2_000_000 && body.iter().all(|byte| *byte == 1));
    files_become(folder.path(), 1).await;
}

#[tokio::test]
async fn copies_keep_or_replace_what_is_stored_with_them() {
    let service = with_bucket().await;
    let body = vec![7; 100_000];
    service
        .send(
            "PUT",
            "/bucket/a",
            &[("x-amz-meta-m", "1"), ("x-amz-tagging", "t=1")],
            body.clone(),
        )
        .await;
    let copy = [("x-amz-copy-source", "bucket/a")];
    assert_eq!(
        service
            .send("PUT", "/bucket/a", &copy, "")
            .await
            .element("Code"),
        "InvalidRequest"
    );
    assert_eq!(
        service.send("PUT", "/bucket/b", &copy, "").await.status,
        200
    );
    let b = service.get("/bucket/b").await;
    assert!(b.body == body);
    assert_eq!(
        (b.header("x-amz-meta-m"), b.header("x-amz-tagging-count")),
        ("1", "1")
    );
    let replace = [
        ("x-amz-copy-source", "bucket/a"),
        ("x-amz-metadata-directive", "REPLACE"),
        ("x-amz-meta-n", "2"),
    ];
    assert_eq!(
        service.send("PUT", "/bucket/a", &replace, "").await.status,
        200
    );
    let a = service.get("/bucket/a").await;
    assert!(a.body == body);
    assert_eq!(
        (a.header("x-amz-meta-m"), a.header("x-amz-meta-n")),
        ("", "2")
    );
    let missing = [("x-amz-copy-source", "bucket/none")];
    assert_eq!(
        service
            .send("PUT", "/bucket/b", &missing, "")
            .await
            .element("Code"),
        "NoSuchKey"
    );
    let unmet = [
        ("x-amz-copy-source", "bucket/a"),
        ("x-amz-copy-source-if-match", "x"),
    ];
    assert_eq!(
        service.send("PUT", "/bucket/b", &unmet, "").await.status,
        412
    );
}

#[tokio::test]
async fn attributes_are_told() {
    let service = with_bucket().await;
    service.put("/bucket/k", "hello").await;
    let all = [(
        "x-amz-object-attributes",
        "ETag,Checksum,ObjectParts,StorageClass,ObjectSize",
    )];
    let answer = service.send("GET", "/bucket/k?attributes", &all, "").await;
    assert_eq!(answer.element("ObjectSize"), "5");
    assert_eq!(answer.element("StorageClass"), "STANDARD");
    assert!(!answer.element("ChecksumCRC64NVME").is_empty());
}
