//! The order of checks, from what costs nothing to the signature itself.

use std::sync::Arc;

use http::HeaderMap;
use jiff::Timestamp;

use crate::authorization::{self, Authorization, Scope, header, parameter};
use crate::canonical::{self, EMPTY_SHA256, is_s3};
use crate::chunks::ChunkVerifier;
use crate::keys::{Credentials, KeyLookup, Principal, SigningKey, SigningKeys};
use crate::payload::Payload;
use crate::version2;
use crate::{Failure, RequestHead};

/// How much is asked of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// Everything is checked.
    Strict,
    /// Any key and any secret. A key id of twelve digits is the root user of that account; another unknown one that of the
    /// default account. Dates and forms are still checked.
    Permissive {
        /// Twelve digits.
        default_account: String,
    },
}

/// Who makes a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// Nobody in particular; S3 knows this.
    Anonymous,
    /// The owner of a key.
    Known {
        /// Whose key.
        principal: Arc<Principal>,
        /// Which key.
        access_key_id: String,
    },
}

impl Caller {
    /// The account, unless anonymous.
    pub fn account_id(&self) -> Option<&str> {
        self.principal()
            .map(|principal| principal.account_id.as_str())
    }

    /// The principal, unless anonymous.
    pub fn principal(&self) -> Option<&Arc<Principal>> {
        match self {
            Self::Anonymous => None,
            Self::Known { principal, .. } => Some(principal),
        }
    }

    /// Whether there are no credentials.
    pub fn is_anonymous(&self) -> bool {
        matches!(self, Self::Anonymous)
    }
}

/// A request that may be carried out.
#[derive(Debug, Clone)]
pub struct Verified {
    /// Who asks.
    pub caller: Caller,
    /// What was signed for; `None` when anonymous.
    pub scope: Option<Scope>,
    /// How the body is to be read.
    pub payload: Payload,
    /// Verifies the chunks of a signed chunked body; `None` when there are none or, in permissive mode, no secret is known.
    pub chunks: Option<ChunkVerifier>,
    /// Whether the signature came in the query.
    pub presigned: bool,
}

/// Verifies requests against one set of keys.
pub struct Verifier {
    mode: Mode,
    keys: Arc<dyn KeyLookup>,
    cache: Arc<SigningKeys>,
}

/// A request of which everything but the signature has been checked.
pub struct Pending {
    authorization: Option<Authorization>,
    /// `None` when any secret will do.
    secret: Option<String>,
    caller: Caller,
    canonical: Vec<u8>,
    payload: Payload,
    /// The last line of the canonical request, if the head says it.
    payload_line: Option<String>,
    is_presigned: bool,
    cache: Arc<SigningKeys>,
}

/// How far the clocks may be apart, in seconds.
fn max_skew_seconds(service: &str) -> i64 {
    if is_s3(service) { 15 * 60 } else { 5 * 60 }
}

impl Verifier {
    /// A verifier with an empty key cache.
    pub fn new(mode: Mode, keys: Arc<dyn KeyLookup>) -> Self {
        Self {
            mode,
            keys,
            cache: Arc::default(),
        }
    }

    /// Checks all of a request to `service` that needs no body.
    pub fn begin(
        &self,
        head: &RequestHead<'_>,
        service: &str,
        now: Timestamp,
    ) -> Result<Pending, Failure> {
        if is_s3(service) && version2::is_presigned(head) {
            return self.begin_version2(head, now);
        }
        let Some(authorization) = authorization::read(head)? else {
            return self.anonymous(head, service);
        };
        ensure_scope(&authorization, service)?;
        ensure_in_time(&authorization, service, now)?;
        ensure_headers_signed(&authorization, head.headers, service)?;
        let (secret, principal) = self.resolve(
            &authorization.access_key_id,
            authorization.token.as_deref(),
            now,
        )?;
        let is_presigned = authorization.is_query;
        let (payload, payload_line) = declared_payload(&authorization, head, service)?;
        Ok(Pending {
            caller: Caller::Known {
                principal,
                access_key_id: authorization.access_key_id.clone(),
            },
            canonical: canonical::request_without_payload(
                head,
                service,
                &authorization.signed_headers,
            ),
            authorization: Some(authorization),
            secret,
            payload,
            payload_line,
            is_presigned,
            cache: Arc::clone(&self.cache),
        })
    }

    /// An old presigned URL is checked at once: nothing of it depends on the body.
    fn begin_version2(&self, head: &RequestHead<'_>, now: Timestamp) -> Result<Pending, Failure> {
        let claim = version2::Claim::read(head)?;
        claim.ensure_in_time(now)?;
        let (secret, principal) =
            self.resolve(&claim.access_key_id, claim.token.as_deref(), now)?;
        if let Some(secret) = secret {
            claim.verify(head, &secret)?;
        }
        let caller = Caller::Known {
            principal,
            access_key_id: claim.access_key_id,
        };
        Ok(Pending {
            is_presigned: true,
            ..self.settled(caller, Payload::Unsigned)
        })
    }

