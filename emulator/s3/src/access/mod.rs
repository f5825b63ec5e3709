//! Who may do what: a bucket's policy, access control lists and the block of public access, asked on every request.
//!
//! An account's own users may do whatever no bucket policy denies them: policies of identities are not enforced.

pub(crate) mod acl;
mod actions;
mod context;
pub(crate) mod lists;
pub(crate) mod policies;
mod settings;

use http::Method;
use terrarium_policy::{Decision, Policy, Principal, Request};
use terrarium_signature::Caller;

use crate::access::context::Context;
use crate::call::Call;
use crate::errors::{Code, Error, Result};
use crate::operations::Operation;
use crate::store::{Bucket, Object, Version};

pub(crate) use settings::{Access, Block, Ownership};

/// What a request is about, as far as deciding on it needs.
pub(crate) struct Target<'a> {
    pub(crate) bucket: &'a Bucket,
    /// None for the bucket itself.
    pub(crate) key: Option<&'a str>,
    /// The object, where it is there.
    pub(crate) object: Option<&'a Object>,
}

/// Refuses a request that its caller may not make. Costs a look-up of the object only where the caller is not the bucket's
/// owner, or the bucket has a policy or objects of others.
pub(crate) fn authorize(call: &Call, operation: &Operation, bucket: &Bucket) -> Result<()> {
    ensure_expected(call, "x-amz-expected-bucket-owner", bucket)?;
    // Browsers cannot sign a preflight, and DeleteObjects is decided key by key.
    if call.method == Method::OPTIONS || operation.name() == "DeleteObjects" {
        return Ok(());
    }
    let key = Some(call.key()).filter(|key| !key.is_empty());
    let id = call.query.filled("versionId");
    ensure_allowed(call, (operation.name(), id), bucket, key)
}

/// `AccessDenied` unless the caller may do an operation (on a version that is named, or not) to a bucket or a key in it.
pub(crate) fn ensure_allowed(
    call: &Call,
    (operation, id): (&str, Option<&str>),
    bucket: &Bucket,
    key: Option<&str>,
) -> Result<()> {
    if owns(call, bucket) && bucket.access.is_simple() {
        return Ok(());
    }
    let object = match key {
        Some(key) => call
            .store
            .read(|connection| Version::find(connection, bucket.id, key, id, false))?,
        None => None,
    };
    let object = match object {
        Some(Version::Object(object)) => Some(object),
        Some(Version::Marker(_)) | None => None,
    };
    let target = Target {
        bucket,
        key,
        object: object.as_deref(),
    };
    let mut actions = actions::of(operation, id.is_some()).into_iter();
    let denied = actions.find(|action| !is_allowed(call, action, &target));
    match denied {
        None => Ok(()),
        Some(action) => {
            tracing::debug!(%action, bucket = %bucket.name, key, "not allowed");
            Err(Error {
                bucket_region: Some(bucket.region.clone()),
                ..Code::AccessDenied.into()
            })
        }
    }
}

/// `AccessDenied` unless the endpoint that the request came through lets it pass. An endpoint knows requests by their names
/// alone: whether the bucket is there is not its business.
pub(crate) fn ensure_let_through(call: &Call, operation: &Operation) -> Result<()> {
    let Some(policy) = &call.context.endpoint_policy else {
        return Ok(());
    };
    let (bucket, key) = (&call.address.bucket, &call.address.key);
    let resource = match (operation.name(), bucket.is_empty(), key.is_empty()) {
        (_, true, _) => "arn:aws:s3:::*".to_owned(),
        ("DeleteObjects", ..) => format!("arn:aws:s3:::{bucket}/*"),
        (_, _, true) => format!("arn:aws:s3:::{bucket}"),
        _ => format!("arn:aws:s3:::{bucket}/{key}"),
    };
    let names_version = call.query.filled("versionId").is_some();
    let context = Context { call, target: None };
    let passes = |action: &String| {
        let values = |key: &str| context.values(key);
        let decision = policy.decide(&request(call, action, &resource, &values));
        matches!(decision, Decision::Allow(_))
    };
    match actions::of(operation.name(), names_version)
        .iter()
        .all(passes)
    {
        true => Ok(()),
        false => Err(Code::AccessDenied.into()),
    }
}

/// Whether the caller's account owns the bucket.
pub(crate) fn owns(call: &Call, bucket: &Bucket) -> bool {
    call.context.verified.caller.account_id() == Some(bucket.account_id.as_str())
}

