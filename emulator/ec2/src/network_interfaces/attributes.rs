//! The attributes of interfaces, changed and told one by one.

use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::describe::attachment;
use super::{Interface, get, get_unmanaged, group_identifiers, groups_in_subnet};
use crate::errors::Error;

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
        let mut interface = Interface::clone(&*get_unmanaged(tx, id)?);
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
            None => {
                return Err(Error::invalid_combination("No attributes specified."));
            }
        }
        Ok(result)
    }
}
