//! The prefix lists that AWS keeps for its services: here, that of S3.

use sha2::{Digest, Sha256};
use terrarium_model::ids::PrefixListId;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    DescribeManagedPrefixListsRequest, DescribeManagedPrefixListsResult,
    DescribePrefixListsRequest, DescribePrefixListsResult, GetManagedPrefixListEntriesRequest,
    GetManagedPrefixListEntriesResult, ManagedPrefixList, PrefixList, PrefixListEntry,
    PrefixListState,
};

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::pages;

/// The ids that S3's lists have on AWS, where they are known.
const S3_LISTS: &[(&str, &str)] = &[
    ("eu-central-1", "pl-6ea54007"),
    ("eu-west-1", "pl-6da54004"),
    ("us-east-1", "pl-63a5400a"),
    ("us-east-2", "pl-7ba54012"),
    ("us-west-1", "pl-6ba54002"),
    ("us-west-2", "pl-68a54001"),
];

/// The owner of AWS's own lists.
const OWNER: &str = "AWS";

/// The id of S3's list in this region: AWS's own where it is known, otherwise one that follows from the region.
pub(crate) fn s3(tx: &Tx) -> PrefixListId {
    let known = S3_LISTS.iter().find(|(region, _)| *region == tx.region());
    let text = match known {
        Some((_, id)) => (*id).to_owned(),
        None => {
            let digest = Sha256::digest(format!("pl s3 {}", tx.region()));
            format!("pl-{}", hex::encode(&digest[..4]))
        }
    };
    text.parse().expect("eight hexadecimal digits")
}

/// The name of S3 as a service with endpoints, and of its list.
pub(crate) fn s3_name(tx: &Tx) -> String {
    format!("com.amazonaws.{}.s3", tx.region())
}

/// Fails unless there is such a list.
pub(crate) fn ensure_exists(tx: &Tx, id: PrefixListId) -> Result<(), Error> {
    match id == s3(tx) {
        true => Ok(()),
        false => Err(Error::not_found(id)),
    }
}

/// The only list. Its blocks come from the environment, so it holds nothing.
struct S3List;

/// Whether the only list is on the page that was asked for.
fn is_shown(
    tx: &Tx,
    ids: &[PrefixListId],
    filters: &Filters<S3List>,
    max_results: Option<i32>,
    next_token: Option<String>,
) -> Result<bool, Error> {
    pages::page_size(max_results, 1..=1000)?;
    for id in ids {
        ensure_exists(tx, *id)?;
    }
    // The list is on the first page, so nothing is left for a later one.
    let after = next_token
        .as_deref()
        .map(pages::parse_token::<PrefixListId>);
    Ok(after.transpose()?.is_none() && filters.pass(tx, &s3(tx).to_string(), &S3List))
}

impl Operation<Error> for DescribePrefixListsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribePrefixListsResult, Error> {
        const FIELDS: &[Field<S3List>] = &[
            ("prefix-list-id", |tx, _| vec![s3(tx).to_string()]),
            ("prefix-list-name", |tx, _| vec![s3_name(tx)]),
        ];
        let filters = Filters::parse(self.filters, FIELDS, false)?;
        let ids = self.prefix_list_ids;
        let is_shown = is_shown(tx, &ids, &filters, self.max_results, self.next_token)?;
        let list = is_shown.then(|| PrefixList {
            cidrs: vec![tx.environment.s3_prefix.to_string()],
            prefix_list_id: Some(s3(tx).to_string()),
            prefix_list_name: Some(s3_name(tx)),
        });
        Ok(DescribePrefixListsResult {
            prefix_lists: list.into_iter().collect(),
            next_token: None,
        })
    }
}

