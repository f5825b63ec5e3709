//! What can be asked and changed of an instance one attribute at a time.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use terrarium_model::ids::InstanceId;
use terrarium_model::instance_types;
use terrarium_model::resources::{Instance, InstanceState, NetworkInterface, Volume};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::{get, get_all, launch_options, run, settings, shown};
use crate::errors::Error;
use crate::images;
use crate::network_interfaces::{group_identifiers, groups_in_subnet};

impl Operation<Error> for DescribeInstanceAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<InstanceAttribute, Error> {
        use InstanceAttributeName as Name;
        let instance = get(tx, self.instance_id)?;
        let primary = tx.cloud().network_interfaces_of(&instance).next();
        let mut shown = InstanceAttribute {
            instance_id: Some(instance.id.to_string()),
            ..Default::default()
        };
        match self.attribute {
            Name::InstanceType => shown.instance_type = value(&instance.instance_type),
            Name::UserData => {
                let value = instance.user_data.clone();
                shown.user_data = Some(AttributeValue { value });
            }
            Name::DisableApiTermination => {
                shown.disable_api_termination = flag(instance.disable_api_termination);
            }
            Name::DisableApiStop => shown.disable_api_stop = flag(instance.disable_api_stop),
            Name::InstanceInitiatedShutdownBehavior => {
                shown.instance_initiated_shutdown_behavior =
                    value(&instance.instance_initiated_shutdown_behavior);
            }
            Name::RootDeviceName => {
                let root = instance.block_devices.first();
                shown.root_device_name = root.and_then(|root| value(&root.device_name));
            }
            Name::BlockDeviceMapping => {
                let devices = instance.block_devices.iter();
                shown.block_device_mappings = devices.map(shown::block_device).collect();
            }
            Name::SourceDestCheck => {
                shown.source_dest_check = primary.and_then(|it| flag(it.source_dest_check));
            }
            Name::GroupSet => {
                let groups = primary.map(|it| group_identifiers(tx, &it.groups));
                shown.groups = groups.unwrap_or_default();
            }
            Name::EbsOptimized => shown.ebs_optimized = flag(instance.ebs_optimized),
            Name::EnaSupport => shown.ena_support = flag(!instance.options.no_ena),
            Name::EnclaveOptions => {
                shown.enclave_options = Some(EnclaveOptions {
                    enabled: Some(instance.options.enclave),
                });
            }
            Name::Kernel => shown.kernel_id = Some(AttributeValue::default()),
            Name::Ramdisk => shown.ramdisk_id = Some(AttributeValue::default()),
            Name::SriovNetSupport => {
                let value = instance.options.sriov_net_support.clone();
                shown.sriov_net_support = Some(AttributeValue { value });
            }
            Name::ProductCodes => {}
        }
        Ok(shown)
    }
}

fn value(text: &str) -> Option<AttributeValue> {
    Some(AttributeValue {
        value: Some(text.to_owned()),
    })
}

fn flag(value: bool) -> Option<AttributeBooleanValue> {
    Some(AttributeBooleanValue { value: Some(value) })
}

