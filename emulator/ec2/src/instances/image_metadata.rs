//! DescribeInstanceImageMetadata: instances with what is known of their images.

use terrarium_model::regions::zone_id;
use terrarium_model::resources::{Image, Instance};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::describe::ensure_page;
use super::{ensure_there, shown};
use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select};
use crate::{images, tags};

#[rustfmt::skip]
const FIELDS: &[Field<Instance>] = &[
    ("availability-zone", |_, it| vec![it.availability_zone.clone()]),
    ("image-allowed", |_, _| vec!["true".to_owned()]),
    ("instance-id", |_, it| vec![it.id.to_string()]),
    ("instance-state-name", |_, it| vec![it.state.code_and_name().1.to_owned()]),
    ("instance-type", |_, it| vec![it.instance_type.clone()]),
    ("launch-time", |_, it| vec![it.launch_time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()]),
    ("owner-alias", |tx, it| images::find(tx, it.image_id).ok().and_then(|image| image.owner_alias.clone()).into_iter().collect()),
    ("owner-id", |tx, it| images::find(tx, it.image_id).ok().map(|image| image.owner_id.clone()).into_iter().collect()),
    ("zone-id", |_, it| zone_id(&it.availability_zone).into_iter().collect()),
];

impl Operation<Error> for DescribeInstanceImageMetadataRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstanceImageMetadataResult, Error> {
        ensure_page(&self.instance_ids, self.max_results)?;
        ensure_there(tx, &self.instance_ids)?;
        let selection = Selection {
            ids: self.instance_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(tx, selection, FIELDS)?;
        Ok(DescribeInstanceImageMetadataResult {
            instance_image_metadata: page.items.iter().map(|it| on_the_wire(tx, it)).collect(),
            next_token: page.next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, instance: &Instance) -> InstanceImageMetadata {
    let image = images::find(tx, instance.image_id).ok();
    InstanceImageMetadata {
        instance_id: Some(instance.id),
        instance_type: Some(instance.instance_type.clone()),
        launch_time: Some(instance.launch_time),
        availability_zone: Some(instance.availability_zone.clone()),
        zone_id: zone_id(&instance.availability_zone),
        state: Some(shown::state(instance.state)),
        owner_id: Some(tx.account().to_owned()),
        tags: tags::of(tx, instance.id),
        image_metadata: image.map(|image| metadata(&image)),
        operator: Some(OperatorResponse {
            managed: Some(false),
            ..Default::default()
        }),
    }
}

fn metadata(image: &Image) -> ImageMetadata {
    let time = |time: jiff::Timestamp| time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
    ImageMetadata {
        image_id: Some(image.id),
        name: Some(image.name.clone()),
        owner_id: Some(image.owner_id.clone()),
        state: Some(images::state(image)),
        image_owner_alias: image.owner_alias.clone(),
        creation_date: Some(time(image.creation_date)),
        deprecation_time: image.deprecation_time.map(time),
        image_allowed: Some(true),
        is_public: Some(image.public),
    }
}
