//! Tests of rules: what is authorized is described, and what is revoked is gone.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use crate::testing::{Account, Element};

struct Group {
    account: Account,
    id: String,
}

/// A group of a VPC that is not the default one.
fn group() -> Group {
    let account = Account::new();
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let create = format!("CreateSecurityGroup&GroupName=web&GroupDescription=d&VpcId={vpc}");
    let id = account.made(&create, "groupId");
    Group { account, id }
}

fn tcp(port: u16, cidr: &str) -> String {
    format!(
        "IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort={port}&IpPermissions.1.ToPort={port}&IpPermissions.1.IpRanges.1.CidrIp={cidr}"
    )
}

impl Group {
    fn call(&self, operation: &str, parameters: &str) -> Result<Element, String> {
        self.account
            .call(&format!("{operation}&GroupId={}&{parameters}", self.id))
    }

    fn authorize(&self, parameters: &str) -> Result<Element, String> {
        self.call("AuthorizeSecurityGroupIngress", parameters)
    }

    fn revoke(&self, parameters: &str) -> Result<Element, String> {
        self.call("RevokeSecurityGroupIngress", parameters)
    }

    fn described(&self) -> Element {
        let answer = self
            .account
            .ok(&format!("DescribeSecurityGroups&GroupId.1={}", self.id));
        answer.find("securityGroupInfo/item").clone()
    }

    fn rule_ids(&self, is_egress: bool) -> Vec<String> {
        let answer = self.account.ok(&format!(
            "DescribeSecurityGroupRules&Filter.1.Name=group-id&Filter.1.Value.1={}",
            self.id
        ));
        let rules = answer.all("securityGroupRuleSet/item").into_iter();
        let wanted = rules.filter(|rule| rule.text("isEgress") == is_egress.to_string());
        wanted
            .map(|rule| rule.text("securityGroupRuleId"))
            .collect()
    }
}

#[test]
fn an_authorized_rule_is_answered_and_described() {
    let group = group();
    let answer = group
        .authorize(&format!(
            "{}&IpPermissions.1.IpRanges.1.Description=all+of+us",
            tcp(22, "10.1.2.3/8")
        ))
        .unwrap();
    let rule = answer.find("securityGroupRuleSet/item");
    for (name, value) in [
        ("ipProtocol", "tcp"),
        ("fromPort", "22"),
        ("toPort", "22"),
        ("cidrIpv4", "10.0.0.0/8"),
        ("isEgress", "false"),
        ("description", "all of us"),
    ] {
        assert_eq!(rule.text(name), value);
    }
    let described = group.described();
    assert_eq!(
        described.text("ipPermissions/item/ipRanges/item/cidrIp"),
        "10.0.0.0/8"
    );
    assert_eq!(
        described.text("ipPermissions/item/ipRanges/item/description"),
        "all of us"
    );
    assert_eq!(group.rule_ids(false), [rule.text("securityGroupRuleId")]);
}

#[test]
fn peers_of_one_port_range_are_one_permission() {
    let group = group();
    for cidr in ["10.0.0.0/8", "192.168.0.0/16"] {
        group.authorize(&tcp(80, cidr)).unwrap();
    }
    group.authorize(&tcp(443, "10.0.0.0/8")).unwrap();
    let described = group.described();
    let permissions = described.all("ipPermissions/item");
    assert_eq!(permissions.len(), 2);
    assert_eq!(
        permissions[0].texts("ipRanges/item/cidrIp"),
        ["10.0.0.0/8", "192.168.0.0/16"]
    );
}

#[test]
fn the_same_rule_twice_is_a_duplicate() {
    let group = group();
    group.authorize(&tcp(22, "0.0.0.0/0")).unwrap();
    assert_eq!(
        group.authorize(&tcp(22, "0.0.0.0/0")).unwrap_err(),
        "InvalidPermission.Duplicate: the specified rule \"peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW\" already exists"
    );
    let twice = format!(
        "{}&IpPermissions.1.IpRanges.2.CidrIp=10.9.9.9/8",
        tcp(23, "10.0.0.0/8")
    );
    assert_eq!(
        group.authorize(&twice).unwrap_err(),
        "InvalidParameterValue: The same permission must not appear multiple times"
    );
    let egress = "IpPermissions.1.IpProtocol=-1&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0";
    assert_eq!(
        group
            .call("AuthorizeSecurityGroupEgress", egress)
            .unwrap_err(),
        "InvalidPermission.Duplicate: the specified rule \"peer: 0.0.0.0/0, ALL, ALLOW\" already exists"
    );
}