impl Operation<Error> for ModifyInstanceAttributeRequest {
    fn run(mut self, tx: &mut Tx) -> Result<(), Error> {
        self.name_attribute()?;
        self.ensure_one_attribute()?;
        let found = get(tx, self.instance_id)?;
        let mut changed = Instance::clone(&found);
        if let Some(kind) = self.instance_type.and_then(|it| it.value) {
            ensure_stopped(&found)?;
            changed.instance_type = new_type(tx, &found, &kind)?;
            changed.cpu_credits = credits_of(tx, &changed);
        }
        if let Some(data) = self.user_data {
            ensure_stopped(&found)?;
            let bytes = data.value.unwrap_or_default().0;
            run::ensure_short(&bytes)?;
            changed.user_data = (!bytes.is_empty()).then(|| BASE64.encode(bytes));
        }
        if let Some(optimized) = self.ebs_optimized {
            ensure_stopped(&found)?;
            changed.ebs_optimized = is_true(&optimized);
        }
        if let Some(support) = self.ena_support {
            ensure_stopped(&found)?;
            changed.options.no_ena = !is_true(&support);
        }
        if let Some(support) = self.sriov_net_support {
            ensure_stopped(&found)?;
            changed.options.sriov_net_support = Some(sriov(support)?);
        }
        if self.kernel.is_some() || self.ramdisk.is_some() {
            return Err(not_paravirtual(found.id));
        }
        if let Some(disable) = self.disable_api_termination {
            changed.disable_api_termination = is_true(&disable);
        }
        if let Some(disable) = self.disable_api_stop {
            changed.disable_api_stop = is_true(&disable);
        }
        if let Some(behavior) = self.instance_initiated_shutdown_behavior {
            changed.instance_initiated_shutdown_behavior = shutdown_behavior(behavior)?;
        }
        for device in self.block_device_mappings {
            change_device(tx, &mut changed, device)?;
        }
        if let Some(check) = self.source_dest_check {
            change_interface(tx, &found, |_, it| {
                it.source_dest_check = is_true(&check);
                Ok(())
            })?;
        }
        if !self.groups.is_empty() {
            change_interface(tx, &found, |tx, it| {
                it.groups = groups_in_subnet(tx, it, self.groups)?;
                Ok(())
            })?;
        }
        if changed != *found {
            tx.put(changed);
        }
        Ok(())
    }
}

/// The older way to say it: an attribute's name and a value. It is turned into the newer one.
trait NamedAttribute {
    fn name_attribute(&mut self) -> Result<(), Error>;
    fn ensure_one_attribute(&self) -> Result<(), Error>;
}

impl NamedAttribute for ModifyInstanceAttributeRequest {
    fn name_attribute(&mut self) -> Result<(), Error> {
        use InstanceAttributeName as Name;
        let (Some(name), Some(value)) = (self.attribute, self.value.take()) else {
            return Ok(());
        };
        let text = || {
            Some(AttributeValue {
                value: Some(value.clone()),
            })
        };
        let boolean = || flag(value.eq_ignore_ascii_case("true"));
        match name {
            Name::InstanceType => self.instance_type = text(),
            Name::InstanceInitiatedShutdownBehavior => {
                self.instance_initiated_shutdown_behavior = text();
            }
            Name::UserData => {
                let bytes = BASE64.decode(&value).map_err(|_| Error::InvalidUserData)?;
                self.user_data = Some(BlobAttributeValue {
                    value: Some(terrarium_wire::Blob(bytes)),
                });
            }
            Name::DisableApiTermination => self.disable_api_termination = boolean(),
            Name::DisableApiStop => self.disable_api_stop = boolean(),
            Name::SourceDestCheck => self.source_dest_check = boolean(),
            Name::EbsOptimized => self.ebs_optimized = boolean(),
            Name::EnaSupport => self.ena_support = boolean(),
            Name::SriovNetSupport => self.sriov_net_support = text(),
            Name::Kernel => self.kernel = text(),
            Name::Ramdisk => self.ramdisk = text(),
            other => {
                return Err(Error::invalid_value(format!(
                    "Value ({other}) for parameter attribute is invalid. The attribute cannot be modified in this way."
                )));
            }
        }
        Ok(())
    }

    fn ensure_one_attribute(&self) -> Result<(), Error> {
        let given = [
            self.source_dest_check.is_some(),
            self.disable_api_stop.is_some(),
            self.disable_api_termination.is_some(),
            self.instance_type.is_some(),
            self.user_data.is_some(),
            self.instance_initiated_shutdown_behavior.is_some(),
            self.ebs_optimized.is_some(),
            self.ena_support.is_some(),
            self.sriov_net_support.is_some(),
            self.kernel.is_some(),
            self.ramdisk.is_some(),
            !self.groups.is_empty(),
            !self.block_device_mappings.is_empty(),
        ];
        match given.iter().filter(|given| **given).count() {
            1 => Ok(()),
            0 => Err(Error::invalid_combination("No attributes specified.")),
            _ => Err(Error::invalid_combination(
                "Fields for multiple attribute types specified.",
            )),
        }
    }
}

