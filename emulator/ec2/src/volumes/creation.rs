//! Making volumes: by request, out of snapshots, as copies of others, and with instances.

use terrarium_model::ids::{SnapshotId, VolumeId};
use terrarium_model::regions::zones;
use terrarium_model::resources::{Snapshot, Volume, VolumeAttachment, VolumeCapacity};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{get, on_the_wire, types};
use crate::errors::Error;
use crate::{ebs_encryption, snapshots, tags};

/// How fast volumes may be asked to be filled from their snapshots, in MiB per second.
const INITIALIZATION_RATES: std::ops::RangeInclusive<i32> = 100..=300;

/// What is asked of a new volume; what is none is decided by AWS's defaults.
#[derive(Default)]
pub(crate) struct Asked {
    pub(crate) size: Option<i32>,
    pub(crate) volume_type: Option<String>,
    pub(crate) iops: Option<i32>,
    pub(crate) throughput: Option<i32>,
    pub(crate) multi_attach: bool,
    pub(crate) snapshot_id: Option<SnapshotId>,
    pub(crate) encrypted: Option<bool>,
    pub(crate) kms_key_id: Option<String>,
    pub(crate) initialization_rate: Option<i32>,
    pub(crate) docker_image: Option<String>,
}

/// A volume that can be made: checked, and complete but for where and when.
pub(crate) struct Design {
    capacity: VolumeCapacity,
    snapshot_id: Option<SnapshotId>,
    source_volume_id: Option<VolumeId>,
    kms_key_id: Option<String>,
    initialization_rate: Option<i32>,
    docker_image: Option<String>,
}

impl Asked {
    /// Checks it. `too_small` is the error of a volume that is smaller than its snapshot.
    pub(crate) fn check(self, tx: &Tx, too_small: fn(String) -> Error) -> Result<Design, Error> {
        let snapshot = match self.snapshot_id {
            Some(id) => Some(snapshots::usable(tx, tx.region(), id)?),
            None => None,
        };
        let of_snapshot = snapshot.as_ref().map(|snapshot| snapshot.volume_size);
        let size = self.size.or(of_snapshot);
        let size = size.ok_or_else(|| Error::missing("size/snapshot"))?;
        if let Some(snapshot) = &snapshot
            && size < snapshot.volume_size
        {
            return Err(too_small(format!(
                "Volume of size {size}GB is smaller than snapshot '{}', expect size>= {}GB",
                snapshot.id, snapshot.volume_size
            )));
        }
        let kind = self.volume_type.filter(|name| !name.is_empty());
        let kind = kind.unwrap_or_else(|| types::DEFAULT.to_owned());
        let source = snapshot
            .as_ref()
            .map(|snapshot| encryption_of(tx, snapshot));
        Ok(Design {
            capacity: types::check(VolumeCapacity {
                size,
                volume_type: kind,
                iops: self.iops,
                throughput: self.throughput,
                multi_attach: self.multi_attach,
            })?,
            kms_key_id: ebs_encryption::decide(tx, self.encrypted, self.kms_key_id, source)?,
            initialization_rate: rate(self.initialization_rate, self.snapshot_id)?,
            docker_image: {
                let of_snapshot = snapshot.as_ref().and_then(|it| it.docker_image.clone());
                self.docker_image.or(of_snapshot)
            },
            snapshot_id: self.snapshot_id,
            source_volume_id: None,
        })
    }
}

fn encryption_of(tx: &Tx, snapshot: &Snapshot) -> ebs_encryption::Source {
    ebs_encryption::Source {
        kms_key_id: snapshot.kms_key_id.clone(),
        is_at_hand: snapshot.owner_id == tx.account(),
    }
}

fn rate(asked: Option<i32>, snapshot: Option<SnapshotId>) -> Result<Option<i32>, Error> {
    match (asked, snapshot) {
        (Some(_), None) => Err(Error::invalid_combination(
            "You can't specify VolumeInitializationRate for volumes that are not created from a snapshot.",
        )),
        (Some(rate), _) if !INITIALIZATION_RATES.contains(&rate) => Err(Error::invalid_value(
            "The value specified for VolumeInitializationRate is not in the allowed range.",
        )),
        _ => Ok(asked),
    }
}

