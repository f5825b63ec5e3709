//! Volumes and the instances that have them: attaching, detaching, and what becomes of them when an instance goes.

use std::sync::Arc;

use terrarium_model::ids::{InstanceId, VolumeId};
use terrarium_model::instance_types;
use terrarium_model::resources::{
    BlockDevice, Image, Instance, InstanceState, Volume, VolumeAttachment,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{attachment_on_the_wire, get};
use crate::errors::Error;
use crate::{images, instances};

/// How many instances a volume can have at once, when it can have several.
const MOST_INSTANCES: usize = 16;

impl Operation<Error> for AttachVolumeRequest {
    fn run(self, tx: &mut Tx) -> Result<wire::VolumeAttachment, Error> {
        let volume = get(tx, self.volume_id)?;
        let instance = instances::get(tx, self.instance_id)?;
        ensure_device_name(&self.device)?;
        ensure_state(&instance)?;
        ensure_room(tx, &volume, &instance, &self.device)?;
        if self.ebs_card_index.is_some_and(|index| index != 0) {
            return Err(Error::invalid_value(format!(
                "The instance type {} does not have an EBS card with that index.",
                instance.instance_type
            )));
        }
        let attachment = VolumeAttachment {
            instance_id: instance.id,
            device_name: self.device,
            attach_time: tx.now,
            delete_on_termination: false,
        };
        let device = BlockDevice {
            device_name: attachment.device_name.clone(),
            volume_id: volume.id,
            delete_on_termination: attachment.delete_on_termination,
            attach_time: attachment.attach_time,
        };
        tx.update::<Instance, _>(&instance.id, |it| it.block_devices.push(device));
        tx.update::<Volume, _>(&volume.id, |it| it.attachments.push(attachment.clone()));
        Ok(wire::VolumeAttachment {
            state: Some(VolumeAttachmentState::Attaching),
            ..attachment_on_the_wire(&volume, &attachment)
        })
    }
}

/// Fails unless it is a name that AWS knows for the device of a volume, such as `/dev/sdf` or `xvdba`.
pub(crate) fn ensure_device_name(name: &str) -> Result<(), Error> {
    match device_letters(name).is_some() {
        true => Ok(()),
        false => Err(Error::invalid_value(format!(
            "Value ({name}) for parameter device is invalid. {name} is not a valid EBS device name."
        ))),
    }
}

/// What tells a device from others: the letters and the digits behind `sd` or `xvd`.
fn device_letters(name: &str) -> Option<&str> {
    let short = name.strip_prefix("/dev/").unwrap_or(name);
    let (rest, most_letters) = match short.strip_prefix("xvd") {
        Some(rest) => (rest, 2),
        None => (short.strip_prefix("sd").or(short.strip_prefix("hd"))?, 1),
    };
    let letters = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &rest[letters.len()..];
    let are_letters = letters.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_known = are_letters && (1..=most_letters).contains(&letters.len()) && digits.len() <= 2;
    is_known.then_some(rest)
}

/// Whether two names are of one device: `/dev/sdf` and `xvdf` are.
pub(crate) fn device_names_are_one(one: &str, other: &str) -> bool {
    one == other || (device_letters(one).is_some() && device_letters(one) == device_letters(other))
}

fn ensure_state(instance: &Instance) -> Result<(), Error> {
    match instance.state {
        InstanceState::Running | InstanceState::Stopped => Ok(()),
        _ => Err(Error::IncorrectState {
            message: format!("Instance '{}' is not 'running'.", instance.id),
        }),
    }
}

/// Fails unless the volume can go to the instance, and the instance can take it.
fn ensure_room(tx: &Tx, volume: &Volume, instance: &Instance, device: &str) -> Result<(), Error> {
    let (id, instance_id) = (volume.id, instance.id);
    if volume.availability_zone != instance.availability_zone {
        return Err(Error::VolumeZoneMismatch {
            volume: id,
            instance: instance_id,
        });
    }
    let attachments = &volume.attachments;
    let is_taken = match volume.multi_attach {
        true => attachments.iter().any(|it| it.instance_id == instance_id),
        false => !attachments.is_empty(),
    };
    if is_taken {
        return Err(Error::VolumeInUse {
            message: format!("{id} is already attached to an instance"),
        });
    }
    if attachments.len() >= MOST_INSTANCES {
        return Err(Error::VolumeAttachmentLimitExceeded { volume: id });
    }
    let mut devices = instance.block_devices.iter();
    if devices.any(|it| device_names_are_one(&it.device_name, device)) {
        return Err(Error::invalid_value(format!(
            "Invalid value '{device}' for unixDevice. Attachment point {device} is already in use"
        )));
    }
    ensure_limit(tx, instance)
}

/// Fails when the type takes no more volumes.
fn ensure_limit(tx: &Tx, instance: &Instance) -> Result<(), Error> {
    let Some(kind) = instance_types::find(&instance.instance_type) else {
        return Ok(());
    };
    let interfaces = tx.cloud().network_interfaces_of(instance).count();
    // Where interfaces share the limit, AWS has taken the first one off it.
    let sharing = match kind.ebs.limit {
        "shared" => interfaces.saturating_sub(1),
        _ => 0,
    };
    let attached = instance.block_devices.len() + sharing;
    match kind.ebs.attachments != 0 && attached >= kind.ebs.attachments as usize {
        true => Err(Error::VolumeLimitExceeded {
            kind: kind.name.to_owned(),
        }),
        false => Ok(()),
    }
}

impl Operation<Error> for DetachVolumeRequest {
    fn run(self, tx: &mut Tx) -> Result<wire::VolumeAttachment, Error> {
        let id: VolumeId = self.volume_id.parse()?;
        let volume = get(tx, id)?;
        let instance_id: Option<InstanceId> = match self.instance_id.as_deref() {
            Some(text) if !text.is_empty() => Some(text.parse()?),
            _ => None,
        };
        let attachment = attachment_to_end(tx, &volume, instance_id, self.device.as_deref())?;
        if let Some(instance) = tx.get::<Instance>(&attachment.instance_id) {
            ensure_not_root(tx, &instance, &attachment)?;
        }
        end(tx, id, attachment.instance_id);
        Ok(wire::VolumeAttachment {
            state: Some(VolumeAttachmentState::Detaching),
            ..attachment_on_the_wire(&volume, &attachment)
        })
    }
}

/// The attachment that a request wants ended.
fn attachment_to_end(
    tx: &Tx,
    volume: &Volume,
    instance_id: Option<InstanceId>,
    device: Option<&str>,
) -> Result<VolumeAttachment, Error> {
    let id = volume.id;
    if let Some(instance) = instance_id {
        instances::get(tx, instance)?;
    }
    let instance = match (&volume.attachments[..], instance_id) {
        ([], _) => {
            return Err(Error::IncorrectState {
                message: format!("Volume '{id}' is in the 'available' state."),
            });
        }
        (_, Some(instance)) => instance,
        ([only], None) => only.instance_id,
        (_, None) => return Err(Error::missing("InstanceId")),
    };
    let device = device.filter(|device| !device.is_empty());
    let is_meant = |it: &&VolumeAttachment| {
        it.instance_id == instance
            && device.is_none_or(|device| device_names_are_one(&it.device_name, device))
    };
    let found = volume.attachments.iter().find(is_meant);
    found.cloned().ok_or_else(|| Error::AttachmentNotFound {
        message: match device {
            Some(device) => {
                format!("The volume '{id}' is not attached to instance '{instance}' as device '{device}'")
            }
            None => format!("The volume '{id}' is not attached to instance '{instance}'"),
        },
    })
}

/// The root volume comes off a stopped instance alone.
fn ensure_not_root(
    tx: &Tx,
    instance: &Instance,
    attachment: &VolumeAttachment,
) -> Result<(), Error> {
    let name = &attachment.device_name;
    let is_root = root_device_name(tx, instance).is_some_and(|root| root == *name);
    match is_root && instance.state != InstanceState::Stopped {
        true => Err(Error::OperationNotPermitted {
            message: format!(
                "Unable to detach root volume '{name}' from instance '{}'",
                instance.id
            ),
        }),
        false => Ok(()),
    }
}

/// The name of an instance's root device: its image's, or its first device's when the image is gone.
pub(crate) fn root_device_name(tx: &Tx, instance: &Instance) -> Option<String> {
    let image: Option<Arc<Image>> = images::find(tx, instance.image_id).ok();
    let of_image = image.map(|image| image.root_device_name.clone());
    of_image.or_else(|| Some(instance.block_devices.first()?.device_name.clone()))
}

/// Takes a volume off an instance, on both sides.
fn end(tx: &mut Tx, volume: VolumeId, instance: InstanceId) {
    tx.update::<Volume, _>(&volume, |it| {
        it.attachments.retain(|it| it.instance_id != instance);
    });
    tx.update::<Instance, _>(&instance, |it| {
        it.block_devices.retain(|it| it.volume_id != volume);
    });
}

/// What becomes of a volume of an instance that is gone: it goes along, or stays without it. One that others have too stays
/// with them. The instance's own row is its caller's to change.
pub(crate) fn leave_instance(tx: &mut Tx, device: &BlockDevice, instance: InstanceId) {
    let id = device.volume_id;
    let is_free = tx.update::<Volume, _>(&id, |it| {
        it.attachments.retain(|it| it.instance_id != instance);
        it.attachments.is_empty()
    });
    if device.delete_on_termination && is_free == Some(true) {
        tx.remove::<Volume>(&id);
    }
}
