//! The configurations of a bucket: kept, answered, taken away, refused; and the cross-origin requests that one decides.

use bytes::Bytes;
use http_body_util::Full;

use crate::support::{Answer, Service, read};
use crate::with_bucket;

const RULE: &str = "<ID>r</ID><Filter><Prefix>logs/</Prefix></Filter><Status>Enabled</Status>";

/// Query, what is set, and the error once it was deleted; nothing where deleting brings back the beginning.
fn kept() -> Vec<(&'static str, String, &'static str)> {
    let same = |text: &str| text.to_owned();
    vec![
        (
            "cors",
            same(
                "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule></CORSConfiguration>",
            ),
            "NoSuchCORSConfiguration",
        ),
        (
            "encryption",
            same(
                "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm>\
                 </ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>",
            ),
            "",
        ),
        (
            "lifecycle",
            format!(
                "<LifecycleConfiguration><Rule><Expiration><Days>3</Days></Expiration>{RULE}</Rule></LifecycleConfiguration>"
            ),
            "NoSuchLifecycleConfiguration",
        ),
        (
            "ownershipControls",
            same(
                "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerPreferred</ObjectOwnership></Rule></OwnershipControls>",
            ),
            "OwnershipControlsNotFoundError",
        ),
        (
            "publicAccessBlock",
            same(
                "<PublicAccessBlockConfiguration><BlockPublicAcls>false</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>\
                 <BlockPublicPolicy>false</BlockPublicPolicy><RestrictPublicBuckets>false</RestrictPublicBuckets></PublicAccessBlockConfiguration>",
            ),
            "NoSuchPublicAccessBlockConfiguration",
        ),
        (
            "website",
            same(
                "<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument></WebsiteConfiguration>",
            ),
            "NoSuchWebsiteConfiguration",
        ),
    ]
}

/// A document as it is answered: with S3's namespace.
fn answered(text: &str) -> String {
    let (root, rest) = text.split_once('>').unwrap();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root} xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{rest}"
    )
}

#[tokio::test]
async fn a_configuration_is_kept_answered_and_taken_away() {
    let service = with_bucket().await;
    for (name, text, missing) in kept() {
        let uri = format!("/bucket?{name}");
        let before = service.get(&uri).await;
        let set = service.put(&uri, text.clone()).await;
        assert_eq!(set.status, 200, "{name}: {}", set.text());
        assert_eq!(service.get(&uri).await.text(), answered(&text));
        let deleted = service.send("DELETE", &uri, &[], "").await;
        assert_eq!(deleted.status, 204, "{name}");
        let after = service.get(&uri).await;
        match missing {
            "" => assert_eq!(after.text(), before.text()),
            missing => assert_eq!(
                (after.status, after.element("Code")),
                (404, missing.to_owned())
            ),
        }
        assert_eq!(service.send("DELETE", &uri, &[], "").await.status, 204);
    }
}

#[tokio::test]
async fn what_cannot_be_deleted_is_set_anew() {
    let service = with_bucket().await;
    for (uri, text) in [
        (
            "/bucket?accelerate",
            "<AccelerateConfiguration><Status>Enabled</Status></AccelerateConfiguration>",
        ),
        (
            "/bucket?abac",
            "<AbacStatus><Status>Enabled</Status></AbacStatus>",
        ),
        (
            "/bucket?requestPayment",
            "<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>",
        ),
        (
            "/bucket?logging",
            "<BucketLoggingStatus><LoggingEnabled><TargetBucket>bucket</TargetBucket><TargetPrefix>logs/</TargetPrefix></LoggingEnabled></BucketLoggingStatus>",
        ),
    ] {
        assert_eq!(service.put(uri, text).await.status, 200, "{uri}");
        assert_eq!(service.get(uri).await.text(), answered(text));
    }
    let off = service
        .put("/bucket?logging", "<BucketLoggingStatus/>")
        .await;
    assert_eq!(off.status, 200);
    assert!(
        !service
            .get("/bucket?logging")
            .await
            .text()
            .contains("LoggingEnabled")
    );
}

