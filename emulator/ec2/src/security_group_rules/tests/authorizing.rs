//! Adding rules: what is answered and stored, and what is refused.

use super::{group, tcp};

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
fn protocols_without_ports_are_given_by_number() {
    let group = group();
    for (protocol, shown) in [("47", "47"), ("gre", ""), ("50", "50"), ("4", "4")] {
        let permission = format!(
            "IpPermissions.1.IpProtocol={protocol}&IpPermissions.1.FromPort=0&IpPermissions.1.ToPort=0&IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8"
        );
        match shown {
            "" => assert_eq!(
                group.authorize(&permission).unwrap_err(),
                "InvalidParameterValue: Invalid value 'gre' for IP protocol. Unknown protocol."
            ),
            number => {
                let answer = group.authorize(&permission).unwrap();
                let rule = answer.find("securityGroupRuleSet/item");
                assert_eq!(rule.text("ipProtocol"), number);
                assert_eq!(rule.text("fromPort"), "-1", "it has no ports");
            }
        }
    }
    let protocols = group.described().texts("ipPermissions/item/ipProtocol");
    assert_eq!(protocols, ["47", "50", "4"]);
}

#[test]
fn icmp_has_types_and_codes() {
    let group = group();
    let icmp = |protocol: &str, kind: i32, code: i32, block: &str| {
        group.authorize(&format!(
            "IpPermissions.1.IpProtocol={protocol}&IpPermissions.1.FromPort={kind}&IpPermissions.1.ToPort={code}&IpPermissions.1.{block}"
        ))
    };
    let ipv4 = "IpRanges.1.CidrIp=0.0.0.0/0";
    let ipv6 = "Ipv6Ranges.1.CidrIpv6=::/0";
    for (protocol, kind, code, block) in [
        ("icmp", 8, -1, ipv4),
        ("icmp", 3, 4, ipv4),
        ("1", -1, -1, ipv4),
        ("icmpv6", 128, -1, ipv6),
        ("58", -1, -1, ipv6),
    ] {
        let answer = icmp(protocol, kind, code, block).unwrap();
        let rule = answer.find("securityGroupRuleSet/item");
        assert_eq!(rule.text("fromPort"), kind.to_string());
        assert_eq!(rule.text("toPort"), code.to_string());
    }
    assert_eq!(
        icmp("icmp", -1, 3, ipv4).unwrap_err(),
        "InvalidPermission.Malformed: ICMP code (3) out of range"
    );
    assert_eq!(
        icmp("icmp", 8, -1, ipv4).unwrap_err(),
        "InvalidPermission.Duplicate: the specified rule \"peer: 0.0.0.0/0, ICMP, type: 8, code: ALL, ALLOW\" already exists"
    );
}
