//! Listening, and one request for each connection.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;

use super::answer::{self, Payload};
use super::request::{self, Gate, Refusal};
use super::site::Site;
use super::wire::{FirstLine, Wire};

/// So many ports are tried after the first.
const TRIES: u16 = 20;
/// So many connections at once.
const CONNECTIONS: usize = 256;
/// A request must be complete after this long.
const PATIENCE: Duration = Duration::from_secs(10);
const HEADERS: usize = 64;
const HEAD_LIMIT: usize = 32 << 10;
/// Making outputs recurses with the depth of pages.
const STACK: usize = 32 << 20;

/// Where is listened.
#[derive(Clone, Debug)]
pub struct Door {
    /// An address or a name of this machine; none: only this machine may ask.
    pub host: Option<String>,
    /// None: the first port that is free.
    pub port: Option<u16>,
    /// Where to begin to look for one.
    pub first: u16,
}

/// Opens the sockets.
///
/// # Errors
/// The system's, when the port is taken or the address isn't one of this machine.
pub fn listen(door: &Door) -> io::Result<Vec<TcpListener>> {
    let hosts: Vec<IpAddr> = match &door.host {
        None => vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
        Some(name) => {
            let bare = name.trim_start_matches('[').trim_end_matches(']');
            (bare, 0).to_socket_addrs()?.take(1).map(|address| address.ip()).collect()
        }
    };
    let Some((first, others)) = hosts.split_first() else { return Err(io::ErrorKind::AddrNotAvailable.into()) };
    let ports: Vec<u16> = match door.port {
        // The system chooses one that may be taken at another of the addresses.
        Some(0) => vec![0; usize::from(TRIES)],
        Some(port) => vec![port],
        None => (door.first..=door.first.saturating_add(TRIES)).collect(),
    };
    let mut failed = io::Error::from(io::ErrorKind::AddrInUse);
    for port in ports {
        match open(*first, others, port) {
            Ok(listeners) => return Ok(listeners),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

/// One port at all addresses; those that the machine doesn't have are done without, one that is taken isn't.
fn open(first: IpAddr, others: &[IpAddr], port: u16) -> io::Result<Vec<TcpListener>> {
    let main = TcpListener::bind((first, port))?;
    let port = main.local_addr()?.port();
    let mut all = vec![main];
    for other in others {
        match TcpListener::bind((*other, port)) {
            Ok(listener) => all.push(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            Err(_) => {}
        }
    }
    Ok(all)
}

/// Begins to answer. It ends with the runtime.
///
/// # Errors
/// The system's.
pub fn run(listeners: Vec<TcpListener>, site: &Arc<Site>, asked: Option<&str>, token: &str) -> io::Result<Runtime> {
    let runtime = Builder::new_multi_thread().worker_threads(2).thread_stack_size(STACK).enable_all().build()?;
    let free = Arc::new(Semaphore::new(CONNECTIONS));
    for listener in listeners {
        listener.set_nonblocking(true)?;
        let door = Arc::new(Answering {
            site: Arc::clone(site),
            asked: asked.map(str::to_owned),
            token: token.to_owned(),
            free: Arc::clone(&free),
        });
        let _context = runtime.enter();
        let listener = tokio::net::TcpListener::from_std(listener)?;
        runtime.spawn(accept(listener, door));
    }
    Ok(runtime)
}

struct Answering {
    site: Arc<Site>,
    asked: Option<String>,
    token: String,
    free: Arc<Semaphore>,
}

async fn accept(listener: tokio::net::TcpListener, door: Arc<Answering>) {
    loop {
        let Ok(permit) = Arc::clone(&door.free).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // Too many files are open, most likely.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let door = Arc::clone(&door);
        tokio::spawn(async move {
            converse(stream, door).await;
            drop(permit);
        });
    }
}

async fn converse(stream: tokio::net::TcpStream, door: Arc<Answering>) {
    let Ok(local) = stream.local_addr() else { return };
    // Events are small, and are wanted now.
    let _ = stream.set_nodelay(true);
    let (wire, line) = Wire::new(stream);
    let answer = service_fn(move |request| answer(request, line.clone(), local, Arc::clone(&door)));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_headers(HEADERS).max_buf_size(HEAD_LIMIT);
    // Who goes away or sends what isn't HTTP has had an answer from hyper.
    let _ = http.serve_connection(TokioIo::new(wire), answer).await;
}

async fn answer(
    request: Request<Incoming>,
    line: FirstLine,
    local: SocketAddr,
    door: Arc<Answering>,
) -> Result<Response<Payload>, Infallible> {
    let (head, _) = request.into_parts();
    let work = tokio::task::spawn_blocking(move || {
        let gate = Gate::new(local.port(), door.asked.as_deref(), local.ip(), &door.token);
        let target = line.target().ok_or(Refusal::Malformed);
        let asked = target.and_then(|target| request::read(&head.method, &target, &head.headers, &gate));
        match asked {
            Ok(asked) => answer::answer(asked, &head.method, &door.site, &gate),
            Err(refusal) => answer::refusal(refusal, &door.site),
        }
    });
    Ok(work.await.unwrap_or_else(|_| answer::fault()))
}
