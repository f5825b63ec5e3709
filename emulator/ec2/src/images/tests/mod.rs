//! The operations on images, through requests.
#![allow(clippy::unwrap_used)]

mod copying;
mod creating;
mod living;
mod sharing;

use crate::testing::Account;

const NEWEST_DEBIAN: &str = "debian-12-amd64-20261006-2623";

/// The names that DescribeImages answers, in order.
fn names(account: &Account, parameters: &str) -> Vec<String> {
    let mut names = account
        .ok(&format!("DescribeImages&{parameters}"))
        .texts("imagesSet/item/name");
    names.sort();
    names
}

#[test]
fn the_newest_debian_is_found_the_way_terraform_looks_for_it() {
    let account = Account::new();
    let answer = account.ok(
        "DescribeImages&Owner.1=136693071363&Filter.1.Name=name&Filter.1.Value.1=debian-12-amd64-*\
         &Filter.2.Name=architecture&Filter.2.Value.1=x86_64&Filter.3.Name=virtualization-type&Filter.3.Value.1=hvm\
         &IncludeDeprecated=true",
    );
    let mut found: Vec<_> = answer
        .all("imagesSet/item")
        .into_iter()
        .map(|image| (image.text("creationDate"), image.text("name")))
        .collect();
    found.sort();
    assert_eq!(found.len(), 6);
    let (date, name) = found.last().unwrap();
    assert_eq!(name, NEWEST_DEBIAN);
    assert_eq!(date, "2026-10-06T22:07:34.000Z");
}

#[test]
fn an_image_says_what_it_boots_from() {
    let account = Account::new();
    let answer = account.ok(&format!(
        "DescribeImages&Filter.1.Name=name&Filter.1.Value.1={NEWEST_DEBIAN}"
    ));
    let image = answer.find("imagesSet/item");
    assert_eq!(image.text("rootDeviceName"), "/dev/xvda");
    assert_eq!(
        image.text("blockDeviceMapping/item/deviceName"),
        "/dev/xvda"
    );
    assert_eq!(image.text("blockDeviceMapping/item/ebs/volumeSize"), "8");
    assert!(
        image
            .text("blockDeviceMapping/item/ebs/snapshotId")
            .starts_with("snap-")
    );
    assert_eq!(image.text("imageState"), "available");
    assert_eq!(image.text("imageOwnerId"), "136693071363");
    assert_eq!(image.text("imageOwnerAlias"), "amazon");
    assert_eq!(image.text("imdsSupport"), "v2.0");
    assert_eq!(image.text("isPublic"), "true");
    assert_eq!(
        image.text("imageLocation"),
        format!("amazon/{NEWEST_DEBIAN}")
    );
}

#[test]
fn ids_depend_on_the_region_and_on_nothing_else() {
    let id = |account: &Account| {
        account.made(
            &format!("DescribeImages&Filter.1.Name=name&Filter.1.Value.1={NEWEST_DEBIAN}"),
            "imagesSet/item/imageId",
        )
    };
    let here = id(&Account::new());
    assert_eq!(here, id(&Account::new()));
    assert_ne!(here, id(&Account::in_region("eu-central-1")));
}

#[test]
fn deprecated_images_are_shown_to_those_who_ask() {
    let account = Account::new();
    let old = "debian-12-amd64-20231013-1532";
    assert!(!names(&account, "Owner.1=136693071363").contains(&old.to_owned()));
    let all = names(&account, "Owner.1=136693071363&IncludeDeprecated=true");
    assert!(all.contains(&old.to_owned()));
}

#[test]
fn a_local_docker_image_becomes_an_image_of_the_account_and_goes_again() {
    let account = Account::new();
    let id = account.made(
        "RegisterImage&Name=my-image&ImageLocation=docker:debian:12&TagSpecification.1.ResourceType=image\
         &TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "imageId",
    );
    assert_eq!(names(&account, "Owner.1=self"), ["my-image"]);
    assert_eq!(
        names(&account, "Filter.1.Name=tag:k&Filter.1.Value.1=v"),
        ["my-image"]
    );
    assert_eq!(
        account.refused("RegisterImage&Name=my-image&ImageLocation=docker:x"),
        format!("InvalidAMIName.Duplicate: AMI name my-image is already in use by AMI {id}")
    );
    account.ok(&format!("DeregisterImage&ImageId={id}"));
    assert!(names(&account, "Owner.1=self").is_empty());
    assert_eq!(
        account.refused(&format!("DeregisterImage&ImageId={id}")),
        format!("InvalidAMIID.NotFound: The image id '[{id}]' does not exist")
    );
}

#[test]
fn what_is_no_docker_image_cannot_be_registered() {
    let account = Account::new();
    for (request, code) in [
        ("Name=my-image", "MissingParameter"),
        (
            "Name=my-image&ImageLocation=bucket/manifest.xml",
            "UnsupportedOperation",
        ),
        ("Name=a&ImageLocation=docker:x", "InvalidAMIName.Malformed"),
        ("ImageLocation=docker:x", "MissingParameter"),
    ] {
        assert_eq!(
            account.code(&format!("RegisterImage&{request}")),
            code,
            "{request}"
        );
    }
}

