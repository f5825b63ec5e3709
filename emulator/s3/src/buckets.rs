//! Buckets themselves: create, list, head, location, delete.

use http::StatusCode;

use crate::access::{Access, Ownership, lists};
use crate::address::is_bucket_name;
use crate::call::Call;
use crate::configurations;
use crate::errors::{Code, Error, Result};
use crate::locks;
use crate::response::{self, Response, iso_date, set};
use crate::store::{Bucket, Change, Tags, Upload, Versioning, to_json};
use crate::tagging::{self, TAGS};
use crate::xml::{Element, Xml};

/// The region whose buckets have no location constraint, and where creating one's own bucket again is no error.
const CLASSIC_REGION: &str = "us-east-1";
/// Buckets that one account may have.
const MAX_BUCKETS: usize = 10_000;

/// CreateBucket.
pub(crate) async fn create(mut call: Call) -> Result<Response> {
    let name = call.address.bucket.clone();
    if !is_bucket_name(&name) {
        return Err(Code::InvalidBucketName.with("BucketName", name));
    }
    let configuration = match call.receive_bytes().await? {
        bytes if bytes.is_empty() => Element::default(),
        bytes => Element::parse(&bytes, "CreateBucketConfiguration")?,
    };
    let tags = configuration
        .child("Tags")
        .map(|tags| tagging::read_tags(tags, TAGS))
        .transpose()?;
    let principal = call
        .context
        .verified
        .caller
        .principal()
        .ok_or(Code::AccessDenied)?;
    let mut bucket = Bucket {
        id: 0,
        name: name.clone(),
        account_id: principal.account_id.clone(),
        owner_id: principal.canonical_user_id.clone(),
        owner_name: principal.display_name.clone(),
        region: region(configuration.child_text("LocationConstraint"), &call.region)?,
        created_ms: call.now_ms(),
        versioning: Versioning::default(),
        access: Access::default(),
    };
    let configurations = configured(&call, &mut bucket, &tags.unwrap_or_default())?;
    call.store
        .write(move |change| insert(change, &bucket, &configurations))
        .await?;
    let mut response = response::empty(StatusCode::OK);
    set(response.headers_mut(), "location", &format!("/{name}"));
    Ok(response)
}

/// The ownership that a new bucket is to have, when the request says one.
fn ownership(call: &Call) -> Result<Option<(Ownership, &str)>> {
    let Some(name) = call.header("x-amz-object-ownership") else {
        return Ok(None);
    };
    let known = Ownership::named(name).ok_or_else(|| {
        Error::argument(
            "Invalid x-amz-object-ownership header",
            "x-amz-object-ownership",
            name,
        )
    });
    Ok(Some((known?, name)))
}

/// The configurations that a new bucket has because its request says so.
fn configured(
    call: &Call,
    bucket: &mut Bucket,
    tags: &Tags,
) -> Result<Vec<(&'static str, String)>> {
    let mut kept = Vec::new();
    let ownership = match (ownership(call)?, call.store.has_legacy_acls) {
        (None, true) => Some((Ownership::ObjectWriter, "ObjectWriter")),
        (asked, _) => asked,
    };
    if let Some((ownership, name)) = ownership {
        bucket.access.ownership = ownership;
        kept.push(configurations::ownership_controls(name));
    }
    if call.store.has_legacy_acls {
        bucket.access.unblock();
        kept.push(configurations::no_public_access_block());
    }
    let locks = call.header("x-amz-bucket-object-lock-enabled");
    if locks.is_some_and(|value| value.eq_ignore_ascii_case("true")) {
        bucket.versioning = Versioning::Enabled;
        kept.push(locks::of_new_bucket());
    }
    if let Some(acl) = lists::of_new_bucket(call, bucket)? {
        kept.push((lists::KIND, to_json(&acl)));
    }
    if !tags.is_empty() {
        kept.push((tagging::KIND, to_json(tags)));
    }
    Ok(kept)
}

/// Adds a bucket, whose name nobody else in the world may have.
fn insert(
    change: &mut Change<'_>,
    bucket: &Bucket,
    configurations: &[(&str, String)],
) -> Result<()> {
    let connection = change.connection;
    match Bucket::find(connection, &bucket.name)? {
        Some(old) if old.account_id != bucket.account_id => {
            return Err(Code::BucketAlreadyExists.with("BucketName", &bucket.name));
        }
        Some(old) if old.region == CLASSIC_REGION && bucket.region == CLASSIC_REGION => {
            return Ok(());
        }
        Some(_) => return Err(Code::BucketAlreadyOwnedByYou.with("BucketName", &bucket.name)),
        None => {}
    }
    if Bucket::of_account(connection, &bucket.account_id)?.len() >= MAX_BUCKETS {
        return Err(Code::TooManyBuckets.into());
    }
    bucket.insert(connection)?;
    let Some(created) = Bucket::find(connection, &bucket.name)? else {
        return Ok(());
    };
    created.set_versioning(connection, bucket.versioning)?;
    let mut configurations = configurations.iter();
    configurations.try_for_each(|(kind, value)| created.configure(connection, kind, Some(value)))
}

