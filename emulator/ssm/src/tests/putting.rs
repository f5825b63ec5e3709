//! Putting parameters: names, values, tiers and policies.

use serde_json::{Value, json};
use terrarium_query::testing::ACCOUNT;

use super::{account, names, ok, put, refused};

#[test]
fn a_parameter_is_put_read_overwritten_and_deleted() {
    let account = account();
    let made = ok(
        &account,
        "PutParameter",
        json!({"Name": "/app/db/host", "Value": "db1", "Type": "String", "Description": "Where"}),
    );
    assert_eq!(made, json!({"Version": 1, "Tier": "Standard"}));
    let got = ok(&account, "GetParameter", json!({"Name": "/app/db/host"}));
    let parameter = &got["Parameter"];
    assert_eq!(parameter["Value"], "db1");
    assert_eq!(parameter["Type"], "String");
    assert_eq!(parameter["Version"], 1);
    assert_eq!(parameter["DataType"], "text");
    assert_eq!(
        parameter["ARN"],
        format!("arn:aws:ssm:us-east-1:{ACCOUNT}:parameter/app/db/host")
    );
    assert!(parameter["LastModifiedDate"].is_f64() && parameter.get("Selector").is_none());
    assert_eq!(
        refused(
            &account,
            "PutParameter",
            json!({"Name": "/app/db/host", "Value": "db2", "Type": "String"})
        ),
        "ParameterAlreadyExists: The parameter already exists. To overwrite this value, set the overwrite option in the request to true."
    );
    let again = ok(
        &account,
        "PutParameter",
        json!({"Name": "/app/db/host", "Value": "db2", "Overwrite": true}),
    );
    assert_eq!(again["Version"], 2);
    let described = ok(&account, "DescribeParameters", json!({}));
    let metadata = &described["Parameters"][0];
    assert_eq!(
        (
            &metadata["Description"],
            &metadata["Version"],
            &metadata["Tier"]
        ),
        (&json!("Where"), &json!(2), &json!("Standard"))
    );
    assert_eq!(
        metadata["LastModifiedUser"],
        format!("arn:aws:iam::{ACCOUNT}:root")
    );
    assert!(metadata.get("Value").is_none());
    assert_eq!(
        ok(&account, "DeleteParameter", json!({"Name": "/app/db/host"})),
        json!({})
    );
    assert_eq!(
        refused(&account, "GetParameter", json!({"Name": "/app/db/host"})),
        "ParameterNotFound"
    );
    assert_eq!(
        refused(&account, "DeleteParameter", json!({"Name": "/app/db/host"})),
        "ParameterNotFound"
    );
}

#[test]
fn names_follow_the_rules_of_aws() {
    let account = account();
    let reason = |name: &str| {
        refused(
            &account,
            "PutParameter",
            json!({"Name": name, "Value": "v", "Type": "String"}),
        )
    };
    let rule = "ValidationException: Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_";
    for name in ["a b", "/a//b", "/a/", "/ssm/a", "ä"] {
        assert_eq!(reason(name), rule, "{name}");
    }
    for name in ["aws", "SSM-x"] {
        assert_eq!(
            reason(name),
            "ValidationException: Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive)."
        );
    }
    assert_eq!(
        reason("/aws/service/x"),
        "AccessDeniedException: No access to reserved parameter name: /aws/service/x."
    );
    assert_eq!(
        reason("a/b"),
        "ValidationException: Parameter name must be a fully qualified name."
    );
    assert_eq!(
        reason(&"/a".repeat(16)),
        "HierarchyLevelLimitExceededException: The hierarchy can have a maximum of 15 levels."
    );
    put(&account, &"/a".repeat(15), "v");
    assert_eq!(
        reason(&"x".repeat(2049)).split("' at").nth(1),
        Some(
            " 'name' failed to satisfy constraint: Member must have length less than or equal to 2048"
        )
    );
}

