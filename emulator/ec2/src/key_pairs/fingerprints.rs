//! Fingerprints of keys, by AWS's rules: each kind of key, made or imported, has its own.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use md5::Md5;
use rsa::RsaPublicKey;
use rsa::pkcs8::EncodePublicKey;
use sha2::{Digest, Sha256};
use ssh_key::PublicKey;
use ssh_key::public::{KeyData, RsaPublicKey as SshRsaPublicKey};

/// MD5 of the public key in DER: AWS's rule for RSA keys that were imported.
pub(super) fn of_imported(key: &SshRsaPublicKey) -> Option<String> {
    let key = RsaPublicKey::try_from(key).ok()?;
    let der = key.to_public_key_der().ok()?;
    Some(colons(&Md5::digest(der.as_bytes())))
}

/// SHA-256 of the public key as OpenSSH writes it, in base64.
pub(super) fn of_ed25519(key: &KeyData) -> String {
    let bytes = PublicKey::new(key.clone(), "")
        .to_bytes()
        .expect("a key that was read or made");
    BASE64.encode(Sha256::digest(bytes))
}

/// Bytes as fingerprints are written.
pub(super) fn colons(digest: &[u8]) -> String {
    let bytes: Vec<_> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    bytes.join(":")
}
