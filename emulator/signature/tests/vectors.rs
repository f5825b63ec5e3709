//! Facts that AWS publishes: the Signature Version 4 test suite and the examples of the S3 documentation.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use jiff::Timestamp;
use terrarium_signature::{Credentials, Failure, Mode, Principal, RequestHead, Verified, Verifier};

struct Vector {
    method: Method,
    uri: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body_sha256: &'static str,
}

const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn verify(
    vector: &Vector,
    service: &str,
    secret: &'static str,
    now: &str,
) -> Result<Verified, Failure> {
    let mut headers = HeaderMap::new();
    for (name, value) in vector.headers {
        headers.append(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    let (path, query) = vector.uri.split_once('?').unwrap_or((vector.uri, ""));
    let lookup = move |key: &str| {
        (key == "AKIDEXAMPLE" || key == "AKIAIOSFODNN7EXAMPLE").then(|| Credentials {
            secret: secret.into(),
            principal: Arc::new(Principal::root("123456789012")),
            session_token: None,
            expires: None,
        })
    };
    let verifier = Verifier::new(Mode::Strict, Arc::new(lookup));
    let head = RequestHead {
        method: &vector.method,
        path,
        query,
        headers: &headers,
    };
    let pending = verifier.begin(&head, service, now.parse::<Timestamp>().unwrap())?;
    pending.finish(Some(vector.body_sha256))
}

fn suite(vector: &Vector) {
    let verified = verify(
        vector,
        "service",
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "2015-08-30T12:36:00Z",
    )
    .unwrap();
    assert_eq!(verified.caller.account_id(), Some("123456789012"));
}

fn s3(vector: &Vector) {
    verify(
        vector,
        "s3",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "2013-05-24T00:00:00Z",
    )
    .unwrap();
}

const HOST: (&str, &str) = ("host", "example.amazonaws.com");
const DATE: (&str, &str) = ("x-amz-date", "20150830T123600Z");

macro_rules! authorization {
    ($names:literal, $signature:literal) => {
        (
            "authorization",
            concat!(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=",
                $names,
                ", Signature=",
                $signature
            ),
        )
    };
}

#[test]
fn get_vanilla() {
    suite(&Vector {
        method: Method::GET,
        uri: "/",
        headers: &[
            HOST,
            DATE,
            authorization!(
                "host;x-amz-date",
                "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
            ),
        ],
        body_sha256: EMPTY,
    });
}

#[test]
fn get_vanilla_query_order() {
    suite(&Vector {
        method: Method::GET,
        uri: "/?Param2=value2&Param1=value1",
        headers: &[
            HOST,
            DATE,
            authorization!(
                "host;x-amz-date",
                "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
            ),
        ],
        body_sha256: EMPTY,
    });
}

#[test]
fn get_unreserved() {
    suite(&Vector {
        method: Method::GET,
        uri: "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        headers: &[
            HOST,
            DATE,
            authorization!(
                "host;x-amz-date",
                "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"
            ),
        ],
        body_sha256: EMPTY,
    });
}

#[test]
fn get_utf8() {
    suite(&Vector {
        method: Method::GET,
        uri: "/\u{1234}",
        headers: &[
            HOST,
            DATE,
            authorization!(
                "host;x-amz-date",
                "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"
            ),
        ],
        body_sha256: EMPTY,
    });
}

#[test]
fn get_header_value_trim() {
    suite(&Vector {
        method: Method::GET,
        uri: "/",
        headers: &[
            HOST,
            ("my-header1", " value1"),
            ("my-header2", " \"a   b   c\""),
            DATE,
            authorization!(
                "host;my-header1;my-header2;x-amz-date",
                "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"
            ),
        ],
        body_sha256: EMPTY,
    });
}

#[test]
fn post_vanilla() {
    suite(&Vector {
        method: Method::POST,
        uri: "/",
        headers: &[
            HOST,
            DATE,
            authorization!(
                "host;x-amz-date",
                "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
            ),
        ],
        body_sha256: EMPTY,
    });
}

#[test]
fn post_form() {
    suite(&Vector {
        method: Method::POST,
        uri: "/",
        headers: &[
            ("content-type", "application/x-www-form-urlencoded"),
            HOST,
            DATE,
            authorization!(
                "content-type;host;x-amz-date",
                "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
            ),
        ],
        body_sha256: "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
    });
}

const BUCKET: (&str, &str) = ("host", "examplebucket.s3.amazonaws.com");
const DAY: (&str, &str) = ("x-amz-date", "20130524T000000Z");
const NOTHING: (&str, &str) = ("x-amz-content-sha256", EMPTY);

macro_rules! s3_authorization {
    ($names:literal, $signature:literal) => {
        (
            "authorization",
            concat!(
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=",
                $names,
                ",Signature=",
                $signature
            ),
        )
    };
}

#[test]
fn s3_get_object_with_a_range() {
    s3(&Vector {
        method: Method::GET,
        uri: "/test.txt",
        headers: &[
            BUCKET,
            ("range", "bytes=0-9"),
            NOTHING,
            DAY,
            s3_authorization!(
                "host;range;x-amz-content-sha256;x-amz-date",
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
            ),
        ],
        body_sha256: "",
    });
}

#[test]
fn s3_put_object_with_a_dollar_in_its_key() {
    s3(&Vector {
        method: Method::PUT,
        uri: "/test%24file.text",
        headers: &[
            ("date", "Fri, 24 May 2013 00:00:00 GMT"),
            BUCKET,
            (
                "x-amz-content-sha256",
                "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
            ),
            DAY,
            ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
            s3_authorization!(
                "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
            ),
        ],
        body_sha256: "",
    });
}

#[test]
fn s3_get_bucket_lifecycle() {
    s3(&Vector {
        method: Method::GET,
        uri: "/?lifecycle",
        headers: &[
            BUCKET,
            NOTHING,
            DAY,
            s3_authorization!(
                "host;x-amz-content-sha256;x-amz-date",
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"
            ),
        ],
        body_sha256: "",
    });
}

#[test]
fn s3_list_objects() {
    s3(&Vector {
        method: Method::GET,
        uri: "/?max-keys=2&prefix=J",
        headers: &[
            BUCKET,
            NOTHING,
            DAY,
            s3_authorization!(
                "host;x-amz-content-sha256;x-amz-date",
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
            ),
        ],
        body_sha256: "",
    });
}

const PRESIGNED: Vector = Vector {
    method: Method::GET,
    uri: "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    headers: &[BUCKET],
    body_sha256: "",
};

#[test]
fn s3_presigned_get() {
    s3(&PRESIGNED);
}

#[test]
fn a_presigned_url_ends() {
    let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    verify(&PRESIGNED, "s3", secret, "2013-05-25T00:00:00Z").unwrap();
    let failure = verify(&PRESIGNED, "s3", secret, "2013-05-25T00:00:01Z").unwrap_err();
    assert!(
        matches!(failure, Failure::Expired { seconds: 86400, .. }),
        "{failure:?}"
    );
    let failure = verify(&PRESIGNED, "s3", secret, "2013-05-23T23:44:59Z").unwrap_err();
    assert_eq!(failure, Failure::NotYetValid);
}