impl Operation<Error> for DescribeManagedPrefixListsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeManagedPrefixListsResult, Error> {
        const FIELDS: &[Field<S3List>] = &[
            ("owner-id", |_, _| vec![OWNER.to_owned()]),
            ("prefix-list-id", |tx, _| vec![s3(tx).to_string()]),
            ("prefix-list-name", |tx, _| vec![s3_name(tx)]),
        ];
        let filters = Filters::parse(self.filters, FIELDS, true)?;
        let ids: Result<Vec<PrefixListId>, _> =
            (self.prefix_list_ids.iter()).map(|id| id.parse()).collect();
        let is_shown = is_shown(tx, &ids?, &filters, self.max_results, self.next_token)?;
        let id = s3(tx);
        let list = is_shown.then(|| ManagedPrefixList {
            prefix_list_id: Some(id),
            address_family: Some("IPv4".to_owned()),
            state: Some(PrefixListState::CreateComplete),
            prefix_list_arn: Some(format!("arn:aws:ec2:{}:aws:prefix-list/{id}", tx.region())),
            prefix_list_name: Some(s3_name(tx)),
            owner_id: Some(OWNER.to_owned()),
            ..Default::default()
        });
        Ok(DescribeManagedPrefixListsResult {
            prefix_lists: list.into_iter().collect(),
            next_token: None,
        })
    }
}

impl Operation<Error> for GetManagedPrefixListEntriesRequest {
    /// AWS's own lists have one version.
    const UNSUPPORTED: &'static [&'static str] = &["TargetVersion"];

    fn run(self, tx: &mut Tx) -> Result<GetManagedPrefixListEntriesResult, Error> {
        ensure_exists(tx, self.prefix_list_id)?;
        pages::page_size(self.max_results, 1..=100)?;
        let after = self.next_token.as_deref();
        after.map(pages::parse_token::<PrefixListId>).transpose()?;
        Ok(GetManagedPrefixListEntriesResult {
            entries: vec![PrefixListEntry {
                cidr: Some(tx.environment.s3_prefix.to_string()),
                description: None,
            }],
            next_token: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    #[test]
    fn the_list_of_s3_has_awss_id_and_our_block() {
        let account = Account::new();
        let list = account.ok("DescribePrefixLists&Filter.1.Name=prefix-list-name&Filter.1.Value.1=com.amazonaws.us-east-1.s3");
        assert_eq!(list.text("prefixListSet/item/prefixListId"), "pl-63a5400a");
        assert_eq!(
            list.texts("prefixListSet/item/cidrSet/item"),
            ["198.18.255.0/28"]
        );
        let managed = account.ok("DescribeManagedPrefixLists&PrefixListId.1=pl-63a5400a");
        assert_eq!(managed.text("prefixListSet/item/ownerId"), "AWS");
        let entries = account.ok("GetManagedPrefixListEntries&PrefixListId=pl-63a5400a");
        assert_eq!(entries.texts("entrySet/item/cidr"), ["198.18.255.0/28"]);
    }

    #[test]
    fn regions_without_a_known_id_have_one_of_their_own() {
        let id = |region| {
            Account::in_region(region)
                .ok("DescribePrefixLists")
                .text("prefixListSet/item/prefixListId")
        };
        assert_eq!(id("sa-east-1"), id("sa-east-1"));
        assert_ne!(id("sa-east-1"), id("af-south-1"));
    }

    #[test]
    fn other_lists_and_filters_are_refused() {
        let account = Account::new();
        assert_eq!(
            account.code("DescribePrefixLists&PrefixListId.1=pl-12345678"),
            "InvalidPrefixListID.NotFound"
        );
        assert_eq!(
            account.code("DescribeManagedPrefixLists&PrefixListId.1=x"),
            "InvalidPrefixListId.Malformed"
        );
        assert_eq!(
            account.code("DescribePrefixLists&Filter.1.Name=x&Filter.1.Value.1=y"),
            "InvalidParameterValue"
        );
        let none =
            account.ok("DescribePrefixLists&Filter.1.Name=prefix-list-id&Filter.1.Value.1=pl-1*");
        assert!(!none.has("prefixListSet/item"));
    }
}
