//! The listing algorithm: keys in byte order, common prefixes rolled up and skipped with one seek each. It knows rows only by
//! their keys.

use std::ops::ControlFlow;

use crate::errors::Result;

/// What to list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Query {
    /// Only keys that start so.
    pub(crate) prefix: Vec<u8>,
    /// Keys alike up to its first occurrence after the prefix are one entry; empty for none.
    pub(crate) delimiter: Vec<u8>,
    /// Only entries after this key or common prefix.
    pub(crate) marker: Vec<u8>,
    /// At most this many entries.
    pub(crate) max: usize,
}

/// One entry of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entry<R> {
    /// A key of its own.
    Row(R),
    /// All keys that start so.
    Prefix(Vec<u8>),
}

/// A part of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page<R> {
    pub(crate) entries: Vec<Entry<R>>,
    /// The marker of the next page, if there is one.
    pub(crate) next_marker: Option<Vec<u8>>,
}

/// Rows to fetch after a seek, when the next thing may well be another seek.
const FIRST_FETCH: usize = 8;
/// Rows to fetch at once at most.
const MAX_FETCH: usize = 1001;

/// Where a fetch starts: at a key, and of that key only at versions below a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seek {
    pub(crate) key: Vec<u8>,
    pub(crate) below: i64,
}

impl Seek {
    /// At the newest version of a key.
    pub(crate) fn at(key: Vec<u8>) -> Self {
        Self {
            key,
            below: i64::MAX,
        }
    }
}

/// A row of a listing.
pub(crate) trait Listed {
    /// The key that it is listed by.
    fn key(&self) -> &[u8];

    /// Where what comes after it starts.
    fn after(&self) -> Seek;
}

/// Lists. `fetch(from, limit)` gives up to `limit` rows from there on, in order.
pub(crate) fn walk<R: Listed>(
    query: &Query,
    from: Seek,
    mut fetch: impl FnMut(&Seek, usize) -> Result<Vec<R>>,
) -> Result<Page<R>> {
    let mut walk = Walk {
        query,
        page: Page {
            entries: Vec::new(),
            next_marker: None,
        },
        from,
        skip_below: None,
        last: Vec::new(),
    };
    if query.max == 0 {
        return Ok(walk.page);
    }
    let fetch_most = (query.max + 1).min(MAX_FETCH);
    let mut limit = if query.delimiter.is_empty() {
        fetch_most
    } else {
        FIRST_FETCH
    };
    loop {
        let rows = fetch(&walk.from, limit)?;
        let is_last_fetch = rows.len() < limit;
        for row in rows {
            if walk.take(row).is_break() {
                return Ok(walk.page);
            }
        }
        if is_last_fetch {
            return Ok(walk.page);
        }
        match walk.skip_below.take() {
            Some(bound) => (walk.from, limit) = (Seek::at(bound), FIRST_FETCH),
            None => limit = (limit * 2).min(fetch_most),
        }
    }
}

/// A listing in the making.
struct Walk<'a, R> {
    query: &'a Query,
    page: Page<R>,
    /// Where the next fetch starts.
    from: Seek,
    /// Rows below belong to a common prefix that is dealt with.
    skip_below: Option<Vec<u8>>,
    /// The name of the last entry.
    last: Vec<u8>,
}

impl<R: Listed> Walk<'_, R> {
    /// Takes the next row; breaks when nothing after it belongs to this page.
    fn take(&mut self, row: R) -> ControlFlow<()> {
        let key = row.key();
        if self.skip_below.as_deref().is_some_and(|bound| key < bound) {
            return ControlFlow::Continue(());
        }
        self.skip_below = None;
        if !key.starts_with(&self.query.prefix) {
            return ControlFlow::Break(());
        }
        let common = self.query.common_prefix(key).map(<[u8]>::to_vec);
        let is_seen = common
            .as_deref()
            .is_some_and(|common| self.query.marker.starts_with(common));
        if !is_seen && self.page.entries.len() == self.query.max {
            self.page.next_marker = Some(std::mem::take(&mut self.last));
            return ControlFlow::Break(());
        }
        let Some(common) = common else {
            self.last = key.to_vec();
            self.from = row.after();
            self.page.entries.push(Entry::Row(row));
            return ControlFlow::Continue(());
        };
        self.skip_below = successor(&common);
        if !is_seen {
            self.last.clone_from(&common);
            self.page.entries.push(Entry::Prefix(common));
        }
        // Without a successor the common prefix reaches to the end of all keys.
        if self.skip_below.is_none() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

impl Query {
    /// The least key that can be an entry.
    pub(crate) fn first_key(&self) -> Vec<u8> {
        match self.marker.is_empty() {
            true => self.prefix.clone(),
            false => just_after(&self.marker).max(self.prefix.clone()),
        }
    }

    fn common_prefix<'a>(&self, key: &'a [u8]) -> Option<&'a [u8]> {
        if self.delimiter.is_empty() {
            return None;
        }
        let rest = &key[self.prefix.len()..];
        let at = rest
            .windows(self.delimiter.len())
            .position(|window| window == self.delimiter)?;
        Some(&key[..self.prefix.len() + at + self.delimiter.len()])
    }
}

