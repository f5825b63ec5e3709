//! When a body that no version refers to any more may be removed: once nobody who could have seen it is still reading.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::files::Files;

/// Counts commits, readers since which commit, and bodies doomed by which.
pub(crate) struct Collector {
    files: Arc<Files>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    commit: u64,
    readers: BTreeMap<u64, usize>,
    doomed: VecDeque<(u64, Vec<String>)>,
}

/// While it lives, every body that could be seen when it was made stays.
pub(crate) struct Reading {
    collector: Arc<Collector>,
    since: u64,
}

impl Collector {
    pub(super) fn new(files: Arc<Files>) -> Arc<Self> {
        Arc::new(Self {
            files,
            state: Mutex::default(),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Call before looking up what is to be read.
    pub(crate) fn begin_reading(self: &Arc<Self>) -> Reading {
        let mut state = self.state();
        let since = state.commit;
        *state.readers.entry(since).or_default() += 1;
        Reading {
            collector: Arc::clone(self),
            since,
        }
    }

    /// Call after the commit that took the last reference to these bodies.
    pub(super) fn doom(&self, names: Vec<String>) {
        if names.is_empty() {
            return;
        }
        let removable = {
            let mut state = self.state();
            state.commit += 1;
            let commit = state.commit;
            state.doomed.push_back((commit, names));
            state.take_removable()
        };
        removable.iter().for_each(|name| self.files.remove(name));
    }
}

impl State {
    /// A reader that began before commit N may have seen what N took away.
    fn take_removable(&mut self) -> Vec<String> {
        let oldest = self.readers.keys().next().copied().unwrap_or(u64::MAX);
        let mut names = Vec::new();
        while self
            .doomed
            .front()
            .is_some_and(|(commit, _)| *commit <= oldest)
        {
            names.extend(
                self.doomed
                    .pop_front()
                    .into_iter()
                    .flat_map(|(_, names)| names),
            );
        }
        names
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let removable = {
            let mut state = self.collector.state();
            if let Some(count) = state.readers.get_mut(&self.since) {
                *count -= 1;
                if *count == 0 {
                    state.readers.remove(&self.since);
                }
            }
            state.take_removable()
        };
        removable
            .iter()
            .for_each(|name| self.collector.files.remove(name));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_body_stays_while_someone_who_may_have_seen_it_reads() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path().join("objects"), false).unwrap();
        let collector = Collector::new(Arc::clone(&files));
        let body = files.create().unwrap();
        let name = body.name.clone();
        body.keep();
        let early = collector.begin_reading();
        collector.doom(vec![name.clone()]);
        let late = collector.begin_reading();
        assert!(files.read(&name).is_ok());
        drop(early);
        assert!(files.read(&name).is_err());
        drop(late);
    }

    #[test]
    fn a_pending_file_that_is_not_kept_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path().join("objects"), false).unwrap();
        let body = files.create().unwrap();
        let name = body.name.clone();
        drop(body);
        assert!(files.read(&name).is_err());
    }
}
