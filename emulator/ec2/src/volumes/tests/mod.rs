//! The operations on volumes, through requests.
#![allow(clippy::unwrap_used)]

mod attaching;
mod creating;
mod modifying;

use crate::instances::tests::World;
use crate::testing::Account;

/// Makes a volume in `us-east-1a`; its id.
#[track_caller]
fn create(account: &Account, parameters: &str) -> String {
    let request = format!("CreateVolume&AvailabilityZone=us-east-1a&{parameters}");
    account.made(&request, "volumeId")
}

/// An account with so many instances, each with its root volume.
fn account_with(instances: usize) -> (Account, Vec<String>) {
    let world = World::new();
    for _ in 0..instances {
        world.launch("");
    }
    let ids = world.account.ok("DescribeVolumes");
    let ids = ids.texts("volumeSet/item/volumeId");
    (world.account, ids)
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
    for (filter, value, count) in [
        ("volume-id", one.as_str(), 1),
        ("status", "in-use", 7),
        ("status", "available", 0),
        ("volume-type", "io1", 0),
        ("attachment.device", "/dev/xvda", 7),
        ("attachment.status", "attached", 7),
        ("attachment.delete-on-termination", "true", 7),
        ("multi-attach-enabled", "false", 7),
        ("encrypted", "true", 0),
        ("size", "8", 7),
        ("fast-restored", "false", 7),
        ("snapshot-id", "snap-*", 7),
    ] {
        let filtered = found(&format!("Filter.1.Name={filter}&Filter.1.Value.1={value}"));
        assert_eq!(filtered.len(), count, "{filter}={value}");
    }
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
    assert_eq!(
        account.code("DescribeVolumes&Filter.1.Name=colour&Filter.1.Value.1=red"),
        "InvalidParameterValue"
    );
}

#[test]
fn every_volume_is_well() {
    let (account, ids) = account_with(1);
    let id = &ids[0];
    let request = format!("DescribeVolumeStatus&VolumeId.1={id}");
    let status = account.ok(&request);
    let path = "volumeStatusSet/item/volumeStatus";
    assert_eq!(status.text(&format!("{path}/status")), "ok");
    assert_eq!(
        status.texts(&format!("{path}/details/item/name")),
        ["io-enabled", "io-performance"]
    );
    assert_eq!(
        status.texts(&format!("{path}/details/item/status")),
        ["passed", "not-applicable"]
    );
    let filtered = |value: &str| {
        let filter = "Filter.1.Name=volume-status.details-status&Filter.1.Value.1";
        let answer = account.ok(&format!("{request}&{filter}={value}"));
        answer.has("volumeStatusSet/item")
    };
    assert!(filtered("passed") && !filtered("failed"));
    account.ok(&format!("EnableVolumeIO&VolumeId={id}"));
    assert_eq!(
        account.code("EnableVolumeIO&VolumeId=vol-12345678"),
        "InvalidVolume.NotFound"
    );
}

#[test]
fn io_is_enabled_by_itself_when_asked_for() {
    let account = Account::new();
    let id = create(&account, "Size=1");
    let told = |attribute: &str| {
        account.ok(&format!(
            "DescribeVolumeAttribute&VolumeId={id}&Attribute={attribute}"
        ))
    };
    assert_eq!(told("autoEnableIO").text("autoEnableIO/value"), "false");
    assert!(!told("productCodes").has("autoEnableIO"));
    account.ok(&format!(
        "ModifyVolumeAttribute&VolumeId={id}&AutoEnableIO.Value=true"
    ));
    assert_eq!(told("autoEnableIO").text("autoEnableIO/value"), "true");
    assert_eq!(
        account.code(&format!("ModifyVolumeAttribute&VolumeId={id}")),
        "MissingParameter"
    );
    for request in [
        "DescribeVolumeAttribute&VolumeId=vol-12345678&Attribute=autoEnableIO",
        "ModifyVolumeAttribute&VolumeId=vol-12345678&AutoEnableIO.Value=true",
    ] {
        assert_eq!(account.code(request), "InvalidVolume.NotFound");
    }
}

#[test]
fn a_volume_is_deleted_with_its_tags() {
    let account = Account::new();
    let id = create(
        &account,
        "Size=1&TagSpecification.1.ResourceType=volume&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
    );
    assert!(account.ok("DescribeTags").has("tagSet/item"));
    account.ok(&format!("DeleteVolume&VolumeId={id}"));
    assert!(!account.ok("DescribeTags").has("tagSet/item"));
    assert_eq!(
        account.refused(&format!("DeleteVolume&VolumeId={id}")),
        format!("InvalidVolume.NotFound: The volume '{id}' does not exist.")
    );
}
