//! The STS operations: who the caller is, and temporary keys.
//!
//! Keys are sealed and not stored, so nothing here changes state. What a session's policies would take away from it is not enforced.

mod assume_role;
#[cfg(test)]
mod coverage;
mod errors;
mod identity;
pub mod operations;
mod sessions;
#[cfg(test)]
mod tests;

use terrarium_query::{Protocol, Service};

pub use errors::Error;

/// STS.
pub const SERVICE: Service = Service {
    name: "sts",
    protocol: Protocol::Query(terrarium_wire::sts::NAMESPACE),
    is_global: false,
    operations: operations::OPERATIONS,
    model_operations: terrarium_wire::sts::MODEL_OPERATIONS,
    is_prepared: |_| true,
    prepare: |_| {},
};
