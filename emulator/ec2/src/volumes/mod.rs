//! Volumes: what is told of them, and their end. Making, modifying and attaching them is in the files beside this one.

mod attachments;
mod creation;
mod modifications;
mod status;
#[cfg(test)]
mod tests;
mod types;

use std::sync::Arc;

use terrarium_model::ids::VolumeId;
use terrarium_model::regions::zone_id;
use terrarium_model::resources::{Volume, VolumeAttachment};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::ebs_encryption::sse_type;
use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{snapshots, tags};

pub(crate) use attachments::{device_names_are_one, leave_instance, root_device_name};
pub(crate) use creation::{Asked, Design};
pub(crate) use types::{DEFAULT as DEFAULT_TYPE, check as check_capacity};

/// The volume with that id.
pub(crate) fn get(tx: &Tx, id: VolumeId) -> Result<Arc<Volume>, Error> {
    tx.get::<Volume>(&id).ok_or(Error::not_found(id))
}

/// The filters of DescribeVolumes.
#[rustfmt::skip]
const FIELDS: &[Field<Volume>] = &[
    ("attachment.attach-time", |_, it| attached(it, |at| moment(at.attach_time))),
    ("attachment.delete-on-termination", |_, it| attached(it, |at| at.delete_on_termination)),
    ("attachment.device", |_, it| attached(it, |at| at.device_name.clone())),
    ("attachment.instance-id", |_, it| attached(it, |at| at.instance_id)),
    ("attachment.status", |_, it| attached(it, |_| "attached")),
    ("availability-zone", |_, it| vec![it.availability_zone.clone()]),
    ("availability-zone-id", |_, it| zone_id(&it.availability_zone).into_iter().collect()),
    ("create-time", |_, it| vec![moment(it.create_time)]),
    ("encrypted", |_, it| vec![it.encrypted.to_string()]),
    ("fast-restored", |tx, it| vec![fast_restored(tx, it).to_string()]),
    ("multi-attach-enabled", |_, it| vec![it.multi_attach.to_string()]),
    ("operator.managed", |_, _| vec!["false".to_owned()]),
    ("operator.principal", |_, _| Vec::new()),
    ("size", |_, it| vec![it.size.to_string()]),
    ("snapshot-id", |_, it| it.snapshot_id.iter().map(ToString::to_string).collect()),
    ("source-volume-id", |_, it| it.source_volume_id.iter().map(ToString::to_string).collect()),
    ("status", |_, it| vec![state(it).to_string()]),
    ("volume-id", |_, it| vec![it.id.to_string()]),
    ("volume-type", |_, it| vec![it.volume_type.clone()]),
];

fn attached<T: ToString>(volume: &Volume, value: fn(&VolumeAttachment) -> T) -> Vec<String> {
    let attachments = volume.attachments.iter();
    attachments.map(|it| value(it).to_string()).collect()
}

/// A moment as filters on volumes and snapshots have it.
pub(crate) fn moment(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

impl Operation<Error> for DescribeVolumesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVolumesResult, Error> {
        let selection = Selection {
            ids: self.volume_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        Ok(DescribeVolumesResult {
            volumes: page.items.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token: page.next_token,
        })
    }
}

impl Operation<Error> for DeleteVolumeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let volume = get(tx, self.volume_id)?;
        if let Some(attachment) = volume.attachments.first() {
            return Err(Error::VolumeInUse {
                message: format!(
                    "Volume {} is currently attached to {}",
                    volume.id, attachment.instance_id
                ),
            });
        }
        tx.remove::<Volume>(&volume.id);
        Ok(())
    }
}

fn state(volume: &Volume) -> VolumeState {
    match volume.attachments.is_empty() {
        false => VolumeState::InUse,
        true => VolumeState::Available,
    }
}

/// Whether it was made from a snapshot that is restored fast in its zone.
fn fast_restored(tx: &Tx, volume: &Volume) -> bool {
    let snapshot = volume
        .snapshot_id
        .and_then(|id| snapshots::find(tx, id).ok());
    snapshot.is_some_and(|it| it.fast_restores.contains_key(&volume.availability_zone))
}

fn attachment_on_the_wire(volume: &Volume, it: &VolumeAttachment) -> wire::VolumeAttachment {
    wire::VolumeAttachment {
        delete_on_termination: Some(it.delete_on_termination),
        volume_id: Some(volume.id.to_string()),
        instance_id: Some(it.instance_id.to_string()),
        device: Some(it.device_name.clone()),
        state: Some(VolumeAttachmentState::Attached),
        attach_time: Some(it.attach_time),
        ..Default::default()
    }
}

fn on_the_wire(tx: &Tx, volume: &Volume) -> wire::Volume {
    let attachments = volume.attachments.iter();
    wire::Volume {
        availability_zone: Some(volume.availability_zone.clone()),
        availability_zone_id: zone_id(&volume.availability_zone),
        iops: volume.iops,
        tags: tags::of(tx, volume.id),
        volume_type: volume.volume_type.parse().ok(),
        fast_restored: fast_restored(tx, volume).then_some(true),
        multi_attach_enabled: Some(volume.multi_attach),
        throughput: volume.throughput,
        sse_type: Some(sse_type(volume.encrypted)),
        volume_id: Some(volume.id.to_string()),
        size: Some(volume.size),
        snapshot_id: Some(
            volume
                .snapshot_id
                .map_or_else(String::new, |id| id.to_string()),
        ),
        source_volume_id: volume.source_volume_id.map(|id| id.to_string()),
        state: Some(state(volume)),
        create_time: Some(volume.create_time),
        attachments: attachments
            .map(|it| attachment_on_the_wire(volume, it))
            .collect(),
        encrypted: Some(volume.encrypted),
        kms_key_id: volume.kms_key_id.clone(),
        volume_initialization_rate: volume.initialization_rate,
        operator: Some(OperatorResponse {
            managed: Some(false),
            ..Default::default()
        }),
        ..Default::default()
    }
}