impl Design {
    /// Makes the volume, attached to an instance when one is given.
    pub(crate) fn make(
        &self,
        tx: &mut Tx,
        zone: &str,
        attachment: Option<VolumeAttachment>,
    ) -> Volume {
        let capacity = self.capacity.clone();
        let volume = Volume {
            id: tx.new_id(),
            availability_zone: zone.to_owned(),
            size: capacity.size,
            volume_type: capacity.volume_type,
            iops: capacity.iops,
            throughput: capacity.throughput,
            multi_attach: capacity.multi_attach,
            snapshot_id: self.snapshot_id,
            source_volume_id: self.source_volume_id,
            encrypted: self.kms_key_id.is_some(),
            kms_key_id: self.kms_key_id.clone(),
            initialization_rate: self.initialization_rate,
            docker_image: self.docker_image.clone(),
            auto_enable_io: false,
            create_time: tx.now,
            attachments: attachment.into_iter().collect(),
            modification: None,
            modified_at: Vec::new(),
        };
        tx.put(volume.clone());
        volume
    }
}

impl Operation<Error> for CreateVolumeRequest {
    const UNSUPPORTED: &'static [&'static str] = &["OutpostArn", "Operator"];

    fn run(self, tx: &mut Tx) -> Result<wire::Volume, Error> {
        let tags = tags::specified(&self.tag_specifications, "volume")?;
        let zone = zone(tx, self.availability_zone, self.availability_zone_id)?;
        let asked = Asked {
            size: self.size,
            volume_type: self.volume_type.map(|kind| kind.to_string()),
            iops: self.iops,
            throughput: self.throughput,
            multi_attach: self.multi_attach_enabled == Some(true),
            snapshot_id: self.snapshot_id,
            encrypted: self.encrypted,
            kms_key_id: self.kms_key_id,
            initialization_rate: self.volume_initialization_rate,
            docker_image: None,
        };
        let design = asked.check(tx, Error::invalid_value)?;
        let volume = design.make(tx, &zone, None);
        tx.set_tags(&volume.id.to_string(), tags);
        Ok(being_created(tx, &volume))
    }
}

/// The zone that a request names, by one of its two names.
fn zone(tx: &Tx, name: Option<String>, id: Option<String>) -> Result<String, Error> {
    let given = name.as_ref().or(id.as_ref());
    let given = given.ok_or_else(|| Error::missing("AvailabilityZone"))?;
    if name.is_some() && id.is_some() {
        return Err(Error::invalid_combination(
            "Only one of AvailabilityZone and AvailabilityZoneId can be specified.",
        ));
    }
    let mut zones = zones(tx.region()).into_iter();
    let found = zones.find(|zone| match &name {
        Some(name) => zone.name == *name,
        None => Some(&zone.id) == id.as_ref(),
    });
    let found = found.ok_or_else(|| Error::ZoneNotFound {
        zone: given.clone(),
    })?;
    Ok(found.name)
}

/// A volume as the request that makes it shows it.
fn being_created(tx: &Tx, volume: &Volume) -> wire::Volume {
    wire::Volume {
        state: Some(VolumeState::Creating),
        ..on_the_wire(tx, volume)
    }
}

impl Operation<Error> for CopyVolumesRequest {
    fn run(self, tx: &mut Tx) -> Result<CopyVolumesResult, Error> {
        let tags = tags::specified(&self.tag_specifications, "volume")?;
        let source = get(tx, self.source_volume_id)?;
        let Some(kms_key_id) = source.kms_key_id.clone() else {
            return Err(Error::UnsupportedOperation {
                message: format!(
                    "The volume {} is not encrypted. Only encrypted volumes can be copied.",
                    source.id
                ),
            });
        };
        let size = self.size.unwrap_or(source.size);
        if size < source.size {
            return Err(Error::invalid_value(format!(
                "The size of the copy cannot be smaller than that of the source volume, {} GiB.",
                source.size
            )));
        }
        let design = Design {
            capacity: types::check(VolumeCapacity {
                size,
                volume_type: self
                    .volume_type
                    .map_or_else(|| types::DEFAULT.to_owned(), |kind| kind.to_string()),
                iops: self.iops,
                throughput: self.throughput,
                multi_attach: self.multi_attach_enabled == Some(true),
            })?,
            snapshot_id: None,
            source_volume_id: Some(source.id),
            kms_key_id: Some(kms_key_id),
            initialization_rate: None,
            docker_image: source.docker_image.clone(),
        };
        let copy = design.make(tx, &source.availability_zone, None);
        tx.set_tags(&copy.id.to_string(), tags);
        Ok(CopyVolumesResult {
            volumes: vec![being_created(tx, &copy)],
        })
    }
}
