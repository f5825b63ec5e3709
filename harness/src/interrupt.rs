//! Ctrl-C and SIGTERM: the first ends the steps and starts the clean-up, the second ends the clean-up too.

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

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
        let (sender, count) = watch::channel(0);
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
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

    /// Returns once more than `seen` signals have come.
    pub(crate) async fn more_than(&self, seen: u32) {
        let mut count = self.count.clone();
        if count.wait_for(|count| *count > seen).await.is_err() {
            // The listener lives as long as the runtime; without it there is nothing to wait for.
            std::future::pending::<()>().await;
        }
    }
}
