//! The operations on elastic addresses, through requests.
#![allow(clippy::unwrap_used)]

use crate::instances::Outcome;
use crate::instances::tests::World;
use crate::testing::{Account, Element};

/// An address of the account: its id and itself.
fn allocate(account: &Account) -> (String, String) {
    let made = account.ok("AllocateAddress&Domain=vpc");
    (made.text("allocationId"), made.text("publicIp"))
}

fn shown(account: &Account, id: &str) -> Element {
    let answer = account.ok(&format!("DescribeAddresses&AllocationId.1={id}"));
    answer.find("addressesSet/item").clone()
}

fn associate(account: &Account, id: &str, target: &str) -> String {
    let request = format!("AssociateAddress&AllocationId={id}&{target}");
    account.made(&request, "associationId")
}

fn interface(account: &Account, parameters: &str) -> String {
    let subnet = account.made("DescribeSubnets", "subnetSet/item/subnetId");
    account.made(
        &format!("CreateNetworkInterface&SubnetId={subnet}{parameters}"),
        "networkInterface/networkInterfaceId",
    )
}

#[test]
fn an_address_comes_from_the_pool_with_its_tags_and_goes_back() {
    let account = Account::new();
    let made = account.ok("AllocateAddress&TagSpecification.1.ResourceType=elastic-ip\
         &TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=web");
    let (id, address) = (made.text("allocationId"), made.text("publicIp"));
    assert!(id.starts_with("eipalloc-") && address.starts_with("198.18."));
    let item = shown(&account, &id);
    for element in [&made, &item] {
        assert_eq!(element.text("domain"), "vpc");
        assert_eq!(element.text("publicIpv4Pool"), "amazon");
        assert_eq!(element.text("networkBorderGroup"), "us-east-1");
        assert_eq!(element.text("publicIp"), address);
    }
    assert_eq!(item.text("tagSet/item/value"), "web");
    assert!(!item.has("associationId"));
    let in_use = || {
        let shared = account.store.snapshot().shared.clone();
        shared
            .public_addresses
            .contains_key(&address.parse::<std::net::Ipv4Addr>().unwrap())
    };
    assert!(in_use());
    account.ok(&format!("ReleaseAddress&AllocationId={id}"));
    assert!(!in_use());
    assert_eq!(
        account.refused(&format!("ReleaseAddress&AllocationId={id}")),
        format!("InvalidAllocationID.NotFound: The allocation ID '{id}' does not exist")
    );
    let tags = account.ok(&format!(
        "DescribeTags&Filter.1.Name=resource-id&Filter.1.Value.1={id}"
    ));
    assert!(!tags.has("tagSet/item"));
}

#[test]
fn an_address_that_was_released_can_be_had_again() {
    let account = Account::new();
    let (id, address) = allocate(&account);
    let again = format!("AllocateAddress&Address={address}");
    assert_eq!(
        account.refused(&again),
        format!("InvalidAddress.NotFound: Address '{address}' not found.")
    );
    account.ok(&format!("ReleaseAddress&AllocationId={id}"));
    assert_eq!(account.made(&again, "publicIp"), address);
    assert_eq!(
        account.code("AllocateAddress&Address=8.8.8.8"),
        "InvalidAddress.NotFound"
    );
    assert_eq!(
        account.code("AllocateAddress&Address=x"),
        "InvalidAddress.Malformed"
    );
}

#[test]
fn there_are_five_addresses_at_most_and_only_in_pools_that_there_are() {
    let account = Account::new();
    for _ in 0..5 {
        allocate(&account);
    }
    assert_eq!(
        account.refused("AllocateAddress"),
        "AddressLimitExceeded: The maximum number of addresses has been reached."
    );
    assert!(account.neighbour().call("AllocateAddress").is_ok());
    let neighbour = account.neighbour();
    assert_eq!(
        neighbour.code("AllocateAddress&PublicIpv4Pool=ipv4pool-ec2-012345"),
        "InvalidPublicIpv4PoolID.NotFound"
    );
    assert_eq!(
        neighbour.code("AllocateAddress&NetworkBorderGroup=eu-west-1"),
        "InvalidParameterValue"
    );
    assert_eq!(
        neighbour.code("AllocateAddress&Domain=standard"),
        "UnsupportedOperation"
    );
    assert_eq!(
        neighbour.code("AllocateAddress&TagSpecification.1.ResourceType=vpc"),
        "InvalidParameterValue"
    );
}

