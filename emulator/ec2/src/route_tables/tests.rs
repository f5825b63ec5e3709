//! Tests of route tables and their associations.

use crate::testing::Account;

/// A VPC, a subnet in it and a table of it.
fn network(account: &Account) -> (String, String, String) {
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let subnet = format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.0/24");
    let subnet = account.made(&subnet, "subnet/subnetId");
    let table = account.made(
        &format!("CreateRouteTable&VpcId={vpc}"),
        "routeTable/routeTableId",
    );
    (vpc, subnet, table)
}

fn main_table(account: &Account, vpc: &str) -> (String, String) {
    let found = account.ok(&format!(
        "DescribeRouteTables&Filter.1.Name=vpc-id&Filter.1.Value.1={vpc}&Filter.2.Name=association.main&Filter.2.Value.1=true"
    ));
    let item = found.find("routeTableSet/item");
    (
        item.text("routeTableId"),
        item.text("associationSet/item/routeTableAssociationId"),
    )
}

#[test]
fn a_vpc_begins_with_a_main_table_that_has_the_local_route() {
    let account = Account::new();
    let (vpc, ..) = network(&account);
    let (main, _) = main_table(&account, &vpc);
    let answer = account.ok(&format!("DescribeRouteTables&RouteTableId.1={main}"));
    let route = answer.find("routeTableSet/item/routeSet/item");
    assert_eq!(route.text("destinationCidrBlock"), "10.0.0.0/16");
    assert_eq!(route.text("gatewayId"), "local");
    assert_eq!(route.text("origin"), "CreateRouteTable");
    assert_eq!(route.text("state"), "active");
    assert_eq!(
        account.refused(&format!("DeleteRouteTable&RouteTableId={main}")),
        format!(
            "DependencyViolation: The routeTable '{main}' has dependencies and cannot be deleted."
        )
    );
}

#[test]
fn a_subnet_has_at_most_one_table_of_its_own() {
    let account = Account::new();
    let (vpc, subnet, table) = network(&account);
    let associate = format!("AssociateRouteTable&RouteTableId={table}&SubnetId={subnet}");
    let association = account.made(&associate, "associationId");
    assert_eq!(account.code(&associate), "Resource.AlreadyAssociated");
    assert_eq!(
        account.code(&format!("DeleteRouteTable&RouteTableId={table}")),
        "DependencyViolation"
    );

    let other = account.made(
        &format!("CreateRouteTable&VpcId={vpc}"),
        "routeTable/routeTableId",
    );
    let replaced = account.made(
        &format!("ReplaceRouteTableAssociation&AssociationId={association}&RouteTableId={other}"),
        "newAssociationId",
    );
    let found = account.ok(&format!(
        "DescribeRouteTables&Filter.1.Name=association.subnet-id&Filter.1.Value.1={subnet}"
    ));
    assert_eq!(found.texts("routeTableSet/item/routeTableId"), [other]);
    let disassociate = |id: &str| format!("DisassociateRouteTable&AssociationId={id}");
    assert_eq!(
        account.code(&disassociate(&association)),
        "InvalidAssociationID.NotFound"
    );
    account.ok(&disassociate(&replaced));
    account.ok(&format!("DeleteRouteTable&RouteTableId={table}"));
}

#[test]
fn another_table_can_become_the_main_one() {
    let account = Account::new();
    let (vpc, _, table) = network(&account);
    let (old, association) = main_table(&account, &vpc);
    assert_eq!(
        account.refused(&format!(
            "DisassociateRouteTable&AssociationId={association}"
        )),
        format!(
            "InvalidParameterValue: cannot disassociate the main route table association {association}"
        )
    );
    account.ok(&format!(
        "ReplaceRouteTableAssociation&AssociationId={association}&RouteTableId={table}"
    ));
    assert_eq!(main_table(&account, &vpc).0, table);
    account.ok(&format!("DeleteRouteTable&RouteTableId={old}"));
}

#[test]
fn tables_and_subnets_of_different_vpcs_do_not_mix() {
    let account = Account::new();
    let (_, subnet, _) = network(&account);
    let (other_vpc, _, table) = network(&account);
    assert_eq!(
        account.refused(&format!(
            "AssociateRouteTable&RouteTableId={table}&SubnetId={subnet}"
        )),
        format!(
            "InvalidParameterValue: Route table {table} and subnet {subnet} belong to different networks"
        )
    );
    let (_, association) = main_table(&account, &other_vpc);
    let (_, _, foreign) = network(&account);
    let replace =
        format!("ReplaceRouteTableAssociation&AssociationId={association}&RouteTableId={foreign}");
    assert_eq!(account.code(&replace), "InvalidParameterValue");
}

#[test]
fn deleting_a_subnet_ends_its_association() {
    let account = Account::new();
    let (_, subnet, table) = network(&account);
    account.ok(&format!(
        "AssociateRouteTable&RouteTableId={table}&SubnetId={subnet}"
    ));
    account.ok(&format!("DeleteSubnet&SubnetId={subnet}"));
    account.ok(&format!("DeleteRouteTable&RouteTableId={table}"));
}

#[test]
fn pages_show_each_table_once() {
    let account = Account::new();
    let (vpc, ..) = network(&account);
    for _ in 0..10 {
        account.ok(&format!("CreateRouteTable&VpcId={vpc}"));
    }
    let mut seen = Vec::new();
    let mut token = String::new();
    loop {
        let page = account.ok(&format!("DescribeRouteTables&MaxResults=5{token}"));
        let ids = page.texts("routeTableSet/item/routeTableId");
        assert!(ids.len() <= 5);
        seen.extend(ids);
        match page.has("nextToken") {
            true => token = format!("&NextToken={}", page.text("nextToken")),
            false => break,
        }
    }
    let all = account
        .ok("DescribeRouteTables")
        .texts("routeTableSet/item/routeTableId");
    assert_eq!(seen, all);
    assert_eq!(
        account.code("DescribeRouteTables&NextToken=x"),
        "InvalidNextToken"
    );
}

