//! The operations on access control lists, and the list that a new bucket or object gets.

use http::StatusCode;

use super::acl::Acl;
use super::settings::{Block, Ownership};
use crate::call::Call;
use crate::documents::shapes;
use crate::errors::{Code, Result};
use crate::objects;
use crate::response::{self, Response};
use crate::store::{Bucket, Object, to_json};

/// The kind of configuration that a bucket's list is.
pub(crate) const KIND: &str = "acl";

/// Canned lists that say no more than a bucket that enforces its owner does anyway.
const HARMLESS: [&str; 2] = ["private", "bucket-owner-full-control"];

/// Whether a request names a list that a bucket without lists cannot take.
fn asks_for_list(call: &Call) -> bool {
    let canned = call.header("x-amz-acl");
    let is_asking = canned.is_some_and(|name| !HARMLESS.contains(&name));
    is_asking
        || call
            .headers
            .keys()
            .any(|name| name.as_str().starts_with("x-amz-grant-"))
}

/// The list that a request gives a new object; none where the bucket has no lists.
pub(crate) fn of_new_object(call: &Call) -> Result<Option<Acl>> {
    let bucket = call.bucket()?;
    if !bucket.access.has_lists() {
        return match asks_for_list(call) {
            true => Err(Code::AccessControlListNotSupported.into()),
            false => Ok(None),
        };
    }
    let principal = call.context.verified.caller.principal();
    let writer = principal.map(|principal| {
        (
            principal.canonical_user_id.as_str(),
            principal.display_name.as_str(),
        )
    });
    let owner = (bucket.owner_id.as_str(), bucket.owner_name.as_str());
    let prefers_owner = bucket.access.ownership == Ownership::BucketOwnerPreferred
        && call.header("x-amz-acl") == Some("bucket-owner-full-control");
    let writer = writer.filter(|_| !prefers_owner).unwrap_or(owner);
    let acl = Acl::of_headers(call, writer, Some(bucket))?;
    let acl = acl.unwrap_or_else(|| Acl::private(writer.0, writer.1));
    acl.ensure_unblocked(bucket)?;
    Ok(Some(acl))
}

/// The list that a request gives a new bucket, whose ownership it says too.
pub(crate) fn of_new_bucket(call: &Call, bucket: &Bucket) -> Result<Option<Acl>> {
    if !bucket.access.has_lists() {
        return match asks_for_list(call) {
            true => Err(Code::InvalidBucketAclWithObjectOwnership.into()),
            false => Ok(None),
        };
    }
    let acl = Acl::of_headers(call, (&bucket.owner_id, &bucket.owner_name), None)?;
    match acl {
        Some(acl) if acl.is_public() && bucket.access.blocks(Block::PublicAcls) => {
            Err(Code::InvalidBucketAclWithBlockPublicAccessError.into())
        }
        acl => Ok(acl),
    }
}

fn of_bucket(bucket: &Bucket) -> Acl {
    let acl = bucket
        .access
        .acl
        .clone()
        .filter(|_| bucket.access.has_lists());
    acl.unwrap_or_else(|| Acl::private(&bucket.owner_id, &bucket.owner_name))
}

/// The list of an object; without one of its own it is its bucket's owner's alone.
fn of_object(bucket: &Bucket, object: &Object) -> Acl {
    let acl = object
        .headers
        .acl
        .clone()
        .filter(|_| bucket.access.has_lists());
    acl.unwrap_or_else(|| Acl::private(&bucket.owner_id, &bucket.owner_name))
}

/// GetBucketAcl.
pub(crate) async fn get_of_bucket(call: Call) -> Result<Response> {
    Ok(response::document(of_bucket(call.bucket()?).document()))
}

/// GetObjectAcl.
pub(crate) async fn get_of_object(call: Call) -> Result<Response> {
    let object = objects::find(&call)?;
    let mut response = response::document(of_object(call.bucket()?, &object).document());
    objects::tell_version(&call, &object.version_id, response.headers_mut())?;
    Ok(response)
}

/// The list that PutBucketAcl or PutObjectAcl sets, from headers or body.
async fn given(call: &mut Call, now: &Acl) -> Result<Acl> {
    let bytes = call.receive_bytes().await?;
    let bucket = call.bucket()?;
    let owner = (now.owner_id.as_str(), now.owner_name.as_str());
    let of_object = Some(bucket).filter(|_| !call.key().is_empty());
    let acl = match (Acl::of_headers(call, owner, of_object)?, bytes.is_empty()) {
        (Some(_), false) => return Err(Code::UnexpectedContent.into()),
        (Some(acl), true) => acl,
        (None, false) => Acl::of_document(&shapes::PUT_BUCKET_ACL.read(&bytes)?, owner)?,
        (None, true) => {
            return Err(Code::MissingSecurityHeader.with("MissingHeaderName", "x-amz-acl"));
        }
    };
    if !bucket.access.has_lists() {
        // What changes nothing is taken.
        return match acl == *now {
            true => Ok(acl),
            false => Err(Code::AccessControlListNotSupported.into()),
        };
    }
    acl.ensure_unblocked(bucket)?;
    Ok(acl)
}

/// PutBucketAcl.
pub(crate) async fn put_of_bucket(mut call: Call) -> Result<Response> {
    let bucket = call.bucket()?.clone();
    let acl = given(&mut call, &of_bucket(&bucket)).await?;
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            bucket.configure(change.connection, KIND, Some(&to_json(&acl)))
        })
        .await?;
    Ok(response::empty(StatusCode::OK))
}

/// PutObjectAcl.
pub(crate) async fn put_of_object(mut call: Call) -> Result<Response> {
    let object = objects::find(&call)?;
    let bucket = call.bucket()?.clone();
    let acl = given(&mut call, &of_object(&bucket, &object)).await?;
    let key = call.key().to_owned();
    let id = call.version_id()?.map(str::to_owned);
    let object = call
        .store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            let mut object = objects::find_in(change.connection, bucket.id, &key, id.as_deref())?;
            object.headers.acl = Some(acl);
            object.set_headers(change.connection)?;
            Ok(object)
        })
        .await?;
    let mut response = response::empty(StatusCode::OK);
    objects::tell_version(&call, &object.version_id, response.headers_mut())?;
    Ok(response)
}
