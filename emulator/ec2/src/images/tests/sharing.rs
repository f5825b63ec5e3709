//! Who may launch an image: permissions, the block on public sharing, and which images an account allows itself.

use super::{names, register};
use crate::testing::Account;

const OTHER: &str = "111122223333";
const ORGANIZATION: &str = "arn:aws:organizations::000000000000:organization/o-1";
const UNIT: &str = "arn:aws:organizations::000000000000:ou/o-1/ou-1";

fn modify(id: &str, change: &str) -> String {
    format!("ModifyImageAttribute&ImageId={id}&{change}")
}

fn launch(id: &str) -> String {
    format!("RunInstances&ImageId={id}&InstanceType=t3.micro&MinCount=1&MaxCount=1")
}

#[test]
fn a_permission_lets_another_account_see_and_launch_an_image() {
    let account = Account::new();
    let other = account.neighbour();
    let id = register(&account, "mine");
    let describe = format!("DescribeImages&ImageId.1={id}");
    assert_eq!(other.code(&describe), "InvalidAMIID.NotFound");
    assert_eq!(other.code(&launch(&id)), "InvalidAMIID.NotFound");
    account.ok(&modify(
        &id,
        &format!("LaunchPermission.Add.1.UserId={OTHER}"),
    ));
    let seen = other.ok(&describe);
    assert_eq!(seen.text("imagesSet/item/imageOwnerId"), "000000000000");
    assert!(!seen.has("imagesSet/item/deregistrationProtection"));
    assert_eq!(names(&other, "ExecutableBy.1=self"), ["mine"]);
    assert_eq!(
        names(&account, &format!("ExecutableBy.1={OTHER}")),
        ["mine"]
    );
    assert!(names(&account, "ExecutableBy.1=self").is_empty());
    other.ok(&launch(&id));
    let told = format!("DescribeImageAttribute&ImageId={id}&Attribute=launchPermission");
    assert_eq!(
        account.ok(&told).texts("launchPermission/item/userId"),
        [OTHER]
    );
    for request in [
        &told,
        &format!("DeregisterImage&ImageId={id}"),
        &modify(&id, "Description.Value=x"),
    ] {
        assert_eq!(other.code(request), "AuthFailure", "{request}");
    }
    account.ok(&modify(
        &id,
        &format!("Attribute=launchPermission&OperationType=remove&UserId.1={OTHER}"),
    ));
    assert_eq!(other.code(&launch(&id)), "InvalidAMIID.NotFound");
}

#[test]
fn permissions_are_added_in_both_forms_and_reset() {
    let account = Account::new();
    let id = register(&account, "mine");
    let permissions = |path: &str| {
        let told = account.ok(&format!(
            "DescribeImageAttribute&ImageId={id}&Attribute=launchPermission"
        ));
        told.texts(&format!("launchPermission/item/{path}"))
    };
    account.ok(&modify(&id, &format!(
        "LaunchPermission.Add.1.UserId={OTHER}&LaunchPermission.Add.2.OrganizationArn={ORGANIZATION}\
         &LaunchPermission.Add.3.OrganizationalUnitArn={UNIT}"
    )));
    assert_eq!(permissions("userId"), [OTHER]);
    assert_eq!(permissions("organizationArn"), [ORGANIZATION]);
    assert_eq!(permissions("organizationalUnitArn"), [UNIT]);
    account.ok(&modify(&id, &format!(
        "Attribute=launchPermission&OperationType=remove&UserId.1={OTHER}&OrganizationArn.1={ORGANIZATION}"
    )));
    assert!(permissions("userId").is_empty() && permissions("organizationArn").is_empty());
    account.ok(&modify(
        &id,
        &format!("LaunchPermission.Remove.1.OrganizationalUnitArn={UNIT}"),
    ));
    assert!(permissions("organizationalUnitArn").is_empty());
    account.ok(&modify(&id, &format!("OperationType=add&UserId.1={OTHER}")));
    account.ok(&format!(
        "ResetImageAttribute&ImageId={id}&Attribute=launchPermission"
    ));
    assert!(permissions("userId").is_empty());
}

#[test]
fn permissions_that_cannot_be_are_refused() {
    let account = Account::new();
    let id = register(&account, "mine");
    for (change, error) in [
        (
            "LaunchPermission.Add.1.UserId=me",
            "InvalidAMIAttributeItemValue: Invalid attribute item value \"me\" for userId item type.",
        ),
        (
            "OperationType=add&UserGroup.1=everyone",
            "InvalidAMIAttributeItemValue: Invalid attribute item value \"everyone\" for group item type.",
        ),
        (
            "LaunchPermission.Add.1.OrganizationArn=o-1",
            "InvalidParameterValue: Value (o-1) for parameter launchPermission is invalid. It is not an ARN of AWS Organizations.",
        ),
        (
            "Attribute=colour&Value=red",
            "InvalidParameterValue: Value (colour) for parameter attribute is invalid. Unknown attribute.",
        ),
        (
            "LaunchPermission.Add.1.Group=all",
            "OperationNotPermitted: You can't publicly share this image because block public access for AMIs is enabled for this \
             account. To publicly share the image, you must call the DisableImageBlockPublicAccess API.",
        ),
    ] {
        assert_eq!(account.refused(&modify(&id, change)), error);
    }
    let public = account.made("DescribeImages&Owner.1=amazon", "imagesSet/item/imageId");
    for request in [
        modify(&public, "Description.Value=x"),
        format!("ResetImageAttribute&ImageId={public}&Attribute=launchPermission"),
    ] {
        assert_eq!(account.code(&request), "AuthFailure");
    }
}

