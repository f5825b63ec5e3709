//! Tests of gateway endpoints and their routes.

#![allow(clippy::unwrap_used)]
use crate::testing::Account;

const S3: &str = "com.amazonaws.us-east-1.s3";

fn vpc_and_table(account: &Account) -> (String, String) {
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let table = account.made(
        &format!("CreateRouteTable&VpcId={vpc}"),
        "routeTable/routeTableId",
    );
    (vpc, table)
}

fn endpoint(account: &Account, vpc: &str, table: &str) -> String {
    let create = format!("CreateVpcEndpoint&VpcId={vpc}&ServiceName={S3}&RouteTableId.1={table}");
    account.made(&create, "vpcEndpoint/vpcEndpointId")
}

fn lists_of(account: &Account, table: &str) -> Vec<String> {
    let answer = account.ok(&format!("DescribeRouteTables&RouteTableId.1={table}"));
    answer.texts("routeTableSet/item/routeSet/item/destinationPrefixListId")
}

#[test]
fn an_endpoint_puts_a_route_into_its_tables() {
    let account = Account::new();
    let (vpc, table) = vpc_and_table(&account);
    let id = endpoint(&account, &vpc, &table);
    assert_eq!(lists_of(&account, &table), ["pl-63a5400a"]);
    let described = account.ok(&format!("DescribeVpcEndpoints&VpcEndpointId.1={id}"));
    let item = described.find("vpcEndpointSet/item");
    assert_eq!(item.text("state"), "available");
    assert_eq!(item.text("vpcEndpointType"), "Gateway");
    assert_eq!(item.texts("routeTableIdSet/item"), [table.as_str()]);
    assert!(item.text("policyDocument").contains("2008-10-17"));
    assert_eq!(
        account.refused(&format!(
            "DeleteRoute&RouteTableId={table}&DestinationPrefixListId=pl-63a5400a"
        )),
        format!(
            "InvalidParameterValue: cannot remove VPC endpoint route pl-63a5400a in route table {table}"
        )
    );
    assert_eq!(
        account.code(&format!("DeleteVpc&VpcId={vpc}")),
        "DependencyViolation"
    );
    account.ok(&format!("DeleteVpcEndpoints&VpcEndpointId.1={id}"));
    assert!(lists_of(&account, &table).is_empty());
    assert_eq!(
        account.code(&format!("DescribeVpcEndpoints&VpcEndpointId.1={id}")),
        "InvalidVpcEndpointId.NotFound"
    );
}

#[test]
fn tables_are_added_and_removed() {
    let account = Account::new();
    let (vpc, table) = vpc_and_table(&account);
    let id = endpoint(&account, &vpc, &table);
    let other = account.made(
        &format!("CreateRouteTable&VpcId={vpc}"),
        "routeTable/routeTableId",
    );
    account.ok(&format!("ModifyVpcEndpoint&VpcEndpointId={id}&AddRouteTableId.1={other}&RemoveRouteTableId.1={table}"));
    assert!(lists_of(&account, &table).is_empty());
    assert_eq!(lists_of(&account, &other), ["pl-63a5400a"]);
    // A table that goes leaves its endpoint behind.
    account.ok(&format!("DeleteRouteTable&RouteTableId={other}"));
    let described = account.ok(&format!("DescribeVpcEndpoints&VpcEndpointId.1={id}"));
    assert!(!described.has("vpcEndpointSet/item/routeTableIdSet/item"));
}

#[test]
fn a_table_has_one_endpoint_of_a_service() {
    let account = Account::new();
    let (vpc, table) = vpc_and_table(&account);
    endpoint(&account, &vpc, &table);
    let again = format!("CreateVpcEndpoint&VpcId={vpc}&ServiceName={S3}&RouteTableId.1={table}");
    assert_eq!(
        account.refused(&again),
        format!(
            "RouteAlreadyExists: route table {table} already has a route with destination-prefix-list-id pl-63a5400a"
        )
    );
}

#[test]
fn policies_are_checked_kept_and_reset() {
    let account = Account::new();
    let (vpc, table) = vpc_and_table(&account);
    let id = endpoint(&account, &vpc, &table);
    let modify = |parameter: &str| {
        account.call(&format!("ModifyVpcEndpoint&VpcEndpointId={id}&{parameter}"))
    };
    let policy = || {
        account
            .ok("DescribeVpcEndpoints")
            .text("vpcEndpointSet/item/policyDocument")
    };
    let before = policy();
    assert!(
        modify("PolicyDocument={")
            .unwrap_err()
            .starts_with("InvalidPolicyDocument")
    );
    assert!(
        modify("PolicyDocument={}")
            .unwrap_err()
            .starts_with("InvalidPolicyDocument")
    );
    let denying = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}"#;
    assert!(modify(&format!("PolicyDocument={denying}")).is_ok());
    assert_eq!(policy(), denying);
    assert!(modify("ResetPolicy=true").is_ok());
    assert_eq!(policy(), before);
}

#[test]
fn only_s3_has_an_endpoint() {
    let account = Account::new();
    let (vpc, table) = vpc_and_table(&account);
    let dynamodb = "com.amazonaws.us-east-1.dynamodb";
    assert_eq!(
        account.refused(&format!(
            "CreateVpcEndpoint&VpcId={vpc}&ServiceName={dynamodb}&RouteTableId.1={table}"
        )),
        format!("InvalidServiceName: The Vpc Endpoint Service '{dynamodb}' does not exist")
    );
    let interface =
        format!("CreateVpcEndpoint&VpcId={vpc}&ServiceName={S3}&VpcEndpointType=Interface");
    assert_eq!(account.code(&interface), "UnsupportedOperation");
    let services = account.ok("DescribeVpcEndpointServices");
    assert_eq!(services.texts("serviceNameSet/item"), [S3]);
    let unknown = format!("DescribeVpcEndpointServices&ServiceName.1={dynamodb}");
    assert_eq!(account.code(&unknown), "InvalidServiceName");
}

#[test]
fn what_cannot_be_deleted_is_listed() {
    let account = Account::new();
    let (vpc, table) = vpc_and_table(&account);
    let id = endpoint(&account, &vpc, &table);
    let answer = account.ok(&format!(
        "DeleteVpcEndpoints&VpcEndpointId.1=vpce-12345678&VpcEndpointId.2={id}"
    ));
    assert_eq!(
        answer.texts("unsuccessful/item/resourceId"),
        ["vpce-12345678"]
    );
    assert_eq!(
        answer.text("unsuccessful/item/error/code"),
        "InvalidVpcEndpointId.NotFound"
    );
    assert!(account.cloud().vpc_endpoints.is_empty());
}

#[test]
fn tables_of_other_vpcs_are_refused() {
    let account = Account::new();
    let (vpc, _) = vpc_and_table(&account);
    let (_, foreign) = vpc_and_table(&account);
    let create = format!("CreateVpcEndpoint&VpcId={vpc}&ServiceName={S3}&RouteTableId.1={foreign}");
    assert_eq!(account.code(&create), "InvalidParameterValue");
    assert!(account.cloud().vpc_endpoints.is_empty());
}
