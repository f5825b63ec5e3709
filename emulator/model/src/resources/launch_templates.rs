//! Launch templates and their versions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::LaunchTemplateId;

/// A launch template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaunchTemplate {
    /// Its id.
    pub id: LaunchTemplateId,
    /// Its name, unique in the region.
    pub name: String,
    /// When it was made.
    pub create_time: Timestamp,
    /// The ARN of who made it.
    pub created_by: String,
    /// The version that a launch takes which names none.
    pub default_version: i64,
    /// The version that was made last, of those that are there.
    pub latest_version: i64,
    /// How many versions there ever were.
    pub versions_made: i64,
}

/// A version of a launch template. It never changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LaunchTemplateVersion {
    /// See [`LaunchTemplateVersion::key_of`].
    pub key: String,
    /// The template.
    pub template_id: LaunchTemplateId,
    /// Its number, from one.
    pub number: i64,
    /// Free text.
    pub description: Option<String>,
    /// When it was made.
    pub create_time: Timestamp,
    /// The ARN of who made it.
    pub created_by: String,
    /// What a launch takes from it: the members of RunInstances, as JSON.
    pub data: serde_json::Value,
}

impl LaunchTemplateVersion {
    /// The key of a version: its template's versions stand together, in their order.
    pub fn key_of(template: LaunchTemplateId, number: i64) -> String {
        format!("{template}/{number:010}")
    }
}
