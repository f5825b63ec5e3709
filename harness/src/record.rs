//! What a run writes down about itself on this machine, in a directory of its own: its key, its log, and a record by which
//! `harness sweep` knows whether it still runs and what it left if it was killed.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::Context;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::process::ProcessId;
use crate::run::{PREFIX, RunId};

const FILE: &str = "run.json";

/// Below a run's directory: the state of the Terrarium that it started.
const DATA: &str = "data";

/// A run, as its directory remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) run: String,
    /// The process that carries the run out.
    pub(crate) harness: ProcessId,
    pub(crate) place: Place,
    /// Whether everything was left in place because the operator asked for it.
    pub(crate) kept: bool,
}

/// Where a run takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "target", rename_all = "snake_case")]
pub(crate) enum Place {
    Aws {
        account: String,
        region: String,
    },
    /// A Terrarium that was there before.
    Endpoint {
        url: String,
        region: String,
    },
    /// A Terrarium that the run starts: not started yet, starting, answering.
    Own {
        process: Option<ProcessId>,
        endpoint: Option<String>,
    },
}

/// A run's directory, readable by this user alone. It is deleted with this value unless it is kept.
pub(crate) struct RunDirectory {
    directory: TempDir,
    record: Mutex<Record>,
}

impl RunDirectory {
    pub(crate) fn create(run: &RunId, place: Place) -> anyhow::Result<Self> {
        let directory = tempfile::Builder::new()
            .prefix(&format!("{PREFIX}{run}-"))
            .tempdir()
            .context("cannot make a directory for the run")?;
        let record = Record {
            run: run.to_string(),
            harness: ProcessId::this()?,
            place,
            kept: false,
        };
        write(directory.path(), &record)?;
        Ok(Self {
            directory,
            record: Mutex::new(record),
        })
    }

    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Where the Terrarium that the run starts keeps its state.
    pub(crate) fn data(&self) -> PathBuf {
        self.file(DATA)
    }

    /// Changes the record.
    pub(crate) fn note(&self, change: impl FnOnce(&mut Record)) -> anyhow::Result<()> {
        let mut record = self.record.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut record);
        write(self.path(), &record)
    }

    /// Leaves the directory where it is: for the reader of the report, and for `harness sweep`.
    pub(crate) fn keep(self) -> PathBuf {
        self.directory.keep()
    }
}

/// Replaces the record in one go, so that a reader never sees half of one.
fn write(directory: &Path, record: &Record) -> anyhow::Result<()> {
    let (file, fresh) = (directory.join(FILE), directory.join("run.json.new"));
    fs::write(&fresh, serde_json::to_vec_pretty(record)?)
        .and_then(|()| fs::rename(&fresh, &file))
        .with_context(|| format!("cannot write {}", file.display()))
}

/// A run's directory that was found on this machine.
#[derive(Debug)]
pub(crate) struct FoundRun {
    pub(crate) directory: PathBuf,
    pub(crate) run: RunId,
    /// None if it cannot be read: its run was killed before it could write it, or was one of an older harness.
    pub(crate) record: Option<Record>,
}

impl FoundRun {
    /// Where the Terrarium that the run started kept its state.
    pub(crate) fn data(&self) -> PathBuf {
        self.directory.join(DATA)
    }

    /// Whether the run is under way.
    pub(crate) fn is_live(&self) -> bool {
        self.record
            .as_ref()
            .is_some_and(|record| record.harness.runs())
    }
}

/// The runs of this user whose directories are below `parent`, oldest first.
pub(crate) fn runs_below(parent: &Path) -> anyhow::Result<Vec<FoundRun>> {
    let entries =
        fs::read_dir(parent).with_context(|| format!("cannot list {}", parent.display()))?;
    let mut found: Vec<FoundRun> = entries
        .filter_map(|entry| found_run(entry.ok()?.path()))
        .collect();
    found.sort_by(|one, other| one.directory.cmp(&other.directory));
    Ok(found)
}

fn found_run(directory: PathBuf) -> Option<FoundRun> {
    let name = directory.file_name()?.to_str()?;
    let (run, _chance) = name.strip_prefix(PREFIX)?.rsplit_once('-')?;
    let run = RunId::named(run);
    // A directory of temporary files is everybody's: only what nobody else can have written is believed.
    let metadata = fs::symlink_metadata(&directory).ok()?;
    let is_mine = metadata.is_dir()
        && metadata.uid() == rustix::process::geteuid().as_raw()
        && metadata.mode() & 0o022 == 0;
    if !is_mine {
        return None;
    }
    let text = fs::read(directory.join(FILE)).ok();
    let record = text.and_then(|text| serde_json::from_slice(&text).ok());
    Some(FoundRun {
        directory,
        run,
        record,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_run_s_record_tells_that_it_is_under_way_and_where() {
        let run = RunId::new();
        let own = Place::Own {
            process: None,
            endpoint: None,
        };
        let directory = RunDirectory::create(&run, own).unwrap();
        let endpoint = "http://127.0.0.1:9".to_owned();
        directory
            .note(|record| {
                record.place = Place::Own {
                    process: Some(ProcessId::this().unwrap()),
                    endpoint: Some(endpoint.clone()),
                }
            })
            .unwrap();
        let found = found_run(directory.path().to_owned()).unwrap();
        assert_eq!(found.run, run);
        assert!(found.is_live());
        let place = found.record.unwrap().place;
        assert!(
            matches!(place, Place::Own { endpoint: Some(url), .. } if url == endpoint),
            "the newest record counts"
        );
        let path = directory.path().to_owned();
        drop(directory);
        assert!(!path.exists());
    }

    #[test]
    fn only_directories_that_nobody_else_can_have_written_are_found() {
        let parent = tempfile::tempdir().unwrap();
        let made = |name: &str, mode: u32| {
            let path = parent.path().join(name);
            fs::create_dir(&path).unwrap();
            fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
            path
        };
        let mine = made("terrarium-harness-00000001abcdef-x", 0o700);
        made("terrarium-harness-00000002abcdef-x", 0o777);
        made("something-else", 0o700);
        symlink(
            &mine,
            parent.path().join("terrarium-harness-00000003abcdef-x"),
        )
        .unwrap();
        let found = runs_below(parent.path()).unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].run.as_str(), "00000001abcdef");
        assert!(found[0].record.is_none() && !found[0].is_live());
    }
}
