//! From a request to what is asked for, or to why it is refused: purely, so that every way of asking can be tried.
//!
//! What a page of another site may make a browser ask is refused here: by the name of the host (DNS rebinding), by the
//! origin, and by a token that only pages of this run know. Of addresses only plain ones are read; whatever is left is looked
//! up among the outputs in memory and nowhere else.

use std::net::IpAddr;

use hyper::header::{COOKIE, HOST, HeaderMap, HeaderName, ORIGIN, UPGRADE};
use hyper::{Method, StatusCode};

/// Where the server's own files are, from the root of the host whatever the base path is.
pub const OWN: &str = "/_parvis/";
/// The longest address, in bytes.
const TARGET_LIMIT: usize = 4096;

/// Who may ask.
#[derive(Clone, Debug)]
pub struct Gate {
    /// The port that is listened at.
    pub port: u16,
    /// Names by which the server may be called, in lower case.
    pub hosts: Vec<String>,
    /// The secret of this run.
    pub token: String,
    /// Whether even pages are only for those who have the token.
    pub closed: bool,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// An output of the site, by its path from the root of the host, decoded.
    Page {
        path: String,
        /// Whether the address has the token, which is to be kept as a cookie.
        keep: bool,
    },
    Script,
    Style,
    /// The news since an update, by its number.
    Events {
        since: Option<u64>,
        /// The page that listens, by its address from the root of the host.
        page: Option<String>,
    },
    /// What there is to say, first of all of a source.
    Findings {
        source: Option<String>,
    },
}

/// Why nothing is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Method,
    /// Not written as a request has to be.
    Malformed,
    TooLong,
    /// Called by a name that isn't ours.
    Host,
    /// Asked by a page of another site.
    Origin,
    /// Without the secret of this run.
    Token,
    /// An address that nothing of a site can have.
    Missing,
}

impl Refusal {
    pub fn status(self) -> StatusCode {
        match self {
            Refusal::Method => StatusCode::METHOD_NOT_ALLOWED,
            Refusal::Malformed => StatusCode::BAD_REQUEST,
            Refusal::TooLong => StatusCode::URI_TOO_LONG,
            Refusal::Host => StatusCode::MISDIRECTED_REQUEST,
            Refusal::Origin | Refusal::Token => StatusCode::FORBIDDEN,
            Refusal::Missing => StatusCode::NOT_FOUND,
        }
    }
}

impl Gate {
    /// The names of this machine as seen from itself, the address `asked` for by whoever started the server, and the one
    /// that a connection was made to.
    pub fn new(port: u16, asked: Option<&str>, local: IpAddr, token: &str) -> Gate {
        let mut hosts: Vec<String> = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).to_vec();
        hosts.extend(asked.map(|name| name.to_ascii_lowercase()));
        hosts.push(match local.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        });
        Gate { port, hosts, token: token.to_owned(), closed: asked.is_some() }
    }

    /// Whether `host`, as a request has it, is a name of ours at our port.
    fn knows(&self, host: &str) -> bool {
        let lower = host.to_ascii_lowercase();
        let ends = [String::new(), format!(":{}", self.port)];
        self.hosts.iter().any(|known| ends.iter().any(|end| lower.strip_suffix(end.as_str()) == Some(known.as_str())))
    }

    /// Compares in a time that doesn't depend on where texts differ.
    fn is_token(&self, given: &str) -> bool {
        blake3::hash(given.as_bytes()) == blake3::hash(self.token.as_bytes())
    }

    /// The cookie that keeps the token; one for each port, since cookies know none.
    pub fn cookie(&self) -> String {
        format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie_name(), self.token)
    }

    fn cookie_name(&self) -> String {
        format!("parvis-{}", self.port)
    }
}

