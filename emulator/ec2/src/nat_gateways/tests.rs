//! Tests of NAT gateways: how they come and go, and their addresses.

use jiff::SignedDuration;

use crate::testing::{Account, Element};

/// A VPC, with or without the way to the internet, and a subnet in it.
fn network(account: &Account, with_gateway: bool) -> (String, String) {
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let subnet = format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.1.0/24");
    let subnet = account.made(&subnet, "subnet/subnetId");
    if with_gateway {
        let gateway = account.made("CreateInternetGateway", "internetGateway/internetGatewayId");
        account.ok(&format!(
            "AttachInternetGateway&VpcId={vpc}&InternetGatewayId={gateway}"
        ));
    }
    (vpc, subnet)
}

fn allocation(account: &Account) -> String {
    account.made("AllocateAddress", "allocationId")
}

/// Makes a gateway and returns its id.
fn create(account: &Account, subnet: &str, more: &str) -> String {
    account.made(
        &format!("CreateNatGateway&SubnetId={subnet}{more}"),
        "natGateway/natGatewayId",
    )
}

fn shown(account: &Account, id: &str) -> Element {
    let answer = account.ok(&format!("DescribeNatGateways&NatGatewayId.1={id}"));
    answer.find("natGatewaySet/item").clone()
}

fn private_addresses(account: &Account, id: &str) -> Vec<String> {
    shown(account, id).texts("natGatewayAddressSet/item/privateIp")
}

fn available(account: &Account, subnet: &str) -> u32 {
    let answer = account.ok(&format!("DescribeSubnets&SubnetId.1={subnet}"));
    answer.value("subnetSet/item/availableIpAddressCount")
}

#[test]
fn a_public_gateway_has_an_elastic_address_and_an_interface_of_its_own() {
    let account = Account::new();
    let (vpc, subnet) = network(&account, true);
    let elastic = account.ok("AllocateAddress");
    let id = elastic.text("allocationId");
    let made = account.ok(&format!("CreateNatGateway&SubnetId={subnet}&AllocationId={id}&TagSpecification.1.ResourceType=natgateway&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=x"));
    assert_eq!(made.text("natGateway/state"), "pending");
    let gateway = made.text("natGateway/natGatewayId");
    let found = shown(&account, &gateway);
    let address = found.find("natGatewayAddressSet/item");
    let interface = address.text("networkInterfaceId");
    for (name, value) in [
        ("state", "available"),
        ("subnetId", subnet.as_str()),
        ("vpcId", vpc.as_str()),
        ("connectivityType", "public"),
        ("tagSet/item/value", "x"),
        ("natGatewayAddressSet/item/allocationId", id.as_str()),
        (
            "natGatewayAddressSet/item/publicIp",
            &elastic.text("publicIp"),
        ),
        ("natGatewayAddressSet/item/privateIp", "10.0.1.4"),
        ("natGatewayAddressSet/item/isPrimary", "true"),
        ("natGatewayAddressSet/item/status", "succeeded"),
    ] {
        assert_eq!(found.text(name), value, "{name}");
    }
    let addresses = account.ok(&format!("DescribeAddresses&AllocationId.1={id}"));
    let elastic = addresses.find("addressesSet/item");
    assert_eq!(elastic.text("networkInterfaceId"), interface);
    assert_eq!(elastic.text("associationId"), address.text("associationId"));
    let described = account.ok(&format!(
        "DescribeNetworkInterfaces&NetworkInterfaceId.1={interface}"
    ));
    let described = described.find("networkInterfaceSet/item");
    assert_eq!(described.text("interfaceType"), "nat_gateway");
    assert_eq!(
        described.text("description"),
        format!("Interface for NAT Gateway {gateway}")
    );
    assert_eq!(available(&account, &subnet), 250);
    for request in [
        format!("DeleteSubnet&SubnetId={subnet}"),
        format!("DeleteVpc&VpcId={vpc}"),
    ] {
        assert_eq!(account.code(&request), "DependencyViolation");
    }
    assert_eq!(
        account.code(&format!("ReleaseAddress&AllocationId={id}")),
        "InvalidIPAddress.InUse"
    );
}

