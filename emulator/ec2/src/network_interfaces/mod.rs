//! Network interfaces: how they are made and go, alone or with instances, and their operations.

mod attachments;
mod attributes;
mod describe;
mod public_addresses;
#[cfg(test)]
mod tests;

use std::net::Ipv4Addr;
use std::sync::Arc;

use terrarium_model::ids::{InstanceId, NetworkInterfaceId, SecurityGroupId};
use terrarium_model::names;
use terrarium_model::resources::PrivateAddress;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::{addresses, security_groups, subnets, tags};

use describe::on_the_wire;
pub(crate) use public_addresses::{release_public_address, renew_public_address};

type Interface = terrarium_model::resources::NetworkInterface;
type Subnet = terrarium_model::resources::Subnet;
type Attachment = terrarium_model::resources::NetworkInterfaceAttachment;

/// The most groups that an interface may have.
const MOST_GROUPS: usize = 5;

/// An interface that is to be made.
pub(crate) struct New {
    pub(crate) subnet: Arc<Subnet>,
    /// None stands for the VPC's default group.
    pub(crate) groups: Vec<SecurityGroupId>,
    /// None lets us choose.
    pub(crate) private_ip_address: Option<Ipv4Addr>,
    pub(crate) description: String,
}

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

/// Makes an interface that nothing is attached to.
pub(crate) fn create(tx: &mut Tx, new: New) -> Result<Interface, Error> {
    let groups = groups_for(tx, &new.subnet, new.groups)?;
    let private_ip_address = subnets::free_address(tx, new.subnet.id, new.private_ip_address)?;
    let [a, b, c, d, e, ..] = tx.random().to_be_bytes();
    let mac_address = format!("02:{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}");
    let interface = Interface {
        description: new.description,
        groups,
        ..Interface::new(
            tx.new_id(),
            &new.subnet,
            mac_address,
            Some(private_ip_address),
        )
    };
    tx.put(interface.clone());
    Ok(interface)
}

/// Makes an interface that an AWS service manages, such as a NAT gateway's: users see it and cannot change it. `kind` is
/// AWS's interface type, `requester_id` the account of the service.
pub(crate) fn create_for_service(
    tx: &mut Tx,
    new: New,
    kind: &str,
    requester_id: &str,
) -> Result<Interface, Error> {
    let mut interface = create(tx, new)?;
    interface.interface_type = kind.to_owned();
    interface.requester_id = Some(requester_id.to_owned());
    // Gateways forward what is not for themselves, and have no groups.
    if kind.ends_with("gateway") {
        interface.source_dest_check = false;
        interface.groups.clear();
    }
    tx.put(interface.clone());
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

/// The one private address that a request asks for: an interface has no further ones here.
pub(crate) fn private_address(
    address: Option<String>,
    addresses: Vec<PrivateIpAddressSpecification>,
) -> Result<Option<Ipv4Addr>, Error> {
    if addresses.len() > 1 {
        return Err(Error::UnsupportedOperation {
            message: "Terrarium's interfaces have one private address each.".to_owned(),
        });
    }
    let listed = addresses
        .into_iter()
        .next()
        .and_then(|one| one.private_ip_address);
    let text = address.or(listed);
    text.map(|text| ipv4(&text, "privateIpAddress")).transpose()
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

impl Operation<Error> for CreateNetworkInterfaceRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "Ipv4Prefix",
        "Ipv4PrefixCount",
        "Ipv6Prefix",
        "Ipv6PrefixCount",
        "InterfaceType",
        "EnablePrimaryIpv6",
        "ConnectionTrackingSpecification",
        "Operator",
        "SecondaryPrivateIpAddressCount",
        "Ipv6Addresses",
        "Ipv6AddressCount",
    ];

    fn run(self, tx: &mut Tx) -> Result<CreateNetworkInterfaceResult, Error> {
        let tags = tags::specified(&self.tag_specifications, "network-interface")?;
        let subnet = tx.get::<Subnet>(&self.subnet_id);
        let new = New {
            subnet: subnet.ok_or(Error::not_found(self.subnet_id))?,
            groups: self.groups,
            private_ip_address: private_address(
                self.private_ip_address,
                self.private_ip_addresses,
            )?,
            description: self.description.unwrap_or_default(),
        };
        let interface = create(tx, new)?;
        tx.set_tags(&interface.id.to_string(), tags);
        Ok(CreateNetworkInterfaceResult {
            network_interface: Some(on_the_wire(tx, &interface)),
            client_token: self.client_token,
        })
    }
}

impl Operation<Error> for DeleteNetworkInterfaceRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = self.network_interface_id;
        let interface = get(tx, id)?;
        if interface.attachment.is_some() || interface.requester_id.is_some() {
            return Err(Error::invalid_value(format!(
                "Network interface '{id}' is currently in use."
            )));
        }
        remove(tx, id);
        Ok(())
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

/// The attachment of an interface to an instance, made now.
pub(crate) fn attachment_to(
    tx: &mut Tx,
    instance_id: InstanceId,
    device_index: u32,
    delete_on_termination: bool,
) -> Attachment {
    Attachment {
        id: tx.new_id(),
        instance_id,
        device_index,
        delete_on_termination,
        attach_time: tx.now,
    }
}
