//! Temporary keys. Nothing of them is stored: the session token says, under a seal that only this emulator can make, whose the key
//! is and until when, and the secret follows from the key id. So one is issued without a change of state, also by the metadata
//! service, which only reads.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// What a temporary key stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Twelve digits.
    pub account_id: String,
    /// Who uses it.
    pub subject: Subject,
    /// When it ends.
    pub expires: Timestamp,
}

/// Who uses a temporary key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// The account's root.
    Root,
    /// A user.
    User {
        /// The unique id.
        id: String,
        /// The name when the session began.
        name: String,
    },
    /// Who assumed a role.
    Role {
        /// The role's unique id.
        id: String,
        /// The role's name.
        name: String,
        /// The session's name.
        session: String,
    },
    /// A user of somebody else's, let in by a user of the account.
    Federated {
        /// The name.
        name: String,
    },
}

/// A temporary key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemporaryKey {
    /// Its public half.
    pub access_key_id: String,
    /// Its secret half.
    pub secret_access_key: String,
    /// What has to come with it.
    pub session_token: String,
}

/// How many bytes a seal has.
const SEAL_BYTES: usize = 32;
/// How many bytes a secret is made of, so that it has forty letters.
const SECRET_BYTES: usize = 30;

/// Issues temporary keys and knows its own again.
#[derive(Clone)]
pub struct Sessions {
    key: [u8; 32],
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions(…)")
    }
}

impl Sessions {
    /// Sessions under that key.
    pub fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// A key for a session, under an id of the caller's choice that no other session has.
    pub fn issue(&self, access_key_id: &str, session: &Session) -> TemporaryKey {
        let claims = serde_json::to_vec(session).expect("a session is plain data");
        let seal = self
            .mac(&["token", access_key_id], &claims)
            .finalize()
            .into_bytes();
        TemporaryKey {
            access_key_id: access_key_id.to_owned(),
            secret_access_key: self.secret(access_key_id),
            session_token: BASE64.encode([&seal[..], &claims].concat()),
        }
    }

    /// The session of a key, with its secret; none when the token was not issued with it. It may have ended.
    pub fn open(&self, access_key_id: &str, session_token: &str) -> Option<(Session, String)> {
        let bytes = BASE64.decode(session_token).ok()?;
        let (seal, claims) = bytes.split_at_checked(SEAL_BYTES)?;
        self.mac(&["token", access_key_id], claims)
            .verify_slice(seal)
            .ok()?;
        let session = serde_json::from_slice(claims).ok()?;
        Some((session, self.secret(access_key_id)))
    }

    fn secret(&self, access_key_id: &str) -> String {
        let bytes = self
            .mac(&["secret", access_key_id], b"")
            .finalize()
            .into_bytes();
        BASE64.encode(&bytes[..SECRET_BYTES])
    }

    /// Of several texts and what follows them; none of the texts has a line feed in it.
    fn mac(&self, texts: &[&str], rest: &[u8]) -> Hmac<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        for text in texts {
            mac.update(text.as_bytes());
            mac.update(b"\n");
        }
        mac.update(rest);
        mac
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn session() -> Session {
        Session {
            account_id: "123456789012".to_owned(),
            subject: Subject::Role {
                id: "AROAX".to_owned(),
                name: "web".to_owned(),
                session: "s".to_owned(),
            },
            expires: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_key_is_known_again_by_its_token() {
        let sessions = Sessions::new([7; 32]);
        let key = sessions.issue("ASIAX", &session());
        assert_eq!(key.secret_access_key.len(), 40);
        assert_eq!(
            sessions.open("ASIAX", &key.session_token),
            Some((session(), key.secret_access_key))
        );
    }

    #[test]
    fn a_token_of_another_key_or_another_emulator_or_a_changed_one_is_none() {
        let sessions = Sessions::new([7; 32]);
        let token = sessions.issue("ASIAX", &session()).session_token;
        assert_eq!(sessions.open("ASIAY", &token), None);
        assert_eq!(Sessions::new([8; 32]).open("ASIAX", &token), None);
        let mut bytes = BASE64.decode(&token).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        for wrong in ["", "AQ==", "not base64!", &BASE64.encode(bytes)] {
            assert_eq!(sessions.open("ASIAX", wrong), None, "{wrong}");
        }
    }

    #[test]
    fn two_keys_have_different_secrets() {
        let sessions = Sessions::new([7; 32]);
        let secret = |id| sessions.issue(id, &session()).secret_access_key;
        assert_ne!(secret("ASIAX"), secret("ASIAY"));
    }
}