    fn anonymous(&self, head: &RequestHead<'_>, service: &str) -> Result<Pending, Failure> {
        let caller = match &self.mode {
            _ if is_s3(service) => Caller::Anonymous,
            Mode::Strict => return Err(Failure::Missing),
            Mode::Permissive { default_account } => Caller::Known {
                principal: Arc::new(Principal::root(default_account)),
                access_key_id: String::new(),
            },
        };
        let payload = match header(head, "x-amz-content-sha256").filter(|_| is_s3(service)) {
            Some(text) => Payload::parse(text)
                .ok_or_else(|| Failure::MalformedPayloadHash(text.to_owned()))?,
            None => Payload::Unsigned,
        };
        Ok(self.settled(caller, payload))
    }

    /// Nothing is left to compare.
    fn settled(&self, caller: Caller, payload: Payload) -> Pending {
        Pending {
            authorization: None,
            secret: None,
            caller,
            canonical: Vec::new(),
            payload,
            payload_line: Some(String::new()),
            is_presigned: false,
            cache: Arc::clone(&self.cache),
        }
    }

    /// The secret to check with (`None`: none) and whose it is.
    fn resolve(
        &self,
        key: &str,
        token: Option<&str>,
        now: Timestamp,
    ) -> Result<(Option<String>, Arc<Principal>), Failure> {
        match (&self.mode, self.keys.credentials(key, token)) {
            (Mode::Strict, None) => match token.filter(|token| !token.is_empty()) {
                Some(token) => Err(Failure::InvalidToken(token.to_owned())),
                None => Err(Failure::UnknownKey(key.to_owned())),
            },
            (Mode::Strict, Some(credentials)) => {
                ensure_token(key, token, &credentials, now)?;
                Ok((Some(credentials.secret), credentials.principal))
            }
            (Mode::Permissive { .. }, Some(credentials)) => Ok((None, credentials.principal)),
            (Mode::Permissive { default_account }, None) => {
                let is_account = key.len() == 12 && key.bytes().all(|b| b.is_ascii_digit());
                let account = if is_account { key } else { default_account };
                Ok((None, Arc::new(Principal::root(account))))
            }
        }
    }
}

impl Pending {
    /// Whether [`Pending::finish`] needs the SHA-256 of the body.
    pub fn wants_body_hash(&self) -> bool {
        self.payload_line.is_none()
    }

    /// Who the request claims to come from. Not proven yet.
    pub fn claimed_caller(&self) -> &Caller {
        &self.caller
    }

    /// Compares the signatures. `body_sha256` is hexadecimal and only looked at when it was asked for.
    pub fn finish(mut self, body_sha256: Option<&str>) -> Result<Verified, Failure> {
        let Some(claim) = self.authorization.take() else {
            return Ok(Verified {
                caller: self.caller,
                scope: None,
                payload: self.payload,
                chunks: None,
                presigned: self.is_presigned,
            });
        };
        let key = match self.secret.take() {
            None => None,
            Some(secret) => Some(self.compare(&claim, &secret, body_sha256)?),
        };
        let chunks = match self.payload {
            Payload::SignedChunks { .. } => key.map(|key| {
                let scope = claim.scope_text().to_owned();
                ChunkVerifier::new(key, claim.date.clone(), scope, claim.signature.clone())
            }),
            _ => None,
        };
        Ok(Verified {
            caller: self.caller,
            scope: Some(claim.scope),
            payload: self.payload,
            chunks,
            presigned: self.is_presigned,
        })
    }

    fn compare(
        &mut self,
        claim: &Authorization,
        secret: &str,
        body_sha256: Option<&str>,
    ) -> Result<SigningKey, Failure> {
        let line = self
            .payload_line
            .as_deref()
            .or(body_sha256)
            .unwrap_or(EMPTY_SHA256);
        self.canonical.extend_from_slice(line.as_bytes());
        let text = canonical::string_to_sign(&claim.date, claim.scope_text(), &self.canonical);
        let cached = self.cache.get(&claim.credential, secret);
        let is_cached = cached.is_some();
        let scope = &claim.scope;
        let key = cached.unwrap_or_else(|| {
            SigningKey::derive(secret, &scope.day, &scope.region, &scope.service)
        });
        if !key.verifies(text.as_bytes(), &claim.signature) {
            return Err(Failure::Mismatch {
                access_key_id: claim.access_key_id.clone(),
                string_to_sign: text,
                signature: claim.signature.clone(),
                canonical_request: String::from_utf8_lossy(&self.canonical).into_owned(),
            });
        }
        if !is_cached {
            self.cache.put(&claim.credential, secret, &key);
        }
        Ok(key)
    }
}

