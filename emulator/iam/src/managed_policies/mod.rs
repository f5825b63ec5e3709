//! Managed policies: the account's, and AWS's own.

mod aws;
mod versions;

use std::collections::BTreeMap;
use std::sync::Arc;

use terrarium_model::resources::{
    Grants, Group, ManagedPolicy, PolicyVersion, Role, User, iam_arn,
};
use terrarium_model::unique_ids::unique_id;
use terrarium_policy::Kind;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::{self as wire, *};

use aws::AwsPolicy;

use crate::grants::Grantee;
use crate::identities;
use crate::pages::page;
use crate::roles::size;
use crate::{Error, tags};

/// The most policies of an account.
const MOST_POLICIES: usize = 1500;
/// The most characters of a version, not counting white space.
const MOST_DOCUMENT: usize = 6144;

/// Whether there is such a policy, the account's or AWS's.
pub(crate) fn exists(tx: &Tx, arn: &str) -> bool {
    aws::get(arn).is_some() || tx.cloud().managed_policies.contains_key(arn)
}

/// The path in a policy's ARN, from slash to slash.
pub(crate) fn path(arn: &str) -> &str {
    let from = arn.find(":policy").map_or(0, |at| at + ":policy".len());
    let to = arn.rfind('/').map_or(from, |at| at + 1);
    arn.get(from..to).unwrap_or("/")
}

fn missing(arn: &str) -> Error {
    Error::NoSuchPolicy {
        arn: arn.to_owned(),
    }
}

/// A policy of the account's; AWS's own have no tags and no other versions.
pub(crate) fn own(tx: &Tx, arn: &str) -> Result<Arc<ManagedPolicy>, Error> {
    if !arn.starts_with("arn:") {
        return Err(Error::InvalidArn {
            arn: arn.to_owned(),
        });
    }
    if aws::is_of_aws(arn) {
        return Err(Error::NotOwned {
            arn: arn.to_owned(),
        });
    }
    tx.get::<ManagedPolicy>(&arn.to_owned())
        .ok_or_else(|| missing(arn))
}

/// Changes a policy of the account's.
pub(crate) fn update_own<T>(
    tx: &mut Tx,
    arn: &str,
    change: impl FnOnce(&mut ManagedPolicy) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut policy = ManagedPolicy::clone(&*own(tx, arn)?);
    let result = change(&mut policy)?;
    tx.put(policy);
    Ok(result)
}

fn ensure_document(document: &str) -> Result<(), Error> {
    terrarium_policy::check(document, Kind::Managed)?;
    match size(document) > MOST_DOCUMENT {
        true => Err(Error::LimitExceeded {
            quota: "PolicySize",
            most: MOST_DOCUMENT,
        }),
        false => Ok(()),
    }
}

impl Operation<Error> for CreatePolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<CreatePolicyResponse, Error> {
        let mut policies = tx.cloud().all::<ManagedPolicy>();
        if policies.any(|known| known.name.eq_ignore_ascii_case(&self.policy_name)) {
            return Err(Error::PolicyExists {
                name: self.policy_name,
            });
        }
        drop(policies);
        ensure_document(&self.policy_document)?;
        if tx.cloud().managed_policies.len() >= MOST_POLICIES {
            return Err(Error::LimitExceeded {
                quota: "PoliciesPerAccount",
                most: MOST_POLICIES,
            });
        }
        let (random, created) = (tx.random(), tx.now);
        let path = identities::path(self.path);
        let version = PolicyVersion {
            document: self.policy_document,
            created,
        };
        let policy = ManagedPolicy {
            arn: iam_arn(tx.account(), "policy", &path, &self.policy_name),
            id: unique_id("ANPA", 17, tx.account(), random),
            name: self.policy_name,
            path,
            description: self.description,
            created,
            updated: created,
            versions: BTreeMap::from([(1, version)]),
            default_version: 1,
            last_version: 1,
            tags: tags::new(self.tags)?,
        };
        tx.put(policy.clone());
        Ok(CreatePolicyResponse {
            policy: Some(on_the_wire(tx, &policy)),
        })
    }
}

