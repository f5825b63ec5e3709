//! The service in process: requests in, answers out, no sockets.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use http_body_util::{Full, StreamBody};
use support::{Service, read, signed};

async fn with_bucket() -> Service {
    let service = Service::in_memory();
    assert_eq!(service.put("/bucket", "").await.status, 200);
    service
}

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
async fn errors_name_code_resource_and_request() {
    let service = with_bucket().await;
    let missing = service.get("/bucket/none").await;
    assert_eq!(
        (missing.status, missing.element("Code")),
        (404, "NoSuchKey".to_owned())
    );
    assert_eq!(missing.element("Key"), "none");
    assert_eq!(
        missing.element("RequestId"),
        missing.header("x-amz-request-id")
    );
    assert_eq!(
        service.get("/nowhere/k").await.element("Code"),
        "NoSuchBucket"
    );
    let head = service.send("HEAD", "/bucket/none", &[], "").await;
    assert_eq!((head.status, head.body.len()), (404, 0));
    for (method, uri, code) in [
        ("PUT", "/bucket?policy", "NotImplemented"),
        ("PUT", "/bucket?versioning", "NotImplemented"),
        ("GET", "/bucket/k?torrent", "NotImplemented"),
        ("POST", "/bucket/k", "MethodNotAllowed"),
        ("PATCH", "/bucket", "MethodNotAllowed"),
    ] {
        assert_eq!(
            service.send(method, uri, &[], "").await.element("Code"),
            code,
            "{method} {uri}"
        );
    }
    let kms = [("x-amz-server-side-encryption", "aws:kms")];
    assert_eq!(
        service
            .send("PUT", "/bucket/k", &kms, "x")
            .await
            .element("Code"),
        "NotImplemented"
    );
    let acl = [("x-amz-acl", "public-read")];
    assert_eq!(
        service
            .send("PUT", "/bucket/k", &acl, "x")
            .await
            .element("Code"),
        "AccessControlListNotSupported"
    );
}

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
async fn digests_that_do_not_match_are_refused_and_leave_nothing() {
    let service = with_bucket().await;
    let cases = [
        ("content-md5", "XUFAKrxLKna5cZ2REBfFkA==", "BadDigest"),
        ("content-md5", "short", "InvalidDigest"),
        ("x-amz-checksum-crc32", "AAAAAA==", "BadDigest"),
        ("x-amz-checksum-sha256", "AAAA", "InvalidRequest"),
        ("x-amz-checksum-algorithm", "MD2", "InvalidRequest"),
    ];
    for (name, value, code) in cases {
        let answer = service
            .send("PUT", "/bucket/k", &[(name, value)], "hello")
            .await;
        assert_eq!(answer.element("Code"), code, "{name}");
    }
    let request = signed("test", "PUT", "/bucket/k", &[], &"0".repeat(64), Some(5));
    let answer = read(
        service
            .answer(request.map(|()| Full::new(Bytes::from("hello"))))
            .await,
    )
    .await;
    assert_eq!(answer.element("Code"), "XAmzContentSHA256Mismatch");
    assert_eq!(service.get("/bucket/k").await.status, 404);
    let good = [
        ("content-md5", "XUFAKrxLKna5cZ2REBfFkg=="),
        ("x-amz-checksum-crc32", "NhCmhg=="),
    ];
    assert_eq!(
        service
            .send("PUT", "/bucket/k", &good, "hello")
            .await
            .status,
        200
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
async fn parts_become_an_object() {
    let service = with_bucket().await;
    let headers = [
        ("x-amz-checksum-algorithm", "CRC32"),
        ("x-amz-checksum-type", "FULL_OBJECT"),
        ("content-type", "a/b"),
    ];
    let id = service
        .send("POST", "/bucket/big?uploads", &headers, "")
        .await
        .element("UploadId");
    let first: Vec<u8> = (0..5 << 20).map(|n| (n % 241) as u8).collect();
    let upload = |number: u32| format!("/bucket/big?partNumber={number}&uploadId={id}");
    let one = service.put(&upload(1), first.clone()).await;
    let two = service.put(&upload(7), "the end").await;
    service.put(&upload(9), "not wanted").await;
    assert_eq!(
        service
            .get(&format!("/bucket/big?uploadId={id}"))
            .await
            .elements("PartNumber"),
        ["1", "7", "9"]
    );
    assert_eq!(
        service.get("/bucket?uploads").await.elements("Key"),
        ["big"]
    );
    assert_eq!(service.get("/bucket/big").await.status, 404);
    let part = |number: u32, etag: &str| {
        format!("<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag></Part>")
    };
    let complete =
        |parts: String| format!("<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>");
    let uri = format!("/bucket/big?uploadId={id}");
    let (e1, e2) = (one.header("etag"), two.header("etag"));
    for (parts, code) in [
        (part(7, e2) + &part(1, e1), "InvalidPartOrder"),
        (part(1, e2), "InvalidPart"),
        (part(2, e1), "InvalidPart"),
        (part(7, e2) + &part(9, "x"), "EntityTooSmall"),
        (String::new(), "MalformedXML"),
    ] {
        assert_eq!(
            service
                .send("POST", &uri, &[], complete(parts))
                .await
                .element("Code"),
            code
        );
    }
    let done = service
        .send("POST", &uri, &[], complete(part(1, e1) + &part(7, e2)))
        .await;
    assert!(done.element("ETag").ends_with("-2\""), "{}", done.text());
    let whole = [first.as_slice(), b"the end"].concat();
    let got = service.get("/bucket/big").await;
    assert!(got.body == whole);
    assert_eq!(got.header("content-type"), "a/b");
    let single = service
        .send(
            "PUT",
            "/bucket/single",
            &[("x-amz-sdk-checksum-algorithm", "CRC32")],
            whole.clone(),
        )
        .await;
    assert_eq!(
        done.element("ChecksumCRC32"),
        single.header("x-amz-checksum-crc32")
    );
    let second = service.get("/bucket/big?partNumber=2").await;
    assert_eq!(
        (
            second.status,
            second.text(),
            second.header("x-amz-mp-parts-count")
        ),
        (206, "the end".into(), "2")
    );
    let across = service
        .send(
            "GET",
            "/bucket/big",
            &[("range", "bytes=5242878-5242882")],
            "",
        )
        .await;
    assert_eq!(across.body, whole[5_242_878..5_242_883]);
    assert_eq!(
        service
            .send("POST", &uri, &[], complete(part(1, e1)))
            .await
            .element("Code"),
        "NoSuchUpload"
    );
    let copy = service
        .send(
            "PUT",
            "/bucket/copy",
            &[("x-amz-copy-source", "/bucket/big")],
            "",
        )
        .await;
    assert_eq!(
        copy.element("ETag"),
        single.header("etag"),
        "{}",
        copy.text()
    );
    assert!(service.get("/bucket/copy").await.body == whole);
}

#[tokio::test]
async fn an_aborted_upload_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let service = Service::at(folder.path());
    service.put("/bucket", "").await;
    let id = service
        .send("POST", "/bucket/k?uploads", &[], "")
        .await
        .element("UploadId");
    let uri = format!("/bucket/k?uploadId={id}");
    service
        .put(&format!("{uri}&partNumber=1"), vec![1; 100_000])
        .await;
    service
        .put(&format!("{uri}&partNumber=1"), vec![2; 100_000])
        .await;
    files_become(folder.path(), 1).await;
    assert_eq!(service.send("DELETE", &uri, &[], "").await.status, 204);
    assert_eq!(
        service
            .put(&format!("{uri}&partNumber=1"), "x")
            .await
            .element("Code"),
        "NoSuchUpload"
    );
    service.put("/bucket/k", vec![1; 100_000]).await;
    service.put("/bucket/k", vec![2; 100_000]).await;
    files_become(folder.path(), 1).await;
    service.send("DELETE", "/bucket/k", &[], "").await;
    files_become(folder.path(), 0).await;
}

/// Files are removed soon after the commit that lets them go was acknowledged.
async fn files_become(folder: &std::path::Path, count: usize) {
    while files(folder) != count {
        tokio::task::yield_now().await;
    }
}

fn files(folder: &std::path::Path) -> usize {
    let folders = std::fs::read_dir(folder.join("objects")).unwrap().flatten();
    folders
        .map(|folder| std::fs::read_dir(folder.path()).unwrap().count())
        .sum()
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
async fn chunked_bodies_come_apart() {
    let service = with_bucket().await;
    let headers = [
        ("content-encoding", "aws-chunked"),
        ("x-amz-decoded-content-length", "5"),
        ("x-amz-trailer", "x-amz-checksum-crc32"),
    ];
    let send = |body: &'static str| {
        let request = signed(
            "test",
            "PUT",
            "/bucket/k",
            &headers,
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
            Some(body.len()),
        );
        let service = service.clone();
        async move {
            read(
                service
                    .answer(request.map(|()| Full::new(Bytes::from(body))))
                    .await,
            )
            .await
        }
    };
    let good = send("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n").await;
    assert_eq!(
        (good.status, good.header("x-amz-checksum-crc32")),
        (200, "NhCmhg==")
    );
    let got = service.get("/bucket/k").await;
    assert_eq!(
        (got.text(), got.header("content-encoding")),
        ("hello".to_owned(), "")
    );
    for (body, code) in [
        (
            "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n",
            "BadDigest",
        ),
        ("5\r\nhello\r\n0\r\n\r\n", "MalformedTrailerError"),
        (
            "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:x\r\n\r\n",
            "InvalidRequest",
        ),
        ("5\r\nhel", "IncompleteBody"),
        (
            "4\r\nhell\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
            "IncompleteBody",
        ),
        (
            "6\r\nhello!\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
            "IncompleteBody",
        ),
    ] {
        assert_eq!(send(body).await.element("Code"), code, "{body:?}");
    }
}

#[tokio::test]
async fn a_body_is_not_read_before_the_request_is_authorised() {
    let service = with_bucket().await;
    let polled = Arc::new(AtomicBool::new(false));
    let send = |key: &'static str| {
        let polled = Arc::clone(&polled);
        let body = StreamBody::new(futures_util::stream::once(async move {
            polled.store(true, Ordering::Relaxed);
            Ok::<_, std::io::Error>(http_body::Frame::data(Bytes::from("hello")))
        }));
        let request = signed(key, "PUT", "/bucket/k", &[], "UNSIGNED-PAYLOAD", Some(5));
        let service = service.clone();
        async move {
            service
                .answer(request.map(|()| Box::pin(body)))
                .await
                .status()
                .as_u16()
        }
    };
    assert_eq!(send("other").await, 403);
    assert!(!polled.load(Ordering::Relaxed));
    assert_eq!(send("test").await, 200);
    assert!(polled.load(Ordering::Relaxed));
}

