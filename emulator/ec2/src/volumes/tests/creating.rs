//! Making volumes: defaults, limits, zones, snapshots and copies.

use super::create;
use crate::testing::Account;

#[test]
fn a_volume_is_being_created_and_then_available() {
    let account = Account::new();
    let made = account.ok(
        "CreateVolume&AvailabilityZone=us-east-1b&Size=10\
         &TagSpecification.1.ResourceType=volume&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
    );
    for (path, expected) in [
        ("status", "creating"),
        ("volumeType", "gp2"),
        ("size", "10"),
        ("iops", "100"),
        ("availabilityZone", "us-east-1b"),
        ("availabilityZoneId", "use1-az1"),
        ("snapshotId", ""),
        ("encrypted", "false"),
        ("sseType", "none"),
        ("tagSet/item/key", "k"),
    ] {
        assert_eq!(made.text(path), expected, "{path}");
    }
    let shown = account.ok("DescribeVolumes");
    assert_eq!(shown.text("volumeSet/item/status"), "available");
    assert!(!shown.has("volumeSet/item/throughput"));
}

#[test]
fn each_type_has_its_defaults() {
    let account = Account::new();
    for (parameters, iops, throughput) in [
        ("VolumeType=gp2&Size=1", Some("100"), None),
        ("VolumeType=gp2&Size=1000", Some("3000"), None),
        ("VolumeType=gp2&Size=16384", Some("16000"), None),
        ("VolumeType=gp3&Size=1", Some("3000"), Some("125")),
        (
            "VolumeType=gp3&Size=32&Iops=16000&Throughput=1000",
            Some("16000"),
            Some("1000"),
        ),
        (
            "VolumeType=gp3&Size=160&Iops=80000&Throughput=2000",
            Some("80000"),
            Some("2000"),
        ),
        ("VolumeType=io1&Size=4&Iops=200", Some("200"), None),
        ("VolumeType=io2&Size=4&Iops=4000", Some("4000"), None),
        ("VolumeType=st1&Size=125", None, None),
        ("VolumeType=sc1&Size=16384", None, None),
        ("VolumeType=standard&Size=1024", None, None),
    ] {
        let made = account.ok(&format!(
            "CreateVolume&AvailabilityZone=us-east-1a&{parameters}"
        ));
        let text = |path: &str| made.texts(path).first().cloned();
        assert_eq!(text("iops").as_deref(), iops, "{parameters}");
        assert_eq!(text("throughput").as_deref(), throughput, "{parameters}");
    }
}

#[test]
fn what_a_type_cannot_be_is_refused_in_awss_words() {
    let account = Account::new();
    for (parameters, error) in [
        (
            "",
            "MissingParameter: The request must contain the parameter size/snapshot",
        ),
        (
            "VolumeType=io1&Size=1&Iops=100",
            "InvalidParameterValue: The volume size is invalid for io1 volumes: 1 GiB. io1 volumes must be at least 4 GiB in \
             size. Please specify a volume size above the minimum limit.",
        ),
        (
            "Size=20000",
            "InvalidParameterValue: Volume of 20000GiB is too large for volume type gp2; maximum is 16384GiB",
        ),
        (
            "VolumeType=io1&Size=4",
            "InvalidParameterCombination: The parameter iops must be specified for io1 volumes.",
        ),
        (
            "VolumeType=gp2&Size=4&Iops=100",
            "InvalidParameterCombination: The parameter iops is not supported for gp2 volumes.",
        ),
        (
            "VolumeType=gp2&Size=4&Throughput=125",
            "InvalidParameterCombination: The throughput parameter is not supported for gp2 volumes.",
        ),
        (
            "VolumeType=gp3&Size=20&Iops=15000",
            "InvalidParameterValue: Iops to volume size ratio of 750.000000 is too high; maximum is 500",
        ),
        (
            "VolumeType=gp3&Size=500&Iops=200000",
            "InvalidParameterValue: Volume iops of 200000 is too high; maximum is 80000.",
        ),
        (
            "VolumeType=gp3&Size=500&Iops=100",
            "InvalidParameterValue: Volume iops of 100 is too low; minimum is 3000.",
        ),
        (
            "VolumeType=gp3&Size=500&Throughput=1000",
            "InvalidParameterValue: Throughput (MiBps) to iops ratio of 0.333333 is too high; maximum is 0.250000 MiBps per iops.",
        ),
        (
            "VolumeType=gp3&Size=8&MultiAttachEnabled=true",
            "InvalidParameterCombination: The parameter multi-attach-enabled is not supported for gp3 volumes.",
        ),
        (
            "Size=1&VolumeInitializationRate=200",
            "InvalidParameterCombination: You can't specify VolumeInitializationRate for volumes that are not created from a \
             snapshot.",
        ),
    ] {
        let request = format!("CreateVolume&AvailabilityZone=us-east-1a&{parameters}");
        assert_eq!(account.refused(&request), error);
    }
    assert!(account.cloud().volumes.is_empty());
}

