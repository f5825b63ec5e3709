//! Tests of the blocks of a VPC, of both families.

use crate::testing::{Account, Element};

fn vpc(account: &Account, block: &str) -> String {
    account.made(&format!("CreateVpc&CidrBlock={block}"), "vpc/vpcId")
}

fn described(account: &Account, vpc: &str) -> Element {
    let answer = account.ok(&format!("DescribeVpcs&VpcId.1={vpc}"));
    answer.find("vpcSet/item").clone()
}

#[test]
fn a_vpc_can_have_further_blocks() {
    let account = Account::new();
    let id = vpc(&account, "10.0.0.0/16");
    let associate = |block: &str| format!("AssociateVpcCidrBlock&VpcId={id}&CidrBlock={block}");
    assert_eq!(
        account.code(&associate("10.0.128.0/20")),
        "InvalidVpc.Conflict"
    );
    let answer = account.ok(&associate("10.1.0.0/16"));
    assert_eq!(answer.text("vpcId"), id);
    let association = answer.find("cidrBlockAssociation");
    assert_eq!(association.text("cidrBlockState/state"), "associating");
    let association = association.text("associationId");
    let subnet = account.made(
        &format!("CreateSubnet&VpcId={id}&CidrBlock=10.1.0.0/24"),
        "subnet/subnetId",
    );
    let disassociate = format!("DisassociateVpcCidrBlock&AssociationId={association}");
    assert_eq!(
        account.refused(&disassociate),
        format!(
            "InvalidCidrBlock.InUse: The vpc {id} currently has a subnet within CIDR block 10.1.0.0/16"
        )
    );
    account.ok(&format!("DeleteSubnet&SubnetId={subnet}"));
    let answer = account.ok(&disassociate);
    assert_eq!(
        answer.text("cidrBlockAssociation/cidrBlockState/state"),
        "disassociating"
    );
    assert_eq!(
        account.code(&disassociate),
        "InvalidVpcCidrBlockAssociationID.NotFound"
    );
    let primary = described(&account, &id).text("cidrBlockAssociationSet/item/associationId");
    assert_eq!(
        account.refused(&format!("DisassociateVpcCidrBlock&AssociationId={primary}")),
        format!(
            "OperationNotPermitted: The vpc CIDR block with association ID {primary} may not be disassociated. It is the primary IPv4 CIDR block of the VPC"
        )
    );
}

#[test]
fn further_blocks_are_of_the_primary_ones_range_or_public() {
    let account = Account::new();
    for (primary, block, allowed) in [
        ("10.2.0.0/16", "10.0.0.0/16", true),
        ("10.2.0.0/16", "100.64.0.0/16", true),
        ("10.2.0.0/16", "54.0.0.0/20", true),
        ("10.2.0.0/16", "172.20.0.0/16", false),
        ("10.2.0.0/16", "192.168.1.0/24", false),
        ("10.2.0.0/16", "198.19.0.0/20", false),
        ("10.1.0.0/16", "10.0.0.0/20", false),
        ("172.16.0.0/16", "172.17.0.0/16", true),
        ("172.16.0.0/16", "172.31.0.0/20", false),
        ("172.16.0.0/16", "10.0.0.0/16", false),
        ("192.168.0.0/24", "192.168.1.0/24", true),
        ("192.168.0.0/24", "10.0.0.0/16", false),
        ("100.64.0.0/16", "100.65.0.0/16", true),
        ("100.64.0.0/16", "10.0.0.0/16", false),
    ] {
        let id = vpc(&account, primary);
        let answer = account.call(&format!(
            "AssociateVpcCidrBlock&VpcId={id}&CidrBlock={block}"
        ));
        let expected = match allowed {
            true => Ok(()),
            false => Err(format!(
                "InvalidVpc.Range: The CIDR '{block}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"
            )),
        };
        assert_eq!(answer.map(drop), expected, "{primary} {block}");
    }
}

#[test]
fn a_vpc_has_at_most_five_blocks_of_each_family() {
    let account = Account::new();
    let id = vpc(&account, "10.2.0.0/16");
    let ipv4 = |number| format!("AssociateVpcCidrBlock&VpcId={id}&CidrBlock=10.{number}.0.0/16");
    let ipv6 = format!("AssociateVpcCidrBlock&VpcId={id}&AmazonProvidedIpv6CidrBlock=true");
    for number in 3..=6 {
        account.ok(&ipv4(number));
    }
    for _ in 0..5 {
        account.ok(&ipv6);
    }
    let refusal = format!(
        "CidrLimitExceeded: This network '{id}' has met its maximum number of allowed CIDRs: 5"
    );
    assert_eq!(account.refused(&ipv4(7)), refusal);
    assert_eq!(account.refused(&ipv6), refusal);
    let blocks = described(&account, &id).texts("ipv6CidrBlockAssociationSet/item/ipv6CidrBlock");
    let different: std::collections::BTreeSet<_> = blocks.iter().collect();
    assert_eq!(different.len(), 5);
}

