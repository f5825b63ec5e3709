//! ListObjects, ListObjectsV2 and ListObjectVersions: three documents around one algorithm (`store::walk`).

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use crate::call::{Call, checked_version_id};
use crate::errors::{Error, Result};
use crate::response::{self, Response, iso_date};
use crate::store::{Bucket, Entry, ListedObject, Page, Query, Seek, history};
use crate::xml::Xml;

/// Entries in one answer at most.
const MAX_KEYS: u32 = 1000;

/// What `encoding-type=url` leaves as it is.
const URL_ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'*')
    .remove(b'/');

/// How keys and prefixes are written.
#[derive(Clone, Copy)]
pub(crate) struct Encoding {
    is_url: bool,
}

impl Encoding {
    /// Reads `encoding-type`.
    pub(crate) fn of(call: &Call) -> Result<Self> {
        match call.query.filled("encoding-type") {
            None => Ok(Self { is_url: false }),
            Some("url") => Ok(Self { is_url: true }),
            Some(other) => Err(Error::argument(
                "Invalid Encoding Method specified in Request",
                "encoding-type",
                other,
            )),
        }
    }

    /// Text as it stands in the document; a space is a plus, as S3 writes it.
    pub(crate) fn write(self, text: &[u8]) -> String {
        match self.is_url {
            true => percent_encode(text, URL_ENCODED)
                .to_string()
                .replace("%20", "+"),
            false => String::from_utf8_lossy(text).into_owned(),
        }
    }

    /// The element that says so.
    pub(crate) fn declare(self, xml: &mut Xml) {
        xml.optional("EncodingType", self.is_url.then_some("url"));
    }
}

/// A continuation token: opaque to clients, the marker to us.
pub(crate) fn token(marker: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(marker)
}

/// The marker of a token.
pub(crate) fn read_token(token: &str) -> Result<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(token).map_err(|_| {
        Error::argument(
            "The continuation token provided is incorrect",
            "continuation-token",
            token,
        )
    })
}

/// What a request wants listed.
fn query(call: &Call, marker: Vec<u8>, max: u32) -> Query {
    let bytes = |name: &str| call.query.get(name).unwrap_or("").as_bytes().to_vec();
    Query {
        prefix: bytes("prefix"),
        delimiter: bytes("delimiter"),
        marker,
        max: max as usize,
    }
}

/// Lists on a blocking thread: a page of a thousand entries is a thousand rows.
async fn list(call: &Call, marker: Vec<u8>, max: u32) -> Result<Page<ListedObject>> {
    let query = query(call, marker, max);
    let (store, bucket) = (Arc::clone(&call.store), call.bucket()?.id);
    let listing = move || store.read(|connection| ListedObject::list(connection, bucket, &query));
    tokio::task::spawn_blocking(listing)
        .await
        .map_err(Error::internal)?
}

/// ListObjectsV2.
pub(crate) async fn v2(call: Call) -> Result<Response> {
    let encoding = Encoding::of(&call)?;
    let max = call.query.number("max-keys", MAX_KEYS, MAX_KEYS)?;
    let start_after = call.query.get("start-after").unwrap_or("");
    let marker = match call.query.get("continuation-token") {
        Some("") => {
            return Err(Error::argument(
                "The continuation token provided is incorrect",
                "continuation-token",
                "",
            ));
        }
        Some(text) => read_token(text)?,
        None => start_after.as_bytes().to_vec(),
    };
    let page = list(&call, marker, max).await?;
    let with_owner = call.query.get("fetch-owner") == Some("true");
    let mut xml = start_document(&call, "ListBucketResult", encoding, max)?;
    xml.optional("ContinuationToken", call.query.get("continuation-token"));
    xml.optional(
        "NextContinuationToken",
        page.next_marker.as_deref().map(token),
    );
    xml.value("KeyCount", page.entries.len());
    xml.optional(
        "StartAfter",
        call.query
            .filled("start-after")
            .map(|text| encoding.write(text.as_bytes())),
    );
    xml.value("IsTruncated", page.next_marker.is_some());
    write_entries(
        &mut xml,
        &page,
        call.bucket()?,
        encoding,
        "Contents",
        with_owner,
    );
    Ok(response::document(xml))
}

/// ListObjects.
pub(crate) async fn v1(call: Call) -> Result<Response> {
    let encoding = Encoding::of(&call)?;
    let max = call.query.number("max-keys", MAX_KEYS, MAX_KEYS)?;
    let marker = call.query.get("marker").unwrap_or("");
    let page = list(&call, marker.as_bytes().to_vec(), max).await?;
    let mut xml = start_document(&call, "ListBucketResult", encoding, max)?;
    xml.text("Marker", encoding.write(marker.as_bytes()))
        .value("IsTruncated", page.next_marker.is_some());
    // Without a delimiter the last key is the marker, and clients are left to see that themselves.
    let next = page
        .next_marker
        .as_deref()
        .filter(|_| call.query.filled("delimiter").is_some());
    xml.optional("NextMarker", next.map(|next| encoding.write(next)));
    write_entries(&mut xml, &page, call.bucket()?, encoding, "Contents", true);
    Ok(response::document(xml))
}

