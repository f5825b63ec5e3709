//! IPv6 addresses and prefixes of an interface that is there, and their end.

use std::net::Ipv6Addr;

use ipnet::Ipv6Net;
use terrarium_model::resources::NetworkInterface;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    AssignIpv6AddressesRequest, AssignIpv6AddressesResult, UnassignIpv6AddressesRequest,
    UnassignIpv6AddressesResult,
};

use super::addressing::Several;
use super::ipv4_addresses::not_assigned;
use super::{ensure_room, get_unmanaged, ipv6, ipv6_prefix};
use crate::errors::Error;
use crate::subnets::Free;

fn addresses(list: &[String]) -> Result<Vec<Ipv6Addr>, Error> {
    list.iter().map(|text| ipv6(Some(text))).collect()
}

fn prefixes(list: &[String]) -> Result<Vec<Ipv6Net>, Error> {
    list.iter().map(|text| ipv6_prefix(Some(text))).collect()
}

fn texts<T: ToString>(items: &[T]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

impl Operation<Error> for AssignIpv6AddressesRequest {
    fn run(self, tx: &mut Tx) -> Result<AssignIpv6AddressesResult, Error> {
        let id = self.network_interface_id;
        let interface = get_unmanaged(tx, id)?;
        let list = addresses(&self.ipv6_addresses)?;
        let wanted = Several::read(
            list,
            self.ipv6_address_count,
            ["ipv6Addresses", "ipv6AddressCount"],
        )?;
        let list = prefixes(&self.ipv6_prefixes)?;
        let wanted_prefixes = Several::read(
            list,
            self.ipv6_prefix_count,
            ["ipv6Prefixes", "ipv6PrefixCount"],
        )?;
        let count = wanted.len() + wanted_prefixes.len();
        if count == 0 {
            return Err(Error::missing("ipv6AddressCount"));
        }
        let there = interface.ipv6_addresses.len() + interface.ipv6_prefixes.len();
        ensure_room(tx, &interface, there + count, |kind| {
            kind.network.ipv6_addresses
        })?;
        let mut free = Free::of(tx, interface.subnet_id)?;
        let mut assigned = Vec::new();
        for wanted in wanted.each() {
            let has_it = |address: Ipv6Addr| interface.ipv6_addresses.contains(&address);
            // An address that the interface has already stays its own.
            if !wanted.is_some_and(has_it) {
                assigned.push(free.take_ipv6(tx, wanted)?);
            }
        }
        let mut assigned_prefixes = Vec::new();
        for wanted in wanted_prefixes.each() {
            assigned_prefixes.push(free.take_ipv6_prefix(tx, wanted)?);
        }
        tx.update::<NetworkInterface, _>(&id, |it| {
            it.ipv6_addresses.extend(&assigned);
            it.ipv6_prefixes.extend(&assigned_prefixes);
        });
        Ok(AssignIpv6AddressesResult {
            assigned_ipv6_addresses: texts(&assigned),
            assigned_ipv6_prefixes: texts(&assigned_prefixes),
            network_interface_id: Some(id.to_string()),
        })
    }
}

impl Operation<Error> for UnassignIpv6AddressesRequest {
    fn run(self, tx: &mut Tx) -> Result<UnassignIpv6AddressesResult, Error> {
        let id = self.network_interface_id;
        let interface = get_unmanaged(tx, id)?;
        let (addresses, prefixes) = (
            addresses(&self.ipv6_addresses)?,
            prefixes(&self.ipv6_prefixes)?,
        );
        if addresses.is_empty() && prefixes.is_empty() {
            return Err(Error::missing("ipv6Addresses"));
        }
        let has = |address: &Ipv6Addr| interface.ipv6_addresses.contains(address);
        let has_prefix = |prefix: &Ipv6Net| interface.ipv6_prefixes.contains(prefix);
        if !addresses.iter().all(has) || !prefixes.iter().all(has_prefix) {
            return Err(not_assigned(id));
        }
        let primary = interface.ipv6_addresses.first();
        let primary = primary.filter(|_| interface.has_primary_ipv6);
        if let Some(primary) = primary.filter(|primary| addresses.contains(primary)) {
            return Err(Error::invalid_value(format!(
                "The primary IPv6 address {primary} of interface {id} cannot be unassigned."
            )));
        }
        tx.update::<NetworkInterface, _>(&id, |it| {
            it.ipv6_addresses
                .retain(|address| !addresses.contains(address));
            it.ipv6_prefixes.retain(|prefix| !prefixes.contains(prefix));
        });
        Ok(UnassignIpv6AddressesResult {
            network_interface_id: Some(id.to_string()),
            unassigned_ipv6_addresses: texts(&addresses),
            unassigned_ipv6_prefixes: texts(&prefixes),
        })
    }
}
