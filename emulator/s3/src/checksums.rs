//! Checksums: the five algorithms, how they are named in headers and XML, and one pass that computes what is asked for.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use crc_fast::CrcAlgorithm;
use http::HeaderMap;
use md5::{Digest, Md5};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use sha1::Sha1;
use sha2::Sha256;

use crate::errors::{Code, Error, Result};

/// An algorithm that S3 knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    Crc32,
    Crc32c,
    Crc64Nvme,
    Sha1,
    Sha256,
}

/// What a checksum of a multipart object is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChecksumType {
    /// All bytes.
    FullObject,
    /// The checksums of the parts.
    Composite,
}

/// A checksum with all that S3 says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checksum {
    pub(crate) algorithm: Algorithm,
    pub(crate) checksum_type: ChecksumType,
    /// Base64; a composite one ends in a dash and the number of parts.
    pub(crate) value: String,
}

impl Algorithm {
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [
        Self::Crc32,
        Self::Crc32c,
        Self::Crc64Nvme,
        Self::Sha1,
        Self::Sha256,
    ];

    /// As in `x-amz-checksum-algorithm`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC32",
            Self::Crc32c => "CRC32C",
            Self::Crc64Nvme => "CRC64NVME",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
        }
    }

    /// The header that carries a value.
    pub(crate) fn header(self) -> &'static str {
        match self {
            Self::Crc32 => "x-amz-checksum-crc32",
            Self::Crc32c => "x-amz-checksum-crc32c",
            Self::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Self::Sha1 => "x-amz-checksum-sha1",
            Self::Sha256 => "x-amz-checksum-sha256",
        }
    }

    /// The element that carries a value.
    pub(crate) fn element(self) -> &'static str {
        match self {
            Self::Crc32 => "ChecksumCRC32",
            Self::Crc32c => "ChecksumCRC32C",
            Self::Crc64Nvme => "ChecksumCRC64NVME",
            Self::Sha1 => "ChecksumSHA1",
            Self::Sha256 => "ChecksumSHA256",
        }
    }

    /// Reads the name, in any case.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.name().eq_ignore_ascii_case(name))
    }

    /// The algorithm of a header name.
    pub(crate) fn of_header(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.header().eq_ignore_ascii_case(name))
    }

    /// Bytes of a value.
    pub(crate) fn len(self) -> usize {
        match self {
            Self::Crc32 | Self::Crc32c => 4,
            Self::Crc64Nvme => 8,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }

    fn crc(self) -> Option<CrcAlgorithm> {
        match self {
            Self::Crc32 => Some(CrcAlgorithm::Crc32IsoHdlc),
            Self::Crc32c => Some(CrcAlgorithm::Crc32Iscsi),
            Self::Crc64Nvme => Some(CrcAlgorithm::Crc64Nvme),
            Self::Sha1 | Self::Sha256 => None,
        }
    }

    /// Whether the checksum of a whole follows from those of its parts.
    pub(crate) fn is_combinable(self) -> bool {
        self.crc().is_some()
    }

    /// The base64 checksum of one part after another, given the checksum and size of each.
    pub(crate) fn combine(self, parts: &[(&str, u64)]) -> Option<String> {
        let algorithm = self.crc()?;
        let number = |text: &str| {
            let bytes = BASE64.decode(text).ok()?;
            Some(
                bytes
                    .iter()
                    .fold(0u64, |value, byte| value << 8 | u64::from(*byte)),
            )
        };
        let (first, rest) = parts.split_first()?;
        let mut whole = number(first.0)?;
        for (value, size) in rest {
            whole = crc_fast::checksum_combine(algorithm, whole, number(value)?, *size);
        }
        Some(BASE64.encode(&whole.to_be_bytes()[8 - self.len()..]))
    }

    /// The composite checksum of parts, given the base64 checksum of each.
    pub(crate) fn compose(self, parts: &[&str]) -> Option<String> {
        let mut hasher = Hasher::new(self);
        for part in parts {
            hasher.update(&BASE64.decode(part).ok()?);
        }
        Some(format!("{}-{}", hasher.finish(), parts.len()))
    }
}

impl ChecksumType {
    /// As in `x-amz-checksum-type`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::FullObject => "FULL_OBJECT",
            Self::Composite => "COMPOSITE",
        }
    }

    /// Reads the name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        [Self::FullObject, Self::Composite]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// Rows hold the names.
