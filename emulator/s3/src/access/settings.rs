//! The settings of a bucket that decide who gets in, as every request needs them.

use std::sync::Arc;

use rusqlite::Connection;
use terrarium_policy::Policy;

use super::acl::Acl;
use crate::errors::{Error, Result};
use crate::store::from_json;
use crate::xml::Element;

/// Who owns the objects that others write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Ownership {
    /// The bucket's owner, and there are no access control lists: how buckets are made since April 2023.
    #[default]
    BucketOwnerEnforced,
    /// The bucket's owner, where the writer gives full control.
    BucketOwnerPreferred,
    /// The writer.
    ObjectWriter,
}

impl Ownership {
    /// The ownership of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "BucketOwnerEnforced" => Some(Self::BucketOwnerEnforced),
            "BucketOwnerPreferred" => Some(Self::BucketOwnerPreferred),
            "ObjectWriter" => Some(Self::ObjectWriter),
            _ => None,
        }
    }
}

/// One switch of a public access block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    PublicAcls,
    IgnorePublicAcls,
    PublicPolicy,
    RestrictPublicBuckets,
}

/// The settings. A new bucket has the default: its owner alone, and nothing public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Access {
    pub(crate) policy: Option<Arc<Policy>>,
    pub(crate) ownership: Ownership,
    /// The bucket's own list, where one was set.
    pub(crate) acl: Option<Acl>,
    /// In the order of [`Block`].
    blocks: [bool; 4],
}

impl Default for Access {
    fn default() -> Self {
        Self {
            policy: None,
            ownership: Ownership::default(),
            acl: None,
            blocks: [true; 4],
        }
    }
}

impl Access {
    /// The settings of a bucket; one look-up, which most often finds nothing.
    pub(crate) fn of(connection: &Connection, bucket: i64) -> Result<Self> {
        let mut access = Self::default();
        let mut statement = connection.prepare_cached(
            "SELECT kind, value FROM configurations WHERE bucket = ?1
             AND kind IN ('acl', 'ownershipControls', 'policy', 'publicAccessBlock')",
        )?;
        let mut rows = statement.query([bucket])?;
        while let Some(row) = rows.next()? {
            let (kind, value) = (row.get_ref(0)?.as_str(), row.get_ref(1)?.as_str());
            let value = value.map_err(rusqlite::Error::from)?;
            match kind.map_err(rusqlite::Error::from)? {
                "acl" => access.acl = Some(from_json(value)?),
                "policy" => {
                    let policy = Policy::parse(value).map_err(Error::internal)?;
                    access.policy = Some(Arc::new(policy));
                }
                "ownershipControls" => access.ownership = ownership(value),
                _ => access.blocks = blocks(value),
            }
        }
        Ok(access)
    }

    /// Takes the block of public access away.
    pub(crate) fn unblock(&mut self) {
        self.blocks = [false; 4];
    }

    /// Whether the owner's account may do everything, and nothing else needs a look.
    pub(crate) fn is_simple(&self) -> bool {
        self.policy.is_none() && !self.has_lists()
    }

    /// Whether access control lists count.
    pub(crate) fn has_lists(&self) -> bool {
        self.ownership != Ownership::BucketOwnerEnforced
    }

    /// Whether a switch is on.
    pub(crate) fn blocks(&self, block: Block) -> bool {
        self.blocks[block as usize]
    }
}

/// Without the controls a bucket is as buckets were before there were any.
fn ownership(document: &str) -> Ownership {
    let document = Element::of_any_root(document.as_bytes());
    let rule = document
        .as_ref()
        .and_then(|document| document.child("Rule"));
    let name = rule.and_then(|rule| rule.child_text("ObjectOwnership"));
    name.and_then(Ownership::named)
        .unwrap_or(Ownership::ObjectWriter)
}

fn blocks(document: &str) -> [bool; 4] {
    let document = Element::of_any_root(document.as_bytes());
    let is_on = |name: &str| {
        let switch = document
            .as_ref()
            .and_then(|document| document.child_text(name));
        switch == Some("true")
    };
    crate::configurations::BLOCKS.map(is_on)
}
