//! The attributes of interfaces.

use super::create;
use crate::instances::Outcome;
use crate::instances::tests::World;
use crate::testing::Account;

fn modify(account: &Account, id: &str, change: &str) -> Result<crate::testing::Element, String> {
    account.call(&format!(
        "ModifyNetworkInterfaceAttribute&NetworkInterfaceId={id}&{change}"
    ))
}

#[test]
fn attributes_change_and_are_told() {
    let account = Account::new();
    let id = create(&account, "");
    for change in ["Description.Value=new", "SourceDestCheck.Value=false"] {
        modify(&account, &id, change).unwrap();
    }
    let told = |attribute: &str, path: &str| {
        let request = format!(
            "DescribeNetworkInterfaceAttribute&NetworkInterfaceId={id}&Attribute={attribute}"
        );
        account.made(&request, path)
    };
    assert_eq!(told("description", "description/value"), "new");
    assert_eq!(told("sourceDestCheck", "sourceDestCheck/value"), "false");
    assert!(told("groupSet", "groupSet/item/groupId").starts_with("sg-"));
    account.ok(&format!(
        "ResetNetworkInterfaceAttribute&NetworkInterfaceId={id}&SourceDestCheck=true"
    ));
    assert_eq!(told("sourceDestCheck", "sourceDestCheck/value"), "true");
    assert_eq!(
        account.code(&format!(
            "ResetNetworkInterfaceAttribute&NetworkInterfaceId={id}"
        )),
        "InvalidParameterCombination"
    );
    assert_eq!(
        account.code(&format!(
            "DescribeNetworkInterfaceAttribute&NetworkInterfaceId={id}"
        )),
        "InvalidParameterCombination"
    );
}

#[test]
fn one_attribute_is_changed_at_a_time() {
    let account = Account::new();
    let id = create(&account, "");
    assert_eq!(
        modify(
            &account,
            &id,
            "Description.Value=x&SourceDestCheck.Value=false"
        )
        .unwrap_err(),
        "InvalidParameterCombination: Fields for multiple attribute types specified: only one attribute can be modified at a time."
    );
    assert!(
        modify(&account, &id, "DryRun=false")
            .unwrap_err()
            .starts_with("InvalidParameterCombination")
    );
    assert!(
        modify(&account, &id, "SecurityGroupId.1=sg-12345678")
            .unwrap_err()
            .starts_with("InvalidGroup.NotFound")
    );
    assert!(
        modify(&account, &id, "Attachment.DeleteOnTermination=true")
            .unwrap_err()
            .starts_with("MissingParameter")
    );
    assert!(
        modify(&account, &id, "EnablePrimaryIpv6=true")
            .unwrap_err()
            .starts_with("InvalidParameterCombination")
    );
}

#[test]
fn the_times_that_idle_connections_are_remembered_are_kept_within_bounds() {
    let account = Account::new();
    let tracking = "ConnectionTrackingSpecification";
    let id = create(&account, &format!("&{tracking}.TcpEstablishedTimeout=600"));
    let shown = |path: &str| {
        let answer = account.ok(&format!(
            "DescribeNetworkInterfaces&NetworkInterfaceId.1={id}"
        ));
        answer.texts(&format!(
            "networkInterfaceSet/item/connectionTrackingConfiguration/{path}"
        ))
    };
    assert_eq!(shown("tcpEstablishedTimeout"), ["600"]);
    assert!(shown("udpTimeout").is_empty());
    modify(&account, &id, &format!("{tracking}.UdpTimeout=45")).unwrap();
    assert_eq!(shown("udpTimeout"), ["45"]);
    for change in [
        "TcpEstablishedTimeout=59",
        "UdpStreamTimeout=181",
        "UdpTimeout=29",
    ] {
        let error = modify(&account, &id, &format!("{tracking}.{change}")).unwrap_err();
        assert!(
            error.starts_with("InvalidParameterValue: "),
            "{change}: {error}"
        );
    }
}

#[test]
fn a_running_instance_gets_and_loses_its_public_address() {
    let world = World::new();
    let account = &world.account;
    let instance = world.running(
        "&NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.AssociatePublicIpAddress=false",
    );
    let id = world
        .shown(&instance)
        .text("networkInterfaceSet/item/networkInterfaceId");
    modify(account, &id, "AssociatePublicIpAddress=true").unwrap();
    let address = world.shown(&instance).text("ipAddress");
    assert!(address.starts_with("198.18."));
    account.ok(&format!("StopInstances&InstanceId.1={instance}"));
    world.report(&instance, 1, Outcome::Stopped);
    assert!(!world.shown(&instance).has("ipAddress"));
    account.ok(&format!("StartInstances&InstanceId.1={instance}"));
    assert!(world.shown(&instance).has("ipAddress"));
    modify(account, &id, "AssociatePublicIpAddress=false").unwrap();
    assert!(!world.shown(&instance).has("ipAddress"));
    let told = account.made(
        &format!(
            "DescribeNetworkInterfaceAttribute&NetworkInterfaceId={id}&Attribute=associatePublicIpAddress"
        ),
        "associatePublicIpAddress",
    );
    assert_eq!(told, "false");
}
