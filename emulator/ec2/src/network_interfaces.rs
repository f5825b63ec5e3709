//! Network interfaces: how they are made and go, alone or with instances, and their operations.

mod attachments;
mod public_addresses;
#[cfg(test)]
mod tests;

use std::net::Ipv4Addr;
use std::sync::Arc;
use terrarium_model::regions::zone_id;

use terrarium_model::ids::{InstanceId, NetworkInterfaceId, SecurityGroupId};
use terrarium_model::names;
use terrarium_model::resources::PrivateAddress;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{addresses, security_groups, subnets, tags};

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

/// Makes an interface that nothing is attached to.
pub(crate) fn create(tx: &mut Tx, new: New) -> Result<Interface, Error> {
    let groups = groups_for(tx, &new.subnet, new.groups)?;
    let private_ip_address = subnets::free_address(tx, new.subnet.id, new.private_ip_address)?;
    let [a, b, c, d, e, ..] = tx.random().to_be_bytes();
    let mac_address = format!("02:{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}");
    let interface = Interface {
        description: new.description,
        groups,
        ..Interface::new(tx.new_id(), &new.subnet, mac_address, private_ip_address)
    };
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
        if group.vpc_id != subnet.vpc_id {
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
pub(crate) fn private_name(tx: &Tx, interface: &Interface) -> String {
    name_of(tx, interface.private_ip_address)
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

fn status(interface: &Interface) -> NetworkInterfaceStatus {
    match interface.attachment {
        Some(_) => NetworkInterfaceStatus::InUse,
        None => NetworkInterfaceStatus::Available,
    }
}

fn attached<T: ToString>(interface: &Interface, value: impl Fn(&Attachment) -> T) -> Vec<String> {
    let attachment = interface.attachment.iter();
    attachment.map(|it| value(it).to_string()).collect()
}

/// The values of those private addresses that a public one stands for.
fn associated<T: ToString>(
    interface: &Interface,
    value: impl Fn(PrivateAddress) -> Option<T>,
) -> Vec<String> {
    let addresses = interface.private_addresses();
    let associated = addresses.filter(|it| it.public_ip.is_some());
    let values = associated.filter_map(value);
    values.map(|value| value.to_string()).collect()
}

fn public_names(tx: &Tx, interface: &Interface) -> Vec<String> {
    associated(interface, |it| public_name_of(tx, interface, it.public_ip?))
}

fn public_addresses(_: &Tx, interface: &Interface) -> Vec<String> {
    associated(interface, |it| it.public_ip)
}

fn association_owners(tx: &Tx, interface: &Interface) -> Vec<String> {
    associated(interface, |it| Some(owner(tx, &it)))
}

fn private_addresses(_: &Tx, interface: &Interface) -> Vec<String> {
    let addresses = interface.private_addresses();
    addresses
        .map(|it| it.private_ip_address.to_string())
        .collect()
}

/// The filters of DescribeNetworkInterfaces.
const FIELDS: &[Field<Interface>] = &[
    ("addresses.association.owner-id", association_owners),
    ("addresses.association.public-dns-name", public_names),
    ("addresses.association.public-ip", public_addresses),
    ("addresses.primary", |_, it| {
        let addresses = it.private_addresses();
        addresses.map(|it| it.primary.to_string()).collect()
    }),
    ("addresses.private-ip-address", private_addresses),
    ("association.allocation-id", |_, it| {
        associated(it, |address| address.allocation_id)
    }),
    ("association.association-id", |tx, it| {
        associated(it, |address| {
            addresses::association_of(tx, address.allocation_id?)
        })
    }),
    ("association.ip-owner-id", association_owners),
    ("association.public-dns-name", public_names),
    ("association.public-ip", public_addresses),
    ("attachment.attach-time", |_, it| {
        attached(it, |at| at.attach_time)
    }),
    ("attachment.attachment-id", |_, it| attached(it, |at| at.id)),
    ("attachment.delete-on-termination", |_, it| {
        attached(it, |at| at.delete_on_termination)
    }),
    ("attachment.device-index", |_, it| {
        attached(it, |at| at.device_index)
    }),
    ("attachment.instance-id", |_, it| {
        attached(it, |at| at.instance_id)
    }),
    ("attachment.instance-owner-id", |tx, it| {
        attached(it, |_| tx.account().to_owned())
    }),
    ("attachment.status", |_, it| attached(it, |_| "attached")),
    ("availability-zone", |_, it| {
        vec![it.availability_zone.clone()]
    }),
    ("availability-zone-id", |_, it| {
        zone_id(&it.availability_zone).into_iter().collect()
    }),
    ("description", |_, it| vec![it.description.clone()]),
    ("group-id", |_, it| {
        it.groups.iter().map(ToString::to_string).collect()
    }),
    ("group-name", |tx, it| {
        let groups = group_identifiers(tx, &it.groups);
        groups
            .into_iter()
            .filter_map(|group| group.group_name)
            .collect()
    }),
    ("interface-type", |_, _| vec!["interface".to_owned()]),
    ("ipv6-addresses.ipv6-address", |_, _| Vec::new()),
    ("mac-address", |_, it| vec![it.mac_address.clone()]),
    ("network-interface-id", |_, it| vec![it.id.to_string()]),
    ("owner-id", |tx, _| vec![tx.account().to_owned()]),
    ("private-dns-name", |tx, it| vec![private_name(tx, it)]),
    ("private-ip-address", |_, it| {
        vec![it.private_ip_address.to_string()]
    }),
    ("requester-id", |_, _| Vec::new()),
    ("requester-managed", |_, _| vec!["false".to_owned()]),
    ("source-dest-check", |_, it| {
        vec![it.source_dest_check.to_string()]
    }),
    ("status", |_, it| vec![status(it).to_string()]),
    ("subnet-id", |_, it| vec![it.subnet_id.to_string()]),
    ("vpc-id", |_, it| vec![it.vpc_id.to_string()]),
];

impl Operation<Error> for DescribeNetworkInterfacesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeNetworkInterfacesResult, Error> {
        let selection = Selection {
            ids: self.network_interface_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        Ok(DescribeNetworkInterfacesResult {
            network_interfaces: page.items.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token: page.next_token,
        })
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
        let interface = tx.get::<Interface>(&id).ok_or(Error::not_found(id))?;
        if interface.attachment.is_some() {
            return Err(Error::invalid_value(format!(
                "Network interface '{id}' is currently in use."
            )));
        }
        remove(tx, id);
        Ok(())
    }
}

impl Operation<Error> for ModifyNetworkInterfaceAttributeRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "EnaSrdSpecification",
        "EnablePrimaryIpv6",
        "ConnectionTrackingSpecification",
        "AssociatePublicIpAddress",
        "AssociatedSubnetId",
        "Attachment.DefaultEnaQueueCount",
        "Attachment.EnaQueueCount",
    ];

    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = self.network_interface_id;
        let mut interface = Interface::clone(&*tx.get(&id).ok_or(Error::not_found(id))?);
        if let Some(description) = self.description {
            interface.description = description.value.unwrap_or_default();
        }
        if let Some(check) = self.source_dest_check {
            interface.source_dest_check = check.value.unwrap_or(true);
        }
        if !self.groups.is_empty() {
            interface.groups = groups_in_subnet(tx, &interface, self.groups)?;
        }
        if let Some(changes) = self.attachment {
            let attachment = interface
                .attachment
                .as_mut()
                .filter(|it| Some(it.id) == changes.attachment_id);
            let attachment = attachment.ok_or_else(|| match changes.attachment_id {
                Some(id) => Error::not_found(id),
                None => Error::MissingParameter {
                    message: "The request must contain the parameter Attachment.AttachmentId"
                        .to_owned(),
                },
            })?;
            if let Some(delete) = changes.delete_on_termination {
                attachment.delete_on_termination = delete;
            }
        }
        tx.put(interface);
        Ok(())
    }
}

