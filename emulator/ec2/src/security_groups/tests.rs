//! Tests of security groups as a whole.

use crate::testing::Account;

fn vpc(account: &Account) -> String {
    account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId")
}

fn group(account: &Account, vpc: &str, name: &str) -> String {
    let create = format!("CreateSecurityGroup&GroupName={name}&GroupDescription=d&VpcId={vpc}");
    account.made(&create, "groupId")
}

#[test]
fn a_vpc_begins_with_a_default_group_that_stays() {
    let account = Account::new();
    let vpc = vpc(&account);
    let found = account.ok(&format!(
        "DescribeSecurityGroups&Filter.1.Name=vpc-id&Filter.1.Value.1={vpc}&Filter.2.Name=group-name&Filter.2.Value.1=default"
    ));
    let group = found.find("securityGroupInfo/item");
    let id = group.text("groupId");
    assert_eq!(group.text("groupDescription"), "default VPC security group");
    assert_eq!(group.text("ipPermissions/item/groups/item/groupId"), id);
    assert_eq!(group.text("ipPermissions/item/ipProtocol"), "-1");
    assert!(!group.has("ipPermissions/item/fromPort"));
    assert_eq!(
        group.text("ipPermissionsEgress/item/ipRanges/item/cidrIp"),
        "0.0.0.0/0"
    );
    assert_eq!(
        account.refused(&format!("DeleteSecurityGroup&GroupId={id}")),
        format!(
            "CannotDelete: the specified group: \"{id}\" name: \"default\" cannot be deleted by a user"
        )
    );
}

#[test]
fn a_new_group_lets_everything_out_and_nothing_in() {
    let account = Account::new();
    let vpc = vpc(&account);
    let id = group(&account, &vpc, "web");
    let answer = account.ok(&format!("DescribeSecurityGroups&GroupId.1={id}"));
    let group = answer.find("securityGroupInfo/item");
    assert_eq!(group.text("vpcId"), vpc);
    assert!(!group.has("ipPermissions/item"));
    assert_eq!(group.all("ipPermissionsEgress/item").len(), 1);
    assert_eq!(
        group.text("securityGroupArn"),
        format!("arn:aws:ec2:us-east-1:000000000000:security-group/{id}")
    );
}

#[test]
fn names_are_unique_in_a_vpc_only() {
    let account = Account::new();
    let (one, other) = (vpc(&account), vpc(&account));
    group(&account, &one, "web");
    group(&account, &other, "web");
    assert_eq!(
        account.refused(&format!(
            "CreateSecurityGroup&GroupName=web&GroupDescription=d&VpcId={one}"
        )),
        format!("InvalidGroup.Duplicate: The security group 'web' already exists for VPC '{one}'")
    );
}

#[test]
fn names_and_descriptions_have_awss_characters() {
    let account = Account::new();
    let create = |name: &str, description: &str| {
        account.refused(&format!(
            "CreateSecurityGroup&GroupName={name}&GroupDescription={description}"
        ))
    };
    assert_eq!(
        create("sg-web", "d"),
        "InvalidParameterValue: Invalid security group name 'sg-web'. Group names may not be in the format sg-*"
    );
    assert_eq!(
        create("default", "d"),
        "InvalidParameterValue: Cannot use reserved security group name: default"
    );
    assert_eq!(
        create("caf%C3%A9", "d"),
        "InvalidParameterValue: Value (café) for parameter GroupName is invalid. Character sets beyond ASCII are not supported."
    );
    assert_eq!(
        create("web", ""),
        "MissingParameter: The request must contain the parameter GroupDescription"
    );
    assert!(create("web", "a%3Cb").starts_with("InvalidParameterValue"));
    assert!(create(&"x".repeat(256), "d").starts_with("InvalidParameterValue"));
}

