//! What a launch may choose: that it is kept, shown, refused where the type has it not, and changed.

use super::World;
use crate::instances::Outcome;

impl World {
    /// Launches an instance of a type.
    #[track_caller]
    fn launch_of(&self, kind: &str, parameters: &str) -> String {
        let request = self.request(parameters).replace("t3.micro", kind);
        self.account.made(&request, "instancesSet/item/instanceId")
    }

    /// Launches an instance of a type, and stops it.
    #[track_caller]
    fn stopped_of(&self, kind: &str) -> String {
        let id = self.launch_of(kind, "");
        self.report(&id, 1, Outcome::Running);
        self.report(&id, 1, Outcome::Stopped);
        id
    }

    #[track_caller]
    fn refused_of(&self, kind: &str, parameters: &str) -> String {
        self.account
            .refused(&self.request(parameters).replace("t3.micro", kind))
    }
}

/// A type, what a launch of it says, and what is shown of that.
#[rustfmt::skip]
const CHOICES: &[(&str, &str, &str, &str)] = &[
    ("m5.large", "CpuOptions.CoreCount=1&CpuOptions.ThreadsPerCore=1", "cpuOptions/threadsPerCore", "1"),
    ("m6a.large", "CpuOptions.AmdSevSnp=enabled", "cpuOptions/amdSevSnp", "enabled"),
    ("m5.xlarge", "EnclaveOptions.Enabled=true", "enclaveOptions/enabled", "true"),
    ("m5.large", "HibernationOptions.Configured=true", "hibernationOptions/configured", "true"),
    ("t3.micro", "MaintenanceOptions.AutoRecovery=disabled", "maintenanceOptions/autoRecovery", "disabled"),
    ("t3.micro", "PrivateDnsNameOptions.HostnameType=resource-name", "privateDnsNameOptions/hostnameType", "resource-name"),
    ("t3.micro", "PrivateDnsNameOptions.EnableResourceNameDnsARecord=true", "privateDnsNameOptions/enableResourceNameDnsARecord", "true"),
    ("t3.micro", "InstanceMarketOptions.MarketType=spot", "instanceLifecycle", "spot"),
    ("t3.micro", "Placement.GroupName=near", "placement/groupName", "near"),
    ("t3.micro", "Placement.PartitionNumber=2", "placement/partitionNumber", "2"),
    ("t3.micro", "Placement.Tenancy=dedicated", "placement/tenancy", "dedicated"),
    ("t3.micro", "Placement.AvailabilityZoneId=use1-az2", "placement/availabilityZone", "us-east-1c"),
    ("t3.micro", "CapacityReservationSpecification.CapacityReservationPreference=none", "capacityReservationSpecification/capacityReservationPreference", "none"),
    ("t3.micro", "CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationId=cr-1", "capacityReservationSpecification/capacityReservationTarget/capacityReservationId", "cr-1"),
    ("t3.micro", "LicenseSpecification.1.LicenseConfigurationArn=arn:x", "licenseSet/item/licenseConfigurationArn", "arn:x"),
    ("t3.micro", "MetadataOptions.HttpProtocolIpv6=enabled", "metadataOptions/httpProtocolIpv6", "enabled"),
    ("m8g.large", "NetworkPerformanceOptions.BandwidthWeighting=vpc-1", "networkPerformanceOptions/bandwidthWeighting", "vpc-1"),
];

#[test]
fn every_choice_of_a_launch_is_shown() {
    let world = World::new();
    let arm = world.account.made(
        "DescribeImages&Filter.1.Name=name&Filter.1.Value.1=debian-12-arm64-*",
        "imagesSet/item/imageId",
    );
    for (kind, choice, path, expected) in CHOICES {
        let request = world
            .request(&format!("&{choice}"))
            .replace("t3.micro", kind);
        let request = match kind.starts_with("m8g") {
            true => request.replace(&world.image, &arm),
            false => request,
        };
        let id = world.account.made(&request, "instancesSet/item/instanceId");
        assert_eq!(world.shown(&id).text(path), *expected, "{choice}");
    }
}

#[test]
fn the_private_name_of_an_instance_is_of_the_kind_that_it_chose() {
    let world = World::new();
    let id = world.launch("&PrivateDnsNameOptions.HostnameType=resource-name");
    assert_eq!(
        world.shown(&id).text("privateDnsName"),
        format!("{id}.ec2.internal")
    );
}

