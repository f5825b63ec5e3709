//! AWS's own managed policies: facts, in a table beside this file. What most of them say is not among them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use terrarium_model::Timestamp;
use terrarium_model::unique_ids::unique_id;

/// A policy of AWS's.
#[derive(Debug)]
pub(crate) struct AwsPolicy {
    /// Such as `arn:aws:iam::aws:policy/service-role/AmazonEC2RoleforSSM`.
    pub(crate) arn: String,
    /// The name alone.
    pub(crate) name: &'static str,
    /// From slash to slash.
    pub(crate) path: &'static str,
    /// The version in force, such as `v3`.
    pub(crate) version: &'static str,
    created: &'static str,
    updated: &'static str,
    /// What it says, if that is known.
    pub(crate) document: Option<&'static str>,
}

/// What the ARNs of all of them begin with.
const PREFIX: &str = "arn:aws:iam::aws:policy";

/// All of them, by ARN.
static ALL: LazyLock<BTreeMap<String, AwsPolicy>> = LazyLock::new(|| {
    let rows = include_str!("aws.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'));
    rows.filter_map(parse)
        .map(|policy| (policy.arn.clone(), policy))
        .collect()
});

fn parse(row: &'static str) -> Option<AwsPolicy> {
    let mut columns = row.split('\t');
    let full = columns.next()?;
    let (path, name) = full.split_at(full.rfind('/')? + 1);
    Some(AwsPolicy {
        arn: format!("{PREFIX}{full}"),
        name,
        path,
        version: columns.next()?,
        created: columns.next()?,
        updated: columns.next()?,
        document: columns.next(),
    })
}

impl AwsPolicy {
    /// Its unique id, which is made from its name here.
    pub(crate) fn id(&self) -> String {
        // FNV-1a, which spreads short names well enough.
        let hash = self.name.bytes().fold(
            0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128,
            |hash, byte| {
                (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
            },
        );
        unique_id("ANPA", 17, "0", hash)
    }

    /// When it was made.
    pub(crate) fn created(&self) -> Option<Timestamp> {
        midnight(self.created)
    }

    /// When its version in force was made.
    pub(crate) fn updated(&self) -> Option<Timestamp> {
        midnight(self.updated)
    }
}

fn midnight(day: &str) -> Option<Timestamp> {
    format!("{day}T00:00:00Z").parse().ok()
}

/// All of them, in the order of their ARNs.
pub(crate) fn all() -> impl Iterator<Item = &'static AwsPolicy> {
    ALL.values()
}

/// The one with that ARN.
pub(crate) fn get(arn: &str) -> Option<&'static AwsPolicy> {
    ALL.get(arn)
}

/// Whether an ARN is one of AWS's policies, whether it exists or not.
pub(crate) fn is_of_aws(arn: &str) -> bool {
    arn.starts_with(PREFIX)
}

#[cfg(test)]
mod tests {
    use terrarium_policy::Kind;

    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_policy() {
        let rows = include_str!("aws.tsv")
            .lines()
            .filter(|row| !row.starts_with('#'))
            .count();
        assert_eq!(ALL.len(), rows);
        let ids: std::collections::BTreeSet<_> = all().map(AwsPolicy::id).collect();
        assert_eq!(ids.len(), rows, "ids are unique");
        for policy in all() {
            assert!(
                policy.created().is_some() && policy.updated() >= policy.created(),
                "{policy:?}"
            );
            if let Some(document) = policy.document {
                assert!(
                    terrarium_policy::check(document, Kind::Managed).is_ok(),
                    "{policy:?}"
                );
            }
        }
        let core = get("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore");
        assert!(core.is_some_and(|core| core.document.is_some()));
        assert!(get("arn:aws:iam::aws:policy/service-role/AmazonEC2RoleforSSM").is_some());
    }
}
