//! The options of instances, as they are shown and as each is changed. What a launch may choose is checked elsewhere.

use std::sync::Arc;

use terrarium_model::instance_types::{self, InstanceType};
use terrarium_model::resources::{
    CapacityReservationChoice, CpuOptions, Instance, InstanceOptions, PrivateDnsNameOptions, Subnet,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::attributes::ensure_stopped;
use super::{get, launch_options};
use crate::errors::Error;

/// Shows the options of an instance.
pub(super) fn show(
    shown: &mut wire::Instance,
    options: &InstanceOptions,
    kind: Option<&InstanceType>,
) {
    shown.cpu_options = kind.map(|kind| cpu(&options.cpu, kind));
    shown.enclave_options = Some(EnclaveOptions {
        enabled: Some(options.enclave),
    });
    shown.hibernation_options = Some(HibernationOptions {
        configured: Some(options.hibernation),
    });
    shown.maintenance_options = Some(InstanceMaintenanceOptions {
        auto_recovery: Some(auto_recovery(options)),
        reboot_migration: Some(reboot_migration(options)),
    });
    shown.network_performance_options = Some(InstanceNetworkPerformanceOptions {
        bandwidth_weighting: Some(weighting(options)),
    });
    let choice = &options.capacity_reservation;
    shown.capacity_reservation_specification = Some(capacity_reservation(choice));
    shown.capacity_reservation_id = choice.reservation_id.clone();
    let license = |arn: &String| LicenseConfiguration {
        license_configuration_arn: Some(arn.clone()),
    };
    shown.licenses = options.licenses.iter().map(license).collect();
    if let Some(market) = &options.market {
        shown.instance_lifecycle = market.market_type.parse().ok();
        shown.spot_instance_request_id = market.spot_request_id.clone();
    }
}

fn number(value: u32) -> Option<i32> {
    i32::try_from(value).ok()
}

fn cpu(chosen: &CpuOptions, kind: &InstanceType) -> wire::CpuOptions {
    wire::CpuOptions {
        core_count: number(chosen.core_count.unwrap_or(kind.cores())),
        threads_per_core: number(chosen.threads_per_core.unwrap_or(kind.threads_per_core)),
        amd_sev_snp: chosen.amd_sev_snp.as_ref().and_then(|it| it.parse().ok()),
        nested_virtualization: chosen
            .nested_virtualization
            .as_ref()
            .and_then(|it| it.parse().ok()),
    }
}

fn auto_recovery(options: &InstanceOptions) -> InstanceAutoRecoveryState {
    match options.no_auto_recovery {
        true => InstanceAutoRecoveryState::Disabled,
        false => InstanceAutoRecoveryState::Default,
    }
}

fn reboot_migration(options: &InstanceOptions) -> InstanceRebootMigrationState {
    match options.no_reboot_migration {
        true => InstanceRebootMigrationState::Disabled,
        false => InstanceRebootMigrationState::Default,
    }
}

fn weighting(options: &InstanceOptions) -> InstanceBandwidthWeighting {
    let chosen = options.bandwidth_weighting.as_ref();
    let chosen = chosen.and_then(|it| it.parse().ok());
    chosen.unwrap_or(InstanceBandwidthWeighting::Default)
}

fn capacity_reservation(
    choice: &CapacityReservationChoice,
) -> CapacityReservationSpecificationResponse {
    let (id, group) = (&choice.reservation_id, &choice.resource_group_arn);
    let target = (id.is_some() || group.is_some()).then(|| CapacityReservationTargetResponse {
        capacity_reservation_id: id.clone(),
        capacity_reservation_resource_group_arn: group.clone(),
    });
    // A target leaves nothing to prefer.
    let preference = choice.preference.as_deref().unwrap_or("open");
    CapacityReservationSpecificationResponse {
        capacity_reservation_preference: preference.parse().ok().filter(|_| target.is_none()),
        capacity_reservation_target: target,
    }
}

/// The private names of an instance: its own, or its subnet's.
pub(super) fn private_dns_name(tx: &Tx, instance: &Instance) -> Option<PrivateDnsNameOptions> {
    let of_subnet = |subnet: Arc<Subnet>| PrivateDnsNameOptions {
        hostname_type: subnet.hostname_type.clone(),
        enable_resource_name_dns_a_record: subnet.enable_resource_name_dns_a_record,
        enable_resource_name_dns_aaaa_record: subnet.enable_resource_name_dns_aaaa_record,
    };
    let own = instance.options.private_dns_name.clone();
    own.or_else(|| tx.get::<Subnet>(&instance.subnet_id).map(of_subnet))
}

fn kind(instance: &Instance) -> Result<&'static InstanceType, Error> {
    let kind = instance_types::find(&instance.instance_type);
    kind.ok_or(Error::UnsupportedConfiguration)
}

