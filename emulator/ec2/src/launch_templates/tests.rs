//! The operations on launch templates, through requests.

use crate::testing::{Account, Element};

/// Makes a template of that name; its id.
#[track_caller]
fn made(account: &Account, name: &str, data: &str) -> String {
    account.made(
        &format!("CreateLaunchTemplate&LaunchTemplateName={name}{data}"),
        "launchTemplate/launchTemplateId",
    )
}

const TINY: &str = "&LaunchTemplateData.InstanceType=t3.nano";

#[track_caller]
fn versions(account: &Account, request: &str) -> Vec<String> {
    let answer = account.ok(&format!("DescribeLaunchTemplateVersions{request}"));
    answer.texts("launchTemplateVersionSet/item/versionNumber")
}

#[test]
fn a_template_is_made_with_its_first_version() {
    let account = Account::new();
    let answer = account.ok(&format!(
        "CreateLaunchTemplate&LaunchTemplateName=web&VersionDescription=first{TINY}\
         &TagSpecification.1.ResourceType=launch-template&TagSpecification.1.Tag.1.Key=a&TagSpecification.1.Tag.1.Value=b"
    ));
    let template = answer.find("launchTemplate");
    assert!(template.text("launchTemplateId").starts_with("lt-"));
    assert_eq!(template.text("launchTemplateName"), "web");
    assert_eq!(template.text("createdBy"), "arn:aws:iam::000000000000:root");
    assert_eq!(template.text("defaultVersionNumber"), "1");
    assert_eq!(template.text("latestVersionNumber"), "1");
    assert_eq!(template.text("tagSet/item/key"), "a");
    let shown = account.ok("DescribeLaunchTemplateVersions&LaunchTemplateName=web");
    let version = shown.find("launchTemplateVersionSet/item");
    assert_eq!(version.text("versionDescription"), "first");
    assert_eq!(version.text("defaultVersion"), "true");
    assert_eq!(version.text("launchTemplateData/instanceType"), "t3.nano");
}

#[test]
fn names_are_unique_and_of_few_characters() {
    let account = Account::new();
    made(&account, "web", TINY);
    let refused = |name: &str| {
        account.refused(&format!(
            "CreateLaunchTemplate&LaunchTemplateName={name}{TINY}"
        ))
    };
    assert_eq!(
        refused("web"),
        "InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use."
    );
    for name in ["ab", "a%20b", &"a".repeat(129)] {
        assert!(refused(name).starts_with(
            "InvalidLaunchTemplateName.MalformedException: A launch template name must be"
        ));
    }
}

