//! Images of instances, of snapshots and of Docker images.

use terrarium_model::ids::{ImageId, InstanceId};

use super::names;
use crate::instances::Outcome;
use crate::instances::tests::World;
use crate::testing::{Account, Element};

/// The image of that id.
fn shown(account: &Account, id: &str) -> Element {
    let answer = account.ok(&format!("DescribeImages&ImageId.1={id}"));
    answer.find("imagesSet/item").clone()
}

fn snapshot(account: &Account) -> String {
    let volume = account.made(
        "CreateVolume&AvailabilityZone=us-east-1a&Size=3",
        "volumeId",
    );
    account.made(&format!("CreateSnapshot&VolumeId={volume}"), "snapshotId")
}

#[test]
fn an_image_of_an_instance_has_its_volumes() {
    let world = World::new();
    let instance = world.running(
        "&BlockDeviceMapping.1.DeviceName=/dev/sdf&BlockDeviceMapping.1.Ebs.VolumeSize=2\
         &BlockDeviceMapping.2.DeviceName=/dev/sdg&BlockDeviceMapping.2.Ebs.VolumeSize=3",
    );
    let account = &world.account;
    let id = account.made(
        &format!(
            "CreateImage&InstanceId={instance}&Name=mine&Description=d&NoReboot=true\
             &BlockDeviceMapping.1.DeviceName=/dev/sdg&BlockDeviceMapping.1.NoDevice=\
             &BlockDeviceMapping.2.DeviceName=/dev/xvda&BlockDeviceMapping.2.Ebs.VolumeSize=20\
             &BlockDeviceMapping.3.DeviceName=/dev/sdh&BlockDeviceMapping.3.Ebs.VolumeSize=4\
             &TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=image\
             &TagSpecification.2.ResourceType=snapshot&TagSpecification.2.Tag.1.Key=k&TagSpecification.2.Tag.1.Value=snapshot"
        ),
        "imageId",
    );
    let image = shown(account, &id);
    for (path, expected) in [
        ("imageState", "available"),
        ("architecture", "x86_64"),
        ("imageLocation", "000000000000/mine"),
        ("rootDeviceName", "/dev/xvda"),
        ("sourceInstanceId", instance.as_str()),
        ("isPublic", "false"),
        ("imdsSupport", "v2.0"),
        ("virtualizationType", "hvm"),
        ("enaSupport", "true"),
        ("description", "d"),
        ("tagSet/item/value", "image"),
        ("deregistrationProtection", "disabled"),
    ] {
        assert_eq!(image.text(path), expected, "{path}");
    }
    let device = "blockDeviceMapping/item";
    assert_eq!(
        image.texts(&format!("{device}/deviceName")),
        ["/dev/xvda", "/dev/sdf", "/dev/sdh"]
    );
    assert_eq!(
        image.texts(&format!("{device}/ebs/volumeSize")),
        ["20", "2", "4"]
    );
    let snapshots = account.ok("DescribeSnapshots&Owner.1=self");
    let path = "snapshotSet/item";
    assert_eq!(
        snapshots.texts(&format!("{path}/tagSet/item/value")),
        ["snapshot", "snapshot"]
    );
    let description = format!("Created by CreateImage({instance}) for {id}");
    assert_eq!(snapshots.text(&format!("{path}/description")), description);
    // Its instances are like the one it was made of.
    let request = world.request("").replace(&world.image, &id);
    let made = account.ok(&request);
    assert!(made.has("instancesSet/item/instanceId"));
    let docker = |cloud: terrarium_model::Cloud| {
        let images: std::collections::BTreeSet<_> = cloud
            .instances
            .values()
            .map(|it| it.docker_image.clone())
            .collect();
        images.len()
    };
    assert_eq!(docker(account.cloud()), 1);
    assert!(shown(account, &id).has("lastLaunchedTime"));
}

