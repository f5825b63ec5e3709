//! What is asked and changed one attribute at a time.

use super::World;
use crate::instances::Outcome;

fn attribute(world: &World, id: &str, name: &str) -> crate::testing::Element {
    world.account.ok(&format!(
        "DescribeInstanceAttribute&InstanceId={id}&Attribute={name}"
    ))
}

fn modify(world: &World, id: &str, change: &str) -> Result<crate::testing::Element, String> {
    world
        .account
        .call(&format!("ModifyInstanceAttribute&InstanceId={id}&{change}"))
}

#[test]
fn attributes_are_told_one_at_a_time() {
    let world = World::new();
    let id = world.running("&UserData=aGVsbG8%3D");
    for (name, path, expected) in [
        ("instanceType", "instanceType/value", "t3.micro"),
        ("userData", "userData/value", "aGVsbG8="),
        (
            "disableApiTermination",
            "disableApiTermination/value",
            "false",
        ),
        ("disableApiStop", "disableApiStop/value", "false"),
        (
            "instanceInitiatedShutdownBehavior",
            "instanceInitiatedShutdownBehavior/value",
            "stop",
        ),
        ("rootDeviceName", "rootDeviceName/value", "/dev/xvda"),
        ("sourceDestCheck", "sourceDestCheck/value", "true"),
        ("ebsOptimized", "ebsOptimized/value", "false"),
        (
            "blockDeviceMapping",
            "blockDeviceMapping/item/deviceName",
            "/dev/xvda",
        ),
    ] {
        assert_eq!(attribute(&world, &id, name).text(path), expected, "{name}");
    }
    assert!(attribute(&world, &id, "groupSet").has("groupSet/item/groupId"));
    assert_eq!(
        world
            .account
            .code("DescribeInstanceAttribute&InstanceId=i-12345678&Attribute=userData"),
        "InvalidInstanceID.NotFound"
    );
}

#[test]
fn a_running_instance_lets_only_some_attributes_change() {
    let world = World::new();
    let id = world.running("");
    modify(&world, &id, "DisableApiTermination.Value=true").unwrap();
    modify(&world, &id, "Attribute=disableApiStop&Value=true").unwrap();
    modify(&world, &id, "SourceDestCheck.Value=false").unwrap();
    modify(
        &world,
        &id,
        "InstanceInitiatedShutdownBehavior.Value=terminate",
    )
    .unwrap();
    assert_eq!(
        attribute(&world, &id, "disableApiTermination").text("disableApiTermination/value"),
        "true"
    );
    assert_eq!(
        attribute(&world, &id, "disableApiStop").text("disableApiStop/value"),
        "true"
    );
    assert_eq!(world.shown(&id).text("sourceDestCheck"), "false");
    for change in [
        "InstanceType.Value=t3.small",
        "UserData.Value=aGVsbG8%3D",
        "EbsOptimized.Value=true",
    ] {
        assert_eq!(
            modify(&world, &id, change).unwrap_err(),
            format!("IncorrectInstanceState: The instance '{id}' is not in the 'stopped' state.")
        );
    }
}

#[test]
fn a_stopped_instance_takes_another_type_and_other_user_data() {
    let world = World::new();
    let id = world.running("");
    world
        .account
        .ok(&format!("StopInstances&InstanceId.1={id}"));
    world.report(&id, 1, Outcome::Stopped);
    modify(&world, &id, "InstanceType.Value=m7i.large").unwrap();
    modify(&world, &id, "UserData.Value=aGVsbG8%3D").unwrap();
    assert_eq!(world.shown(&id).text("instanceType"), "m7i.large");
    assert_eq!(
        attribute(&world, &id, "userData").text("userData/value"),
        "aGVsbG8="
    );
    assert_eq!(
        modify(&world, &id, "InstanceType.Value=x").unwrap_err(),
        "InvalidParameterValue: Invalid value 'x' for InstanceType."
    );
}

#[test]
fn groups_of_a_running_instance_change() {
    let world = World::new();
    let (vpc, subnet) = world.network();
    let id = world.running(&format!("&SubnetId={subnet}"));
    let group = world.account.made(
        &format!("CreateSecurityGroup&GroupName=web&GroupDescription=d&VpcId={vpc}"),
        "groupId",
    );
    modify(&world, &id, &format!("GroupId.1={group}")).unwrap();
    assert_eq!(world.shown(&id).texts("groupSet/item/groupId"), [group]);
}

#[test]
fn one_attribute_is_changed_at_a_time() {
    let world = World::new();
    let id = world.running("");
    assert_eq!(
        modify(&world, &id, "DryRun=false").unwrap_err(),
        "InvalidParameterCombination: No attributes specified."
    );
    assert!(
        modify(
            &world,
            &id,
            "DisableApiStop.Value=true&SourceDestCheck.Value=true"
        )
        .unwrap_err()
        .starts_with("InvalidParameterCombination: ")
    );
}