/// Every kind of member that a version can have, with what is shown of it.
const MEMBERS: &[(&str, &str, &str)] = &[
    ("EbsOptimized", "true", "ebsOptimized"),
    ("KernelId", "aki-12345678", "kernelId"),
    ("RamDiskId", "ari-12345678", "ramDiskId"),
    ("ImageId", "ami-12345678", "imageId"),
    ("KeyName", "me", "keyName"),
    ("IamInstanceProfile.Name", "web", "iamInstanceProfile/name"),
    (
        "BlockDeviceMapping.1.DeviceName",
        "/dev/xvda",
        "blockDeviceMappingSet/item/deviceName",
    ),
    (
        "BlockDeviceMapping.1.Ebs.VolumeSize",
        "9",
        "blockDeviceMappingSet/item/ebs/volumeSize",
    ),
    (
        "BlockDeviceMapping.1.Ebs.DeleteOnTermination",
        "false",
        "blockDeviceMappingSet/item/ebs/deleteOnTermination",
    ),
    (
        "NetworkInterface.1.DeviceIndex",
        "0",
        "networkInterfaceSet/item/deviceIndex",
    ),
    (
        "NetworkInterface.1.SecurityGroupId.1",
        "sg-12345678",
        "networkInterfaceSet/item/groupSet/groupId",
    ),
    (
        "NetworkInterface.1.SubnetId",
        "subnet-12345678",
        "networkInterfaceSet/item/subnetId",
    ),
    (
        "NetworkInterface.1.Ipv6AddressCount",
        "1",
        "networkInterfaceSet/item/ipv6AddressCount",
    ),
    (
        "NetworkInterface.1.PrivateIpAddresses.1.PrivateIpAddress",
        "10.0.0.9",
        "networkInterfaceSet/item/privateIpAddressesSet/item/privateIpAddress",
    ),
    ("Monitoring.Enabled", "true", "monitoring/enabled"),
    (
        "Placement.AvailabilityZone",
        "us-east-1a",
        "placement/availabilityZone",
    ),
    ("Placement.Tenancy", "dedicated", "placement/tenancy"),
    ("DisableApiTermination", "true", "disableApiTermination"),
    ("DisableApiStop", "true", "disableApiStop"),
    (
        "InstanceInitiatedShutdownBehavior",
        "terminate",
        "instanceInitiatedShutdownBehavior",
    ),
    ("UserData", "aGVsbG8=", "userData"),
    (
        "TagSpecification.1.ResourceType",
        "instance",
        "tagSpecificationSet/item/resourceType",
    ),
    (
        "TagSpecification.1.Tag.1.Key",
        "Name",
        "tagSpecificationSet/item/tagSet/item/key",
    ),
    (
        "TagSpecification.1.Tag.1.Value",
        "web",
        "tagSpecificationSet/item/tagSet/item/value",
    ),
    (
        "ElasticGpuSpecification.1.Type",
        "eg1.medium",
        "elasticGpuSpecificationSet/item/type",
    ),
    (
        "SecurityGroupId.1",
        "sg-12345678",
        "securityGroupIdSet/item",
    ),
    ("SecurityGroup.1", "web", "securityGroupSet/item"),
    (
        "InstanceMarketOptions.MarketType",
        "spot",
        "instanceMarketOptions/marketType",
    ),
    (
        "InstanceMarketOptions.SpotOptions.MaxPrice",
        "0.1",
        "instanceMarketOptions/spotOptions/maxPrice",
    ),
    (
        "CreditSpecification.CpuCredits",
        "standard",
        "creditSpecification/cpuCredits",
    ),
    ("CpuOptions.CoreCount", "1", "cpuOptions/coreCount"),
    (
        "CpuOptions.ThreadsPerCore",
        "1",
        "cpuOptions/threadsPerCore",
    ),
    (
        "CapacityReservationSpecification.CapacityReservationPreference",
        "none",
        "capacityReservationSpecification/capacityReservationPreference",
    ),
    (
        "LicenseSpecification.1.LicenseConfigurationArn",
        "arn:aws:license-manager:x",
        "licenseSet/item/licenseConfigurationArn",
    ),
    (
        "HibernationOptions.Configured",
        "true",
        "hibernationOptions/configured",
    ),
    (
        "MetadataOptions.HttpTokens",
        "required",
        "metadataOptions/httpTokens",
    ),
    (
        "MetadataOptions.HttpPutResponseHopLimit",
        "2",
        "metadataOptions/httpPutResponseHopLimit",
    ),
    (
        "MetadataOptions.InstanceMetadataTags",
        "enabled",
        "metadataOptions/instanceMetadataTags",
    ),
    ("EnclaveOptions.Enabled", "true", "enclaveOptions/enabled"),
    (
        "InstanceRequirements.VCpuCount.Min",
        "2",
        "instanceRequirements/vCpuCount/min",
    ),
    (
        "InstanceRequirements.MemoryMiB.Min",
        "1024",
        "instanceRequirements/memoryMiB/min",
    ),
    (
        "InstanceRequirements.CpuManufacturer.1",
        "intel",
        "instanceRequirements/cpuManufacturerSet/item",
    ),
    (
        "PrivateDnsNameOptions.HostnameType",
        "resource-name",
        "privateDnsNameOptions/hostnameType",
    ),
    (
        "MaintenanceOptions.AutoRecovery",
        "disabled",
        "maintenanceOptions/autoRecovery",
    ),
    (
        "NetworkPerformanceOptions.BandwidthWeighting",
        "vpc-1",
        "networkPerformanceOptions/bandwidthWeighting",
    ),
];

fn everything() -> String {
    let encode = |value: &str| value.replace('/', "%2F").replace('=', "%3D");
    let members = MEMBERS
        .iter()
        .map(|(member, value, _)| format!("&LaunchTemplateData.{member}={}", encode(value)));
    members.collect()
}

#[test]
fn every_member_is_kept_and_shown() {
    let account = Account::new();
    let id = made(&account, "all", &everything());
    let answer = account.ok(&format!(
        "DescribeLaunchTemplateVersions&LaunchTemplateId={id}"
    ));
    let data = answer.find("launchTemplateVersionSet/item/launchTemplateData");
    for (member, value, path) in MEMBERS {
        assert_eq!(data.text(path), *value, "{member}");
    }
}