#[test]
fn what_cannot_become_an_image_is_refused() {
    let world = World::new();
    let account = &world.account;
    let pending = world.launch("");
    let running = world.running("");
    let request =
        |instance: &str, rest: &str| format!("CreateImage&InstanceId={instance}&Name=mine{rest}");
    let root = "&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.";
    for (request, code) in [
        (request("i-12345678", ""), "InvalidInstanceID.NotFound"),
        (request(&pending, ""), "IncorrectState"),
        (
            request(&running, &format!("{root}NoDevice=")),
            "InvalidBlockDeviceMapping",
        ),
        (
            request(&running, &format!("{root}Ebs.VolumeSize=1")),
            "InvalidBlockDeviceMapping",
        ),
        (
            request(&running, "&SnapshotLocation=local"),
            "InvalidParameterCombination",
        ),
        (
            request(
                &running,
                "&TagSpecification.1.ResourceType=volume&TagSpecification.1.Tag.1.Key=k",
            ),
            "InvalidParameterValue",
        ),
        (
            format!("CreateImage&InstanceId={running}&Name=x"),
            "InvalidAMIName.Malformed",
        ),
        (
            format!("CreateImage&InstanceId={running}"),
            "MissingParameter",
        ),
    ] {
        assert_eq!(account.code(&request), code, "{request}");
    }
    account.ok(&request(&running, ""));
    assert_eq!(
        account.code(&request(&running, "")),
        "InvalidAMIName.Duplicate"
    );
}

#[test]
fn a_stopped_instance_and_one_whose_image_is_gone_become_images_too() {
    let world = World::new();
    let account = &world.account;
    let first = world.running("");
    let made = account.made(
        &format!("CreateImage&InstanceId={first}&Name=first"),
        "imageId",
    );
    let request = world.request("").replace(&world.image, &made);
    let second = account.made(&request, "instancesSet/item/instanceId");
    world.report(&second, 1, Outcome::Running);
    account.ok(&format!("StopInstances&InstanceId.1={second}"));
    world.report(&second, 1, Outcome::Stopped);
    account.ok(&format!("DeregisterImage&ImageId={made}"));
    let id = account.made(
        &format!("CreateImage&InstanceId={second}&Name=second"),
        "imageId",
    );
    let image = shown(account, &id);
    assert_eq!(image.text("rootDeviceName"), "/dev/xvda");
    assert_eq!(image.text("architecture"), "x86_64");
}

#[test]
fn an_image_is_registered_of_a_snapshot() {
    let account = Account::new();
    let root = snapshot(&account);
    let request = format!(
        "RegisterImage&Name=mine&RootDeviceName=/dev/sda1&VirtualizationType=hvm&Architecture=arm64&EnaSupport=true\
         &SriovNetSupport=simple&BootMode=uefi&TpmSupport=v2.0&UefiData=data&ImdsSupport=v2.0\
         &BlockDeviceMapping.1.DeviceName=/dev/sda1&BlockDeviceMapping.1.Ebs.SnapshotId={root}\
         &BlockDeviceMapping.1.Ebs.VolumeType=gp3&BlockDeviceMapping.1.Ebs.VolumeSize=8\
         &BlockDeviceMapping.2.DeviceName=/dev/sdb&BlockDeviceMapping.2.VirtualName=ephemeral0"
    );
    let id = account.made(&request, "imageId");
    let image = shown(&account, &id);
    for (path, expected) in [
        ("architecture", "arm64"),
        ("bootMode", "uefi"),
        ("tpmSupport", "v2.0"),
        ("virtualizationType", "hvm"),
        ("rootDeviceType", "ebs"),
        ("blockDeviceMapping/item/ebs/snapshotId", root.as_str()),
        ("blockDeviceMapping/item/ebs/volumeSize", "8"),
        ("blockDeviceMapping/item/ebs/iops", "3000"),
        ("blockDeviceMapping/item/ebs/deleteOnTermination", "true"),
        ("blockDeviceMapping/item/virtualName", "ephemeral0"),
    ] {
        assert_eq!(image.text(path), expected, "{path}");
    }
    let attribute = |name: &str| {
        account.ok(&format!(
            "DescribeImageAttribute&ImageId={id}&Attribute={name}"
        ))
    };
    assert_eq!(attribute("uefiData").text("uefiData/value"), "data");
    assert_eq!(attribute("tpmSupport").text("tpmSupport/value"), "v2.0");
    assert_eq!(
        account.refused(&format!("DeleteSnapshot&SnapshotId={root}")),
        format!("InvalidSnapshot.InUse: The snapshot {root} is currently in use by {id}")
    );
    let deregistered = account.ok(&format!(
        "DeregisterImage&ImageId={id}&DeleteAssociatedSnapshots=true"
    ));
    assert_eq!(
        deregistered.text("deleteSnapshotResultSet/item/returnCode"),
        "success"
    );
    assert!(account.cloud().snapshots.is_empty());
}

