//! What is told of images: which ones, by whom, and in which words.

use std::sync::Arc;

use terrarium_model::ids::ImageId;
use terrarium_model::resources::{
    DeregistrationProtection, Image, ImageBlockDevice, ImageDeviceBacking, ImageState, ImageVolume,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::attributes::product_codes;
use super::catalogue::Catalogue;
use super::{allowed, find, is_shared, is_visible};
use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::{pages, tags};

/// The filters of DescribeImages.
#[rustfmt::skip]
const FIELDS: &[Field<Image>] = &[
    ("architecture", |_, it| vec![it.architecture.clone()]),
    ("block-device-mapping.delete-on-termination", |_, it| volumes(it, |volume| volume.delete_on_termination.to_string())),
    ("block-device-mapping.device-name", |_, it| it.block_devices.iter().map(|device| device.device_name.clone()).collect()),
    ("block-device-mapping.encrypted", |_, it| volumes(it, |volume| volume.encrypted.to_string())),
    ("block-device-mapping.snapshot-id", |_, it| it.snapshots().map(|id| id.to_string()).collect()),
    ("block-device-mapping.volume-size", |_, it| volumes(it, |volume| volume.size.to_string())),
    ("block-device-mapping.volume-type", |_, it| volumes(it, |volume| volume.volume_type.clone())),
    ("boot-mode", |_, it| it.boot_mode.iter().cloned().collect()),
    ("creation-date", |_, it| vec![milliseconds(it.creation_date)]),
    ("description", |_, it| vec![it.description.clone()]),
    ("ena-support", |_, it| vec![it.ena_support.to_string()]),
    ("free-tier-eligible", |_, it| vec![is_free(it).to_string()]),
    ("hypervisor", |_, _| vec!["xen".to_owned()]),
    ("image-allowed", |tx, it| vec![allowed::is_allowed(tx, it).to_string()]),
    ("image-id", |_, it| vec![it.id.to_string()]),
    ("image-type", |_, _| vec!["machine".to_owned()]),
    ("is-public", |_, it| vec![it.public.to_string()]),
    ("kernel-id", |_, it| it.paravirtual.iter().filter_map(|it| it.kernel_id.clone()).collect()),
    ("manifest-location", |_, it| vec![location(it)]),
    ("name", |_, it| vec![it.name.clone()]),
    ("owner-alias", |_, it| it.owner_alias.iter().cloned().collect()),
    ("owner-id", |_, it| vec![it.owner_id.clone()]),
    ("platform", |_, it| it.windows.then(|| "windows".to_owned()).into_iter().collect()),
    ("product-code", |_, it| it.product_codes.iter().cloned().collect()),
    ("product-code.type", |_, it| it.product_codes.iter().map(|_| "marketplace".to_owned()).collect()),
    ("ramdisk-id", |_, it| it.paravirtual.iter().filter_map(|it| it.ramdisk_id.clone()).collect()),
    ("root-device-name", |_, it| vec![it.root_device_name.clone()]),
    ("root-device-type", |_, _| vec!["ebs".to_owned()]),
    ("source-image-id", |_, it| it.source_image.iter().map(|(id, _)| id.to_string()).collect()),
    ("source-image-region", |_, it| it.source_image.iter().map(|(_, region)| region.clone()).collect()),
    ("source-instance-id", |_, it| it.source_instance_id.iter().map(ToString::to_string).collect()),
    ("sriov-net-support", |_, it| it.sriov_net_support.iter().cloned().collect()),
    ("state", |_, it| vec![state(it).to_string()]),
    ("state-reason-code", |_, it| failure(it).map(|_| FAILED.to_owned()).into_iter().collect()),
    ("state-reason-message", |_, it| failure(it).map(str::to_owned).into_iter().collect()),
    ("virtualization-type", |_, it| vec![virtualization(it).to_string()]),
];

/// The code of an image that could not be made.
const FAILED: &str = "Server.InternalError";

fn volumes(image: &Image, value: fn(&ImageVolume) -> String) -> Vec<String> {
    let devices = image.block_devices.iter();
    let volumes = devices.filter_map(ImageBlockDevice::volume);
    volumes.map(value).collect()
}

impl Operation<Error> for DescribeImagesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeImagesResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, true)?;
        let account = tx.account();
        let mut images = match self.image_ids.is_empty() {
            false => found(tx, &self.image_ids)?,
            true => {
                let mut images = visible(tx, &self.owners);
                images.retain(|image| {
                    (self.include_deprecated == Some(true) || !is_deprecated(tx, image))
                        && (self.include_disabled == Some(true)
                            || image.state != ImageState::Disabled)
                });
                images
            }
        };
        images.retain(|image| {
            is_owned(image, &self.owners, account)
                && is_executable(image, &self.executable_users, account)
                && filters.pass(tx, &image.id.to_string(), image)
        });
        images.sort_by_key(|image| image.id);
        images.dedup_by_key(|image| image.id);
        let (images, next_token) = pages::page_of(
            images,
            |image| image.id,
            self.max_results,
            self.next_token.as_deref(),
            1..=1000,
        )?;
        Ok(DescribeImagesResult {
            next_token,
            images: images.iter().map(|image| on_the_wire(tx, image)).collect(),
        })
    }
}