#[test]
fn a_spot_instance_has_a_request_and_stops_only_when_it_persists() {
    let world = World::new();
    let spot = "&InstanceMarketOptions.MarketType=spot";
    let id = world.running(spot);
    assert!(
        world
            .shown(&id)
            .text("spotInstanceRequestId")
            .starts_with("sir-")
    );
    assert!(world.account.refused(&format!("StopInstances&InstanceId.1={id}")).starts_with(&format!(
        "UnsupportedOperation: You can't stop the Spot Instance '{id}' because it is associated with a one-time"
    )));
    let options = format!(
        "{spot}&InstanceMarketOptions.SpotOptions.SpotInstanceType=persistent&InstanceMarketOptions.SpotOptions.InstanceInterruptionBehavior=stop"
    );
    let persistent = world.running(&options);
    world
        .account
        .ok(&format!("StopInstances&InstanceId.1={persistent}"));
    for wrong in [
        format!("{spot}&InstanceMarketOptions.SpotOptions.InstanceInterruptionBehavior=stop"),
        "&InstanceMarketOptions.MarketType=capacity-block&InstanceMarketOptions.SpotOptions.MaxPrice=1".to_owned(),
    ] {
        assert_eq!(world.account.code(&world.request(&wrong)), "InvalidParameterCombination");
    }
}

#[test]
fn a_type_is_not_given_what_it_cannot_have() {
    let world = World::new();
    for (kind, choice, error) in [
        (
            "m5.large",
            "&CpuOptions.CoreCount=3&CpuOptions.ThreadsPerCore=1",
            "InvalidParameterValue: Value (3) for parameter CoreCount is invalid. Valid values for the instance type m5.large are: 1.",
        ),
        (
            "m5.large",
            "&CpuOptions.CoreCount=1",
            "InvalidParameterCombination: CpuOptions must specify both CoreCount and ThreadsPerCore, or neither.",
        ),
        (
            "m5.large",
            "&CpuOptions.AmdSevSnp=enabled",
            "UnsupportedOperation: The instance type m5.large does not support AMD SEV-SNP.",
        ),
        (
            "t3.micro",
            "&EnclaveOptions.Enabled=true",
            "UnsupportedOperation: The instance type t3.micro does not support enclaves.",
        ),
        (
            "m5.xlarge",
            "&EnclaveOptions.Enabled=true&HibernationOptions.Configured=true",
            "InvalidParameterCombination: Hibernation and enclaves cannot both be enabled on the same instance.",
        ),
        (
            "m7i.48xlarge",
            "&HibernationOptions.Configured=true",
            "UnsupportedHibernationConfiguration: Hibernation is not supported for the instance type m7i.48xlarge.",
        ),
        (
            "t3.micro",
            "&NetworkPerformanceOptions.BandwidthWeighting=vpc-1",
            "UnsupportedOperation: The instance type t3.micro does not support the bandwidth weighting vpc-1.",
        ),
        (
            "t3.micro",
            "&Placement.Tenancy=host",
            "InsufficientHostCapacity: There is not enough capacity on the Dedicated Host to launch or start the instance.",
        ),
        (
            "t3.micro",
            "&Placement.AvailabilityZoneId=use1-az9",
            "InvalidParameterValue: Invalid availability zone-id: [use1-az9]",
        ),
        (
            "m5.large",
            "&CreditSpecification.CpuCredits=standard",
            "InvalidParameterCombination: The m5.large instance type does not support the CPU credit option 'standard'.",
        ),
    ] {
        assert_eq!(world.refused_of(kind, choice), error);
    }
}

#[test]
fn an_instance_hibernates_when_it_was_launched_for_that() {
    let world = World::new();
    let plain = world.running("");
    assert_eq!(
        world.account.refused(&format!(
            "StopInstances&InstanceId.1={plain}&Hibernate=true"
        )),
        format!(
            "UnsupportedHibernationConfiguration: The instance '{plain}' is not enabled for hibernation."
        )
    );
    let id = world.launch_of("m5.large", "&HibernationOptions.Configured=true");
    world.report(&id, 1, Outcome::Running);
    world
        .account
        .ok(&format!("StopInstances&InstanceId.1={id}&Hibernate=true"));
    assert_eq!(
        world.shown(&id).text("stateReason/code"),
        "Client.UserInitiatedHibernate"
    );
}

