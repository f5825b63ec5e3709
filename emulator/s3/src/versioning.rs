//! Whether a bucket keeps versions: GetBucketVersioning and PutBucketVersioning.

use http::StatusCode;

use crate::call::Call;
use crate::documents::shapes;
use crate::errors::{Code, Result};
use crate::locks;
use crate::response::{self, Response};
use crate::store::Versioning;
use crate::xml::Xml;

/// GetBucketVersioning.
pub(crate) async fn get(call: Call) -> Result<Response> {
    let status = call.bucket()?.versioning.name();
    let mut xml = Xml::document("VersioningConfiguration");
    xml.optional("Status", Some(status).filter(|status| !status.is_empty()));
    Ok(response::document(xml))
}

/// PutBucketVersioning. Nobody here has a device for MFA, so deletion cannot be made to want one.
pub(crate) async fn put(mut call: Call) -> Result<Response> {
    let document = shapes::PUT_BUCKET_VERSIONING.read(&call.receive_bytes().await?)?;
    if document.child_text("MfaDelete") == Some("Enabled") || call.header("x-amz-mfa").is_some() {
        return Err(Code::AccessDenied.because("Mfa Authentication must be used for this request"));
    }
    let versioning = match document.child_text("Status") {
        Some("Enabled") => Versioning::Enabled,
        Some("Suspended") => Versioning::Suspended,
        _ => return Err(Code::IllegalVersioningConfigurationException.into()),
    };
    let bucket = call.bucket()?.clone();
    let locks = call
        .store
        .read(|connection| bucket.configuration(connection, locks::KIND))?;
    if versioning == Versioning::Suspended && locks.is_some() {
        return Err(Code::InvalidBucketState.into());
    }
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            bucket.set_versioning(change.connection, versioning)
        })
        .await?;
    Ok(response::empty(StatusCode::OK))
}
