//! Parts of a multipart upload: upload, copy, list.

use std::sync::Arc;

use http::StatusCode;

use crate::call::Call;
use crate::checksums::{ChecksumType, Digests};
use crate::conditions;
use crate::copies::Source;
use crate::download::Stretch;
use crate::errors::{Code, Error, Result};
use crate::multipart::{self, MAX_PARTS, no_such_upload};
use crate::response::{self, Response, iso_date, set};
use crate::store::{Body, Files, NewBody, Part, Upload};
use crate::xml::Xml;

/// Parts in one listing at most.
const MAX_LISTED: u32 = 1000;

/// The number of the part that a request is about.
fn number(call: &Call) -> Result<u32> {
    let text = call.query.get("partNumber").unwrap_or("");
    text.parse()
        .ok()
        .filter(|number| (1..=MAX_PARTS).contains(number))
        .ok_or_else(|| {
            Error::argument(
                "Part number must be an integer between 1 and 10000, inclusive",
                "partNumber",
                text,
            )
        })
}

/// UploadPart.
pub(crate) async fn put(mut call: Call) -> Result<Response> {
    let number = number(&call)?;
    let upload = multipart::find(&call)?;
    ensure_same_algorithm(&call, &upload)?;
    let received = call.receive(upload.algorithm).await?;
    let (algorithm, checksum) = received.checksum;
    let part = Part {
        number,
        size: received.size,
        etag: hex::encode(received.md5),
        checksum: checksum.clone(),
        modified_ms: call.now_ms(),
    };
    let etag = part.etag.clone();
    let encryption = upload.headers.encryption.clone();
    publish(&call, upload, part, received.body).await?;
    let mut response = response::empty(StatusCode::OK);
    let headers = response.headers_mut();
    set(headers, "etag", &format!("\"{etag}\""));
    encryption.write(headers);
    set(headers, algorithm.header(), &checksum);
    Ok(response)
}

/// A part's checksum is of the algorithm that its upload was created with.
fn ensure_same_algorithm(call: &Call, upload: &Upload) -> Result<()> {
    let given = crate::checksums::Declared::of(&call.headers)?.algorithm();
    match given.filter(|given| *given != upload.algorithm) {
        None => Ok(()),
        Some(given) => {
            let expected = if upload.is_checksum_asked {
                upload.algorithm.name()
            } else {
                "null"
            };
            Err(Code::InvalidRequest.because(format!(
                "Checksum Type mismatch occurred, expected checksum Type: {}, actual checksum Type: {}",
                expected.to_lowercase(),
                given.name().to_lowercase()
            )))
        }
    }
}

async fn publish(call: &Call, upload: Upload, part: Part, body: NewBody) -> Result<()> {
    call.store
        .write(move |change| {
            let found = Upload::find(change.connection, upload.bucket, &upload.key, &upload.id)?;
            found
                .ok_or_else(|| no_such_upload(&upload.id))?
                .put_part(change, &part, body)
        })
        .await
}

/// UploadPartCopy.
pub(crate) async fn copy(call: Call) -> Result<Response> {
    let number = number(&call)?;
    let upload = multipart::find(&call)?;
    let source = Source::of(&call)?;
    let (start, len) = range(&call, source.object.size)?;
    let (files, algorithm, modified_ms) = (
        Arc::clone(&call.store.files),
        upload.algorithm,
        call.now_ms(),
    );
    let copying = tokio::task::spawn_blocking(move || {
        let digests = Digests::new(false, Some(algorithm));
        let stretches = stretches(&source, start, len);
        let (body, digested) = duplicate(&files, &stretches, digests)?;
        drop(source);
        let checksum = digested
            .checksum
            .map(|(_, value)| value)
            .unwrap_or_default();
        let part = Part {
            number,
            size: len,
            etag: hex::encode(digested.md5),
            checksum,
            modified_ms,
        };
        Ok::<_, Error>((part, body))
    });
    let (part, body) = copying.await.map_err(Error::internal)??;
    let told = part.clone();
    let encryption = upload.headers.encryption.clone();
    publish(&call, upload, part, body).await?;
    let mut xml = Xml::document("CopyPartResult");
    xml.text("LastModified", iso_date(modified_ms))
        .text("ETag", format!("\"{}\"", told.etag));
    xml.text(algorithm.element(), &told.checksum);
    let mut response = response::document(xml);
    encryption.write(response.headers_mut());
    Ok(response)
}

