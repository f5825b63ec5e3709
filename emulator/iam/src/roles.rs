//! Roles: who may become them, and how they are shown.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use terrarium_model::resources::{InstanceProfile, Role};
use terrarium_policy::Kind;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::{self as wire, *};

use crate::grants::{boundary_on_the_wire, ensure_boundary, ensure_no_grants};
use crate::identities::{below, get, new_id, path, update};
use crate::pages::page;
use crate::{Error, service_linked_roles, tags};

/// How long a session lasts at most unless a role says otherwise.
pub(crate) const USUAL_SESSION_SECONDS: i32 = 3600;
/// The most characters of a trust policy, not counting white space.
const MOST_TRUST: usize = 2048;

/// Everything but the characters that RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A document as it is answered.
pub(crate) fn encoded(document: &str) -> String {
    utf8_percent_encode(document, RESERVED).to_string()
}

/// A document's length as quotas count it.
pub(crate) fn size(document: &str) -> usize {
    document
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .count()
}

/// Whether a trust policy is one that AWS takes: also those whom it names have to be there.
fn ensure_trust(tx: &Tx, document: &str) -> Result<(), Error> {
    let trust = terrarium_policy::check(document, Kind::Trust)?;
    if let Some(missing) = trust.named_arns().find(|arn| is_missing(tx, arn)) {
        return Err(Error::MalformedPolicy {
            message: format!("Invalid principal in policy: \"AWS\":\"{missing}\""),
        });
    }
    match size(document) > MOST_TRUST {
        true => Err(Error::LimitExceeded {
            quota: "ACLSizePerRole",
            most: MOST_TRUST,
        }),
        false => Ok(()),
    }
}

/// Whether an ARN names a user or role that this account does not have; other accounts' are not known.
fn is_missing(tx: &Tx, arn: &str) -> bool {
    let Some(rest) = arn.strip_prefix(&format!("arn:aws:iam::{}:", tx.account())) else {
        return false;
    };
    let name = rest.rsplit('/').next().unwrap_or_default();
    match rest.split('/').next() {
        Some("role") => get::<Role>(tx, name).is_err(),
        Some("user") => get::<terrarium_model::resources::User>(tx, name).is_err(),
        _ => false,
    }
}

impl Operation<Error> for CreateRoleRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateRoleResponse, Error> {
        let id = new_id::<Role>(tx, &self.role_name)?;
        ensure_trust(tx, &self.assume_role_policy_document)?;
        ensure_boundary(tx, self.permissions_boundary.as_deref())?;
        let mut role = Role {
            name: self.role_name,
            id,
            path: path(self.path),
            created: tx.now,
            trust: self.assume_role_policy_document,
            description: self.description,
            max_session_seconds: self.max_session_duration.unwrap_or(USUAL_SESSION_SECONDS),
            grants: Default::default(),
            tags: tags::new(self.tags)?,
        };
        role.grants.boundary = self.permissions_boundary;
        tx.put(role.clone());
        Ok(CreateRoleResponse {
            role: Some(in_full(tx, &role)),
        })
    }
}

impl Operation<Error> for GetRoleRequest {
    fn run(self, tx: &mut Tx) -> Result<GetRoleResponse, Error> {
        let role = get::<Role>(tx, &self.role_name)?;
        Ok(GetRoleResponse {
            role: Some(wire::Role {
                role_last_used: Some(RoleLastUsed::default()),
                ..in_full(tx, &role)
            }),
        })
    }
}

impl Operation<Error> for ListRolesRequest {
    fn run(self, tx: &mut Tx) -> Result<ListRolesResponse, Error> {
        let roles = below::<Role>(tx, self.path_prefix.as_deref());
        let page = page(
            roles,
            |role| &role.name,
            self.marker.as_deref(),
            self.max_items,
        )?;
        Ok(ListRolesResponse {
            roles: page
                .items
                .into_iter()
                .map(|role| in_brief(tx, role))
                .collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for UpdateRoleRequest {
    fn run(self, tx: &mut Tx) -> Result<UpdateRoleResponse, Error> {
        // Descriptions and tags may be changed of the role of a service, too.
        if self.max_session_duration.is_some() {
            service_linked_roles::ensure_unprotected(tx, &self.role_name)?;
        }
        update(tx, &self.role_name, |role: &mut Role| {
            if let Some(description) = self.description {
                role.description = Some(description);
            }
            if let Some(seconds) = self.max_session_duration {
                role.max_session_seconds = seconds;
            }
            Ok(UpdateRoleResponse {})
        })
    }
}

impl Operation<Error> for UpdateRoleDescriptionRequest {
    fn run(self, tx: &mut Tx) -> Result<UpdateRoleDescriptionResponse, Error> {
        let role = update(tx, &self.role_name, |role: &mut Role| {
            role.description = Some(self.description);
            Ok(role.clone())
        })?;
        Ok(UpdateRoleDescriptionResponse {
            role: Some(in_full(tx, &role)),
        })
    }
}

impl Operation<Error> for UpdateAssumeRolePolicyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        service_linked_roles::ensure_unprotected(tx, &self.role_name)?;
        get::<Role>(tx, &self.role_name)?;
        ensure_trust(tx, &self.policy_document)?;
        update(tx, &self.role_name, |role: &mut Role| {
            role.trust = self.policy_document;
            Ok(())
        })
    }
}

impl Operation<Error> for DeleteRoleRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let role = get::<Role>(tx, &self.role_name)?;
        service_linked_roles::ensure_unprotected(tx, &role.name)?;
        let is_in = |profile: &InstanceProfile| profile.role.as_deref() == Some(&role.name);
        if tx.cloud().all().any(|profile| is_in(profile)) {
            return Err(Error::MustFirst {
                what: "remove roles from instance profile",
            });
        }
        ensure_no_grants(&role.grants)?;
        tx.remove::<Role>(&role.name);
        Ok(())
    }
}

/// A role as lists show it.
pub(crate) fn in_brief(tx: &Tx, role: &Role) -> wire::Role {
    wire::Role {
        path: Some(role.path.clone()),
        role_name: Some(role.name.clone()),
        role_id: Some(role.id.clone()),
        arn: Some(role.arn(tx.account())),
        create_date: Some(role.created),
        assume_role_policy_document: Some(encoded(&role.trust)),
        description: role.description.clone(),
        max_session_duration: Some(role.max_session_seconds),
        ..Default::default()
    }
}

/// A role with all that belongs to it.
pub(crate) fn in_full(tx: &Tx, role: &Role) -> wire::Role {
    wire::Role {
        permissions_boundary: boundary_on_the_wire(&role.grants),
        tags: tags::if_any(&role.tags),
        ..in_brief(tx, role)
    }
}
