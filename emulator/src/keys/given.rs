//! The keys that are there from the start: `test` with the secret `test`, and those of a file.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::{Context, ensure};
use serde::Deserialize;
use terrarium_signature::{Credentials, Principal};

use super::lasting;
use crate::options::is_account;

/// Keys by their ids.
pub(crate) type Given = HashMap<String, Credentials>;

/// A key in the file. What is left out follows from the account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    access_key_id: String,
    secret_access_key: String,
    account_id: String,
    arn: Option<String>,
    user_id: Option<String>,
    canonical_user_id: Option<String>,
    display_name: Option<String>,
}

/// The default key, and those of the file.
pub(crate) fn open(file: Option<&Path>, account: &str) -> anyhow::Result<Given> {
    let mut keys = HashMap::new();
    let default = lasting("test".to_owned(), Principal::root(account));
    keys.insert("test".to_owned(), default);
    for row in file.map(read).transpose()?.unwrap_or_default() {
        let root = Principal::root(&row.account_id);
        let principal = Principal {
            arn: row.arn.unwrap_or(root.arn),
            user_id: row.user_id.unwrap_or(root.user_id),
            canonical_user_id: row.canonical_user_id.unwrap_or(root.canonical_user_id),
            display_name: row.display_name.unwrap_or(root.display_name),
            account_id: row.account_id,
        };
        keys.insert(row.access_key_id, lasting(row.secret_access_key, principal));
    }
    Ok(keys)
}

/// Reads the file; an error names it and the line, or the key.
fn read(file: &Path) -> anyhow::Result<Vec<Row>> {
    let name = file.display();
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read the keys file {name}"))?;
    let rows: Vec<Row> = serde_json::from_str(&text)
        .with_context(|| format!("the keys file {name} is not a JSON list of keys"))?;
    let mut seen = HashSet::new();
    for row in &rows {
        let id = &row.access_key_id;
        ensure!(
            !id.is_empty() && !row.secret_access_key.is_empty(),
            "the keys file {name} has a key without an id or a secret"
        );
        ensure!(
            is_account(&row.account_id),
            "the keys file {name}: the account_id of {id} is '{}', and has to be twelve digits",
            row.account_id
        );
        ensure!(
            seen.insert(id),
            "the keys file {name} has {id} twice: remove one"
        );
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn from(text: &str) -> anyhow::Result<Given> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        open(Some(file.path()), "000000000000")
    }

    #[test]
    fn the_key_test_is_there_and_the_file_adds_to_it() {
        let row = r#"[{"access_key_id": "AKIA1", "secret_access_key": "s", "account_id": "111111111111"}]"#;
        let keys = from(row).unwrap();
        let principal = |id: &str| &keys[id].principal;
        assert_eq!(principal("test").account_id, "000000000000");
        assert_eq!(principal("AKIA1").arn, "arn:aws:iam::111111111111:root");
        assert_eq!(keys.len(), 2);
    }

    #[test]
    fn a_file_that_cannot_be_meant_is_refused_with_the_line_or_the_key() {
        let row = |id: &str, account: &str| {
            format!(
                r#"{{"access_key_id": "{id}", "secret_access_key": "s", "account_id": "{account}"}}"#
            )
        };
        let good = row("AKIA1", "111111111111");
        for (text, said) in [
            (format!("[\n{good},\n{{]"), "line 3 column 2"),
            ("{}".to_owned(), "is not a JSON list of keys"),
            (
                r#"[{"access_key_id": "AKIA1"}]"#.to_owned(),
                "missing field `secret_access_key` at line 1",
            ),
            (
                r#"[{"key": "AKIA1"}]"#.to_owned(),
                "unknown field `key`, expected one of `access_key_id`",
            ),
            (format!("[{good}, {good}]"), "has AKIA1 twice"),
            (
                format!("[{}]", row("AKIA1", "12")),
                "the account_id of AKIA1 is '12'",
            ),
            (
                format!("[{}]", row("", "111111111111")),
                "without an id or a secret",
            ),
        ] {
            let error = from(&text).err().unwrap();
            let error = format!("{error:#}");
            assert!(error.contains(said) && !error.contains('\n'), "{error}");
        }
    }
}