#[test]
fn an_elastic_address_takes_the_place_of_the_instances_own() {
    let world = World::new();
    let account = &world.account;
    let instance = world.running("");
    let own = world.shown(&instance).text("ipAddress");
    let (id, address) = allocate(account);
    let association = associate(account, &id, &format!("InstanceId={instance}"));
    assert!(association.starts_with("eipassoc-"));

    let with = world.shown(&instance);
    assert_eq!(with.text("ipAddress"), address);
    assert_ne!(own, address);
    let interface = with.find("networkInterfaceSet/item");
    assert_eq!(interface.text("association/ipOwnerId"), "000000000000");
    assert_eq!(interface.text("association/publicIp"), address);
    let shown_interface = account.ok(&format!(
        "DescribeNetworkInterfaces&Filter.1.Name=association.association-id&Filter.1.Value.1={association}"
    ));
    let shown_interface = shown_interface.find("networkInterfaceSet/item/association");
    assert_eq!(shown_interface.text("allocationId"), id);
    assert_eq!(shown_interface.text("associationId"), association);
    let item = shown(account, &id);
    assert_eq!(item.text("associationId"), association);
    assert_eq!(item.text("instanceId"), instance);
    assert_eq!(item.text("networkInterfaceOwnerId"), "000000000000");
    assert_eq!(item.text("privateIpAddress"), with.text("privateIpAddress"));

    let disassociate = format!("DisassociateAddress&AssociationId={association}");
    account.ok(&disassociate);
    let without = world.shown(&instance).text("ipAddress");
    assert_ne!(without, address, "the pool gives it another");
    assert!(!shown(account, &id).has("associationId"));
    assert_eq!(
        account.refused(&disassociate),
        format!("InvalidAssociationID.NotFound: The association ID '{association}' does not exist")
    );
}

#[test]
fn an_elastic_address_outlasts_a_stop_and_a_termination() {
    let world = World::new();
    let account = &world.account;
    let instance = world.running("");
    let (id, address) = allocate(account);
    associate(account, &id, &format!("InstanceId={instance}"));
    account.ok(&format!("StopInstances&InstanceId.1={instance}"));
    world.report(&instance, 1, Outcome::Stopped);
    assert_eq!(world.shown(&instance).text("ipAddress"), address);
    account.ok(&format!("StartInstances&InstanceId.1={instance}"));
    world.report(&instance, 2, Outcome::Running);
    assert_eq!(world.shown(&instance).text("ipAddress"), address);

    account.ok(&format!("TerminateInstances&InstanceId.1={instance}"));
    world.report(&instance, 2, Outcome::Terminated);
    let item = shown(account, &id);
    assert_eq!(item.text("publicIp"), address);
    assert!(!item.has("associationId"));
    account.ok(&format!("ReleaseAddress&AllocationId={id}"));
}

#[test]
fn an_instance_without_a_public_address_of_its_own_is_left_without_one() {
    let world = World::new();
    let account = &world.account;
    let instance = world.running(
        "&NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.AssociatePublicIpAddress=false",
    );
    let (id, _) = allocate(account);
    let association = associate(account, &id, &format!("InstanceId={instance}"));
    account.ok(&format!("DisassociateAddress&AssociationId={association}"));
    assert!(!world.shown(&instance).has("ipAddress"));
}

