//! Who may use a snapshot: permissions, and an account's block on them.

use super::{ids, snapshot, volume};
use crate::testing::Account;

#[test]
fn sharing_lets_another_account_use_a_snapshot() {
    let account = Account::new();
    let other = account.neighbour();
    let id = snapshot(&account, "");
    let describe = format!("DescribeSnapshots&SnapshotId.1={id}");
    let make = format!("CreateVolume&AvailabilityZone=us-east-1a&SnapshotId={id}");
    assert_eq!(other.code(&describe), "InvalidSnapshot.NotFound");
    assert_eq!(other.code(&make), "InvalidSnapshot.NotFound");
    let modify = |change: &str| format!("ModifySnapshotAttribute&SnapshotId={id}&{change}");
    account.ok(&modify("CreateVolumePermission.Add.1.UserId=111122223333"));
    other.ok(&describe);
    other.ok(&make);
    assert_eq!(ids(&other, "RestorableBy.1=self"), [id.as_str()]);
    assert_eq!(ids(&account, "RestorableBy.1=111122223333"), [id.as_str()]);
    let told =
        format!("DescribeSnapshotAttribute&SnapshotId={id}&Attribute=createVolumePermission");
    assert_eq!(
        account
            .ok(&told)
            .texts("createVolumePermission/item/userId"),
        ["111122223333"]
    );
    assert_eq!(other.code(&told), "AuthFailure");
    assert_eq!(
        other.code(&format!("DeleteSnapshot&SnapshotId={id}")),
        "AuthFailure"
    );
    account.ok(&modify(
        "Attribute=createVolumePermission&OperationType=remove&UserId.1=111122223333",
    ));
    assert_eq!(other.code(&describe), "InvalidSnapshot.NotFound");
    account.ok(&modify(
        "Attribute=createVolumePermission&OperationType=add&UserGroup.1=all",
    ));
    other.ok(&describe);
    assert!(ids(&other, "RestorableBy.1=all").contains(&id));
    assert_eq!(
        account.ok(&told).texts("createVolumePermission/item/group"),
        ["all"]
    );
    account.ok(&format!(
        "ResetSnapshotAttribute&SnapshotId={id}&Attribute=createVolumePermission"
    ));
    assert!(!account.ok(&told).has("createVolumePermission/item"));
}

#[test]
fn what_cannot_be_shared_is_refused() {
    let account = Account::new();
    let secret = volume(&account, "Encrypted=true");
    let secret = account.made(&format!("CreateSnapshot&VolumeId={secret}"), "snapshotId");
    let plain = snapshot(&account, "");
    let modify =
        |id: &str, change: &str| format!("ModifySnapshotAttribute&SnapshotId={id}&{change}");
    assert_eq!(
        account.refused(&modify(&secret, "CreateVolumePermission.Add.1.Group=all")),
        "OperationNotPermitted: Encrypted snapshots cannot be shared publicly"
    );
    assert_eq!(
        account.refused(&modify(&plain, "CreateVolumePermission.Add.1.UserId=me")),
        "InvalidAMIAttributeItemValue: Invalid attribute item value \"me\" for userId item type."
    );
    assert_eq!(
        account.refused(&modify(&plain, "OperationType=add&UserGroup.1=everyone")),
        "InvalidAMIAttributeItemValue: Invalid attribute item value \"everyone\" for group item type."
    );
    assert_eq!(account.code(&modify(&plain, "")), "MissingParameter");
    assert_eq!(
        account.code(&modify(&plain, "Attribute=productCodes")),
        "InvalidParameterValue"
    );
}

#[test]
fn an_account_blocks_public_sharing() {
    let account = Account::new();
    let other = account.neighbour();
    let state = || {
        account
            .ok("GetSnapshotBlockPublicAccessState")
            .text("state")
    };
    assert_eq!(state(), "unblocked");
    let shared = snapshot(&account, "");
    let share = |id: &str| {
        format!("ModifySnapshotAttribute&SnapshotId={id}&CreateVolumePermission.Add.1.Group=all")
    };
    account.ok(&share(&shared));
    let enable = |state: &str| {
        let request = format!("EnableSnapshotBlockPublicAccess&State={state}");
        assert_eq!(account.ok(&request).text("state"), state);
    };
    enable("block-new-sharing");
    assert_eq!(state(), "block-new-sharing");
    let new = snapshot(&account, "");
    assert_eq!(account.code(&share(&new)), "OperationNotPermitted");
    let describe = format!("DescribeSnapshots&SnapshotId.1={shared}");
    other.ok(&describe);
    enable("block-all-sharing");
    assert_eq!(other.code(&describe), "InvalidSnapshot.NotFound");
    assert_eq!(
        account.ok("DisableSnapshotBlockPublicAccess").text("state"),
        "unblocked"
    );
    other.ok(&describe);
    account.ok(&share(&new));
    assert_eq!(
        account.code("EnableSnapshotBlockPublicAccess&State=unblocked"),
        "InvalidParameterValue"
    );
}