#[tokio::test]
async fn a_body_that_breaks_off_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let service = Service::at(folder.path());
    service.put("/bucket", "").await;
    let frames = [
        Ok(http_body::Frame::data(Bytes::from(vec![1; 600_000]))),
        Err(std::io::Error::other("the client went away")),
    ];
    let body = StreamBody::new(futures_util::stream::iter(frames));
    let request = signed(
        "test",
        "PUT",
        "/bucket/k",
        &[],
        "UNSIGNED-PAYLOAD",
        Some(1_000_000),
    );
    let answer = read(service.answer(request.map(|()| body)).await).await;
    assert_eq!(answer.element("Code"), "IncompleteBody");
    assert_eq!(
        (service.get("/bucket/k").await.status, files(folder.path())),
        (404, 0)
    );
    let without_length = signed("test", "PUT", "/bucket/k", &[], "UNSIGNED-PAYLOAD", None);
    let answer = read(
        service
            .answer(without_length.map(|()| Full::new(Bytes::from("x"))))
            .await,
    )
    .await;
    assert_eq!(answer.element("Code"), "MissingContentLength");
    let huge = signed(
        "test",
        "PUT",
        "/bucket/k",
        &[("content-length", "5368709121")],
        "UNSIGNED-PAYLOAD",
        None,
    );
    let answer = read(
        service
            .answer(huge.map(|()| Full::new(Bytes::from("x"))))
            .await,
    )
    .await;
    assert_eq!(answer.element("Code"), "EntityTooLarge");
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
async fn what_was_written_is_there_after_reopening_and_orphans_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let service = Service::at(folder.path());
    service.put("/bucket", "").await;
    service.put("/bucket/k", vec![3; 50_000]).await;
    assert!(
        terrarium_s3::S3::open(terrarium_s3::Options {
            data_dir: Some(folder.path().to_owned()),
            ..Default::default()
        })
        .is_err()
    );
    drop(service);
    let orphan = folder.path().join("objects/00/0000000000000000-0");
    std::fs::create_dir_all(orphan.parent().unwrap()).unwrap();
    std::fs::write(&orphan, "left behind").unwrap();
    let service = Service::at(folder.path());
    assert_eq!(service.get("/bucket/k").await.body.len(), 50_000);
    while orphan.exists() {
        tokio::task::yield_now().await;
    }
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
