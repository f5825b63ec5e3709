//! Attaching an interface to an instance that is there, and detaching it.

use terrarium_model::ids::{AttachmentId, NetworkInterfaceId};
use terrarium_model::instance_types;
use terrarium_model::resources::{
    Instance, InstanceState, NetworkInterface, NetworkInterfaceAttachment,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    AttachNetworkInterfaceRequest, AttachNetworkInterfaceResult, DetachNetworkInterfaceRequest,
};

use super::{Place, attachment_to, get};
use crate::errors::Error;

impl Operation<Error> for AttachNetworkInterfaceRequest {
    const UNSUPPORTED: &'static [&'static str] = &["EnaSrdSpecification", "EnaQueueCount"];

    fn run(self, tx: &mut Tx) -> Result<AttachNetworkInterfaceResult, Error> {
        let (id, instance_id) = (self.network_interface_id, self.instance_id);
        let interface = get(tx, id)?;
        let instance = tx.get::<Instance>(&instance_id);
        let instance = instance.ok_or(Error::not_found(instance_id))?;
        ensure_attachable(&interface, &instance)?;
        let kind = instance_types::find(&instance.instance_type);
        let place = Place::read(self.network_card_index, self.device_index, kind)?;
        ensure_free(tx, &instance, place)?;
        let count = interface.ipv4_blocks().count();
        if kind.is_some_and(|kind| count > kind.network.ipv4_addresses as usize) {
            return Err(Error::TooManyPrivateAddresses);
        }
        let attachment = attachment_to(tx, instance_id, place, false);
        let attachment_id = attachment.id.to_string();
        tx.update::<NetworkInterface, _>(&id, |it| it.attachment = Some(attachment));
        let mut ids = instance.network_interfaces.clone();
        ids.push(id);
        ids.sort_by_key(|id| {
            let interface = tx.get::<NetworkInterface>(id);
            interface.and_then(|it| it.attachment.as_ref().map(Place::of))
        });
        tx.update::<Instance, _>(&instance_id, |it| it.network_interfaces = ids);
        Ok(AttachNetworkInterfaceResult {
            attachment_id: Some(attachment_id),
            network_card_index: i32::try_from(place.network_card_index).ok(),
        })
    }
}

fn ensure_attachable(interface: &NetworkInterface, instance: &Instance) -> Result<(), Error> {
    if interface.attachment.is_some() || interface.requester_id.is_some() {
        return Err(Error::InterfaceInUse {
            id: interface.id.to_string(),
        });
    }
    if !matches!(
        instance.state,
        InstanceState::Running | InstanceState::Stopped
    ) {
        return Err(Error::IncorrectInstanceState {
            message: format!("Instance '{}' is not 'running' or 'stopped'.", instance.id),
        });
    }
    match interface.availability_zone == instance.availability_zone {
        true => Ok(()),
        false => Err(Error::invalid_combination(
            "You may not attach a network interface to an instance if they are not in the same availability zone",
        )),
    }
}

/// Fails unless there is nothing in a place, and the type takes one interface more.
fn ensure_free(tx: &Tx, instance: &Instance, place: Place) -> Result<(), Error> {
    let mut interfaces = tx.cloud().network_interfaces_of(instance);
    let is_there = |it: &NetworkInterfaceAttachment| Place::of(it) == place;
    if interfaces.any(|it| it.attachment.as_ref().is_some_and(is_there)) {
        return Err(Error::invalid_value(format!(
            "Instance '{}' already has an interface attached at device index '{}'.",
            instance.id, place.device_index
        )));
    }
    let kind = instance_types::find(&instance.instance_type);
    let most = kind.map_or(u32::MAX, |kind| kind.maximum_network_interfaces());
    match instance.network_interfaces.len() < most as usize {
        true => Ok(()),
        false => Err(Error::AttachmentLimitExceeded {
            kind: instance.instance_type.clone(),
        }),
    }
}

impl Operation<Error> for DetachNetworkInterfaceRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let (id, attachment) =
            find(tx, self.attachment_id).ok_or(Error::not_found(self.attachment_id))?;
        if Place::of(&attachment) == Place::FIRST {
            return Err(Error::OperationNotPermitted {
                message: "The network interface at device index 0 and networkCard index 0 cannot be detached."
                    .to_owned(),
            });
        }
        tx.update::<Instance, _>(&attachment.instance_id, |it| {
            it.network_interfaces.retain(|other| *other != id);
        });
        tx.update::<NetworkInterface, _>(&id, |it| it.attachment = None);
        Ok(())
    }
}

/// The interface that has that attachment.
fn find(tx: &Tx, id: AttachmentId) -> Option<(NetworkInterfaceId, NetworkInterfaceAttachment)> {
    tx.cloud().all::<NetworkInterface>().find_map(|interface| {
        let attachment = interface.attachment.as_ref()?;
        (attachment.id == id).then(|| (interface.id, attachment.clone()))
    })
}
