#!/usr/bin/env python3
"""Writes src/instance_types/table.txt from AWS's own answers: facts, a line each instance type.

    instance_types.py TYPES OFFERINGS > src/instance_types/table.txt

TYPES is what `aws ec2 describe-instance-types` answers; OFFERINGS is a folder of what `describe-instance-type-offerings
--location-type availability-zone-id` answers, a file each region. Both may be lists or maps, and compressed.

A line is a name and facts, `key=value`. `*` stands for all types, a family for its types; what a line does not say, it has
from its family, and that from `*`. Blanks in values are underscores; `-` is nothing.
"""

import collections
import gzip
import json
import pathlib
import sys


def load(path):
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else path.open()
    with opened as file:
        found = json.load(file)
    if isinstance(found, dict):
        found = next((value for value in found.values() if isinstance(value, list)), None) or list(found.values())
    return found


def ranges(numbers):
    """[1, 2, 3, 4, 8, 12, 16] -> 1-4,8-16/4"""
    parts, rest = [], list(numbers)
    while rest:
        step = rest[1] - rest[0] if len(rest) > 1 else 1
        length = 1
        while length < len(rest) and rest[length] - rest[length - 1] == step:
            length += 1
        if length < 3:
            parts.append(str(rest[0]))
            rest = rest[1:]
            continue
        parts.append(f"{rest[0]}-{rest[length - 1]}" + (f"/{step}" if step > 1 else ""))
        rest = rest[length:]
    return ",".join(parts)


def number(value):
    return str(int(value)) if value == int(value) else str(value)


def pair(info, base, peak):
    """Base and peak; once when they are the same."""
    return "-".join(dict.fromkeys([number(info[base]), number(info[peak])]))


def devices(given, key):
    """1xManufacturer:Name:MiB, of accelerators of one kind."""
    def one(device):
        parts = [device.get("Manufacturer", "AWS"), device["Name"], device["MemoryInfo"]["SizeInMiB"]]
        return f"{device['Count']}x" + ":".join(str(part) for part in parts)
    return [one(device) for device in (given or {}).get(key, [])]


def ebs(info):
    yield "ebs-optimized", info["EbsOptimizedSupport"]
    yield "ebs-nvme", info["NvmeSupport"]
    yield "ebs-limit", info["AttachmentLimitType"]
    yield "ebs-attachments", info["MaximumEbsAttachments"]
    yield "ebs-cards", info.get("MaximumEbsCards")
    speed = info.get("EbsOptimizedInfo")
    if speed:
        yield "ebs-mbps", pair(speed, "BaselineBandwidthInMbps", "MaximumBandwidthInMbps")
        yield "ebs-iops", pair(speed, "BaselineIops", "MaximumIops")
        follows = [speed[f"{which}BandwidthInMbps"] / 8 == speed[f"{which}ThroughputInMBps"] for which in ("Baseline", "Maximum")]
        if not all(follows):
            yield "ebs-baseline-mb", number(speed["BaselineThroughputInMBps"])


def network(info):
    cards = info["NetworkCards"]
    first, last = cards[0], cards[-1]
    yield "net", info["NetworkPerformance"]
    if last["NetworkPerformance"] != info["NetworkPerformance"]:
        yield "card-net", last["NetworkPerformance"]
    yield "cards", len(cards)
    yield "gbps", pair(last, "BaselineBandwidthInGbps", "PeakBandwidthInGbps")
    if first["PeakBandwidthInGbps"] != last["PeakBandwidthInGbps"]:
        yield "first-card-gbps", number(first["PeakBandwidthInGbps"])
    yield "interfaces", last["MaximumNetworkInterfaces"]
    yield "flexible-interfaces", last.get("AdditionalFlexibleNetworkInterfaces")
    yield "queues", last["DefaultEnaQueueCountPerInterface"]
    yield "card-queues", last.get("MaximumEnaQueueCount")
    yield "interface-queues", last.get("MaximumEnaQueueCountPerInterface")
    yield "flexible-queues", info["FlexibleEnaQueuesSupport"]
    yield "ipv4", info["Ipv4AddressesPerInterface"]
    yield "ipv6", info["Ipv6AddressesPerInterface"]
    yield "secondary-ipv4", info.get("Ipv4AddressesPerSecondaryInterface")
    yield "efa", info.get("EfaInfo", {}).get("MaximumEfaInterfaces")
    yield "ena", info["EnaSupport"]
    yield "srd", info["EnaSrdSupported"]
    yield "in-transit-encryption", info["EncryptionInTransitSupported"]
    yield "weightings", info.get("BandwidthWeightings")
    yield "tcp-timeout", info["ConnectionTrackingConfiguration"]["DefaultTcpEstablishedTimeout"]


