//! What is known of an instance type, and how a fact in the table is read. Which types there are is told elsewhere.

/// Words that stand in the table with commas between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words(&'static str);

impl Words {
    /// The words, in order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split(',').filter(|word| !word.is_empty())
    }

    /// Whether a word is among them.
    pub fn contains(self, word: &str) -> bool {
        self.iter().any(|known| known == word)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
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

/// An instance type.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
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
    pub architectures: Words,
    /// Who makes its processor.
    pub manufacturer: &'static str,
    /// The speed of its processor, in GHz; nothing where AWS does not say.
    pub clock_ghz: f64,
    /// What its processor can do besides, such as `amd-sev-snp`.
    pub processor_features: Words,
    /// What it runs on; none for bare metal.
    pub hypervisor: Option<Hypervisor>,
    /// Whether AWS counts it among the current generation.
    pub current_generation: bool,
    /// Whether it earns and spends CPU credits.
    pub burstable: bool,
    /// Whether the free tier has it.
    pub free_tier_eligible: bool,
    /// Whether it can hibernate.
    pub hibernation: bool,
    /// Whether it runs on dedicated hosts.
    pub dedicated_hosts: bool,
    /// Whether AWS recovers it when its host fails.
    pub auto_recovery: bool,
    /// Whether a reboot can move it.
    pub reboot_migration: bool,
    /// Whether it can have enclaves.
    pub enclaves: bool,
    /// Whether it has a TPM.
    pub tpm: bool,
    /// Whether it has a precision hardware clock.
    pub precision_clock: bool,
    /// How it boots.
    pub boot_modes: Words,
    /// What its root device can be.
    pub root_devices: Words,
    /// How it can be bought.
    pub usage_classes: Words,
    /// `hvm`, and `paravirtual` of old.
    pub virtualization: Words,
    /// The strategies of placement groups that it can be in.
    pub placement: Words,
    /// What EBS is to it.
    pub ebs: Ebs,
    /// Its network.
    pub network: Network,
    /// Whether its own disks are NVMe: `required`, `supported` or `unsupported`; empty when it has none.
    pub disk_nvme: &'static str,
    /// Whether its own disks are encrypted.
    pub disk_encryption: &'static str,
    /// What its GPUs are for.
    pub gpu_workloads: Words,
    /// The part of a GPU that it has; nothing for whole ones.
    pub gpu_part: f64,
    /// How many cores a Neuron device has, and of which version.
    pub neuron_cores: (u32, u32),
    valid_cores: Words,
    disks: Words,
    gpus: &'static str,
    inference: &'static str,
    media: &'static str,
    fpgas: &'static str,
    neuron: &'static str,
    offered: Words,
}

/// What EBS is to an instance type.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Ebs {
    /// `default`, `supported` or `unsupported`.
    pub optimized: &'static str,
    /// `required`, `supported` or `unsupported`.
    pub nvme: &'static str,
    /// Whether the limit of volumes is `dedicated` to them or `shared` with interfaces.
    pub limit: &'static str,
    /// How many volumes it takes.
    pub attachments: u32,
    /// How many cards it has for them, where there are several.
    pub cards: u32,
    /// The bandwidth that it always has, in Mbit/s.
    pub baseline_mbps: u32,
    /// The bandwidth that it has for a time.
    pub maximum_mbps: u32,
    /// The operations per second that it always has.
    pub baseline_iops: u32,
    /// The operations per second that it has for a time.
    pub maximum_iops: u32,
    baseline_throughput: f64,
}

impl Ebs {
    /// The throughput that it always has, in MB/s.
    pub fn baseline_throughput(&self) -> f64 {
        match self.baseline_throughput > 0.0 {
            true => self.baseline_throughput,
            false => f64::from(self.baseline_mbps) / 8.0,
        }
    }

    /// The throughput that it has for a time, in MB/s.
    pub fn maximum_throughput(&self) -> f64 {
        f64::from(self.maximum_mbps) / 8.0
    }
}

