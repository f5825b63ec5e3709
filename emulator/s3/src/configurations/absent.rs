//! What S3 answers of a configuration that was never set, or taken away.

use crate::call::Call;
use crate::errors::{Code, Result};
use crate::response::{self, Response};
use crate::xml::Xml;

/// An error that says the configuration is not there, naming the bucket.
pub(super) fn missing(call: &Call, code: Code) -> Result<Response> {
    Err(code.with("BucketName", &call.bucket()?.name))
}

/// A document without content.
fn blank(root: &str) -> Result<Response> {
    Ok(response::document(Xml::document(root)))
}

pub(super) fn abac(_: &Call) -> Result<Response> {
    let mut xml = Xml::document("AbacStatus");
    xml.text("Status", "Disabled");
    Ok(response::document(xml))
}

pub(super) fn accelerate(_: &Call) -> Result<Response> {
    blank("AccelerateConfiguration")
}

pub(super) fn cors(call: &Call) -> Result<Response> {
    missing(call, Code::NoSuchCORSConfiguration)
}

/// Every bucket encrypts with keys of S3.
pub(super) fn encryption(_: &Call) -> Result<Response> {
    let mut xml = Xml::document("ServerSideEncryptionConfiguration");
    xml.start("Rule")
        .start("ApplyServerSideEncryptionByDefault")
        .text("SSEAlgorithm", "AES256")
        .end();
    xml.text("BucketKeyEnabled", "false");
    Ok(response::document(xml))
}

pub(super) fn lifecycle(call: &Call) -> Result<Response> {
    missing(call, Code::NoSuchLifecycleConfiguration)
}

pub(super) fn logging(_: &Call) -> Result<Response> {
    blank("BucketLoggingStatus")
}

pub(super) fn notification(_: &Call) -> Result<Response> {
    blank("NotificationConfiguration")
}

pub(super) fn ownership_controls(_: &Call) -> Result<Response> {
    let mut xml = Xml::document("OwnershipControls");
    xml.start("Rule")
        .text("ObjectOwnership", "BucketOwnerEnforced");
    Ok(response::document(xml))
}

pub(super) fn public_access_block(_: &Call) -> Result<Response> {
    let mut xml = Xml::document("PublicAccessBlockConfiguration");
    for name in super::rules::BLOCKS {
        xml.text(name, "true");
    }
    Ok(response::document(xml))
}

/// What every bucket has from the beginning can be taken away; then it is missing.
pub(super) fn after_deletion(call: &Call, name: &str) -> Result<Response> {
    missing(
        call,
        match name {
            "ownershipControls" => Code::OwnershipControlsNotFoundError,
            _ => Code::NoSuchPublicAccessBlockConfiguration,
        },
    )
}

/// GetBucketReplication.
pub(crate) async fn replication(call: Call) -> Result<Response> {
    missing(&call, Code::ReplicationConfigurationNotFoundError)
}

pub(super) fn request_payment(_: &Call) -> Result<Response> {
    let mut xml = Xml::document("RequestPaymentConfiguration");
    xml.text("Payer", "BucketOwner");
    Ok(response::document(xml))
}

pub(super) fn website(call: &Call) -> Result<Response> {
    missing(call, Code::NoSuchWebsiteConfiguration)
}
