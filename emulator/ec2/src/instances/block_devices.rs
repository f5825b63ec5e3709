//! The block devices of a launch: the image's, with what the request adds, changes and leaves out.

use terrarium_model::ids::InstanceId;
use terrarium_model::resources::{
    BlockDevice, Image, ImageBlockDevice, ImageVolume, VolumeAttachment,
};
use terrarium_state::Tx;
use terrarium_wire::ec2::{BlockDeviceMapping, EbsBlockDevice};

use crate::errors::Error;
use crate::volumes::{Asked, Design, device_names_are_one};

/// The volumes that each instance of a launch gets, the root volume first.
pub(super) struct BlockDevices(Vec<Device>);

struct Device {
    name: String,
    design: Design,
    delete_on_termination: bool,
}

impl BlockDevices {
    /// Checks what a request says of block devices.
    pub(super) fn check(
        tx: &Tx,
        image: &Image,
        given: Vec<BlockDeviceMapping>,
    ) -> Result<Self, Error> {
        ensure_names(&given)?;
        let mut devices = Vec::new();
        for of_image in &image.block_devices {
            let mut given = given.iter();
            let given = given.find(|it| is_named(it, &of_image.device_name));
            devices.extend(device_of_image(tx, image, of_image, given)?);
        }
        for added in &given {
            let of_image = |it: &ImageBlockDevice| is_named(added, &it.device_name);
            if let Some(ebs) = &added.ebs
                && !image.block_devices.iter().any(of_image)
            {
                devices.push(device(tx, name(added), ebs, None, None)?);
            }
        }
        match devices
            .iter()
            .position(|it| it.name == image.root_device_name)
        {
            Some(root) => devices.swap(0, root),
            None => {
                return Err(invalid(
                    "The root device is missing: an instance needs its root volume.",
                ));
            }
        }
        Ok(Self(devices))
    }

    /// Makes the volumes for an instance.
    pub(super) fn make(
        &self,
        tx: &mut Tx,
        instance_id: InstanceId,
        zone: &str,
    ) -> Vec<BlockDevice> {
        let mut made = Vec::new();
        for device in &self.0 {
            let attachment = VolumeAttachment {
                instance_id,
                device_name: device.name.clone(),
                attach_time: tx.now,
                delete_on_termination: device.delete_on_termination,
            };
            let volume = device.design.make(tx, zone, Some(attachment));
            made.push(BlockDevice {
                device_name: device.name.clone(),
                volume_id: volume.id,
                delete_on_termination: device.delete_on_termination,
                attach_time: tx.now,
            });
        }
        made
    }
}

fn invalid(message: impl Into<String>) -> Error {
    Error::InvalidBlockDevices {
        message: message.into(),
    }
}

fn name(given: &BlockDeviceMapping) -> &str {
    given.device_name.as_deref().unwrap_or_default()
}

fn is_named(given: &BlockDeviceMapping, device: &str) -> bool {
    device_names_are_one(name(given), device)
}

/// Each device is named, and named once.
fn ensure_names(given: &[BlockDeviceMapping]) -> Result<(), Error> {
    for (index, one) in given.iter().enumerate() {
        if name(one).is_empty() {
            return Err(Error::missing("deviceName"));
        }
        if given[..index].iter().any(|it| is_named(it, name(one))) {
            return Err(invalid(format!(
                "The device '{}' is used in more than one block-device mapping",
                name(one)
            )));
        }
    }
    Ok(())
}

/// A device of the image with what the request says of it; none when there is no volume behind it then.
fn device_of_image(
    tx: &Tx,
    image: &Image,
    of_image: &ImageBlockDevice,
    given: Option<&BlockDeviceMapping>,
) -> Result<Option<Device>, Error> {
    let is_left_out = given.is_some_and(|it| it.no_device.is_some() || it.virtual_name.is_some());
    let nothing = EbsBlockDevice::default();
    let given = given.and_then(|it| it.ebs.as_ref());
    let volume = match of_image.volume() {
        _ if is_left_out => return Ok(None),
        None if given.is_none() => return Ok(None),
        volume => volume,
    };
    let given = given.unwrap_or(&nothing);
    let is_root = of_image.device_name == image.root_device_name;
    let snapshot = volume.and_then(|volume| volume.snapshot_id);
    if is_root && given.snapshot_id.is_some() && given.snapshot_id != snapshot {
        return Err(invalid("snapshotId cannot be modified on root device"));
    }
    let docker_image = is_root.then(|| image.docker_image.clone());
    device(tx, &of_image.device_name, given, volume, docker_image).map(Some)
}

fn device(
    tx: &Tx,
    name: &str,
    given: &EbsBlockDevice,
    of_image: Option<&ImageVolume>,
    docker_image: Option<String>,
) -> Result<Device, Error> {
    let of_image_type = of_image.map(|volume| &volume.volume_type);
    let given_type = given.volume_type.map(|kind| kind.to_string());
    // What the image says of performance is said of its own type.
    let same_type = given_type.is_none() || given_type.as_ref() == of_image_type;
    let performance = of_image.filter(|_| same_type);
    let kept = of_image.filter(|_| given.snapshot_id.is_none());
    let asked = Asked {
        size: given.volume_size.or(kept.map(|volume| volume.size)),
        volume_type: given_type.or(of_image_type.cloned()),
        iops: given.iops.or(performance.and_then(asked_iops)),
        throughput: given
            .throughput
            .or(performance.and_then(|volume| volume.throughput)),
        multi_attach: false,
        snapshot_id: given
            .snapshot_id
            .or(kept.and_then(|volume| volume.snapshot_id)),
        encrypted: given
            .encrypted
            .or(kept.filter(|volume| volume.encrypted).map(|_| true)),
        kms_key_id: given
            .kms_key_id
            .clone()
            .or(kept.and_then(|volume| volume.kms_key_id.clone())),
        initialization_rate: given.volume_initialization_rate,
        docker_image,
    };
    let of_image = of_image.map(|volume| volume.delete_on_termination);
    Ok(Device {
        name: name.to_owned(),
        design: asked.check(tx, invalid)?,
        delete_on_termination: given.delete_on_termination.or(of_image).unwrap_or(false),
    })
}

/// The operations per second that an image asks for; for some types they follow from the size.
fn asked_iops(volume: &ImageVolume) -> Option<i32> {
    volume.iops.filter(|_| volume.volume_type != "gp2")
}
