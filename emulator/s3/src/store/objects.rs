//! Rows of objects: the current version of each key with what a listing shows, and the rest of it beside.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::history;
use super::walk::{Listed, Page, Query, Seek, walk};
use super::writer::{Change, NewBody};
use super::{from_json, to_json};
use crate::access::acl::Acl;
use crate::checksums::{Algorithm, Checksum, ChecksumType};
use crate::encryption::Encryption;
use crate::errors::Result;
use crate::locks::Lock;

/// Tags in the order in which they were given.
pub(crate) type Tags = Vec<(String, String)>;

/// The headers that a client sets and gets back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ObjectHeaders {
    /// `content-type` and its like, by lower-case name.
    pub(crate) system: BTreeMap<String, String>,
    /// What followed `x-amz-meta-`, by lower-case name.
    pub(crate) user: BTreeMap<String, String>,
    /// Such as `STANDARD`.
    pub(crate) storage_class: String,
    /// Who may read it, in buckets that have such lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) acl: Option<Acl>,
    /// What keeps it from being deleted.
    #[serde(default, skip_serializing_if = "Lock::is_none")]
    pub(crate) lock: Lock,
    #[serde(default, skip_serializing_if = "Encryption::is_by_s3")]
    pub(crate) encryption: Encryption,
}

/// A version of a key that is no delete marker.
#[derive(Debug, Clone)]
pub(crate) struct Object {
    /// Its row in `versions`.
    pub(crate) version: i64,
    /// What requests call it.
    pub(crate) version_id: String,
    /// In bytes.
    pub(crate) size: u64,
    /// Without quotes.
    pub(crate) etag: String,
    /// Milliseconds since 1970.
    pub(crate) modified_ms: i64,
    pub(crate) checksum: Option<Checksum>,
    pub(crate) headers: ObjectHeaders,
    pub(crate) tags: Tags,
    /// How many parts made it; `None` when it was put in one.
    pub(crate) part_count: Option<u32>,
    pub(crate) body: Body,
}

/// Where a body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Body {
    /// In its row.
    Inline(Vec<u8>),
    /// In the file of this name.
    File(String),
    /// In the extents of its version.
    Extents,
}

/// One part of a body that was uploaded in several.
#[derive(Debug, Clone)]
pub(crate) struct Extent {
    /// In bytes.
    pub(crate) size: u64,
    /// The part's own checksum, base64.
    pub(crate) checksum: Option<String>,
    pub(crate) body: Body,
}

/// A version that is to become current.
#[derive(Debug)]
pub(crate) struct NewObject {
    pub(crate) size: u64,
    pub(crate) etag: String,
    pub(crate) modified_ms: i64,
    pub(crate) checksum: Option<Checksum>,
    pub(crate) headers: ObjectHeaders,
    pub(crate) tags: Tags,
    /// `None` when the caller adds extents itself.
    pub(crate) body: Option<NewBody>,
    /// How many extents there will be.
    pub(crate) extents: u32,
}

/// What a listing shows of an object, or of one of its versions.
#[derive(Debug, Clone)]
pub(crate) struct ListedObject {
    pub(crate) key: Vec<u8>,
    /// Its row in `versions`.
    pub(crate) version: i64,
    pub(crate) version_id: String,
    pub(crate) is_marker: bool,
    pub(crate) is_latest: bool,
    pub(crate) size: u64,
    pub(crate) etag: String,
    pub(crate) modified_ms: i64,
    pub(crate) storage_class: String,
    pub(crate) checksum_algorithm: Option<Algorithm>,
    pub(crate) checksum_type: Option<ChecksumType>,
}

/// `with_body` false leaves an inline body where it is.
const FIND: &str =
    "SELECT o.version, o.size, o.etag, o.modified_ms, o.checksum_algorithm, o.checksum_type,
    v.checksum, v.headers, v.tags, v.extents, v.file, CASE WHEN ?3 THEN v.inline END, o.version_id
    FROM objects o JOIN versions v ON v.id = o.version WHERE o.bucket = ?1 AND o.key = ?2";

