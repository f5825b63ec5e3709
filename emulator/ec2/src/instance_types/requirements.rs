//! GetInstanceTypesFromInstanceRequirements: the types that have what is asked for. Prices are unknown here, so limits of price
//! exclude nothing.

use terrarium_model::instance_types::{self, Accelerator, InstanceType};
use terrarium_model::regions::zones;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use super::fields::total_disk_gb;
use super::is_offered;
use crate::errors::Error;
use crate::{filters, pages};

impl Operation<Error> for GetInstanceTypesFromInstanceRequirementsRequest {
    const UNSUPPORTED: &'static [&'static str] = &["Context"];

    fn run(self, tx: &mut Tx) -> Result<GetInstanceTypesFromInstanceRequirementsResult, Error> {
        let wanted = &self.instance_requirements;
        if !wanted.allowed_instance_types.is_empty() && !wanted.excluded_instance_types.is_empty() {
            return Err(Error::invalid_combination(
                "You can't specify both AllowedInstanceTypes and ExcludedInstanceTypes in the same request.",
            ));
        }
        let (architectures, virtualization) =
            (&self.architecture_types, &self.virtualization_types);
        let zones = zones(tx.region());
        let types = instance_types::all().iter().filter(|kind| {
            is_offered(kind, &zones)
                && architectures
                    .iter()
                    .any(|it| kind.architectures.contains(&it.to_string()))
                && virtualization
                    .iter()
                    .any(|it| kind.virtualization.contains(&it.to_string()))
                && meets(kind, wanted)
        });
        let (page, next_token) = pages::page_of(
            types,
            |kind| kind.name.to_owned(),
            self.max_results,
            self.next_token.as_deref(),
            1..=1000,
        )?;
        let shown = page
            .into_iter()
            .map(|kind| InstanceTypeInfoFromInstanceRequirements {
                instance_type: Some(kind.name.to_owned()),
            });
        Ok(GetInstanceTypesFromInstanceRequirementsResult {
            instance_types: shown.collect(),
            next_token,
        })
    }
}

/// Whether a type has all that is asked for.
pub(crate) fn meets(kind: &InstanceType, wanted: &InstanceRequirementsRequest) -> bool {
    let is_one_of = |patterns: &[String]| patterns.iter().any(|it| filters::matches(it, kind.name));
    let allowed = &wanted.allowed_instance_types;
    (allowed.is_empty() || is_one_of(allowed))
        && !is_one_of(&wanted.excluded_instance_types)
        && is_within(
            kind.vcpus,
            Some(wanted.v_cpu_count.min),
            wanted.v_cpu_count.max,
        )
        && is_within(
            kind.memory_mib as f64,
            Some(wanted.memory_mi_b.min),
            wanted.memory_mi_b.max,
        )
        && processor_meets(kind, wanted)
        && hardware_meets(kind, wanted)
        && network_meets(kind, wanted)
        && storage_meets(kind, wanted)
        && accelerators_meet(kind, wanted)
}

fn is_within<A: Into<f64>, B: Into<f64>>(value: A, min: Option<B>, max: Option<B>) -> bool {
    let value = value.into();
    min.is_none_or(|min| value >= min.into()) && max.is_none_or(|max| value <= max.into())
}

fn processor_meets(kind: &InstanceType, wanted: &InstanceRequirementsRequest) -> bool {
    let maker = match kind.manufacturer {
        "AWS" => "amazon-web-services".to_owned(),
        other => other.to_lowercase(),
    };
    let makers = &wanted.cpu_manufacturers;
    let generation = match kind.current_generation {
        true => InstanceGeneration::Current,
        false => InstanceGeneration::Previous,
    };
    let generations = &wanted.instance_generations;
    let gib_per_vcpu = kind.memory_mib as f64 / 1024.0 / f64::from(kind.vcpus);
    let per_vcpu = wanted.memory_gi_b_per_v_cpu.as_ref();
    (makers.is_empty() || makers.iter().any(|it| it.to_string() == maker))
        && (generations.is_empty() || generations.contains(&generation))
        && per_vcpu.is_none_or(|it| is_within(gib_per_vcpu, it.min, it.max))
}

