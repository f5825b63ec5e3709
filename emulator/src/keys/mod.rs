//! Access keys: `test` with the secret `test`, those of a file, those that IAM made, and the temporary ones of sessions.

pub(crate) mod given;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use terrarium_model::regions::GLOBAL;
use terrarium_model::resources::{AccessKey, Role, User};
use terrarium_model::unique_ids::account_of;
use terrarium_model::{Cloud, Place};
use terrarium_signature::{Caller, Credentials, KeyLookup, Principal, Session, Sessions, Subject};
use terrarium_state::{KeyUse, Store};

use given::Given;

/// All keys that there are.
pub(crate) struct Keys {
    /// Those that were there at the start.
    given: Given,
    store: Arc<Store>,
    sessions: Sessions,
    /// The last use of each of IAM's keys.
    used: Mutex<HashMap<String, KeyUse>>,
}

/// A key that lasts.
fn lasting(secret: String, principal: Principal) -> Credentials {
    Credentials {
        secret,
        principal: Arc::new(principal),
        session_token: None,
        expires: None,
    }
}

impl Keys {
    /// Those that were given, and those of the store.
    pub(crate) fn new(given: Given, store: Arc<Store>) -> Self {
        Self {
            given,
            sessions: Sessions::new(store.environment().session_key),
            store,
            used: Mutex::default(),
        }
    }

    /// Looks at what is the same in all regions of an account.
    fn in_account<T>(&self, account: &str, look: impl FnOnce(&Cloud) -> Option<T>) -> Option<T> {
        let world = self.store.snapshot();
        look(world.clouds.get(&Place::new(account, GLOBAL))?)
    }

    /// A key that IAM made. Its id says which account to look in.
    fn of_iam(&self, access_key_id: &str) -> Option<Credentials> {
        let account = account_of(access_key_id)?;
        self.in_account(&account, |cloud| {
            let key = cloud.get::<AccessKey>(&access_key_id.to_owned())?;
            let principal = match &key.user {
                Some(name) => of_user(cloud.get::<User>(name)?, &account),
                None => Principal::root(&account),
            };
            key.active.then(|| lasting(key.secret.clone(), principal))
        })
    }

    /// A temporary key, as its token describes it, if who uses it is still there.
    fn of_session(&self, access_key_id: &str, token: &str) -> Option<Credentials> {
        let (session, secret) = self.sessions.open(access_key_id, token)?;
        Some(Credentials {
            session_token: Some(token.to_owned()),
            expires: Some(session.expires),
            ..lasting(secret, self.principal(&session)?)
        })
    }

    fn principal(&self, session: &Session) -> Option<Principal> {
        let account = &session.account_id;
        let root = || Principal::root(account);
        let in_sts = |kind: &str, name: &str| format!("arn:aws:sts::{account}:{kind}/{name}");
        match &session.subject {
            Subject::Root => Some(root()),
            Subject::User { id, name } => self.in_account(account, |cloud| {
                let user = cloud.get::<User>(name).filter(|user| user.id == *id)?;
                Some(of_user(user, account))
            }),
            Subject::Role { id, name, session } => {
                let is_there = |cloud: &Cloud| {
                    let role = cloud.get::<Role>(name)?;
                    (role.id == *id).then_some(())
                };
                self.in_account(account, is_there)?;
                Some(Principal {
                    arn: in_sts("assumed-role", &format!("{name}/{session}")),
                    user_id: format!("{id}:{session}"),
                    ..root()
                })
            }
            Subject::Federated { name } => Some(Principal {
                arn: in_sts("federated-user", name),
                user_id: format!("{account}:{name}"),
                ..root()
            }),
        }
    }

    /// Remembers what a key was used for, if it is one of IAM's: no more of them are remembered than there are.
    pub(crate) fn note(&self, caller: &Caller, service: &str, region: &str) {
        let Caller::Known { access_key_id, .. } = caller else {
            return;
        };
        if self.given.contains_key(access_key_id) || self.of_iam(access_key_id).is_none() {
            return;
        }
        let key_use = KeyUse {
            time: Timestamp::now(),
            service: service.to_owned(),
            region: region.to_owned(),
        };
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.insert(access_key_id.clone(), key_use);
    }

    /// What a key was last used for.
    pub(crate) fn last_use(&self, access_key_id: &str) -> Option<KeyUse> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.get(access_key_id).cloned()
    }
}

fn of_user(user: &User, account: &str) -> Principal {
    Principal {
        arn: user.arn(account),
        user_id: user.id.clone(),
        ..Principal::root(account)
    }
}

