//! How customers make, change, restore and delete their prefix lists. Every change of the entries makes a new version.

use std::collections::{BTreeMap, BTreeSet};

use ipnet::IpNet;
use terrarium_model::ids::PrefixListId;
use terrarium_model::resources::{ManagedPrefixList, PrefixListEntry};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, AddPrefixListEntry, CreateManagedPrefixListRequest,
    CreateManagedPrefixListResult, DeleteManagedPrefixListRequest, DeleteManagedPrefixListResult,
    ModifyManagedPrefixListRequest, ModifyManagedPrefixListResult, PrefixListState,
    RemovePrefixListEntry, RestoreManagedPrefixListVersionRequest,
    RestoreManagedPrefixListVersionResult,
};

use super::{List, find, ids_of_references, own_on_the_wire, references};
use crate::errors::Error;
use crate::{routes, security_group_rules, tags};

/// The most lists in a region.
const MOST_LISTS: usize = 100;
/// The most entries that a list may be made for.
const MOST_ENTRIES: u32 = 1000;
/// The most entries that one request may add or remove.
const MOST_CHANGES: usize = 100;
/// The most versions that are kept of a list; the oldest goes first.
const MOST_VERSIONS: usize = 1000;

/// A customer's list; AWS's own cannot be changed.
fn own(tx: &Tx, id: PrefixListId) -> Result<ManagedPrefixList, Error> {
    match find(tx, id)? {
        List::Own(list) => Ok(ManagedPrefixList::clone(&list)),
        List::Aws(_) => Err(Error::OperationNotPermitted {
            message: format!("The prefix list {id} is managed by AWS and cannot be changed."),
        }),
    }
}

fn checked_name(name: String) -> Result<String, Error> {
    if name.to_ascii_lowercase().starts_with("com.amazonaws") {
        return Err(Error::invalid_value(
            "The prefix list name cannot start with com.amazonaws.",
        ));
    }
    if name.is_empty() || name.chars().count() > 255 {
        return Err(Error::invalid_value(
            "The prefix list name must be between 1 and 255 characters in length.",
        ));
    }
    Ok(name)
}

fn checked_size(max_entries: i32) -> Result<u32, Error> {
    let size = u32::try_from(max_entries).unwrap_or(0);
    match (1..=MOST_ENTRIES).contains(&size) {
        true => Ok(size),
        false => Err(Error::invalid_value(format!(
            "Must specify a max size between 1 and {MOST_ENTRIES}"
        ))),
    }
}

fn block(text: &str, is_ipv6: bool) -> Result<IpNet, Error> {
    let block = text.parse::<IpNet>().ok();
    let fits = |block: &IpNet| matches!(block, IpNet::V6(_)) == is_ipv6;
    let block = block
        .filter(fits)
        .ok_or_else(|| Error::invalid_cidr(text, "Cidr"))?;
    Ok(block.trunc())
}

/// Adds entries to those that are there; one whose block is there already gets the new description.
fn add(list: &mut Vec<PrefixListEntry>, new: Vec<(IpNet, Option<String>)>) -> Result<(), Error> {
    for (cidr, description) in new {
        if description
            .as_ref()
            .is_some_and(|it| it.chars().count() > 255)
        {
            return Err(Error::invalid_value(
                "The description of a prefix list entry must be up to 255 characters in length.",
            ));
        }
        match list.binary_search_by_key(&cidr, |entry| entry.cidr) {
            Ok(at) if list[at].description == description => {
                return Err(Error::InvalidPrefixListModification {
                    message: format!(
                        "An entry with the CIDR ({cidr}) and description ({}) already exists.",
                        description.unwrap_or_default()
                    ),
                });
            }
            Ok(at) => list[at].description = description,
            Err(at) => list.insert(at, PrefixListEntry { cidr, description }),
        }
    }
    Ok(())
}

fn read_additions(
    entries: Vec<AddPrefixListEntry>,
    is_ipv6: bool,
) -> Result<Vec<(IpNet, Option<String>)>, Error> {
    let mut seen = BTreeSet::new();
    let read = |entry: AddPrefixListEntry| {
        let cidr = block(&entry.cidr, is_ipv6)?;
        match seen.insert(cidr) {
            true => Ok((cidr, entry.description.filter(|text| !text.is_empty()))),
            false => Err(Error::invalid_value(format!(
                "The request contains the CIDR {cidr} more than once."
            ))),
        }
    };
    entries.into_iter().map(read).collect()
}

