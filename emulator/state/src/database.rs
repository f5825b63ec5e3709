//! The SQLite database: one table of rows, as JSON, and its migrations. Knows tables by name only.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use terrarium_model::{Place, World};

use crate::store::Durability;

/// Each step brings a database from the version that is its index to the next; steps are only ever added.
const MIGRATIONS: &[&str] = &["CREATE TABLE resources (
        account TEXT NOT NULL,
        region TEXT NOT NULL,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (account, region, kind, key)
    ) WITHOUT ROWID;"];

/// Why the database could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// SQLite's own complaint.
    #[error("the database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// Another emulator has it open.
    #[error("{} is in use by another terrarium; stop that one or choose another --data directory", .0.display())]
    InUse(PathBuf),
    /// It was written by a newer version.
    #[error("{} was written by a newer version of terrarium (its format is {found}, this version knows {known})", path.display())]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The newest version that we know.
        known: u32,
    },
    /// A row that cannot be read.
    #[error("the database holds a row that cannot be read: {0}")]
    Row(String),
    /// The directory cannot be made.
    #[error("cannot create the data directory {}: {error}", path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl DatabaseError {
    /// Whether there was no room on the disk. Nothing of the change was kept.
    pub fn is_disk_full(&self) -> bool {
        matches!(self, Self::Sqlite(rusqlite::Error::SqliteFailure(error, _)) if error.code == rusqlite::ErrorCode::DiskFull)
    }
}

/// A row that a transaction changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) kind: &'static str,
    pub(crate) key: String,
    /// The new body, or none when the row goes.
    pub(crate) body: Option<String>,
}

/// An open database.
pub(crate) struct Database(Connection);

impl Database {
    /// Opens `terrarium.sqlite` in a directory, which is made when it is not there.
    pub(crate) fn open(directory: &Path, durability: Durability) -> Result<Self, DatabaseError> {
        std::fs::create_dir_all(directory).map_err(|error| DatabaseError::Directory {
            path: directory.into(),
            error,
        })?;
        let path = directory.join("terrarium.sqlite");
        let connection = Connection::open(&path)?;
        connection.busy_timeout(std::time::Duration::ZERO)?;
        // One emulator per directory: the lock is taken by the first read and kept until the connection closes.
        connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        // With a write-ahead log, NORMAL loses nothing when the process is killed.
        let journal: rusqlite::Result<String> =
            connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0));
        if let Err(rusqlite::Error::SqliteFailure(error, _)) = &journal
            && error.code == rusqlite::ErrorCode::DatabaseBusy
        {
            return Err(DatabaseError::InUse(path));
        }
        journal?;
        let synchronous = match durability {
            Durability::Process => "NORMAL",
            Durability::Power => "FULL",
        };
        connection.pragma_update(None, "synchronous", synchronous)?;
        migrate(&connection, &path)?;
        Ok(Self(connection))
    }

    /// SQLite's number for how it syncs: 1 is NORMAL, 2 is FULL.
    #[cfg(test)]
    pub(crate) fn synchronous(&self) -> i64 {
        let asked = self.0.query_row("PRAGMA synchronous", [], |row| row.get(0));
        asked.expect("it is always set")
    }

    /// Reads every row into a world.
    pub(crate) fn load(&self) -> Result<World, DatabaseError> {
        let mut world = World::default();
        let mut statement = self.0.prepare(
            "SELECT account, region, kind, key, body FROM resources ORDER BY account, region",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (account, region): (String, String) = (row.get(0)?, row.get(1)?);
            let (kind, body): (String, String) = (row.get(2)?, row.get(4)?);
            let cloud = world
                .clouds
                .entry(Place::new(&account, &region))
                .or_default();
            cloud.load_row(&kind, &body).map_err(DatabaseError::Row)?;
        }
        Ok(world)
    }

    /// Writes the changes of one transaction: all of them or, on an error, none.
    pub(crate) fn write(&mut self, changes: &[(Place, Change)]) -> Result<(), DatabaseError> {
        let transaction = self.0.transaction()?;
        {
            let mut put = transaction
                .prepare_cached("INSERT OR REPLACE INTO resources VALUES (?, ?, ?, ?, ?)")?;
            let mut delete = transaction.prepare_cached(
                "DELETE FROM resources WHERE account = ? AND region = ? AND kind = ? AND key = ?",
            )?;
            for (place, change) in changes {
                match &change.body {
                    Some(body) => put.execute(params![
                        &*place.account,
                        &*place.region,
                        change.kind,
                        change.key,
                        body
                    ])?,
                    None => delete.execute(params![
                        &*place.account,
                        &*place.region,
                        change.kind,
                        change.key
                    ])?,
                };
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Removes all rows of an account, or all there are.
    pub(crate) fn clear(&mut self, account: Option<&str>) -> Result<(), DatabaseError> {
        let statement = "DELETE FROM resources WHERE ?1 IS NULL OR account = ?1";
        self.0.execute(statement, [account])?;
        Ok(())
    }
}

fn migrate(connection: &Connection, path: &Path) -> Result<(), DatabaseError> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = u32::try_from(MIGRATIONS.len()).expect("a short list");
    if found > known {
        return Err(DatabaseError::TooNew {
            path: path.into(),
            found,
            known,
        });
    }
    for (version, step) in (1u32..).zip(MIGRATIONS).skip(found as usize) {
        connection.execute_batch(&format!(
            "BEGIN; {step} PRAGMA user_version = {version}; COMMIT;"
        ))?;
    }
    Ok(())
}
