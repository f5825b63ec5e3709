//! Reading parameters: by name, by ARN, several at once, below a path, and AWS's own.

use serde_json::{Value, json};
use terrarium_model::public_images;
use terrarium_query::testing::ACCOUNT;

use super::{account, names, ok, put, refused};

#[test]
fn a_parameter_is_found_by_its_arn_too() {
    let account = account();
    put(&account, "/a", "1");
    put(&account, "b", "2");
    for (name, value) in [("a", "1"), ("b", "2")] {
        let arn = format!("arn:aws:ssm:us-east-1:{ACCOUNT}:parameter/{name}");
        assert_eq!(
            ok(&account, "GetParameter", json!({"Name": arn}))["Parameter"]["Value"],
            value
        );
        let version = format!("{arn}:1");
        assert_eq!(
            ok(&account, "GetParameter", json!({"Name": version}))["Parameter"]["Selector"],
            ":1"
        );
    }
}

#[test]
fn a_secure_string_is_told_to_who_asks_for_decryption() {
    let account = account();
    ok(
        &account,
        "PutParameter",
        json!({"Name": "password", "Value": "secret", "Type": "SecureString"}),
    );
    let read = |decrypt: bool| {
        ok(
            &account,
            "GetParameter",
            json!({"Name": "password", "WithDecryption": decrypt}),
        )["Parameter"]["Value"]
            .clone()
    };
    assert_eq!(read(true), "secret");
    assert!(!read(false).to_string().contains("secret"));
    let of = |operation: &str, body: Value| {
        ok(&account, operation, body)["Parameters"][0]["Value"].clone()
    };
    assert_eq!(
        of(
            "GetParameters",
            json!({"Names": ["password"], "WithDecryption": true})
        ),
        "secret"
    );
    assert_eq!(
        of("GetParameters", json!({"Names": ["password"]})),
        read(false)
    );
    assert_eq!(of("GetParametersByPath", json!({"Path": "/"})), Value::Null);
    assert_eq!(
        of(
            "GetParameterHistory",
            json!({"Name": "password", "WithDecryption": true})
        ),
        "secret"
    );
    assert_eq!(
        ok(&account, "DescribeParameters", json!({}))["Parameters"][0]["KeyId"],
        "alias/aws/ssm"
    );
    let other = json!({"Name": "password", "Value": "s", "KeyId": "alias/mine", "Overwrite": true});
    ok(&account, "PutParameter", other);
    ok(
        &account,
        "PutParameter",
        json!({"Name": "password", "Value": "t", "Overwrite": true}),
    );
    let described = ok(&account, "DescribeParameters", json!({}));
    assert_eq!(described["Parameters"][0]["KeyId"], "alias/mine");
}

#[test]
fn several_are_read_and_deleted_at_once() {
    let account = account();
    put(&account, "/a", "1");
    put(&account, "/b", "2");
    let got = ok(
        &account,
        "GetParameters",
        json!({"Names": ["/b", "/none", "/a:1", "/a:7"]}),
    );
    assert_eq!(names(&got), ["/b", "/a"]);
    assert_eq!(got["InvalidParameters"], json!(["/none", "/a:7"]));
    let gone = ok(
        &account,
        "DeleteParameters",
        json!({"Names": ["/a", "/none"]}),
    );
    assert_eq!(
        gone,
        json!({"DeletedParameters": ["/a"], "InvalidParameters": ["/none"]})
    );
    let eleven: Vec<_> = (0..11).map(|number| format!("/{number}")).collect();
    for operation in ["GetParameters", "DeleteParameters"] {
        assert_eq!(
            refused(&account, operation, json!({"Names": eleven})),
            format!(
                "ValidationException: 1 validation error detected: Value '[{}]' at 'names' failed to satisfy constraint: Member must have length less than or equal to 10",
                eleven.join(", ")
            )
        );
    }
}

