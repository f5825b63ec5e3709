//! CopyObject. Bodies never change, so a copy of one is a second name for its file.

use std::sync::Arc;

use crate::access;
use crate::address::Address;
use crate::call::{Call, Query, checked_version_id};
use crate::checksums::{Algorithm, Checksum, ChecksumType, Hasher};
use crate::conditions::Conditions;
use crate::download::Stretch;
use crate::errors::{Code, Error, Result};
use crate::headers;
use crate::objects::{self, DEFAULT_CHECKSUM};
use crate::response::{self, Response, iso_date, set};
use crate::store::{
    Body, Bucket, Extent, Files, NewBody, NewObject, Object, ObjectHeaders, Reading, Tags, Version,
};
use crate::tagging;
use crate::xml::Xml;

/// The most that one copy may be: 5 GiB.
const MAX_COPY_BYTES: u64 = 5 << 30;

/// What `x-amz-copy-source` names, found and kept from being removed.
pub(crate) struct Source {
    pub(crate) object: Object,
    pub(crate) extents: Vec<Extent>,
    _reading: Reading,
}

impl Source {
    /// Finds the source of a copy, with permission and conditions checked.
    pub(crate) fn of(call: &Call) -> Result<Self> {
        let text = call.header("x-amz-copy-source").unwrap_or("");
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let path = if path.starts_with('/') {
            path.to_owned()
        } else {
            format!("/{path}")
        };
        let address = Address::of("", &path)?;
        if address.bucket.is_empty() || address.key.is_empty() {
            return Err(Error::argument(
                "Invalid copy source object key",
                "x-amz-copy-source",
                text,
            ));
        }
        let query = Query::parse(query);
        let id = query.get("versionId").map(checked_version_id).transpose()?;
        let reading = call.store.begin_reading();
        let (object, extents) = call.store.read(|connection| {
            let bucket = Bucket::find(connection, &address.bucket)?;
            let bucket =
                bucket.ok_or_else(|| Code::NoSuchBucket.with("BucketName", &address.bucket))?;
            access::ensure_expected(call, "x-amz-source-expected-bucket-owner", &bucket)?;
            access::ensure_allowed(call, ("GetObject", id), &bucket, Some(&address.key))?;
            let found = Version::find_whole(connection, bucket.id, &address.key, id, true)?;
            let (version, extents) = found.unzip();
            let object = objects::ensure_object(version, &address.key, id)?;
            Ok((object, extents.unwrap_or_default()))
        })?;
        Conditions::of(&call.headers, "x-amz-copy-source-")
            .ensure_copyable(&object.etag, object.modified_ms)?;
        Ok(Self {
            object,
            extents,
            _reading: reading,
        })
    }
}

/// What a request makes of the source's headers and tags.
fn directive(call: &Call, name: &'static str) -> Result<bool> {
    match call.header(name) {
        None | Some("COPY") => Ok(false),
        Some("REPLACE") => Ok(true),
        Some(other) => Err(Error::argument(format!("Unknown {name}."), name, other)),
    }
}

/// CopyObject.
pub(crate) async fn copy(call: Call) -> Result<Response> {
    headers::ensure_supported(&call)?;
    let source = Source::of(&call)?;
    if source.object.size > MAX_COPY_BYTES {
        return Err(Code::InvalidRequest.because("The specified copy source is larger than the maximum allowable size for a copy source: 5368709120"));
    }
    let replaces_headers = directive(&call, "x-amz-metadata-directive")?;
    let replaces_tags = directive(&call, "x-amz-tagging-directive")?;
    ensure_changes_something(&call, replaces_headers)?;
    let given = ObjectHeaders::of(&call)?;
    let headers = match replaces_headers {
        true => given,
        false => ObjectHeaders {
            storage_class: given.storage_class,
            acl: given.acl,
            lock: given.lock,
            encryption: given.encryption,
            ..source.object.headers.clone()
        },
    };
    let tags = if replaces_tags {
        tagging::of_header(&call)?
    } else {
        source.object.tags.clone()
    };
    let conditions = Conditions::of(&call.headers, "");
    conditions.ensure_form_for_writing()?;
    let algorithm = match call.header("x-amz-checksum-algorithm") {
        None => None,
        Some(name) => Some(Algorithm::parse(name).ok_or_else(|| {
            Error::argument(
                "Checksum algorithm provided is unsupported.",
                "x-amz-checksum-algorithm",
                name,
            )
        })?),
    };
    let source_version = source.object.version_id.clone();
    let files = Arc::clone(&call.store.files);
    let copied = tokio::task::spawn_blocking(move || duplicate(&files, source, algorithm));
    let copied = copied.await.map_err(Error::internal)??;
    publish(&call, copied, headers, tags, conditions, source_version).await
}