#[test]
fn what_a_version_does_not_say_is_not_shown() {
    let account = Account::new();
    let id = made(&account, "web", TINY);
    let answer = account.ok(&format!(
        "DescribeLaunchTemplateVersions&LaunchTemplateId={id}"
    ));
    let data = answer.find("launchTemplateVersionSet/item/launchTemplateData");
    for member in [
        "blockDeviceMappingSet",
        "networkInterfaceSet",
        "tagSpecificationSet",
        "securityGroupIdSet",
        "placement",
        "ebsOptimized",
    ] {
        assert!(!data.has(member), "{member}");
    }
}

#[test]
fn little_is_checked_before_a_launch() {
    let account = Account::new();
    let refused = |data: &str| {
        account.refused(&format!(
            "CreateLaunchTemplate&LaunchTemplateName=web{data}"
        ))
    };
    for (data, error) in [
        (
            "",
            "MissingParameter: The request must contain the parameter LaunchTemplateData",
        ),
        (
            "&LaunchTemplateData.UserData=%25",
            "InvalidUserData.Malformed: Invalid BASE64 encoding of user data.",
        ),
        (
            "&LaunchTemplateData.TagSpecification.1.ResourceType=vpc",
            "InvalidParameterValue: 'vpc' is not a valid taggable resource type for this operation.",
        ),
        (
            "&LaunchTemplateData.TagSpecification.1.ResourceType=instance&LaunchTemplateData.TagSpecification.1.Tag.1.Key=aws:x",
            "InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use",
        ),
        (
            "&LaunchTemplateData.InstanceType=t3.nano&LaunchTemplateData.InstanceRequirements.VCpuCount.Min=1\
             &LaunchTemplateData.InstanceRequirements.MemoryMiB.Min=1",
            "InvalidParameterCombination: You can't specify both InstanceType and InstanceRequirements.",
        ),
    ] {
        assert_eq!(refused(data), error);
    }
    assert_eq!(
        account.refused(&format!("CreateLaunchTemplate&LaunchTemplateName=web{TINY}&TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=a")),
        "InvalidParameterValue: 'instance' is not a valid taggable resource type for this operation."
    );
}

#[test]
fn a_new_version_stands_alone_or_is_based_on_another() {
    let account = Account::new();
    let id = made(
        &account,
        "web",
        "&LaunchTemplateData.InstanceType=t3.nano&LaunchTemplateData.KeyName=me\
         &LaunchTemplateData.BlockDeviceMapping.1.DeviceName=a&LaunchTemplateData.BlockDeviceMapping.1.Ebs.SnapshotId=snap-12345678\
         &LaunchTemplateData.BlockDeviceMapping.1.Ebs.VolumeSize=9",
    );
    let create = |more: &str| {
        let answer = account.ok(&format!("CreateLaunchTemplateVersion&LaunchTemplateId={id}&LaunchTemplateData.InstanceType=t3.micro{more}"));
        answer.find("launchTemplateVersion").clone()
    };
    let alone = create("&VersionDescription=second");
    assert_eq!(alone.text("versionNumber"), "2");
    assert_eq!(alone.text("versionDescription"), "second");
    assert_eq!(alone.text("defaultVersion"), "false");
    assert!(!alone.has("launchTemplateData/keyName"));
    let based = create("&SourceVersion=1");
    assert_eq!(based.text("launchTemplateData/instanceType"), "t3.micro");
    assert_eq!(based.text("launchTemplateData/keyName"), "me");
    let device = based.find("launchTemplateData/blockDeviceMappingSet/item/ebs");
    assert_eq!(device.text("volumeSize"), "9");
    assert!(
        !device.has("snapshotId"),
        "a snapshot is taken over only when it is named"
    );
    assert_eq!(
        account.refused(&format!(
            "CreateLaunchTemplateVersion&LaunchTemplateId={id}&SourceVersion=7{TINY}"
        )),
        format!(
            "InvalidLaunchTemplateId.VersionNotFound: Could not find the specified version 7 for the launch template with ID {id}."
        )
    );
}

/// A template with three versions.
fn three(account: &Account) -> String {
    let id = made(account, "web", TINY);
    for size in ["t3.micro", "t3.small"] {
        account.ok(&format!("CreateLaunchTemplateVersion&LaunchTemplateName=web&LaunchTemplateData.InstanceType={size}"));
    }
    id
}

