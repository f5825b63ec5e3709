//! Tests of VPCs and of what every region begins with.

use crate::testing::Account;

const ID: &str = "vpcSet/item/vpcId";

fn vpc(account: &Account) -> String {
    account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId")
}

/// How many things of the VPC a describe operation finds.
fn count(account: &Account, operation: &str, filter: &str, vpc: &str, path: &str) -> usize {
    let request = format!("{operation}&Filter.1.Name={filter}&Filter.1.Value.1={vpc}");
    account.ok(&request).all(path).len()
}

#[test]
fn every_region_begins_with_a_default_vpc() {
    let account = Account::in_region("eu-west-1");
    let vpcs = account.ok("DescribeVpcs&Filter.1.Name=is-default&Filter.1.Value.1=true");
    let vpc = vpcs.find("vpcSet/item");
    assert_eq!(vpc.text("cidrBlock"), "172.31.0.0/16");
    assert_eq!(vpc.text("isDefault"), "true");
    assert_eq!(vpc.text("state"), "available");
    let id = vpc.text("vpcId");
    let subnets = account.ok(&format!(
        "DescribeSubnets&Filter.1.Name=vpc-id&Filter.1.Value.1={id}"
    ));
    let mut zones = subnets.texts("subnetSet/item/availabilityZone");
    zones.sort();
    assert_eq!(zones, ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
    let mut blocks = subnets.texts("subnetSet/item/cidrBlock");
    blocks.sort();
    assert_eq!(
        blocks,
        ["172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20"]
    );
    for subnet in subnets.all("subnetSet/item") {
        assert_eq!(subnet.text("defaultForAz"), "true");
        assert_eq!(subnet.text("mapPublicIpOnLaunch"), "true");
        assert_eq!(subnet.text("availableIpAddressCount"), "4091");
    }
    let routes = account.ok(&format!(
        "DescribeRouteTables&Filter.1.Name=vpc-id&Filter.1.Value.1={id}"
    ));
    assert_eq!(
        routes.texts("routeTableSet/item/routeSet/item/destinationCidrBlock"),
        ["172.31.0.0/16", "0.0.0.0/0"]
    );
    assert_eq!(
        routes.texts("routeTableSet/item/routeSet/item/state"),
        ["active", "active"]
    );
    let names = |name| {
        account
            .ok(&format!("DescribeVpcAttribute&VpcId={id}&Attribute={name}"))
            .text(&format!("{name}/value"))
    };
    assert_eq!(
        (names("enableDnsSupport"), names("enableDnsHostnames")),
        ("true".to_owned(), "true".to_owned())
    );
}

#[test]
fn a_new_vpc_comes_with_a_table_an_acl_and_a_group() {
    let account = Account::new();
    let id = vpc(&account);
    for (operation, path) in [
        ("DescribeRouteTables", "routeTableSet/item"),
        ("DescribeNetworkAcls", "networkAclSet/item"),
        ("DescribeSecurityGroups", "securityGroupInfo/item"),
    ] {
        assert_eq!(
            count(&account, operation, "vpc-id", &id, path),
            1,
            "{operation}"
        );
    }
    account.ok(&format!("DeleteVpc&VpcId={id}"));
    for (operation, path) in [
        ("DescribeRouteTables", "routeTableSet/item"),
        ("DescribeNetworkAcls", "networkAclSet/item"),
        ("DescribeSecurityGroups", "securityGroupInfo/item"),
    ] {
        assert_eq!(
            count(&account, operation, "vpc-id", &id, path),
            0,
            "{operation}"
        );
    }
    assert_eq!(
        account.refused(&format!("DeleteVpc&VpcId={id}")),
        format!("InvalidVpcID.NotFound: The vpc ID '{id}' does not exist")
    );
}

#[test]
fn a_new_vpc_is_answered_whole() {
    let account = Account::new();
    let answer = account.ok("CreateVpc&CidrBlock=10.0.0.9/16&InstanceTenancy=default&AmazonProvidedIpv6CidrBlock=false&TagSpecification.1.ResourceType=vpc&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=lab");
    let vpc = answer.find("vpc");
    for (path, value) in [
        ("state", "pending"),
        ("cidrBlock", "10.0.0.0/16"),
        ("cidrBlockAssociationSet/item/cidrBlock", "10.0.0.0/16"),
        (
            "cidrBlockAssociationSet/item/cidrBlockState/state",
            "associated",
        ),
        ("instanceTenancy", "default"),
        ("isDefault", "false"),
        ("ownerId", "000000000000"),
        ("tagSet/item/value", "lab"),
    ] {
        assert_eq!(vpc.text(path), value, "{path}");
    }
    assert!(vpc.text("dhcpOptionsId").starts_with("dopt-"));
    let id = vpc.text("vpcId");
    let described = account.ok(&format!("DescribeVpcs&VpcId.1={id}"));
    assert_eq!(described.text("vpcSet/item/state"), "available");
}

#[test]
fn blocks_are_between_16_and_28_and_leave_the_pools_alone() {
    let account = Account::new();
    for block in ["10.0.0.0/16", "10.0.0.0/28"] {
        account.ok(&format!("CreateVpc&CidrBlock={block}"));
    }
    for block in [
        "10.0.0.0/15",
        "10.0.0.0/29",
        "127.0.0.0/16",
        "169.254.0.0/16",
        "224.0.0.0/16",
        "198.18.4.0/24",
    ] {
        assert_eq!(
            account.refused(&format!("CreateVpc&CidrBlock={block}")),
            format!("InvalidVpc.Range: The CIDR '{block}' is invalid.")
        );
    }
    assert_eq!(
        account.refused("CreateVpc&CidrBlock=10.0.0.0"),
        "InvalidParameterValue: Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block."
    );
    assert_eq!(
        account.refused("CreateVpc"),
        "MissingParameter: Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided."
    );
    assert_eq!(
        account.code("CreateVpc&CidrBlock=10.0.0.0/16&InstanceTenancy=host"),
        "UnsupportedTenancy"
    );
    assert_eq!(
        account.code("CreateVpc&CidrBlock=10.0.0.0/16&Colour=red"),
        "UnknownParameter"
    );
}

#[test]
fn a_dry_run_makes_nothing() {
    let account = Account::new();
    let before = account.ok("DescribeVpcs").texts(ID);
    assert_eq!(
        account.refused("CreateVpc&CidrBlock=10.0.0.0/16&DryRun=true"),
        "DryRunOperation: Request would have succeeded, but DryRun flag is set."
    );
    assert_eq!(account.ok("DescribeVpcs").texts(ID), before);
}

#[test]
fn a_vpc_that_is_used_cannot_be_deleted() {
    let account = Account::new();
    let id = vpc(&account);
    let delete = format!("DeleteVpc&VpcId={id}");
    let refusal =
        format!("DependencyViolation: The vpc '{id}' has dependencies and cannot be deleted.");

    let subnet = account.made(
        &format!("CreateSubnet&VpcId={id}&CidrBlock=10.0.0.0/24"),
        "subnet/subnetId",
    );
    assert_eq!(account.refused(&delete), refusal);
    account.ok(&format!("DeleteSubnet&SubnetId={subnet}"));

    let gateway = account.made("CreateInternetGateway", "internetGateway/internetGatewayId");
    account.ok(&format!(
        "AttachInternetGateway&VpcId={id}&InternetGatewayId={gateway}"
    ));
    assert_eq!(account.refused(&delete), refusal);
    account.ok(&format!(
        "DetachInternetGateway&VpcId={id}&InternetGatewayId={gateway}"
    ));

    let table = account.made(
        &format!("CreateRouteTable&VpcId={id}"),
        "routeTable/routeTableId",
    );
    assert_eq!(account.refused(&delete), refusal);
    account.ok(&format!("DeleteRouteTable&RouteTableId={table}"));
    account.ok(&delete);
}

#[test]
fn the_default_vpc_can_be_made_again() {
    let account = Account::new();
    assert_eq!(account.code("CreateDefaultVpc"), "DefaultVpcAlreadyExists");
    let id = account.ok("DescribeVpcs").text(ID);
    for subnet in account
        .ok("DescribeSubnets")
        .texts("subnetSet/item/subnetId")
    {
        account.ok(&format!("DeleteSubnet&SubnetId={subnet}"));
    }
    let gateway = account
        .ok("DescribeInternetGateways")
        .text("internetGatewaySet/item/internetGatewayId");
    account.ok(&format!(
        "DetachInternetGateway&VpcId={id}&InternetGatewayId={gateway}"
    ));
    account.ok(&format!("DeleteVpc&VpcId={id}"));
    assert!(!account.ok("DescribeVpcs").has(ID));
    let new = account.made("CreateDefaultVpc", "vpc/vpcId");
    assert_eq!(
        count(
            &account,
            "DescribeSubnets",
            "vpc-id",
            &new,
            "subnetSet/item"
        ),
        6
    );
}

#[test]
fn attributes_are_changed_one_at_a_time() {
    let account = Account::new();
    let id = vpc(&account);
    let value = |name: &str| {
        account
            .ok(&format!("DescribeVpcAttribute&VpcId={id}&Attribute={name}"))
            .text(&format!("{name}/value"))
    };
    assert_eq!(value("enableDnsHostnames"), "false");
    account.ok(&format!(
        "ModifyVpcAttribute&VpcId={id}&EnableDnsHostnames.Value=true"
    ));
    assert_eq!(value("enableDnsHostnames"), "true");
    assert_eq!(value("enableDnsSupport"), "true");
    assert_eq!(value("enableNetworkAddressUsageMetrics"), "false");
    let both = format!(
        "ModifyVpcAttribute&VpcId={id}&EnableDnsHostnames.Value=false&EnableDnsSupport.Value=false"
    );
    assert_eq!(account.code(&both), "InvalidParameterCombination");
    assert_eq!(value("enableDnsHostnames"), "true");
    assert_eq!(
        account.code(&format!("ModifyVpcAttribute&VpcId={id}")),
        "MissingParameter"
    );
    assert_eq!(
        account.code(&format!("DescribeVpcAttribute&VpcId={id}&Attribute=x")),
        "InvalidParameterValue"
    );
    assert_eq!(
        account.code("DescribeVpcAttribute&VpcId=vpc-12345678&Attribute=enableDnsSupport"),
        "InvalidVpcID.NotFound"
    );
}

#[test]
fn vpcs_are_found_by_filter() {
    let account = Account::new();
    let id = vpc(&account);
    account.ok(&format!(
        "CreateTags&ResourceId.1={id}&Tag.1.Key=Name&Tag.1.Value=lab"
    ));
    for filter in [
        "cidr&Filter.1.Value.1=10.0.0.0/16",
        "cidr-block-association.cidr-block&Filter.1.Value.1=10.0.*",
        "is-default&Filter.1.Value.1=false",
        "isDefault&Filter.1.Value.1=false",
        "tag:Name&Filter.1.Value.1=l?b",
        "tag-key&Filter.1.Value.1=Name",
        &format!("vpc-id&Filter.1.Value.1={id}&Filter.1.Value.2=vpc-x"),
        "state&Filter.1.Value.1=available&Filter.2.Name=cidr&Filter.2.Value.1=10.0.0.0/16",
        "owner-id&Filter.1.Value.1=000000000000&Filter.2.Name=is-default&Filter.2.Value.1=false",
    ] {
        assert_eq!(
            account
                .ok(&format!("DescribeVpcs&Filter.1.Name={filter}"))
                .texts(ID),
            [id.as_str()],
            "{filter}"
        );
    }
    assert_eq!(
        account.refused("DescribeVpcs&Filter.1.Name=colour&Filter.1.Value.1=red"),
        "InvalidParameterValue: The filter 'colour' is invalid"
    );
}

#[test]
fn vpcs_are_paged() {
    let account = Account::new();
    for _ in 0..11 {
        vpc(&account);
    }
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let page = account.ok(&format!("DescribeVpcs&MaxResults=5{token}"));
        seen.extend(page.texts(ID));
        match page.has("nextToken") {
            true => token = format!("&NextToken={}", page.text("nextToken")),
            false => break,
        }
    }
    assert_eq!(seen, account.ok("DescribeVpcs").texts(ID));
    assert_eq!(seen.len(), 12);
    assert_eq!(
        account.code("DescribeVpcs&MaxResults=4"),
        "InvalidParameterValue"
    );
    assert_eq!(account.code("DescribeVpcs&NextToken=!"), "InvalidNextToken");
}

#[test]
fn dedicated_tenancy_can_be_given_up_and_not_taken() {
    let account = Account::new();
    let id = account.made(
        "CreateVpc&CidrBlock=10.0.0.0/16&InstanceTenancy=dedicated",
        "vpc/vpcId",
    );
    let tenancy = || {
        let vpcs = account.ok(&format!("DescribeVpcs&VpcId.1={id}"));
        vpcs.text("vpcSet/item/instanceTenancy")
    };
    assert_eq!(tenancy(), "dedicated");
    let modify = |vpc: &str, tenancy: &str| {
        account.call(&format!(
            "ModifyVpcTenancy&VpcId={vpc}&InstanceTenancy={tenancy}"
        ))
    };
    let answer = modify(&id, "default").map(|answer| answer.text("return"));
    assert_eq!(answer, Ok("true".to_owned()));
    assert_eq!(tenancy(), "default");
    for (vpc, tenancy, code) in [
        (id.as_str(), "dedicated", "InvalidParameterValue"),
        ("vpc-12345678", "default", "InvalidVpcID.NotFound"),
    ] {
        let error = modify(vpc, tenancy).map(drop).expect_err(vpc);
        assert!(error.starts_with(code), "{error}");
    }
}