#[test]
fn an_image_is_public_once_its_account_lets_it() {
    let account = Account::new();
    let other = account.neighbour();
    let id = register(&account, "mine");
    let state = || {
        account
            .ok("GetImageBlockPublicAccessState")
            .text("imageBlockPublicAccessState")
    };
    assert_eq!(state(), "block-new-sharing");
    account.ok("DisableImageBlockPublicAccess");
    assert_eq!(state(), "unblocked");
    account.ok(&modify(&id, "LaunchPermission.Add.1.Group=all"));
    assert!(names(&other, "ExecutableBy.1=all").contains(&"mine".to_owned()));
    assert!(names(&other, "").contains(&"mine".to_owned()));
    other.ok(&launch(&id));
    // What is public already stays so.
    account.ok("EnableImageBlockPublicAccess&ImageBlockPublicAccessState=block-new-sharing");
    assert_eq!(state(), "block-new-sharing");
    other.ok(&launch(&id));
    account.ok(&modify(
        &id,
        "Attribute=launchPermission&OperationType=remove&UserGroup.1=all",
    ));
    assert_eq!(other.code(&launch(&id)), "InvalidAMIID.NotFound");
    assert_eq!(
        account.code("EnableImageBlockPublicAccess&ImageBlockPublicAccessState=all"),
        "InvalidParameterValue"
    );
}

#[test]
fn who_was_given_a_permission_can_give_it_back() {
    let account = Account::new();
    let other = account.neighbour();
    let id = register(&account, "mine");
    let cancel = format!("CancelImageLaunchPermission&ImageId={id}");
    assert_eq!(other.code(&cancel), "InvalidAMIID.NotFound");
    account.ok(&modify(
        &id,
        &format!("LaunchPermission.Add.1.UserId={OTHER}"),
    ));
    assert_eq!(account.code(&cancel), "InvalidParameterValue");
    other.ok(&cancel);
    assert_eq!(other.code(&cancel), "InvalidAMIID.NotFound");
}

#[test]
fn an_account_allows_itself_images_by_criteria() {
    let account = Account::new();
    register(&account, "mine");
    let told = account.ok("GetAllowedImagesSettings");
    assert_eq!(told.text("state"), "disabled");
    let replace = "ReplaceImageCriteriaInAllowedImagesSettings&ImageCriterion.1";
    account.ok(&format!(
        "{replace}.ImageProvider.1=136693071363&ImageCriterion.1.ImageName.1=debian-13-*\
         &ImageCriterion.1.CreationDateCondition.MaximumDaysSinceCreated=36500"
    ));
    let all = names(&account, "").len();
    let allowed = |value: &str| {
        names(
            &account,
            &format!("Filter.1.Name=image-allowed&Filter.1.Value.1={value}"),
        )
    };
    account.ok("EnableAllowedImagesSettings&AllowedImagesSettingsState=audit-mode");
    assert_eq!(names(&account, "").len(), all);
    assert!(
        allowed("true")
            .iter()
            .all(|name| name == "mine" || name.starts_with("debian-13-"))
    );
    assert!(!allowed("false").is_empty());
    account.ok("EnableAllowedImagesSettings&AllowedImagesSettingsState=enabled");
    assert!(allowed("false").is_empty());
    let debian = account.ok("DescribeImages&Owner.1=136693071363");
    assert_eq!(debian.text("imagesSet/item/imageAllowed"), "true");
    let told = account.ok("GetAllowedImagesSettings");
    assert_eq!(told.text("state"), "enabled");
    assert_eq!(
        told.text("imageCriterionSet/item/imageProviderSet/item"),
        "136693071363"
    );
    account.ok("DisableAllowedImagesSettings");
    assert_eq!(names(&account, "").len(), all);
    assert_eq!(
        account.code(&format!("{replace}.ImageProvider.1=nobody")),
        "InvalidParameterValue"
    );
    let eleven: String = (1..=11)
        .map(|index| format!("&ImageCriterion.{index}.ImageName.1=x"))
        .collect();
    assert_eq!(
        account.code(&format!(
            "ReplaceImageCriteriaInAllowedImagesSettings{eleven}"
        )),
        "InvalidParameterValue"
    );
}

#[test]
fn what_an_image_is_described_by_is_changed() {
    let account = Account::new();
    let id = register(&account, "mine");
    let told = |attribute: &str, path: &str| {
        let answer = account.ok(&format!(
            "DescribeImageAttribute&ImageId={id}&Attribute={attribute}"
        ));
        answer.texts(path).concat()
    };
    account.ok(&modify(&id, "Description.Value=new"));
    assert_eq!(told("description", "description/value"), "new");
    account.ok(&modify(&id, "Attribute=description&Value=newer"));
    assert_eq!(told("description", "description/value"), "newer");
    account.ok(&modify(&id, "ImdsSupport.Value=v2.0"));
    assert_eq!(told("imdsSupport", "imdsSupport/value"), "v2.0");
    account.ok(&modify(
        &id,
        "Attribute=productCodes&OperationType=add&ProductCode.1=abc",
    ));
    assert_eq!(told("productCodes", "productCodes/item/productCode"), "abc");
    assert_eq!(
        told("blockDeviceMapping", "blockDeviceMapping/item/deviceName"),
        "/dev/xvda"
    );
    assert_eq!(told("sriovNetSupport", "sriovNetSupport/value"), "simple");
    assert_eq!(told("bootMode", "bootMode/value"), "");
    assert_eq!(told("lastLaunchedTime", "lastLaunchedTime/value"), "");
    for change in [
        "ImdsSupport.Value=v1.0",
        "ProductCode.1=abc&OperationType=remove",
    ] {
        assert_eq!(
            account.code(&modify(&id, change)),
            "InvalidParameterValue",
            "{change}"
        );
    }
}
