//! A body on its way in: decoded, counted, digested in one pass and written, never whole in memory. Work on more than a few
//! kilobytes happens on blocking threads, one batch at a time while the next arrives.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::BodyExt;
use terrarium_signature::Payload;
use tokio::task::JoinHandle;

use crate::call::Call;
use crate::checksums::{self, Algorithm, Declared, Digested, Digests};
use crate::chunked::ChunkedDecoder;
use crate::errors::{Code, Error, Result};
use crate::store::{Files, MAX_INLINE_BYTES, NewBody, PendingFile};
use crate::xml::Element;

/// A body that has arrived and is what its request says.
pub(crate) struct Received {
    pub(crate) body: NewBody,
    pub(crate) size: u64,
    pub(crate) md5: [u8; 16],
    /// Base64.
    pub(crate) checksum: (Algorithm, String),
}

/// The most that one request may bring: 5 GiB.
const MAX_BODY_BYTES: u64 = 5 << 30;
/// The most that a document may be: a thousand keys of a thousand bytes, escaped.
const MAX_DOCUMENT_BYTES: u64 = 8 << 20;
/// So much is gathered before it is worth a blocking thread.
const BATCH_BYTES: usize = 256 * 1024;
/// A client that sends nothing for so long is given up.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// What a request says about its body.
struct Promise {
    length: u64,
    declared: Declared,
    md5: Option<[u8; 16]>,
    sha256: Option<[u8; 32]>,
}

impl Promise {
    fn of(call: &Call) -> Result<Self> {
        let length_header = match call.context.verified.payload.is_chunked() {
            true => "x-amz-decoded-content-length",
            false => "content-length",
        };
        let length = call
            .header(length_header)
            .and_then(|text| text.parse().ok());
        let sha256 = match call.context.verified.payload {
            Payload::Sha256(hash) => Some(hash),
            _ => None,
        };
        let is_unbounded = call.headers.contains_key("transfer-encoding");
        let length = match length {
            Some(length) => length,
            None if is_unbounded => return Err(Error::header_not_implemented("Transfer-Encoding")),
            None => return Err(Code::MissingContentLength.into()),
        };
        Ok(Self {
            length,
            declared: Declared::of(&call.headers)?,
            md5: checksums::content_md5(&call.headers)?,
            sha256,
        })
    }

    /// Whether what arrived is what was promised.
    fn ensure_kept(
        &self,
        size: u64,
        digested: &Digested,
        trailers: &[(String, String)],
    ) -> Result<()> {
        if size != self.length {
            return Err(Code::IncompleteBody.into());
        }
        if let (Some(promised), Some(found)) = (self.sha256, digested.sha256)
            && promised != found
        {
            return Err(Code::XAmzContentSHA256Mismatch
                .with("ClientComputedContentSHA256", hex::encode(promised))
                .with("S3ComputedContentSHA256", hex::encode(found)));
        }
        if self.md5.is_some_and(|md5| md5 != digested.md5) {
            return Err(Code::BadDigest.into());
        }
        let trailing = |algorithm: Algorithm| {
            let found = trailers.iter().find(|(name, _)| name == algorithm.header());
            let value = found
                .map(|(_, value)| value.as_str())
                .ok_or(Code::MalformedTrailerError)?;
            match checksums::is_value(algorithm, value) {
                true => Ok(value),
                false => Err(checksums::invalid_header(algorithm.header())),
            }
        };
        let promised = match &self.declared {
            Declared::Value(_, value) => value.as_str(),
            Declared::Trailer(algorithm) => trailing(*algorithm)?,
            Declared::None | Declared::Computed(_) => return Ok(()),
        };
        match &digested.checksum {
            Some((algorithm, found)) if found != promised => Err(checksums::mismatch(*algorithm)),
            _ => Ok(()),
        }
    }
}

impl Call {
    /// Whether the request names or carries a checksum or digest of its body.
    pub(crate) fn declares_digest(&self) -> bool {
        self.headers.contains_key("content-md5")
            || Declared::of(&self.headers).is_ok_and(|declared| declared.algorithm().is_some())
    }

