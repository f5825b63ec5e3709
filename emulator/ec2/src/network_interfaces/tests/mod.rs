//! The operations on network interfaces, through requests.
#![allow(clippy::unwrap_used)]

mod addresses;
mod attributes;
mod permissions;

use crate::testing::Account;

fn subnet(account: &Account) -> String {
    account.made(
        "DescribeSubnets&Filter.1.Name=availability-zone&Filter.1.Value.1=us-east-1a",
        "subnetSet/item/subnetId",
    )
}

fn create(account: &Account, parameters: &str) -> String {
    let request = format!(
        "CreateNetworkInterface&SubnetId={}{parameters}",
        subnet(account)
    );
    account.made(&request, "networkInterface/networkInterfaceId")
}

#[test]
fn an_interface_gets_an_address_a_group_and_a_hardware_address() {
    let account = Account::new();
    let made = account.ok(&format!(
        "CreateNetworkInterface&SubnetId={}&Description=d&TagSpecification.1.ResourceType=network-interface\
         &TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        subnet(&account)
    ));
    let interface = made.find("networkInterface");
    assert_eq!(interface.text("status"), "pending");
    assert_eq!(interface.text("description"), "d");
    assert_eq!(interface.text("sourceDestCheck"), "true");
    assert_eq!(interface.text("interfaceType"), "interface");
    assert_eq!(interface.text("groupSet/item/groupName"), "default");
    assert_eq!(interface.text("tagSet/item/value"), "v");
    assert!(interface.text("macAddress").starts_with("02:"));
    assert_eq!(
        interface.text("privateIpAddressesSet/item/privateIpAddress"),
        interface.text("privateIpAddress")
    );
}

#[test]
fn interfaces_are_found_by_filter_and_by_page() {
    let account = Account::new();
    let ids: Vec<_> = (0..7).map(|_| create(&account, "")).collect();
    let shown = account.ok(&format!(
        "DescribeNetworkInterfaces&NetworkInterfaceId.1={}",
        ids[0]
    ));
    let shown = shown.find("networkInterfaceSet/item");
    for (name, value) in [
        ("network-interface-id", ids[0].clone()),
        ("private-ip-address", shown.text("privateIpAddress")),
        (
            "addresses.private-ip-address",
            shown.text("privateIpAddress"),
        ),
        ("mac-address", shown.text("macAddress")),
    ] {
        let answer = account.ok(&format!(
            "DescribeNetworkInterfaces&Filter.1.Name={name}&Filter.1.Value.1={value}"
        ));
        assert_eq!(
            answer.texts("networkInterfaceSet/item/networkInterfaceId"),
            [ids[0].clone()],
            "{name}"
        );
    }
    let page = account.ok("DescribeNetworkInterfaces&MaxResults=5");
    assert_eq!(page.all("networkInterfaceSet/item").len(), 5);
    let rest = account.ok(&format!(
        "DescribeNetworkInterfaces&NextToken={}",
        page.text("nextToken")
    ));
    assert_eq!(rest.all("networkInterfaceSet/item").len(), 2);
    assert_eq!(
        account.code("DescribeNetworkInterfaces&NetworkInterfaceId.1=eni-12345678"),
        "InvalidNetworkInterfaceID.NotFound"
    );
}

#[test]
fn addresses_in_use_are_refused() {
    let account = Account::new();
    let id = create(&account, "");
    let address = account.made(
        &format!("DescribeNetworkInterfaces&NetworkInterfaceId.1={id}"),
        "networkInterfaceSet/item/privateIpAddress",
    );
    let request = format!("CreateNetworkInterface&SubnetId={}", subnet(&account));
    assert_eq!(
        account.code(&format!("{request}&PrivateIpAddress={address}")),
        "InvalidIPAddress.InUse"
    );
    assert_eq!(
        account.code(&format!("{request}&PrivateIpAddress=x")),
        "InvalidParameterValue"
    );
}

#[test]
fn only_a_free_interface_is_deleted() {
    let account = Account::new();
    let id = create(&account, "");
    let image = account.made(
        "DescribeImages&Filter.1.Name=name&Filter.1.Value.1=debian-12-amd64-*",
        "imagesSet/item/imageId",
    );
    account.ok(&format!(
        "RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount=1&MaxCount=1\
         &NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.NetworkInterfaceId={id}"
    ));
    assert_eq!(
        account.refused(&format!("DeleteNetworkInterface&NetworkInterfaceId={id}")),
        format!("InvalidParameterValue: Network interface '{id}' is currently in use.")
    );
    let free = create(&account, "");
    account.ok(&format!("DeleteNetworkInterface&NetworkInterfaceId={free}"));
    assert_eq!(
        account.refused(&format!("DeleteNetworkInterface&NetworkInterfaceId={free}")),
        format!(
            "InvalidNetworkInterfaceID.NotFound: The networkInterface ID '{free}' does not exist"
        )
    );
}