/// What a request asks for. `target` is the address as it was sent, byte by byte.
///
/// # Errors
/// Why it isn't answered.
pub fn read(method: &Method, target: &[u8], headers: &HeaderMap, gate: &Gate) -> Result<Asked, Refusal> {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Err(Refusal::Method);
    }
    let upgrades = headers.get_all(UPGRADE).iter().any(|to| to.as_bytes().eq_ignore_ascii_case(b"websocket"));
    if upgrades {
        return Err(Refusal::Malformed);
    }
    let host = host(headers, gate)?;
    let (path, query) = split(target)?;
    origin(headers, host)?;
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query).into_owned().collect();
    let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let has_token = value("token").is_some_and(|token| gate.is_token(&token));
    if gate.closed && !has_token && !has_cookie(headers, gate) {
        return Err(Refusal::Token);
    }
    let path = decoded(path)?;
    let Some(own) = path.strip_prefix(OWN) else {
        return Ok(Asked::Page { path, keep: gate.closed && has_token });
    };
    let asked = match own {
        "client.js" => return Ok(Asked::Script),
        "client.css" => return Ok(Asked::Style),
        "events" => {
            let last = single(headers, &HeaderName::from_static("last-event-id"));
            let since = last.map(str::to_owned).or_else(|| value("since"));
            Asked::Events { since: since.and_then(|text| text.parse().ok()), page: value("page") }
        }
        "findings.json" => Asked::Findings { source: value("source") },
        _ => return Err(Refusal::Missing),
    };
    if has_token { Ok(asked) } else { Err(Refusal::Token) }
}

/// The one name by which the server is called.
fn host<'a>(headers: &'a HeaderMap, gate: &Gate) -> Result<&'a str, Refusal> {
    let host = single(headers, &HOST).ok_or(Refusal::Malformed)?;
    if gate.knows(host) { Ok(host) } else { Err(Refusal::Host) }
}

/// The value of a header that is there once, as text.
fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Refuses what a page of another origin asks; following a link to here is nobody's secret.
fn origin(headers: &HeaderMap, host: &str) -> Result<(), Refusal> {
    let ours = format!("http://{host}");
    if headers.get_all(ORIGIN).iter().any(|origin| !origin.as_bytes().eq_ignore_ascii_case(ours.as_bytes())) {
        return Err(Refusal::Origin);
    }
    let said = |name: &'static str| headers.get(HeaderName::from_static(name)).map(|value| value.as_bytes());
    let site = said("sec-fetch-site");
    let navigates = said("sec-fetch-mode").is_some_and(|mode| mode == b"navigate");
    match site {
        None | Some(b"same-origin" | b"none") => Ok(()),
        Some(_) if navigates => Ok(()),
        Some(_) => Err(Refusal::Origin),
    }
}

fn has_cookie(headers: &HeaderMap, gate: &Gate) -> bool {
    let name = gate.cookie_name();
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.any(|(key, value)| key == name && gate.is_token(value))
}

/// Path and query of an address that begins at the root of the host.
fn split(target: &[u8]) -> Result<(&[u8], &[u8]), Refusal> {
    if target.len() > TARGET_LIMIT {
        return Err(Refusal::TooLong);
    }
    // Neither `http://other/` nor `*`; a fragment is never sent by a browser.
    if target.first() != Some(&b'/') || target.iter().any(|&byte| byte == b'#' || byte <= b' ' || byte == 0x7f) {
        return Err(Refusal::Malformed);
    }
    let at = memchr::memchr(b'?', target);
    Ok(match at {
        Some(at) => (&target[..at], &target[at + 1..]),
        None => (target, b""),
    })
}

/// A path without its escapes, once. What could be read in two ways is refused rather than read.
fn decoded(path: &[u8]) -> Result<String, Refusal> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.iter().copied();
    while let Some(byte) = rest.next() {
        let plain = match byte {
            b'\\' => return Err(Refusal::Malformed),
            b'%' => {
                let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
                let (Some(high), Some(low)) = (digit(rest.next()), digit(rest.next())) else {
                    return Err(Refusal::Malformed);
                };
                match (high * 16 + low) as u8 {
                    b'/' | b'\\' | b'.' | b'%' | 0..0x20 | 0x7f => return Err(Refusal::Malformed),
                    other => other,
                }
            }
            other => other,
        };
        bytes.push(plain);
    }
    let path = String::from_utf8(bytes).map_err(|_| Refusal::Malformed)?;
    let segments = path.split('/').skip(1);
    let last = path.split('/').count().saturating_sub(2);
    for (at, segment) in segments.enumerate() {
        if matches!(segment, "." | "..") || (segment.is_empty() && at != last) {
            return Err(Refusal::Missing);
        }
    }
    Ok(path)
}

#[cfg(test)]
#[path = "request_tests.rs"]
mod tests;