/// The older enhanced networking can be turned on, and never off.
fn sriov(value: AttributeValue) -> Result<String, Error> {
    let value = value.value.unwrap_or_default();
    match value.as_str() {
        "simple" => Ok(value),
        _ => Err(Error::invalid_value(format!(
            "Value ({value}) for parameter sriovNetSupport is invalid. Expected 'simple'."
        ))),
    }
}

/// Kernels and RAM disks are of another age.
fn not_paravirtual(id: InstanceId) -> Error {
    Error::invalid_combination(format!(
        "The instance '{id}' is not paravirtual: it has no kernel or RAM disk to set."
    ))
}

impl Operation<Error> for ResetInstanceAttributeRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        use InstanceAttributeName as Name;
        let instance = get(tx, self.instance_id)?;
        match self.attribute {
            Name::SourceDestCheck => change_interface(tx, &instance, |_, it| {
                it.source_dest_check = true;
                Ok(())
            }),
            Name::Kernel | Name::Ramdisk => Err(not_paravirtual(instance.id)),
            other => Err(Error::invalid_value(format!(
                "Value ({other}) for parameter attribute is invalid. Expected kernel, ramdisk or sourceDestCheck."
            ))),
        }
    }
}

fn is_true(value: &AttributeBooleanValue) -> bool {
    value.value == Some(true)
}

/// Fails unless the instance is stopped.
pub(super) fn ensure_stopped(instance: &Instance) -> Result<(), Error> {
    match instance.state {
        InstanceState::Stopped => Ok(()),
        _ => Err(Error::IncorrectInstanceState {
            message: format!(
                "The instance '{}' is not in the 'stopped' state.",
                instance.id
            ),
        }),
    }
}

/// Checks another type for an instance: it must run the image, for as long as that is there to be asked.
fn new_type(tx: &Tx, instance: &Instance, name: &str) -> Result<String, Error> {
    if let Ok(image) = images::find(tx, instance.image_id) {
        return Ok(run::instance_type(Some(name), &image)?.name.to_owned());
    }
    match instance_types::find(name) {
        Some(kind) => Ok(kind.name.to_owned()),
        None => Err(Error::invalid_value(format!(
            "Invalid value '{name}' for InstanceType."
        ))),
    }
}

/// The credits of an instance whose type changed: those it had, where the new type has any.
fn credits_of(tx: &Tx, instance: &Instance) -> Option<String> {
    let kind = instance_types::find(&instance.instance_type)?;
    let kept = instance.cpu_credits.clone();
    let default = || launch_options::default_credits(tx, kind.family());
    kind.burstable.then(|| kept.unwrap_or_else(default))
}

fn shutdown_behavior(given: AttributeValue) -> Result<String, Error> {
    let value = given.value.unwrap_or_default();
    match value.as_str() {
        "stop" | "terminate" => Ok(value),
        _ => Err(Error::invalid_value(format!(
            "Value ({value}) for parameter value is invalid. Expected stop or terminate."
        ))),
    }
}

fn change_device(
    tx: &mut Tx,
    instance: &mut Instance,
    change: InstanceBlockDeviceMappingSpecification,
) -> Result<(), Error> {
    let name = change.device_name.unwrap_or_default();
    let devices = &mut instance.block_devices;
    let device = devices.iter_mut().find(|device| device.device_name == name);
    let device = device.ok_or_else(|| Error::InvalidInstanceAttribute {
        message: format!("No device is currently mapped at {name}"),
    })?;
    if let Some(delete) = change.ebs.and_then(|ebs| ebs.delete_on_termination) {
        device.delete_on_termination = delete;
        tx.update::<Volume, _>(&device.volume_id, |volume| {
            for attachment in &mut volume.attachments {
                if attachment.instance_id == instance.id {
                    attachment.delete_on_termination = delete;
                }
            }
        });
    }
    Ok(())
}

