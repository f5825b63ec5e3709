//! A disk that fills up: writes fail with one clear error, nothing is half done, and space that is given back is used again.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::process::Command;

use support::Service;

/// A file system of two megabytes, for as long as this lives.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    /// `None` where this user may not mount.
    fn mount(folder: &'a Path) -> Option<Self> {
        let status = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(folder)
            .output();
        status
            .is_ok_and(|output| output.status.success())
            .then_some(Self(folder))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0).status();
    }
}

#[tokio::test]
async fn a_full_disk_is_said_and_nothing_is_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_disk) = SmallDisk::mount(folder.path()) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "in CI nothing is left out"
        );
        return eprintln!("skipped: only root may mount a small disk");
    };
    let service = Service::at(folder.path());
    assert_eq!(service.put("/bucket", "").await.status, 200);
    assert_eq!(
        service.put("/bucket/fits", vec![1; 500_000]).await.status,
        200
    );
    let answer = service.put("/bucket/too-large", vec![2; 3_000_000]).await;
    assert_eq!(
        (answer.status, answer.element("Code").as_str()),
        (503, "ServiceUnavailable")
    );
    assert_eq!(service.get("/bucket/too-large").await.status, 404);
    assert_eq!(
        service
            .put("/bucket/fits-too", vec![3; 500_000])
            .await
            .status,
        200
    );
    let mut kept = 0;
    let refused = loop {
        let answer = service
            .put(&format!("/bucket/small/{kept}"), vec![4; 9_000])
            .await;
        if answer.status != 200 {
            break answer;
        }
        kept += 1;
    };
    assert_eq!(refused.element("Code"), "ServiceUnavailable");
    let listed = service.get("/bucket?list-type=2&prefix=small/").await;
    assert_eq!(listed.elements("Key").len(), kept);
    assert_eq!(service.get("/bucket/fits").await.body, vec![1; 500_000]);
}
