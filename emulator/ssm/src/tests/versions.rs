//! Versions and their labels.

use serde_json::json;

use super::{account, ok, put, refused};

#[test]
fn versions_are_kept_labelled_and_selected() {
    let account = account();
    for value in ["1", "2", "3"] {
        put(&account, "/a", value);
    }
    let labelled = ok(
        &account,
        "LabelParameterVersion",
        json!({"Name": "/a", "ParameterVersion": 2, "Labels": ["prod", "1st", "aws-x"]}),
    );
    assert_eq!(
        labelled,
        json!({"InvalidLabels": ["1st", "aws-x"], "ParameterVersion": 2})
    );
    let value = |name: &str| {
        ok(&account, "GetParameter", json!({"Name": name}))["Parameter"]["Value"].clone()
    };
    assert_eq!(
        (value("/a:1"), value("/a:prod"), value("/a")),
        (json!("1"), json!("2"), json!("3"))
    );
    ok(
        &account,
        "LabelParameterVersion",
        json!({"Name": "/a", "Labels": ["prod"]}),
    );
    assert_eq!(value("/a:prod"), "3");
    assert_eq!(
        refused(&account, "GetParameter", json!({"Name": "/a:9"})),
        "ParameterVersionNotFound: Systems Manager could not find version 9 of /a. Verify the version and try again."
    );
    assert_eq!(
        refused(&account, "GetParameter", json!({"Name": "/a:test"})),
        "ParameterVersionNotFound: Systems Manager could not find label test of /a. Verify the label and try again."
    );
    let history = ok(
        &account,
        "GetParameterHistory",
        json!({"Name": "/a", "MaxResults": 2}),
    );
    assert_eq!(history["Parameters"][1]["Value"], "2");
    let rest = ok(
        &account,
        "GetParameterHistory",
        json!({"Name": "/a", "NextToken": history["NextToken"]}),
    );
    assert_eq!(rest["Parameters"][0]["Labels"], json!(["prod"]));
    assert_eq!(rest["Parameters"].as_array().map(Vec::len), Some(1));
    let unlabelled = ok(
        &account,
        "UnlabelParameterVersion",
        json!({"Name": "/a", "ParameterVersion": 3, "Labels": ["prod", "none"]}),
    );
    assert_eq!(
        unlabelled,
        json!({"RemovedLabels": ["prod"], "InvalidLabels": ["none"]})
    );
    let many: Vec<_> = (0..10).map(|number| format!("l{number}")).collect();
    ok(
        &account,
        "LabelParameterVersion",
        json!({"Name": "/a", "Labels": many}),
    );
    assert!(
        refused(
            &account,
            "LabelParameterVersion",
            json!({"Name": "/a", "Labels": ["one-more"]})
        )
        .starts_with("ParameterVersionLabelLimitExceeded: ")
    );
    for operation in ["LabelParameterVersion", "UnlabelParameterVersion"] {
        let version = json!({"Name": "/a", "ParameterVersion": 9, "Labels": ["x"]});
        assert!(refused(&account, operation, version).starts_with("ParameterVersionNotFound: "));
        assert_eq!(
            refused(
                &account,
                operation,
                json!({"Name": "/b", "ParameterVersion": 1, "Labels": ["x"]})
            ),
            "ParameterNotFound"
        );
    }
    assert_eq!(
        refused(&account, "GetParameterHistory", json!({"Name": "/b"})),
        "ParameterNotFound"
    );
}

#[test]
fn a_hundred_versions_are_kept_unless_a_label_holds_the_oldest() {
    let account = account();
    for number in 0..101 {
        put(&account, "/a", &number.to_string());
    }
    assert!(
        refused(&account, "GetParameter", json!({"Name": "/a:1"}))
            .starts_with("ParameterVersionNotFound")
    );
    ok(
        &account,
        "LabelParameterVersion",
        json!({"Name": "/a", "ParameterVersion": 2, "Labels": ["first"]}),
    );
    let reason = refused(
        &account,
        "PutParameter",
        json!({"Name": "/a", "Value": "x", "Overwrite": true}),
    );
    assert!(
        reason.starts_with(
            "ParameterMaxVersionLimitExceeded: You attempted to create a new version of /a"
        ),
        "{reason}"
    );
}
