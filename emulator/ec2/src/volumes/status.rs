//! How volumes are, which is always well, and their attributes.

use terrarium_model::regions::zone_id;
use terrarium_model::resources::Volume;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::get;
use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};

/// The filters of DescribeVolumeStatus.
#[rustfmt::skip]
const FIELDS: &[Field<Volume>] = &[
    ("action.code", |_, _| Vec::new()),
    ("action.description", |_, _| Vec::new()),
    ("action.event-id", |_, _| Vec::new()),
    ("availability-zone", |_, it| vec![it.availability_zone.clone()]),
    ("availability-zone-id", |_, it| zone_id(&it.availability_zone).into_iter().collect()),
    ("event.description", |_, _| Vec::new()),
    ("event.event-id", |_, _| Vec::new()),
    ("event.event-type", |_, _| Vec::new()),
    ("event.not-after", |_, _| Vec::new()),
    ("event.not-before", |_, _| Vec::new()),
    ("operator.managed", |_, _| vec!["false".to_owned()]),
    ("operator.principal", |_, _| Vec::new()),
    ("volume-status.details-name", |_, it| details(it).into_iter().map(|(name, _)| name.to_string()).collect()),
    ("volume-status.details-status", |_, it| details(it).into_iter().map(|(_, status)| status.to_owned()).collect()),
    ("volume-status.status", |_, _| vec!["ok".to_owned()]),
];

/// What is looked at, and how it is.
fn details(volume: &Volume) -> [(VolumeStatusName, &'static str); 2] {
    // AWS measures the performance of attached volumes whose operations per second were asked for.
    let performance = match volume.volume_type.as_str() {
        "io1" | "io2" if !volume.attachments.is_empty() => "normal",
        _ => "not-applicable",
    };
    [
        (VolumeStatusName::IoEnabled, "passed"),
        (VolumeStatusName::IoPerformance, performance),
    ]
}

impl Operation<Error> for DescribeVolumeStatusRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVolumeStatusResult, Error> {
        let selection = Selection {
            ids: self.volume_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        Ok(DescribeVolumeStatusResult {
            volume_statuses: page.items.iter().map(|it| on_the_wire(it)).collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(volume: &Volume) -> VolumeStatusItem {
    let detail = |(name, status): (_, &str)| VolumeStatusDetails {
        name: Some(name),
        status: Some(status.to_owned()),
    };
    VolumeStatusItem {
        availability_zone: Some(volume.availability_zone.clone()),
        availability_zone_id: zone_id(&volume.availability_zone),
        volume_id: Some(volume.id.to_string()),
        volume_status: Some(VolumeStatusInfo {
            details: details(volume).map(detail).into(),
            status: Some(VolumeStatusInfoStatus::Ok),
        }),
        ..Default::default()
    }
}

impl Operation<Error> for EnableVolumeIORequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        // No volume here is ever impaired, so there is nothing to turn on again.
        get(tx, self.volume_id).map(drop)
    }
}

impl Operation<Error> for DescribeVolumeAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeVolumeAttributeResult, Error> {
        let volume = get(tx, self.volume_id)?;
        let automatic = AttributeBooleanValue {
            value: Some(volume.auto_enable_io),
        };
        let is_asked = self.attribute == VolumeAttributeName::AutoEnableIO;
        Ok(DescribeVolumeAttributeResult {
            volume_id: Some(volume.id.to_string()),
            auto_enable_io: is_asked.then_some(automatic),
            ..Default::default()
        })
    }
}

impl Operation<Error> for ModifyVolumeAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = get(tx, self.volume_id)?.id;
        let value = self.auto_enable_io.and_then(|attribute| attribute.value);
        let value = value.ok_or_else(|| Error::missing("AutoEnableIO"))?;
        tx.update::<Volume, _>(&id, |volume| volume.auto_enable_io = value);
        Ok(())
    }
}