fn ensure_scope(claim: &Authorization, service: &str) -> Result<(), Failure> {
    if claim.scope.service != service {
        return Err(Failure::WrongService {
            given: claim.scope.service.clone(),
            expected: service.to_owned(),
            is_query: claim.is_query,
        });
    }
    if claim.date.get(..8) != Some(claim.scope.day.as_str()) {
        return Err(Failure::WrongDay {
            given: claim.scope.day.clone(),
            date: claim.date.clone(),
            is_query: claim.is_query,
        });
    }
    Ok(())
}

fn ensure_in_time(claim: &Authorization, service: &str, now: Timestamp) -> Result<(), Failure> {
    let max_seconds = max_skew_seconds(service);
    let ahead_seconds = claim.time.as_second() - now.as_second();
    if claim.is_query && (is_s3(service) || claim.expires_seconds.is_some()) {
        let seconds = claim.expires_seconds.ok_or(Failure::QueryIncomplete)?;
        if ahead_seconds > max_seconds {
            return Err(Failure::NotYetValid);
        }
        let ended = claim.time + jiff::SignedDuration::from_secs(i64::from(seconds));
        return if now > ended {
            Err(Failure::Expired {
                seconds,
                ended,
                now,
            })
        } else {
            Ok(())
        };
    }
    match ahead_seconds.abs() > max_seconds {
        true => Err(Failure::Skewed {
            requested: claim.time,
            now,
            max_seconds,
        }),
        false => Ok(()),
    }
}

/// `host` must be signed, and for S3 every `x-amz-*` header that is there. In a presigned URL S3 lets the payload hash be.
fn ensure_headers_signed(
    claim: &Authorization,
    headers: &HeaderMap,
    service: &str,
) -> Result<(), Failure> {
    let is_signed = |name: &str| claim.signed_headers.split(';').any(|signed| signed == name);
    if !is_signed("host") {
        return Err(Failure::HostNotSigned);
    }
    if !is_s3(service) {
        return Ok(());
    }
    let unsigned: Vec<&str> = headers
        .keys()
        .map(http::HeaderName::as_str)
        .filter(|name| name.starts_with("x-amz-") && !is_signed(name))
        .filter(|name| !(claim.is_query && *name == "x-amz-content-sha256"))
        .collect();
    match unsigned.is_empty() {
        true => Ok(()),
        false => Err(Failure::HeadersNotSigned(unsigned.join(", "))),
    }
}

fn ensure_token(
    key: &str,
    given: Option<&str>,
    credentials: &Credentials,
    now: Timestamp,
) -> Result<(), Failure> {
    match (&credentials.session_token, given) {
        (Some(token), Some(given)) if token != given => {
            return Err(Failure::InvalidToken(given.to_owned()));
        }
        (Some(_), None) => return Err(Failure::UnknownKey(key.to_owned())),
        (None, Some(given)) if !given.is_empty() => {
            return Err(Failure::InvalidToken(given.to_owned()));
        }
        _ => {}
    }
    match credentials.expires {
        Some(end) if end <= now => Err(Failure::ExpiredToken(given.unwrap_or_default().to_owned())),
        _ => Ok(()),
    }
}

/// How the body will be read, and the last line of the canonical request where the head tells it. Services other than S3 have
/// small bodies and sign the hash of what they send, so that of what arrived is compared, whatever a header says.
fn declared_payload(
    claim: &Authorization,
    head: &RequestHead<'_>,
    service: &str,
) -> Result<(Payload, Option<String>), Failure> {
    if !is_s3(service) {
        return Ok((Payload::Unsigned, None));
    }
    let in_query = parameter(head.query, "X-Amz-Content-Sha256").filter(|_| claim.is_query);
    // A presigned URL was signed before its body was known, unless the hash is among what was signed.
    let is_signed = !claim.is_query
        || in_query.is_some()
        || claim
            .signed_headers
            .split(';')
            .any(|name| name == "x-amz-content-sha256");
    let unsigned = || "UNSIGNED-PAYLOAD".to_owned();
    let text = match header(head, "x-amz-content-sha256")
        .map(str::to_owned)
        .or(in_query)
    {
        Some(text) => text,
        None if claim.is_query => unsigned(),
        None => return Err(Failure::MissingPayloadHash),
    };
    let payload =
        Payload::parse(&text).ok_or_else(|| Failure::MalformedPayloadHash(text.clone()))?;
    Ok((payload, Some(if is_signed { text } else { unsigned() })))
}
