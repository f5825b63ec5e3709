//! Attaching and detaching volumes, with launches and by request, and what becomes of them when instances go.

use super::create;
use crate::instances::Outcome;
use crate::instances::tests::World;

/// A world with a running instance in `us-east-1a`: its id.
fn running() -> (World, String) {
    let world = World::new();
    let instance = world.running("&Placement.AvailabilityZone=us-east-1a");
    (world, instance)
}

fn attach(volume: &str, instance: &str, device: &str) -> String {
    format!("AttachVolume&VolumeId={volume}&InstanceId={instance}&Device={device}")
}

/// The devices of an instance.
fn devices(world: &World, instance: &str) -> Vec<String> {
    let shown = world.shown(instance);
    shown.texts("blockDeviceMapping/item/deviceName")
}

#[test]
fn a_volume_is_attached_and_comes_off_again() {
    let (world, instance) = running();
    let account = &world.account;
    let volume = create(account, "Size=1");
    let begun = account.ok(&attach(&volume, &instance, "/dev/sdf"));
    for (path, expected) in [
        ("status", "attaching"),
        ("device", "/dev/sdf"),
        ("deleteOnTermination", "false"),
        ("instanceId", instance.as_str()),
    ] {
        assert_eq!(begun.text(path), expected, "{path}");
    }
    assert_eq!(devices(&world, &instance), ["/dev/xvda", "/dev/sdf"]);
    let shown = account.ok(&format!("DescribeVolumes&VolumeId.1={volume}"));
    assert_eq!(shown.text("volumeSet/item/status"), "in-use");
    assert_eq!(
        shown.text("volumeSet/item/attachmentSet/item/status"),
        "attached"
    );
    assert_eq!(
        account.refused(&format!("DeleteVolume&VolumeId={volume}")),
        format!("VolumeInUse: Volume {volume} is currently attached to {instance}")
    );
    let detach = format!("DetachVolume&VolumeId={volume}");
    assert_eq!(account.ok(&detach).text("status"), "detaching");
    assert_eq!(devices(&world, &instance), ["/dev/xvda"]);
    assert_eq!(
        account.refused(&detach),
        format!("IncorrectState: Volume '{volume}' is in the 'available' state.")
    );
    account.ok(&format!("DeleteVolume&VolumeId={volume}"));
}

#[test]
fn what_cannot_be_attached_is_refused_in_awss_words() {
    let (world, instance) = running();
    let account = &world.account;
    let volume = create(account, "Size=1");
    let refused = |device: &str| account.refused(&attach(&volume, &instance, device));
    assert_eq!(
        refused("Disk_D"),
        "InvalidParameterValue: Value (Disk_D) for parameter device is invalid. Disk_D is not a valid EBS device name."
    );
    assert_eq!(
        refused("/dev/sda"),
        "InvalidParameterValue: Invalid value '/dev/sda' for unixDevice. Attachment point /dev/sda is already in use"
    );
    let elsewhere = account.made(
        "CreateVolume&AvailabilityZone=us-east-1b&Size=1",
        "volumeId",
    );
    assert_eq!(
        account.refused(&attach(&elsewhere, &instance, "/dev/sdf")),
        format!(
            "InvalidVolume.ZoneMismatch: The volume '{elsewhere}' is not in the same availability zone as instance '{instance}'"
        )
    );
    account.ok(&attach(&volume, &instance, "/dev/sdf"));
    assert_eq!(
        account.refused(&attach(&volume, &instance, "/dev/sdg")),
        format!("VolumeInUse: {volume} is already attached to an instance")
    );
    let other = create(account, "Size=1");
    let pending = world.launch("&Placement.AvailabilityZone=us-east-1a");
    assert_eq!(
        account.refused(&attach(&other, &pending, "/dev/sdf")),
        format!("IncorrectState: Instance '{pending}' is not 'running'.")
    );
    for (request, code) in [
        (
            attach("vol-12345678", &instance, "/dev/sdg"),
            "InvalidVolume.NotFound",
        ),
        (
            attach(&other, "i-12345678", "/dev/sdg"),
            "InvalidInstanceID.NotFound",
        ),
        (
            attach(&other, &instance, "/dev/sdg&EbsCardIndex=1"),
            "InvalidParameterValue",
        ),
        (
            format!("DetachVolume&VolumeId={volume}&InstanceId={pending}"),
            "InvalidAttachment.NotFound",
        ),
        (
            format!("DetachVolume&VolumeId={volume}&Device=/dev/sdz"),
            "InvalidAttachment.NotFound",
        ),
        (
            format!("DetachVolume&VolumeId={volume}&InstanceId=i-12345678"),
            "InvalidInstanceID.NotFound",
        ),
        (
            "DetachVolume&VolumeId=volume".to_owned(),
            "InvalidVolumeID.Malformed",
        ),
    ] {
        assert_eq!(account.code(&request), code, "{request}");
    }
}

