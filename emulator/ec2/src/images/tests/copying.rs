//! Copies of images, in other regions and of other accounts.

use super::register;
use crate::instances::tests::World;
use crate::testing::Account;

/// An account, and an image of its with a snapshot.
fn image() -> (Account, String) {
    let world = World::new();
    let instance = world.running("");
    let id = world.account.made(
        &format!(
            "CreateImage&InstanceId={instance}&Name=mine&TagSpecification.1.ResourceType=image\
             &TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v"
        ),
        "imageId",
    );
    (world.account, id)
}

#[test]
fn an_image_is_copied_into_another_region_with_its_snapshots() {
    let (account, source) = image();
    let there = account.elsewhere("eu-west-1");
    let id = there.made(
        &format!(
            "CopyImage&SourceRegion=us-east-1&SourceImageId={source}&Name=copy&Description=d&Encrypted=true&CopyImageTags=true\
             &TagSpecification.1.ResourceType=snapshot&TagSpecification.1.Tag.1.Key=s&TagSpecification.1.Tag.1.Value=t"
        ),
        "imageId",
    );
    let copy = there.ok(&format!("DescribeImages&ImageId.1={id}"));
    for (path, expected) in [
        ("name", "copy"),
        ("description", "d"),
        ("sourceImageId", source.as_str()),
        ("sourceImageRegion", "us-east-1"),
        ("tagSet/item/key", "k"),
        ("blockDeviceMapping/item/ebs/encrypted", "true"),
        ("rootDeviceName", "/dev/xvda"),
        ("imdsSupport", "v2.0"),
    ] {
        assert_eq!(
            copy.text(&format!("imagesSet/item/{path}")),
            expected,
            "{path}"
        );
    }
    let snapshot = copy.text("imagesSet/item/blockDeviceMapping/item/ebs/snapshotId");
    let snapshot = there.ok(&format!(
        "DescribeSnapshots&Owner.1=self&SnapshotId.1={snapshot}"
    ));
    assert_eq!(snapshot.text("snapshotSet/item/tagSet/item/key"), "s");
    let description = snapshot.text("snapshotSet/item/description");
    let start =
        format!("Copied for DestinationAmi {id} from SourceAmi {source} for SourceSnapshot snap-");
    assert!(description.starts_with(&start), "{description}");
}

#[test]
fn a_copy_is_made_once_by_token_and_its_name_is_free() {
    let (account, source) = image();
    let request = format!("CopyImage&SourceRegion=us-east-1&SourceImageId={source}&Name=copy");
    let once = format!("{request}&ClientToken=once");
    let id = account.made(&once, "imageId");
    assert_eq!(account.made(&once, "imageId"), id);
    assert_eq!(account.code(&request), "InvalidAMIName.Duplicate");
    assert!(
        !account
            .ok(&format!("DescribeImages&ImageId.1={id}"))
            .has("imagesSet/item/tagSet")
    );
    for (request, code) in [
        (
            request.replace("us-east-1", "mars-1"),
            "InvalidParameterValue",
        ),
        (
            request.replace("us-east-1", "us-west-2"),
            "InvalidAMIID.NotFound",
        ),
        (
            request.replace(&source, "ami-12345678"),
            "InvalidAMIID.NotFound",
        ),
        (request.replace(&source, "image"), "InvalidAMIID.Malformed"),
        (request.replace("=copy", "=x"), "InvalidAMIName.Malformed"),
        (
            format!("{}2&KmsKeyId=mine", request),
            "InvalidParameterDependency",
        ),
        (
            format!("{}2&SnapshotCopyCompletionDurationMinutes=1", request),
            "InvalidParameterValue",
        ),
    ] {
        assert_eq!(account.code(&request), code, "{request}");
    }
}

#[test]
fn a_shared_image_is_copied_when_its_snapshots_are_shared_too() {
    let (account, source) = image();
    let other = account.neighbour();
    let request = format!("CopyImage&SourceRegion=us-east-1&SourceImageId={source}&Name=copy");
    assert_eq!(other.code(&request), "InvalidAMIID.NotFound");
    account.ok(&format!(
        "ModifyImageAttribute&ImageId={source}&LaunchPermission.Add.1.UserId=111122223333"
    ));
    assert_eq!(
        other.refused(&request),
        "InvalidRequest: You do not have permission to access the storage of this ami"
    );
    let snapshot = account
        .ok("DescribeSnapshots&Owner.1=self")
        .text("snapshotSet/item/snapshotId");
    account.ok(&format!(
        "ModifySnapshotAttribute&SnapshotId={snapshot}&CreateVolumePermission.Add.1.UserId=111122223333"
    ));
    let copy = other.made(&request, "imageId");
    let shown = other.ok(&format!("DescribeImages&Owner.1=self&ImageId.1={copy}"));
    assert_eq!(shown.text("imagesSet/item/imageOwnerId"), "111122223333");
}

#[test]
fn a_public_image_is_copied_and_a_docker_image_without_snapshots_too() {
    let account = Account::new();
    let public = account.made(
        "DescribeImages&Owner.1=136693071363",
        "imagesSet/item/imageId",
    );
    let mine = register(&account, "mine");
    for (index, source) in [public, mine].iter().enumerate() {
        account.ok(&format!(
            "CopyImage&SourceRegion=us-east-1&SourceImageId={source}&Name=copy-{index}"
        ));
    }
    assert_eq!(account.cloud().images.len(), 3);
    assert_eq!(account.cloud().snapshots.len(), 1);
}
