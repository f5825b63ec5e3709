//! The operations on snapshots, through requests.
#![allow(clippy::unwrap_used)]

mod keeping;
mod sharing;

use crate::instances::tests::World;
use crate::testing::Account;

/// Makes a volume; its id.
fn volume(account: &Account, parameters: &str) -> String {
    let request = format!("CreateVolume&AvailabilityZone=us-east-1a&Size=2&{parameters}");
    account.made(&request, "volumeId")
}

/// Makes a snapshot; its id.
fn snapshot(account: &Account, parameters: &str) -> String {
    let volume = volume(account, "");
    let request = format!("CreateSnapshot&VolumeId={volume}&{parameters}");
    account.made(&request, "snapshotId")
}

fn ids(account: &Account, parameters: &str) -> Vec<String> {
    let answer = account.ok(&format!("DescribeSnapshots&{parameters}"));
    answer.texts("snapshotSet/item/snapshotId")
}

#[test]
fn a_snapshot_is_pending_and_then_complete() {
    let account = Account::new();
    let volume = volume(&account, "");
    let made = account.ok(&format!(
        "CreateSnapshot&VolumeId={volume}&Description=before&TagSpecification.1.ResourceType=snapshot\
         &TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v"
    ));
    assert_eq!(made.text("status"), "pending");
    assert_eq!(made.text("tagSet/item/key"), "k");
    let id = made.text("snapshotId");
    let shown = account.ok(&format!("DescribeSnapshots&SnapshotId.1={id}"));
    for (path, expected) in [
        ("status", "completed"),
        ("progress", "100%"),
        ("volumeId", volume.as_str()),
        ("volumeSize", "2"),
        ("ownerId", "000000000000"),
        ("description", "before"),
        ("encrypted", "false"),
        ("storageTier", "standard"),
        ("sseType", "none"),
    ] {
        assert_eq!(
            shown.text(&format!("snapshotSet/item/{path}")),
            expected,
            "{path}"
        );
    }
    // It outlives its volume.
    account.ok(&format!("DeleteVolume&VolumeId={volume}"));
    assert_eq!(ids(&account, "Owner.1=self"), [id.as_str()]);
    account.ok(&format!("DeleteSnapshot&SnapshotId={id}"));
    assert!(ids(&account, "Owner.1=self").is_empty());
    assert_eq!(
        account.refused(&format!("DeleteSnapshot&SnapshotId={id}")),
        format!("InvalidSnapshot.NotFound: The snapshot '{id}' does not exist.")
    );
    for (request, code) in [
        (
            "CreateSnapshot&VolumeId=vol-12345678",
            "InvalidVolume.NotFound",
        ),
        (
            "CreateSnapshot&VolumeId=volume",
            "InvalidVolumeID.Malformed",
        ),
        (
            "DescribeSnapshots&SnapshotId.1=snap-12345678",
            "InvalidSnapshot.NotFound",
        ),
        (
            "DescribeSnapshots&Filter.1.Name=colour&Filter.1.Value.1=red",
            "InvalidParameterValue",
        ),
    ] {
        assert_eq!(account.code(request), code, "{request}");
    }
}

#[test]
fn a_description_has_a_longest_length_and_the_region_is_where_snapshots_are() {
    let account = Account::new();
    let id = volume(&account, "");
    let long = "x".repeat(256);
    assert_eq!(
        account.code(&format!("CreateSnapshot&VolumeId={id}&Description={long}")),
        "InvalidParameterValue"
    );
    account.ok(&format!("CreateSnapshot&VolumeId={id}&Location=regional"));
    assert_eq!(
        account.code(&format!("CreateSnapshot&VolumeId={id}&Location=local")),
        "InvalidParameterCombination"
    );
}

#[test]
fn public_snapshots_are_nobodys_own() {
    let account = Account::new();
    assert!(ids(&account, "Owner.1=self").is_empty());
    assert!(ids(&account, "Owner.1=000000000000").is_empty());
    assert!(ids(&account, "RestorableBy.1=self").is_empty());
    let image = account.ok("DescribeImages&Owner.1=136693071363");
    let of_image = image.text("imagesSet/item/blockDeviceMapping/item/ebs/snapshotId");
    assert!(ids(&account, "Owner.1=amazon").contains(&of_image));
    assert!(ids(&account, "Owner.1=136693071363&RestorableBy.1=all").contains(&of_image));
    assert!(ids(&account, "").contains(&of_image));
    assert_eq!(
        account.refused(&format!("DeleteSnapshot&SnapshotId={of_image}")),
        format!("AuthFailure: Not authorized for snapshot:{of_image}")
    );
}

