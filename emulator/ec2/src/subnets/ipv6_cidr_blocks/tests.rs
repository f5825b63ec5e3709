//! Tests of IPv6 blocks of subnets, and of subnets with IPv6 alone.

use ipnet::Ipv6Net;

use crate::testing::{Account, Element};

/// A VPC with IPv6, and its block.
fn vpc(account: &Account) -> (String, Ipv6Net) {
    let request = "CreateVpc&CidrBlock=10.0.0.0/16&AmazonProvidedIpv6CidrBlock=true";
    let id = account.made(request, "vpc/vpcId");
    let vpcs = account.ok(&format!("DescribeVpcs&VpcId.1={id}"));
    let block = vpcs.text("vpcSet/item/ipv6CidrBlockAssociationSet/item/ipv6CidrBlock");
    (id, block.parse().expect("a block"))
}

/// The /64 of that number in a block.
fn part(block: Ipv6Net, number: usize) -> Ipv6Net {
    let mut parts = block.subnets(64).expect("a larger block");
    parts.nth(number).expect("a small number")
}

fn described(account: &Account, subnet: &str) -> Element {
    let answer = account.ok(&format!("DescribeSubnets&SubnetId.1={subnet}"));
    answer.find("subnetSet/item").clone()
}

#[test]
fn a_dual_stack_subnet_has_a_block_of_each_family() {
    let account = Account::new();
    let (vpc, block) = vpc(&account);
    let own = part(block, 1);
    let answer = account.ok(&format!(
        "CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.0/24&Ipv6CidrBlock={own}"
    ));
    let state = "ipv6CidrBlockAssociationSet/item/ipv6CidrBlockState/state";
    assert_eq!(answer.find("subnet").text(state), "associating");
    let id = answer.text("subnet/subnetId");
    let subnet = described(&account, &id);
    assert_eq!(subnet.text(state), "associated");
    let association = subnet.find("ipv6CidrBlockAssociationSet/item");
    assert_eq!(association.text("ipv6CidrBlock"), own.to_string());
    assert_eq!(subnet.text("ipv6Native"), "false");
    assert_eq!(subnet.text("assignIpv6AddressOnCreation"), "false");
    assert_eq!(subnet.text("availableIpAddressCount"), "251");
    for filter in [
        format!("ipv6-cidr-block-association.ipv6-cidr-block&Filter.1.Value.1={own}"),
        format!(
            "ipv6-cidr-block-association.association-id&Filter.1.Value.1={}",
            association.text("associationId")
        ),
        "ipv6-cidr-block-association.state&Filter.1.Value.1=associated".to_owned(),
    ] {
        let found = account.ok(&format!("DescribeSubnets&Filter.1.Name={filter}"));
        assert_eq!(
            found.texts("subnetSet/item/subnetId"),
            [id.as_str()],
            "{filter}"
        );
    }
}

#[test]
fn blocks_are_of_the_vpc_and_of_one_subnet() {
    let account = Account::new();
    let (vpc, block) = vpc(&account);
    let create = |number: u8, block: &str| {
        account.call(&format!(
            "CreateSubnet&VpcId={vpc}&CidrBlock=10.0.{number}.0/24&Ipv6CidrBlock={block}"
        ))
    };
    let sized = |length: u8| Ipv6Net::new_assert(block.network(), length).to_string();
    for wrong in ["2001:db8::/64", &sized(62), &sized(68)] {
        assert_eq!(
            create(1, wrong),
            Err(format!(
                "InvalidSubnet.Range: The IPv6 CIDR '{wrong}' is invalid."
            ))
        );
    }
    assert!(create(1, &sized(60)).is_ok());
    let inner = part(block, 15).to_string();
    assert_eq!(
        create(2, &inner),
        Err(format!(
            "InvalidSubnet.Conflict: The IPv6 CIDR '{inner}' conflicts with another subnet"
        ))
    );
    assert!(create(2, &part(block, 16).to_string()).is_ok());
    assert_eq!(
        create(3, "x"),
        Err("InvalidParameterValue: Value (x) for parameter ipv6CidrBlock is invalid. This is not a valid CIDR block.".to_owned())
    );
}

#[test]
fn a_block_is_associated_later_and_goes_again() {
    let account = Account::new();
    let (vpc, block) = vpc(&account);
    let id = account.made(
        &format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.0/24"),
        "subnet/subnetId",
    );
    let associate = |number: usize| {
        let part = part(block, number);
        format!("AssociateSubnetCidrBlock&SubnetId={id}&Ipv6CidrBlock={part}")
    };
    let answer = account.ok(&associate(1));
    assert_eq!(answer.text("subnetId"), id);
    let coming = answer.find("ipv6CidrBlockAssociation");
    assert_eq!(coming.text("ipv6CidrBlockState/state"), "associating");
    assert_eq!(
        account.refused(&associate(2)),
        format!(
            "CidrLimitExceeded: This subnet '{id}' has met its maximum number of allowed IPv6 CIDRs: 1"
        )
    );
    let modify = |attribute: &str| {
        account.ok(&format!("ModifySubnetAttribute&SubnetId={id}&{attribute}"));
    };
    let association = coming.text("associationId");
    let disassociate = format!("DisassociateSubnetCidrBlock&AssociationId={association}");
    for (attribute, option) in [
        (
            "AssignIpv6AddressOnCreation",
            "assign-ipv6-address-on-creation",
        ),
        ("EnableDns64", "enable-dns64"),
        (
            "EnableResourceNameDnsAAAARecordOnLaunch",
            "enable-resource-name-dns-aaaa-record-on-launch",
        ),
    ] {
        modify(&format!("{attribute}.Value=true"));
        assert_eq!(
            account.refused(&disassociate),
            format!(
                "InvalidCidrBlock.InUse: The subnet IPv6 CIDR block with association ID {association} may not be disassociated, because its subnet has {option} set to true."
            )
        );
        modify(&format!("{attribute}.Value=false"));
    }
    let answer = account.ok(&disassociate);
    let going = answer.find("ipv6CidrBlockAssociation");
    assert_eq!(going.text("ipv6CidrBlockState/state"), "disassociating");
    assert!(!described(&account, &id).has("ipv6CidrBlockAssociationSet/item"));
    assert_eq!(
        account.refused(&disassociate),
        format!(
            "InvalidSubnetCidrBlockAssociationID.NotFound: The subnet CIDR block association ID '{association}' does not exist"
        )
    );
    assert_eq!(
        account.code("DisassociateSubnetCidrBlock&AssociationId=x"),
        "InvalidSubnetCidrBlockAssociationId.Malformed"
    );
}

