//! From what is asked for to what is sent.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http_body_util::Full;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Response, StatusCode};
use percent_encoding::utf8_percent_encode;

use super::events::Stream;
use super::page::{self, About};
use super::request::{Asked, Gate, Refusal};
use super::site::{Answer, Found, Site};
use crate::diagnostic::words::{Speaker, Tongue};
use crate::hosting::served::served;
use crate::plan::address::PATH;

/// One script, put together of small ones that share what they declare.
const SCRIPT: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("client/page.js"),
    include_str!("client/overlay.js"),
    include_str!("client/marks.js"),
    include_str!("client/bar.js"),
    include_str!("client/news.js"),
    "})();\n"
);
const STYLE: &str = include_str!("client/client.css");
/// What a page of ours may do; those of the site have their own.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'self'";

/// What is sent after the head.
pub enum Payload {
    Whole(Full<Bytes>),
    Events(Stream),
}

impl Body for Payload {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Payload::Whole(bytes) => Pin::new(bytes).poll_frame(cx),
            Payload::Events(stream) => Pin::new(stream).poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Payload::Whole(bytes) if bytes.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Payload::Whole(bytes) => bytes.size_hint(),
            Payload::Events(_) => SizeHint::default(),
        }
    }
}

/// The answer to what is asked for. Works as long as it takes to make an output.
pub fn answer(asked: Asked, method: &Method, site: &Arc<Site>, gate: &Gate) -> Response<Payload> {
    match asked {
        Asked::Script => whole(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT),
        Asked::Style => whole(StatusCode::OK, "text/css; charset=utf-8", STYLE),
        Asked::Findings { source } => whole(StatusCode::OK, "application/json", site.findings(source.as_deref())),
        Asked::Events { .. } if method == Method::HEAD => whole(StatusCode::OK, "text/event-stream", ""),
        Asked::Events { since, page } => {
            let mut response = Response::new(Payload::Events(Stream::new(&site.log, since, page)));
            safe(response.headers_mut());
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
            response
        }
        Asked::Page { path, keep } => {
            let mut response = page(&path, site, gate);
            if keep && let Ok(cookie) = HeaderValue::from_str(&gate.cookie()) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            response
        }
    }
}

fn page(path: &str, site: &Site, gate: &Gate) -> Response<Payload> {
    match site.at(path) {
        Answer::Found(found) => output(&found, gate),
        Answer::Elsewhere(address) => {
            let address = utf8_percent_encode(&address, PATH).to_string();
            let mut response = whole(StatusCode::FOUND, "text/plain; charset=utf-8", "");
            if let Ok(address) = HeaderValue::from_str(&address) {
                response.headers_mut().insert(header::LOCATION, address);
            }
            response
        }
        Answer::Nothing { version } => own(StatusCode::NOT_FOUND, "serve-nothing", (path, version), site, gate),
        Answer::NotYet { version } => {
            own(StatusCode::SERVICE_UNAVAILABLE, "serve-not-yet", (path, version), site, gate)
        }
    }
}

fn output(found: &Found, gate: &Gate) -> Response<Payload> {
    let status = if found.missing { StatusCode::NOT_FOUND } else { StatusCode::OK };
    let kind = served(&found.served.file, false).content_type;
    if !found.served.html {
        return whole(status, kind, Bytes::from_owner(Arc::clone(&found.served.bytes)));
    }
    let source = found.served.source.as_deref();
    let about = About { page: &found.page, source, version: found.version, token: &gate.token };
    let mut response = whole(status, kind, page::with_client(&found.served.bytes, &about));
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors 'self'"));
    response
}

/// A page of the server itself, which gives way as soon as there is something at its address.
fn own(status: StatusCode, word: &str, (path, version): (&str, u64), site: &Site, gate: &Gate) -> Response<Payload> {
    let title = Speaker::new(site.tongue).word(word, &[]);
    let language = match site.tongue {
        Tongue::English => "en",
        Tongue::French => "fr",
    };
    let about = About { page: path, source: None, version, token: &gate.token };
    let mut response = whole(status, "text/html; charset=utf-8", page::waiting(&title, language, &about));
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// What is said to who isn't answered.
pub fn refusal(refusal: Refusal, site: &Site) -> Response<Payload> {
    let word = match refusal {
        Refusal::Host => "serve-refused-host",
        Refusal::Token => "serve-refused-token",
        _ => "serve-refused",
    };
    let text = format!("{}\n", Speaker::new(site.tongue).word(word, &[]));
    let mut response = whole(refusal.status(), "text/plain; charset=utf-8", text);
    if refusal == Refusal::Method {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// When making an output failed in a way that nobody foresaw.
pub fn fault() -> Response<Payload> {
    whole(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", "500\n")
}

/// A response that is complete; the connection ends with it, so that one request is all that ever comes by it.
fn whole(status: StatusCode, kind: &'static str, bytes: impl Into<Bytes>) -> Response<Payload> {
    let mut response = Response::new(Payload::Whole(Full::new(bytes.into())));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    safe(headers);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// What everything is sent with: kept nowhere, taken for nothing else, and not for pages of others.
fn safe(headers: &mut HeaderMap) {
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