#[test]
fn versions_are_found_by_number_by_alias_and_by_range() {
    let account = Account::new();
    let id = three(&account);
    let of = |request: &str| versions(&account, &format!("&LaunchTemplateId={id}{request}"));
    assert_eq!(of(""), ["3", "2", "1"], "the newest comes first");
    assert_eq!(of("&LaunchTemplateVersion.1=2"), ["2"]);
    assert_eq!(
        of("&LaunchTemplateVersion.1=$Latest&LaunchTemplateVersion.2=$Default"),
        ["3", "1"]
    );
    assert_eq!(
        of("&LaunchTemplateVersion.1=1&LaunchTemplateVersion.2=$Default"),
        ["1"]
    );
    assert_eq!(of("&MinVersion=2"), ["3", "2"]);
    assert_eq!(of("&MinVersion=2&MaxVersion=2"), ["2"]);
    assert_eq!(
        of("&Filter.1.Name=instance-type&Filter.1.Value.1=t3.m*"),
        ["2"]
    );
    assert_eq!(
        of("&Filter.1.Name=is-default-version&Filter.1.Value.1=true"),
        ["1"]
    );
    let page = account.ok(&format!(
        "DescribeLaunchTemplateVersions&LaunchTemplateId={id}&MaxResults=2"
    ));
    let token = page.text("nextToken");
    assert_eq!(of(&format!("&MaxResults=2&NextToken={token}")), ["1"]);
    assert_eq!(
        account.code(&format!(
            "DescribeLaunchTemplateVersions&LaunchTemplateId={id}&LaunchTemplateVersion.1=newest"
        )),
        "InvalidParameterValue"
    );
    assert_eq!(
        account.code(&format!("DescribeLaunchTemplateVersions&LaunchTemplateId={id}&LaunchTemplateVersion.1=1&MinVersion=1")),
        "InvalidParameterCombination"
    );
}

#[test]
fn all_templates_show_their_latest_or_default_version() {
    let account = Account::new();
    three(&account);
    made(&account, "other", TINY);
    let mut latest = versions(&account, "&LaunchTemplateVersion.1=$Latest");
    latest.sort();
    assert_eq!(latest, ["1", "3"]);
    assert_eq!(
        versions(&account, "&LaunchTemplateVersion.1=$Default"),
        ["1", "1"]
    );
    assert_eq!(
        account.code("DescribeLaunchTemplateVersions&LaunchTemplateVersion.1=1"),
        "MissingParameter"
    );
    assert_eq!(
        account.code("DescribeLaunchTemplateVersions"),
        "MissingParameter"
    );
}

#[test]
fn every_filter_of_versions_looks_at_what_it_names() {
    let account = Account::new();
    made(&account, "all", &everything());
    for (name, value) in [
        ("ebs-optimized", "true"),
        ("http-tokens", "required"),
        ("iam-instance-profile", "web"),
        ("image-id", "ami-*"),
        ("is-default-version", "true"),
        ("kernel-id", "aki-12345678"),
        ("license-configuration-arn", "arn:*"),
        ("ram-disk-id", "ari-*"),
        ("create-time", "*T*Z"),
    ] {
        let filter = |value: &str| {
            format!("&LaunchTemplateName=all&Filter.1.Name={name}&Filter.1.Value.1={value}")
        };
        assert_eq!(versions(&account, &filter(value)), ["1"], "{name}");
        assert!(versions(&account, &filter("other")).is_empty(), "{name}");
    }
    for name in [
        "host-resource-group-arn",
        "http-endpoint",
        "http-protocol-ipv4",
        "network-card-index",
    ] {
        let request = format!("&LaunchTemplateName=all&Filter.1.Name={name}&Filter.1.Value.1=*");
        assert!(versions(&account, &request).is_empty(), "{name}");
    }
    assert_eq!(
        account.refused("DescribeLaunchTemplateVersions&LaunchTemplateName=all&Filter.1.Name=colour&Filter.1.Value.1=red"),
        "InvalidParameterValue: The filter 'colour' is invalid"
    );
}

fn one(account: &Account, id: &str) -> Element {
    let answer = account.ok(&format!("DescribeLaunchTemplates&LaunchTemplateId.1={id}"));
    answer.find("launchTemplates/item").clone()
}

