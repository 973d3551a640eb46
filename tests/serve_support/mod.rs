//! A server that runs for a test, and raw requests to it.

#![allow(dead_code)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use parvis::Settings;
use parvis::diagnostic::words::Tongue;
use parvis::serve::server::Door;
use parvis::serve::site::Told;
use parvis::serve::{Server, Wishes, start};

/// A server, and how often it has updated.
pub struct Running {
    pub server: Server,
    pub updates: Arc<AtomicUsize>,
}

/// What was sent back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Serves a folder at a port of its own.
pub fn serve(root: &Path) -> Running {
    serve_with(root, None, false)
}

pub fn serve_with(root: &Path, host: Option<&str>, poll: bool) -> Running {
    let updates = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&updates);
    let teller = Box::new(move |told: &Told<'_>| {
        if let Told::Updated { .. } = told {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    let server = start(Wishes {
        root: root.to_owned(),
        settings: Settings::default(),
        door: Door { host: host.map(str::to_owned), port: Some(0), first: 0 },
        poll,
        tongue: Tongue::English,
        teller,
    });
    Running { server: server.unwrap_or_else(|fault| panic!("{fault:?}")), updates }
}

impl Running {
    pub fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// `GET` as a browser asks.
    pub fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, &[])
    }

    pub fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> Answer {
        let port = self.address().port();
        let mut text = format!("{method} {target} HTTP/1.1\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            text.push_str(&format!("Host: localhost:{port}\r\n"));
        }
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        self.raw(format!("{text}\r\n").as_bytes())
    }

    /// Sends bytes and reads until the other side ends.
    pub fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.open();
        // Who is refused early needn't have read everything.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        parse(&String::from_utf8_lossy(&answer))
    }

    pub fn open(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address()).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        stream
    }
}

fn parse(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or(0);
    let headers =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Answer { status, headers: headers.collect(), body: body.to_owned() }
}
