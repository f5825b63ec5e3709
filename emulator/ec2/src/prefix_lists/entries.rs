//! What a prefix list holds, and who names it.

use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    GetManagedPrefixListAssociationsRequest, GetManagedPrefixListAssociationsResult,
    GetManagedPrefixListEntriesRequest, GetManagedPrefixListEntriesResult, PrefixListAssociation,
    PrefixListEntry,
};

use super::{find, ids_of_references};
use crate::errors::Error;
use crate::pages;

impl Operation<Error> for GetManagedPrefixListEntriesRequest {
    fn run(self, tx: &mut Tx) -> Result<GetManagedPrefixListEntriesResult, Error> {
        let list = find(tx, self.prefix_list_id)?;
        let entries = list.entries(tx, self.target_version);
        let entries = entries.ok_or_else(Error::unknown_prefix_list_version)?;
        let (entries, next_token) = pages::page_of(
            entries,
            |entry| entry.cidr,
            self.max_results,
            self.next_token.as_deref(),
            1..=100,
        )?;
        let entries = entries.into_iter().map(|entry| PrefixListEntry {
            cidr: Some(entry.cidr.to_string()),
            description: entry.description,
        });
        Ok(GetManagedPrefixListEntriesResult {
            entries: entries.collect(),
            next_token,
        })
    }
}

impl Operation<Error> for GetManagedPrefixListAssociationsRequest {
    fn run(self, tx: &mut Tx) -> Result<GetManagedPrefixListAssociationsResult, Error> {
        let id = find(tx, self.prefix_list_id)?.id();
        let (resources, next_token) = pages::page_of(
            ids_of_references(tx, id),
            String::clone,
            self.max_results,
            self.next_token.as_deref(),
            5..=255,
        )?;
        let associations = resources.into_iter().map(|resource| PrefixListAssociation {
            resource_id: Some(resource),
            resource_owner: Some(tx.account().to_owned()),
        });
        Ok(GetManagedPrefixListAssociationsResult {
            prefix_list_associations: associations.collect(),
            next_token,
        })
    }
}
