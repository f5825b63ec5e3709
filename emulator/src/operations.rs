//! The page of what is emulated: derived from the tables that requests are dispatched by, so that it cannot claim too much.

use std::fmt::Write;

use terrarium_query::Entry;

use crate::server::SERVICES;

/// Files of EC2, or folders, whose changes packets obey; `emulator/network` has the tests.
const ON_PACKETS: &[&str] = &[
    "addresses",
    "internet_gateways.rs",
    "nat_gateways",
    "network_acls",
    "network_interfaces",
    "prefix_lists",
    "route_tables",
    "routes",
    "security_group_rules",
    "security_groups",
    "subnets",
    "vpc_block_public_access",
    "vpc_endpoints",
    "vpc_peering_connections",
    "vpcs",
];

/// Files of EC2 whose changes guests obey; `emulator/compute` and `tests/tests/guests.rs` have the tests.
const ON_GUESTS: &[&str] = &["instances/lifecycle.rs", "instances/run.rs", "key_pairs"];

/// Files of EC2, some of them in the folders above, that keep, check and answer what they are told, and nothing acts on it.
const ON_RECORD: &[&str] = &[
    "account_attributes.rs",
    "addresses/attributes.rs",
    "addresses/classic.rs",
    "carrier_gateways.rs",
    "ebs_encryption.rs",
    "egress_only_internet_gateways.rs",
    "id_formats.rs",
    "instances/credits.rs",
    "network_interfaces/ipv6_addresses.rs",
    "network_interfaces/permissions.rs",
    "security_groups/vpc_associations.rs",
    "snapshots",
    "subnets/cidr_reservations.rs",
    "subnets/ipv6_cidr_blocks.rs",
    "volumes",
    "vpc_classic_links.rs",
];

/// What an operation of a service comes to.
fn effect(service: &str, entry: &Entry) -> &'static str {
    let is_in = |files: &[&str]| files.iter().any(|file| entry.file.starts_with(file));
    match service {
        "ec2" if entry.only_reads() => "behaves",
        "ec2" if is_in(ON_RECORD) => "record only",
        "ec2" if is_in(ON_GUESTS) => "enforced on guests",
        "ec2" if is_in(ON_PACKETS) => "enforced on packets",
        _ => "behaves",
    }
}

/// The page, in Markdown.
pub(crate) fn page() -> String {
    let mut page = String::from(
        "<!-- Written by `terrarium operations`; a test keeps it fresh. -->\n\n# Operations\n\n\
         *Enforced on packets* or *on guests*: with Docker and root, the kernel or the guest obeys. *Behaves*: defaults, checks, \
         states and errors are AWS's. *Record only*: kept, checked and answered, and nothing acts on it. What is unsupported answers \
         `UnsupportedOperation` (`NotImplemented` in S3) and names itself; a parameter in the last column is refused likewise.\n",
    );
    for service in SERVICES {
        let names = service.operations.iter().map(|entry| entry.name);
        let missing = missing(service.model_operations, names);
        let (ours, all) = (service.operations.len(), service.model_operations.len());
        let _ = write!(
            page,
            "\n## {} ({ours} of {all})\n\n| operation | effect | file | parameters refused |\n|---|---|---|---|\n",
            service.name
        );
        for entry in service.operations {
            let refused = entry.unsupported.iter().map(|name| format!("`{name}`"));
            let refused: Vec<_> = refused.collect();
            let _ = writeln!(
                page,
                "| {} | {} | {} | {} |",
                entry.name,
                effect(service.name, entry),
                entry.file,
                refused.join(", ")
            );
        }
        write_missing(&mut page, &missing);
    }
    write_s3(&mut page);
    page
}

fn missing<'a>(all: &[&'a str], ours: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let ours: Vec<_> = ours.collect();
    let names = all.iter().copied();
    names.filter(|name| !ours.contains(name)).collect()
}

fn write_missing(page: &mut String, missing: &[&str]) {
    if !missing.is_empty() {
        let _ = writeln!(page, "\nUnsupported: {}.", missing.join(", "));
    }
}

fn write_s3(page: &mut String) {
    let all = terrarium_s3::operations().iter();
    let (ours, missing): (Vec<_>, Vec<_>) = all.partition(|operation| operation.is_implemented());
    let count = ours.len() + missing.len();
    let _ = write!(
        page,
        "\n## s3 ({} of {count})\n\n| operation | effect |\n|---|---|\n",
        ours.len()
    );
    for operation in ours {
        let _ = writeln!(page, "| {} | {} |", operation.name(), operation.effect());
    }
    let missing: Vec<_> = missing.iter().map(|operation| operation.name()).collect();
    write_missing(page, &missing);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_is_named_here_has_operations() {
        let operations = terrarium_ec2::SERVICE.operations;
        for file in [ON_PACKETS, ON_GUESTS, ON_RECORD].concat() {
            let has_some = operations.iter().any(|entry| entry.file.starts_with(file));
            assert!(has_some, "{file}");
        }
    }
}
