//! DescribeInstanceTypes and DescribeInstanceTypeOfferings, over the model's catalogue: every type is offered in every zone.

#[cfg(test)]
mod tests;

use terrarium_model::instance_types::{self, Hypervisor, INSTANCE_TYPES, InstanceType};
use terrarium_model::regions::zones;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages;

/// The filters of DescribeInstanceTypes.
#[rustfmt::skip]
const FIELDS: &[Field<InstanceType>] = &[
    ("auto-recovery-supported", |_, _| yes_or_no(true)),
    ("bare-metal", |_, _| yes_or_no(false)),
    ("burstable-performance-supported", |_, it| yes_or_no(it.burstable)),
    ("current-generation", |_, it| yes_or_no(it.current_generation)),
    ("dedicated-hosts-supported", |_, it| yes_or_no(!it.burstable)),
    ("ebs-info.encryption-support", |_, _| vec!["supported".to_owned()]),
    ("free-tier-eligible", |_, it| yes_or_no(it.free_tier_eligible)),
    ("hibernation-supported", |_, _| yes_or_no(false)),
    ("hypervisor", |_, it| vec![it.hypervisor.name().to_owned()]),
    ("instance-storage-supported", |_, _| yes_or_no(false)),
    ("instance-type", |_, it| vec![it.name.to_owned()]),
    ("memory-info.size-in-mib", |_, it| vec![it.memory_mib.to_string()]),
    ("network-info.ipv4-addresses-per-interface", |_, it| vec![it.ipv4_addresses_per_interface.to_string()]),
    ("network-info.ipv6-supported", |_, _| yes_or_no(true)),
    ("network-info.maximum-network-interfaces", |_, it| vec![it.maximum_network_interfaces.to_string()]),
    ("network-info.network-performance", |_, it| vec![it.network_performance.to_owned()]),
    ("processor-info.supported-architecture", |_, it| it.architectures.iter().map(ToString::to_string).collect()),
    ("supported-root-device-type", |_, _| vec!["ebs".to_owned()]),
    ("supported-usage-class", |_, _| vec!["on-demand".to_owned()]),
    ("supported-virtualization-type", |_, _| vec!["hvm".to_owned()]),
    ("vcpu-info.default-cores", |_, it| vec![(it.vcpus / it.threads_per_core).to_string()]),
    ("vcpu-info.default-threads-per-core", |_, it| vec![it.threads_per_core.to_string()]),
    ("vcpu-info.default-vcpus", |_, it| vec![it.vcpus.to_string()]),
];

fn yes_or_no(value: bool) -> Vec<String> {
    vec![value.to_string()]
}

impl Operation<Error> for DescribeInstanceTypesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstanceTypesResult, Error> {
        let asked = &self.instance_types;
        let unknown = asked
            .iter()
            .filter(|name| instance_types::find(name).is_none());
        let unknown: Vec<_> = unknown.map(String::as_str).collect();
        if !unknown.is_empty() {
            return Err(Error::UnknownInstanceTypes {
                names: unknown.join(", "),
            });
        }
        if !asked.is_empty() && self.max_results.is_some() {
            return Err(Error::invalid_combination(
                "The parameter InstanceTypes cannot be used with the parameter MaxResults",
            ));
        }
        let filters = Filters::parse(self.filters, FIELDS, false)?;
        let mut types: Vec<_> = INSTANCE_TYPES
            .iter()
            .filter(|it| asked.is_empty() || asked.iter().any(|name| name == it.name))
            .filter(|it| filters.pass(tx, it.name, it))
            .collect();
        types.sort_by_key(|it| it.name);
        let (page, next_token) = pages::page_of(
            types,
            |it| it.name.to_owned(),
            self.max_results,
            self.next_token.as_deref(),
            5..=100,
        )?;
        Ok(DescribeInstanceTypesResult {
            instance_types: page.into_iter().map(on_the_wire).collect(),
            next_token,
        })
    }
}

/// The filters of DescribeInstanceTypeOfferings.
const OFFERING_FIELDS: &[Field<InstanceTypeOffering>] = &[
    ("instance-type", |_, it| {
        it.instance_type.iter().cloned().collect()
    }),
    ("location", |_, it| it.location.iter().cloned().collect()),
];

impl Operation<Error> for DescribeInstanceTypeOfferingsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstanceTypeOfferingsResult, Error> {
        let filters = Filters::parse(self.filters, OFFERING_FIELDS, false)?;
        let kind = self.location_type.unwrap_or(LocationType::Region);
        let mut offerings: Vec<_> = locations(tx, kind)
            .iter()
            .flat_map(|location| {
                INSTANCE_TYPES.iter().map(|it| InstanceTypeOffering {
                    instance_type: Some(it.name.to_owned()),
                    location_type: Some(kind),
                    location: Some(location.clone()),
                })
            })
            .filter(|offering| filters.pass(tx, "", offering))
            .collect();
        let key = |it: &InstanceTypeOffering| {
            let part = |text: &Option<String>| text.clone().unwrap_or_default();
            format!("{} {}", part(&it.location), part(&it.instance_type))
        };
        offerings.sort_by_key(key);
        let (page, next_token) = pages::page_of(
            offerings,
            key,
            self.max_results,
            self.next_token.as_deref(),
            pages::PAGE_SIZES,
        )?;
        Ok(DescribeInstanceTypeOfferingsResult {
            instance_type_offerings: page,
            next_token,
        })
    }
}

