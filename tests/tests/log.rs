//! What the log and the answers say of requests that AWS's tools make to what Terrarium does not have, and what a person is told.

use terrarium_tests::{Answer, Terrarium, element};

/// A signed request as SDKs make it for services whose protocol is not the query one.
fn ask(terrarium: &Terrarium, service: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let credential = format!(
        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0"
    );
    let mut request = http::Request::post(terrarium.endpoint()).header("authorization", credential);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    terrarium.send(
        request
            .body(body.as_bytes().to_vec())
            .expect("a good request"),
    )
}

/// The line of the log about the last request with that text in it.
fn line<'a>(log: &'a str, text: &str) -> &'a str {
    let found = log.lines().rfind(|line| line.contains(text));
    found.unwrap_or_else(|| panic!("nothing of {text} in\n{log}"))
}

#[test]
fn services_that_are_not_there_answer_in_their_own_protocol_and_are_logged_with_action_and_code() {
    let terrarium = Terrarium::simulated(&[]);
    let json = ask(
        &terrarium,
        "dynamodb",
        &[
            ("content-type", "application/x-amz-json-1.0"),
            ("x-amz-target", "DynamoDB_20120810.ListTables"),
        ],
        "{}",
    );
    assert_eq!(json.status, 400);
    let parsed: serde_json::Value = serde_json::from_str(&json.body).expect("JSON");
    assert_eq!(parsed["__type"], "UnsupportedOperation");
    assert_eq!(
        parsed["message"],
        "The service dynamodb is not supported by Terrarium."
    );
    let xml = ask(
        &terrarium,
        "sns",
        &[("content-type", "application/x-www-form-urlencoded")],
        "Action=ListTopics&Version=2010-03-31",
    );
    assert_eq!((xml.status, xml.code()), (400, "UnsupportedOperation"));

    let log = terrarium.log();
    for (service, action) in [("dynamodb", "ListTables"), ("sns", "ListTopics")] {
        let line = line(&log, service);
        for part in [
            "status=400",
            &format!("action=\"{action}\""),
            "error=\"UnsupportedOperation\"",
        ] {
            assert!(line.contains(part), "no {part} in {line}");
        }
    }
}

#[test]
fn requests_to_s3_are_logged_with_action_and_code() {
    let terrarium = Terrarium::simulated(&[]);
    terrarium.s3("PUT", "/a-bucket", b"").ok();
    assert_eq!(terrarium.s3("GET", "/a-bucket/key", b"").status, 404);
    let log = terrarium.log();
    let made = line(&log, "PUT /a-bucket");
    assert!(
        made.contains("service=\"s3\"") && made.contains("action=\"CreateBucket\""),
        "{made}"
    );
    let missing = line(&log, "GET /a-bucket/key");
    assert!(
        missing.contains("action=\"GetObject\"") && missing.contains("error=\"NoSuchKey\""),
        "{missing}"
    );
}

#[test]
fn what_a_client_made_up_does_not_reach_the_log() {
    let terrarium = Terrarium::simulated(&[]);
    let made_up = [("x-amz-target", "Made.up by someone")];
    assert_eq!(ask(&terrarium, "x&y", &made_up, "").status, 400);
    let log = terrarium.log();
    assert!(!log.contains("x&y") && !log.contains("up by"), "{log}");
}

#[test]
fn a_browser_is_told_where_it_is_and_an_sdk_lists_buckets() {
    let terrarium = Terrarium::simulated(&[]);
    let get = |accept: &str| {
        let request = http::Request::get(terrarium.endpoint()).header("accept", accept);
        terrarium.send(request.body(Vec::new()).expect("a good request"))
    };
    let told = get("text/html,application/xhtml+xml").ok();
    assert!(
        told.contains(&format!("AWS_ENDPOINT_URL={}", terrarium.endpoint())),
        "{told}"
    );
    assert_eq!(get("application/xml").code(), "AccessDenied");
    let listed = terrarium.s3("GET", "/", b"").ok();
    assert!(
        element(&listed, "Buckets").is_some() || listed.contains("<Buckets/>"),
        "{listed}"
    );
}
