//! Instances as Docker containers that believe they are machines.
//!
//! [`plan`] decides, purely, from what the model intends and what Docker holds; [`Compute`] observes and performs, and
//! makes no choices. Neither knows transactions or the network: the reconciler commits the reports and plugs in `eth0`.

mod apply;
mod capabilities;
mod changes;
mod compute;
mod docker;
mod launch;
mod observed;
mod plan;
mod recipe;
mod simulated;

pub use changes::{Change, Changes};
pub use compute::{Compute, ConnectError, Mode, Options, Unavailable};
pub use launch::Launch;
pub use observed::{Container, ContainerState, Exit, Observed, Run};
pub use plan::{Action, Outcome, Report, Target, plan, plan_instance};
