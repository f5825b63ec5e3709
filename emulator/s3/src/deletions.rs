//! DeleteObject and DeleteObjects.

use http::StatusCode;

use crate::access;
use crate::call::{Call, checked_version_id};
use crate::conditions::Conditions;
use crate::errors::{Code, Error, Result};
use crate::locks;
use crate::response::{self, Response, set};
use crate::store::{Bucket, Change, Deletion, Object, Version, history};
use crate::xml::{Element, Xml};

/// Keys in one request at most.
const MAX_KEYS: usize = 1000;

/// DeleteObject. What is not there is deleted already.
pub(crate) async fn one(call: Call) -> Result<Response> {
    let conditions = Conditions::of(&call.headers, "");
    let wanted = Wanted {
        key: call.key().to_owned(),
        version_id: call.version_id()?.map(str::to_owned),
        conditions,
        bypasses_governance: locks::bypasses_governance(&call),
    };
    let (bucket, now_ms) = (call.bucket()?.clone(), call.now_ms());
    let deletion = call
        .store
        .write(move |change| wanted.delete(change, &bucket, now_ms))
        .await?;
    let mut response = response::empty(StatusCode::NO_CONTENT);
    if let Some(id) = &deletion.version_id {
        set(response.headers_mut(), "x-amz-version-id", id);
    }
    if deletion.is_marker {
        set(response.headers_mut(), "x-amz-delete-marker", "true");
    }
    Ok(response)
}

/// One key of a DeleteObjects request.
struct Wanted {
    key: String,
    version_id: Option<String>,
    conditions: Conditions,
    bypasses_governance: bool,
}

impl Wanted {
    fn of(element: &Element, bypasses_governance: bool) -> Result<Self> {
        let mut headers = http::HeaderMap::new();
        if let Some(Ok(tag)) = element.child_text("ETag").map(http::HeaderValue::from_str) {
            headers.insert(http::header::IF_MATCH, tag);
        }
        Ok(Self {
            key: element.required("Key")?.to_owned(),
            version_id: element.child_text("VersionId").map(str::to_owned),
            conditions: Conditions::of(&headers, ""),
            bypasses_governance,
        })
    }

    fn ensure_allowed(&self, call: &Call, bucket: &Bucket) -> Result<()> {
        let id = self.version_id.as_deref();
        // In this document an id that is none is one that nothing has.
        let is_known = id.is_none_or(|id| checked_version_id(id).is_ok());
        if !is_known {
            return Err(Code::NoSuchVersion.into());
        }
        access::ensure_allowed(call, ("DeleteObject", id), bucket, Some(&self.key))
    }

    fn delete(&self, change: &mut Change<'_>, bucket: &Bucket, now_ms: i64) -> Result<Deletion> {
        bucket.ensure_still_there(change.connection)?;
        let current = Object::find(change.connection, bucket.id, &self.key, false)?;
        let etag = current.as_ref().map(|current| current.etag.as_str());
        self.conditions.ensure_writable(etag, &self.key)?;
        let Some(id) = self.version_id.as_deref() else {
            return history::delete(change, bucket.id, &self.key, now_ms);
        };
        match Version::find(change.connection, bucket.id, &self.key, Some(id), false)? {
            Some(version) => {
                if let Version::Object(object) = &version {
                    let lock = &object.headers.lock;
                    lock.ensure_deletable(now_ms, self.bypasses_governance)?;
                }
                history::delete_version(change, bucket.id, &self.key, &version)
            }
            None => Ok(Deletion {
                version_id: self.version_id.clone(),
                is_marker: false,
            }),
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
    let bypasses = locks::bypasses_governance(&call);
    let objects = document
        .children
        .iter()
        .filter(|child| child.name == "Object");
    let wanted = objects
        .map(|object| Wanted::of(object, bypasses))
        .collect::<Result<Vec<_>>>()?;
    if wanted.is_empty() || wanted.len() > MAX_KEYS {
        return Err(Code::MalformedXML.into());
    }
    let (bucket, now_ms) = (call.bucket()?.clone(), call.now_ms());
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
                    match allowed.and_then(|()| wanted.delete(change, &bucket, now_ms)) {
                        Err(error) if error.status.is_server_error() => Err(error),
                        outcome => Ok((wanted, outcome)),
                    }
                })
                .collect::<Result<Vec<_>>>()
        })
        .await?;
    Ok(response::document(result(&outcomes, is_quiet)))
}

fn result(outcomes: &[(Wanted, Result<Deletion>)], is_quiet: bool) -> Xml {
    let mut xml = Xml::document("DeleteResult");
    for (wanted, outcome) in outcomes {
        match outcome {
            Ok(_) if is_quiet => {}
            Ok(deletion) => write_deleted(&mut xml, wanted, deletion),
            Err(error) => write_error(&mut xml, wanted, error),
        }
    }
    xml
}

fn write_deleted(xml: &mut Xml, wanted: &Wanted, deletion: &Deletion) {
    xml.start("Deleted").text("Key", &wanted.key);
    xml.optional("VersionId", wanted.version_id.as_ref());
    if deletion.is_marker {
        xml.text("DeleteMarker", "true");
        xml.optional("DeleteMarkerVersionId", deletion.version_id.as_ref());
    }
    xml.end();
}

fn write_error(xml: &mut Xml, wanted: &Wanted, error: &Error) {
    xml.start("Error").text("Key", &wanted.key);
    xml.optional("VersionId", wanted.version_id.as_ref());
    xml.text("Code", &error.code)
        .text("Message", &error.message)
        .end();
}
