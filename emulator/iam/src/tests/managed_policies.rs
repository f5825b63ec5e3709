//! Managed policies and their versions.

use terrarium_query::testing::Account;

use crate::testing::{READING, account, create_role, encode};

const ADMINISTRATOR: &str = "arn:aws:iam::aws:policy/AdministratorAccess";

fn create(account: &Account, name: &str) -> String {
    account.made(
        &format!(
            "CreatePolicy&PolicyName={name}&Path=/my/&Description=Mine&PolicyDocument={}",
            encode(READING)
        ),
        "CreatePolicyResult/Policy/Arn",
    )
}

#[test]
fn a_policy_is_made_shown_and_deleted() {
    let account = account();
    let arn = create(&account, "reading");
    assert_eq!(arn, "arn:aws:iam::000000000000:policy/my/reading");
    let got = account.ok(&format!("GetPolicy&PolicyArn={arn}"));
    let policy = got.find("GetPolicyResult/Policy");
    assert!(policy.text("PolicyId").starts_with("ANPA"));
    assert_eq!(policy.text("DefaultVersionId"), "v1");
    assert_eq!(policy.text("Description"), "Mine");
    assert_eq!(
        (policy.text("AttachmentCount"), policy.text("IsAttachable")),
        ("0".to_owned(), "true".to_owned())
    );
    let again = |name: &str, document: &str| {
        account.refused(&format!(
            "CreatePolicy&PolicyName={name}&PolicyDocument={}",
            encode(document)
        ))
    };
    assert_eq!(
        again("Reading", READING),
        "EntityAlreadyExists: A policy called Reading already exists. Duplicate names are not allowed."
    );
    assert_eq!(
        again("x", "{}"),
        "MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater."
    );
    let long = READING.replace("s3:Get*", &format!("s3:{}", "x".repeat(6144)));
    assert_eq!(
        again("x", &long),
        "LimitExceeded: Cannot exceed quota for PolicySize: 6144"
    );

    create_role(&account, "web");
    account.ok(&format!("AttachRolePolicy&RoleName=web&PolicyArn={arn}"));
    assert_eq!(
        account.made(
            &format!("GetPolicy&PolicyArn={arn}"),
            "GetPolicyResult/Policy/AttachmentCount"
        ),
        "1"
    );
    assert_eq!(
        account.refused(&format!("DeletePolicy&PolicyArn={arn}")),
        "DeleteConflict: Cannot delete a policy attached to entities."
    );
    account.ok(&format!("DetachRolePolicy&RoleName=web&PolicyArn={arn}"));
    account.ok(&format!("DeletePolicy&PolicyArn={arn}"));
    for request in [
        "GetPolicy",
        "DeletePolicy",
        "ListEntitiesForPolicy",
        "ListPolicyVersions",
    ] {
        assert_eq!(
            account.refused(&format!("{request}&PolicyArn={arn}")),
            format!("NoSuchEntity: Policy {arn} was not found.")
        );
    }
    assert_eq!(
        account.refused("GetPolicy&PolicyArn=this-is-not-an-arn-at-all"),
        "InvalidInput: ARN this-is-not-an-arn-at-all is not valid."
    );
}

#[test]
fn a_policy_has_five_versions_one_of_them_in_force() {
    let account = account();
    let arn = create(&account, "reading");
    let add = |more: &str| {
        format!(
            "CreatePolicyVersion&PolicyArn={arn}&PolicyDocument={}{more}",
            encode(&READING.replace("Get", "List"))
        )
    };
    let second = account.ok(&add("&SetAsDefault=true"));
    let version = second.find("CreatePolicyVersionResult/PolicyVersion");
    assert_eq!(
        (version.text("VersionId"), version.text("IsDefaultVersion")),
        ("v2".to_owned(), "true".to_owned())
    );
    for _ in 3..=5 {
        account.ok(&add(""));
    }
    assert_eq!(
        account.refused(&add("")),
        "LimitExceeded: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version."
    );
    let listed = account.ok(&format!("ListPolicyVersions&PolicyArn={arn}&MaxItems=3"));
    assert_eq!(
        listed.texts("ListPolicyVersionsResult/Versions/member/VersionId"),
        ["v5", "v4", "v3"]
    );
    let marker = encode(&listed.text("ListPolicyVersionsResult/Marker"));
    let rest = account.ok(&format!(
        "ListPolicyVersions&PolicyArn={arn}&Marker={marker}"
    ));
    assert_eq!(
        rest.texts("ListPolicyVersionsResult/Versions/member/VersionId"),
        ["v2", "v1"]
    );

    let get = |version: &str| format!("GetPolicyVersion&PolicyArn={arn}&VersionId={version}");
    let document = account.made(&get("v2"), "GetPolicyVersionResult/PolicyVersion/Document");
    assert!(document.contains("s3%3AList"), "{document}");
    assert_eq!(
        account.refused(&get("v9")),
        format!("NoSuchEntity: Policy {arn} version v9 does not exist or is not attachable.")
    );
    let delete = |version: &str| format!("DeletePolicyVersion&PolicyArn={arn}&VersionId={version}");
    assert_eq!(
        account.refused(&delete("v2")),
        "DeleteConflict: Cannot delete the default version of a policy."
    );
    account.ok(&format!(
        "SetDefaultPolicyVersion&PolicyArn={arn}&VersionId=v1"
    ));
    account.ok(&delete("v2"));
    assert_eq!(
        account.code(&format!(
            "SetDefaultPolicyVersion&PolicyArn={arn}&VersionId=v2"
        )),
        "NoSuchEntity"
    );
    assert_eq!(
        account.made(
            &add(""),
            "CreatePolicyVersionResult/PolicyVersion/VersionId"
        ),
        "v6"
    );
    assert_eq!(
        account.refused(&format!("DeletePolicy&PolicyArn={arn}")),
        "DeleteConflict: This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy."
    );
}

