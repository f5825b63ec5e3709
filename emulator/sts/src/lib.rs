//! The STS operations.

mod identity;
pub mod operations;

use terrarium_query::{ApiError, ErrorForm, Service};

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
    namespace: terrarium_wire::sts::NAMESPACE,
    operations: operations::OPERATIONS,
    model_operations: terrarium_wire::sts::MODEL_OPERATIONS,
    error_form: ErrorForm::Query,
    prepare: |_| {},
};
