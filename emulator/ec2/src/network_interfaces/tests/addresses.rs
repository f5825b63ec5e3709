//! The addresses and prefixes of interfaces: given at their making, assigned and taken away.

use crate::instances::tests::World;
use crate::testing::{Account, Element};

/// A subnet of 10.0.1.0/24 in a VPC of its own, with IPv6 where that is asked for: the ids of both.
fn network(account: &Account, ipv6: bool) -> (String, String) {
    let vpc = account.ok(&format!(
        "CreateVpc&CidrBlock=10.0.0.0/16&AmazonProvidedIpv6CidrBlock={ipv6}"
    ));
    let id = vpc.text("vpc/vpcId");
    let block = match ipv6 {
        true => {
            let shown = account.ok(&format!("DescribeVpcs&VpcId.1={id}"));
            let block = shown.text("vpcSet/item/ipv6CidrBlockAssociationSet/item/ipv6CidrBlock");
            format!("&Ipv6CidrBlock={}", block.replace("/56", "/64"))
        }
        false => String::new(),
    };
    let subnet = account.made(
        &format!("CreateSubnet&VpcId={id}&CidrBlock=10.0.1.0/24{block}"),
        "subnet/subnetId",
    );
    (id, subnet)
}

fn make(account: &Account, subnet: &str, rest: &str) -> Result<Element, String> {
    let answer = account.call(&format!("CreateNetworkInterface&SubnetId={subnet}{rest}"))?;
    Ok(answer.find("networkInterface").clone())
}

fn shown(account: &Account, id: &str) -> Element {
    let answer = account.ok(&format!(
        "DescribeNetworkInterfaces&NetworkInterfaceId.1={id}"
    ));
    answer.find("networkInterfaceSet/item").clone()
}

fn private(element: &Element) -> Vec<String> {
    element.texts("privateIpAddressesSet/item/privateIpAddress")
}

fn available(account: &Account, subnet: &str) -> u32 {
    let answer = account.ok(&format!("DescribeSubnets&SubnetId.1={subnet}"));
    answer.value("subnetSet/item/availableIpAddressCount")
}

#[test]
fn an_interface_gets_the_addresses_that_are_listed_or_counted() {
    let account = Account::new();
    let (_, subnet) = network(&account, false);
    assert_eq!(available(&account, &subnet), 251);
    let listed = make(
        &account,
        &subnet,
        "&PrivateIpAddresses.1.PrivateIpAddress=10.0.1.4&PrivateIpAddresses.2.PrivateIpAddress=10.0.1.20\
         &PrivateIpAddresses.2.Primary=true",
    )
    .unwrap();
    assert_eq!(private(&listed), ["10.0.1.20", "10.0.1.4"]);
    assert_eq!(
        listed.texts("privateIpAddressesSet/item/primary"),
        ["true", "false"]
    );
    let counted = make(&account, &subnet, "&SecondaryPrivateIpAddressCount=2").unwrap();
    assert_eq!(private(&counted), ["10.0.1.5", "10.0.1.6", "10.0.1.7"]);
    assert_eq!(available(&account, &subnet), 246);
    let unnamed = make(
        &account,
        &subnet,
        "&PrivateIpAddresses.1.PrivateIpAddress=10.0.1.8",
    )
    .unwrap();
    assert_eq!(
        private(&unnamed),
        ["10.0.1.9", "10.0.1.8"],
        "the primary one is none of the list"
    );
    let by_filter = account.ok(
        "DescribeNetworkInterfaces&Filter.1.Name=addresses.private-ip-address&Filter.1.Value.1=10.0.1.6",
    );
    assert_eq!(
        by_filter.texts("networkInterfaceSet/item/networkInterfaceId"),
        [counted.text("networkInterfaceId")]
    );
}