fn hardware_meets(kind: &InstanceType, wanted: &InstanceRequirementsRequest) -> bool {
    let bare_metal = match wanted.bare_metal.unwrap_or(BareMetal::Excluded) {
        BareMetal::Included => true,
        BareMetal::Required => kind.hypervisor.is_none(),
        BareMetal::Excluded => kind.hypervisor.is_some(),
    };
    let burstable = wanted.burstable_performance;
    let burstable = match burstable.unwrap_or(BurstablePerformance::Excluded) {
        BurstablePerformance::Included => true,
        BurstablePerformance::Required => kind.burstable,
        BurstablePerformance::Excluded => !kind.burstable,
    };
    bare_metal && burstable && (wanted.require_hibernate_support != Some(true) || kind.hibernation)
}

fn network_meets(kind: &InstanceType, wanted: &InstanceRequirementsRequest) -> bool {
    let network = &kind.network;
    let interfaces = wanted.network_interface_count.as_ref();
    let bandwidth = wanted.network_bandwidth_gbps.as_ref();
    let ebs = wanted.baseline_ebs_bandwidth_mbps.as_ref();
    let gbps = network.baseline_gbps * f64::from(network.cards);
    interfaces.is_none_or(|it| is_within(kind.maximum_network_interfaces(), it.min, it.max))
        && bandwidth.is_none_or(|it| is_within(gbps, it.min, it.max))
        && ebs.is_none_or(|it| is_within(kind.ebs.baseline_mbps, it.min, it.max))
        && (wanted.require_encryption_in_transit != Some(true) || network.encryption_in_transit)
}

fn storage_meets(kind: &InstanceType, wanted: &InstanceRequirementsRequest) -> bool {
    let disks = kind.disks();
    let there = match wanted.local_storage.unwrap_or(LocalStorage::Included) {
        LocalStorage::Included => true,
        LocalStorage::Required => !disks.is_empty(),
        LocalStorage::Excluded => disks.is_empty(),
    };
    let kinds = &wanted.local_storage_types;
    let is_wanted = |name: &str| kinds.iter().any(|it| it.to_string() == name);
    let total = wanted.total_local_storage_gb.as_ref();
    there
        && (kinds.is_empty() || disks.iter().any(|disk| is_wanted(disk.kind)))
        && total.is_none_or(|it| is_within(total_disk_gb(kind), it.min, it.max))
}

/// All accelerators of a type, each with AWS's word for its kind.
fn accelerators(kind: &InstanceType) -> Vec<(AcceleratorType, Accelerator)> {
    let inference = match kind.inference_accelerators() {
        none if none.is_empty() => kind.neuron_devices(),
        some => some,
    };
    let kinds = [
        (AcceleratorType::Gpu, kind.gpus()),
        (AcceleratorType::Fpga, kind.fpgas()),
        (AcceleratorType::Inference, inference),
        (AcceleratorType::Media, kind.media_accelerators()),
    ];
    let with_kind = |(kind, devices): (AcceleratorType, Vec<Accelerator>)| {
        devices.into_iter().map(move |device| (kind, device))
    };
    kinds.into_iter().flat_map(with_kind).collect()
}

fn accelerators_meet(kind: &InstanceType, wanted: &InstanceRequirementsRequest) -> bool {
    let devices = accelerators(kind);
    let maker = |device: &Accelerator| match device.maker.as_str() {
        "AWS" => "amazon-web-services".to_owned(),
        other => other.to_lowercase(),
    };
    let (kinds, names) = (&wanted.accelerator_types, &wanted.accelerator_names);
    let makers = &wanted.accelerator_manufacturers;
    let count: u32 = devices.iter().map(|(_, it)| it.count).sum();
    let memory: u32 = devices.iter().map(|(_, it)| it.count * it.memory_mib).sum();
    let counts = wanted.accelerator_count.as_ref();
    let memories = wanted.accelerator_total_memory_mi_b.as_ref();
    (kinds.is_empty() || devices.iter().any(|(kind, _)| kinds.contains(kind)))
        && (names.is_empty()
            || devices
                .iter()
                .any(|(_, it)| names.iter().any(|name| is_called(it, *name))))
        && (makers.is_empty()
            || devices
                .iter()
                .any(|(_, it)| makers.iter().any(|one| one.to_string() == maker(it))))
        && counts.is_none_or(|it| is_within(count, it.min, it.max))
        && memories.is_none_or(|it| is_within(memory, it.min, it.max))
}

/// Whether a device has that name: AWS's short one, such as `vu9p`, stands in brackets behind the long one.
fn is_called(device: &Accelerator, name: AcceleratorName) -> bool {
    let (name, full) = (
        name.to_string(),
        device.name.to_lowercase().replace(' ', "-"),
    );
    full == name || full.contains(&format!("({name})"))
}