/// The network of an instance type.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Network {
    /// How many network cards it has.
    pub cards: u32,
    /// How many interfaces a card takes.
    pub interfaces_per_card: u32,
    /// How many more a card takes when queues are given out by hand.
    pub flexible_interfaces: Option<u32>,
    /// How many IPv4 addresses an interface takes.
    pub ipv4_addresses: u32,
    /// How many IPv6 addresses an interface takes; none means that there is no IPv6.
    pub ipv6_addresses: u32,
    /// How many IPv4 addresses a secondary interface takes.
    pub secondary_ipv4_addresses: Option<u32>,
    /// The bandwidth that a card always has, in Gbit/s.
    pub baseline_gbps: f64,
    /// The bandwidth that a card has for a time.
    pub peak_gbps: f64,
    /// The bandwidth of the first card, where it is another.
    pub first_card_gbps: f64,
    /// How many queues an interface has.
    pub queues: u32,
    /// How many queues a card has.
    pub card_queues: Option<u32>,
    /// How many queues an interface can have.
    pub interface_queues: Option<u32>,
    /// Whether queues can be given out by hand.
    pub flexible_queues: bool,
    /// How many EFA interfaces it takes.
    pub efa_interfaces: u32,
    /// `required`, `supported` or `unsupported`.
    pub ena: &'static str,
    /// Whether it has ENA Express.
    pub ena_srd: bool,
    /// Whether packets between instances are encrypted.
    pub encryption_in_transit: bool,
    /// How bandwidth can be shared out.
    pub weightings: Words,
    /// For how long an idle TCP connection is tracked.
    pub tcp_timeout_seconds: i32,
    performance: &'static str,
    card_performance: &'static str,
}

impl Network {
    /// What AWS says of it, such as `Up to 5 Gigabit`.
    pub fn performance(&self) -> String {
        with_blanks(self.performance)
    }

    /// What AWS says of a card.
    pub fn card_performance(&self) -> String {
        match self.card_performance {
            "" => self.performance(),
            other => with_blanks(other),
        }
    }
}

/// Some devices of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accelerator {
    /// How many.
    pub count: u32,
    /// Who makes it.
    pub maker: String,
    /// What it is called.
    pub name: String,
    /// The memory of one, in MiB.
    pub memory_mib: u32,
}

/// Some disks of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disk {
    /// How many.
    pub count: u32,
    /// The size of one, in GB.
    pub size_gb: u32,
    /// `hdd` or `ssd`.
    pub kind: &'static str,
}

fn with_blanks(text: &str) -> String {
    text.replace('_', " ")
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or_default()
}

fn decimal(text: &str) -> f64 {
    text.parse().unwrap_or_default()
}

/// The two sides of a separator; the whole twice when it is not there.
fn both(text: &str, separator: char) -> (&str, &str) {
    text.split_once(separator).unwrap_or((text, text))
}

/// `yes` and `no` stand for AWS's longer words.
fn support(text: &'static str) -> &'static str {
    match text {
        "yes" => "supported",
        "no" => "unsupported",
        other => other,
    }
}

fn accelerators(text: &'static str) -> Vec<Accelerator> {
    let one = |text: &str| {
        let (count, rest) = text.split_once('x')?;
        let (maker, rest) = rest.split_once(':')?;
        let (name, memory) = rest.split_once(':')?;
        Some(Accelerator {
            count: number(count),
            maker: with_blanks(maker),
            name: with_blanks(name),
            memory_mib: number(memory),
        })
    };
    text.split(',').filter_map(one).collect()
}

impl InstanceType {
    /// Takes in a fact of the table; whether it was understood.
    pub(super) fn learn(&mut self, key: &str, value: &'static str) -> bool {
        let value = if value == "-" { "" } else { value };
        let yes = value == "yes";
        match key {
            "vcpus" => self.vcpus = number(value),
            "threads" => self.threads_per_core = number(value),
            "cores" => self.valid_cores = Words(value),
            "mib" => self.memory_mib = value.parse().unwrap_or_default(),
            "arch" => self.architectures = Words(value),
            "maker" => self.manufacturer = value,
            "ghz" => self.clock_ghz = decimal(value),
            "features" => self.processor_features = Words(value),
            "hypervisor" => {
                self.hypervisor = match value {
                    "xen" => Some(Hypervisor::Xen),
                    "nitro" => Some(Hypervisor::Nitro),
                    _ => None,
                }
            }
            "current" => self.current_generation = yes,
            "burstable" => self.burstable = yes,
            "free" => self.free_tier_eligible = yes,
            "hibernation" => self.hibernation = yes,
            "dedicated" => self.dedicated_hosts = yes,
            "recovery" => self.auto_recovery = yes,
            "reboot-migration" => self.reboot_migration = yes,
            "enclaves" => self.enclaves = yes,
            "tpm" => self.tpm = yes,
            "phc" => self.precision_clock = yes,
            "boot" => self.boot_modes = Words(value),
            "root" => self.root_devices = Words(value),
            "usage" => self.usage_classes = Words(value),
            "virtualization" => self.virtualization = Words(value),
            "placement" => self.placement = Words(value),
            "disks" => self.disks = Words(value),
            "disk-nvme" => self.disk_nvme = support(value),
            "disk-encryption" => self.disk_encryption = support(value),
            "gpus" => self.gpus = value,
            "gpu-workloads" => self.gpu_workloads = Words(value),
            "gpu-part" => self.gpu_part = decimal(value),
            "inference" => self.inference = value,
            "media" => self.media = value,
            "fpgas" => self.fpgas = value,
            "neuron" => self.neuron = value,
            "neuron-cores" => {
                let (count, version) = both(value, ':');
                self.neuron_cores = (number(count), number(version));
            }
            "at" => self.offered = Words(value),
            _ => return self.ebs.learn(key, value) || self.network.learn(key, value),
        }
        true
    }

    /// How many cores can be asked for, besides all; empty where there is no choice.
    pub fn valid_cores(&self) -> Vec<u32> {
        let unfold = |part: &'static str| {
            let (range, step) = part.split_once('/').unwrap_or((part, "1"));
            let (first, last) = both(range, '-');
            (number(first)..=number(last)).step_by(number(step).max(1) as usize)
        };
        self.valid_cores.iter().flat_map(unfold).collect()
    }

    /// How many cores it has.
    pub fn cores(&self) -> u32 {
        self.vcpus / self.threads_per_core.max(1)
    }

    /// How many threads per core can be asked for; empty where there is no choice.
    pub fn valid_threads(&self) -> Vec<u32> {
        match self.valid_cores.is_empty() {
            true => Vec::new(),
            false => (1..=self.threads_per_core).collect(),
        }
    }

    /// How many network interfaces it takes.
    pub fn maximum_network_interfaces(&self) -> u32 {
        self.network.cards * self.network.interfaces_per_card
    }

    /// Its own disks.
    pub fn disks(&self) -> Vec<Disk> {
        let one = |text: &'static str| {
            let (count, rest) = text.split_once('x')?;
            let (size, kind) = rest.split_once(':')?;
            Some(Disk {
                count: number(count),
                size_gb: number(size),
                kind,
            })
        };
        self.disks.iter().filter_map(one).collect()
    }

    /// Its graphics processors.
    pub fn gpus(&self) -> Vec<Accelerator> {
        accelerators(self.gpus)
    }

    /// Its inference accelerators.
    pub fn inference_accelerators(&self) -> Vec<Accelerator> {
        accelerators(self.inference)
    }

    /// Its media accelerators.
    pub fn media_accelerators(&self) -> Vec<Accelerator> {
        accelerators(self.media)
    }

    /// Its programmable gate arrays.
    pub fn fpgas(&self) -> Vec<Accelerator> {
        accelerators(self.fpgas)
    }

    /// Its Neuron devices.
    pub fn neuron_devices(&self) -> Vec<Accelerator> {
        accelerators(self.neuron)
    }

    /// Where it is offered: what a region's zone ids begin with, and the zones' numbers.
    pub(super) fn places(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.offered.iter().map(|place| both(place, ':'))
    }
}