    /// Receives the body of an object or part. Its checksum is of the declared algorithm, or else of `default`.
    pub(crate) async fn receive(&mut self, default: Algorithm) -> Result<Received> {
        let promise = Promise::of(self)?;
        if promise.length > MAX_BODY_BYTES {
            return Err(Code::EntityTooLarge
                .with("ProposedSize", promise.length.to_string())
                .with("MaxSizeAllowed", MAX_BODY_BYTES.to_string()));
        }
        let algorithm = promise.declared.algorithm().unwrap_or(default);
        let digests = Digests::new(promise.sha256.is_some(), Some(algorithm));
        let ingest = self.ingest(Arc::clone(&self.store.files), promise.length, digests);
        let mut finished = self.pump(ingest).await?;
        promise.ensure_kept(finished.size, &finished.digested, &finished.trailers)?;
        let checksum = finished.digested.checksum.take();
        Ok(Received {
            body: finished.body,
            size: finished.size,
            md5: finished.digested.md5,
            checksum: checksum
                .ok_or_else(|| Error::internal("a checksum was asked for and not computed"))?,
        })
    }

    /// Receives a document and reads it; its root has to have a name.
    pub(crate) async fn receive_document(&mut self, root: &str) -> Result<Element> {
        match self.receive_bytes().await? {
            bytes if bytes.is_empty() => Err(Code::MissingRequestBodyError.into()),
            bytes => Element::parse(&bytes, root),
        }
    }

    /// Receives a small body whole.
    pub(crate) async fn receive_bytes(&mut self) -> Result<Vec<u8>> {
        if !self.context.verified.payload.is_chunked()
            && self.header("content-length").is_none_or(|text| text == "0")
        {
            let is_unbounded = self.headers.contains_key("transfer-encoding");
            return match is_unbounded {
                true => Err(Error::header_not_implemented("Transfer-Encoding")),
                false => Ok(Vec::new()),
            };
        }
        let promise = Promise::of(self)?;
        if promise.length > MAX_DOCUMENT_BYTES {
            return Err(Code::MalformedXML.into());
        }
        let digests = Digests::new(promise.sha256.is_some(), promise.declared.algorithm());
        let mut ingest = self.ingest(Arc::clone(&self.store.files), promise.length, digests);
        ingest.max_inline = usize::try_from(MAX_DOCUMENT_BYTES).unwrap_or(usize::MAX);
        let finished = self.pump(ingest).await?;
        promise.ensure_kept(finished.size, &finished.digested, &finished.trailers)?;
        match finished.body {
            NewBody::Inline(bytes) => Ok(bytes),
            NewBody::File(_) => Err(Code::MalformedXML.into()),
        }
    }

    fn ingest(&mut self, files: Arc<Files>, length: u64, digests: Digests) -> Ingest {
        let verified = &mut self.context.verified;
        let decoder = match verified.payload {
            Payload::SignedChunks { trailer } => {
                Some(ChunkedDecoder::new(true, trailer, verified.chunks.take()))
            }
            Payload::UnsignedChunksWithTrailer => Some(ChunkedDecoder::new(false, true, None)),
            Payload::Unsigned | Payload::Sha256(_) => None,
        };
        let sink = Sink {
            files,
            digests,
            inline: Vec::new(),
            file: None,
            size: 0,
            length,
        };
        Ingest {
            decoder,
            sink,
            max_inline: MAX_INLINE_BYTES,
        }
    }

