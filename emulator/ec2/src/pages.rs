//! Which resources a describe operation shows: by id, by filter, and a page at a time.

use std::str::FromStr;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use terrarium_model::{Resource, ResourceId};
use terrarium_state::Tx;
use terrarium_wire::ec2::Filter;

use crate::errors::Error;
use crate::filters::{Field, Filters};

/// What a describe operation was asked for.
pub(crate) struct Selection<K> {
    /// These, or all when there are none.
    pub(crate) ids: Vec<K>,
    /// Those of them that pass.
    pub(crate) filters: Vec<Filter>,
    /// At most so many.
    pub(crate) max_results: Option<i32>,
    /// From there on.
    pub(crate) next_token: Option<String>,
}

/// A page of resources and the token of the next one.
pub(crate) struct Page<R> {
    pub(crate) items: Vec<Arc<R>>,
    pub(crate) next_token: Option<String>,
}

/// The page sizes that most describe operations take.
pub(crate) const PAGE_SIZES: std::ops::RangeInclusive<i32> = 5..=1000;

/// Selects resources. Costs what is looked up when ids are given; otherwise it grows with the resources up to the page's end.
pub(crate) fn select<R>(
    tx: &Tx,
    selection: Selection<R::Key>,
    fields: &'static [Field<R>],
) -> Result<Page<R>, Error>
where
    R: Resource,
    R::Key: ResourceId,
{
    select_among(tx, selection, fields, |_| true)
}

/// The same among those that the operation is about, whatever else is asked for.
pub(crate) fn select_among<R>(
    tx: &Tx,
    selection: Selection<R::Key>,
    fields: &'static [Field<R>],
    is_meant: impl Fn(&R) -> bool,
) -> Result<Page<R>, Error>
where
    R: Resource,
    R::Key: ResourceId,
{
    let by_filter = keys_in(&selection.filters);
    let filters = Filters::parse(
        selection.filters,
        fields,
        !R::Key::KIND.resource_type.is_empty(),
    )?;
    let limit = page_size(selection.max_results, PAGE_SIZES)?;
    let after = selection
        .next_token
        .as_deref()
        .map(parse_token::<R::Key>)
        .transpose()?;
    let passes = |resource: &Arc<R>| {
        is_meant(resource) && filters.pass(tx, &resource.key().to_string(), resource)
    };
    let asked = match (selection.ids, by_filter) {
        (ids, None) if ids.is_empty() => None,
        (ids, Some(keys)) if ids.is_empty() => {
            Some(keys.iter().filter_map(|key| tx.get::<R>(key)).collect())
        }
        (ids, _) => Some(all_of::<R>(tx, ids)?),
    };
    if let Some(mut items) = asked {
        items.sort_by_key(|item| item.key());
        items.dedup_by_key(|item| item.key());
        let items = items.into_iter().filter(passes);
        return Ok(paginate(
            items.filter(|item| after.is_none_or(|after| item.key() > after)),
            limit,
        ));
    }
    let table = R::table(tx.cloud());
    let items: Box<dyn Iterator<Item = &Arc<R>>> = match after {
        Some(after) => Box::new(
            table
                .range((std::ops::Bound::Excluded(after), std::ops::Bound::Unbounded))
                .map(|(_, item)| item),
        ),
        None => Box::new(table.values()),
    };
    Ok(paginate(items.filter(|item| passes(item)).cloned(), limit))
}

/// The resources with those keys; all of them must be there.
fn all_of<R: Resource>(tx: &Tx, keys: Vec<R::Key>) -> Result<Vec<Arc<R>>, Error>
where
    R::Key: ResourceId,
{
    let found = keys
        .into_iter()
        .map(|key| tx.get::<R>(&key).ok_or(Error::not_found(key)));
    found.collect()
}

