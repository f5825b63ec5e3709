//! One serde struct per resource: what AWS would remember of it, no more. Wire forms and tags live elsewhere.

mod compute;
mod security;
mod vpc;

pub use compute::*;
pub use security::*;
pub use vpc::*;
