//! The one writer: a thread that carries out what has arrived in one transaction and answers after its commit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::collector::Collector;
use super::files::PendingFile;
use crate::errors::{Error, Result};

/// A body that is complete but belongs to nothing yet.
#[derive(Debug)]
pub(crate) enum NewBody {
    /// Small: goes into its row.
    Inline(Vec<u8>),
    /// Larger: the file is written.
    File(PendingFile),
}

/// What one job does to the store.
pub(crate) struct Change<'a> {
    /// Inside the job's savepoint.
    pub(crate) connection: &'a Connection,
    published: Vec<PendingFile>,
    doomed: Vec<String>,
}

impl Change<'_> {
    /// The columns `file` and `inline` of a body, which this commit publishes.
    pub(crate) fn publish(&mut self, body: NewBody) -> (Option<String>, Option<Vec<u8>>) {
        match body {
            NewBody::Inline(bytes) => (None, Some(bytes)),
            NewBody::File(file) => {
                let name = file.name.clone();
                self.published.push(file);
                (Some(name), None)
            }
        }
    }

    /// This commit takes the last reference to a file.
    pub(crate) fn discard(&mut self, file: Option<String>) {
        self.doomed.extend(file);
    }
}

/// Tells whoever waits how it went, once the commit is known to have worked (`None`) or not.
type Reply = Box<dyn FnOnce(Option<Error>) + Send>;
/// Does the work; says whether to keep it, and how to reply.
type Job = Box<dyn FnOnce(&mut Change<'_>) -> (bool, Reply) + Send>;

/// At most this many jobs share a commit.
const MAX_BATCH: usize = 256;

/// The way to the writer thread.
pub(super) struct Writer {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(
        connection: Connection,
        collector: Arc<Collector>,
    ) -> std::io::Result<Self> {
        let (jobs, queue) = channel();
        let thread = std::thread::Builder::new()
            .name("s3-writer".into())
            .spawn(move || run(&connection, &collector, &queue))?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Carries out `work` in a transaction. An error of it leaves no trace; success is answered after the commit.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Change<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |change| {
            let result = work(change);
            let is_kept = result.is_ok();
            let reply: Reply = Box::new(move |failed| {
                // Nobody may be waiting any more: the client is gone, the commit stands.
                let _ = sender.send(match failed {
                    Some(error) if result.is_ok() => Err(error),
                    _ => result,
                });
            });
            (is_kept, reply)
        });
        let sent = self
            .jobs
            .as_ref()
            .is_some_and(|jobs| jobs.send(job).is_ok());
        match sent {
            true => receiver
                .await
                .unwrap_or_else(|_| Err(Error::internal("the writer dropped a job"))),
            false => Err(Error::internal("the writer has stopped")),
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(connection: &Connection, collector: &Collector, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        let more = std::iter::from_fn(|| queue.try_recv().ok());
        commit(
            connection,
            collector,
            std::iter::once(first).chain(more.take(MAX_BATCH - 1)),
        );
    }
}

/// Carries out one batch and replies to all of it.
fn commit(connection: &Connection, collector: &Collector, jobs: impl Iterator<Item = Job>) {
    let mut batch = Batch::default();
    let outcome = batch.carry_out(connection, jobs);
    if outcome.is_err() && !connection.is_autocommit() {
        let _ = execute(connection, "ROLLBACK");
    }
    match outcome {
        Ok(()) => {
            batch.published.into_iter().for_each(PendingFile::keep);
            batch.replies.into_iter().for_each(|reply| reply(None));
            collector.doom(batch.doomed);
        }
        Err(error) => batch
            .replies
            .into_iter()
            .for_each(|reply| reply(Some(error.clone()))),
    }
}

#[derive(Default)]
struct Batch {
    replies: Vec<Reply>,
    published: Vec<PendingFile>,
    doomed: Vec<String>,
}

impl Batch {
    fn carry_out(
        &mut self,
        connection: &Connection,
        jobs: impl Iterator<Item = Job>,
    ) -> Result<()> {
        let began = execute(connection, "BEGIN IMMEDIATE");
        let mut outcome = began.map_err(Error::from);
        for job in jobs {
            let is_usable = outcome.is_ok();
            // Even after a failure every job that was taken from the queue runs into it, so that each gets its reply.
            let result = self.one(connection, job, is_usable);
            outcome = outcome.and(result);
        }
        outcome?;
        execute(connection, "COMMIT").map_err(Error::from)
    }

    fn one(&mut self, connection: &Connection, job: Job, is_usable: bool) -> Result<()> {
        if !is_usable {
            // Dropping the job drops its channel, which its waiter hears as an error.
            return Ok(());
        }
        execute(connection, "SAVEPOINT job")?;
        let mut change = Change {
            connection,
            published: Vec::new(),
            doomed: Vec::new(),
        };
        let ran = catch_unwind(AssertUnwindSafe(|| job(&mut change)));
        let is_kept = match ran {
            Ok((is_kept, reply)) => {
                self.replies.push(reply);
                is_kept
            }
            Err(_) => false,
        };
        if connection.is_autocommit() {
            // SQLite gave the whole transaction up, as it does when the disk is full: the jobs before are lost with it.
            return Err(crate::errors::Code::ServiceUnavailable.into());
        }
        if is_kept {
            self.published.append(&mut change.published);
            self.doomed.append(&mut change.doomed);
        } else {
            execute(connection, "ROLLBACK TO job")?;
        }
        execute(connection, "RELEASE job")?;
        Ok(())
    }
}

fn execute(connection: &Connection, statement: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(statement)?.execute([]).map(drop)
}
