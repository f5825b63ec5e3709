//! Pages of lists: `MaxItems`, `Marker` and `IsTruncated`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::Error;

/// How many there are on a page when nothing else is asked for.
const USUAL_SIZE: usize = 100;

/// A page, and where the next one begins.
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) is_truncated: Option<bool>,
    pub(crate) marker: Option<String>,
}

/// Cuts a page out of things that come in the order of their keys.
pub(crate) fn page<T>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> &str,
    marker: Option<&str>,
    max_items: Option<i32>,
) -> Result<Page<T>, Error> {
    let after = marker.map(parse).transpose()?;
    let size = max_items
        .and_then(|size| usize::try_from(size).ok())
        .unwrap_or(USUAL_SIZE);
    let mut left = items
        .into_iter()
        .filter(|item| after.as_deref().is_none_or(|after| key(item) > after));
    let items: Vec<T> = left.by_ref().take(size).collect();
    let is_truncated = left.next().is_some();
    let marker = items
        .last()
        .filter(|_| is_truncated)
        .map(|last| BASE64.encode(key(last)));
    Ok(Page {
        items,
        is_truncated: Some(is_truncated),
        marker,
    })
}

fn parse(marker: &str) -> Result<String, Error> {
    let bytes = BASE64.decode(marker).map_err(|_| Error::InvalidMarker)?;
    String::from_utf8(bytes).map_err(|_| Error::InvalidMarker)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn pages_follow_one_another_to_the_end() {
        let names = ["a", "b", "c", "d", "e"];
        let mut marker = None;
        let mut seen = Vec::new();
        loop {
            let page = page(names, |name| name, marker.as_deref(), Some(2)).unwrap();
            assert_eq!(page.is_truncated, Some(page.marker.is_some()));
            seen.push(page.items);
            marker = page.marker;
            if marker.is_none() {
                break;
            }
        }
        assert_eq!(seen, [vec!["a", "b"], vec!["c", "d"], vec!["e"]]);
        assert_eq!(
            page(names, |name| name, Some("?"), None).err(),
            Some(Error::InvalidMarker)
        );
    }
}
