//! Rules as they are shown.

use super::{group, tcp};

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
