//! Makes signatures: for tests and for presigned URLs that the emulator itself hands out.

use http::{HeaderMap, HeaderValue, Method};
use jiff::Timestamp;

use crate::authorization::date_text;
use crate::canonical::{ALGORITHM, query_encoded, request_without_payload, string_to_sign};
use crate::keys::SigningKey;
use crate::{ChunkVerifier, RequestHead};

/// One key, region and service to sign for.
#[derive(Debug, Clone)]
pub struct Signer {
    /// The access key id.
    pub access_key_id: String,
    /// The secret access key.
    pub secret: String,
    /// The region of the scope.
    pub region: String,
    /// The service of the scope.
    pub service: String,
}

impl Signer {
    /// Signs a request whose `host` header is set: adds `x-amz-date`, `x-amz-content-sha256` and `authorization`, all headers
    /// signed. `payload_hash` is what the canonical request ends in.
    pub fn sign(
        &self,
        method: &Method,
        path: &str,
        query: &str,
        headers: &mut HeaderMap,
        payload_hash: &str,
        now: Timestamp,
    ) {
        let date = date_text(now);
        headers.insert("x-amz-date", value(&date));
        headers.insert("x-amz-content-sha256", value(payload_hash));
        let mut names: Vec<&str> = headers.keys().map(http::HeaderName::as_str).collect();
        names.sort_unstable();
        let names = names.join(";");
        let head = RequestHead {
            method,
            path,
            query,
            headers,
        };
        let signature = self.signature(&head, &names, payload_hash, &date);
        let scope = self.scope(&date);
        let text = format!(
            "{ALGORITHM} Credential={}/{scope}, SignedHeaders={names}, Signature={signature}",
            self.access_key_id
        );
        headers.insert("authorization", value(&text));
    }

    /// The query string (without question mark) that presigns a request for `host`; `query` holds its own parameters.
    pub fn presign(
        &self,
        method: &Method,
        host: &str,
        path: &str,
        query: &str,
        expires_seconds: u32,
        now: Timestamp,
    ) -> String {
        let date = date_text(now);
        let credential = query_encoded(&format!("{}/{}", self.access_key_id, self.scope(&date)));
        let joint = if query.is_empty() { "" } else { "&" };
        let query = format!(
            "{query}{joint}X-Amz-Algorithm={ALGORITHM}&X-Amz-Credential={credential}&X-Amz-Date={date}\
             &X-Amz-Expires={expires_seconds}&X-Amz-SignedHeaders=host"
        );
        let mut headers = HeaderMap::new();
        headers.insert("host", value(host));
        let head = RequestHead {
            method,
            path,
            query: &query,
            headers: &headers,
        };
        let signature = self.signature(&head, "host", "UNSIGNED-PAYLOAD", &date);
        format!("{query}&X-Amz-Signature={signature}")
    }

    /// The chain of chunk signatures after a request's own.
    pub fn chunks(&self, seed_signature: &str, now: Timestamp) -> ChunkVerifier {
        let date = date_text(now);
        ChunkVerifier::new(
            self.key(&date),
            date.clone(),
            self.scope(&date),
            seed_signature.to_owned(),
        )
    }

    fn signature(
        &self,
        head: &RequestHead<'_>,
        names: &str,
        payload_hash: &str,
        date: &str,
    ) -> String {
        let mut canonical = request_without_payload(head, &self.service, names);
        canonical.extend_from_slice(payload_hash.as_bytes());
        self.key(date)
            .sign(string_to_sign(date, &self.scope(date), &canonical).as_bytes())
    }

    fn key(&self, date: &str) -> SigningKey {
        SigningKey::derive(&self.secret, &date[..8], &self.region, &self.service)
    }

    fn scope(&self, date: &str) -> String {
        format!(
            "{}/{}/{}/aws4_request",
            &date[..8],
            self.region,
            self.service
        )
    }
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("dates, hashes, hosts and credentials are visible ASCII")
}
