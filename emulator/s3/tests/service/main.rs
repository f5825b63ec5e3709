//! The service in process: requests in, answers out, no sockets. One file an area.
#![allow(clippy::unwrap_used)]

mod access;
mod bodies;
mod buckets;
mod configurations;
mod lists;
mod locks;
mod objects;
#[path = "../support/mod.rs"]
mod support;
mod uploads;
mod versions;

use support::Service;

/// A fresh service with a bucket in it.
async fn with_bucket() -> Service {
    let service = Service::in_memory();
    assert_eq!(service.put("/bucket", "").await.status, 200);
    service
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
        ("PUT", "/bucket?replication", "NotImplemented"),
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
async fn writes_are_synced_where_power_may_fail() {
    let folder = tempfile::tempdir().unwrap();
    let service = Service::open(terrarium_s3::Options {
        data_dir: Some(folder.path().to_owned()),
        durability: terrarium_s3::Durability::Power,
        legacy_acls: false,
    });
    service.put("/bucket", "").await;
    for size in [100, 100_000] {
        assert_eq!(service.put("/bucket/k", vec![5; size]).await.status, 200);
        assert_eq!(service.get("/bucket/k").await.body.len(), size);
    }
}