macro_rules! stored_by_name {
    ($type:ty) => {
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.name().into())
            }
        }
        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Self::parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
            }
        }
    };
}
stored_by_name!(Algorithm);
stored_by_name!(ChecksumType);

/// Computes one checksum.
#[derive(Clone)]
pub(crate) enum Hasher {
    Crc(Algorithm, Box<crc_fast::Digest>),
    Sha1(Box<Sha1>),
    Sha256(Box<Sha256>),
}

impl Hasher {
    pub(crate) fn new(algorithm: Algorithm) -> Self {
        match algorithm.crc() {
            Some(crc) => Self::Crc(algorithm, Box::new(crc_fast::Digest::new(crc))),
            None if algorithm == Algorithm::Sha1 => Self::Sha1(Box::default()),
            None => Self::Sha256(Box::default()),
        }
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Crc(_, digest) => digest.update(bytes),
            Self::Sha1(digest) => digest.update(bytes),
            Self::Sha256(digest) => digest.update(bytes),
        }
    }

    /// The checksum, base64.
    pub(crate) fn finish(self) -> String {
        match self {
            Self::Crc(algorithm, digest) => {
                BASE64.encode(&digest.finalize().to_be_bytes()[8 - algorithm.len()..])
            }
            Self::Sha1(digest) => BASE64.encode(digest.finalize()),
            Self::Sha256(digest) => BASE64.encode(digest.finalize()),
        }
    }
}

/// Everything that is computed of a body in one pass.
pub(crate) struct Digests {
    md5: Md5,
    /// Only where the request declares one.
    sha256: Option<Sha256>,
    checksum: Option<(Algorithm, Hasher)>,
}

/// What came out of the pass.
#[derive(Debug, Clone)]
pub(crate) struct Digested {
    pub(crate) md5: [u8; 16],
    pub(crate) sha256: Option<[u8; 32]>,
    /// Base64.
    pub(crate) checksum: Option<(Algorithm, String)>,
}

impl Digests {
    pub(crate) fn new(with_sha256: bool, checksum: Option<Algorithm>) -> Self {
        Self {
            md5: Md5::new(),
            sha256: with_sha256.then(Sha256::new),
            checksum: checksum.map(|algorithm| (algorithm, Hasher::new(algorithm))),
        }
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.md5.update(bytes);
        if let Some(sha256) = &mut self.sha256 {
            sha256.update(bytes);
        }
        if let Some((_, hasher)) = &mut self.checksum {
            hasher.update(bytes);
        }
    }

    pub(crate) fn finish(self) -> Digested {
        Digested {
            md5: self.md5.finalize().into(),
            sha256: self.sha256.map(|sha256| sha256.finalize().into()),
            checksum: self
                .checksum
                .map(|(algorithm, hasher)| (algorithm, hasher.finish())),
        }
    }
}

/// What a request says the checksum of its body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Declared {
    /// Nothing.
    None,
    /// This value.
    Value(Algorithm, String),
    /// A value that follows the body.
    Trailer(Algorithm),
    /// Only which algorithm to compute.
    Computed(Algorithm),
}

impl Declared {
    /// Reads `x-amz-checksum-*`, `x-amz-trailer` and `x-amz-sdk-checksum-algorithm`.
    pub(crate) fn of(headers: &HeaderMap) -> Result<Self> {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let values: Vec<(Algorithm, &str)> = Algorithm::ALL
            .into_iter()
            .filter_map(|algorithm| text(algorithm.header()).map(|value| (algorithm, value)))
            .collect();
        let trailer = text("x-amz-trailer").and_then(|name| Algorithm::of_header(name.trim()));
        let asked =
            text("x-amz-sdk-checksum-algorithm").or_else(|| text("x-amz-checksum-algorithm"));
        match (values.as_slice(), trailer) {
            ([], Some(algorithm)) => Ok(Self::Trailer(algorithm)),
            ([(algorithm, value)], None) => match is_value(*algorithm, value) {
                true => Ok(Self::Value(*algorithm, (*value).to_owned())),
                false => Err(invalid_header(algorithm.header())),
            },
            ([], None) => match asked {
                None => Ok(Self::None),
                Some(name) => Algorithm::parse(name).map(Self::Computed).ok_or_else(|| {
                    Code::InvalidRequest.because(
                        "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]",
                    )
                }),
            },
            _ => Err(Code::InvalidRequest
                .because("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.")),
        }
    }

