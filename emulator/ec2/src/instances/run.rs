//! RunInstances: what is asked for is checked first, as a whole; then the instances are made.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use terrarium_model::ids::{ImageId, ReservationId};
use terrarium_model::instance_types::{self, InstanceType};
use terrarium_model::resources::{
    Image, Instance, InstanceOptions, InstanceState, KeyPair, MetadataOptions, StateReason,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    LaunchTemplateSpecification, Reservation, RunInstancesRequest, ShutdownBehavior,
};
use terrarium_wire::{Decode, Parameters};

use super::block_devices::BlockDevices;
use super::iam_profiles::Profile;
use super::launch_interfaces::{Asked, Interfaces};
use super::{launch_options, shown::View};
use crate::errors::Error;
use crate::{images, key_pairs, launch_templates, tags};

/// The type of an instance that does not say: what AWS has always taken.
const DEFAULT_TYPE: &str = "m1.small";
/// The most user data, decoded, in bytes.
const MOST_USER_DATA: usize = 16 * 1024;
/// The most instances that one launch makes.
const MOST_AT_ONCE: i32 = 1000;

/// Whose tags a launch may give.
const TAGGED: [&str; 3] = ["instance", "volume", "network-interface"];

/// What all instances of a launch have in common, checked.
struct Launch {
    image: Arc<Image>,
    kind: &'static InstanceType,
    key: Option<Arc<KeyPair>>,
    user_data: Option<String>,
    block_devices: BlockDevices,
    interfaces: Interfaces,
    metadata_options: MetadataOptions,
    cpu_credits: Option<String>,
    options: InstanceOptions,
    profile: Option<Profile>,
    tenancy: String,
    tags: [BTreeMap<String, String>; 3],
    request: RunInstancesRequest,
}

impl Operation<Error> for RunInstancesRequest {
    const UNSUPPORTED: &'static [&'static str] = &[
        "KernelId",
        "RamdiskId",
        "ElasticGpuSpecification",
        "ElasticInferenceAccelerator",
        "Operator",
        "SecondaryInterface",
        "AdditionalInfo",
        "NetworkInterface.AssociateCarrierIpAddress",
        "NetworkInterface.EnaSrdSpecification",
        "NetworkInterface.EnaQueueCount",
        "BlockDeviceMapping.Ebs.OutpostArn",
        "BlockDeviceMapping.Ebs.AvailabilityZone",
        "BlockDeviceMapping.Ebs.AvailabilityZoneId",
        "BlockDeviceMapping.Ebs.EbsCardIndex",
    ];

    fn run(mut self, tx: &mut Tx) -> Result<Reservation, Error> {
        let template = self.launch_template.take();
        let (this, template_tags) = match template {
            Some(asked) => launch_templates::launch(tx, &self, &asked)?,
            None => (self, BTreeMap::new()),
        };
        let (least, most) = counts(this.min_count, this.max_count)?;
        let mut launch = Launch::check(tx, this)?;
        launch.tags[0].extend(template_tags);
        images::note_launch(tx, launch.image.id);
        let reservation_id = tx.new_id();
        let mut made = Vec::new();
        for index in 0..most {
            match launch.make(tx, reservation_id, index) {
                Ok(instance) => made.push(instance),
                // As many as there is room for, so long as they are enough.
                Err(Error::SubnetIsFull) if index >= least => break,
                Err(error) => return Err(error),
            }
        }
        ensure_docker_image(tx, &launch.image)?;
        let mut view = View::new(tx);
        Ok(Reservation {
            reservation_id: Some(reservation_id.to_string()),
            owner_id: Some(tx.account().to_owned()),
            instances: made.iter().map(|it| view.instance(it)).collect(),
            ..Default::default()
        })
    }
}