fn ensure_room(list: &ManagedPrefixList) -> Result<(), Error> {
    match list.entries().len() > list.max_entries as usize {
        true => Err(Error::PrefixListIsFull),
        false => Ok(()),
    }
}

impl Operation<Error> for CreateManagedPrefixListRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateManagedPrefixListResult, Error> {
        let is_ipv6 = match self.address_family.as_str() {
            "IPv4" => false,
            "IPv6" => true,
            other => {
                return Err(Error::invalid_value(format!(
                    "Value ({other}) for parameter AddressFamily is invalid. The address family must be IPv4 or IPv6."
                )));
            }
        };
        if self.entries.len() > MOST_CHANGES {
            return Err(Error::invalid_value(format!(
                "The number of entries per request cannot exceeds limit ({MOST_CHANGES})."
            )));
        }
        if tx.cloud().managed_prefix_lists.len() >= MOST_LISTS {
            return Err(Error::TooManyPrefixLists);
        }
        let mut entries = Vec::new();
        add(&mut entries, read_additions(self.entries, is_ipv6)?)?;
        let list = ManagedPrefixList {
            id: tx.new_id(),
            name: checked_name(self.prefix_list_name)?,
            is_ipv6,
            max_entries: checked_size(self.max_entries)?,
            state: PrefixListState::CreateComplete.to_string(),
            state_message: None,
            versions: BTreeMap::from([(1, entries)]),
        };
        ensure_room(&list)?;
        tags::give(tx, list.id, &self.tag_specifications)?;
        let shown = shown_as(tx, &list, PrefixListState::CreateInProgress);
        tx.put(list);
        Ok(CreateManagedPrefixListResult {
            prefix_list: Some(shown),
        })
    }
}

/// A list in the answer that begins a change: as it was, in the state of the change.
fn shown_as(tx: &Tx, list: &ManagedPrefixList, state: PrefixListState) -> wire::ManagedPrefixList {
    wire::ManagedPrefixList {
        state: Some(state),
        state_message: None,
        ..own_on_the_wire(tx, list)
    }
}

fn ensure_current(list: &ManagedPrefixList, version: i64) -> Result<(), Error> {
    if version < 1 {
        return Err(Error::invalid_value(
            "The specified value for version is not valid. The value must be greater than (1).",
        ));
    }
    match i64::from(list.version()) == version {
        true => Ok(()),
        false => Err(Error::PrefixListVersionMismatch),
    }
}

fn add_version(list: &mut ManagedPrefixList, entries: Vec<PrefixListEntry>) {
    list.versions.insert(list.version() + 1, entries);
    while list.versions.len() > MOST_VERSIONS {
        list.versions.pop_first();
    }
}

/// The entries after a request's changes: what is removed goes first.
fn changed(
    list: &ManagedPrefixList,
    additions: Vec<AddPrefixListEntry>,
    removals: &[RemovePrefixListEntry],
) -> Result<Vec<PrefixListEntry>, Error> {
    if additions.len().max(removals.len()) > MOST_CHANGES {
        return Err(Error::invalid_value(format!(
            "The request cannot contain more than {MOST_CHANGES} entry additions or removals."
        )));
    }
    let additions = read_additions(additions, list.is_ipv6)?;
    let mut entries = list.entries().to_vec();
    for removal in removals {
        let cidr = block(&removal.cidr, list.is_ipv6)?;
        if additions.iter().any(|(added, _)| *added == cidr) {
            return Err(Error::invalid_value(format!(
                "Request cannot contain Cidr {cidr} in both AddPrefixListEntries and RemovePrefixListEntries"
            )));
        }
        let at = entries.binary_search_by_key(&cidr, |entry| entry.cidr);
        let at = at.map_err(|_| Error::InvalidPrefixListModification {
            message: format!("An entry with the CIDR ({cidr}) does not exist."),
        })?;
        entries.remove(at);
    }
    add(&mut entries, additions)?;
    Ok(entries)
}

