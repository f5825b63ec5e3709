//! Taking rules away.

use super::{Group, any_permission, group, tcp};
use crate::testing::Account;
use proptest::prelude::*;

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