#[tokio::test]
async fn a_configuration_survives_a_restart_and_goes_with_its_bucket() {
    let folder = tempfile::tempdir().unwrap();
    let text = &kept()[0].1;
    {
        let service = Service::at(folder.path());
        service.put("/bucket", "").await;
        service.put("/bucket?cors", text.clone()).await;
    }
    let service = Service::at(folder.path());
    assert_eq!(service.get("/bucket?cors").await.text(), answered(text));
    service.send("DELETE", "/bucket", &[], "").await;
    service.put("/bucket", "").await;
    assert_eq!(service.get("/bucket?cors").await.status, 404);
}

#[tokio::test]
async fn configurations_that_s3_refuses_are_refused_in_its_words() {
    let service = with_bucket().await;
    let lifecycle = |rule: &str| {
        format!("<LifecycleConfiguration><Rule>{rule}</Rule></LifecycleConfiguration>")
    };
    let cors = |rule: &str| {
        format!(
            "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin>{rule}</CORSRule></CORSConfiguration>"
        )
    };
    let logging = "<BucketLoggingStatus><LoggingEnabled><TargetBucket>nowhere</TargetBucket><TargetPrefix/></LoggingEnabled></BucketLoggingStatus>";
    let topic = "<TopicConfiguration><Id>t</Id><Topic>arn:aws:sns:us-east-1:111122223333:t</Topic><Event>s3:ObjectCreated:*</Event></TopicConfiguration>";
    for (name, text, refused) in [
        (
            "cors",
            cors("<AllowedMethod>PATCH</AllowedMethod>"),
            "InvalidRequest: Found unsupported HTTP method in CORS config. Unsupported method is PATCH",
        ),
        (
            "cors",
            cors("<AllowedMethod>GET</AllowedMethod><AllowedHeader>*-*</AllowedHeader>"),
            "InvalidRequest: AllowedHeader \"*-*\" can not have more than one wildcard.",
        ),
        (
            "cors",
            String::new(),
            "MissingRequestBodyError: Request Body is empty",
        ),
        (
            "lifecycle",
            lifecycle(RULE),
            "InvalidRequest: At least one action needs to be specified in a rule",
        ),
        (
            "lifecycle",
            lifecycle(&format!("{RULE}<Expiration><Days>0</Days></Expiration>")),
            "InvalidArgument: 'Days' for Expiration action must be a positive integer",
        ),
        (
            "lifecycle",
            lifecycle(&format!(
                "{RULE}<Expiration><Date>2030-01-01T01:00:00Z</Date></Expiration>"
            )),
            "InvalidArgument: 'Date' must be at midnight GMT",
        ),
        (
            "lifecycle",
            lifecycle(&format!(
                "{RULE}<Transition><Days>1</Days><StorageClass>STANDARD_IA</StorageClass></Transition>"
            )),
            "InvalidArgument: 'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'",
        ),
        (
            "lifecycle",
            lifecycle("<Status>Enabled</Status><Expiration><Days>1</Days></Expiration>"),
            "MalformedXML: The XML you provided was not well-formed or did not validate against our published schema",
        ),
        (
            "logging",
            logging.to_owned(),
            "InvalidTargetBucketForLogging: The target bucket for logging does not exist",
        ),
        (
            "notification",
            format!(
                "<NotificationConfiguration>{}</NotificationConfiguration>",
                topic.replace("arn:aws:sns", "arn:aws:sqs")
            ),
            "InvalidArgument: The ARN could not be parsed",
        ),
        (
            "notification",
            format!(
                "<NotificationConfiguration>{topic}{}</NotificationConfiguration>",
                topic.replace("<Id>t", "<Id>u")
            ),
            "InvalidArgument: Configurations overlap. Configurations on the same bucket cannot share a common event type.",
        ),
        (
            "website",
            "<WebsiteConfiguration/>".to_owned(),
            "InvalidArgument: A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty",
        ),
        (
            "metrics&id=a",
            "<MetricsConfiguration><Id>b</Id></MetricsConfiguration>".to_owned(),
            "InvalidConfigurationId: The specified configuration id is invalid.",
        ),
        (
            "metrics&id=a%20b",
            "<MetricsConfiguration><Id>a b</Id></MetricsConfiguration>".to_owned(),
            "InvalidConfigurationId: The specified configuration id is invalid.",
        ),
    ] {
        let answer = service.put(&format!("/bucket?{name}"), text).await;
        assert_eq!(
            format!("{}: {}", answer.element("Code"), answer.element("Message")),
            refused,
            "{name}"
        );
    }
}

