//! Images, who may launch them, and an account's settings for them.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::*;

/// An image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Its id.
    pub id: ImageId,
    /// The owner's account id.
    pub owner_id: String,
    /// The name that stands for the owner, such as `amazon`.
    pub owner_alias: Option<String>,
    /// Its name, unique among the owner's images.
    pub name: String,
    /// Free text.
    pub description: String,
    /// Where it was registered from, when that was told.
    #[serde(default)]
    pub location: Option<String>,
    /// The local Docker image behind it.
    pub docker_image: String,
    /// `x86_64` or `arm64`.
    pub architecture: String,
    /// Whether it is a Windows.
    #[serde(default)]
    pub windows: bool,
    /// Whether its kernel knows that it is a guest's, as long ago: its kernel and its RAM disk, where they are told.
    #[serde(default)]
    pub paravirtual: Option<Paravirtual>,
    /// The name of the root device.
    pub root_device_name: String,
    /// What its instances get, the root device among it.
    #[serde(default)]
    pub block_devices: Vec<ImageBlockDevice>,
    /// Such as `uefi-preferred`; none means that the instance type decides.
    pub boot_mode: Option<String>,
    /// Whether it is made for enhanced networking.
    #[serde(default)]
    pub ena_support: bool,
    /// `simple`, when it is made for the enhanced networking of older types.
    #[serde(default)]
    pub sriov_net_support: Option<String>,
    /// Whether its instances require tokens for their metadata unless they say otherwise: `ImdsSupport` is `v2.0`.
    pub requires_tokens: bool,
    /// Whether `TpmSupport` is `v2.0`.
    #[serde(default)]
    pub tpm: bool,
    /// The variables of its UEFI, as sent.
    #[serde(default)]
    pub uefi_data: Option<String>,
    /// Whether everyone may launch it.
    pub public: bool,
    /// Who else may.
    #[serde(default)]
    pub launch_permissions: LaunchPermissions,
    /// Product codes of the AWS Marketplace.
    #[serde(default)]
    pub product_codes: BTreeSet<String>,
    /// When it was made.
    pub creation_date: Timestamp,
    /// From when on it is left out of lists.
    pub deprecation_time: Option<Timestamp>,
    /// Where it is in its life.
    #[serde(default)]
    pub state: ImageState,
    /// Whether, and how, it is protected from being deregistered.
    #[serde(default)]
    pub deregistration_protection: DeregistrationProtection,
    /// The instance that it was made from.
    #[serde(default)]
    pub source_instance_id: Option<InstanceId>,
    /// The image that it was copied from, and the region where that is.
    #[serde(default)]
    pub source_image: Option<(ImageId, String)>,
    /// When an instance of it was last launched.
    #[serde(default)]
    pub last_launched_time: Option<Timestamp>,
}

impl Image {
    /// The volume behind the root device.
    pub fn root_volume(&self) -> Option<&ImageVolume> {
        let mut devices = self.block_devices.iter();
        let root = devices.find(|device| device.device_name == self.root_device_name)?;
        root.volume()
    }

    /// The snapshots behind its volumes.
    pub fn snapshots(&self) -> impl Iterator<Item = SnapshotId> {
        let volumes = self
            .block_devices
            .iter()
            .filter_map(ImageBlockDevice::volume);
        volumes.filter_map(|volume| volume.snapshot_id)
    }
}

/// Where an image is in its life.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImageState {
    /// It can be launched.
    #[default]
    Available,
    /// Its Docker image is being made, of that instance.
    Pending(InstanceId),
    /// It could not be made, and why.
    Failed(String),
    /// Its owner disabled it: it cannot be launched, and is shown to who asks for disabled ones.
    Disabled,
}

/// What an image for paravirtual machines boots with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paravirtual {
    /// The kernel.
    pub kernel_id: Option<String>,
    /// The RAM disk.
    pub ramdisk_id: Option<String>,
}

/// A block device of an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageBlockDevice {
    /// Its name, such as `/dev/xvda`.
    pub device_name: String,
    /// What is behind it.
    pub backing: ImageDeviceBacking,
}

impl ImageBlockDevice {
    /// The volume behind it.
    pub fn volume(&self) -> Option<&ImageVolume> {
        match &self.backing {
            ImageDeviceBacking::Volume(volume) => Some(volume),
            ImageDeviceBacking::InstanceStore(_) => None,
        }
    }
}

/// What is behind a block device of an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImageDeviceBacking {
    /// A volume that is made at launch.
    Volume(ImageVolume),
    /// An instance store, such as `ephemeral0`, for the types that have it.
    InstanceStore(String),
}

/// The volume that instances of an image get for a block device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageVolume {
    /// The snapshot that it is made from; none for an empty volume.
    pub snapshot_id: Option<SnapshotId>,
    /// In GiB.
    pub size: i32,
    /// Such as `gp3`.
    pub volume_type: String,
    /// Operations per second, where given.
    pub iops: Option<i32>,
    /// MiB per second, where given.
    pub throughput: Option<i32>,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The key that it is encrypted with, where given.
    pub kms_key_id: Option<String>,
    /// Whether it goes with the instance.
    pub delete_on_termination: bool,
}

/// Who may launch an image besides its owner, when not everyone may.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaunchPermissions {
    /// Accounts.
    pub users: BTreeSet<String>,
    /// ARNs of organizations.
    pub organizations: BTreeSet<String>,
    /// ARNs of organizational units.
    pub organizational_units: BTreeSet<String>,
}

/// Whether an image can be deregistered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeregistrationProtection {
    /// It can.
    #[default]
    Disabled,
    /// It cannot, until the protection is disabled.
    Enabled,
    /// It cannot, nor for a day after the protection is disabled.
    EnabledWithCooldown,
    /// It cannot until then: a day after the protection was disabled.
    CoolingDown(Timestamp),
}

/// An account's settings for images, in a region.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageSettings {
    /// Whether images may be made public. AWS's new accounts may not.
    pub public_sharing: bool,
    /// Which images may be used.
    pub allowed: AllowedImages,
}

/// Which images an account lets its users launch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllowedImages {
    /// `enabled` or `audit-mode`; none when disabled.
    pub state: Option<String>,
    /// An image is allowed when it meets one of these.
    pub criteria: Vec<ImageCriterion>,
}

/// What an allowed image is like; what is empty asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageCriterion {
    /// Owners, by account id or alias; `none` means the account itself alone.
    pub providers: Vec<String>,
    /// Product codes of the AWS Marketplace.
    pub product_codes: Vec<String>,
    /// Names, with `*` and `?`.
    pub names: Vec<String>,
    /// At most so many days since it was deprecated.
    pub most_days_deprecated: Option<i32>,
    /// At most so many days since it was made.
    pub most_days_old: Option<i32>,
}
