//! Tests of the network: what is planned, what is evaluated, and what packets do in real namespaces.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

mod cases;
mod differential;
mod evaluator;
mod gateways;
mod lab;
mod packets;
mod planner;
mod topology;
mod wire;
