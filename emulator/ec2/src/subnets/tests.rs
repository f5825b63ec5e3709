//! Tests of subnets: their blocks, their addresses and their attributes.

#![allow(clippy::unwrap_used)]

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use proptest::prelude::*;
use terrarium_model::ids::SubnetId;
use terrarium_query::ApiError;

use super::*;
use crate::network_interfaces;
use crate::testing::Account;

const COUNT: &str = "subnetSet/item/availableIpAddressCount";

fn vpc(account: &Account) -> String {
    account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId")
}

fn subnet(account: &Account, vpc: &str, block: &str) -> Result<String, String> {
    let answer = account.call(&format!("CreateSubnet&VpcId={vpc}&CidrBlock={block}"))?;
    Ok(answer.text("subnet/subnetId"))
}

/// Puts an interface there, as a launch would.
fn interface(tx: &mut Tx, subnet: SubnetId, address: Ipv4Addr) {
    let subnet = get(tx, subnet).unwrap();
    let new = network_interfaces::New {
        addresses: network_interfaces::addressing::Wanted::primary(Some(address)),
        ..network_interfaces::New::in_subnet(subnet)
    };
    network_interfaces::create(tx, new).unwrap();
}

#[test]
fn a_new_subnet_is_answered_whole() {
    let account = Account::new();
    let vpc = vpc(&account);
    let answer = account.ok(&format!(
        "CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.7/24&AvailabilityZone=us-east-1b"
    ));
    let subnet = answer.find("subnet");
    let id = subnet.text("subnetId");
    for (name, value) in [
        ("cidrBlock", "10.0.1.0/24"),
        ("availabilityZone", "us-east-1b"),
        ("availabilityZoneId", "use1-az1"),
        ("availableIpAddressCount", "251"),
        ("defaultForAz", "false"),
        ("mapPublicIpOnLaunch", "false"),
        ("state", "available"),
        ("vpcId", &vpc),
        (
            "subnetArn",
            &format!("arn:aws:ec2:us-east-1:000000000000:subnet/{id}"),
        ),
        ("privateDnsNameOptionsOnLaunch/hostnameType", "ip-name"),
    ] {
        assert_eq!(subnet.text(name), value, "{name}");
    }
}

#[test]
fn subnets_lie_inside_their_vpc_and_apart_from_each_other() {
    let account = Account::new();
    let vpc = vpc(&account);
    subnet(&account, &vpc, "10.0.0.0/24").unwrap();
    for block in ["10.0.0.0/24", "10.0.0.128/25", "10.0.0.0/16"] {
        assert_eq!(
            subnet(&account, &vpc, block),
            Err(format!(
                "InvalidSubnet.Conflict: The CIDR '{block}' conflicts with another subnet"
            ))
        );
    }
    for block in ["10.1.0.0/24", "10.0.0.0/15", "10.0.1.0/29"] {
        assert_eq!(
            subnet(&account, &vpc, block),
            Err(format!(
                "InvalidSubnet.Range: The CIDR '{block}' is invalid."
            ))
        );
    }
    subnet(&account, &vpc, "10.0.1.0/28").unwrap();
}

#[test]
fn zones_are_given_by_name_or_id() {
    let account = Account::new();
    let vpc = vpc(&account);
    let create = |rest: &str| {
        account.call(&format!(
            "CreateSubnet&VpcId={vpc}&CidrBlock=10.0.9.0/24&{rest}"
        ))
    };
    assert_eq!(
        create("AvailabilityZone=us-west-2a").unwrap_err(),
        "InvalidParameterValue: Value (us-west-2a) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f."
    );
    assert!(create("AvailabilityZoneId=use1-az9").is_err());
    assert!(create("AvailabilityZoneId=use1-az6&AvailabilityZone=us-east-1b").is_err());
    let made = create("AvailabilityZoneId=use1-az4").unwrap();
    assert_eq!(made.text("subnet/availabilityZone"), "us-east-1d");
}

#[test]
fn a_subnet_with_an_interface_stays() {
    let account = Account::new();
    let vpc = vpc(&account);
    let id = subnet(&account, &vpc, "10.0.0.0/24").unwrap();
    account.write(|tx| interface(tx, id.parse().unwrap(), "10.0.0.9".parse().unwrap()));
    assert_eq!(
        account.refused(&format!("DeleteSubnet&SubnetId={id}")),
        format!("DependencyViolation: The subnet '{id}' has dependencies and cannot be deleted.")
    );
    assert_eq!(
        account
            .ok(&format!("DescribeSubnets&SubnetId.1={id}"))
            .texts(COUNT),
        ["250"]
    );
    let found =
        account.ok("DescribeSubnets&Filter.1.Name=available-ip-address-count&Filter.1.Value.1=250");
    assert_eq!(found.texts("subnetSet/item/subnetId"), [id]);
    assert_eq!(
        account.code("DeleteSubnet&SubnetId=subnet-12345678"),
        "InvalidSubnetID.NotFound"
    );
}

