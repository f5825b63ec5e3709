//! Making snapshots: of a volume, of all volumes of an instance, and of other snapshots.

use std::collections::BTreeMap;

use terrarium_model::ids::{SnapshotId, VolumeId};
use terrarium_model::regions::REGIONS;
use terrarium_model::resources::{BlockDevice, Instance, Snapshot, Volume};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{on_the_wire, usable};
use crate::ebs_encryption::sse_type;
use crate::errors::Error;
use crate::images::catalogue::copied_volume;
use crate::{ebs_encryption, instances, tags, volumes};

/// The longest description, in characters.
const LONGEST_DESCRIPTION: usize = 255;
/// How fast a copy can be asked to be, in minutes, and in which steps.
const COMPLETION_MINUTES: (std::ops::RangeInclusive<i32>, i32) = (15..=2880, 15);

/// Makes a snapshot of a volume.
pub(crate) fn of_volume(tx: &mut Tx, volume: &Volume, description: String) -> Snapshot {
    let snapshot = Snapshot {
        id: tx.new_id(),
        owner_id: tx.account().to_owned(),
        owner_alias: None,
        volume_id: volume.id,
        volume_size: volume.size,
        description,
        start_time: tx.now,
        encrypted: volume.encrypted,
        kms_key_id: volume.kms_key_id.clone(),
        docker_image: volume.docker_image.clone(),
        public: false,
        users: Default::default(),
        completion_minutes: None,
        tiering: None,
        lock: None,
        fast_restores: Default::default(),
    };
    tx.put(snapshot.clone());
    snapshot
}

fn description(given: Option<String>) -> Result<String, Error> {
    let text = given.unwrap_or_default();
    match text.chars().count() > LONGEST_DESCRIPTION {
        true => Err(Error::invalid_value(format!(
            "Value ({text}) for parameter Description is invalid. Length exceeds maximum of {LONGEST_DESCRIPTION}."
        ))),
        false => Ok(text),
    }
}

/// Snapshots are kept in the region; `local` is for local zones alone.
fn ensure_regional(location: Option<SnapshotLocationEnum>) -> Result<(), Error> {
    match location {
        Some(SnapshotLocationEnum::Local) => Err(Error::invalid_combination(
            "Local snapshots can be created only for volumes in a Local Zone.",
        )),
        _ => Ok(()),
    }
}

impl Operation<Error> for CreateSnapshotRequest {
    const UNSUPPORTED: &'static [&'static str] = &["OutpostArn"];

    fn run(self, tx: &mut Tx) -> Result<wire::Snapshot, Error> {
        let tags = tags::specified(&self.tag_specifications, "snapshot")?;
        ensure_regional(self.location)?;
        let volume = volumes::get(tx, self.volume_id)?;
        let snapshot = of_volume(tx, &volume, description(self.description)?);
        tx.set_tags(&snapshot.id.to_string(), tags);
        Ok(wire::Snapshot {
            state: Some(SnapshotState::Pending),
            progress: Some(String::new()),
            completion_time: None,
            full_snapshot_size_in_bytes: None,
            ..on_the_wire(tx, &snapshot)
        })
    }
}

impl Operation<Error> for CreateSnapshotsRequest {
    const UNSUPPORTED: &'static [&'static str] = &["OutpostArn"];

    fn run(self, tx: &mut Tx) -> Result<CreateSnapshotsResult, Error> {
        let given = tags::specified(&self.tag_specifications, "snapshot")?;
        ensure_regional(self.location)?;
        let description = description(self.description)?;
        let specification = self.instance_specification;
        let instance = instances::get(tx, specification.instance_id.parse()?)?;
        let devices = chosen(
            tx,
            &instance,
            specification.exclude_boot_volume == Some(true),
            &specification.exclude_data_volume_ids,
        )?;
        let copies_tags = self.copy_tags_from_source == Some(CopyTagsFromSource::Volume);
        let mut snapshots = Vec::new();
        for device in devices {
            let volume = volumes::get(tx, device.volume_id)?;
            let snapshot = of_volume(tx, &volume, description.clone());
            let mut tags: BTreeMap<_, _> = match copies_tags {
                true => tx
                    .cloud()
                    .tags_of(&volume.id.to_string())
                    .cloned()
                    .unwrap_or_default(),
                false => BTreeMap::new(),
            };
            tags.extend(given.clone());
            tx.set_tags(&snapshot.id.to_string(), tags);
            snapshots.push(info(tx, &snapshot));
        }
        Ok(CreateSnapshotsResult { snapshots })
    }
}

