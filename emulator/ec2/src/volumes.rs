//! Volumes: the records of instances' disks, and the operations that show them.

#[cfg(test)]
mod tests;

use terrarium_model::regions::zone_id;
use terrarium_model::resources::{Volume, VolumeAttachment};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::tags;

/// The filters of DescribeVolumes.
#[rustfmt::skip]
const FIELDS: &[Field<Volume>] = &[
    ("attachment.attach-time", |_, it| attached(it, |at| at.attach_time)),
    ("attachment.delete-on-termination", |_, it| attached(it, |at| at.delete_on_termination)),
    ("attachment.device", |_, it| attached(it, |at| at.device_name.clone())),
    ("attachment.instance-id", |_, it| attached(it, |at| at.instance_id)),
    ("attachment.status", |_, it| attached(it, |_| "attached")),
    ("availability-zone", |_, it| vec![it.availability_zone.clone()]),
    ("availability-zone-id", |_, it| zone_id(&it.availability_zone).into_iter().collect()),
    ("create-time", |_, it| vec![it.create_time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()]),
    ("encrypted", |_, it| vec![it.encrypted.to_string()]),
    ("fast-restored", |_, _| vec!["false".to_owned()]),
    ("multi-attach-enabled", |_, _| vec!["false".to_owned()]),
    ("operator.managed", |_, _| vec!["false".to_owned()]),
    ("operator.principal", |_, _| Vec::new()),
    ("size", |_, it| vec![it.size.to_string()]),
    ("snapshot-id", |_, it| it.snapshot_id.iter().map(ToString::to_string).collect()),
    ("status", |_, it| vec![state(it).to_string()]),
    ("volume-id", |_, it| vec![it.id.to_string()]),
    ("volume-type", |_, it| vec![it.volume_type.clone()]),
];

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

/// The filters of DescribeVolumeStatus: every volume is well.
#[rustfmt::skip]
const STATUS_FIELDS: &[Field<Volume>] = &[
    ("action.code", |_, _| Vec::new()),
    ("action.description", |_, _| Vec::new()),
    ("action.event-id", |_, _| Vec::new()),
    ("availability-zone", |_, it| vec![it.availability_zone.clone()]),
    ("event.description", |_, _| Vec::new()),
    ("event.event-id", |_, _| Vec::new()),
    ("event.event-type", |_, _| Vec::new()),
    ("event.not-after", |_, _| Vec::new()),
    ("event.not-before", |_, _| Vec::new()),
    ("volume-status.details-name", |_, _| vec!["io-enabled".to_owned()]),
    ("volume-status.details-status", |_, _| vec!["passed".to_owned()]),
    ("volume-status.status", |_, _| vec!["ok".to_owned()]),
];

impl Operation<Error> for DescribeVolumeStatusRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVolumeStatusResult, Error> {
        let selection = Selection {
            ids: self.volume_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, STATUS_FIELDS)?;
        let status = |volume: &Volume| VolumeStatusItem {
            availability_zone: Some(volume.availability_zone.clone()),
            availability_zone_id: zone_id(&volume.availability_zone),
            volume_id: Some(volume.id.to_string()),
            volume_status: Some(VolumeStatusInfo {
                details: vec![VolumeStatusDetails {
                    name: Some(VolumeStatusName::IoEnabled),
                    status: Some("passed".to_owned()),
                }],
                status: Some(VolumeStatusInfoStatus::Ok),
            }),
            ..Default::default()
        };
        Ok(DescribeVolumeStatusResult {
            volume_statuses: page.items.iter().map(|it| status(it)).collect(),
            next_token: page.next_token,
        })
    }
}

impl Operation<Error> for DescribeVolumeAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVolumeAttributeResult, Error> {
        tx.get::<Volume>(&self.volume_id)
            .ok_or(Error::not_found(self.volume_id))?;
        let automatic = self.attribute == VolumeAttributeName::AutoEnableIO;
        Ok(DescribeVolumeAttributeResult {
            volume_id: Some(self.volume_id.to_string()),
            auto_enable_io: automatic.then_some(AttributeBooleanValue { value: Some(false) }),
            ..Default::default()
        })
    }
}

fn attached<T: ToString>(volume: &Volume, value: fn(&VolumeAttachment) -> T) -> Vec<String> {
    let attachments = volume.attachments.iter();
    attachments.map(|it| value(it).to_string()).collect()
}

fn state(volume: &Volume) -> VolumeState {
    match volume.attachments.is_empty() {
        false => VolumeState::InUse,
        true => VolumeState::Available,
    }
}

fn on_the_wire(tx: &Tx, volume: &Volume) -> wire::Volume {
    let attachment = |it: &VolumeAttachment| wire::VolumeAttachment {
        delete_on_termination: Some(it.delete_on_termination),
        volume_id: Some(volume.id.to_string()),
        instance_id: Some(it.instance_id.to_string()),
        device: Some(it.device_name.clone()),
        state: Some(VolumeAttachmentState::Attached),
        attach_time: Some(it.attach_time),
        ..Default::default()
    };
    wire::Volume {
        availability_zone: Some(volume.availability_zone.clone()),
        availability_zone_id: zone_id(&volume.availability_zone),
        iops: volume.iops,
        tags: tags::of(tx, volume.id),
        volume_type: volume.volume_type.parse().ok(),
        multi_attach_enabled: Some(false),
        throughput: volume.throughput,
        volume_id: Some(volume.id.to_string()),
        size: Some(volume.size),
        snapshot_id: Some(
            volume
                .snapshot_id
                .map_or_else(String::new, |id| id.to_string()),
        ),
        state: Some(state(volume)),
        create_time: Some(volume.create_time),
        attachments: volume.attachments.iter().map(attachment).collect(),
        encrypted: Some(volume.encrypted),
        operator: Some(OperatorResponse {
            managed: Some(false),
            ..Default::default()
        }),
        ..Default::default()
    }
}
