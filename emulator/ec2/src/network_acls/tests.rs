//! Tests of network ACLs and their entries.

#![allow(clippy::unwrap_used)]
use crate::testing::{Account, Element};

fn vpc_and_subnet(account: &Account) -> (String, String) {
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let subnet = format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.0/24");
    (vpc, account.made(&subnet, "subnet/subnetId"))
}

fn acl_of(account: &Account, subnet: &str) -> Element {
    let answer = account.ok(&format!(
        "DescribeNetworkAcls&Filter.1.Name=association.subnet-id&Filter.1.Value.1={subnet}"
    ));
    answer.find("networkAclSet/item").clone()
}

#[test]
fn a_subnet_begins_with_its_vpcs_default_acl() {
    let account = Account::new();
    let (vpc, subnet) = vpc_and_subnet(&account);
    let acl = acl_of(&account, &subnet);
    assert_eq!(acl.text("default"), "true");
    assert_eq!(acl.text("vpcId"), vpc);
    assert_eq!(
        acl.texts("entrySet/item/ruleNumber"),
        ["100", "32767", "100", "32767"]
    );
    assert_eq!(
        acl.texts("entrySet/item/ruleAction"),
        ["allow", "deny", "allow", "deny"]
    );
    assert_eq!(
        acl.texts("entrySet/item/egress"),
        ["true", "true", "false", "false"]
    );
    let id = acl.text("networkAclId");
    assert_eq!(
        account.refused(&format!("DeleteNetworkAcl&NetworkAclId={id}")),
        format!("InvalidParameterValue: cannot delete default network ACL {id}")
    );
}

#[test]
fn another_acl_can_take_a_subnets_place() {
    let account = Account::new();
    let (vpc, subnet) = vpc_and_subnet(&account);
    let own = account.made(
        &format!("CreateNetworkAcl&VpcId={vpc}"),
        "networkAcl/networkAclId",
    );
    let before = acl_of(&account, &subnet);
    let associations = before.all("associationSet/item");
    let association = associations[0].text("networkAclAssociationId");
    let replace = |id: &str, acl: &str| {
        format!("ReplaceNetworkAclAssociation&AssociationId={id}&NetworkAclId={acl}")
    };
    let new = account.made(&replace(&association, &own), "newAssociationId");
    assert_eq!(acl_of(&account, &subnet).text("networkAclId"), own);
    assert_eq!(
        account.code(&format!("DeleteNetworkAcl&NetworkAclId={own}")),
        "DependencyViolation"
    );
    assert_eq!(
        account.code(&replace(&association, &own)),
        "InvalidAssociationID.NotFound"
    );
    account.ok(&replace(&new, &before.text("networkAclId")));
    account.ok(&format!("DeleteNetworkAcl&NetworkAclId={own}"));
}

