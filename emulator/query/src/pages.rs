//! Pages of what comes in the order of a key: the token of a page says after which key it begins, so that nothing is shown twice
//! or left out when things come and go meanwhile.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

/// A page, and the token of the next one if there is one.
#[derive(Debug)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// Where the next one begins.
    pub next: Option<String>,
}

/// A token that no page had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadToken;

/// Cuts a page out of things that come in the order of their keys.
pub fn page<T>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> &str,
    token: Option<&str>,
    size: usize,
) -> Result<Page<T>, BadToken> {
    let after = token.map(parse).transpose()?;
    let mut left = items
        .into_iter()
        .filter(|item| after.as_deref().is_none_or(|after| key(item) > after));
    let items: Vec<T> = left.by_ref().take(size).collect();
    let is_last = left.next().is_none();
    let next = items.last().filter(|_| !is_last);
    let next = next.map(|last| BASE64.encode(key(last)));
    Ok(Page { items, next })
}

fn parse(token: &str) -> Result<String, BadToken> {
    let bytes = BASE64.decode(token).map_err(|_| BadToken)?;
    String::from_utf8(bytes).map_err(|_| BadToken)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn pages_follow_one_another_to_the_end() {
        let names = ["a", "b", "c", "d", "e"];
        let mut token = None;
        let mut seen = Vec::new();
        loop {
            let page = page(names, |name| name, token.as_deref(), 2).unwrap();
            seen.push(page.items);
            token = page.next;
            if token.is_none() {
                break;
            }
        }
        assert_eq!(seen, [vec!["a", "b"], vec!["c", "d"], vec!["e"]]);
        assert_eq!(page(names, |name| name, Some("?"), 2).err(), Some(BadToken));
    }
}
