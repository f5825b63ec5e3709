//! How an object is said to be encrypted: by S3's own keys or by KMS's, whose ids are taken as they are given. Bodies lie on this
//! machine's disk in the clear; what clients are told and what policies can ask is what AWS tells.

use http::HeaderMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::call::Call;
use crate::errors::{Code, Error, Result};
use crate::response::set;
use crate::store::Bucket;
use crate::xml::Element;

const ALGORITHM: &str = "x-amz-server-side-encryption";
const KEY_ID: &str = "x-amz-server-side-encryption-aws-kms-key-id";
const CONTEXT: &str = "x-amz-server-side-encryption-context";
const BUCKET_KEY: &str = "x-amz-server-side-encryption-bucket-key-enabled";

/// How an object is encrypted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Encryption {
    /// By S3's own keys.
    #[default]
    S3,
    /// By a key of KMS.
    Kms {
        /// `aws:kms` or `aws:kms:dsse`.
        algorithm: String,
        key_id: String,
        has_bucket_key: bool,
    },
}

impl Encryption {
    /// What a request asks for a new object, or else what its bucket does with all.
    pub(crate) fn of_new_object(call: &Call) -> Result<Self> {
        let key_id = call.header(KEY_ID);
        match call.header(ALGORITHM) {
            Some("AES256") if key_id.is_some() => Err(Error::argument(
                "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
                ALGORITHM,
                "AES256",
            )),
            Some("AES256") => Ok(Self::S3),
            Some(algorithm @ ("aws:kms" | "aws:kms:dsse")) => {
                let has_bucket_key = call
                    .header(BUCKET_KEY)
                    .is_some_and(|value| value.eq_ignore_ascii_case("true"));
                Self::by_kms(call.bucket()?, algorithm, key_id, has_bucket_key)
            }
            Some(other) => Err(Error::argument(
                "The encryption method specified is not supported",
                ALGORITHM,
                other,
            )),
            None if key_id.or(call.header(CONTEXT)).is_some() => Err(Error::argument(
                "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
                ALGORITHM,
                "",
            )),
            None => Self::of_bucket(call),
        }
    }

    /// What the bucket's configuration says.
    fn of_bucket(call: &Call) -> Result<Self> {
        let bucket = call.bucket()?;
        let document = call
            .store
            .read(|connection| bucket.document(connection, "encryption"))?;
        let rule = document
            .as_ref()
            .and_then(|document| document.child("Rule"));
        let default = rule.and_then(|rule| rule.child("ApplyServerSideEncryptionByDefault"));
        let algorithm = default.and_then(|default| default.child_text("SSEAlgorithm"));
        match algorithm {
            None | Some("AES256") => Ok(Self::S3),
            Some(algorithm) => {
                let key_id = default.and_then(|default| default.child_text("KMSMasterKeyID"));
                let bucket_key =
                    rule.and_then(|rule: &Element| rule.child_text("BucketKeyEnabled"));
                Self::by_kms(bucket, algorithm, key_id, bucket_key == Some("true"))
            }
        }
    }

    fn by_kms(
        bucket: &Bucket,
        algorithm: &str,
        key_id: Option<&str>,
        has_bucket_key: bool,
    ) -> Result<Self> {
        if has_bucket_key && algorithm == "aws:kms:dsse" {
            return Err(
                Code::InvalidRequest.because("S3 Bucket Keys are not supported for aws:kms:dsse")
            );
        }
        Ok(Self::Kms {
            algorithm: algorithm.to_owned(),
            key_id: key_id.map_or_else(|| managed_key(bucket), str::to_owned),
            has_bucket_key,
        })
    }

    /// Whether nothing has to be kept.
    pub(crate) fn is_by_s3(&self) -> bool {
        *self == Self::S3
    }

    /// Says so in an answer.
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        match self {
            Self::S3 => set(headers, ALGORITHM, "AES256"),
            Self::Kms {
                algorithm,
                key_id,
                has_bucket_key,
            } => {
                set(headers, ALGORITHM, algorithm);
                set(headers, KEY_ID, key_id);
                if *has_bucket_key {
                    set(headers, BUCKET_KEY, "true");
                }
            }
        }
    }
}

/// The ARN of the key `aws/s3` of an account in a region: a UUID that is always the same.
fn managed_key(bucket: &Bucket) -> String {
    let (region, account) = (&bucket.region, &bucket.account_id);
    let digest = Sha256::digest(format!("aws/s3 of {account} in {region}"));
    let digits = hex::encode(digest);
    let parts = [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..32],
    ];
    format!("arn:aws:kms:{region}:{account}:key/{}", parts.join("-"))
}
