//! The rows of the public images: made once a region, out of the model's tables.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use terrarium_model::ids::{ImageId, SnapshotId, VolumeId};
use terrarium_model::public_images::{self, Build, Line};
use terrarium_model::regions::REGIONS;
use terrarium_model::resources::{
    Image, ImageBlockDevice, ImageDeviceBacking, ImageState, ImageVolume, Snapshot,
};

/// The public images of a region, and the snapshots behind them.
#[derive(Default)]
pub(crate) struct Catalogue {
    pub(crate) images: BTreeMap<ImageId, Arc<Image>>,
    pub(crate) snapshots: BTreeMap<SnapshotId, Arc<Snapshot>>,
}

/// Each region's, once it was asked for.
static CATALOGUES: LazyLock<Vec<OnceLock<Catalogue>>> =
    LazyLock::new(|| REGIONS.iter().map(|_| OnceLock::new()).collect());

/// A region that AWS does not have has no public images.
static EMPTY: LazyLock<Catalogue> = LazyLock::new(Catalogue::default);

impl Catalogue {
    /// The catalogue of a region.
    pub(crate) fn of(region: &str) -> &'static Self {
        let index = REGIONS.iter().position(|known| known.name == region);
        index.map_or(&EMPTY, |index| {
            CATALOGUES[index].get_or_init(|| Self::make(region))
        })
    }

    fn make(region: &str) -> Self {
        let mut made = Self::default();
        for line in public_images::lines() {
            for build in line.builds {
                let image = image(region, line, build);
                let snapshot = snapshot(region, line, build, &image);
                made.images.insert(image.id, Arc::new(image));
                made.snapshots.insert(snapshot.id, Arc::new(snapshot));
            }
        }
        made
    }
}

fn image(region: &str, line: &Line, build: &Build) -> Image {
    let created = build.created();
    // The newest build stands for the line's Docker image; an older one has that image's name with its date as the tag.
    let (tag, deprecated) = match line.is_newest(build) {
        // AWS deprecates these too, in time; then there are newer ones, which this catalogue lacks.
        true => ("latest".to_owned(), None),
        false => {
            let listed = jiff::SignedDuration::from_hours(i64::from(line.listed_days) * 24);
            let tag = created.strftime("%Y%m%d").to_string();
            (tag, Some(created + listed))
        }
    };
    Image {
        id: line.image_id(region, build),
        owner_id: line.owner.to_owned(),
        owner_alias: Some("amazon".to_owned()),
        name: line.name(build),
        description: line.description(build),
        location: None,
        docker_image: format!("{}:{tag}", line.docker_repository),
        architecture: line.architecture.to_owned(),
        windows: line.windows,
        paravirtual: None,
        root_device_name: line.root_device_name.to_owned(),
        block_devices: block_devices(region, line, build),
        boot_mode: line.boot_mode.map(str::to_owned),
        ena_support: true,
        sriov_net_support: Some("simple".to_owned()),
        requires_tokens: line.requires_tokens,
        tpm: false,
        uefi_data: None,
        public: true,
        launch_permissions: Default::default(),
        product_codes: Default::default(),
        creation_date: created,
        deprecation_time: deprecated,
        state: ImageState::Available,
        deregistration_protection: Default::default(),
        source_instance_id: None,
        source_image: None,
        last_launched_time: None,
    }
}

fn block_devices(region: &str, line: &Line, build: &Build) -> Vec<ImageBlockDevice> {
    let is_gp3 = line.root_volume_type == "gp3";
    let root = ImageVolume {
        snapshot_id: Some(line.snapshot_id(region, build)),
        size: line.root_volume_gib,
        volume_type: line.root_volume_type.to_owned(),
        iops: is_gp3.then_some(3000),
        throughput: is_gp3.then_some(125),
        encrypted: false,
        kms_key_id: None,
        delete_on_termination: true,
    };
    let root = ImageBlockDevice {
        device_name: line.root_device_name.to_owned(),
        backing: ImageDeviceBacking::Volume(root),
    };
    let store = |(number, name): (usize, &&str)| ImageBlockDevice {
        device_name: (*name).to_owned(),
        backing: ImageDeviceBacking::InstanceStore(format!("ephemeral{number}")),
    };
    let stores = line.ephemeral_devices.iter().enumerate().map(store);
    std::iter::once(root).chain(stores).collect()
}

fn snapshot(region: &str, line: &Line, build: &Build, image: &Image) -> Snapshot {
    Snapshot {
        id: line.snapshot_id(region, build),
        owner_id: image.owner_id.clone(),
        owner_alias: image.owner_alias.clone(),
        volume_id: copied_volume(),
        volume_size: line.root_volume_gib,
        description: String::new(),
        start_time: image.creation_date,
        encrypted: false,
        kms_key_id: None,
        docker_image: Some(image.docker_image.clone()),
        public: true,
        users: Default::default(),
        completion_minutes: None,
        tiering: None,
        lock: None,
        fast_restores: Default::default(),
    }
}

/// What AWS names as the volume of a snapshot that was not made of one.
pub(crate) fn copied_volume() -> VolumeId {
    "vol-ffffffff".parse().expect("a constant id")
}