#[test]
fn rules_are_revoked_by_what_they_say_or_by_id() {
    let group = group();
    group.authorize(&tcp(22, "0.0.0.0/0")).unwrap();
    group.authorize(&tcp(80, "0.0.0.0/0")).unwrap();
    let answer = group.revoke(&tcp(22, "0.0.0.0/0")).unwrap();
    assert_eq!(
        answer.text("revokedSecurityGroupRuleSet/item/fromPort"),
        "22"
    );
    assert_eq!(
        group.revoke(&tcp(22, "0.0.0.0/0")).unwrap_err(),
        "InvalidPermission.NotFound: The specified rule does not exist in this security group."
    );
    let rules = group.rule_ids(false);
    assert_eq!(rules.len(), 1);
    let by_id = format!("SecurityGroupRuleId.1={}", rules[0]);
    group.revoke(&by_id).unwrap();
    assert_eq!(
        group.revoke(&by_id).unwrap_err(),
        format!(
            "InvalidSecurityGroupRuleId.NotFound: The security group rule ID '{}' does not exist",
            rules[0]
        )
    );
    assert_eq!(
        group.revoke("DryRun=false").unwrap_err(),
        "MissingParameter: Either 'ipPermissions' or 'securityGroupRuleIds' should be provided."
    );
    let egress = group.rule_ids(true);
    let by_id = format!("SecurityGroupRuleId.1={}", egress[0]);
    assert!(
        group.revoke(&by_id).is_err(),
        "it is of the other direction"
    );
    group.call("RevokeSecurityGroupEgress", &by_id).unwrap();
    assert!(group.rule_ids(true).is_empty());
}

#[test]
fn one_unknown_rule_lets_all_others_stay() {
    let group = group();
    group.authorize(&tcp(22, "0.0.0.0/0")).unwrap();
    let both = format!(
        "{}&IpPermissions.1.IpRanges.2.CidrIp=10.0.0.0/8",
        tcp(22, "0.0.0.0/0")
    );
    assert!(group.revoke(&both).is_err());
    assert_eq!(group.rule_ids(false).len(), 1);
}

#[test]
fn the_default_vpc_tells_which_rules_were_unknown() {
    let account = Account::new();
    let id = account.made(
        "CreateSecurityGroup&GroupName=web&GroupDescription=d",
        "groupId",
    );
    let group = Group { account, id };
    let answer = group.revoke(&tcp(22, "10.0.0.0/8")).unwrap();
    assert_eq!(
        answer.text("unknownIpPermissionSet/item/ipRanges/item/cidrIp"),
        "10.0.0.0/8"
    );
    assert!(!answer.has("revokedSecurityGroupRuleSet/item"));
}

#[test]
fn flat_parameters_mean_one_permission() {
    let group = group();
    let flat = "IpProtocol=icmp&FromPort=8&ToPort=-1&CidrIp=0.0.0.0/0";
    group.authorize(flat).unwrap();
    let described = group.described();
    let permission = described.find("ipPermissions/item");
    assert_eq!(permission.text("ipProtocol"), "icmp");
    assert_eq!(
        (permission.text("fromPort"), permission.text("toPort")),
        ("8".to_owned(), "-1".to_owned())
    );
    group.revoke(flat).unwrap();
    assert!(!group.described().has("ipPermissions/item"));
    assert!(
        group
            .authorize("IpProtocol=tcp&FromPort=1&ToPort=2")
            .unwrap_err()
            .starts_with("MissingParameter")
    );
    let egress = group.call(
        "AuthorizeSecurityGroupEgress",
        "IpProtocol=-1&CidrIp=10.0.0.0/8",
    );
    assert!(egress.unwrap_err().starts_with("UnsupportedOperation"));
}

