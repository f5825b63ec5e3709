//! The further addresses of a NAT gateway: a public one has elastic addresses, a private one private ones alone.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::sync::Arc;

use terrarium_model::ids::AllocationId;
use terrarium_model::resources::{Address, NatGateway, NetworkInterface, SecondaryAddress};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, AssignPrivateNatGatewayAddressRequest, AssignPrivateNatGatewayAddressResult,
    AssociateNatGatewayAddressRequest, AssociateNatGatewayAddressResult,
    DisassociateNatGatewayAddressRequest, DisassociateNatGatewayAddressResult,
    NatGatewayAddressStatus, UnassignPrivateNatGatewayAddressRequest,
    UnassignPrivateNatGatewayAddressResult,
};

use super::{addresses_of, addresses_on_the_wire, available};
use crate::addresses::associations;
use crate::errors::Error;
use crate::network_interfaces;
use crate::subnets::Free;

/// The most addresses of a public gateway, and of a private one.
const MOST_ADDRESSES: (usize, usize) = (8, 32);
/// How long connections of an address that goes may be waited for.
const DRAIN_SECONDS: std::ops::RangeInclusive<i32> = 1..=4000;

/// An address that a request asks for besides the primary one.
#[derive(Clone, Copy, Default)]
pub(super) struct Further {
    pub(super) elastic: Option<AllocationId>,
    /// None lets us choose.
    pub(super) private: Option<Ipv4Addr>,
}

impl Further {
    fn private(address: Ipv4Addr) -> Self {
        Self {
            elastic: None,
            private: Some(address),
        }
    }
}

/// An elastic address that a request names.
pub(super) fn elastic(tx: &Tx, id: AllocationId) -> Result<Arc<Address>, Error> {
    tx.get::<Address>(&id)
        .ok_or(Error::ElasticAddressNotFound { id })
}

/// The error of elastic addresses for a private gateway.
pub(super) fn private_without_elastic() -> Error {
    Error::invalid_combination(
        "You cannot specify an Elastic IP address allocation ID for a private NAT gateway.",
    )
}

/// Fails when a gateway would have too many addresses.
pub(super) fn ensure_few(is_public: bool, count: usize) -> Result<(), Error> {
    let most = match is_public {
        true => MOST_ADDRESSES.0,
        false => MOST_ADDRESSES.1,
    };
    match count > most {
        true => Err(Error::TooManyNatAddresses { most }),
        false => Ok(()),
    }
}

/// The further addresses of a public gateway: elastic ones, and the private ones that they stand for where they are given.
pub(super) fn pairs(
    elastic: Vec<AllocationId>,
    private: Vec<Ipv4Addr>,
    count: Option<i32>,
) -> Result<Vec<Further>, Error> {
    if count.is_some() {
        return Err(Error::invalid_combination(
            "You can specify the number of secondary private IP addresses for private NAT gateways only.",
        ));
    }
    if !private.is_empty() && private.len() != elastic.len() {
        return Err(Error::invalid_combination(
            "The number of private IP addresses must be equal to the number of allocation IDs.",
        ));
    }
    let mut private = private.into_iter();
    let pair = |id| Further {
        elastic: Some(id),
        private: private.next(),
    };
    Ok(elastic.into_iter().map(pair).collect())
}

/// The further addresses of a private gateway: these, or so many.
pub(super) fn private_alone(
    elastic: Vec<AllocationId>,
    private: Vec<Ipv4Addr>,
    count: Option<i32>,
) -> Result<Vec<Further>, Error> {
    if !elastic.is_empty() {
        return Err(private_without_elastic());
    }
    match count {
        Some(_) if !private.is_empty() => Err(Error::invalid_combination(
            "You can specify either private IP addresses or their number, but not both.",
        )),
        Some(count) => match usize::try_from(count) {
            Ok(count @ 1..) => Ok(vec![Further::default(); count.min(MOST_ADDRESSES.1)]),
            _ => Err(Error::invalid_value(format!(
                "Value ({count}) for parameter privateIpAddressCount is invalid. The number must be greater than 0."
            ))),
        },
        None => Ok(private.into_iter().map(Further::private).collect()),
    }
}

