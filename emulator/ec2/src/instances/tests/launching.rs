//! RunInstances: what it makes, what it assumes and what it refuses.

use terrarium_model::ids::InstanceId;

use super::World;

#[test]
fn a_launch_makes_a_pending_instance_in_the_default_subnet_with_a_public_address() {
    let world = World::new();
    let answer = world.account.ok(&world.request(""));
    assert!(answer.text("reservationId").starts_with("r-"));
    let made = answer.find("instancesSet/item");
    assert_eq!(made.text("instanceState/name"), "pending");
    assert_eq!(made.text("stateReason/code"), "pending");
    assert!(made.text("privateIpAddress").starts_with("172.31."));
    let interface = made.find("networkInterfaceSet/item");
    assert!(interface.text("macAddress").starts_with("02:"));
    assert_eq!(interface.text("attachment/deviceIndex"), "0");
    assert_eq!(interface.text("attachment/deleteOnTermination"), "true");
    assert_eq!(interface.text("groupSet/item/groupName"), "default");
    assert_eq!(interface.text("association/ipOwnerId"), "amazon");
    assert!(made.text("dnsName").starts_with("ec2-198-18-"));
    assert!(made.text("privateDnsName").ends_with(".ec2.internal"));
}

#[test]
fn defaults_are_those_of_aws() {
    let world = World::new();
    let made = world.shown(&world.launch(""));
    for (path, expected) in [
        ("architecture", "x86_64"),
        ("instanceType", "t3.micro"),
        ("rootDeviceName", "/dev/xvda"),
        ("rootDeviceType", "ebs"),
        ("blockDeviceMapping/item/deviceName", "/dev/xvda"),
        ("blockDeviceMapping/item/ebs/deleteOnTermination", "true"),
        ("cpuOptions/coreCount", "1"),
        ("cpuOptions/threadsPerCore", "2"),
        ("metadataOptions/httpTokens", "required"),
        ("metadataOptions/httpPutResponseHopLimit", "2"),
        ("metadataOptions/httpEndpoint", "enabled"),
        ("metadataOptions/instanceMetadataTags", "disabled"),
        ("monitoring/state", "disabled"),
        ("placement/tenancy", "default"),
        ("ebsOptimized", "false"),
        ("sourceDestCheck", "true"),
        (
            "capacityReservationSpecification/capacityReservationPreference",
            "open",
        ),
        ("enclaveOptions/enabled", "false"),
        ("hibernationOptions/configured", "false"),
        ("maintenanceOptions/autoRecovery", "default"),
        ("privateDnsNameOptions/hostnameType", "ip-name"),
        ("currentInstanceBootMode", "uefi"),
        ("virtualizationType", "hvm"),
    ] {
        assert_eq!(made.text(path), expected, "{path}");
    }
}

#[test]
fn an_image_without_the_newer_metadata_leaves_tokens_optional() {
    let world = World::new();
    let image = world.account.made(
        "DescribeImages&Filter.1.Name=name&Filter.1.Value.1=debian-11-amd64-*",
        "imagesSet/item/imageId",
    );
    let request =
        format!("RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount=1&MaxCount=1");
    let made = world.account.ok(&request);
    let options = made.find("instancesSet/item/metadataOptions");
    assert_eq!(options.text("httpTokens"), "optional");
    assert_eq!(options.text("httpPutResponseHopLimit"), "1");
}

