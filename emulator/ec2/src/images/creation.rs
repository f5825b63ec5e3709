//! Making images: of an instance with its volumes, of snapshots, and of local Docker images.

use terrarium_model::ids::SnapshotId;
use terrarium_model::instance_types;
use terrarium_model::resources::{
    BlockDevice, Image, ImageBlockDevice, ImageDeviceBacking, ImageState, ImageVolume, Instance,
    InstanceState, Paravirtual, VolumeCapacity,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::{DOCKER, find};
use crate::errors::Error;
use crate::{ebs_encryption, instances, snapshots, tags, volumes};

/// The architecture of an image of snapshots that does not say: what AWS has always taken.
const DEFAULT_ARCHITECTURE: &str = "i386";
/// The architecture of an image of a Docker image that does not say.
const DEFAULT_DOCKER_ARCHITECTURE: &str = "x86_64";
/// The root device of an image of a Docker image that does not say, and its size.
const DEFAULT_DOCKER_ROOT: (&str, i32) = ("/dev/xvda", 8);

/// Fails unless the account can give that name to a new image.
pub(super) fn ensure_free_name(tx: &Tx, name: &str) -> Result<(), Error> {
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

/// An image of the account's with that name, which has nothing else yet.
pub(super) fn new_image(tx: &mut Tx, name: String, description: Option<String>) -> Image {
    Image {
        id: tx.new_id(),
        owner_id: tx.account().to_owned(),
        owner_alias: None,
        name,
        description: description.unwrap_or_default(),
        location: None,
        docker_image: String::new(),
        architecture: DEFAULT_ARCHITECTURE.to_owned(),
        windows: false,
        paravirtual: None,
        root_device_name: String::new(),
        block_devices: Vec::new(),
        boot_mode: None,
        ena_support: false,
        sriov_net_support: None,
        requires_tokens: false,
        tpm: false,
        uefi_data: None,
        public: false,
        launch_permissions: Default::default(),
        product_codes: Default::default(),
        creation_date: tx.now,
        deprecation_time: None,
        state: ImageState::Available,
        deregistration_protection: Default::default(),
        source_instance_id: None,
        source_image: None,
        last_launched_time: None,
    }
}

impl Operation<Error> for CreateImageRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateImageResult, Error> {
        let types = ["image", "snapshot"];
        let [tags, snapshot_tags] = tags::specified_for(&self.tag_specifications, types)?;
        if self.snapshot_location == Some(SnapshotLocationEnum::Local) {
            return Err(Error::invalid_combination(
                "Local snapshots can be created only for instances in a Local Zone.",
            ));
        }
        let instance = instances::get(tx, self.instance_id)?;
        ensure_settled(&instance)?;
        ensure_free_name(tx, &self.name)?;
        let mut image = new_image(tx, self.name, self.description);
        machine_of(tx, &mut image, &instance);
        let (devices, added) = devices(&image, &instance, self.block_device_mappings)?;
        for (device, given) in devices {
            let volume = volumes::get(tx, device.volume_id)?;
            let description = format!("Created by CreateImage({}) for {}", instance.id, image.id);
            let snapshot = snapshots::of_volume(tx, &volume, description);
            tx.set_tags(&snapshot.id.to_string(), snapshot_tags.clone());
            let of_instance = ImageVolume {
                snapshot_id: Some(snapshot.id),
                size: volume.size,
                volume_type: volume.volume_type.clone(),
                iops: volume.iops,
                throughput: volume.throughput,
                encrypted: volume.encrypted,
                kms_key_id: None,
                delete_on_termination: device.delete_on_termination,
            };
            let changed = changed(of_instance, given.unwrap_or_default())?;
            image
                .block_devices
                .push(volume_device(device.device_name, changed));
        }
        for given in added {
            let device = registered_device(tx, given, &image.root_device_name)?;
            image.block_devices.extend(device);
        }
        let id = image.id.to_string();
        tx.put(image);
        tx.set_tags(&id, tags);
        Ok(CreateImageResult { image_id: Some(id) })
    }
}

fn ensure_settled(instance: &Instance) -> Result<(), Error> {
    match instance.state {
        InstanceState::Running | InstanceState::Stopped | InstanceState::Stopping => Ok(()),
        state => Err(Error::IncorrectState {
            message: format!(
                "The instance '{}' is in the state '{}', from which no image can be created.",
                instance.id,
                state.code_and_name().1
            ),
        }),
    }
}

/// What an image of an instance is, apart from its block devices.
fn machine_of(tx: &Tx, image: &mut Image, instance: &Instance) {
    image.docker_image = instance.docker_image.clone();
    image.source_instance_id = Some(instance.id);
    let of_type = instance_types::find(&instance.instance_type);
    let of_type = of_type.and_then(|kind| kind.architectures.iter().next());
    image.architecture = of_type.unwrap_or(DEFAULT_DOCKER_ARCHITECTURE).to_owned();
    image.ena_support = true;
    image.sriov_net_support = Some("simple".to_owned());
    image.root_device_name = volumes::root_device_name(tx, instance).unwrap_or_default();
    if let Ok(source) = find(tx, instance.image_id) {
        image.architecture = source.architecture.clone();
        image.windows = source.windows;
        image.paravirtual = source.paravirtual.clone();
        image.boot_mode = source.boot_mode.clone();
        image.requires_tokens = source.requires_tokens;
        image.tpm = source.tpm;
        image.product_codes = source.product_codes.clone();
    }
}

/// The devices of an instance that go into an image, each with what a request says of it; and those that the request adds.
type Devices = (
    Vec<(BlockDevice, Option<EbsBlockDevice>)>,
    Vec<BlockDeviceMapping>,
);

fn devices(
    image: &Image,
    instance: &Instance,
    given: Vec<BlockDeviceMapping>,
) -> Result<Devices, Error> {
    let mut devices: Vec<_> = { instance.block_devices.iter() }
        .map(|device| (device.clone(), None))
        .collect();
    let mut added = Vec::new();
    for mapping in given {
        let name = mapping.device_name.clone();
        let name = name.ok_or_else(|| Error::missing("deviceName"))?;
        let is_meant =
            |device: &BlockDevice| volumes::device_names_are_one(&device.device_name, &name);
        match devices.iter().position(|(device, _)| is_meant(device)) {
            Some(_) if mapping.no_device.is_some() && name == image.root_device_name => {
                return Err(invalid_devices(
                    "The root device cannot be left out of an image.",
                ));
            }
            Some(index) if mapping.no_device.is_some() => drop(devices.remove(index)),
            Some(index) => devices[index].1 = mapping.ebs,
            None => added.push(mapping),
        }
    }
    Ok((devices, added))
}

fn invalid_devices(message: impl Into<String>) -> Error {
    Error::InvalidBlockDevices {
        message: message.into(),
    }
}

fn volume_device(device_name: String, volume: ImageVolume) -> ImageBlockDevice {
    ImageBlockDevice {
        device_name,
        backing: ImageDeviceBacking::Volume(volume),
    }
}

/// The volume of an image, with what a request says otherwise, checked by its type's limits.
fn changed(volume: ImageVolume, given: EbsBlockDevice) -> Result<ImageVolume, Error> {
    let size = given.volume_size.unwrap_or(volume.size);
    if size < volume.size
        && let Some(snapshot) = volume.snapshot_id
    {
        return Err(invalid_devices(format!(
            "Volume of size {size}GB is smaller than snapshot '{snapshot}', expect size>= {}GB",
            volume.size
        )));
    }
    let volume_type = given.volume_type.map(|kind| kind.to_string());
    let same_type = volume_type
        .as_ref()
        .is_none_or(|kind| *kind == volume.volume_type);
    let kept = |value: Option<i32>| value.filter(|_| same_type);
    let volume_type = volume_type.unwrap_or(volume.volume_type);
    let asked = VolumeCapacity {
        size,
        iops: given
            .iops
            .or(kept(volume.iops).filter(|_| volume_type != "gp2")),
        throughput: given.throughput.or(kept(volume.throughput)),
        multi_attach: false,
        volume_type,
    };
    let capacity = volumes::check_capacity(asked)?;
    let is_gp2 = capacity.volume_type == "gp2";
    Ok(ImageVolume {
        size,
        // What follows from the size is not told of images.
        iops: capacity.iops.filter(|_| !is_gp2),
        throughput: capacity.throughput,
        volume_type: capacity.volume_type,
        delete_on_termination: given
            .delete_on_termination
            .unwrap_or(volume.delete_on_termination),
        ..volume
    })
}

/// A device as a request registers it; none when it is one to leave out.
fn registered_device(
    tx: &Tx,
    given: BlockDeviceMapping,
    root: &str,
) -> Result<Option<ImageBlockDevice>, Error> {
    let name = given
        .device_name
        .ok_or_else(|| Error::missing("deviceName"))?;
    if given.no_device.is_some() {
        return Ok(None);
    }
    let Some(ebs) = given.ebs else {
        let store = given.virtual_name.ok_or_else(|| Error::missing("ebs"))?;
        return Ok(Some(ImageBlockDevice {
            device_name: name,
            backing: ImageDeviceBacking::InstanceStore(store),
        }));
    };
    let snapshot = match ebs.snapshot_id {
        Some(id) => Some(snapshots::find(tx, id)?),
        None => None,
    };
    if snapshot.is_some() && ebs.encrypted.is_some() {
        return Err(invalid_devices(format!(
            "the encrypted flag cannot be specified since device {name} has a snapshot specified."
        )));
    }
    let of_snapshot = snapshot.as_ref().map(|snapshot| snapshot.volume_size);
    let size = of_snapshot.or(ebs.volume_size);
    let names_key = ebs.kms_key_id.clone().filter(|key| !key.is_empty());
    let key = match names_key.is_some() {
        true => ebs_encryption::decide(tx, ebs.encrypted, names_key, None)?,
        false => None,
    };
    let volume = ImageVolume {
        snapshot_id: ebs.snapshot_id,
        size: size.ok_or_else(|| Error::missing("size or snapshotId"))?,
        volume_type: volumes::DEFAULT_TYPE.to_owned(),
        iops: None,
        throughput: None,
        encrypted: snapshot.is_some_and(|it| it.encrypted) || ebs.encrypted == Some(true),
        kms_key_id: key,
        delete_on_termination: name == root,
    };
    Ok(Some(volume_device(name, changed(volume, ebs)?)))
}

impl Operation<Error> for RegisterImageRequest {
    const UNSUPPORTED: &'static [&'static str] = &["BillingProduct"];

    fn run(self, tx: &mut Tx) -> Result<RegisterImageResult, Error> {
        let tags = tags::specified(&self.tag_specifications, "image")?;
        ensure_free_name(tx, &self.name)?;
        let location = self.image_location.filter(|location| !location.is_empty());
        let docker_image = location.as_deref().map(docker_image).transpose()?;
        let mut image = new_image(tx, self.name, self.description);
        let of_docker = docker_image.is_some();
        image.architecture = match (self.architecture, of_docker) {
            (Some(architecture), _) => architecture.to_string(),
            (None, true) => DEFAULT_DOCKER_ARCHITECTURE.to_owned(),
            (None, false) => DEFAULT_ARCHITECTURE.to_owned(),
        };
        image.paravirtual = paravirtual(
            self.virtualization_type,
            of_docker,
            Paravirtual {
                kernel_id: self.kernel_id,
                ramdisk_id: self.ramdisk_id,
            },
        )?;
        image.root_device_name = match self.root_device_name {
            Some(name) => name,
            None if of_docker => DEFAULT_DOCKER_ROOT.0.to_owned(),
            None => return Err(Error::missing("rootDeviceName")),
        };
        for given in self.block_device_mappings {
            let device = registered_device(tx, given, &image.root_device_name)?;
            image.block_devices.extend(device);
        }
        image.location = location;
        image.boot_mode = self.boot_mode.map(|mode| mode.to_string());
        image.requires_tokens = self.imds_support.is_some();
        image.tpm = self.tpm_support.is_some();
        image.uefi_data = self.uefi_data;
        image.ena_support = self.ena_support.unwrap_or(of_docker);
        let simple = of_docker.then(|| "simple".to_owned());
        image.sriov_net_support = self.sriov_net_support.or(simple);
        ensure_firmware(&image)?;
        image.docker_image = match docker_image {
            Some(name) => {
                add_docker_root(&mut image);
                name
            }
            None => docker_image_of_root(tx, &image)?,
        };
        let id = image.id.to_string();
        tx.put(image);
        tx.set_tags(&id, tags);
        Ok(RegisterImageResult { image_id: Some(id) })
    }
}

