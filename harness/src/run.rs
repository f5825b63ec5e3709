//! One run's identity: its id, which tells its age, the tag everything it creates carries, and the names of what it creates.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The key of the tag that every resource of a run carries; its value is the run's id.
pub(crate) const TAG: &str = "terrarium:harness";

/// How the buckets and the directories of all runs begin.
pub(crate) const PREFIX: &str = "terrarium-harness-";

/// The digits of an id that tell when its run began, and those that chance chose.
const TIME_DIGITS: usize = 8;
const CHANCE_DIGITS: usize = 6;

/// A run's id: the second it began, then some chance, so that ids sort by age.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RunId(String);

impl RunId {
    pub(crate) fn new() -> Self {
        // A hasher's keys are the standard library's only source of chance; ids need no more.
        let chance = RandomState::new().build_hasher().finish() & 0xff_ffff;
        Self(format!(
            "{:0TIME_DIGITS$x}{chance:0CHANCE_DIGITS$x}",
            now().as_secs()
        ))
    }

    /// A run named by the operator, or by what it left.
    pub(crate) fn named(id: &str) -> Self {
        Self(id.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// How long ago it began; none if this is no id that a harness made.
    pub(crate) fn age(&self) -> Option<Duration> {
        let is_hex = self.0.bytes().all(|byte| byte.is_ascii_hexdigit());
        if self.0.len() != TIME_DIGITS + CHANCE_DIGITS || !is_hex {
            return None;
        }
        let began = u64::from_str_radix(&self.0[..TIME_DIGITS], 16).ok()?;
        Some(now().saturating_sub(Duration::from_secs(began)))
    }

    pub(crate) fn bucket(&self) -> String {
        format!("{PREFIX}{}", self.0)
    }

    /// The name of one of the run's resources, as its Name tag shows it.
    pub(crate) fn name(&self, what: &str) -> String {
        format!("harness {} {what}", self.0)
    }
}

impl std::fmt::Display for RunId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn now() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
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

    #[test]
    fn an_id_tells_the_age_of_its_run() {
        let age = RunId::new().age();
        assert!(age.is_some_and(|age| age < Duration::from_secs(5)));
        let age = RunId::named("00000001abcdef").age();
        assert!(age.is_some_and(|age| age > Duration::from_secs(1_000_000_000)));
        for other in ["", "production", "00000001abcde", "0000000éabcde"] {
            assert_eq!(RunId::named(other).age(), None, "{other}");
        }
    }
}
