//! The operations on volumes, through requests.
#![allow(clippy::unwrap_used)]

use crate::testing::Account;

/// An account with so many instances, each with its root volume.
fn account_with(instances: usize) -> (Account, Vec<String>) {
    let account = Account::new();
    let image = account.made(
        "DescribeImages&Filter.1.Name=name&Filter.1.Value.1=debian-12-amd64-*",
        "imagesSet/item/imageId",
    );
    account.ok(&format!(
        "RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount={instances}&MaxCount={instances}"
    ));
    let ids = account
        .ok("DescribeVolumes")
        .texts("volumeSet/item/volumeId");
    (account, ids)
}

#[test]
fn a_root_volume_is_that_of_its_image() {
    let (account, _) = account_with(1);
    let answer = account.ok("DescribeVolumes");
    let volume = answer.find("volumeSet/item");
    for (path, expected) in [
        ("size", "8"),
        ("volumeType", "gp3"),
        ("iops", "3000"),
        ("throughput", "125"),
        ("status", "in-use"),
        ("encrypted", "false"),
        ("multiAttachEnabled", "false"),
        ("attachmentSet/item/device", "/dev/xvda"),
        ("attachmentSet/item/status", "attached"),
        ("attachmentSet/item/deleteOnTermination", "true"),
    ] {
        assert_eq!(volume.text(path), expected, "{path}");
    }
    assert!(volume.text("snapshotId").starts_with("snap-"));
}

#[test]
fn volumes_are_found_by_id_by_filter_and_by_page() {
    let (account, ids) = account_with(7);
    let one = &ids[3];
    let found = |parameters: &str| {
        let answer = account.ok(&format!("DescribeVolumes&{parameters}"));
        answer.texts("volumeSet/item/volumeId")
    };
    assert_eq!(found(&format!("VolumeId.1={one}")), [one.as_str()]);
    assert_eq!(
        found(&format!("Filter.1.Name=volume-id&Filter.1.Value.1={one}")),
        [one.as_str()]
    );
    assert_eq!(
        found("Filter.1.Name=status&Filter.1.Value.1=in-use").len(),
        7
    );
    assert!(found("Filter.1.Name=volume-type&Filter.1.Value.1=io1").is_empty());
    let page = account.ok("DescribeVolumes&MaxResults=5");
    assert_eq!(page.texts("volumeSet/item/volumeId"), ids[..5]);
    assert_eq!(
        found(&format!("NextToken={}", page.text("nextToken"))),
        ids[5..]
    );
    assert_eq!(
        account.refused("DescribeVolumes&VolumeId.1=vol-12345678"),
        "InvalidVolume.NotFound: The volume 'vol-12345678' does not exist."
    );
}

#[test]
fn every_volume_is_well() {
    let (account, ids) = account_with(1);
    let status = account.ok(&format!("DescribeVolumeStatus&VolumeId.1={}", ids[0]));
    assert_eq!(
        status.text("volumeStatusSet/item/volumeStatus/status"),
        "ok"
    );
    let attribute = account.ok(&format!(
        "DescribeVolumeAttribute&VolumeId={}&Attribute=autoEnableIO",
        ids[0]
    ));
    assert_eq!(attribute.text("autoEnableIO/value"), "false");
    assert_eq!(
        account.code("DescribeVolumeAttribute&VolumeId=vol-12345678&Attribute=autoEnableIO"),
        "InvalidVolume.NotFound"
    );
}
