//! The rarer ways to look at instances.

use super::World;
use crate::instances::Outcome;

#[test]
fn pages_of_named_instances_and_too_large_ones_are_refused() {
    let world = World::new();
    let id = world.launch("");
    for operation in [
        "DescribeInstances",
        "DescribeInstanceStatus",
        "DescribeInstanceImageMetadata",
    ] {
        assert_eq!(
            world
                .account
                .refused(&format!("{operation}&InstanceId.1={id}&MaxResults=5")),
            "InvalidParameterCombination: The parameter instancesSet cannot be used with the parameter maxResults"
        );
        assert_eq!(
            world
                .account
                .refused(&format!("{operation}&MaxResults=1001")),
            "InvalidParameterValue: Value ( 1001 ) for parameter maxResults is invalid. Expecting a value less than or equal to 1000."
        );
    }
}

#[test]
fn a_filter_by_id_finds_what_is_there_and_passes_over_the_rest() {
    let world = World::new();
    let (one, two) = (world.launch(""), world.launch(""));
    let found = |filter: &str| {
        let answer = world.account.ok(&format!(
            "DescribeInstances&Filter.1.Name=instance-id&{filter}"
        ));
        let mut ids = answer.texts("reservationSet/item/instancesSet/item/instanceId");
        ids.sort();
        ids
    };
    assert_eq!(found(&format!("Filter.1.Value.1={one}")), [one.as_str()]);
    assert_eq!(
        found(&format!(
            "Filter.1.Value.1={one}&Filter.1.Value.2=i-12345678&Filter.1.Value.3=none"
        )),
        [one.as_str()]
    );
    let other = format!(
        "Filter.1.Value.1={one}&Filter.2.Name=instance-state-name&Filter.2.Value.1=stopped"
    );
    assert!(found(&other).is_empty());
    let mut both = [one, two];
    both.sort();
    assert_eq!(found("Filter.1.Value.1=i-*"), both);
}

#[test]
fn the_image_behind_an_instance_is_told() {
    let world = World::new();
    let id = world.launch("");
    let answer = world
        .account
        .ok("DescribeInstanceImageMetadata&Filter.1.Name=instance-type&Filter.1.Value.1=t3.*");
    let item = answer.find("instanceImageMetadataSet/item");
    assert_eq!(item.text("instanceId"), id);
    assert_eq!(item.text("imageMetadata/imageId"), world.image);
    assert_eq!(item.text("imageMetadata/imageState"), "available");
    assert_eq!(item.text("imageMetadata/isPublic"), "true");
    for name in [
        "availability-zone",
        "image-allowed",
        "instance-id",
        "instance-state-name",
        "launch-time",
        "owner-id",
        "zone-id",
    ] {
        let found = world.account.ok(&format!(
            "DescribeInstanceImageMetadata&Filter.1.Name={name}&Filter.1.Value.1=*"
        ));
        assert_eq!(
            found.all("instanceImageMetadataSet/item").len(),
            1,
            "{name}"
        );
    }
}

#[test]
fn topology_is_told_of_running_instances_that_learn_in_clusters() {
    let world = World::new();
    world.running("");
    let large = world
        .request("&Placement.GroupName=near")
        .replace("t3.micro", "p4d.24xlarge");
    let id = world.account.made(&large, "instancesSet/item/instanceId");
    let told = |request: &str| {
        let answer = world
            .account
            .ok(&format!("DescribeInstanceTopology{request}"));
        answer.texts("instanceSet/item/instanceId")
    };
    assert!(told("").is_empty(), "it does not run yet");
    world.report(&id, 1, Outcome::Running);
    assert_eq!(told(""), [id.as_str()]);
    assert_eq!(
        told("&GroupName.1=near&Filter.1.Name=instance-type&Filter.1.Value.1=p4d*"),
        [id.as_str()]
    );
    assert!(told("&GroupName.1=far").is_empty());
    let answer = world
        .account
        .ok(&format!("DescribeInstanceTopology&InstanceId.1={id}"));
    assert_eq!(answer.all("instanceSet/item/networkNodeSet/item").len(), 3);
}

#[test]
fn a_container_has_no_password_and_no_variables_of_firmware() {
    let world = World::new();
    let id = world.launch("");
    let password = world
        .account
        .ok(&format!("GetPasswordData&InstanceId={id}"));
    assert_eq!(password.text("passwordData"), "");
    let data = world
        .account
        .ok(&format!("GetInstanceUefiData&InstanceId={id}"));
    assert!(
        data.text("uefiData").starts_with("QU1aTlVFRkl"),
        "it begins with AMZNUEFI"
    );
    let old = world.account.made(
        &world.request("").replace("t3.micro", "t2.micro"),
        "instancesSet/item/instanceId",
    );
    assert_eq!(
        world
            .account
            .code(&format!("GetInstanceUefiData&InstanceId={old}")),
        "UnsupportedOperation"
    );
}

#[test]
fn an_instance_tells_the_template_of_others_like_it() {
    let world = World::new();
    let id = world.launch(
        "&UserData=aGVsbG8%3D&Monitoring.Enabled=true&MaintenanceOptions.AutoRecovery=disabled\
         &TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=one",
    );
    let answer = world
        .account
        .ok(&format!("GetLaunchTemplateData&InstanceId={id}"));
    let data = answer.find("launchTemplateData");
    for (path, expected) in [
        ("imageId", world.image.as_str()),
        ("instanceType", "t3.micro"),
        ("userData", "aGVsbG8="),
        ("monitoring/enabled", "true"),
        ("placement/tenancy", "default"),
        ("creditSpecification/cpuCredits", "unlimited"),
        ("metadataOptions/httpTokens", "required"),
        ("maintenanceOptions/autoRecovery", "disabled"),
        ("blockDeviceMappingSet/item/deviceName", "/dev/xvda"),
        ("blockDeviceMappingSet/item/ebs/deleteOnTermination", "true"),
        ("networkInterfaceSet/item/deviceIndex", "0"),
        (
            "networkInterfaceSet/item/privateIpAddressesSet/item/primary",
            "true",
        ),
        ("tagSpecificationSet/item/tagSet/item/value", "one"),
        ("instanceInitiatedShutdownBehavior", "stop"),
    ] {
        assert_eq!(data.text(path), expected, "{path}");
    }
}
