//! Network interfaces: what their operations share. Making them is in `create.rs`, their addresses in `addressing.rs`,
//! `ipv4_addresses.rs`, `ipv6_addresses.rs` and `public_addresses.rs`.

pub(crate) mod addressing;
mod attachments;
mod attributes;
mod create;
mod describe;
mod ipv4_addresses;
mod ipv6_addresses;
mod permissions;
mod public_addresses;
#[cfg(test)]
mod tests;

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use ipnet::{Ipv4Net, Ipv6Net};
use terrarium_model::ids::{InstanceId, NetworkInterfaceId, SecurityGroupId};
use terrarium_model::instance_types::{self, InstanceType};
use terrarium_model::names;
use terrarium_model::resources::{Instance, PrivateAddress};
use terrarium_state::Tx;
use terrarium_wire::ec2::GroupIdentifier;

use crate::errors::Error;
use crate::{addresses, security_groups};

pub(crate) use create::{New, asked, connection_tracking, create, create_for_service};
pub(crate) use describe::tracking;
pub(crate) use public_addresses::{release_public_address, renew_public_address};

type Interface = terrarium_model::resources::NetworkInterface;
type Subnet = terrarium_model::resources::Subnet;
type Attachment = terrarium_model::resources::NetworkInterfaceAttachment;

/// The most groups that an interface may have.
const MOST_GROUPS: usize = 5;

/// The interface with that id.
pub(crate) fn get(tx: &Tx, id: NetworkInterfaceId) -> Result<Arc<Interface>, Error> {
    tx.get::<Interface>(&id).ok_or(Error::not_found(id))
}

/// The interface with that id, which a user may change.
pub(crate) fn get_unmanaged(tx: &Tx, id: NetworkInterfaceId) -> Result<Arc<Interface>, Error> {
    let interface = get(tx, id)?;
    ensure_unmanaged(&interface)?;
    Ok(interface)
}

/// Takes an interface away, and gives its addresses back. Elastic ones stay the account's.
pub(crate) fn remove(tx: &mut Tx, id: NetworkInterfaceId) {
    let Some(interface) = tx.get::<Interface>(&id) else {
        return;
    };
    for allocation in interface
        .private_addresses()
        .filter_map(|it| it.allocation_id)
    {
        addresses::associations::detach(tx, allocation);
    }
    release_public_address(tx, id);
    permissions::forget(tx, id);
    tx.remove::<Interface>(&id);
}

/// Fails when an AWS service made the interface and manages it.
pub(crate) fn ensure_unmanaged(interface: &Interface) -> Result<(), Error> {
    match interface.requester_id {
        Some(_) => Err(Error::RequesterManaged),
        None => Ok(()),
    }
}

/// Reads an IPv4 address of a request.
pub(crate) fn ipv4(text: &str, parameter: &str) -> Result<Ipv4Addr, Error> {
    text.parse().map_err(|_| {
        Error::invalid_value(format!(
            "Value ({text}) for parameter {parameter} is invalid. Invalid IPv4 address."
        ))
    })
}

/// Reads an IPv4 prefix of a request.
fn ipv4_prefix(text: Option<&str>) -> Result<Ipv4Net, Error> {
    let text = text.ok_or(Error::missing("Ipv4Prefix"))?;
    text.parse().map_err(|_| Error::InvalidCidr {
        value: text.to_owned(),
        parameter: "ipv4Prefix",
    })
}

/// Reads an IPv6 address of a request.
fn ipv6(text: Option<&str>) -> Result<Ipv6Addr, Error> {
    let text = text.ok_or(Error::missing("Ipv6Address"))?;
    text.parse().map_err(|_| {
        Error::invalid_value(format!(
            "Value ({text}) for parameter ipv6Address is invalid. Invalid IPv6 address."
        ))
    })
}

/// Reads an IPv6 prefix of a request.
fn ipv6_prefix(text: Option<&str>) -> Result<Ipv6Net, Error> {
    let text = text.ok_or(Error::missing("Ipv6Prefix"))?;
    text.parse().map_err(|_| Error::InvalidCidr {
        value: text.to_owned(),
        parameter: "ipv6Prefix",
    })
}

/// Fails when an interface would have more addresses than its instance's type lets it have.
fn ensure_room(
    tx: &Tx,
    interface: &Interface,
    count: usize,
    most: fn(&InstanceType) -> u32,
) -> Result<(), Error> {
    let attachment = interface.attachment.as_ref();
    let instance = attachment.and_then(|it| tx.get::<Instance>(&it.instance_id));
    let kind = instance.and_then(|instance| instance_types::find(&instance.instance_type));
    match count > kind.map_or(addressing::MOST_ADDRESSES, |kind| most(kind) as usize) {
        true => Err(Error::TooManyPrivateAddresses),
        false => Ok(()),
    }
}

