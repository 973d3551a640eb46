//! Every way of asking, tried without a network.

use std::net::{IpAddr, Ipv4Addr};

use hyper::Method;
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use proptest::prelude::*;

use super::*;

fn gate() -> Gate {
    Gate::new(4000, None, IpAddr::V4(Ipv4Addr::LOCALHOST), "secret")
}

fn ask(target: &str, headers: &[(&'static str, &str)]) -> Result<Asked, Refusal> {
    let mut map = HeaderMap::new();
    map.insert(HOST, HeaderValue::from_static("localhost:4000"));
    for (name, value) in headers {
        map.insert(HeaderName::from_static(name), HeaderValue::from_str(value).expect("a value"));
    }
    read(&Method::GET, target.as_bytes(), &map, &gate())
}

fn page(path: &str) -> Result<Asked, Refusal> {
    Ok(Asked::Page { path: path.to_owned(), keep: false })
}

#[test]
fn plain_addresses_are_read() {
    for path in ["/", "/actions/27-donnees/", "/feed.atom", "/.env"] {
        assert_eq!(ask(path, &[]), page(path));
    }
    assert_eq!(ask("/a%20b/%C3%A9t%C3%A9?q=1", &[]), page("/a b/été"));
}

#[test]
fn addresses_that_lead_out_or_mean_two_things_are_not() {
    for path in ["//etc/passwd", "/../etc/passwd", "/a/../b", "/a/./b", "/a//b", "/a//", "/.env/."] {
        assert_eq!(ask(path, &[]), Err(Refusal::Missing), "{path}");
    }
    for path in [
        "/..%2fetc",
        "/%2e%2e/etc",
        "/%252e%252e/etc",
        "/.env%5c",
        "/%00",
        "/a%",
        "/a%4",
        "/a%zz",
        "/%ff",
        "/a\\b",
        "/a#b",
        "http://evil.example/",
        "*",
        "",
        "a",
        "/a b",
        "/%0d%0a",
    ] {
        assert_eq!(ask(path, &[]), Err(Refusal::Malformed), "{path}");
    }
    assert_eq!(ask(&format!("/{}", "a".repeat(65_536)), &[]), Err(Refusal::TooLong));
}

#[test]
fn only_our_names_are_answered_to() {
    for host in ["localhost:4000", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000", "[::1]", "localhost"] {
        assert!(ask("/", &[("host", host)]).is_ok(), "{host}");
    }
    for host in
        ["evil.example", "localhost.evil.example:4000", "127.0.0.1.nip.io", "localhost:80", "localhost:40000", ""]
    {
        assert_eq!(ask("/", &[("host", host)]), Err(Refusal::Host), "{host}");
    }
    let mut two = HeaderMap::new();
    assert_eq!(read(&Method::GET, b"/", &two, &gate()), Err(Refusal::Malformed));
    two.append(HOST, HeaderValue::from_static("localhost:4000"));
    two.append(HOST, HeaderValue::from_static("localhost:4000"));
    assert_eq!(read(&Method::GET, b"/", &two, &gate()), Err(Refusal::Malformed));
}

#[test]
fn pages_of_others_are_not_answered() {
    for origin in
        ["http://evil.example", "null", "https://localhost:4000", "http://localhost:4001", "http://127.0.0.1:4000"]
    {
        assert_eq!(ask("/", &[("origin", origin)]), Err(Refusal::Origin), "{origin}");
    }
    assert!(ask("/", &[("origin", "http://localhost:4000")]).is_ok());
    let other = [("sec-fetch-site", "cross-site")];
    assert_eq!(ask("/app.js", &other), Err(Refusal::Origin));
    assert!(ask("/", &[other[0], ("sec-fetch-mode", "navigate")]).is_ok());
}

#[test]
fn news_need_the_token_of_this_run() {
    let events = |since, page: Option<&str>| Ok(Asked::Events { since, page: page.map(str::to_owned) });
    assert_eq!(ask("/_parvis/events?token=secret&since=7&page=%2Fa%2F", &[]), events(Some(7), Some("/a/")));
    assert_eq!(ask("/_parvis/events?token=secret&since=7", &[("last-event-id", "9")]), events(Some(9), None));
    for target in
        ["/_parvis/events", "/_parvis/events?token=", "/_parvis/events?token=secret2", "/_parvis/findings.json"]
    {
        assert_eq!(ask(target, &[]), Err(Refusal::Token), "{target}");
    }
    assert_eq!(ask("/_parvis/other?token=secret", &[]), Err(Refusal::Missing));
    let said = ask("/_parvis/findings.json?token=secret&source=content/a%20b.md", &[]);
    assert_eq!(said, Ok(Asked::Findings { source: Some("content/a b.md".to_owned()) }));
}

#[test]
fn on_a_network_every_page_needs_the_token_once() {
    let gate = Gate::new(4000, Some("0.0.0.0"), IpAddr::V4(Ipv4Addr::new(192, 168, 1, 5)), "secret");
    let asked = |target: &str, cookie: Option<&'static str>| {
        let mut map = HeaderMap::new();
        map.insert(HOST, HeaderValue::from_static("192.168.1.5:4000"));
        if let Some(cookie) = cookie {
            map.insert(COOKIE, HeaderValue::from_static(cookie));
        }
        read(&Method::GET, target.as_bytes(), &map, &gate)
    };
    assert_eq!(asked("/", None), Err(Refusal::Token));
    assert_eq!(asked("/?token=secret", None), Ok(Asked::Page { path: "/".to_owned(), keep: true }));
    assert_eq!(asked("/", Some("a=b; parvis-4000=secret")), page("/"));
    assert_eq!(asked("/", Some("parvis-4000=other")), Err(Refusal::Token));
}

#[test]
fn only_get_and_head_are_done() {
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::TRACE, Method::OPTIONS, Method::CONNECT] {
        assert_eq!(read(&method, b"/", &HeaderMap::new(), &gate()), Err(Refusal::Method));
    }
}

proptest! {
    /// Whatever is sent, what is looked up is a plain path from the root.
    #[test]
    fn no_address_leads_out(target in prop_oneof!["(/|%2f|%2e|[.]|%5c|%25|%00|[a-z#?]|\\\\){0,12}", "\\PC{0,40}"]) {
        if let Ok(Asked::Page { path, .. }) = ask(&target, &[]) {
            prop_assert!(path.starts_with('/') && !path.starts_with("//"), "{path}");
            prop_assert!(!path.contains(['\\', '%', '\0', '#']), "{path}");
            prop_assert!(path.split('/').all(|part| part != ".." && part != "."), "{path}");
        }
    }
}
