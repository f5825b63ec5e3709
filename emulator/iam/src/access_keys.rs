//! Access keys. They sign requests from the moment they are made.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use terrarium_model::resources::{AccessKey, User};
use terrarium_model::unique_ids::unique_id;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::iam::{self as wire, *};

use crate::Error;
use crate::identities::get;
use crate::pages::page;
use crate::users;

/// The most keys of a user.
const MOST_KEYS: usize = 2;
/// As AWS names the service and region of a key that was never used.
const NEVER: &str = "N/A";

/// The user whose keys a request is about; none for the account's root.
fn owner(tx: &Tx, named: Option<String>) -> Result<Option<String>, Error> {
    match named {
        Some(name) => Ok(Some(get::<User>(tx, &name)?.name.clone())),
        None => users::caller(tx),
    }
}

/// A key of that user's.
fn key_of(tx: &Tx, named: Option<String>, id: String) -> Result<String, Error> {
    let owner = owner(tx, named)?;
    match tx.get::<AccessKey>(&id) {
        Some(key) if key.user == owner => Ok(id),
        _ => Err(Error::NoSuchAccessKey { id }),
    }
}

impl Operation<Error> for CreateAccessKeyRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateAccessKeyResponse, Error> {
        let user = owner(tx, self.user_name)?;
        if users::keys_of(tx, user.as_deref()).len() >= MOST_KEYS {
            return Err(Error::LimitExceeded {
                quota: "AccessKeysPerUser",
                most: MOST_KEYS,
            });
        }
        let random = tx.random();
        let secret: Vec<u8> = [tx.random(), tx.random()]
            .iter()
            .flat_map(|bits| bits.to_be_bytes())
            .collect();
        let key = AccessKey {
            id: unique_id("AKIA", 16, tx.account(), random),
            // Thirty bytes are forty letters.
            secret: BASE64.encode(&secret[..30]),
            user,
            active: true,
            created: tx.now,
        };
        tx.put(key.clone());
        Ok(CreateAccessKeyResponse {
            access_key: Some(wire::AccessKey {
                user_name: Some(key.user.unwrap_or_default()),
                access_key_id: Some(key.id),
                status: Some(StatusType::Active),
                secret_access_key: Some(key.secret),
                create_date: Some(key.created),
            }),
        })
    }
}

impl Operation<Error> for ListAccessKeysRequest {
    fn run(self, tx: &mut Tx) -> Result<ListAccessKeysResponse, Error> {
        let owner = owner(tx, self.user_name)?;
        let keys = tx
            .cloud()
            .all::<AccessKey>()
            .filter(|key| key.user == owner);
        let page = page(keys, |key| &key.id, self.marker.as_deref(), self.max_items)?;
        let listed = |key: &std::sync::Arc<AccessKey>| AccessKeyMetadata {
            user_name: key.user.clone(),
            access_key_id: Some(key.id.clone()),
            status: Some(if key.active {
                StatusType::Active
            } else {
                StatusType::Inactive
            }),
            create_date: Some(key.created),
        };
        Ok(ListAccessKeysResponse {
            access_key_metadata: page.items.into_iter().map(listed).collect(),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }
}

impl Operation<Error> for UpdateAccessKeyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = key_of(tx, self.user_name, self.access_key_id)?;
        tx.update::<AccessKey, _>(&id, |key| key.active = self.status == StatusType::Active);
        Ok(())
    }
}

impl Operation<Error> for DeleteAccessKeyRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let id = key_of(tx, self.user_name, self.access_key_id)?;
        tx.remove::<AccessKey>(&id);
        Ok(())
    }
}

impl Operation<Error> for GetAccessKeyLastUsedRequest {
    fn run(self, tx: &mut Tx) -> Result<GetAccessKeyLastUsedResponse, Error> {
        let id = self.access_key_id;
        let Some(key) = tx.get::<AccessKey>(&id) else {
            return Err(Error::NoSuchAccessKey { id });
        };
        let used = tx.observed.key_last_used.clone();
        Ok(GetAccessKeyLastUsedResponse {
            user_name: key.user.clone(),
            access_key_last_used: Some(AccessKeyLastUsed {
                last_used_date: used.as_ref().map(|used| used.time),
                service_name: Some(
                    used.as_ref()
                        .map_or(NEVER.to_owned(), |used| used.service.clone()),
                ),
                region: Some(used.map_or(NEVER.to_owned(), |used| used.region)),
            }),
        })
    }
}