/// Checks the groups that an interface in a subnet is to have.
pub(crate) fn groups_for(
    tx: &Tx,
    subnet: &Subnet,
    mut groups: Vec<SecurityGroupId>,
) -> Result<Vec<SecurityGroupId>, Error> {
    if groups.is_empty() {
        return Ok(vec![security_groups::default_of(tx, subnet.vpc_id)]);
    }
    let mut seen = std::collections::BTreeSet::new();
    groups.retain(|group| seen.insert(*group));
    if groups.len() > MOST_GROUPS {
        return Err(Error::TooManyGroups);
    }
    for id in &groups {
        let group = tx
            .cloud()
            .security_groups
            .get(id)
            .ok_or(Error::not_found(*id))?;
        if !group.is_for(subnet.vpc_id) {
            return Err(Error::DifferentNetworks {
                group: id.to_string(),
                subnet: subnet.id.to_string(),
            });
        }
    }
    Ok(groups)
}

/// Groups on the wire.
pub(crate) fn group_identifiers(tx: &Tx, groups: &[SecurityGroupId]) -> Vec<GroupIdentifier> {
    let identifier = |id: &SecurityGroupId| GroupIdentifier {
        group_id: Some(id.to_string()),
        group_name: tx
            .cloud()
            .security_groups
            .get(id)
            .map(|group| group.name.clone()),
    };
    groups.iter().map(identifier).collect()
}

/// The name of a public address of an interface, which it has where the VPC gives host names.
pub(crate) fn public_name_of(tx: &Tx, interface: &Interface, address: Ipv4Addr) -> Option<String> {
    let vpc = tx.cloud().vpcs.get(&interface.vpc_id)?;
    (vpc.enable_dns_hostnames).then(|| names::public_name(tx.region(), address))
}

/// The name of an interface's first public address.
pub(crate) fn public_name(tx: &Tx, interface: &Interface) -> Option<String> {
    public_name_of(tx, interface, interface.public_ip?)
}

/// The name of a private address.
pub(crate) fn name_of(tx: &Tx, address: Ipv4Addr) -> String {
    names::private_ip_name(tx.region(), address)
}

/// The private name of an interface's first address.
pub(crate) fn private_name(tx: &Tx, interface: &Interface) -> Option<String> {
    interface
        .private_ip_address
        .map(|address| name_of(tx, address))
}

/// Who AWS says owns an address from its pool.
pub(crate) const AMAZON: &str = "amazon";

/// Who owns the public address that stands for a private one.
pub(crate) fn owner(tx: &Tx, address: &PrivateAddress) -> String {
    match address.allocation_id {
        Some(_) => tx.account().to_owned(),
        None => AMAZON.to_owned(),
    }
}

/// Checks new groups of an interface that is there.
pub(crate) fn groups_in_subnet(
    tx: &Tx,
    interface: &Interface,
    groups: Vec<SecurityGroupId>,
) -> Result<Vec<SecurityGroupId>, Error> {
    let subnet = tx.get::<Subnet>(&interface.subnet_id);
    let subnet = subnet.ok_or(Error::not_found(interface.subnet_id))?;
    groups_for(tx, &subnet, groups)
}

/// A place for an interface on an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) network_card_index: u32,
    pub(crate) device_index: u32,
}

impl Place {
    /// Where an instance's first interface is.
    pub(crate) const FIRST: Self = Self {
        network_card_index: 0,
        device_index: 0,
    };

    /// Reads a place of a request, on an instance of that type.
    pub(crate) fn read(
        card: Option<i32>,
        device: i32,
        kind: Option<&InstanceType>,
    ) -> Result<Self, Error> {
        let card = card.unwrap_or(0);
        let cards = kind.map_or(1, |kind| kind.network.cards);
        let network_card_index = u32::try_from(card).ok().filter(|card| *card < cards);
        let network_card_index = network_card_index.ok_or_else(|| {
            Error::invalid_value(format!(
                "Value ({card}) for parameter networkCardIndex is invalid. The instance type has {cards} network card(s)."
            ))
        })?;
        let device_index = u32::try_from(device).map_err(|_| {
            Error::invalid_value(format!(
                "Value ({device}) for parameter deviceIndex is invalid."
            ))
        })?;
        Ok(Self {
            network_card_index,
            device_index,
        })
    }

    /// Where an interface is attached.
    pub(crate) fn of(attachment: &Attachment) -> Self {
        Self {
            network_card_index: attachment.network_card_index,
            device_index: attachment.device_index,
        }
    }
}

/// The attachment of an interface to an instance, made now.
pub(crate) fn attachment_to(
    tx: &mut Tx,
    instance_id: InstanceId,
    place: Place,
    delete_on_termination: bool,
) -> Attachment {
    Attachment {
        id: tx.new_id(),
        instance_id,
        network_card_index: place.network_card_index,
        device_index: place.device_index,
        delete_on_termination,
        attach_time: tx.now,
    }
}
