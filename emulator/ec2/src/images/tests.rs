//! The operations on images, through requests.
#![allow(clippy::unwrap_used)]

use crate::testing::Account;

const NEWEST_DEBIAN: &str = "debian-12-amd64-20261006-2623";

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
    assert_eq!(names(&account, "ExecutableBy.1=self"), ["my-image"]);
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
        ("Name=my-image", "UnsupportedOperation"),
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

#[test]
fn an_own_image_is_opened_to_all_and_described() {
    let account = Account::new();
    let id = account.made("RegisterImage&Name=mine&ImageLocation=docker:x", "imageId");
    let modify = |change: &str| format!("ModifyImageAttribute&ImageId={id}&{change}");
    account.ok(&modify("LaunchPermission.Add.1.Group=all"));
    account.ok(&modify("Description.Value=new"));
    let told = |attribute: &str| {
        account.ok(&format!(
            "DescribeImageAttribute&ImageId={id}&Attribute={attribute}"
        ))
    };
    let group = "launchPermission/item/group";
    assert_eq!(told("launchPermission").text(group), "all");
    assert_eq!(told("description").text("description/value"), "new");
    assert!(names(&account, "ExecutableBy.1=all").contains(&"mine".to_owned()));
    account.ok(&modify(
        "Attribute=launchPermission&OperationType=remove&UserGroup.1=all",
    ));
    assert!(!told("launchPermission").has(group));
    assert_eq!(
        account.code(&modify("LaunchPermission.Add.1.UserId=123456789012")),
        "UnsupportedOperation"
    );
    assert_eq!(
        account.code(&modify("Attribute=colour&Value=red")),
        "InvalidParameterValue"
    );
    let public = account.made("DescribeImages&Owner.1=amazon", "imagesSet/item/imageId");
    let other = format!("ModifyImageAttribute&ImageId={public}&Description.Value=x");
    assert_eq!(account.code(&other), "AuthFailure");
}
