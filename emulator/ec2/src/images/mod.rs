//! Images: the public catalogue and those that the account registered, and their operations.
//!
//! An image stands for a Docker image. `RegisterImage` with `ImageLocation=docker:NAME` makes one of any that this machine has.

mod attributes;
pub(crate) mod catalogue;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use terrarium_model::ids::ImageId;
use terrarium_model::resources::{Image, ImageBlockDevice, ImageDeviceBacking, ImageVolume};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::{pages, tags};
use catalogue::Catalogue;

/// What `ImageLocation` begins with when it names a local Docker image.
const DOCKER: &str = "docker:";
/// The architecture of a registered image that does not say.
const DEFAULT_ARCHITECTURE: &str = "x86_64";
/// The root volume of a registered image that does not say, in GiB.
const DEFAULT_ROOT_GIB: i32 = 8;

/// The filters of DescribeImages.
const FIELDS: &[Field<Image>] = &[
    ("architecture", |_, image| vec![image.architecture.clone()]),
    ("block-device-mapping.delete-on-termination", |_, image| {
        volumes(image, |volume| volume.delete_on_termination.to_string())
    }),
    ("block-device-mapping.device-name", |_, image| {
        let devices = image.block_devices.iter();
        devices.map(|device| device.device_name.clone()).collect()
    }),
    ("block-device-mapping.encrypted", |_, image| {
        volumes(image, |volume| volume.encrypted.to_string())
    }),
    ("block-device-mapping.snapshot-id", |_, image| {
        image.snapshots().map(|id| id.to_string()).collect()
    }),
    ("block-device-mapping.volume-size", |_, image| {
        volumes(image, |volume| volume.size.to_string())
    }),
    ("block-device-mapping.volume-type", |_, image| {
        volumes(image, |volume| volume.volume_type.clone())
    }),
    ("boot-mode", |_, image| {
        image.boot_mode.iter().cloned().collect()
    }),
    ("creation-date", |_, image| {
        vec![milliseconds(image.creation_date)]
    }),
    ("description", |_, image| vec![image.description.clone()]),
    ("ena-support", |_, _| vec!["true".to_owned()]),
    ("hypervisor", |_, _| vec!["xen".to_owned()]),
    ("image-id", |_, image| vec![image.id.to_string()]),
    ("image-type", |_, _| vec!["machine".to_owned()]),
    ("is-public", |_, image| vec![image.public.to_string()]),
    ("kernel-id", |_, _| Vec::new()),
    ("manifest-location", |_, image| vec![location(image)]),
    ("name", |_, image| vec![image.name.clone()]),
    ("owner-alias", |_, image| {
        image.owner_alias.iter().cloned().collect()
    }),
    ("owner-id", |_, image| vec![image.owner_id.clone()]),
    ("platform", |_, image| {
        let name = image.windows.then(|| "windows".to_owned());
        name.into_iter().collect()
    }),
    ("product-code", |_, _| Vec::new()),
    ("product-code.type", |_, _| Vec::new()),
    ("ramdisk-id", |_, _| Vec::new()),
    ("root-device-name", |_, image| {
        vec![image.root_device_name.clone()]
    }),
    ("root-device-type", |_, _| vec!["ebs".to_owned()]),
    ("sriov-net-support", |_, _| vec!["simple".to_owned()]),
    ("state", |_, _| vec!["available".to_owned()]),
    ("state-reason-code", |_, _| Vec::new()),
    ("state-reason-message", |_, _| Vec::new()),
    ("virtualization-type", |_, _| vec!["hvm".to_owned()]),
];

fn volumes(image: &Image, value: fn(&ImageVolume) -> String) -> Vec<String> {
    let devices = image.block_devices.iter();
    let volumes = devices.filter_map(ImageBlockDevice::volume);
    volumes.map(value).collect()
}