#[test]
fn what_is_asked_for_is_what_is_made() {
    let world = World::new();
    let (vpc, subnet) = world.network();
    let group = world.account.made(
        &format!("CreateSecurityGroup&GroupName=web&GroupDescription=d&VpcId={vpc}"),
        "groupId",
    );
    world.account.ok("CreateKeyPair&KeyName=me&KeyType=ed25519");
    let id = world.launch(&format!(
        "&SubnetId={subnet}&SecurityGroupId.1={group}&KeyName=me&PrivateIpAddress=10.0.1.9&UserData=aGVsbG8%3D\
         &TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=one\
         &TagSpecification.2.ResourceType=volume&TagSpecification.2.Tag.1.Key=of&TagSpecification.2.Tag.1.Value=volume\
         &TagSpecification.3.ResourceType=network-interface&TagSpecification.3.Tag.1.Key=of&TagSpecification.3.Tag.1.Value=eni\
         &MetadataOptions.HttpTokens=optional&MetadataOptions.HttpPutResponseHopLimit=3\
         &MetadataOptions.InstanceMetadataTags=enabled&InstanceInitiatedShutdownBehavior=terminate\
         &DisableApiTermination=true&Monitoring.Enabled=true&EbsOptimized=true&CreditSpecification.CpuCredits=standard\
         &BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.VolumeSize=20\
         &BlockDeviceMapping.1.Ebs.VolumeType=gp2&BlockDeviceMapping.1.Ebs.DeleteOnTermination=false"
    ));
    let made = world.shown(&id);
    assert_eq!(made.text("privateIpAddress"), "10.0.1.9");
    assert!(
        !made.has("ipAddress"),
        "the subnet gives no public addresses"
    );
    assert_eq!(made.text("keyName"), "me");
    assert_eq!(made.text("groupSet/item/groupId"), group);
    assert_eq!(made.text("tagSet/item/value"), "one");
    assert_eq!(made.text("metadataOptions/httpTokens"), "optional");
    assert_eq!(made.text("metadataOptions/httpPutResponseHopLimit"), "3");
    assert_eq!(made.text("monitoring/state"), "enabled");
    let volumes = world.account.ok(&format!(
        "DescribeVolumes&Filter.1.Name=attachment.instance-id&Filter.1.Value.1={id}"
    ));
    let volume = volumes.find("volumeSet/item");
    assert_eq!(volume.text("size"), "20");
    assert_eq!(volume.text("volumeType"), "gp2");
    assert_eq!(
        volume.text("attachmentSet/item/deleteOnTermination"),
        "false"
    );
    assert_eq!(volume.text("tagSet/item/value"), "volume");
    let interfaces = world
        .account
        .ok("DescribeNetworkInterfaces&Filter.1.Name=tag:of&Filter.1.Value.1=eni");
    assert_eq!(
        interfaces.text("networkInterfaceSet/item/attachment/instanceId"),
        id
    );
    let instance = world.account.cloud();
    let instance = &instance.instances[&id.parse::<InstanceId>().unwrap()];
    assert_eq!(instance.user_data.as_deref(), Some("aGVsbG8="));
    assert!(
        instance
            .public_key
            .as_deref()
            .unwrap()
            .starts_with("ssh-ed25519 ")
    );
    assert_eq!(instance.cpu_credits.as_deref(), Some("standard"));
}

#[test]
fn interfaces_are_made_or_taken_as_they_are_specified() {
    let world = World::new();
    let (_, subnet) = world.network();
    let id = world.launch(&format!(
        "&NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.SubnetId={subnet}\
         &NetworkInterface.1.AssociatePublicIpAddress=true&NetworkInterface.1.DeleteOnTermination=false\
         &NetworkInterface.1.PrivateIpAddress=10.0.1.7&NetworkInterface.1.Description=first"
    ));
    let interface = world.shown(&id).find("networkInterfaceSet/item").clone();
    assert_eq!(interface.text("privateIpAddress"), "10.0.1.7");
    assert_eq!(interface.text("description"), "first");
    assert_eq!(interface.text("attachment/deleteOnTermination"), "false");
    assert!(interface.has("association/publicIp"));

    let free = world.account.made(
        &format!("CreateNetworkInterface&SubnetId={subnet}"),
        "networkInterface/networkInterfaceId",
    );
    let with_it =
        format!("&NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.NetworkInterfaceId={free}");
    let id = world.launch(&with_it);
    let interface = world.shown(&id).find("networkInterfaceSet/item").clone();
    assert_eq!(interface.text("networkInterfaceId"), free);
    assert_eq!(interface.text("attachment/deleteOnTermination"), "false");
    assert_eq!(
        world.account.refused(&world.request(&with_it)),
        format!("InvalidNetworkInterface.InUse: Interface: [{free}] in use.")
    );
}

