//! Parameters of Systems Manager.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A parameter with all of its versions that are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name: a word, or a path from a slash on.
    pub name: String,
    /// Its versions, by number; never empty.
    pub versions: BTreeMap<i64, ParameterVersion>,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

/// A version of a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterVersion {
    /// `String`, `StringList` or `SecureString`.
    pub kind: String,
    /// What it holds, in the clear.
    pub value: String,
    /// Free text.
    pub description: Option<String>,
    /// The key that a `SecureString` is encrypted with, as it was given.
    pub key_id: Option<String>,
    /// What values have to look like: a regular expression.
    pub allowed_pattern: Option<String>,
    /// `Standard` or `Advanced`.
    pub tier: String,
    /// Such as `text`.
    pub data_type: String,
    /// When it was made.
    pub modified: Timestamp,
    /// The ARN of who made it.
    pub modified_by: String,
    /// Names that it can be asked for by.
    pub labels: BTreeSet<String>,
    /// What becomes of it in time: its policies as they were given, a text each.
    pub policies: Vec<String>,
}

impl Parameter {
    /// The newest version, and its number.
    pub fn newest(&self) -> (i64, &ParameterVersion) {
        let (number, version) = self
            .versions
            .last_key_value()
            .expect("a parameter has a version");
        (*number, version)
    }
}
