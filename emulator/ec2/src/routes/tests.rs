//! Tests of routes: what leads where, and what becomes a blackhole.

#![allow(clippy::unwrap_used)]
use crate::testing::{Account, Element};

struct Network {
    account: Account,
    vpc: String,
    gateway: String,
    table: String,
}

fn network() -> Network {
    let account = Account::new();
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let gateway = account.made("CreateInternetGateway", "internetGateway/internetGatewayId");
    account.ok(&format!(
        "AttachInternetGateway&VpcId={vpc}&InternetGatewayId={gateway}"
    ));
    let table = account.made(
        &format!("CreateRouteTable&VpcId={vpc}"),
        "routeTable/routeTableId",
    );
    Network {
        account,
        vpc,
        gateway,
        table,
    }
}

impl Network {
    fn create(&self, destination: &str, target: &str) -> Result<Element, String> {
        self.account.call(&format!(
            "CreateRoute&RouteTableId={}&{destination}&{target}",
            self.table
        ))
    }

    fn routes(&self) -> Vec<[String; 3]> {
        let answer = self.account.ok(&format!(
            "DescribeRouteTables&RouteTableId.1={}",
            self.table
        ));
        let routes = answer.all("routeTableSet/item/routeSet/item").into_iter();
        routes
            .map(|route| {
                ["destinationCidrBlock", "gatewayId", "state"].map(|name| route.text(name))
            })
            .collect()
    }
}

#[test]
fn a_default_route_leads_to_the_gateway() {
    let network = network();
    let gateway = format!("GatewayId={}", network.gateway);
    network
        .create("DestinationCidrBlock=0.0.0.0/0", &gateway)
        .unwrap();
    let expected = [
        ["10.0.0.0/16", "local", "active"].map(str::to_owned),
        [
            "0.0.0.0/0".to_owned(),
            network.gateway.clone(),
            "active".to_owned(),
        ],
    ];
    assert_eq!(network.routes(), expected);
    assert_eq!(
        network.create("DestinationCidrBlock=0.0.0.0/0", &gateway),
        Err("RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.".to_owned())
    );
    let found = network.account.ok(&format!(
        "DescribeRouteTables&Filter.1.Name=route.gateway-id&Filter.1.Value.1={}&Filter.2.Name=vpc-id&Filter.2.Value.1={}",
        network.gateway, network.vpc
    ));
    assert_eq!(
        found.texts("routeTableSet/item/routeTableId"),
        [network.table]
    );
}

#[test]
fn a_route_whose_gateway_went_is_a_blackhole() {
    let network = network();
    let Network {
        account,
        vpc,
        gateway,
        ..
    } = &network;
    network
        .create(
            "DestinationCidrBlock=0.0.0.0/0",
            &format!("GatewayId={gateway}"),
        )
        .unwrap();
    account.ok(&format!(
        "DetachInternetGateway&VpcId={vpc}&InternetGatewayId={gateway}"
    ));
    assert_eq!(network.routes()[1][2], "blackhole");
    account.ok(&format!(
        "DeleteInternetGateway&InternetGatewayId={gateway}"
    ));
    assert_eq!(
        network.routes()[1],
        [
            "0.0.0.0/0".to_owned(),
            gateway.clone(),
            "blackhole".to_owned()
        ]
    );
}

#[test]
fn routes_are_replaced_and_deleted() {
    let network = network();
    let Network {
        account,
        gateway,
        table,
        ..
    } = &network;
    let replace = format!(
        "ReplaceRoute&RouteTableId={table}&DestinationCidrBlock=192.168.0.0/16&GatewayId={gateway}"
    );
    assert_eq!(
        account.refused(&replace),
        "InvalidParameterValue: There is no route defined for '192.168.0.0/16' in the route table. Use CreateRoute instead."
    );
    network
        .create(
            "DestinationCidrBlock=192.168.7.7/16",
            &format!("GatewayId={gateway}"),
        )
        .unwrap();
    account.ok(&replace);
    let delete = format!("DeleteRoute&RouteTableId={table}&DestinationCidrBlock=192.168.0.0/16");
    account.ok(&delete);
    assert_eq!(
        account.refused(&delete),
        format!(
            "InvalidRoute.NotFound: no route with destination-cidr-block 192.168.0.0/16 in route table {table}"
        )
    );
    assert_eq!(network.routes().len(), 1);
}

#[test]
fn the_local_route_stays() {
    let network = network();
    let Network {
        account,
        gateway,
        table,
        ..
    } = &network;
    let gateway = format!("GatewayId={gateway}");
    assert_eq!(
        account.refused(&format!(
            "DeleteRoute&RouteTableId={table}&DestinationCidrBlock=10.0.0.0/16"
        )),
        format!(
            "InvalidParameterValue: cannot remove local route 10.0.0.0/16 in route table {table}"
        )
    );
    let same = network
        .create("DestinationCidrBlock=10.0.0.0/16", &gateway)
        .unwrap_err();
    assert!(same.starts_with("RouteAlreadyExists"), "{same}");
    let inside = network
        .create("DestinationCidrBlock=10.0.9.0/24", &gateway)
        .unwrap_err();
    assert!(
        inside
            .starts_with("InvalidParameterValue: The destination CIDR block 10.0.9.0/24 is equal"),
        "{inside}"
    );
}

#[test]
fn targets_must_be_there_and_in_the_same_vpc() {
    let network = network();
    let anywhere = "DestinationCidrBlock=0.0.0.0/0";
    let other = network
        .account
        .made("CreateInternetGateway", "internetGateway/internetGatewayId");
    for (target, code) in [
        (
            "GatewayId=igw-12345678".to_owned(),
            "InvalidGatewayID.NotFound",
        ),
        (format!("GatewayId={other}"), "InvalidParameterValue"),
        ("GatewayId=nat-12345678".to_owned(), "InvalidParameterValue"),
        (
            "NetworkInterfaceId=eni-12345678".to_owned(),
            "InvalidNetworkInterfaceID.NotFound",
        ),
        (
            "InstanceId=i-12345678".to_owned(),
            "InvalidInstanceID.NotFound",
        ),
        (
            "NatGatewayId=nat-12345678".to_owned(),
            "UnsupportedOperation",
        ),
        ("DryRun=false".to_owned(), "MissingParameter"),
    ] {
        let error = network.create(anywhere, &target).unwrap_err();
        assert!(error.starts_with(&format!("{code}: ")), "{target}: {error}");
    }
}

#[test]
fn a_destination_is_one_valid_block() {
    let network = network();
    let gateway = format!("GatewayId={}", network.gateway);
    for (destination, code) in [
        ("DestinationCidrBlock=0.0.0.0", "InvalidParameterValue"),
        ("DryRun=false", "MissingParameter"),
        (
            "DestinationCidrBlock=0.0.0.0/0&DestinationIpv6CidrBlock=::/0",
            "InvalidParameterCombination",
        ),
        (
            "DestinationPrefixListId=pl-12345678",
            "InvalidPrefixListID.NotFound",
        ),
        (
            "DestinationPrefixListId=pl-63a5400a",
            "InvalidParameterValue",
        ),
    ] {
        let error = network.create(destination, &gateway).unwrap_err();
        assert!(
            error.starts_with(&format!("{code}: ")),
            "{destination}: {error}"
        );
    }
    network
        .create("DestinationIpv6CidrBlock=::/0", &gateway)
        .unwrap();
}
