//! The IAM operations, a file per kind of identity and per what identities have in common. IAM is the same in all regions.
//!
//! Nothing here does I/O. What policies say about requests to other services is recorded and not enforced.

mod access_keys;
mod account;
#[cfg(test)]
mod coverage;
mod errors;
mod grants;
mod groups;
mod identities;
mod instance_profiles;
mod managed_policies;
pub mod operations;
mod other_credentials;
mod pages;
mod roles;
mod service_linked_roles;
mod tags;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod users;

use terrarium_query::{Protocol, Service};

pub use errors::Error;

/// IAM.
pub const SERVICE: Service = Service {
    name: "iam",
    protocol: Protocol::Query(terrarium_wire::iam::NAMESPACE),
    is_global: true,
    operations: operations::OPERATIONS,
    model_operations: terrarium_wire::iam::MODEL_OPERATIONS,
    is_prepared: |_| true,
    prepare: |_| {},
};
