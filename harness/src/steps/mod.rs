//! The eight steps of the deployment, one file each. A step takes what earlier steps made and returns what later ones need.

pub(crate) mod access;
pub(crate) mod application;
pub(crate) mod instance;
pub(crate) mod login;
pub(crate) mod metadata;
pub(crate) mod network;
pub(crate) mod reachability;
pub(crate) mod termination;
