//! What an elastic address stands for: a private address of an interface. The interface's own fields say the same, and
//! change here with the address's; packets follow the interface.

use std::net::Ipv4Addr;
use std::sync::Arc;

use terrarium_model::ids::{AddressAssociationId, AllocationId, InstanceId, NetworkInterfaceId};
use terrarium_model::resources::{
    Address, AddressAssociation, Instance, InstanceState, NetworkInterface,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    AssociateAddressRequest, AssociateAddressResult, DisassociateAddressRequest,
};

use super::{get, named};
use crate::errors::Error;
use crate::network_interfaces;

/// Makes an address stand for a private address of an interface, the primary one unless it is told otherwise. What the address
/// stood for before, and what stood for the private address, is over.
pub(crate) fn associate(
    tx: &mut Tx,
    id: AllocationId,
    interface: NetworkInterfaceId,
    private: Option<Ipv4Addr>,
) -> Result<AddressAssociationId, Error> {
    let address = get(tx, id)?;
    let found = network_interfaces::get(tx, interface)?;
    let private = private.or(found.private_ip_address);
    let private = private.ok_or_else(|| no_ipv4(&found))?;
    let target = found
        .private_addresses()
        .find(|it| it.private_ip_address == private);
    let target = target.ok_or_else(|| {
        Error::invalid_value(format!(
            "The private IP address {private} is not assigned to the network interface {interface}."
        ))
    })?;
    if tx.cloud().internet_gateway_of(found.vpc_id).is_none() {
        return Err(Error::NoInternetGateway { vpc: found.vpc_id });
    }
    if target.allocation_id == Some(id)
        && let Some(association) = &address.association
    {
        return Ok(association.id);
    }
    disassociate(tx, id);
    match target.allocation_id {
        Some(other) => detach(tx, other),
        None => network_interfaces::release_public_address(tx, interface),
    }
    set(tx, interface, private, Some((address.public_ip, id)));
    let association = AddressAssociation {
        id: tx.new_id(),
        network_interface_id: interface,
        private_ip_address: private,
    };
    let association_id = association.id;
    tx.update::<Address, _>(&id, |it| it.association = Some(association));
    Ok(association_id)
}

fn no_ipv4(interface: &NetworkInterface) -> Error {
    Error::invalid_value(format!(
        "The network interface {} has no private IPv4 address.",
        interface.id
    ))
}

/// Ends what an address stands for; the interface gets a public address of the pool again where it had one before.
pub(crate) fn disassociate(tx: &mut Tx, id: AllocationId) {
    let address = tx.get::<Address>(&id);
    let association = address.and_then(|address| address.association.clone());
    if let Some(association) = association {
        detach(tx, id);
        // AWS's pool never runs dry. Where ours has, the interface is without a public address, and the request is done.
        let _ = network_interfaces::renew_public_address(tx, association.network_interface_id);
    }
}

/// Ends what an address stands for, and gives the interface nothing in its place.
pub(crate) fn detach(tx: &mut Tx, id: AllocationId) {
    let association = tx.update::<Address, _>(&id, |address| address.association.take());
    if let Some(association) = association.flatten() {
        let interface = association.network_interface_id;
        set(tx, interface, association.private_ip_address, None);
    }
}

/// Writes into an interface what stands for one of its private addresses.
fn set(
    tx: &mut Tx,
    interface: NetworkInterfaceId,
    private: Ipv4Addr,
    public: Option<(Ipv4Addr, AllocationId)>,
) {
    let (public_ip, allocation_id) = public.unzip();
    tx.update::<NetworkInterface, _>(&interface, |it| {
        if it.private_ip_address == Some(private) {
            (it.public_ip, it.allocation_id) = (public_ip, allocation_id);
        }
        let secondary = it.secondary_addresses.iter_mut();
        for address in secondary.filter(|it| it.private_ip_address == private) {
            (address.public_ip, address.allocation_id) = (public_ip, allocation_id);
        }
    });
}