#[test]
fn a_group_named_alone_stands_for_three_protocols() {
    let group = group();
    group.authorize("SourceSecurityGroupName=default").unwrap();
    let mut protocols = group.described().texts("ipPermissions/item/ipProtocol");
    protocols.sort();
    assert_eq!(protocols, ["icmp", "tcp", "udp"]);
}

#[test]
fn groups_are_named_by_id_within_their_vpc() {
    let group = group();
    let permission =
        |id: &str| format!("IpPermissions.1.IpProtocol=-1&IpPermissions.1.Groups.1.GroupId={id}");
    let answer = group.authorize(&permission(&group.id)).unwrap();
    assert_eq!(
        answer.text("securityGroupRuleSet/item/referencedGroupInfo/groupId"),
        group.id
    );
    let told = group.authorize(&permission(&group.id)).unwrap_err();
    assert!(
        told.contains(&format!("peer: {}, ALL, ALLOW", group.id)),
        "{told}"
    );
    let foreign = group.account.made(
        "CreateSecurityGroup&GroupName=x&GroupDescription=d",
        "groupId",
    );
    assert_eq!(
        group.authorize(&permission(&foreign)).unwrap_err(),
        "InvalidGroup.NotFound: You have specified two resources that belong to different networks."
    );
    assert!(
        group
            .authorize(&permission("sg-12345678"))
            .unwrap_err()
            .starts_with("InvalidGroup.NotFound: The security group 'sg-12345678' does not exist")
    );
}

#[test]
fn prefix_lists_and_ipv6_blocks_are_peers_too() {
    let group = group();
    let permission = "IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=443&IpPermissions.1.ToPort=443&IpPermissions.1.PrefixListIds.1.PrefixListId=pl-63a5400a&IpPermissions.1.Ipv6Ranges.1.CidrIpv6=fd00::7/64";
    group
        .call("AuthorizeSecurityGroupEgress", permission)
        .unwrap();
    let described = group.described();
    let permission = &described.all("ipPermissionsEgress/item")[1];
    assert_eq!(
        permission.text("prefixListIds/item/prefixListId"),
        "pl-63a5400a"
    );
    assert_eq!(permission.text("ipv6Ranges/item/cidrIpv6"), "fd00::/64");
}

#[test]
fn bad_permissions_change_nothing() {
    let group = group();
    let cidr = "IpPermissions.1.IpRanges.1.CidrIp";
    for (parameters, expected) in [
        (
            format!("IpPermissions.1.IpProtocol=tcp&{cidr}=0.0.0.0/0"),
            "InvalidParameterValue: Invalid value 'Must specify both",
        ),
        (
            format!("IpPermissions.1.IpProtocol=-1&{cidr}=10.0.0.0/33"),
            "InvalidParameterValue: CIDR block 10.0.0.0/33 is malformed",
        ),
        (
            format!("IpPermissions.1.IpProtocol=-1&{cidr}=::/0"),
            "InvalidParameterValue: CIDR block ::/0 is malformed",
        ),
        (format!("{cidr}=0.0.0.0/0"), "MissingParameter"),
        (
            "IpPermissions.1.IpProtocol=-1".to_owned(),
            "MissingParameter",
        ),
        (
            format!(
                "{}&IpPermissions.1.IpRanges.1.Description=caf%C3%A9",
                tcp(1, "10.0.0.0/8")
            ),
            "InvalidParameterValue: Invalid rule description",
        ),
        (
            format!("{}&IpPermissions.1.Colour=red", tcp(1, "10.0.0.0/8")),
            "UnknownParameter",
        ),
        ("DryRun=false".to_owned(), "MissingParameter"),
    ] {
        let error = group.authorize(&parameters).unwrap_err();
        assert!(error.starts_with(expected), "{parameters}: {error}");
    }
    assert!(group.rule_ids(false).is_empty());
}

