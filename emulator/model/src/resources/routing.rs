//! What routes lead to or name: managed prefix lists.

use std::collections::BTreeMap;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::ids::*;

/// A prefix list that a customer keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedPrefixList {
    /// Its id.
    pub id: PrefixListId,
    /// Its name.
    pub name: String,
    /// Whether its entries are IPv6 blocks; IPv4 ones otherwise.
    pub is_ipv6: bool,
    /// How many entries it may have, which is also what a reference to it counts for.
    pub max_entries: u32,
    /// What became of it last, such as `modify-complete`.
    pub state: String,
    /// Why that failed.
    pub state_message: Option<String>,
    /// The entries of each version, in the order of their blocks; the last version is the current one.
    pub versions: BTreeMap<u32, Vec<PrefixListEntry>>,
}

/// An entry of a prefix list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrefixListEntry {
    /// The block.
    pub cidr: IpNet,
    /// Free text.
    pub description: Option<String>,
}

impl ManagedPrefixList {
    /// The current version: they are counted from 1.
    pub fn version(&self) -> u32 {
        self.versions.keys().next_back().copied().unwrap_or(1)
    }

    /// The entries of the current version.
    pub fn entries(&self) -> &[PrefixListEntry] {
        self.versions
            .values()
            .next_back()
            .map_or(&[], Vec::as_slice)
    }
}
