//! What the services of the query protocols share: what an operation is, how a request finds it, and how it is answered.
//!
//! Dry run and client tokens are handled here, once, outside the operations. Nothing here knows a service or does I/O
//! other than through the store.

mod answer;
mod service;

pub use answer::{ApiError, ErrorForm};
pub use service::{Call, Entry, Operation, Reply, Service};
