//! Objects: put, get, head, attributes.

use http::{HeaderMap, Method, StatusCode};

use crate::call::Call;
use crate::checksums::{Algorithm, Checksum, ChecksumType};
use crate::conditions::{self, Conditions};
use crate::download::{S3Body, Stretch};
use crate::errors::{Code, Error, Result};
use crate::headers::{self, describe};
use crate::response::{self, Response, set};
use crate::store::{
    Body, Extent, NewObject, Object, ObjectHeaders, Published, Version, Versioning,
};
use crate::tagging;
use crate::xml::Xml;

/// The checksum that S3 computes of a body when nobody names one.
pub(crate) const DEFAULT_CHECKSUM: Algorithm = Algorithm::Crc64Nvme;

/// The object that a request names, with the extents of its body; `with_body` brings an inline body along.
pub(crate) fn find_whole(call: &Call, with_body: bool) -> Result<(Object, Vec<Extent>)> {
    let (bucket, id) = (call.bucket()?.id, call.version_id()?);
    let found = call
        .store
        .read(|connection| Version::find_whole(connection, bucket, call.key(), id, with_body))?;
    let (version, extents) = found.unzip();
    let object = ensure_object(version, call.key(), id)?;
    Ok((object, extents.unwrap_or_default()))
}

/// The same without extents.
pub(crate) fn find(call: &Call) -> Result<Object> {
    let (bucket, id) = (call.bucket()?.id, call.version_id()?);
    call.store
        .read(|connection| find_in(connection, bucket, call.key(), id))
}

/// An object of a bucket, or a version of it, without its body.
pub(crate) fn find_in(
    connection: &rusqlite::Connection,
    bucket: i64,
    key: &str,
    id: Option<&str>,
) -> Result<Object> {
    let found = Version::find(connection, bucket, key, id, false)?;
    ensure_object(found, key, id)
}

/// The object that was found; otherwise the error that says what was found instead.
pub(crate) fn ensure_object(found: Option<Version>, key: &str, id: Option<&str>) -> Result<Object> {
    let error = match (found, id) {
        (Some(Version::Object(object)), _) => return Ok(*object),
        (Some(Version::Marker(marker)), named) => Error {
            marker: Some(Box::new(marker)),
            ..match named {
                None => Code::NoSuchKey.with("Key", key),
                Some(_) => Code::MethodNotAllowed.with("ResourceType", "DeleteMarker"),
            }
        },
        (None, Some(id)) => Code::NoSuchVersion.with("Key", key).with("VersionId", id),
        (None, None) => Code::NoSuchKey.with("Key", key),
    };
    Err(error)
}

/// Says which version it is, where the bucket keeps versions.
pub(crate) fn tell_version(call: &Call, version_id: &str, headers: &mut HeaderMap) -> Result<()> {
    if call.bucket()?.versioning != Versioning::Never || version_id != "null" {
        set(headers, "x-amz-version-id", version_id);
    }
    Ok(())
}

/// The same of a version that was just written.
pub(crate) fn tell_published(published: &Published, headers: &mut HeaderMap) {
    if let Some(id) = &published.version_id {
        set(headers, "x-amz-version-id", id);
    }
}

/// PutObject.
pub(crate) async fn put(mut call: Call) -> Result<Response> {
    headers::ensure_supported(&call)?;
    let headers = ObjectHeaders::of(&call)?;
    let tags = tagging::of_header(&call)?;
    let conditions = Conditions::of(&call.headers, "");
    conditions.ensure_form_for_writing()?;
    let received = call.receive(DEFAULT_CHECKSUM).await?;
    let (algorithm, value) = received.checksum;
    let etag = hex::encode(received.md5);
    let encryption = headers.encryption.clone();
    let object = NewObject {
        size: received.size,
        etag: etag.clone(),
        modified_ms: call.now_ms(),
        checksum: Some(Checksum {
            algorithm,
            checksum_type: ChecksumType::FullObject,
            value: value.clone(),
        }),
        headers,
        tags,
        body: Some(received.body),
        extents: 0,
    };
    let (bucket, key) = (call.bucket()?.clone(), call.key().to_owned());
    let published = call
        .store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            let old = Object::find(change.connection, bucket.id, &key, false)?;
            conditions.ensure_writable(old.as_ref().map(|old| old.etag.as_str()), &key)?;
            object.publish(change, bucket.id, &key)
        })
        .await?;
    let mut response = response::empty(StatusCode::OK);
    let headers = response.headers_mut();
    set(headers, "etag", &format!("\"{etag}\""));
    tell_published(&published, headers);
    encryption.write(headers);
    set(headers, algorithm.header(), &value);
    set(
        headers,
        "x-amz-checksum-type",
        ChecksumType::FullObject.name(),
    );
    Ok(response)
}

