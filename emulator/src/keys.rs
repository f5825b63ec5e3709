//! Access keys: `test` with the secret `test`, and those of a file.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use serde::Deserialize;
use terrarium_signature::{Credentials, KeyLookup, Principal};

/// All keys that there are.
pub(crate) struct Keys(HashMap<String, Credentials>);

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

impl Keys {
    /// The default key, and those of the file.
    pub(crate) fn open(file: Option<&Path>, account: &str) -> anyhow::Result<Self> {
        let credentials = |secret: String, principal| Credentials {
            secret,
            principal: Arc::new(principal),
            session_token: None,
            expires: None,
        };
        let mut keys = HashMap::new();
        keys.insert(
            "test".to_owned(),
            credentials("test".to_owned(), Principal::root(account)),
        );
        if let Some(file) = file {
            let text = std::fs::read_to_string(file)
                .with_context(|| format!("cannot read the keys file {}", file.display()))?;
            let rows: Vec<Row> = serde_json::from_str(&text)
                .with_context(|| format!("the keys file {}", file.display()))?;
            for row in rows {
                let root = Principal::root(&row.account_id);
                let principal = Principal {
                    arn: row.arn.unwrap_or(root.arn),
                    user_id: row.user_id.unwrap_or(root.user_id),
                    canonical_user_id: row.canonical_user_id.unwrap_or(root.canonical_user_id),
                    display_name: row.display_name.unwrap_or(root.display_name),
                    account_id: row.account_id,
                };
                keys.insert(
                    row.access_key_id,
                    credentials(row.secret_access_key, principal),
                );
            }
        }
        Ok(Self(keys))
    }
}

impl KeyLookup for Keys {
    fn credentials(&self, access_key_id: &str) -> Option<Credentials> {
        self.0.get(access_key_id).cloned()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_key_test_is_there_and_the_file_adds_to_it() {
        let file = std::env::temp_dir().join(format!("terrarium-keys-{}", std::process::id()));
        std::fs::write(&file, r#"[{"access_key_id": "AKIA1", "secret_access_key": "s", "account_id": "111111111111"}]"#).unwrap();
        let keys = Keys::open(Some(&file), "000000000000").unwrap();
        std::fs::remove_file(&file).unwrap();
        assert_eq!(
            keys.credentials("test").unwrap().principal.account_id,
            "000000000000"
        );
        assert_eq!(
            keys.credentials("AKIA1").unwrap().principal.arn,
            "arn:aws:iam::111111111111:root"
        );
        assert!(keys.credentials("AKIA2").is_none());
    }
}
