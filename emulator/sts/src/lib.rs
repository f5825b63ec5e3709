//! The STS operations.

mod identity;
pub mod operations;

use terrarium_query::{ApiError, Protocol, Service};

/// The errors of STS's operations; those of signatures are made before an operation runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {}
    }
}

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
