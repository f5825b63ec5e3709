//! The operations on key pairs, through requests. The fingerprints expected are what OpenSSH and OpenSSL tell.
#![allow(clippy::unwrap_used)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use rsa::pkcs1::EncodeRsaPublicKey;
use rsa::pkcs8::{EncodePublicKey, LineEnding};

use crate::testing::Account;

/// `ssh-keygen -t ed25519`, in base64 as the API takes it.
const ED25519: &str = "c3NoLWVkMjU1MTkgQUFBQUMzTnphQzFsWkRJMU5URTVBQUFBSU1wWXpMcThETDVnczNNUmhOVkxQK0tEMVZsL1BQejZ4c0lDRW1LcTE3eFAgeAo%3D";
const ED25519_FINGERPRINT: &str = "ZdxS2X55fvcwn95ytoOMbt0r/sEXqHGdYyJfwcLB1kM=";
/// `ssh-keygen -t rsa`, and the MD5 of its DER form.
const RSA: &str = "c3NoLXJzYSBBQUFBQjNOemFDMXljMkVBQUFBREFRQUJBQUFCQVFEUUMvSmhLZWZQRWtCSWZaSWJaenozV1lDaGZRTEdiUG9seFJMbTdWcGpBc0QydXY2NStiT1NWTHNxeHFNd1pNV29yK2t3QmNnODEvTlVzRDJJenBld2haVldDMjlTTW5OcnNwOUpOMC9yc3c2Z2tpVXg0ZVpoaE9NYU5XTFdjWnlvMlEydHRpNDRCY0ZtSGxZd2lOOHpJV1pYTnRmS1R6ZTBib3gyV3hKZTR5TjBCT1pzdXJnLzVXMENVRlpHWi9YcldIQ05yZ1ZBTmMzbGtpMHd3UXg1YWdpbkwzTzZ6V2RBQUFUdHluSmZMdjgzRHNkeDBuWHZXdDA1WWJBNjhCNU1xc3llNEVPRjRlUGxoN2cxeFU0YmtxYlNQZkxmVDZRcVIxdGJNcW5CUC9CUUh3ZkpoWjgzZXBQUGNMQy9jRTQ3TWVjdXJEdW9ZbDhZSTNFWjZpeTMgeAo%3D";
const RSA_FINGERPRINT: &str = "15:5a:3a:da:3e:3c:e5:69:e2:f1:5e:9e:92:ba:71:2c";

fn create(account: &Account, kind: &str) -> crate::testing::Element {
    account.ok(&format!("CreateKeyPair&KeyName=a&KeyType={kind}"))
}

#[test]
fn an_rsa_key_is_made_by_default_and_answered_in_pem() {
    let made = Account::new().ok("CreateKeyPair&KeyName=a");
    let pem = made.text("keyMaterial");
    assert!(
        pem.starts_with("-----BEGIN RSA PRIVATE KEY-----\n"),
        "{pem}"
    );
    assert!(pem.ends_with("-----END RSA PRIVATE KEY-----"), "{pem}");
    // SHA-1: twenty bytes.
    assert_eq!(made.text("keyFingerprint").split(':').count(), 20);
    assert!(made.text("keyPairId").starts_with("key-"));
}

#[test]
fn an_ed25519_key_is_answered_as_openssh_writes_it() {
    let made = create(&Account::new(), "ed25519");
    let key = ssh_key::PrivateKey::from_openssh(made.text("keyMaterial")).unwrap();
    let fingerprint = key.fingerprint(ssh_key::HashAlg::Sha256).to_string();
    assert_eq!(
        format!(
            "SHA256:{}",
            made.text("keyFingerprint").trim_end_matches('=')
        ),
        fingerprint
    );
}

#[test]
fn no_private_key_is_kept() {
    let account = Account::new();
    create(&account, "ed25519");
    let kept = serde_json::to_string(&*account.cloud().key_pairs["a"]).unwrap();
    assert!(!kept.contains("PRIVATE"), "{kept}");
    let shown = account.ok("DescribeKeyPairs&IncludePublicKey=true");
    let public = shown.text("keySet/item/publicKey");
    assert!(
        public.starts_with("ssh-ed25519 ") && public.ends_with(" a"),
        "{public}"
    );
    assert!(!account.ok("DescribeKeyPairs").has("keySet/item/publicKey"));
}