    /// Reads the body to its end, handing batches to blocking threads.
    async fn pump(&mut self, ingest: Ingest) -> Result<Finished> {
        let body = self.body.get_mut().map_err(Error::internal)?.take();
        let mut body = body.ok_or_else(|| Error::internal("a body was read twice"))?;
        let mut worker = Worker::Idle(Box::new(ingest));
        let mut batch = Vec::new();
        let mut batched = 0;
        loop {
            let frame = tokio::time::timeout(IDLE_TIMEOUT, body.frame())
                .await
                .map_err(|_| Code::RequestTimeout)?;
            let Some(frame) = frame else { break };
            let frame = frame.map_err(|error| {
                tracing::debug!(%error, "a body ended early");
                Error::from(Code::IncompleteBody)
            })?;
            let Ok(data) = frame.into_data() else {
                continue;
            };
            batched += data.len();
            batch.push(data);
            if batched >= BATCH_BYTES {
                worker = worker.work(std::mem::take(&mut batch)).await?;
                batched = 0;
            }
        }
        worker.finish(batch).await
    }
}

/// The pass over a body, and whether it is at work.
enum Worker {
    Idle(Box<Ingest>),
    Busy(JoinHandle<Result<Box<Ingest>>>),
}

impl Worker {
    async fn idle(self) -> Result<Box<Ingest>> {
        match self {
            Self::Idle(ingest) => Ok(ingest),
            Self::Busy(work) => work.await.map_err(Error::internal)?,
        }
    }

    async fn work(self, batch: Vec<Bytes>) -> Result<Self> {
        let mut ingest = self.idle().await?;
        Ok(Self::Busy(tokio::task::spawn_blocking(move || {
            ingest.absorb(batch)?;
            Ok(ingest)
        })))
    }

    async fn finish(self, batch: Vec<Bytes>) -> Result<Finished> {
        let mut ingest = self.idle().await?;
        let is_small = ingest.sink.file.is_none()
            && batch.iter().map(Bytes::len).sum::<usize>() <= MAX_INLINE_BYTES;
        let end = move || {
            ingest.absorb(batch)?;
            ingest.finish()
        };
        match is_small {
            true => end(),
            false => tokio::task::spawn_blocking(end)
                .await
                .map_err(Error::internal)?,
        }
    }
}

/// Everything that happens to the bytes of a body.
struct Ingest {
    decoder: Option<ChunkedDecoder>,
    sink: Sink,
    max_inline: usize,
}

struct Sink {
    files: Arc<Files>,
    digests: Digests,
    inline: Vec<u8>,
    file: Option<PendingFile>,
    size: u64,
    /// What was promised; more is refused before it is written.
    length: u64,
}

struct Finished {
    body: NewBody,
    size: u64,
    digested: Digested,
    trailers: Vec<(String, String)>,
}

impl Ingest {
    fn absorb(&mut self, batch: Vec<Bytes>) -> Result<()> {
        let (sink, max_inline) = (&mut self.sink, self.max_inline);
        for piece in batch {
            match &mut self.decoder {
                Some(decoder) => decoder.push(piece, |run| sink.take(&run, max_inline))?,
                None => sink.take(&piece, max_inline)?,
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<Finished> {
        let trailers = self
            .decoder
            .take()
            .map(ChunkedDecoder::finish)
            .transpose()?
            .unwrap_or_default();
        let digests = std::mem::replace(&mut self.sink.digests, Digests::new(false, None));
        let body = match self.sink.file.take() {
            Some(file) => {
                file.finish()?;
                NewBody::File(file)
            }
            None => NewBody::Inline(std::mem::take(&mut self.sink.inline)),
        };
        Ok(Finished {
            body,
            size: self.sink.size,
            digested: digests.finish(),
            trailers,
        })
    }
}

impl Sink {
    fn take(&mut self, bytes: &[u8], max_inline: usize) -> Result<()> {
        self.size += bytes.len() as u64;
        if self.size > self.length {
            return Err(Code::IncompleteBody.into());
        }
        self.digests.update(bytes);
        if self.file.is_none() && self.inline.len() + bytes.len() <= max_inline {
            self.inline.extend_from_slice(bytes);
            return Ok(());
        }
        let file = match &mut self.file {
            Some(file) => file,
            None => {
                let mut file = self.files.create()?;
                file.file.write_all(&std::mem::take(&mut self.inline))?;
                self.file.insert(file)
            }
        };
        Ok(file.file.write_all(bytes)?)
    }
}