#[test]
fn what_cannot_be_associated_is_refused() {
    let account = Account::new();
    let (vpc, block) = vpc(&account);
    let first = part(block, 0);
    let id = account.made(
        &format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.0/24"),
        "subnet/subnetId",
    );
    let associate = format!("AssociateSubnetCidrBlock&SubnetId={id}");
    assert_eq!(account.code(&associate), "MissingParameter");
    assert_eq!(
        account.code(&format!("{associate}&Ipv6IpamPoolId=ipam-pool-1")),
        "InvalidIpamPoolId.NotFound"
    );
    assert_eq!(
        account.code(&format!("{associate}&Ipv6CidrBlock=2001:db8::/64")),
        "InvalidSubnet.Range"
    );
    assert_eq!(
        account.code(&format!(
            "AssociateSubnetCidrBlock&SubnetId=subnet-12345678&Ipv6CidrBlock={first}"
        )),
        "InvalidSubnetID.NotFound"
    );
}

#[test]
fn a_subnet_can_have_ipv6_alone() {
    let account = Account::new();
    let (vpc, block) = vpc(&account);
    let own = part(block, 5);
    let other = part(block, 6);
    let create = format!("CreateSubnet&VpcId={vpc}&Ipv6Native=true");
    let answer = account.ok(&format!("{create}&Ipv6CidrBlock={own}"));
    let id = answer.text("subnet/subnetId");
    let subnet = described(&account, &id);
    assert!(!subnet.has("cidrBlock"));
    for (path, value) in [
        ("ipv6Native", "true"),
        ("availableIpAddressCount", "0"),
        ("assignIpv6AddressOnCreation", "true"),
        ("mapPublicIpOnLaunch", "false"),
        (
            "privateDnsNameOptionsOnLaunch/hostnameType",
            "resource-name",
        ),
        (
            "privateDnsNameOptionsOnLaunch/enableResourceNameDnsAAAARecord",
            "false",
        ),
    ] {
        assert_eq!(subnet.text(path), value, "{path}");
    }
    let found = account.ok("DescribeSubnets&Filter.1.Name=ipv6-native&Filter.1.Value.1=true");
    assert_eq!(found.texts("subnetSet/item/subnetId"), [id.as_str()]);
    let modify = |attribute: &str| {
        account.refused(&format!("ModifySubnetAttribute&SubnetId={id}&{attribute}"))
    };
    assert_eq!(
        modify("MapPublicIpOnLaunch.Value=true"),
        format!(
            "InvalidParameterValue: Invalid value 'true' for map-public-ip-on-launch. Cannot set map-public-ip-on-launch to true unless the subnet ({id}) has an IPv4 CIDR block associated with it."
        )
    );
    assert!(modify("PrivateDnsHostnameTypeOnLaunch=ip-name").starts_with("InvalidParameterValue"));
    assert_eq!(account.code(&create), "MissingParameter");
    assert_eq!(
        account.code(&format!(
            "{create}&CidrBlock=10.0.0.0/24&Ipv6CidrBlock={other}"
        )),
        "InvalidParameterCombination"
    );
    assert_eq!(
        account.refused(&format!("CreateSubnet&VpcId={vpc}&Ipv6CidrBlock={other}")),
        "MissingParameter: Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided."
    );
    account.ok(&format!("DeleteSubnet&SubnetId={id}"));
}

#[test]
fn a_default_subnet_can_have_ipv6_alone_if_its_vpc_has_ipv6() {
    let account = Account::new();
    let zone = "Filter.1.Name=availability-zone&Filter.1.Value.1=us-east-1c";
    let found = account.ok(&format!("DescribeSubnets&{zone}"));
    let old = found.text("subnetSet/item/subnetId");
    let vpc = found.text("subnetSet/item/vpcId");
    account.ok(&format!("DeleteSubnet&SubnetId={old}"));
    let create = "CreateDefaultSubnet&AvailabilityZone=us-east-1c&Ipv6Native=true";
    assert_eq!(account.code(create), "InvalidParameterValue");
    account.ok(&format!(
        "AssociateVpcCidrBlock&VpcId={vpc}&AmazonProvidedIpv6CidrBlock=true"
    ));
    let id = account.made(create, "subnet/subnetId");
    let subnet = described(&account, &id);
    assert_eq!(subnet.text("defaultForAz"), "true");
    assert_eq!(subnet.text("ipv6Native"), "true");
}
