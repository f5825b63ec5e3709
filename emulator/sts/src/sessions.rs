//! Temporary keys for who has lasting ones, and how all temporary keys are made.

use jiff::SignedDuration;
use terrarium_model::Place;
use terrarium_model::regions::GLOBAL;
use terrarium_model::resources::User;
use terrarium_model::unique_ids::unique_id;
use terrarium_policy::Kind;
use terrarium_query::Operation;
use terrarium_signature::{Session, Sessions, Subject};
use terrarium_state::{Caller, Tx};
use terrarium_wire::sts::*;

use crate::Error;

/// How long a session lasts unless its request says otherwise.
const USUAL_SECONDS: i32 = 43_200;
/// How long one of the account's root lasts at most.
const MOST_SECONDS_OF_ROOT: i32 = 3_600;

/// A new temporary key.
pub(crate) fn issue(tx: &mut Tx, account: &str, subject: Subject, seconds: i32) -> Credentials {
    let random = tx.random();
    let session = Session {
        account_id: account.to_owned(),
        subject,
        expires: tx.now + SignedDuration::from_secs(i64::from(seconds)),
    };
    let id = unique_id("ASIA", 16, account, random);
    let key = Sessions::new(tx.environment.session_key).issue(&id, &session);
    Credentials {
        access_key_id: Some(key.access_key_id),
        secret_access_key: Some(key.secret_access_key),
        session_token: Some(key.session_token),
        expiration: Some(session.expires),
    }
}

/// Whether the caller's own key is that of an assumed role or of a federated user.
pub(crate) fn is_session(caller: &Caller) -> bool {
    caller.arn.starts_with("arn:aws:sts::")
}

/// The user who asks, or the root of its account; none where another session asks.
fn lasting_subject(tx: &Tx) -> Option<Subject> {
    if is_session(&tx.caller) {
        return None;
    }
    if tx.caller.arn.ends_with(":root") {
        return Some(Subject::Root);
    }
    let name = tx.caller.arn.rsplit('/').next()?.to_owned();
    let cloud = tx.cloud_at(&Place::new(&tx.caller.account, GLOBAL));
    match cloud.and_then(|cloud| cloud.get::<User>(&name)) {
        Some(user) => Some(Subject::User {
            id: user.id.clone(),
            name,
        }),
        // A user of the keys file, whom IAM does not know.
        None => Some(Subject::Root),
    }
}

fn limited(subject: &Subject, asked: Option<i32>) -> i32 {
    let seconds = asked.unwrap_or(USUAL_SECONDS);
    match subject {
        Subject::Root => seconds.min(MOST_SECONDS_OF_ROOT),
        _ => seconds,
    }
}

/// Nobody here has a device, so a code can only be wrong.
pub(crate) fn ensure_no_device(
    serial_number: Option<&str>,
    token_code: Option<&str>,
) -> Result<(), Error> {
    match serial_number.or(token_code) {
        Some(_) => Err(Error::NoDevice),
        None => Ok(()),
    }
}

/// A session's policy has to be one, though what it takes away is not enforced.
pub(crate) fn ensure_policy(policy: Option<&str>) -> Result<(), Error> {
    if let Some(policy) = policy {
        terrarium_policy::check(policy, Kind::Inline)?;
    }
    Ok(())
}

impl Operation<Error> for GetSessionTokenRequest {
    fn run(self, tx: &mut Tx) -> Result<GetSessionTokenResponse, Error> {
        ensure_no_device(self.serial_number.as_deref(), self.token_code.as_deref())?;
        let subject = lasting_subject(tx).ok_or(Error::SessionCredentials {
            operation: "GetSessionToken",
        })?;
        let seconds = limited(&subject, self.duration_seconds);
        let account = tx.caller.account.clone();
        Ok(GetSessionTokenResponse {
            credentials: Some(issue(tx, &account, subject, seconds)),
        })
    }
}

impl Operation<Error> for GetFederationTokenRequest {
    fn run(self, tx: &mut Tx) -> Result<GetFederationTokenResponse, Error> {
        ensure_policy(self.policy.as_deref())?;
        let by = lasting_subject(tx).ok_or(Error::SessionCredentials {
            operation: "GetFederationToken",
        })?;
        let seconds = limited(&by, self.duration_seconds);
        let (account, name) = (tx.caller.account.clone(), self.name);
        let user = FederatedUser {
            federated_user_id: Some(format!("{account}:{name}")),
            arn: Some(format!("arn:aws:sts::{account}:federated-user/{name}")),
        };
        Ok(GetFederationTokenResponse {
            credentials: Some(issue(tx, &account, Subject::Federated { name }, seconds)),
            federated_user: Some(user),
            packed_policy_size: None,
        })
    }
}
