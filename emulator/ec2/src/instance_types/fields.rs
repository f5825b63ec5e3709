//! The filters of DescribeInstanceTypes.

use terrarium_model::instance_types::{Disk, InstanceType, Words};

use crate::filters::Field;

#[rustfmt::skip]
pub(super) const FIELDS: &[Field<InstanceType>] = &[
    ("auto-recovery-supported", |_, it| one(it.auto_recovery)),
    ("bare-metal", |_, it| one(it.hypervisor.is_none())),
    ("burstable-performance-supported", |_, it| one(it.burstable)),
    ("current-generation", |_, it| one(it.current_generation)),
    ("dedicated-hosts-supported", |_, it| one(it.dedicated_hosts)),
    ("ebs-info.attachment-limit-type", |_, it| one(it.ebs.limit)),
    ("ebs-info.ebs-optimized-info.baseline-bandwidth-in-mbps", |_, it| some(it.ebs.baseline_mbps)),
    ("ebs-info.ebs-optimized-info.baseline-iops", |_, it| some(it.ebs.baseline_iops)),
    ("ebs-info.ebs-optimized-info.baseline-throughput-in-mbps", |_, it| decimal(it.ebs.baseline_throughput())),
    ("ebs-info.ebs-optimized-info.maximum-bandwidth-in-mbps", |_, it| some(it.ebs.maximum_mbps)),
    ("ebs-info.ebs-optimized-info.maximum-iops", |_, it| some(it.ebs.maximum_iops)),
    ("ebs-info.ebs-optimized-info.maximum-throughput-in-mbps", |_, it| decimal(it.ebs.maximum_throughput())),
    ("ebs-info.ebs-optimized-support", |_, it| one(it.ebs.optimized)),
    ("ebs-info.encryption-support", |_, _| one("supported")),
    ("ebs-info.maximum-ebs-attachments", |_, it| one(it.ebs.attachments)),
    ("ebs-info.nvme-support", |_, it| one(it.ebs.nvme)),
    ("free-tier-eligible", |_, it| one(it.free_tier_eligible)),
    ("hibernation-supported", |_, it| one(it.hibernation)),
    ("hypervisor", |_, it| it.hypervisor.iter().map(|it| it.name().to_owned()).collect()),
    ("instance-storage-info.disk.count", |_, it| disks(it, |disk| disk.count.to_string())),
    ("instance-storage-info.disk.size-in-gb", |_, it| disks(it, |disk| disk.size_gb.to_string())),
    ("instance-storage-info.disk.type", |_, it| disks(it, |disk| disk.kind.to_owned())),
    ("instance-storage-info.encryption-support", |_, it| words(it.disk_encryption)),
    ("instance-storage-info.nvme-support", |_, it| words(it.disk_nvme)),
    ("instance-storage-info.total-size-in-gb", |_, it| some(total_disk_gb(it))),
    ("instance-storage-supported", |_, it| one(!it.disks().is_empty())),
    ("instance-type", |_, it| one(it.name)),
    ("memory-info.size-in-mib", |_, it| one(it.memory_mib)),
    ("network-info.bandwidth-weightings", |_, it| list(it.network.weightings)),
    ("network-info.efa-info.maximum-efa-interfaces", |_, it| some(it.network.efa_interfaces)),
    ("network-info.efa-supported", |_, it| one(it.network.efa_interfaces > 0)),
    ("network-info.ena-support", |_, it| one(it.network.ena)),
    ("network-info.encryption-in-transit-supported", |_, it| one(it.network.encryption_in_transit)),
    ("network-info.flexible-ena-queues-support", |_, it| support(it.network.flexible_queues)),
    ("network-info.ipv4-addresses-per-interface", |_, it| one(it.network.ipv4_addresses)),
    ("network-info.ipv6-addresses-per-interface", |_, it| one(it.network.ipv6_addresses)),
    ("network-info.ipv6-supported", |_, it| one(it.network.ipv6_addresses > 0)),
    ("network-info.maximum-network-cards", |_, it| one(it.network.cards)),
    ("network-info.maximum-network-interfaces", |_, it| one(it.maximum_network_interfaces())),
    ("network-info.network-performance", |_, it| one(it.network.performance())),
    ("nitro-enclaves-support", |_, it| support(it.enclaves)),
    ("nitro-tpm-info.supported-versions", |_, it| if it.tpm { one("2.0") } else { Vec::new() }),
    ("nitro-tpm-support", |_, it| support(it.tpm)),
    ("processor-info.supported-architecture", |_, it| list(it.architectures)),
    ("processor-info.supported-features", |_, it| list(it.processor_features)),
    ("processor-info.sustained-clock-speed-in-ghz", |_, it| decimal(it.clock_ghz)),
    ("reboot-migration-support", |_, it| support(it.reboot_migration)),
    ("supported-boot-mode", |_, it| list(it.boot_modes)),
    ("supported-root-device-type", |_, it| list(it.root_devices)),
    ("supported-usage-class", |_, it| list(it.usage_classes)),
    ("supported-virtualization-type", |_, it| list(it.virtualization)),
    ("vcpu-info.default-cores", |_, it| one(it.cores())),
    ("vcpu-info.default-threads-per-core", |_, it| one(it.threads_per_core)),
    ("vcpu-info.default-vcpus", |_, it| one(it.vcpus)),
    ("vcpu-info.valid-cores", |_, it| it.valid_cores().iter().map(u32::to_string).collect()),
    ("vcpu-info.valid-threads-per-core", |_, it| it.valid_threads().iter().map(u32::to_string).collect()),
];

fn one(value: impl ToString) -> Vec<String> {
    vec![value.to_string()]
}

/// A number that is not there when it is nothing.
fn some(value: u32) -> Vec<String> {
    match value {
        0 => Vec::new(),
        value => one(value),
    }
}

/// A decimal as AWS writes it: with at least one digit behind the point; not there when it is nothing.
fn decimal(value: f64) -> Vec<String> {
    match value > 0.0 {
        true => vec![format!("{value:?}"), value.to_string()],
        false => Vec::new(),
    }
}

fn words(text: &str) -> Vec<String> {
    match text {
        "" => Vec::new(),
        text => one(text),
    }
}

fn list(words: Words) -> Vec<String> {
    words.iter().map(str::to_owned).collect()
}

fn support(is_supported: bool) -> Vec<String> {
    one(super::shown::support(is_supported))
}

fn disks(kind: &InstanceType, value: fn(&Disk) -> String) -> Vec<String> {
    kind.disks().iter().map(value).collect()
}

/// The size of all disks of its own, in GB.
pub(super) fn total_disk_gb(kind: &InstanceType) -> u32 {
    kind.disks()
        .iter()
        .map(|disk| disk.count * disk.size_gb)
        .sum()
}
