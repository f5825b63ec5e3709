//! DeleteObject and DeleteObjects.

use http::StatusCode;

use crate::access;
use crate::call::Call;
use crate::conditions::Conditions;
use crate::errors::{Code, Error, Result};
use crate::response::{self, Response};
use crate::store::{Bucket, Change, Object};
use crate::xml::{Element, Xml};

/// Keys in one request at most.
const MAX_KEYS: usize = 1000;

/// DeleteObject. What is not there is deleted already.
pub(crate) async fn one(call: Call) -> Result<Response> {
    call.ensure_version_known()?;
    let conditions = Conditions::of(&call.headers, "");
    let (bucket, key) = (call.bucket()?.clone(), call.key().to_owned());
    call.store
        .write(move |change| delete(change, &bucket, &key, &conditions))
        .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

fn delete(
    change: &mut Change<'_>,
    bucket: &Bucket,
    key: &str,
    conditions: &Conditions,
) -> Result<()> {
    bucket.ensure_still_there(change.connection)?;
    let old = Object::find(change.connection, bucket.id, key, false)?;
    conditions.ensure_writable(old.as_ref().map(|old| old.etag.as_str()), key)?;
    Object::remove(change, bucket.id, key).map(drop)
}

/// One key of a DeleteObjects request.
struct Wanted {
    key: String,
    version_id: Option<String>,
    conditions: Conditions,
}

impl Wanted {
    fn of(element: &Element) -> Result<Self> {
        let mut headers = http::HeaderMap::new();
        if let Some(Ok(tag)) = element.child_text("ETag").map(http::HeaderValue::from_str) {
            headers.insert(http::header::IF_MATCH, tag);
        }
        Ok(Self {
            key: element.required("Key")?.to_owned(),
            version_id: element.child_text("VersionId").map(str::to_owned),
            conditions: Conditions::of(&headers, ""),
        })
    }

    fn ensure_allowed(&self, call: &Call, bucket: &Bucket) -> Result<()> {
        let names_version = self.version_id.as_deref().is_some_and(|id| !id.is_empty());
        access::ensure_allowed(
            call,
            ("DeleteObject", names_version),
            bucket,
            Some(&self.key),
        )
    }

    fn delete(&self, change: &mut Change<'_>, bucket: &Bucket) -> Result<()> {
        match self.version_id.as_deref() {
            None | Some("null" | "") => delete(change, bucket, &self.key, &self.conditions),
            Some(_) => Err(Code::NoSuchVersion.into()),
        }
    }
}

/// DeleteObjects.
pub(crate) async fn many(mut call: Call) -> Result<Response> {
    if !call.declares_digest() {
        return Err(Code::InvalidRequest
            .because("Missing required header for this request: Content-MD5 OR x-amz-checksum-*"));
    }
    let document = call.receive_document("Delete").await?;
    let is_quiet = document
        .child_text("Quiet")
        .is_some_and(|text| text.trim() == "true");
    let objects = document
        .children
        .iter()
        .filter(|child| child.name == "Object");
    let wanted = objects.map(Wanted::of).collect::<Result<Vec<_>>>()?;
    if wanted.is_empty() || wanted.len() > MAX_KEYS {
        return Err(Code::MalformedXML.into());
    }
    let bucket = call.bucket()?.clone();
    let allowed: Vec<_> = wanted
        .iter()
        .map(|wanted| wanted.ensure_allowed(&call, &bucket))
        .collect();
    let outcomes = call
        .store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            // Each key stands for itself: one that cannot be deleted does not hold up the others. Nothing has been changed for
            // it, because conditions come before changes; only an error of ours undoes them all.
            wanted
                .into_iter()
                .zip(allowed)
                .map(|(wanted, allowed)| {
                    match allowed.and_then(|()| wanted.delete(change, &bucket)) {
                        Err(error) if error.status.is_server_error() => Err(error),
                        outcome => Ok((wanted, outcome)),
                    }
                })
                .collect::<Result<Vec<_>>>()
        })
        .await?;
    Ok(response::document(result(&outcomes, is_quiet)))
}

fn result(outcomes: &[(Wanted, Result<()>)], is_quiet: bool) -> Xml {
    let mut xml = Xml::document("DeleteResult");
    for (wanted, outcome) in outcomes {
        match outcome {
            Ok(()) if is_quiet => {}
            Ok(()) => write_outcome(&mut xml, wanted, None),
            Err(error) => write_outcome(&mut xml, wanted, Some(error)),
        }
    }
    xml
}

fn write_outcome(xml: &mut Xml, wanted: &Wanted, error: Option<&Error>) {
    xml.start(if error.is_some() { "Error" } else { "Deleted" })
        .text("Key", &wanted.key);
    xml.optional("VersionId", wanted.version_id.as_ref());
    if let Some(error) = error {
        xml.text("Code", &error.code)
            .text("Message", &error.message);
    }
    xml.end();
}