#[test]
fn an_image_says_how_it_boots_and_awss_defaults_are_old() {
    let account = Account::new();
    let root = snapshot(&account);
    let id = account.made(
        &format!(
            "RegisterImage&Name=mine&RootDeviceName=/dev/sda1&KernelId=aki-1&BlockDeviceMapping.1.DeviceName=/dev/sda1\
             &BlockDeviceMapping.1.Ebs.SnapshotId={root}"
        ),
        "imageId",
    );
    let image = shown(&account, &id);
    assert_eq!(image.text("architecture"), "i386");
    assert_eq!(image.text("virtualizationType"), "paravirtual");
    assert_eq!(image.text("kernelId"), "aki-1");
    assert_eq!(image.text("enaSupport"), "false");
    let attribute = account.ok(&format!(
        "DescribeImageAttribute&ImageId={id}&Attribute=kernel"
    ));
    assert_eq!(attribute.text("kernel/value"), "aki-1");
}

#[test]
fn what_cannot_be_registered_is_refused() {
    let account = Account::new();
    let root = snapshot(&account);
    let root = format!(
        "&RootDeviceName=/dev/sda1&BlockDeviceMapping.1.DeviceName=/dev/sda1&BlockDeviceMapping.1.Ebs.SnapshotId={root}"
    );
    let ebs = "&BlockDeviceMapping.1.Ebs";
    for (parameters, code) in [
        ("&RootDeviceName=/dev/sda1".to_owned(), "InvalidBlockDeviceMapping"),
        (format!("{root}{ebs}.Encrypted=true"), "InvalidBlockDeviceMapping"),
        (format!("{root}{ebs}.VolumeSize=2"), "InvalidBlockDeviceMapping"),
        (format!("{root}{ebs}.VolumeType=io1&BlockDeviceMapping.1.Ebs.VolumeSize=4"), "InvalidParameterCombination"),
        (format!("{root}&TpmSupport=v2.0"), "InvalidParameterCombination"),
        (format!("{root}&UefiData=x"), "InvalidParameterCombination"),
        (format!("{root}&VirtualizationType=none"), "InvalidParameterValue"),
        (format!("{root}&BillingProduct.1=bp-1"), "UnsupportedOperation"),
        (
            "&RootDeviceName=/dev/sda1&BlockDeviceMapping.1.DeviceName=/dev/sda1&BlockDeviceMapping.1.Ebs.SnapshotId=snap-12345678".to_owned(),
            "InvalidSnapshot.NotFound",
        ),
        (
            "&RootDeviceName=/dev/sda1&BlockDeviceMapping.1.DeviceName=/dev/sda1&BlockDeviceMapping.1.Ebs.VolumeType=gp3".to_owned(),
            "MissingParameter",
        ),
    ] {
        let request = format!("RegisterImage&Name=mine{parameters}");
        assert_eq!(account.code(&request), code, "{parameters}");
    }
    assert!(names(&account, "Owner.1=self").is_empty());
}

#[test]
fn a_root_snapshot_brings_its_docker_image_into_new_images() {
    let world = World::new();
    let account = &world.account;
    let instance = world.running("");
    let root = world
        .shown(&instance)
        .text("blockDeviceMapping/item/ebs/volumeId");
    let snapshot = account.made(&format!("CreateSnapshot&VolumeId={root}"), "snapshotId");
    let id = account.made(
        &format!(
            "RegisterImage&Name=mine&Architecture=x86_64&VirtualizationType=hvm&RootDeviceName=/dev/xvda\
             &BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.SnapshotId={snapshot}"
        ),
        "imageId",
    );
    let cloud = account.cloud();
    let image = &cloud.images[&id.parse::<ImageId>().unwrap()];
    let instance = &cloud.instances[&instance.parse::<InstanceId>().unwrap()];
    assert_eq!(image.docker_image, instance.docker_image);
}