/// The region of a new bucket: that of the endpoint, which the constraint has to name, unless it is the classic one, from where
/// buckets in every region can be made.
fn region(constraint: Option<&str>, endpoint: &str) -> Result<String> {
    let constraint = match constraint.map(str::trim).filter(|text| !text.is_empty()) {
        Some("EU") => Some("eu-west-1"),
        other => other,
    };
    let is_region = |text: &str| {
        text.split('-').count() >= 3
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    match constraint {
        None if endpoint == CLASSIC_REGION => Ok(CLASSIC_REGION.to_owned()),
        None => Err(Code::IllegalLocationConstraintException.into()),
        Some(given) if given == CLASSIC_REGION || !is_region(given) => {
            Err(Code::InvalidLocationConstraint.with("LocationConstraint", given))
        }
        Some(given) if endpoint == CLASSIC_REGION || given == endpoint => Ok(given.to_owned()),
        Some(given) => Err(Code::IllegalLocationConstraintException.because(format!(
            "The {given} location constraint is incompatible for the region specific endpoint this request was sent to."
        ))),
    }
}

/// ListBuckets, in pages if `max-buckets` is given.
pub(crate) async fn list(call: Call) -> Result<Response> {
    let principal = call
        .context
        .verified
        .caller
        .principal()
        .ok_or(Code::AccessDenied)?;
    let limit = call.query.number("max-buckets", 10_000, 10_000)?;
    if limit == 0 {
        return Err(Error::argument(
            "Argument max-buckets must be an integer between 1 and 10000",
            "max-buckets",
            "0",
        ));
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let prefix = call.query.get("prefix").unwrap_or("");
    let region = call.query.filled("bucket-region");
    let after = call
        .query
        .filled("continuation-token")
        .map(crate::listings::read_token)
        .transpose()?;
    let buckets = call
        .store
        .read(|connection| Bucket::of_account(connection, &principal.account_id))?;
    let mut buckets = buckets.into_iter().filter(|bucket| {
        let is_after = after
            .as_deref()
            .is_none_or(|after| bucket.name.as_bytes() > after);
        is_after
            && bucket.name.starts_with(prefix)
            && region.is_none_or(|region| region == bucket.region)
    });
    let page: Vec<Bucket> = buckets.by_ref().take(limit).collect();
    let has_more = buckets.next().is_some();
    let mut xml = Xml::document("ListAllMyBucketsResult");
    xml.start("Owner")
        .text("ID", &principal.canonical_user_id)
        .text("DisplayName", &principal.display_name)
        .end();
    xml.start("Buckets");
    for bucket in &page {
        xml.start("Bucket")
            .text("Name", &bucket.name)
            .text("CreationDate", iso_date(bucket.created_ms));
        xml.text("BucketRegion", &bucket.region).end();
    }
    xml.end();
    if let Some(last) = page.last().filter(|_| has_more) {
        xml.text(
            "ContinuationToken",
            crate::listings::token(last.name.as_bytes()),
        );
    }
    xml.optional("Prefix", call.query.filled("prefix"));
    Ok(response::document(xml))
}

/// HeadBucket.
pub(crate) async fn head(call: Call) -> Result<Response> {
    let mut response = response::empty(StatusCode::OK);
    let headers = response.headers_mut();
    set(headers, "x-amz-bucket-region", &call.bucket()?.region);
    set(headers, "x-amz-access-point-alias", "false");
    set(headers, "content-type", "application/xml");
    Ok(response)
}

/// GetBucketLocation.
pub(crate) async fn location(call: Call) -> Result<Response> {
    let mut xml = Xml::document("LocationConstraint");
    let region = &call.bucket()?.region;
    if region != CLASSIC_REGION {
        xml.content(region);
    }
    Ok(response::document(xml))
}

/// DeleteBucket. Unfinished uploads go with it.
pub(crate) async fn delete(call: Call) -> Result<Response> {
    let bucket = call.bucket()?.clone();
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            if bucket.has_objects(change.connection)? {
                return Err(Code::BucketNotEmpty.with("BucketName", &bucket.name));
            }
            for upload in Upload::of_bucket(change.connection, bucket.id, b"")? {
                upload.abort(change)?;
            }
            bucket.delete(change.connection)
        })
        .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn location_constraints_follow_the_endpoint() {
        assert_eq!(region(None, "us-east-1").unwrap(), "us-east-1");
        assert_eq!(region(Some("eu-west-1"), "us-east-1").unwrap(), "eu-west-1");
        assert_eq!(region(Some("EU"), "eu-west-1").unwrap(), "eu-west-1");
        assert_eq!(
            region(None, "eu-west-1").unwrap_err().code,
            "IllegalLocationConstraintException"
        );
        assert_eq!(
            region(Some("eu-west-2"), "eu-west-1").unwrap_err().code,
            "IllegalLocationConstraintException"
        );
        assert_eq!(
            region(Some("us-east-1"), "us-east-1").unwrap_err().code,
            "InvalidLocationConstraint"
        );
        assert_eq!(
            region(Some("nowhere"), "us-east-1").unwrap_err().code,
            "InvalidLocationConstraint"
        );
    }
}