/// The keys that a filter such as `vpc-id` leaves, when it names them one by one: nothing else need be looked at then.
fn keys_in<K: ResourceId>(filters: &[Filter]) -> Option<Vec<K>> {
    let is_of_key = |filter: &&Filter| {
        let name = filter.name.as_deref().unwrap_or_default();
        name.strip_suffix("-id") == Some(K::KIND.resource_type)
    };
    let values = &filters.iter().find(is_of_key)?.values;
    let is_exact = |value: &String| !value.contains(['*', '?', '\\']);
    let exact = values.iter().all(is_exact);
    exact.then(|| {
        values
            .iter()
            .filter_map(|value| value.parse().ok())
            .collect()
    })
}

/// The size of a page, or none when all is asked for.
pub(crate) fn page_size(
    max_results: Option<i32>,
    sizes: std::ops::RangeInclusive<i32>,
) -> Result<Option<usize>, Error> {
    let Some(value) = max_results else {
        return Ok(None);
    };
    if value < *sizes.start() {
        return Err(Error::InvalidMaxResults {
            value,
            bound: if *sizes.start() == 1 {
                "greater than 0"
            } else {
                "greater than or equal to 5"
            },
        });
    }
    // A value above the largest page is taken for that page.
    Ok(usize::try_from(value.min(*sizes.end())).ok())
}

/// The token that says to go on after a key.
pub(crate) fn token_after(key: &impl ToString) -> String {
    BASE64.encode(key.to_string())
}

/// The key in a token.
pub(crate) fn parse_token<K: FromStr>(token: &str) -> Result<K, Error> {
    let bytes = BASE64.decode(token).map_err(|_| Error::InvalidNextToken)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::InvalidNextToken)?;
    text.parse().map_err(|_| Error::InvalidNextToken)
}

fn paginate<R: Resource>(mut items: impl Iterator<Item = Arc<R>>, limit: Option<usize>) -> Page<R> {
    let Some(limit) = limit else {
        return Page {
            items: items.collect(),
            next_token: None,
        };
    };
    let page: Vec<_> = items.by_ref().take(limit).collect();
    let more = items.next().is_some();
    let next_token = page
        .last()
        .filter(|_| more)
        .map(|last| token_after(&last.key()));
    Page {
        items: page,
        next_token,
    }
}

/// A page of things that no table holds; `items` must be in the order of their keys.
pub(crate) fn page_of<T, K: Ord + FromStr + ToString>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
    max_results: Option<i32>,
    next_token: Option<&str>,
    sizes: std::ops::RangeInclusive<i32>,
) -> Result<(Vec<T>, Option<String>), Error> {
    let limit = page_size(max_results, sizes)?.unwrap_or(usize::MAX);
    let after = next_token.map(parse_token::<K>).transpose()?;
    let mut items = items
        .into_iter()
        .filter(|item| after.as_ref().is_none_or(|after| key(item) > *after));
    let page: Vec<_> = items.by_ref().take(limit).collect();
    let more = items.next().is_some();
    let next_token = page
        .last()
        .filter(|_| more)
        .map(|last| token_after(&key(last)));
    Ok((page, next_token))
}

/// Cuts a page out of things that are no resources of their own. They come in the order of their keys.
pub(crate) fn cut<T, K: Ord + FromStr + ToString>(
    items: impl Iterator<Item = T>,
    key: impl Fn(&T) -> K,
    max_results: Option<i32>,
    next_token: Option<&str>,
) -> Result<(Vec<T>, Option<String>), Error> {
    let limit = page_size(max_results, PAGE_SIZES)?;
    let after = next_token.map(parse_token::<K>).transpose()?;
    let is_left = |item: &T| after.as_ref().is_none_or(|after| key(item) > *after);
    let mut items = items.filter(is_left);
    let page: Vec<_> = items.by_ref().take(limit.unwrap_or(usize::MAX)).collect();
    let more = items.next().is_some();
    let next_token = page
        .last()
        .filter(|_| more)
        .map(|last| token_after(&key(last)));
    Ok((page, next_token))
}
