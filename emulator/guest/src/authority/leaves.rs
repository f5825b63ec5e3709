//! The certificates of servers: made when a client first asks for a name, remembered, and made anew before they end.

use std::collections::HashMap;
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rcgen::{ExtendedKeyUsagePurpose, Issuer, KeyPair, KeyUsagePurpose};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use super::AuthorityError;
use crate::names::{self, AwsService};

/// How long a certificate is good.
const LIFETIME: time::Duration = time::Duration::days(90);
/// How long a certificate is given out.
const IN_USE: Duration = Duration::from_secs(30 * 24 * 3600);
/// How many certificates are remembered: more than there are services, so only made-up names ever exceed it.
const REMEMBERED: usize = 256;

/// Picks and makes certificates.
pub(super) struct Leaves {
    issuer: Issuer<'static, KeyPair>,
    provider: Arc<CryptoProvider>,
    made: Mutex<HashMap<Vec<String>, Leaf>>,
}

struct Leaf {
    key: Arc<CertifiedKey>,
    made_at: Instant,
}

impl Leaves {
    pub(super) fn new(issuer: Issuer<'static, KeyPair>, provider: Arc<CryptoProvider>) -> Self {
        Self {
            issuer,
            provider,
            made: Mutex::default(),
        }
    }

    /// The certificate for a server's name, or for a client that names none.
    fn leaf(&self, server_name: Option<&str>) -> Option<Arc<CertifiedKey>> {
        let names = names_beside(server_name)?;
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(leaf) = made.get(&names)
            && leaf.made_at.elapsed() < IN_USE
        {
            return Some(Arc::clone(&leaf.key));
        }
        let key = self
            .sign(&names)
            .inspect_err(|error| tracing::warn!(?names, %error, "no certificate for a server"))
            .ok()?;
        if made.len() >= REMEMBERED {
            made.clear();
        }
        let leaf = Leaf {
            key: Arc::clone(&key),
            made_at: Instant::now(),
        };
        made.insert(names, leaf);
        Some(key)
    }

    fn sign(&self, names: &[String]) -> Result<Arc<CertifiedKey>, AuthorityError> {
        let mut parameters = super::parameters("Terrarium", names.to_vec(), LIFETIME)?;
        parameters.use_authority_key_identifier_extension = true;
        parameters.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let key = KeyPair::generate()?;
        let certificate = parameters.signed_by(&key, &self.issuer)?;
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let chain = vec![certificate.der().clone()];
        Ok(Arc::new(CertifiedKey::from_der(
            chain,
            key,
            &self.provider,
        )?))
    }
}

impl ResolvesServerCert for Leaves {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.leaf(hello.server_name())
    }
}

impl fmt::Debug for Leaves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Leaves")
    }
}

/// The names that share a certificate with a server's name; none when it is not ours to vouch for.
fn names_beside(server_name: Option<&str>) -> Option<Vec<String>> {
    let Some(name) = server_name.map(str::to_ascii_lowercase) else {
        // A client that connects to an address sends no name: it is on this machine.
        return Some(local_names());
    };
    if name == "localhost" {
        return Some(local_names());
    }
    if name.ends_with(".localhost") {
        // No wildcard: clients accept none directly below a top-level domain.
        return Some([vec![name], local_names()].concat());
    }
    if !name.ends_with(".amazonaws.com") {
        return None;
    }
    match names::aws_service(&name) {
        // As on AWS, a bucket with dots in its name is not covered.
        Some(AwsService::S3 { endpoint, .. }) => {
            Some(vec![endpoint.to_owned(), format!("*.{endpoint}")])
        }
        _ => Some(vec![name]),
    }
}

fn local_names() -> Vec<String> {
    vec![
        "localhost".to_owned(),
        Ipv4Addr::LOCALHOST.to_string(),
        Ipv6Addr::LOCALHOST.to_string(),
    ]
}
