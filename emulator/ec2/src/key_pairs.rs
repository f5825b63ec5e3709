//! Key pairs: made or imported, their fingerprints by AWS's rules, and their operations. A private key is answered once and kept nowhere.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use md5::Md5;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use rsa::pkcs8::{DecodePublicKey, EncodePrivateKey, EncodePublicKey};
use rsa::{RsaPrivateKey, RsaPublicKey};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use ssh_key::private::{Ed25519Keypair, KeypairData};
use ssh_key::public::{KeyData, RsaPublicKey as SshRsaPublicKey};
use ssh_key::{PrivateKey, PublicKey};
use terrarium_model::ResourceId;
use terrarium_model::ids::KeyPairId;
use terrarium_model::resources::KeyPair;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::tags;

/// The size of the RSA keys that AWS makes.
const RSA_BITS: usize = 2048;
/// The longest name, in bytes.
const LONGEST_NAME: usize = 255;

/// The filters of DescribeKeyPairs.
const FIELDS: &[Field<KeyPair>] = &[
    ("key-pair-id", |_, pair| vec![pair.id.to_string()]),
    ("key-name", |_, pair| vec![pair.name.clone()]),
    ("fingerprint", |_, pair| vec![pair.fingerprint.clone()]),
];

impl Operation<Error> for CreateKeyPairRequest {
    fn run(self, tx: &mut Tx) -> Result<wire::KeyPair, Error> {
        if self.key_format == Some(KeyFormat::Ppk) {
            return Err(Error::invalid_value(
                "Terrarium makes no keys in the ppk format: ask for pem and convert it with puttygen.",
            ));
        }
        let tags = tags::specified(&self.tag_specifications, "key-pair")?;
        ensure_free_name(tx, &self.key_name)?;
        let made = Made::new(tx, self.key_type.unwrap_or(KeyType::Rsa));
        let pair = store(tx, self.key_name, made.public, made.fingerprint, tags)?;
        Ok(wire::KeyPair {
            key_pair_id: Some(pair.id.to_string()),
            tags: tags::of(tx, pair.id),
            key_name: Some(pair.name.clone()),
            key_fingerprint: Some(pair.fingerprint.clone()),
            key_material: Some(made.private_pem),
        })
    }
}

impl Operation<Error> for ImportKeyPairRequest {
    fn run(self, tx: &mut Tx) -> Result<ImportKeyPairResult, Error> {
        let tags = tags::specified(&self.tag_specifications, "key-pair")?;
        ensure_free_name(tx, &self.key_name)?;
        let key = read_public_key(&self.public_key_material.0).ok_or(Error::InvalidKeyFormat)?;
        let fingerprint = match &key {
            KeyData::Rsa(rsa) => fingerprint_of_imported(rsa).ok_or(Error::InvalidKeyFormat)?,
            other => fingerprint_of_ed25519(other),
        };
        let pair = store(tx, self.key_name, key, fingerprint, tags)?;
        Ok(ImportKeyPairResult {
            key_fingerprint: Some(pair.fingerprint.clone()),
            key_name: Some(pair.name.clone()),
            key_pair_id: Some(pair.id.to_string()),
            tags: tags::of(tx, pair.id),
        })
    }
}

impl Operation<Error> for DescribeKeyPairsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeKeyPairsResult, Error> {
        let filters = Filters::parse(self.filters, FIELDS, true)?;
        let cloud = tx.cloud();
        for name in &self.key_names {
            if !cloud.key_pairs.contains_key(name) {
                return Err(not_found(name));
            }
        }
        for id in &self.key_pair_ids {
            if by_id(tx, *id).is_none() {
                return Err(Error::not_found(*id));
            }
        }
        let asked_for = |pair: &KeyPair| {
            (self.key_names.is_empty() && self.key_pair_ids.is_empty())
                || self.key_names.contains(&pair.name)
                || self.key_pair_ids.contains(&pair.id)
        };
        let pairs = cloud.all::<KeyPair>().filter(|pair| {
            asked_for(pair) && filters.pass(tx, &pair.id.to_string(), pair.as_ref())
        });
        let with_key = self.include_public_key == Some(true);
        Ok(DescribeKeyPairsResult {
            key_pairs: pairs.map(|pair| on_the_wire(tx, pair, with_key)).collect(),
        })
    }
}

impl Operation<Error> for DeleteKeyPairRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteKeyPairResult, Error> {
        let pair = match (&self.key_name, self.key_pair_id) {
            (Some(name), _) => tx.get::<KeyPair>(name),
            (None, Some(id)) => by_id(tx, id),
            (None, None) => {
                return Err(Error::MissingParameter {
                    message: "The request must contain the parameter KeyName or KeyPairId"
                        .to_owned(),
                });
            }
        };
        if let Some(pair) = &pair {
            tx.remove::<KeyPair>(&pair.name);
            tx.set_tags(&pair.id.to_string(), Default::default());
        }
        Ok(DeleteKeyPairResult {
            r#return: Some(true),
            key_pair_id: pair.map(|pair| pair.id.to_string()),
        })
    }
}

/// The pair of that name, for a launch.
pub(crate) fn by_name(tx: &Tx, name: &str) -> Result<Arc<KeyPair>, Error> {
    tx.get::<KeyPair>(&name.to_owned())
        .ok_or_else(|| not_found(name))
}

fn by_id(tx: &Tx, id: KeyPairId) -> Option<Arc<KeyPair>> {
    tx.cloud()
        .all::<KeyPair>()
        .find(|pair| pair.id == id)
        .cloned()
}