/// Gives the interface of a gateway a further address.
pub(super) fn add(
    tx: &mut Tx,
    interface: &NetworkInterface,
    new: Further,
) -> Result<Ipv4Addr, Error> {
    let private_ip_address = Free::of(tx, interface.subnet_id)?.take(new.private)?;
    let address = SecondaryAddress {
        private_ip_address,
        public_ip: None,
        allocation_id: None,
    };
    tx.update::<NetworkInterface, _>(&interface.id, |it| it.secondary_addresses.push(address));
    if let Some(id) = new.elastic {
        associations::associate(tx, id, interface.id, Some(private_ip_address))?;
    }
    Ok(private_ip_address)
}

/// Adds addresses to a gateway, and shows those.
fn add_all(
    tx: &mut Tx,
    gateway: &NatGateway,
    interface: &NetworkInterface,
    new: Vec<Further>,
    status: NatGatewayAddressStatus,
) -> Result<Vec<wire::NatGatewayAddress>, Error> {
    let there = interface.private_addresses().count();
    ensure_few(gateway.is_public, there + new.len())?;
    let mut added = BTreeSet::new();
    for new in new {
        added.insert(add(tx, interface, new)?);
    }
    Ok(shown(tx, interface, &added, status))
}

/// Those of a gateway's addresses, in a state that they pass through.
fn shown(
    tx: &Tx,
    interface: &NetworkInterface,
    which: &BTreeSet<Ipv4Addr>,
    status: NatGatewayAddressStatus,
) -> Vec<wire::NatGatewayAddress> {
    let addresses = addresses_of(tx, interface.id);
    let mut shown = addresses_on_the_wire(&addresses, status);
    shown.retain(|address| {
        let private = address
            .private_ip
            .as_ref()
            .and_then(|text| text.parse().ok());
        private.is_some_and(|private| which.contains(&private))
    });
    shown
}

/// Takes addresses from a gateway, and shows those as they were. The primary one stays.
fn remove_all(
    tx: &mut Tx,
    interface: &NetworkInterface,
    which: &BTreeSet<Ipv4Addr>,
    status: NatGatewayAddressStatus,
) -> Result<Vec<wire::NatGatewayAddress>, Error> {
    let primary = interface.private_ip_address;
    if let Some(primary) = primary.filter(|primary| which.contains(primary)) {
        return Err(Error::invalid_value(format!(
            "The primary IP address {primary} of the NAT gateway cannot be removed."
        )));
    }
    let shown = shown(tx, interface, which, status);
    let going = interface.private_addresses();
    let going = going.filter(|it| which.contains(&it.private_ip_address));
    for id in going.filter_map(|it| it.allocation_id) {
        associations::detach(tx, id);
    }
    tx.update::<NetworkInterface, _>(&interface.id, |it| {
        let stays = |it: &SecondaryAddress| !which.contains(&it.private_ip_address);
        it.secondary_addresses.retain(stays);
    });
    Ok(shown)
}

fn ensure_kind(gateway: &NatGateway, is_public: bool) -> Result<(), Error> {
    let kind = if is_public { "public" } else { "private" };
    match gateway.is_public == is_public {
        true => Ok(()),
        false => Err(Error::UnsupportedOperation {
            message: format!(
                "The NAT gateway {} is not a {kind} NAT gateway.",
                gateway.id
            ),
        }),
    }
}

/// Addresses go at once: there is nothing that would wait for their connections.
fn ensure_drain_time(seconds: Option<i32>) -> Result<(), Error> {
    match seconds {
        Some(seconds) if !DRAIN_SECONDS.contains(&seconds) => Err(Error::invalid_value(format!(
            "Value ({seconds}) for parameter maxDrainDurationSeconds is invalid. The value must be between 1 and 4000."
        ))),
        _ => Ok(()),
    }
}

fn read(addresses: Vec<String>) -> Result<Vec<Ipv4Addr>, Error> {
    let addresses = addresses.iter();
    let read = addresses.map(|text| network_interfaces::ipv4(text, "privateIpAddress"));
    read.collect()
}

