//! The aws-chunked form of a body, taken apart as it arrives in pieces of any size. Pure: no I/O, no waiting.

use bytes::{Buf, Bytes, BytesMut};
use sha2::{Digest, Sha256};
use terrarium_signature::ChunkVerifier;

use crate::errors::{Code, Error, Result};

/// Where the decoder stands.
#[derive(Debug, PartialEq, Eq)]
enum State {
    /// Before the line that starts a chunk.
    Head,
    /// Inside a chunk with so many bytes to come.
    Data(u64),
    /// Before the line end that follows a chunk's data.
    DataEnd,
    /// Among trailing headers.
    Trailer,
    /// Behind everything.
    Done,
}

/// Takes a body apart.
pub(crate) struct ChunkedDecoder {
    state: State,
    /// A line that has not ended yet.
    line: BytesMut,
    /// Whether chunks carry signatures.
    is_signed: bool,
    /// Whether headers may follow the last chunk.
    has_trailer: bool,
    /// Checks the signatures; `None` where no secret is known.
    verifier: Option<ChunkVerifier>,
    hash: Sha256,
    signature: String,
    /// A chunk below the least size, after which only the last may follow.
    was_short: bool,
    trailers: Vec<(String, String)>,
}

/// Longer lines are none of ours.
const MAX_LINE_BYTES: usize = 1024;
/// The least size of a signed chunk that is not the last.
const MIN_CHUNK_BYTES: u64 = 8192;
/// No more trailing headers than this.
const MAX_TRAILERS: usize = 16;

impl ChunkedDecoder {
    /// A decoder for a body with or without chunk signatures and trailer.
    pub(crate) fn new(is_signed: bool, has_trailer: bool, verifier: Option<ChunkVerifier>) -> Self {
        Self {
            state: State::Head,
            line: BytesMut::new(),
            is_signed,
            has_trailer,
            verifier,
            hash: Sha256::new(),
            signature: String::new(),
            was_short: false,
            trailers: Vec::new(),
        }
    }

