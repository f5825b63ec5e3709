//! Loading rulesets with `nft`, and knowing when they are in force.
//!
//! When a transaction removes anything, nft's exit waits for a grace period of the kernel, some 10 ms, and what the next nft
//! wants to load waits with it. So an nft that has loaded something stays for a while and takes what comes next; and the commit
//! itself is awaited, which the kernel announces to whoever listens.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::memfd::{MFdFlags, memfd_create};
use nix::sys::socket::{
    AddressFamily, MsgFlags, NetlinkAddr, SockFlag, SockProtocol, SockType, bind, recv, setsockopt,
    socket, sockopt,
};

use super::Error;
use crate::namespace::Namespace;

/// The multicast group of nftables' announcements, NFNLGRP_NFTABLES, as a bit.
const ANNOUNCEMENTS: u32 = 1 << 6;
/// The type of the announcement of a commit: NFT_MSG_NEWGEN of NFNL_SUBSYS_NFTABLES.
const COMMIT: u16 = 10 << 8 | 15;
/// Room for the announcements of one transaction, in bytes: each rule that it removes or adds is one.
const ROOM: usize = 8 << 20;

/// How long an nft stays that has nothing to do.
const IDLE: Duration = Duration::from_secs(5);

/// Loads a ruleset once, without keeping an nft for more.
pub(super) fn load(namespace: &Namespace, ruleset: &str) -> Result<(), Error> {
    Loader::default().load(namespace, ruleset)
}

/// The way to the nft of one namespace, which is started when there is something to load and none is left from before.
#[derive(Default)]
pub(super) struct Loader(Option<Sender<Job>>);

struct Job {
    ruleset: String,
    done: Sender<io::Result<Loaded>>,
}

/// What came of a ruleset.
enum Loaded {
    InForce,
    /// With what nft said.
    Refused(String),
}

impl Loader {
    /// Loads a ruleset in one transaction; it is in force, or nothing has changed, when this returns.
    ///
    /// Only this process may change the rules of that namespace, for else it could take another's commit for its own.
    pub(super) fn load(&mut self, namespace: &Namespace, ruleset: &str) -> Result<(), Error> {
        let what = || format!("load rules into {}", namespace.path().display());
        // One that has ended meanwhile drops what it is asked without an answer.
        let answer = self.ask(ruleset).or_else(|| {
            self.0 = Some(start(namespace.clone()));
            self.ask(ruleset)
        });
        let loaded = answer.unwrap_or_else(|| Err(io::Error::other("nft could not be started")));
        match loaded.map_err(Error::io(what()))? {
            Loaded::InForce => Ok(()),
            Loaded::Refused(message) => Err(Error::Command {
                command: "nft".to_owned(),
                message: message.trim().replace('\n', "; "),
            }),
        }
    }

    fn ask(&self, ruleset: &str) -> Option<io::Result<Loaded>> {
        let (done, answer) = mpsc::channel();
        let ruleset = ruleset.to_owned();
        self.0.as_ref()?.send(Job { ruleset, done }).ok()?;
        answer.recv().ok()
    }
}

/// Starts a thread that has an nft inside do jobs until one fails, or none comes for a while.
fn start(namespace: Namespace) -> Sender<Job> {
    let (jobs, queue) = mpsc::channel();
    thread::spawn(move || {
        let entered = namespace.run(move || work(queue));
        if let Err(error) = entered {
            tracing::error!(%error, "a namespace could not be entered");
        }
    });
    jobs
}

fn work(jobs: Receiver<Job>) {
    let mut nft = Nft::start();
    while let Ok(job) = jobs.recv_timeout(IDLE) {
        let loaded = match &mut nft {
            Ok(nft) => nft.load(&job.ruleset),
            Err(error) => Err(io::Error::new(error.kind(), error.to_string())),
        };
        let is_usable = matches!(loaded, Ok(Loaded::InForce)) && nft.as_ref().is_ok_and(Nft::runs);
        // Who asked waits for the answer.
        let _ = job.done.send(loaded);
        if !is_usable {
            return;
        }
    }
}

/// An nft that reads commands, and a socket that hears what the kernel makes of them.
struct Nft {
    child: Child,
    /// None once it has been told to end.
    commands: Option<ChildStdin>,
    announcements: OwnedFd,
}

/// What there is to hear.
enum Heard {
    Commit,
    /// nft says something, which it does only when it fails, or ends.
    Complaint,
    /// There was more than the socket has room for.
    Lost,
}

impl Nft {
    fn start() -> io::Result<Self> {
        let announcements = listen()?;
        let mut child = Command::new("nft")
            .arg("--interactive")
            // It would keep a history of commands there.
            .env("HOME", "/nonexistent")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        Ok(Self {
            commands: child.stdin.take(),
            child,
            announcements,
        })
    }

    fn runs(&self) -> bool {
        self.commands.is_some()
    }

    fn load(&mut self, ruleset: &str) -> io::Result<Loaded> {
        // A command is one line, so the ruleset stands in a file of memory that it names.
        let file = memfd_create(c"ruleset", MFdFlags::MFD_CLOEXEC)?;
        let mut file = File::from(file);
        file.write_all(ruleset.as_bytes())?;
        let path = format!("/proc/{}/fd/{}", std::process::id(), file.as_raw_fd());
        if let Some(commands) = &mut self.commands {
            writeln!(commands, "include \"{path}\"")?;
        }
        match self.hear()? {
            Heard::Commit => Ok(Loaded::InForce),
            Heard::Complaint | Heard::Lost => self.finish(),
        }
    }

