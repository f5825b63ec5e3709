//! Images disabled and enabled, deprecated, protected and deregistered.

use super::{names, register};
use crate::testing::Account;

#[test]
fn a_disabled_image_is_hidden_and_not_launched() {
    let account = Account::new();
    let other = account.neighbour();
    let id = register(&account, "mine");
    let launch = format!("RunInstances&ImageId={id}&InstanceType=t3.micro&MinCount=1&MaxCount=1");
    account.ok(&format!(
        "ModifyImageAttribute&ImageId={id}&LaunchPermission.Add.1.UserId=111122223333"
    ));
    assert_eq!(
        account
            .ok(&format!("DisableImage&ImageId={id}"))
            .text("return"),
        "true"
    );
    assert!(names(&account, "Owner.1=self").is_empty());
    assert_eq!(
        names(&account, "Owner.1=self&IncludeDisabled=true"),
        ["mine"]
    );
    assert_eq!(
        account.refused(&launch),
        format!("InvalidAMIID.Unavailable: The image ID '{id}' is not available")
    );
    assert_eq!(
        account.code(&format!(
            "ModifyImageAttribute&ImageId={id}&LaunchPermission.Add.1.UserId=111122223333"
        )),
        "OperationNotPermitted"
    );
    account.ok(&format!("EnableImage&ImageId={id}"));
    account.ok(&launch);
    // The permissions are gone for good.
    assert_eq!(other.code(&launch), "InvalidAMIID.NotFound");
    for operation in ["DisableImage", "EnableImage"] {
        assert_eq!(
            account.code(&format!("{operation}&ImageId=ami-12345678")),
            "InvalidAMIID.NotFound"
        );
        let public = account.made("DescribeImages&Owner.1=amazon", "imagesSet/item/imageId");
        assert_eq!(
            account.code(&format!("{operation}&ImageId={public}")),
            "AuthFailure"
        );
    }
}

#[test]
fn a_deprecation_is_set_to_the_minute_and_removed() {
    let account = Account::new();
    let id = register(&account, "mine");
    let deprecate = |when: &str| format!("EnableImageDeprecation&ImageId={id}&DeprecateAt={when}");
    let year = jiff::Timestamp::now()
        .strftime("%Y")
        .to_string()
        .parse::<i32>()
        .unwrap()
        + 2;
    account.ok(&deprecate(&format!("{year}-01-02T03:04:31Z")));
    let time = || {
        let shown = account.ok(&format!("DescribeImages&ImageId.1={id}"));
        shown.texts("imagesSet/item/deprecationTime")
    };
    assert_eq!(time(), [format!("{year}-01-02T03:05:00.000Z")]);
    account.ok(&format!("DisableImageDeprecation&ImageId={id}"));
    assert!(time().is_empty());
    for when in ["2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z"] {
        assert_eq!(
            account.code(&deprecate(when)),
            "InvalidParameterValue",
            "{when}"
        );
    }
    assert_eq!(
        account.code(&format!("EnableImageDeprecation&ImageId={id}")),
        "MissingParameter"
    );
    assert_eq!(
        account.code("DisableImageDeprecation&ImageId=ami-12345678"),
        "InvalidAMIID.NotFound"
    );
}

#[test]
fn a_protected_image_is_not_deregistered() {
    let account = Account::new();
    let id = register(&account, "mine");
    let deregister = format!("DeregisterImage&ImageId={id}");
    let state = || {
        let shown = account.ok(&format!("DescribeImages&ImageId.1={id}"));
        shown.text("imagesSet/item/deregistrationProtection")
    };
    let enable = format!("EnableImageDeregistrationProtection&ImageId={id}");
    let disable = format!("DisableImageDeregistrationProtection&ImageId={id}");
    assert_eq!(account.ok(&enable).text("return"), "true");
    assert_eq!(state(), "enabled-without-cooldown");
    assert_eq!(account.code(&deregister), "OperationNotPermitted");
    account.ok(&disable);
    assert_eq!(state(), "disabled");
    account.ok(&format!("{enable}&WithCooldown=true"));
    assert_eq!(state(), "enabled-with-cooldown");
    account.ok(&disable);
    assert_eq!(state(), "disabled");
    // Its cooldown lasts a day.
    assert_eq!(account.code(&deregister), "OperationNotPermitted");
    let told = account.ok(&format!(
        "DescribeImageAttribute&ImageId={id}&Attribute=deregistrationProtection"
    ));
    assert_eq!(told.text("deregistrationProtection/value"), "disabled");
    let free = register(&account, "free");
    account.ok(&format!("DeregisterImage&ImageId={free}"));
}

#[test]
fn snapshots_that_another_image_needs_outlive_an_image() {
    let account = Account::new();
    let volume = account.made(
        "CreateVolume&AvailabilityZone=us-east-1a&Size=3",
        "volumeId",
    );
    let snapshot = account.made(&format!("CreateSnapshot&VolumeId={volume}"), "snapshotId");
    let register = |name: &str| {
        let request = format!(
            "RegisterImage&Name={name}&RootDeviceName=/dev/xvda&BlockDeviceMapping.1.DeviceName=/dev/xvda\
             &BlockDeviceMapping.1.Ebs.SnapshotId={snapshot}"
        );
        account.made(&request, "imageId")
    };
    let (first, second, third) = (register("first"), register("second"), register("third"));
    let deregister = |id: &str, with: &str| {
        let answer = account.ok(&format!("DeregisterImage&ImageId={id}{with}"));
        answer.texts("deleteSnapshotResultSet/item/returnCode")
    };
    assert!(deregister(&first, "").is_empty());
    assert_eq!(
        deregister(&second, "&DeleteAssociatedSnapshots=true"),
        ["skipped"]
    );
    assert_eq!(
        deregister(&third, "&DeleteAssociatedSnapshots=true"),
        ["success"]
    );
    assert!(account.cloud().snapshots.is_empty());
}