    /// Takes the next piece and hands each run of data to `sink`.
    pub(crate) fn push(
        &mut self,
        mut input: Bytes,
        mut sink: impl FnMut(Bytes) -> Result<()>,
    ) -> Result<()> {
        while !input.is_empty() {
            match self.state {
                State::Data(left) => {
                    let run = input
                        .split_to(input.len().min(usize::try_from(left).unwrap_or(usize::MAX)));
                    if self.verifier.is_some() {
                        self.hash.update(&run);
                    }
                    let left = left - run.len() as u64;
                    self.state = if left == 0 {
                        State::DataEnd
                    } else {
                        State::Data(left)
                    };
                    sink(run)?;
                }
                State::Done => return Err(Code::IncompleteBody.into()),
                State::Head | State::DataEnd | State::Trailer => {
                    if let Some(line) = self.take_line(&mut input)? {
                        self.line(&line)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The trailing headers, by lower-case name, once all has arrived.
    pub(crate) fn finish(self) -> Result<Vec<(String, String)>> {
        match self.state {
            State::Done => Ok(self.trailers),
            _ => Err(Code::IncompleteBody.into()),
        }
    }

    /// The next line without its end, if it has ended.
    fn take_line(&mut self, input: &mut Bytes) -> Result<Option<Vec<u8>>> {
        let end = input.iter().position(|byte| *byte == b'\n');
        let part = input.split_to(end.unwrap_or(input.len()));
        if self.line.len() + part.len() > MAX_LINE_BYTES {
            return Err(malformed("a line is too long"));
        }
        self.line.extend_from_slice(&part);
        if end.is_none() {
            return Ok(None);
        }
        input.advance(1);
        let mut line = self.line.split().to_vec();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(Some(line))
    }

    fn line(&mut self, line: &[u8]) -> Result<()> {
        let text = std::str::from_utf8(line).map_err(|_| malformed("a line is not text"))?;
        match self.state {
            State::Head => self.head(text),
            State::DataEnd if text.is_empty() => {
                self.verify_chunk()?;
                self.state = State::Head;
                Ok(())
            }
            State::DataEnd => Err(malformed("data runs over the size of its chunk")),
            _ => self.trailer(text),
        }
    }

    /// `size-in-hex[;chunk-signature=…]`
    fn head(&mut self, text: &str) -> Result<()> {
        let (size, extension) = text.split_once(';').unwrap_or((text, ""));
        let is_hex =
            !size.is_empty() && size.len() <= 15 && size.bytes().all(|b| b.is_ascii_hexdigit());
        let size = u64::from_str_radix(size, 16).ok().filter(|_| is_hex);
        let size = size.ok_or_else(|| malformed("a chunk has no size"))?;
        if self.is_signed {
            let signature = extension.trim().strip_prefix("chunk-signature=");
            self.signature = signature
                .ok_or_else(|| malformed("a chunk has no signature"))?
                .to_owned();
        }
        if size == 0 {
            self.verify_chunk()?;
            self.state = State::Trailer;
            return Ok(());
        }
        if self.is_signed && self.was_short {
            return Err(Code::InvalidChunkSizeError.into());
        }
        self.was_short = size < MIN_CHUNK_BYTES;
        self.state = State::Data(size);
        Ok(())
    }

    fn verify_chunk(&mut self) -> Result<()> {
        let hash = self.hash.finalize_reset();
        let Some(verifier) = self.verifier.as_mut().filter(|_| self.is_signed) else {
            return Ok(());
        };
        match verifier.chunk(&hex::encode(hash), &self.signature) {
            true => Ok(()),
            false => Err(Code::SignatureDoesNotMatch.into()),
        }
    }

    /// One trailing header, or the empty line that ends the body.
    fn trailer(&mut self, text: &str) -> Result<()> {
        if text.is_empty() {
            self.state = State::Done;
            return self.verify_trailer();
        }
        let pair = text
            .split_once(':')
            .filter(|_| self.has_trailer && self.trailers.len() < MAX_TRAILERS);
        let (name, value) = pair.ok_or_else(|| Error::from(Code::MalformedTrailerError))?;
        self.trailers
            .push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        Ok(())
    }

    /// The signature over the trailing headers comes as one of them.
    fn verify_trailer(&mut self) -> Result<()> {
        let at = self
            .trailers
            .iter()
            .position(|(name, _)| name == "x-amz-trailer-signature");
        let signature = at.map(|at| self.trailers.remove(at).1);
        let Some(verifier) = self
            .verifier
            .as_mut()
            .filter(|_| self.is_signed && self.has_trailer)
        else {
            return Ok(());
        };
        let lines: String = self
            .trailers
            .iter()
            .map(|(name, value)| format!("{name}:{value}\n"))
            .collect();
        match signature {
            Some(signature)
                if verifier.trailer(&hex::encode(Sha256::digest(lines)), &signature) =>
            {
                Ok(())
            }
            Some(_) => Err(Code::SignatureDoesNotMatch.into()),
            None => Err(Code::MalformedTrailerError.into()),
        }
    }
}

/// AWS has one code for a body that breaks the form anywhere.
fn malformed(why: &'static str) -> Error {
    tracing::debug!(why, "a chunked body is malformed");
    Code::IncompleteBody.into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    type Decoded = (Vec<u8>, Vec<(String, String)>);

    fn decode(decoder: ChunkedDecoder, body: &[u8], cuts: &[usize]) -> Result<Decoded> {
        let mut decoder = decoder;
        let mut data = Vec::new();
        let mut rest = Bytes::copy_from_slice(body);
        for cut in cuts {
            let piece = rest.split_to((*cut).min(rest.len()));
            decoder.push(piece, |run| {
                data.extend_from_slice(&run);
                Ok(())
            })?;
        }
        decoder.push(rest, |run| {
            data.extend_from_slice(&run);
            Ok(())
        })?;
        Ok((data, decoder.finish()?))
    }

    fn unsigned() -> ChunkedDecoder {
        ChunkedDecoder::new(false, true, None)
    }

    #[test]
    fn a_body_with_a_trailer_comes_apart() {
        let body = b"5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32: AAAA==\r\n\r\n";
        let (data, trailers) = decode(unsigned(), body, &[]).unwrap();
        assert_eq!(data, b"hello world");
        assert_eq!(
            trailers,
            [("x-amz-checksum-crc32".to_owned(), "AAAA==".to_owned())]
        );
    }

    #[test]
    fn a_truncated_body_is_incomplete_wherever_it_ends() {
        let body = b"5\r\nhello\r\n0\r\na:b\r\n\r\n";
        for end in 0..body.len() {
            assert_eq!(
                decode(unsigned(), &body[..end], &[]).unwrap_err().code,
                "IncompleteBody",
                "{end}"
            );
        }
    }

    #[test]
    fn malformed_bodies_are_refused() {
        for body in [
            "x\r\n",
            "-1\r\n",
            "\r\n",
            "5\r\nhelloo\r\n",
            "fffffffffffffffff\r\n",
            "0\r\n\r\nmore",
            "0\r\nno colon\r\n\r\n",
        ] {
            assert!(
                decode(unsigned(), body.as_bytes(), &[]).is_err(),
                "{body:?}"
            );
        }
        assert!(decode(unsigned(), &[b'0'; 5000], &[]).is_err());
        let without = ChunkedDecoder::new(false, false, None);
        assert_eq!(
            decode(without, b"0\r\na:b\r\n\r\n", &[]).unwrap_err().code,
            "MalformedTrailerError"
        );
    }

    /// The chunked upload of AWS's documentation.
    fn documented() -> (ChunkedDecoder, Vec<u8>) {
        let now = "2013-05-24T00:00:00Z".parse().unwrap();
        let signer = terrarium_signature::Signer {
            access_key_id: "AKIAIOSFODNN7EXAMPLE".into(),
            secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".into(),
            region: "us-east-1".into(),
            service: "s3".into(),
        };
        let seed = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
        let mut body = Vec::new();
        for (size, signature) in [
            (
                65536,
                "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
            ),
            (
                1024,
                "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
            ),
            (
                0,
                "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
            ),
        ] {
            body.extend(format!("{size:x};chunk-signature={signature}\r\n").bytes());
            body.extend(std::iter::repeat_n(b'a', size));
            body.extend(b"\r\n");
        }
        (
            ChunkedDecoder::new(true, false, Some(signer.chunks(seed, now))),
            body,
        )
    }

    #[test]
    fn signed_chunks_are_verified() {
        let (decoder, mut body) = documented();
        assert_eq!(
            decode(decoder, &body, &[100, 7, 65000]).unwrap().0.len(),
            66560
        );
        let (decoder, _) = documented();
        body[66000] ^= 1;
        assert!(decode(decoder, &body, &[]).is_err());
        let (decoder, mut body) = documented();
        body[200] ^= 1;
        assert_eq!(
            decode(decoder, &body, &[]).unwrap_err().code,
            "SignatureDoesNotMatch"
        );
    }

    #[test]
    fn only_the_last_signed_chunk_may_be_short() {
        let body =
            b"1;chunk-signature=0\r\na\r\n1;chunk-signature=0\r\na\r\n0;chunk-signature=0\r\n\r\n";
        let error = decode(ChunkedDecoder::new(true, false, None), body, &[]).unwrap_err();
        assert_eq!(error.code, "InvalidChunkSizeError");
    }

    proptest! {
        #[test]
        fn where_a_body_is_split_changes_nothing(
            chunks in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 1..40), 0..5),
            cuts in proptest::collection::vec(0usize..20, 0..20),
        ) {
            let mut body = Vec::new();
            for chunk in &chunks {
                body.extend(format!("{:X}\r\n", chunk.len()).bytes());
                body.extend(chunk);
                body.extend(b"\r\n");
            }
            body.extend(b"0\r\nX-Amz-Checksum-Crc32:AAAAAA==\r\n\r\n");
            let (data, trailers) = decode(unsigned(), &body, &cuts).unwrap();
            prop_assert_eq!(data, chunks.concat());
            prop_assert_eq!(trailers.len(), 1);
        }

        #[test]
        fn no_input_panics(body in proptest::collection::vec(any::<u8>(), 0..100), cuts in proptest::collection::vec(0usize..9, 0..9)) {
            let _ = decode(unsigned(), &body, &cuts);
        }
    }
}