#[test]
fn addresses_move_on_unless_that_is_forbidden() {
    let account = Account::new();
    let (one, other) = (interface(&account, ""), interface(&account, ""));
    let (first, _) = allocate(&account);
    let (second, _) = allocate(&account);
    let to = |id: &str| format!("NetworkInterfaceId={id}");
    let before = associate(&account, &first, &to(&one));
    assert_eq!(associate(&account, &first, &to(&one)), before, "idempotent");
    assert_eq!(
        account.refused(&format!(
            "AssociateAddress&AllocationId={first}&AllowReassociation=false&{}",
            to(&other)
        )),
        format!(
            "Resource.AlreadyAssociated: resource {first} is already associated with associate-id {before}"
        )
    );
    assert_eq!(
        account.code(&format!(
            "AssociateAddress&AllocationId={second}&AllowReassociation=false&{}",
            to(&one)
        )),
        "Resource.AlreadyAssociated"
    );
    let after = associate(&account, &first, &to(&other));
    assert_ne!(after, before);
    assert_eq!(shown(&account, &first).text("networkInterfaceId"), other);
    associate(&account, &second, &to(&other));
    assert!(!shown(&account, &first).has("associationId"), "displaced");
    assert_eq!(shown(&account, &second).text("networkInterfaceId"), other);
    account.ok(&format!(
        "DeleteNetworkInterface&NetworkInterfaceId={other}"
    ));
    assert!(!shown(&account, &second).has("associationId"));
}

#[test]
fn wrong_targets_are_refused_in_awss_words() {
    let world = World::new();
    let account = &world.account;
    let (id, address) = allocate(account);
    let with = |rest: &str| account.refused(&format!("AssociateAddress&{rest}"));
    assert_eq!(
        with("InstanceId=i-12345678"),
        "MissingParameter: Either public IP or allocation id must be specified"
    );
    assert_eq!(
        with(&format!("PublicIp={address}&InstanceId=i-12345678")),
        "InvalidParameterCombination: You must specify an allocation id when mapping an address to a VPC instance"
    );
    assert!(with(&format!("AllocationId={id}")).starts_with("MissingParameter: "));
    let both = format!("AllocationId={id}&InstanceId=i-12345678&NetworkInterfaceId=eni-12345678");
    assert!(with(&both).starts_with("InvalidParameterCombination: "));
    let missing = format!("AllocationId={id}&NetworkInterfaceId=eni-12345678");
    assert!(with(&missing).starts_with("InvalidNetworkInterfaceID.NotFound: "));
    let pending = world.launch("");
    assert_eq!(
        with(&format!("AllocationId={id}&InstanceId={pending}")),
        format!(
            "InvalidInstanceID: The pending instance '{pending}' is not in a valid state for this operation."
        )
    );
    let free = interface(account, "");
    assert!(
        with(&format!(
            "AllocationId={id}&NetworkInterfaceId={free}&PrivateIpAddress=10.9.9.9"
        ))
        .starts_with("InvalidParameterValue: ")
    );
    let (vpc, subnet) = world.network();
    let outside = account.made(
        &format!("CreateNetworkInterface&SubnetId={subnet}"),
        "networkInterface/networkInterfaceId",
    );
    assert_eq!(
        with(&format!("AllocationId={id}&NetworkInterfaceId={outside}")),
        format!("Gateway.NotAttached: Network {vpc} is not attached to any internet gateway")
    );
}

#[test]
fn an_instance_with_several_interfaces_is_asked_which() {
    let world = World::new();
    let account = &world.account;
    let instance =
        world.running("&NetworkInterface.1.DeviceIndex=0&NetworkInterface.2.DeviceIndex=1");
    let (id, _) = allocate(account);
    assert_eq!(
        account.refused(&format!(
            "AssociateAddress&AllocationId={id}&InstanceId={instance}"
        )),
        format!(
            "InvalidInstanceID: There are multiple interfaces attached to instance '{instance}'. Please specify an interface ID for the operation instead."
        )
    );
}

