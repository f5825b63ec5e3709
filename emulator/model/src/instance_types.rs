//! A catalogue of common instance types: facts of AWS's, as DescribeInstanceTypes gives them, and nothing of ours.
//!
//! A type that is not here is not offered. Adding one is adding its row.

/// An instance type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InstanceType {
    /// Its name, such as `t3.micro`.
    pub name: &'static str,
    /// How many virtual processors it has.
    pub vcpus: u32,
    /// How many of them share a core.
    pub threads_per_core: u32,
    /// Its memory, in MiB.
    pub memory_mib: u64,
    /// The architectures that it runs, such as `x86_64`.
    pub architectures: &'static [&'static str],
    /// What it runs on.
    pub hypervisor: Hypervisor,
    /// Whether AWS counts it among the current generation.
    pub current_generation: bool,
    /// Whether it earns and spends CPU credits.
    pub burstable: bool,
    /// Whether the free tier has it.
    pub free_tier_eligible: bool,
    /// What AWS says of its network, such as `Up to 5 Gigabit`.
    pub network_performance: &'static str,
    /// How many network interfaces it takes.
    pub maximum_network_interfaces: u32,
    /// How many IPv4 addresses each of those takes.
    pub ipv4_addresses_per_interface: u32,
}

/// What an instance type runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hypervisor {
    /// The older one.
    Xen,
    /// The one of today.
    Nitro,
}

impl Hypervisor {
    /// AWS's word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xen => "xen",
            Self::Nitro => "nitro",
        }
    }
}

/// The type of that name.
pub fn find(name: &str) -> Option<&'static InstanceType> {
    INSTANCE_TYPES.iter().find(|known| known.name == name)
}

const INTEL: &[&str] = &["x86_64"];
const INTEL_32_AND_64: &[&str] = &["i386", "x86_64"];
const ARM: &[&str] = &["arm64"];

macro_rules! instance_types {
    ($($name:literal, $vcpus:literal, $threads:literal, $memory:literal, $architectures:ident, $hypervisor:ident,
        $current:literal, $burstable:literal, $free:literal, $network:literal, $interfaces:literal, $addresses:literal;)*) => {
        /// Every type that is offered, family by family.
        pub const INSTANCE_TYPES: &[InstanceType] = &[$(InstanceType {
            name: $name,
            vcpus: $vcpus,
            threads_per_core: $threads,
            memory_mib: $memory,
            architectures: $architectures,
            hypervisor: Hypervisor::$hypervisor,
            current_generation: $current,
            burstable: $burstable,
            free_tier_eligible: $free,
            network_performance: $network,
            maximum_network_interfaces: $interfaces,
            ipv4_addresses_per_interface: $addresses,
        }),*];
    };
}