/// `AccessDenied` unless the bucket belongs to the account that the header names.
pub(crate) fn ensure_expected(call: &Call, header: &str, bucket: &Bucket) -> Result<()> {
    match call.header(header) {
        Some(expected) if expected != bucket.account_id => Err(Code::AccessDenied.into()),
        _ => Ok(()),
    }
}

/// Whether a caller must not learn that a key is not there: only who may list the bucket may.
pub(crate) fn hides_keys(call: &Call) -> bool {
    let Some(bucket) = call.bucket.as_ref().filter(|_| !call.key().is_empty()) else {
        return false;
    };
    let is_simple = owns(call, bucket) && bucket.access.is_simple();
    let target = Target {
        bucket,
        key: None,
        object: None,
    };
    !is_simple && !is_allowed(call, "s3:ListBucket", &target)
}

/// Whether policy, ownership or an access control list allows an action, and no policy denies it.
fn is_allowed(call: &Call, action: &str, target: &Target<'_>) -> bool {
    let bucket = target.bucket;
    let is_owner = owns(call, bucket);
    if let Some(policy) = &bucket.access.policy {
        match decide(call, action, target, policy) {
            // The root user of the owner can always mend a policy that shuts everybody out.
            Decision::Deny(_)
                if actions::is_of_policies(action) && is_root_of_owner(call, bucket) => {}
            Decision::Deny(_) => return false,
            Decision::Allow(_) if is_owner || !is_restricted(bucket, policy) => return true,
            Decision::Allow(_) | Decision::Silent => {}
        }
    }
    (is_owner && owns_object(call, target)) || is_granted(call, action, target)
}

/// Whether a public policy is for the owner's account alone.
fn is_restricted(bucket: &Bucket, policy: &Policy) -> bool {
    bucket.access.blocks(Block::RestrictPublicBuckets) && policy.is_public()
}

fn is_root_of_owner(call: &Call, bucket: &Bucket) -> bool {
    let principal = call.context.verified.caller.principal();
    principal.is_some_and(|principal| {
        principal.account_id == bucket.account_id && principal.arn.ends_with(":root")
    })
}

/// A bucket's owner owns its objects, unless another account wrote one and kept it.
fn owns_object(call: &Call, target: &Target<'_>) -> bool {
    let acl = target
        .object
        .and_then(|object| object.headers.acl.as_ref())
        .filter(|_| target.bucket.access.has_lists());
    let principal = call.context.verified.caller.principal();
    acl.is_none_or(|acl| {
        principal.is_some_and(|principal| principal.canonical_user_id == acl.owner_id)
    })
}

fn is_granted(call: &Call, action: &str, target: &Target<'_>) -> bool {
    let access = &target.bucket.access;
    let Some((permission, of_bucket)) = actions::permission(action).filter(|_| access.has_lists())
    else {
        return false;
    };
    let acl = match of_bucket {
        true => access.acl.as_ref(),
        false => target.object.and_then(|object| object.headers.acl.as_ref()),
    };
    let principal = call.context.verified.caller.principal();
    let id = principal.map(|principal| principal.canonical_user_id.as_str());
    acl.is_some_and(|acl| acl.grants_to(id, permission, access.blocks(Block::IgnorePublicAcls)))
}

/// What a policy says, with all that its conditions can ask about.
fn decide(call: &Call, action: &str, target: &Target<'_>, policy: &Policy) -> Decision {
    let name = &target.bucket.name;
    let resource = match target.key {
        Some(key) => format!("arn:aws:s3:::{name}/{key}"),
        None => format!("arn:aws:s3:::{name}"),
    };
    let context = Context {
        call,
        target: Some(target),
    };
    policy.decide(&request(call, action, &resource, &|key| {
        context.values(key)
    }))
}

/// What a policy is asked.
fn request<'a>(
    call: &'a Call,
    action: &'a str,
    resource: &'a str,
    context: &'a dyn Fn(&str) -> Vec<String>,
) -> Request<'a> {
    let principal = match &call.context.verified.caller {
        Caller::Anonymous => Principal::Anonymous,
        Caller::Known { principal, .. } => Principal::Known {
            account_id: &principal.account_id,
            arn: &principal.arn,
            canonical_user_id: &principal.canonical_user_id,
        },
    };
    Request {
        principal,
        action,
        resource,
        context,
    }
}
