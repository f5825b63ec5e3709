//! Running `ip`, `iptables` and the like inside a namespace, and the kernel's switches there.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::Error;
use crate::namespace::Namespace;

/// Runs a program inside; what it prints is returned.
pub(super) fn run(namespace: &Namespace, command: &str) -> Result<String, Error> {
    feed(namespace, command, "")
}

/// Runs lines of `ip`, all or up to the first that fails.
pub(super) fn ip(namespace: &Namespace, lines: &[String]) -> Result<(), Error> {
    if lines.is_empty() {
        return Ok(());
    }
    feed(namespace, "ip -batch -", &batch(lines)).map(drop)
}

/// What lines of `ip` print, each thing on one line and of IPv4 alone.
pub(super) fn ip_print(namespace: &Namespace, lines: &[String]) -> Result<String, Error> {
    feed(namespace, "ip -4 -o -batch -", &batch(lines))
}

/// Runs lines of `ip` that may fail, such as those that remove: what is gone already stays gone.
pub(super) fn ip_leniently(namespace: &Namespace, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    if let Err(error) = feed(namespace, "ip -force -batch -", &batch(lines)) {
        tracing::debug!(%error, "some lines failed, as they may");
    }
}

/// Sets a switch of the kernel inside, such as `net/ipv4/ip_forward`. Each namespace sees its own below `/proc/sys/net`.
pub(super) fn switch(namespace: &Namespace, switches: &[(&str, &str)]) -> Result<(), Error> {
    let all = || {
        for (name, value) in switches {
            let path = Path::new("/proc/sys").join(name);
            match std::fs::write(&path, value) {
                // A kernel without IPv6 needs none of its switches.
                Err(error) if error.kind() == io::ErrorKind::NotFound && name.contains("ipv6") => {}
                Err(source) => {
                    let what = format!("set {name} to {value}");
                    return Err(Error::Io { what, source });
                }
                Ok(()) => {}
            }
        }
        Ok(())
    };
    enter(namespace, all)?
}

fn batch(lines: &[String]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn enter<T: Send>(namespace: &Namespace, inside: impl FnOnce() -> T + Send) -> Result<T, Error> {
    let what = format!("enter the namespace {}", namespace.path().display());
    namespace.run(inside).map_err(Error::io(what))
}

/// Runs a program inside with that input; what it prints is returned.
pub(super) fn feed(namespace: &Namespace, command: &str, input: &str) -> Result<String, Error> {
    let output =
        enter(namespace, || spawn(command, input))?.map_err(Error::io(format!("run {command}")))?;
    succeeded(command, &output)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The error of a program that failed, with what it printed.
pub(super) fn succeeded(command: &str, output: &Output) -> Result<(), Error> {
    if output.status.success() {
        return Ok(());
    }
    let message = String::from_utf8_lossy(&output.stderr);
    Err(Error::Command {
        command: command.to_owned(),
        message: message.trim().replace('\n', "; "),
    })
}

fn spawn(command: &str, input: &str) -> io::Result<Output> {
    let mut words = command.split_ascii_whitespace();
    let mut child = Command::new(words.next().unwrap_or_default())
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that stops reading says why on its error output, which tells more than the broken pipe.
        let _ = stdin.write_all(input.as_bytes());
    }
    child.wait_with_output()
}