#[test]
fn contradictions_are_refused() {
    let account = Account::new();
    let (_, subnet) = network(&account, false);
    for (rest, expected) in [
        (
            "&PrivateIpAddress=10.0.1.9&PrivateIpAddresses.1.PrivateIpAddress=10.0.1.10&PrivateIpAddresses.1.Primary=true",
            "InvalidParameterCombination: Only one primary private IP address can be specified.",
        ),
        (
            "&PrivateIpAddresses.1.PrivateIpAddress=10.0.1.9&SecondaryPrivateIpAddressCount=1",
            "InvalidParameterCombination: ",
        ),
        (
            "&Ipv4Prefix.1.Ipv4Prefix=10.0.1.16/28&Ipv4PrefixCount=1",
            "InvalidParameterCombination: ",
        ),
        (
            "&Ipv4PrefixCount=1&SecondaryPrivateIpAddressCount=1",
            "InvalidParameterCombination: ",
        ),
        (
            "&Ipv4Prefix.1.Ipv4Prefix=10.0.1.0/28",
            "InvalidParameterValue: ",
        ),
        (
            "&Ipv4Prefix.1.Ipv4Prefix=10.0.1.32/27",
            "InvalidParameterValue: ",
        ),
        (
            "&Ipv4Prefix.1.Ipv4Prefix=10.0.1.33/28",
            "InvalidParameterValue: ",
        ),
        (
            "&SecondaryPrivateIpAddressCount=-1",
            "InvalidParameterValue: ",
        ),
        (
            "&SecondaryPrivateIpAddressCount=50",
            "PrivateIpAddressLimitExceeded: ",
        ),
        ("&Ipv6AddressCount=1", "InvalidParameterValue: "),
        ("&EnablePrimaryIpv6=true", "InvalidParameterCombination: "),
        (
            "&InterfaceType=efa-only&PrivateIpAddress=10.0.1.9",
            "InvalidParameterCombination: ",
        ),
        ("&PrivateIpAddress=10.0.2.9", "InvalidParameterValue: "),
    ] {
        let error = make(&account, &subnet, rest).unwrap_err();
        assert!(error.starts_with(expected), "{rest}: {error}");
    }
    assert_eq!(available(&account, &subnet), 251, "nothing is left of them");
}

#[test]
fn prefixes_are_delegated_from_what_is_free() {
    let account = Account::new();
    let (_, subnet) = network(&account, false);
    let interface = make(&account, &subnet, "&Ipv4PrefixCount=1").unwrap();
    assert_eq!(
        interface.texts("ipv4PrefixSet/item/ipv4Prefix"),
        ["10.0.1.16/28"],
        "the first has AWS's own addresses"
    );
    assert_eq!(available(&account, &subnet), 251 - 17);
    let id = interface.text("networkInterfaceId");
    let more = account.ok(&format!(
        "AssignPrivateIpAddresses&NetworkInterfaceId={id}&Ipv4Prefix.1=10.0.1.48/28&SecondaryPrivateIpAddressCount=1"
    ));
    assert_eq!(
        more.texts("assignedIpv4PrefixSet/item/ipv4Prefix"),
        ["10.0.1.48/28"]
    );
    assert_eq!(
        more.texts("assignedPrivateIpAddressesSet/item/privateIpAddress"),
        ["10.0.1.5"]
    );
    assert_eq!(
        make(&account, &subnet, "&PrivateIpAddress=10.0.1.50").unwrap_err(),
        "InvalidIPAddress.InUse: Address 10.0.1.50 is in use."
    );
    assert_eq!(
        make(&account, &subnet, "&Ipv4Prefix.1.Ipv4Prefix=10.0.1.48/28").unwrap_err(),
        "InvalidIPAddress.InUse: Prefix 10.0.1.48/28 is in use."
    );
    account.ok(&format!(
        "UnassignPrivateIpAddresses&NetworkInterfaceId={id}&Ipv4Prefix.1=10.0.1.48/28&PrivateIpAddress.1=10.0.1.5"
    ));
    let left = shown(&account, &id);
    assert_eq!(
        left.texts("ipv4PrefixSet/item/ipv4Prefix"),
        ["10.0.1.16/28"]
    );
    assert_eq!(private(&left), ["10.0.1.4"]);
    let small = account.made("CreateVpc&CidrBlock=10.9.0.0/28", "vpc/vpcId");
    let small = account.made(
        &format!("CreateSubnet&VpcId={small}&CidrBlock=10.9.0.0/28"),
        "subnet/subnetId",
    );
    assert_eq!(
        make(&account, &small, "&Ipv4PrefixCount=1").unwrap_err(),
        "InsufficientCidrBlocks: The specified subnet does not have enough free cidr blocks to satisfy the request."
    );
}