#[test]
fn a_group_that_others_name_cannot_be_deleted() {
    let account = Account::new();
    let vpc = vpc(&account);
    let (web, db) = (group(&account, &vpc, "web"), group(&account, &vpc, "db"));
    let permission = format!(
        "IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=5432&IpPermissions.1.ToPort=5432&IpPermissions.1.Groups.1.GroupId={web}"
    );
    account.ok(&format!(
        "AuthorizeSecurityGroupIngress&GroupId={db}&{permission}"
    ));
    let delete = format!("DeleteSecurityGroup&GroupId={web}");
    assert_eq!(
        account.refused(&delete),
        format!("DependencyViolation: resource {web} has a dependent object")
    );
    assert_eq!(
        account.code(&format!("DeleteVpc&VpcId={vpc}")),
        "DependencyViolation"
    );
    account.ok(&format!("DeleteSecurityGroup&GroupId={db}"));
    account.ok(&delete);
    assert_eq!(account.code(&delete), "InvalidGroup.NotFound");
    account.ok(&format!("DeleteVpc&VpcId={vpc}"));
}

#[test]
fn groups_of_the_default_vpc_have_names() {
    let account = Account::new();
    let id = account.made(
        "CreateSecurityGroup&GroupName=web&GroupDescription=d",
        "groupId",
    );
    let found = account.ok("DescribeSecurityGroups&GroupName.1=web");
    assert_eq!(found.texts("securityGroupInfo/item/groupId"), [id]);
    account.ok("DeleteSecurityGroup&GroupName=web");
    assert_eq!(
        account.code("DescribeSecurityGroups&GroupName.1=web"),
        "InvalidGroup.NotFound"
    );
    assert_eq!(account.code("DeleteSecurityGroup"), "MissingParameter");
}

#[test]
fn rules_are_found_by_filters() {
    let account = Account::new();
    let vpc = vpc(&account);
    let id = group(&account, &vpc, "web");
    account.ok(&format!("AuthorizeSecurityGroupIngress&GroupId={id}&IpProtocol=tcp&FromPort=80&ToPort=81&CidrIp=10.9.0.0/16"));
    for (name, value) in [
        ("ip-permission.cidr", "10.9.0.0/16"),
        ("ip-permission.from-port", "80"),
        ("ip-permission.to-port", "81"),
        ("ip-permission.protocol", "tcp"),
    ] {
        let find = |prefix: &str| {
            let answer = account.ok(&format!(
                "DescribeSecurityGroups&Filter.1.Name={prefix}{name}&Filter.1.Value.1={value}"
            ));
            answer.texts("securityGroupInfo/item/groupId")
        };
        assert_eq!(find(""), [id.as_str()], "{name}");
        assert!(find("egress.").is_empty(), "{name}");
    }
    assert_eq!(
        account.refused("DescribeSecurityGroups&Filter.1.Name=colour&Filter.1.Value.1=red"),
        "InvalidParameterValue: The filter 'colour' is invalid"
    );
}

#[test]
fn a_group_can_serve_other_vpcs_of_the_account() {
    let account = Account::new();
    let (one, other) = (vpc(&account), vpc(&account));
    let id = group(&account, &one, "web");
    let associate =
        |id: &str, vpc: &str| format!("AssociateSecurityGroupVpc&GroupId={id}&VpcId={vpc}");
    let state = account.made(&associate(&id, &other), "state");
    assert_eq!(state, "associating");
    assert_eq!(
        account.code(&associate(&id, &other)),
        "Resource.AlreadyAssociated"
    );
    let shown = account.ok(&format!(
        "DescribeSecurityGroupVpcAssociations&Filter.1.Name=group-id&Filter.1.Value.1={id}&Filter.2.Name=vpc-id&Filter.2.Value.1={other}&Filter.3.Name=state&Filter.3.Value.1=associated"
    ));
    let shown = shown.find("securityGroupVpcAssociationSet/item");
    for (name, value) in [
        ("groupId", id.as_str()),
        ("vpcId", other.as_str()),
        ("vpcOwnerId", "000000000000"),
        ("groupOwnerId", "000000000000"),
        ("state", "associated"),
    ] {
        assert_eq!(shown.text(name), value);
    }
    let groups_of = |vpc: &str| {
        let answer = account.ok(&format!(
            "GetSecurityGroupsForVpc&VpcId={vpc}&Filter.1.Name=group-name&Filter.1.Value.1=web"
        ));
        answer.texts("securityGroupForVpcSet/item/groupId")
    };
    assert_eq!(groups_of(&one), [id.as_str()]);
    assert_eq!(groups_of(&other), [id.as_str()]);
    let subnet = account.made(
        &format!("CreateSubnet&VpcId={other}&CidrBlock=10.0.0.0/24"),
        "subnet/subnetId",
    );
    let interface = account.made(
        &format!("CreateNetworkInterface&SubnetId={subnet}&SecurityGroupId.1={id}"),
        "networkInterface/networkInterfaceId",
    );
    let disassociate = format!("DisassociateSecurityGroupVpc&GroupId={id}&VpcId={other}");
    assert_eq!(account.code(&disassociate), "DependencyViolation");
    account.ok(&format!(
        "DeleteNetworkInterface&NetworkInterfaceId={interface}"
    ));
    assert_eq!(
        account.code(&format!("DeleteSecurityGroup&GroupId={id}")),
        "DependencyViolation"
    );
    assert_eq!(account.made(&disassociate, "state"), "disassociating");
    assert_eq!(account.code(&disassociate), "InvalidParameterValue");
    assert!(groups_of(&other).is_empty());
    account.ok(&format!("DeleteSecurityGroup&GroupId={id}"));
}

