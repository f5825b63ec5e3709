//! How AWS networking becomes real packets on Linux.
//!
//! [`plan()`] decides, without I/O, what the kernel should hold; [`Network`] carries out the difference and makes no choices;
//! [`trace()`] says what becomes of a packet and why. Only `apply` and [`Namespace`] touch the kernel.

mod apply;
mod config;
mod namespace;
mod plan;
mod trace;

pub use apply::{Applied, EdgeSockets, Error, Network, RouterRef, RouterSockets, Services};
pub use config::{Config, ConfigError};
pub use namespace::Namespace;
pub use plan::{
    Desired, Edge, GuestNamespace, Guests, Link, NextHop, RouteKey, Router, plan, plan_router,
};
pub use trace::{Outcome, Packet, Protocol, Source, Step, Trace, trace};