/// Changes the sole interface of an instance.
fn change_interface(
    tx: &mut Tx,
    instance: &Instance,
    change: impl FnOnce(&Tx, &mut NetworkInterface) -> Result<(), Error>,
) -> Result<(), Error> {
    let [id] = instance.network_interfaces[..] else {
        return Err(Error::InvalidInstanceId {
            message: format!(
                "There are multiple interfaces attached to instance '{}'. Please specify an interface ID for the operation instead.",
                instance.id
            ),
        });
    };
    let found = tx
        .get::<NetworkInterface>(&id)
        .ok_or(Error::not_found(id))?;
    let mut interface = NetworkInterface::clone(&found);
    change(tx, &mut interface)?;
    tx.put(interface);
    Ok(())
}

impl Operation<Error> for ModifyInstanceMetadataOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyInstanceMetadataOptionsResult, Error> {
        let mut instance = Instance::clone(&*get(tx, self.instance_id)?);
        let options = &mut instance.metadata_options;
        if let Some(tokens) = self.http_tokens {
            options.tokens_required = tokens == HttpTokensState::Required;
        }
        if let Some(limit) = self.http_put_response_hop_limit {
            options.hop_limit = hop_limit(limit)?;
        }
        if let Some(endpoint) = self.http_endpoint {
            options.enabled = endpoint == InstanceMetadataEndpointState::Enabled;
        }
        if let Some(tags) = self.instance_metadata_tags {
            options.instance_tags = tags == InstanceMetadataTagsState::Enabled;
        }
        if let Some(protocol) = self.http_protocol_ipv6 {
            options.ipv6 = protocol == InstanceMetadataProtocolState::Enabled;
        }
        launch_options::ensure_tokens(&settings(tx).metadata, options)?;
        let shown = shown::metadata_options(options);
        tx.put(instance);
        Ok(ModifyInstanceMetadataOptionsResult {
            instance_id: Some(self.instance_id.to_string()),
            instance_metadata_options: Some(shown),
        })
    }
}

/// Checks a hop limit.
pub(super) fn hop_limit(limit: i32) -> Result<u8, Error> {
    let in_range = u8::try_from(limit).ok().filter(|it| (1..=64).contains(it));
    in_range.ok_or_else(|| {
        Error::invalid_value(format!(
            "Value ({limit}) for parameter HttpPutResponseHopLimit is invalid. Expected an integer from 1 to 64."
        ))
    })
}

impl Operation<Error> for MonitorInstancesRequest {
    fn run(self, tx: &mut Tx) -> Result<MonitorInstancesResult, Error> {
        Ok(MonitorInstancesResult {
            instance_monitorings: monitor(tx, get_all(tx, &self.instance_ids)?, true),
        })
    }
}

impl Operation<Error> for UnmonitorInstancesRequest {
    fn run(self, tx: &mut Tx) -> Result<UnmonitorInstancesResult, Error> {
        Ok(UnmonitorInstancesResult {
            instance_monitorings: monitor(tx, get_all(tx, &self.instance_ids)?, false),
        })
    }
}

fn monitor(tx: &mut Tx, instances: Vec<Arc<Instance>>, on: bool) -> Vec<InstanceMonitoring> {
    let one = |instance: Arc<Instance>| {
        tx.update::<Instance, _>(&instance.id, |it| it.monitoring = on);
        InstanceMonitoring {
            instance_id: Some(instance.id.to_string()),
            monitoring: Some(shown::monitoring(on)),
        }
    };
    instances.into_iter().map(one).collect()
}