/// The first ten of what names a list and has too little room for it.
fn overfull(tx: &Tx, id: PrefixListId) -> Vec<String> {
    let (groups, tables) = references(tx, id);
    let groups = groups.iter().filter(|group| {
        let is_full = |egress| security_group_rules::ensure_few(tx, group, egress).is_err();
        is_full(false) || is_full(true)
    });
    let tables = tables
        .iter()
        .filter(|table| routes::ensure_few(tx, table).is_err());
    let groups = groups.map(|group| group.id.to_string());
    let tables = tables.map(|table| table.id.to_string());
    groups.chain(tables).take(10).collect()
}

impl Operation<Error> for ModifyManagedPrefixListRequest {
    const UNSUPPORTED: &'static [&'static str] = &["IpamPrefixListResolverSyncEnabled"];

    fn run(self, tx: &mut Tx) -> Result<ModifyManagedPrefixListResult, Error> {
        let mut list = own(tx, self.prefix_list_id)?;
        let shown = shown_as(tx, &list, PrefixListState::ModifyInProgress);
        let before = list.clone();
        let changes_entries = !self.add_entries.is_empty() || !self.remove_entries.is_empty();
        if let Some(version) = self.current_version {
            ensure_current(&list, version)?;
        }
        if let Some(name) = self.prefix_list_name {
            list.name = checked_name(name)?;
        }
        if let Some(max_entries) = self.max_entries {
            if changes_entries {
                return Err(Error::invalid_combination(
                    "You cannot modify the entries and the maximum entries for the prefix list in the same request.",
                ));
            }
            list.max_entries = checked_size(max_entries)?;
            tx.put(list.clone());
        }
        if changes_entries {
            let entries = changed(&list, self.add_entries, &self.remove_entries)?;
            add_version(&mut list, entries);
        }
        ensure_room(&list)?;
        list.state = PrefixListState::ModifyComplete.to_string();
        list.state_message = None;
        let full = overfull(tx, list.id);
        if !full.is_empty() {
            list = before;
            list.state = PrefixListState::ModifyFailed.to_string();
            list.state_message = Some(format!(
                "The following resources do not support the new maximum size: {}",
                full.join(", ")
            ));
        }
        tx.put(list);
        Ok(ModifyManagedPrefixListResult {
            prefix_list: Some(shown),
        })
    }
}

impl Operation<Error> for RestoreManagedPrefixListVersionRequest {
    fn run(self, tx: &mut Tx) -> Result<RestoreManagedPrefixListVersionResult, Error> {
        let mut list = own(tx, self.prefix_list_id)?;
        let shown = shown_as(tx, &list, PrefixListState::RestoreInProgress);
        ensure_current(&list, self.current_version)?;
        let earlier = u32::try_from(self.previous_version).ok();
        let entries = earlier
            .filter(|version| *version < list.version())
            .and_then(|version| list.versions.get(&version).cloned());
        let entries = entries.ok_or_else(Error::unknown_prefix_list_version)?;
        add_version(&mut list, entries);
        ensure_room(&list)?;
        list.state = PrefixListState::RestoreComplete.to_string();
        list.state_message = None;
        tx.put(list);
        Ok(RestoreManagedPrefixListVersionResult {
            prefix_list: Some(shown),
        })
    }
}

impl Operation<Error> for DeleteManagedPrefixListRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteManagedPrefixListResult, Error> {
        let mut list = own(tx, self.prefix_list_id)?;
        let shown = shown_as(tx, &list, PrefixListState::DeleteInProgress);
        let users = ids_of_references(tx, list.id);
        if users.is_empty() {
            tx.remove::<ManagedPrefixList>(&list.id);
        } else {
            // AWS takes the request, and says afterwards that it came to nothing.
            list.state = PrefixListState::DeleteFailed.to_string();
            list.state_message = Some(format!(
                "The prefix list is referenced by the following resources: {}",
                users.join(", ")
            ));
            tx.put(list);
        }
        Ok(DeleteManagedPrefixListResult {
            prefix_list: Some(shown),
        })
    }
}