/// GetObject.
pub(crate) async fn get(call: Call) -> Result<Response> {
    read(&call)
}

/// HeadObject.
pub(crate) async fn head(call: Call) -> Result<Response> {
    read(&call)
}

/// The part of an object that is asked for.
struct Selection {
    start: u64,
    len: u64,
    /// Whether it is less than was to be expected, so that the answer is `206`.
    is_partial: bool,
}

fn read(call: &Call) -> Result<Response> {
    let is_head = call.method == Method::HEAD;
    // Before the look-up, so that what it finds cannot be removed until it is sent.
    let reading = call.store.begin_reading();
    let (object, extents) = find_whole(call, !is_head)?;
    let unchanged =
        Conditions::of(&call.headers, "").ensure_readable(&object.etag, object.modified_ms);
    if let Err(error) = unchanged {
        return not_readable(&object, error);
    }
    let selection = select(call, &object, &extents)?;
    let mut response = response::empty(if selection.is_partial {
        StatusCode::PARTIAL_CONTENT
    } else {
        StatusCode::OK
    });
    let headers = response.headers_mut();
    describe(call, &object, headers)?;
    tell_version(call, &object.version_id, headers)?;
    set(headers, "content-length", &selection.len.to_string());
    if selection.is_partial && object.size > 0 {
        let last = selection.start + selection.len - 1;
        set(
            headers,
            "content-range",
            &format!("bytes {}-{last}/{}", selection.start, object.size),
        );
    }
    if let (Some(_), Some(count)) = (call.query.get("partNumber"), object.part_count) {
        set(headers, "x-amz-mp-parts-count", &count.to_string());
    }
    let is_whole = selection.len == object.size;
    if let Some(checksum) = object
        .checksum
        .as_ref()
        .filter(|_| is_whole && wants_checksum(call))
    {
        set(headers, checksum.algorithm.header(), &checksum.value);
        set(
            headers,
            "x-amz-checksum-type",
            checksum.checksum_type.name(),
        );
    }
    if !is_head {
        *response.body_mut() = body(call, object.body, extents, &selection, reading);
    }
    Ok(response)
}

fn wants_checksum(call: &Call) -> bool {
    call.header("x-amz-checksum-mode")
        .is_some_and(|mode| mode.eq_ignore_ascii_case("enabled"))
}

/// `304` tells tag and date again; the rest is an ordinary error.
fn not_readable(object: &Object, error: Error) -> Result<Response> {
    if error.status != StatusCode::NOT_MODIFIED {
        return Err(error);
    }
    let mut response = response::empty(StatusCode::NOT_MODIFIED);
    set(
        response.headers_mut(),
        "etag",
        &format!("\"{}\"", object.etag),
    );
    set(
        response.headers_mut(),
        "last-modified",
        &response::http_date(object.modified_ms),
    );
    Ok(response)
}

fn select(call: &Call, object: &Object, extents: &[Extent]) -> Result<Selection> {
    let range = call.header("range");
    if call.query.get("partNumber").is_some() {
        if range.is_some() {
            return Err(Code::InvalidRequest
                .because("Cannot specify both Range header and partNumber query parameter"));
        }
        return select_part(call, object, extents);
    }
    Ok(match conditions::range(range, object.size)? {
        Some((start, len)) => Selection {
            start,
            len,
            is_partial: true,
        },
        None => Selection {
            start: 0,
            len: object.size,
            is_partial: false,
        },
    })
}

fn select_part(call: &Call, object: &Object, extents: &[Extent]) -> Result<Selection> {
    let text = call.query.get("partNumber").unwrap_or("");
    let number: usize = text
        .parse()
        .ok()
        .filter(|number| (1..=10_000).contains(number))
        .ok_or_else(|| {
            Error::argument(
                "Part number must be an integer between 1 and 10000, inclusive",
                "partNumber",
                text,
            )
        })?;
    let count = object.part_count.map_or(1, |_| extents.len());
    if number > count {
        return Err(Code::InvalidPartNumber
            .with("ActualPartCount", count.to_string())
            .with("PartNumberRequested", text));
    }
    let start = extents[..(number - 1).min(extents.len())]
        .iter()
        .map(|extent| extent.size)
        .sum();
    let len = extents
        .get(number - 1)
        .map_or(object.size, |extent| extent.size);
    Ok(Selection {
        start,
        len,
        is_partial: true,
    })
}

