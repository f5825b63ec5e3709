//! What the services that speak forms or JSON share: what an operation is, how a request finds it, and how it is answered.
//!
//! Dry run and client tokens are handled here, once, outside the operations. Nothing here knows a service or does I/O
//! other than through the store.

mod answer;
mod catalogue;
pub mod pages;
mod service;

#[cfg(feature = "testing")]
pub mod coverage;
#[cfg(feature = "testing")]
pub mod testing;

pub use answer::{ApiError, Protocol};
pub use service::{Call, Entry, Input, Operation, Reply, Service};