/// The images with those ids; AWS names all that it does not find.
fn found(tx: &Tx, ids: &[ImageId]) -> Result<Vec<Arc<Image>>, Error> {
    let missing = ids.iter().filter(|id| find(tx, **id).is_err());
    let missing: Vec<_> = missing.map(ToString::to_string).collect();
    match missing.len() {
        0 | 1 => ids.iter().map(|id| find(tx, *id)).collect(),
        _ => Err(Error::ImagesNotFound {
            ids: missing.join(", "),
        }),
    }
}

/// Every image that the account sees and allows; only its own when it asks for no others. Costs what there is to see.
fn visible(tx: &Tx, owners: &[String]) -> Vec<Arc<Image>> {
    let account = tx.account();
    let own = tx.cloud().all::<Image>();
    if !owners.is_empty()
        && owners
            .iter()
            .all(|owner| owner == "self" || owner == account)
    {
        return own.cloned().collect();
    }
    let elsewhere = tx
        .clouds()
        .filter(|(place, _)| place.region == tx.place.region && place.account != tx.place.account);
    let others = elsewhere.flat_map(|(_, cloud)| cloud.all::<Image>());
    let shared = others.filter(|image| is_visible(image, account));
    let public = Catalogue::of(tx.region()).images.values();
    let all = own.chain(public).chain(shared);
    all.filter(|image| allowed::is_usable(tx, image))
        .cloned()
        .collect()
}

/// Whether an image is deprecated, which its owner is not bothered with.
fn is_deprecated(tx: &Tx, image: &Image) -> bool {
    let is_over = image.deprecation_time.is_some_and(|time| time <= tx.now);
    is_over && image.owner_id != tx.account()
}

fn is_owned(image: &Image, owners: &[String], account: &str) -> bool {
    owners.is_empty()
        || owners.iter().any(|owner| match owner.as_str() {
            "self" => image.owner_id == account,
            owner => image.owner_id == owner || image.owner_alias.as_deref() == Some(owner),
        })
}

/// Whether one of those may launch it by an explicit permission; `all` are the public images.
fn is_executable(image: &Image, users: &[String], account: &str) -> bool {
    users.is_empty()
        || users.iter().any(|user| match user.as_str() {
            "all" => image.public,
            "self" => is_shared(image, account),
            user => is_shared(image, user),
        })
}

/// What AWS calls the image's location: what it was registered from, or the owner and the name.
fn location(image: &Image) -> String {
    let owner = image.owner_alias.as_ref().unwrap_or(&image.owner_id);
    let default = || format!("{owner}/{}", image.name);
    image.location.clone().unwrap_or_else(default)
}

/// A moment as images tell it: with milliseconds, which are always zero.
pub(super) fn milliseconds(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

/// The state of an image on the wire.
pub(crate) fn state(image: &Image) -> wire::ImageState {
    match image.state {
        ImageState::Available => wire::ImageState::Available,
        ImageState::Pending(_) => wire::ImageState::Pending,
        ImageState::Failed(_) => wire::ImageState::Failed,
        ImageState::Disabled => wire::ImageState::Disabled,
    }
}

fn failure(image: &Image) -> Option<&str> {
    match &image.state {
        ImageState::Failed(message) => Some(message),
        _ => None,
    }
}

/// Whether the free tier pays for what is launched of it: of the public images, here.
fn is_free(image: &Image) -> bool {
    image.owner_alias.is_some()
}

fn virtualization(image: &Image) -> VirtualizationType {
    match image.paravirtual {
        Some(_) => VirtualizationType::Paravirtual,
        None => VirtualizationType::Hvm,
    }
}

/// What an image's owner sees of its protection.
pub(super) fn protection(image: &Image) -> &'static str {
    match image.deregistration_protection {
        DeregistrationProtection::Enabled => "enabled-without-cooldown",
        DeregistrationProtection::EnabledWithCooldown => "enabled-with-cooldown",
        DeregistrationProtection::Disabled | DeregistrationProtection::CoolingDown(_) => "disabled",
    }
}