/// `x-amz-copy-source-range`: unlike `Range`, both ends are given and lie within the source.
fn range(call: &Call, size: u64) -> Result<(u64, u64)> {
    let Some(text) = call.header("x-amz-copy-source-range") else {
        return Ok((0, size));
    };
    let invalid = |message: &'static str| Error::argument(message, "x-amz-copy-source-range", text);
    let is_form = text
        .strip_prefix("bytes=")
        .and_then(|rest| rest.split_once('-'))
        .is_some_and(|(first, last)| {
            [first, last]
                .iter()
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        });
    if !is_form {
        return Err(invalid(
            "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
        ));
    }
    let last: u64 = text
        .rsplit('-')
        .next()
        .and_then(|last| last.parse().ok())
        .unwrap_or(u64::MAX);
    match conditions::range(Some(text), size) {
        Ok(Some(range)) if last < size => Ok(range),
        _ => Err(invalid("Range specified is not valid for source object")),
    }
}

fn stretches(source: &Source, start: u64, len: u64) -> Vec<Stretch> {
    match source.object.body {
        Body::Extents => Stretch::of_extents(source.extents.clone(), start, len),
        _ => vec![Stretch::of(source.object.body.clone(), start, len)],
    }
}

/// Copies stretches into a body of their own, digesting on the way.
fn duplicate(
    files: &Files,
    stretches: &[Stretch],
    mut digests: Digests,
) -> Result<(NewBody, crate::checksums::Digested)> {
    let mut file = files.create()?;
    for stretch in stretches {
        stretch.read(files, |bytes| {
            digests.update(bytes);
            std::io::Write::write_all(&mut file.file, bytes)
        })?;
    }
    file.finish()?;
    Ok((NewBody::File(file), digests.finish()))
}

/// ListParts.
pub(crate) async fn list(call: Call) -> Result<Response> {
    let upload = multipart::find(&call)?;
    let max = call.query.number("max-parts", MAX_LISTED, MAX_LISTED)?;
    let marker = call.query.number("part-number-marker", 0, u32::MAX - 1)?;
    let mut parts = call
        .store
        .read(|connection| upload.parts(connection, marker + 1, max as usize + 1))?;
    let is_truncated = parts.len() > max as usize;
    parts.truncate(max as usize);
    let bucket = call.bucket()?;
    let mut xml = Xml::document("ListPartsResult");
    xml.text("Bucket", &bucket.name)
        .text("Key", call.key())
        .text("UploadId", &upload.id);
    for element in ["Initiator", "Owner"] {
        xml.start(element)
            .text("ID", &bucket.owner_id)
            .text("DisplayName", &bucket.owner_name)
            .end();
    }
    xml.text("StorageClass", &upload.headers.storage_class)
        .value("PartNumberMarker", marker);
    xml.value(
        "NextPartNumberMarker",
        parts.last().map_or(0, |part| part.number),
    );
    xml.value("MaxParts", max)
        .value("IsTruncated", is_truncated);
    if upload.is_checksum_asked || upload.checksum_type == ChecksumType::FullObject {
        xml.text("ChecksumAlgorithm", upload.algorithm.name())
            .text("ChecksumType", upload.checksum_type.name());
    }
    for part in &parts {
        xml.start("Part")
            .value("PartNumber", part.number)
            .text("LastModified", iso_date(part.modified_ms));
        xml.text("ETag", format!("\"{}\"", part.etag))
            .value("Size", part.size);
        xml.text(upload.algorithm.element(), &part.checksum).end();
    }
    Ok(response::document(xml))
}