#[test]
fn the_default_version_is_chosen() {
    let account = Account::new();
    let id = three(&account);
    let modified = account.ok(&format!(
        "ModifyLaunchTemplate&LaunchTemplateId={id}&SetDefaultVersion=2"
    ));
    assert_eq!(modified.text("launchTemplate/defaultVersionNumber"), "2");
    assert_eq!(one(&account, &id).text("defaultVersionNumber"), "2");
    assert_eq!(one(&account, &id).text("latestVersionNumber"), "3");
    assert_eq!(
        account.code(&format!(
            "ModifyLaunchTemplate&LaunchTemplateId={id}&SetDefaultVersion=9"
        )),
        "InvalidLaunchTemplateId.VersionNotFound"
    );
}

#[test]
fn versions_are_deleted_one_by_one_and_each_tells_its_error() {
    let account = Account::new();
    let id = three(&account);
    let answer = account.ok(&format!(
        "DeleteLaunchTemplateVersions&LaunchTemplateId={id}&LaunchTemplateVersion.1=3&LaunchTemplateVersion.2=1&LaunchTemplateVersion.3=9"
    ));
    assert_eq!(
        answer.texts("successfullyDeletedLaunchTemplateVersionSet/item/versionNumber"),
        ["3"]
    );
    let kept = "unsuccessfullyDeletedLaunchTemplateVersionSet/item";
    assert_eq!(answer.texts(&format!("{kept}/versionNumber")), ["1", "9"]);
    assert_eq!(
        answer.texts(&format!("{kept}/responseError/code")),
        ["unexpectedError", "launchTemplateVersionDoesNotExist"]
    );
    assert_eq!(one(&account, &id).text("latestVersionNumber"), "2");
    let next = account.ok(&format!(
        "CreateLaunchTemplateVersion&LaunchTemplateId={id}{TINY}"
    ));
    assert_eq!(
        next.text("launchTemplateVersion/versionNumber"),
        "4",
        "numbers are not used again"
    );
}

#[test]
fn a_template_goes_with_its_versions_and_tags() {
    let account = Account::new();
    let id = three(&account);
    account.ok(&format!(
        "CreateTags&ResourceId.1={id}&Tag.1.Key=a&Tag.1.Value=b"
    ));
    let answer = account.ok("DeleteLaunchTemplate&LaunchTemplateName=web");
    assert_eq!(answer.text("launchTemplate/launchTemplateId"), id);
    let cloud = account.cloud();
    assert!(cloud.launch_template_versions.is_empty() && cloud.tags.is_empty());
    for (request, error) in [
        (
            format!("DescribeLaunchTemplates&LaunchTemplateId.1={id}"),
            format!("InvalidLaunchTemplateId.NotFound: The specified launch template, with template ID {id}, does not exist."),
        ),
        (
            "DescribeLaunchTemplates&LaunchTemplateName.1=web".to_owned(),
            "InvalidLaunchTemplateName.NotFoundException: At least one of the launch templates specified in the request does not exist.".to_owned(),
        ),
        (
            "DeleteLaunchTemplate&LaunchTemplateName=web".to_owned(),
            "InvalidLaunchTemplateName.NotFoundException: The specified launch template, with template name web, does not exist.".to_owned(),
        ),
    ] {
        assert_eq!(account.refused(&request), error);
    }
    assert_eq!(
        account.code("DeleteLaunchTemplate&LaunchTemplateId=web"),
        "InvalidLaunchTemplateId.Malformed"
    );
    assert_eq!(account.code("DeleteLaunchTemplate"), "MissingParameter");
    assert_eq!(
        account.code(&format!(
            "DeleteLaunchTemplate&LaunchTemplateId={id}&LaunchTemplateName=web"
        )),
        "InvalidParameterCombination"
    );
}

#[test]
fn templates_are_found_by_filter_and_by_page() {
    let account = Account::new();
    for name in ["web", "work", "data"] {
        made(&account, name, TINY);
    }
    let found = |request: &str| {
        let answer = account.ok(&format!("DescribeLaunchTemplates{request}"));
        let mut names = answer.texts("launchTemplates/item/launchTemplateName");
        names.sort();
        (
            names,
            answer.has("nextToken").then(|| answer.text("nextToken")),
        )
    };
    let (names, _) = found("&Filter.1.Name=launch-template-name&Filter.1.Value.1=w*");
    assert_eq!(names, ["web", "work"]);
    assert_eq!(found("&LaunchTemplateName.1=data").0, ["data"]);
    let (first, token) = found("&MaxResults=2");
    assert_eq!(first.len(), 2);
    let (second, token) = found(&format!(
        "&MaxResults=2&NextToken={}",
        token.expect("there is more")
    ));
    assert_eq!((second.len(), token), (1, None));
}