#[test]
fn prefixes_come_from_what_is_reserved_for_them_first() {
    let account = Account::new();
    let (_, subnet) = network(&account, false);
    account.ok(&format!(
        "CreateSubnetCidrReservation&SubnetId={subnet}&Cidr=10.0.1.128/26&ReservationType=prefix"
    ));
    let before = available(&account, &subnet);
    let interface = make(&account, &subnet, "&Ipv4PrefixCount=2").unwrap();
    assert_eq!(
        interface.texts("ipv4PrefixSet/item/ipv4Prefix"),
        ["10.0.1.128/28", "10.0.1.144/28"]
    );
    assert_eq!(
        available(&account, &subnet),
        before - 1,
        "they were not available before"
    );
}

#[test]
fn addresses_are_assigned_moved_and_taken_away() {
    let account = Account::new();
    let (vpc, subnet) = network(&account, false);
    let gateway = account.made("CreateInternetGateway", "internetGateway/internetGatewayId");
    account.ok(&format!(
        "AttachInternetGateway&VpcId={vpc}&InternetGatewayId={gateway}"
    ));
    let id = |rest: &str| {
        make(&account, &subnet, rest)
            .unwrap()
            .text("networkInterfaceId")
    };
    let (one, other) = (id(""), id(""));
    let assign = |id: &str, rest: &str| {
        account.call(&format!(
            "AssignPrivateIpAddresses&NetworkInterfaceId={id}&{rest}"
        ))
    };
    assign(&one, "PrivateIpAddress.1=10.0.1.30").unwrap();
    assign(&one, "PrivateIpAddress.1=10.0.1.30").unwrap();
    assert_eq!(private(&shown(&account, &one)), ["10.0.1.4", "10.0.1.30"]);

    let address = account.made("AllocateAddress", "allocationId");
    account.ok(&format!(
        "AssociateAddress&AllocationId={address}&NetworkInterfaceId={one}&PrivateIpAddress=10.0.1.30"
    ));
    let second = &shown(&account, &one);
    assert!(!second.has("association"), "it is the secondary address's");
    let associations = second.texts("privateIpAddressesSet/item/association/allocationId");
    assert_eq!(associations, [address.as_str()]);
    assert_eq!(
        assign(&other, "PrivateIpAddress.1=10.0.1.30").unwrap_err(),
        "InvalidParameterValue: [10.0.1.30] is already assigned but move is not allowed."
    );
    assert!(
        assign(&other, "PrivateIpAddress.1=10.0.1.4&AllowReassignment=true")
            .unwrap_err()
            .starts_with("InvalidParameterValue: "),
        "a primary address stays"
    );
    assign(
        &other,
        "PrivateIpAddress.1=10.0.1.30&AllowReassignment=true",
    )
    .unwrap();
    assert_eq!(private(&shown(&account, &one)), ["10.0.1.4"]);
    let moved = account.ok(&format!("DescribeAddresses&AllocationId.1={address}"));
    assert_eq!(moved.text("addressesSet/item/networkInterfaceId"), other);
    assert_eq!(
        moved.text("addressesSet/item/privateIpAddress"),
        "10.0.1.30"
    );

    let unassign = |address: &str| {
        account.call(&format!(
            "UnassignPrivateIpAddresses&NetworkInterfaceId={other}&PrivateIpAddress.1={address}"
        ))
    };
    assert_eq!(
        unassign("10.0.1.31").unwrap_err(),
        format!(
            "InvalidParameterValue: Some of the specified addresses are not assigned to interface {other}"
        )
    );
    assert!(
        unassign("10.0.1.5")
            .unwrap_err()
            .starts_with("InvalidParameterValue: ")
    );
    unassign("10.0.1.30").unwrap();
    let free = account.ok(&format!("DescribeAddresses&AllocationId.1={address}"));
    assert!(!free.has("addressesSet/item/associationId"));
    assert!(
        assign(&one, "AllowReassignment=true")
            .unwrap_err()
            .starts_with("MissingParameter: ")
    );
}