#[test]
fn a_type_takes_only_so_many_volumes() {
    let (world, instance) = running();
    let account = &world.account;
    // A t3.micro has room for 28, interfaces among them.
    for index in 0..26u8 {
        let volume = create(account, "Size=1");
        let letter = char::from(b'a' + index);
        account.ok(&attach(&volume, &instance, &format!("/dev/xvdb{letter}")));
    }
    let last = create(account, "Size=1");
    assert_eq!(
        account.refused(&attach(&last, &instance, "/dev/sdf")),
        "AttachmentLimitExceeded: Volume count exceeds the limit for t3.micro"
    );
}

#[test]
fn the_root_volume_comes_off_a_stopped_instance_alone() {
    let (world, instance) = running();
    let account = &world.account;
    let root = world
        .shown(&instance)
        .text("blockDeviceMapping/item/ebs/volumeId");
    let detach = format!("DetachVolume&VolumeId={root}");
    assert_eq!(
        account.refused(&detach),
        format!(
            "OperationNotPermitted: Unable to detach root volume '/dev/xvda' from instance '{instance}'"
        )
    );
    account.ok(&format!("StopInstances&InstanceId.1={instance}"));
    world.report(&instance, 1, Outcome::Stopped);
    account.ok(&detach);
    account.ok(&attach(&root, &instance, "/dev/xvda"));
    assert_eq!(devices(&world, &instance), ["/dev/xvda"]);
}

#[test]
fn a_volume_that_allows_it_is_shared_by_instances() {
    let (world, instance) = running();
    let other = world.running("&Placement.AvailabilityZone=us-east-1a");
    let account = &world.account;
    let volume = create(
        account,
        "Size=4&VolumeType=io2&Iops=100&MultiAttachEnabled=true",
    );
    account.ok(&attach(&volume, &instance, "/dev/sdf"));
    account.ok(&attach(&volume, &other, "/dev/sdg"));
    let shown = account.ok(&format!("DescribeVolumes&VolumeId.1={volume}"));
    assert_eq!(
        shown.texts("volumeSet/item/attachmentSet/item/device"),
        ["/dev/sdf", "/dev/sdg"]
    );
    let detach = format!("DetachVolume&VolumeId={volume}");
    assert_eq!(account.code(&detach), "MissingParameter");
    account.ok(&format!("{detach}&InstanceId={other}"));
    assert_eq!(account.ok(&detach).text("instanceId"), instance);
}

#[test]
fn volumes_go_with_their_instance_or_stay() {
    let world = World::new();
    let mapping = |index: usize, device: &str, rest: &str| {
        format!("&BlockDeviceMapping.{index}.DeviceName={device}&BlockDeviceMapping.{index}.{rest}")
    };
    let instance = world.running(
        &[
            mapping(1, "/dev/xvda", "Ebs.VolumeSize=9"),
            mapping(
                2,
                "/dev/sdf",
                "Ebs.VolumeSize=2&BlockDeviceMapping.2.Ebs.DeleteOnTermination=true",
            ),
            mapping(
                3,
                "/dev/sdg",
                "Ebs.VolumeSize=3&BlockDeviceMapping.3.Ebs.VolumeType=gp3",
            ),
            mapping(4, "/dev/sdh", "VirtualName=ephemeral0"),
        ]
        .concat(),
    );
    let account = &world.account;
    assert_eq!(
        devices(&world, &instance),
        ["/dev/xvda", "/dev/sdf", "/dev/sdg"]
    );
    let sizes = |account: &crate::testing::Account| {
        let mut sizes = account.ok("DescribeVolumes").texts("volumeSet/item/size");
        sizes.sort();
        sizes
    };
    assert_eq!(sizes(account), ["2", "3", "9"]);
    account.ok(&format!("TerminateInstances&InstanceId.1={instance}"));
    world.report(&instance, 1, Outcome::Terminated);
    assert_eq!(sizes(account), ["3"]);
    let left = account.ok("DescribeVolumes");
    assert_eq!(left.text("volumeSet/item/status"), "available");
}

#[test]
fn a_launch_makes_volumes_of_snapshots_and_with_keys() {
    let world = World::new();
    let account = &world.account;
    let source = create(account, "Size=5");
    let snapshot = account.made(&format!("CreateSnapshot&VolumeId={source}"), "snapshotId");
    world.launch(&format!(
        "&BlockDeviceMapping.1.DeviceName=/dev/sdf&BlockDeviceMapping.1.Ebs.SnapshotId={snapshot}\
         &BlockDeviceMapping.1.Ebs.Encrypted=true&BlockDeviceMapping.1.Ebs.KmsKeyId=mine"
    ));
    let made = account.ok(&format!(
        "DescribeVolumes&Filter.1.Name=snapshot-id&Filter.1.Value.1={snapshot}"
    ));
    assert_eq!(made.text("volumeSet/item/size"), "5");
    assert_eq!(
        made.text("volumeSet/item/kmsKeyId"),
        "arn:aws:kms:us-east-1:000000000000:key/mine"
    );
}
