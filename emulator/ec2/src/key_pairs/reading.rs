//! Reading public keys, in every format that AWS takes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use rsa::RsaPublicKey;
use rsa::pkcs1::DecodeRsaPublicKey;
use rsa::pkcs8::DecodePublicKey;
use ssh_key::PublicKey;
use ssh_key::public::{KeyData, RsaPublicKey as SshRsaPublicKey};

use crate::errors::Error;

/// The longest text of a public key, in bytes.
const LONGEST: usize = 2048;

/// Reads a key in OpenSSH's format, in that of RFC 4716, in PEM, or in DER that is written in base64.
pub(super) fn read_public_key(material: &[u8]) -> Result<KeyData, Error> {
    let invalid = |what: &str| {
        Error::invalid_value(format!(
            "Value for parameter PublicKeyMaterial is invalid. {what}"
        ))
    };
    if material.len() > LONGEST {
        return Err(invalid(&format!("Length exceeds maximum of {LONGEST}.")));
    }
    let text = std::str::from_utf8(material)
        .ok()
        .filter(|text| text.is_ascii());
    let text = text.ok_or_else(|| invalid("Character sets beyond ASCII are not supported."))?;
    let key = read(text.trim()).ok_or(Error::InvalidKeyFormat)?;
    match key {
        KeyData::Rsa(_) | KeyData::Ed25519(_) => Ok(key),
        _ => Err(Error::InvalidKeyFormat),
    }
}

fn read(text: &str) -> Option<KeyData> {
    match text {
        text if text.starts_with("---- BEGIN SSH2 PUBLIC KEY ----") => read_rfc4716(text),
        text if text.starts_with("-----BEGIN PUBLIC KEY-----") => {
            rsa_key(RsaPublicKey::from_public_key_pem(text).ok()?)
        }
        text if text.starts_with("-----BEGIN RSA PUBLIC KEY-----") => {
            rsa_key(RsaPublicKey::from_pkcs1_pem(text).ok()?)
        }
        text if text.contains(' ') => Some(PublicKey::from_openssh(text).ok()?.key_data().clone()),
        text => {
            let der = BASE64
                .decode(text.split_ascii_whitespace().collect::<String>())
                .ok()?;
            rsa_key(RsaPublicKey::from_public_key_der(&der).ok()?)
        }
    }
}

fn read_rfc4716(text: &str) -> Option<KeyData> {
    let mut continued = false;
    let mut body = String::new();
    for line in text.lines().filter(|line| !line.starts_with("---- ")) {
        // A header has a colon and goes on while its lines end in a backslash.
        let header = continued || line.contains(':');
        continued = header && line.ends_with('\\');
        if !header {
            body.push_str(line.trim());
        }
    }
    let bytes = BASE64.decode(body).ok()?;
    Some(PublicKey::from_bytes(&bytes).ok()?.key_data().clone())
}

fn rsa_key(key: RsaPublicKey) -> Option<KeyData> {
    SshRsaPublicKey::try_from(key).ok().map(KeyData::Rsa)
}
