//! The operations on instance types, through requests.

use crate::testing::Account;

#[test]
fn a_type_tells_its_size() {
    let answer = Account::new().ok("DescribeInstanceTypes&InstanceType.1=t3.micro");
    let kind = answer.find("instanceTypeSet/item");
    assert_eq!(kind.text("vCpuInfo/defaultVCpus"), "2");
    assert_eq!(kind.text("memoryInfo/sizeInMiB"), "1024");
    assert_eq!(
        kind.text("processorInfo/supportedArchitectures/item"),
        "x86_64"
    );
    assert_eq!(kind.text("hypervisor"), "nitro");
    assert_eq!(kind.text("burstablePerformanceSupported"), "true");
    assert_eq!(kind.text("networkInfo/maximumNetworkInterfaces"), "2");
}

#[test]
fn types_are_found_by_filter_and_by_page() {
    let account = Account::new();
    let arm = account.ok(
        "DescribeInstanceTypes&Filter.1.Name=processor-info.supported-architecture&Filter.1.Value.1=arm64\
         &Filter.2.Name=burstable-performance-supported&Filter.2.Value.1=true",
    );
    assert!(
        arm.texts("instanceTypeSet/item/instanceType")
            .iter()
            .all(|name| name.starts_with("t4g."))
    );
    let page = account.ok("DescribeInstanceTypes&MaxResults=5");
    assert_eq!(page.all("instanceTypeSet/item").len(), 5);
    let next = account.ok(&format!(
        "DescribeInstanceTypes&MaxResults=5&NextToken={}",
        page.text("nextToken")
    ));
    assert_ne!(
        page.texts("instanceTypeSet/item/instanceType"),
        next.texts("instanceTypeSet/item/instanceType")
    );
}

#[test]
fn types_that_are_not_there_are_named() {
    assert_eq!(
        Account::new().refused("DescribeInstanceTypes&InstanceType.1=t9.micro"),
        "InvalidInstanceType: The following supplied instance types do not exist: [t9.micro]"
    );
}

#[test]
fn names_and_a_page_size_do_not_go_together() {
    assert_eq!(
        Account::new().refused("DescribeInstanceTypes&InstanceType.1=t3.micro&MaxResults=5"),
        "InvalidParameterCombination: The parameter InstanceTypes cannot be used with the parameter MaxResults"
    );
}

#[test]
fn a_region_has_no_types_that_its_zones_do_not_offer() {
    let stockholm = Account::in_region("eu-north-1");
    assert_eq!(
        stockholm.refused("DescribeInstanceTypes&InstanceType.1=t2.micro"),
        "InvalidInstanceType: The following supplied instance types do not exist: [t2.micro]"
    );
    let all = stockholm
        .ok("DescribeInstanceTypes&InstanceType.1=t2.micro&IncludeUnsupportedInRegion=true");
    assert_eq!(all.text("instanceTypeSet/item/supportedInRegion"), "false");
    let offered =
        "DescribeInstanceTypeOfferings&Filter.1.Name=instance-type&Filter.1.Value.1=t?.micro";
    assert_eq!(
        stockholm
            .ok(offered)
            .texts("instanceTypeOfferingSet/item/instanceType"),
        ["t3.micro"]
    );
}

/// Filters that tell types apart, and one that each finds.
#[rustfmt::skip]
const FOUND: &[(&str, &str, &str)] = &[
    ("ebs-info.ebs-optimized-info.baseline-throughput-in-mbps", "10.875", "t3.micro"),
    ("ebs-info.ebs-optimized-info.maximum-iops", "11800", "t3.micro"),
    ("ebs-info.nvme-support", "required", "t3.micro"),
    ("hypervisor", "nitro", "t3.micro"),
    ("instance-storage-info.disk.type", "hdd", "d2.xlarge"),
    ("instance-storage-info.total-size-in-gb", "8000", "p4d.24xlarge"),
    ("instance-type", "u-*", "u-6tb1.56xlarge"),
    ("memory-info.size-in-mib", "1024", "t3.micro"),
    ("network-info.efa-info.maximum-efa-interfaces", "4", "p4d.24xlarge"),
    ("network-info.maximum-network-cards", "4", "p4d.24xlarge"),
    ("network-info.network-performance", "4x 100 Gigabit", "p4d.24xlarge"),
    ("nitro-tpm-info.supported-versions", "2.0", "t3.micro"),
    ("processor-info.supported-features", "amd-sev-snp", "m6a.large"),
    ("processor-info.sustained-clock-speed-in-ghz", "2.5", "t3.micro"),
    ("supported-usage-class", "capacity-block", "p4d.24xlarge"),
    ("supported-virtualization-type", "paravirtual", "m1.small"),
    ("vcpu-info.valid-cores", "46", "p4d.24xlarge"),
    ("vcpu-info.valid-threads-per-core", "2", "t3.micro"),
];

#[test]
fn every_filter_tells_types_apart() {
    let account = Account::new();
    let everything = account
        .ok("DescribeInstanceTypes")
        .all("instanceTypeSet/item")
        .len();
    assert!(everything > 1200);
    for (name, value, found) in FOUND {
        let value = value.replace(' ', "%20");
        let some = account.ok(&format!(
            "DescribeInstanceTypes&Filter.1.Name={name}&Filter.1.Value.1={value}"
        ));
        let names = some.texts("instanceTypeSet/item/instanceType");
        assert!(
            names.contains(&(*found).to_owned()),
            "{name}={value}: {names:?}"
        );
        assert!(names.len() < everything, "{name}");
    }
    for (name, _) in super::fields::FIELDS {
        account.ok(&format!(
            "DescribeInstanceTypes&MaxResults=5&Filter.1.Name={name}&Filter.1.Value.1=*"
        ));
    }
    assert_eq!(
        account.refused("DescribeInstanceTypes&Filter.1.Name=colour&Filter.1.Value.1=red"),
        "InvalidParameterValue: The filter 'colour' is invalid"
    );
}