#[test]
fn the_type_of_an_instance_bounds_the_addresses_of_its_interfaces() {
    let world = World::new();
    let account = &world.account;
    let instance = world.running("");
    let shown = world.shown(&instance);
    let id = shown.text("networkInterfaceSet/item/networkInterfaceId");
    let assign = |count: u32| {
        account.call(&format!(
            "AssignPrivateIpAddresses&NetworkInterfaceId={id}&SecondaryPrivateIpAddressCount={count}"
        ))
    };
    // A t3.micro has two addresses for each interface.
    assert_eq!(
        assign(2).unwrap_err(),
        "PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit."
    );
    assign(1).unwrap();
    let crowded = make(
        account,
        &shown.text("subnetId"),
        "&SecondaryPrivateIpAddressCount=2",
    );
    let crowded = crowded.unwrap().text("networkInterfaceId");
    assert_eq!(
        account.code(&format!(
            "AttachNetworkInterface&NetworkInterfaceId={crowded}&InstanceId={instance}&DeviceIndex=1"
        )),
        "PrivateIpAddressLimitExceeded"
    );
}

#[test]
fn interfaces_have_ipv6_where_their_subnet_has() {
    let account = Account::new();
    let (_, subnet) = network(&account, true);
    let interface = make(
        &account,
        &subnet,
        "&Ipv6AddressCount=2&EnablePrimaryIpv6=true",
    )
    .unwrap();
    let addresses = interface.texts("ipv6AddressesSet/item/ipv6Address");
    assert_eq!(addresses.len(), 2);
    assert_eq!(
        interface.texts("ipv6AddressesSet/item/isPrimaryIpv6"),
        ["true", "false"]
    );
    assert_eq!(interface.text("ipv6Address"), addresses[0]);
    let id = interface.text("networkInterfaceId");
    let found = account.ok(&format!(
        "DescribeNetworkInterfaces&Filter.1.Name=ipv6-addresses.ipv6-address&Filter.1.Value.1={}",
        addresses[1]
    ));
    assert_eq!(
        found.texts("networkInterfaceSet/item/networkInterfaceId"),
        [id.as_str()]
    );
    assert_eq!(
        make(
            &account,
            &subnet,
            &format!("&Ipv6Addresses.1.Ipv6Address={}", addresses[1])
        )
        .unwrap_err(),
        format!(
            "InvalidIPAddress.InUse: Address {} is in use.",
            addresses[1]
        )
    );
    assert!(
        make(&account, &subnet, "&Ipv6Addresses.1.Ipv6Address=fd00::1")
            .unwrap_err()
            .starts_with("InvalidParameterValue: Address fd00::1 does not fall within")
    );

    let assigned = account.ok(&format!(
        "AssignIpv6Addresses&NetworkInterfaceId={id}&Ipv6AddressCount=1&Ipv6PrefixCount=1"
    ));
    let new = assigned.text("assignedIpv6Addresses/item");
    let prefix = assigned.text("assignedIpv6PrefixSet/item");
    assert!(prefix.ends_with("/80"), "{prefix}");
    assert_eq!(
        shown(&account, &id).texts("ipv6AddressesSet/item/ipv6Address"),
        [addresses[0].as_str(), &addresses[1], &new]
    );
    let unassign = |rest: &str| {
        account.call(&format!(
            "UnassignIpv6Addresses&NetworkInterfaceId={id}&{rest}"
        ))
    };
    let gone = unassign(&format!("Ipv6Addresses.1={new}&Ipv6Prefix.1={prefix}")).unwrap();
    assert_eq!(gone.texts("unassignedIpv6Addresses/item"), [new.as_str()]);
    assert_eq!(gone.texts("unassignedIpv6PrefixSet/item"), [prefix]);
    assert!(
        unassign(&format!("Ipv6Addresses.1={new}"))
            .unwrap_err()
            .starts_with("InvalidParameterValue: ")
    );
    assert!(
        unassign(&format!("Ipv6Addresses.1={}", addresses[0]))
            .unwrap_err()
            .starts_with("InvalidParameterValue: The primary IPv6 address"),
        "it is for good"
    );
    assert_eq!(
        account.code(&format!("UnassignIpv6Addresses&NetworkInterfaceId={id}")),
        "MissingParameter"
    );
}

