//! Bodies as files: created once under a name of their own, never replaced, removed when nothing refers to them any more.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;

/// The folder of all bodies.
#[derive(Debug)]
pub(crate) struct Files {
    root: PathBuf,
    /// Starts every name given since the store was opened, so that a sweep can tell them from older ones.
    session: String,
    next: AtomicU64,
    sync: bool,
}

/// A body on its way in. Removed again unless it is kept, which is when a commit has published it.
#[derive(Debug)]
pub(crate) struct PendingFile {
    /// The name to publish.
    pub(crate) name: String,
    path: PathBuf,
    /// Open for writing.
    pub(crate) file: File,
    kept: bool,
    sync: bool,
}

impl Files {
    pub(super) fn open(root: PathBuf, sync: bool) -> io::Result<Arc<Self>> {
        fs::create_dir_all(&root)?;
        let nanos = std::time::UNIX_EPOCH
            .elapsed()
            .unwrap_or_default()
            .as_nanos();
        Ok(Arc::new(Self {
            root,
            session: format!("{nanos:016x}"),
            next: AtomicU64::new(0),
            sync,
        }))
    }

    /// A new empty file under a name that no other has.
    pub(crate) fn create(&self) -> io::Result<PendingFile> {
        self.place(|path| {
            File::options()
                .read(true)
                .write(true)
                .create_new(true)
                .open(path)
        })
    }

    /// A second name for a body that exists: what a copy costs when bodies never change.
    pub(crate) fn link(&self, name: &str) -> io::Result<PendingFile> {
        let original = self.path(name);
        self.place(|path| {
            fs::hard_link(&original, path)?;
            File::open(path)
        })
    }

    fn place(&self, make: impl Fn(&Path) -> io::Result<File>) -> io::Result<PendingFile> {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let name = format!("{}-{number:x}", self.session);
            let path = self.path(&name);
            let mut made = make(&path);
            if made
                .as_ref()
                .is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
                && let Some(folder) = path.parent()
            {
                fs::create_dir_all(folder)?;
                made = make(&path);
            }
            match made {
                Ok(file) => {
                    return Ok(PendingFile {
                        name,
                        path,
                        file,
                        kept: false,
                        sync: self.sync,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Opens a body for reading.
    pub(crate) fn read(&self, name: &str) -> io::Result<File> {
        File::open(self.path(name))
    }

    /// Removes a body; one that is gone already is no error.
    pub(super) fn remove(&self, name: &str) {
        match fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(%error, name, "a body could not be removed; the next start tries again");
            }
            _ => {}
        }
    }

    /// Bodies are spread over 256 folders by the last two digits of their number.
    fn path(&self, name: &str) -> PathBuf {
        let number = name.rsplit('-').next().unwrap_or(name);
        let shard = format!("{number:0>2}");
        self.root.join(&shard[shard.len() - 2..]).join(name)
    }

    /// Removes what earlier sessions left and nothing refers to, and says how many.
    pub(super) fn sweep(&self, connection: &Connection) -> rusqlite::Result<usize> {
        let mut known = connection.prepare(
            "SELECT EXISTS (SELECT 1 FROM versions WHERE file = ?1) OR EXISTS (SELECT 1 FROM extents WHERE file = ?1)
             OR EXISTS (SELECT 1 FROM parts WHERE file = ?1)",
        )?;
        let mut removed = 0;
        let folders = fs::read_dir(&self.root).into_iter().flatten().flatten();
        for entry in folders
            .flat_map(|folder| fs::read_dir(folder.path()))
            .flatten()
            .flatten()
        {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            if name.starts_with(&self.session) || known.query_row([&name], |row| row.get(0))? {
                continue;
            }
            self.remove(&name);
            removed += 1;
        }
        Ok(removed)
    }
}

impl PendingFile {
    /// Makes the file outlast a loss of power, where that was asked for.
    pub(crate) fn finish(&self) -> io::Result<()> {
        if self.sync {
            self.file.sync_all()?;
            if let Some(folder) = self.path.parent() {
                File::open(folder)?.sync_all()?;
            }
        }
        Ok(())
    }

    /// The commit that publishes the file has happened.
    pub(super) fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}