fn locations(tx: &Tx, kind: LocationType) -> Vec<String> {
    let zones = zones(tx.region()).into_iter();
    match kind {
        LocationType::Region => vec![tx.region().to_owned()],
        LocationType::AvailabilityZone => zones.map(|zone| zone.name).collect(),
        LocationType::AvailabilityZoneId => zones.map(|zone| zone.id).collect(),
        LocationType::Outpost => Vec::new(),
    }
}

fn number(value: u32) -> Option<i32> {
    i32::try_from(value).ok()
}

fn on_the_wire(kind: &InstanceType) -> InstanceTypeInfo {
    let nitro = kind.hypervisor == Hypervisor::Nitro;
    let architectures = kind.architectures.iter();
    let arm = kind.architectures == ["arm64"];
    let boot_modes = match (nitro, arm) {
        (_, true) => vec![BootModeType::Uefi],
        (true, _) => vec![BootModeType::LegacyBios, BootModeType::Uefi],
        (false, _) => vec![BootModeType::LegacyBios],
    };
    InstanceTypeInfo {
        instance_type: Some(kind.name.to_owned()),
        current_generation: Some(kind.current_generation),
        free_tier_eligible: Some(kind.free_tier_eligible),
        supported_usage_classes: vec![UsageClassType::OnDemand],
        supported_root_device_types: vec![RootDeviceType::Ebs],
        supported_virtualization_types: vec![VirtualizationType::Hvm],
        bare_metal: Some(false),
        hypervisor: kind.hypervisor.name().parse().ok(),
        processor_info: Some(ProcessorInfo {
            supported_architectures: architectures.filter_map(|it| it.parse().ok()).collect(),
            ..Default::default()
        }),
        v_cpu_info: Some(VCpuInfo {
            default_v_cpus: number(kind.vcpus),
            default_cores: number(kind.vcpus / kind.threads_per_core),
            default_threads_per_core: number(kind.threads_per_core),
            ..Default::default()
        }),
        memory_info: Some(MemoryInfo {
            size_in_mi_b: i64::try_from(kind.memory_mib).ok(),
        }),
        instance_storage_supported: Some(false),
        ebs_info: Some(EbsInfo {
            ebs_optimized_support: Some(match nitro {
                true => EbsOptimizedSupport::Default,
                false => EbsOptimizedSupport::Unsupported,
            }),
            encryption_support: Some(EbsEncryptionSupport::Supported),
            nvme_support: Some(match nitro {
                true => EbsNvmeSupport::Required,
                false => EbsNvmeSupport::Unsupported,
            }),
            ..Default::default()
        }),
        network_info: Some(network(kind, nitro)),
        placement_group_info: Some(PlacementGroupInfo {
            supported_strategies: vec![
                PlacementGroupStrategy::Partition,
                PlacementGroupStrategy::Spread,
            ],
        }),
        hibernation_supported: Some(false),
        burstable_performance_supported: Some(kind.burstable),
        dedicated_hosts_supported: Some(!kind.burstable),
        auto_recovery_supported: Some(true),
        supported_boot_modes: boot_modes,
        nitro_enclaves_support: Some(NitroEnclavesSupport::Unsupported),
        nitro_tpm_support: Some(NitroTpmSupport::Unsupported),
        ..Default::default()
    }
}

fn network(kind: &InstanceType, nitro: bool) -> NetworkInfo {
    NetworkInfo {
        network_performance: Some(kind.network_performance.to_owned()),
        maximum_network_interfaces: number(kind.maximum_network_interfaces),
        maximum_network_cards: Some(1),
        default_network_card_index: Some(0),
        network_cards: vec![NetworkCardInfo {
            network_card_index: Some(0),
            network_performance: Some(kind.network_performance.to_owned()),
            maximum_network_interfaces: number(kind.maximum_network_interfaces),
            ..Default::default()
        }],
        ipv4_addresses_per_interface: number(kind.ipv4_addresses_per_interface),
        ipv6_addresses_per_interface: number(kind.ipv4_addresses_per_interface),
        ipv6_supported: Some(true),
        ena_support: Some(match nitro {
            true => EnaSupport::Required,
            false => EnaSupport::Unsupported,
        }),
        efa_supported: Some(false),
        ..Default::default()
    }
}
