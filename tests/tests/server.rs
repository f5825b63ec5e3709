//! The server as clients that misbehave meet it.

use std::io::{Read, Write};
use std::net::TcpStream;

use terrarium_tests::{Answer, PATIENCE, Terrarium, element};

fn connect(terrarium: &Terrarium) -> TcpStream {
    let stream = TcpStream::connect(terrarium.address()).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
    stream
}

/// Sends bytes and reads all that comes back.
fn exchange(terrarium: &Terrarium, bytes: &[u8]) -> String {
    let mut stream = connect(terrarium);
    // The server may have answered and closed before all was written.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn post(terrarium: &Terrarium, headers: &[(&str, &str)], form: &str) -> Answer {
    let mut request = http::Request::post(terrarium.endpoint());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    terrarium.send(
        request
            .body(form.as_bytes().to_vec())
            .expect("a good request"),
    )
}

#[test]
fn unknown_and_unsupported_actions_are_400s_with_their_codes() {
    let terrarium = Terrarium::simulated(&[]);
    let unknown = terrarium.ec2("MakeCoffee");
    assert_eq!((unknown.status, unknown.code()), (400, "InvalidAction"));
    let unsupported = terrarium.ec2("CreateVpnGateway&Type=ipsec.1");
    assert_eq!(
        (unsupported.status, unsupported.code()),
        (400, "UnsupportedOperation")
    );
    assert_eq!(
        terrarium.query("ec2", "Version=2016-11-15").code(),
        "MissingAction"
    );
    assert_eq!(
        terrarium.query("ec2", "Action=DescribeVpcs").code(),
        "MissingParameter"
    );
    assert_eq!(
        terrarium.query("lambda", "Action=Invoke").code(),
        "UnsupportedOperation"
    );
}

#[test]
fn unknown_parameters_filters_and_malformed_values_are_refused() {
    let terrarium = Terrarium::simulated(&[]);
    for (request, code) in [
        ("DescribeVpcs&Colour=red", "UnknownParameter"),
        (
            "DescribeVpcs&Filter.1.Name=colour&Filter.1.Value.1=red",
            "InvalidParameterValue",
        ),
        (
            "DescribeVpcs&VpcId.1=vpc-nonsense",
            "InvalidVpcID.Malformed",
        ),
        (
            "DescribeVpcs&VpcId.1=vpc-0123456789abcdef0",
            "InvalidVpcID.NotFound",
        ),
        ("DescribeVpcs&MaxResults=many", "InvalidParameterValue"),
        ("CreateVpc&CidrBlock=10.0.0.0/33", "InvalidParameterValue"),
        ("DeleteVpc", "MissingParameter"),
    ] {
        let answer = terrarium.ec2(request);
        assert_eq!(
            (answer.status, answer.code()),
            (400, code),
            "{request}: {}",
            answer.body
        );
    }
}

#[test]
fn a_dry_run_says_that_it_would_have_worked_and_does_nothing() {
    let terrarium = Terrarium::simulated(&[]);
    let before = terrarium
        .ec2("DescribeVpcs")
        .ok()
        .matches("<vpcId>")
        .count();
    let answer = terrarium.ec2("CreateVpc&CidrBlock=10.0.0.0/16&DryRun=true");
    assert_eq!((answer.status, answer.code()), (412, "DryRunOperation"));
    assert_eq!(
        terrarium
            .ec2("DescribeVpcs")
            .ok()
            .matches("<vpcId>")
            .count(),
        before
    );
}

#[test]
fn every_answer_has_a_request_id_of_its_own() {
    let terrarium = Terrarium::simulated(&[]);
    let (one, other) = (
        terrarium.ec2("DescribeVpcs").ok(),
        terrarium.ec2("DescribeVpcs").ok(),
    );
    assert_eq!(element(&one, "requestId").map(str::len), Some(36));
    assert_ne!(element(&one, "requestId"), element(&other, "requestId"));
}