    /// Lets nft end, which tells whether it has failed: only then it has written something.
    fn finish(&mut self) -> io::Result<Loaded> {
        self.commands = None;
        let mut said = String::new();
        if let Some(errors) = &mut self.child.stderr {
            errors.read_to_string(&mut said)?;
        }
        let succeeded = self.child.wait()?.success() && said.is_empty();
        Ok(match succeeded {
            true => Loaded::InForce,
            false => Loaded::Refused(said),
        })
    }

    fn hear(&self) -> io::Result<Heard> {
        let Some(errors) = self.child.stderr.as_ref() else {
            return Ok(Heard::Complaint);
        };
        loop {
            let mut both = [
                PollFd::new(self.announcements.as_fd(), PollFlags::POLLIN),
                PollFd::new(errors.as_fd(), PollFlags::POLLIN),
            ];
            match poll(&mut both, PollTimeout::NONE) {
                Err(nix::errno::Errno::EINTR) => continue,
                other => other?,
            };
            if let Some(heard) = announced(&self.announcements) {
                return Ok(heard);
            }
            if both[1].revents().is_some_and(|events| !events.is_empty()) {
                return Ok(Heard::Complaint);
            }
        }
    }
}

impl Drop for Nft {
    fn drop(&mut self) {
        self.commands = None;
        let _ = self.child.wait();
    }
}

fn listen() -> io::Result<OwnedFd> {
    let announcements = socket(
        AddressFamily::Netlink,
        SockType::Raw,
        SockFlag::SOCK_CLOEXEC | SockFlag::SOCK_NONBLOCK,
        SockProtocol::NetlinkNetFilter,
    )?;
    setsockopt(&announcements, sockopt::RcvBufForce, &ROOM)?;
    bind(
        announcements.as_raw_fd(),
        &NetlinkAddr::new(0, ANNOUNCEMENTS),
    )?;
    Ok(announcements)
}

/// Reads what has been announced so far, up to a commit.
fn announced(announcements: &OwnedFd) -> Option<Heard> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match recv(
            announcements.as_raw_fd(),
            &mut buffer,
            MsgFlags::MSG_DONTWAIT,
        ) {
            Ok(length) if has_commit(&buffer[..length]) => return Some(Heard::Commit),
            Ok(0) => return None,
            Ok(_) | Err(nix::errno::Errno::EINTR) => {}
            Err(nix::errno::Errno::ENOBUFS) => return Some(Heard::Lost),
            Err(_) => return None,
        }
    }
}

/// Whether one of the netlink messages in the buffer, each led by its length and type, is a commit.
fn has_commit(mut buffer: &[u8]) -> bool {
    while let [a, b, c, d, low, high, ..] = *buffer {
        if u16::from_ne_bytes([low, high]) == COMMIT {
            return true;
        }
        let length = u32::from_ne_bytes([a, b, c, d]) as usize;
        let aligned = length.max(16).next_multiple_of(4);
        buffer = buffer.get(aligned..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use nix::sched::{CloneFlags, unshare};

    use super::super::commands;
    use super::*;

    /// A namespace that goes with this value; none where that is known not to work.
    fn namespace() -> Option<Namespace> {
        if std::env::var_os("TERRARIUM_SKIP_PACKETS").is_some() {
            return None;
        }
        let made = thread::spawn(|| {
            unshare(CloneFlags::CLONE_NEWNET).unwrap();
            Namespace::open("/proc/thread-self/ns/net").unwrap()
        });
        Some(made.join().unwrap())
    }

    fn ruleset(port: u16) -> String {
        format!(
            "table ip t\ndelete table ip t\ntable ip t {{\n  chain c {{\n    tcp dport {port} drop\n  }}\n}}\n"
        )
    }

    fn in_force(namespace: &Namespace) -> String {
        commands::run(namespace, "nft list ruleset").unwrap()
    }

    #[test]
    fn each_ruleset_is_in_force_when_it_was_loaded_and_a_wrong_one_changes_nothing() {
        let Some(namespace) = namespace() else { return };
        let mut loader = Loader::default();
        for port in 1..20 {
            loader.load(&namespace, &ruleset(port)).unwrap();
            let rules = in_force(&namespace);
            assert!(rules.contains(&format!("tcp dport {port} drop")), "{rules}");
        }
        let wrong = ruleset(99).replace("drop", "dorp");
        let error = loader.load(&namespace, &wrong).unwrap_err().to_string();
        assert!(error.contains("dorp") && !error.contains('\n'), "{error}");
        assert!(in_force(&namespace).contains("tcp dport 19 drop"));
        loader.load(&namespace, &ruleset(20)).unwrap();
        assert!(in_force(&namespace).contains("tcp dport 20 drop"));
    }

    #[test]
    fn a_large_ruleset_is_in_force_when_it_was_loaded() {
        let Some(namespace) = namespace() else { return };
        let rules: String = (1..5000)
            .map(|port| format!("tcp dport {port} drop\n"))
            .collect();
        let large = ruleset(1).replace("tcp dport 1 drop", &rules);
        let mut loader = Loader::default();
        for _ in 0..3 {
            loader.load(&namespace, &large).unwrap();
        }
        assert!(in_force(&namespace).contains("tcp dport 4999 drop"));
    }
}