#[test]
fn each_option_is_changed_while_the_instance_is_stopped() {
    let world = World::new();
    let id = world.stopped_of("m5.xlarge");
    for (request, path, expected) in [
        (
            "ModifyInstanceMaintenanceOptions&AutoRecovery=disabled&RebootMigration=disabled",
            "maintenanceOptions/autoRecovery",
            "disabled",
        ),
        (
            "ModifyInstanceCpuOptions&CoreCount=2&ThreadsPerCore=1",
            "cpuOptions/threadsPerCore",
            "1",
        ),
        (
            "ModifyPrivateDnsNameOptions&PrivateDnsHostnameType=resource-name&EnableResourceNameDnsARecord=true",
            "privateDnsNameOptions/hostnameType",
            "resource-name",
        ),
        (
            "ModifyInstancePlacement&GroupName=near&PartitionNumber=3",
            "placement/groupName",
            "near",
        ),
        (
            "ModifyInstancePlacement&Tenancy=dedicated&Affinity=default",
            "placement/tenancy",
            "dedicated",
        ),
        (
            "ModifyInstancePlacement&GroupName=",
            "placement/groupName",
            "",
        ),
        (
            "ModifyInstanceCapacityReservationAttributes&CapacityReservationSpecification.CapacityReservationPreference=none",
            "capacityReservationSpecification/capacityReservationPreference",
            "none",
        ),
        (
            "ModifyInstanceNetworkPerformanceOptions&BandwidthWeighting=default",
            "networkPerformanceOptions/bandwidthWeighting",
            "default",
        ),
        (
            "ModifyInstanceMetadataOptions&HttpProtocolIpv6=enabled",
            "metadataOptions/httpProtocolIpv6",
            "enabled",
        ),
    ] {
        world.account.ok(&format!("{request}&InstanceId={id}"));
        assert_eq!(world.shown(&id).text(path), expected, "{request}");
    }
    assert_eq!(
        world.shown(&id).text("maintenanceOptions/rebootMigration"),
        "disabled"
    );
}

#[test]
fn a_running_instance_keeps_its_options() {
    let world = World::new();
    let id = world.running("");
    for request in [
        "ModifyInstanceCpuOptions&CoreCount=1&ThreadsPerCore=1",
        "ModifyPrivateDnsNameOptions&PrivateDnsHostnameType=resource-name",
        "ModifyInstancePlacement&GroupName=near",
        "ModifyInstanceCapacityReservationAttributes&CapacityReservationSpecification.CapacityReservationPreference=none",
        "ModifyInstanceNetworkPerformanceOptions&BandwidthWeighting=default",
    ] {
        assert_eq!(
            world.account.refused(&format!("{request}&InstanceId={id}")),
            format!("IncorrectInstanceState: The instance '{id}' is not in the 'stopped' state.")
        );
    }
    world.account.ok(&format!(
        "ModifyInstanceMaintenanceOptions&InstanceId={id}&AutoRecovery=disabled"
    ));
    assert_eq!(
        world
            .account
            .code(&format!("ModifyInstanceMaintenanceOptions&InstanceId={id}")),
        "MissingParameter"
    );
}

#[test]
fn options_are_of_instances_that_are_there() {
    let world = World::new();
    for request in [
        "ModifyInstanceMaintenanceOptions&AutoRecovery=disabled",
        "ModifyInstanceCpuOptions&CoreCount=1&ThreadsPerCore=1",
        "ModifyPrivateDnsNameOptions&PrivateDnsHostnameType=resource-name",
        "ModifyInstancePlacement&GroupName=near",
        "ModifyInstanceCapacityReservationAttributes&CapacityReservationSpecification.CapacityReservationPreference=none",
        "ModifyInstanceNetworkPerformanceOptions&BandwidthWeighting=default",
        "ResetInstanceAttribute&Attribute=sourceDestCheck",
        "GetPasswordData",
        "GetInstanceUefiData",
        "GetLaunchTemplateData",
    ] {
        let request = format!("{request}&InstanceId=i-12345678");
        assert_eq!(
            world.account.code(&request),
            "InvalidInstanceID.NotFound",
            "{request}"
        );
    }
}