impl Object {
    pub(super) fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let algorithm: Option<Algorithm> = row.get(4)?;
        let checksum_type: Option<ChecksumType> = row.get(5)?;
        let value: Option<String> = row.get(6)?;
        let checksum = match (algorithm, checksum_type, value) {
            (Some(algorithm), Some(checksum_type), Some(value)) => Some(Checksum {
                algorithm,
                checksum_type,
                value,
            }),
            _ => None,
        };
        let extents: u32 = row.get(9)?;
        let body = match row.get::<_, Option<String>>(10)? {
            _ if extents > 0 => Body::Extents,
            Some(name) => Body::File(name),
            None => Body::Inline(row.get::<_, Option<Vec<u8>>>(11)?.unwrap_or_default()),
        };
        Ok(Self {
            version: row.get(0)?,
            version_id: row.get(12)?,
            size: row.get(1)?,
            etag: row.get(2)?,
            modified_ms: row.get(3)?,
            checksum,
            headers: from_json(row.get_ref(7)?.as_str()?)?,
            tags: from_json(row.get_ref(8)?.as_str()?)?,
            part_count: Some(extents).filter(|count| *count > 0),
            body,
        })
    }

    /// The object of a key, with an inline body only if asked for.
    pub(crate) fn find(
        connection: &Connection,
        bucket: i64,
        key: &str,
        with_body: bool,
    ) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached(FIND)?;
        Ok(statement
            .query_row(params![bucket, key.as_bytes(), with_body], Self::of)
            .optional()?)
    }

    /// The parts of its body, in order; empty when it was put in one.
    pub(crate) fn extents(&self, connection: &Connection) -> Result<Vec<Extent>> {
        let mut statement = connection.prepare_cached(
            "SELECT size, checksum, file, inline FROM extents WHERE version = ?1 ORDER BY number",
        )?;
        let rows = statement.query_map([self.version], |row| {
            let body = match row.get(2)? {
                Some(name) => Body::File(name),
                None => Body::Inline(row.get::<_, Option<Vec<u8>>>(3)?.unwrap_or_default()),
            };
            Ok(Extent {
                size: row.get(0)?,
                checksum: row.get(1)?,
                body,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Replaces its tags.
    pub(crate) fn set_tags(&self, connection: &Connection, tags: &Tags) -> Result<()> {
        connection
            .prepare_cached("UPDATE versions SET tags = ?2 WHERE id = ?1")?
            .execute(params![self.version, to_json(tags)])?;
        Ok(())
    }

    /// Keeps its headers as they are now.
    pub(crate) fn set_headers(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached("UPDATE versions SET headers = ?2 WHERE id = ?1")?
            .execute(params![self.version, to_json(&self.headers)])?;
        Ok(())
    }

    /// Takes the version away, and its bodies after the commit.
    pub(super) fn delete(&self, change: &mut Change<'_>) -> Result<()> {
        if let Body::File(name) = &self.body {
            change.discard(Some(name.clone()));
        }
        if self.part_count.is_some() {
            for extent in self.extents(change.connection)? {
                if let Body::File(name) = extent.body {
                    change.discard(Some(name));
                }
            }
            change
                .connection
                .prepare_cached("DELETE FROM extents WHERE version = ?1")?
                .execute([self.version])?;
        }
        change
            .connection
            .prepare_cached("DELETE FROM versions WHERE id = ?1")?
            .execute([self.version])?;
        Ok(())
    }
}

impl NewObject {
    /// Makes this the current version of a key and answers the id that it got. What was current is kept where the bucket keeps
    /// versions.
    pub(crate) fn publish(
        self,
        change: &mut Change<'_>,
        bucket: i64,
        key: &str,
    ) -> Result<Published> {
        let version_id = history::make_room(change, bucket, key)?;
        let (file, inline) = self.body.map_or((None, None), |body| change.publish(body));
        let checksum = self.checksum.as_ref();
        change
            .connection
            .prepare_cached(
                "INSERT INTO versions (checksum, headers, tags, extents, file, inline) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                checksum.map(|checksum| &checksum.value),
                to_json(&self.headers),
                to_json(&self.tags),
                self.extents,
                file,
                inline
            ])?;
        let version = change.connection.last_insert_rowid();
        change
            .connection
            .prepare_cached(
                "INSERT OR REPLACE INTO objects (bucket, key, version, size, etag, modified_ms, storage_class,
                 checksum_algorithm, checksum_type, version_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                bucket,
                key.as_bytes(),
                version,
                self.size,
                self.etag,
                self.modified_ms,
                self.headers.storage_class,
                checksum.map(|checksum| checksum.algorithm),
                checksum.map(|checksum| checksum.checksum_type),
                version_id.as_deref().unwrap_or(history::NULL),
            ])?;
        Ok(Published {
            version,
            version_id,
        })
    }
}

/// A version that was published.
#[derive(Debug, Clone)]
pub(crate) struct Published {
    /// Its row in `versions`.
    pub(crate) version: i64,
    /// Its id; none where the bucket never kept versions.
    pub(crate) version_id: Option<String>,
}

impl ListedObject {
    /// Lists the current objects of a bucket.
    pub(crate) fn list(connection: &Connection, bucket: i64, query: &Query) -> Result<Page<Self>> {
        let mut statement = connection.prepare_cached(
            "SELECT key, size, etag, modified_ms, storage_class, checksum_algorithm, checksum_type, version, version_id
             FROM objects WHERE bucket = ?1 AND key >= ?2 AND (key > ?2 OR version < ?4) ORDER BY key LIMIT ?3",
        )?;
        walk(query, Seek::at(query.first_key()), |from, limit| {
            let rows = statement
                .query_map(params![bucket, from.key, limit, from.below], |row| {
                    Self::of(row, false, true)
                })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// A row of key, size, tag, date, class, checksum algorithm and type, number and id.
    pub(super) fn of(row: &Row<'_>, is_marker: bool, is_latest: bool) -> rusqlite::Result<Self> {
        Ok(Self {
            key: row.get(0)?,
            size: row.get(1)?,
            etag: row.get(2)?,
            modified_ms: row.get(3)?,
            storage_class: row.get(4)?,
            checksum_algorithm: row.get(5)?,
            checksum_type: row.get(6)?,
            version: row.get(7)?,
            version_id: row.get(8)?,
            is_marker,
            is_latest,
        })
    }
}

impl Listed for ListedObject {
    fn key(&self) -> &[u8] {
        &self.key
    }

    fn after(&self) -> Seek {
        Seek {
            key: self.key.clone(),
            below: self.version,
        }
    }
}
