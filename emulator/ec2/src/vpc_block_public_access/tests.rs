//! Tests of the options, the exclusions, and what both come to.

use terrarium_state::Tx;

use crate::testing::Account;

const OPTIONS: &str = "vpcBlockPublicAccessOptions";
const EXCLUSION: &str = "vpcBlockPublicAccessExclusion";
const ITEM: &str = "vpcBlockPublicAccessExclusionSet/item";

fn vpc_and_subnet(account: &Account) -> (String, String) {
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let request = format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.0.0/24");
    let subnet = account.made(&request, "subnet/subnetId");
    (vpc, subnet)
}

fn block(account: &Account, mode: &str) {
    account.ok(&format!(
        "ModifyVpcBlockPublicAccessOptions&InternetGatewayBlockMode={mode}"
    ));
}

/// What is blocked for a VPC and for a subnet.
fn blocked(account: &Account, vpc: &str, subnet: &str) -> (String, String) {
    let path = "blockPublicAccessStates/internetGatewayBlockMode";
    let vpcs = account.ok(&format!("DescribeVpcs&VpcId.1={vpc}"));
    let subnets = account.ok(&format!("DescribeSubnets&SubnetId.1={subnet}"));
    (
        vpcs.find("vpcSet/item").text(path),
        subnets.find("subnetSet/item").text(path),
    )
}

fn exclude(account: &Account, resource: &str, mode: &str) -> String {
    account.made(
        &format!(
            "CreateVpcBlockPublicAccessExclusion&{resource}&InternetGatewayExclusionMode={mode}"
        ),
        &format!("{EXCLUSION}/exclusionId"),
    )
}

#[test]
fn nothing_is_blocked_until_it_is_said() {
    let account = Account::new();
    let describe = || account.ok("DescribeVpcBlockPublicAccessOptions");
    let fresh = describe();
    for (path, value) in [
        ("awsAccountId", "000000000000"),
        ("awsRegion", "us-east-1"),
        ("state", "default-state"),
        ("internetGatewayBlockMode", "off"),
        ("managedBy", "account"),
        ("exclusionsAllowed", "allowed"),
    ] {
        assert_eq!(fresh.find(OPTIONS).text(path), value, "{path}");
    }
    assert!(!fresh.find(OPTIONS).has("lastUpdateTimestamp"));
    let answer =
        account.ok("ModifyVpcBlockPublicAccessOptions&InternetGatewayBlockMode=block-ingress");
    assert_eq!(answer.find(OPTIONS).text("state"), "update-in-progress");
    let after = describe();
    assert_eq!(after.find(OPTIONS).text("state"), "update-complete");
    assert_eq!(
        after.find(OPTIONS).text("internetGatewayBlockMode"),
        "block-ingress"
    );
    assert!(after.find(OPTIONS).has("lastUpdateTimestamp"));
    assert_eq!(
        account.code("ModifyVpcBlockPublicAccessOptions&InternetGatewayBlockMode=x"),
        "InvalidParameterValue"
    );
}

#[test]
fn vpcs_and_subnets_show_what_is_left_of_it_for_them() {
    let account = Account::new();
    let (vpc, subnet) = vpc_and_subnet(&account);
    let shown = || blocked(&account, &vpc, &subnet);
    let both = |vpc: &str, subnet: &str| (vpc.to_owned(), subnet.to_owned());
    assert_eq!(shown(), both("off", "off"));
    block(&account, "block-bidirectional");
    assert_eq!(shown(), both("block-bidirectional", "block-bidirectional"));
    let of_subnet = exclude(&account, &format!("SubnetId={subnet}"), "allow-egress");
    assert_eq!(shown(), both("block-bidirectional", "block-ingress"));
    let of_vpc = exclude(&account, &format!("VpcId={vpc}"), "allow-bidirectional");
    assert_eq!(shown(), both("off", "off"));
    for id in [of_vpc, of_subnet] {
        account.ok(&format!(
            "DeleteVpcBlockPublicAccessExclusion&ExclusionId={id}"
        ));
    }
    assert_eq!(shown(), both("block-bidirectional", "block-bidirectional"));
    block(&account, "off");
    assert_eq!(shown(), both("off", "off"));
}