impl Operation<Error> for AssociateAddressRequest {
    fn run(self, tx: &mut Tx) -> Result<AssociateAddressResult, Error> {
        let by_address = Error::invalid_combination(
            "You must specify an allocation id when mapping an address to a VPC instance",
        );
        let id = named(
            tx,
            self.allocation_id,
            "allocation id",
            self.public_ip,
            by_address,
        )?;
        let address = get(tx, id)?;
        let interface = interface(tx, self.instance_id, self.network_interface_id)?;
        let private = self.private_ip_address.as_deref();
        let private = private
            .map(|text| network_interfaces::ipv4(text, "privateIpAddress"))
            .transpose()?;
        if self.allow_reassociation == Some(false) {
            ensure_free(&address, &interface, private)?;
        }
        ensure_own(tx, &address)?;
        let id = associate(tx, id, interface.id, private)?;
        Ok(AssociateAddressResult {
            association_id: Some(id.to_string()),
        })
    }
}

/// The interface that a request names, itself or by its instance.
fn interface(
    tx: &Tx,
    instance: Option<InstanceId>,
    interface: Option<NetworkInterfaceId>,
) -> Result<Arc<NetworkInterface>, Error> {
    let id = match (instance, interface) {
        (Some(_), Some(_)) => {
            return Err(Error::invalid_combination(
                "You may specify instance ID or network interface ID, but not both in the same call",
            ));
        }
        (None, None) => {
            return Err(Error::MissingParameter {
                message: "Either instance ID or network interface ID must be specified".to_owned(),
            });
        }
        (None, Some(id)) => id,
        (Some(id), None) => sole_interface(tx, id)?,
    };
    network_interfaces::get_unmanaged(tx, id)
}

fn sole_interface(tx: &Tx, id: InstanceId) -> Result<NetworkInterfaceId, Error> {
    let instance = tx.get::<Instance>(&id).ok_or(Error::not_found(id))?;
    if !matches!(
        instance.state,
        InstanceState::Running | InstanceState::Stopping | InstanceState::Stopped
    ) {
        let (_, state) = instance.state.code_and_name();
        return Err(Error::InvalidInstanceId {
            message: format!(
                "The {state} instance '{id}' is not in a valid state for this operation."
            ),
        });
    }
    match instance.network_interfaces[..] {
        [interface] => Ok(interface),
        _ => Err(Error::InvalidInstanceId {
            message: format!(
                "There are multiple interfaces attached to instance '{id}'. Please specify an interface ID for the operation instead."
            ),
        }),
    }
}

/// Fails when the address stands for something else, or something else stands for the private address.
fn ensure_free(
    address: &Address,
    interface: &NetworkInterface,
    private: Option<Ipv4Addr>,
) -> Result<(), Error> {
    let private = private.or(interface.private_ip_address);
    let private = private.ok_or_else(|| no_ipv4(interface))?;
    if let Some(association) = &address.association {
        let place = (
            association.network_interface_id,
            association.private_ip_address,
        );
        if place == (interface.id, private) {
            return Ok(());
        }
        return Err(Error::AlreadyAssociated {
            message: format!(
                "resource {} is already associated with associate-id {}",
                address.allocation_id, association.id
            ),
        });
    }
    let mut addresses = interface.private_addresses();
    let target = addresses.find(|it| it.private_ip_address == private);
    match target.and_then(|target| target.allocation_id) {
        Some(other) => Err(Error::AlreadyAssociated {
            message: format!(
                "the private address {private} of {} is already associated with {other}",
                interface.id
            ),
        }),
        None => Ok(()),
    }
}

/// Fails when an AWS service, such as a NAT gateway, holds what the address stands for.
fn ensure_own(tx: &Tx, address: &Address) -> Result<(), Error> {
    let interface = address
        .association
        .as_ref()
        .and_then(|association| tx.get::<NetworkInterface>(&association.network_interface_id));
    match interface {
        Some(interface) => network_interfaces::ensure_unmanaged(&interface),
        None => Ok(()),
    }
}

impl Operation<Error> for DisassociateAddressRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let by_address = Error::invalid_value(
            "You must specify an association id when unmapping an address from a VPC instance",
        );
        let id = named(
            tx,
            self.association_id,
            "association id",
            self.public_ip,
            by_address,
        )?;
        let mut addresses = tx.cloud().all::<Address>();
        let is_it =
            |address: &&Arc<Address>| address.association.as_ref().is_some_and(|it| it.id == id);
        let address = addresses.find(is_it).cloned();
        drop(addresses);
        let address = address.ok_or(Error::not_found(id))?;
        ensure_own(tx, &address)?;
        disassociate(tx, address.allocation_id);
        Ok(())
    }
}