impl Operation<Error> for GetPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<GetPolicyResponse, Error> {
        let policy = match aws::get(&self.policy_arn) {
            Some(policy) => of_aws_on_the_wire(tx, policy),
            None if aws::is_of_aws(&self.policy_arn) => return Err(missing(&self.policy_arn)),
            None => on_the_wire(tx, &*own(tx, &self.policy_arn)?),
        };
        Ok(GetPolicyResponse {
            policy: Some(policy),
        })
    }
}

impl Operation<Error> for ListPoliciesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListPoliciesResponse, Error> {
        let scope = self.scope.unwrap_or(PolicyScopeType::All);
        let of_aws = aws::all().filter(|_| scope != PolicyScopeType::Local);
        let own = tx
            .cloud()
            .all::<ManagedPolicy>()
            .filter(|_| scope != PolicyScopeType::AWS);
        let arns = own
            .map(|policy| policy.arn.as_str())
            .chain(of_aws.map(|policy| policy.arn.as_str()));
        let prefix = self.path_prefix.as_deref().unwrap_or("/");
        let usage = self.policy_usage_filter;
        let is_wanted = |arn: &&str| {
            path(arn).starts_with(prefix)
                && (self.only_attached != Some(true) || attachments(tx, arn) > 0)
                && match usage {
                    Some(PolicyUsageType::PermissionsPolicy) => attachments(tx, arn) > 0,
                    Some(PolicyUsageType::PermissionsBoundary) => boundaries(tx, arn) > 0,
                    None => true,
                }
        };
        let mut arns: Vec<_> = arns.filter(is_wanted).collect();
        arns.sort_unstable();
        let page = page(arns, |arn| arn, self.marker.as_deref(), self.max_items)?;
        Ok(ListPoliciesResponse {
            policies: page
                .items
                .into_iter()
                .filter_map(|arn| in_brief(tx, arn))
                .collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

/// A policy as lists show it: without description.
fn in_brief(tx: &Tx, arn: &str) -> Option<wire::Policy> {
    let policy = match aws::get(arn) {
        Some(policy) => of_aws_on_the_wire(tx, policy),
        None => on_the_wire(tx, tx.cloud().managed_policies.get(arn)?),
    };
    Some(wire::Policy {
        description: None,
        ..policy
    })
}

impl Operation<Error> for DeletePolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let policy = own(tx, &self.policy_arn)?;
        if attachments(tx, &policy.arn) + boundaries(tx, &policy.arn) > 0 {
            return Err(Error::PolicyAttached);
        }
        if policy.versions.len() > 1 {
            return Err(Error::PolicyHasVersions);
        }
        tx.remove::<ManagedPolicy>(&policy.arn);
        Ok(())
    }
}

impl Operation<Error> for ListEntitiesForPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<ListEntitiesForPolicyResponse, Error> {
        let arn = &self.policy_arn;
        if !exists(tx, arn) {
            return Err(missing(arn));
        }
        let prefix = self.path_prefix.as_deref();
        let usage = self.policy_usage_filter;
        let has = |grants: &Grants| {
            let attached = usage != Some(PolicyUsageType::PermissionsBoundary)
                && grants.attached.contains(arn);
            let bounds = usage != Some(PolicyUsageType::PermissionsPolicy)
                && grants.boundary.as_ref() == Some(arn);
            attached || bounds
        };
        let asked = |kind: &str| match self.entity_filter {
            Some(EntityType::User) => kind == User::KIND,
            Some(EntityType::Role) => kind == Role::KIND,
            Some(EntityType::Group) => kind == Group::KIND,
            Some(EntityType::LocalManagedPolicy | EntityType::AWSManagedPolicy) => false,
            None => true,
        };
        // One page over all kinds: a key is kind and name.
        let mut found: Vec<(String, String)> = Vec::new();
        let mut add = |kind: &str, name: &str, id: &str| {
            found.push((format!("{kind}/{name}"), id.to_owned()))
        };
        holders::<Group>(tx, prefix, &has, &asked)
            .for_each(|group| add(Group::KIND, &group.name, &group.id));
        holders::<Role>(tx, prefix, &has, &asked)
            .for_each(|role| add(Role::KIND, &role.name, &role.id));
        holders::<User>(tx, prefix, &has, &asked)
            .for_each(|user| add(User::KIND, &user.name, &user.id));
        let page = page(
            found,
            |(key, _)| key,
            self.marker.as_deref(),
            self.max_items,
        )?;
        let mut answer = ListEntitiesForPolicyResponse {
            is_truncated: page.is_truncated,
            marker: page.marker,
            ..Default::default()
        };
        for (key, id) in page.items {
            let (kind, name) = key.split_once('/').unwrap_or_default();
            let (name, id) = (Some(name.to_owned()), Some(id));
            match kind {
                Group::KIND => answer.policy_groups.push(PolicyGroup {
                    group_name: name,
                    group_id: id,
                }),
                Role::KIND => answer.policy_roles.push(PolicyRole {
                    role_name: name,
                    role_id: id,
                }),
                _ => answer.policy_users.push(PolicyUser {
                    user_name: name,
                    user_id: id,
                }),
            }
        }
        Ok(answer)
    }
}

