//! The operations on snapshots, through requests.
#![allow(clippy::unwrap_used)]
