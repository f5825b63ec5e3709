//! AssumeRole: whether a role's trust policy lets the caller in, and the session that it gets.

use std::sync::Arc;

use terrarium_model::Place;
use terrarium_model::regions::GLOBAL;
use terrarium_model::resources::Role;
use terrarium_policy::{Decision, Policy, Principal, Request};
use terrarium_query::Operation;
use terrarium_signature::Subject;
use terrarium_state::Tx;
use terrarium_wire::sts::*;

use crate::Error;
use crate::sessions::{ensure_no_device, ensure_policy, is_session, issue};

/// How long a session lasts unless its request says otherwise, and at most when a session assumes the next role.
const HOUR_SECONDS: i32 = 3_600;

/// Account and name in the ARN of a role.
fn named(arn: &str) -> Option<(&str, &str)> {
    let (account, path) = arn.strip_prefix("arn:aws:iam::")?.split_once(":role/")?;
    let is_account = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
    is_account.then_some((account, path.rsplit('/').next()?))
}

/// The role with that ARN, of whatever account.
fn role(tx: &Tx, account: &str, name: &str, arn: &str) -> Option<Arc<Role>> {
    let cloud = tx.cloud_at(&Place::new(account, GLOBAL))?;
    let role = cloud.get::<Role>(&name.to_owned())?;
    (role.arn(account) == arn).then(|| role.clone())
}

/// The values of a condition's key.
fn context(tx: &Tx, request: &AssumeRoleRequest, key: &str) -> Vec<String> {
    let tag = |key: &str| {
        let mut tags = request.tags.iter();
        let found = tags.find(|tag| tag.key.eq_ignore_ascii_case(key));
        found.map(|tag| tag.value.clone())
    };
    let one = match key {
        "sts:externalid" => request.external_id.clone(),
        "sts:rolesessionname" => Some(request.role_session_name.clone()),
        "sts:sourceidentity" => request.source_identity.clone(),
        "sts:transitivetagkeys" => return request.transitive_tag_keys.clone(),
        "aws:principalarn" => Some(tx.caller.arn.clone()),
        "aws:principalaccount" => Some(tx.caller.account.to_string()),
        "aws:userid" => Some(tx.caller.user_id.clone()),
        "aws:currenttime" => Some(tx.now.to_string()),
        "aws:epochtime" => Some(tx.now.as_second().to_string()),
        "aws:requestedregion" => Some(tx.region().to_owned()),
        "aws:tagkeys" => return request.tags.iter().map(|tag| tag.key.clone()).collect(),
        _ => key.strip_prefix("aws:requesttag/").and_then(tag),
    };
    one.into_iter().collect()
}

fn ensure_trusted(tx: &Tx, role: &Role, request: &AssumeRoleRequest) -> Result<(), Error> {
    let trust = Policy::parse(&role.trust)?;
    let mut actions = vec!["sts:AssumeRole"];
    if !request.tags.is_empty() {
        actions.push("sts:TagSession");
    }
    if request.source_identity.is_some() {
        actions.push("sts:SetSourceIdentity");
    }
    for action in actions {
        let decision = trust.decide(&Request {
            principal: Principal::Known {
                account_id: &tx.caller.account,
                arn: &tx.caller.arn,
                canonical_user_id: "",
            },
            action,
            resource: &request.role_arn,
            context: &|key| context(tx, request, key),
        });
        if !matches!(decision, Decision::Allow(_)) {
            return Err(denied(tx, action, &request.role_arn));
        }
    }
    Ok(())
}

fn denied(tx: &Tx, action: &'static str, resource: &str) -> Error {
    Error::NotAuthorized {
        caller: tx.caller.arn.clone(),
        action,
        resource: resource.to_owned(),
    }
}

fn ensure_duration(tx: &Tx, role: &Role, seconds: i32) -> Result<(), Error> {
    if is_session(&tx.caller) && seconds > HOUR_SECONDS {
        return Err(Error::TooLongForChain);
    }
    match seconds > role.max_session_seconds {
        true => Err(Error::TooLong),
        false => Ok(()),
    }
}

impl Operation<Error> for AssumeRoleRequest {
    const UNSUPPORTED: &'static [&'static str] = &["ProvidedContexts"];

    fn run(self, tx: &mut Tx) -> Result<AssumeRoleResponse, Error> {
        let Some((account, name)) = named(&self.role_arn) else {
            return Err(Error::InvalidArn { arn: self.role_arn });
        };
        ensure_no_device(self.serial_number.as_deref(), self.token_code.as_deref())?;
        ensure_policy(self.policy.as_deref())?;
        let role = role(tx, account, name, &self.role_arn);
        let role = role.ok_or_else(|| denied(tx, "sts:AssumeRole", &self.role_arn))?;
        ensure_trusted(tx, &role, &self)?;
        let seconds = self.duration_seconds.unwrap_or(HOUR_SECONDS);
        ensure_duration(tx, &role, seconds)?;
        let session = self.role_session_name;
        let user = AssumedRoleUser {
            assumed_role_id: Some(format!("{}:{session}", role.id)),
            arn: Some(format!(
                "arn:aws:sts::{account}:assumed-role/{name}/{session}"
            )),
        };
        let subject = Subject::Role {
            id: role.id.clone(),
            name: name.to_owned(),
            session,
        };
        Ok(AssumeRoleResponse {
            credentials: Some(issue(tx, account, subject, seconds)),
            assumed_role_user: Some(user),
            packed_policy_size: None,
            source_identity: self.source_identity,
        })
    }
}
