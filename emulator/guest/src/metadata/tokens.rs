//! Session tokens: nothing is stored, a token carries when it ends and a code that only this process can make.

use std::fmt;
use std::ops::RangeInclusive;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use terrarium_model::Timestamp;
use terrarium_model::ids::InstanceId;

/// The header that carries a token.
pub(crate) const TOKEN_HEADER: &str = "x-aws-ec2-metadata-token";
/// The header that carries how long a token lives.
pub(crate) const TTL_HEADER: &str = "x-aws-ec2-metadata-token-ttl-seconds";
/// How long a token may live.
pub(crate) const TTL_SECONDS: RangeInclusive<u32> = 1..=21_600;

/// Seconds since 1970, in big-endian order, lead a token; its code follows.
const EXPIRY_BYTES: usize = 8;

/// The system has no random numbers to give.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the system gave no random numbers for the key of metadata tokens")]
pub struct TokensError;

/// Issues and checks tokens. A token is good for the instance it was issued to, until it ends or this value is gone.
pub struct Tokens {
    key: hmac::Key,
}

impl Tokens {
    /// Tokens under a new random key.
    pub fn new() -> Result<Self, TokensError> {
        let mut key = [0; 32];
        SystemRandom::new()
            .fill(&mut key)
            .map_err(|_| TokensError)?;
        Ok(Self::with_key(&key))
    }

    /// Tokens under that key.
    pub fn with_key(key: &[u8; 32]) -> Self {
        Self {
            key: hmac::Key::new(hmac::HMAC_SHA256, key),
        }
    }

    /// A token for an instance.
    pub(crate) fn issue(&self, instance: InstanceId, ttl_seconds: u32, now: Timestamp) -> String {
        let expiry = (now.as_second() + i64::from(ttl_seconds)).to_be_bytes();
        let code = hmac::sign(&self.key, &signed_bytes(instance, &expiry));
        URL_SAFE.encode([&expiry, code.as_ref()].concat())
    }

    /// How long a token is still good for an instance; none when it is not.
    pub(crate) fn seconds_left(
        &self,
        instance: InstanceId,
        token: &[u8],
        now: Timestamp,
    ) -> Option<u32> {
        let bytes = URL_SAFE.decode(token).ok()?;
        let (expiry, code) = bytes.split_first_chunk::<EXPIRY_BYTES>()?;
        hmac::verify(&self.key, &signed_bytes(instance, expiry), code).ok()?;
        let left = i64::from_be_bytes(*expiry) - now.as_second();
        u32::try_from(left).ok().filter(|&left| left > 0)
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens")
    }
}

fn signed_bytes(instance: InstanceId, expiry: &[u8; EXPIRY_BYTES]) -> Vec<u8> {
    [instance.to_string().as_bytes(), expiry].concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_token_is_good_for_its_instance_until_it_ends() {
        let tokens = Tokens::with_key(&[7; 32]);
        let (mine, other) = ("i-00000000000000001", "i-00000000000000002");
        let (mine, other): (InstanceId, InstanceId) =
            (mine.parse().unwrap(), other.parse().unwrap());
        let at = |second| Timestamp::from_second(second).unwrap();
        let token = tokens.issue(mine, 60, at(1000));
        assert_eq!(
            tokens.seconds_left(mine, token.as_bytes(), at(1000)),
            Some(60)
        );
        assert_eq!(
            tokens.seconds_left(mine, token.as_bytes(), at(1059)),
            Some(1)
        );
        assert_eq!(tokens.seconds_left(mine, token.as_bytes(), at(1060)), None);
        assert_eq!(tokens.seconds_left(other, token.as_bytes(), at(1000)), None);
    }

    #[test]
    fn a_token_that_was_changed_or_made_up_is_refused() {
        let tokens = Tokens::with_key(&[7; 32]);
        let instance: InstanceId = "i-00000000000000001".parse().unwrap();
        let now = Timestamp::from_second(1000).unwrap();
        let token = tokens.issue(instance, 60, now);
        let later = tokens.issue(instance, 61, now);
        let mixed = format!("{}{}", &later[..11], &token[11..]);
        let elsewhere = Tokens::new().unwrap().issue(instance, 60, now);
        for wrong in ["", "AQ==", "not base64!", &mixed, &elsewhere] {
            assert_eq!(
                tokens.seconds_left(instance, wrong.as_bytes(), now),
                None,
                "{wrong}"
            );
        }
    }
}
