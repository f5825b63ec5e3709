//! One run's identity: its id, the tag everything it creates carries, the name of its bucket, and its directory.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;
use tempfile::TempDir;

/// The key of the tag that every resource of a run carries; its value is the run's id.
pub(crate) const TAG: &str = "terrarium:harness";

/// How the buckets of all runs begin. Buckets are found by name: S3 has no search by tag.
pub(crate) const BUCKET_PREFIX: &str = "terrarium-harness-";

/// A run's id: the second it began, then some chance, so that ids sort by age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RunId(String);

impl RunId {
    pub(crate) fn new() -> Self {
        let seconds = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        // A hasher's keys are the standard library's only source of chance; ids need no more.
        let chance = RandomState::new().build_hasher().finish() & 0xff_ffff;
        Self(format!("{seconds:08x}{chance:06x}"))
    }

    /// A run named by the operator.
    pub(crate) fn named(id: &str) -> Self {
        Self(id.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn bucket(&self) -> String {
        format!("{BUCKET_PREFIX}{}", self.0)
    }

    /// The name of one of the run's resources, as its Name tag shows it.
    pub(crate) fn name(&self, what: &str) -> String {
        format!("harness {} {what}", self.0)
    }
}

/// Where a run keeps its private key, the Terrarium it started, and what it learnt of a failure. It is deleted with this
/// value unless it is kept.
pub(crate) struct RunDirectory(TempDir);

impl RunDirectory {
    /// Makes the directory, readable by this user alone.
    pub(crate) fn create(run: &RunId) -> anyhow::Result<Self> {
        tempfile::Builder::new()
            .prefix(&format!("{BUCKET_PREFIX}{}-", run.as_str()))
            .tempdir()
            .map(Self)
            .context("cannot make a directory for the run")
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Leaves the directory where it is, for the reader of the report.
    pub(crate) fn keep(self) {
        let _ = self.0.keep();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_s_bucket_has_a_name_that_s3_allows() {
        let bucket = RunId::new().bucket();
        assert!(bucket.len() <= 63, "{bucket}");
        assert!(
            bucket
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{bucket}"
        );
    }

    #[test]
    fn two_runs_have_different_ids() {
        assert_ne!(RunId::new(), RunId::new());
    }
}
