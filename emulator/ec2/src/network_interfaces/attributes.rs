//! The attributes of interfaces, changed, reset and told one by one.

use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::addressing::no_primary_ipv6;
use super::create::connection_tracking;
use super::describe::attachment;
use super::{
    Interface, get, get_unmanaged, group_identifiers, groups_in_subnet, release_public_address,
    renew_public_address,
};
use crate::errors::Error;

/// The error of a request that names no attribute.
fn none_specified() -> Error {
    Error::invalid_combination("No attributes specified.")
}

impl Operation<Error> for ModifyNetworkInterfaceAttributeRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "EnaSrdSpecification",
        "AssociatedSubnetId",
        "Attachment.DefaultEnaQueueCount",
        "Attachment.EnaQueueCount",
    ];

    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let mut interface = Interface::clone(&*get_unmanaged(tx, self.network_interface_id)?);
        let given = [
            self.description.is_some(),
            self.source_dest_check.is_some(),
            !self.groups.is_empty(),
            self.attachment.is_some(),
            self.enable_primary_ipv6.is_some(),
            self.connection_tracking_specification.is_some(),
            self.associate_public_ip_address.is_some(),
        ];
        match given.iter().filter(|given| **given).count() {
            0 => return Err(none_specified()),
            1 => {}
            _ => {
                return Err(Error::invalid_combination(
                    "Fields for multiple attribute types specified: only one attribute can be modified at a time.",
                ));
            }
        }
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
            modify_attachment(&mut interface, changes)?;
        }
        if let Some(enable) = self.enable_primary_ipv6 {
            enable_primary_ipv6(&mut interface, enable)?;
        }
        if self.connection_tracking_specification.is_some() {
            interface.connection_tracking =
                connection_tracking(self.connection_tracking_specification)?;
        }
        match self.associate_public_ip_address {
            Some(associate) => set_public_address(tx, interface, associate),
            None => {
                tx.put(interface);
                Ok(())
            }
        }
    }
}

fn modify_attachment(
    interface: &mut Interface,
    changes: NetworkInterfaceAttachmentChanges,
) -> Result<(), Error> {
    let wanted = changes.attachment_id;
    let attachment = interface.attachment.as_mut();
    let attachment = attachment.filter(|attachment| Some(attachment.id) == wanted);
    let attachment = attachment.ok_or_else(|| match wanted {
        Some(id) => Error::not_found(id),
        None => Error::missing("Attachment.AttachmentId"),
    })?;
    if let Some(delete) = changes.delete_on_termination {
        attachment.delete_on_termination = delete;
    }
    Ok(())
}

/// A primary IPv6 address is for good.
fn enable_primary_ipv6(interface: &mut Interface, enable: bool) -> Result<(), Error> {
    match enable {
        true if interface.ipv6_addresses.is_empty() => Err(no_primary_ipv6()),
        false if interface.has_primary_ipv6 => Err(Error::invalid_combination(
            "The primary IPv6 address of a network interface cannot be disabled once it is enabled.",
        )),
        _ => {
            interface.has_primary_ipv6 = enable;
            Ok(())
        }
    }
}

/// Gives the first interface of an instance a public address from the pool, or takes that away.
fn set_public_address(tx: &mut Tx, mut interface: Interface, associate: bool) -> Result<(), Error> {
    let id = interface.id;
    let is_other = |it: &super::Attachment| it.device_index != 0;
    if interface.attachment.as_ref().is_some_and(is_other) {
        return Err(Error::invalid_combination(
            "The associatePublicIpAddress attribute can only be modified for the primary network interface.",
        ));
    }
    interface.public_ip_on_start = associate;
    tx.put(interface);
    match associate {
        true => renew_public_address(tx, id),
        false => {
            release_public_address(tx, id);
            Ok(())
        }
    }
}

impl Operation<Error> for ResetNetworkInterfaceAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = get_unmanaged(tx, self.network_interface_id)?.id;
        if self.source_dest_check.is_none() {
            return Err(none_specified());
        }
        tx.update::<Interface, _>(&id, |it| it.source_dest_check = true);
        Ok(())
    }
}

impl Operation<Error> for DescribeNetworkInterfaceAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeNetworkInterfaceAttributeResult, Error> {
        use wire::NetworkInterfaceAttribute as Attribute;
        let id = self.network_interface_id;
        let interface = get(tx, id)?;
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
            None => return Err(none_specified()),
        }
        Ok(result)
    }
}