#[test]
fn a_group_has_at_most_sixty_rules_in_a_direction() {
    let group = group();
    for port in 1..=60 {
        group.authorize(&tcp(port, "10.0.0.0/8")).unwrap();
    }
    assert_eq!(
        group.authorize(&tcp(61, "10.0.0.0/8")).unwrap_err(),
        "RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached."
    );
    // IPv6 is counted apart.
    group
        .authorize("IpPermissions.1.IpProtocol=-1&IpPermissions.1.Ipv6Ranges.1.CidrIpv6=::/0")
        .unwrap();
}

#[test]
fn rules_carry_tags_that_go_with_them() {
    let group = group();
    let tags = "TagSpecification.1.ResourceType=security-group-rule&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=ssh";
    let answer = group
        .authorize(&format!("{}&{tags}", tcp(22, "0.0.0.0/0")))
        .unwrap();
    assert_eq!(
        answer.text("securityGroupRuleSet/item/tagSet/item/value"),
        "ssh"
    );
    let found = group
        .account
        .ok("DescribeSecurityGroupRules&Filter.1.Name=tag:Name&Filter.1.Value.1=ssh");
    assert_eq!(found.all("securityGroupRuleSet/item").len(), 1);
    group.revoke(&tcp(22, "0.0.0.0/0")).unwrap();
    assert!(group.account.cloud().tags.is_empty());
}

#[test]
fn descriptions_are_replaced() {
    let group = group();
    group.authorize(&tcp(22, "0.0.0.0/0")).unwrap();
    let description = || {
        group
            .described()
            .texts("ipPermissions/item/ipRanges/item/description")
    };
    group
        .call(
            "UpdateSecurityGroupRuleDescriptionsIngress",
            &format!(
                "{}&IpPermissions.1.IpRanges.1.Description=one",
                tcp(22, "0.0.0.0/0")
            ),
        )
        .unwrap();
    assert_eq!(description(), ["one"]);
    let rule = group.rule_ids(false).remove(0);
    group.call("UpdateSecurityGroupRuleDescriptionsIngress", &format!("SecurityGroupRuleDescription.1.SecurityGroupRuleId={rule}&SecurityGroupRuleDescription.1.Description=two")).unwrap();
    assert_eq!(description(), ["two"]);
    let missing = group.call(
        "UpdateSecurityGroupRuleDescriptionsIngress",
        &tcp(23, "0.0.0.0/0"),
    );
    assert!(
        missing
            .unwrap_err()
            .starts_with("InvalidPermission.NotFound")
    );
}

#[test]
fn descriptions_of_outbound_rules_are_replaced_too() {
    let group = group();
    let rule = group.rule_ids(true).remove(0);
    let described = format!(
        "SecurityGroupRuleDescription.1.SecurityGroupRuleId={rule}&SecurityGroupRuleDescription.1.Description=out"
    );
    group
        .call("UpdateSecurityGroupRuleDescriptionsEgress", &described)
        .unwrap();
    let descriptions = group
        .described()
        .texts("ipPermissionsEgress/item/ipRanges/item/description");
    assert_eq!(descriptions, ["out"]);
    let wrong_direction = group.call("UpdateSecurityGroupRuleDescriptionsIngress", &described);
    assert!(wrong_direction.is_err());
}

#[test]
fn rules_are_modified_in_place() {
    let group = group();
    group.authorize(&tcp(22, "0.0.0.0/0")).unwrap();
    group.authorize(&tcp(80, "0.0.0.0/0")).unwrap();
    let answer = group.account.ok(&format!(
        "DescribeSecurityGroupRules&Filter.1.Name=group-id&Filter.1.Value.1={}",
        group.id
    ));
    let rules = answer.all("securityGroupRuleSet/item");
    let ssh = rules
        .iter()
        .find(|rule| rule.text("fromPort") == "22")
        .unwrap()
        .text("securityGroupRuleId");
    let modify = |port: u16, peer: &str| {
        let rule = "SecurityGroupRule.1.SecurityGroupRule";
        group.call("ModifySecurityGroupRules", &format!(
            "SecurityGroupRule.1.SecurityGroupRuleId={ssh}&{rule}.IpProtocol=tcp&{rule}.FromPort={port}&{rule}.ToPort={port}&{rule}.{peer}"
        ))
    };
    modify(2222, "CidrIpv4=10.0.0.0/8").unwrap();
    let changed = group.account.ok(&format!(
        "DescribeSecurityGroupRules&SecurityGroupRuleId.1={ssh}"
    ));
    assert_eq!(changed.text("securityGroupRuleSet/item/fromPort"), "2222");
    assert_eq!(
        changed.text("securityGroupRuleSet/item/cidrIpv4"),
        "10.0.0.0/8"
    );
    assert!(
        modify(80, "CidrIpv4=0.0.0.0/0")
            .unwrap_err()
            .starts_with("InvalidPermission.Duplicate")
    );
    assert!(
        modify(80, "Description=x")
            .unwrap_err()
            .starts_with("InvalidParameterCombination")
    );
}