// Name, virtual processors, threads per core, MiB, architectures, hypervisor, current generation, burstable, free tier,
// network performance, interfaces, IPv4 addresses per interface.
instance_types! {
    "t1.micro", 1, 1, 627, INTEL_32_AND_64, Xen, false, false, false, "Very Low", 2, 2;
    "t2.nano", 1, 1, 512, INTEL_32_AND_64, Xen, true, true, false, "Low to Moderate", 2, 2;
    "t2.micro", 1, 1, 1024, INTEL_32_AND_64, Xen, true, true, false, "Low to Moderate", 2, 2;
    "t2.small", 1, 1, 2048, INTEL_32_AND_64, Xen, true, true, false, "Low to Moderate", 3, 4;
    "t2.medium", 2, 1, 4096, INTEL_32_AND_64, Xen, true, true, false, "Low to Moderate", 3, 6;
    "t2.large", 2, 1, 8192, INTEL, Xen, true, true, false, "Low to Moderate", 3, 12;
    "t2.xlarge", 4, 1, 16384, INTEL, Xen, true, true, false, "Moderate", 3, 15;
    "t2.2xlarge", 8, 1, 32768, INTEL, Xen, true, true, false, "Moderate", 3, 15;
    "t3.nano", 2, 2, 512, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 2, 2;
    "t3.micro", 2, 2, 1024, INTEL, Nitro, true, true, true, "Up to 5 Gigabit", 2, 2;
    "t3.small", 2, 2, 2048, INTEL, Nitro, true, true, true, "Up to 5 Gigabit", 3, 4;
    "t3.medium", 2, 2, 4096, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 3, 6;
    "t3.large", 2, 2, 8192, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 3, 12;
    "t3.xlarge", 4, 2, 16384, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 4, 15;
    "t3.2xlarge", 8, 2, 32768, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 4, 15;
    "t3a.nano", 2, 2, 512, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 2, 2;
    "t3a.micro", 2, 2, 1024, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 2, 2;
    "t3a.small", 2, 2, 2048, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 2, 4;
    "t3a.medium", 2, 2, 4096, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 3, 6;
    "t3a.large", 2, 2, 8192, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 3, 12;
    "t3a.xlarge", 4, 2, 16384, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 4, 15;
    "t3a.2xlarge", 8, 2, 32768, INTEL, Nitro, true, true, false, "Up to 5 Gigabit", 4, 15;
    "t4g.nano", 2, 1, 512, ARM, Nitro, true, true, false, "Up to 5 Gigabit", 2, 2;
    "t4g.micro", 2, 1, 1024, ARM, Nitro, true, true, true, "Up to 5 Gigabit", 2, 2;
    "t4g.small", 2, 1, 2048, ARM, Nitro, true, true, true, "Up to 5 Gigabit", 3, 4;
    "t4g.medium", 2, 1, 4096, ARM, Nitro, true, true, false, "Up to 5 Gigabit", 3, 6;
    "t4g.large", 2, 1, 8192, ARM, Nitro, true, true, false, "Up to 5 Gigabit", 3, 12;
    "t4g.xlarge", 4, 1, 16384, ARM, Nitro, true, true, false, "Up to 5 Gigabit", 4, 15;
    "t4g.2xlarge", 8, 1, 32768, ARM, Nitro, true, true, false, "Up to 5 Gigabit", 4, 15;
    "m1.small", 1, 1, 1740, INTEL_32_AND_64, Xen, false, false, false, "Low", 2, 4;
    "m4.large", 2, 2, 8192, INTEL, Xen, false, false, false, "Moderate", 2, 10;
    "m4.xlarge", 4, 2, 16384, INTEL, Xen, false, false, false, "High", 4, 15;
    "m4.2xlarge", 8, 2, 32768, INTEL, Xen, false, false, false, "High", 4, 15;
    "m4.4xlarge", 16, 2, 65536, INTEL, Xen, false, false, false, "High", 8, 30;
    "m5.large", 2, 2, 8192, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 3, 10;
    "m5.xlarge", 4, 2, 16384, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 4, 15;
    "m5.2xlarge", 8, 2, 32768, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 4, 15;
    "m5.4xlarge", 16, 2, 65536, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 8, 30;
    "m5a.large", 2, 2, 8192, INTEL, Nitro, true, false, false, "Up to 10 Gigabit", 3, 10;
    "m5a.xlarge", 4, 2, 16384, INTEL, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "m5a.2xlarge", 8, 2, 32768, INTEL, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "m5a.4xlarge", 16, 2, 65536, INTEL, Nitro, true, false, false, "Up to 10 Gigabit", 8, 30;
    "m6i.large", 2, 2, 8192, INTEL, Nitro, false, false, false, "Up to 12.5 Gigabit", 3, 10;
    "m6i.xlarge", 4, 2, 16384, INTEL, Nitro, false, false, false, "Up to 12.5 Gigabit", 4, 15;
    "m6i.2xlarge", 8, 2, 32768, INTEL, Nitro, false, false, false, "Up to 12.5 Gigabit", 4, 15;
    "m6i.4xlarge", 16, 2, 65536, INTEL, Nitro, false, false, false, "Up to 12.5 Gigabit", 8, 30;
    "m6a.large", 2, 2, 8192, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "m6a.xlarge", 4, 2, 16384, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "m6a.2xlarge", 8, 2, 32768, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "m6a.4xlarge", 16, 2, 65536, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 8, 30;
    "m7i.large", 2, 2, 8192, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "m7i.xlarge", 4, 2, 16384, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "m7i.2xlarge", 8, 2, 32768, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "m7i.4xlarge", 16, 2, 65536, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 8, 30;
    "m7a.large", 2, 1, 8192, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "m7a.xlarge", 4, 1, 16384, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "m7a.2xlarge", 8, 1, 32768, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "m7a.4xlarge", 16, 1, 65536, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 8, 30;
    "c4.large", 2, 2, 3840, INTEL, Xen, false, false, false, "Moderate", 3, 10;
    "c4.xlarge", 4, 2, 7680, INTEL, Xen, false, false, false, "High", 4, 15;
    "c4.2xlarge", 8, 2, 15360, INTEL, Xen, false, false, false, "High", 4, 15;
    "c4.4xlarge", 16, 2, 30720, INTEL, Xen, false, false, false, "High", 8, 30;
    "c5.large", 2, 2, 4096, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 3, 10;
    "c5.xlarge", 4, 2, 8192, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 4, 15;
    "c5.2xlarge", 8, 2, 16384, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 4, 15;
    "c5.4xlarge", 16, 2, 32768, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 8, 30;
    "c5a.large", 2, 2, 4096, INTEL, Nitro, true, false, false, "Up to 10 Gigabit", 3, 10;
    "c5a.xlarge", 4, 2, 8192, INTEL, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "c5a.2xlarge", 8, 2, 16384, INTEL, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "c5a.4xlarge", 16, 2, 32768, INTEL, Nitro, true, false, false, "Up to 10 Gigabit", 8, 30;
    "c6i.large", 2, 2, 4096, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "c6i.xlarge", 4, 2, 8192, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "c6i.2xlarge", 8, 2, 16384, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "c6i.4xlarge", 16, 2, 32768, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 8, 30;
    "c6a.large", 2, 2, 4096, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "c6a.xlarge", 4, 2, 8192, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "c6a.2xlarge", 8, 2, 16384, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "c6a.4xlarge", 16, 2, 32768, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 8, 30;
    "c7i.large", 2, 2, 4096, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "c7i.xlarge", 4, 2, 8192, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "c7i.2xlarge", 8, 2, 16384, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "c7i.4xlarge", 16, 2, 32768, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 8, 30;
    "r4.large", 2, 2, 15616, INTEL, Xen, false, false, false, "Up to 10 Gigabit", 3, 10;
    "r4.xlarge", 4, 2, 31232, INTEL, Xen, false, false, false, "Up to 10 Gigabit", 4, 15;
    "r4.2xlarge", 8, 2, 62464, INTEL, Xen, false, false, false, "Up to 10 Gigabit", 4, 15;
    "r4.4xlarge", 16, 2, 124928, INTEL, Xen, false, false, false, "Up to 10 Gigabit", 8, 30;
    "r5.large", 2, 2, 16384, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 3, 10;
    "r5.xlarge", 4, 2, 32768, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 4, 15;
    "r5.2xlarge", 8, 2, 65536, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 4, 15;
    "r5.4xlarge", 16, 2, 131072, INTEL, Nitro, false, false, false, "Up to 10 Gigabit", 8, 30;
    "r6i.large", 2, 2, 16384, INTEL, Nitro, false, false, false, "Up to 12.5 Gigabit", 3, 10;
    "r6i.xlarge", 4, 2, 32768, INTEL, Nitro, false, false, false, "Up to 12.5 Gigabit", 4, 15;
    "r6i.2xlarge", 8, 2, 65536, INTEL, Nitro, false, false, false, "Up to 12.5 Gigabit", 4, 15;
    "r6i.4xlarge", 16, 2, 131072, INTEL, Nitro, false, false, false, "Up to 12.5 Gigabit", 8, 30;
    "r7i.large", 2, 2, 16384, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "r7i.xlarge", 4, 2, 32768, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "r7i.2xlarge", 8, 2, 65536, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "r7i.4xlarge", 16, 2, 131072, INTEL, Nitro, true, false, false, "Up to 12.5 Gigabit", 8, 30;
    "m6g.medium", 1, 1, 4096, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 2, 4;
    "m6g.large", 2, 1, 8192, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 3, 10;
    "m6g.xlarge", 4, 1, 16384, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "m6g.2xlarge", 8, 1, 32768, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "m6g.4xlarge", 16, 1, 65536, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 8, 30;
    "m7g.medium", 1, 1, 4096, ARM, Nitro, true, false, false, "Up to 12.5 Gigabit", 2, 4;
    "m7g.large", 2, 1, 8192, ARM, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "m7g.xlarge", 4, 1, 16384, ARM, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "m7g.2xlarge", 8, 1, 32768, ARM, Nitro, true, false, false, "Up to 15 Gigabit", 4, 15;
    "m7g.4xlarge", 16, 1, 65536, ARM, Nitro, true, false, false, "Up to 15 Gigabit", 8, 30;
    "c6g.medium", 1, 1, 2048, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 2, 4;
    "c6g.large", 2, 1, 4096, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 3, 10;
    "c6g.xlarge", 4, 1, 8192, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "c6g.2xlarge", 8, 1, 16384, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "c6g.4xlarge", 16, 1, 32768, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 8, 30;
    "c7g.medium", 1, 1, 2048, ARM, Nitro, true, false, false, "Up to 12.5 Gigabit", 2, 4;
    "c7g.large", 2, 1, 4096, ARM, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "c7g.xlarge", 4, 1, 8192, ARM, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "c7g.2xlarge", 8, 1, 16384, ARM, Nitro, true, false, false, "Up to 15 Gigabit", 4, 15;
    "c7g.4xlarge", 16, 1, 32768, ARM, Nitro, true, false, false, "Up to 15 Gigabit", 8, 30;
    "r6g.medium", 1, 1, 8192, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 2, 4;
    "r6g.large", 2, 1, 16384, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 3, 10;
    "r6g.xlarge", 4, 1, 32768, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "r6g.2xlarge", 8, 1, 65536, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 4, 15;
    "r6g.4xlarge", 16, 1, 131072, ARM, Nitro, true, false, false, "Up to 10 Gigabit", 8, 30;
    "r7g.medium", 1, 1, 8192, ARM, Nitro, true, false, false, "Up to 12.5 Gigabit", 2, 4;
    "r7g.large", 2, 1, 16384, ARM, Nitro, true, false, false, "Up to 12.5 Gigabit", 3, 10;
    "r7g.xlarge", 4, 1, 32768, ARM, Nitro, true, false, false, "Up to 12.5 Gigabit", 4, 15;
    "r7g.2xlarge", 8, 1, 65536, ARM, Nitro, true, false, false, "Up to 15 Gigabit", 4, 15;
    "r7g.4xlarge", 16, 1, 131072, ARM, Nitro, true, false, false, "Up to 15 Gigabit", 8, 30;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_found_by_its_name_alone() {
        let found = find("t3.micro").map(|found| (found.vcpus, found.memory_mib));
        assert_eq!(found, Some((2, 1024)));
        assert_eq!(find("t3"), None);
        assert_eq!(find("T3.micro"), None);
    }

    #[test]
    fn no_type_is_listed_twice() {
        let mut names: Vec<_> = INSTANCE_TYPES.iter().map(|known| known.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), INSTANCE_TYPES.len());
    }
}
