//! Object Lock: retention, legal holds, and what they keep from being deleted.

use crate::support::{Answer, Service};

const FUTURE: &str = "2090-01-01T00:00:00Z";
const LATER: &str = "2091-01-01T00:00:00Z";

async fn with_locks() -> Service {
    let service = Service::in_memory();
    let made = service
        .send(
            "PUT",
            "/bucket",
            &[("x-amz-bucket-object-lock-enabled", "true")],
            "",
        )
        .await;
    assert_eq!(made.status, 200, "{}", made.text());
    service
}

async fn put(service: &Service, headers: &[(&str, &str)]) -> String {
    let digest = ("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==");
    let answer = service
        .send("PUT", "/bucket/key", &[headers, &[digest]].concat(), "")
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.header("x-amz-version-id").to_owned()
}

fn retention(mode: &str, until: &str) -> String {
    format!("<Retention><Mode>{mode}</Mode><RetainUntilDate>{until}</RetainUntilDate></Retention>")
}

async fn delete(service: &Service, id: &str, bypass: bool) -> Answer {
    let bypass = [(
        "x-amz-bypass-governance-retention",
        if bypass { "true" } else { "false" },
    )];
    service
        .send(
            "DELETE",
            &format!("/bucket/key?versionId={id}"),
            &bypass,
            "",
        )
        .await
}

#[tokio::test]
async fn a_bucket_with_locks_keeps_versions_and_cannot_stop() {
    let service = with_locks().await;
    assert_eq!(
        service.get("/bucket?versioning").await.element("Status"),
        "Enabled"
    );
    assert_eq!(
        service
            .get("/bucket?object-lock")
            .await
            .element("ObjectLockEnabled"),
        "Enabled"
    );
    let suspend = "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>";
    assert_eq!(
        service
            .put("/bucket?versioning", suspend)
            .await
            .element("Code"),
        "InvalidBucketState"
    );
    service.put("/other", "").await;
    let enable = "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>";
    assert_eq!(
        service
            .put("/other?object-lock", enable)
            .await
            .element("Code"),
        "InvalidBucketState"
    );
    assert_eq!(
        service.get("/other?object-lock").await.element("Code"),
        "ObjectLockConfigurationNotFoundError"
    );
    service
        .put("/other?versioning", suspend.replace("Suspended", "Enabled"))
        .await;
    assert_eq!(service.put("/other?object-lock", enable).await.status, 200);
}

#[tokio::test]
async fn governance_is_bypassed_by_who_says_so_and_compliance_by_nobody() {
    let service = with_locks().await;
    for (mode, bypassed) in [("GOVERNANCE", 204), ("COMPLIANCE", 403)] {
        let id = put(
            &service,
            &[
                ("x-amz-object-lock-mode", mode),
                ("x-amz-object-lock-retain-until-date", FUTURE),
            ],
        )
        .await;
        let head = service.send("HEAD", "/bucket/key", &[], "").await;
        assert_eq!(head.header("x-amz-object-lock-mode"), mode);
        assert_eq!(
            head.header("x-amz-object-lock-retain-until-date"),
            "2090-01-01T00:00:00.000Z"
        );
        let refused = delete(&service, &id, false).await;
        assert_eq!(
            refused.element("Message"),
            "Access Denied because object protected by object lock."
        );
        // A marker hides it, and takes nothing away.
        assert_eq!(
            service.send("DELETE", "/bucket/key", &[], "").await.status,
            204
        );
        assert_eq!(delete(&service, &id, true).await.status, bypassed, "{mode}");
    }
}