#[test]
fn addresses_are_taken_from_the_lowest_up_until_none_is_left() {
    let account = Account::new();
    let vpc = vpc(&account);
    let id: SubnetId = subnet(&account, &vpc, "10.0.0.0/28")
        .unwrap()
        .parse()
        .unwrap();
    account.write(|tx| {
        for expected in 4..=14 {
            let address = Free::of(tx, id).unwrap().take(None).unwrap();
            assert_eq!(address, Ipv4Addr::new(10, 0, 0, expected));
            interface(tx, id, address);
        }
        let error = ApiError::from(Free::of(tx, id).unwrap().take(None).unwrap_err());
        assert_eq!(error.code(), "InsufficientFreeAddressesInSubnet");
    });
}

#[test]
fn wanted_addresses_must_be_free_and_usable() {
    let account = Account::new();
    let vpc = vpc(&account);
    let id: SubnetId = subnet(&account, &vpc, "10.0.0.0/24")
        .unwrap()
        .parse()
        .unwrap();
    account.write(|tx| {
        interface(tx, id, "10.0.0.10".parse().unwrap());
        let want = |text: &str| {
            let wanted = Free::of(tx, id).unwrap().take(Some(text.parse().unwrap()));
            wanted.map_err(|error| {
                let error = ApiError::from(error);
                format!("{}: {}", error.code(), error.message())
            })
        };
        assert_eq!(want("10.0.0.11"), Ok("10.0.0.11".parse().unwrap()));
        assert_eq!(want("10.0.0.10"), Err("InvalidIPAddress.InUse: Address 10.0.0.10 is in use.".to_owned()));
        assert_eq!(
            want("10.0.1.10"),
            Err("InvalidParameterValue: Address 10.0.1.10 does not fall within the subnet's address range".to_owned())
        );
        for reserved in ["10.0.0.0", "10.0.0.1", "10.0.0.3", "10.0.0.255"] {
            assert_eq!(
                want(reserved),
                Err(format!("InvalidParameterValue: Address {reserved} is in subnet's reserved address range"))
            );
        }
    });
}

#[test]
fn launches_without_a_subnet_go_to_the_default_one() {
    let account = Account::new();
    account.write(|tx| {
        assert_eq!(
            default_for(tx, None).unwrap().availability_zone,
            "us-east-1a"
        );
        assert_eq!(
            default_for(tx, Some("us-east-1c"))
                .unwrap()
                .availability_zone,
            "us-east-1c"
        );
        let error = ApiError::from(default_for(tx, Some("us-east-1z")).unwrap_err());
        assert_eq!(
            error.message(),
            "No default subnet for availability zone: 'us-east-1z'."
        );
    });
}

#[test]
fn a_default_subnet_can_be_made_again() {
    let account = Account::new();
    let create = "CreateDefaultSubnet&AvailabilityZone=us-east-1b";
    assert_eq!(
        account.code(create),
        "DefaultSubnetAlreadyExistsInAvailabilityZone"
    );
    let found = account.ok("DescribeSubnets&Filter.1.Name=availability-zone&Filter.1.Value.1=us-east-1b&Filter.2.Name=default-for-az&Filter.2.Value.1=true");
    let (id, block) = (
        found.text("subnetSet/item/subnetId"),
        found.text("subnetSet/item/cidrBlock"),
    );
    account.ok(&format!("DeleteSubnet&SubnetId={id}"));
    let made = account.ok(create);
    assert_eq!(made.text("subnet/cidrBlock"), block);
    assert_eq!(made.text("subnet/mapPublicIpOnLaunch"), "true");
    assert_eq!(account.code("CreateDefaultSubnet"), "MissingParameter");
}

#[test]
fn attributes_are_changed_one_at_a_time() {
    let account = Account::new();
    let vpc = vpc(&account);
    let id = subnet(&account, &vpc, "10.0.0.0/24").unwrap();
    let modify =
        |attribute: &str| account.call(&format!("ModifySubnetAttribute&SubnetId={id}&{attribute}"));
    modify("MapPublicIpOnLaunch.Value=true").unwrap();
    modify("PrivateDnsHostnameTypeOnLaunch=resource-name").unwrap();
    modify("EnableResourceNameDnsARecordOnLaunch.Value=true").unwrap();
    modify("AssignIpv6AddressOnCreation.Value=false").unwrap();
    modify("MapCustomerOwnedIpOnLaunch.Value=false").unwrap();
    let described = account.ok(&format!("DescribeSubnets&SubnetId.1={id}"));
    let subnet = described.find("subnetSet/item");
    assert_eq!(subnet.text("mapPublicIpOnLaunch"), "true");
    assert_eq!(
        subnet.text("privateDnsNameOptionsOnLaunch/hostnameType"),
        "resource-name"
    );
    assert_eq!(
        subnet.text("privateDnsNameOptionsOnLaunch/enableResourceNameDnsARecord"),
        "true"
    );
    let without_ipv6 = format!(
        "InvalidParameterValue: Invalid value 'true' for assign-ipv6-address-on-creation. Cannot set assign-ipv6-address-on-creation to true unless the subnet ({id}) has an IPv6 CIDR block associated with it."
    );
    for (attribute, code) in [
        (
            "AssignIpv6AddressOnCreation.Value=true",
            without_ipv6.as_str(),
        ),
        ("EnableDns64.Value=true", "InvalidParameterValue"),
        (
            "EnableResourceNameDnsAAAARecordOnLaunch.Value=true",
            "InvalidParameterValue",
        ),
        (
            "MapCustomerOwnedIpOnLaunch.Value=true",
            "UnsupportedOperation",
        ),
        ("DryRun=false", "UnknownParameter"),
        ("CustomerOwnedIpv4Pool=x", "UnsupportedOperation"),
        (
            "MapPublicIpOnLaunch.Value=true&EnableDns64.Value=false",
            "InvalidParameterCombination: Only one subnet attribute can be modified at a time. Provided attributes: [mapPublicIpOnLaunch, enableDns64]",
        ),
        ("MapPublicIpOnLaunch.Value=maybe", "InvalidParameterValue"),
    ] {
        let error = modify(attribute).unwrap_err();
        assert!(error.starts_with(code), "{attribute}: {error}");
    }
    assert_eq!(
        account.refused(&format!("ModifySubnetAttribute&SubnetId={id}")),
        "MissingParameter: No attributes specified."
    );
}

