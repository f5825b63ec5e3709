//! Versions: what becomes of the current one when a key is written or deleted, and those that are not current any more.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::buckets::{Bucket, Versioning};
use super::objects::{Extent, ListedObject, Object};
use super::walk::{Page, Query, Seek, walk};
use super::writer::Change;
use crate::errors::Result;

/// The id of a version that was written while the bucket kept none.
pub(super) const NULL: &str = "null";

/// A delete marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marker {
    /// Its row in `versions`.
    version: i64,
    pub(crate) version_id: String,
    /// Milliseconds since 1970.
    pub(crate) modified_ms: i64,
}

/// What a key, or a version of it, turns out to be.
#[derive(Debug, Clone)]
pub(crate) enum Version {
    Object(Box<Object>),
    Marker(Marker),
}

/// What a deletion did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Deletion {
    /// The version that was deleted, or the marker that was made; none where the bucket never kept versions.
    pub(crate) version_id: Option<String>,
    /// Whether that is a delete marker.
    pub(crate) is_marker: bool,
}

/// The columns that `objects` and `history` have in common.
const SHARED: &str = "bucket, key, version, version_id, size, etag, modified_ms, storage_class, checksum_algorithm, checksum_type";

const FIND_IN_HISTORY: &str =
    "SELECT h.version, h.size, h.etag, h.modified_ms, h.checksum_algorithm, h.checksum_type,
    v.checksum, v.headers, v.tags, v.extents, v.file, CASE WHEN ?3 THEN v.inline END, h.version_id, h.is_marker
    FROM history h JOIN versions v ON v.id = h.version WHERE h.bucket = ?1 AND h.key = ?2";

impl Version {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        match row.get(13)? {
            true => Ok(Self::Marker(Marker {
                version: row.get(0)?,
                version_id: row.get(12)?,
                modified_ms: row.get(3)?,
            })),
            false => Ok(Self::Object(Box::new(Object::of(row)?))),
        }
    }

    /// A version of a key by its id, or the current one; an inline body comes with it only if asked for.
    pub(crate) fn find(
        connection: &Connection,
        bucket: i64,
        key: &str,
        id: Option<&str>,
        with_body: bool,
    ) -> Result<Option<Self>> {
        let current = Object::find(connection, bucket, key, with_body)?;
        if let Some(current) =
            current.filter(|current| id.is_none_or(|id| id == current.version_id))
        {
            return Ok(Some(Self::Object(Box::new(current))));
        }
        // Without a current object the newest of the history is a marker, or the key is not there.
        let text = match id {
            Some(_) => format!("{FIND_IN_HISTORY} AND h.version_id = ?4"),
            None => format!("{FIND_IN_HISTORY} AND ?4 IS NULL ORDER BY h.version DESC LIMIT 1"),
        };
        let mut statement = connection.prepare_cached(&text)?;
        let found = statement.query_row(params![bucket, key.as_bytes(), with_body, id], Self::of);
        Ok(found.optional()?)
    }

    /// The same with the extents of its body, both of one moment.
    pub(crate) fn find_whole(
        connection: &Connection,
        bucket: i64,
        key: &str,
        id: Option<&str>,
        with_body: bool,
    ) -> Result<Option<(Self, Vec<Extent>)>> {
        let found = Self::find(connection, bucket, key, id, with_body)?;
        let is_in_parts = |found: &Self| match found {
            Self::Object(object) => object.part_count.is_some(),
            Self::Marker(_) => false,
        };
        if !found.as_ref().is_some_and(is_in_parts) {
            return Ok(found.map(|version| (version, Vec::new())));
        }
        // Two look-ups, between which another upload may take its place: both are done again on one snapshot.
        let snapshot = connection.unchecked_transaction()?;
        let Some(version) = Self::find(&snapshot, bucket, key, id, with_body)? else {
            return Ok(None);
        };
        let extents = match &version {
            Self::Object(object) => object.extents(&snapshot)?,
            Self::Marker(_) => Vec::new(),
        };
        Ok(Some((version, extents)))
    }

    fn number(&self) -> i64 {
        match self {
            Self::Object(object) => object.version,
            Self::Marker(marker) => marker.version,
        }
    }
}

/// Takes the current version out of the way of a new one, and answers the id that the new one is to have; none where the bucket
/// never kept versions.
pub(super) fn make_room(change: &mut Change<'_>, bucket: i64, key: &str) -> Result<Option<String>> {
    let versioning = Bucket::versioning(change.connection, bucket)?;
    // The version without an id of its own is the one that is replaced.
    let replaced = match versioning {
        Versioning::Never => Object::find(change.connection, bucket, key, false)?
            .map(|old| Version::Object(Box::new(old))),
        Versioning::Enabled => None,
        Versioning::Suspended => Version::find(change.connection, bucket, key, Some(NULL), false)?,
    };
    if let Some(old) = replaced {
        forget(change, bucket, key, &old)?;
    }
    if versioning == Versioning::Never {
        return Ok(None);
    }
    retire(change.connection, bucket, key)?;
    Ok(Some(match versioning {
        Versioning::Enabled => new_id(change.connection)?,
        _ => NULL.to_owned(),
    }))
}

/// Deletes a key: for good where the bucket never kept versions, otherwise by a marker.
pub(crate) fn delete(
    change: &mut Change<'_>,
    bucket: i64,
    key: &str,
    now_ms: i64,
) -> Result<Deletion> {
    let Some(version_id) = make_room(change, bucket, key)? else {
        return Ok(Deletion::default());
    };
    change
        .connection
        .prepare_cached("INSERT INTO versions (headers, tags, extents) VALUES ('{}', '[]', 0)")?
        .execute([])?;
    let version = change.connection.last_insert_rowid();
    change
        .connection
        .prepare_cached(
            "INSERT INTO history (bucket, key, version, version_id, is_marker, size, etag, modified_ms, storage_class)
             VALUES (?1, ?2, ?3, ?4, 1, 0, '', ?5, '')",
        )?
        .execute(params![bucket, key.as_bytes(), version, version_id, now_ms])?;
    Ok(Deletion {
        version_id: Some(version_id),
        is_marker: true,
    })
}