#[test]
fn amazon_provides_an_ipv6_block_which_is_told_once_it_is_there() {
    let account = Account::new();
    let answer = account.ok("CreateVpc&CidrBlock=10.0.0.0/16&AmazonProvidedIpv6CidrBlock=true");
    let coming = answer.find("vpc/ipv6CidrBlockAssociationSet/item");
    assert_eq!(coming.text("ipv6CidrBlockState/state"), "associating");
    assert_eq!(coming.text("ipv6CidrBlock"), "");
    let id = answer.text("vpc/vpcId");
    let vpc = described(&account, &id);
    let there = vpc.find("ipv6CidrBlockAssociationSet/item");
    assert_eq!(there.text("associationId"), coming.text("associationId"));
    let block: ipnet::Ipv6Net = there.value("ipv6CidrBlock");
    assert_eq!(block.prefix_len(), 56);
    assert!(
        "3fff::/20"
            .parse::<ipnet::Ipv6Net>()
            .is_ok_and(|pool| pool.contains(&block))
    );
    for (path, value) in [
        ("ipv6CidrBlockState/state", "associated"),
        ("ipv6Pool", "Amazon"),
        ("networkBorderGroup", "us-east-1"),
        ("ipv6AddressAttribute", "public"),
        ("ipSource", "amazon"),
    ] {
        assert_eq!(there.text(path), value, "{path}");
    }
    for filter in [
        format!("ipv6-cidr-block-association.ipv6-cidr-block&Filter.1.Value.1={block}"),
        "ipv6-cidr-block-association.ipv6-pool&Filter.1.Value.1=Amazon".to_owned(),
        "ipv6-cidr-block-association.state&Filter.1.Value.1=associated".to_owned(),
        format!(
            "ipv6-cidr-block-association.association-id&Filter.1.Value.1={}",
            there.text("associationId")
        ),
    ] {
        let found = account.ok(&format!("DescribeVpcs&Filter.1.Name={filter}"));
        assert_eq!(found.texts("vpcSet/item/vpcId"), [id.as_str()], "{filter}");
    }
}

#[test]
fn an_ipv6_block_goes_once_no_subnet_has_a_part_of_it() {
    let account = Account::new();
    let id = vpc(&account, "10.0.0.0/16");
    let answer = account.ok(&format!(
        "AssociateVpcCidrBlock&VpcId={id}&AmazonProvidedIpv6CidrBlock=true&Ipv6CidrBlockNetworkBorderGroup=us-east-1"
    ));
    let association = answer.text("ipv6CidrBlockAssociation/associationId");
    let block = described(&account, &id).text("ipv6CidrBlockAssociationSet/item/ipv6CidrBlock");
    let part = block.replace("/56", "/64");
    let subnet = account.made(
        &format!("CreateSubnet&VpcId={id}&CidrBlock=10.0.0.0/24&Ipv6CidrBlock={part}"),
        "subnet/subnetId",
    );
    let disassociate = format!("DisassociateVpcCidrBlock&AssociationId={association}");
    assert_eq!(
        account.refused(&disassociate),
        format!(
            "InvalidCidrBlock.InUse: The vpc {id} currently has a subnet within CIDR block {block}"
        )
    );
    account.ok(&format!("DeleteSubnet&SubnetId={subnet}"));
    let answer = account.ok(&disassociate);
    let going = answer.find("ipv6CidrBlockAssociation");
    assert_eq!(going.text("ipv6CidrBlockState/state"), "disassociating");
    assert_eq!(going.text("ipv6CidrBlock"), block);
    assert!(!described(&account, &id).has("ipv6CidrBlockAssociationSet/item"));
}

#[test]
fn there_are_no_pools_to_take_blocks_from() {
    let account = Account::new();
    let id = vpc(&account, "10.0.0.0/16");
    for (parameters, error) in [
        (
            "Ipv4IpamPoolId=ipam-pool-1",
            "InvalidIpamPoolId.NotFound: The ipam-pool ID 'ipam-pool-1' does not exist",
        ),
        (
            "Ipv6IpamPoolId=ipam-pool-1&Ipv6NetmaskLength=56",
            "InvalidIpamPoolId.NotFound: The ipam-pool ID 'ipam-pool-1' does not exist",
        ),
        (
            "Ipv6Pool=ipv6pool-ec2-1&Ipv6CidrBlock=2001:db8::/56",
            "InvalidPoolID.NotFound: The pool ID 'ipv6pool-ec2-1' does not exist.",
        ),
        (
            "Ipv6CidrBlock=2001:db8::/56",
            "MissingParameter: The request must contain the parameter Ipv6Pool",
        ),
        (
            "Ipv4NetmaskLength=20",
            "MissingParameter: The request must contain the parameter Ipv4IpamPoolId",
        ),
        (
            "Ipv6NetmaskLength=56",
            "MissingParameter: The request must contain the parameter Ipv6IpamPoolId",
        ),
        (
            "AmazonProvidedIpv6CidrBlock=true&Ipv6CidrBlockNetworkBorderGroup=eu-west-1",
            "InvalidParameterValue: Invalid value 'eu-west-1' for network border group.",
        ),
        (
            "Ipv6CidrBlockNetworkBorderGroup=us-east-1",
            "InvalidParameterCombination: The parameter Ipv6CidrBlockNetworkBorderGroup can only be used with AmazonProvidedIpv6CidrBlock",
        ),
    ] {
        for request in [
            format!("AssociateVpcCidrBlock&VpcId={id}"),
            "CreateVpc&CidrBlock=10.0.0.0/16".to_owned(),
        ] {
            assert_eq!(
                account.refused(&format!("{request}&{parameters}")),
                error,
                "{request}"
            );
        }
    }
    let associate = format!("AssociateVpcCidrBlock&VpcId={id}");
    assert_eq!(account.code(&associate), "MissingParameter");
    assert_eq!(
        account.code(&format!(
            "{associate}&CidrBlock=10.1.0.0/16&AmazonProvidedIpv6CidrBlock=true"
        )),
        "InvalidParameterCombination"
    );
    assert_eq!(
        account.code("AssociateVpcCidrBlock&VpcId=vpc-12345678&CidrBlock=10.1.0.0/16"),
        "InvalidVpcID.NotFound"
    );
}
