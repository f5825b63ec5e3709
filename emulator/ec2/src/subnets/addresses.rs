//! The addresses of a subnet: which are taken and how many are left. Which a new interface gets is decided in `free.rs`.

use std::collections::BTreeMap;

use ipnet::Ipv4Net;
use terrarium_model::ids::SubnetId;
use terrarium_model::resources::{
    NetworkInterface, ReservationType, Subnet, SubnetCidrReservation,
};
use terrarium_state::Tx;

use crate::cidr_blocks::overlap;

/// What an interface takes of its subnet, as blocks: a single address is a block of one.
pub(super) fn blocks_of(interface: &NetworkInterface) -> impl Iterator<Item = Ipv4Net> {
    let addresses = interface.private_addresses();
    let addresses = addresses.map(|address| Ipv4Net::from(address.private_ip_address));
    addresses.chain(interface.ipv4_prefixes.iter().copied())
}

pub(super) fn inside(tx: &Tx, subnet: SubnetId) -> impl Iterator<Item = &NetworkInterface> {
    let interfaces = tx.cloud().all::<NetworkInterface>().map(AsRef::as_ref);
    interfaces.filter(move |interface| interface.subnet_id == subnet)
}

/// The IPv4 blocks that users reserved in a subnet.
fn reserved(tx: &Tx, subnet: SubnetId) -> impl Iterator<Item = (Ipv4Net, ReservationType)> {
    let all = tx.cloud().all::<SubnetCidrReservation>();
    let of_subnet = all.filter(move |reservation| reservation.subnet_id == subnet);
    of_subnet.filter_map(|reservation| match reservation.cidr {
        ipnet::IpNet::V4(block) => Some((block, reservation.reservation_type)),
        ipnet::IpNet::V6(_) => None,
    })
}

/// The interfaces of each subnet that has any.
pub(super) fn by_subnet(tx: &Tx) -> BTreeMap<SubnetId, Vec<&NetworkInterface>> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for interface in tx.cloud().all::<NetworkInterface>() {
        let same = found.entry(interface.subnet_id).or_default();
        same.push(interface.as_ref());
    }
    found
}

/// How many addresses of a subnet are left, whose interfaces these are: `AvailableIpAddressCount`.
pub(super) fn available(tx: &Tx, subnet: &Subnet, interfaces: &[&NetworkInterface]) -> u32 {
    // Addresses that are reserved for prefixes are no single interface's any more; explicitly reserved ones still are.
    let reserved = reserved(tx, subnet.id);
    let for_prefixes = reserved.filter(|(_, kind)| *kind == ReservationType::Prefix);
    let for_prefixes: Vec<_> = for_prefixes.map(|(block, _)| block).collect();
    let taken = interfaces.iter().flat_map(|interface| blocks_of(interface));
    let outside = |block: &Ipv4Net| !for_prefixes.iter().any(|reserved| overlap(reserved, block));
    let taken: u32 = taken
        .filter(outside)
        .map(|block| usable_in(subnet, block))
        .sum();
    let kept: u32 = for_prefixes
        .iter()
        .map(|block| usable_in(subnet, *block))
        .sum();
    let capacity = subnet
        .cidr_block
        .map_or(0, |block| usable_in(subnet, block));
    capacity.saturating_sub(taken + kept)
}

/// The same of a subnet whose interfaces have to be looked for first. O(interfaces of the region).
pub(super) fn available_in(tx: &Tx, subnet: &Subnet) -> u32 {
    let interfaces: Vec<_> = inside(tx, subnet.id).collect();
    available(tx, subnet, &interfaces)
}

/// How many addresses of a block interfaces may have.
fn usable_in(subnet: &Subnet, block: Ipv4Net) -> u32 {
    let Some(whole) = subnet.cidr_block else {
        return 0;
    };
    let first = (u32::from(whole.network()) + 4).max(u32::from(block.network()));
    let last = (u32::from(whole.broadcast()) - 1).min(u32::from(block.broadcast()));
    (last + 1).saturating_sub(first)
}