#[test]
fn a_gateway_that_goes_frees_what_it_had_and_is_shown_for_an_hour() {
    let account = Account::new();
    let (_, subnet) = network(&account, true);
    let elastic = allocation(&account);
    let gateway = create(&account, &subnet, &format!("&AllocationId={elastic}"));
    let delete = format!("DeleteNatGateway&NatGatewayId={gateway}");
    assert_eq!(account.ok(&delete).text("natGatewayId"), gateway);
    let gone = shown(&account, &gateway);
    assert_eq!(gone.text("state"), "deleted");
    assert!(gone.has("deleteTime"));
    assert_eq!(gone.text("natGatewayAddressSet/item/allocationId"), elastic);
    assert_eq!(available(&account, &subnet), 251);
    account.ok(&format!("ReleaseAddress&AllocationId={elastic}"));
    account.ok(&format!("DeleteSubnet&SubnetId={subnet}"));
    // Once more is no error.
    account.ok(&delete);
    account.write(|tx| {
        tx.now += SignedDuration::from_mins(61);
        crate::expire(tx);
    });
    assert_eq!(
        account.refused(&delete),
        format!("NatGatewayNotFound: The Nat Gateway {gateway} was not found")
    );
    assert_eq!(
        account.code(&format!("DescribeNatGateways&NatGatewayId.1={gateway}")),
        "NatGatewayNotFound"
    );
}

#[test]
fn a_private_gateway_needs_no_internet() {
    let account = Account::new();
    let (_, subnet) = network(&account, false);
    let gateway = create(
        &account,
        &subnet,
        "&ConnectivityType=private&PrivateIpAddress=10.0.1.9&SecondaryPrivateIpAddressCount=2",
    );
    let found = shown(&account, &gateway);
    assert_eq!(found.text("connectivityType"), "private");
    assert!(!found.has("natGatewayAddressSet/item/allocationId"));
    assert_eq!(
        private_addresses(&account, &gateway),
        ["10.0.1.9", "10.0.1.4", "10.0.1.5"]
    );
    assert_eq!(
        found.texts("natGatewayAddressSet/item/isPrimary"),
        ["true", "false", "false"]
    );
}

#[test]
fn what_cannot_be_asked_for_is_refused_at_once() {
    let account = Account::new();
    let (_, subnet) = network(&account, true);
    let elastic = allocation(&account);
    let private = "&ConnectivityType=private";
    for (request, error) in [
        ("CreateNatGateway".to_owned(), "MissingParameter: The request must contain the parameter SubnetId".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}"), "MissingParameter: The request must include the AllocationId parameter. Add the required parameter and retry the request.".to_owned()),
        (format!("CreateNatGateway&SubnetId=subnet-12345678&AllocationId={elastic}"), "InvalidSubnetID.NotFound".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}&AllocationId=eipalloc-12345678"), "InvalidElasticIpID.NotFound: Elastic IP address 'eipalloc-12345678' not found".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}&AllocationId={elastic}{private}"), "InvalidParameterCombination".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}{private}&SecondaryAllocationId.1={elastic}"), "InvalidParameterCombination".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}{private}&PrivateIpAddress=10.0.2.9"), "InvalidParameterValue".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}{private}&SecondaryPrivateIpAddressCount=0"), "InvalidParameterValue".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}{private}&SecondaryPrivateIpAddressCount=32"), "PrivateIpAddressLimitExceeded".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}{private}&SecondaryPrivateIpAddressCount=1&SecondaryPrivateIpAddress.1=10.0.1.9"), "InvalidParameterCombination".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}&AllocationId={elastic}&SecondaryPrivateIpAddressCount=1"), "InvalidParameterCombination".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}&AllocationId={elastic}&SecondaryPrivateIpAddress.1=10.0.1.9"), "InvalidParameterCombination".to_owned()),
        (format!("CreateNatGateway&SubnetId={subnet}&AllocationId={elastic}&AvailabilityMode=regional"), "UnsupportedOperation".to_owned()),
        ("DeleteNatGateway&NatGatewayId=nat-12345678".to_owned(), "NatGatewayNotFound: The Nat Gateway nat-12345678 was not found".to_owned()),
        ("DeleteNatGateway&NatGatewayId=x".to_owned(), "NatGatewayMalformed".to_owned()),
        ("DescribeNatGateways&Filter.1.Name=x&Filter.1.Value.1=y".to_owned(), "InvalidParameterValue".to_owned()),
    ] {
        let answer = account.refused(&request);
        assert!(answer.starts_with(&error), "{request}: {answer}");
    }
    assert!(!account.ok("DescribeNatGateways").has("natGatewaySet/item"));
}

