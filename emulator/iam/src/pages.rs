//! Pages of lists: `MaxItems`, `Marker` and `IsTruncated`.

use terrarium_query::pages::{self, BadToken};

use crate::Error;

/// How many there are on a page when nothing else is asked for.
const USUAL_SIZE: usize = 100;

/// A page, and where the next one begins.
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) is_truncated: Option<bool>,
    pub(crate) marker: Option<String>,
}

impl From<BadToken> for Error {
    fn from(_: BadToken) -> Self {
        Self::InvalidMarker
    }
}

/// Cuts a page out of things that come in the order of their keys.
pub(crate) fn page<T>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> &str,
    marker: Option<&str>,
    max_items: Option<i32>,
) -> Result<Page<T>, Error> {
    let size = max_items.and_then(|size| usize::try_from(size).ok());
    let page = pages::page(items, key, marker, size.unwrap_or(USUAL_SIZE))?;
    Ok(Page {
        items: page.items,
        is_truncated: Some(page.next.is_some()),
        marker: page.next,
    })
}
