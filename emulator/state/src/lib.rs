//! The intended state: immutable snapshots that readers share, transactions that one writer at a time makes, SQLite behind.
//!
//! A reader costs one atomic load. A writer clones the snapshot (a few pointers), changes it, writes the changed rows in one
//! SQLite transaction and publishes the result: O(changed rows), whatever the size of the world.

mod database;
mod store;
mod transaction;

pub use database::DatabaseError;
pub use store::{Commit, Durability, Failure, Options, Store};
pub use transaction::{Caller, Environment, KeyUse, Observed, Tx};