#[test]
fn only_in_a_default_vpc_does_a_release_end_the_association() {
    let world = World::new();
    let account = &world.account;
    let free = interface(account, "");
    let (id, _) = allocate(account);
    associate(account, &id, &format!("NetworkInterfaceId={free}"));
    account.ok(&format!("ReleaseAddress&AllocationId={id}"));
    let interface = account.ok(&format!(
        "DescribeNetworkInterfaces&NetworkInterfaceId.1={free}"
    ));
    assert!(!interface.has("networkInterfaceSet/item/association"));

    let (vpc, subnet) = world.network();
    let gateway = account.made("CreateInternetGateway", "internetGateway/internetGatewayId");
    account.ok(&format!(
        "AttachInternetGateway&VpcId={vpc}&InternetGatewayId={gateway}"
    ));
    let inside = account.made(
        &format!("CreateNetworkInterface&SubnetId={subnet}"),
        "networkInterface/networkInterfaceId",
    );
    let (id, address) = allocate(account);
    associate(account, &id, &format!("NetworkInterfaceId={inside}"));
    assert_eq!(
        account.refused(&format!("ReleaseAddress&AllocationId={id}")),
        format!("InvalidIPAddress.InUse: Address {address} is in use.")
    );
    assert_eq!(
        account.code(&format!(
            "DetachInternetGateway&VpcId={vpc}&InternetGatewayId={gateway}"
        )),
        "DependencyViolation"
    );
    assert_eq!(
        account.refused(&format!("ReleaseAddress&PublicIp={address}")),
        "InvalidParameterValue: You must specify an allocation id when releasing a VPC elastic IP address"
    );
    assert_eq!(
        account.refused(&format!("DisassociateAddress&PublicIp={address}")),
        "InvalidParameterValue: You must specify an association id when unmapping an address from a VPC instance"
    );
    assert_eq!(
        account.code(&format!(
            "ReleaseAddress&AllocationId={id}&NetworkBorderGroup=eu-west-1"
        )),
        "InvalidAddress.NotFound"
    );
}

#[test]
fn addresses_are_found_by_themselves_and_by_filter() {
    let account = Account::new();
    let (first, address) = allocate(&account);
    let (second, _) = allocate(&account);
    let free = interface(&account, "");
    let association = associate(&account, &first, &format!("NetworkInterfaceId={free}"));
    account.ok(&format!(
        "CreateTags&ResourceId.1={first}&Tag.1.Key=a&Tag.1.Value=b"
    ));
    let private = shown(&account, &first).text("privateIpAddress");
    for (name, value) in [
        ("allocation-id", &first),
        ("association-id", &association),
        ("network-interface-id", &free),
        ("network-interface-owner-id", &"000000000000".to_owned()),
        ("private-ip-address", &private),
        ("public-ip", &address),
        ("tag:a", &"b".to_owned()),
    ] {
        let found = account.ok(&format!(
            "DescribeAddresses&Filter.1.Name={name}&Filter.1.Value.1={value}"
        ));
        assert_eq!(
            found.texts("addressesSet/item/allocationId"),
            [first.as_str()],
            "{name}"
        );
    }
    for (name, value) in [("domain", "vpc"), ("network-border-group", "us-east-1")] {
        let found = account.ok(&format!(
            "DescribeAddresses&Filter.1.Name={name}&Filter.1.Value.1={value}"
        ));
        assert_eq!(found.all("addressesSet/item").len(), 2, "{name}");
    }
    let by_itself = account.ok(&format!("DescribeAddresses&PublicIp.1={address}"));
    assert_eq!(by_itself.texts("addressesSet/item/allocationId"), [first]);
    assert_eq!(
        account.refused("DescribeAddresses&PublicIp.1=198.18.77.77"),
        "InvalidAddress.NotFound: Address '198.18.77.77' not found."
    );
    let neighbour = account.neighbour();
    assert!(!neighbour.ok("DescribeAddresses").has("addressesSet/item"));
    assert_eq!(
        neighbour.refused(&format!("ReleaseAddress&PublicIp={address}")),
        format!("AuthFailure: The address '{address}' does not belong to you.")
    );
    assert_eq!(
        neighbour.code(&format!("DescribeAddresses&AllocationId.1={second}")),
        "InvalidAllocationID.NotFound"
    );
}

