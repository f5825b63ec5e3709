//! Multipart uploads.

use crate::support::Service;
use crate::{files_become, with_bucket};

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