/// A copy onto itself has to change what is stored with it.
fn ensure_changes_something(call: &Call, replaces_headers: bool) -> Result<()> {
    let source = call
        .header("x-amz-copy-source")
        .unwrap_or("")
        .trim_start_matches('/');
    let source = Address::of("", &format!("/{}", source.split('?').next().unwrap_or("")))?;
    let names_version = call
        .header("x-amz-copy-source")
        .is_some_and(|text| text.contains("?versionId="));
    let is_itself =
        source.bucket == call.address.bucket && source.key == call.address.key && !names_version;
    let changes = replaces_headers
        || [
            "x-amz-storage-class",
            "x-amz-website-redirect-location",
            "x-amz-server-side-encryption",
        ]
        .iter()
        .any(|name| call.headers.contains_key(*name));
    match is_itself && !changes {
        true => Err(Code::InvalidRequest.because("This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.")),
        false => Ok(()),
    }
}

struct Copied {
    size: u64,
    etag: String,
    checksum: Checksum,
    body: NewBody,
}

/// A second body of the same bytes. What came in parts becomes one, and gets the tag of one.
fn duplicate(files: &Files, source: Source, algorithm: Option<Algorithm>) -> Result<Copied> {
    let object = &source.object;
    let kept = object.checksum.clone().filter(|checksum| {
        checksum.checksum_type == ChecksumType::FullObject
            && algorithm.is_none_or(|wanted| wanted == checksum.algorithm)
    });
    let mut digests = Digesting::default();
    if object.part_count.is_some() {
        digests.md5 = Some(md5::Md5::default());
    }
    if kept.is_none() {
        let usual = object
            .checksum
            .as_ref()
            .map_or(DEFAULT_CHECKSUM, |checksum| checksum.algorithm);
        let algorithm = algorithm.unwrap_or(usual);
        digests.checksum = Some((algorithm, Hasher::new(algorithm)));
    }
    let body = duplicate_body(files, &source, &mut digests)?;
    let etag = match digests.md5 {
        Some(md5) => hex::encode(md5::Digest::finalize(md5)),
        None => object.etag.clone(),
    };
    let computed = digests.checksum.map(|(algorithm, hasher)| Checksum {
        algorithm,
        checksum_type: ChecksumType::FullObject,
        value: hasher.finish(),
    });
    let checksum = kept
        .or(computed)
        .ok_or_else(|| Error::internal("a copy has no checksum"))?;
    Ok(Copied {
        size: object.size,
        etag,
        checksum,
        body,
    })
}

/// The body itself, read only where something has to be computed or put together.
fn duplicate_body(files: &Files, source: &Source, digests: &mut Digesting) -> Result<NewBody> {
    let object = &source.object;
    match &object.body {
        Body::Inline(bytes) => {
            digests.update(bytes);
            Ok(NewBody::Inline(bytes.clone()))
        }
        Body::File(name) => {
            if digests.checksum.is_some() {
                Stretch::of(object.body.clone(), 0, object.size).read(files, |bytes| {
                    digests.update(bytes);
                    Ok(())
                })?;
            }
            Ok(NewBody::File(files.link(name)?))
        }
        Body::Extents => {
            let mut file = files.create()?;
            for stretch in Stretch::of_extents(source.extents.clone(), 0, object.size) {
                stretch.read(files, |bytes| {
                    digests.update(bytes);
                    std::io::Write::write_all(&mut file.file, bytes)
                })?;
            }
            file.finish()?;
            Ok(NewBody::File(file))
        }
    }
}

#[derive(Default)]
struct Digesting {
    md5: Option<md5::Md5>,
    checksum: Option<(Algorithm, Hasher)>,
}

impl Digesting {
    fn update(&mut self, bytes: &[u8]) {
        if let Some(md5) = &mut self.md5 {
            md5::Digest::update(md5, bytes);
        }
        if let Some((_, hasher)) = &mut self.checksum {
            hasher.update(bytes);
        }
    }
}

async fn publish(
    call: &Call,
    copied: Copied,
    headers: ObjectHeaders,
    tags: Tags,
    conditions: Conditions,
    source_version: String,
) -> Result<Response> {
    let (bucket, key, modified_ms) = (call.bucket()?.clone(), call.key().to_owned(), call.now_ms());
    let (etag, checksum) = (copied.etag.clone(), copied.checksum.clone());
    let encryption = headers.encryption.clone();
    let object = NewObject {
        size: copied.size,
        etag: copied.etag,
        modified_ms,
        checksum: Some(copied.checksum),
        headers,
        tags,
        body: Some(copied.body),
        extents: 0,
    };
    let published = call
        .store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            let old = Object::find(change.connection, bucket.id, &key, false)?;
            conditions.ensure_writable(old.as_ref().map(|old| old.etag.as_str()), &key)?;
            object.publish(change, bucket.id, &key)
        })
        .await?;
    let mut xml = Xml::document("CopyObjectResult");
    xml.text("LastModified", iso_date(modified_ms))
        .text("ETag", format!("\"{etag}\""));
    xml.text(checksum.algorithm.element(), &checksum.value)
        .text("ChecksumType", checksum.checksum_type.name());
    let mut response = response::document(xml);
    let headers = response.headers_mut();
    encryption.write(headers);
    objects::tell_published(&published, headers);
    if source_version != "null" {
        set(headers, "x-amz-copy-source-version-id", &source_version);
    }
    Ok(response)
}
