//! An instance type as DescribeInstanceTypes shows it.

use std::str::FromStr;

use terrarium_model::instance_types::{Accelerator, Disk, Ebs, InstanceType, Network, Words};
use terrarium_wire::ec2::*;

use super::fields::total_disk_gb;

pub(super) fn on_the_wire(kind: &InstanceType) -> InstanceTypeInfo {
    InstanceTypeInfo {
        instance_type: Some(kind.name.to_owned()),
        current_generation: Some(kind.current_generation),
        free_tier_eligible: Some(kind.free_tier_eligible),
        supported_usage_classes: values(kind.usage_classes),
        supported_root_device_types: values(kind.root_devices),
        supported_virtualization_types: values(kind.virtualization),
        bare_metal: Some(kind.hypervisor.is_none()),
        hypervisor: kind.hypervisor.and_then(|it| it.name().parse().ok()),
        processor_info: Some(processor(kind)),
        v_cpu_info: Some(vcpus(kind)),
        memory_info: Some(MemoryInfo {
            size_in_mi_b: i64::try_from(kind.memory_mib).ok(),
        }),
        instance_storage_supported: Some(!kind.disks().is_empty()),
        instance_storage_info: storage(kind),
        ebs_info: Some(ebs(&kind.ebs)),
        network_info: Some(network(kind)),
        gpu_info: gpus(kind),
        fpga_info: fpgas(kind),
        inference_accelerator_info: inference(kind),
        media_accelerator_info: media(kind),
        neuron_info: neuron(kind),
        placement_group_info: Some(PlacementGroupInfo {
            supported_strategies: values(kind.placement),
        }),
        hibernation_supported: Some(kind.hibernation),
        burstable_performance_supported: Some(kind.burstable),
        dedicated_hosts_supported: Some(kind.dedicated_hosts),
        auto_recovery_supported: Some(kind.auto_recovery),
        supported_boot_modes: values(kind.boot_modes),
        nitro_enclaves_support: support(kind.enclaves).parse().ok(),
        nitro_tpm_support: support(kind.tpm).parse().ok(),
        nitro_tpm_info: kind.tpm.then(|| NitroTpmInfo {
            supported_versions: vec!["2.0".to_owned()],
        }),
        phc_support: support(kind.precision_clock).parse().ok(),
        reboot_migration_support: support(kind.reboot_migration).parse().ok(),
        supported_in_region: None,
    }
}

/// AWS's word for it.
pub(super) fn support(is_supported: bool) -> &'static str {
    match is_supported {
        true => "supported",
        false => "unsupported",
    }
}

fn values<T: FromStr>(words: Words) -> Vec<T> {
    words.iter().filter_map(|word| word.parse().ok()).collect()
}

fn number(value: u32) -> Option<i32> {
    i32::try_from(value).ok()
}

fn numbers(values: Vec<u32>) -> Vec<i32> {
    values.into_iter().filter_map(number).collect()
}

fn processor(kind: &InstanceType) -> ProcessorInfo {
    ProcessorInfo {
        supported_architectures: values(kind.architectures),
        sustained_clock_speed_in_ghz: Some(kind.clock_ghz).filter(|ghz| *ghz > 0.0),
        supported_features: values(kind.processor_features),
        manufacturer: Some(kind.manufacturer.to_owned()),
    }
}

fn vcpus(kind: &InstanceType) -> VCpuInfo {
    VCpuInfo {
        default_v_cpus: number(kind.vcpus),
        default_cores: number(kind.cores()),
        default_threads_per_core: number(kind.threads_per_core),
        valid_cores: numbers(kind.valid_cores()),
        valid_threads_per_core: numbers(kind.valid_threads()),
    }
}

fn storage(kind: &InstanceType) -> Option<InstanceStorageInfo> {
    let disk = |disk: &Disk| DiskInfo {
        size_in_gb: Some(i64::from(disk.size_gb)),
        count: number(disk.count),
        r#type: disk.kind.parse().ok(),
    };
    let disks: Vec<_> = kind.disks().iter().map(disk).collect();
    (!disks.is_empty()).then(|| InstanceStorageInfo {
        total_size_in_gb: Some(i64::from(total_disk_gb(kind))),
        disks,
        nvme_support: kind.disk_nvme.parse().ok(),
        encryption_support: kind.disk_encryption.parse().ok(),
    })
}