#[test]
fn a_launch_of_several_makes_as_many_as_there_is_room_for() {
    let world = World::new();
    // A /28 has sixteen addresses, of which AWS keeps five.
    let (_, subnet) = world.network();
    let launch = |least: i32, most: i32| {
        world.account.call(&format!(
            "RunInstances&ImageId={}&InstanceType=t3.micro&MinCount={least}&MaxCount={most}&SubnetId={subnet}",
            world.image
        ))
    };
    assert_eq!(launch(8, 8).unwrap().all("instancesSet/item").len(), 8);
    assert_eq!(
        launch(4, 8).unwrap_err(),
        "InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to satisfy the request."
    );
    let last = launch(1, 8).unwrap();
    assert_eq!(
        last.texts("instancesSet/item/amiLaunchIndex"),
        ["0", "1", "2"]
    );
    assert_eq!(world.account.cloud().network_interfaces.len(), 11);
}

#[test]
fn the_same_client_token_launches_once() {
    let world = World::new();
    let first = world.launch("&ClientToken=once");
    assert_eq!(world.launch("&ClientToken=once"), first);
    assert_eq!(world.account.cloud().instances.len(), 1);
    let other = world.request("&ClientToken=once&KeyName=x");
    assert_eq!(world.account.code(&other), "IdempotentParameterMismatch");
}

#[test]
fn a_dry_run_leaves_nothing() {
    let world = World::new();
    assert_eq!(
        world.account.code(&world.request("&DryRun=true")),
        "DryRunOperation"
    );
    assert!(world.account.cloud().instances.is_empty());
    assert!(world.account.cloud().network_interfaces.is_empty());
}

#[test]
fn what_cannot_be_launched_is_refused_in_aws_s_words() {
    let world = World::new();
    let long = "AAAA".repeat(16384 / 3 + 1);
    for (parameters, expected) in [
        (
            "&KeyName=nobody",
            "InvalidKeyPair.NotFound: The key pair 'nobody' does not exist",
        ),
        (
            "&SecurityGroupId.1=sg-12345678",
            "InvalidGroup.NotFound: The security group 'sg-12345678' does not exist",
        ),
        (
            "&SubnetId=subnet-12345678",
            "InvalidSubnetID.NotFound: The subnet ID 'subnet-12345678' does not exist",
        ),
        (
            "&UserData=no%20base64!",
            "InvalidUserData.Malformed: Invalid BASE64 encoding of user data.",
        ),
        (
            &format!("&UserData={long}"),
            "InvalidParameterValue: User data is limited to 16384 bytes",
        ),
        (
            "&NetworkInterface.1.DeviceIndex=0&SubnetId=subnet-12345678",
            "InvalidParameterCombination: Network interfaces and an instance-level subnet ID may not be specified on the same request",
        ),
        (
            "&NetworkInterface.1.DeviceIndex=0&SecurityGroupId.1=sg-12345678",
            "InvalidParameterCombination: Network interfaces and instance-level security groups may not be specified on the same request",
        ),
        (
            "&TagSpecification.1.ResourceType=vpc&TagSpecification.1.Tag.1.Key=k",
            "InvalidParameterValue: 'vpc' is not a valid taggable resource type for this operation.",
        ),
        (
            "&KernelId=aki-1",
            "UnsupportedOperation: The parameter KernelId is not supported by Terrarium.",
        ),
    ] {
        assert_eq!(world.account.refused(&world.request(parameters)), expected);
    }
    assert!(world.account.cloud().instances.is_empty());
}