#[test]
fn rules_are_paged() {
    let group = group();
    for port in 1..=11 {
        group.authorize(&tcp(port, "10.0.0.0/8")).unwrap();
    }
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let page = group
            .account
            .ok(&format!("DescribeSecurityGroupRules&MaxResults=5{token}"));
        seen.extend(page.texts("securityGroupRuleSet/item/securityGroupRuleId"));
        match page.has("nextToken") {
            true => token = format!("&NextToken={}", page.text("nextToken")),
            false => break,
        }
    }
    let all = group
        .account
        .ok("DescribeSecurityGroupRules")
        .texts("securityGroupRuleSet/item/securityGroupRuleId");
    assert_eq!(seen, all);
    assert!(
        group
            .account
            .code("DescribeSecurityGroupRules&MaxResults=4")
            == "InvalidParameterValue"
    );
}

/// A permission as a request writes it: protocol, ports and blocks.
fn any_permission() -> impl Strategy<Value = (String, Vec<String>)> {
    let traffic = prop_oneof![
        Just("IpProtocol=-1".to_owned()),
        (
            any::<u16>(),
            any::<u16>(),
            prop_oneof!["tcp", "udp", "6", "17"]
        )
            .prop_map(|(a, b, protocol)| {
                format!(
                    "IpProtocol={protocol}&IpPermissions.1.FromPort={}&IpPermissions.1.ToPort={}",
                    a.min(b),
                    a.max(b)
                )
            }),
        (-1i32..256).prop_map(|kind| format!(
            "IpProtocol=icmp&IpPermissions.1.FromPort={kind}&IpPermissions.1.ToPort=-1"
        )),
        (59u8..=255).prop_map(|number| format!("IpProtocol={number}")),
    ];
    let block = (any::<u32>(), 0u8..=32).prop_map(|(bits, length)| {
        let block = ipnet::Ipv4Net::new(bits.into(), length).unwrap();
        block.trunc().to_string()
    });
    (traffic, proptest::collection::btree_set(block, 1..5))
        .prop_map(|(traffic, blocks)| (traffic, blocks.into_iter().collect()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_authorized_is_described_and_revoked((traffic, blocks) in any_permission()) {
        let group = group();
        let ranges: String = (blocks.iter().enumerate())
            .map(|(index, block)| format!("&IpPermissions.1.IpRanges.{}.CidrIp={block}", index + 1))
            .collect();
        let permission = format!("IpPermissions.1.{traffic}{ranges}");
        let answer = group.authorize(&permission).unwrap();
        let mut answered = answer.texts("securityGroupRuleSet/item/cidrIpv4");
        let described = group.described();
        prop_assert_eq!(described.all("ipPermissions/item").len(), 1);
        let shown = described.texts("ipPermissions/item/ipRanges/item/cidrIp");
        prop_assert_eq!(&shown, &blocks);
        answered.sort();
        let mut sorted = blocks.clone();
        sorted.sort();
        prop_assert_eq!(answered, sorted);
        prop_assert!(group.authorize(&permission).unwrap_err().starts_with("InvalidPermission.Duplicate"));
        let revoked = group.revoke(&permission).unwrap();
        prop_assert_eq!(revoked.texts("revokedSecurityGroupRuleSet/item/cidrIpv4"), blocks);
        prop_assert!(!group.described().has("ipPermissions/item"));
    }
}