#[test]
fn a_public_key_is_imported_with_its_fingerprint() {
    let account = Account::new();
    let made = account.ok(&format!(
        "ImportKeyPair&KeyName=a&PublicKeyMaterial={ED25519}"
    ));
    assert_eq!(made.text("keyFingerprint"), ED25519_FINGERPRINT);
    let made = account.ok(&format!("ImportKeyPair&KeyName=b&PublicKeyMaterial={RSA}"));
    assert_eq!(made.text("keyFingerprint"), RSA_FINGERPRINT);
    let types = account.ok("DescribeKeyPairs").texts("keySet/item/keyType");
    assert_eq!(types, ["ed25519", "rsa"]);
}

#[test]
fn what_is_no_public_key_is_refused() {
    let account = Account::new();
    for material in ["aGVsbG8%3D", "c3NoLXJzYSBBQUFB"] {
        assert_eq!(
            account.refused(&format!(
                "ImportKeyPair&KeyName=a&PublicKeyMaterial={material}"
            )),
            "InvalidKey.Format: Key is not in valid OpenSSH public key format"
        );
    }
    assert_eq!(account.code("CreateKeyPair"), "MissingParameter");
    assert_eq!(
        account.code("CreateKeyPair&KeyName="),
        "InvalidParameterValue"
    );
}

#[test]
fn a_name_is_used_once() {
    let account = Account::new();
    create(&account, "ed25519");
    assert_eq!(
        account.refused("CreateKeyPair&KeyName=a&KeyType=ed25519"),
        "InvalidKeyPair.Duplicate: The keypair already exists"
    );
}

#[test]
fn pairs_are_found_by_name_by_id_and_by_filter() {
    let account = Account::new();
    let id = create(&account, "ed25519").text("keyPairId");
    account.ok(
        "CreateKeyPair&KeyName=b&KeyType=ed25519&TagSpecification.1.ResourceType=key-pair\
         &TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
    );
    for (query, expected) in [
        ("", vec!["a", "b"]),
        ("&KeyName.1=b", vec!["b"]),
        (&format!("&KeyPairId.1={id}"), vec!["a"]),
        ("&Filter.1.Name=key-name&Filter.1.Value.1=b*", vec!["b"]),
        ("&Filter.1.Name=tag:k&Filter.1.Value.1=v", vec!["b"]),
        (
            &format!("&Filter.1.Name=key-pair-id&Filter.1.Value.1={id}"),
            vec!["a"],
        ),
        ("&Filter.1.Name=fingerprint&Filter.1.Value.1=none", vec![]),
    ] {
        let found = account
            .ok(&format!("DescribeKeyPairs{query}"))
            .texts("keySet/item/keyName");
        assert_eq!(found, expected, "{query}");
    }
    assert_eq!(
        account.refused("DescribeKeyPairs&KeyName.1=c"),
        "InvalidKeyPair.NotFound: The key pair 'c' does not exist"
    );
    assert_eq!(
        account.code("DescribeKeyPairs&KeyPairId.1=key-12345678"),
        "InvalidKeyPair.NotFound"
    );
    assert_eq!(
        account.code("DescribeKeyPairs&Filter.1.Name=x&Filter.1.Value.1=y"),
        "InvalidParameterValue"
    );
}

#[test]
fn deleting_takes_a_name_or_an_id_and_an_absent_pair_is_no_error() {
    let account = Account::new();
    let id = create(&account, "ed25519").text("keyPairId");
    let deleted = account.ok("DeleteKeyPair&KeyName=a");
    assert_eq!(deleted.text("keyPairId"), id);
    assert_eq!(account.ok("DeleteKeyPair&KeyName=a").text("return"), "true");
    let id = create(&account, "ed25519").text("keyPairId");
    account.ok(&format!("DeleteKeyPair&KeyPairId={id}"));
    assert!(account.cloud().key_pairs.is_empty());
    assert_eq!(account.code("DeleteKeyPair"), "MissingParameter");
}

/// Creates a pair in PuTTY's format; the file, and the public key as OpenSSH writes it.
fn ppk(kind: &str) -> (String, String) {
    let account = Account::new();
    let made = account.ok(&format!(
        "CreateKeyPair&KeyName=mine&KeyType={kind}&KeyFormat=ppk"
    ));
    let shown = account.ok("DescribeKeyPairs&IncludePublicKey=true");
    (
        made.text("keyMaterial"),
        shown.text("keySet/item/publicKey"),
    )
}

