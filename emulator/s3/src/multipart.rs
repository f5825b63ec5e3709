//! Multipart uploads as a whole: create, list, complete, abort. Completing moves rows, never bytes.

use http::StatusCode;
use md5::Digest;

use crate::call::Call;
use crate::checksums::{Algorithm, Checksum, ChecksumType};
use crate::conditions::Conditions;
use crate::errors::{Code, Error, Result};
use crate::headers;
use crate::listings::Encoding;
use crate::objects::{DEFAULT_CHECKSUM, tell_published};
use crate::response::{self, Response, iso_date, set};
use crate::store::{Entry, NewObject, Object, ObjectHeaders, Part, Query, Seek, Upload, walk};
use crate::tagging;
use crate::xml::{Element, Xml};

/// Every part but the last is at least so large.
const MIN_PART_BYTES: u64 = 5 << 20;
/// Parts have numbers up to this.
pub(crate) const MAX_PARTS: u32 = 10_000;
/// Uploads in one listing at most.
const MAX_UPLOADS: u32 = 1000;

/// The upload that a request names, or `NoSuchUpload`.
pub(crate) fn find(call: &Call) -> Result<Upload> {
    let (bucket, id) = (
        call.bucket()?.id,
        call.query.get("uploadId").unwrap_or("").to_owned(),
    );
    let found = call
        .store
        .read(|connection| Upload::find(connection, bucket, call.key(), &id))?;
    found.ok_or_else(|| no_such_upload(&id))
}

/// The upload is unknown, or became unknown meanwhile.
pub(crate) fn no_such_upload(id: &str) -> Error {
    Code::NoSuchUpload.with("UploadId", id)
}

/// CreateMultipartUpload.
pub(crate) async fn create(call: Call) -> Result<Response> {
    headers::ensure_supported(&call)?;
    let (algorithm, checksum_type, is_checksum_asked) = checksum_of(&call)?;
    let upload = Upload {
        id: call.store.random_id()?,
        bucket: call.bucket()?.id,
        key: call.key().to_owned(),
        initiated_ms: call.now_ms(),
        algorithm,
        checksum_type,
        is_checksum_asked,
        headers: ObjectHeaders::of(&call)?,
        tags: tagging::of_header(&call)?,
    };
    let (bucket, id) = (call.bucket()?.clone(), upload.id.clone());
    let encryption = upload.headers.encryption.clone();
    call.store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            upload.insert(change.connection)
        })
        .await?;
    let mut xml = Xml::document("InitiateMultipartUploadResult");
    xml.text("Bucket", &call.bucket()?.name)
        .text("Key", call.key())
        .text("UploadId", id);
    let mut response = response::document(xml);
    let headers = response.headers_mut();
    encryption.write(headers);
    if is_checksum_asked {
        set(headers, "x-amz-checksum-algorithm", algorithm.name());
        set(headers, "x-amz-checksum-type", checksum_type.name());
    }
    Ok(response)
}

/// Algorithm and type of an upload's checksum, and whether the client asked for them.
fn checksum_of(call: &Call) -> Result<(Algorithm, ChecksumType, bool)> {
    let algorithm = match call.header("x-amz-checksum-algorithm") {
        None => None,
        Some(name) => Some(Algorithm::parse(name).ok_or_else(|| {
            Code::InvalidRequest.because("Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]")
        })?),
    };
    let asked_type = match call.header("x-amz-checksum-type") {
        None => None,
        Some(name) => Some(ChecksumType::parse(name).ok_or_else(|| {
            Code::InvalidRequest.because("Value for x-amz-checksum-type header is invalid.")
        })?),
    };
    let Some(algorithm) = algorithm else {
        return match asked_type {
            Some(_) => Err(Code::InvalidRequest
                .because("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.")),
            None => Ok((DEFAULT_CHECKSUM, ChecksumType::FullObject, false)),
        };
    };
    let usual = if algorithm == Algorithm::Crc64Nvme {
        ChecksumType::FullObject
    } else {
        ChecksumType::Composite
    };
    let checksum_type = asked_type.unwrap_or(usual);
    let is_possible = match checksum_type {
        ChecksumType::FullObject => algorithm.is_combinable(),
        ChecksumType::Composite => algorithm != Algorithm::Crc64Nvme,
    };
    match is_possible {
        true => Ok((algorithm, checksum_type, true)),
        false => Err(Code::InvalidRequest.because(format!(
            "The {} checksum type cannot be used with the {} checksum algorithm.",
            checksum_type.name(),
            algorithm.name().to_lowercase()
        ))),
    }
}

