//! Vectors of our own for each rule of the EC2 query protocol: how requests are read and how responses are written.
//!
//! The shapes are the generated ones; `botocore/` tries the same rules on random values of every shape.

#![allow(clippy::unwrap_used)]

use terrarium_wire::ec2::*;
use terrarium_wire::{Blob, Decode, Encode, ParameterError, Parameters, Timestamp, Xml};

fn read<T: Decode>(form: &str) -> Result<T, ParameterError> {
    T::decode(Parameters::parse(form).unwrap(), "")
}

fn code_and_message<T: Decode + std::fmt::Debug>(form: &str) -> (&'static str, String) {
    let error = read::<T>(form).unwrap_err();
    (error.code(), error.to_string())
}

fn written(value: &impl Encode) -> String {
    let mut xml = Xml::fragment();
    value.encode(&mut xml, "", "");
    String::from_utf8(xml.finish()).unwrap()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

#[test]
fn scalars_are_read_by_their_names() {
    let request: CreateVpcRequest =
        read("CidrBlock=10.0.0.0%2F16&Ipv4NetmaskLength=16&DryRun=true&InstanceTenancy=default")
            .unwrap();
    assert_eq!(request.cidr_block.as_deref(), Some("10.0.0.0/16"));
    assert_eq!(request.ipv4_netmask_length, Some(16));
    assert_eq!(request.dry_run, Some(true));
    assert_eq!(request.instance_tenancy, Some(Tenancy::Default));
    assert_eq!(request.ipv6_pool, None);
}

#[test]
fn an_empty_text_is_a_text() {
    let request: CreateVpcRequest =
        read("CidrBlock=&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=").unwrap();
    assert_eq!(request.cidr_block.as_deref(), Some(""));
    let tag = &request.tag_specifications[0].tags[0];
    assert_eq!(tag.value.as_deref(), Some(""));
}

#[test]
fn a_plus_is_a_space_and_percent_escapes_are_utf8() {
    let tag: Tag = read("Key=a+b%2Bc&Value=%E6%BC%A2%26%3D%25").unwrap();
    assert_eq!(tag.key.as_deref(), Some("a b+c"));
    assert_eq!(tag.value.as_deref(), Some("漢&=%"));
}

#[test]
fn lists_are_flattened_and_nest() {
    let form = "Filter.1.Name=tag%3AName&Filter.1.Value.1=a&Filter.1.Value.2=b&Filter.2.Name=state&Filter.2.Value.1=available";
    let request: DescribeVpcsRequest = read(form).unwrap();
    assert_eq!(request.filters.len(), 2);
    assert_eq!(request.filters[0].name.as_deref(), Some("tag:Name"));
    assert_eq!(request.filters[0].values, texts(&["a", "b"]));
    assert_eq!(request.filters[1].values, texts(&["available"]));
}

#[test]
fn list_elements_are_ordered_by_number_not_by_text() {
    let form = (1..=12)
        .rev()
        .map(|i| format!("RegionName.{i}=r{i}"))
        .collect::<Vec<_>>();
    let request: DescribeRegionsRequest = read(&form.join("&")).unwrap();
    let expected: Vec<_> = (1..=12).map(|i| format!("r{i}")).collect();
    assert_eq!(request.region_names, expected);
}

#[test]
fn gaps_between_list_elements_close() {
    let request: DescribeRegionsRequest =
        read("RegionName.7=c&RegionName.2=a&RegionName.5=b").unwrap();
    assert_eq!(request.region_names, texts(&["a", "b", "c"]));
}

#[test]
fn a_list_that_is_not_sent_is_empty_and_so_is_one_without_a_value() {
    assert!(
        read::<DescribeRegionsRequest>("")
            .unwrap()
            .region_names
            .is_empty()
    );
    assert!(
        read::<DescribeRegionsRequest>("RegionName=")
            .unwrap()
            .region_names
            .is_empty()
    );
}

#[test]
fn what_is_no_index_and_what_is_no_list_is_refused() {
    let read = code_and_message::<DescribeRegionsRequest>;
    assert_eq!(
        read("RegionName.first=a"),
        (
            "UnknownParameter",
            "The parameter RegionName.first is not recognized".to_owned()
        )
    );
    assert_eq!(read("RegionName.-1=a").0, "UnknownParameter");
    assert_eq!(read("RegionName.1.2=a").0, "UnknownParameter");
    assert_eq!(read("RegionName=a").0, "InvalidParameterValue");
    assert_eq!(read("RegionName.99999999999=a").0, "UnknownParameter");
}

#[test]
fn the_older_protocol_wraps_lists_in_member() {
    let list: Vec<String> = read("member.2=b&member.1=a").unwrap();
    assert_eq!(list, texts(&["a", "b"]));
}

#[test]
fn structures_nest_at_dots() {
    let request: ModifySubnetAttributeRequest =
        read("SubnetId=subnet-0123456789abcdef0&MapPublicIpOnLaunch.Value=false").unwrap();
    assert_eq!(request.map_public_ip_on_launch.unwrap().value, Some(false));
    let form = "MinCount=1&MaxCount=1&BlockDeviceMapping.1.DeviceName=%2Fdev%2Fxvda&BlockDeviceMapping.1.Ebs.VolumeSize=20&BlockDeviceMapping.1.Ebs.DeleteOnTermination=true";
    let request: RunInstancesRequest = read(form).unwrap();
    let mapping = &request.block_device_mappings[0];
    assert_eq!(mapping.device_name.as_deref(), Some("/dev/xvda"));
    assert_eq!(mapping.ebs.as_ref().unwrap().volume_size, Some(20));
}

#[test]
fn irregular_names_are_the_models() {
    // The member TagSpecifications is TagSpecification here, its Tags are Tag, and SecurityGroupIds lose their s.
    let form = "MinCount=1&MaxCount=2&SecurityGroupId.1=sg-0123456789abcdef0&TagSpecification.1.ResourceType=instance\
        &TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=web&NetworkInterface.1.DeviceIndex=0\
        &NetworkInterface.1.SecurityGroupId.1=sg-0123456789abcdef1&NetworkInterface.1.Ipv6Addresses.1.Ipv6Address=fd00%3A%3A1";
    let request: RunInstancesRequest = read(form).unwrap();
    assert_eq!(
        request.security_group_ids[0].to_string(),
        "sg-0123456789abcdef0"
    );
    assert_eq!(
        request.tag_specifications[0].tags[0].key.as_deref(),
        Some("Name")
    );
    let interface = &request.network_interfaces[0];
    assert_eq!(interface.groups[0].to_string(), "sg-0123456789abcdef1");
    assert_eq!(
        interface.ipv6_addresses[0].ipv6_address.as_deref(),
        Some("fd00::1")
    );
    assert_eq!(
        code_and_message::<RunInstancesRequest>(
            "MinCount=1&MaxCount=1&SecurityGroupIds.1=sg-0123456789abcdef0"
        )
        .0,
        "UnknownParameter"
    );
}

#[test]
fn names_are_the_same_in_no_other_case() {
    assert_eq!(
        code_and_message::<CreateVpcRequest>("cidrBlock=10.0.0.0%2F16").0,
        "UnknownParameter"
    );
}

#[test]
fn blobs_are_base64() {
    let request: ImportKeyPairRequest =
        read("KeyName=k&PublicKeyMaterial=c3NoLWVkMjU1MTkgQUFB").unwrap();
    assert_eq!(
        request.public_key_material,
        Blob(b"ssh-ed25519 AAA".to_vec())
    );
    let (code, message) =
        code_and_message::<ImportKeyPairRequest>("KeyName=k&PublicKeyMaterial=***");
    assert_eq!(code, "InvalidParameterValue");
    assert!(
        message.starts_with("Value (***) for parameter PublicKeyMaterial is invalid."),
        "{message}"
    );
}

#[test]
fn booleans_are_true_or_false() {
    let flag = |text: &str| {
        read::<AttributeBooleanValue>(&format!("Value={text}")).map(|read| read.value.unwrap())
    };
    assert_eq!(flag("true"), Ok(true));
    assert_eq!(flag("False"), Ok(false));
    for wrong in ["1", "yes", "", "truee"] {
        assert_eq!(
            flag(wrong).unwrap_err().code(),
            "InvalidParameterValue",
            "{wrong}"
        );
    }
}

#[test]
fn numbers_fit_their_type_and_nothing_stands_beside_them() {
    let number = |text: &str| {
        read::<DescribeVpcsRequest>(&format!("MaxResults={text}"))
            .map(|read| read.max_results.unwrap())
    };
    assert_eq!(number("2147483647"), Ok(i32::MAX));
    assert_eq!(number("-5"), Ok(-5));
    for wrong in ["2147483648", "", "5+", "1e3", "0x10", "five"] {
        assert_eq!(
            number(wrong).unwrap_err().code(),
            "InvalidParameterValue",
            "{wrong}"
        );
    }
}

#[test]
fn timestamps_have_an_offset_and_perhaps_a_fraction() {
    let time = |text: &str| {
        read::<SpotMarketOptions>(&format!("ValidUntil={text}"))
            .map(|read| read.valid_until.unwrap())
    };
    let noon: Timestamp = "2026-08-01T12:00:00Z".parse().unwrap();
    assert_eq!(time("2026-08-01T12:00:00Z"), Ok(noon));
    assert_eq!(time("2026-08-01T12:00:00.000Z"), Ok(noon));
    assert_eq!(time("2026-08-01T14:00:00%2B02:00"), Ok(noon));
    for wrong in ["yesterday", "2026-08-01", "1754049600", ""] {
        assert_eq!(
            time(wrong).unwrap_err().code(),
            "InvalidParameterValue",
            "{wrong}"
        );
    }
}

#[test]
fn enumerations_have_their_values_only() {
    let (code, message) = code_and_message::<CreateVpcRequest>("InstanceTenancy=shared");
    assert_eq!(code, "InvalidParameterValue");
    assert!(
        message.starts_with("Value (shared) for parameter InstanceTenancy is invalid."),
        "{message}"
    );
}

#[test]
fn ids_are_parsed_where_they_arrive() {
    let read = code_and_message::<DescribeInstancesRequest>;
    assert_eq!(
        read("InstanceId.1=web"),
        (
            "InvalidInstanceID.Malformed",
            "Invalid id: \"web\" (expecting \"i-...\")".to_owned()
        )
    );
    assert_eq!(
        read("InstanceId.1=vpc-0123456789abcdef0").0,
        "InvalidInstanceID.Malformed"
    );
    assert_eq!(
        read("InstanceId.1=i-0123456789ABCDEF0").0,
        "InvalidInstanceID.Malformed"
    );
}

#[test]
fn ids_from_before_2016_have_eight_digits() {
    let request: DescribeInstancesRequest = read("InstanceId.1=i-0123abcd").unwrap();
    assert_eq!(request.instance_ids[0].to_string(), "i-0123abcd");
}

#[test]
fn required_members_are_missed_by_name_also_in_lists_and_structures() {
    let missing = |name: &str| {
        (
            "MissingParameter",
            format!("The request must contain the parameter {name}"),
        )
    };
    assert_eq!(code_and_message::<DeleteVpcRequest>(""), missing("VpcId"));
    assert_eq!(
        code_and_message::<RunInstancesRequest>("MinCount=1"),
        missing("MaxCount")
    );
    assert_eq!(
        code_and_message::<CreateDhcpOptionsRequest>(""),
        missing("DhcpConfiguration")
    );
    assert_eq!(
        code_and_message::<TerminateInstancesRequest>("InstanceId="),
        missing("InstanceId")
    );
    // A name that has only something below it has no value of its own.
    assert_eq!(
        code_and_message::<TerminateInstancesRequest>("InstanceId.1.X=").0,
        "UnknownParameter"
    );
}

#[test]
fn unknown_parameters_are_refused_by_their_full_name() {
    let (code, message) = code_and_message::<DescribeVpcsRequest>(
        "Filter.1.Name=state&Filter.1.Value.1=x&Filter.1.Colour=red",
    );
    assert_eq!(code, "UnknownParameter");
    assert_eq!(message, "The parameter Filter.1.Colour is not recognized");
    assert_eq!(
        code_and_message::<DescribeVpcsRequest>("MaxResults.1=5").0,
        "UnknownParameter"
    );
}

#[test]
fn members_that_have_no_value_are_not_written() {
    let vpc = Vpc {
        vpc_id: Some("vpc-1".to_owned()),
        is_default: Some(false),
        ..Vpc::default()
    };
    assert_eq!(
        written(&vpc),
        "<ipv6CidrBlockAssociationSet></ipv6CidrBlockAssociationSet><cidrBlockAssociationSet></cidrBlockAssociationSet>\
         <isDefault>false</isDefault><vpcId>vpc-1</vpcId>"
    );
}

#[test]
fn empty_lists_are_empty_elements_but_some_are_left_out() {
    assert_eq!(written(&DescribeVpcsResult::default()), "<vpcSet></vpcSet>");
    // What was asked for is not left out.
    assert_eq!(written(&DescribeTagsResult::default()), "<tagSet></tagSet>");
    let table = written(&RouteTable::default());
    assert!(table.contains("<routeSet></routeSet>"), "{table}");
    assert!(!table.contains("tagSet"), "{table}");
    let instance = written(&Instance::default());
    assert!(
        instance.contains("<productCodes></productCodes>"),
        "{instance}"
    );
    assert!(!instance.contains("elasticGpuAssociationSet"), "{instance}");
    assert!(!instance.contains("licenseSet"), "{instance}");
}

#[test]
fn lists_are_wrapped_and_their_elements_are_items() {
    let tag = |key: &str| Tag {
        key: Some(key.to_owned()),
        value: Some(String::new()),
    };
    let result = DescribeVpcsResult {
        next_token: None,
        vpcs: vec![Vpc {
            tags: vec![tag("a"), tag("b")],
            ..Vpc::default()
        }],
    };
    assert_eq!(
        written(&result),
        "<vpcSet><item><ipv6CidrBlockAssociationSet></ipv6CidrBlockAssociationSet><cidrBlockAssociationSet></cidrBlockAssociationSet>\
         <tagSet><item><key>a</key><value></value></item><item><key>b</key><value></value></item></tagSet></item></vpcSet>"
    );
}

#[test]
fn structures_are_elements_also_when_they_are_empty() {
    let result = DescribeVpcAttributeResult {
        enable_dns_support: Some(AttributeBooleanValue { value: Some(true) }),
        enable_dns_hostnames: Some(AttributeBooleanValue { value: None }),
        ..DescribeVpcAttributeResult::default()
    };
    assert_eq!(
        written(&result),
        "<enableDnsHostnames></enableDnsHostnames><enableDnsSupport><value>true</value></enableDnsSupport>"
    );
}

#[test]
fn a_response_without_a_shape_says_true() {
    assert_eq!(written(&()), "<return>true</return>");
}

#[test]
fn timestamps_are_written_with_milliseconds_always() {
    let shown = |text: &str| {
        let key = KeyPairInfo {
            create_time: Some(text.parse().unwrap()),
            ..KeyPairInfo::default()
        };
        written(&key)
    };
    assert_eq!(
        shown("2026-08-01T12:00:00Z"),
        "<tagSet></tagSet><createTime>2026-08-01T12:00:00.000Z</createTime>"
    );
    assert_eq!(
        shown("2026-08-01T14:00:00.1239+02:00"),
        "<tagSet></tagSet><createTime>2026-08-01T12:00:00.123Z</createTime>"
    );
}

#[test]
fn text_is_escaped_and_what_xml_cannot_hold_is_replaced() {
    let value = |text: &str| {
        let tag = Tag {
            key: None,
            value: Some(text.to_owned()),
        };
        written(&tag)
    };
    assert_eq!(value("a<b>&c"), "<value>a&lt;b&gt;&amp;c</value>");
    assert_eq!(value("]]>"), "<value>]]&gt;</value>");
    assert_eq!(
        value("a\u{0}b\u{1b}[1m\u{ffff}"),
        "<value>a\u{fffd}b\u{fffd}[1m\u{fffd}</value>"
    );
    assert_eq!(value("漢 🦀"), "<value>漢 🦀</value>");
    // A bare carriage return would be read as a line feed.
    assert_eq!(value("a\r\nb"), "<value>a&#13;\nb</value>");
}
