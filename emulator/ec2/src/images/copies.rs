//! Copying images, from other regions and from other accounts, with the snapshots behind them.

use std::collections::BTreeMap;

use terrarium_model::Place;
use terrarium_model::ids::{ImageId, SnapshotId};
use terrarium_model::resources::{Image, ImageDeviceBacking, ImageState};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::creation::{ensure_free_name, new_image};
use super::find_in;
use crate::errors::Error;
use crate::snapshots::{self, Copied};
use crate::tags;

impl Operation<Error> for CopyImageRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "DestinationOutpostArn",
        "DestinationAvailabilityZone",
        "DestinationAvailabilityZoneId",
    ];

    fn run(self, tx: &mut Tx) -> Result<CopyImageResult, Error> {
        let types = ["image", "snapshot"];
        let [given, snapshot_tags] = tags::specified_for(&self.tag_specifications, types)?;
        snapshots::ensure_region(&self.source_region)?;
        let source_id: ImageId = self.source_image_id.parse()?;
        let source = find_in(tx, &self.source_region, source_id)?;
        if source.state != ImageState::Available {
            return Err(Error::ImageUnavailable { id: source_id });
        }
        ensure_free_name(tx, &self.name)?;
        let minutes = self.snapshot_copy_completion_duration_minutes;
        let how = How {
            source_id,
            region: self.source_region,
            encrypted: self.encrypted,
            kms_key_id: self.kms_key_id,
            completion_minutes: snapshots::completion(minutes)?,
            tags: snapshot_tags,
        };
        let mut copy = Image {
            source_image: Some((source_id, how.region.clone())),
            ..machine(new_image(tx, self.name, self.description), &source)
        };
        how.copy_snapshots(tx, &mut copy)?;
        let copies_tags = self.copy_image_tags == Some(true);
        let mut tags = match copies_tags && source.owner_id == tx.account() {
            true => tags_of(tx, &how.region, source_id),
            false => BTreeMap::new(),
        };
        tags.extend(given);
        let id = copy.id.to_string();
        tx.put(copy);
        tx.set_tags(&id, tags);
        Ok(CopyImageResult { image_id: Some(id) })
    }
}

/// The new image as a copy of another: what that is, but not whose, and for whom.
fn machine(new: Image, source: &Image) -> Image {
    Image {
        docker_image: source.docker_image.clone(),
        architecture: source.architecture.clone(),
        windows: source.windows,
        paravirtual: source.paravirtual.clone(),
        root_device_name: source.root_device_name.clone(),
        block_devices: source.block_devices.clone(),
        boot_mode: source.boot_mode.clone(),
        ena_support: source.ena_support,
        sriov_net_support: source.sriov_net_support.clone(),
        requires_tokens: source.requires_tokens,
        tpm: source.tpm,
        uefi_data: source.uefi_data.clone(),
        product_codes: source.product_codes.clone(),
        ..new
    }
}

/// The tags that the account gave to its image in a region.
fn tags_of(tx: &Tx, region: &str, id: ImageId) -> BTreeMap<String, String> {
    let place = Place::new(tx.account(), region);
    let mut clouds = tx.clouds().filter(|(other, _)| **other == place);
    let tags = clouds.find_map(|(_, cloud)| cloud.tags_of(&id.to_string()));
    tags.cloned().unwrap_or_default()
}

/// How the snapshots of an image are copied.
struct How {
    source_id: ImageId,
    region: String,
    encrypted: Option<bool>,
    kms_key_id: Option<String>,
    completion_minutes: Option<i32>,
    tags: BTreeMap<String, String>,
}

impl How {
    /// Gives a copy, which still has its source's, snapshots of its own.
    fn copy_snapshots(&self, tx: &mut Tx, copy: &mut Image) -> Result<(), Error> {
        let id = copy.id;
        for device in &mut copy.block_devices {
            let ImageDeviceBacking::Volume(volume) = &mut device.backing else {
                continue;
            };
            if let Some(source) = volume.snapshot_id {
                let snapshot = self.copied(tx, id, source)?;
                volume.snapshot_id = Some(snapshot.id);
                volume.encrypted = snapshot.encrypted;
                volume.kms_key_id = None;
                tx.set_tags(&snapshot.id.to_string(), self.tags.clone());
            }
        }
        Ok(())
    }

    fn copied(
        &self,
        tx: &mut Tx,
        image: ImageId,
        source: SnapshotId,
    ) -> Result<terrarium_model::resources::Snapshot, Error> {
        let copied = Copied {
            source,
            source_region: self.region.clone(),
            description: format!(
                "Copied for DestinationAmi {image} from SourceAmi {} for SourceSnapshot {source}. Task created on {}.",
                self.source_id,
                tx.now.as_millisecond()
            ),
            encrypted: self.encrypted,
            kms_key_id: self.kms_key_id.clone(),
            completion_minutes: self.completion_minutes,
        };
        // Who shares an image shares its snapshots, or it cannot be copied.
        copied.make(tx).map_err(|error| match error {
            Error::NotFound { .. } => Error::ImageStorageNotShared,
            error => error,
        })
    }
}