/// AbortMultipartUpload.
pub(crate) async fn abort(call: Call) -> Result<Response> {
    let upload = find(&call)?;
    call.store
        .write(move |change| {
            let found = Upload::find(change.connection, upload.bucket, &upload.key, &upload.id)?;
            found
                .ok_or_else(|| no_such_upload(&upload.id))?
                .abort(change)
        })
        .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// A part as the client believes it to be.
struct Claimed {
    number: u32,
    etag: String,
    checksum: Option<String>,
}

impl Claimed {
    fn of(element: &Element, algorithm: Algorithm) -> Result<Self> {
        let number = element
            .required("PartNumber")?
            .trim()
            .parse()
            .map_err(|_| Code::MalformedXML)?;
        Ok(Self {
            number,
            etag: element
                .required("ETag")?
                .trim()
                .trim_matches('"')
                .to_owned(),
            checksum: element
                .child_text(algorithm.element())
                .map(|text| text.trim().to_owned()),
        })
    }
}

/// CompleteMultipartUpload.
pub(crate) async fn complete(mut call: Call) -> Result<Response> {
    let upload = find(&call)?;
    let conditions = Conditions::of(&call.headers, "");
    conditions.ensure_form_for_writing()?;
    let document = call.receive_document("CompleteMultipartUpload").await?;
    let elements = document
        .children
        .iter()
        .filter(|child| child.name == "Part");
    let claimed = elements
        .map(|part| Claimed::of(part, upload.algorithm))
        .collect::<Result<Vec<_>>>()?;
    if claimed.is_empty() || claimed.len() > MAX_PARTS as usize {
        return Err(Code::MalformedXML.into());
    }
    if claimed
        .windows(2)
        .any(|pair| pair[0].number >= pair[1].number)
    {
        return Err(Code::InvalidPartOrder.with("UploadId", &upload.id));
    }
    let encryption = upload.headers.encryption.clone();
    let promised = call.header(upload.algorithm.header()).map(str::to_owned);
    let promised_size = call.header("x-amz-mp-object-size").map(str::to_owned);
    let (bucket, modified_ms) = (call.bucket()?.clone(), call.now_ms());
    let (etag, checksum, published) = call
        .store
        .write(move |change| {
            bucket.ensure_still_there(change.connection)?;
            let upload = Upload::find(change.connection, upload.bucket, &upload.key, &upload.id)?
                .ok_or_else(|| no_such_upload(&upload.id))?;
            let parts = upload.parts(change.connection, 0, MAX_PARTS as usize)?;
            let parts = claimed_parts(&upload, &claimed, parts)?;
            let object = assemble(&upload, &parts, modified_ms)?;
            ensure_as_promised(&object, promised.as_deref(), promised_size.as_deref())?;
            let old = Object::find(change.connection, upload.bucket, &upload.key, false)?;
            conditions.ensure_writable(old.as_ref().map(|old| old.etag.as_str()), &upload.key)?;
            let told = (object.etag.clone(), object.checksum.clone());
            let numbers: Vec<u32> = parts.iter().map(|part| part.number).collect();
            let published = upload.complete(change, object, &numbers)?;
            Ok((told.0, told.1, published))
        })
        .await?;
    let mut response = completed(&call, &etag, checksum.as_ref())?;
    tell_published(&published, response.headers_mut());
    encryption.write(response.headers_mut());
    Ok(response)
}

fn completed(call: &Call, etag: &str, checksum: Option<&Checksum>) -> Result<Response> {
    let name = &call.bucket()?.name;
    let location = format!(
        "https://{name}.s3.{}.amazonaws.com/{}",
        call.bucket()?.region,
        call.key()
    );
    let mut xml = Xml::document("CompleteMultipartUploadResult");
    xml.text("Location", location)
        .text("Bucket", name)
        .text("Key", call.key());
    xml.text("ETag", format!("\"{etag}\""));
    if let Some(checksum) = checksum {
        xml.text(checksum.algorithm.element(), &checksum.value);
        xml.text("ChecksumType", checksum.checksum_type.name());
    }
    Ok(response::document(xml))
}

/// The parts that a client lists, each of which has to be the one that was uploaded.
fn claimed_parts(upload: &Upload, claimed: &[Claimed], parts: Vec<Part>) -> Result<Vec<Part>> {
    let invalid = |claim: &Claimed| {
        Code::InvalidPart
            .with("UploadId", &upload.id)
            .with("PartNumber", claim.number.to_string())
            .with("ETag", &claim.etag)
    };
    let mut parts = parts.into_iter();
    let mut result = Vec::with_capacity(claimed.len());
    for (index, claim) in claimed.iter().enumerate() {
        let part = parts
            .find(|part| part.number == claim.number)
            .filter(|part| part.etag == claim.etag);
        let part = part.ok_or_else(|| invalid(claim))?;
        match &claim.checksum {
            Some(checksum) if *checksum != part.checksum => return Err(invalid(claim)),
            None if upload.is_checksum_asked && upload.checksum_type == ChecksumType::Composite => {
                let name = upload.algorithm.name().to_lowercase();
                return Err(Code::InvalidRequest.because(format!(
                    "The upload was created using a {name} checksum. The complete request must include the checksum for each part. It was missing for part {} in the request.",
                    claim.number
                )));
            }
            _ => {}
        }
        if part.size < MIN_PART_BYTES && index + 1 < claimed.len() {
            return Err(Code::EntityTooSmall
                .with("ProposedSize", part.size.to_string())
                .with("MinSizeAllowed", MIN_PART_BYTES.to_string())
                .with("PartNumber", part.number.to_string())
                .with("ETag", &part.etag));
        }
        result.push(part);
    }
    Ok(result)
}

/// The object that parts make.
fn assemble(upload: &Upload, parts: &[Part], modified_ms: i64) -> Result<NewObject> {
    let mut tags = md5::Md5::new();
    for part in parts {
        tags.update(hex::decode(&part.etag).map_err(Error::internal)?);
    }
    let value = match upload.checksum_type {
        ChecksumType::FullObject => {
            let sums: Vec<(&str, u64)> = parts
                .iter()
                .map(|part| (part.checksum.as_str(), part.size))
                .collect();
            upload.algorithm.combine(&sums)
        }
        ChecksumType::Composite => {
            let sums: Vec<&str> = parts.iter().map(|part| part.checksum.as_str()).collect();
            upload.algorithm.compose(&sums)
        }
    };
    Ok(NewObject {
        size: parts.iter().map(|part| part.size).sum(),
        etag: format!("{}-{}", hex::encode(tags.finalize()), parts.len()),
        modified_ms,
        checksum: value.map(|value| Checksum {
            algorithm: upload.algorithm,
            checksum_type: upload.checksum_type,
            value,
        }),
        headers: upload.headers.clone(),
        tags: upload.tags.clone(),
        body: None,
        extents: u32::try_from(parts.len()).unwrap_or(MAX_PARTS),
    })
}

/// Checksum and size of the whole, where the client says them.
fn ensure_as_promised(
    object: &NewObject,
    checksum: Option<&str>,
    size: Option<&str>,
) -> Result<()> {
    if let (Some(promised), Some(found)) = (checksum, &object.checksum)
        && promised != found.value
        && format!("{promised}-{}", object.extents) != found.value
    {
        return Err(crate::checksums::mismatch(found.algorithm));
    }
    match size {
        Some(size) if size != object.size.to_string() => Err(Code::InvalidRequest.because(format!(
            "The provided 'x-amz-mp-object-size' header value {size} does not match what was computed: {}",
            object.size
        ))),
        _ => Ok(()),
    }
}

/// ListMultipartUploads.
pub(crate) async fn list(call: Call) -> Result<Response> {
    let encoding = Encoding::of(&call)?;
    let max = call.query.number("max-uploads", MAX_UPLOADS, MAX_UPLOADS)?;
    let text = |name: &str| call.query.get(name).unwrap_or("");
    let (key_marker, id_marker) = (text("key-marker"), text("upload-id-marker"));
    let query = Query {
        prefix: text("prefix").as_bytes().to_vec(),
        delimiter: text("delimiter").as_bytes().to_vec(),
        marker: key_marker.as_bytes().to_vec(),
        // A key may have several uploads, so the cut is made below.
        max: usize::MAX - 1,
    };
    let bucket = call.bucket()?;
    let mut uploads = call
        .store
        .read(|connection| Upload::of_bucket(connection, bucket.id, key_marker.as_bytes()))?;
    skip_seen(&mut uploads, key_marker, id_marker);
    let mut fetched = Some(uploads);
    let page = walk(&query, Seek::at(query.first_key()), |_, _| {
        Ok(fetched.take().unwrap_or_default())
    })?;
    let mut entries = page.entries;
    let is_truncated = entries.len() > max as usize;
    entries.truncate(max as usize);
    let mut xml = Xml::document("ListMultipartUploadsResult");
    xml.text("Bucket", &bucket.name)
        .text("KeyMarker", encoding.write(key_marker.as_bytes()));
    xml.text("UploadIdMarker", id_marker);
    match entries.last() {
        Some(Entry::Row(upload)) if is_truncated => {
            xml.text("NextKeyMarker", encoding.write(upload.key.as_bytes()))
                .text("NextUploadIdMarker", &upload.id);
        }
        Some(Entry::Prefix(prefix)) if is_truncated => {
            xml.text("NextKeyMarker", encoding.write(prefix));
        }
        _ => {}
    }
    xml.text("Prefix", encoding.write(&query.prefix));
    xml.optional(
        "Delimiter",
        call.query
            .filled("delimiter")
            .map(|text| encoding.write(text.as_bytes())),
    );
    encoding.declare(&mut xml);
    xml.value("MaxUploads", max)
        .value("IsTruncated", is_truncated);
    write_uploads(&mut xml, &call, &entries, encoding)?;
    Ok(response::document(xml))
}

/// Takes away what earlier pages showed: all uploads of the marker's key, or with an upload id those up to it.
fn skip_seen(uploads: &mut Vec<Upload>, key_marker: &str, id_marker: &str) {
    let of_marker = uploads
        .iter()
        .take_while(|upload| upload.key == key_marker && !key_marker.is_empty())
        .count();
    let seen = uploads[..of_marker]
        .iter()
        .position(|upload| upload.id == id_marker);
    uploads.drain(..seen.map_or(of_marker, |seen| seen + 1));
}

fn write_uploads(
    xml: &mut Xml,
    call: &Call,
    entries: &[Entry<Upload>],
    encoding: Encoding,
) -> Result<()> {
    let bucket = call.bucket()?;
    for entry in entries {
        match entry {
            Entry::Row(upload) => {
                xml.start("Upload")
                    .text("Key", encoding.write(upload.key.as_bytes()))
                    .text("UploadId", &upload.id);
                for element in ["Initiator", "Owner"] {
                    xml.start(element)
                        .text("ID", &bucket.owner_id)
                        .text("DisplayName", &bucket.owner_name)
                        .end();
                }
                xml.text("StorageClass", &upload.headers.storage_class);
                xml.text("Initiated", iso_date(upload.initiated_ms));
                xml.text("ChecksumAlgorithm", upload.algorithm.name());
                xml.text("ChecksumType", upload.checksum_type.name()).end();
            }
            Entry::Prefix(prefix) => {
                xml.start("CommonPrefixes")
                    .text("Prefix", encoding.write(prefix))
                    .end();
            }
        }
    }
    Ok(())
}