#[test]
fn values_follow_type_pattern_tier_and_data_type() {
    let account = account();
    let reason = |change: Value| {
        let mut body = json!({"Name": "x", "Value": "v", "Type": "String"});
        let (Some(body_map), Some(change)) = (body.as_object_mut(), change.as_object()) else {
            panic!("objects");
        };
        body_map.extend(change.clone());
        account
            .json("PutParameter", body)
            .map_or_else(|error| error, |answer| answer.to_string())
    };
    assert_eq!(
        reason(json!({"Type": null})),
        "ValidationException: A parameter type is required when you create a parameter."
    );
    assert_eq!(
        reason(json!({"Type": "Secret"})),
        "ValidationException: 1 validation error detected: Value 'Secret' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [String, StringList, SecureString]"
    );
    assert_eq!(
        reason(json!({"Value": ""})),
        "ValidationException: 1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1."
    );
    assert_eq!(
        reason(json!({"AllowedPattern": "\\d+"})),
        "ParameterPatternMismatchException: Parameter value, cannot be validated against allowedPattern: \\d+"
    );
    assert_eq!(
        reason(json!({"AllowedPattern": "("})),
        "InvalidAllowedPatternException: The allowed pattern ( is not a valid regular expression."
    );
    assert_eq!(
        reason(json!({"DataType": "aws:thing"})),
        "ValidationException: The following data type is not supported: aws:thing (Data type names are all lowercase.)"
    );
    assert!(reason(json!({"DataType": "aws:ec2:image"})).starts_with("ValidationException: "));
    assert_eq!(
        reason(json!({"KeyId": "alias/x"})),
        "ValidationException: KeyId is required for SecureString type parameter only."
    );
    let long = |bytes: usize, more: Value| {
        let mut change = json!({"Value": "v".repeat(bytes)});
        if let (Some(map), Some(more)) = (change.as_object_mut(), more.as_object()) {
            map.extend(more.clone());
        }
        reason(change)
    };
    assert!(long(4097, json!({})).starts_with("ValidationException: Standard tier parameters support a maximum parameter value of 4096 characters."));
    assert!(
        long(8193, json!({"Tier": "Advanced"})).starts_with("ValidationException: Advanced tier")
    );
    assert_eq!(
        long(
            4097,
            json!({"Tier": "Intelligent-Tiering", "AllowedPattern": "v+"})
        ),
        r#"{"Tier":"Advanced","Version":1}"#
    );
    assert!(
        reason(json!({"Tier": "Standard", "Overwrite": true}))
            .starts_with("ValidationException: This parameter uses the advanced-parameter tier.")
    );
    assert_eq!(
        reason(json!({"Overwrite": true})),
        r#"{"Tier":"Advanced","Version":2}"#
    );
    assert!(
        reason(json!({"Type": "StringList", "Overwrite": true}))
            .starts_with("HierarchyTypeMismatchException: ")
    );
    assert_eq!(
        reason(json!({"Overwrite": true, "Tags": [{"Key": "a", "Value": "b"}]}))
            .split(". ")
            .next(),
        Some("ValidationException: Invalid request: tags and overwrite can't be used together")
    );
    let image = json!({"Name": "ami", "Value": "ami-0123456789abcdef0", "Type": "String", "DataType": "aws:ec2:image"});
    ok(&account, "PutParameter", image);
    assert_eq!(
        ok(&account, "GetParameter", json!({"Name": "ami"}))["Parameter"]["DataType"],
        "aws:ec2:image"
    );
}

#[test]
fn policies_need_the_advanced_tier_and_expiration_takes_place() {
    let account = account();
    let policy = |end: &str| {
        json!([{"Type": "Expiration", "Version": "1.0", "Attributes": {"Timestamp": end}}])
            .to_string()
    };
    let body = |tier: &str, policies: String| json!({"Name": "/a", "Value": "v", "Type": "String", "Tier": tier, "Policies": policies, "Overwrite": true});
    assert_eq!(
        refused(
            &account,
            "PutParameter",
            body("Standard", policy("2100-01-01T00:00:00Z"))
        ),
        "ValidationException: Parameter policies are supported for parameters of the advanced tier only."
    );
    ok(
        &account,
        "PutParameter",
        body("Intelligent-Tiering", policy("2100-01-01T00:00:00Z")),
    );
    let described = ok(&account, "DescribeParameters", json!({}));
    assert_eq!(
        described["Parameters"][0]["Policies"][0]["PolicyType"],
        "Expiration"
    );
    ok(
        &account,
        "PutParameter",
        body("Advanced", policy("2000-01-01T00:00:00Z")),
    );
    assert_eq!(
        refused(&account, "GetParameter", json!({"Name": "/a"})),
        "ParameterNotFound"
    );
    assert!(names(&ok(&account, "DescribeParameters", json!({}))).is_empty());
    let reason = |policies: Value| {
        refused(
            &account,
            "PutParameter",
            body("Advanced", policies.to_string()),
        )
    };
    let end = json!({"Type": "Expiration", "Attributes": {"Timestamp": "2100-01-01T00:00:00Z"}});
    for (policies, code) in [
        (json!({}), "ValidationException"),
        (json!([{"Type": "Party"}]), "InvalidPolicyTypeException"),
        (
            json!([{"Type": "NoChangeNotification", "Attributes": {"After": "20"}}]),
            "InvalidPolicyAttributeException",
        ),
        (
            json!([{"Type": "Expiration", "Attributes": {"Timestamp": "soon"}}]),
            "InvalidPolicyAttributeException",
        ),
        (json!([end, end]), "IncompatiblePolicyException"),
        (json!(vec![&end; 11]), "PoliciesLimitExceededException"),
    ] {
        assert_eq!(
            reason(policies.clone()).split(':').next(),
            Some(code),
            "{policies}"
        );
    }
}
