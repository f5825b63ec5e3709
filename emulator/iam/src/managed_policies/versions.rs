//! Versions of managed policies: at most five, one of them in force.

use terrarium_model::resources::{ManagedPolicy, PolicyVersion};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::{self as wire, *};

use super::{aws, ensure_document, missing, own, update_own};
use crate::Error;
use crate::pages::page;
use crate::roles::encoded;

/// The most versions of a policy.
const MOST_VERSIONS: usize = 5;

fn no_version(policy: &ManagedPolicy, version: &str) -> Error {
    Error::NoSuchVersion {
        arn: policy.arn.clone(),
        version: version.to_owned(),
    }
}

/// The number of a version that the policy has.
fn number(policy: &ManagedPolicy, version: &str) -> Result<u32, Error> {
    let number = version
        .strip_prefix('v')
        .and_then(|number| number.parse().ok());
    number
        .filter(|number| policy.versions.contains_key(number))
        .ok_or_else(|| no_version(policy, version))
}

fn on_the_wire(
    policy: &ManagedPolicy,
    number: u32,
    version: &PolicyVersion,
) -> wire::PolicyVersion {
    wire::PolicyVersion {
        document: None,
        version_id: Some(format!("v{number}")),
        is_default_version: Some(number == policy.default_version),
        create_date: Some(version.created),
    }
}

impl Operation<Error> for CreatePolicyVersionRequest {
    fn run(self, tx: &mut Tx) -> Result<CreatePolicyVersionResponse, Error> {
        own(tx, &self.policy_arn)?;
        ensure_document(&self.policy_document)?;
        let version = PolicyVersion {
            document: self.policy_document,
            created: tx.now,
        };
        update_own(tx, &self.policy_arn, |policy| {
            if policy.versions.len() >= MOST_VERSIONS {
                return Err(Error::TooManyVersions);
            }
            policy.last_version += 1;
            let number = policy.last_version;
            if self.set_as_default == Some(true) {
                policy.default_version = number;
            }
            policy.updated = version.created;
            policy.versions.insert(number, version.clone());
            Ok(CreatePolicyVersionResponse {
                policy_version: Some(on_the_wire(policy, number, &version)),
            })
        })
    }
}

impl Operation<Error> for GetPolicyVersionRequest {
    fn run(self, tx: &mut Tx) -> Result<GetPolicyVersionResponse, Error> {
        if aws::is_of_aws(&self.policy_arn) {
            return of_aws(self.policy_arn, self.version_id);
        }
        let policy = own(tx, &self.policy_arn)?;
        let number = number(&policy, &self.version_id)?;
        let version = &policy.versions[&number];
        Ok(GetPolicyVersionResponse {
            policy_version: Some(wire::PolicyVersion {
                document: Some(encoded(&version.document)),
                ..on_the_wire(&policy, number, version)
            }),
        })
    }
}

/// Of AWS's own policies, the version in force is known, and what it says for some.
fn of_aws(arn: String, version: String) -> Result<GetPolicyVersionResponse, Error> {
    let policy = aws::get(&arn).ok_or_else(|| missing(&arn))?;
    if policy.version != version {
        return Err(Error::NoSuchVersion { arn, version });
    }
    let document = policy.document.ok_or(Error::UnknownDocument { arn })?;
    Ok(GetPolicyVersionResponse {
        policy_version: Some(wire::PolicyVersion {
            document: Some(encoded(document)),
            version_id: Some(version),
            is_default_version: Some(true),
            create_date: policy.updated(),
        }),
    })
}

impl Operation<Error> for ListPolicyVersionsRequest {
    fn run(self, tx: &mut Tx) -> Result<ListPolicyVersionsResponse, Error> {
        let versions = match aws::get(&self.policy_arn) {
            Some(policy) => vec![wire::PolicyVersion {
                document: None,
                version_id: Some(policy.version.to_owned()),
                is_default_version: Some(true),
                create_date: policy.updated(),
            }],
            None => {
                let policy = own(tx, &self.policy_arn)?;
                // The newest comes first.
                let newest_first = policy.versions.iter().rev();
                newest_first
                    .map(|(number, version)| on_the_wire(&policy, *number, version))
                    .collect()
            }
        };
        // A key that grows along the list, whose first version is the newest.
        let keyed = versions
            .into_iter()
            .enumerate()
            .map(|(place, version)| (format!("{place:03}"), version));
        let page = page(
            keyed,
            |(key, _)| key,
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListPolicyVersionsResponse {
            versions: page.items.into_iter().map(|(_, version)| version).collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for SetDefaultPolicyVersionRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update_own(tx, &self.policy_arn, |policy| {
            policy.default_version = number(policy, &self.version_id)?;
            Ok(())
        })
    }
}

impl Operation<Error> for DeletePolicyVersionRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        update_own(tx, &self.policy_arn, |policy| {
            let number = number(policy, &self.version_id)?;
            if number == policy.default_version {
                return Err(Error::DefaultVersion);
            }
            policy.versions.remove(&number);
            Ok(())
        })
    }
}
