//! Users, and the credentials that they never have here.

use crate::testing::{account, asked_by};

#[test]
fn a_user_is_made_shown_renamed_and_deleted() {
    let account = account();
    let made = account
        .ok("CreateUser&UserName=alice&Path=/staff/&Tags.member.1.Key=Team&Tags.member.1.Value=a");
    let user = made.find("CreateUserResult/User");
    assert_eq!(
        user.text("Arn"),
        "arn:aws:iam::000000000000:user/staff/alice"
    );
    assert!(user.text("UserId").starts_with("AIDA"));
    assert_eq!(user.text("Tags/member/Value"), "a");
    assert_eq!(
        account.refused("CreateUser&UserName=Alice"),
        "EntityAlreadyExists: User with name Alice already exists."
    );

    account.ok("CreateGroup&GroupName=staff");
    account.ok("AddUserToGroup&GroupName=staff&UserName=alice");
    account.ok("CreateAccessKey&UserName=alice");
    account.ok("CreateUser&UserName=bob");
    assert_eq!(
        account.refused("UpdateUser&UserName=alice&NewUserName=BOB"),
        "EntityAlreadyExists: User with name BOB already exists."
    );
    account.ok("UpdateUser&UserName=alice&NewUserName=Alicia&NewPath=/");
    let user = account.ok("GetUser&UserName=Alicia");
    assert_eq!(
        user.text("GetUserResult/User/Arn"),
        "arn:aws:iam::000000000000:user/Alicia"
    );
    assert_eq!(
        user.text("GetUserResult/User/UserId"),
        made.text("CreateUserResult/User/UserId")
    );
    assert_eq!(
        account.refused("GetUser&UserName=alice"),
        "NoSuchEntity: The user with name alice cannot be found."
    );
    assert_eq!(
        account.made(
            "GetGroup&GroupName=staff",
            "GetGroupResult/Users/member/UserName"
        ),
        "Alicia"
    );
    let key = account.made(
        "ListAccessKeys&UserName=Alicia",
        "ListAccessKeysResult/AccessKeyMetadata/member/AccessKeyId",
    );
    assert_eq!(
        account
            .ok("ListUsers")
            .texts("ListUsersResult/Users/member/UserName"),
        ["Alicia", "bob"]
    );
    assert!(
        account
            .ok("ListUsers&PathPrefix=/staff/")
            .texts("ListUsersResult/Users/member/UserName")
            .is_empty()
    );

    assert_eq!(
        account.refused("DeleteUser&UserName=Alicia"),
        "DeleteConflict: Cannot delete entity, must remove users from group first."
    );
    account.ok("RemoveUserFromGroup&GroupName=staff&UserName=Alicia");
    assert_eq!(
        account.refused("DeleteUser&UserName=Alicia"),
        "DeleteConflict: Cannot delete entity, must delete access keys first."
    );
    account.ok(&format!(
        "DeleteAccessKey&UserName=Alicia&AccessKeyId={key}"
    ));
    account.ok("DeleteUser&UserName=Alicia");
    assert_eq!(account.code("DeleteUser&UserName=Alicia"), "NoSuchEntity");
}

#[test]
fn who_names_no_user_asks_for_itself() {
    let account = account();
    let root = account.ok("GetUser");
    assert_eq!(
        root.text("GetUserResult/User/Arn"),
        "arn:aws:iam::000000000000:root"
    );
    assert_eq!(root.text("GetUserResult/User/UserId"), "000000000000");
    account.ok("CreateUser&UserName=alice&Path=/staff/");
    let alice = asked_by(&account, "arn:aws:iam::000000000000:user/staff/alice");
    // The neighbour shares the store, not the account.
    assert_eq!(alice.caller.account, account.caller.account);
    assert_eq!(
        alice.made("GetUser", "GetUserResult/User/UserName"),
        "alice"
    );
    let session = asked_by(&account, "arn:aws:sts::000000000000:assumed-role/web/s");
    assert_eq!(
        session.refused("GetUser"),
        "ValidationError: Must specify userName when calling with non-User credentials"
    );
}

#[test]
fn users_have_no_passwords_devices_and_certificates() {
    let account = account();
    account.ok("CreateUser&UserName=alice");
    let of = "UserName=alice";
    for request in ["GetLoginProfile", "DeleteLoginProfile"] {
        assert_eq!(
            account.refused(&format!("{request}&{of}")),
            "NoSuchEntity: Login Profile for User alice cannot be found."
        );
    }
    for (request, list) in [
        ("ListMFADevices", "MFADevices"),
        ("ListSSHPublicKeys", "SSHPublicKeys"),
        ("ListSigningCertificates", "Certificates"),
        (
            "ListServiceSpecificCredentials",
            "ServiceSpecificCredentials",
        ),
    ] {
        let answer = account.ok(&format!("{request}&{of}"));
        let list = format!("{request}Result/{list}");
        assert!(
            answer.has(&list) && !answer.has(&format!("{list}/member")),
            "{request}"
        );
        assert_eq!(
            account.code(&format!("{request}&UserName=none")),
            "NoSuchEntity",
            "{request}"
        );
    }
    assert_eq!(
        account.made(
            "ListVirtualMFADevices",
            "ListVirtualMFADevicesResult/IsTruncated"
        ),
        "false"
    );
}
