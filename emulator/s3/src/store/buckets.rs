//! Rows of buckets and of their configurations.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::access::Access;
use crate::errors::{Code, Result};

/// One bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bucket {
    pub(crate) id: i64,
    pub(crate) name: String,
    /// The account that owns it.
    pub(crate) account_id: String,
    /// The owner's canonical user id.
    pub(crate) owner_id: String,
    /// The owner's display name.
    pub(crate) owner_name: String,
    pub(crate) region: String,
    pub(crate) created_ms: i64,
    pub(crate) versioning: Versioning,
    /// Who gets in; the default in a list of buckets, which nothing is decided by.
    pub(crate) access: Access,
}

const COLUMNS: &str = "id, name, account_id, owner_id, owner_name, region, created_ms, versioning";

/// Whether a bucket keeps what is overwritten and deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Versioning {
    /// It never did.
    #[default]
    Never,
    Enabled,
    /// It did, and what it kept is still there.
    Suspended,
}

impl Versioning {
    /// As it stands in documents and in the table; nothing for a bucket that never kept versions.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Never => "",
            Self::Enabled => "Enabled",
            Self::Suspended => "Suspended",
        }
    }
}

impl FromSql for Versioning {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let all = [Self::Never, Self::Enabled, Self::Suspended];
        let text = value.as_str()?;
        let found = all.into_iter().find(|known| known.name() == text);
        found.ok_or(FromSqlError::InvalidType)
    }
}

impl Bucket {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            account_id: row.get(2)?,
            owner_id: row.get(3)?,
            owner_name: row.get(4)?,
            region: row.get(5)?,
            created_ms: row.get(6)?,
            versioning: row.get(7)?,
            access: Access::default(),
        })
    }

    /// The bucket of a name, whoever owns it.
    pub(crate) fn find(connection: &Connection, name: &str) -> Result<Option<Self>> {
        let mut statement =
            connection.prepare_cached(&format!("SELECT {COLUMNS} FROM buckets WHERE name = ?1"))?;
        let found = statement.query_row([name], Self::of).optional()?;
        let settled = |mut bucket: Self| {
            bucket.access = Access::of(connection, bucket.id)?;
            Ok(bucket)
        };
        found.map(settled).transpose()
    }

    /// `NoSuchBucket` unless the bucket is still the one that the request was authorised for.
    pub(crate) fn ensure_still_there(&self, connection: &Connection) -> Result<()> {
        let mut statement =
            connection.prepare_cached("SELECT 1 FROM buckets WHERE id = ?1 AND name = ?2")?;
        match statement.exists(params![self.id, self.name])? {
            true => Ok(()),
            false => Err(Code::NoSuchBucket.with("BucketName", &self.name)),
        }
    }

    /// All buckets of an account after a name, in order.
    pub(crate) fn of_account(connection: &Connection, account_id: &str) -> Result<Vec<Self>> {
        let text = format!("SELECT {COLUMNS} FROM buckets WHERE account_id = ?1 ORDER BY name");
        let mut statement = connection.prepare_cached(&text)?;
        let rows = statement.query_map([account_id], Self::of)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds the bucket; its id is given by the table.
    pub(crate) fn insert(&self, connection: &Connection) -> Result<()> {
        connection.prepare_cached(
            "INSERT INTO buckets (name, account_id, owner_id, owner_name, region, created_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![self.name, self.account_id, self.owner_id, self.owner_name, self.region, self.created_ms])?;
        Ok(())
    }

    /// Whether it holds an object, a version or a delete marker.
    pub(crate) fn has_objects(&self, connection: &Connection) -> Result<bool> {
        let both = "SELECT 1 FROM objects WHERE bucket = ?1 UNION ALL SELECT 1 FROM history WHERE bucket = ?1";
        Ok(connection.prepare_cached(both)?.exists([self.id])?)
    }

    /// Sets whether it keeps versions.
    pub(crate) fn set_versioning(&self, connection: &Connection, to: Versioning) -> Result<()> {
        connection
            .prepare_cached("UPDATE buckets SET versioning = ?2 WHERE id = ?1")?
            .execute(params![self.id, to.name()])?;
        Ok(())
    }

    /// Whether a bucket keeps versions, as its row has it now.
    pub(super) fn versioning(connection: &Connection, id: i64) -> Result<Versioning> {
        let mut statement =
            connection.prepare_cached("SELECT versioning FROM buckets WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get(0))?)
    }

    /// Removes the row and its configurations; the caller has seen to its objects and uploads.
    pub(crate) fn delete(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM configurations WHERE bucket = ?1")?
            .execute([self.id])?;
        connection
            .prepare_cached("DELETE FROM buckets WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }

    /// A configuration that was set.
    pub(crate) fn configuration(
        &self,
        connection: &Connection,
        kind: &str,
    ) -> Result<Option<String>> {
        let mut statement = connection
            .prepare_cached("SELECT value FROM configurations WHERE bucket = ?1 AND kind = ?2")?;
        Ok(statement
            .query_row(params![self.id, kind], |row| row.get(0))
            .optional()?)
    }

    /// Sets a configuration, or takes it away.
    pub(crate) fn configure(
        &self,
        connection: &Connection,
        kind: &str,
        value: Option<&str>,
    ) -> Result<()> {
        match value {
            Some(value) => connection
                .prepare_cached("INSERT OR REPLACE INTO configurations (bucket, kind, value) VALUES (?1, ?2, ?3)")?
                .execute(params![self.id, kind, value])?,
            None => connection
                .prepare_cached("DELETE FROM configurations WHERE bucket = ?1 AND kind = ?2")?
                .execute(params![self.id, kind])?,
        };
        Ok(())
    }
}