/// The Docker image that a location names.
fn docker_image(location: &str) -> Result<String, Error> {
    let name = location
        .strip_prefix(DOCKER)
        .filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| Error::UnsupportedOperation {
        message: format!(
            "Terrarium makes images of snapshots and of local Docker images: ImageLocation must be {DOCKER} and the name of one."
        ),
    });
    name.map(str::to_owned)
}

/// How an image is virtualized; AWS takes it for paravirtual when nobody says.
fn paravirtual(
    given: Option<String>,
    of_docker: bool,
    boots: Paravirtual,
) -> Result<Option<Paravirtual>, Error> {
    match given.as_deref() {
        Some("hvm") => Ok(None),
        None if of_docker => Ok(None),
        Some("paravirtual") | None => Ok(Some(boots)),
        Some(other) => Err(Error::invalid_value(format!(
            "Value ({other}) for parameter virtualizationType is invalid. Valid values are: hvm, paravirtual."
        ))),
    }
}

/// What needs the firmware of today cannot boot with the older one.
fn ensure_firmware(image: &Image) -> Result<(), Error> {
    let is_uefi = image
        .boot_mode
        .as_deref()
        .is_some_and(|mode| mode.starts_with("uefi"));
    let needs = match (image.tpm, &image.uefi_data) {
        _ if is_uefi => return Ok(()),
        (true, _) => "TpmSupport",
        (_, Some(_)) => "UefiData",
        _ => return Ok(()),
    };
    Err(Error::invalid_combination(format!(
        "The parameter {needs} requires the boot mode uefi."
    )))
}

/// A Docker image stands for a root volume, whether the request tells one or not.
fn add_docker_root(image: &mut Image) {
    if image.root_volume().is_none() {
        let volume = ImageVolume {
            snapshot_id: None,
            size: DEFAULT_DOCKER_ROOT.1,
            volume_type: volumes::DEFAULT_TYPE.to_owned(),
            iops: None,
            throughput: None,
            encrypted: false,
            kms_key_id: None,
            delete_on_termination: true,
        };
        let root = volume_device(image.root_device_name.clone(), volume);
        image.block_devices.insert(0, root);
    }
}

/// The Docker image that the root snapshot of an image stands for; a name that nothing has when it was no root volume's, so
/// that a launch says what is missing.
fn docker_image_of_root(tx: &Tx, image: &Image) -> Result<String, Error> {
    let root = image.root_volume().and_then(|volume| volume.snapshot_id);
    let root: SnapshotId = root.ok_or_else(|| {
        invalid_devices(format!(
            "The root device {} must have a snapshot.",
            image.root_device_name
        ))
    })?;
    let snapshot = snapshots::find(tx, root)?;
    let unknown = || format!("terrarium/snapshot:{root}");
    Ok(snapshot.docker_image.clone().unwrap_or_else(unknown))
}
