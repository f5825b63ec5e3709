//! A body on its way out: bytes at hand, or files read piece by piece on blocking threads, one read ahead of the client.

use std::collections::VecDeque;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::task::JoinHandle;

use crate::store::{Body, Extent, Files, Reading};

/// The body of an answer.
pub struct S3Body(Kind);

enum Kind {
    Full(Option<Bytes>),
    Stream(Box<Stream>),
}

/// Bytes that one read brings.
const READ_BYTES: u64 = 256 * 1024;

/// A stretch of one stored body.
#[derive(Debug)]
pub(crate) struct Stretch {
    body: Body,
    offset: u64,
    len: u64,
}

struct Stream {
    files: Arc<Files>,
    stretches: VecDeque<Stretch>,
    /// The file of the first stretch, once it is open.
    open: Option<Arc<File>>,
    reading: Option<JoinHandle<io::Result<(Bytes, Opened)>>>,
    remaining: u64,
    /// Keeps the files from being removed meanwhile.
    _reading: Reading,
}

impl S3Body {
    pub(crate) fn empty() -> Self {
        Self(Kind::Full(None))
    }

    pub(crate) fn full(bytes: Bytes) -> Self {
        Self(Kind::Full(Some(bytes).filter(|bytes| !bytes.is_empty())))
    }

    /// Reads stretches one after another.
    pub(crate) fn stream(files: Arc<Files>, stretches: Vec<Stretch>, reading: Reading) -> Self {
        let remaining = stretches.iter().map(|stretch| stretch.len).sum();
        if remaining == 0 {
            return Self::empty();
        }
        let stretches = stretches
            .into_iter()
            .filter(|stretch| stretch.len > 0)
            .collect();
        Self(Kind::Stream(Box::new(Stream {
            files,
            stretches,
            open: None,
            reading: None,
            remaining,
            _reading: reading,
        })))
    }
}

impl Stretch {
    /// The part of a body from `start` on, `len` bytes long.
    pub(crate) fn of(body: Body, start: u64, len: u64) -> Self {
        Self {
            body,
            offset: start,
            len,
        }
    }

    /// The part of a body in extents from `start` on, `len` bytes long.
    pub(crate) fn of_extents(extents: Vec<Extent>, start: u64, len: u64) -> Vec<Self> {
        let (mut at, end) = (0, start + len);
        let mut stretches = Vec::new();
        for extent in extents {
            let (from, to) = (at.max(start), (at + extent.size).min(end));
            if from < to {
                stretches.push(Self {
                    body: extent.body,
                    offset: from - at,
                    len: to - from,
                });
            }
            at += extent.size;
        }
        stretches
    }

    /// Hands the bytes over piece by piece. Blocks.
    pub(crate) fn read(
        &self,
        files: &Files,
        mut each: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let (mut offset, end) = (self.offset, self.offset + self.len);
        let mut open = None;
        while offset < end {
            let (bytes, file) = read(
                files,
                &self.body,
                open.take(),
                offset,
                (end - offset).min(READ_BYTES),
            )?;
            each(&bytes)?;
            offset += bytes.len() as u64;
            open = file;
        }
        Ok(())
    }
}

impl Stream {
    /// Starts the next read, if there is one.
    fn read_ahead(&mut self) {
        let Some(stretch) = self.stretches.front_mut() else {
            return;
        };
        let (offset, len) = (stretch.offset, stretch.len.min(READ_BYTES));
        let is_end = len == stretch.len;
        let body = match &mut stretch.body {
            Body::Inline(bytes) if is_end => Body::Inline(std::mem::take(bytes)),
            other => other.clone(),
        };
        stretch.offset += len;
        stretch.len -= len;
        let (files, open) = (Arc::clone(&self.files), self.open.take());
        if is_end {
            self.stretches.pop_front();
        }
        self.reading = Some(tokio::task::spawn_blocking(move || {
            let (bytes, file) = read(&files, &body, open, offset, len)?;
            Ok((bytes, file.filter(|_| !is_end)))
        }));
    }
}

type Opened = Option<Arc<File>>;

fn read(
    files: &Files,
    body: &Body,
    open: Opened,
    offset: u64,
    len: u64,
) -> io::Result<(Bytes, Opened)> {
    let size = usize::try_from(len).map_err(io::Error::other)?;
    match body {
        Body::Inline(bytes) => {
            let start = usize::try_from(offset).map_err(io::Error::other)?;
            let part = bytes
                .get(start..start + size)
                .ok_or(io::ErrorKind::UnexpectedEof)?;
            Ok((Bytes::copy_from_slice(part), None))
        }
        Body::File(name) => {
            let file = match open {
                Some(file) => file,
                None => Arc::new(files.read(name)?),
            };
            let mut buffer = vec![0; size];
            file.read_exact_at(&mut buffer, offset)?;
            Ok((Bytes::from(buffer), Some(file)))
        }
        Body::Extents => Err(io::Error::other("extents are read one by one")),
    }
}

impl http_body::Body for S3Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let stream = match &mut self.0 {
            Kind::Full(bytes) => {
                return Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes))));
            }
            Kind::Stream(stream) => stream,
        };
        if stream.reading.is_none() {
            stream.read_ahead();
        }
        let Some(reading) = &mut stream.reading else {
            return Poll::Ready(None);
        };
        let result = ready!(Pin::new(reading).poll(context));
        stream.reading = None;
        let (bytes, open) = match result.map_err(io::Error::other).flatten() {
            Ok(read) => read,
            Err(error) => {
                tracing::error!(%error, "a stored body could not be read");
                stream.stretches.clear();
                return Poll::Ready(Some(Err(error)));
            }
        };
        stream.open = open;
        stream.remaining -= bytes.len() as u64;
        stream.read_ahead();
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Full(bytes) => bytes.is_none(),
            Kind::Stream(stream) => stream.remaining == 0,
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match &self.0 {
            Kind::Full(bytes) => bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            Kind::Stream(stream) => stream.remaining,
        })
    }
}
