//! What Terrarium knows: ids, one serde struct per resource, and the immutable snapshot that holds them.
//!
//! Nothing here does I/O, knows the wire format or imports another crate of ours.

pub mod cloud;
pub mod edge_zones;
pub mod ids;
pub mod instance_types;
pub mod names;
pub mod prefix_lists;
pub mod public_images;
pub mod regions;
pub mod resources;
pub mod unique_ids;

pub use cloud::{Cloud, Place, Resource, Shared, World};
pub use ids::{IdError, IdKind, ResourceId};
pub use ipnet::{Ipv4Net, Ipv6Net};
pub use jiff::Timestamp;