/// The bytes below a heading of PuTTY's format.
fn below(file: &str, heading: &str) -> Vec<u8> {
    let mut lines = file.lines().skip_while(|line| !line.starts_with(heading));
    let (_, count) = lines.next().unwrap().split_once(": ").unwrap();
    let text: String = lines.take(count.parse().unwrap()).collect();
    BASE64.decode(text).unwrap()
}

#[test]
fn a_key_is_answered_as_putty_writes_it() {
    for (kind, algorithm) in [("rsa", "ssh-rsa"), ("ed25519", "ssh-ed25519")] {
        let (file, public) = ppk(kind);
        let heading = format!(
            "PuTTY-User-Key-File-2: {algorithm}\nEncryption: none\nComment: mine\nPublic-Lines: "
        );
        assert!(file.starts_with(&heading), "{file}");
        let blob = BASE64.encode(below(&file, "Public-Lines"));
        assert_eq!(public.split(' ').nth(1), Some(blob.as_str()));
        let (_, mac) = file.trim_end().rsplit_once("Private-MAC: ").unwrap();
        assert_eq!(mac.len(), 40, "{mac}");
    }
}

#[test]
fn the_private_half_in_puttys_format_is_that_of_the_public_one() {
    let (file, public) = ppk("ed25519");
    let private = below(&file, "Private-Lines");
    let seed: [u8; 32] = private[4..].try_into().unwrap();
    let pair = ssh_key::private::Ed25519Keypair::from_seed(&seed);
    let key = ssh_key::public::KeyData::Ed25519(pair.public);
    let expected = ssh_key::PublicKey::new(key, "mine");
    assert_eq!(expected.to_openssh().unwrap(), public);
}

#[test]
fn public_keys_are_read_in_every_format() {
    // The same key each time, as `ssh-keygen` and `openssl` write it.
    let openssh = String::from_utf8(BASE64.decode(RSA.replace("%3D", "=")).unwrap()).unwrap();
    let key = ssh_key::PublicKey::from_openssh(openssh.trim()).unwrap();
    let rsa = rsa::RsaPublicKey::try_from(key.key_data().rsa().unwrap()).unwrap();
    let der = rsa.to_public_key_der().unwrap();
    let body = BASE64.encode(key.to_bytes().unwrap());
    for (format, text) in [
        ("OpenSSH", openssh.clone()),
        (
            "RFC 4716",
            format!(
                "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"a long \\\ncomment\"\n{body}\n---- END SSH2 PUBLIC KEY ----\n"
            ),
        ),
        ("PEM", rsa.to_public_key_pem(LineEnding::LF).unwrap()),
        ("older PEM", rsa.to_pkcs1_pem(LineEnding::LF).unwrap()),
        ("DER", BASE64.encode(der.as_bytes())),
    ] {
        let account = Account::new();
        let material = BASE64.encode(&text).replace('+', "%2B").replace('=', "%3D");
        let made = account.ok(&format!(
            "ImportKeyPair&KeyName=a&PublicKeyMaterial={material}"
        ));
        assert_eq!(made.text("keyFingerprint"), RSA_FINGERPRINT, "{format}");
    }
}

#[test]
fn text_that_no_public_key_has_is_refused_in_awss_words() {
    let account = Account::new();
    let refused = |bytes: &[u8]| {
        let material = BASE64.encode(bytes).replace('+', "%2B").replace('=', "%3D");
        account.refused(&format!(
            "ImportKeyPair&KeyName=a&PublicKeyMaterial={material}"
        ))
    };
    assert_eq!(
        refused("ssh-rsa AAAA m\u{fc}ller".as_bytes()),
        "InvalidParameterValue: Value for parameter PublicKeyMaterial is invalid. Character sets beyond ASCII are not supported."
    );
    assert_eq!(
        refused(&[b'a'; 2049]),
        "InvalidParameterValue: Value for parameter PublicKeyMaterial is invalid. Length exceeds maximum of 2048."
    );
    let ecdsa = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBFe0RZWW9+PLI5i8Qe/R0W8ODaJv2dkUPCUfgTyvLkK9uGsXgM6P2GV1WkNb6eJmpVYvVSSWmhxWU2zIqSBfx2o=";
    assert_eq!(
        refused(ecdsa.as_bytes()),
        "InvalidKey.Format: Key is not in valid OpenSSH public key format"
    );
}