impl Ebs {
    fn learn(&mut self, key: &str, value: &'static str) -> bool {
        let (baseline, maximum) = both(value, '-');
        match key {
            "ebs-optimized" => self.optimized = support(value),
            "ebs-nvme" => self.nvme = support(value),
            "ebs-limit" => self.limit = value,
            "ebs-attachments" => self.attachments = number(value),
            "ebs-cards" => self.cards = number(value),
            "ebs-baseline-mb" => self.baseline_throughput = decimal(value),
            "ebs-mbps" => {
                (self.baseline_mbps, self.maximum_mbps) = (number(baseline), number(maximum))
            }
            "ebs-iops" => {
                (self.baseline_iops, self.maximum_iops) = (number(baseline), number(maximum))
            }
            _ => return false,
        }
        true
    }
}

impl Network {
    fn learn(&mut self, key: &str, value: &'static str) -> bool {
        let yes = value == "yes";
        let some = value.parse().ok();
        match key {
            "net" => self.performance = value,
            "card-net" => self.card_performance = value,
            "cards" => self.cards = number(value),
            "gbps" => {
                let (baseline, peak) = both(value, '-');
                (self.baseline_gbps, self.peak_gbps) = (decimal(baseline), decimal(peak));
            }
            "first-card-gbps" => self.first_card_gbps = decimal(value),
            "interfaces" => self.interfaces_per_card = number(value),
            "flexible-interfaces" => self.flexible_interfaces = some,
            "queues" => self.queues = number(value),
            "card-queues" => self.card_queues = some,
            "interface-queues" => self.interface_queues = some,
            "flexible-queues" => self.flexible_queues = yes,
            "ipv4" => self.ipv4_addresses = number(value),
            "ipv6" => self.ipv6_addresses = number(value),
            "secondary-ipv4" => self.secondary_ipv4_addresses = some,
            "efa" => self.efa_interfaces = number(value),
            "ena" => self.ena = support(value),
            "srd" => self.ena_srd = yes,
            "in-transit-encryption" => self.encryption_in_transit = yes,
            "weightings" => self.weightings = Words(value),
            "tcp-timeout" => self.tcp_timeout_seconds = value.parse().unwrap_or_default(),
            _ => return false,
        }
        true
    }
}
