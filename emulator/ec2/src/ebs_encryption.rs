//! Encryption of volumes and snapshots: whether and with which key, and an account's settings for it.
//!
//! There is no key management service here, so a key is what its name says: an ARN stays, an id becomes one.

use sha2::{Digest, Sha256};
use terrarium_model::ids::SnapshotId;
use terrarium_model::resources::{Settings, StorageSettings};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;

/// How the key of the AWS-managed kind is called.
const AWS_MANAGED: &str = "alias/aws/ebs";

/// What a volume or a snapshot is made from.
pub(crate) struct Source {
    /// Its key, when it is encrypted.
    pub(crate) kms_key_id: Option<String>,
    /// Whether that key can be used: it is the account's own, in this region.
    pub(crate) is_at_hand: bool,
}

/// The key that a new volume or snapshot is encrypted with; none when it is not encrypted.
pub(crate) fn decide(
    tx: &Tx,
    encrypted: Option<bool>,
    kms_key_id: Option<String>,
    source: Option<Source>,
) -> Result<Option<String>, Error> {
    let kms_key_id = kms_key_id.filter(|key| !key.is_empty());
    let of_source = source
        .as_ref()
        .and_then(|source| source.kms_key_id.as_ref());
    if of_source.is_some() && encrypted == Some(false) {
        return Err(Error::invalid_combination(
            "Encrypted snapshots must be used to create encrypted volumes.",
        ));
    }
    let settings = settings(tx);
    let is_encrypted =
        encrypted == Some(true) || of_source.is_some() || settings.encryption_by_default;
    match (kms_key_id, is_encrypted) {
        (Some(_), false) => Err(Error::InvalidParameterDependency {
            message: "The parameter KmsKeyId requires the parameter Encrypted to be set."
                .to_owned(),
        }),
        (Some(key), true) => Ok(Some(arn(tx, &key))),
        (None, false) => Ok(None),
        (None, true) => {
            let source = source.filter(|source| source.is_at_hand);
            let key = source.and_then(|source| source.kms_key_id);
            Ok(Some(key.unwrap_or_else(|| default_key(tx))))
        }
    }
}

/// The account's settings for volumes and snapshots.
pub(crate) fn settings(tx: &Tx) -> StorageSettings {
    let settings = tx.get::<Settings>(&Settings::KEY.to_owned());
    settings.map_or_else(Default::default, |settings| settings.storage.clone())
}

/// Changes the account's settings for volumes and snapshots.
pub(crate) fn change_settings(tx: &mut Tx, change: impl FnOnce(&mut StorageSettings)) {
    tx.update::<Settings, _>(&Settings::KEY.to_owned(), |settings| {
        change(&mut settings.storage);
    });
}

/// The key that is taken when none is named.
fn default_key(tx: &Tx) -> String {
    let chosen = settings(tx).default_kms_key_id;
    chosen.unwrap_or_else(|| arn(tx, AWS_MANAGED))
}

/// A key's ARN, out of the ARN, id or alias that a request names.
fn arn(tx: &Tx, key: &str) -> String {
    let (region, account) = (tx.region(), tx.account());
    match key {
        key if key.starts_with("arn:") => key.to_owned(),
        AWS_MANAGED => format!("arn:aws:kms:{region}:{account}:key/{}", id_of_managed(tx)),
        alias if alias.starts_with("alias/") => format!("arn:aws:kms:{region}:{account}:{alias}"),
        id => format!("arn:aws:kms:{region}:{account}:key/{id}"),
    }
}

/// The id of the account's AWS-managed key: the same whenever it is asked for.
fn id_of_managed(tx: &Tx) -> String {
    uuid(&format!("ebs {} {}", tx.region(), tx.account()))
}

/// The id of the key that the data of a snapshot is encrypted with.
pub(crate) fn data_key_id(snapshot: SnapshotId) -> String {
    format!("DataEncryptionKey-{}", uuid(&snapshot.to_string()))
}

fn uuid(of: &str) -> String {
    let digits = hex::encode(&Sha256::digest(of)[..16]);
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| &digits[part]);
    parts.join("-")
}

impl Operation<Error> for GetEbsEncryptionByDefaultRequest {
    fn run(self, tx: &mut Tx) -> Result<GetEbsEncryptionByDefaultResult, Error> {
        let is_on = settings(tx).encryption_by_default;
        Ok(GetEbsEncryptionByDefaultResult {
            ebs_encryption_by_default: Some(is_on),
            sse_type: Some(sse_type(is_on)),
        })
    }
}

/// How what is encrypted, or not, is encrypted.
pub(crate) fn sse_type(encrypted: bool) -> SSEType {
    match encrypted {
        true => SSEType::SseKms,
        false => SSEType::None,
    }
}

impl Operation<Error> for EnableEbsEncryptionByDefaultRequest {
    fn run(self, tx: &mut Tx) -> Result<EnableEbsEncryptionByDefaultResult, Error> {
        change_settings(tx, |settings| settings.encryption_by_default = true);
        Ok(EnableEbsEncryptionByDefaultResult {
            ebs_encryption_by_default: Some(true),
        })
    }
}

impl Operation<Error> for DisableEbsEncryptionByDefaultRequest {
    fn run(self, tx: &mut Tx) -> Result<DisableEbsEncryptionByDefaultResult, Error> {
        change_settings(tx, |settings| settings.encryption_by_default = false);
        Ok(DisableEbsEncryptionByDefaultResult {
            ebs_encryption_by_default: Some(false),
        })
    }
}