#[test]
fn snapshots_are_found_by_filter_and_by_page() {
    let account = Account::new();
    let mut all: Vec<_> = (0..7)
        .map(|_| snapshot(&account, "Description=mine"))
        .collect();
    all.sort();
    for (filter, value, count) in [
        ("status", "completed", 7),
        ("status", "pending", 0),
        ("volume-size", "2", 7),
        ("description", "mi*", 7),
        ("owner-id", "000000000000", 7),
        ("owner-alias", "amazon", 0),
        ("encrypted", "true", 0),
        ("storage-tier", "standard", 7),
        ("progress", "100%25", 7),
        ("snapshot-id", all[0].as_str(), 1),
        ("transfer-type", "time-based", 0),
    ] {
        let filter = format!("Owner.1=self&Filter.1.Name={filter}&Filter.1.Value.1={value}");
        assert_eq!(ids(&account, &filter).len(), count, "{filter}");
    }
    let page = account.ok("DescribeSnapshots&Owner.1=self&MaxResults=5");
    assert_eq!(page.texts("snapshotSet/item/snapshotId"), all[..5]);
    let rest = format!("Owner.1=self&NextToken={}", page.text("nextToken"));
    assert_eq!(ids(&account, &rest), all[5..]);
}

#[test]
fn all_volumes_of_an_instance_are_taken_together() {
    let world = World::new();
    let instance = world.running(
        "&BlockDeviceMapping.1.DeviceName=/dev/sdf&BlockDeviceMapping.1.Ebs.VolumeSize=2\
         &TagSpecification.1.ResourceType=volume&TagSpecification.1.Tag.1.Key=of&TagSpecification.1.Tag.1.Value=volume",
    );
    let account = &world.account;
    let request = format!("CreateSnapshots&InstanceSpecification.InstanceId={instance}");
    let both = account.ok(&format!(
        "{request}&CopyTagsFromSource=volume&Description=both"
    ));
    assert_eq!(both.texts("snapshotSet/item/volumeSize"), ["8", "2"]);
    assert_eq!(both.texts("snapshotSet/item/tagSet/item/key"), ["of", "of"]);
    assert_eq!(both.texts("snapshotSet/item/state"), ["pending", "pending"]);
    let data = account.ok(&format!(
        "{request}&InstanceSpecification.ExcludeBootVolume=true"
    ));
    assert_eq!(data.texts("snapshotSet/item/volumeSize"), ["2"]);
    assert!(!data.has("snapshotSet/item/tagSet"));
    let volumes = both.texts("snapshotSet/item/volumeId");
    let exclude = |id: &str| format!("{request}&InstanceSpecification.ExcludeDataVolumeId.1={id}");
    let root = account.ok(&exclude(&volumes[1]));
    assert_eq!(root.texts("snapshotSet/item/volumeSize"), ["8"]);
    for (request, code) in [
        (exclude(&volumes[0]), "InvalidParameterValue"),
        (exclude("vol-12345678"), "InvalidParameterValue"),
        (
            format!(
                "{}&InstanceSpecification.ExcludeBootVolume=true",
                exclude(&volumes[1])
            ),
            "InvalidParameterCombination",
        ),
        (
            "CreateSnapshots&InstanceSpecification.InstanceId=i-12345678".to_owned(),
            "InvalidInstanceID.NotFound",
        ),
    ] {
        assert_eq!(account.code(&request), code, "{request}");
    }
}

#[test]
fn a_snapshot_is_copied_into_another_region_and_encrypted_there() {
    let account = Account::new();
    let source = snapshot(&account, "");
    let there = account.elsewhere("eu-west-1");
    let copy = format!("CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId={source}");
    let id = there.made(
        &format!("{copy}&Encrypted=true&DestinationRegion=eu-west-1&PresignedUrl=https://x&CompletionDurationMinutes=30"),
        "snapshotId",
    );
    let shown = there.ok(&format!("DescribeSnapshots&SnapshotId.1={id}"));
    for (path, expected) in [
        ("volumeId", "vol-ffffffff"),
        ("volumeSize", "2"),
        ("encrypted", "true"),
        ("transferType", "time-based"),
        ("completionDurationMinutes", "30"),
    ] {
        assert_eq!(
            shown.text(&format!("snapshotSet/item/{path}")),
            expected,
            "{path}"
        );
    }
    let key = shown.text("snapshotSet/item/kmsKeyId");
    assert!(key.starts_with("arn:aws:kms:eu-west-1:"), "{key}");
    for (request, code) in [
        (copy.replace("us-east-1", "mars-1"), "InvalidParameterValue"),
        (
            copy.replace("us-east-1", "us-west-2"),
            "InvalidSnapshot.NotFound",
        ),
        (
            copy.replace(&source, "snap-12345678"),
            "InvalidSnapshot.NotFound",
        ),
        (
            copy.replace(&source, "snapshot"),
            "InvalidSnapshotID.Malformed",
        ),
        (
            format!("{copy}&CompletionDurationMinutes=7"),
            "InvalidParameterValue",
        ),
        (
            format!("{copy}&DestinationRegion=us-east-1"),
            "InvalidParameterValue",
        ),
        (
            format!("{copy}&KmsKeyId=mine"),
            "InvalidParameterDependency",
        ),
    ] {
        assert_eq!(there.code(&request), code, "{request}");
    }
    assert!(
        there.neighbour().call(&copy).is_err(),
        "another account does not see it"
    );
}
