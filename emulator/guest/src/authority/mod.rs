//! The lab CA: a certificate authority of one data directory, which vouches for AWS's names inside guests and for `localhost`.
//!
//! It cannot vouch for any other name, so trusting it gives nobody power over the rest of the internet.

mod files;
mod leaves;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, GeneralSubtree,
    IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints,
};
use ring::rand::{SecureRandom, SystemRandom};
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring as ring_provider};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::sign::CertifiedKey;
use time::{Duration, OffsetDateTime};

use leaves::Leaves;

/// How long the CA is good.
const LIFETIME: Duration = Duration::days(3650);
/// How far before its making a certificate is good already, for guests whose clocks are late.
const CLOCK_SKEW: Duration = Duration::days(1);

/// The CA could not be read, made or used.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// A file could not be read or written.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: std::io::Error,
    },
    /// The certificate is there without its key.
    #[error(
        "{certificate} is there, but its key {key} is not: put the key back, or remove the certificate, and a new CA is made that clients have to trust anew",
        certificate = certificate.display(), key = key.display()
    )]
    KeyIsMissing {
        /// The certificate's file.
        certificate: PathBuf,
        /// Where its key should be.
        key: PathBuf,
    },
    /// Certificate and key do not belong together, or one of them is damaged.
    #[error("{path} and its key are no CA: {reason}; remove both, and a new CA is made that clients have to trust anew", path = path.display())]
    Unusable {
        /// The certificate's file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A certificate could not be made.
    #[error("a certificate could not be made: {0}")]
    Certificate(#[from] rcgen::Error),
    /// TLS could not be set up.
    #[error("TLS could not be set up: {0}")]
    Tls(#[from] rustls::Error),
    /// The system gave no random numbers.
    #[error("the system gave no random numbers for the CA")]
    Random,
}

/// The lab CA.
#[derive(Debug)]
pub struct Authority {
    certificate_pem: String,
    config: Arc<ServerConfig>,
}

impl Authority {
    /// The CA that a directory keeps in `ca.pem` and `ca.key`, made when it has none; without a directory, a new one in memory.
    pub fn open(directory: Option<&Path>) -> Result<Self, AuthorityError> {
        let Some(directory) = directory else {
            return Self::with(&Pair::generate()?);
        };
        let files = files::CaFiles::in_directory(directory);
        let pair = match files.read()? {
            Some(pair) => pair,
            None => {
                let pair = Pair::generate()?;
                files.write(&pair)?;
                pair
            }
        };
        Self::with(&pair).map_err(|error| match error {
            AuthorityError::Certificate(_) | AuthorityError::Tls(_) => AuthorityError::Unusable {
                path: files.certificate,
                reason: error.to_string(),
            },
            other => other,
        })
    }

    /// The CA's certificate, for clients to trust.
    pub fn certificate_pem(&self) -> &str {
        &self.certificate_pem
    }

    /// TLS for a listener, with HTTP/1.1 and a certificate for the name that each client asks for.
    pub fn server_config(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.config)
    }

    fn with(pair: &Pair) -> Result<Self, AuthorityError> {
        let provider = Arc::new(ring_provider::default_provider());
        let key = KeyPair::from_pem(&pair.key_pem)?;
        check_pair(pair, &key, &provider)?;
        let issuer = Issuer::from_ca_cert_pem(&pair.certificate_pem, key)?;
        let leaves = Leaves::new(issuer, Arc::clone(&provider));
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(leaves));
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self {
            certificate_pem: pair.certificate_pem.clone(),
            config: Arc::new(config),
        })
    }
}

/// A CA's certificate and key, as they are kept.
struct Pair {
    certificate_pem: String,
    key_pem: String,
}

impl Pair {
    fn generate() -> Result<Self, AuthorityError> {
        let key = KeyPair::generate()?;
        let certificate = ca_parameters()?.self_signed(&key)?;
        Ok(Self {
            certificate_pem: certificate.pem(),
            key_pem: key.serialize_pem(),
        })
    }
}

/// Fails when the key is another certificate's.
fn check_pair(pair: &Pair, key: &KeyPair, provider: &CryptoProvider) -> Result<(), AuthorityError> {
    let certificate = CertificateDer::from_pem_slice(pair.certificate_pem.as_bytes())
        .map_err(|_| rcgen::Error::CouldNotParseCertificate)?;
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    CertifiedKey::from_der(vec![certificate], key, provider)?;
    Ok(())
}

fn ca_parameters() -> Result<CertificateParams, AuthorityError> {
    let mut suffix = [0; 4];
    SystemRandom::new()
        .fill(&mut suffix)
        .map_err(|_| AuthorityError::Random)?;
    // A client that trusts the CAs of two data directories tells them apart by their names.
    let suffix = u32::from_be_bytes(suffix);
    let mut parameters = parameters(
        &format!("Terrarium lab CA {suffix:08x}"),
        Vec::new(),
        LIFETIME,
    )?;
    parameters.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    parameters.name_constraints = Some(NameConstraints {
        permitted_subtrees: vec![
            GeneralSubtree::DnsName("amazonaws.com".to_owned()),
            GeneralSubtree::DnsName("localhost".to_owned()),
            GeneralSubtree::IpAddress(CidrSubnet::from_v4_prefix([127, 0, 0, 0], 8)),
            GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(
                std::net::Ipv6Addr::LOCALHOST.into(),
                128,
            )),
        ],
        excluded_subtrees: Vec::new(),
    });
    Ok(parameters)
}

/// What all certificates have in common: a name to show, names or addresses to vouch for, and a time.
fn parameters(
    title: &str,
    names: Vec<String>,
    lifetime: Duration,
) -> Result<CertificateParams, rcgen::Error> {
    let now = OffsetDateTime::now_utc();
    let mut parameters = CertificateParams::new(names)?;
    parameters.distinguished_name = DistinguishedName::new();
    parameters
        .distinguished_name
        .push(DnType::CommonName, title);
    parameters.not_before = now - CLOCK_SKEW;
    parameters.not_after = now + lifetime;
    Ok(parameters)
}

#[cfg(test)]
mod tests;
