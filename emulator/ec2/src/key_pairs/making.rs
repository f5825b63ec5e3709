//! Making key pairs: their private keys as OpenSSH, OpenSSL and PuTTY write them, told once and kept nowhere.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use hmac::{Hmac, KeyInit, Mac};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use rsa::RsaPrivateKey;
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use rsa::pkcs8::EncodePrivateKey;
use sha1::{Digest, Sha1};
use ssh_key::private::{Ed25519Keypair, KeypairData, RsaKeypair};
use ssh_key::public::KeyData;
use ssh_key::{PrivateKey, PublicKey};
use terrarium_state::Tx;
use terrarium_wire::ec2::{KeyFormat, KeyType};

use super::fingerprints::{colons, of_ed25519};

/// The size of the RSA keys that AWS makes.
const RSA_BITS: usize = 2048;
/// What PuTTY begins with when it makes the key of a file's checksum.
const PUTTY_MAC_KEY: &[u8] = b"putty-private-key-file-mac-key";

/// A key that was just made.
pub(super) struct Made {
    pub(super) public: KeyData,
    pub(super) fingerprint: String,
    pem: String,
    private: KeypairData,
}

impl Made {
    /// Costs some tenths of a second for RSA.
    pub(super) fn new(tx: &mut Tx, kind: KeyType) -> Self {
        let mut random = random(tx);
        match kind {
            KeyType::Rsa => Self::rsa(&mut random),
            KeyType::Ed25519 => Self::ed25519(&mut random),
        }
    }

    fn rsa(random: &mut ChaCha20Rng) -> Self {
        let key = RsaPrivateKey::new(random, RSA_BITS).expect("the size is a sound one");
        let der = key.to_pkcs8_der().expect("a key that was just made");
        let pem = key.to_pkcs1_pem(LineEnding::LF);
        let fingerprint = colons(&Sha1::digest(der.as_bytes()));
        let pair = RsaKeypair::try_from(key).expect("a key that was just made");
        Self {
            public: KeyData::Rsa(pair.public.clone()),
            fingerprint,
            pem: pem.expect("a key that was just made").trim_end().to_owned(),
            private: KeypairData::Rsa(pair),
        }
    }

    fn ed25519(random: &mut ChaCha20Rng) -> Self {
        let mut seed = [0; 32];
        random.fill_bytes(&mut seed);
        let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&seed));
        let private = PrivateKey::new(pair.clone(), "").expect("the comment is empty");
        let public = private.public_key().key_data().clone();
        let pem = private.to_openssh(LineEnding::LF);
        Self {
            fingerprint: of_ed25519(&public),
            public,
            pem: pem.expect("a key that was just made").to_string(),
            private: pair,
        }
    }

    /// The private key as its owner is to keep it.
    pub(super) fn material(&self, format: KeyFormat, name: &str) -> String {
        match format {
            KeyFormat::Pem => self.pem.clone(),
            KeyFormat::Ppk => self.ppk(name),
        }
    }

    /// The private key as PuTTY keeps it, in the second version of its format.
    fn ppk(&self, comment: &str) -> String {
        let algorithm = self.public.algorithm();
        let encryption = "none";
        let public = PublicKey::new(self.public.clone(), "").to_bytes();
        let public = public.expect("a key that was just made");
        let private = private_blob(&self.private);
        let mut authentic = Vec::new();
        for part in [
            algorithm.as_str().as_bytes(),
            encryption.as_bytes(),
            comment.as_bytes(),
            &public,
            &private,
        ] {
            push(&mut authentic, part);
        }
        let mac_key = Sha1::digest(PUTTY_MAC_KEY);
        let mut mac = Hmac::<Sha1>::new_from_slice(&mac_key).expect("any length will do");
        mac.update(&authentic);
        let mac = hex::encode(mac.finalize().into_bytes());
        let (public_count, public) = lines(&public);
        let (private_count, private) = lines(&private);
        format!(
            "PuTTY-User-Key-File-2: {algorithm}\nEncryption: {encryption}\nComment: {comment}\n\
             Public-Lines: {public_count}\n{public}Private-Lines: {private_count}\n{private}Private-MAC: {mac}\n"
        )
    }
}

/// The private numbers of a key, in PuTTY's order.
fn private_blob(pair: &KeypairData) -> Vec<u8> {
    let mut blob = Vec::new();
    match pair {
        KeypairData::Rsa(pair) => {
            let private = &pair.private;
            for number in [&private.d, &private.p, &private.q, &private.iqmp] {
                push(&mut blob, number.as_bytes());
            }
        }
        KeypairData::Ed25519(pair) => push(&mut blob, &pair.private.to_bytes()),
        _ => unreachable!("no other keys are made"),
    }
    blob
}

/// Appends bytes with their length before them.
fn push(blob: &mut Vec<u8>, part: &[u8]) {
    let length = u32::try_from(part.len()).expect("keys are short");
    blob.extend(length.to_be_bytes());
    blob.extend(part);
}

/// Bytes in base64, in lines of 64, and how many lines there are.
fn lines(bytes: &[u8]) -> (usize, String) {
    let text = BASE64.encode(bytes);
    let lines: Vec<_> = text.as_bytes().chunks(64).collect();
    let text = lines
        .iter()
        .map(|line| format!("{}\n", String::from_utf8_lossy(line)));
    (lines.len(), text.collect())
}

/// A generator for keys, seeded from the transaction's.
fn random(tx: &mut Tx) -> ChaCha20Rng {
    let mut seed = [0; 32];
    seed[..16].copy_from_slice(&tx.random().to_be_bytes());
    seed[16..].copy_from_slice(&tx.random().to_be_bytes());
    ChaCha20Rng::from_seed(seed)
}
