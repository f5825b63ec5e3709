//! One serde struct per resource: what AWS would remember of it, no more. Wire forms and tags live elsewhere.

mod compute;
mod routing;
mod images;
mod interfaces;
mod security;
mod storage;
mod vpc;

pub use compute::*;
pub use routing::*;
pub use images::*;
pub use interfaces::*;
pub use security::*;
pub use storage::*;
pub use vpc::*;