#[test]
fn what_fails_later_says_why() {
    let account = Account::new();
    let (vpc, subnet) = network(&account, false);
    let elastic = allocation(&account);
    let create = format!("CreateNatGateway&SubnetId={subnet}&AllocationId={elastic}");
    let made = account.ok(&create);
    assert_eq!(made.text("natGateway/state"), "pending");
    assert!(!made.has("natGateway/failureCode"));
    let failed = shown(&account, &made.text("natGateway/natGatewayId"));
    assert_eq!(failed.text("state"), "failed");
    assert_eq!(failed.text("failureCode"), "Gateway.NotAttached");
    assert_eq!(
        failed.text("failureMessage"),
        format!("Network {vpc} has no Internet gateway attached")
    );
    let (_, other) = network(&account, true);
    let create = format!("CreateNatGateway&SubnetId={other}&AllocationId={elastic}");
    account.ok(&create);
    let second = account.made(&create, "natGateway/natGatewayId");
    let failed = shown(&account, &second);
    assert_eq!(failed.text("failureCode"), "Resource.AlreadyAssociated");
    assert_eq!(
        failed.text("failureMessage"),
        format!("Elastic IP address {elastic} is already associated")
    );
    account.ok(&format!("DeleteNatGateway&NatGatewayId={second}"));
    assert_eq!(shown(&account, &second).text("state"), "deleted");
}

#[test]
fn a_full_subnet_has_no_room_for_a_gateway() {
    let account = Account::new();
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let subnet = account.made(
        &format!("CreateSubnet&VpcId={vpc}&CidrBlock=10.0.0.0/28"),
        "subnet/subnetId",
    );
    for _ in 0..11 {
        account.ok(&format!("CreateNetworkInterface&SubnetId={subnet}"));
    }
    let gateway = create(&account, &subnet, "&ConnectivityType=private");
    assert_eq!(
        shown(&account, &gateway).text("failureCode"),
        "InsufficientFreeAddressesInSubnet"
    );
}

#[test]
fn a_private_gateway_gets_and_loses_addresses() {
    let account = Account::new();
    let (_, subnet) = network(&account, false);
    let gateway = create(&account, &subnet, "&ConnectivityType=private");
    let assign = format!("AssignPrivateNatGatewayAddress&NatGatewayId={gateway}");
    let unassign = format!("UnassignPrivateNatGatewayAddress&NatGatewayId={gateway}");
    let assigned = account.ok(&format!(
        "{assign}&PrivateIpAddress.1=10.0.1.20&PrivateIpAddress.2=10.0.1.21"
    ));
    assert_eq!(
        assigned.texts("natGatewayAddressSet/item/status"),
        ["assigning", "assigning"]
    );
    assert_eq!(
        private_addresses(&account, &gateway),
        ["10.0.1.4", "10.0.1.20", "10.0.1.21"]
    );
    let gone = account.ok(&format!(
        "{unassign}&PrivateIpAddress.1=10.0.1.20&MaxDrainDurationSeconds=5"
    ));
    assert_eq!(
        gone.texts("natGatewayAddressSet/item/status"),
        ["unassigning"]
    );
    assert_eq!(
        private_addresses(&account, &gateway),
        ["10.0.1.4", "10.0.1.21"]
    );
    account.ok(&format!("{assign}&PrivateIpAddressCount=1"));
    assert_eq!(private_addresses(&account, &gateway).len(), 3);
    for (request, code) in [
        (assign.clone(), "MissingParameter"),
        (
            format!("{assign}&PrivateIpAddress.1=10.0.1.21"),
            "InvalidIPAddress.InUse",
        ),
        (
            format!("{assign}&PrivateIpAddressCount=30"),
            "PrivateIpAddressLimitExceeded",
        ),
        (
            format!("{unassign}&PrivateIpAddress.1=10.0.1.4"),
            "InvalidParameterValue",
        ),
        (
            format!("{unassign}&PrivateIpAddress.1=10.0.1.99"),
            "InvalidParameterValue",
        ),
        (
            format!("{unassign}&PrivateIpAddress.1=10.0.1.21&MaxDrainDurationSeconds=0"),
            "InvalidParameterValue",
        ),
        (
            format!(
                "AssociateNatGatewayAddress&NatGatewayId={gateway}&AllocationId.1=eipalloc-12345678"
            ),
            "UnsupportedOperation",
        ),
        (
            "AssignPrivateNatGatewayAddress&NatGatewayId=nat-12345678&PrivateIpAddressCount=1"
                .to_owned(),
            "NatGatewayNotFound",
        ),
    ] {
        assert_eq!(account.code(&request), code, "{request}");
    }
}

