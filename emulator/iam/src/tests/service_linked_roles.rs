//! Roles that belong to services.

use crate::testing::{account, create_role};

#[test]
fn a_service_has_a_role_that_it_alone_changes() {
    let account = account();
    let made = account
        .ok("CreateServiceLinkedRole&AWSServiceName=spot.amazonaws.com&Description=For+spot");
    let role = made.find("CreateServiceLinkedRoleResult/Role");
    assert_eq!(role.text("RoleName"), "AWSServiceRoleForEC2Spot");
    assert_eq!(role.text("Path"), "/aws-service-role/spot.amazonaws.com/");
    assert!(
        role.text("AssumeRolePolicyDocument")
            .contains("spot.amazonaws.com")
    );
    assert_eq!(
        account.refused("CreateServiceLinkedRole&AWSServiceName=spot.amazonaws.com"),
        "InvalidInput: Service role name AWSServiceRoleForEC2Spot has been taken in this account, please try a different suffix."
    );
    let suffixed = account.made(
        "CreateServiceLinkedRole&AWSServiceName=autoscaling.amazonaws.com&CustomSuffix=blue",
        "CreateServiceLinkedRoleResult/Role/RoleName",
    );
    assert_eq!(suffixed, "AWSServiceRoleForAutoScaling_blue");
    let unknown = account.made(
        "CreateServiceLinkedRole&AWSServiceName=fine-thing.amazonaws.com",
        "CreateServiceLinkedRoleResult/Role/RoleName",
    );
    assert_eq!(unknown, "AWSServiceRoleForFineThing");

    let of = "RoleName=AWSServiceRoleForEC2Spot";
    let protected = "UnmodifiableEntity: Cannot perform the operation on the protected role 'AWSServiceRoleForEC2Spot' - this role is only modifiable by AWS";
    for request in [
        format!("DeleteRole&{of}"),
        format!("UpdateRole&{of}&MaxSessionDuration=7200"),
        format!("AttachRolePolicy&{of}&PolicyArn=arn:aws:iam::aws:policy/ReadOnlyAccess"),
        format!("DeleteRolePolicy&{of}&PolicyName=x"),
    ] {
        assert_eq!(account.refused(&request), protected, "{request}");
    }
    account.ok(&format!("UpdateRole&{of}&Description=Yours"));
    account.ok(&format!("UpdateRoleDescription&{of}&Description=Mine"));
    account.ok(&format!(
        "TagRole&{of}&Tags.member.1.Key=a&Tags.member.1.Value=b"
    ));
}

#[test]
fn such_a_role_is_deleted_by_a_task_that_ends_at_once() {
    let account = account();
    account.ok("CreateServiceLinkedRole&AWSServiceName=spot.amazonaws.com");
    let task = account.made(
        "DeleteServiceLinkedRole&RoleName=AWSServiceRoleForEC2Spot",
        "DeleteServiceLinkedRoleResult/DeletionTaskId",
    );
    assert!(
        task.starts_with("task/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot/"),
        "{task}"
    );
    let status = account.made(
        &format!("GetServiceLinkedRoleDeletionStatus&DeletionTaskId={task}"),
        "GetServiceLinkedRoleDeletionStatusResult/Status",
    );
    assert_eq!(status, "SUCCEEDED");
    assert_eq!(
        account.code("GetRole&RoleName=AWSServiceRoleForEC2Spot"),
        "NoSuchEntity"
    );
    assert_eq!(
        account.code("GetServiceLinkedRoleDeletionStatus&DeletionTaskId=task/1"),
        "NoSuchEntity"
    );
    create_role(&account, "web");
    assert_eq!(
        account.code("DeleteServiceLinkedRole&RoleName=web"),
        "NoSuchEntity"
    );
    assert_eq!(
        account.code("DeleteServiceLinkedRole&RoleName=none"),
        "NoSuchEntity"
    );
}