/// Those of one kind that have a policy.
fn holders<'a, R: Grantee>(
    tx: &'a Tx,
    prefix: Option<&'a str>,
    has: &'a dyn Fn(&Grants) -> bool,
    asked: &dyn Fn(&str) -> bool,
) -> impl Iterator<Item = &'a Arc<R>> {
    let is_asked = asked(R::KIND);
    identities::below::<R>(tx, prefix).filter(move |holder| is_asked && has(holder.grants()))
}

fn count(tx: &Tx, has: impl Fn(&Grants) -> bool) -> usize {
    let cloud = tx.cloud();
    let users = cloud.all::<User>().filter(|user| has(&user.grants)).count();
    let groups = cloud
        .all::<Group>()
        .filter(|group| has(&group.grants))
        .count();
    users + groups + cloud.all::<Role>().filter(|role| has(&role.grants)).count()
}

/// How many have a policy attached.
fn attachments(tx: &Tx, arn: &str) -> usize {
    count(tx, |grants| grants.attached.contains(arn))
}

/// How many have it as their boundary.
fn boundaries(tx: &Tx, arn: &str) -> usize {
    count(tx, |grants| grants.boundary.as_deref() == Some(arn))
}

fn number(count: usize) -> Option<i32> {
    i32::try_from(count).ok()
}

fn on_the_wire(tx: &Tx, policy: &ManagedPolicy) -> wire::Policy {
    wire::Policy {
        policy_name: Some(policy.name.clone()),
        policy_id: Some(policy.id.clone()),
        arn: Some(policy.arn.clone()),
        path: Some(policy.path.clone()),
        default_version_id: Some(format!("v{}", policy.default_version)),
        attachment_count: number(attachments(tx, &policy.arn)),
        permissions_boundary_usage_count: number(boundaries(tx, &policy.arn)),
        is_attachable: Some(true),
        description: policy.description.clone(),
        create_date: Some(policy.created),
        update_date: Some(policy.updated),
        tags: tags::on_the_wire(&policy.tags),
    }
}

fn of_aws_on_the_wire(tx: &Tx, policy: &AwsPolicy) -> wire::Policy {
    wire::Policy {
        policy_name: Some(policy.name.to_owned()),
        policy_id: Some(policy.id()),
        arn: Some(policy.arn.clone()),
        path: Some(policy.path.to_owned()),
        default_version_id: Some(policy.version.to_owned()),
        attachment_count: number(attachments(tx, &policy.arn)),
        permissions_boundary_usage_count: number(boundaries(tx, &policy.arn)),
        is_attachable: Some(true),
        description: None,
        create_date: policy.created(),
        update_date: policy.updated(),
        tags: Vec::new(),
    }
}