fn body(
    call: &Call,
    body: Body,
    extents: Vec<Extent>,
    selection: &Selection,
    reading: crate::store::Reading,
) -> S3Body {
    let (start, len) = (selection.start, selection.len);
    let stretches = match body {
        Body::Inline(bytes) => {
            let (from, to) = (usize::try_from(start), usize::try_from(start + len));
            let range = from.unwrap_or(usize::MAX)..to.unwrap_or(usize::MAX);
            return S3Body::full(bytes::Bytes::from(bytes).slice(range));
        }
        Body::File(_) => vec![Stretch::of(body, start, len)],
        Body::Extents => Stretch::of_extents(extents, start, len),
    };
    S3Body::stream(std::sync::Arc::clone(&call.store.files), stretches, reading)
}

/// GetObjectAttributes.
pub(crate) async fn attributes(call: Call) -> Result<Response> {
    let (object, extents) = find_whole(&call, false)?;
    let asked: Vec<&str> = call
        .headers
        .get_all("x-amz-object-attributes")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(',').map(str::trim))
        .collect();
    if asked.is_empty() {
        return Err(Error::argument(
            "The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty",
            "x-amz-object-attributes",
            "",
        ));
    }
    let mut xml = Xml::document("GetObjectAttributesResponse");
    for name in &asked {
        match *name {
            "ETag" => drop(xml.text("ETag", &object.etag)),
            "Checksum" => write_checksum(&mut xml, object.checksum.as_ref()),
            "ObjectParts" => write_parts(&call, &mut xml, &object, &extents)?,
            "StorageClass" => drop(xml.text("StorageClass", &object.headers.storage_class)),
            "ObjectSize" => drop(xml.value("ObjectSize", object.size)),
            other => {
                return Err(Error::argument(
                    "Invalid attribute name specified.",
                    "x-amz-object-attributes",
                    other,
                ));
            }
        }
    }
    let mut response = response::document(xml);
    let headers = response.headers_mut();
    set(
        headers,
        "last-modified",
        &response::http_date(object.modified_ms),
    );
    tell_version(&call, &object.version_id, headers)?;
    Ok(response)
}

fn write_checksum(xml: &mut Xml, checksum: Option<&Checksum>) {
    let Some(checksum) = checksum else { return };
    xml.start("Checksum")
        .text(checksum.algorithm.element(), &checksum.value);
    xml.text("ChecksumType", checksum.checksum_type.name())
        .end();
}

/// The parts in pages; each part only where it has a checksum of its own.
fn write_parts(call: &Call, xml: &mut Xml, object: &Object, extents: &[Extent]) -> Result<()> {
    let Some(count) = object.part_count else {
        return Ok(());
    };
    let number = |name: &str, otherwise: u32| {
        let Some(text) = call.header(name) else {
            return Ok(otherwise);
        };
        text.parse()
            .map_err(|_| Error::argument(format!("Provided {name} not an integer"), name, text))
    };
    let (most, marker) = (
        number("x-amz-max-parts", 1000)?.min(1000),
        number("x-amz-part-number-marker", 0)?,
    );
    // Parts are renumbered in their order when an upload completes.
    let mut after = extents
        .iter()
        .zip(1u32..)
        .filter(|(_, number)| *number > marker);
    let page: Vec<_> = after.by_ref().take(most as usize).collect();
    xml.start("ObjectParts")
        .value("PartsCount", count)
        .value("PartNumberMarker", marker);
    xml.value(
        "NextPartNumberMarker",
        page.last().map_or(0, |(_, number)| *number),
    );
    xml.value("MaxParts", most)
        .value("IsTruncated", after.next().is_some());
    let composite = object
        .checksum
        .as_ref()
        .filter(|sum| sum.checksum_type == ChecksumType::Composite);
    if let Some(checksum) = composite {
        for (extent, number) in page {
            xml.start("Part")
                .optional(checksum.algorithm.element(), extent.checksum.as_ref());
            xml.value("PartNumber", number)
                .value("Size", extent.size)
                .end();
        }
    }
    xml.end();
    Ok(())
}