fn ebs(ebs: &Ebs) -> EbsInfo {
    let optimized = EbsOptimizedInfo {
        baseline_bandwidth_in_mbps: number(ebs.baseline_mbps),
        baseline_throughput_in_m_bps: Some(ebs.baseline_throughput()),
        baseline_iops: number(ebs.baseline_iops),
        maximum_bandwidth_in_mbps: number(ebs.maximum_mbps),
        maximum_throughput_in_m_bps: Some(ebs.maximum_throughput()),
        maximum_iops: number(ebs.maximum_iops),
    };
    let cards = ebs.cards.max(1);
    let share = |value: u32| number(value / cards);
    let card = |index: u32| EbsCardInfo {
        ebs_card_index: number(index),
        baseline_bandwidth_in_mbps: share(ebs.baseline_mbps),
        baseline_throughput_in_m_bps: Some(ebs.baseline_throughput() / f64::from(cards)),
        baseline_iops: share(ebs.baseline_iops),
        maximum_bandwidth_in_mbps: share(ebs.maximum_mbps),
        maximum_throughput_in_m_bps: Some(ebs.maximum_throughput() / f64::from(cards)),
        maximum_iops: share(ebs.maximum_iops),
    };
    EbsInfo {
        ebs_optimized_support: ebs.optimized.parse().ok(),
        encryption_support: Some(EbsEncryptionSupport::Supported),
        ebs_cards: (0..ebs.cards).map(card).collect(),
        ebs_optimized_info: (ebs.maximum_mbps > 0).then_some(optimized),
        nvme_support: ebs.nvme.parse().ok(),
        maximum_ebs_attachments: number(ebs.attachments),
        attachment_limit_type: ebs.limit.parse().ok(),
        maximum_ebs_cards: number(ebs.cards).filter(|cards| *cards > 0),
    }
}

fn network(kind: &InstanceType) -> NetworkInfo {
    let network = &kind.network;
    NetworkInfo {
        network_performance: Some(network.performance()),
        maximum_network_interfaces: number(kind.maximum_network_interfaces()),
        maximum_network_cards: number(network.cards),
        default_network_card_index: Some(0),
        network_cards: (0..network.cards).map(|it| card(network, it)).collect(),
        ipv4_addresses_per_interface: number(network.ipv4_addresses),
        ipv6_addresses_per_interface: number(network.ipv6_addresses),
        ipv6_supported: Some(network.ipv6_addresses > 0),
        ena_support: network.ena.parse().ok(),
        efa_supported: Some(network.efa_interfaces > 0),
        efa_info: (network.efa_interfaces > 0).then(|| EfaInfo {
            maximum_efa_interfaces: number(network.efa_interfaces),
        }),
        encryption_in_transit_supported: Some(network.encryption_in_transit),
        ena_srd_supported: Some(network.ena_srd),
        bandwidth_weightings: values(network.weightings),
        flexible_ena_queues_support: support(network.flexible_queues).parse().ok(),
        connection_tracking_configuration: Some(DefaultConnectionTrackingConfiguration {
            default_tcp_established_timeout: Some(network.tcp_timeout_seconds),
            default_udp_timeout: Some(30),
            default_udp_stream_timeout: Some(180),
        }),
        secondary_network_supported: Some(false),
        ipv4_addresses_per_secondary_interface: network.secondary_ipv4_addresses.and_then(number),
        ..Default::default()
    }
}

fn card(network: &Network, index: u32) -> NetworkCardInfo {
    let is_other = index == 0 && network.first_card_gbps > 0.0;
    let gbps = |of_all: f64| match is_other {
        true => Some(network.first_card_gbps),
        false => Some(of_all),
    };
    NetworkCardInfo {
        network_card_index: number(index),
        network_performance: Some(network.card_performance()),
        maximum_network_interfaces: number(network.interfaces_per_card),
        additional_flexible_network_interfaces: network.flexible_interfaces.and_then(number),
        baseline_bandwidth_in_gbps: gbps(network.baseline_gbps),
        peak_bandwidth_in_gbps: gbps(network.peak_gbps),
        default_ena_queue_count_per_interface: number(network.queues),
        maximum_ena_queue_count: network.card_queues.and_then(number),
        maximum_ena_queue_count_per_interface: network.interface_queues.and_then(number),
    }
}