#[test]
fn hardware_is_shown_where_there_is_some() {
    let account = Account::new();
    let shown = |name: &str| {
        let answer = account.ok(&format!("DescribeInstanceTypes&InstanceType.1={name}"));
        answer.find("instanceTypeSet/item").clone()
    };
    let gpu = shown("p4d.24xlarge");
    assert_eq!(gpu.text("gpuInfo/totalGpuMemoryInMiB"), "327680");
    assert_eq!(gpu.text("gpuInfo/gpus/item/name"), "A100");
    assert_eq!(gpu.text("instanceStorageInfo/disks/item/count"), "8");
    assert_eq!(gpu.all("networkInfo/networkCards/item").len(), 4);
    assert_eq!(gpu.text("networkInfo/maximumNetworkInterfaces"), "60");
    assert_eq!(
        shown("f2.6xlarge").text("fpgaInfo/totalFpgaMemoryInMiB"),
        "81920"
    );
    assert_eq!(
        shown("vt1.3xlarge").text("mediaAcceleratorInfo/accelerators/item/name"),
        "U30"
    );
    let inferentia = shown("inf2.24xlarge");
    assert_eq!(
        inferentia.text("inferenceAcceleratorInfo/accelerators/item/name"),
        "Inferentia2"
    );
    assert_eq!(
        inferentia.text("neuronInfo/neuronDevices/item/coreInfo/count"),
        "2"
    );
    let metal = shown("m5.metal");
    assert_eq!(metal.text("bareMetal"), "true");
    assert!(!metal.has("hypervisor"));
    assert!(!metal.has("gpuInfo"));
}

#[test]
fn offerings_are_told_for_regions_zones_and_their_ids() {
    let account = Account::new();
    let one = "DescribeInstanceTypeOfferings&Filter.1.Name=instance-type&Filter.1.Value.1=t3.micro";
    let locations = |kind: &str| {
        let answer = account.ok(&format!("{one}&LocationType={kind}"));
        answer.texts("instanceTypeOfferingSet/item/location")
    };
    assert_eq!(locations("region"), ["us-east-1"]);
    let zones = [
        "us-east-1a",
        "us-east-1b",
        "us-east-1c",
        "us-east-1d",
        "us-east-1f",
    ];
    assert_eq!(locations("availability-zone"), zones, "all but the old one");
    let ids = ["use1-az1", "use1-az2", "use1-az4", "use1-az5", "use1-az6"];
    assert_eq!(locations("availability-zone-id"), ids);
    assert!(locations("outpost").is_empty());
    let in_zone = account.ok(
        "DescribeInstanceTypeOfferings&LocationType=availability-zone&Filter.1.Name=location&Filter.1.Value.1=us-east-1e&MaxResults=5",
    );
    assert_eq!(in_zone.all("instanceTypeOfferingSet/item").len(), 5);
    assert!(in_zone.has("nextToken"));
    assert_eq!(
        account
            .ok("DescribeInstanceTypeOfferings")
            .text("instanceTypeOfferingSet/item/locationType"),
        "region"
    );
}

fn required(account: &Account, requirements: &str) -> Vec<String> {
    let answer = account.ok(&format!(
        "GetInstanceTypesFromInstanceRequirements&ArchitectureType.1=x86_64&VirtualizationType.1=hvm\
         &InstanceRequirements.VCpuCount.Min=0&InstanceRequirements.MemoryMiB.Min=0{requirements}"
    ));
    answer.texts("instanceTypeSet/item/instanceType")
}

#[test]
fn types_are_found_by_what_they_must_have() {
    let account = Account::new();
    let small = required(
        &account,
        "&InstanceRequirements.VCpuCount.Max=2&InstanceRequirements.MemoryMiB.Max=1024\
        &InstanceRequirements.BurstablePerformance=required&InstanceRequirements.CpuManufacturer.1=amd",
    );
    assert_eq!(small, ["t3a.micro", "t3a.nano"]);
    let gpus = required(
        &account,
        "&InstanceRequirements.AcceleratorName.1=a100&InstanceRequirements.AcceleratorType.1=gpu\
        &InstanceRequirements.AcceleratorManufacturer.1=nvidia&InstanceRequirements.AcceleratorCount.Min=8",
    );
    assert_eq!(gpus, ["p4d.24xlarge", "p4de.24xlarge"]);
    let metal = required(
        &account,
        "&InstanceRequirements.BareMetal=required&InstanceRequirements.AllowedInstanceType.1=m5*\
        &InstanceRequirements.LocalStorage=excluded",
    );
    assert!(metal.contains(&"m5.metal".to_owned()) && !metal.contains(&"m5d.metal".to_owned()));
    let plain = required(&account, "");
    assert!(
        !plain.contains(&"t3.micro".to_owned()),
        "burstable types are excluded unless asked for"
    );
    assert!(
        !plain.contains(&"m5.metal".to_owned()),
        "and so is bare metal"
    );
    assert!(plain.contains(&"m5.large".to_owned()));
    assert_eq!(
        account.code(
            "GetInstanceTypesFromInstanceRequirements&ArchitectureType.1=x86_64&VirtualizationType.1=hvm\
             &InstanceRequirements.VCpuCount.Min=0&InstanceRequirements.MemoryMiB.Min=0\
             &InstanceRequirements.AllowedInstanceType.1=m5*&InstanceRequirements.ExcludedInstanceType.1=m5a*"
        ),
        "InvalidParameterCombination"
    );
}
