//! Tests of sets of DHCP options.

use crate::testing::Account;

const ID: &str = "dhcpOptionsSet/item/dhcpOptionsId";

#[test]
fn new_vpcs_get_the_regions_own_set() {
    let account = Account::in_region("eu-west-1");
    let vpc = account.ok("CreateVpc&CidrBlock=10.0.0.0/16");
    let sets = account.ok("DescribeDhcpOptions");
    assert_eq!(sets.texts(ID), [vpc.text("vpc/dhcpOptionsId")]);
    let value = "dhcpOptionsSet/item/dhcpConfigurationSet/item/valueSet/item/value";
    assert_eq!(
        sets.texts(value),
        ["eu-west-1.compute.internal", "AmazonProvidedDNS"]
    );
}

#[test]
fn a_set_can_be_made_associated_and_deleted() {
    let account = Account::new();
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let set = account.made(
        "CreateDhcpOptions&DhcpConfiguration.1.Key=domain-name&DhcpConfiguration.1.Value.1=example.org",
        "dhcpOptions/dhcpOptionsId",
    );
    let filter = "DescribeDhcpOptions&Filter.1.Name=value&Filter.1.Value.1=example.*";
    assert_eq!(account.ok(filter).texts(ID), [set.as_str()]);
    account.ok(&format!(
        "AssociateDhcpOptions&DhcpOptionsId={set}&VpcId={vpc}"
    ));
    let delete = format!("DeleteDhcpOptions&DhcpOptionsId={set}");
    assert_eq!(
        account.refused(&delete),
        format!(
            "DependencyViolation: The dhcpOptions '{set}' has dependencies and cannot be deleted."
        )
    );
    account.ok(&format!(
        "AssociateDhcpOptions&DhcpOptionsId=default&VpcId={vpc}"
    ));
    let vpcs = account.ok(&format!("DescribeVpcs&VpcId.1={vpc}"));
    assert_eq!(vpcs.text("vpcSet/item/dhcpOptionsId"), "default");
    account.ok(&delete);
    assert_eq!(account.code(&delete), "InvalidDhcpOptionID.NotFound");
}

#[test]
fn unknown_options_and_missing_sets_are_refused() {
    let account = Account::new();
    let unknown = "CreateDhcpOptions&DhcpConfiguration.1.Key=x&DhcpConfiguration.1.Value.1=y";
    assert_eq!(account.code(unknown), "InvalidParameterValue");
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let associate = |set: &str| {
        account.code(&format!(
            "AssociateDhcpOptions&VpcId={vpc}&DhcpOptionsId={set}"
        ))
    };
    assert_eq!(associate("dopt-12345678"), "InvalidDhcpOptionID.NotFound");
    assert_eq!(associate("x"), "InvalidDhcpOptionsID.Malformed");
}

/// Makes a set with one option.
fn create(account: &Account, key: &str, values: &[&str]) -> Result<String, String> {
    let mut request = format!("CreateDhcpOptions&DhcpConfiguration.1.Key={key}");
    for (value, number) in values.iter().zip(1..) {
        request.push_str(&format!("&DhcpConfiguration.1.Value.{number}={value}"));
    }
    let answer = account.call(&request)?;
    Ok(answer.text("dhcpOptions/dhcpOptionsId"))
}

#[test]
fn every_option_takes_what_it_is_for() {
    let account = Account::new();
    let v4 = ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"];
    let both = [&v4[..], &["2001:db8::1"]].concat();
    let five = [&v4[..], &["10.0.0.5"]].concat();
    for (key, values, is_right) in [
        ("domain-name", &["example.org"][..], true),
        ("domain-name", &["a.org", "b.org"], false),
        ("domain-name-servers", &v4, true),
        ("domain-name-servers", &["AmazonProvidedDNS"], true),
        (
            "domain-name-servers",
            &["10.0.0.1", "AmazonProvidedDNS"],
            true,
        ),
        ("domain-name-servers", &both, true),
        ("domain-name-servers", &five, false),
        ("domain-name-servers", &["dns.example.org"], false),
        ("ntp-servers", &both, true),
        ("ntp-servers", &five, false),
        ("ntp-servers", &["x"], false),
        ("netbios-name-servers", &v4, true),
        ("netbios-name-servers", &["2001:db8::1"], false),
        ("netbios-node-type", &["2"], true),
        ("netbios-node-type", &["3"], false),
        ("netbios-node-type", &["2", "4"], false),
        ("ipv6-address-preferred-lease-time", &["140"], true),
        ("ipv6-address-preferred-lease-time", &["139"], false),
        ("ipv6-address-preferred-lease-time", &["x"], false),
        ("ntp-servers", &[], false),
        ("router", &["10.0.0.1"], false),
    ] {
        match create(&account, key, values) {
            Ok(_) => assert!(is_right, "{key} {values:?}"),
            Err(error) => {
                assert!(!is_right, "{key} {values:?}: {error}");
                let start = format!(
                    "InvalidParameterValue: Value ({}) for parameter {key} is invalid.",
                    values.join(", ")
                );
                assert!(error.starts_with(&start), "{error}");
            }
        }
    }
}

#[test]
fn sets_are_made_with_tags_found_by_filter_and_paged() {
    let account = Account::new();
    let set = account.made(
        "CreateDhcpOptions&DhcpConfiguration.1.Key=netbios-node-type&DhcpConfiguration.1.Value.1=2\
         &TagSpecification.1.ResourceType=dhcp-options&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=lab",
        "dhcpOptions/dhcpOptionsId",
    );
    for filter in [
        format!("dhcp-options-id&Filter.1.Value.1={set}"),
        "key&Filter.1.Value.1=netbios-*".to_owned(),
        "value&Filter.1.Value.1=2".to_owned(),
        "tag:Name&Filter.1.Value.1=lab".to_owned(),
        "tag-key&Filter.1.Value.1=Name".to_owned(),
        "owner-id&Filter.1.Value.1=000000000000&Filter.2.Name=key&Filter.2.Value.1=netbios-*"
            .to_owned(),
    ] {
        let found = account.ok(&format!("DescribeDhcpOptions&Filter.1.Name={filter}"));
        assert_eq!(found.texts(ID), [set.as_str()], "{filter}");
    }
    for number in 0..5 {
        create(&account, "domain-name", &[&format!("{number}.org")]).expect("a right name");
    }
    let first = account.ok("DescribeDhcpOptions&MaxResults=5");
    let token = first.text("nextToken");
    let rest = account.ok(&format!("DescribeDhcpOptions&NextToken={token}"));
    assert_eq!((first.texts(ID).len(), rest.texts(ID).len()), (5, 2));
    assert_eq!(account.code("CreateDhcpOptions"), "MissingParameter");
    assert_eq!(
        account.code("AssociateDhcpOptions&DhcpOptionsId=default&VpcId=vpc-12345678"),
        "InvalidVpcID.NotFound"
    );
}