/// The Docker image that a launch needs, by the launch's parameters; none when they name no image that is there.
pub fn docker_image_of_launch(tx: &Tx, parameters: &Parameters) -> Option<String> {
    let own = parameters.value("ImageId").map(str::to_owned);
    let of_template = || {
        let asked = parameters.members.get("LaunchTemplate")?.clone();
        let asked = LaunchTemplateSpecification::decode(asked, "LaunchTemplate").ok()?;
        launch_templates::image(tx, &asked)
    };
    let id: ImageId = own.or_else(of_template)?.parse().ok()?;
    Some(images::find(tx, id).ok()?.docker_image.clone())
}

/// AWS has no such error, so all of its own come before it.
fn ensure_docker_image(tx: &Tx, image: &Image) -> Result<(), Error> {
    match &tx.observed.missing_docker_image {
        None => Ok(()),
        Some(docker_image) => Err(Error::DockerImageMissing {
            image_id: image.id,
            docker_image: docker_image.clone(),
        }),
    }
}

fn counts(least: i32, most: i32) -> Result<(i32, i32), Error> {
    for (name, value) in [("minCount", least), ("maxCount", most)] {
        if value < 1 {
            return Err(Error::invalid_value(format!(
                "Value ({value}) for parameter {name} is invalid. Expected a positive integer."
            )));
        }
    }
    if least > most {
        return Err(Error::invalid_combination(format!(
            "Value ({least}) for parameter minCount is invalid. It must be less than or equal to maxCount."
        )));
    }
    match most > MOST_AT_ONCE {
        true => Err(Error::InstanceLimitExceeded),
        false => Ok((least, most)),
    }
}

impl Launch {
    fn check(tx: &mut Tx, mut request: RunInstancesRequest) -> Result<Self, Error> {
        let tags = tags::specified_for(&request.tag_specifications, TAGGED)?;
        let image_id = request.image_id.as_deref();
        let image_id: ImageId = image_id.ok_or(Error::missing("ImageId"))?.parse()?;
        let image = images::launchable(tx, image_id)?;
        let kind = instance_type(request.instance_type.as_deref(), &image)?;
        let key = match request.key_name.as_deref().filter(|name| !name.is_empty()) {
            Some(name) => Some(key_pairs::by_name(tx, name)?),
            None => None,
        };
        let user_data = request
            .user_data
            .take()
            .map(user_data)
            .transpose()?
            .flatten();
        let devices = std::mem::take(&mut request.block_device_mappings);
        let tenancy = request
            .placement
            .as_ref()
            .and_then(|placement| placement.tenancy)
            .map_or_else(|| "default".to_owned(), |tenancy| tenancy.to_string());
        if tenancy == "host" {
            return Err(Error::NoHostCapacity);
        }
        let metadata_options = launch_options::metadata(tx, &request, &image)?;
        let cpu_credits = launch_options::cpu_credits(tx, &request, kind)?;
        let options = launch_options::options(tx, &request, &image, kind)?;
        let profile = request.iam_instance_profile.as_ref();
        let profile = profile.map(|it| Profile::find(tx, it)).transpose()?;
        Ok(Self {
            key,
            user_data,
            block_devices: BlockDevices::check(tx, &image, devices)?,
            interfaces: Interfaces::check(tx, asked_interfaces(tx, &mut request)?, kind)?,
            metadata_options,
            cpu_credits,
            options,
            profile,
            tenancy,
            image,
            kind,
            tags,
            request,
        })
    }

