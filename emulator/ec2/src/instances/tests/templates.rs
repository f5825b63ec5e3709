//! Launches that name a launch template.

use super::World;
use crate::testing::Element;

impl World {
    /// Makes a launch template of that name; its id.
    #[track_caller]
    fn template(&self, name: &str, data: &str) -> String {
        self.account.made(
            &format!("CreateLaunchTemplate&LaunchTemplateName={name}{data}"),
            "launchTemplate/launchTemplateId",
        )
    }

    #[track_caller]
    fn by_template(&self, parameters: &str) -> Element {
        let request = format!("RunInstances&MinCount=1&MaxCount=1{parameters}");
        self.account.ok(&request).find("instancesSet/item").clone()
    }
}

fn tag(instance: &Element, key: &str) -> Option<String> {
    let mut tags = instance.all("tagSet/item").into_iter();
    let found = tags.find(|tag| tag.text("key") == key);
    found.map(|tag| tag.text("value"))
}

#[test]
fn a_template_says_what_the_launch_does_not() {
    let world = World::new();
    let image = &world.image;
    let id = world.template(
        "web",
        &format!("&LaunchTemplateData.ImageId={image}&LaunchTemplateData.InstanceType=t3.nano&LaunchTemplateData.Monitoring.Enabled=true"),
    );
    let made = world.by_template("&LaunchTemplate.LaunchTemplateName=web");
    assert_eq!(made.text("imageId"), *image);
    assert_eq!(made.text("instanceType"), "t3.nano");
    assert_eq!(made.text("monitoring/state"), "enabled");
    assert_eq!(tag(&made, "aws:ec2launchtemplate:id"), Some(id.clone()));
    assert_eq!(
        tag(&made, "aws:ec2launchtemplate:version").as_deref(),
        Some("1")
    );
    let other = format!("&LaunchTemplate.LaunchTemplateId={id}&InstanceType=t3.micro");
    assert_eq!(world.by_template(&other).text("instanceType"), "t3.micro");
}

#[test]
fn the_version_is_the_default_one_unless_it_is_named() {
    let world = World::new();
    let image = &world.image;
    world.template(
        "web",
        &format!("&LaunchTemplateData.ImageId={image}&LaunchTemplateData.InstanceType=t3.nano"),
    );
    for size in ["t3.micro", "t3.small"] {
        world.account.ok(&format!(
            "CreateLaunchTemplateVersion&LaunchTemplateName=web&SourceVersion=1&LaunchTemplateData.InstanceType={size}"
        ));
    }
    world
        .account
        .ok("ModifyLaunchTemplate&LaunchTemplateName=web&SetDefaultVersion=2");
    for (version, size) in [
        ("", "t3.micro"),
        ("$Default", "t3.micro"),
        ("$Latest", "t3.small"),
        ("1", "t3.nano"),
    ] {
        let version =
            format!("&LaunchTemplate.LaunchTemplateName=web&LaunchTemplate.Version={version}");
        assert_eq!(world.by_template(&version).text("instanceType"), size);
    }
    let run = "RunInstances&MinCount=1&MaxCount=1&LaunchTemplate.LaunchTemplateName";
    for (request, error) in [
        (
            format!("{run}=web&LaunchTemplate.Version=9"),
            "InvalidLaunchTemplateId.VersionNotFound",
        ),
        (
            format!("{run}=other"),
            "InvalidLaunchTemplateName.NotFoundException",
        ),
        (
            "RunInstances&MinCount=1&MaxCount=1&LaunchTemplate.Version=1".to_owned(),
            "MissingParameter",
        ),
    ] {
        assert_eq!(world.account.code(&request), error);
    }
}

