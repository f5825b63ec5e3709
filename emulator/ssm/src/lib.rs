//! The parameters of Systems Manager: the account's own, and those that AWS publishes.
//!
//! Values of secure strings are kept in the clear, since there is no key to encrypt them with; who does not ask for decryption
//! gets something opaque.

#[cfg(test)]
mod coverage;
mod errors;
mod filters;
pub mod operations;
mod parameters;
mod policies;
mod public_parameters;
mod tags;
#[cfg(test)]
mod tests;

use terrarium_query::{Protocol, Service};

pub use errors::Error;

/// Systems Manager.
pub const SERVICE: Service = Service {
    name: "ssm",
    protocol: Protocol::Json {
        invalid: "ValidationException",
    },
    is_global: false,
    operations: operations::OPERATIONS,
    model_operations: terrarium_wire::ssm::MODEL_OPERATIONS,
    is_prepared: |_| true,
    prepare: |_| {},
};