/// ListObjectVersions.
pub(crate) async fn versions(call: Call) -> Result<Response> {
    let encoding = Encoding::of(&call)?;
    let max = call.query.number("max-keys", MAX_KEYS, MAX_KEYS)?;
    let marker = call.query.get("key-marker").unwrap_or("");
    let id_marker = call.query.filled("version-id-marker");
    if marker.is_empty()
        && let Some(id) = id_marker
    {
        return Err(Error::argument(
            "A version-id marker cannot be specified without a key marker.",
            "version-id-marker",
            id,
        ));
    }
    let id_marker = id_marker.map(checked_version_id).transpose()?;
    let page = list_versions(&call, marker, id_marker, max).await?;
    let mut xml = start_document(&call, "ListVersionsResult", encoding, max)?;
    xml.text("KeyMarker", encoding.write(marker.as_bytes()));
    xml.text("VersionIdMarker", id_marker.unwrap_or(""));
    xml.value("IsTruncated", page.next_marker.is_some());
    if let Some(next) = &page.next_marker {
        xml.text("NextKeyMarker", encoding.write(next));
        if let Some(Entry::Row(last)) = page.entries.last() {
            xml.text("NextVersionIdMarker", &last.version_id);
        }
    }
    write_entries(&mut xml, &page, call.bucket()?, encoding, "Version", true);
    Ok(response::document(xml))
}

async fn list_versions(
    call: &Call,
    marker: &str,
    id_marker: Option<&str>,
    max: u32,
) -> Result<Page<ListedObject>> {
    let query = query(call, marker.as_bytes().to_vec(), max);
    let (store, bucket) = (Arc::clone(&call.store), call.bucket()?.id);
    let behind = id_marker.map(|id| (marker.to_owned(), id.to_owned()));
    let listing = move || {
        store.read(|connection| {
            let from = match &behind {
                Some((key, id)) => history::behind(connection, bucket, key, id)?,
                None => Seek::at(query.first_key()),
            };
            history::list(connection, bucket, &query, from)
        })
    };
    tokio::task::spawn_blocking(listing)
        .await
        .map_err(Error::internal)?
}

/// What all three begin with.
fn start_document(call: &Call, root: &str, encoding: Encoding, max: u32) -> Result<Xml> {
    let mut xml = Xml::document(root);
    xml.text("Name", &call.bucket()?.name);
    xml.text(
        "Prefix",
        encoding.write(call.query.get("prefix").unwrap_or("").as_bytes()),
    );
    xml.optional(
        "Delimiter",
        call.query
            .filled("delimiter")
            .map(|text| encoding.write(text.as_bytes())),
    );
    xml.value("MaxKeys", max);
    encoding.declare(&mut xml);
    Ok(xml)
}

fn write_entries(
    xml: &mut Xml,
    page: &Page<ListedObject>,
    bucket: &Bucket,
    encoding: Encoding,
    element: &str,
    with_owner: bool,
) {
    for entry in &page.entries {
        let Entry::Row(object) = entry else { continue };
        let element = if object.is_marker {
            "DeleteMarker"
        } else {
            element
        };
        xml.start(element).text("Key", encoding.write(&object.key));
        if element != "Contents" {
            xml.text("VersionId", &object.version_id)
                .value("IsLatest", object.is_latest);
        }
        xml.text("LastModified", iso_date(object.modified_ms));
        if !object.is_marker {
            write_content(xml, object);
        }
        if with_owner {
            xml.start("Owner")
                .text("ID", &bucket.owner_id)
                .text("DisplayName", &bucket.owner_name)
                .end();
        }
        if !object.is_marker {
            xml.text("StorageClass", &object.storage_class);
        }
        xml.end();
    }
    for entry in &page.entries {
        let Entry::Prefix(prefix) = entry else {
            continue;
        };
        xml.start("CommonPrefixes")
            .text("Prefix", encoding.write(prefix))
            .end();
    }
}

fn write_content(xml: &mut Xml, object: &ListedObject) {
    xml.text("ETag", format!("\"{}\"", object.etag));
    xml.optional(
        "ChecksumAlgorithm",
        object.checksum_algorithm.map(|algorithm| algorithm.name()),
    );
    xml.optional("ChecksumType", object.checksum_type.map(|kind| kind.name()));
    xml.value("Size", object.size);
}