#[tokio::test]
async fn rules_without_an_id_are_given_one() {
    let service = with_bucket().await;
    let lifecycle = "<LifecycleConfiguration><Rule><Prefix/><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>";
    let answer = service.put("/bucket?lifecycle", lifecycle).await;
    assert_eq!(
        answer.header("x-amz-transition-default-minimum-object-size"),
        "all_storage_classes_128K"
    );
    let kept = service.get("/bucket?lifecycle").await;
    assert_eq!(kept.element("ID").len(), 64);
    assert_eq!(
        kept.header("x-amz-transition-default-minimum-object-size"),
        "all_storage_classes_128K"
    );
    let notification = "<NotificationConfiguration><QueueConfiguration><Queue>arn:aws:sqs:us-east-1:111122223333:q</Queue><Event>s3:ObjectRemoved:*</Event></QueueConfiguration></NotificationConfiguration>";
    assert_eq!(
        service
            .put("/bucket?notification", notification)
            .await
            .status,
        200
    );
    assert_eq!(
        service
            .get("/bucket?notification")
            .await
            .element("Id")
            .len(),
        64
    );
}

#[tokio::test]
async fn configurations_with_ids_are_listed_in_pages() {
    let service = with_bucket().await;
    for kind in ["analytics", "intelligent-tiering", "inventory", "metrics"] {
        assert_eq!(
            service
                .get(&format!("/bucket?{kind}&id=none"))
                .await
                .element("Code"),
            "NoSuchConfiguration"
        );
    }
    for number in 0..101 {
        let text = format!("<MetricsConfiguration><Id>m{number:03}</Id></MetricsConfiguration>");
        let set = service
            .put(&format!("/bucket?metrics&id=m{number:03}"), text)
            .await;
        assert_eq!(set.status, 204);
    }
    let first = service.get("/bucket?metrics").await;
    assert_eq!(
        (first.elements("Id").len(), first.element("IsTruncated")),
        (100, "true".to_owned())
    );
    let token = first.element("NextContinuationToken");
    let second = service
        .get(&format!("/bucket?metrics&continuation-token={token}"))
        .await;
    assert_eq!(
        (second.elements("Id"), second.element("IsTruncated")),
        (vec!["m100".to_owned()], "false".to_owned())
    );
    assert_eq!(
        service.get("/bucket?metrics&id=m007").await.element("Id"),
        "m007"
    );
    assert_eq!(
        service.get("/bucket?analytics").await.elements("Id").len(),
        0
    );
    assert_eq!(
        service
            .send("DELETE", "/bucket?metrics&id=m007", &[], "")
            .await
            .status,
        204
    );
    let again = service
        .send("DELETE", "/bucket?metrics&id=m007", &[], "")
        .await;
    assert_eq!(again.element("Code"), "NoSuchConfiguration");
}

async fn preflight(service: &Service, headers: &[(&str, &str)]) -> Answer {
    let mut request = http::Request::options("/bucket/key").header("host", "localhost");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    read(
        service
            .answer(request.body(Full::<Bytes>::default()).unwrap())
            .await,
    )
    .await
}

