//! How many connections may be open, and who has to leave when all places are taken: who has been silent the longest.
//!
//! Each connection is an open file, and so are the bodies that S3 reads and writes for it, so the number follows from the limit
//! on files. Silent clients thus cost others nothing, however many they are.

use std::collections::HashMap;
use std::future::Future;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Files that are open whoever is connected: databases, logs, sockets of routers.
const OTHER_FILES: u64 = 128;
/// Files that one connection may come to: itself, a body, the database that tells of the body.
const FILES_EACH: u64 = 5;
/// Never fewer and never more connections than these, whatever the limit on files is.
const FEWEST: u64 = 16;
const MOST: u64 = 10_000;

/// From when on the client of a request under way may be taken for gone, when its place is wanted.
const STALLED: Duration = Duration::from_secs(20);
/// How long to wait for a place before looking again who could leave.
const LOOK_AGAIN: Duration = Duration::from_millis(250);

/// All connections, of all listening sockets.
pub(crate) struct Connections {
    limit: usize,
    open: Mutex<HashMap<u64, Arc<Activity>>>,
    next: AtomicU64,
    /// Told whenever a connection ends.
    ended: Notify,
    /// The tasks that serve them.
    tasks: TaskTracker,
}

impl Connections {
    /// As many as that many open files allow.
    pub(crate) fn within(limit_on_files: u64) -> Arc<Self> {
        let room = limit_on_files.saturating_sub(OTHER_FILES) / FILES_EACH;
        Self::at_most(room.clamp(FEWEST, MOST) as usize)
    }

    fn at_most(limit: usize) -> Arc<Self> {
        Arc::new(Self {
            limit,
            open: Mutex::default(),
            next: AtomicU64::new(0),
            ended: Notify::new(),
            tasks: TaskTracker::new(),
        })
    }

    /// Serves something until the end.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static, on: &Handle) {
        self.tasks.spawn_on(task, on);
    }

    /// Waits until nothing is served any more; there will be nothing new.
    pub(crate) async fn close(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    /// A place for a new connection: at once while there is one, else when whoever has been silent the longest has left.
    pub(crate) async fn admit(self: &Arc<Self>) -> Place {
        loop {
            let ended = self.ended.notified();
            if let Some(place) = self.free_place() {
                return place;
            }
            self.ask_one_to_leave();
            let _ = tokio::time::timeout(LOOK_AGAIN, ended).await;
        }
    }

    /// Makes room for something else than a connection that needs an open file.
    pub(crate) fn ask_one_to_leave(&self) {
        let open = self.open();
        let staying = open.values().filter(|activity| activity.may_leave());
        let silent = staying.min_by_key(|activity| activity.rank());
        if let Some(activity) = silent {
            activity.leave.cancel();
        }
    }

    fn free_place(self: &Arc<Self>) -> Option<Place> {
        let mut open = self.open();
        if open.len() >= self.limit {
            return None;
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let activity = Arc::new(Activity::new());
        open.insert(number, activity.clone());
        Some(Place {
            activity,
            number,
            connections: self.clone(),
        })
    }

    fn open(&self) -> MutexGuard<'_, HashMap<u64, Arc<Activity>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of one connection, free again when this is dropped.
pub(crate) struct Place {
    pub(crate) activity: Arc<Activity>,
    number: u64,
    connections: Arc<Connections>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connections.open().remove(&self.number);
        self.connections.ended.notify_waiters();
    }
}

/// What a connection is doing.
pub(crate) struct Activity {
    began: Instant,
    /// When a byte was last read or written, in milliseconds since the beginning.
    moved_ms: AtomicU64,
    /// Whether a request is being answered.
    answering: AtomicBool,
    /// Cancelled when the place is wanted.
    pub(crate) leave: CancellationToken,
}

impl Activity {
    fn new() -> Self {
        Self {
            began: Instant::now(),
            moved_ms: AtomicU64::new(0),
            answering: AtomicBool::new(false),
            leave: CancellationToken::new(),
        }
    }

    /// A byte was read or written.
    pub(crate) fn moved(&self) {
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.moved_ms.store(now, Ordering::Relaxed);
    }

    /// A request is being answered until this is dropped.
    pub(crate) fn answer(self: &Arc<Self>) -> Answering {
        self.answering.store(true, Ordering::Relaxed);
        Answering(self.clone())
    }

    fn last_moved(&self) -> Instant {
        self.began + Duration::from_millis(self.moved_ms.load(Ordering::Relaxed))
    }

    fn may_leave(&self) -> bool {
        let busy = self.answering.load(Ordering::Relaxed) && self.last_moved().elapsed() < STALLED;
        !busy && !self.leave.is_cancelled()
    }

    /// Who has less to lose comes first: the idle before the stalled, the longer silent before the others.
    fn rank(&self) -> (bool, Instant) {
        (self.answering.load(Ordering::Relaxed), self.last_moved())
    }
}

/// The time in which a request is answered.
pub(crate) struct Answering(Arc<Activity>);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.moved();
        self.0.answering.store(false, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_number_of_places_leaves_files_for_everything_else() {
        let limit = |files: u64| Connections::within(files).limit;
        assert_eq!(limit(0), 16);
        assert_eq!(limit(1024), 179);
        assert_eq!(limit(1 << 20), 10_000);
    }

    #[tokio::test]
    async fn a_newcomer_gets_the_place_of_who_is_idle_and_not_of_who_is_answered() {
        let connections = Connections::at_most(2);
        let idle = connections.admit().await;
        let busy = connections.admit().await;
        let _answering = busy.activity.answer();
        let admitted = tokio::spawn({
            let connections = connections.clone();
            async move { connections.admit().await }
        });
        idle.activity.leave.cancelled().await;
        assert!(!admitted.is_finished());
        drop(idle);
        let newcomer = admitted.await.unwrap();
        assert!(!busy.activity.leave.is_cancelled());
        drop(newcomer);
    }

    #[tokio::test]
    async fn who_moved_last_leaves_last() {
        let connections = Connections::at_most(3);
        let (first, second) = (connections.admit().await, connections.admit().await);
        first.activity.moved_ms.store(1000, Ordering::Relaxed);
        connections.ask_one_to_leave();
        assert!(second.activity.leave.is_cancelled());
        assert!(!first.activity.leave.is_cancelled());
        connections.ask_one_to_leave();
        assert!(first.activity.leave.is_cancelled());
    }
}