impl Operation<Error> for DescribeNetworkInterfaceAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeNetworkInterfaceAttributeResult, Error> {
        use wire::NetworkInterfaceAttribute as Attribute;
        let id = self.network_interface_id;
        let interface = tx.get::<Interface>(&id).ok_or(Error::not_found(id))?;
        let mut result = DescribeNetworkInterfaceAttributeResult {
            network_interface_id: Some(id.to_string()),
            ..Default::default()
        };
        match self.attribute {
            Some(Attribute::Description) => {
                result.description = Some(AttributeValue {
                    value: Some(interface.description.clone()),
                });
            }
            Some(Attribute::GroupSet) => result.groups = group_identifiers(tx, &interface.groups),
            Some(Attribute::SourceDestCheck) => {
                result.source_dest_check = Some(AttributeBooleanValue {
                    value: Some(interface.source_dest_check),
                });
            }
            Some(Attribute::Attachment) => result.attachment = attachment(tx, &interface),
            Some(Attribute::AssociatePublicIpAddress) => {
                result.associate_public_ip_address = Some(interface.public_ip_on_start);
            }
            None => {
                return Err(Error::invalid_combination("No attributes specified."));
            }
        }
        Ok(result)
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

fn attachment(tx: &Tx, interface: &Interface) -> Option<wire::NetworkInterfaceAttachment> {
    let attachment = interface.attachment.as_ref()?;
    Some(wire::NetworkInterfaceAttachment {
        attach_time: Some(attachment.attach_time),
        attachment_id: Some(attachment.id.to_string()),
        delete_on_termination: Some(attachment.delete_on_termination),
        device_index: i32::try_from(attachment.device_index).ok(),
        network_card_index: Some(0),
        instance_id: Some(attachment.instance_id.to_string()),
        instance_owner_id: Some(tx.account().to_owned()),
        status: Some(AttachmentStatus::Attached),
        ..Default::default()
    })
}

fn private_address_on_the_wire(
    tx: &Tx,
    interface: &Interface,
    address: PrivateAddress,
) -> NetworkInterfacePrivateIpAddress {
    let association = |public_ip| NetworkInterfaceAssociation {
        allocation_id: address.allocation_id.map(|id| id.to_string()),
        association_id: (address.allocation_id)
            .and_then(|id| addresses::association_of(tx, id))
            .map(|id| id.to_string()),
        ip_owner_id: Some(owner(tx, &address)),
        public_dns_name: public_name_of(tx, interface, public_ip),
        public_ip: Some(public_ip.to_string()),
        ..Default::default()
    };
    NetworkInterfacePrivateIpAddress {
        association: address.public_ip.map(association),
        primary: Some(address.primary),
        private_dns_name: Some(name_of(tx, address.private_ip_address)),
        private_ip_address: Some(address.private_ip_address.to_string()),
    }
}

fn on_the_wire(tx: &Tx, interface: &Interface) -> wire::NetworkInterface {
    let addresses = interface.private_addresses();
    let show = |address| private_address_on_the_wire(tx, interface, address);
    let private_ip_addresses: Vec<_> = addresses.map(show).collect();
    let primary = &private_ip_addresses[0];
    wire::NetworkInterface {
        association: primary.association.clone(),
        attachment: attachment(tx, interface),
        availability_zone: Some(interface.availability_zone.clone()),
        availability_zone_id: zone_id(&interface.availability_zone),
        description: Some(interface.description.clone()),
        groups: group_identifiers(tx, &interface.groups),
        interface_type: Some(NetworkInterfaceType::Interface),
        mac_address: Some(interface.mac_address.clone()),
        network_interface_id: Some(interface.id.to_string()),
        owner_id: Some(tx.account().to_owned()),
        private_dns_name: primary.private_dns_name.clone(),
        private_ip_address: primary.private_ip_address.clone(),
        private_ip_addresses,
        requester_managed: Some(false),
        source_dest_check: Some(interface.source_dest_check),
        status: Some(status(interface)),
        subnet_id: Some(interface.subnet_id.to_string()),
        tag_set: tags::of(tx, interface.id),
        vpc_id: Some(interface.vpc_id.to_string()),
        ..Default::default()
    }
}
