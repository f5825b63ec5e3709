//! The chain of signatures through an aws-chunked body. Splitting the body into chunks is for its reader.

use crate::canonical::EMPTY_SHA256;
use crate::keys::SigningKey;

/// Verifies the chunks of one body in order, starting from the request's own signature.
#[derive(Debug, Clone)]
pub struct ChunkVerifier {
    key: SigningKey,
    date: String,
    scope: String,
    previous: String,
}

impl ChunkVerifier {
    pub(crate) fn new(key: SigningKey, date: String, scope: String, seed: String) -> Self {
        Self {
            key,
            date,
            scope,
            previous: seed,
        }
    }

    /// Whether the next chunk, whose data has this hexadecimal SHA-256, carries the right signature.
    pub fn chunk(&mut self, data_sha256: &str, signature: &str) -> bool {
        let text = format!(
            "AWS4-HMAC-SHA256-PAYLOAD\n{}\n{}\n{}\n{EMPTY_SHA256}\n{data_sha256}",
            self.date, self.scope, self.previous
        );
        self.step(&text, signature)
    }

    /// Whether the trailing headers, whose canonical lines (`name:value\n` each) have this hexadecimal SHA-256, do.
    pub fn trailer(&mut self, lines_sha256: &str, signature: &str) -> bool {
        let text = format!(
            "AWS4-HMAC-SHA256-TRAILER\n{}\n{}\n{}\n{lines_sha256}",
            self.date, self.scope, self.previous
        );
        self.step(&text, signature)
    }

    fn step(&mut self, text: &str, signature: &str) -> bool {
        let right = self.key.verifies(text.as_bytes(), signature);
        self.previous.clear();
        self.previous.push_str(signature);
        right
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical::sha256_hex;

    /// The chunked upload example of AWS's S3 documentation.
    #[test]
    fn the_documented_chunks_verify() {
        let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        let mut chunks = ChunkVerifier::new(
            SigningKey::derive(secret, "20130524", "us-east-1", "s3"),
            "20130524T000000Z".into(),
            "20130524/us-east-1/s3/aws4_request".into(),
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9".into(),
        );
        let first = sha256_hex(&vec![b'a'; 65536]);
        let second = sha256_hex(&vec![b'a'; 1024]);
        assert!(chunks.chunk(
            &first,
            "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648"
        ));
        assert!(chunks.chunk(
            &second,
            "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497"
        ));
        assert!(chunks.chunk(
            EMPTY_SHA256,
            "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9"
        ));
    }

    #[test]
    fn a_chunk_out_of_order_is_refused() {
        let key = SigningKey::derive("s", "20130524", "us-east-1", "s3");
        let mut chunks = ChunkVerifier::new(key, "d".into(), "s".into(), "0".into());
        assert!(!chunks.chunk(EMPTY_SHA256, &"0".repeat(64)));
        assert!(!chunks.trailer(EMPTY_SHA256, &"0".repeat(64)));
    }
}