/// The devices of an instance whose volumes are wanted.
fn chosen(
    tx: &Tx,
    instance: &Instance,
    without_root: bool,
    without: &[VolumeId],
) -> Result<Vec<BlockDevice>, Error> {
    let root = volumes::root_device_name(tx, instance);
    let is_root = |device: &BlockDevice| root.as_deref() == Some(&device.device_name);
    let devices = &instance.block_devices;
    for id in without {
        let device = devices.iter().find(|device| device.volume_id == *id);
        match device {
            Some(device) if is_root(device) => {
                return Err(Error::invalid_value(format!(
                    "The volume '{id}' is the boot volume of the instance. Use ExcludeBootVolume to exclude it."
                )));
            }
            Some(_) => {}
            None => {
                return Err(Error::invalid_value(format!(
                    "The volume '{id}' is not attached to instance '{}'",
                    instance.id
                )));
            }
        }
    }
    let mut chosen = devices.clone();
    chosen.retain(|device| !without.contains(&device.volume_id));
    if without_root {
        chosen.retain(|device| !is_root(device));
    }
    match chosen.is_empty() {
        true => Err(Error::invalid_combination(
            "At least one volume must be included in the multi-volume snapshot set.",
        )),
        false => Ok(chosen),
    }
}

fn info(tx: &Tx, snapshot: &Snapshot) -> SnapshotInfo {
    SnapshotInfo {
        description: Some(snapshot.description.clone()),
        tags: tags::of(tx, snapshot.id),
        encrypted: Some(snapshot.encrypted),
        volume_id: Some(snapshot.volume_id.to_string()),
        state: Some(SnapshotState::Pending),
        volume_size: Some(snapshot.volume_size),
        start_time: Some(snapshot.start_time),
        progress: Some(String::new()),
        owner_id: Some(snapshot.owner_id.clone()),
        snapshot_id: Some(snapshot.id.to_string()),
        sse_type: Some(sse_type(snapshot.encrypted)),
        ..Default::default()
    }
}

/// What is asked of a copy of a snapshot.
pub(crate) struct Copied {
    pub(crate) source: SnapshotId,
    pub(crate) source_region: String,
    pub(crate) description: String,
    pub(crate) encrypted: Option<bool>,
    pub(crate) kms_key_id: Option<String>,
    pub(crate) completion_minutes: Option<i32>,
}

impl Copied {
    /// Makes the copy, in this region.
    pub(crate) fn make(self, tx: &mut Tx) -> Result<Snapshot, Error> {
        let source = usable(tx, &self.source_region, self.source)?;
        let key = ebs_encryption::decide(
            tx,
            self.encrypted,
            self.kms_key_id,
            Some(ebs_encryption::Source {
                // A key is of one region: a copy in another is encrypted with that region's.
                kms_key_id: source.kms_key_id.clone(),
                is_at_hand: source.owner_id == tx.account() && self.source_region == tx.region(),
            }),
        )?;
        let copy = Snapshot {
            id: tx.new_id(),
            owner_id: tx.account().to_owned(),
            owner_alias: None,
            volume_id: copied_volume(),
            description: self.description,
            start_time: tx.now,
            encrypted: key.is_some(),
            kms_key_id: key,
            docker_image: source.docker_image.clone(),
            public: false,
            users: Default::default(),
            completion_minutes: self.completion_minutes,
            tiering: None,
            lock: None,
            fast_restores: Default::default(),
            volume_size: source.volume_size,
        };
        tx.put(copy.clone());
        Ok(copy)
    }
}

/// Fails unless it is a region's name.
pub(crate) fn ensure_region(name: &str) -> Result<(), Error> {
    match REGIONS.iter().any(|region| region.name == name) {
        true => Ok(()),
        false => Err(Error::invalid_value(format!(
            "Value ({name}) for parameter sourceRegion is invalid."
        ))),
    }
}

/// How fast a copy is to be, checked.
pub(crate) fn completion(minutes: Option<i64>) -> Result<Option<i32>, Error> {
    let (range, step) = COMPLETION_MINUTES;
    let asked = minutes.map(|minutes| i32::try_from(minutes).unwrap_or(i32::MAX));
    match asked {
        Some(minutes) if !range.contains(&minutes) || minutes % step != 0 => {
            Err(Error::invalid_value(format!(
                "Value ({minutes}) for parameter CompletionDurationMinutes is invalid. Specify a value between {} and {}, in \
                 increments of {step}.",
                range.start(),
                range.end()
            )))
        }
        asked => Ok(asked),
    }
}

impl Operation<Error> for CopySnapshotRequest {
    const UNSUPPORTED: &'static [&'static str] =
        &["DestinationOutpostArn", "DestinationAvailabilityZone"];

    fn run(self, tx: &mut Tx) -> Result<CopySnapshotResult, Error> {
        let tags = tags::specified(&self.tag_specifications, "snapshot")?;
        ensure_region(&self.source_region)?;
        if let Some(region) = &self.destination_region
            && region != tx.region()
        {
            return Err(Error::invalid_value(format!(
                "Value ({region}) for parameter destinationRegion is invalid. The request must be sent to the destination region."
            )));
        }
        let copy = Copied {
            source: self.source_snapshot_id.parse()?,
            source_region: self.source_region,
            description: description(self.description)?,
            encrypted: self.encrypted,
            kms_key_id: self.kms_key_id,
            completion_minutes: completion(self.completion_duration_minutes.map(i64::from))?,
        };
        let copy = copy.make(tx)?;
        tx.set_tags(&copy.id.to_string(), tags);
        Ok(CopySnapshotResult {
            snapshot_id: Some(copy.id.to_string()),
            tags: tags::of(tx, copy.id),
        })
    }
}
