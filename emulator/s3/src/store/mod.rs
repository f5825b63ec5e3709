//! The store: metadata in SQLite, bodies in files. A commit publishes a body; its removal follows a commit. Nothing here knows HTTP.

mod buckets;
mod collector;
mod files;
pub(crate) mod history;
mod objects;
mod reset;
mod schema;
mod uploads;
mod walk;
mod writer;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::Connection;

pub(crate) use buckets::{Bucket, Versioning};
pub(crate) use collector::Reading;
pub(crate) use files::{Files, PendingFile};
pub(crate) use history::{Deletion, Marker, Version};
pub(crate) use objects::{
    Body, Extent, ListedObject, NewObject, Object, ObjectHeaders, Published, Tags,
};
pub(crate) use reset::reset;
pub(crate) use uploads::{Part, Upload};
pub(crate) use walk::{Entry, Page, Query, Seek, walk};
pub(crate) use writer::{Change, NewBody};

use crate::errors::Result;

/// What has to survive before a write is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// The end of this process, however sudden.
    #[default]
    Process,
    /// The loss of power: everything is synced first.
    Power,
}

/// How to open a store.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Holds `s3.sqlite` and `objects/`; a folder that is removed at the end when `None`.
    pub data_dir: Option<PathBuf>,
    /// What an answered write survives.
    pub durability: Durability,
    /// Gives new buckets access control lists and no block of public access, as before April 2023.
    pub legacy_acls: bool,
}

/// Bodies up to this many bytes stand in their row.
pub(crate) const MAX_INLINE_BYTES: usize = 16 * 1024;

/// An open store.
pub(crate) struct Store {
    writer: writer::Writer,
    readers: Mutex<Vec<Connection>>,
    database: PathBuf,
    /// Whether new buckets are as before April 2023.
    pub(crate) has_legacy_acls: bool,
    /// The folder of bodies.
    pub(crate) files: Arc<Files>,
    collector: Arc<collector::Collector>,
    /// Held as long as the store is open: two processes must not sweep each other's files.
    _lock: File,
    /// Last, so that it is removed when everything else is closed.
    _temporary: Option<tempfile::TempDir>,
}

impl Store {
    /// Opens or creates a store, and starts to remove what a crash left behind.
    pub(crate) fn open(options: &Options) -> io::Result<Self> {
        let temporary = match options.data_dir {
            Some(_) => None,
            None => {
                remove_abandoned();
                Some(tempfile::Builder::new().prefix(TEMPORARY).tempdir()?)
            }
        };
        let folder = options
            .data_dir
            .as_deref()
            .or(temporary.as_ref().map(|folder| folder.path()));
        let folder = folder.unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let lock = lock(folder)?;
        let database = folder.join("s3.sqlite");
        let files = Files::open(
            folder.join("objects"),
            options.durability == Durability::Power,
        )?;
        let mut connection = connect(&database, options.durability).map_err(io::Error::other)?;
        schema::migrate(&mut connection).map_err(io::Error::other)?;
        let collector = collector::Collector::new(Arc::clone(&files));
        let store = Self {
            writer: writer::Writer::start(connection, Arc::clone(&collector))?,
            readers: Mutex::default(),
            database,
            has_legacy_acls: options.legacy_acls,
            files,
            collector,
            _lock: lock,
            _temporary: temporary,
        };
        store.start_sweep()?;
        Ok(store)
    }

    /// Only files of earlier sessions are looked at, so requests need not wait for it.
    fn start_sweep(&self) -> io::Result<()> {
        let (files, database) = (Arc::clone(&self.files), self.database.clone());
        std::thread::Builder::new()
            .name("s3-sweep".into())
            .spawn(move || {
                let removed = connect(&database, Durability::Process)
                    .and_then(|connection| files.sweep(&connection));
                match removed {
                    Ok(0) => {}
                    Ok(count) => tracing::info!(
                        count,
                        "removed bodies of uploads that were never acknowledged"
                    ),
                    Err(error) => tracing::warn!(%error, "the sweep for orphaned bodies failed"),
                }
            })?;
        Ok(())
    }

    /// An id of 64 characters that nobody guesses.
    pub(crate) fn random_id(&self) -> Result<String> {
        let random: Vec<u8> = self.read(|connection| {
            Ok(connection.query_row("SELECT randomblob(48)", [], |row| row.get(0))?)
        })?;
        Ok(URL_SAFE_NO_PAD.encode(random))
    }

    /// Reads. Short look-ups may run where they are; longer reads belong on a blocking thread.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = self
            .readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connect(&self.database, Durability::Process)?,
        };
        let result = work(&connection);
        self.readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(connection);
        result
    }

    /// Carries out `work` in one transaction and answers after its commit; an error of it leaves no trace.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Change<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.write(work).await
    }

    /// Keeps every body that can be seen now from being removed.
    pub(crate) fn begin_reading(&self) -> Reading {
        self.collector.begin_reading()
    }
}

fn lock(folder: &Path) -> io::Result<File> {
    let path = folder.join("s3.lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => Err(io::Error::other(format!(
            "{} is in use by another process",
            folder.display()
        ))),
    }
}

/// What the names of folders begin with that end with their process.
const TEMPORARY: &str = "terrarium-s3-";

/// Removes the folders of processes that were killed: those that nobody holds the lock of. One that is as good as new may belong
/// to a process that is about to take it.
fn remove_abandoned() {
    let folders = std::fs::read_dir(std::env::temp_dir());
    for folder in folders.into_iter().flatten().flatten() {
        let is_ours = folder.file_name().to_string_lossy().starts_with(TEMPORARY);
        let age = folder.metadata().and_then(|found| found.modified());
        let age = age.ok().and_then(|modified| modified.elapsed().ok());
        let is_old = age.is_some_and(|age| age > std::time::Duration::from_secs(60));
        if is_ours && is_old && lock(&folder.path()).is_ok() {
            let _ = std::fs::remove_dir_all(folder.path());
        }
    }
}

fn connect(path: &Path, durability: Durability) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    let synchronous = if durability == Durability::Power {
        "full"
    } else {
        "normal"
    };
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.pragma_update(None, "wal_autocheckpoint", 4000)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Clients name rows in text; what was stored as JSON is ours and parses.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}

/// The JSON of a value that always has one.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain structs of strings serialise")
}
