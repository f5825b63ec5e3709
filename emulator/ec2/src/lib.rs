//! The EC2 operations, a file per resource: its shapes' meaning, its filters, its operations and their tests.
//!
//! Adding an operation is one `impl Operation` in the file of its resource and a run of `emulator/wire/generate.py`, which
//! finds it. Nothing here does I/O, or knows HTTP, Docker or the kernel.

#[cfg(test)]
mod coverage;
mod errors;
mod expiry;
mod filters;
pub mod operations;
mod pages;
mod tags;
#[cfg(test)]
mod testing;

mod account_attributes;
mod addresses;
mod availability_zones;
mod carrier_gateways;
mod cidr_blocks;
mod dhcp_options;
mod egress_only_internet_gateways;
mod id_formats;
pub mod images;
mod internet_gateways;
mod ip_permissions;
mod nat_gateways;
mod network_acls;
mod prefix_lists;
mod regions;
mod route_tables;
mod routes;
mod security_group_rules;
mod security_groups;
mod subnets;
mod vpc_block_public_access;
mod vpc_classic_links;
mod vpc_endpoints;
mod vpc_peering_connections;
mod vpcs;

mod ebs_encryption;
mod instance_types;
pub mod instances;
mod key_pairs;
mod launch_templates;
mod network_interfaces;
mod recycle_bin;
mod snapshots;
mod volumes;

use terrarium_query::{Protocol, Service};

pub use errors::Error;
pub use expiry::expire;

/// EC2.
pub const SERVICE: Service = Service {
    name: "ec2",
    protocol: Protocol::Ec2(terrarium_wire::ec2::NAMESPACE),
    is_global: false,
    operations: operations::OPERATIONS,
    model_operations: terrarium_wire::ec2::MODEL_OPERATIONS,
    is_prepared: |cloud| !cloud.settings.is_empty(),
    prepare: vpcs::provision_region,
};