def storage(info):
    yield "disks", [f"{disk['Count']}x{disk['SizeInGB']}:{disk['Type']}" for disk in info.get("Disks", [])] or None
    yield "disk-nvme", info.get("NvmeSupport")
    yield "disk-encryption", info.get("EncryptionSupport")


def accelerators(kind):
    gpus = kind.get("GpuInfo", {}).get("Gpus", [])
    yield "gpus", devices(kind.get("GpuInfo"), "Gpus")
    for gpu in gpus:
        yield "gpu-workloads", gpu["Workloads"]
        if gpu["GpuPartitionSize"] != 1:
            yield "gpu-part", gpu["GpuPartitionSize"]
    yield "inference", devices(kind.get("InferenceAcceleratorInfo"), "Accelerators")
    yield "media", devices(kind.get("MediaAcceleratorInfo"), "Accelerators")
    yield "fpgas", devices(kind.get("FpgaInfo"), "Fpgas")
    for device in kind.get("NeuronInfo", {}).get("NeuronDevices", []):
        core = device["CoreInfo"]
        yield "neuron", devices(kind["NeuronInfo"], "NeuronDevices")
        yield "neuron-cores", f"{core['Count']}:{core['Version']}"


def processor(kind):
    vcpus, cpu = kind["VCpuInfo"], kind["ProcessorInfo"]
    yield "vcpus", vcpus["DefaultVCpus"]
    yield "threads", vcpus["DefaultThreadsPerCore"]
    yield "cores", ranges(vcpus.get("ValidCores", []))
    yield "mib", kind["MemoryInfo"]["SizeInMiB"]
    yield "arch", cpu["SupportedArchitectures"]
    yield "maker", cpu.get("Manufacturer")
    yield "ghz", cpu.get("SustainedClockSpeedInGhz")
    yield "features", cpu.get("SupportedFeatures")


def facts(kind, zones):
    yield from processor(kind)
    for key, member in (
        ("current", "CurrentGeneration"),
        ("free", "FreeTierEligible"),
        ("burstable", "BurstablePerformanceSupported"),
        ("hypervisor", "Hypervisor"),
        ("hibernation", "HibernationSupported"),
        ("dedicated", "DedicatedHostsSupported"),
        ("recovery", "AutoRecoverySupported"),
        ("reboot-migration", "RebootMigrationSupport"),
        ("enclaves", "NitroEnclavesSupport"),
        ("tpm", "NitroTpmSupport"),
        ("phc", "PhcSupport"),
        ("boot", "SupportedBootModes"),
        ("root", "SupportedRootDeviceTypes"),
        ("usage", "SupportedUsageClasses"),
        ("virtualization", "SupportedVirtualizationTypes"),
    ):
        yield key, kind.get(member)
    yield "placement", kind["PlacementGroupInfo"]["SupportedStrategies"]
    yield from storage(kind.get("InstanceStorageInfo", {}))
    yield from ebs(kind["EbsInfo"])
    yield from network(kind["NetworkInfo"])
    yield from accelerators(kind)
    yield "at", sorted(f"{place}:{''.join(sorted(numbers))}" for place, numbers in zones.items())


def text(value):
    if value is None or value == [] or value == "":
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = ",".join(str(one) for one in value)
    value = {"supported": "yes", "unsupported": "no"}.get(str(value), str(value))
    return value.replace(" ", "_")


def commonest(rows):
    """What most of the rows say, key by key."""
    keys = dict.fromkeys(key for row in rows for key in row)
    return {key: collections.Counter(row.get(key, "-") for row in rows).most_common(1)[0][0] for key in keys}


def line(name, row, inherited):
    keys = dict.fromkeys([*row, *inherited])
    return " ".join([name, *(f"{key}={row.get(key, '-')}" for key in keys if row.get(key, "-") != inherited.get(key, "-"))])


def main():
    types, offerings = (pathlib.Path(argument) for argument in sys.argv[1:])
    zones = collections.defaultdict(lambda: collections.defaultdict(set))
    for path in sorted(offerings.iterdir()):
        for offering in load(path):
            place, number_ = offering["Location"].split("-az")
            zones[offering["InstanceType"]][place].add(number_)
    families = collections.defaultdict(dict)
    for kind in load(types):
        name = kind["InstanceType"]
        families[name.split(".")[0]][name] = {key: text(value) for key, value in facts(kind, zones[name])}
    heads = {family: commonest(list(rows.values())) for family, rows in families.items()}
    every = commonest(list(heads.values()))
    print(line("*", every, {}))
    for family, rows in sorted(families.items()):
        print(line(family, heads[family], every))
        for name, row in sorted(rows.items(), key=lambda item: (int(item[1]["vcpus"]), item[0])):
            print(line(name, row, heads[family]))


if __name__ == "__main__":
    main()
