//! One serde struct per resource: what AWS would remember of it, no more. Wire forms and tags live elsewhere.

mod block_public_access;
mod compute;
mod iam;
mod images;
mod instance_options;
mod interfaces;
mod launch_templates;
mod routing;
mod security;
mod ssm;
mod storage;
mod vpc;

pub use block_public_access::*;
pub use compute::*;
pub use iam::*;
pub use images::*;
pub use instance_options::*;
pub use interfaces::*;
pub use launch_templates::*;
pub use routing::*;
pub use security::*;
pub use ssm::*;
pub use storage::*;
pub use vpc::*;
