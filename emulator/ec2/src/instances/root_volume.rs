//! The root volume of a launch: the image's, with what the request wants otherwise. A guest has no other volumes.

use terrarium_model::ids::{InstanceId, SnapshotId};
use terrarium_model::resources::{BlockDevice, Image, Volume, VolumeAttachment};
use terrarium_state::Tx;
use terrarium_wire::ec2::{BlockDeviceMapping, EbsBlockDevice};

use crate::errors::Error;

/// The root volume that each instance of a launch gets.
pub(super) struct RootVolume {
    device_name: String,
    size: i32,
    volume_type: String,
    iops: Option<i32>,
    throughput: Option<i32>,
    encrypted: bool,
    snapshot_id: Option<SnapshotId>,
    delete_on_termination: bool,
}

impl RootVolume {
    /// Checks what a request says of block devices.
    pub(super) fn check(image: &Image, devices: Vec<BlockDeviceMapping>) -> Result<Self, Error> {
        let mut root = None;
        for device in devices {
            if device.device_name.as_deref() != Some(&image.root_device_name) {
                return Err(Error::UnsupportedOperation {
                    message: format!(
                        "Terrarium's instances have no block device besides the root device {}.",
                        image.root_device_name
                    ),
                });
            }
            root = device.ebs;
        }
        let given = root.unwrap_or_default();
        let Some(of_image) = image.root_volume() else {
            return Err(Error::InvalidBlockDevices {
                message: format!("The image {} has no root volume", image.id),
            });
        };
        let size = given.volume_size.unwrap_or(of_image.size);
        if let Some(snapshot) = of_image.snapshot_id
            && size < of_image.size
        {
            return Err(Error::InvalidBlockDevices {
                message: format!(
                    "Volume of size {size}GB is smaller than snapshot '{snapshot}', expect size>= {}GB",
                    of_image.size
                ),
            });
        }
        let volume_type = given
            .volume_type
            .map_or_else(|| of_image.volume_type.clone(), |kind| kind.to_string());
        Ok(Self {
            device_name: image.root_device_name.clone(),
            iops: iops(&volume_type, size, &given)?,
            throughput: (volume_type == "gp3").then(|| given.throughput.unwrap_or(125)),
            size,
            volume_type,
            encrypted: given.encrypted == Some(true),
            snapshot_id: of_image.snapshot_id,
            delete_on_termination: given.delete_on_termination.unwrap_or(true),
        })
    }

    /// Makes the volume for an instance.
    pub(super) fn make(&self, tx: &mut Tx, instance_id: InstanceId, zone: &str) -> BlockDevice {
        let volume = Volume {
            id: tx.new_id(),
            availability_zone: zone.to_owned(),
            size: self.size,
            volume_type: self.volume_type.clone(),
            iops: self.iops,
            throughput: self.throughput,
            snapshot_id: self.snapshot_id,
            encrypted: self.encrypted,
            create_time: tx.now,
            source_volume_id: None,
            kms_key_id: None,
            multi_attach: false,
            initialization_rate: None,
            auto_enable_io: false,
            attachments: vec![VolumeAttachment {
                instance_id,
                device_name: self.device_name.clone(),
                attach_time: tx.now,
                delete_on_termination: self.delete_on_termination,
            }],
            modification: None,
            modified_at: Vec::new(),
        };
        let volume_id = volume.id;
        tx.put(volume);
        BlockDevice {
            device_name: self.device_name.clone(),
            volume_id,
            delete_on_termination: self.delete_on_termination,
            attach_time: tx.now,
        }
    }
}

/// Operations per second: given for some types, a consequence of the size for others.
fn iops(volume_type: &str, size: i32, given: &EbsBlockDevice) -> Result<Option<i32>, Error> {
    match volume_type {
        "gp3" => Ok(Some(given.iops.unwrap_or(3000))),
        "gp2" => Ok(Some((size.saturating_mul(3)).clamp(100, 16_000))),
        "io1" | "io2" if given.iops.is_none() => Err(Error::MissingParameter {
            message: "The request must contain the parameter iops".to_owned(),
        }),
        "io1" | "io2" => Ok(given.iops),
        _ => Ok(None),
    }
}