#[test]
fn a_public_gateway_gets_and_loses_elastic_addresses() {
    let account = Account::new();
    let (_, subnet) = network(&account, true);
    let elastic: Vec<_> = (0..4).map(|_| allocation(&account)).collect();
    let gateway = create(
        &account,
        &subnet,
        &format!(
            "&AllocationId={}&SecondaryAllocationId.1={}&SecondaryPrivateIpAddress.1=10.0.1.7",
            elastic[0], elastic[1]
        ),
    );
    assert_eq!(
        private_addresses(&account, &gateway),
        ["10.0.1.4", "10.0.1.7"]
    );
    let associate = format!("AssociateNatGatewayAddress&NatGatewayId={gateway}");
    let added = account.ok(&format!(
        "{associate}&AllocationId.1={}&PrivateIpAddress.1=10.0.1.8",
        elastic[2]
    ));
    let added = added.find("natGatewayAddressSet/item");
    assert_eq!(added.text("status"), "associating");
    assert_eq!(added.text("allocationId"), elastic[2]);
    let association = added.text("associationId");
    assert_eq!(
        shown(&account, &gateway).texts("natGatewayAddressSet/item/allocationId"),
        elastic[..3]
    );
    let disassociate = format!("DisassociateNatGatewayAddress&NatGatewayId={gateway}");
    let primary = shown(&account, &gateway).text("natGatewayAddressSet/item/associationId");
    for (request, code) in [
        (
            format!("{associate}&AllocationId.1={}", elastic[0]),
            "Resource.AlreadyAssociated",
        ),
        (
            format!("{associate}&AllocationId.1=eipalloc-12345678"),
            "InvalidElasticIpID.NotFound",
        ),
        (
            format!(
                "{associate}&AllocationId.1={}&PrivateIpAddress.1=10.0.1.8",
                elastic[3]
            ),
            "InvalidIPAddress.InUse",
        ),
        (
            format!("{disassociate}&AssociationId.1=eipassoc-12345678"),
            "InvalidAssociationID.NotFound",
        ),
        (
            format!("{disassociate}&AssociationId.1={primary}"),
            "InvalidParameterValue",
        ),
        (
            format!(
                "UnassignPrivateNatGatewayAddress&NatGatewayId={gateway}&PrivateIpAddress.1=10.0.1.8"
            ),
            "UnsupportedOperation",
        ),
    ] {
        assert_eq!(account.code(&request), code, "{request}");
    }
    let gone = account.ok(&format!("{disassociate}&AssociationId.1={association}"));
    assert_eq!(
        gone.text("natGatewayAddressSet/item/status"),
        "disassociating"
    );
    assert_eq!(private_addresses(&account, &gateway).len(), 2);
    account.ok(&format!("ReleaseAddress&AllocationId={}", elastic[2]));
}

#[test]
fn a_zone_has_at_most_five_gateways() {
    let account = Account::new();
    let (_, subnet) = network(&account, false);
    let request = format!("CreateNatGateway&SubnetId={subnet}&ConnectivityType=private");
    let mut last = String::new();
    for _ in 0..5 {
        last = account.made(&request, "natGateway/natGatewayId");
    }
    assert_eq!(
        account.refused(&request),
        "NatGatewayLimitExceeded: Performing this operation would exceed the limit of 5 NAT gateways"
    );
    account.ok(&format!("DeleteNatGateway&NatGatewayId={last}"));
    account.ok(&request);
}

