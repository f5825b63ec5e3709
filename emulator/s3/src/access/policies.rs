//! A bucket's policy: set, answered, taken away, and whether it is public.

use http::StatusCode;
use terrarium_policy::Policy;

use super::settings::Block;
use crate::call::Call;
use crate::errors::{Code, Result};
use crate::response::{self, Response};
use crate::store::Bucket;
use crate::xml::Xml;

/// The largest policy, in bytes.
const MAX_BYTES: usize = 20 * 1024;
/// The kind of configuration that it is.
const KIND: &str = "policy";

fn absent(bucket: &Bucket) -> crate::errors::Error {
    Code::NoSuchBucketPolicy.with("BucketName", &bucket.name)
}

/// PutBucketPolicy.
pub(crate) async fn put(mut call: Call) -> Result<Response> {
    let bytes = call.receive_bytes().await?;
    let bucket = call.bucket()?.clone();
    let text = checked(&bucket, bytes)?;
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            bucket.configure(change.connection, KIND, Some(&text))
        })
        .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// The policy as it is kept: one of this bucket and of S3, and not public where that is blocked.
fn checked(bucket: &Bucket, bytes: Vec<u8>) -> Result<String> {
    if bytes.is_empty() {
        return Err(Code::MissingRequestBodyError.into());
    }
    if bytes.len() > MAX_BYTES {
        return Err(Code::PolicyTooLarge.into());
    }
    let malformed = |why: &str| Code::MalformedPolicy.because(why.to_owned());
    let text = String::from_utf8(bytes)
        .map_err(|_| malformed("Policies must be valid JSON and the first byte must be '{'"))?;
    let policy = Policy::parse(&text).map_err(|flaw| malformed(&flaw.to_string()))?;
    if !policy.names_principals() {
        return Err(malformed("Missing required field Principal"));
    }
    if !policy.actions_all(|action| action == "*" || action.to_ascii_lowercase().starts_with("s3:"))
    {
        return Err(malformed("Policy has invalid action"));
    }
    let own = format!("arn:aws:s3:::{}", bucket.name);
    let is_own = |resource: &str| match resource.strip_prefix(&own) {
        Some(rest) => rest.is_empty() || rest.starts_with(['/', '*']),
        None => resource == "*" || resource == "arn:aws:s3:::*",
    };
    if !policy.resources_all(is_own) {
        return Err(malformed("Policy has invalid resource"));
    }
    match bucket.access.blocks(Block::PublicPolicy) && policy.is_public() {
        true => Err(Code::AccessDenied.into()),
        false => Ok(text),
    }
}

/// GetBucketPolicy: the text as it was given.
pub(crate) async fn get(call: Call) -> Result<Response> {
    let bucket = call.bucket()?;
    let kept = call
        .store
        .read(|connection| bucket.configuration(connection, KIND))?;
    let text = kept.ok_or_else(|| absent(bucket))?;
    Ok(response::json(text))
}

/// DeleteBucketPolicy.
pub(crate) async fn delete(call: Call) -> Result<Response> {
    let bucket = call.bucket()?.clone();
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            bucket.configure(change.connection, KIND, None)
        })
        .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// GetBucketPolicyStatus.
pub(crate) async fn status(call: Call) -> Result<Response> {
    let bucket = call.bucket()?;
    let policy = bucket
        .access
        .policy
        .as_ref()
        .ok_or_else(|| absent(bucket))?;
    let mut xml = Xml::document("PolicyStatus");
    xml.value("IsPublic", policy.is_public());
    Ok(response::document(xml))
}
