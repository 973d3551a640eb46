//! A connection that remembers the first line that came in by it: the address as it was sent, before anything reads it in
//! its own way (the fragment of an address, for one, is dropped by whoever parses it).

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// The longest line that is kept, in bytes.
const LIMIT: usize = 64 << 10;

/// The first line of a request.
#[derive(Clone, Debug, Default)]
pub struct FirstLine(Arc<Mutex<Vec<u8>>>);

impl FirstLine {
    /// The address between the method and the version; none in a line that isn't that of a request.
    pub fn target(&self) -> Option<Vec<u8>> {
        let line = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let end = memchr::memchr(b'\n', &line).unwrap_or(line.len());
        // An empty line before a request, which may be (RFC 9112, 2.2), has none; nobody needs that.
        line[..end].split(|&byte| byte == b' ').nth(1).map(<[u8]>::to_vec)
    }

    fn add(&self, bytes: &[u8]) {
        let mut line = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if line.len() < LIMIT && !line.contains(&b'\n') {
            let end = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
            line.extend_from_slice(&bytes[..end]);
        }
    }
}

/// A connection of which the first line is kept.
pub struct Wire {
    stream: TcpStream,
    line: FirstLine,
}

impl Wire {
    pub fn new(stream: TcpStream) -> (Wire, FirstLine) {
        let line = FirstLine::default();
        (Wire { stream, line: line.clone() }, line)
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, buffer);
        self.line.add(&buffer.filled()[before..]);
        polled
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
