//! Permissions of other accounts.

use super::create;
use crate::testing::Account;

#[test]
fn permissions_are_granted_found_and_taken_back() {
    let account = Account::new();
    let interface = create(&account, "");
    let grant = |account_id: &str, permission: &str| {
        format!(
            "CreateNetworkInterfacePermission&NetworkInterfaceId={interface}&AwsAccountId={account_id}&Permission={permission}"
        )
    };
    let id = "interfacePermission/networkInterfacePermissionId";
    let attach = account.ok(&grant("111122223333", "INSTANCE-ATTACH"));
    assert_eq!(
        attach.text("interfacePermission/permissionState/state"),
        "granted"
    );
    let attach = attach.text(id);
    assert!(attach.starts_with("eni-perm-"));
    assert_eq!(
        account.made(&grant("111122223333", "INSTANCE-ATTACH"), id),
        attach
    );
    let associate = account.made(&grant("444455556666", "EIP-ASSOCIATE"), id);
    let found = |name: &str, value: &str| {
        let answer = account.ok(&format!(
            "DescribeNetworkInterfacePermissions&Filter.1.Name=network-interface-permission.{name}&Filter.1.Value.1={value}"
        ));
        answer.texts("networkInterfacePermissions/item/networkInterfacePermissionId")
    };
    assert_eq!(found("aws-account-id", "111122223333"), [attach.as_str()]);
    assert_eq!(found("permission", "EIP-ASSOCIATE"), [associate.as_str()]);
    assert_eq!(
        found("network-interface-permission-id", &attach),
        [attach.as_str()]
    );
    assert_eq!(found("network-interface-id", &interface).len(), 2);
    assert!(found("aws-service", "*").is_empty());

    let delete = format!("DeleteNetworkInterfacePermission&NetworkInterfacePermissionId={attach}");
    account.ok(&delete);
    assert_eq!(
        account.refused(&delete),
        format!("InvalidPermissionID.NotFound: The permission ID '{attach}' does not exist")
    );
    assert_eq!(
        account.code(&format!(
            "DescribeNetworkInterfacePermissions&NetworkInterfacePermissionId.1={attach}"
        )),
        "InvalidPermissionID.NotFound"
    );
    assert_eq!(
        account.code(&grant("12", "EIP-ASSOCIATE")),
        "InvalidParameterValue"
    );
    assert_eq!(
        account.code(&format!(
            "CreateNetworkInterfacePermission&NetworkInterfaceId={interface}&Permission=EIP-ASSOCIATE"
        )),
        "MissingParameter"
    );
    account.ok(&format!(
        "DeleteNetworkInterface&NetworkInterfaceId={interface}"
    ));
    assert!(found("network-interface-id", "*").is_empty());
}

#[test]
fn permissions_are_paged() {
    let account = Account::new();
    let interface = create(&account, "");
    for number in 0..7 {
        account.ok(&format!(
            "CreateNetworkInterfacePermission&NetworkInterfaceId={interface}&AwsAccountId=11112222333{number}&Permission=INSTANCE-ATTACH"
        ));
    }
    let path = "networkInterfacePermissions/item";
    let first = account.ok("DescribeNetworkInterfacePermissions&MaxResults=5");
    assert_eq!(first.all(path).len(), 5);
    let rest = account.ok(&format!(
        "DescribeNetworkInterfacePermissions&MaxResults=5&NextToken={}",
        first.text("nextToken")
    ));
    assert_eq!(rest.all(path).len(), 2);
    assert!(!rest.has("nextToken"));
}
