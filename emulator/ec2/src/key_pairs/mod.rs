//! Key pairs: made or imported, their fingerprints by AWS's rules, and their operations. A private key is answered once and kept nowhere.

mod fingerprints;
mod making;
mod reading;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ssh_key::PublicKey;
use ssh_key::public::KeyData;
use terrarium_model::ResourceId;
use terrarium_model::ids::KeyPairId;
use terrarium_model::resources::KeyPair;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use crate::errors::Error;
use crate::filters::{Field, Filters};
use crate::tags;
use making::Made;

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
        let tags = tags::specified(&self.tag_specifications, "key-pair")?;
        ensure_free_name(tx, &self.key_name)?;
        let made = Made::new(tx, self.key_type.unwrap_or(KeyType::Rsa));
        let format = self.key_format.unwrap_or(KeyFormat::Pem);
        let material = made.material(format, &self.key_name);
        let pair = store(tx, self.key_name, made.public, made.fingerprint, tags)?;
        Ok(wire::KeyPair {
            key_pair_id: Some(pair.id.to_string()),
            tags: tags::of(tx, pair.id),
            key_name: Some(pair.name.clone()),
            key_fingerprint: Some(pair.fingerprint.clone()),
            key_material: Some(material),
        })
    }
}

impl Operation<Error> for ImportKeyPairRequest {
    fn run(self, tx: &mut Tx) -> Result<ImportKeyPairResult, Error> {
        let tags = tags::specified(&self.tag_specifications, "key-pair")?;
        ensure_free_name(tx, &self.key_name)?;
        let key = reading::read_public_key(&self.public_key_material.0)?;
        let fingerprint = match &key {
            KeyData::Rsa(rsa) => fingerprints::of_imported(rsa).ok_or(Error::InvalidKeyFormat)?,
            other => fingerprints::of_ed25519(other),
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
