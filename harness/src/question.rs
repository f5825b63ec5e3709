//! The question before what costs money or deletes. Asked on standard error, so that standard output stays for the report.

use std::io::{IsTerminal, Write};

use anyhow::{bail, ensure};
use tokio::sync::oneshot;

/// Fails unless the operator agrees. Dropping the future, as an interruption does, drops the question.
pub(crate) async fn ask(question: &str) -> anyhow::Result<()> {
    ensure!(
        std::io::stdin().is_terminal(),
        "there is nobody to ask: give --yes to go on without asking"
    );
    eprint!("{question} Type yes to go on: ");
    std::io::stderr().flush()?;
    let (sender, answer) = oneshot::channel();
    // A thread of its own, which nobody waits for: one of the runtime's would keep the process from ending.
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = std::io::stdin().read_line(&mut line);
        // Nobody listens any more after an interruption.
        let _ = sender.send(read.map(|_| line));
    });
    match answer.await? {
        Ok(line) if line.trim() == "yes" => Ok(()),
        Ok(_) => bail!("not agreed: nothing was done"),
        Err(error) => Err(error.into()),
    }
}