/// The memory of some devices together, in MiB. A part of a device has that much by itself.
fn total_mib(devices: &[Accelerator]) -> Option<i32> {
    let total = devices.iter().map(|it| it.count.max(1) * it.memory_mib);
    number(total.sum())
}

fn gpus(kind: &InstanceType) -> Option<GpuInfo> {
    let gpus = kind.gpus();
    let gpu = |it: &Accelerator| GpuDeviceInfo {
        name: Some(it.name.clone()),
        manufacturer: Some(it.maker.clone()),
        count: number(it.count),
        logical_gpu_count: number(it.count.max(1)),
        gpu_partition_size: Some(if kind.gpu_part > 0.0 {
            kind.gpu_part
        } else {
            1.0
        }),
        workloads: kind.gpu_workloads.iter().map(str::to_owned).collect(),
        memory_info: Some(GpuDeviceMemoryInfo {
            size_in_mi_b: number(it.memory_mib),
        }),
    };
    (!gpus.is_empty()).then(|| GpuInfo {
        gpus: gpus.iter().map(gpu).collect(),
        total_gpu_memory_in_mi_b: total_mib(&gpus),
    })
}

fn fpgas(kind: &InstanceType) -> Option<FpgaInfo> {
    let fpgas = kind.fpgas();
    let fpga = |it: &Accelerator| FpgaDeviceInfo {
        name: Some(it.name.clone()),
        manufacturer: Some(it.maker.clone()),
        count: number(it.count),
        memory_info: Some(FpgaDeviceMemoryInfo {
            size_in_mi_b: number(it.memory_mib),
        }),
    };
    (!fpgas.is_empty()).then(|| FpgaInfo {
        fpgas: fpgas.iter().map(fpga).collect(),
        total_fpga_memory_in_mi_b: total_mib(&fpgas),
    })
}

fn inference(kind: &InstanceType) -> Option<InferenceAcceleratorInfo> {
    let devices = kind.inference_accelerators();
    let device = |it: &Accelerator| InferenceDeviceInfo {
        count: number(it.count),
        name: Some(it.name.clone()),
        manufacturer: Some(it.maker.clone()),
        memory_info: Some(InferenceDeviceMemoryInfo {
            size_in_mi_b: number(it.memory_mib),
        }),
    };
    (!devices.is_empty()).then(|| InferenceAcceleratorInfo {
        accelerators: devices.iter().map(device).collect(),
        total_inference_memory_in_mi_b: total_mib(&devices),
    })
}

fn media(kind: &InstanceType) -> Option<MediaAcceleratorInfo> {
    let devices = kind.media_accelerators();
    let device = |it: &Accelerator| MediaDeviceInfo {
        count: number(it.count),
        name: Some(it.name.clone()),
        manufacturer: Some(it.maker.clone()),
        memory_info: Some(MediaDeviceMemoryInfo {
            size_in_mi_b: number(it.memory_mib),
        }),
    };
    (!devices.is_empty()).then(|| MediaAcceleratorInfo {
        accelerators: devices.iter().map(device).collect(),
        total_media_memory_in_mi_b: total_mib(&devices),
    })
}

fn neuron(kind: &InstanceType) -> Option<NeuronInfo> {
    let devices = kind.neuron_devices();
    let (cores, version) = kind.neuron_cores;
    let device = |it: &Accelerator| NeuronDeviceInfo {
        count: number(it.count),
        name: Some(it.name.clone()),
        core_info: Some(NeuronDeviceCoreInfo {
            count: number(cores),
            version: number(version),
        }),
        memory_info: Some(NeuronDeviceMemoryInfo {
            size_in_mi_b: number(it.memory_mib),
        }),
    };
    (!devices.is_empty()).then(|| NeuronInfo {
        neuron_devices: devices.iter().map(device).collect(),
        total_neuron_device_memory_in_mi_b: total_mib(&devices),
    })
}
