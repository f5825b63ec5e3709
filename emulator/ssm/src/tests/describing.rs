//! DescribeParameters with its filters, and tags.

use serde_json::{Value, json};

use super::{account, names, ok, refused};

#[test]
fn parameters_are_described_by_filters() {
    let account = account();
    ok(
        &account,
        "PutParameter",
        json!({"Name": "/app/host", "Value": "v", "Type": "String", "Tags": [{"Key": "Team", "Value": "red"}]}),
    );
    ok(
        &account,
        "PutParameter",
        json!({"Name": "/app/password", "Value": "v", "Type": "SecureString", "KeyId": "alias/mine"}),
    );
    ok(
        &account,
        "PutParameter",
        json!({"Name": "list", "Value": "a,b", "Type": "StringList", "Tier": "Advanced"}),
    );
    let found = |filter: Value| {
        let answer = ok(
            &account,
            "DescribeParameters",
            json!({"ParameterFilters": [filter]}),
        );
        names(&answer)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for (filter, expected) in [
        (
            json!({"Key": "Name", "Values": ["/app/host"]}),
            vec!["/app/host"],
        ),
        (json!({"Key": "Name", "Values": ["/list"]}), vec!["list"]),
        (
            json!({"Key": "Name", "Option": "BeginsWith", "Values": ["/app"]}),
            vec!["/app/host", "/app/password"],
        ),
        (
            json!({"Key": "Name", "Option": "Contains", "Values": ["pass", "li"]}),
            vec!["/app/password", "list"],
        ),
        (json!({"Key": "Path", "Values": ["/"]}), vec![]),
        (
            json!({"Key": "Path", "Option": "Recursive", "Values": ["/"]}),
            vec!["/app/host", "/app/password"],
        ),
        (
            json!({"Key": "Type", "Values": ["StringList"]}),
            vec!["list"],
        ),
        (
            json!({"Key": "KeyId", "Values": ["alias/mine"]}),
            vec!["/app/password"],
        ),
        (json!({"Key": "Tier", "Values": ["Advanced"]}), vec!["list"]),
        (
            json!({"Key": "DataType", "Values": ["text"]}),
            vec!["/app/host", "/app/password", "list"],
        ),
        (
            json!({"Key": "tag:Team", "Values": ["red", "blue"]}),
            vec!["/app/host"],
        ),
        (json!({"Key": "tag:Team"}), vec!["/app/host"]),
    ] {
        assert_eq!(found(filter.clone()), expected, "{filter}");
    }
    let old = ok(
        &account,
        "DescribeParameters",
        json!({"Filters": [{"Key": "Type", "Values": ["String"]}]}),
    );
    assert_eq!(names(&old), ["/app/host"]);
    let page = ok(&account, "DescribeParameters", json!({"MaxResults": 2}));
    assert_eq!(
        names(&ok(
            &account,
            "DescribeParameters",
            json!({"NextToken": page["NextToken"]})
        )),
        ["list"]
    );
    assert!(names(&ok(&account, "DescribeParameters", json!({"Shared": true}))).is_empty());
}

#[test]
fn filters_that_cannot_be_are_refused() {
    let account = account();
    let reason = |filters: Value| {
        refused(
            &account,
            "DescribeParameters",
            json!({"ParameterFilters": filters}),
        )
    };
    assert_eq!(
        reason(json!([{"Key": "Label", "Values": ["x"]}])),
        "InvalidFilterKey: The following filter key is not valid: Label. Valid filter keys include: [DataType, KeyId, Name, Path, Tier, Type]."
    );
    assert!(reason(json!([{"Key": "Colour", "Values": ["x"]}])).starts_with("ValidationException: 1 validation error detected: Value 'Colour' at 'parameterFilters.1.member.key'"));
    assert_eq!(
        reason(json!([{"Key": "Name", "Option": "Recursive", "Values": ["x"]}])),
        "InvalidFilterOption: The following filter option is not valid: Recursive. Valid options include: [BeginsWith, Contains, Equals]."
    );
    assert_eq!(
        reason(json!([{"Key": "Type", "Values": ["Number"]}])),
        "InvalidFilterValue: The following filter value is not valid: Number. Valid values include: [String, StringList, SecureString]."
    );
    assert_eq!(
        reason(json!([{"Key": "Name"}])),
        "InvalidFilterValue: The following filter values are missing : null for filter key Name."
    );
    assert!(
        reason(json!([{"Key": "Name", "Values": ["a"]}, {"Key": "Name", "Values": ["b"]}]))
            .contains("duplicated in the request: Name.")
    );
    assert_eq!(
        refused(
            &account,
            "DescribeParameters",
            json!({"Filters": [{"Key": "Name", "Values": ["a"]}], "ParameterFilters": [{"Key": "Name", "Values": ["a"]}]})
        ),
        "ValidationException: You can use either Filters or ParameterFilters in a single request."
    );
}

#[test]
fn parameters_have_tags() {
    let account = account();
    ok(
        &account,
        "PutParameter",
        json!({"Name": "/a", "Value": "v", "Type": "String", "Tags": [{"Key": "a", "Value": "1"}]}),
    );
    let of = json!({"ResourceType": "Parameter", "ResourceId": "/a"});
    let with = |more: Value| {
        let mut body = of.clone();
        if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
            body.extend(more.clone());
        }
        body
    };
    assert_eq!(
        ok(
            &account,
            "AddTagsToResource",
            with(json!({"Tags": [{"Key": "b", "Value": ""}]}))
        ),
        json!({})
    );
    assert_eq!(
        ok(
            &account,
            "RemoveTagsFromResource",
            with(json!({"TagKeys": ["a"]}))
        ),
        json!({})
    );
    assert_eq!(
        ok(&account, "ListTagsForResource", of.clone()),
        json!({"TagList": [{"Key": "b", "Value": ""}]})
    );
    let many: Vec<_> = (0..50)
        .map(|number| json!({"Key": format!("k{number}"), "Value": ""}))
        .collect();
    assert_eq!(
        refused(&account, "AddTagsToResource", with(json!({"Tags": many}))),
        "TooManyTagsError"
    );
    assert!(
        refused(
            &account,
            "AddTagsToResource",
            with(json!({"Tags": [{"Key": "AWS:x", "Value": ""}]}))
        )
        .starts_with("ValidationException: ")
    );
    for (change, code) in [
        (json!({"ResourceId": "/b"}), "InvalidResourceId"),
        (json!({"ResourceType": "Document"}), "InvalidResourceType"),
    ] {
        assert_eq!(refused(&account, "ListTagsForResource", with(change)), code);
    }
}