#[test]
fn launches_that_do_not_say_take_the_account_s_metadata_options() {
    let world = World::new();
    let tokens = |parameters: &str| {
        let shown = world.shown(&world.launch(parameters));
        let options = shown.find("metadataOptions");
        (
            options.text("httpTokens"),
            options.text("httpPutResponseHopLimit"),
            options.text("instanceMetadataTags"),
        )
    };
    let of = |tokens: &str, limit: &str, tags: &str| {
        (tokens.to_owned(), limit.to_owned(), tags.to_owned())
    };
    assert_eq!(tokens(""), of("required", "2", "disabled"), "the image's");
    world.account.ok("ModifyInstanceMetadataDefaults&HttpTokens=optional&HttpPutResponseHopLimit=5&InstanceMetadataTags=enabled");
    let defaults = world.account.ok("GetInstanceMetadataDefaults");
    assert_eq!(defaults.text("accountLevel/httpTokens"), "optional");
    assert_eq!(defaults.text("accountLevel/httpPutResponseHopLimit"), "5");
    assert!(!defaults.has("accountLevel/httpEndpoint"));
    assert_eq!(tokens(""), of("optional", "5", "enabled"));
    assert_eq!(
        tokens("&MetadataOptions.HttpTokens=required&MetadataOptions.HttpPutResponseHopLimit=1"),
        of("required", "1", "enabled")
    );
    world.account.ok("ModifyInstanceMetadataDefaults&HttpTokens=no-preference&HttpPutResponseHopLimit=-1&InstanceMetadataTags=no-preference");
    assert_eq!(tokens(""), of("required", "2", "disabled"));
    assert_eq!(
        world
            .account
            .code("ModifyInstanceMetadataDefaults&HttpPutResponseHopLimit=65"),
        "InvalidParameterValue"
    );
}

#[test]
fn an_account_that_enforces_tokens_launches_nothing_without() {
    let world = World::new();
    let id = world.launch("");
    world
        .account
        .ok("ModifyInstanceMetadataDefaults&HttpTokensEnforced=enabled");
    let optional = world
        .account
        .refused(&world.request("&MetadataOptions.HttpTokens=optional"));
    assert!(optional.starts_with("UnsupportedOperation: You can't launch instances with IMDSv1 because httpTokensEnforced is enabled"));
    let modify = format!("ModifyInstanceMetadataOptions&InstanceId={id}&HttpTokens=optional");
    assert_eq!(world.account.code(&modify), "UnsupportedOperation");
    world.launch("");
}

#[test]
fn launches_that_do_not_say_take_the_credits_of_their_family() {
    let world = World::new();
    let credits = |family: &str| {
        let answer = world.account.ok(&format!(
            "GetDefaultCreditSpecification&InstanceFamily={family}"
        ));
        answer.text("instanceFamilyCreditSpecification/cpuCredits")
    };
    assert_eq!(
        (credits("t2"), credits("t3")),
        ("standard".to_owned(), "unlimited".to_owned())
    );
    world
        .account
        .ok("ModifyDefaultCreditSpecification&InstanceFamily=t3&CpuCredits=standard");
    assert_eq!(credits("t3"), "standard");
    let id = world.launch("");
    let shown = world.account.ok(&format!(
        "DescribeInstanceCreditSpecifications&InstanceId.1={id}"
    ));
    assert_eq!(
        shown.text("instanceCreditSpecificationSet/item/cpuCredits"),
        "standard"
    );
    assert_eq!(
        world
            .account
            .refused("ModifyDefaultCreditSpecification&InstanceFamily=t3&CpuCredits=endless"),
        "InvalidParameterValue: Invalid value 'endless' for CpuCredits."
    );
    assert_eq!(
        world
            .account
            .code("GetDefaultCreditSpecification&InstanceFamily=m5"),
        "InvalidParameterValue"
    );
}

#[test]
fn notices_of_events_carry_the_tags_that_are_registered() {
    let account = crate::testing::Account::new();
    let keys = "InstanceTagAttribute.InstanceTagKey";
    account.ok(&format!(
        "RegisterInstanceEventNotificationAttributes&{keys}.1=a&{keys}.2=b"
    ));
    account.ok(&format!(
        "DeregisterInstanceEventNotificationAttributes&{keys}.1=a"
    ));
    let shown = account.ok("DescribeInstanceEventNotificationAttributes");
    assert_eq!(
        shown.texts("instanceTagAttribute/instanceTagKeySet/item"),
        ["b"]
    );
    assert_eq!(
        shown.text("instanceTagAttribute/includeAllTagsOfInstance"),
        "false"
    );
    account.ok("RegisterInstanceEventNotificationAttributes&InstanceTagAttribute.IncludeAllTagsOfInstance=true");
    let shown = account.ok("DescribeInstanceEventNotificationAttributes");
    assert_eq!(
        shown.text("instanceTagAttribute/includeAllTagsOfInstance"),
        "true"
    );
}
