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

    /// A new interface in the VPC, and the block of its subnet.
    fn interface(&self) -> (String, String) {
        let block = "10.0.1.0/24";
        let subnet = self.account.made(
            &format!("CreateSubnet&VpcId={}&CidrBlock={block}", self.vpc),
            "subnet/subnetId",
        );
        let create = format!("CreateNetworkInterface&SubnetId={subnet}");
        let interface = self
            .account
            .made(&create, "networkInterface/networkInterfaceId");
        (interface, block.to_owned())
    }

    fn routes(&self) -> Vec<[String; 3]> {
        let answer = self.account.ok(&format!(
            "DescribeRouteTables&RouteTableId.1={}",
            self.table
        ));
        let routes = answer.all("routeTableSet/item/routeSet/item").into_iter();
        routes
            .map(|route| {
                ["destinationCidrBlock", "gatewayId", "state"]
                    .map(|name| route.texts(name).concat())
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
    // The same once more is no error; another target is.
    network
        .create("DestinationCidrBlock=0.0.0.0/0", &gateway)
        .unwrap();
    assert_eq!(network.routes().len(), 2);
    let (interface, _) = network.interface();
    assert_eq!(
        network.create(
            "DestinationCidrBlock=0.0.0.0/0",
            &format!("NetworkInterfaceId={interface}")
        ),
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
    for block in ["10.0.0.0/16", "10.0.9.0/24"] {
        let destination = format!("DestinationCidrBlock={block}");
        assert_eq!(
            network.create(&destination, &gateway),
            Err(format!(
                "InvalidParameterValue: The destination CIDR block {block} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance."
            ))
        );
    }
    assert_eq!(
        network.create("DestinationCidrBlock=0.0.0.0/0", "GatewayId=local"),
        Err("InvalidGatewayID.NotFound: The gateway ID 'local' does not exist".to_owned())
    );
}

#[test]
fn inside_the_vpc_whole_subnets_are_led_to_interfaces() {
    let network = network();
    let (interface, subnet) = network.interface();
    let target = format!("NetworkInterfaceId={interface}");
    assert_eq!(
        subnet, "10.0.1.0/24",
        "which is what the routes below are for"
    );
    network
        .create("DestinationCidrBlock=10.0.1.0/24", &target)
        .unwrap();
    let part = network
        .create("DestinationCidrBlock=10.0.1.0/25", &target)
        .unwrap_err();
    assert!(part.starts_with("InvalidParameterValue: "), "{part}");
    let local = network
        .create("DestinationCidrBlock=10.0.0.0/16", &target)
        .unwrap_err();
    assert!(local.starts_with("RouteAlreadyExists: "), "{local}");
}

#[test]
fn a_local_route_gets_another_target_and_its_own_back() {
    let network = network();
    let (interface, _) = network.interface();
    let table = &network.table;
    let replace = format!("ReplaceRoute&RouteTableId={table}&DestinationCidrBlock=10.0.0.0/16");
    network
        .account
        .ok(&format!("{replace}&NetworkInterfaceId={interface}"));
    let describe = format!("DescribeRouteTables&RouteTableId.1={table}");
    let answer = network.account.ok(&describe);
    let routes = answer.all("routeTableSet/item/routeSet/item");
    assert_eq!(routes.len(), 1);
    assert_eq!(routes[0].text("networkInterfaceId"), interface);
    assert_eq!(routes[0].text("origin"), "CreateRouteTable");
    assert_eq!(routes[0].text("state"), "blackhole");
    let other = network
        .account
        .refused(&format!("{replace}&GatewayId={}", network.gateway));
    assert!(other.starts_with("InvalidParameterValue: "), "{other}");
    for reset in ["LocalTarget=true", "GatewayId=local"] {
        network.account.ok(&format!("{replace}&{reset}"));
        assert_eq!(network.routes()[0][1], "local");
    }
    assert_eq!(
        network.account.code(&format!(
            "ReplaceRoute&RouteTableId={table}&DestinationCidrBlock=0.0.0.0/0&LocalTarget=true"
        )),
        "InvalidParameterValue"
    );
}

#[test]
fn a_prefix_list_is_a_destination() {
    let network = network();
    let account = &network.account;
    let list = account.made(
        "CreateManagedPrefixList&PrefixListName=a&AddressFamily=IPv4&MaxEntries=400&Entry.1.Cidr=172.16.0.0/12",
        "prefixList/prefixListId",
    );
    let destination = format!("DestinationPrefixListId={list}");
    let target = format!("GatewayId={}", network.gateway);
    network.create(&destination, &target).unwrap();
    let shown = account.ok(&format!(
        "DescribeRouteTables&Filter.1.Name=route.destination-prefix-list-id&Filter.1.Value.1={list}"
    ));
    assert_eq!(
        shown.texts("routeTableSet/item/routeTableId"),
        [network.table.as_str()]
    );
    let associations = account.ok(&format!(
        "GetManagedPrefixListAssociations&PrefixListId={list}"
    ));
    assert_eq!(
        associations.text("prefixListAssociationSet/item/resourceId"),
        network.table
    );
    // It counts for as many routes as the list may hold.
    let other = account.made(
        "CreateManagedPrefixList&PrefixListName=b&AddressFamily=IPv4&MaxEntries=101",
        "prefixList/prefixListId",
    );
    assert_eq!(
        network.create(&format!("DestinationPrefixListId={other}"), &target),
        Err("RouteLimitExceeded: The maximum number of routes has been reached.".to_owned())
    );
    let delete = format!("DeleteRoute&RouteTableId={}&{destination}", network.table);
    account.ok(&delete);
    assert_eq!(
        account.refused(&delete),
        format!(
            "InvalidRoute.NotFound: no route with destination-prefix-list-id {list} in route table {}",
            network.table
        )
    );
}

#[test]
fn a_block_that_leaves_the_vpc_takes_its_route_along() {
    let network = network();
    let (account, vpc, table) = (&network.account, &network.vpc, &network.table);
    let (interface, _) = network.interface();
    let association = account.made(
        &format!("AssociateVpcCidrBlock&VpcId={vpc}&CidrBlock=10.1.0.0/16"),
        "cidrBlockAssociation/associationId",
    );
    account.ok(&format!("ReplaceRoute&RouteTableId={table}&DestinationCidrBlock=10.1.0.0/16&NetworkInterfaceId={interface}"));
    assert_eq!(network.routes().len(), 2);
    account.ok(&format!(
        "DisassociateVpcCidrBlock&AssociationId={association}"
    ));
    assert_eq!(network.routes().len(), 1);
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
            "InvalidNatGatewayID.NotFound",
        ),
        (
            "VpcPeeringConnectionId=pcx-12345678".to_owned(),
            "InvalidVpcPeeringConnectionID.NotFound",
        ),
        (
            "EgressOnlyInternetGatewayId=eigw-12345678".to_owned(),
            "InvalidGatewayID.NotFound",
        ),
        (
            "CarrierGatewayId=cagw-12345678".to_owned(),
            "InvalidCarrierGatewayID.NotFound",
        ),
        (
            "LocalGatewayId=lgw-12345678".to_owned(),
            "UnsupportedOperation",
        ),
        ("DryRun=false".to_owned(), "MissingParameter"),
        (
            format!("GatewayId={}&InstanceId=i-12345678", network.gateway),
            "InvalidParameterCombination",
        ),
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

#[test]
fn an_egress_only_gateway_takes_ipv6_and_a_carrier_gateway_ipv4() {
    let network = network();
    let (account, vpc) = (&network.account, &network.vpc);
    let egress = account.made(
        &format!("CreateEgressOnlyInternetGateway&VpcId={vpc}"),
        "egressOnlyInternetGateway/egressOnlyInternetGatewayId",
    );
    let carrier = account.made(
        &format!("CreateCarrierGateway&VpcId={vpc}"),
        "carrierGateway/carrierGatewayId",
    );
    let (egress_target, carrier_target) = (
        format!("EgressOnlyInternetGatewayId={egress}"),
        format!("CarrierGatewayId={carrier}"),
    );
    let (ipv4, ipv6) = (
        "DestinationCidrBlock=0.0.0.0/0",
        "DestinationIpv6CidrBlock=::/0",
    );
    assert_eq!(
        network.create(ipv4, &egress_target),
        Err("InvalidParameterCombination: The parameter egressOnlyInternetGatewayId cannot be used with the parameter destinationCidrBlock".to_owned())
    );
    assert_eq!(
        network.create(ipv6, &carrier_target),
        Err("InvalidParameterCombination: The parameter carrierGatewayId cannot be used with the parameter destinationIpv6CidrBlock".to_owned())
    );
    network.create(ipv6, &egress_target).unwrap();
    network.create(ipv4, &carrier_target).unwrap();
    let state = |kind: &str, id: &str| {
        let found = account.ok(&format!(
            "DescribeRouteTables&RouteTableId.1={}",
            network.table
        ));
        let routes = found.all("routeTableSet/item/routeSet/item");
        let route = routes.into_iter().find(|it| it.texts(kind) == [id]);
        route.unwrap().text("state")
    };
    assert_eq!(state("egressOnlyInternetGatewayId", &egress), "active");
    assert_eq!(state("carrierGatewayId", &carrier), "active");
    account.ok(&format!(
        "DeleteEgressOnlyInternetGateway&EgressOnlyInternetGatewayId={egress}"
    ));
    assert_eq!(state("egressOnlyInternetGatewayId", &egress), "blackhole");
}
