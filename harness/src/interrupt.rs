//! Ctrl-C, SIGTERM and the end of the terminal: the first ends what is being done and starts the clean-up, the second ends
//! the clean-up too.

use std::future::Future;
use std::pin::pin;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// The operator asked for the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interrupted;

impl std::fmt::Display for Interrupted {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("interrupted")
    }
}

impl std::error::Error for Interrupted {}

/// Counts the signals that asked this process to stop.
#[derive(Clone)]
pub(crate) struct Interrupt {
    count: watch::Receiver<u32>,
}

impl Interrupt {
    /// Starts listening; from here on the signals no longer end the process by themselves.
    pub(crate) fn listen() -> anyhow::Result<Self> {
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        let mut hang_up = signal(SignalKind::hangup())?;
        let (sender, count) = watch::channel(0);
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
                    _ = hang_up.recv() => {}
                }
                sender.send_modify(|count| *count += 1);
            }
        });
        Ok(Self { count })
    }

    /// How many signals have come so far.
    pub(crate) fn count(&self) -> u32 {
        *self.count.borrow()
    }

    /// Does `work` unless a signal comes first, or has come already.
    pub(crate) async fn unless<T>(&self, work: impl Future<Output = T>) -> Result<T, Interrupted> {
        tokio::select! {
            biased;
            () = self.more_than(0) => Err(Interrupted),
            result = work => Ok(result),
        }
    }

    /// Does `work` in spite of the first signal, of which it says something with `noted` if it comes meanwhile; the second
    /// ends it.
    pub(crate) async fn unless_again<T>(
        &self,
        work: impl Future<Output = T>,
        noted: impl FnOnce(),
    ) -> Result<T, Interrupted> {
        let mut work = pin!(work);
        if self.count() == 0 {
            tokio::select! {
                biased;
                () = self.more_than(0) => noted(),
                result = &mut work => return Ok(result),
            }
        }
        tokio::select! {
            biased;
            () = self.more_than(1) => Err(Interrupted),
            result = &mut work => Ok(result),
        }
    }

    /// Returns once more than `seen` signals have come.
    async fn more_than(&self, seen: u32) {
        let mut count = self.count.clone();
        if count.wait_for(|count| *count > seen).await.is_err() {
            // The listener lives as long as the runtime; without it there is nothing to wait for.
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::cell::Cell;
    use std::future::{pending, ready};

    fn interrupt() -> (watch::Sender<u32>, Interrupt) {
        let (sender, count) = watch::channel(0);
        (sender, Interrupt { count })
    }

    #[tokio::test]
    async fn the_first_signal_ends_the_work_and_keeps_more_from_beginning() {
        let (signals, interrupt) = interrupt();
        assert_eq!(interrupt.unless(ready(5)).await, Ok(5));
        signals.send_replace(1);
        assert_eq!(interrupt.unless(pending::<()>()).await, Err(Interrupted));
        assert_eq!(interrupt.unless(ready(5)).await, Err(Interrupted));
    }

    #[tokio::test]
    async fn the_clean_up_survives_the_first_signal_and_not_the_second() {
        let (signals, interrupt) = interrupt();
        let noted = Cell::new(false);
        let work = async {
            signals.send_replace(1);
            tokio::task::yield_now().await;
            5
        };
        let result = interrupt.unless_again(work, || noted.set(true)).await;
        assert_eq!((result, noted.get()), (Ok(5), true));
        let unmentioned = || panic!("the first has been noted");
        assert_eq!(interrupt.unless_again(ready(5), unmentioned).await, Ok(5));
        let work = async {
            signals.send_replace(2);
            pending::<()>().await;
        };
        let result = interrupt.unless_again(work, unmentioned).await;
        assert_eq!(result, Err(Interrupted));
    }
}
