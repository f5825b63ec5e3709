//! Makes the state true: after each commit, instances are settled with Docker and packets with the kernel, and what came of it
//! is committed in turn. At start the same passes repair whatever a crash left.
//!
//! [`instances`] runs as a task and [`network`] as a thread; both decide nothing themselves.

pub(crate) mod instances;
pub(crate) mod network;

use std::collections::BTreeMap;
use std::sync::Arc;

use terrarium_compute::Run;
use terrarium_model::ids::InstanceId;

/// The guests that run now, as Docker says: what the network connects.
pub(crate) type Runs = Arc<BTreeMap<InstanceId, Run>>;