#[test]
fn image_type_and_counts_are_checked() {
    let world = World::new();
    let refused = |image: &str, kind: &str, least: i32, most: i32| {
        world.account.refused(&format!(
            "RunInstances&ImageId={image}&InstanceType={kind}&MinCount={least}&MaxCount={most}"
        ))
    };
    let image = world.image.as_str();
    assert_eq!(
        refused("ami-12345678", "t3.micro", 1, 1),
        "InvalidAMIID.NotFound: The image id '[ami-12345678]' does not exist"
    );
    assert_eq!(
        refused(image, "t9.micro", 1, 1),
        "InvalidParameterValue: Invalid value 't9.micro' for InstanceType."
    );
    assert!(refused(image, "t4g.micro", 1, 1).starts_with(
        "InvalidParameterValue: The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64'"
    ));
    assert!(refused(image, "t3.micro", 0, 1).starts_with("InvalidParameterValue: "));
    assert!(refused(image, "t3.micro", 2, 1).starts_with("InvalidParameterCombination: "));
    assert!(refused(image, "t3.micro", 1, 5000).starts_with("InstanceLimitExceeded: "));
    assert_eq!(
        world.account.code("RunInstances&MinCount=1&MaxCount=1"),
        "MissingParameter"
    );
}

#[test]
fn block_devices_that_cannot_be_are_refused() {
    let world = World::new();
    let root = "&BlockDeviceMapping.1.DeviceName=/dev/xvda";
    for (parameters, code) in [
        (
            format!("{root}&BlockDeviceMapping.1.Ebs.VolumeSize=4"),
            "InvalidBlockDeviceMapping",
        ),
        (
            format!("{root}&BlockDeviceMapping.1.Ebs.VolumeType=io1"),
            "InvalidParameterCombination",
        ),
        (
            format!("{root}&BlockDeviceMapping.1.Ebs.SnapshotId=snap-12345678"),
            "InvalidBlockDeviceMapping",
        ),
        (
            format!("{root}&BlockDeviceMapping.1.NoDevice="),
            "InvalidBlockDeviceMapping",
        ),
        (
            format!("{root}&BlockDeviceMapping.2.DeviceName=xvda"),
            "InvalidBlockDeviceMapping",
        ),
        (
            "&BlockDeviceMapping.1.DeviceName=/dev/sdf&BlockDeviceMapping.1.Ebs.VolumeType=gp3"
                .to_owned(),
            "MissingParameter",
        ),
        (
            "&BlockDeviceMapping.1.Ebs.VolumeSize=9".to_owned(),
            "MissingParameter",
        ),
    ] {
        assert_eq!(
            world.account.code(&world.request(&parameters)),
            code,
            "{parameters}"
        );
    }
}

#[test]
fn a_group_of_another_vpc_is_refused() {
    let world = World::new();
    let (vpc, _) = world.network();
    let (_, other) = world.network();
    let group = world.account.made(
        &format!("CreateSecurityGroup&GroupName=web&GroupDescription=d&VpcId={vpc}"),
        "groupId",
    );
    assert_eq!(
        world
            .account
            .refused(&world.request(&format!("&SubnetId={other}&SecurityGroupId.1={group}"))),
        format!(
            "InvalidParameter: Security group {group} and subnet {other} belong to different networks."
        )
    );
}

#[test]
fn a_zone_launches_only_the_types_that_it_offers() {
    let world = World::new();
    let in_zone = |zone: &str| world.request(&format!("&Placement.AvailabilityZone={zone}"));
    assert_eq!(
        world.account.refused(&in_zone("us-east-1e")),
        "Unsupported: Your requested instance type (t3.micro) is not supported in your requested Availability Zone (us-east-1e). \
         Please retry your request by not specifying an Availability Zone or choosing us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1f."
    );
    world.account.ok(&in_zone("us-east-1f"));
    // Without a zone, one that has the type is chosen.
    let request = world.request("").replace("t3.micro", "vt1.3xlarge");
    let zone = world
        .account
        .made(&request, "instancesSet/item/placement/availabilityZone");
    assert_eq!(zone, "us-east-1b");
}

#[test]
fn a_region_launches_only_the_types_that_it_offers() {
    let account = crate::testing::Account::in_region("eu-north-1");
    let image = account.made(
        "DescribeImages&Filter.1.Name=name&Filter.1.Value.1=debian-12-amd64-20251112-2294",
        "imagesSet/item/imageId",
    );
    assert_eq!(
        account.refused(&format!(
            "RunInstances&ImageId={image}&InstanceType=t2.micro&MinCount=1&MaxCount=1"
        )),
        "Unsupported: The requested configuration is currently not supported. Please check the documentation for supported configurations."
    );
}
