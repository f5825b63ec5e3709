//! Rows of multipart uploads and their parts, until one becomes an object.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::objects::{NewObject, ObjectHeaders, Published, Tags};
use super::walk::{Listed, Seek};
use super::writer::{Change, NewBody};
use super::{from_json, to_json};
use crate::checksums::{Algorithm, ChecksumType};
use crate::errors::Result;

/// An upload that has begun.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    pub(crate) id: String,
    pub(crate) bucket: i64,
    pub(crate) key: String,
    /// Milliseconds since 1970.
    pub(crate) initiated_ms: i64,
    pub(crate) algorithm: Algorithm,
    pub(crate) checksum_type: ChecksumType,
    /// Whether the client named the algorithm itself.
    pub(crate) is_checksum_asked: bool,
    pub(crate) headers: ObjectHeaders,
    pub(crate) tags: Tags,
}

/// One part of an upload.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) number: u32,
    /// In bytes.
    pub(crate) size: u64,
    /// Without quotes.
    pub(crate) etag: String,
    /// Base64, of the upload's algorithm.
    pub(crate) checksum: String,
    /// Milliseconds since 1970.
    pub(crate) modified_ms: i64,
}

const COLUMNS: &str = "id, bucket, key, initiated_ms, checksum_algorithm, checksum_type, is_checksum_asked, headers, tags";

impl Upload {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let key: Vec<u8> = row.get(2)?;
        Ok(Self {
            id: row.get(0)?,
            bucket: row.get(1)?,
            key: String::from_utf8_lossy(&key).into_owned(),
            initiated_ms: row.get(3)?,
            algorithm: row.get(4)?,
            checksum_type: row.get(5)?,
            is_checksum_asked: row.get(6)?,
            headers: from_json(row.get_ref(7)?.as_str()?)?,
            tags: from_json(row.get_ref(8)?.as_str()?)?,
        })
    }

    /// The upload of an id, if it is for this bucket and key.
    pub(crate) fn find(
        connection: &Connection,
        bucket: i64,
        key: &str,
        id: &str,
    ) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM uploads WHERE id = ?1 AND bucket = ?2 AND key = ?3"
        ))?;
        Ok(statement
            .query_row(params![id, bucket, key.as_bytes()], Self::of)
            .optional()?)
    }

    /// The uploads of a bucket whose key is at least `from`, ordered by key and then by age.
    pub(crate) fn of_bucket(
        connection: &Connection,
        bucket: i64,
        from: &[u8],
    ) -> Result<Vec<Self>> {
        let text = format!(
            "SELECT {COLUMNS} FROM uploads WHERE bucket = ?1 AND key >= ?2 ORDER BY key, initiated_ms, id"
        );
        let mut statement = connection.prepare_cached(&text)?;
        let rows = statement.query_map(params![bucket, from], Self::of)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds the upload.
    pub(crate) fn insert(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(&format!(
                "INSERT INTO uploads ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
            ))?
            .execute(params![
                self.id,
                self.bucket,
                self.key.as_bytes(),
                self.initiated_ms,
                self.algorithm,
                self.checksum_type,
                self.is_checksum_asked,
                to_json(&self.headers),
                to_json(&self.tags)
            ])?;
        Ok(())
    }

    /// The parts from a number on, in order, at most so many.
    pub(crate) fn parts(
        &self,
        connection: &Connection,
        from: u32,
        limit: usize,
    ) -> Result<Vec<Part>> {
        let mut statement = connection.prepare_cached(
            "SELECT number, size, etag, checksum, modified_ms FROM parts WHERE upload = ?1 AND number >= ?2
             ORDER BY number LIMIT ?3",
        )?;
        let rows = statement.query_map(params![self.id, from, limit], |row| {
            Ok(Part {
                number: row.get(0)?,
                size: row.get(1)?,
                etag: row.get(2)?,
                checksum: row.get(3)?,
                modified_ms: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds a part, in place of an earlier one of its number.
    pub(crate) fn put_part(
        &self,
        change: &mut Change<'_>,
        part: &Part,
        body: NewBody,
    ) -> Result<()> {
        let old: Option<Option<String>> = change
            .connection
            .prepare_cached("SELECT file FROM parts WHERE upload = ?1 AND number = ?2")?
            .query_row(params![self.id, part.number], |row| row.get(0))
            .optional()?;
        change.discard(old.flatten());
        let (file, inline) = change.publish(body);
        change
            .connection
            .prepare_cached(
                "INSERT OR REPLACE INTO parts (upload, number, size, etag, checksum, modified_ms, file, inline)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                self.id,
                part.number,
                part.size,
                part.etag,
                part.checksum,
                part.modified_ms,
                file,
                inline
            ])?;
        Ok(())
    }

    /// Makes an object of the given parts, without touching their bodies, and forgets the upload.
    pub(crate) fn complete(
        &self,
        change: &mut Change<'_>,
        object: NewObject,
        numbers: &[u32],
    ) -> Result<Published> {
        let published = object.publish(change, self.bucket, &self.key)?;
        for number in numbers {
            change
                .connection
                .prepare_cached(
                    "INSERT INTO extents (version, number, size, checksum, file, inline)
                     SELECT ?1, number, size, checksum, file, inline FROM parts WHERE upload = ?2 AND number = ?3",
                )?
                .execute(params![published.version, self.id, number])?;
            change
                .connection
                .prepare_cached("DELETE FROM parts WHERE upload = ?1 AND number = ?2")?
                .execute(params![self.id, number])?;
        }
        self.abort(change)?;
        Ok(published)
    }

    /// Forgets the upload and all parts that it still has.
    pub(crate) fn abort(&self, change: &mut Change<'_>) -> Result<()> {
        let mut statement = change
            .connection
            .prepare_cached("SELECT file FROM parts WHERE upload = ?1")?;
        let files = statement
            .query_map([&self.id], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        files.into_iter().for_each(|file| change.discard(file));
        change
            .connection
            .prepare_cached("DELETE FROM parts WHERE upload = ?1")?
            .execute([&self.id])?;
        change
            .connection
            .prepare_cached("DELETE FROM uploads WHERE id = ?1")?
            .execute([&self.id])?;
        Ok(())
    }
}

impl Listed for Upload {
    fn key(&self) -> &[u8] {
        self.key.as_bytes()
    }

    fn after(&self) -> Seek {
        Seek {
            key: self.key.clone().into_bytes(),
            below: 0,
        }
    }
}