/// Deletes one version for good; the newest of what is left becomes current.
pub(crate) fn delete_version(
    change: &mut Change<'_>,
    bucket: i64,
    key: &str,
    version: &Version,
) -> Result<Deletion> {
    forget(change, bucket, key, version)?;
    promote(change.connection, bucket, key)?;
    Ok(match version {
        Version::Object(object) => Deletion {
            version_id: Some(object.version_id.clone()),
            is_marker: false,
        },
        Version::Marker(marker) => Deletion {
            version_id: Some(marker.version_id.clone()),
            is_marker: true,
        },
    })
}

/// Removes all rows of a version, and its bodies after the commit.
fn forget(change: &mut Change<'_>, bucket: i64, key: &str, version: &Version) -> Result<()> {
    for table in ["objects", "history"] {
        let text = format!("DELETE FROM {table} WHERE bucket = ?1 AND key = ?2 AND version = ?3");
        change.connection.prepare_cached(&text)?.execute(params![
            bucket,
            key.as_bytes(),
            version.number()
        ])?;
    }
    match version {
        Version::Object(object) => object.delete(change),
        Version::Marker(marker) => {
            change
                .connection
                .prepare_cached("DELETE FROM versions WHERE id = ?1")?
                .execute([marker.version])?;
            Ok(())
        }
    }
}

/// Makes the current version one of the history.
fn retire(connection: &Connection, bucket: i64, key: &str) -> Result<()> {
    let text = format!(
        "INSERT INTO history (is_marker, {SHARED}) SELECT 0, {SHARED} FROM objects WHERE bucket = ?1 AND key = ?2"
    );
    connection
        .prepare_cached(&text)?
        .execute(params![bucket, key.as_bytes()])?;
    connection
        .prepare_cached("DELETE FROM objects WHERE bucket = ?1 AND key = ?2")?
        .execute(params![bucket, key.as_bytes()])?;
    Ok(())
}

/// Makes the newest of the history current, unless something is or it is a marker.
fn promote(connection: &Connection, bucket: i64, key: &str) -> Result<()> {
    if Object::find(connection, bucket, key, false)?.is_some() {
        return Ok(());
    }
    let text = format!(
        "INSERT INTO objects ({SHARED}) SELECT {SHARED} FROM (
         SELECT * FROM history WHERE bucket = ?1 AND key = ?2 ORDER BY version DESC LIMIT 1) WHERE is_marker = 0"
    );
    connection
        .prepare_cached(&text)?
        .execute(params![bucket, key.as_bytes()])?;
    connection
        .prepare_cached(
            "DELETE FROM history WHERE bucket = ?1 AND key = ?2
             AND version = (SELECT version FROM objects WHERE bucket = ?1 AND key = ?2)",
        )?
        .execute(params![bucket, key.as_bytes()])?;
    Ok(())
}

/// An id of 32 characters.
fn new_id(connection: &Connection) -> Result<String> {
    let random: Vec<u8> = connection
        .prepare_cached("SELECT randomblob(24)")?
        .query_row([], |row| row.get(0))?;
    Ok(base64::Engine::encode(
        &base64::engine::general_purpose::URL_SAFE_NO_PAD,
        random,
    ))
}

/// Lists all versions of a bucket: by key, and each key's newest first.
pub(crate) fn list(
    connection: &Connection,
    bucket: i64,
    query: &Query,
    from: Seek,
) -> Result<Page<ListedObject>> {
    // Both tables give no more than is asked for, in order, so that the cost is that of what is answered.
    let mut statement = connection.prepare_cached(
        "SELECT key, size, etag, modified_ms, storage_class, checksum_algorithm, checksum_type, version, version_id,
                is_marker, is_latest FROM (
            SELECT * FROM (SELECT key, size, etag, modified_ms, storage_class, checksum_algorithm, checksum_type,
                version, version_id, 0 AS is_marker, 1 AS is_latest
                FROM objects WHERE bucket = ?1 AND key >= ?2 AND (key > ?2 OR version < ?4) ORDER BY key LIMIT ?3)
            UNION ALL
            SELECT * FROM (SELECT key, size, etag, modified_ms, storage_class, checksum_algorithm, checksum_type,
                version, version_id, is_marker,
                is_marker AND NOT EXISTS (SELECT 1 FROM objects o WHERE o.bucket = h.bucket AND o.key = h.key)
                AND NOT EXISTS (SELECT 1 FROM history n WHERE n.bucket = h.bucket AND n.key = h.key AND n.version > h.version)
                FROM history h WHERE bucket = ?1 AND key >= ?2 AND (key > ?2 OR version < ?4)
                ORDER BY key, version DESC LIMIT ?3))
         ORDER BY key, version DESC LIMIT ?3",
    )?;
    walk(query, from, |from, limit| {
        let rows = statement.query_map(params![bucket, from.key, limit, from.below], |row| {
            ListedObject::of(row, row.get(9)?, row.get(10)?)
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    })
}

/// Where a listing goes on behind a version that it showed; behind the whole key when there is no such version.
pub(crate) fn behind(connection: &Connection, bucket: i64, key: &str, id: &str) -> Result<Seek> {
    let found = Version::find(connection, bucket, key, Some(id), false)?;
    Ok(Seek {
        key: key.as_bytes().to_vec(),
        below: found.map_or(0, |version| version.number()),
    })
}
