//! Bodies on their way in: digests, chunks, and those that break off.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use http_body_util::{Full, StreamBody};

use crate::support::{Service, read, signed};
use crate::{files, with_bucket};

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

#[tokio::test(start_paused = true)]
async fn a_client_that_stops_sending_is_given_up() {
    let service = with_bucket().await;
    let silence =
        futures_util::stream::pending::<Result<http_body::Frame<Bytes>, std::io::Error>>();
    let request = signed("test", "PUT", "/bucket/k", &[], "UNSIGNED-PAYLOAD", Some(5));
    let answer = read(
        service
            .answer(request.map(|()| StreamBody::new(silence)))
            .await,
    )
    .await;
    assert_eq!(
        (answer.status, answer.element("Code").as_str()),
        (400, "RequestTimeout")
    );
}