#[test]
fn requests_without_credentials_or_with_wrong_ones_are_refused() {
    let terrarium = Terrarium::simulated(&[]);
    let form = "Action=DescribeVpcs&Version=2016-11-15";
    let kind = ("content-type", "application/x-www-form-urlencoded");
    assert_eq!(
        post(&terrarium, &[kind], form).code(),
        "MissingAuthenticationToken"
    );
    let date = jiff::Timestamp::now()
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string();
    let credential = |key: &str| {
        format!(
            "AWS4-HMAC-SHA256 Credential={key}/{}/us-east-1/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature={}",
            &date[..8],
            "0".repeat(64)
        )
    };
    for key in ["test", "nobody"] {
        let answer = post(
            &terrarium,
            &[
                kind,
                ("x-amz-date", &date),
                ("authorization", &credential(key)),
            ],
            form,
        );
        assert_eq!(answer.status, 401, "{}", answer.body);
        assert_eq!(answer.code(), "AuthFailure");
    }
}

#[test]
fn permissive_takes_any_key_and_twelve_digits_choose_the_account() {
    let terrarium = Terrarium::simulated(&["--auth", "permissive", "--account", "111122223333"]);
    let date = jiff::Timestamp::now()
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string();
    for (key, account) in [
        ("222233334444", "222233334444"),
        ("whatever", "111122223333"),
    ] {
        let credential = format!(
            "AWS4-HMAC-SHA256 Credential={key}/{}/us-east-1/sts/aws4_request, SignedHeaders=host;x-amz-date, Signature={}",
            &date[..8],
            "0".repeat(64)
        );
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("x-amz-date", &date),
            ("authorization", &credential),
        ];
        let answer = post(
            &terrarium,
            &headers,
            "Action=GetCallerIdentity&Version=2011-06-15",
        )
        .ok();
        assert_eq!(element(&answer, "Account"), Some(account));
    }
}

#[test]
fn an_oversized_form_is_refused() {
    let terrarium = Terrarium::simulated(&[]);
    let answer = terrarium.ec2(&format!(
        "DescribeVpcs&Padding={}",
        "x".repeat(2 * 1024 * 1024)
    ));
    assert_eq!(
        (answer.status, answer.code()),
        (413, "RequestEntityTooLarge")
    );
}

#[test]
fn oversized_heads_truncated_bodies_and_noise_end_only_their_own_connection() {
    let terrarium = Terrarium::simulated(&[]);
    let long = format!(
        "GET / HTTP/1.1\r\nhost: x\r\nx-long: {}\r\n\r\n",
        "x".repeat(200_000)
    );
    assert!(exchange(&terrarium, long.as_bytes()).starts_with("HTTP/1.1 431"));
    let cut = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 100\r\n\r\nAct";
    let answer = exchange(&terrarium, cut);
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 4"),
        "{answer}"
    );
    assert!(exchange(&terrarium, b"\x16\x03\x01 not http").starts_with("HTTP/1.1 400"));
    terrarium.ec2("DescribeVpcs").ok();
}

#[test]
fn silent_connections_cost_others_nothing() {
    let terrarium = Terrarium::simulated(&[]);
    let mut idle: Vec<_> = (0..200).map(|_| connect(&terrarium)).collect();
    for stream in idle.iter_mut().take(100) {
        stream
            .write_all(b"POST / HTTP/1.1\r\nhost:")
            .expect("it reads");
    }
    terrarium.ec2("DescribeVpcs").ok();
}

#[test]
fn it_stops_when_it_is_asked_to_though_connections_are_open() {
    let terrarium = Terrarium::simulated(&[]);
    let _idle = connect(&terrarium);
    terrarium.ec2("DescribeVpcs").ok();
    assert!(terrarium.stop().success());
}

#[test]
fn a_region_that_there_is_not_is_refused() {
    let terrarium = Terrarium::simulated(&["--auth", "permissive"]);
    let date = jiff::Timestamp::now()
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string();
    let credential = format!(
        "AWS4-HMAC-SHA256 Credential=test/{}/nowhere-9/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature={}",
        &date[..8],
        "0".repeat(64)
    );
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("x-amz-date", date.as_str()),
        ("authorization", credential.as_str()),
    ];
    let answer = post(
        &terrarium,
        &headers,
        "Action=DescribeVpcs&Version=2016-11-15",
    );
    assert_eq!(
        (answer.status, answer.code()),
        (403, "SignatureDoesNotMatch")
    );
}
