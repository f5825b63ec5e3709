//! One serde struct per resource: what AWS would remember of it, no more. Wire forms and tags live elsewhere.

mod compute;
mod routing;
mod security;
mod vpc;

pub use compute::*;
pub use routing::*;
pub use security::*;
pub use vpc::*;
