//! botocore as an oracle: what it signs is accepted, header by header and URL by URL. Says so and passes where it is not installed.
#![allow(clippy::unwrap_used)]

use std::process::Command;
use std::sync::Arc;

use http::{HeaderMap, HeaderName, Method};
use sha2::{Digest, Sha256};
use terrarium_signature::{Credentials, Mode, Principal, RequestHead, Verifier};

const ORACLE: &str = r#"
import json, random, sys
try:
    import botocore
except ImportError:
    sys.exit(3)
from urllib.parse import quote, urlsplit
from botocore.auth import SigV4Auth, SigV4QueryAuth, S3SigV4Auth, S3SigV4QueryAuth, HmacV1QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
random.seed(4)
letters = "abz09-._~ /+%&=()*!'@:,$?#\u00e9\u1234\U0001f600"
text = lambda n: "".join(random.choice(letters) for _ in range(random.randint(0, n)))
word = lambda n: "".join(random.choice("abc 12\"") for _ in range(random.randint(1, n)))
for i in range(400):
    service = random.choice(["s3", "ec2", "sts"])
    token = random.choice([None, "to/k+en=="])
    url = "http://localhost:4566/" + (quote(text(12), safe="/~-._") if service == "s3" else "")
    name = lambda: random.choice(["versionId", "response-content-type", word(3).strip() or "x"])
    query = "&".join(quote(name()) + "=" + quote(text(6), safe="") for _ in range(random.randint(0, 4)))
    if query: url += "?" + query
    headers = {"X-Amz-Meta-Note": word(8), "Content-Type": "text/plain;  charset=utf-8"}
    body = text(9).encode() if service != "s3" or random.random() < .5 else b""
    presign = random.random() < .4
    if presign: body = b""
    request = AWSRequest(method=random.choice(["GET", "PUT", "POST"]), url=url, data=body, headers=headers)
    if random.random() < .3: request.context["payload_signing_enabled"] = True
    kind = {(True, True): S3SigV4QueryAuth, (True, False): S3SigV4Auth, (False, True): SigV4QueryAuth, (False, False): SigV4Auth}
    old = service == "s3" and presign and random.random() < .5
    if old: auth = HmacV1QueryAuth(Credentials("AKIATEST", "sec/ret+", token), expires=60)
    else: auth = kind[service == "s3", presign](Credentials("AKIATEST", "sec/ret+", token), service, "eu-west-1", **({"expires": 60} if presign else {}))
    auth.add_auth(request)
    parts = urlsplit(request.url)
    headers = {k.lower(): v for k, v in request.headers.items()}
    headers["host"] = "localhost:4566"
    print(json.dumps(dict(service=service, token=token, method=request.method, path=parts.path, query=parts.query, headers=headers, body=list(body))))
"#;

fn verify(case: &serde_json::Value) {
    let text = |name: &str| case[name].as_str().unwrap();
    let mut headers = HeaderMap::new();
    for (name, value) in case["headers"].as_object().unwrap() {
        headers.insert(
            name.parse::<HeaderName>().unwrap(),
            value.as_str().unwrap().parse().unwrap(),
        );
    }
    let token = case["token"].as_str().map(str::to_owned);
    let lookup = move |_: &str| {
        Some(Credentials {
            secret: "sec/ret+".into(),
            principal: Arc::new(Principal::root("111122223333")),
            session_token: token.clone(),
            expires: None,
        })
    };
    let method: Method = text("method").parse().unwrap();
    let head = RequestHead {
        method: &method,
        path: text("path"),
        query: text("query"),
        headers: &headers,
    };
    let body: Vec<u8> = case["body"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| b.as_u64().unwrap() as u8)
        .collect();
    let pending = Verifier::new(Mode::Strict, Arc::new(lookup))
        .begin(&head, text("service"), jiff::Timestamp::now())
        .unwrap_or_else(|failure| panic!("{failure:?} in {case}"));
    let verified = pending.finish(Some(&hex::encode(Sha256::digest(&body))));
    verified.unwrap_or_else(|failure| panic!("{failure:#?} in {case}"));
}

#[test]
fn what_botocore_signs_is_accepted() {
    let output = Command::new("python3").args(["-c", ORACLE]).output();
    let Some(output) = output.ok().filter(|output| output.status.code() != Some(3)) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "in CI nothing is left out"
        );
        return eprintln!("skipped: python3 with botocore is needed");
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let cases: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(cases.len(), 400);
    cases.iter().for_each(verify);
}