#[test]
fn the_name_of_an_address_is_set_told_and_taken_away() {
    let account = Account::new();
    let (id, address) = allocate(&account);
    let (other, _) = allocate(&account);
    let made = account.ok(&format!(
        "ModifyAddressAttribute&AllocationId={id}&DomainName=mail.example.com"
    ));
    assert_eq!(made.text("address/ptrRecordUpdate/status"), "PENDING");
    assert_eq!(
        made.text("address/ptrRecordUpdate/value"),
        "mail.example.com."
    );
    let told = |rest: &str| {
        account.ok(&format!(
            "DescribeAddressesAttribute&Attribute=domain-name{rest}"
        ))
    };
    let one = told(&format!("&AllocationId.1={id}"));
    assert_eq!(one.text("addressSet/item/ptrRecord"), "mail.example.com.");
    assert_eq!(one.text("addressSet/item/publicIp"), address);
    assert!(!one.has("addressSet/item/ptrRecordUpdate"));
    let first = told("&MaxResults=1");
    let rest = told(&format!(
        "&MaxResults=1&NextToken={}",
        first.text("nextToken")
    ));
    let mut ids = first.texts("addressSet/item/allocationId");
    ids.extend(rest.texts("addressSet/item/allocationId"));
    ids.sort();
    let mut expected = [id.clone(), other];
    expected.sort();
    assert_eq!(ids, expected);
    assert!(!rest.has("nextToken"));
    let reset = account.ok(&format!(
        "ResetAddressAttribute&AllocationId={id}&Attribute=domain-name"
    ));
    assert_eq!(reset.text("address/ptrRecord"), "mail.example.com.");
    assert!(!told(&format!("&AllocationId.1={id}")).has("addressSet/item/ptrRecord"));
    for name in ["", "x", "a..b", "-a.b", "a b.c"] {
        let request = format!("ModifyAddressAttribute&AllocationId={id}&DomainName={name}");
        assert_eq!(account.code(&request), "InvalidParameterValue", "{name}");
    }
    assert_eq!(
        account.code(&format!("ModifyAddressAttribute&AllocationId={id}")),
        "MissingParameter"
    );
    assert_eq!(
        account.code("DescribeAddressesAttribute&AllocationId.1=eipalloc-12345678"),
        "InvalidAllocationID.NotFound"
    );
    assert_eq!(
        account.code("DescribeAddressesAttribute&MaxResults=0"),
        "InvalidParameterValue"
    );
}

#[test]
fn nothing_goes_to_ec2_classic_or_comes_from_it() {
    let account = Account::new();
    let (_, address) = allocate(&account);
    for operation in ["MoveAddressToVpc", "RestoreAddressToClassic"] {
        assert_eq!(
            account.code(&format!("{operation}&PublicIp={address}")),
            "UnsupportedOperation"
        );
        assert_eq!(
            account.code(&format!("{operation}&PublicIp=198.18.9.9")),
            "InvalidAddress.NotFound"
        );
    }
    let moving = account.ok(&format!(
        "DescribeMovingAddresses&PublicIp.1={address}&Filter.1.Name=moving-status&Filter.1.Value.1=MovingToVpc"
    ));
    assert!(!moving.has("movingAddressStatusSet/item"));
    assert_eq!(
        account.code("DescribeMovingAddresses&Filter.1.Name=x&Filter.1.Value.1=y"),
        "InvalidParameterValue"
    );
    assert_eq!(
        account.code("DescribeMovingAddresses&NextToken=x"),
        "InvalidNextToken"
    );
}