/// The least key after a key.
fn just_after(key: &[u8]) -> Vec<u8> {
    let mut next = key.to_vec();
    next.push(0);
    next
}

/// The least key after all that start with a prefix; `None` when there is none.
pub(crate) fn successor(prefix: &[u8]) -> Option<Vec<u8>> {
    let end = prefix.iter().rposition(|byte| *byte != 0xff)?;
    let mut next = prefix[..=end].to_vec();
    next[end] += 1;
    Some(next)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    impl Listed for Vec<u8> {
        fn key(&self) -> &[u8] {
            self
        }

        fn after(&self) -> Seek {
            Seek::at(just_after(self))
        }
    }

    fn run(keys: &BTreeSet<Vec<u8>>, query: &Query) -> (Page<Vec<u8>>, usize) {
        let mut seeks = 0;
        let page = walk(query, Seek::at(query.first_key()), |from, limit| {
            seeks += 1;
            Ok(keys
                .range(from.key.clone()..)
                .take(limit)
                .cloned()
                .collect())
        });
        (page.unwrap(), seeks)
    }

    /// What S3 says a listing is, with no care for cost.
    fn naive(keys: &BTreeSet<Vec<u8>>, query: &Query) -> Page<Vec<u8>> {
        let mut entries: Vec<Entry<Vec<u8>>> = Vec::new();
        for key in keys.iter().filter(|key| key.starts_with(&query.prefix)) {
            let entry = match query.common_prefix(key) {
                Some(common) => Entry::Prefix(common.to_vec()),
                None => Entry::Row(key.clone()),
            };
            let name = match &entry {
                Entry::Prefix(name) | Entry::Row(name) => name.clone(),
            };
            if (query.marker.is_empty() || name > query.marker) && entries.last() != Some(&entry) {
                entries.push(entry);
            }
        }
        let is_truncated = entries.len() > query.max && query.max > 0;
        entries.truncate(query.max);
        let next_marker = match entries.last() {
            Some(Entry::Prefix(name) | Entry::Row(name)) if is_truncated => Some(name.clone()),
            _ => None,
        };
        Page {
            entries,
            next_marker,
        }
    }

    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        proptest::collection::vec(
            prop_oneof![Just(b'a'), Just(b'/'), Just(0u8), Just(0xff)],
            0..6,
        )
    }

    /// Keys are never empty.
    fn key() -> impl Strategy<Value = Vec<u8>> {
        bytes().prop_filter("a key has at least one byte", |key| !key.is_empty())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn listings_are_what_the_naive_model_says(
            keys in proptest::collection::btree_set(key(), 0..40),
            prefix in proptest::collection::vec(prop_oneof![Just(b'a'), Just(b'/')], 0..2),
            delimiter in prop_oneof![Just(b"".to_vec()), Just(b"/".to_vec()), Just(b"a/".to_vec()), Just(vec![0xff])],
            marker in bytes(),
            max in 0usize..12,
        ) {
            let query = Query { prefix, delimiter, marker, max };
            prop_assert_eq!(run(&keys, &query).0, naive(&keys, &query));
        }

        #[test]
        fn pages_together_are_the_whole(keys in proptest::collection::btree_set(key(), 0..40), max in 1usize..5) {
            let mut query = Query { delimiter: b"/".to_vec(), max: 1000, ..Query::default() };
            let whole = run(&keys, &query).0.entries;
            query.max = max;
            let mut entries = Vec::new();
            loop {
                let page = run(&keys, &query).0;
                entries.extend(page.entries);
                match page.next_marker {
                    Some(marker) => query.marker = marker,
                    None => break,
                }
            }
            prop_assert_eq!(entries, whole);
        }
    }

    #[test]
    fn a_common_prefix_costs_one_seek_however_many_keys_it_holds() {
        let keys = (0..5)
            .flat_map(|folder| (0..5000).map(move |n| format!("{folder}/{n}").into_bytes()))
            .collect();
        let query = Query {
            delimiter: b"/".to_vec(),
            max: 1000,
            ..Query::default()
        };
        let (page, seeks) = run(&keys, &query);
        assert_eq!(page.entries.len(), 5);
        assert_eq!(seeks, 6);
    }
}