#[test]
fn a_client_token_makes_one_table() {
    let account = Account::new();
    let (vpc, ..) = network(&account);
    let create = format!("CreateRouteTable&VpcId={vpc}&ClientToken=one");
    let id = "routeTable/routeTableId";
    assert_eq!(account.made(&create, id), account.made(&create, id));
}

#[test]
fn a_vpc_has_at_most_two_hundred_tables() {
    let account = Account::new();
    let (vpc, ..) = network(&account);
    let create = format!("CreateRouteTable&VpcId={vpc}");
    for _ in 0..198 {
        account.ok(&create);
    }
    assert_eq!(
        account.refused(&create),
        "RouteTableLimitExceeded: The maximum number of route tables has been reached."
    );
}

/// An internet gateway attached to a VPC.
fn gateway(account: &Account, vpc: &str) -> String {
    let gateway = account.made("CreateInternetGateway", "internetGateway/internetGatewayId");
    account.ok(&format!(
        "AttachInternetGateway&VpcId={vpc}&InternetGatewayId={gateway}"
    ));
    gateway
}

#[test]
fn a_gateway_has_a_table_that_leads_into_the_vpc() {
    let account = Account::new();
    let (vpc, subnet, table) = network(&account);
    let gateway = gateway(&account, &vpc);
    let interface = account.made(
        &format!("CreateNetworkInterface&SubnetId={subnet}"),
        "networkInterface/networkInterfaceId",
    );
    let associate = format!("AssociateRouteTable&RouteTableId={table}&GatewayId={gateway}");
    let association = account.made(&associate, "associationId");
    assert_eq!(account.code(&associate), "Resource.AlreadyAssociated");
    let found = account.ok(&format!(
        "DescribeRouteTables&Filter.1.Name=association.gateway-id&Filter.1.Value.1={gateway}"
    ));
    let shown = found.find("routeTableSet/item/associationSet/item");
    assert_eq!(shown.text("gatewayId"), gateway);
    assert_eq!(shown.text("main"), "false");

    let route = |destination: &str, target: &str| {
        format!("CreateRoute&RouteTableId={table}&DestinationCidrBlock={destination}&{target}")
    };
    account.ok(&route(
        "10.0.1.0/24",
        &format!("NetworkInterfaceId={interface}"),
    ));
    for refused in [
        route("0.0.0.0/0", &format!("GatewayId={gateway}")),
        route("10.0.2.0/24", &format!("NetworkInterfaceId={interface}")),
    ] {
        assert_eq!(account.code(&refused), "InvalidParameterValue");
    }
    let (_, main) = main_table(&account, &vpc);
    let make_main =
        format!("ReplaceRouteTableAssociation&AssociationId={main}&RouteTableId={table}");
    assert_eq!(account.code(&make_main), "InvalidParameterValue");
    account.ok(&format!(
        "DisassociateRouteTable&AssociationId={association}"
    ));
    account.ok(&format!("DeleteRouteTable&RouteTableId={table}"));
}

#[test]
fn not_every_table_can_be_a_gateways() {
    let account = Account::new();
    let (vpc, subnet, table) = network(&account);
    let (other_vpc, ..) = network(&account);
    let (own, foreign) = (gateway(&account, &vpc), gateway(&account, &other_vpc));
    let (main, _) = main_table(&account, &vpc);
    account.ok(&format!(
        "CreateRoute&RouteTableId={table}&DestinationCidrBlock=0.0.0.0/0&GatewayId={own}"
    ));
    let associate = |table: &str, place: &str| {
        account.code(&format!("AssociateRouteTable&RouteTableId={table}&{place}"))
    };
    for (table, place, code) in [
        (&table, format!("GatewayId={own}"), "InvalidParameterValue"),
        (&main, format!("GatewayId={own}"), "InvalidParameterValue"),
        (
            &main,
            format!("GatewayId={foreign}"),
            "InvalidParameterValue",
        ),
        (
            &main,
            "GatewayId=igw-12345678".to_owned(),
            "InvalidGatewayID.NotFound",
        ),
        (
            &main,
            "GatewayId=nat-12345678".to_owned(),
            "InvalidParameterValue",
        ),
        (
            &main,
            format!("GatewayId={own}&SubnetId={subnet}"),
            "InvalidParameterCombination",
        ),
        (&main, "DryRun=false".to_owned(), "MissingParameter"),
    ] {
        assert_eq!(associate(table, &place), code, "{place}");
    }
}

#[test]
fn a_gateway_that_leaves_the_vpc_leaves_its_table() {
    let account = Account::new();
    let (vpc, _, table) = network(&account);
    let (_, _, other) = network(&account);
    let gateway = gateway(&account, &vpc);
    let association = account.made(
        &format!("AssociateRouteTable&RouteTableId={table}&GatewayId={gateway}"),
        "associationId",
    );
    let replace = |to: &str| {
        format!("ReplaceRouteTableAssociation&AssociationId={association}&RouteTableId={to}")
    };
    assert_eq!(account.code(&replace(&other)), "InvalidParameterValue");
    let new = account.made(
        &format!("CreateRouteTable&VpcId={vpc}"),
        "routeTable/routeTableId",
    );
    account.ok(&replace(&new));
    account.ok(&format!(
        "DetachInternetGateway&VpcId={vpc}&InternetGatewayId={gateway}"
    ));
    account.ok(&format!("DeleteRouteTable&RouteTableId={new}"));
}