/// An image's block devices as requests and answers have them.
pub(super) fn block_devices(image: &Image) -> Vec<BlockDeviceMapping> {
    let mapping = |device: &ImageBlockDevice| BlockDeviceMapping {
        device_name: Some(device.device_name.clone()),
        ebs: device.volume().map(volume_on_the_wire),
        virtual_name: match &device.backing {
            ImageDeviceBacking::InstanceStore(name) => Some(name.clone()),
            ImageDeviceBacking::Volume(_) => None,
        },
        ..Default::default()
    };
    image.block_devices.iter().map(mapping).collect()
}

fn volume_on_the_wire(volume: &ImageVolume) -> EbsBlockDevice {
    EbsBlockDevice {
        delete_on_termination: Some(volume.delete_on_termination),
        snapshot_id: volume.snapshot_id,
        volume_size: Some(volume.size),
        volume_type: volume.volume_type.parse().ok(),
        encrypted: Some(volume.encrypted),
        kms_key_id: volume.kms_key_id.clone(),
        iops: volume.iops,
        throughput: volume.throughput,
        ..Default::default()
    }
}

/// What of an image only its owner sees.
fn show_to_owner(shown: &mut wire::Image, image: &Image) {
    shown.deregistration_protection = Some(protection(image).to_owned());
    shown.last_launched_time = image.last_launched_time.map(milliseconds);
    shown.source_instance_id = image.source_instance_id.map(|id| id.to_string());
    if let Some((id, region)) = &image.source_image {
        shown.source_image_id = Some(id.to_string());
        shown.source_image_region = Some(region.clone());
    }
}

/// What an image's instances run, and how AWS bills it.
pub(crate) fn platform(image: &Image) -> (&'static str, &'static str) {
    match image.windows {
        true => ("Windows", "RunInstances:0002"),
        false => ("Linux/UNIX", "RunInstances"),
    }
}

fn on_the_wire(tx: &Tx, image: &Image) -> wire::Image {
    let (details, usage) = platform(image);
    let reason = |message: &str| StateReason {
        code: Some(FAILED.to_owned()),
        message: Some(message.to_owned()),
    };
    let paravirtual = image.paravirtual.as_ref();
    let mut shown = wire::Image {
        platform: image.windows.then_some(PlatformValues::Windows),
        platform_details: Some(details.to_owned()),
        usage_operation: Some(usage.to_owned()),
        block_device_mappings: block_devices(image),
        description: Some(image.description.clone()).filter(|text| !text.is_empty()),
        ena_support: Some(image.ena_support),
        hypervisor: Some(HypervisorType::Xen),
        image_owner_alias: image.owner_alias.clone(),
        name: Some(image.name.clone()),
        root_device_name: Some(image.root_device_name.clone()),
        root_device_type: Some(DeviceType::Ebs),
        sriov_net_support: image.sriov_net_support.clone(),
        state_reason: failure(image).map(reason),
        tags: tags::of(tx, image.id),
        virtualization_type: Some(virtualization(image)),
        boot_mode: image
            .boot_mode
            .as_deref()
            .and_then(|mode| mode.parse().ok()),
        tpm_support: image.tpm.then_some(TpmSupportValues::V20),
        deprecation_time: image.deprecation_time.map(milliseconds),
        imds_support: image.requires_tokens.then_some(ImdsSupportValues::V20),
        image_allowed: allowed::told(tx, image),
        free_tier_eligible: Some(is_free(image)),
        image_id: Some(image.id.to_string()),
        image_location: Some(location(image)),
        state: Some(state(image)),
        owner_id: Some(image.owner_id.clone()),
        creation_date: Some(milliseconds(image.creation_date)),
        public: Some(image.public),
        product_codes: product_codes(image),
        architecture: image.architecture.parse().ok(),
        image_type: Some(ImageTypeValues::Machine),
        kernel_id: paravirtual.and_then(|it| it.kernel_id.clone()),
        ramdisk_id: paravirtual.and_then(|it| it.ramdisk_id.clone()),
        ..Default::default()
    };
    if image.owner_id == tx.account() {
        show_to_owner(&mut shown, image);
    }
    shown
}