    /// The algorithm, if one is named.
    pub(crate) fn algorithm(&self) -> Option<Algorithm> {
        match self {
            Self::None => None,
            Self::Value(algorithm, _) | Self::Trailer(algorithm) | Self::Computed(algorithm) => {
                Some(*algorithm)
            }
        }
    }
}

/// Whether a text is base64 of the right length.
pub(crate) fn is_value(algorithm: Algorithm, text: &str) -> bool {
    BASE64
        .decode(text)
        .is_ok_and(|bytes| bytes.len() == algorithm.len())
}

/// A checksum header or trailer that is no checksum.
pub(crate) fn invalid_header(name: &str) -> Error {
    Code::InvalidRequest.because(format!("Value for {name} header is invalid."))
}

/// The checksum of the body is another than the request says.
pub(crate) fn mismatch(algorithm: Algorithm) -> Error {
    Code::BadDigest.because(format!(
        "The {} you specified did not match the calculated checksum.",
        algorithm.name()
    ))
}

/// `Content-MD5`, if it was sent.
pub(crate) fn content_md5(headers: &HeaderMap) -> Result<Option<[u8; 16]>> {
    let Some(value) = headers.get("content-md5") else {
        return Ok(None);
    };
    let bytes = BASE64
        .decode(value.as_bytes())
        .ok()
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map(Some).ok_or_else(|| {
        Code::InvalidDigest.with("Content-MD5", String::from_utf8_lossy(value.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn of(algorithm: Algorithm, bytes: &[u8]) -> String {
        let mut hasher = Hasher::new(algorithm);
        hasher.update(bytes);
        hasher.finish()
    }

    #[test]
    fn known_values_come_out() {
        assert_eq!(
            of(Algorithm::Crc32, b"123456789"),
            BASE64.encode(0xcbf4_3926u32.to_be_bytes())
        );
        assert_eq!(
            of(Algorithm::Crc32c, b"123456789"),
            BASE64.encode(0xe306_9283u32.to_be_bytes())
        );
        assert_eq!(
            of(Algorithm::Crc64Nvme, b"123456789"),
            BASE64.encode(0xae8b_1486_0a79_9888u64.to_be_bytes())
        );
        assert_eq!(of(Algorithm::Sha1, b""), "2jmj7l5rSw0yVb/vlWAYkK/YBwk=");
        assert_eq!(
            of(Algorithm::Sha256, b""),
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }

    #[test]
    fn headers_declare_at_most_one_checksum() {
        let declared = |pairs: &[(&'static str, &str)]| {
            let headers = pairs.iter().map(|(name, value)| {
                (
                    http::HeaderName::from_static(name),
                    http::HeaderValue::from_str(value).unwrap(),
                )
            });
            Declared::of(&headers.collect())
        };
        assert_eq!(declared(&[]).unwrap(), Declared::None);
        assert_eq!(
            declared(&[("x-amz-trailer", "x-amz-checksum-crc32")]).unwrap(),
            Declared::Trailer(Algorithm::Crc32)
        );
        assert_eq!(
            declared(&[("x-amz-checksum-algorithm", "sha1")]).unwrap(),
            Declared::Computed(Algorithm::Sha1)
        );
        for bad in ["bad", "AAAA", ""] {
            assert_eq!(
                declared(&[("x-amz-checksum-crc32", bad)]).unwrap_err().code,
                "InvalidRequest"
            );
        }
        let two = [
            ("x-amz-checksum-crc32", "AAAAAA=="),
            ("x-amz-checksum-crc32c", "AAAAAA=="),
        ];
        assert_eq!(declared(&two).unwrap_err().code, "InvalidRequest");
    }

    proptest! {
        #[test]
        fn checksums_of_parts_combine(parts in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..50), 1..5)) {
            for algorithm in [Algorithm::Crc32, Algorithm::Crc32c, Algorithm::Crc64Nvme] {
                let sums: Vec<String> = parts.iter().map(|part| of(algorithm, part)).collect();
                let sized: Vec<(&str, u64)> =
                    sums.iter().zip(&parts).map(|(sum, part)| (sum.as_str(), part.len() as u64)).collect();
                prop_assert_eq!(algorithm.combine(&sized).unwrap(), of(algorithm, &parts.concat()));
            }
        }
    }
}