impl KeyLookup for Keys {
    fn credentials(&self, access_key_id: &str, session_token: Option<&str>) -> Option<Credentials> {
        if let Some(given) = self.given.get(access_key_id) {
            return Some(given.clone());
        }
        match session_token {
            Some(token) => self.of_session(access_key_id, token),
            None => self.of_iam(access_key_id),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use terrarium_state::{Caller as Asker, Environment, Options, Tx};

    use super::*;

    const ACCOUNT: &str = "111111111111";
    const KEY: &str = "AKIAQNZGKIQY56JQ7WML";

    fn keys() -> Keys {
        let store = Store::open(&Options::default(), Environment::default()).unwrap();
        Keys::new(given::open(None, ACCOUNT).unwrap(), Arc::new(store))
    }

    /// Changes what IAM holds in the account that is hidden in [`KEY`].
    fn write(keys: &Keys, change: impl FnOnce(&mut Tx)) -> String {
        let account = account_of(KEY).unwrap();
        let place = Place::new(&account, GLOBAL);
        let written = keys.store.write(place, Asker::root(&account), |tx| {
            change(tx);
            Ok::<_, ()>(())
        });
        written.unwrap();
        account
    }

    fn alice(id: &str) -> User {
        User {
            name: "alice".to_owned(),
            id: id.to_owned(),
            path: "/staff/".to_owned(),
            created: Timestamp::UNIX_EPOCH,
            grants: Default::default(),
            tags: Default::default(),
        }
    }

    #[test]
    fn a_key_of_iam_is_its_users_while_it_is_active() {
        let keys = keys();
        assert!(keys.credentials("test", None).is_some());
        assert!(keys.credentials(KEY, None).is_none());
        let key = AccessKey {
            id: KEY.to_owned(),
            secret: "s".to_owned(),
            user: Some("alice".to_owned()),
            active: true,
            created: Timestamp::UNIX_EPOCH,
        };
        let account = write(&keys, |tx| {
            tx.put(alice("AIDA1"));
            tx.put(key.clone());
        });
        let found = keys.credentials(KEY, None).unwrap();
        assert_eq!(found.secret, "s");
        assert_eq!(
            found.principal.arn,
            format!("arn:aws:iam::{account}:user/staff/alice")
        );
        assert_eq!(found.principal.user_id, "AIDA1");
        assert!(keys.credentials(KEY, Some("token")).is_none());
        write(&keys, |tx| {
            tx.put(AccessKey {
                active: false,
                ..key
            });
        });
        assert!(keys.credentials(KEY, None).is_none());
    }

    #[test]
    fn only_keys_of_iam_are_remembered_when_they_are_used() {
        let keys = keys();
        write(&keys, |tx| {
            tx.put(AccessKey {
                id: KEY.to_owned(),
                secret: "s".to_owned(),
                user: None,
                active: true,
                created: Timestamp::UNIX_EPOCH,
            });
        });
        for id in [KEY, "test", "AKIAOTHER"] {
            let caller = Caller::Known {
                principal: Arc::new(Principal::root(ACCOUNT)),
                access_key_id: id.to_owned(),
            };
            keys.note(&caller, "ec2", "eu-west-1");
        }
        let last = keys.last_use(KEY).unwrap();
        assert_eq!((&*last.service, &*last.region), ("ec2", "eu-west-1"));
        assert_eq!(keys.last_use("test").or(keys.last_use("AKIAOTHER")), None);
    }

    #[test]
    fn a_session_ends_with_the_user_or_role_that_it_is_of() {
        let keys = keys();
        let account = write(&keys, |tx| tx.put(alice("AIDA1")));
        let session = |subject| {
            let session = Session {
                account_id: account.clone(),
                subject,
                expires: Timestamp::MAX,
            };
            let token = keys.sessions.issue("ASIA1", &session).session_token;
            let found = keys.credentials("ASIA1", Some(&token))?;
            assert!(found.expires == Some(Timestamp::MAX) && found.session_token == Some(token));
            Some((found.principal.arn.clone(), found.principal.user_id.clone()))
        };
        let user = |id: &str| Subject::User {
            id: id.to_owned(),
            name: "alice".to_owned(),
        };
        let arn = format!("arn:aws:iam::{account}:user/staff/alice");
        assert_eq!(session(user("AIDA1")), Some((arn, "AIDA1".to_owned())));
        assert_eq!(session(user("AIDA2")), None);
        let role = Subject::Role {
            id: "AROA1".to_owned(),
            name: "web".to_owned(),
            session: "s".to_owned(),
        };
        assert_eq!(session(role), None);
        assert!(session(Subject::Root).is_some_and(|(arn, _)| arn.ends_with(":root")));
        assert!(keys.credentials("ASIA1", Some("made up")).is_none());
        assert!(keys.credentials("ASIA1", None).is_none());
    }
}