#[test]
fn subnets_are_found_by_filter_and_paged() {
    let account = Account::new();
    let vpc = vpc(&account);
    for number in 0..7 {
        subnet(&account, &vpc, &format!("10.0.{number}.0/24")).unwrap();
    }
    let of_vpc = format!("DescribeSubnets&Filter.1.Name=vpc-id&Filter.1.Value.1={vpc}");
    for filter in ["cidr-block", "cidr", "cidrBlock"] {
        let found = account.ok(&format!(
            "{of_vpc}&Filter.2.Name={filter}&Filter.2.Value.1=10.0.3.0/24"
        ));
        assert_eq!(
            found.texts("subnetSet/item/cidrBlock"),
            ["10.0.3.0/24"],
            "{filter}"
        );
    }
    let first = account.ok(&format!("{of_vpc}&MaxResults=5"));
    let token = first.text("nextToken");
    let second = account.ok(&format!("{of_vpc}&MaxResults=5&NextToken={token}"));
    assert!(!second.has("nextToken"));
    let mut blocks = first.texts("subnetSet/item/cidrBlock");
    blocks.extend(second.texts("subnetSet/item/cidrBlock"));
    blocks.sort();
    assert_eq!(
        blocks,
        (0..7)
            .map(|number| format!("10.0.{number}.0/24"))
            .collect::<Vec<_>>()
    );
    assert_eq!(
        account.code("DescribeSubnets&Filter.1.Name=x&Filter.1.Value.1=y"),
        "InvalidParameterValue"
    );
}

#[test]
fn a_vpc_has_at_most_two_hundred_subnets() {
    let account = Account::new();
    let vpc = vpc(&account);
    for number in 0..200 {
        subnet(&account, &vpc, &format!("10.0.{number}.0/24")).unwrap();
    }
    assert_eq!(
        subnet(&account, &vpc, "10.0.200.0/24"),
        Err("SubnetLimitExceeded: The maximum number of subnets has been reached.".to_owned())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn subnets_never_overlap_and_their_counts_are_true(blocks in proptest::collection::vec((any::<u16>(), 15u8..=30), 1..12)) {
        let account = Account::new();
        let vpc = vpc(&account);
        let outer: Ipv4Net = "10.0.0.0/16".parse().unwrap();
        let mut accepted: Vec<Ipv4Net> = Vec::new();
        for (bits, length) in blocks {
            let block = Ipv4Net::new((0x0a00_0000 | u32::from(bits)).into(), length).unwrap().trunc();
            let fits = outer.contains(&block) && length <= 28;
            let overlaps = accepted.iter().any(|other| other.contains(&block) || block.contains(other));
            match subnet(&account, &vpc, &block.to_string()) {
                Ok(_) => {
                    prop_assert!(fits && !overlaps);
                    accepted.push(block);
                }
                Err(error) if !fits => prop_assert!(error.starts_with("InvalidSubnet.Range"), "{}", error),
                Err(error) => {
                    prop_assert!(overlaps);
                    prop_assert!(error.starts_with("InvalidSubnet.Conflict"), "{}", error);
                }
            }
        }
        let described = account.ok(&format!("DescribeSubnets&Filter.1.Name=vpc-id&Filter.1.Value.1={vpc}"));
        for item in described.all("subnetSet/item") {
            let block: Ipv4Net = item.value("cidrBlock");
            let id: SubnetId = item.value("subnetId");
            let usable = account.cloud().subnets[&id].usable_addresses().count();
            prop_assert_eq!(item.value::<usize>("availableIpAddressCount"), usable);
            prop_assert_eq!(usable, (1usize << (32 - block.prefix_len())) - 5);
        }
        prop_assert_eq!(described.all("subnetSet/item").len(), accepted.len());
    }
}
