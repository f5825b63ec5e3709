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
