//! Instance profiles.

use crate::testing::{account, create_role};

#[test]
fn a_profile_holds_one_role() {
    let account = account();
    let made = account.ok("CreateInstanceProfile&InstanceProfileName=web&Path=/servers/&Tags.member.1.Key=a&Tags.member.1.Value=b");
    let profile = made.find("CreateInstanceProfileResult/InstanceProfile");
    assert_eq!(
        profile.text("Arn"),
        "arn:aws:iam::000000000000:instance-profile/servers/web"
    );
    assert!(profile.text("InstanceProfileId").starts_with("AIPA"));
    assert!(!profile.has("Roles/member"));
    assert_eq!(
        account.refused("CreateInstanceProfile&InstanceProfileName=Web"),
        "EntityAlreadyExists: Instance Profile Web already exists."
    );
    create_role(&account, "web");
    create_role(&account, "db");
    account.ok("AddRoleToInstanceProfile&InstanceProfileName=web&RoleName=web");
    for role in ["web", "db"] {
        assert_eq!(
            account.refused(&format!(
                "AddRoleToInstanceProfile&InstanceProfileName=web&RoleName={role}"
            )),
            "LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"
        );
    }
    let got = account.ok("GetInstanceProfile&InstanceProfileName=web");
    let profile = got.find("GetInstanceProfileResult/InstanceProfile");
    assert_eq!(profile.text("Roles/member/RoleName"), "web");
    assert_eq!(profile.text("Tags/member/Key"), "a");
    let of_role = account.ok("ListInstanceProfilesForRole&RoleName=web");
    assert_eq!(
        of_role
            .texts("ListInstanceProfilesForRoleResult/InstanceProfiles/member/InstanceProfileName"),
        ["web"]
    );
    assert!(
        !account
            .ok("ListInstanceProfilesForRole&RoleName=db")
            .has("ListInstanceProfilesForRoleResult/InstanceProfiles/member")
    );

    assert_eq!(
        account.refused("DeleteInstanceProfile&InstanceProfileName=web"),
        "DeleteConflict: Cannot delete entity, must remove roles from instance profile first."
    );
    assert_eq!(
        account.refused("RemoveRoleFromInstanceProfile&InstanceProfileName=web&RoleName=db"),
        "NoSuchEntity: Role db in Instance Profile web cannot be found."
    );
    account.ok("RemoveRoleFromInstanceProfile&InstanceProfileName=web&RoleName=web");
    account.ok("DeleteInstanceProfile&InstanceProfileName=web");
    let missing = "NoSuchEntity: Instance Profile web cannot be found.";
    for request in ["GetInstanceProfile", "DeleteInstanceProfile"] {
        assert_eq!(
            account.refused(&format!("{request}&InstanceProfileName=web")),
            missing
        );
    }
    for request in ["AddRoleToInstanceProfile", "RemoveRoleFromInstanceProfile"] {
        assert_eq!(
            account.refused(&format!("{request}&InstanceProfileName=web&RoleName=web")),
            missing
        );
    }
}

#[test]
fn profiles_are_listed_below_a_path_and_in_pages() {
    let account = account();
    for (name, path) in [("a", "/"), ("b", "/x/"), ("c", "/x/y/")] {
        account.ok(&format!(
            "CreateInstanceProfile&InstanceProfileName={name}&Path={path}"
        ));
    }
    let names = |request: &str| {
        account
            .ok(request)
            .texts("ListInstanceProfilesResult/InstanceProfiles/member/InstanceProfileName")
    };
    assert_eq!(names("ListInstanceProfiles&PathPrefix=/x/"), ["b", "c"]);
    assert_eq!(names("ListInstanceProfiles&MaxItems=1"), ["a"]);
}
