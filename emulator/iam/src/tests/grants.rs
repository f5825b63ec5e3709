//! Inline and attached policies, and boundaries, of users, groups and roles.

use terrarium_query::testing::Account;

use crate::testing::{READING, account, create_role, encode};

const CORE: &str = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

/// An account with one of each; kind and the most characters of its inline policies.
fn holders() -> (Account, [(&'static str, usize); 3]) {
    let account = account();
    account.ok("CreateUser&UserName=x");
    account.ok("CreateGroup&GroupName=x");
    create_role(&account, "x");
    (account, [("User", 2048), ("Group", 5120), ("Role", 10240)])
}

#[test]
fn inline_policies_are_put_read_listed_and_deleted() {
    // Operations by name: "PutUserPolicy" "GetUserPolicy" "DeleteUserPolicy" "ListUserPolicies" "PutGroupPolicy" "GetGroupPolicy"
    // "DeleteGroupPolicy" "ListGroupPolicies" "PutRolePolicy" "GetRolePolicy" "DeleteRolePolicy" "ListRolePolicies".
    let (account, kinds) = holders();
    for (kind, most) in kinds {
        let of = format!("{kind}Name=x");
        let lower = kind.to_lowercase();
        account.ok(&format!(
            "Put{kind}Policy&{of}&PolicyName=b&PolicyDocument={}",
            encode(READING)
        ));
        account.ok(&format!(
            "Put{kind}Policy&{of}&PolicyName=a&PolicyDocument={}",
            encode(READING)
        ));
        let got = account.ok(&format!("Get{kind}Policy&{of}&PolicyName=a"));
        assert!(
            got.text(&format!("Get{kind}PolicyResult/PolicyDocument"))
                .contains("s3%3AGet%2A")
        );
        assert_eq!(got.text(&format!("Get{kind}PolicyResult/PolicyName")), "a");
        assert_eq!(got.text(&format!("Get{kind}PolicyResult/{kind}Name")), "x");
        let listed = account.ok(&format!("List{kind}Policies&{of}&MaxItems=1"));
        assert_eq!(
            listed.texts(&format!("List{kind}PoliciesResult/PolicyNames/member")),
            ["a"]
        );
        assert_eq!(
            listed.text(&format!("List{kind}PoliciesResult/IsTruncated")),
            "true"
        );
        assert_eq!(
            account.refused(&format!("Delete{kind}&{of}")),
            "DeleteConflict: Cannot delete entity, must delete policies first."
        );

        let put = |document: &str| {
            account.refused(&format!(
                "Put{kind}Policy&{of}&PolicyName=c&PolicyDocument={}",
                encode(document)
            ))
        };
        assert_eq!(
            put("{}"),
            "MalformedPolicyDocument: Syntax errors in policy."
        );
        let long = READING.replace("s3:Get*", &format!("s3:Get{}", "x".repeat(most)));
        assert_eq!(
            put(&long),
            format!("LimitExceeded: Maximum policy size of {most} bytes exceeded for {lower} x")
        );
        for name in ["a", "b"] {
            account.ok(&format!("Delete{kind}Policy&{of}&PolicyName={name}"));
        }
        for request in ["Get", "Delete"] {
            assert_eq!(
                account.refused(&format!("{request}{kind}Policy&{of}&PolicyName=a")),
                format!("NoSuchEntity: The {lower} policy with name a cannot be found.")
            );
        }
        assert_eq!(
            account.refused(&format!(
                "Put{kind}Policy&{kind}Name=none&PolicyName=c&PolicyDocument={}",
                encode(READING)
            )),
            format!("NoSuchEntity: The {lower} with name none cannot be found.")
        );
        account.ok(&format!("Delete{kind}&{of}"));
    }
}

#[test]
fn managed_policies_are_attached_and_detached() {
    // "AttachUserPolicy" "DetachUserPolicy" "ListAttachedUserPolicies" "AttachGroupPolicy" "DetachGroupPolicy"
    // "ListAttachedGroupPolicies" "AttachRolePolicy" "DetachRolePolicy" "ListAttachedRolePolicies".
    let (account, kinds) = holders();
    let own = account.made(
        &format!(
            "CreatePolicy&PolicyName=mine&Path=/my/&PolicyDocument={}",
            encode(READING)
        ),
        "CreatePolicyResult/Policy/Arn",
    );
    for (kind, _) in kinds {
        let of = format!("{kind}Name=x");
        let attach = |arn: &str| format!("Attach{kind}Policy&{of}&PolicyArn={arn}");
        account.ok(&attach(CORE));
        account.ok(&attach(&own));
        account.ok(&attach(&own));
        let listed = |more: &str| {
            let answer = account.ok(&format!("ListAttached{kind}Policies&{of}{more}"));
            answer.texts(&format!(
                "ListAttached{kind}PoliciesResult/AttachedPolicies/member/PolicyName"
            ))
        };
        assert_eq!(listed(""), ["mine", "AmazonSSMManagedInstanceCore"]);
        assert_eq!(listed("&PathPrefix=/my/"), ["mine"]);
        assert_eq!(listed("&MaxItems=1"), ["mine"]);
        assert_eq!(
            account.refused(&format!("Delete{kind}&{of}")),
            "DeleteConflict: Cannot delete entity, must detach all policies first."
        );
        let none = "arn:aws:iam::aws:policy/NoSuchPolicy";
        assert_eq!(
            account.refused(&attach(none)),
            format!("NoSuchEntity: Policy {none} does not exist or is not attachable.")
        );
        assert_eq!(
            account.refused(&attach("AmazonSSMManagedInstanceCore")),
            "InvalidInput: ARN AmazonSSMManagedInstanceCore is not valid."
        );
        for arn in [CORE, &own] {
            account.ok(&format!("Detach{kind}Policy&{of}&PolicyArn={arn}"));
        }
        assert_eq!(
            account.refused(&format!("Detach{kind}Policy&{of}&PolicyArn={CORE}")),
            format!("NoSuchEntity: Policy {CORE} was not found.")
        );
        let mut arns = account
            .ok("ListPolicies&Scope=AWS&MaxItems=11")
            .texts("ListPoliciesResult/Policies/member/Arn")
            .into_iter();
        let last = arns.next_back().unwrap_or_default();
        arns.for_each(|arn| drop(account.ok(&attach(&arn))));
        assert_eq!(
            account.refused(&attach(&last)),
            format!("LimitExceeded: Cannot exceed quota for PoliciesPer{kind}: 10")
        );
    }
}

#[test]
fn users_and_roles_have_boundaries() {
    // "PutUserPermissionsBoundary" "DeleteUserPermissionsBoundary" "PutRolePermissionsBoundary" "DeleteRolePermissionsBoundary".
    let (account, _) = holders();
    for kind in ["User", "Role"] {
        let of = format!("{kind}Name=x");
        let boundary = || {
            let answer = account.ok(&format!("Get{kind}&{of}"));
            answer.texts(&format!(
                "Get{kind}Result/{kind}/PermissionsBoundary/PermissionsBoundaryArn"
            ))
        };
        account.ok(&format!(
            "Put{kind}PermissionsBoundary&{of}&PermissionsBoundary={CORE}"
        ));
        assert_eq!(boundary(), [CORE]);
        assert_eq!(
            account.code(&format!("Put{kind}PermissionsBoundary&{of}&PermissionsBoundary=arn:aws:iam::aws:policy/NoSuchPolicy")),
            "NoSuchEntity"
        );
        account.ok(&format!("Delete{kind}PermissionsBoundary&{of}"));
        assert!(boundary().is_empty());
        assert_eq!(
            account.code(&format!("Delete{kind}PermissionsBoundary&{of}")),
            "NoSuchEntity"
        );
    }
    account.ok(&format!(
        "CreateUser&UserName=bound&PermissionsBoundary={CORE}"
    ));
    assert_eq!(
        account.made(
            "GetUser&UserName=bound",
            "GetUserResult/User/PermissionsBoundary/PermissionsBoundaryType"
        ),
        "PermissionsBoundaryPolicy"
    );
}