/// The default key as it is told: by its alias while it is AWS's own.
fn told(tx: &Tx) -> Option<String> {
    let chosen = settings(tx).default_kms_key_id;
    Some(chosen.unwrap_or_else(|| AWS_MANAGED.to_owned()))
}

impl Operation<Error> for GetEbsDefaultKmsKeyIdRequest {
    fn run(self, tx: &mut Tx) -> Result<GetEbsDefaultKmsKeyIdResult, Error> {
        Ok(GetEbsDefaultKmsKeyIdResult {
            kms_key_id: told(tx),
        })
    }
}

impl Operation<Error> for ModifyEbsDefaultKmsKeyIdRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyEbsDefaultKmsKeyIdResult, Error> {
        if self.kms_key_id.is_empty() {
            return Err(Error::missing("KmsKeyId"));
        }
        let key = match self.kms_key_id == AWS_MANAGED {
            true => None,
            false => Some(arn(tx, &self.kms_key_id)),
        };
        change_settings(tx, |settings| settings.default_kms_key_id = key);
        Ok(ModifyEbsDefaultKmsKeyIdResult {
            kms_key_id: told(tx),
        })
    }
}

impl Operation<Error> for ResetEbsDefaultKmsKeyIdRequest {
    fn run(self, tx: &mut Tx) -> Result<ResetEbsDefaultKmsKeyIdResult, Error> {
        change_settings(tx, |settings| settings.default_kms_key_id = None);
        Ok(ResetEbsDefaultKmsKeyIdResult {
            kms_key_id: told(tx),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    const KEY: &str = "arn:aws:kms:us-east-1:000000000000:key/0aa7f3f1-1111-2222-3333-444455556666";

    fn volume(account: &Account, parameters: &str) -> (String, Option<String>) {
        let made = account.ok(&format!(
            "CreateVolume&AvailabilityZone=us-east-1a&Size=1&{parameters}"
        ));
        let key = made.texts("kmsKeyId").first().cloned();
        (made.text("encrypted"), key)
    }

    #[test]
    fn a_key_is_told_by_its_arn_however_it_was_named() {
        let account = Account::new();
        let own = Some(KEY.to_owned());
        let id = &KEY[KEY.len() - 36..];
        for named in [KEY, id] {
            let made = volume(&account, &format!("Encrypted=true&KmsKeyId={named}"));
            assert_eq!(made, ("true".to_owned(), own.clone()), "{named}");
        }
        let (_, alias) = volume(&account, "Encrypted=true&KmsKeyId=alias/mine");
        let expected = "arn:aws:kms:us-east-1:000000000000:alias/mine";
        assert_eq!(alias.as_deref(), Some(expected));
        let (_, default) = volume(&account, "Encrypted=true");
        let default = default.unwrap_or_default();
        let prefix = "arn:aws:kms:us-east-1:000000000000:key/";
        assert!(
            default.starts_with(prefix) && default.len() == prefix.len() + 36,
            "{default}"
        );
        assert_eq!(volume(&account, ""), ("false".to_owned(), None));
    }

    #[test]
    fn a_key_without_encryption_is_refused() {
        assert_eq!(
            Account::new().refused(&format!(
                "CreateVolume&AvailabilityZone=us-east-1a&Size=1&KmsKeyId={KEY}"
            )),
            "InvalidParameterDependency: The parameter KmsKeyId requires the parameter Encrypted to be set."
        );
    }

    #[test]
    fn encryption_by_default_is_an_accounts_setting() {
        let account = Account::new();
        let state = |account: &Account| {
            let answer = account.ok("GetEbsEncryptionByDefault");
            (
                answer.text("ebsEncryptionByDefault"),
                answer.text("sseType"),
            )
        };
        let told = |on: &str, how: &str| (on.to_owned(), how.to_owned());
        assert_eq!(state(&account), told("false", "none"));
        let answer = account.ok("EnableEbsEncryptionByDefault");
        assert_eq!(answer.text("ebsEncryptionByDefault"), "true");
        assert_eq!(state(&account), told("true", "sse-kms"));
        assert_eq!(volume(&account, "").0, "true");
        assert_eq!(volume(&account, "Encrypted=false").0, "true");
        let answer = account.ok("DisableEbsEncryptionByDefault");
        assert_eq!(answer.text("ebsEncryptionByDefault"), "false");
        assert_eq!(volume(&account, "").0, "false");
    }

    #[test]
    fn the_default_key_is_chosen_and_reset() {
        let account = Account::new();
        let told = |request: &str| account.ok(request).text("kmsKeyId");
        assert_eq!(told("GetEbsDefaultKmsKeyId"), "alias/aws/ebs");
        assert_eq!(
            told(&format!("ModifyEbsDefaultKmsKeyId&KmsKeyId={KEY}")),
            KEY
        );
        assert_eq!(told("GetEbsDefaultKmsKeyId"), KEY);
        assert_eq!(volume(&account, "Encrypted=true").1.as_deref(), Some(KEY));
        assert_eq!(told("ResetEbsDefaultKmsKeyId"), "alias/aws/ebs");
        assert_eq!(told("GetEbsDefaultKmsKeyId"), "alias/aws/ebs");
        assert_eq!(account.code("ModifyEbsDefaultKmsKeyId"), "MissingParameter");
    }
}