impl Operation<Error> for DescribeImagesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeImagesResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, true)?;
        let mut images = match self.image_ids.is_empty() {
            true => all(tx),
            false => {
                let found: Result<Vec<_>, _> =
                    self.image_ids.iter().map(|id| find(tx, *id)).collect();
                found?
            }
        };
        let account = tx.account();
        let by_id = !self.image_ids.is_empty();
        let deprecated = |image: &Image| {
            image.deprecation_time.is_some_and(|time| time <= tx.now) && image.owner_id != account
        };
        images.retain(|image| {
            (by_id || self.include_deprecated == Some(true) || !deprecated(image))
                && is_owned(image, &self.owners, account)
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

impl Operation<Error> for RegisterImageRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "BillingProduct",
        "KernelId",
        "RamdiskId",
        "TpmSupport",
        "UefiData",
    ];

    fn run(self, tx: &mut Tx) -> Result<RegisterImageResult, Error> {
        let tags = tags::specified(&self.tag_specifications, "image")?;
        ensure_free_name(tx, &self.name)?;
        let location = self.image_location.as_deref().unwrap_or_default();
        let docker_image = location
            .strip_prefix(DOCKER)
            .filter(|name| !name.is_empty());
        let docker_image = docker_image.ok_or_else(|| Error::UnsupportedOperation {
            message: format!(
                "Terrarium makes images of local Docker images: ImageLocation must be {DOCKER} and the name of one."
            ),
        })?;
        let root_device_name = self
            .root_device_name
            .unwrap_or_else(|| "/dev/xvda".to_owned());
        let root = self
            .block_device_mappings
            .into_iter()
            .find(|device| device.device_name.as_deref() == Some(&root_device_name))
            .and_then(|device| device.ebs);
        let (size, kind) = root.map_or((None, None), |ebs| (ebs.volume_size, ebs.volume_type));
        let image = Image {
            id: tx.new_id(),
            owner_id: tx.account().to_owned(),
            name: self.name,
            description: self.description.unwrap_or_default(),
            docker_image: docker_image.to_owned(),
            architecture: self
                .architecture
                .map_or_else(|| DEFAULT_ARCHITECTURE.to_owned(), |kind| kind.to_string()),
            windows: false,
            block_devices: vec![ImageBlockDevice {
                device_name: root_device_name.clone(),
                backing: ImageDeviceBacking::Volume(ImageVolume {
                    snapshot_id: Some(tx.new_id()),
                    size: size.unwrap_or(DEFAULT_ROOT_GIB),
                    volume_type: kind.unwrap_or(VolumeType::Gp2).to_string(),
                    iops: None,
                    throughput: None,
                    encrypted: false,
                    kms_key_id: None,
                    delete_on_termination: true,
                }),
            }],
            root_device_name,
            boot_mode: self.boot_mode.map(|mode| mode.to_string()),
            requires_tokens: self.imds_support.is_some(),
            ena_support: true,
            sriov_net_support: Some("simple".to_owned()),
            tpm: false,
            uefi_data: None,
            public: false,
            launch_permissions: Default::default(),
            product_codes: Default::default(),
            owner_alias: None,
            creation_date: tx.now,
            deprecation_time: None,
            disabled: false,
            deregistration_protection: Default::default(),
            source_instance_id: None,
            source_image: None,
            last_launched_time: None,
        };
        let id = image.id.to_string();
        tx.put(image);
        tx.set_tags(&id, tags);
        Ok(RegisterImageResult { image_id: Some(id) })
    }
}

impl Operation<Error> for DeregisterImageRequest {
    fn run(self, tx: &mut Tx) -> Result<DeregisterImageResult, Error> {
        let image = find(tx, self.image_id)?;
        ensure_own(tx, &image)?;
        tx.remove::<Image>(&self.image_id);
        Ok(DeregisterImageResult {
            r#return: Some(true),
            delete_snapshot_results: Vec::new(),
        })
    }
}

/// The image with that id: the account's own or a public one.
pub(crate) fn find(tx: &Tx, id: ImageId) -> Result<Arc<Image>, Error> {
    let public = || Catalogue::of(tx.region()).images.get(&id).cloned();
    let found = tx.get::<Image>(&id).or_else(public);
    found.ok_or(Error::not_found(id))
}

