//! Roles.

use crate::testing::{TRUST, account, create_role, encode};

#[test]
fn a_role_is_made_shown_changed_and_deleted() {
    let account = account();
    let made = account.ok(&format!(
        "CreateRole&RoleName=web&Path=/servers/&Description=Web&MaxSessionDuration=7200&Tags.member.1.Key=Team&Tags.member.1.Value=a&AssumeRolePolicyDocument={}",
        encode(TRUST)
    ));
    let role = made.find("CreateRoleResult/Role");
    assert_eq!(
        role.text("Arn"),
        "arn:aws:iam::000000000000:role/servers/web"
    );
    let id = role.text("RoleId");
    assert!(id.starts_with("AROA") && id.len() == 21, "{id}");

    let got = account.ok("GetRole&RoleName=web");
    let role = got.find("GetRoleResult/Role");
    assert_eq!(role.text("RoleId"), id);
    assert_eq!(role.text("Path"), "/servers/");
    assert_eq!(role.text("Description"), "Web");
    assert_eq!(role.text("MaxSessionDuration"), "7200");
    assert_eq!(role.text("Tags/member/Key"), "Team");
    assert!(role.has("RoleLastUsed") && !role.has("PermissionsBoundary"));
    assert!(
        role.text("AssumeRolePolicyDocument")
            .starts_with("%7B%22Version%22%3A%222012-10-17%22")
    );

    account.ok("UpdateRole&RoleName=web&Description=&MaxSessionDuration=3600");
    let changed = account.ok("UpdateRoleDescription&RoleName=web&Description=Again");
    let role = changed.find("UpdateRoleDescriptionResult/Role");
    assert_eq!(
        (role.text("Description"), role.text("MaxSessionDuration")),
        ("Again".to_owned(), "3600".to_owned())
    );
    account.ok("UpdateRole&RoleName=web");
    let other = TRUST.replace("ec2", "ecs");
    account.ok(&format!(
        "UpdateAssumeRolePolicy&RoleName=web&PolicyDocument={}",
        encode(&other)
    ));
    let document = account.made(
        "GetRole&RoleName=web",
        "GetRoleResult/Role/AssumeRolePolicyDocument",
    );
    assert!(document.contains("ecs.amazonaws.com"), "{document}");

    account.ok("DeleteRole&RoleName=web");
    let missing = "NoSuchEntity: The role with name web cannot be found.";
    for request in ["GetRole", "DeleteRole", "UpdateRole"] {
        assert_eq!(account.refused(&format!("{request}&RoleName=web")), missing);
    }
    assert_eq!(
        account.refused("UpdateRoleDescription&RoleName=web&Description=x"),
        missing
    );
    assert_eq!(
        account.refused(&format!(
            "UpdateAssumeRolePolicy&RoleName=web&PolicyDocument={}",
            encode(TRUST)
        )),
        missing
    );
}

#[test]
fn a_role_needs_a_name_of_its_own_and_trust_that_makes_sense() {
    let account = account();
    create_role(&account, "web");
    let create = |name: &str, trust: &str| {
        account.refused(&format!(
            "CreateRole&RoleName={name}&AssumeRolePolicyDocument={}",
            encode(trust)
        ))
    };
    assert_eq!(
        create("WEB", TRUST),
        "EntityAlreadyExists: Role with name WEB already exists."
    );
    assert_eq!(
        create("a+b", TRUST),
        "ValidationError: The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
    );
    let long = "x".repeat(65);
    assert_eq!(
        create(&long, TRUST),
        format!(
            "ValidationError: 1 validation error detected: Value '{long}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64"
        )
    );
    assert_eq!(
        create("db", "{"),
        "MalformedPolicyDocument: This policy contains invalid Json"
    );
    let trust_in = |arn: &str| {
        TRUST.replace(
            r#""Service":"ec2.amazonaws.com""#,
            &format!(r#""AWS":"{arn}""#),
        )
    };
    assert_eq!(
        create("db", &trust_in("arn:aws:iam::000000000000:role/none")),
        r#"MalformedPolicyDocument: Invalid principal in policy: "AWS":"arn:aws:iam::000000000000:role/none""#
    );
    let trusting = trust_in("arn:aws:iam::000000000000:role/web");
    account.ok(&format!(
        "CreateRole&RoleName=db&AssumeRolePolicyDocument={}",
        encode(&trusting)
    ));
    let many: Vec<_> = (0..120)
        .map(|n| format!("\"service-{n:03}.amazonaws.com\""))
        .collect();
    let long = TRUST.replace(r#""ec2.amazonaws.com""#, &format!("[{}]", many.join(",")));
    assert_eq!(
        create("cache", &long),
        "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048"
    );
    assert_eq!(
        account.refused("CreateRole&RoleName=x"),
        "ValidationError: 1 validation error detected: Value null at 'assumeRolePolicyDocument' failed to satisfy constraint: Member must not be null"
    );
    assert_eq!(
        account.refused(&format!(
            "CreateRole&RoleName=x&Path=bad&AssumeRolePolicyDocument={}",
            encode(TRUST)
        )),
        "ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters."
    );
    assert_eq!(
        account.refused(&format!(
            "CreateRole&RoleName=x&MaxSessionDuration=60&AssumeRolePolicyDocument={}",
            encode(TRUST)
        )),
        "ValidationError: 1 validation error detected: Value '60' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600"
    );
}

#[test]
fn roles_are_listed_by_name_in_pages_and_below_a_path() {
    let account = account();
    for name in ["c", "a", "b"] {
        create_role(&account, name);
    }
    account.ok(&format!(
        "CreateRole&RoleName=z&Path=/deep/er/&AssumeRolePolicyDocument={}",
        encode(TRUST)
    ));
    let names = |answer: &terrarium_query::testing::Element| {
        answer.texts("ListRolesResult/Roles/member/RoleName")
    };
    let first = account.ok("ListRoles&MaxItems=2");
    assert_eq!(names(&first), ["a", "b"]);
    assert_eq!(first.text("ListRolesResult/IsTruncated"), "true");
    let marker = first.text("ListRolesResult/Marker");
    let second = account.ok(&format!("ListRoles&MaxItems=2&Marker={}", encode(&marker)));
    assert_eq!(names(&second), ["c", "z"]);
    assert_eq!(second.text("ListRolesResult/IsTruncated"), "false");
    assert!(!second.has("ListRolesResult/Marker"));
    assert_eq!(names(&account.ok("ListRoles&PathPrefix=/deep")), ["z"]);
    assert_eq!(
        account.refused("ListRoles&Marker=x"),
        "ValidationError: Invalid Marker."
    );
    assert!(!second.has("ListRolesResult/Roles/member/Tags"));
}

#[test]
fn a_role_is_kept_while_something_needs_it() {
    let account = account();
    create_role(&account, "web");
    account.ok("CreateInstanceProfile&InstanceProfileName=web");
    account.ok("AddRoleToInstanceProfile&InstanceProfileName=web&RoleName=web");
    assert_eq!(
        account.refused("DeleteRole&RoleName=web"),
        "DeleteConflict: Cannot delete entity, must remove roles from instance profile first."
    );
    account.ok("RemoveRoleFromInstanceProfile&InstanceProfileName=web&RoleName=web");
    account.ok("DeleteRole&RoleName=web");
}

#[test]
fn identities_are_the_same_in_all_regions_and_others_in_other_accounts() {
    let mut account = account();
    create_role(&account, "web");
    account.region = "eu-west-1".to_owned();
    account.ok("GetRole&RoleName=web");
    let other = account.neighbour();
    assert_eq!(other.code("GetRole&RoleName=web"), "NoSuchEntity");
}
