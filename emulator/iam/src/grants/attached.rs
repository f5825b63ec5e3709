//! Managed policies that are attached to users, groups and roles.

use terrarium_model::resources::{Group, Role, User};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::*;

use super::Grantee;
use crate::identities::{get, update};
use crate::managed_policies;
use crate::pages::{Page, page};
use crate::{Error, service_linked_roles};

/// The most managed policies of one user, group or role.
const MOST_ATTACHED: usize = 10;

/// Fails for an ARN that is none of a managed policy's.
pub(crate) fn ensure_attachable(tx: &Tx, arn: &str) -> Result<(), Error> {
    if !arn.starts_with("arn:") {
        return Err(Error::InvalidArn {
            arn: arn.to_owned(),
        });
    }
    match managed_policies::exists(tx, arn) {
        true => Ok(()),
        false => Err(Error::NotAttachable {
            arn: arn.to_owned(),
        }),
    }
}

fn attach<R: Grantee>(
    tx: &mut Tx,
    to: &str,
    arn: String,
    quota: &'static str,
) -> Result<(), Error> {
    get::<R>(tx, to)?;
    ensure_attachable(tx, &arn)?;
    update(tx, to, |holder: &mut R| {
        let attached = &mut holder.grants_mut().attached;
        attached.insert(arn);
        match attached.len() > MOST_ATTACHED {
            true => Err(Error::LimitExceeded {
                quota,
                most: MOST_ATTACHED,
            }),
            false => Ok(()),
        }
    })
}

fn detach<R: Grantee>(tx: &mut Tx, from: &str, arn: String) -> Result<(), Error> {
    update(tx, from, |holder: &mut R| {
        match holder.grants_mut().attached.remove(&arn) {
            true => Ok(()),
            false => Err(Error::NoSuchPolicy { arn }),
        }
    })
}

fn listed<R: Grantee>(
    tx: &Tx,
    of: &str,
    prefix: Option<&str>,
    marker: Option<&str>,
    max_items: Option<i32>,
) -> Result<Page<AttachedPolicy>, Error> {
    let holder = get::<R>(tx, of)?;
    let policies = holder.grants().attached.iter();
    let below = policies
        .filter(|arn| prefix.is_none_or(|prefix| managed_policies::path(arn).starts_with(prefix)));
    let page = page(below, |arn| arn.as_str(), marker, max_items)?;
    let policy = |arn: &String| AttachedPolicy {
        policy_name: arn.rsplit('/').next().map(str::to_owned),
        policy_arn: Some(arn.clone()),
    };
    Ok(Page {
        items: page.items.into_iter().map(policy).collect(),
        is_truncated: page.is_truncated,
        marker: page.marker,
    })
}

impl Operation<Error> for AttachRolePolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        service_linked_roles::ensure_unprotected(tx, &self.role_name)?;
        attach::<Role>(tx, &self.role_name, self.policy_arn, "PoliciesPerRole")
    }
}

impl Operation<Error> for AttachUserPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        attach::<User>(tx, &self.user_name, self.policy_arn, "PoliciesPerUser")
    }
}

impl Operation<Error> for AttachGroupPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        attach::<Group>(tx, &self.group_name, self.policy_arn, "PoliciesPerGroup")
    }
}

impl Operation<Error> for DetachRolePolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        service_linked_roles::ensure_unprotected(tx, &self.role_name)?;
        detach::<Role>(tx, &self.role_name, self.policy_arn)
    }
}

impl Operation<Error> for DetachUserPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        detach::<User>(tx, &self.user_name, self.policy_arn)
    }
}

impl Operation<Error> for DetachGroupPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        detach::<Group>(tx, &self.group_name, self.policy_arn)
    }
}

impl Operation<Error> for ListAttachedRolePoliciesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListAttachedRolePoliciesResponse, Error> {
        let page = listed::<Role>(
            tx,
            &self.role_name,
            self.path_prefix.as_deref(),
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListAttachedRolePoliciesResponse {
            attached_policies: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for ListAttachedUserPoliciesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListAttachedUserPoliciesResponse, Error> {
        let page = listed::<User>(
            tx,
            &self.user_name,
            self.path_prefix.as_deref(),
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListAttachedUserPoliciesResponse {
            attached_policies: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for ListAttachedGroupPoliciesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListAttachedGroupPoliciesResponse, Error> {
        let page = listed::<Group>(
            tx,
            &self.group_name,
            self.path_prefix.as_deref(),
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListAttachedGroupPoliciesResponse {
            attached_policies: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}