#[test]
fn policies_of_aws_exist_and_cannot_be_changed() {
    let account = account();
    let got = account.ok(&format!("GetPolicy&PolicyArn={ADMINISTRATOR}"));
    assert_eq!(
        got.text("GetPolicyResult/Policy/PolicyName"),
        "AdministratorAccess"
    );
    let version = got.text("GetPolicyResult/Policy/DefaultVersionId");
    let document = account.made(
        &format!("GetPolicyVersion&PolicyArn={ADMINISTRATOR}&VersionId={version}"),
        "GetPolicyVersionResult/PolicyVersion/Document",
    );
    assert!(document.contains("%22Action%22%3A%22%2A%22"), "{document}");
    assert_eq!(
        account
            .ok(&format!("ListPolicyVersions&PolicyArn={ADMINISTRATOR}"))
            .texts("ListPolicyVersionsResult/Versions/member/VersionId"),
        [version]
    );
    for request in [
        format!("DeletePolicy&PolicyArn={ADMINISTRATOR}"),
        format!("DeletePolicyVersion&PolicyArn={ADMINISTRATOR}&VersionId=v1"),
        format!("SetDefaultPolicyVersion&PolicyArn={ADMINISTRATOR}&VersionId=v1"),
        format!(
            "CreatePolicyVersion&PolicyArn={ADMINISTRATOR}&PolicyDocument={}",
            encode(READING)
        ),
    ] {
        assert_eq!(account.code(&request), "AccessDenied", "{request}");
    }
    let unknown = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    let version = account.made(
        &format!("GetPolicy&PolicyArn={unknown}"),
        "GetPolicyResult/Policy/DefaultVersionId",
    );
    assert_eq!(
        account.refused(&format!(
            "GetPolicyVersion&PolicyArn={unknown}&VersionId={version}"
        )),
        format!(
            "UnsupportedOperation: Terrarium knows that {unknown} exists, but not what it says."
        )
    );
    assert_eq!(
        account.code("GetPolicy&PolicyArn=arn:aws:iam::aws:policy/NoSuchPolicy"),
        "NoSuchEntity"
    );
}

#[test]
fn policies_are_listed_by_scope_path_and_use() {
    let account = account();
    let arn = create(&account, "reading");
    let names = |more: &str| {
        account
            .ok(&format!("ListPolicies{more}"))
            .texts("ListPoliciesResult/Policies/member/PolicyName")
    };
    assert_eq!(names("&Scope=Local"), ["reading"]);
    assert_eq!(names("&PathPrefix=/my/"), ["reading"]);
    assert_eq!(names("&Scope=AWS&MaxItems=7").len(), 7);
    assert_eq!(names("&Scope=All&MaxItems=1"), ["reading"]);
    assert!(names("&OnlyAttached=true").is_empty());
    account.ok(&format!(
        "CreateUser&UserName=alice&PermissionsBoundary={arn}"
    ));
    account.ok(&format!(
        "AttachUserPolicy&UserName=alice&PolicyArn={ADMINISTRATOR}"
    ));
    assert_eq!(names("&OnlyAttached=true"), ["AdministratorAccess"]);
    assert_eq!(
        names("&PolicyUsageFilter=PermissionsPolicy"),
        ["AdministratorAccess"]
    );
    assert_eq!(names("&PolicyUsageFilter=PermissionsBoundary"), ["reading"]);
}

#[test]
fn those_who_have_a_policy_are_listed() {
    let account = account();
    let arn = create(&account, "reading");
    create_role(&account, "web");
    account.ok("CreateGroup&GroupName=staff");
    account.ok(&format!(
        "CreateUser&UserName=alice&Path=/a/&PermissionsBoundary={arn}"
    ));
    account.ok(&format!("AttachRolePolicy&RoleName=web&PolicyArn={arn}"));
    account.ok(&format!(
        "AttachGroupPolicy&GroupName=staff&PolicyArn={arn}"
    ));
    let found = |more: &str| {
        let answer = account.ok(&format!("ListEntitiesForPolicy&PolicyArn={arn}{more}"));
        let of = |kind: &str| {
            answer.texts(&format!(
                "ListEntitiesForPolicyResult/Policy{kind}s/member/{kind}Name"
            ))
        };
        [of("Group"), of("Role"), of("User")].concat()
    };
    assert_eq!(found(""), ["staff", "web", "alice"]);
    assert_eq!(found("&EntityFilter=Role"), ["web"]);
    assert_eq!(found("&PathPrefix=/a/"), ["alice"]);
    assert_eq!(found("&PolicyUsageFilter=PermissionsBoundary"), ["alice"]);
    assert_eq!(
        found("&PolicyUsageFilter=PermissionsPolicy"),
        ["staff", "web"]
    );
    assert_eq!(found("&MaxItems=1"), ["staff"]);
    assert_eq!(found("&EntityFilter=LocalManagedPolicy"), [""; 0]);
}