    fn make(
        &self,
        tx: &mut Tx,
        reservation_id: ReservationId,
        index: i32,
    ) -> Result<Instance, Error> {
        let id = tx.new_id();
        let [instance_tags, volume_tags, interface_tags] = &self.tags;
        let attached = self.interfaces.attach(tx, id, interface_tags)?;
        let primary = &attached[0];
        let block_devices = self.block_devices.make(tx, id, &primary.availability_zone);
        for device in &block_devices {
            tx.set_tags(&device.volume_id.to_string(), volume_tags.clone());
        }
        let profile = self.profile.as_ref().map(|it| it.associate(tx, id));
        let request = &self.request;
        let instance = Instance {
            id,
            reservation_id,
            ami_launch_index: index,
            image_id: self.image.id,
            docker_image: self.image.docker_image.clone(),
            instance_type: self.kind.name.to_owned(),
            key_name: self.key.as_ref().map(|key| key.name.clone()),
            public_key: self.key.as_ref().map(|key| key.public_key.clone()),
            state: InstanceState::Pending,
            state_reason: Some(StateReason {
                code: "pending".to_owned(),
                message: "pending".to_owned(),
            }),
            state_transition_reason: String::new(),
            boot: 1,
            reachable: false,
            launch_time: tx.now,
            terminated_at: None,
            availability_zone: primary.availability_zone.clone(),
            subnet_id: primary.subnet_id,
            vpc_id: primary.vpc_id,
            network_interfaces: attached.iter().map(|interface| interface.id).collect(),
            block_devices,
            user_data: self.user_data.clone(),
            metadata_options: self.metadata_options.clone(),
            instance_initiated_shutdown_behavior: request
                .instance_initiated_shutdown_behavior
                .unwrap_or(ShutdownBehavior::Stop)
                .to_string(),
            disable_api_termination: request.disable_api_termination == Some(true),
            disable_api_stop: request.disable_api_stop == Some(true),
            monitoring: request.monitoring.as_ref().is_some_and(|it| it.enabled),
            ebs_optimized: request.ebs_optimized == Some(true),
            cpu_credits: self.cpu_credits.clone(),
            tenancy: self.tenancy.clone(),
            client_token: request.client_token.clone().unwrap_or_default(),
            options: self.options.clone(),
            iam_instance_profile: profile,
        };
        tx.put(instance.clone());
        tx.set_tags(&id.to_string(), instance_tags.clone());
        Ok(instance)
    }
}

/// The type of that name, which must run the image.
pub(super) fn instance_type(
    name: Option<&str>,
    image: &Image,
) -> Result<&'static InstanceType, Error> {
    let name = name.unwrap_or(DEFAULT_TYPE);
    let kind = instance_types::find(name)
        .ok_or_else(|| Error::invalid_value(format!("Invalid value '{name}' for InstanceType.")))?;
    if kind.architectures.contains(&image.architecture) {
        return Ok(kind);
    }
    Err(Error::invalid_value(format!(
        "The architecture '{}' of the specified instance type does not match the architecture '{}' of the specified AMI. \
         Specify an instance type and an AMI that have matching architectures, and try again. You can use \
         'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.",
        kind.architectures.iter().collect::<Vec<_>>().join(","),
        image.architecture
    )))
}

/// Checks user data and gives it back as sent; nothing when it is empty.
pub(crate) fn user_data(text: String) -> Result<Option<String>, Error> {
    let text: String = text.split_ascii_whitespace().collect();
    let bytes = BASE64.decode(&text).map_err(|_| Error::InvalidUserData)?;
    ensure_short(&bytes)?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// Checks the length of user data that was decoded.
pub(super) fn ensure_short(user_data: &[u8]) -> Result<(), Error> {
    match user_data.len() > MOST_USER_DATA {
        true => Err(Error::invalid_value(format!(
            "User data is limited to {MOST_USER_DATA} bytes"
        ))),
        false => Ok(()),
    }
}

/// What the request says of interfaces, and of what decides about them.
fn asked_interfaces(tx: &Tx, request: &mut RunInstancesRequest) -> Result<Asked, Error> {
    Ok(Asked {
        zone: launch_options::zone(tx, request)?,
        several_instances: request.max_count > 1,
        interfaces: std::mem::take(&mut request.network_interfaces),
        subnet_id: request.subnet_id,
        groups: std::mem::take(&mut request.security_group_ids),
        group_names: std::mem::take(&mut request.security_groups),
        addresses: crate::network_interfaces::addressing::Asked {
            private_ip_address: request.private_ip_address.take(),
            ipv6_addresses: std::mem::take(&mut request.ipv6_addresses),
            ipv6_address_count: request.ipv6_address_count,
            primary_ipv6: request.enable_primary_ipv6,
            ..Default::default()
        },
    })
}
