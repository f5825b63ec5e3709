//! Making volumes larger, faster or of another type. A modification is over with the request that began it.

use jiff::SignedDuration;
use terrarium_model::ids::VolumeId;
use terrarium_model::resources::{Volume, VolumeCapacity, VolumeModification};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::{get, moment, types};
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages;

/// How many modifications of a volume may begin within [`WINDOW`].
const MOST_IN_WINDOW: usize = 4;
const WINDOW: SignedDuration = SignedDuration::from_hours(24);

/// The page sizes of DescribeVolumesModifications.
const PAGE_SIZES: std::ops::RangeInclusive<i32> = 5..=500;

impl Operation<Error> for ModifyVolumeRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyVolumeResult, Error> {
        let volume = get(tx, self.volume_id)?;
        let original = capacity(&volume);
        let target = types::check(target(&self, &original)?)?;
        if let Some(size) = self.size
            && size < original.size
        {
            return Err(Error::invalid_value(
                "New size cannot be smaller than existing size",
            ));
        }
        let now = tx.now;
        let is_recent = |began: &jiff::Timestamp| now.duration_since(*began) < WINDOW;
        let mut recent: Vec<_> = volume
            .modified_at
            .iter()
            .copied()
            .filter(is_recent)
            .collect();
        if recent.len() >= MOST_IN_WINDOW {
            return Err(Error::VolumeModificationRateExceeded {
                next: moment(recent[recent.len() - MOST_IN_WINDOW] + WINDOW),
            });
        }
        recent.push(now);
        let modification = VolumeModification {
            original,
            target: target.clone(),
            start_time: now,
        };
        let shown = VolumeModificationShape {
            modification_state: Some(VolumeModificationState::Modifying),
            progress: Some(0),
            end_time: None,
            ..on_the_wire(volume.id, &modification)
        };
        tx.put(Volume {
            size: target.size,
            volume_type: target.volume_type,
            iops: target.iops,
            throughput: target.throughput,
            multi_attach: target.multi_attach,
            modification: Some(modification),
            modified_at: recent,
            ..Volume::clone(&volume)
        });
        Ok(ModifyVolumeResult {
            volume_modification: Some(shown),
        })
    }
}

type VolumeModificationShape = wire::VolumeModification;

fn capacity(volume: &Volume) -> VolumeCapacity {
    VolumeCapacity {
        size: volume.size,
        volume_type: volume.volume_type.clone(),
        iops: volume.iops,
        throughput: volume.throughput,
        multi_attach: volume.multi_attach,
    }
}

/// What a request asks a volume to become. What it does not mention stays while the type does; a new type has its own
/// defaults.
fn target(request: &ModifyVolumeRequest, now: &VolumeCapacity) -> Result<VolumeCapacity, Error> {
    let nothing = request.size.is_none()
        && request.volume_type.is_none()
        && request.iops.is_none()
        && request.throughput.is_none()
        && request.multi_attach_enabled.is_none();
    if nothing {
        return Err(Error::invalid_value(
            "Invalid input: Must specify at least one of size, type, iops, throughput or multi-attach.",
        ));
    }
    if now.multi_attach && now.volume_type == "io1" {
        return Err(Error::invalid_value(
            "io1 volumes with Multi-Attach enabled do not support modify-volume actions. Please review the EBS technical \
             documentation for information on the Multi-Attach limitations and considerations.",
        ));
    }
    let volume_type = request.volume_type.map(|kind| kind.to_string());
    let volume_type = volume_type.unwrap_or_else(|| now.volume_type.clone());
    let same_type = volume_type == now.volume_type;
    let is_asked = types::is_asked_for_iops(&volume_type);
    let default_iops = match (is_asked, same_type) {
        (true, true) => now.iops,
        (true, false) => Some(3000),
        (false, _) => None,
    };
    Ok(VolumeCapacity {
        size: request.size.unwrap_or(now.size),
        iops: request.iops.or(default_iops),
        throughput: request.throughput.or(now.throughput.filter(|_| same_type)),
        multi_attach: request.multi_attach_enabled.unwrap_or(now.multi_attach),
        volume_type,
    })
}

/// A volume that was modified, and how.
struct Modified {
    id: VolumeId,
    modification: VolumeModification,
}

/// The filters of DescribeVolumesModifications.
#[rustfmt::skip]
const FIELDS: &[Field<Modified>] = &[
    ("modification-state", |_, _| vec!["completed".to_owned()]),
    ("original-iops", |_, it| it.modification.original.iops.iter().map(i32::to_string).collect()),
    ("original-size", |_, it| vec![it.modification.original.size.to_string()]),
    ("original-volume-type", |_, it| vec![it.modification.original.volume_type.clone()]),
    ("originalMultiAttachEnabled", |_, it| vec![it.modification.original.multi_attach.to_string()]),
    ("start-time", |_, it| vec![moment(it.modification.start_time)]),
    ("target-iops", |_, it| it.modification.target.iops.iter().map(i32::to_string).collect()),
    ("target-size", |_, it| vec![it.modification.target.size.to_string()]),
    ("target-volume-type", |_, it| vec![it.modification.target.volume_type.clone()]),
    ("targetMultiAttachEnabled", |_, it| vec![it.modification.target.multi_attach.to_string()]),
    ("volume-id", |_, it| vec![it.id.to_string()]),
];

impl Operation<Error> for DescribeVolumesModificationsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVolumesModificationsResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, false)?;
        for id in &self.volume_ids {
            if get(tx, *id)?.modification.is_none() {
                return Err(Error::VolumeModificationNotFound { id: *id });
            }
        }
        let modified = tx.cloud().all::<Volume>().filter_map(|volume| {
            let modification = volume.modification.clone()?;
            let id = volume.id;
            let is_asked = self.volume_ids.is_empty() || self.volume_ids.contains(&id);
            let modified = Modified { id, modification };
            (is_asked && filters.pass(tx, "", &modified)).then_some(modified)
        });
        let (page, next_token) = pages::page_of(
            modified,
            |it| it.id,
            self.max_results,
            self.next_token.as_deref(),
            PAGE_SIZES,
        )?;
        let shown = page.iter().map(|it| on_the_wire(it.id, &it.modification));
        Ok(DescribeVolumesModificationsResult {
            volumes_modifications: shown.collect(),
            next_token,
        })
    }
}

fn on_the_wire(id: VolumeId, modification: &VolumeModification) -> wire::VolumeModification {
    let (original, target) = (&modification.original, &modification.target);
    wire::VolumeModification {
        volume_id: Some(id.to_string()),
        modification_state: Some(VolumeModificationState::Completed),
        target_size: Some(target.size),
        target_iops: target.iops,
        target_volume_type: target.volume_type.parse().ok(),
        target_throughput: target.throughput,
        target_multi_attach_enabled: Some(target.multi_attach),
        original_size: Some(original.size),
        original_iops: original.iops,
        original_volume_type: original.volume_type.parse().ok(),
        original_throughput: original.throughput,
        original_multi_attach_enabled: Some(original.multi_attach),
        progress: Some(100),
        start_time: Some(modification.start_time),
        end_time: Some(modification.start_time),
        ..Default::default()
    }
}
