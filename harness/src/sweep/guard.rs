//! Which runs may be swept: never one that is under way, and not one that may be, as far as can be told from here.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::record::FoundRun;
use crate::run::RunId;

/// What is known of runs on this machine, and what the operator asked for.
pub(super) struct Guard {
    /// The run that is asked for; its age does not count.
    pub(super) named: Option<RunId>,
    /// Runs that are under way here.
    pub(super) live: BTreeSet<RunId>,
    /// Runs that were under way here and are not any more.
    pub(super) ended: BTreeSet<RunId>,
    /// The age that the operator asked for.
    pub(super) older_than: Option<Duration>,
    /// The age of a run of which nothing is known.
    pub(super) cautious: Duration,
}

/// Why a run is left alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spared {
    NotAskedFor,
    Live,
    /// It is younger than this.
    Young(Duration),
    /// What it left does not tell when it began.
    Ageless,
}

impl Guard {
    /// What is known of these runs.
    pub(super) fn new(found: &[FoundRun]) -> Self {
        let (live, ended): (Vec<_>, Vec<_>) = found.iter().partition(|run| run.is_live());
        let ended = ended.into_iter().filter(|run| run.record.is_some());
        Self {
            named: None,
            live: live.into_iter().map(|run| run.run.clone()).collect(),
            ended: ended.map(|run| run.run.clone()).collect(),
            older_than: None,
            cautious: Duration::ZERO,
        }
    }

    /// Whether what the run left may be deleted.
    pub(super) fn admit(&self, run: &RunId) -> Result<(), Spared> {
        if self.live.contains(run) {
            return Err(Spared::Live);
        }
        if let Some(named) = &self.named {
            return match named == run {
                true => Ok(()),
                false => Err(Spared::NotAskedFor),
            };
        }
        let limit = match self.older_than {
            Some(limit) => limit,
            None if self.ended.contains(run) => Duration::ZERO,
            None => self.cautious,
        };
        match run.age() {
            _ if limit.is_zero() => Ok(()),
            Some(age) if age >= limit => Ok(()),
            Some(_) => Err(Spared::Young(limit)),
            None => Err(Spared::Ageless),
        }
    }
}

impl Spared {
    /// What the operator is told of it.
    pub(super) fn describe(&self, run: &RunId) -> Option<String> {
        let sweep = format!("to delete what it left: --run {run}");
        match self {
            Self::NotAskedFor => None,
            Self::Live => Some(format!("Run {run} is under way and is left alone.")),
            Self::Young(limit) => Some(format!(
                "Run {run} is younger than {} min, so it may be under way, and is left alone ({sweep}).",
                limit.as_secs() / 60
            )),
            Self::Ageless => Some(format!(
                "Run {run} does not tell its age and is left alone ({sweep})."
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "00000001abcdef";

    fn guard() -> Guard {
        Guard::new(&[])
    }

    #[test]
    fn a_run_that_is_under_way_is_never_swept() {
        let run = RunId::named(OLD);
        let mut guard = guard();
        guard.live.insert(run.clone());
        assert_eq!(guard.admit(&run), Err(Spared::Live));
        guard.named = Some(run.clone());
        assert_eq!(guard.admit(&run), Err(Spared::Live));
    }

    #[test]
    fn a_run_of_which_nothing_is_known_must_be_old() {
        let mut guard = guard();
        guard.cautious = Duration::from_secs(7200);
        let young = RunId::new();
        let spared = Err(Spared::Young(guard.cautious));
        assert_eq!(guard.admit(&young), spared);
        assert_eq!(guard.admit(&RunId::named(OLD)), Ok(()));
        let other = RunId::named("production");
        assert_eq!(guard.admit(&other), Err(Spared::Ageless));
        guard.ended.insert(young.clone());
        assert_eq!(guard.admit(&young), Ok(()), "it has ended");
        guard.older_than = Some(guard.cautious);
        assert_eq!(guard.admit(&young), spared, "the operator asked for age");
    }

    #[test]
    fn a_named_run_is_swept_alone_and_whatever_its_age() {
        let mut guard = guard();
        guard.cautious = Duration::from_secs(7200);
        let young = RunId::new();
        guard.named = Some(young.clone());
        assert_eq!(guard.admit(&young), Ok(()));
        let other = RunId::named(OLD);
        assert_eq!(guard.admit(&other), Err(Spared::NotAskedFor));
    }
}
