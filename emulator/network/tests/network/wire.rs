//! Packets byte by byte, and ears for them.

use std::io::Read;
use std::net::{Ipv4Addr, SocketAddrV4};

use socket2::{Domain, Protocol as Number, Socket, Type};
use terrarium_network::Protocol;

use crate::lab::checksum;

const TCP: u8 = 6;
const UDP: u8 = 17;
const ICMP: u8 = 1;

/// An ear for every IPv4 packet that comes in, whoever it is for.
pub fn every_frame() -> Socket {
    /// ETH_P_IP in network order.
    const IPV4: i32 = 0x0008;
    let ear = Socket::new(Domain::PACKET, Type::DGRAM, Some(Number::from(IPV4))).unwrap();
    ear.set_nonblocking(true).unwrap();
    ear
}

/// Ears for what is delivered to this namespace itself, after its rules.
pub fn delivered_here() -> Vec<Socket> {
    let ear = |number| {
        let ear = Socket::new(Domain::IPV4, Type::RAW, Some(number)).unwrap();
        ear.set_nonblocking(true).unwrap();
        ear
    };
    [Number::TCP, Number::UDP, Number::ICMPV4].map(ear).into()
}

/// Sends packets whose header is ours.
pub fn mouth() -> Socket {
    let mouth = Socket::new(Domain::IPV4, Type::RAW, Some(Number::from(255))).unwrap();
    mouth.set_header_included_v4(true).unwrap();
    mouth
}

/// A guest that forwards would send on what it was not meant to keep.
pub fn forward_nothing() {
    std::fs::write("/proc/sys/net/ipv4/ip_forward", "0").unwrap();
}

/// Sends a packet that carries the mark as its source port or ICMP identifier.
pub fn send(mouth: &Socket, from: Ipv4Addr, to: Ipv4Addr, protocol: Protocol, mark: u16) {
    let (number, payload) = payload(from, to, protocol, mark);
    let mut packet = vec![0x45, 0];
    packet.extend((20 + payload.len() as u16).to_be_bytes());
    packet.extend(mark.to_be_bytes());
    packet.extend([0, 0, 64, number, 0, 0]);
    packet.extend(from.octets());
    packet.extend(to.octets());
    packet.extend(payload);
    // A guest without a way to the destination is told so at once: the packet is dropped as well.
    let _ = mouth.send_to(&packet, &SocketAddrV4::new(to, 0).into());
}

fn payload(from: Ipv4Addr, to: Ipv4Addr, protocol: Protocol, mark: u16) -> (u8, Vec<u8>) {
    let (number, port, mut bytes, sum_at) = match protocol {
        Protocol::Icmp { kind, code } => return (ICMP, crate::lab::icmp(kind, code, mark)),
        Protocol::Udp {
            destination_port, ..
        } => (
            UDP,
            destination_port,
            vec![0, 12, 0, 0, b'm', b'a', b'r', b'k'],
            6,
        ),
        Protocol::Tcp {
            destination_port, ..
        } => {
            // A SYN with sequence number one and a full window.
            let rest = vec![0, 0, 0, 1, 0, 0, 0, 0, 0x50, 0x02, 0xff, 0xff, 0, 0, 0, 0];
            (TCP, destination_port, rest, 16)
        }
        Protocol::Other(number) => return (number, vec![0; 8]),
    };
    let mut payload = mark.to_be_bytes().to_vec();
    payload.extend(port.to_be_bytes());
    payload.append(&mut bytes);
    let mut summed = from.octets().to_vec();
    summed.extend(to.octets());
    summed.extend([0, number]);
    summed.extend((payload.len() as u16).to_be_bytes());
    summed.extend(&payload);
    payload[sum_at..sum_at + 2].copy_from_slice(&checksum(&summed).to_be_bytes());
    (number, payload)
}

/// The marks of the packets that an ear has heard: new connections and requests, not what answers them.
pub fn marks(mut ear: &Socket) -> impl Iterator<Item = u16> + '_ {
    let packets = std::iter::from_fn(move || {
        let mut buffer = [0; 256];
        let length = ear.read(&mut buffer).ok()?;
        Some(buffer[..length].to_vec())
    });
    packets.filter_map(|packet| mark(&packet))
}

fn mark(packet: &[u8]) -> Option<u16> {
    let header = usize::from(packet.first()? & 0xf) * 4;
    let word = |at: usize| {
        Some(u16::from_be_bytes([
            *packet.get(header + at)?,
            *packet.get(header + at + 1)?,
        ]))
    };
    match *packet.get(9)? {
        ICMP if matches!(packet.get(header)?, 8 | 13) => word(4),
        TCP | UDP => word(0),
        _ => None,
    }
}