#[test]
fn a_subnet_can_give_ipv6_to_interfaces_that_do_not_ask() {
    let account = Account::new();
    let (_, subnet) = network(&account, true);
    let count = |rest: &str| {
        let interface = make(&account, &subnet, rest).unwrap();
        interface.all("ipv6AddressesSet/item").len()
    };
    assert_eq!(count(""), 0);
    account.ok(&format!(
        "ModifySubnetAttribute&SubnetId={subnet}&AssignIpv6AddressOnCreation.Value=true"
    ));
    assert_eq!(count(""), 1);
    assert_eq!(count("&Ipv6AddressCount=0"), 0);
    assert_eq!(count("&Ipv6PrefixCount=1"), 0);
}

#[test]
fn interfaces_without_ipv4_have_no_private_address() {
    let account = Account::new();
    let (vpc, _) = network(&account, true);
    let shown_vpc = account.ok(&format!("DescribeVpcs&VpcId.1={vpc}"));
    let block = shown_vpc.text("vpcSet/item/ipv6CidrBlockAssociationSet/item/ipv6CidrBlock");
    let block = block.replace("00::/56", "01::/64");
    let subnet = account.made(
        &format!("CreateSubnet&VpcId={vpc}&Ipv6Native=true&Ipv6CidrBlock={block}"),
        "subnet/subnetId",
    );
    let interface = make(&account, &subnet, "").unwrap();
    assert!(!interface.has("privateIpAddress") && !interface.has("privateIpAddressesSet/item"));
    assert_eq!(interface.text("ipv6Native"), "true");
    assert_eq!(interface.all("ipv6AddressesSet/item").len(), 1);
    assert_eq!(available(&account, &subnet), 0);
    assert!(
        make(&account, &subnet, "&SecondaryPrivateIpAddressCount=1")
            .unwrap_err()
            .starts_with("InvalidParameterCombination: ")
    );
    let address = account.made("AllocateAddress", "allocationId");
    assert_eq!(
        account.code(&format!(
            "AssociateAddress&AllocationId={address}&NetworkInterfaceId={}",
            interface.text("networkInterfaceId")
        )),
        "InvalidParameterValue"
    );
    let (_, ordinary) = network(&account, false);
    let silent = make(&account, &ordinary, "&InterfaceType=efa-only").unwrap();
    assert_eq!(silent.text("interfaceType"), "efa-only");
    assert!(!silent.has("privateIpAddress"));
    assert_eq!(
        make(&account, &ordinary, "&InterfaceType=interface")
            .unwrap()
            .text("interfaceType"),
        "interface"
    );
}

#[test]
fn a_launch_gives_its_interfaces_all_that_is_asked_for() {
    let world = World::new();
    let account = &world.account;
    let (_, subnet) = network(account, true);
    let one = "NetworkInterface.1";
    let instance = world.running(&format!(
        "&{one}.DeviceIndex=0&{one}.SubnetId={subnet}&{one}.SecondaryPrivateIpAddressCount=1&{one}.Ipv6AddressCount=1\
         &{one}.ConnectionTrackingSpecification.UdpTimeout=40"
    ));
    let shown = world.shown(&instance);
    let interface = shown.find("networkInterfaceSet/item");
    assert_eq!(private(interface), ["10.0.1.4", "10.0.1.5"]);
    assert_eq!(interface.all("ipv6AddressesSet/item").len(), 1);
    assert_eq!(
        shown.text("ipv6Address"),
        interface.text("ipv6AddressesSet/item/ipv6Address")
    );
    assert_eq!(
        interface.text("connectionTrackingConfiguration/udpTimeout"),
        "40"
    );
    let plain = world.running(&format!("&SubnetId={subnet}&Ipv6AddressCount=1"));
    let plain = world.shown(&plain);
    let found = account.ok(&format!(
        "DescribeInstances&Filter.1.Name=ipv6-address&Filter.1.Value.1={}",
        plain.text("ipv6Address")
    ));
    assert_eq!(found.all("reservationSet/item").len(), 1);
    let request = world.request(&format!("&SubnetId={subnet}&PrivateIpAddress=10.0.1.77"));
    assert_eq!(
        account.code(&request.replace("MaxCount=1", "MaxCount=2")),
        "InvalidParameterCombination"
    );
}