impl Operation<Error> for ModifyInstanceMaintenanceOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyInstanceMaintenanceOptionsResult, Error> {
        let mut instance = Instance::clone(&*get(tx, self.instance_id)?);
        if self.auto_recovery.is_none() && self.reboot_migration.is_none() {
            return Err(Error::missing("AutoRecovery"));
        }
        let options = &mut instance.options;
        if let Some(state) = self.auto_recovery {
            options.no_auto_recovery = state == InstanceAutoRecoveryState::Disabled;
        }
        if let Some(state) = self.reboot_migration {
            options.no_reboot_migration = state == InstanceRebootMigrationState::Disabled;
        }
        let result = ModifyInstanceMaintenanceOptionsResult {
            instance_id: Some(instance.id.to_string()),
            auto_recovery: Some(auto_recovery(options)),
            reboot_migration: Some(reboot_migration(options)),
        };
        tx.put(instance);
        Ok(result)
    }
}

impl Operation<Error> for ModifyInstanceCpuOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyInstanceCpuOptionsResult, Error> {
        let mut instance = Instance::clone(&*get(tx, self.instance_id)?);
        ensure_stopped(&instance)?;
        let kind = kind(&instance)?;
        let asked = CpuOptionsRequest {
            core_count: self.core_count,
            threads_per_core: self.threads_per_core,
            amd_sev_snp: None,
            nested_virtualization: self.nested_virtualization,
        };
        let chosen = launch_options::cpu(Some(&asked), kind)?;
        let cpu_options = &mut instance.options.cpu;
        cpu_options.core_count = chosen.core_count.or(cpu_options.core_count);
        cpu_options.threads_per_core = chosen.threads_per_core.or(cpu_options.threads_per_core);
        if chosen.nested_virtualization.is_some() {
            cpu_options.nested_virtualization = chosen.nested_virtualization;
        }
        let shown = cpu(cpu_options, kind);
        tx.put(instance);
        Ok(ModifyInstanceCpuOptionsResult {
            instance_id: Some(self.instance_id),
            core_count: shown.core_count,
            threads_per_core: shown.threads_per_core,
            nested_virtualization: shown.nested_virtualization,
        })
    }
}

impl Operation<Error> for ModifyPrivateDnsNameOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyPrivateDnsNameOptionsResult, Error> {
        let mut instance = Instance::clone(&*get(tx, self.instance_id)?);
        let mut options = private_dns_name(tx, &instance).ok_or(Error::not_found(instance.id))?;
        if let Some(kind) = self.private_dns_hostname_type {
            // The guest takes its name when it boots.
            if kind.to_string() != options.hostname_type {
                ensure_stopped(&instance)?;
            }
            options.hostname_type = kind.to_string();
        }
        if let Some(enable) = self.enable_resource_name_dns_a_record {
            options.enable_resource_name_dns_a_record = enable;
        }
        if let Some(enable) = self.enable_resource_name_dns_aaaa_record {
            options.enable_resource_name_dns_aaaa_record = enable;
        }
        instance.options.private_dns_name = Some(options);
        tx.put(instance);
        Ok(ModifyPrivateDnsNameOptionsResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for ModifyInstancePlacementRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyInstancePlacementResult, Error> {
        let mut instance = Instance::clone(&*get(tx, self.instance_id)?);
        ensure_stopped(&instance)?;
        if self.group_name.is_some() && self.group_id.is_some() {
            return Err(Error::invalid_combination(
                "You cannot specify both the name and the ID of a placement group.",
            ));
        }
        if self.tenancy == Some(HostTenancy::Host) || self.host_id.is_some() {
            return Err(Error::NoHostCapacity);
        }
        if let Some(tenancy) = self.tenancy {
            instance.tenancy = tenancy.to_string();
        }
        let placement = &mut instance.options.placement;
        // An empty name takes the instance out of its group.
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        if self.group_name.is_some() || self.group_id.is_some() {
            placement.partition_number = None;
            placement.group_name = self.group_name.and_then(some);
            placement.group_id = self.group_id.and_then(some);
        }
        placement.partition_number = self.partition_number.or(placement.partition_number);
        if let Some(affinity) = self.affinity {
            placement.affinity = Some(affinity.to_string());
        }
        if let Some(arn) = self.host_resource_group_arn {
            placement.host_resource_group_arn = some(arn);
        }
        tx.put(instance);
        Ok(ModifyInstancePlacementResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for ModifyInstanceNetworkPerformanceOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyInstanceNetworkPerformanceResult, Error> {
        let mut instance = Instance::clone(&*get(tx, self.instance_id)?);
        ensure_stopped(&instance)?;
        let weighting = launch_options::weighting_of(kind(&instance)?, self.bandwidth_weighting)?;
        instance.options.bandwidth_weighting = weighting;
        tx.put(instance);
        Ok(ModifyInstanceNetworkPerformanceResult {
            instance_id: Some(self.instance_id),
            bandwidth_weighting: Some(self.bandwidth_weighting),
        })
    }
}

impl Operation<Error> for ModifyInstanceCapacityReservationAttributesRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyInstanceCapacityReservationAttributesResult, Error> {
        let mut instance = Instance::clone(&*get(tx, self.instance_id)?);
        ensure_stopped(&instance)?;
        let asked = &self.capacity_reservation_specification;
        instance.options.capacity_reservation = launch_options::capacity_reservation(asked);
        tx.put(instance);
        Ok(ModifyInstanceCapacityReservationAttributesResult {
            r#return: Some(true),
        })
    }
}
