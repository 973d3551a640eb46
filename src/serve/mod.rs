//! The site while it is being written: served from memory, watched, and shown anew as soon as it changes.
//!
//! [`start`] opens the door, watches the folder, brings the site up to date once and then answers. Threads: one waits for
//! files to change and updates ([`watch`], [`site`]); tokio's answer requests ([`server`], [`request`], [`answer`]). Nothing
//! is written to the site's folder but what [`Live`](crate::live::Live) keeps.

pub mod answer;
pub mod events;
pub mod findings;
pub mod page;
pub mod request;
pub mod scan;
pub mod server;
pub mod site;
pub mod watch;
pub mod wire;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::{io, thread};

use tokio::runtime::Runtime;

use crate::Settings;
use crate::diagnostic::words::Tongue;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::live::Changed;
use server::Door;
use site::{Site, Teller};
use watch::{Step, Stop, Watch};

/// The port that is tried first.
pub const PORT: u16 = 4000;
/// Updating recurses with the depth of pages.
const STACK: usize = 32 << 20;

/// What is wished for.
pub struct Wishes {
    /// The site's folder.
    pub root: PathBuf,
    pub settings: Settings,
    pub door: Door,
    /// Whether files are looked at rather than the system asked.
    pub poll: bool,
    pub tongue: Tongue,
    pub teller: Teller,
}

/// A server that runs.
pub struct Server {
    address: SocketAddr,
    asked: Option<String>,
    token: String,
    site: Arc<Site>,
    stop: Stop,
    runtime: Option<Runtime>,
}

/// Starts to serve; comes back when the site has been made once and can be looked at.
///
/// # Errors
/// When the folder can't be read or nothing can be listened at.
pub fn start(wishes: Wishes) -> Result<Server, Diagnostic> {
    let Wishes { root, settings, door, poll, tongue, teller } = wishes;
    let closed = |error: &io::Error| {
        let host = door.host.clone().unwrap_or_else(|| "localhost".to_owned());
        let port = door.port.unwrap_or(door.first);
        let taken = error.kind() == io::ErrorKind::AddrInUse;
        let reason = if taken { String::new() } else { error.to_string() };
        Diagnostic::new(Code::ServeDoor).with("host", host).with("port", usize::from(port)).with("reason", reason)
    };
    let fault = |error: &dyn std::fmt::Display| Diagnostic::new(Code::Fault).with("reason", error.to_string());
    let listeners = server::listen(&door).map_err(|error| closed(&error))?;
    let address = listeners.first().map(std::net::TcpListener::local_addr);
    let address =
        address.unwrap_or_else(|| Err(io::ErrorKind::AddrNotAvailable.into())).map_err(|error| closed(&error))?;
    let token = token().map_err(|error| fault(&error))?;
    // Before anything is read, so that no change is missed.
    let watch = Watch::new(&root, poll);
    let stop = watch.stopper();
    let unreadable = |error: io::Error| {
        let place = Place::file(&root.to_string_lossy().as_ref().into());
        Diagnostic::new(Code::FileUnreadable).at(place).with("reason", error.to_string())
    };
    let site = Site::open(root.clone(), settings, tongue, teller).map_err(unreadable)?;
    let site = Arc::new(site);
    site.update(&Step { changed: Changed::Unknown, moved: false });
    let asked = door.host.as_deref().map(bracketed);
    let runtime = server::run(listeners, &site, asked.as_deref(), &token).map_err(|error| fault(&error))?;
    let followed = Arc::clone(&site);
    let follows = thread::Builder::new().stack_size(STACK).spawn(move || followed.follow(watch));
    follows.map_err(|error| fault(&error))?;
    Ok(Server { address, asked, token, site, stop, runtime: Some(runtime) })
}

impl Server {
    /// The address and port that is listened at.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What to open in a browser, with the secret where it is needed.
    pub fn url(&self) -> String {
        let port = self.address.port();
        match &self.asked {
            None => format!("http://localhost:{port}/"),
            Some(_) => {
                let ip = self.address.ip();
                let name = if ip.is_unspecified() { own_address().map(|ip| bracketed(&ip.to_string())) } else { None };
                let name = name.or_else(|| self.asked.clone()).unwrap_or_default();
                format!("http://{name}:{port}/?token={}", self.token)
            }
        }
    }

    /// The secret of this run.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// What is served.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Ends the watching, or acts as if something had been missed.
    pub fn watch(&self) -> &Stop {
        &self.stop
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.stop();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// A name as it stands in an address.
fn bracketed(name: &str) -> String {
    match name.parse() {
        Ok(IpAddr::V6(address)) => format!("[{address}]"),
        _ => name.to_owned(),
    }
}

/// The address by which others reach this machine. Nothing is sent: the system only says which way it would take.
fn own_address() -> Option<IpAddr> {
    let socket = std::net::UdpSocket::bind(("0.0.0.0", 0)).ok()?;
    socket.connect(("192.0.2.1", 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

/// A secret that nobody can guess.
fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