#[test]
fn a_public_image_cannot_be_deregistered() {
    let account = Account::new();
    let id = account.made("DescribeImages&Owner.1=amazon", "imagesSet/item/imageId");
    assert_eq!(
        account.refused(&format!("DeregisterImage&ImageId={id}")),
        format!("AuthFailure: Not authorized for image:{id}")
    );
}

#[test]
fn ids_that_name_nothing_and_unknown_filters_are_errors() {
    let account = Account::new();
    assert_eq!(
        account.refused("DescribeImages&ImageId.1=ami-12345678"),
        "InvalidAMIID.NotFound: The image id '[ami-12345678]' does not exist"
    );
    assert_eq!(
        account.code("DescribeImages&ImageId.1=vpc-1"),
        "InvalidAMIID.Malformed"
    );
    assert_eq!(
        account.code("DescribeImages&Filter.1.Name=colour&Filter.1.Value.1=red"),
        "InvalidParameterValue"
    );
}

#[test]
fn pages_hold_every_image_once() {
    let account = Account::new();
    let all = account.ok("DescribeImages").texts("imagesSet/item/imageId");
    let (mut paged, mut token) = (Vec::new(), String::new());
    loop {
        let page = account.ok(&format!("DescribeImages&MaxResults=3{token}"));
        paged.extend(page.texts("imagesSet/item/imageId"));
        if !page.has("nextToken") {
            break;
        }
        token = format!("&NextToken={}", page.text("nextToken"));
    }
    assert_eq!(paged, all);
}

/// Registers a Docker image; the image's id.
#[track_caller]
fn register(account: &Account, name: &str) -> String {
    let request = format!("RegisterImage&Name={name}&ImageLocation=docker:debian:12");
    account.made(&request, "imageId")
}

#[test]
fn every_family_has_its_newest_image() {
    let account = Account::new();
    for (owner, pattern) in [
        ("amazon", "amzn2-ami-hvm-*-x86_64-gp2"),
        ("amazon", "amzn2-ami-kernel-5.10-hvm-*-arm64-gp2"),
        ("amazon", "al2023-ami-2023.*-x86_64"),
        ("137112412989", "al2023-ami-*-kernel-6.1-arm64"),
        (
            "099720109477",
            "ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-*",
        ),
        (
            "099720109477",
            "ubuntu/images/*ubuntu-jammy-22.04-arm64-server-*",
        ),
        (
            "099720109477",
            "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*",
        ),
        (
            "099720109477",
            "ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04-amd64-server-*",
        ),
        ("136693071363", "debian-11-amd64-*"),
        ("136693071363", "debian-13-arm64-*"),
        ("801119661308", "Windows_Server-2022-English-Full-Base-*"),
    ] {
        let filter = format!("Owner.1={owner}&Filter.1.Name=name&Filter.1.Value.1={pattern}");
        assert!(!names(&account, &filter).is_empty(), "{pattern}");
        let all = names(&account, &format!("{filter}&IncludeDeprecated=true"));
        assert!(all.len() > 1, "{pattern}");
    }
}

#[test]
fn images_are_found_by_every_filter() {
    let account = Account::new();
    register(&account, "mine");
    for (filter, value, expected) in [
        ("architecture", "x86_64", true),
        ("architecture", "arm64", false),
        ("block-device-mapping.delete-on-termination", "true", true),
        ("block-device-mapping.device-name", "/dev/xvda", true),
        ("block-device-mapping.encrypted", "true", false),
        ("block-device-mapping.snapshot-id", "*", false),
        ("block-device-mapping.volume-size", "8", true),
        ("block-device-mapping.volume-type", "gp2", true),
        ("boot-mode", "uefi", false),
        ("creation-date", "2*", true),
        ("description", "", true),
        ("ena-support", "true", true),
        ("free-tier-eligible", "false", true),
        ("hypervisor", "xen", true),
        ("image-allowed", "true", true),
        ("image-type", "machine", true),
        ("is-public", "false", true),
        ("kernel-id", "*", false),
        ("manifest-location", "docker:*", true),
        ("owner-alias", "amazon", false),
        ("owner-id", "000000000000", true),
        ("platform", "windows", false),
        ("product-code", "*", false),
        ("root-device-name", "/dev/xvda", true),
        ("root-device-type", "ebs", true),
        ("source-instance-id", "*", false),
        ("sriov-net-support", "simple", true),
        ("state", "available", true),
        ("state-reason-code", "*", false),
        ("virtualization-type", "hvm", true),
        ("virtualization-type", "paravirtual", false),
    ] {
        let filter = format!("Owner.1=self&Filter.1.Name={filter}&Filter.1.Value.1={value}");
        assert_eq!(!names(&account, &filter).is_empty(), expected, "{filter}");
    }
}

#[test]
fn all_ids_that_name_nothing_are_named() {
    assert_eq!(
        Account::new().refused("DescribeImages&ImageId.1=ami-12345678&ImageId.2=ami-12345679"),
        "InvalidAMIID.NotFound: The image ids '[ami-12345678, ami-12345679]' do not exist"
    );
}
