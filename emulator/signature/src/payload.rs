//! What a request declares about its body in `x-amz-content-sha256`.

/// How a body is to be read and what its signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload {
    /// `UNSIGNED-PAYLOAD`: nothing is promised.
    Unsigned,
    /// The body has this SHA-256.
    Sha256([u8; 32]),
    /// Chunks, each with a signature; with a signed trailer or without one.
    SignedChunks {
        /// Whether headers and their signature follow the last chunk.
        trailer: bool,
    },
    /// Chunks without signatures, then trailing headers: what SDKs send over HTTPS.
    UnsignedChunksWithTrailer,
}

impl Payload {
    /// Reads the header's value; `None` when it is none of these.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "UNSIGNED-PAYLOAD" => Some(Self::Unsigned),
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" => Some(Self::SignedChunks { trailer: false }),
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => {
                Some(Self::SignedChunks { trailer: true })
            }
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => Some(Self::UnsignedChunksWithTrailer),
            _ => {
                let mut hash = [0; 32];
                hex::decode_to_slice(text, &mut hash).ok()?;
                Some(Self::Sha256(hash))
            }
        }
    }

    /// Whether the body is in the aws-chunked form.
    pub fn is_chunked(self) -> bool {
        matches!(
            self,
            Self::SignedChunks { .. } | Self::UnsignedChunksWithTrailer
        )
    }
}
