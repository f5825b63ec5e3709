//! Identities and their policies. They are the same in all regions, so they are in the account's global place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The policies of a user, group or role.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grants {
    /// Its own, by name: documents as they were given.
    pub inline: BTreeMap<String, String>,
    /// The ARNs of the managed ones.
    pub attached: BTreeSet<String>,
    /// The ARN of the managed one that bounds all others.
    pub boundary: Option<String>,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Its name, unique in the account.
    pub name: String,
    /// Its unique id.
    pub id: String,
    /// Its path, from slash to slash.
    pub path: String,
    /// When it was made.
    pub created: Timestamp,
    /// Who may assume it: a document as it was given.
    pub trust: String,
    /// Free text.
    pub description: Option<String>,
    /// How long a session may last at most.
    pub max_session_seconds: i32,
    /// Its policies.
    pub grants: Grants,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

/// A user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Its name, unique in the account.
    pub name: String,
    /// Its unique id.
    pub id: String,
    /// Its path, from slash to slash.
    pub path: String,
    /// When it was made.
    pub created: Timestamp,
    /// Its policies.
    pub grants: Grants,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

/// A group of users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its name, unique in the account.
    pub name: String,
    /// Its unique id.
    pub id: String,
    /// Its path, from slash to slash.
    pub path: String,
    /// When it was made.
    pub created: Timestamp,
    /// The names of its users.
    pub members: BTreeSet<String>,
    /// Its policies.
    pub grants: Grants,
}

/// A managed policy of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedPolicy {
    /// Its ARN.
    pub arn: String,
    /// Its name, unique in the account.
    pub name: String,
    /// Its unique id.
    pub id: String,
    /// Its path, from slash to slash.
    pub path: String,
    /// Free text.
    pub description: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When a version was last added to it.
    pub updated: Timestamp,
    /// Its versions, by number.
    pub versions: BTreeMap<u32, PolicyVersion>,
    /// The version in force.
    pub default_version: u32,
    /// How many versions there ever were.
    pub last_version: u32,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

/// A version of a managed policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyVersion {
    /// What it says, as it was given.
    pub document: String,
    /// When it was made.
    pub created: Timestamp,
}

/// What gives instances a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceProfile {
    /// Its name, unique in the account.
    pub name: String,
    /// Its unique id.
    pub id: String,
    /// Its path, from slash to slash.
    pub path: String,
    /// When it was made.
    pub created: Timestamp,
    /// The name of the role in it.
    pub role: Option<String>,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
}

/// A key that signs requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessKey {
    /// Its public half.
    pub id: String,
    /// Its secret half.
    pub secret: String,
    /// The name of the user whose it is; none for the account's root.
    pub user: Option<String>,
    /// Whether it may be used.
    pub active: bool,
    /// When it was made.
    pub created: Timestamp,
}

/// The account's own name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountAlias {
    /// The name.
    pub alias: String,
}

/// The ARN of something of IAM's, such as `arn:aws:iam::123456789012:role/path/name`.
pub fn iam_arn(account: &str, kind: &str, path: &str, name: &str) -> String {
    format!("arn:aws:iam::{account}:{kind}{path}{name}")
}

macro_rules! arns {
    ($($resource:ident: $kind:literal;)*) => {
        $(impl $resource {
            /// Its ARN.
            pub fn arn(&self, account: &str) -> String {
                iam_arn(account, $kind, &self.path, &self.name)
            }
        })*
    };
}

arns! {
    Role: "role";
    User: "user";
    Group: "group";
    InstanceProfile: "instance-profile";
}
