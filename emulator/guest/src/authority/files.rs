//! The CA's two files. The key is readable by its owner alone, and neither is ever there in part.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::{AuthorityError, Pair};

/// Where a data directory keeps its CA.
pub(super) struct CaFiles {
    directory: PathBuf,
    /// The certificate, for everyone to read.
    pub(super) certificate: PathBuf,
    key: PathBuf,
}

impl CaFiles {
    pub(super) fn in_directory(directory: &Path) -> Self {
        Self {
            directory: directory.to_owned(),
            certificate: directory.join("ca.pem"),
            key: directory.join("ca.key"),
        }
    }

    /// What is there; none when there is no certificate yet.
    pub(super) fn read(&self) -> Result<Option<Pair>, AuthorityError> {
        let Some(certificate_pem) = read(&self.certificate)? else {
            return Ok(None);
        };
        let key_pem = read(&self.key)?.ok_or_else(|| AuthorityError::KeyIsMissing {
            certificate: self.certificate.clone(),
            key: self.key.clone(),
        })?;
        Ok(Some(Pair {
            certificate_pem,
            key_pem,
        }))
    }

    /// Keeps a new CA. The certificate comes last: without it, nobody can trust the CA, and the next start makes another.
    pub(super) fn write(&self, pair: &Pair) -> Result<(), AuthorityError> {
        self.replace(&self.key, &pair.key_pem, 0o600)?;
        self.replace(&self.certificate, &pair.certificate_pem, 0o644)
    }

    fn replace(&self, path: &Path, text: &str, mode: u32) -> Result<(), AuthorityError> {
        let new = path.with_added_extension("new");
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| AuthorityError::File { path, source }
        };
        write_new(&new, text, mode).map_err(at(&new))?;
        fs::rename(&new, path).map_err(at(path))?;
        let directory = File::open(&self.directory).and_then(|directory| directory.sync_all());
        directory.map_err(at(&self.directory))
    }
}

fn write_new(path: &Path, text: &str, mode: u32) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(mode).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn read(path: &Path) -> Result<Option<String>, AuthorityError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(AuthorityError::File {
            path: path.to_owned(),
            source,
        }),
    }
}