#[test]
fn a_zone_is_named_by_its_name_or_its_id() {
    let account = Account::new();
    let made = account.ok("CreateVolume&AvailabilityZoneId=use1-az6&Size=1");
    assert_eq!(made.text("availabilityZone"), "us-east-1a");
    for (zone, error) in [
        (
            "",
            "MissingParameter: The request must contain the parameter AvailabilityZone",
        ),
        (
            "&AvailabilityZone=us-east-1z",
            "InvalidZone.NotFound: The zone 'us-east-1z' does not exist.",
        ),
        (
            "&AvailabilityZoneId=use1-az9",
            "InvalidZone.NotFound: The zone 'use1-az9' does not exist.",
        ),
    ] {
        assert_eq!(
            account.refused(&format!("CreateVolume&Size=1{zone}")),
            error
        );
    }
    assert_eq!(
        account.code("CreateVolume&Size=1&AvailabilityZone=us-east-1a&AvailabilityZoneId=use1-az6"),
        "InvalidParameterCombination"
    );
}

#[test]
fn a_volume_of_a_snapshot_is_at_least_as_large_and_as_secret() {
    let account = Account::new();
    let source = create(&account, "Size=5&Encrypted=true&KmsKeyId=mine");
    let snapshot = account.made(&format!("CreateSnapshot&VolumeId={source}"), "snapshotId");
    let of = format!("SnapshotId={snapshot}");
    let made = account.ok(&format!(
        "CreateVolume&AvailabilityZone=us-east-1a&{of}&VolumeType=gp3&VolumeInitializationRate=200"
    ));
    assert_eq!(made.text("size"), "5");
    assert_eq!(made.text("snapshotId"), snapshot);
    assert_eq!(made.text("volumeInitializationRate"), "200");
    assert_eq!(
        made.text("kmsKeyId"),
        "arn:aws:kms:us-east-1:000000000000:key/mine"
    );
    for (parameters, code) in [
        ("Size=4", "InvalidParameterValue"),
        ("Encrypted=false", "InvalidParameterCombination"),
        ("VolumeInitializationRate=99", "InvalidParameterValue"),
    ] {
        let request = format!("CreateVolume&AvailabilityZone=us-east-1a&{of}&{parameters}");
        assert_eq!(account.code(&request), code, "{parameters}");
    }
    let request = "CreateVolume&AvailabilityZone=us-east-1a&SnapshotId=snap-12345678";
    assert_eq!(
        account.refused(request),
        "InvalidSnapshot.NotFound: The snapshot 'snap-12345678' does not exist."
    );
}

#[test]
fn the_same_token_makes_one_volume() {
    let account = Account::new();
    let request = "CreateVolume&AvailabilityZone=us-east-1a&Size=1&ClientToken=once";
    let first = account.made(request, "volumeId");
    assert_eq!(account.made(request, "volumeId"), first);
    assert_eq!(
        account.code(&request.replace("Size=1", "Size=2")),
        "IdempotentParameterMismatch"
    );
}

#[test]
fn an_encrypted_volume_is_copied() {
    let account = Account::new();
    let source = create(&account, "Size=5&Encrypted=true");
    let copy = account.ok(&format!(
        "CopyVolumes&SourceVolumeId={source}&Size=6&VolumeType=gp3"
    ));
    let path = |name: &str| copy.text(&format!("volumeSet/item/{name}"));
    assert_eq!(path("status"), "creating");
    assert_eq!(path("sourceVolumeId"), source);
    assert_eq!(
        (path("size"), path("volumeType")),
        ("6".to_owned(), "gp3".to_owned())
    );
    let found = account.ok(&format!(
        "DescribeVolumes&Filter.1.Name=source-volume-id&Filter.1.Value.1={source}"
    ));
    assert_eq!(found.text("volumeSet/item/volumeId"), path("volumeId"));
    assert_eq!(
        account.code(&format!("CopyVolumes&SourceVolumeId={source}&Size=4")),
        "InvalidParameterValue"
    );
    let plain = create(&account, "Size=1");
    assert_eq!(
        account.code(&format!("CopyVolumes&SourceVolumeId={plain}")),
        "UnsupportedOperation"
    );
    assert_eq!(
        account.code("CopyVolumes&SourceVolumeId=vol-12345678"),
        "InvalidVolume.NotFound"
    );
}
