//! Which bucket and key a request means: from its host (virtual-hosted) or its path.

use percent_encoding::percent_decode_str;
use terrarium_signature::bucket_of_host;

use crate::errors::{Code, Result};

/// What a request addresses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Address {
    /// Empty for the service itself.
    pub(crate) bucket: String,
    /// Empty for the bucket itself.
    pub(crate) key: String,
    /// The region that the host names, if it names one.
    pub(crate) region: Option<String>,
}

/// The longest key, in bytes of UTF-8.
const MAX_KEY_BYTES: usize = 1024;

impl Address {
    /// Reads host (with or without port) and raw path.
    pub(crate) fn of(host: &str, path: &str) -> Result<Self> {
        let (bucket, region) = bucket_of_host(host);
        let path = path.strip_prefix('/').unwrap_or(path);
        let (bucket, key) = match bucket {
            Some(bucket) => (bucket, path),
            None => {
                let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
                (decoded(bucket)?, key)
            }
        };
        let key = decoded(key)?;
        if key.len() > MAX_KEY_BYTES {
            let size = key.len().to_string();
            return Err(Code::KeyTooLongError
                .with("Size", size)
                .with("MaxSizeAllowed", "1024"));
        }
        Ok(Self {
            bucket,
            key,
            region,
        })
    }
}

fn decoded(text: &str) -> Result<String> {
    let text = percent_decode_str(text)
        .decode_utf8()
        .map_err(|_| Code::InvalidURI)?;
    Ok(text.into_owned())
}

/// Whether a name may be a bucket's: 3 to 63 of `a-z0-9.-`, letters or digits at the ends and around dots, and none of the
/// reserved forms.
pub(crate) fn is_bucket_name(name: &str) -> bool {
    let is_edge = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_label = |label: &str| {
        let bytes = label.as_bytes();
        bytes.first().is_some_and(|b| is_edge(*b)) && bytes.last().is_some_and(|b| is_edge(*b))
    };
    let is_address = name.split('.').count() == 4 && name.parse::<std::net::Ipv4Addr>().is_ok();
    let is_reserved = ["xn--", "sthree-", "amzn-s3-demo-"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
        || ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"]
            .iter()
            .any(|suffix| name.ends_with(suffix));
    (3..=63).contains(&name.len())
        && name.bytes().all(|b| is_edge(b) || b == b'.' || b == b'-')
        && name.split('.').all(is_label)
        && !is_address
        && !is_reserved
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn address(host: &str, path: &str) -> (String, String, Option<String>) {
        let address = Address::of(host, path).unwrap();
        (address.bucket, address.key, address.region)
    }

    fn is(bucket: &str, key: &str, region: Option<&str>) -> (String, String, Option<String>) {
        (bucket.to_owned(), key.to_owned(), region.map(str::to_owned))
    }

    #[test]
    fn the_path_names_the_bucket_of_a_plain_host() {
        for host in [
            "localhost:4566",
            "127.0.0.1:4566",
            "[::1]:4566",
            "s3.amazonaws.com",
            "s3.localhost:4566",
            "",
        ] {
            assert_eq!(address(host, "/b/k/l"), is("b", "k/l", None), "{host}");
            assert_eq!(address(host, "/b"), is("b", "", None));
            assert_eq!(address(host, "/b//k%20/"), is("b", "/k /", None));
            assert_eq!(address(host, "/"), is("", "", None));
        }
    }

    #[test]
    fn the_host_may_name_bucket_and_region() {
        assert_eq!(address("b.s3.amazonaws.com", "/k"), is("b", "k", None));
        assert_eq!(
            address("b.s3.eu-west-1.amazonaws.com:80", "/k"),
            is("b", "k", Some("eu-west-1"))
        );
        assert_eq!(
            address("a.s3.b.s3.eu-west-1.amazonaws.com", "/"),
            is("a.s3.b", "", Some("eu-west-1"))
        );
        assert_eq!(
            address("b.s3.dualstack.eu-west-1.amazonaws.com", "/k"),
            is("b", "k", Some("eu-west-1"))
        );
        assert_eq!(
            address("b.s3-eu-west-1.amazonaws.com", "/k"),
            is("b", "k", Some("eu-west-1"))
        );
        assert_eq!(
            address("b.s3-accelerate.amazonaws.com", "/k"),
            is("b", "k", None)
        );
        assert_eq!(
            address("s3.eu-west-1.amazonaws.com", "/b/k"),
            is("b", "k", Some("eu-west-1"))
        );
        assert_eq!(address("b.localhost:4566", "/k"), is("b", "k", None));
        assert_eq!(address("b.c.s3.localhost:4566", "/k"), is("b.c", "k", None));
    }

    #[test]
    fn keys_are_at_most_1024_bytes_of_utf8() {
        assert!(Address::of("h", &format!("/b/{}", "a".repeat(1024))).is_ok());
        let error = Address::of("h", &format!("/b/{}", "a".repeat(1025))).unwrap_err();
        assert_eq!(error.code, "KeyTooLongError");
        assert_eq!(Address::of("h", "/b/%ff").unwrap_err().code, "InvalidURI");
    }

    #[test]
    fn bucket_names_follow_the_rules() {
        for good in ["abc", "my.bucket-1", "0a0", &"a".repeat(63), "1.2.3.x"] {
            assert!(is_bucket_name(good), "{good}");
        }
        let bad = [
            "ab",
            "Abc",
            "a_b",
            "-abc",
            "abc-",
            "a..b",
            "a.-b",
            "1.2.3.4",
            "xn--abc",
            "abc-s3alias",
            "abc--ol-s3",
            "sthree-a",
            "a b",
            "",
            &"a".repeat(64),
        ];
        for bad in bad {
            assert!(!is_bucket_name(bad), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_host_or_path_panics(host in ".{0,40}", path in ".{0,40}") {
            let _ = Address::of(&host, &path);
        }

        #[test]
        fn path_and_host_addresses_agree(bucket in "[a-z0-9]{3,8}(\\.[a-z0-9]{1,4}){0,2}", key in "[a-z0-9]{0,5}(/[a-z]{0,3}){0,3}") {
            let by_path = Address::of("s3.eu-west-1.amazonaws.com", &format!("/{bucket}/{key}")).unwrap();
            let by_host = Address::of(&format!("{bucket}.s3.eu-west-1.amazonaws.com"), &format!("/{key}")).unwrap();
            prop_assert_eq!(by_path, by_host);
        }
    }
}
