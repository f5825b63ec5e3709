//! Tags of everything that takes some.

use crate::testing::{READING, account, create_role, encode};

/// Kind, the parameter that names one, and its value.
fn everything() -> (
    terrarium_query::testing::Account,
    Vec<(&'static str, &'static str, String)>,
) {
    let account = account();
    create_role(&account, "web");
    account.ok("CreateUser&UserName=alice");
    account.ok("CreateInstanceProfile&InstanceProfileName=web");
    let arn = account.made(
        &format!(
            "CreatePolicy&PolicyName=p&PolicyDocument={}",
            encode(READING)
        ),
        "CreatePolicyResult/Policy/Arn",
    );
    let all = vec![
        ("Role", "RoleName", "web".to_owned()),
        ("User", "UserName", "alice".to_owned()),
        ("InstanceProfile", "InstanceProfileName", "web".to_owned()),
        ("Policy", "PolicyArn", arn),
    ];
    (account, all)
}

#[test]
fn tags_are_added_replaced_listed_and_removed() {
    // By name: "TagRole" "UntagRole" "ListRoleTags" "TagUser" "UntagUser" "ListUserTags" "TagInstanceProfile" "UntagInstanceProfile"
    // "ListInstanceProfileTags" "TagPolicy" "UntagPolicy" "ListPolicyTags".
    let (account, all) = everything();
    for (kind, name, value) in all {
        let of = format!("{name}={value}");
        let pairs = || {
            let answer = account.ok(&format!("List{kind}Tags&{of}"));
            let tags = answer.all(&format!("List{kind}TagsResult/Tags/member"));
            tags.iter()
                .map(|tag| format!("{}={}", tag.text("Key"), tag.text("Value")))
                .collect::<Vec<_>>()
        };
        assert!(pairs().is_empty());
        account.ok(&format!("Tag{kind}&{of}&Tags.member.1.Key=Name&Tags.member.1.Value=a&Tags.member.2.Key=Team&Tags.member.2.Value="));
        assert_eq!(pairs(), ["Name=a", "Team="]);
        account.ok(&format!(
            "Tag{kind}&{of}&Tags.member.1.Key=name&Tags.member.1.Value=b"
        ));
        assert_eq!(pairs(), ["Team=", "name=b"]);
        let first = account.ok(&format!("List{kind}Tags&{of}&MaxItems=1"));
        assert_eq!(
            first.text(&format!("List{kind}TagsResult/IsTruncated")),
            "true"
        );
        account.ok(&format!(
            "Untag{kind}&{of}&TagKeys.member.1=NAME&TagKeys.member.2=none"
        ));
        assert_eq!(pairs(), ["Team="]);
    }
}

#[test]
fn tags_that_cannot_be_are_refused() {
    let (account, all) = everything();
    for (kind, name, value) in all {
        let tag = |tags: &str| account.refused(&format!("Tag{kind}&{name}={value}&{tags}"));
        assert_eq!(
            tag(
                "Tags.member.1.Key=a&Tags.member.1.Value=&Tags.member.2.Key=A&Tags.member.2.Value="
            ),
            "InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive."
        );
        assert!(tag("Tags.member.1.Key=aws:x&Tags.member.1.Value=").starts_with("InvalidInput: "));
        let long = "k".repeat(129);
        assert_eq!(
            tag(&format!("Tags.member.1.Key={long}&Tags.member.1.Value=")),
            format!(
                "ValidationError: 1 validation error detected: Value '{long}' at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128"
            )
        );
        let many = |from: usize| {
            (1..=50)
                .map(|n| format!("Tags.member.{n}.Key=k{}&Tags.member.{n}.Value=", n + from))
                .collect::<Vec<_>>()
                .join("&")
        };
        account.ok(&format!("Tag{kind}&{name}={value}&{}", many(0)));
        assert_eq!(
            tag(&many(1)),
            "LimitExceeded: The number of tags has reached the maximum limit."
        );
    }
    for request in [
        "TagRole&RoleName=none",
        "TagUser&UserName=none",
        "TagInstanceProfile&InstanceProfileName=none",
    ] {
        assert_eq!(
            account.code(&format!(
                "{request}&Tags.member.1.Key=a&Tags.member.1.Value="
            )),
            "NoSuchEntity"
        );
    }
    for (request, keys) in [
        ("UntagRole&RoleName=none", "a"),
        ("UntagUser&UserName=none", "a"),
        ("UntagInstanceProfile&InstanceProfileName=none", "a"),
    ] {
        assert_eq!(
            account.code(&format!("{request}&TagKeys.member.1={keys}")),
            "NoSuchEntity"
        );
    }
    for request in [
        "ListRoleTags&RoleName=none",
        "ListUserTags&UserName=none",
        "ListInstanceProfileTags&InstanceProfileName=none",
    ] {
        assert_eq!(account.code(request), "NoSuchEntity");
    }
    let of_aws = "PolicyArn=arn:aws:iam::aws:policy/ReadOnlyAccess";
    for request in [
        format!("TagPolicy&{of_aws}&Tags.member.1.Key=a&Tags.member.1.Value="),
        format!("UntagPolicy&{of_aws}&TagKeys.member.1=a"),
        format!("ListPolicyTags&{of_aws}"),
    ] {
        assert_eq!(account.code(&request), "AccessDenied", "{request}");
    }
}