fn all(tx: &Tx) -> Vec<Arc<Image>> {
    let own = tx.cloud().all::<Image>();
    let public = Catalogue::of(tx.region()).images.values();
    own.chain(public).cloned().collect()
}

fn is_owned(image: &Image, owners: &[String], account: &str) -> bool {
    owners.is_empty()
        || owners.iter().any(|owner| match owner.as_str() {
            "self" => image.owner_id == account,
            owner => image.owner_id == owner || image.owner_alias.as_deref() == Some(owner),
        })
}

/// Whether someone may launch it by an explicit permission, which `self` and accounts need; `all` are the public images.
fn is_executable(image: &Image, users: &[String], account: &str) -> bool {
    users.is_empty()
        || users.iter().any(|user| match user.as_str() {
            "all" => image.public,
            "self" => image.owner_id == account && !image.public,
            user => image.owner_id == user && !image.public,
        })
}

fn ensure_own(tx: &Tx, image: &Image) -> Result<(), Error> {
    match image.owner_id == tx.account() {
        true => Ok(()),
        false => Err(Error::NotOwnImage {
            id: image.id.to_string(),
        }),
    }
}

fn ensure_free_name(tx: &Tx, name: &str) -> Result<(), Error> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "()[] ./-'@_".contains(c);
    if !(3..=128).contains(&name.len()) || !name.chars().all(allowed) {
        return Err(Error::InvalidImageName);
    }
    match tx.cloud().all::<Image>().find(|image| image.name == name) {
        Some(image) => Err(Error::DuplicateImageName {
            name: name.to_owned(),
            id: image.id.to_string(),
        }),
        None => Ok(()),
    }
}

/// What AWS calls the image's location: the owner and the name, or what it was registered from.
fn location(image: &Image) -> String {
    match &image.owner_alias {
        Some(alias) => format!("{alias}/{}", image.name),
        None => format!("{DOCKER}{}", image.docker_image),
    }
}

/// A moment as images tell it: with milliseconds, which are always zero.
fn milliseconds(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

fn on_the_wire(tx: &Tx, image: &Image) -> wire::Image {
    let mapping = |device: &ImageBlockDevice| BlockDeviceMapping {
        device_name: Some(device.device_name.clone()),
        ebs: device.volume().map(volume_on_the_wire),
        virtual_name: match &device.backing {
            ImageDeviceBacking::InstanceStore(name) => Some(name.clone()),
            ImageDeviceBacking::Volume(_) => None,
        },
        ..Default::default()
    };
    wire::Image {
        platform: image.windows.then_some(PlatformValues::Windows),
        platform_details: Some(
            if image.windows {
                "Windows"
            } else {
                "Linux/UNIX"
            }
            .to_owned(),
        ),
        usage_operation: Some(
            if image.windows {
                "RunInstances:0002"
            } else {
                "RunInstances"
            }
            .to_owned(),
        ),
        block_device_mappings: image.block_devices.iter().map(mapping).collect(),
        description: Some(image.description.clone()).filter(|text| !text.is_empty()),
        ena_support: Some(true),
        hypervisor: Some(HypervisorType::Xen),
        image_owner_alias: image.owner_alias.clone(),
        name: Some(image.name.clone()),
        root_device_name: Some(image.root_device_name.clone()),
        root_device_type: Some(DeviceType::Ebs),
        sriov_net_support: Some("simple".to_owned()),
        tags: tags::of(tx, image.id),
        virtualization_type: Some(VirtualizationType::Hvm),
        boot_mode: image
            .boot_mode
            .as_deref()
            .and_then(|mode| mode.parse().ok()),
        deprecation_time: image.deprecation_time.map(milliseconds),
        imds_support: image.requires_tokens.then_some(ImdsSupportValues::V20),
        image_id: Some(image.id.to_string()),
        image_location: Some(location(image)),
        state: Some(ImageState::Available),
        owner_id: Some(image.owner_id.clone()),
        creation_date: Some(milliseconds(image.creation_date)),
        public: Some(image.public),
        architecture: image.architecture.parse().ok(),
        image_type: Some(ImageTypeValues::Machine),
        ..Default::default()
    }
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