#[test]
fn an_exclusion_is_made_changed_and_deleted_and_shown_for_a_while() {
    let account = Account::new();
    let (vpc, _) = vpc_and_subnet(&account);
    let answer = account.ok(&format!(
        "CreateVpcBlockPublicAccessExclusion&VpcId={vpc}&InternetGatewayExclusionMode=allow-egress\
         &TagSpecification.1.ResourceType=vpc-block-public-access-exclusion&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=open"
    ));
    let made = answer.find(EXCLUSION);
    assert_eq!(made.text("state"), "create-in-progress");
    let arn = format!("arn:aws:ec2:us-east-1:000000000000:vpc/{vpc}");
    assert_eq!(made.text("resourceArn"), arn);
    let id = made.text("exclusionId");
    let describe = format!("DescribeVpcBlockPublicAccessExclusions&ExclusionId.1={id}");
    let state = || account.ok(&describe).find(ITEM).text("state");
    assert_eq!(state(), "create-complete");
    for filter in [
        "internet-gateway-exclusion-mode&Filter.1.Value.1=allow-egress".to_owned(),
        format!("resource-arn&Filter.1.Value.1={arn}"),
        "state&Filter.1.Value.1=create-complete".to_owned(),
        "tag:Name&Filter.1.Value.1=open".to_owned(),
        "tag-key&Filter.1.Value.1=Name".to_owned(),
        "tag-value&Filter.1.Value.1=open".to_owned(),
    ] {
        let request = format!("DescribeVpcBlockPublicAccessExclusions&Filter.1.Name={filter}");
        assert_eq!(account.ok(&request).all(ITEM).len(), 1, "{filter}");
    }
    let modify = format!(
        "ModifyVpcBlockPublicAccessExclusion&ExclusionId={id}&InternetGatewayExclusionMode=allow-bidirectional"
    );
    let changed = account.ok(&modify);
    assert_eq!(changed.find(EXCLUSION).text("state"), "update-in-progress");
    assert_eq!(state(), "update-complete");
    let delete = format!("DeleteVpcBlockPublicAccessExclusion&ExclusionId={id}");
    let deleted = account.ok(&delete);
    assert_eq!(deleted.find(EXCLUSION).text("state"), "delete-in-progress");
    assert_eq!(state(), "delete-complete");
    assert_eq!(
        account.refused(&delete),
        format!(
            "InvalidParameterValue: VPC Block Public Access exclusion {id} is in delete-complete state and cannot be deleted"
        )
    );
    assert_eq!(account.code(&modify), "InvalidParameterValue");
    let later = |tx: &mut Tx, minutes: i64| {
        tx.now += jiff::SignedDuration::from_mins(minutes);
        super::expire(tx);
    };
    account.write(|tx| later(tx, 50));
    assert_eq!(state(), "delete-complete");
    account.write(|tx| later(tx, 61));
    assert_eq!(
        account.refused(&describe),
        format!(
            "InvalidVpcBlockPublicAccessExclusionId.NotFound: The VPC Block Public Access exclusion ID '{id}' does not exist"
        )
    );
}

#[test]
fn an_exclusion_is_of_one_resource_and_goes_with_it() {
    let account = Account::new();
    let (vpc, subnet) = vpc_and_subnet(&account);
    let create = |resource: &str| {
        account.code(&format!(
            "CreateVpcBlockPublicAccessExclusion&InternetGatewayExclusionMode=allow-egress{resource}"
        ))
    };
    exclude(&account, &format!("VpcId={vpc}"), "allow-egress");
    exclude(&account, &format!("SubnetId={subnet}"), "allow-egress");
    for (resource, code) in [
        ("", "MissingParameter"),
        (
            &format!("&VpcId={vpc}&SubnetId={subnet}"),
            "InvalidParameterCombination",
        ),
        (&format!("&VpcId={vpc}"), "InvalidParameterValue"),
        ("&VpcId=vpc-12345678", "InvalidVpcID.NotFound"),
        ("&SubnetId=subnet-12345678", "InvalidSubnetID.NotFound"),
    ] {
        assert_eq!(create(resource), code, "{resource}");
    }
    account.ok(&format!("DeleteSubnet&SubnetId={subnet}"));
    account.ok(&format!("DeleteVpc&VpcId={vpc}"));
    let all = account.ok("DescribeVpcBlockPublicAccessExclusions");
    let states = all.texts(&format!("{ITEM}/state"));
    assert_eq!(states, ["delete-complete", "delete-complete"]);
}

#[test]
fn there_are_at_most_fifty_and_they_are_paged() {
    let account = Account::new();
    for number in 0..50 {
        let vpc = account.made(
            &format!("CreateVpc&CidrBlock=10.{number}.0.0/16"),
            "vpc/vpcId",
        );
        exclude(&account, &format!("VpcId={vpc}"), "allow-egress");
    }
    let (vpc, _) = vpc_and_subnet(&account);
    assert_eq!(
        account.code(&format!(
            "CreateVpcBlockPublicAccessExclusion&VpcId={vpc}&InternetGatewayExclusionMode=allow-egress"
        )),
        "VpcBlockPublicAccessExclusionLimitExceeded"
    );
    let first = account.ok("DescribeVpcBlockPublicAccessExclusions&MaxResults=40");
    let token = first.text("nextToken");
    let rest = format!("DescribeVpcBlockPublicAccessExclusions&MaxResults=40&NextToken={token}");
    assert_eq!(first.all(ITEM).len(), 40);
    assert_eq!(account.ok(&rest).all(ITEM).len(), 10);
}