#[test]
fn entries_are_made_replaced_and_deleted() {
    let account = Account::new();
    let (vpc, _) = vpc_and_subnet(&account);
    let acl = account.made(
        &format!("CreateNetworkAcl&VpcId={vpc}"),
        "networkAcl/networkAclId",
    );
    let entry = |operation: &str, number: i32, rest: &str| {
        account.call(&format!(
            "{operation}&NetworkAclId={acl}&RuleNumber={number}&Egress=false{rest}"
        ))
    };
    let ssh = "&Protocol=6&RuleAction=allow&CidrBlock=10.0.0.7/8&PortRange.From=22&PortRange.To=22";
    entry("CreateNetworkAclEntry", 90, ssh).unwrap();
    let again = entry("CreateNetworkAclEntry", 90, ssh).unwrap_err();
    assert_eq!(
        again,
        "NetworkAclEntryAlreadyExists: The network acl entry identified by 90 already exists."
    );
    entry(
        "CreateNetworkAclEntry",
        80,
        "&Protocol=1&RuleAction=deny&CidrBlock=0.0.0.0/0&Icmp.Type=8&Icmp.Code=-1",
    )
    .unwrap();
    entry(
        "ReplaceNetworkAclEntry",
        90,
        "&Protocol=17&RuleAction=deny&CidrBlock=10.0.0.0/8&PortRange.From=53&PortRange.To=54",
    )
    .unwrap();
    let answer = account.ok(&format!("DescribeNetworkAcls&NetworkAclId.1={acl}"));
    let inbound: Vec<_> = answer
        .all("networkAclSet/item/entrySet/item")
        .into_iter()
        .filter(|entry| entry.text("egress") == "false")
        .collect();
    assert_eq!(inbound[0].text("icmpTypeCode/type"), "8");
    assert_eq!(inbound[1].text("protocol"), "17");
    assert_eq!(inbound[1].text("portRange/to"), "54");
    assert_eq!(inbound[1].text("cidrBlock"), "10.0.0.0/8");
    entry("DeleteNetworkAclEntry", 90, "").unwrap();
    assert!(
        entry("DeleteNetworkAclEntry", 90, "")
            .unwrap_err()
            .starts_with("InvalidNetworkAclEntry.NotFound")
    );
    assert!(
        entry("ReplaceNetworkAclEntry", 90, ssh)
            .unwrap_err()
            .starts_with("InvalidNetworkAclEntry.NotFound")
    );
    for number in [0, 32767, -5] {
        assert!(
            entry("CreateNetworkAclEntry", number, ssh)
                .unwrap_err()
                .starts_with("InvalidParameterValue")
        );
    }
}

#[test]
fn acls_of_other_vpcs_are_refused() {
    let account = Account::new();
    let (_, subnet) = vpc_and_subnet(&account);
    let (other, _) = vpc_and_subnet(&account);
    let foreign = account.made(
        &format!("CreateNetworkAcl&VpcId={other}"),
        "networkAcl/networkAclId",
    );
    let association = acl_of(&account, &subnet).text("associationSet/item/networkAclAssociationId");
    let replace =
        format!("ReplaceNetworkAclAssociation&AssociationId={association}&NetworkAclId={foreign}");
    assert_eq!(account.code(&replace), "InvalidParameterValue");
}

#[test]
fn a_vpc_with_an_acl_of_its_own_cannot_be_deleted() {
    let account = Account::new();
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let acl = account.made(
        &format!("CreateNetworkAcl&VpcId={vpc}"),
        "networkAcl/networkAclId",
    );
    assert_eq!(
        account.code(&format!("DeleteVpc&VpcId={vpc}")),
        "DependencyViolation"
    );
    account.ok(&format!("DeleteNetworkAcl&NetworkAclId={acl}"));
    account.ok(&format!("DeleteVpc&VpcId={vpc}"));
}

#[test]
fn ipv6_has_entries_of_its_own() {
    let account = Account::new();
    let vpc = account.made(
        "CreateVpc&CidrBlock=10.0.0.0/16&AmazonProvidedIpv6CidrBlock=true",
        "vpc/vpcId",
    );
    let shown = |filter: &str, value: &str| {
        let answer = account.ok(&format!(
            "DescribeNetworkAcls&Filter.1.Name={filter}&Filter.1.Value.1={value}"
        ));
        answer.find("networkAclSet/item").clone()
    };
    let default = shown("vpc-id", &vpc);
    let numbers = [
        "100", "101", "32767", "32768", "100", "101", "32767", "32768",
    ];
    assert_eq!(default.texts("entrySet/item/ruleNumber"), numbers);
    assert_eq!(default.texts("entrySet/item/ipv6CidrBlock"), ["::/0"; 4]);

    let acl = account.made(
        &format!("CreateNetworkAcl&VpcId={vpc}"),
        "networkAcl/networkAclId",
    );
    let create = |number: i32, rest: &str| {
        account.call(&format!(
            "CreateNetworkAclEntry&NetworkAclId={acl}&RuleNumber={number}&Egress=false&RuleAction=allow&{rest}"
        ))
    };
    create(
        1,
        "Protocol=6&PortRange.From=22&PortRange.To=22&Ipv6CidrBlock=fd00::7/64",
    )
    .unwrap();
    create(
        2,
        "Protocol=58&Icmp.Type=128&Icmp.Code=-1&Ipv6CidrBlock=::/0",
    )
    .unwrap();
    let entries = shown("entry.ipv6-cidr", "fd00::/64");
    assert_eq!(entries.text("networkAclId"), acl);
    let refused = |rest: &str| create(3, rest).unwrap_err();
    assert!(refused("Protocol=-1").starts_with("MissingParameter: "));
    assert!(
        refused("Protocol=-1&CidrBlock=0.0.0.0/0&Ipv6CidrBlock=::/0")
            .starts_with("InvalidParameterCombination: ")
    );
    assert!(refused("Protocol=-1&Ipv6CidrBlock=10.0.0.0/8").starts_with("InvalidParameterValue: "));
    assert!(
        refused("Protocol=58&Icmp.Type=128&Icmp.Code=-1&CidrBlock=0.0.0.0/0")
            .starts_with("InvalidParameterCombination: ")
    );
}