#[test]
fn what_is_below_a_path_is_read_in_pages() {
    let account = account();
    for name in ["/app/a", "/app/b/c", "/app/b/d", "/apple", "plain"] {
        put(&account, name, "v");
    }
    let below = |body: Value| ok(&account, "GetParametersByPath", body);
    assert_eq!(names(&below(json!({"Path": "/app"}))), ["/app/a"]);
    assert_eq!(
        names(&below(json!({"Path": "/app/", "Recursive": true}))),
        ["/app/a", "/app/b/c", "/app/b/d"]
    );
    assert_eq!(names(&below(json!({"Path": "/"}))), ["/apple"]);
    let first = below(json!({"Path": "/app", "Recursive": true, "MaxResults": 2}));
    assert_eq!(names(&first), ["/app/a", "/app/b/c"]);
    let second = below(json!({"Path": "/app", "Recursive": true, "NextToken": first["NextToken"]}));
    assert_eq!(names(&second), ["/app/b/d"]);
    assert!(second.get("NextToken").is_none());
    assert!(
        refused(&account, "GetParametersByPath", json!({"Path": "app"})).starts_with(
            "ValidationException: The parameter doesn't meet the parameter name requirements."
        )
    );
    assert_eq!(
        refused(
            &account,
            "GetParametersByPath",
            json!({"Path": "/", "NextToken": "?"})
        ),
        "InvalidNextToken: The specified token is not valid."
    );
    assert!(
        refused(
            &account,
            "GetParametersByPath",
            json!({"Path": "/", "MaxResults": 11})
        )
        .ends_with("Member must have value less than or equal to 10")
    );

    put(&account, "/app/a", "w");
    ok(
        &account,
        "LabelParameterVersion",
        json!({"Name": "/app/a", "ParameterVersion": 1, "Labels": ["old"]}),
    );
    let labelled =
        below(json!({"Path": "/app", "ParameterFilters": [{"Key": "Label", "Values": ["old"]}]}));
    assert_eq!(
        (names(&labelled), &labelled["Parameters"][0]["Value"]),
        (vec!["/app/a"], &json!("v"))
    );
    assert!(
        refused(
            &account,
            "GetParametersByPath",
            json!({"Path": "/", "ParameterFilters": [{"Key": "Name", "Values": ["x"]}]})
        )
        .starts_with("InvalidFilterKey: ")
    );
}

#[test]
fn aws_publishes_images_and_regions_as_parameters() {
    let mut account = account();
    account.region = "eu-west-1".to_owned();
    let name = "/aws/service/debian/release/12/latest/amd64";
    let image = public_images::parameters("eu-west-1").find(|parameter| parameter.name == name);
    let got = ok(&account, "GetParameter", json!({"Name": name}));
    assert_eq!(
        got["Parameter"]["Value"].as_str(),
        image.map(|image| image.image_id.to_string()).as_deref()
    );
    assert_eq!(got["Parameter"]["DataType"], "aws:ec2:image");
    assert_eq!(
        got["Parameter"]["ARN"],
        format!("arn:aws:ssm:eu-west-1::parameter{name}")
    );
    let linux = ok(
        &account,
        "GetParametersByPath",
        json!({"Path": "/aws/service/ami-amazon-linux-latest"}),
    );
    assert!(
        names(&linux)
            .contains(&"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
    );
    assert_eq!(linux["Parameters"][0]["DataType"], "text");
    let long = "/aws/service/global-infrastructure/regions/eu-west-1/longName";
    assert_eq!(
        ok(&account, "GetParameter", json!({"Name": long}))["Parameter"]["Value"],
        "Europe (Ireland)"
    );
    let regions = ok(
        &account,
        "GetParametersByPath",
        json!({"Path": "/aws/service/global-infrastructure/regions"}),
    );
    assert_eq!(regions["Parameters"].as_array().map(Vec::len), Some(10));
    assert!(regions["NextToken"].is_string());
    assert_eq!(
        refused(
            &account,
            "GetParameter",
            json!({"Name": "/aws/service/none"})
        ),
        "ParameterNotFound"
    );
    assert_eq!(
        refused(&account, "DeleteParameter", json!({"Name": name})),
        "ParameterNotFound"
    );
    assert!(names(&ok(&account, "DescribeParameters", json!({}))).is_empty());
}

#[test]
fn what_is_not_json_and_what_there_is_not_is_told_in_json() {
    let account = account();
    assert_eq!(
        refused(&account, "MakeCoffee", json!({})),
        "UnknownOperationException"
    );
    assert_eq!(
        refused(&account, "SendCommand", json!({})),
        "UnsupportedOperation: The operation SendCommand is not supported by Terrarium."
    );
    assert_eq!(
        refused(&account, "GetParameter", json!([])),
        "SerializationException: The request is not an object of JSON."
    );
    assert_eq!(
        refused(
            &account,
            "GetParameter",
            json!({"Name": "/a", "Colour": "blue"})
        ),
        "ValidationException: The parameter Colour is not recognized"
    );
    assert!(
        refused(
            &account,
            "PutParameter",
            json!({"Name": "/a", "Value": "v", "Type": "String", "Overwrite": "perhaps"})
        )
        .starts_with("SerializationException: ")
    );
}