#[test]
fn a_second_interface_comes_and_goes_and_the_first_stays() {
    let account = Account::new();
    let image = account.made(
        "DescribeImages&Filter.1.Name=name&Filter.1.Value.1=debian-12-amd64-*",
        "imagesSet/item/imageId",
    );
    let launched = account.ok(&format!(
        "RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount=1&MaxCount=1&SubnetId={}",
        subnet(&account)
    ));
    let instance = launched.text("instancesSet/item/instanceId");
    let free = create(&account, "");
    let attach = |index: i32| {
        format!(
            "AttachNetworkInterface&NetworkInterfaceId={free}&InstanceId={instance}&DeviceIndex={index}"
        )
    };
    assert_eq!(account.code(&attach(1)), "IncorrectInstanceState");
    let id = instance.parse().unwrap();
    let report = crate::instances::Report {
        boot: 1,
        outcome: crate::instances::Outcome::Running,
        reason: None,
    };
    account.write(|tx| crate::instances::record(tx, id, report));
    assert_eq!(account.code(&attach(0)), "InvalidParameterValue");
    let attachment = account.made(&attach(1), "attachmentId");
    assert_eq!(account.code(&attach(1)), "InvalidNetworkInterface.InUse");
    let shown = account.ok(&format!("DescribeInstances&InstanceId.1={instance}"));
    let interfaces = "reservationSet/item/instancesSet/item/networkInterfaceSet/item";
    let first = shown.text(&format!("{interfaces}/attachment/attachmentId"));
    assert_eq!(shown.all(interfaces).len(), 2);
    account.ok(&format!("DetachNetworkInterface&AttachmentId={attachment}"));
    assert_eq!(
        account.code(&format!("DetachNetworkInterface&AttachmentId={attachment}")),
        "InvalidAttachmentID.NotFound"
    );
    assert_eq!(
        account.refused(&format!("DetachNetworkInterface&AttachmentId={first}")),
        "OperationNotPermitted: The network interface at device index 0 and networkCard index 0 cannot be detached."
    );
    account.ok(&format!("DeleteNetworkInterface&NetworkInterfaceId={free}"));
}

#[test]
fn what_an_aws_service_made_is_seen_and_not_changed() {
    let account = Account::new();
    let subnet = subnet(&account).parse().unwrap();
    let interface = account.write(|tx| {
        let new = super::New {
            description: "Interface for NAT Gateway".to_owned(),
            ..super::New::in_subnet(crate::subnets::get(tx, subnet).unwrap())
        };
        super::create_for_service(tx, new, "nat_gateway", "217928387466").unwrap()
    });
    let id = interface.id;
    let found = account.ok(
        "DescribeNetworkInterfaces&Filter.1.Name=requester-managed&Filter.1.Value.1=true\
         &Filter.2.Name=attachment.instance-owner-id&Filter.2.Value.1=amazon-aws",
    );
    let shown = found.find("networkInterfaceSet/item");
    assert_eq!(shown.text("networkInterfaceId"), id.to_string());
    assert_eq!(shown.text("interfaceType"), "nat_gateway");
    assert_eq!(shown.text("status"), "in-use");
    assert_eq!(shown.text("requesterId"), "217928387466");
    assert_eq!(shown.text("sourceDestCheck"), "false");
    assert!(!shown.has("groupSet/item") && !shown.has("attachment/instanceId"));
    assert_eq!(
        account.refused(&format!("DeleteNetworkInterface&NetworkInterfaceId={id}")),
        format!("InvalidParameterValue: Network interface '{id}' is currently in use.")
    );
    let address = account.made("AllocateAddress", "allocationId");
    for request in [
        format!("ModifyNetworkInterfaceAttribute&NetworkInterfaceId={id}&Description.Value=x"),
        format!("AssociateAddress&NetworkInterfaceId={id}&AllocationId={address}"),
    ] {
        assert_eq!(
            account.refused(&request),
            "AuthFailure: You do not have permission to access the specified resource."
        );
    }
    let association = account.write(|tx| {
        let address = address.parse().unwrap();
        crate::addresses::associations::associate(tx, address, id, None).unwrap()
    });
    for request in [
        format!("DisassociateAddress&AssociationId={association}"),
        format!("ReleaseAddress&AllocationId={address}"),
    ] {
        assert!(
            ["AuthFailure", "InvalidIPAddress.InUse"].contains(&account.code(&request).as_str())
        );
    }
}
