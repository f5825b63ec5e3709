//! Further private IPv4 addresses and prefixes of an interface that is there, and their end.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;
use terrarium_model::ids::NetworkInterfaceId;
use terrarium_model::resources::{NetworkInterface, SecondaryAddress};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    AssignPrivateIpAddressesRequest, AssignPrivateIpAddressesResult, AssignedPrivateIpAddress,
    Ipv4PrefixSpecification, UnassignPrivateIpAddressesRequest,
};

use super::addressing::{Several, unassociated};
use super::{Interface, ensure_room, get_unmanaged, ipv4, ipv4_prefix};
use crate::addresses::associations;
use crate::errors::Error;
use crate::subnets::Free;

fn addresses(list: &[String]) -> Result<Vec<Ipv4Addr>, Error> {
    let list = list.iter().map(|text| ipv4(text, "privateIpAddress"));
    list.collect()
}

fn prefixes(list: &[String]) -> Result<Vec<Ipv4Net>, Error> {
    list.iter().map(|text| ipv4_prefix(Some(text))).collect()
}

impl Operation<Error> for AssignPrivateIpAddressesRequest {
    fn run(self, tx: &mut Tx) -> Result<AssignPrivateIpAddressesResult, Error> {
        let id = self.network_interface_id;
        let interface = get_unmanaged(tx, id)?;
        let names = ["privateIpAddresses", "secondaryPrivateIpAddressCount"];
        let list = addresses(&self.private_ip_addresses)?;
        let wanted = Several::read(list, self.secondary_private_ip_address_count, names)?;
        let list = prefixes(&self.ipv4_prefixes)?;
        let wanted_prefixes = Several::read(
            list,
            self.ipv4_prefix_count,
            ["ipv4Prefixes", "ipv4PrefixCount"],
        )?;
        if wanted.len() + wanted_prefixes.len() == 0 {
            return Err(Error::missing("secondaryPrivateIpAddressCount"));
        }
        let may_move = self.allow_reassignment == Some(true);
        let kept: Vec<Ipv4Addr> = match &wanted {
            Several::Listed(list) => take_over(tx, &interface, list, may_move)?,
            Several::Any(_) => Vec::new(),
        };
        let new = wanted.len() - kept.len() + wanted_prefixes.len();
        let there = interface.ipv4_blocks().count();
        ensure_room(tx, &interface, there + new, |kind| {
            kind.network.ipv4_addresses
        })?;
        let mut free = Free::of(tx, interface.subnet_id)?;
        let mut assigned = kept;
        for wanted in wanted.each() {
            if wanted.is_none_or(|wanted| !assigned.contains(&wanted)) {
                let address = free.take(wanted)?;
                give(tx, id, unassociated(address));
                assigned.push(address);
            }
        }
        let wanted = wanted_prefixes.each().into_iter();
        let prefixes: Result<Vec<_>, _> = wanted.map(|it| free.take_prefix(it)).collect();
        let prefixes = prefixes?;
        tx.update::<NetworkInterface, _>(&id, |it| it.ipv4_prefixes.extend(&prefixes));
        let addresses = assigned.iter().map(|address| AssignedPrivateIpAddress {
            private_ip_address: Some(address.to_string()),
        });
        let prefixes = prefixes.iter().map(|prefix| Ipv4PrefixSpecification {
            ipv4_prefix: Some(prefix.to_string()),
        });
        Ok(AssignPrivateIpAddressesResult {
            network_interface_id: Some(id.to_string()),
            assigned_private_ip_addresses: addresses.collect(),
            assigned_ipv4_prefixes: prefixes.collect(),
        })
    }
}

fn give(tx: &mut Tx, id: NetworkInterfaceId, address: SecondaryAddress) {
    tx.update::<NetworkInterface, _>(&id, |it| it.secondary_addresses.push(address));
}

/// Moves those of the addresses that other interfaces have as secondary ones, with the elastic addresses that stand for them.
/// Returns them, and those that the interface has already.
fn take_over(
    tx: &mut Tx,
    interface: &Interface,
    wanted: &[Ipv4Addr],
    may_move: bool,
) -> Result<Vec<Ipv4Addr>, Error> {
    let mut kept = Vec::new();
    for address in wanted {
        let in_subnet = |it: &&std::sync::Arc<NetworkInterface>| {
            it.subnet_id == interface.subnet_id
                && it
                    .private_addresses()
                    .any(|it| it.private_ip_address == *address)
        };
        let holder = tx
            .cloud()
            .all::<NetworkInterface>()
            .find(in_subnet)
            .cloned();
        let Some(holder) = holder else {
            continue;
        };
        kept.push(*address);
        if holder.id == interface.id {
            continue;
        }
        let is_primary = holder.private_ip_address == Some(*address);
        if !may_move || is_primary || holder.requester_id.is_some() {
            return Err(Error::invalid_value(format!(
                "[{address}] is already assigned but move is not allowed."
            )));
        }
        let elastic = take_away(tx, &holder, &[*address]);
        give(tx, interface.id, unassociated(*address));
        for allocation in elastic {
            associations::associate(tx, allocation, interface.id, Some(*address))?;
        }
    }
    Ok(kept)
}

/// Takes secondary addresses away, and tells which elastic addresses stood for them.
fn take_away(
    tx: &mut Tx,
    interface: &Interface,
    addresses: &[Ipv4Addr],
) -> Vec<terrarium_model::ids::AllocationId> {
    let going = interface.secondary_addresses.iter();
    let going = going.filter(|it| addresses.contains(&it.private_ip_address));
    let elastic: Vec<_> = going.filter_map(|it| it.allocation_id).collect();
    for allocation in &elastic {
        associations::detach(tx, *allocation);
    }
    tx.update::<NetworkInterface, _>(&interface.id, |it| {
        let stays = |it: &SecondaryAddress| !addresses.contains(&it.private_ip_address);
        it.secondary_addresses.retain(stays);
    });
    elastic
}

impl Operation<Error> for UnassignPrivateIpAddressesRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = self.network_interface_id;
        let interface = get_unmanaged(tx, id)?;
        let addresses = addresses(&self.private_ip_addresses)?;
        let prefixes = prefixes(&self.ipv4_prefixes)?;
        if addresses.is_empty() && prefixes.is_empty() {
            return Err(Error::missing("privateIpAddress"));
        }
        if interface
            .private_ip_address
            .is_some_and(|it| addresses.contains(&it))
        {
            return Err(Error::invalid_value(format!(
                "The primary private IP address of interface {id} cannot be unassigned."
            )));
        }
        let has = |address: &Ipv4Addr| {
            let mut secondary = interface.secondary_addresses.iter();
            secondary.any(|it| it.private_ip_address == *address)
        };
        let has_prefix = |prefix: &Ipv4Net| interface.ipv4_prefixes.contains(prefix);
        if !addresses.iter().all(has) || !prefixes.iter().all(has_prefix) {
            return Err(not_assigned(id));
        }
        take_away(tx, &interface, &addresses);
        tx.update::<NetworkInterface, _>(&id, |it| {
            it.ipv4_prefixes.retain(|prefix| !prefixes.contains(prefix));
        });
        Ok(())
    }
}

/// The error of addresses that are none of the interface's.
pub(super) fn not_assigned(id: NetworkInterfaceId) -> Error {
    Error::invalid_value(format!(
        "Some of the specified addresses are not assigned to interface {id}"
    ))
}
