//! Prefix lists: those of AWS's services and those of customers, shown in one way. How customers change theirs is in `changes.rs`.

mod changes;
mod entries;

use std::sync::Arc;

use terrarium_model::ids::PrefixListId;
use terrarium_model::prefix_lists::{self as aws, AwsPrefixList};
use terrarium_model::resources::{
    Destination, ManagedPrefixList, Peer, PrefixListEntry, RouteTable, SecurityGroup,
};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, DescribeManagedPrefixListsRequest, DescribeManagedPrefixListsResult,
    DescribePrefixListsRequest, DescribePrefixListsResult, PrefixList, PrefixListState,
};

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::{pages, regions, tags};

/// The owner of AWS's own lists.
const OWNER: &str = "AWS";

/// A list, whoever keeps it.
enum List {
    Aws(AwsPrefixList),
    Own(Arc<ManagedPrefixList>),
}

impl List {
    fn id(&self) -> PrefixListId {
        match self {
            Self::Aws(list) => list.id,
            Self::Own(list) => list.id,
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Aws(list) => &list.name,
            Self::Own(list) => &list.name,
        }
    }

    fn owner(&self, tx: &Tx) -> String {
        match self {
            Self::Aws(_) => OWNER.to_owned(),
            Self::Own(_) => tx.account().to_owned(),
        }
    }

    /// The entries of a version, or of the current one; none when it has no such version.
    fn entries(&self, tx: &Tx, version: Option<i64>) -> Option<Vec<PrefixListEntry>> {
        let plain = |cidr| PrefixListEntry {
            cidr,
            description: None,
        };
        match (self, version) {
            (Self::Own(list), None) => Some(list.entries().to_vec()),
            (Self::Own(list), Some(version)) => {
                list.versions.get(&u32::try_from(version).ok()?).cloned()
            }
            (Self::Aws(_), Some(version)) if version != 1 => None,
            // The emulator answers for S3, so the list leads to where it does.
            (Self::Aws(list), _) if list.is_s3() => {
                Some(vec![plain(tx.environment.s3_prefix.into())])
            }
            (Self::Aws(list), _) => Some(list.blocks.iter().copied().map(plain).collect()),
        }
    }
}

/// The id of S3's list in this region.
pub(crate) fn s3(tx: &Tx) -> PrefixListId {
    aws::id(aws::S3, tx.region())
}

/// The name of S3 as a service with endpoints, and of its list.
pub(crate) fn s3_name(tx: &Tx) -> String {
    format!("com.amazonaws.{}.s3", tx.region())
}

/// Fails unless there is such a list.
pub(crate) fn ensure_exists(tx: &Tx, id: PrefixListId) -> Result<(), Error> {
    find(tx, id).map(drop)
}

/// Whether the list's blocks are IPv6 ones.
pub(crate) fn is_ipv6(tx: &Tx, id: PrefixListId) -> Result<bool, Error> {
    Ok(match find(tx, id)? {
        List::Aws(list) => list.is_ipv6(),
        List::Own(list) => list.is_ipv6,
    })
}

/// How many rules or routes a reference to the list counts for.
pub(crate) fn weight(tx: &Tx, id: PrefixListId) -> usize {
    let weight = match find(tx, id) {
        Ok(List::Aws(list)) => list.weight,
        Ok(List::Own(list)) => list.max_entries,
        Err(_) => 0,
    };
    weight as usize
}

fn find(tx: &Tx, id: PrefixListId) -> Result<List, Error> {
    match tx.get::<ManagedPrefixList>(&id) {
        Some(own) => Ok(List::Own(own)),
        None => aws::find(tx.region(), id)
            .map(List::Aws)
            .ok_or(Error::not_found(id)),
    }
}

/// The security groups and route tables that name the list. O(rules and routes).
fn references(tx: &Tx, id: PrefixListId) -> (Vec<Arc<SecurityGroup>>, Vec<Arc<RouteTable>>) {
    let groups = tx.cloud().all::<SecurityGroup>().filter(|group| {
        let mut rules = group.rules.iter();
        rules.any(|rule| rule.peer == Peer::PrefixList(id))
    });
    let tables = tx.cloud().all::<RouteTable>().filter(|table| {
        let mut routes = table.routes.iter();
        routes.any(|route| route.destination == Destination::PrefixList(id))
    });
    (groups.cloned().collect(), tables.cloned().collect())
}

/// The ids of what names the list, in order.
fn ids_of_references(tx: &Tx, id: PrefixListId) -> Vec<String> {
    let (groups, tables) = references(tx, id);
    let groups = groups.iter().map(|group| group.id.to_string());
    let tables = tables.iter().map(|table| table.id.to_string());
    let mut ids: Vec<_> = groups.chain(tables).collect();
    ids.sort();
    ids
}