fn not_found(name: &str) -> Error {
    Error::NotFound {
        kind: KeyPairId::KIND,
        id: name.to_owned(),
    }
}

fn ensure_free_name(tx: &Tx, name: &str) -> Result<(), Error> {
    if name.is_empty() || name.len() > LONGEST_NAME || !name.is_ascii() {
        return Err(Error::invalid_value(format!(
            "Value ({name}) for parameter KeyName is invalid. Expected 1 to {LONGEST_NAME} ASCII characters."
        )));
    }
    match tx.cloud().key_pairs.contains_key(name) {
        true => Err(Error::KeyPairDuplicate),
        false => Ok(()),
    }
}

fn store(
    tx: &mut Tx,
    name: String,
    key: KeyData,
    fingerprint: String,
    tags: std::collections::BTreeMap<String, String>,
) -> Result<KeyPair, Error> {
    // AWS replaces the comment by the pair's name, which is also what guests find in their metadata.
    let public_key = PublicKey::new(key, name.as_str());
    let pair = KeyPair {
        id: tx.new_id(),
        key_type: match public_key.key_data() {
            KeyData::Rsa(_) => "rsa",
            _ => "ed25519",
        }
        .to_owned(),
        name,
        fingerprint,
        public_key: public_key
            .to_openssh()
            .map_err(|_| Error::InvalidKeyFormat)?,
        create_time: tx.now,
    };
    tx.put(pair.clone());
    tx.set_tags(&pair.id.to_string(), tags);
    Ok(pair)
}

fn on_the_wire(tx: &Tx, pair: &KeyPair, with_key: bool) -> KeyPairInfo {
    KeyPairInfo {
        key_pair_id: Some(pair.id.to_string()),
        key_type: pair.key_type.parse().ok(),
        tags: tags::of(tx, pair.id),
        public_key: with_key.then(|| pair.public_key.clone()),
        create_time: Some(pair.create_time),
        key_name: Some(pair.name.clone()),
        key_fingerprint: Some(pair.fingerprint.clone()),
    }
}

/// A key that was just made.
struct Made {
    public: KeyData,
    fingerprint: String,
    private_pem: String,
}

impl Made {
    /// Costs some tenths of a second for RSA.
    fn new(tx: &mut Tx, kind: KeyType) -> Self {
        let mut random = random(tx);
        match kind {
            KeyType::Rsa => Self::rsa(&mut random),
            KeyType::Ed25519 => Self::ed25519(&mut random),
        }
    }

    fn rsa(random: &mut ChaCha20Rng) -> Self {
        let key = RsaPrivateKey::new(random, RSA_BITS).expect("the size is a sound one");
        let der = key.to_pkcs8_der().expect("a key that was just made");
        let public = SshRsaPublicKey::try_from(key.to_public_key());
        Self {
            public: KeyData::Rsa(public.expect("a key that was just made")),
            fingerprint: colons(&Sha1::digest(der.as_bytes())),
            private_pem: key
                .to_pkcs1_pem(LineEnding::LF)
                .expect("a key that was just made")
                .trim_end()
                .to_owned(),
        }
    }

    fn ed25519(random: &mut ChaCha20Rng) -> Self {
        let mut seed = [0; 32];
        random.fill_bytes(&mut seed);
        let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&seed));
        let private = PrivateKey::new(pair, "").expect("the comment is empty");
        let public = private.public_key().key_data().clone();
        Self {
            fingerprint: fingerprint_of_ed25519(&public),
            public,
            private_pem: private
                .to_openssh(LineEnding::LF)
                .expect("a key that was just made")
                .to_string(),
        }
    }
}

/// A generator for keys, seeded from the transaction's.
fn random(tx: &mut Tx) -> ChaCha20Rng {
    let mut seed = [0; 32];
    seed[..16].copy_from_slice(&tx.random().to_be_bytes());
    seed[16..].copy_from_slice(&tx.random().to_be_bytes());
    ChaCha20Rng::from_seed(seed)
}

/// Reads a key in OpenSSH's format, in that of RFC 4716, or in DER or PEM; none when it is neither RSA nor ED25519.
fn read_public_key(material: &[u8]) -> Option<KeyData> {
    let text = std::str::from_utf8(material).ok().map(str::trim);
    let key = match text {
        Some(text) if text.starts_with("---- BEGIN SSH2 PUBLIC KEY ----") => read_rfc4716(text)?,
        Some(text) if text.starts_with("-----BEGIN PUBLIC KEY-----") => {
            rsa_key(RsaPublicKey::from_public_key_pem(text).ok()?)?
        }
        Some(text) => PublicKey::from_openssh(text).ok()?.key_data().clone(),
        None => rsa_key(RsaPublicKey::from_public_key_der(material).ok()?)?,
    };
    matches!(key, KeyData::Rsa(_) | KeyData::Ed25519(_)).then_some(key)
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

/// MD5 of the public key in DER: AWS's rule for RSA keys that were imported.
fn fingerprint_of_imported(key: &SshRsaPublicKey) -> Option<String> {
    let key = RsaPublicKey::try_from(key).ok()?;
    let der = key.to_public_key_der().ok()?;
    Some(colons(&Md5::digest(der.as_bytes())))
}

/// SHA-256 of the public key as OpenSSH writes it, in base64.
fn fingerprint_of_ed25519(key: &KeyData) -> String {
    let bytes = PublicKey::new(key.clone(), "")
        .to_bytes()
        .expect("a key that was read or made");
    BASE64.encode(Sha256::digest(bytes))
}

fn colons(digest: &[u8]) -> String {
    let bytes: Vec<_> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    bytes.join(":")
}