#[test]
fn filters_find_gateways_and_pages_show_each_once() {
    let account = Account::new();
    let (vpc, subnet) = network(&account, false);
    let private = "&ConnectivityType=private";
    let deleted = create(&account, &subnet, private);
    account.ok(&format!("DeleteNatGateway&NatGatewayId={deleted}"));
    let mut living: Vec<_> = (0..5).map(|_| create(&account, &subnet, private)).collect();
    living.sort();
    account.ok(&format!(
        "CreateTags&ResourceId.1={}&Tag.1.Key=a&Tag.1.Value=b",
        living[0]
    ));
    let found = |filter: &str| {
        let answer = account.ok(&format!("DescribeNatGateways{filter}"));
        answer.texts("natGatewaySet/item/natGatewayId")
    };
    let by =
        |name: &str, value: &str| found(&format!("&Filter.1.Name={name}&Filter.1.Value.1={value}"));
    assert_eq!(by("state", "available"), living);
    assert_eq!(by("state", "deleted"), [deleted.as_str()]);
    assert_eq!(by("nat-gateway-id", &living[1]), living[1..2]);
    assert_eq!(by("tag:a", "b"), living[..1]);
    assert_eq!(by("vpc-id", &vpc).len(), 6);
    assert_eq!(by("subnet-id", &subnet).len(), 6);
    let page = account.ok("DescribeNatGateways&MaxResults=5");
    let first = page.texts("natGatewaySet/item/natGatewayId");
    let rest = found(&format!("&NextToken={}", page.text("nextToken")));
    assert_eq!([first, rest].concat(), found(""));
}

#[test]
fn a_client_token_makes_one_gateway() {
    let account = Account::new();
    let (_, subnet) = network(&account, false);
    let token = "&ConnectivityType=private&ClientToken=one";
    assert_eq!(
        create(&account, &subnet, token),
        create(&account, &subnet, token)
    );
}

#[test]
fn a_route_through_a_gateway_lives_as_long_as_it() {
    let account = Account::new();
    let (vpc, subnet) = network(&account, false);
    let (_, other) = network(&account, false);
    let private = "&ConnectivityType=private";
    let (gateway, foreign) = (
        create(&account, &subnet, private),
        create(&account, &other, private),
    );
    let table = account.made(
        &format!("CreateRouteTable&VpcId={vpc}"),
        "routeTable/routeTableId",
    );
    let route = |destination: &str, gateway: &str| {
        format!("CreateRoute&RouteTableId={table}&{destination}&NatGatewayId={gateway}")
    };
    let anywhere = "DestinationCidrBlock=0.0.0.0/0";
    account.ok(&route(anywhere, &gateway));
    // What a NAT gateway takes of IPv6 is what stands for IPv4.
    account.ok(&route("DestinationIpv6CidrBlock=64:ff9b::/96", &gateway));
    let state = || {
        let found = account.ok(&format!(
            "DescribeRouteTables&Filter.1.Name=route.nat-gateway-id&Filter.1.Value.1={gateway}"
        ));
        found.texts("routeTableSet/item/routeSet/item/state")[1].clone()
    };
    assert_eq!(state(), "active");
    for (destination, gateway, code) in [
        (
            "DestinationIpv6CidrBlock=::/0",
            gateway.as_str(),
            "InvalidParameterCombination",
        ),
        (
            "DestinationCidrBlock=10.0.9.0/24",
            &gateway,
            "InvalidParameterValue",
        ),
        (
            "DestinationCidrBlock=1.0.0.0/8",
            &foreign,
            "InvalidParameterValue",
        ),
        (
            "DestinationCidrBlock=1.0.0.0/8",
            "nat-12345678",
            "InvalidNatGatewayID.NotFound",
        ),
    ] {
        assert_eq!(
            account.code(&route(destination, gateway)),
            code,
            "{destination}"
        );
    }
    account.ok(&format!("DeleteNatGateway&NatGatewayId={gateway}"));
    assert_eq!(state(), "blackhole");
    assert_eq!(
        account.code(&route("DestinationCidrBlock=1.0.0.0/8", &gateway)),
        "InvalidNatGatewayID.NotFound"
    );
}
