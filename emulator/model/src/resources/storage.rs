//! Volumes, snapshots, and an account's settings for them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::*;

/// A volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Volume {
    /// Its id.
    pub id: VolumeId,
    /// The zone's name.
    pub availability_zone: String,
    /// In GiB.
    pub size: i32,
    /// Such as `gp3`.
    pub volume_type: String,
    /// Operations per second, for the types that have them.
    pub iops: Option<i32>,
    /// MiB per second, for `gp3`.
    pub throughput: Option<i32>,
    /// The snapshot that it was made from.
    pub snapshot_id: Option<SnapshotId>,
    /// The volume that it is a copy of.
    #[serde(default)]
    pub source_volume_id: Option<VolumeId>,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The key that it is encrypted with.
    #[serde(default)]
    pub kms_key_id: Option<String>,
    /// Whether several instances may have it at once.
    #[serde(default)]
    pub multi_attach: bool,
    /// MiB per second at which it is filled from its snapshot, where given.
    #[serde(default)]
    pub initialization_rate: Option<i32>,
    /// The Docker image that it stands for, as a root volume or what was made from one.
    #[serde(default)]
    pub docker_image: Option<String>,
    /// Whether it goes on when its data may be inconsistent.
    #[serde(default)]
    pub auto_enable_io: bool,
    /// When it was made.
    pub create_time: Timestamp,
    /// The instances it is attached to, and as what.
    #[serde(default)]
    pub attachments: Vec<VolumeAttachment>,
    /// Its last modification.
    #[serde(default)]
    pub modification: Option<VolumeModification>,
    /// When its latest modifications began.
    #[serde(default)]
    pub modified_at: Vec<Timestamp>,
}

/// The attachment of a volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumeAttachment {
    /// The instance.
    pub instance_id: InstanceId,
    /// The name of the device in the guest.
    pub device_name: String,
    /// When it was attached.
    pub attach_time: Timestamp,
    /// Whether it goes with the instance.
    pub delete_on_termination: bool,
}

/// What a modification of a volume began with and came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumeModification {
    /// What it was.
    pub original: VolumeCapacity,
    /// What it became.
    pub target: VolumeCapacity,
    /// When it began. It is over with the transaction that began it.
    pub start_time: Timestamp,
}

/// What of a volume can be modified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumeCapacity {
    /// In GiB.
    pub size: i32,
    /// Such as `gp3`.
    pub volume_type: String,
    /// Operations per second, for the types that have them.
    pub iops: Option<i32>,
    /// MiB per second, for `gp3`.
    pub throughput: Option<i32>,
    /// Whether several instances may have it at once.
    pub multi_attach: bool,
}

/// A snapshot of a volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Its id.
    pub id: SnapshotId,
    /// The owner's account id.
    pub owner_id: String,
    /// The name that stands for the owner, such as `amazon`.
    pub owner_alias: Option<String>,
    /// The volume that it was made of; `vol-ffffffff` for a copy.
    pub volume_id: VolumeId,
    /// In GiB.
    pub volume_size: i32,
    /// Free text.
    pub description: String,
    /// When it was begun; it was complete at once.
    pub start_time: Timestamp,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The key that it is encrypted with.
    pub kms_key_id: Option<String>,
    /// The Docker image that it stands for, when it was made from a root volume.
    #[serde(default)]
    pub docker_image: Option<String>,
    /// Whether everyone may make volumes of it.
    pub public: bool,
    /// Accounts that may, besides its owner.
    pub users: BTreeSet<String>,
    /// How fast a copy was asked to be, in minutes.
    pub completion_minutes: Option<i32>,
    /// Where it is kept, when it was ever moved between tiers.
    pub tiering: Option<SnapshotTiering>,
    /// How it is locked.
    pub lock: Option<SnapshotLock>,
    /// Zones in which it is restored fast, and since when.
    pub fast_restores: BTreeMap<String, Timestamp>,
}

/// The last move of a snapshot between tiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotTiering {
    /// Where it went.
    pub tier: SnapshotTier,
    /// When.
    pub start_time: Timestamp,
}

/// Where a snapshot is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SnapshotTier {
    /// In the archive: it is to be restored before it can be used.
    Archived,
    /// Back in the standard tier, for good.
    Restored,
    /// Back in the standard tier until then.
    RestoredUntil(Timestamp),
}

/// The lock of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotLock {
    /// Whether it is of the mode `compliance`, which nobody can undo, or of the mode `governance`.
    pub compliance: bool,
    /// How many days it lasts.
    pub duration_days: i32,
    /// For how many hours a lock of the mode `compliance` can still be undone, where given.
    pub cool_off_hours: Option<i32>,
    /// When it was made.
    pub created: Timestamp,
    /// When its duration began.
    pub duration_start: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
}

/// An account's settings for volumes and snapshots, in a region.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StorageSettings {
    /// Whether new volumes and copies of snapshots are encrypted although nobody asks for it.
    pub encryption_by_default: bool,
    /// The key for what is encrypted without a key being named; none for AWS's own.
    pub default_kms_key_id: Option<String>,
    /// `block-all-sharing` or `block-new-sharing`; none when snapshots may be made public.
    pub snapshot_block_public_access: Option<String>,
}
