//! Policies inside a user, group or role.

use terrarium_model::resources::{Group, Role, User};
use terrarium_policy::Kind;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::*;

use super::Grantee;
use crate::identities::{get, update};
use crate::pages::{Page, page};
use crate::roles::{encoded, size};
use crate::{Error, service_linked_roles};

fn put<R: Grantee>(tx: &mut Tx, of: &str, name: String, document: String) -> Result<(), Error> {
    get::<R>(tx, of)?;
    terrarium_policy::check(&document, Kind::Inline)?;
    update(tx, of, |holder: &mut R| {
        let inline = &mut holder.grants_mut().inline;
        inline.insert(name, document);
        match inline
            .values()
            .map(|document| size(document))
            .sum::<usize>()
            > R::MOST_INLINE
        {
            true => Err(Error::PolicySize {
                most: R::MOST_INLINE,
                kind: R::KIND,
                name: of.to_owned(),
            }),
            false => Ok(()),
        }
    })
}

fn missing<R: Grantee>(name: String) -> Error {
    Error::NoSuchInlinePolicy {
        kind: R::KIND,
        name,
    }
}

/// The document as it is answered.
fn document<R: Grantee>(tx: &Tx, of: &str, name: &str) -> Result<String, Error> {
    let holder = get::<R>(tx, of)?;
    let document = holder.grants().inline.get(name);
    document
        .map(|document| encoded(document))
        .ok_or_else(|| missing::<R>(name.to_owned()))
}

fn delete<R: Grantee>(tx: &mut Tx, of: &str, name: String) -> Result<(), Error> {
    update(tx, of, |holder: &mut R| {
        match holder.grants_mut().inline.remove(&name) {
            Some(_) => Ok(()),
            None => Err(missing::<R>(name)),
        }
    })
}

fn names<R: Grantee>(
    tx: &Tx,
    of: &str,
    marker: Option<&str>,
    max_items: Option<i32>,
) -> Result<Page<String>, Error> {
    let holder = get::<R>(tx, of)?;
    page(
        holder.grants().inline.keys().cloned(),
        |name| name,
        marker,
        max_items,
    )
}

impl Operation<Error> for PutRolePolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        service_linked_roles::ensure_unprotected(tx, &self.role_name)?;
        put::<Role>(tx, &self.role_name, self.policy_name, self.policy_document)
    }
}

impl Operation<Error> for PutUserPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        put::<User>(tx, &self.user_name, self.policy_name, self.policy_document)
    }
}

impl Operation<Error> for PutGroupPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        put::<Group>(tx, &self.group_name, self.policy_name, self.policy_document)
    }
}

impl Operation<Error> for GetRolePolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<GetRolePolicyResponse, Error> {
        Ok(GetRolePolicyResponse {
            policy_document: Some(document::<Role>(tx, &self.role_name, &self.policy_name)?),
            role_name: Some(self.role_name),
            policy_name: Some(self.policy_name),
        })
    }
}

impl Operation<Error> for GetUserPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<GetUserPolicyResponse, Error> {
        Ok(GetUserPolicyResponse {
            policy_document: Some(document::<User>(tx, &self.user_name, &self.policy_name)?),
            user_name: Some(self.user_name),
            policy_name: Some(self.policy_name),
        })
    }
}

impl Operation<Error> for GetGroupPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<GetGroupPolicyResponse, Error> {
        Ok(GetGroupPolicyResponse {
            policy_document: Some(document::<Group>(tx, &self.group_name, &self.policy_name)?),
            group_name: Some(self.group_name),
            policy_name: Some(self.policy_name),
        })
    }
}

impl Operation<Error> for DeleteRolePolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        service_linked_roles::ensure_unprotected(tx, &self.role_name)?;
        delete::<Role>(tx, &self.role_name, self.policy_name)
    }
}

impl Operation<Error> for DeleteUserPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        delete::<User>(tx, &self.user_name, self.policy_name)
    }
}

impl Operation<Error> for DeleteGroupPolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        delete::<Group>(tx, &self.group_name, self.policy_name)
    }
}

impl Operation<Error> for ListRolePoliciesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListRolePoliciesResponse, Error> {
        let page = names::<Role>(tx, &self.role_name, self.marker.as_deref(), self.max_items)?;
        Ok(ListRolePoliciesResponse {
            policy_names: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for ListUserPoliciesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListUserPoliciesResponse, Error> {
        let page = names::<User>(tx, &self.user_name, self.marker.as_deref(), self.max_items)?;
        Ok(ListUserPoliciesResponse {
            policy_names: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for ListGroupPoliciesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListGroupPoliciesResponse, Error> {
        let page = names::<Group>(tx, &self.group_name, self.marker.as_deref(), self.max_items)?;
        Ok(ListGroupPoliciesResponse {
            policy_names: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}
