//! Changing rules in place: their descriptions, or all that they say.

use super::{group, tcp};

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
fn all_protocols_and_some_ports_do_not_go_together() {
    let group = group();
    group.authorize(&tcp(22, "0.0.0.0/0")).unwrap();
    let id = group.rule_ids(false).remove(0);
    let modify = |ports: &str| {
        group.call("ModifySecurityGroupRules", &format!(
            "SecurityGroupRule.1.SecurityGroupRuleId={id}&SecurityGroupRule.1.SecurityGroupRule.IpProtocol=-1&SecurityGroupRule.1.SecurityGroupRule.CidrIpv4=0.0.0.0/0{ports}"
        ))
    };
    let port = "SecurityGroupRule.1.SecurityGroupRule";
    assert_eq!(
        modify(&format!("&{port}.FromPort=0&{port}.ToPort=0")).unwrap_err(),
        "InvalidParameterValue: You may not specify all protocols and specific ports. Please specify each protocol and port range combination individually, or all protocols and no port range."
    );
    modify(&format!("&{port}.FromPort=-1&{port}.ToPort=-1")).unwrap();
    modify("").unwrap();
}
