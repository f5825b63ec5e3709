//! A bucket's configurations as AWS answers for a bucket that nobody has configured. What sets them is not implemented yet and
//! says so.

use crate::call::Call;
use crate::errors::{Code, Result};
use crate::response::{self, Response};
use crate::xml::Xml;

/// An error that says the configuration is not there, naming the bucket.
fn absent(call: &Call, code: Code) -> Result<Response> {
    Err(code.with("BucketName", &call.bucket()?.name))
}

/// A document without content.
fn blank(root: &str) -> Result<Response> {
    Ok(response::document(Xml::document(root)))
}

/// GetBucketAcl and GetObjectAcl: the owner, who may do everything.
pub(crate) async fn acl(call: Call) -> Result<Response> {
    let bucket = call.bucket()?;
    if !call.key().is_empty() {
        call.ensure_version_known()?;
        let found = crate::objects::find(&call, false)?;
        found.ok_or_else(|| call.no_such_key())?;
    }
    let mut xml = Xml::document("AccessControlPolicy");
    xml.start("Owner")
        .text("ID", &bucket.owner_id)
        .text("DisplayName", &bucket.owner_name)
        .end();
    xml.start("AccessControlList").start("Grant");
    xml.start_typed("Grantee", "CanonicalUser");
    xml.text("ID", &bucket.owner_id)
        .text("DisplayName", &bucket.owner_name)
        .end();
    xml.text("Permission", "FULL_CONTROL");
    Ok(response::document(xml))
}

/// GetBucketAccelerateConfiguration.
pub(crate) async fn accelerate(_: Call) -> Result<Response> {
    blank("AccelerateConfiguration")
}

/// GetBucketCors.
pub(crate) async fn cors(call: Call) -> Result<Response> {
    absent(&call, Code::NoSuchCORSConfiguration)
}

/// The preflight of a browser, to a bucket without CORS.
pub(crate) async fn preflight(call: Call) -> Result<Response> {
    Err(Code::AccessForbidden
        .with("Method", call.method.as_str())
        .with("ResourceType", "BUCKET"))
}

/// GetBucketEncryption: every bucket encrypts with keys of S3.
pub(crate) async fn encryption(_: Call) -> Result<Response> {
    let mut xml = Xml::document("ServerSideEncryptionConfiguration");
    xml.start("Rule")
        .start("ApplyServerSideEncryptionByDefault")
        .text("SSEAlgorithm", "AES256")
        .end();
    xml.text("BucketKeyEnabled", "false");
    Ok(response::document(xml))
}

/// GetBucketLifecycleConfiguration.
pub(crate) async fn lifecycle(call: Call) -> Result<Response> {
    absent(&call, Code::NoSuchLifecycleConfiguration)
}

/// GetBucketLogging.
pub(crate) async fn logging(_: Call) -> Result<Response> {
    blank("BucketLoggingStatus")
}

/// GetBucketNotificationConfiguration.
pub(crate) async fn notification(_: Call) -> Result<Response> {
    blank("NotificationConfiguration")
}

/// GetObjectLockConfiguration.
pub(crate) async fn object_lock(call: Call) -> Result<Response> {
    absent(&call, Code::ObjectLockConfigurationNotFoundError)
}

/// GetBucketOwnershipControls.
pub(crate) async fn ownership_controls(_: Call) -> Result<Response> {
    let mut xml = Xml::document("OwnershipControls");
    xml.start("Rule")
        .text("ObjectOwnership", "BucketOwnerEnforced");
    Ok(response::document(xml))
}

/// GetBucketPolicy and GetBucketPolicyStatus.
pub(crate) async fn policy(call: Call) -> Result<Response> {
    absent(&call, Code::NoSuchBucketPolicy)
}

/// GetPublicAccessBlock.
pub(crate) async fn public_access_block(_: Call) -> Result<Response> {
    let mut xml = Xml::document("PublicAccessBlockConfiguration");
    for name in [
        "BlockPublicAcls",
        "IgnorePublicAcls",
        "BlockPublicPolicy",
        "RestrictPublicBuckets",
    ] {
        xml.text(name, "true");
    }
    Ok(response::document(xml))
}

/// GetBucketReplication.
pub(crate) async fn replication(call: Call) -> Result<Response> {
    absent(&call, Code::ReplicationConfigurationNotFoundError)
}

/// GetBucketRequestPayment.
pub(crate) async fn request_payment(_: Call) -> Result<Response> {
    let mut xml = Xml::document("RequestPaymentConfiguration");
    xml.text("Payer", "BucketOwner");
    Ok(response::document(xml))
}

/// GetBucketVersioning: never switched on.
pub(crate) async fn versioning(_: Call) -> Result<Response> {
    blank("VersioningConfiguration")
}

/// GetBucketWebsite.
pub(crate) async fn website(call: Call) -> Result<Response> {
    absent(&call, Code::NoSuchWebsiteConfiguration)
}

/// One analytics, inventory, metrics or tiering configuration: there is none.
pub(crate) async fn by_id(call: Call) -> Result<Response> {
    absent(&call, Code::NoSuchConfiguration)
}

fn no_configurations(root: &str) -> Result<Response> {
    let mut xml = Xml::document(root);
    xml.text("IsTruncated", "false");
    Ok(response::document(xml))
}

/// ListBucketAnalyticsConfigurations.
pub(crate) async fn list_analytics(_: Call) -> Result<Response> {
    no_configurations("ListBucketAnalyticsConfigurationResult")
}

/// ListBucketInventoryConfigurations.
pub(crate) async fn list_inventory(_: Call) -> Result<Response> {
    no_configurations("ListInventoryConfigurationsResult")
}

/// ListBucketMetricsConfigurations.
pub(crate) async fn list_metrics(_: Call) -> Result<Response> {
    no_configurations("ListMetricsConfigurationsResult")
}

/// ListBucketIntelligentTieringConfigurations.
pub(crate) async fn list_tiering(_: Call) -> Result<Response> {
    no_configurations("ListBucketIntelligentTieringConfigurationsOutput")
}
