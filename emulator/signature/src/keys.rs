//! Keys: what a lookup says of an access key id, the signing key derived from its secret, and the cache of those.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;

/// Who stands behind an access key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Principal {
    /// Twelve digits.
    pub account_id: String,
    /// Such as `arn:aws:iam::123456789012:user/alice` or `…:root`.
    pub arn: String,
    /// The unique id, such as `AIDA…`; the account id for its root user.
    pub user_id: String,
    /// S3's name of the account: 64 hexadecimal digits.
    pub canonical_user_id: String,
    /// The account's display name in S3's owner elements.
    pub display_name: String,
}

impl Principal {
    /// The root user of an account, with a canonical user id made from the account id.
    pub fn root(account_id: &str) -> Self {
        Self {
            account_id: account_id.to_owned(),
            arn: format!("arn:aws:iam::{account_id}:root"),
            user_id: account_id.to_owned(),
            canonical_user_id: crate::canonical::sha256_hex(
                format!("canonical user of {account_id}").as_bytes(),
            ),
            display_name: format!("account-{account_id}"),
        }
    }
}

/// What an access key id stands for.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The secret access key.
    pub secret: String,
    /// Whose key it is.
    pub principal: Arc<Principal>,
    /// The token that has to come with a temporary key.
    pub session_token: Option<String>,
    /// When a temporary key ends.
    pub expires: Option<Timestamp>,
}

/// Finds the credentials of an access key id; closures are lookups.
pub trait KeyLookup: Send + Sync {
    /// `None` when there is no such key, or it is inactive, or the token that came with it is not its own.
    fn credentials(&self, access_key_id: &str, session_token: Option<&str>) -> Option<Credentials>;
}

impl<F: Fn(&str) -> Option<Credentials> + Send + Sync> KeyLookup for F {
    fn credentials(&self, access_key_id: &str, _: Option<&str>) -> Option<Credentials> {
        self(access_key_id)
    }
}

/// The key of one secret, day, region and service.
#[derive(Clone)]
pub struct SigningKey([u8; 32]);

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

impl SigningKey {
    /// Derives the key; `day` is `YYYYMMDD`.
    pub fn derive(secret: &str, day: &str, region: &str, service: &str) -> Self {
        let day = mac(format!("AWS4{secret}").as_bytes(), day.as_bytes());
        let region = mac(&digest(day), region.as_bytes());
        let service = mac(&digest(region), service.as_bytes());
        Self(digest(mac(&digest(service), b"aws4_request")))
    }

    /// The signature of a text, in hexadecimal.
    pub fn sign(&self, text: &[u8]) -> String {
        hex::encode(digest(mac(&self.0, text)))
    }

    /// Whether a hexadecimal signature is that of a text, in a time that says nothing about where it differs.
    pub fn verifies(&self, text: &[u8], signature: &str) -> bool {
        let mut bytes = [0; 32];
        let is_lower = !signature.bytes().any(|b| b.is_ascii_uppercase());
        is_lower
            && hex::decode_to_slice(signature, &mut bytes).is_ok()
            && mac(&self.0, text).verify_slice(&bytes).is_ok()
    }
}

fn mac(key: &[u8], text: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(text);
    mac
}

fn digest(mac: Hmac<Sha256>) -> [u8; 32] {
    mac.finalize().into_bytes().into()
}

/// Signing keys that have proven right, by full credential (`key/day/region/service/aws4_request`).
#[derive(Default)]
pub(crate) struct SigningKeys(Mutex<HashMap<String, (String, SigningKey)>>);

/// Past this many the cache starts over; a day's clients are far fewer.
const CACHED_KEYS: usize = 1024;

impl SigningKeys {
    /// The remembered key, unless the secret has changed since.
    pub(crate) fn get(&self, credential: &str, secret: &str) -> Option<SigningKey> {
        let keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.get(credential)
            .filter(|(of, _)| of == secret)
            .map(|(_, key)| key.clone())
    }

    /// Remembers a key. Only called after it has verified a signature, so that strangers cannot fill the cache.
    pub(crate) fn put(&self, credential: &str, secret: &str, key: &SigningKey) {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= CACHED_KEYS {
            keys.clear();
        }
        keys.insert(credential.to_owned(), (secret.to_owned(), key.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The derivation example of AWS's documentation.
    #[test]
    fn the_documented_example_derives() {
        let key = SigningKey::derive(
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "20120215",
            "us-east-1",
            "iam",
        );
        assert_eq!(
            hex::encode(key.0),
            "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d"
        );
    }

    #[test]
    fn only_the_exact_signature_verifies() {
        let key = SigningKey::derive("secret", "20120215", "us-east-1", "iam");
        let right = key.sign(b"text");
        assert!(key.verifies(b"text", &right));
        assert!(!key.verifies(b"texu", &right));
        assert!(!key.verifies(b"text", &right[..62]));
        assert!(!key.verifies(b"text", ""));
        assert!(!key.verifies(b"text", &right.to_uppercase()));
    }

    #[test]
    fn a_changed_secret_is_not_served_from_the_cache() {
        let keys = SigningKeys::default();
        keys.put("c", "old", &SigningKey([1; 32]));
        assert!(keys.get("c", "old").is_some());
        assert!(keys.get("c", "new").is_none());
    }
}