#[tokio::test]
async fn a_retention_is_made_longer_by_all_and_shorter_only_where_that_is_allowed() {
    let service = with_locks().await;
    put(&service, &[]).await;
    let uri = "/bucket/key?retention";
    assert_eq!(
        service.get(uri).await.element("Code"),
        "NoSuchObjectLockConfiguration"
    );
    assert_eq!(
        service
            .put(uri, retention("GOVERNANCE", LATER))
            .await
            .status,
        200
    );
    assert_eq!(
        service.get(uri).await.element("RetainUntilDate"),
        "2091-01-01T00:00:00.000Z"
    );
    assert_eq!(
        service
            .put(uri, retention("GOVERNANCE", FUTURE))
            .await
            .status,
        403
    );
    assert_eq!(service.put(uri, "<Retention/>").await.status, 403);
    let bypass = [("x-amz-bypass-governance-retention", "true")];
    assert_eq!(
        service
            .send("PUT", uri, &bypass, retention("GOVERNANCE", FUTURE))
            .await
            .status,
        200
    );
    assert_eq!(
        service
            .put(uri, retention("COMPLIANCE", FUTURE))
            .await
            .status,
        200
    );
    for shorter in [retention("GOVERNANCE", LATER), "<Retention/>".to_owned()] {
        assert_eq!(service.send("PUT", uri, &bypass, shorter).await.status, 403);
    }
    assert_eq!(
        service
            .put(uri, retention("COMPLIANCE", LATER))
            .await
            .status,
        200
    );
    let past = service
        .put(uri, retention("COMPLIANCE", "2020-01-01T00:00:00Z"))
        .await;
    assert_eq!(
        past.element("Message"),
        "The retain until date must be in the future!"
    );
}

#[tokio::test]
async fn a_legal_hold_keeps_a_version_until_it_is_taken_off() {
    let service = with_locks().await;
    let id = put(&service, &[("x-amz-object-lock-legal-hold", "ON")]).await;
    assert_eq!(
        service
            .get("/bucket/key?legal-hold")
            .await
            .element("Status"),
        "ON"
    );
    assert_eq!(delete(&service, &id, true).await.status, 403);
    let off = "<LegalHold><Status>OFF</Status></LegalHold>";
    assert_eq!(service.put("/bucket/key?legal-hold", off).await.status, 200);
    assert_eq!(delete(&service, &id, false).await.status, 204);
}

#[tokio::test]
async fn new_objects_get_the_default_retention_of_their_bucket() {
    let service = with_locks().await;
    let configuration = |period: &str| {
        format!(
            "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>COMPLIANCE</Mode>\
             {period}</DefaultRetention></Rule></ObjectLockConfiguration>"
        )
    };
    assert_eq!(
        service
            .put("/bucket?object-lock", configuration("<Days>1</Days>"))
            .await
            .status,
        200
    );
    let id = put(&service, &[]).await;
    assert_eq!(
        service.get("/bucket/key?retention").await.element("Mode"),
        "COMPLIANCE"
    );
    assert_eq!(delete(&service, &id, true).await.status, 403);
    for (period, code) in [
        ("<Days>0</Days>", "InvalidRetentionPeriod"),
        ("<Years>101</Years>", "InvalidRetentionPeriod"),
        ("<Days>1</Days><Years>1</Years>", "MalformedXML"),
        ("", "MalformedXML"),
    ] {
        let refused = service
            .put("/bucket?object-lock", configuration(period))
            .await;
        assert_eq!(refused.element("Code"), code, "{period}");
    }
}

#[tokio::test]
async fn lock_headers_that_make_no_sense_are_refused() {
    let service = with_locks().await;
    let digest = ("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==");
    let mode = |mode| ("x-amz-object-lock-mode", mode);
    let until = |until| ("x-amz-object-lock-retain-until-date", until);
    for (headers, message) in [
        (
            vec![mode("GOVERNANCE"), digest],
            "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied",
        ),
        (
            vec![mode("FIRM"), until(FUTURE), digest],
            "Unknown wormMode directive.",
        ),
        (
            vec![mode("GOVERNANCE"), until("2020-01-01T00:00:00Z"), digest],
            "The retain until date must be in the future!",
        ),
        (
            vec![("x-amz-object-lock-legal-hold", "MAYBE"), digest],
            "Legal Hold must be either of 'ON' or 'OFF'",
        ),
        (
            vec![("x-amz-object-lock-legal-hold", "ON")],
            "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters",
        ),
    ] {
        assert_eq!(
            service
                .send("PUT", "/bucket/key", &headers, "")
                .await
                .element("Message"),
            message
        );
    }
    service.put("/plain", "").await;
    let plain = service
        .send(
            "PUT",
            "/plain/key",
            &[("x-amz-object-lock-legal-hold", "ON"), digest],
            "",
        )
        .await;
    assert_eq!(
        plain.element("Message"),
        "Bucket is missing Object Lock Configuration"
    );
}