#[tokio::test]
async fn a_browser_is_told_what_the_cors_configuration_allows() {
    let service = with_bucket().await;
    let origin = ("origin", "https://app.example");
    let asks = ("access-control-request-method", "PUT");
    let wants = (
        "access-control-request-headers",
        "Content-Type, x-amz-meta-a",
    );
    assert_eq!(
        preflight(&service, &[origin, asks])
            .await
            .element("Message"),
        "CORSResponse: CORS is not enabled for this bucket."
    );
    let rules = "<CORSConfiguration><CORSRule><AllowedOrigin>https://*.example</AllowedOrigin><AllowedMethod>PUT</AllowedMethod>\
                 <AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>60</MaxAgeSeconds></CORSRule>\
                 <CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>";
    service.put("/bucket?cors", rules).await;

    let allowed = preflight(&service, &[origin, asks, wants]).await;
    assert_eq!(allowed.status, 200, "{}", allowed.text());
    for (name, value) in [
        ("access-control-allow-origin", "https://app.example"),
        ("access-control-allow-credentials", "true"),
        ("access-control-allow-methods", "PUT"),
        ("access-control-allow-headers", "content-type, x-amz-meta-a"),
        ("access-control-expose-headers", "ETag"),
        ("access-control-max-age", "60"),
    ] {
        assert_eq!(allowed.header(name), value, "{name}");
    }
    let refused = preflight(&service, &[("origin", "https://other.test"), asks]).await;
    assert_eq!(
        (refused.status, refused.element("Code")),
        (403, "AccessForbidden".to_owned())
    );
    let silent = preflight(&service, &[asks]).await;
    assert_eq!(
        silent.element("Message"),
        "Insufficient information. Origin request header needed."
    );

    // The request itself, with an answer for the script to read.
    service.put("/bucket/key", "x").await;
    let answer = service
        .send(
            "GET",
            "/bucket/key",
            &[("origin", "https://other.test")],
            "",
        )
        .await;
    assert_eq!(
        (answer.status, answer.header("access-control-allow-origin")),
        (200, "*")
    );
    let other = service
        .send(
            "PUT",
            "/bucket/key",
            &[("origin", "https://other.test")],
            "x",
        )
        .await;
    assert_eq!(
        (other.status, other.header("access-control-allow-origin")),
        (200, "")
    );
    assert_eq!(
        service
            .get("/bucket/key")
            .await
            .header("access-control-allow-origin"),
        ""
    );
}

#[tokio::test]
async fn objects_are_encrypted_as_they_ask_or_as_their_bucket_says() {
    let service = with_bucket().await;
    let by = |answer: &Answer| {
        let names = ["", "-aws-kms-key-id", "-bucket-key-enabled"];
        names.map(|name| {
            answer
                .header(&format!("x-amz-server-side-encryption{name}"))
                .to_owned()
        })
    };
    let plain = service.put("/bucket/a", "x").await;
    assert_eq!(by(&plain), ["AES256", "", ""]);
    let kms = [
        ("x-amz-server-side-encryption", "aws:kms"),
        ("x-amz-server-side-encryption-aws-kms-key-id", "alias/mine"),
    ];
    let asked = service.send("PUT", "/bucket/b", &kms, "x").await;
    assert_eq!(by(&asked), ["aws:kms", "alias/mine", ""]);
    assert_eq!(
        by(&service.send("HEAD", "/bucket/b", &[], "").await),
        ["aws:kms", "alias/mine", ""]
    );
    service.put("/bucket?encryption", kept()[1].1.clone()).await;
    let usual = service.put("/bucket/c", "x").await;
    let [algorithm, key, bucket_key] = by(&usual);
    assert_eq!(
        (algorithm.as_str(), bucket_key.as_str()),
        ("aws:kms", "true")
    );
    assert!(
        key.starts_with("arn:aws:kms:us-east-1:111122223333:key/"),
        "{key}"
    );
    let upload = service.send("POST", "/bucket/d?uploads", &[], "").await;
    assert_eq!(by(&upload)[1], key);
    for (name, value) in [
        ("x-amz-server-side-encryption", "rot13"),
        ("x-amz-server-side-encryption-aws-kms-key-id", "k"),
    ] {
        let refused = service
            .send("PUT", "/bucket/e", &[(name, value)], "x")
            .await;
        assert_eq!(refused.element("Code"), "InvalidArgument", "{name}");
    }
}
