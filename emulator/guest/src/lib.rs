//! What a guest sees of AWS besides its packets: its metadata, its names, and certificates it trusts.
//!
//! Everything is computed from a snapshot that the caller hands in; nothing here changes state or opens a socket of its own,
//! except that the resolver asks the host's resolver for names that are not AWS's.

pub mod authority;
pub mod metadata;
pub use terrarium_model::names;
pub mod resolver;

#[cfg(test)]
mod example;
