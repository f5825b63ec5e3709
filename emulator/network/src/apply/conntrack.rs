//! Forgetting connections: when an address changes hands, its next owner must not inherit those of its last one.
//!
//! The kernel forgets by entry, not by address, so its table is read and every entry that has one of the addresses is deleted.

use std::collections::BTreeSet;
use std::io;
use std::net::Ipv4Addr;
use std::os::fd::{AsRawFd, OwnedFd};

use nix::sys::socket::{
    AddressFamily, MsgFlags, NetlinkAddr, SockFlag, SockProtocol, SockType, recv, sendto, socket,
};

use super::Error;
use crate::namespace::Namespace;

/// IPCTNL_MSG_CT_GET and IPCTNL_MSG_CT_DELETE of NFNL_SUBSYS_CTNETLINK.
const GET: u16 = 1 << 8 | 1;
const DELETE: u16 = 1 << 8 | 2;
/// NLMSG_DONE and NLMSG_ERROR.
const DONE: u16 = 3;
const ERROR: u16 = 2;
/// NLM_F_REQUEST, and NLM_F_DUMP with it.
const REQUEST: u16 = 1;
const DUMP: u16 = 0x300 | REQUEST;
/// CTA_TUPLE_ORIG, CTA_TUPLE_REPLY, and in them CTA_TUPLE_IP with the addresses.
const ORIGINAL: u16 = 1;
const REPLY: u16 = 2;
const IP: u16 = 1;
const SOURCE: u16 = 1;
const DESTINATION: u16 = 2;
/// The part of an attribute's type that is not a flag.
const TYPE: u16 = 0x3fff;

/// The lengths of a netlink header, and of it with nfnetlink's.
const HEADER: usize = 16;
const BODY: usize = 20;

/// Forgets the connections inside that have one of the addresses at any end.
pub(super) fn forget(namespace: &Namespace, addresses: &BTreeSet<Ipv4Addr>) -> Result<(), Error> {
    if addresses.is_empty() {
        return Ok(());
    }
    let forget = || -> io::Result<()> {
        let socket = open()?;
        for entry in entries(&socket)? {
            if is_about(&entry, addresses) {
                delete(&socket, &entry)?;
            }
        }
        Ok(())
    };
    let what = format!("forget connections in {}", namespace.path().display());
    namespace
        .run(forget)
        .and_then(|done| done)
        .map_err(Error::io(what))
}

fn open() -> io::Result<OwnedFd> {
    Ok(socket(
        AddressFamily::Netlink,
        SockType::Raw,
        SockFlag::SOCK_CLOEXEC,
        SockProtocol::NetlinkNetFilter,
    )?)
}

fn send(socket: &OwnedFd, kind: u16, flags: u16, attributes: &[u8]) -> io::Result<()> {
    const IPV4: u8 = 2;
    let mut message = Vec::new();
    message.extend(((BODY + attributes.len()) as u32).to_ne_bytes());
    message.extend(kind.to_ne_bytes());
    message.extend(flags.to_ne_bytes());
    message.extend([0; 8]);
    message.extend([IPV4, 0, 0, 0]);
    message.extend(attributes);
    let kernel = NetlinkAddr::new(0, 0);
    sendto(socket.as_raw_fd(), &message, &kernel, MsgFlags::empty())?;
    Ok(())
}

/// The attributes of every entry.
fn entries(socket: &OwnedFd) -> io::Result<Vec<Vec<u8>>> {
    send(socket, GET, DUMP, &[])?;
    let mut entries = Vec::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = recv(socket.as_raw_fd(), &mut buffer, MsgFlags::empty())?;
        let mut rest = &buffer[..length];
        while let [a, b, c, d, low, high, ..] = *rest {
            let length = u32::from_ne_bytes([a, b, c, d]) as usize;
            match u16::from_ne_bytes([low, high]) {
                DONE => return Ok(entries),
                ERROR => return Err(io::Error::other("the kernel does not tell its connections")),
                _ => entries.extend(rest.get(BODY..length).map(<[u8]>::to_vec)),
            }
            rest = rest
                .get(length.max(HEADER).next_multiple_of(4)..)
                .unwrap_or_default();
        }
    }
}

/// Deletes the entry that has these attributes; its first direction and its id name it. One that is gone already stays gone.
fn delete(socket: &OwnedFd, entry: &[u8]) -> io::Result<()> {
    send(socket, DELETE, REQUEST, entry)
}

fn is_about(entry: &[u8], addresses: &BTreeSet<Ipv4Addr>) -> bool {
    let tuples = attributes(entry).filter(|(kind, _)| [ORIGINAL, REPLY].contains(kind));
    let inside = tuples.flat_map(|(_, tuple)| attributes(tuple).filter(|(kind, _)| *kind == IP));
    let ends = inside.flat_map(|(_, ip)| attributes(ip));
    ends.filter(|(kind, _)| [SOURCE, DESTINATION].contains(kind))
        .filter_map(|(_, bytes)| <[u8; 4]>::try_from(bytes).ok())
        .any(|octets| addresses.contains(&Ipv4Addr::from(octets)))
}

/// Types and values of netlink attributes that follow each other.
fn attributes(mut bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let [a, b, c, d, ..] = *bytes else {
            return None;
        };
        let length = usize::from(u16::from_ne_bytes([a, b]));
        let value = bytes.get(4..length)?;
        bytes = bytes.get(length.next_multiple_of(4)..).unwrap_or_default();
        Some((u16::from_ne_bytes([c, d]) & TYPE, value))
    })
}