#[test]
fn default_groups_and_default_vpcs_take_no_associations() {
    let account = Account::new();
    let vpc = vpc(&account);
    let own = group(&account, &vpc, "web");
    let find = |filter: &str, value: &str, path: &str| {
        account.made(
            &format!("{path}&Filter.1.Name={filter}&Filter.1.Value.1={value}"),
            match path {
                "DescribeVpcs" => "vpcSet/item/vpcId",
                _ => "securityGroupInfo/item/groupId",
            },
        )
    };
    let default_vpc = find("is-default", "true", "DescribeVpcs");
    let default_group = find("vpc-id", &default_vpc, "DescribeSecurityGroups");
    for (group, vpc) in [(&own, &default_vpc), (&default_group, &vpc), (&own, &vpc)] {
        let request = format!("AssociateSecurityGroupVpc&GroupId={group}&VpcId={vpc}");
        assert_eq!(account.code(&request), "InvalidParameterValue", "{request}");
    }
    let missing = format!("AssociateSecurityGroupVpc&GroupId={own}&VpcId=vpc-12345678");
    assert_eq!(account.code(&missing), "InvalidVpcID.NotFound");
    let other = super::tests::vpc(&account);
    account.ok(&format!(
        "AssociateSecurityGroupVpc&GroupId={own}&VpcId={other}"
    ));
    account.ok(&format!("DeleteVpc&VpcId={other}"));
    let left = account.ok("DescribeSecurityGroupVpcAssociations");
    assert!(!left.has("securityGroupVpcAssociationSet/item"));
}

#[test]
fn groups_of_a_vpc_with_ipv6_let_ipv6_out() {
    let account = Account::new();
    let with = account.made(
        "CreateVpc&CidrBlock=10.0.0.0/16&AmazonProvidedIpv6CidrBlock=true",
        "vpc/vpcId",
    );
    let later = vpc(&account);
    let before = group(&account, &later, "before");
    account.ok(&format!(
        "AssociateVpcCidrBlock&VpcId={later}&AmazonProvidedIpv6CidrBlock=true"
    ));
    let blocks = |filter: &str, value: &str| {
        let answer = account.ok(&format!(
            "DescribeSecurityGroups&Filter.1.Name={filter}&Filter.1.Value.1={value}&Filter.2.Name=group-name&Filter.2.Value.1=*"
        ));
        answer.texts("securityGroupInfo/item/ipPermissionsEgress/item/ipv6Ranges/item/cidrIpv6")
    };
    assert_eq!(blocks("vpc-id", &with), ["::/0"]);
    assert_eq!(
        blocks("vpc-id", &later),
        ["::/0"],
        "the default group alone"
    );
    assert!(blocks("group-id", &before).is_empty());
    let after = group(&account, &later, "after");
    assert_eq!(blocks("group-id", &after), ["::/0"]);
}
