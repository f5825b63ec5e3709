//! Groups.

use crate::testing::{READING, account, encode};

#[test]
fn a_group_has_members_and_keeps_them_through_a_change_of_name() {
    let account = account();
    let made = account.ok("CreateGroup&GroupName=staff&Path=/all/");
    assert_eq!(
        made.text("CreateGroupResult/Group/Arn"),
        "arn:aws:iam::000000000000:group/all/staff"
    );
    assert!(
        made.text("CreateGroupResult/Group/GroupId")
            .starts_with("AGPA")
    );
    assert_eq!(
        account.refused("CreateGroup&GroupName=STAFF"),
        "EntityAlreadyExists: Group with name STAFF already exists."
    );
    for user in ["alice", "bob"] {
        account.ok(&format!("CreateUser&UserName={user}"));
        account.ok(&format!("AddUserToGroup&GroupName=staff&UserName={user}"));
    }
    account.ok("AddUserToGroup&GroupName=staff&UserName=bob");
    account.ok("UpdateGroup&GroupName=staff&NewGroupName=people&NewPath=/");
    let first = account.ok("GetGroup&GroupName=people&MaxItems=1");
    assert_eq!(
        first.texts("GetGroupResult/Users/member/UserName"),
        ["alice"]
    );
    let marker = encode(&first.text("GetGroupResult/Marker"));
    let second = account.ok(&format!("GetGroup&GroupName=people&Marker={marker}"));
    assert_eq!(
        second.texts("GetGroupResult/Users/member/UserName"),
        ["bob"]
    );
    assert_eq!(
        account.made(
            "ListGroupsForUser&UserName=bob",
            "ListGroupsForUserResult/Groups/member/GroupName"
        ),
        "people"
    );
    assert_eq!(
        account
            .ok("ListGroups")
            .texts("ListGroupsResult/Groups/member/GroupName"),
        ["people"]
    );
    assert_eq!(
        account.refused("GetGroup&GroupName=staff"),
        "NoSuchEntity: The group with name staff cannot be found."
    );

    assert_eq!(
        account.refused("DeleteGroup&GroupName=people"),
        "DeleteConflict: Cannot delete entity, must remove users from group first."
    );
    for user in ["alice", "bob"] {
        account.ok(&format!(
            "RemoveUserFromGroup&GroupName=people&UserName={user}"
        ));
    }
    assert_eq!(
        account.code("RemoveUserFromGroup&GroupName=people&UserName=bob"),
        "NoSuchEntity"
    );
    account.ok(&format!(
        "PutGroupPolicy&GroupName=people&PolicyName=p&PolicyDocument={}",
        encode(READING)
    ));
    assert_eq!(
        account.refused("DeleteGroup&GroupName=people"),
        "DeleteConflict: Cannot delete entity, must delete policies first."
    );
    account.ok("DeleteGroupPolicy&GroupName=people&PolicyName=p");
    account.ok("DeleteGroup&GroupName=people");
}

#[test]
fn a_user_is_in_ten_groups_at_most() {
    let account = account();
    account.ok("CreateUser&UserName=alice");
    for number in 0..11 {
        account.ok(&format!("CreateGroup&GroupName=g{number}"));
    }
    for number in 0..10 {
        account.ok(&format!(
            "AddUserToGroup&GroupName=g{number}&UserName=alice"
        ));
    }
    assert_eq!(
        account.refused("AddUserToGroup&GroupName=g10&UserName=alice"),
        "LimitExceeded: Cannot exceed quota for GroupsPerUser: 10"
    );
    for (group, user) in [("none", "alice"), ("g1", "none")] {
        assert_eq!(
            account.code(&format!("AddUserToGroup&GroupName={group}&UserName={user}")),
            "NoSuchEntity"
        );
    }
}