impl Operation<Error> for AssignPrivateNatGatewayAddressRequest {
    fn run(self, tx: &mut Tx) -> Result<AssignPrivateNatGatewayAddressResult, Error> {
        let (gateway, interface) = available(tx, self.nat_gateway_id)?;
        ensure_kind(&gateway, false)?;
        let addresses = read(self.private_ip_addresses)?;
        let new = private_alone(Vec::new(), addresses, self.private_ip_address_count)?;
        if new.is_empty() {
            return Err(Error::missing("privateIpAddressCount"));
        }
        let status = NatGatewayAddressStatus::Assigning;
        Ok(AssignPrivateNatGatewayAddressResult {
            nat_gateway_id: Some(gateway.id),
            nat_gateway_addresses: add_all(tx, &gateway, &interface, new, status)?,
        })
    }
}

impl Operation<Error> for UnassignPrivateNatGatewayAddressRequest {
    fn run(self, tx: &mut Tx) -> Result<UnassignPrivateNatGatewayAddressResult, Error> {
        let (gateway, interface) = available(tx, self.nat_gateway_id)?;
        ensure_kind(&gateway, false)?;
        ensure_drain_time(self.max_drain_duration_seconds)?;
        let which: BTreeSet<_> = read(self.private_ip_addresses)?.into_iter().collect();
        let has = |address: &Ipv4Addr| {
            let mut addresses = interface.private_addresses();
            addresses.any(|it| it.private_ip_address == *address)
        };
        if let Some(unknown) = which.iter().find(|address| !has(address)) {
            return Err(Error::invalid_value(format!(
                "The private IP address {unknown} is not assigned to the NAT gateway {}.",
                gateway.id
            )));
        }
        let status = NatGatewayAddressStatus::Unassigning;
        Ok(UnassignPrivateNatGatewayAddressResult {
            nat_gateway_id: Some(gateway.id),
            nat_gateway_addresses: remove_all(tx, &interface, &which, status)?,
        })
    }
}

impl Operation<Error> for AssociateNatGatewayAddressRequest {
    /// Those of a gateway that spans the zones of a region.
    const UNSUPPORTED: &'static [&'static str] = &["AvailabilityZone", "AvailabilityZoneId"];

    fn run(self, tx: &mut Tx) -> Result<AssociateNatGatewayAddressResult, Error> {
        let (gateway, interface) = available(tx, self.nat_gateway_id)?;
        ensure_kind(&gateway, true)?;
        for id in &self.allocation_ids {
            if elastic(tx, *id)?.association.is_some() {
                return Err(Error::AlreadyAssociated {
                    message: format!("Elastic IP address {id} is already associated"),
                });
            }
        }
        let new = pairs(self.allocation_ids, read(self.private_ip_addresses)?, None)?;
        let status = NatGatewayAddressStatus::Associating;
        Ok(AssociateNatGatewayAddressResult {
            nat_gateway_id: Some(gateway.id),
            nat_gateway_addresses: add_all(tx, &gateway, &interface, new, status)?,
        })
    }
}

impl Operation<Error> for DisassociateNatGatewayAddressRequest {
    fn run(self, tx: &mut Tx) -> Result<DisassociateNatGatewayAddressResult, Error> {
        let (gateway, interface) = available(tx, self.nat_gateway_id)?;
        ensure_kind(&gateway, true)?;
        ensure_drain_time(self.max_drain_duration_seconds)?;
        let addresses = addresses_of(tx, interface.id);
        let of_association = |id| {
            let mut addresses = addresses.iter();
            let found = addresses.find(|address| address.association_id == Some(id));
            found.map(|address| address.private_ip_address)
        };
        let which: Result<BTreeSet<_>, _> = { self.association_ids.into_iter() }
            .map(|id| of_association(id).ok_or(Error::not_found(id)))
            .collect();
        let status = NatGatewayAddressStatus::Disassociating;
        Ok(DisassociateNatGatewayAddressResult {
            nat_gateway_id: Some(gateway.id),
            nat_gateway_addresses: remove_all(tx, &interface, &which?, status)?,
        })
    }
}