/// Which lists an operation shows.
#[derive(PartialEq)]
enum Shown {
    All,
    OfAws,
}

/// The lists that a request asks for, in the order of their ids, and the token of the next page.
fn select(
    tx: &Tx,
    shown: Shown,
    ids: &[PrefixListId],
    filters: &Filters<List>,
    max_results: Option<i32>,
    next_token: Option<&str>,
) -> Result<(Vec<List>, Option<String>), Error> {
    let mut lists: Vec<List> = { aws::of_region(tx.region()).into_iter() }
        .map(List::Aws)
        .collect();
    if shown == Shown::All {
        let own = tx.cloud().all::<ManagedPrefixList>().cloned();
        lists.extend(own.map(List::Own));
    }
    let is_known = |id: &&PrefixListId| lists.iter().any(|list| list.id() == **id);
    if let Some(unknown) = ids.iter().find(|id| !is_known(id)) {
        return Err(Error::not_found(*unknown));
    }
    lists.retain(|list| {
        let id = list.id();
        (ids.is_empty() || ids.contains(&id)) && filters.pass(tx, &id.to_string(), list)
    });
    lists.sort_by_key(List::id);
    pages::page_of(lists, List::id, max_results, next_token, 1..=100)
}

/// The filters of DescribeManagedPrefixLists; DescribePrefixLists has all but the first.
const FIELDS: &[Field<List>] = &[
    ("owner-id", |tx, list| vec![list.owner(tx)]),
    ("prefix-list-id", |_, list| vec![list.id().to_string()]),
    ("prefix-list-name", |_, list| vec![list.name().to_owned()]),
];

impl Operation<Error> for DescribePrefixListsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribePrefixListsResult, Error> {
        let filters = Filters::parse(self.filters, &FIELDS[1..], false)?;
        let (ids, token) = (&self.prefix_list_ids, self.next_token.as_deref());
        let shown = Shown::OfAws;
        let (lists, next_token) = select(tx, shown, ids, &filters, self.max_results, token)?;
        let on_the_wire = |list: &List| {
            let entries = list.entries(tx, None).unwrap_or_default();
            PrefixList {
                cidrs: entries.iter().map(|entry| entry.cidr.to_string()).collect(),
                prefix_list_id: Some(list.id().to_string()),
                prefix_list_name: Some(list.name().to_owned()),
            }
        };
        Ok(DescribePrefixListsResult {
            prefix_lists: lists.iter().map(on_the_wire).collect(),
            next_token,
        })
    }
}

impl Operation<Error> for DescribeManagedPrefixListsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeManagedPrefixListsResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, true)?;
        let ids: Result<Vec<PrefixListId>, _> =
            (self.prefix_list_ids.iter()).map(|id| id.parse()).collect();
        let (ids, token) = (ids?, self.next_token.as_deref());
        let shown = Shown::All;
        let (lists, next_token) = select(tx, shown, &ids, &filters, self.max_results, token)?;
        Ok(DescribeManagedPrefixListsResult {
            prefix_lists: lists.iter().map(|list| on_the_wire(tx, list)).collect(),
            next_token,
        })
    }
}

fn on_the_wire(tx: &Tx, list: &List) -> wire::ManagedPrefixList {
    match list {
        List::Own(list) => own_on_the_wire(tx, list),
        List::Aws(list) => wire::ManagedPrefixList {
            prefix_list_id: Some(list.id),
            address_family: Some(family(list.is_ipv6())),
            state: Some(PrefixListState::CreateComplete),
            prefix_list_arn: Some(format!(
                "arn:aws:ec2:{}:aws:prefix-list/{}",
                tx.region(),
                list.id
            )),
            prefix_list_name: Some(list.name.clone()),
            owner_id: Some(OWNER.to_owned()),
            ..Default::default()
        },
    }
}

fn own_on_the_wire(tx: &Tx, list: &ManagedPrefixList) -> wire::ManagedPrefixList {
    wire::ManagedPrefixList {
        prefix_list_id: Some(list.id),
        address_family: Some(family(list.is_ipv6)),
        state: list.state.parse().ok(),
        state_message: list.state_message.clone(),
        prefix_list_arn: Some(regions::arn(tx, "prefix-list", list.id)),
        prefix_list_name: Some(list.name.clone()),
        max_entries: i32::try_from(list.max_entries).ok(),
        version: Some(list.version().into()),
        tags: tags::of(tx, list.id),
        owner_id: Some(tx.account().to_owned()),
        ..Default::default()
    }
}

fn family(is_ipv6: bool) -> String {
    match is_ipv6 {
        true => "IPv6".to_owned(),
        false => "IPv4".to_owned(),
    }
}

#[cfg(test)]
mod tests;
