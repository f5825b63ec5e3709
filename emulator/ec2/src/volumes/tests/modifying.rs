//! Modifying volumes: what they become, how often, and what is told of it.

use super::create;
use crate::testing::Account;

#[test]
fn a_modification_is_over_when_it_is_asked_about() {
    let account = Account::new();
    let id = create(&account, "Size=10");
    let begun = account.ok(&format!(
        "ModifyVolume&VolumeId={id}&Size=20&VolumeType=gp3"
    ));
    let path = |name: &str| begun.text(&format!("volumeModification/{name}"));
    for (name, expected) in [
        ("modificationState", "modifying"),
        ("progress", "0"),
        ("originalSize", "10"),
        ("originalVolumeType", "gp2"),
        ("originalIops", "100"),
        ("targetSize", "20"),
        ("targetVolumeType", "gp3"),
        ("targetIops", "3000"),
        ("targetThroughput", "125"),
    ] {
        assert_eq!(path(name), expected, "{name}");
    }
    let told = account.ok(&format!("DescribeVolumesModifications&VolumeId.1={id}"));
    assert_eq!(
        told.text("volumeModificationSet/item/modificationState"),
        "completed"
    );
    assert_eq!(told.text("volumeModificationSet/item/progress"), "100");
    assert!(told.has("volumeModificationSet/item/endTime"));
    let volume = account.ok("DescribeVolumes");
    assert_eq!(volume.text("volumeSet/item/size"), "20");
    assert_eq!(volume.text("volumeSet/item/volumeType"), "gp3");
}

#[test]
fn what_is_not_mentioned_stays() {
    let account = Account::new();
    let id = create(&account, "Size=32&VolumeType=gp3&Iops=4000&Throughput=200");
    account.ok(&format!("ModifyVolume&VolumeId={id}&Size=64"));
    let volume = account.ok("DescribeVolumes");
    let text = |name: &str| volume.text(&format!("volumeSet/item/{name}"));
    assert_eq!(
        (text("iops"), text("throughput")),
        ("4000".to_owned(), "200".to_owned())
    );
    account.ok(&format!("ModifyVolume&VolumeId={id}&VolumeType=io2"));
    let volume = account.ok("DescribeVolumes");
    assert_eq!(volume.text("volumeSet/item/iops"), "3000");
    assert!(!volume.has("volumeSet/item/throughput"));
}

#[test]
fn a_volume_never_shrinks_and_rests_after_four_modifications() {
    let account = Account::new();
    let id = create(&account, "Size=10");
    let modify = |parameters: &str| format!("ModifyVolume&VolumeId={id}&{parameters}");
    assert_eq!(
        account.refused(&modify("Size=5")),
        "InvalidParameterValue: New size cannot be smaller than existing size"
    );
    assert_eq!(
        account.refused(&modify("")),
        "InvalidParameterValue: Invalid input: Must specify at least one of size, type, iops, throughput or multi-attach."
    );
    assert_eq!(
        account.code(&modify("Iops=200")),
        "InvalidParameterCombination"
    );
    for size in 11..=14 {
        account.ok(&modify(&format!("Size={size}")));
    }
    let error = account.refused(&modify("Size=15"));
    assert!(
        error.starts_with(
            "VolumeModificationRateExceeded: You've reached the maximum modification rate"
        ),
        "{error}"
    );
    assert_eq!(
        account.code("ModifyVolume&VolumeId=vol-12345678&Size=2"),
        "InvalidVolume.NotFound"
    );
}

#[test]
fn modifications_are_found_by_id_by_filter_and_by_page() {
    let account = Account::new();
    let mut ids: Vec<_> = (0..7).map(|_| create(&account, "Size=10")).collect();
    ids.sort();
    let idle = create(&account, "Size=10");
    for id in &ids {
        account.ok(&format!("ModifyVolume&VolumeId={id}&Size=20"));
    }
    let path = "volumeModificationSet/item/volumeId";
    let found = |parameters: &str| {
        let answer = account.ok(&format!("DescribeVolumesModifications&{parameters}"));
        answer.texts(path)
    };
    assert_eq!(found(""), ids);
    for (filter, value, count) in [
        ("modification-state", "completed", 7),
        ("modification-state", "modifying", 0),
        ("original-size", "10", 7),
        ("target-size", "10", 0),
        ("volume-id", &ids[2], 1),
        ("target-volume-type", "gp2", 7),
        ("targetMultiAttachEnabled", "false", 7),
    ] {
        let filtered = found(&format!("Filter.1.Name={filter}&Filter.1.Value.1={value}"));
        assert_eq!(filtered.len(), count, "{filter}={value}");
    }
    let page = account.ok("DescribeVolumesModifications&MaxResults=5");
    assert_eq!(page.texts(path), ids[..5]);
    assert_eq!(
        found(&format!("NextToken={}", page.text("nextToken"))),
        ids[5..]
    );
    assert_eq!(
        account.refused(&format!("DescribeVolumesModifications&VolumeId.1={idle}")),
        format!(
            "InvalidVolumeModification.NotFound: Modification for volume '{idle}' does not exist."
        )
    );
}

#[test]
fn several_may_have_a_volume_once_it_is_allowed() {
    let account = Account::new();
    let id = create(&account, "Size=10&VolumeType=io2&Iops=1000");
    account.ok(&format!(
        "ModifyVolume&VolumeId={id}&MultiAttachEnabled=true"
    ));
    let volume = account.ok("DescribeVolumes");
    assert_eq!(volume.text("volumeSet/item/multiAttachEnabled"), "true");
    let rigid = create(
        &account,
        "Size=10&VolumeType=io1&Iops=100&MultiAttachEnabled=true",
    );
    let error = account.refused(&format!("ModifyVolume&VolumeId={rigid}&Size=20"));
    assert!(
        error.starts_with("InvalidParameterValue: io1 volumes with Multi-Attach enabled"),
        "{error}"
    );
}
