//! A client's stream and the answers on it, watched: bytes that pass are noted, and a client that stops reading is given up.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;

use super::connections::{Activity, Answering};

/// How long a client may read nothing of an answer that waits for it.
const WRITE_PATIENCE: Duration = Duration::from_secs(120);

/// A stream that notes when bytes pass.
pub(crate) struct Watched<S> {
    stream: S,
    activity: Arc<Activity>,
    /// Runs while the client takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<S> Watched<S> {
    pub(crate) fn new(stream: S, activity: Arc<Activity>) -> Self {
        Self {
            stream,
            activity,
            stalled: None,
        }
    }

    pub(crate) fn stream(&self) -> &S {
        &self.stream
    }

    /// What came of an attempt to write; an error when the client has taken nothing for too long.
    fn wrote<T>(
        &mut self,
        context: &mut Context<'_>,
        polled: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if polled.is_ready() {
            self.activity.moved();
            self.stalled = None;
            return polled;
        }
        let stalled = self
            .stalled
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(WRITE_PATIENCE)));
        match stalled.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        if polled.is_ready() {
            self.activity.moved();
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.wrote(context, polled)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.wrote(context, polled)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// The body of an answer, which is under way until this is dropped.
pub(crate) struct UnderWay<B> {
    pub(crate) body: B,
    pub(crate) _answering: Answering,
}

impl<B: Body<Data = Bytes> + Unpin> Body for UnderWay<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::super::connections::Connections;
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_client_that_stops_reading_is_given_up_and_a_slow_one_is_not() {
        let place = Connections::within(1024).admit().await;
        let (client, server) = tokio::io::duplex(1024);
        let mut server = Watched::new(server, place.activity.clone());
        let (mut reader, _writer) = tokio::io::split(client);
        let slow = tokio::spawn(async move {
            let mut read = 0;
            while read < 10 * 1024 {
                tokio::time::sleep(WRITE_PATIENCE / 2).await;
                read += reader.read(&mut [0; 1024]).await.unwrap();
            }
            reader
        });
        let answer = vec![0; 20 * 1024];
        let began = tokio::time::Instant::now();
        let error = server.write_all(&answer).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(began.elapsed() >= 5 * WRITE_PATIENCE + WRITE_PATIENCE);
        drop(slow.await.unwrap());
    }
}
