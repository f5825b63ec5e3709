//! What every step of a run has at hand, and the frame each step runs in: its deadline, its interruption, its failure's evidence.

use std::future::Future;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use aws_sdk_ec2::types::{ResourceType, Tag, TagSpecification};
use tokio::time::{sleep, timeout};

use crate::cleanup::Remaining;
use crate::evidence;
use crate::failure::Failure;
use crate::interrupt::{Interrupt, Interrupted};
use crate::leftovers::{Emulator, HostState};
use crate::record::RunDirectory;
use crate::report::{Outcome, Report};
use crate::run::{RunId, TAG};
use crate::steps;
use crate::target::Target;

/// The flow stops here; the report holds why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped;

/// One run.
pub(crate) struct Context {
    pub(crate) target: Target,
    pub(crate) run: RunId,
    pub(crate) directory: RunDirectory,
    pub(crate) report: Report,
    pub(crate) interrupt: Interrupt,
    /// The tarball of the application's image.
    pub(crate) image_tarball: PathBuf,
    /// What was on this machine before the flow's first step; nothing if the guests are elsewhere.
    pub(crate) host_before: Option<HostState>,
    /// What of the run the clean-up has not deleted yet.
    pub(crate) remaining: Remaining,
    /// The log of the Terrarium that this run started.
    pub(crate) terrarium_log: Option<PathBuf>,
    /// For the evidence of a failure: set as soon as they are known.
    pub(crate) caller: OnceLock<Ipv4Addr>,
    pub(crate) instance_id: OnceLock<String>,
    pub(crate) address: OnceLock<Ipv4Addr>,
    /// The Terrarium whose guests are containers of this machine: set as soon as it can be told from others.
    pub(crate) emulator: OnceLock<Emulator>,
}

impl Context {
    /// Runs the step with that number in its frame.
    pub(crate) async fn step<T>(
        &self,
        number: u8,
        work: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Stopped> {
        let (title, limit) = steps::title_and_limit(number);
        self.report.begin(Some(number), title);
        let failure = match self.interrupt.unless(timeout(limit, work)).await {
            Ok(Ok(Ok(value))) => {
                self.report.end(Outcome::Passed);
                return Ok(value);
            }
            Ok(Ok(Err(failure))) => failure,
            Ok(Err(_)) => Failure::new(
                format!("the step takes no longer than {} s", limit.as_secs()),
                format!("it was still at: {}", self.report.last_doing()),
            ),
            Err(Interrupted) => {
                self.report.end(Outcome::Interrupted);
                return Err(Stopped);
            }
        };
        let gathered = self.interrupt.unless(evidence::gather(self)).await;
        let failure = gathered.into_iter().flatten().fold(failure, Failure::look);
        self.report.end(Outcome::Failed(failure));
        Err(Stopped)
    }

    /// Shorthands for what steps say most.
    pub(crate) fn doing(&self, text: impl Into<String>) {
        self.report.doing(text);
    }

    pub(crate) fn verified(&self, text: impl Into<String>) {
        self.report.verified(text);
    }

    /// The tags of a resource of this run: the one it is found by, and its name.
    pub(crate) fn tags(&self, what: &str) -> Vec<Tag> {
        let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build();
        vec![
            tag(TAG, self.run.as_str()),
            tag("Name", &self.run.name(what)),
        ]
    }

    /// The same, as a creating call takes them.
    pub(crate) fn tagged(&self, resource: ResourceType, what: &str) -> TagSpecification {
        TagSpecification::builder()
            .resource_type(resource)
            .set_tags(Some(self.tags(what)))
            .build()
    }

    /// Tries until it succeeds, for as long as the target may not yet know everywhere what was created just now. A refusal
    /// for another reason is not tried again.
    pub(crate) async fn eventually<T, F>(&self, attempt: impl Fn() -> F) -> Result<T, Failure>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        let pace = self.target.pace;
        let deadline = Instant::now() + pace.consistency;
        loop {
            match attempt().await {
                Err(failure) if !failure.is_final && Instant::now() + pace.poll <= deadline => {
                    sleep(pace.poll).await;
                }
                result => return result,
            }
        }
    }

    /// Asks `question` again and again until it has an answer or `limit` is over; `expected` says what is waited for.
    pub(crate) async fn until<T, F>(
        &self,
        expected: &str,
        limit: Duration,
        question: impl Fn() -> F,
    ) -> Result<T, Failure>
    where
        F: Future<Output = Result<Option<T>, Failure>>,
    {
        until(expected, limit, self.target.pace.poll, question).await
    }
}

/// Asks `question` every `poll` until it has an answer or `limit` is over.
pub(crate) async fn until<T, F>(
    expected: &str,
    limit: Duration,
    poll: Duration,
    question: impl Fn() -> F,
) -> Result<T, Failure>
where
    F: Future<Output = Result<Option<T>, Failure>>,
{
    let deadline = Instant::now() + limit;
    loop {
        if let Some(answer) = question().await? {
            return Ok(answer);
        }
        if Instant::now() + poll > deadline {
            let happened = format!("it has not come about in {} s", limit.as_secs());
            return Err(Failure::new(expected, happened));
        }
        sleep(poll).await;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::cell::Cell;

    #[tokio::test]
    async fn a_question_is_asked_until_it_has_an_answer() {
        let asked = Cell::new(0);
        let question = || async {
            asked.set(asked.get() + 1);
            Ok((asked.get() == 3).then_some("yes"))
        };
        let limit = Duration::from_secs(5);
        let answer = until("an answer", limit, Duration::ZERO, question).await;
        assert_eq!(answer.unwrap(), "yes");
        assert_eq!(asked.get(), 3);
    }

    #[tokio::test]
    async fn a_question_without_an_answer_is_a_failure() {
        let question = || async { Ok(None::<()>) };
        let failure = until(
            "an answer",
            Duration::ZERO,
            Duration::from_millis(1),
            question,
        )
        .await
        .unwrap_err();
        assert_eq!(failure.expected, "an answer");
    }
}