#[test]
fn metadata_options_change_and_are_checked() {
    let world = World::new();
    let id = world.running("");
    let request = format!("ModifyInstanceMetadataOptions&InstanceId={id}");
    let changed = world.account.ok(&format!(
        "{request}&HttpTokens=optional&HttpPutResponseHopLimit=5&HttpEndpoint=disabled"
    ));
    assert_eq!(
        changed.text("instanceMetadataOptions/httpTokens"),
        "optional"
    );
    let shown = world.shown(&id);
    assert_eq!(shown.text("metadataOptions/httpPutResponseHopLimit"), "5");
    assert_eq!(shown.text("metadataOptions/httpEndpoint"), "disabled");
    assert_eq!(
        world
            .account
            .code(&format!("{request}&HttpPutResponseHopLimit=65")),
        "InvalidParameterValue"
    );
}

#[test]
fn credits_and_monitoring_are_told() {
    let world = World::new();
    let id = world.running("");
    let credits = world.account.ok(&format!(
        "DescribeInstanceCreditSpecifications&InstanceId.1={id}"
    ));
    assert_eq!(
        credits.text("instanceCreditSpecificationSet/item/cpuCredits"),
        "unlimited"
    );
    let on = world
        .account
        .ok(&format!("MonitorInstances&InstanceId.1={id}"));
    assert_eq!(on.text("instancesSet/item/monitoring/state"), "enabled");
    assert_eq!(world.shown(&id).text("monitoring/state"), "enabled");
    world
        .account
        .ok(&format!("UnmonitorInstances&InstanceId.1={id}"));
    assert_eq!(world.shown(&id).text("monitoring/state"), "disabled");
}

#[test]
fn the_console_of_a_simulated_instance_is_empty() {
    let world = World::new();
    let id = world.running("");
    let console = world
        .account
        .ok(&format!("GetConsoleOutput&InstanceId={id}"));
    assert_eq!(console.text("instanceId"), id);
    assert!(console.has("timestamp") && !console.has("output"));
}

#[test]
fn credits_change_where_the_type_has_any() {
    let world = World::new();
    let burstable = world.running("");
    let request = |id: &str| {
        format!(
            "ModifyInstanceCreditSpecification&InstanceCreditSpecification.1.InstanceId={id}\
             &InstanceCreditSpecification.1.CpuCredits=standard"
        )
    };
    let changed = world.account.ok(&request(&burstable));
    let done = "successfulInstanceCreditSpecificationSet/item/instanceId";
    assert_eq!(changed.texts(done), std::slice::from_ref(&burstable));
    let failed = "unsuccessfulInstanceCreditSpecificationSet/item/error/code";
    let answer = world.account.ok(&request("i-12345678"));
    assert_eq!(answer.texts(failed), ["InvalidInstanceID.NotFound"]);
    let wrong = request(&burstable).replace("standard", "free");
    assert_eq!(world.account.code(&wrong), "InvalidParameterValue");
}

#[test]
fn enhanced_networking_is_changed_while_the_instance_is_stopped() {
    let world = World::new();
    let id = world.running("");
    let modify = |what: &str| format!("ModifyInstanceAttribute&InstanceId={id}&{what}");
    assert_eq!(
        world.account.code(&modify("EnaSupport.Value=false")),
        "IncorrectInstanceState"
    );
    world.report(&id, 1, Outcome::Stopped);
    world.account.ok(&modify("EnaSupport.Value=false"));
    assert_eq!(world.shown(&id).text("enaSupport"), "false");
    world.account.ok(&modify("SriovNetSupport.Value=simple"));
    assert_eq!(world.shown(&id).text("sriovNetSupport"), "simple");
    assert_eq!(
        world.account.code(&modify("SriovNetSupport.Value=none")),
        "InvalidParameterValue"
    );
    for of_another_age in ["Kernel.Value=aki-12345678", "Ramdisk.Value=ari-12345678"] {
        assert_eq!(
            world.account.code(&modify(of_another_age)),
            "InvalidParameterCombination"
        );
    }
}

#[test]
fn the_source_and_destination_check_is_reset() {
    let world = World::new();
    let id = world.running("");
    world.account.ok(&format!(
        "ModifyInstanceAttribute&InstanceId={id}&SourceDestCheck.Value=false"
    ));
    world.account.ok(&format!(
        "ResetInstanceAttribute&InstanceId={id}&Attribute=sourceDestCheck"
    ));
    assert_eq!(world.shown(&id).text("sourceDestCheck"), "true");
    for (attribute, error) in [
        ("kernel", "InvalidParameterCombination"),
        ("userData", "InvalidParameterValue"),
    ] {
        let request = format!("ResetInstanceAttribute&InstanceId={id}&Attribute={attribute}");
        assert_eq!(world.account.code(&request), error);
    }
}