#[test]
fn tags_of_template_and_launch_are_joined_by_what_they_are_given_to() {
    let world = World::new();
    let image = &world.image;
    let tags = |prefix: &str, kind: &str, pairs: &[(&str, &str)]| {
        let pairs = pairs.iter().enumerate().map(|(index, (key, value))| {
            let tag = format!("{prefix}.Tag.{}", index + 1);
            format!("&{tag}.Key={key}&{tag}.Value={value}")
        });
        format!("&{prefix}.ResourceType={kind}{}", pairs.collect::<String>())
    };
    world.template(
        "web",
        &format!(
            "&LaunchTemplateData.ImageId={image}&LaunchTemplateData.InstanceType=t3.nano{}{}",
            tags(
                "LaunchTemplateData.TagSpecification.1",
                "instance",
                &[("a", "template"), ("b", "template")]
            ),
            tags(
                "LaunchTemplateData.TagSpecification.2",
                "volume",
                &[("v", "template")]
            ),
        ),
    );
    let own = tags(
        "TagSpecification.1",
        "instance",
        &[("b", "launch"), ("c", "launch")],
    );
    let made = world.by_template(&format!("&LaunchTemplate.LaunchTemplateName=web{own}"));
    for (key, value) in [("a", "template"), ("b", "launch"), ("c", "launch")] {
        assert_eq!(tag(&made, key).as_deref(), Some(value));
    }
    let volumes = world
        .account
        .ok("DescribeVolumes&Filter.1.Name=tag:v&Filter.1.Value.1=template");
    assert_eq!(volumes.all("volumeSet/item").len(), 1);
}

#[test]
fn block_devices_of_template_and_launch_are_joined_by_name() {
    let world = World::new();
    let image = &world.image;
    world.template(
        "web",
        &format!(
            "&LaunchTemplateData.ImageId={image}&LaunchTemplateData.InstanceType=t3.nano\
             &LaunchTemplateData.BlockDeviceMapping.1.DeviceName=/dev/xvda&LaunchTemplateData.BlockDeviceMapping.1.Ebs.VolumeSize=30"
        ),
    );
    let size = |more: &str| {
        let made = world.by_template(&format!("&LaunchTemplate.LaunchTemplateName=web{more}"));
        let volume = made.text("instanceId");
        let volumes = world.account.ok(&format!(
            "DescribeVolumes&Filter.1.Name=attachment.instance-id&Filter.1.Value.1={volume}"
        ));
        volumes.text("volumeSet/item/size")
    };
    assert_eq!(size(""), "30");
    assert_eq!(
        size("&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.VolumeSize=40"),
        "40"
    );
}

#[test]
fn interfaces_of_a_template_and_a_subnet_of_the_launch_do_not_go_together() {
    let world = World::new();
    let (_, subnet) = world.network();
    let image = &world.image;
    world.template(
        "web",
        &format!(
            "&LaunchTemplateData.ImageId={image}&LaunchTemplateData.InstanceType=t3.nano\
             &LaunchTemplateData.NetworkInterface.1.DeviceIndex=0&LaunchTemplateData.NetworkInterface.1.SubnetId={subnet}"
        ),
    );
    let template = "RunInstances&MinCount=1&MaxCount=1&LaunchTemplate.LaunchTemplateName=web";
    assert_eq!(
        world
            .account
            .refused(&format!("{template}&SubnetId={subnet}")),
        "InvalidParameterCombination: Network interfaces and an instance-level subnet ID may not be specified on the same request"
    );
    let made = world.account.ok(template);
    assert_eq!(made.text("instancesSet/item/subnetId"), subnet);
}

#[test]
fn nobody_but_aws_changes_the_tags_that_tell_the_template() {
    let world = World::new();
    let image = &world.image;
    world.template(
        "web",
        &format!("&LaunchTemplateData.ImageId={image}&LaunchTemplateData.InstanceType=t3.nano"),
    );
    let id = world
        .by_template("&LaunchTemplate.LaunchTemplateName=web")
        .text("instanceId");
    world
        .account
        .ok(&format!("CreateTags&ResourceId.1={id}&Tag.1.Key=mine"));
    world.account.ok(&format!("DeleteTags&ResourceId.1={id}"));
    let left = world.account.ok(&format!(
        "DescribeTags&Filter.1.Name=resource-id&Filter.1.Value.1={id}"
    ));
    assert_eq!(
        left.texts("tagSet/item/key"),
        ["aws:ec2launchtemplate:id", "aws:ec2launchtemplate:version"]
    );
}
