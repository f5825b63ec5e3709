//! How snapshots are kept: in tiers, under locks, and ready to be restored fast.

use super::snapshot;
use crate::testing::Account;

#[test]
fn a_snapshot_goes_into_the_archive_and_back() {
    let account = Account::new();
    let id = snapshot(&account, "");
    let status = || {
        let answer = account.ok(&format!(
            "DescribeSnapshotTierStatus&Filter.1.Name=snapshot-id&Filter.1.Value.1={id}"
        ));
        let item = answer.find("snapshotTierStatusSet/item").clone();
        let last = item.texts("lastTieringOperationStatus").concat();
        (item.text("storageTier"), last)
    };
    let told = |tier: &str, last: &str| (tier.to_owned(), last.to_owned());
    assert_eq!(status(), told("standard", ""));
    let archive = format!("ModifySnapshotTier&SnapshotId={id}&StorageTier=archive");
    assert!(account.ok(&archive).has("tieringStartTime"));
    assert_eq!(status(), told("archive", "archival-completed"));
    assert_eq!(account.code(&archive), "IncorrectState");
    let make = format!("CreateVolume&AvailabilityZone=us-east-1a&SnapshotId={id}");
    assert_eq!(account.code(&make), "IncorrectState");
    let restore = |how: &str| format!("RestoreSnapshotTier&SnapshotId={id}&{how}");
    assert_eq!(account.code(&restore("")), "MissingParameter");
    assert_eq!(
        account.code(&restore("TemporaryRestoreDays=0")),
        "InvalidParameterValue"
    );
    assert_eq!(
        account.code(&restore("TemporaryRestoreDays=1&PermanentRestore=true")),
        "InvalidParameterCombination"
    );
    let restored = account.ok(&restore("TemporaryRestoreDays=2"));
    assert_eq!(restored.text("isPermanentRestore"), "false");
    assert_eq!(status(), told("standard", "temporary-restore-completed"));
    assert!(
        account
            .ok("DescribeSnapshots&Owner.1=self")
            .has("snapshotSet/item/restoreExpiryTime")
    );
    account.ok(&make);
    account.ok(&restore("PermanentRestore=true"));
    assert_eq!(status(), told("standard", "permanent-restore-completed"));
    assert_eq!(
        account.code(&restore("PermanentRestore=true")),
        "IncorrectState"
    );
}

#[test]
fn a_locked_snapshot_stays() {
    let account = Account::new();
    let id = snapshot(&account, "");
    let lock = |how: &str| format!("LockSnapshot&SnapshotId={id}&{how}");
    for (how, code) in [
        ("LockMode=governance", "MissingParameter"),
        (
            "LockMode=governance&LockDuration=0",
            "InvalidParameterValue",
        ),
        (
            "LockMode=governance&LockDuration=1&CoolOffPeriod=1",
            "InvalidParameterCombination",
        ),
        (
            "LockMode=governance&LockDuration=1&ExpirationDate=2999-01-01T00:00:00Z",
            "InvalidParameterCombination",
        ),
        (
            "LockMode=governance&ExpirationDate=2001-01-01T00:00:00Z",
            "InvalidParameterValue",
        ),
        (
            "LockMode=compliance&LockDuration=1&CoolOffPeriod=73",
            "InvalidParameterValue",
        ),
    ] {
        assert_eq!(account.code(&lock(how)), code, "{how}");
    }
    let unlock = format!("UnlockSnapshot&SnapshotId={id}");
    assert_eq!(account.code(&unlock), "IncorrectState");
    let locked = account.ok(&lock("LockMode=governance&LockDuration=3"));
    assert_eq!(locked.text("lockState"), "governance");
    assert_eq!(locked.text("lockDuration"), "3");
    let delete = format!("DeleteSnapshot&SnapshotId={id}");
    assert_eq!(account.code(&delete), "OperationNotPermitted");
    let told = account.ok(&format!("DescribeLockedSnapshots&SnapshotId.1={id}"));
    assert_eq!(told.text("snapshotSet/item/lockState"), "governance");
    let locked = account.ok(&lock("LockMode=compliance&LockDuration=3&CoolOffPeriod=2"));
    assert_eq!(locked.text("lockState"), "compliance-cooloff");
    assert!(locked.has("coolOffPeriodExpiresOn"));
    let found = |state: &str| {
        let filter = format!("Filter.1.Name=lock-state&Filter.1.Value.1={state}");
        let answer = account.ok(&format!("DescribeLockedSnapshots&{filter}"));
        answer.has("snapshotSet/item")
    };
    assert!(found("compliance-cooloff") && !found("governance"));
    account.ok(&unlock);
    // Without a period to cool off, nobody undoes it; it can only be made longer.
    let firm = account.ok(&lock("LockMode=compliance&LockDuration=3"));
    assert_eq!(firm.text("lockState"), "compliance");
    assert_eq!(account.code(&unlock), "OperationNotPermitted");
    assert_eq!(
        account.code(&lock("LockMode=compliance&LockDuration=2")),
        "OperationNotPermitted"
    );
    assert_eq!(
        account.code(&lock("LockMode=governance&LockDuration=9")),
        "OperationNotPermitted"
    );
    assert_eq!(
        account
            .ok(&lock("LockMode=compliance&LockDuration=9"))
            .text("lockDuration"),
        "9"
    );
}

#[test]
fn fast_restores_are_kept_by_zone() {
    let account = Account::new();
    let id = snapshot(&account, "");
    let zones = "AvailabilityZone.1=us-east-1a&AvailabilityZoneId.1=use1-az1";
    let request =
        |operation: &str, id: &str| format!("{operation}&SourceSnapshotId.1={id}&{zones}");
    let enabled = account.ok(&request("EnableFastSnapshotRestores", &id));
    assert_eq!(
        enabled.texts("successful/item/state"),
        ["enabling", "enabling"]
    );
    let told = |parameters: &str| {
        let answer = account.ok(&format!("DescribeFastSnapshotRestores{parameters}"));
        answer.texts("fastSnapshotRestoreSet/item/availabilityZone")
    };
    assert_eq!(told(""), ["us-east-1a", "us-east-1b"]);
    assert_eq!(
        told("&Filter.1.Name=availability-zone&Filter.1.Value.1=us-east-1b"),
        ["us-east-1b"]
    );
    assert_eq!(told("&MaxResults=1"), ["us-east-1a"]);
    let volume = account.ok(&format!(
        "CreateVolume&AvailabilityZone=us-east-1a&SnapshotId={id}"
    ));
    assert_eq!(volume.text("fastRestored"), "true");
    let unknown = account.ok(&request("EnableFastSnapshotRestores", "snap-12345678"));
    let path = "unsuccessful/item/fastSnapshotRestoreStateErrorSet/item/error/code";
    assert_eq!(unknown.text(path), "InvalidSnapshot.NotFound");
    let disabled = account.ok(&request("DisableFastSnapshotRestores", &id));
    assert_eq!(
        disabled.texts("successful/item/state"),
        ["disabling", "disabling"]
    );
    assert!(told("").is_empty());
    let unknown = account.ok(&request("DisableFastSnapshotRestores", "snap-12345678"));
    assert_eq!(unknown.text(path), "InvalidSnapshot.NotFound");
    for (zone, code) in [
        ("", "MissingParameter"),
        ("&AvailabilityZone.1=us-east-1z", "InvalidZone.NotFound"),
    ] {
        let request = format!("EnableFastSnapshotRestores&SourceSnapshotId.1={id}{zone}");
        assert_eq!(account.code(&request), code);
    }
}