#[test]
fn a_changed_default_acl_is_left_alone_when_ipv6_comes() {
    let account = Account::new();
    let (vpc, subnet) = vpc_and_subnet(&account);
    let acl = acl_of(&account, &subnet).text("networkAclId");
    account.ok(&format!(
        "ReplaceNetworkAclEntry&NetworkAclId={acl}&RuleNumber=100&Egress=false&Protocol=-1&RuleAction=deny&CidrBlock=0.0.0.0/0"
    ));
    account.ok(&format!(
        "AssociateVpcCidrBlock&VpcId={vpc}&AmazonProvidedIpv6CidrBlock=true"
    ));
    assert_eq!(
        acl_of(&account, &subnet).texts("entrySet/item/ruleNumber"),
        ["100", "101", "32767", "32768", "100", "32767", "32768"]
    );
}

#[test]
fn protocols_are_found_by_name_and_number() {
    let account = Account::new();
    let (vpc, _) = vpc_and_subnet(&account);
    let acl = account.made(
        &format!("CreateNetworkAcl&VpcId={vpc}"),
        "networkAcl/networkAclId",
    );
    account.ok(&format!(
        "CreateNetworkAclEntry&NetworkAclId={acl}&RuleNumber=1&Egress=false&RuleAction=allow&Protocol=47&CidrBlock=10.0.0.0/8&PortRange.From=1&PortRange.To=2"
    ));
    account.ok(&format!(
        "CreateNetworkAclEntry&NetworkAclId={acl}&RuleNumber=2&Egress=false&RuleAction=allow&Protocol=17&CidrBlock=10.0.0.0/8&PortRange.From=1&PortRange.To=2"
    ));
    for protocol in ["47", "udp", "17"] {
        let found = account.ok(&format!(
            "DescribeNetworkAcls&Filter.1.Name=entry.protocol&Filter.1.Value.1={protocol}"
        ));
        assert_eq!(
            found.texts("networkAclSet/item/networkAclId"),
            [acl.as_str()]
        );
    }
}

#[test]
fn an_acl_has_few_entries_and_a_vpc_few_acls() {
    let account = Account::new();
    let (vpc, _) = vpc_and_subnet(&account);
    let create = format!("CreateNetworkAcl&VpcId={vpc}");
    let acl = account.made(&create, "networkAcl/networkAclId");
    let entry = |number: i32| {
        account.call(&format!(
            "CreateNetworkAclEntry&NetworkAclId={acl}&RuleNumber={number}&Egress=true&RuleAction=deny&Protocol=-1&CidrBlock=10.0.0.0/8"
        ))
    };
    // The last entry, which denies everything, is counted.
    for number in 1..=19 {
        entry(number).unwrap();
    }
    assert_eq!(
        entry(20).unwrap_err(),
        "NetworkAclEntryLimitExceeded: The maximum number of network acl entries has been reached."
    );
    for _ in 2..200 {
        account.ok(&create);
    }
    assert_eq!(
        account.refused(&create),
        "NetworkAclLimitExceeded: The maximum number of network ACLs has been reached."
    );
}
