//! Loading a ruleset with `nft`, and knowing when it is in force.
//!
//! When a transaction removes anything, nft's exit waits for a grace period of the kernel, some 10 ms, although the rules have
//! been in force since the commit. So the commit itself is awaited: the kernel announces it to whoever listens.

use std::io::{self, Write};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::process::{Child, Command, Stdio};
use std::thread;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::socket::{
    AddressFamily, MsgFlags, NetlinkAddr, SockFlag, SockProtocol, SockType, bind, recv, socket,
};

use super::Error;
use crate::namespace::Namespace;

/// The multicast group of nftables' announcements, NFNLGRP_NFTABLES, as a bit.
const ANNOUNCEMENTS: u32 = 1 << 6;
/// The type of the announcement of a commit: NFT_MSG_NEWGEN of NFNL_SUBSYS_NFTABLES.
const COMMIT: u16 = 10 << 8 | 15;

/// Loads a ruleset in one transaction; it is in force, or nothing has changed, when this returns.
///
/// Only this process may change the rules of that namespace, for else it could take another's commit for its own.
pub(super) fn load(namespace: &Namespace, ruleset: &str) -> Result<(), Error> {
    let what = format!("load rules into {}", namespace.path().display());
    let started = namespace.run(|| {
        let announcements = listen()?;
        Ok((start(ruleset)?, announcements))
    });
    let (mut child, announcements) = started
        .and_then(|started| started)
        .map_err(Error::io(what.clone()))?;
    let committed = wait(&mut child, &announcements).map_err(Error::io(what.clone()))?;
    if committed {
        // What is left takes its time and tells nothing new: nft's exit, and closing our own socket, which waits as well.
        thread::spawn(move || {
            drop(announcements);
            child.wait()
        });
        return Ok(());
    }
    let output = child.wait_with_output().map_err(Error::io(what))?;
    super::commands::succeeded("nft -f -", &output)
}

fn listen() -> io::Result<OwnedFd> {
    let announcements = socket(
        AddressFamily::Netlink,
        SockType::Raw,
        SockFlag::SOCK_CLOEXEC | SockFlag::SOCK_NONBLOCK,
        SockProtocol::NetlinkNetFilter,
    )?;
    bind(
        announcements.as_raw_fd(),
        &NetlinkAddr::new(0, ANNOUNCEMENTS),
    )?;
    Ok(announcements)
}

fn start(ruleset: &str) -> io::Result<Child> {
    let mut child = Command::new("nft")
        .args(["-f", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // Should nft stop reading, its error output says why.
        let _ = stdin.write_all(ruleset.as_bytes());
    }
    Ok(child)
}

/// Waits for the commit, or for the end of nft: whether it was the commit. nft has something to say only when it fails.
fn wait(child: &mut Child, announcements: &OwnedFd) -> io::Result<bool> {
    let Some(errors) = child.stderr.as_ref() else {
        return Ok(false);
    };
    loop {
        let mut both = [
            PollFd::new(announcements.as_fd(), PollFlags::POLLIN),
            PollFd::new(errors.as_fd(), PollFlags::POLLIN),
        ];
        match poll(&mut both, PollTimeout::NONE) {
            Err(nix::errno::Errno::EINTR) => continue,
            other => other?,
        };
        if announces_commit(announcements) {
            return Ok(true);
        }
        if both[1].revents().is_some_and(|events| !events.is_empty()) {
            return Ok(false);
        }
    }
}

/// Reads what has been announced so far. When there was too much for the socket, the commit may be among what is lost, and
/// nft's end is awaited instead.
fn announces_commit(announcements: &OwnedFd) -> bool {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match recv(
            announcements.as_raw_fd(),
            &mut buffer,
            MsgFlags::MSG_DONTWAIT,
        ) {
            Ok(length) if has_commit(&buffer[..length]) => return true,
            Ok(0) => return false,
            Ok(_) | Err(nix::errno::Errno::ENOBUFS | nix::errno::Errno::EINTR) => {}
            Err(_) => return false,
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
