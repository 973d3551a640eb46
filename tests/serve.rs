//! `parvis serve` as it is asked by browsers, and by those who mean harm: raw requests to a real server.
#![cfg(feature = "serve")]

mod serve_support;
mod support;

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use serde_json::Value;
use serve_support::{Answer, Running, serve, serve_with};
use support::plan;
use tempfile::TempDir;

fn running() -> (TempDir, Running) {
    let dir = plan().on_disk();
    let running = serve(dir.path());
    (dir, running)
}

fn port(running: &Running) -> u16 {
    running.address().port()
}

/// What every answer has and must not have.
#[track_caller]
fn is_safe(answer: &Answer) {
    assert_eq!(answer.header("access-control-allow-origin"), None);
    assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[test]
fn a_page_is_served_with_the_script_that_keeps_it_up_to_date() {
    let (_dir, site) = running();
    let page = site.get("/pas/1-puits/");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    is_safe(&page);
    assert!(page.body.contains("Creuser des puits"), "{}", page.body);
    assert!(page.body.contains("data-source=\"content/steps/1-puits.fr.md\""), "{}", page.body);
    assert_eq!(page.body.matches("/_parvis/client.js").count(), 1);
    assert!(page.body.trim_end().ends_with("</body></html>"), "{}", page.body);
}

#[test]
fn files_are_served_as_hosts_do() {
    let (_dir, site) = running();
    for (address, kind) in [
        ("/sitemap.xml", "application/xml"),
        ("/donnees/pluie/rain.csv", "text/csv; charset=utf-8; header=present"),
        ("/_parvis/client.js", "text/javascript; charset=utf-8"),
        ("/_parvis/client.css", "text/css; charset=utf-8"),
    ] {
        let file = site.get(address);
        assert_eq!((file.status, file.header("content-type")), (200, Some(kind)), "{address}");
        is_safe(&file);
    }
}

#[test]
fn a_head_is_answered_without_a_body() {
    let (_dir, site) = running();
    let head = site.ask("HEAD", "/", &[]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), site.get("/").header("content-length"));
    let events = site.ask("HEAD", &format!("/_parvis/events?token={}", site.server.token()), &[]);
    assert_eq!((events.status, events.body.as_str()), (200, ""));
}

#[test]
fn what_is_not_there_is_said_by_the_page_of_its_language_that_says_so() {
    let (_dir, site) = running();
    let french = site.get("/rien/");
    let english = site.get("/en/nothing/");
    assert_eq!((french.status, english.status), (404, 404));
    assert!(french.body.contains("data-page=\"/404.html\""), "{}", french.body);
    assert!(english.body.contains("data-page=\"/en/404.html\""), "{}", english.body);
    is_safe(&french);
}

#[test]
fn an_address_without_its_slash_leads_to_the_page() {
    let (_dir, site) = running();
    let answer = site.get("/pas/1-puits");
    assert_eq!((answer.status, answer.header("location")), (302, Some("/pas/1-puits/")));
    assert_eq!(site.get("/pas/1-puits/index.html").status, 200);
}

#[test]
fn a_site_below_a_path_is_served_below_it() {
    let dir = plan().edit("site.toml", "https://plan.example/", "https://town.example/le-plan/").on_disk();
    let site = serve(dir.path());
    for address in ["/", "/le-plan"] {
        let answer = site.get(address);
        assert_eq!((answer.status, answer.header("location")), (302, Some("/le-plan/")), "{address}");
    }
    assert_eq!(site.get("/le-plan/pas/1-puits/").status, 200);
    let outside = site.get("/pas/1-puits/");
    assert_eq!(outside.status, 404);
    assert!(outside.body.contains("data-page=\"/le-plan/404.html\""), "{}", outside.body);
}

#[test]
fn findings_are_those_of_the_command_line_in_the_language_of_messages() {
    let dir = plan().page("[là](page:nulle-part)\n").on_disk();
    let site = serve(dir.path());
    let target = format!("/_parvis/findings.json?token={}&source=content/pages/essai.fr.md", site.server.token());
    let answer = site.get(&target);
    is_safe(&answer);
    let said: Value = serde_json::from_str(&answer.body).expect("JSON");
    let finding = &said["findings"][0];
    assert_eq!((&finding["code"], &finding["severity"]), (&"PV0502".into(), &"error".into()));
    assert_eq!(finding["spot"], "content/pages/essai.fr.md:5:1");
    assert_eq!(finding["excerpt"]["meant"], "[là](page:nulle-part)");
    assert!(finding["message"].as_str().is_some_and(|text| text.contains("nulle-part")));
    assert_eq!(said["language"], "en");
}

#[test]
fn a_site_that_cannot_be_made_has_a_page_that_waits_for_it() {
    let dir = plan().edit("site.toml", "home = \"page-home\"", "home = \"page-nowhere\"").on_disk();
    let site = serve(dir.path());
    let page = site.get("/pas/1-puits/");
    assert_eq!(page.status, 503);
    is_safe(&page);
    assert!(page.body.contains("data-parvis=\"waits\"") && page.body.contains("client.js"), "{}", page.body);
    let settings = std::fs::read_to_string(dir.path().join("site.toml")).expect("settings");
    std::fs::write(dir.path().join("site.toml"), settings.replace("page-nowhere", "page-home")).expect("written");
    let begun = Instant::now();
    while site.get("/pas/1-puits/").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(30), "it came to life");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The first bytes of the event stream after the head.
fn events(site: &Running, headers: &str) -> std::net::TcpStream {
    let mut stream = site.open();
    let request = format!(
        "GET /_parvis/events?token={}&since=0 HTTP/1.1\r\nHost: localhost:{}\r\n{headers}\r\n",
        site.server.token(),
        port(site)
    );
    stream.write_all(request.as_bytes()).expect("asked");
    stream
}

/// Reads until a text has come.
fn until(stream: &mut std::net::TcpStream, wanted: &str) -> String {
    let mut all = String::new();
    let mut buffer = [0; 4096];
    while !all.contains(wanted) {
        let read = stream.read(&mut buffer).unwrap_or_else(|error| panic!("{error}, after:\n{all}"));
        assert!(read > 0, "it ended with:\n{all}");
        all.push_str(&String::from_utf8_lossy(&buffer[..read]));
    }
    all
}

#[test]
fn news_say_which_addresses_changed_and_nothing_of_what_they_say() {
    let (dir, site) = running();
    let mut stream = events(&site, "Sec-Fetch-Site: same-origin\r\n");
    let head = until(&mut stream, ": listening");
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("content-type: text/event-stream"), "{head}");
    let file = dir.path().join("content/steps/1-puits.fr.md");
    let text = std::fs::read_to_string(&file).expect("a page");
    std::fs::write(&file, text.replace("Texte.", "Un secret de polichinelle.")).expect("written");
    let news = until(&mut stream, "/pas/1-puits/");
    assert!(news.contains("event: changed") && !news.contains("polichinelle"), "{news}");
}

/// Each request of the list in the design's notes on servers for development, and the statuses that refuse it.
#[test]
fn requests_of_those_who_mean_harm_are_refused() {
    let (_dir, site) = running();
    let port = port(&site);
    let token = site.server.token().to_owned();
    let events = format!("/_parvis/events?token={token}");
    let own = format!("localhost:{port}");
    let own: &str = &own;
    let ws: &[(&str, &str)] = &[("Upgrade", "websocket"), ("Connection", "Upgrade")];
    let with = |more: &[(&'static str, &'static str)]| [ws, more].concat();
    let evil = "http://evil.example";
    type Case<'a> = (&'a str, &'a str, String, Vec<(&'a str, &'a str)>, u16);
    let cases: Vec<Case<'_>> = vec![
        ("host of another", "GET", "/".into(), vec![("Host", "evil.example")], 421),
        ("host below another", "GET", "/".into(), vec![("Host", "localhost.evil.example")], 421),
        ("host of a rebinding service", "GET", "/".into(), vec![("Host", "127.0.0.1.nip.io")], 421),
        ("two hosts", "GET", "/".into(), vec![("Host", own), ("Host", "evil.example")], 400),
        ("the same host twice", "GET", "/".into(), vec![("Host", own), ("Host", own)], 400),
        ("host with another port", "GET", "/".into(), vec![("Host", "localhost:1")], 421),
        ("socket from another origin", "GET", "/".into(), with(&[("Origin", "http://evil.example")]), 400),
        ("socket from nowhere", "GET", "/".into(), with(&[("Origin", "null")]), 400),
        ("socket without an origin", "GET", "/".into(), with(&[]), 400),
        ("news for another origin", "GET", events.clone(), vec![("Origin", evil)], 403),
        ("news for nowhere", "GET", events.clone(), vec![("Origin", "null")], 403),
        ("news for an address", "GET", events.clone(), vec![("Origin", "http://127.0.0.1")], 403),
        ("news across sites", "GET", events.clone(), vec![("Sec-Fetch-Site", "cross-site")], 403),
        ("news across ports", "GET", events.clone(), vec![("Sec-Fetch-Site", "same-site")], 403),
        ("news without a token", "GET", "/_parvis/events".into(), vec![], 403),
        ("news with a wrong token", "GET", "/_parvis/events?token=00".into(), vec![], 403),
        ("findings without a token", "GET", "/_parvis/findings.json".into(), vec![], 403),
        ("a page for another origin", "GET", "/".into(), vec![("Origin", evil)], 403),
        ("a script for another site", "GET", "/_parvis/client.js".into(), vec![("Sec-Fetch-Site", "cross-site")], 403),
        ("two slashes", "GET", "//etc/passwd".into(), vec![], 404),
        ("up", "GET", "/../etc/passwd".into(), vec![], 404),
        ("up, encoded slash", "GET", "/..%2fetc/passwd".into(), vec![], 400),
        ("up, encoded dots", "GET", "/%2e%2e/etc/passwd".into(), vec![], 400),
        ("up, encoded twice", "GET", "/%252e%252e/etc/passwd".into(), vec![], 400),
        ("hidden file", "GET", "/.env".into(), vec![], 404),
        ("hidden file as a folder", "GET", "/.env/.".into(), vec![], 404),
        ("hidden file and a backslash", "GET", "/.env%5c".into(), vec![], 400),
        ("zero byte", "GET", "/%00".into(), vec![], 400),
        ("source", "GET", "/content/steps/1-puits.fr.md".into(), vec![], 404),
        ("settings", "GET", "/site.toml".into(), vec![], 404),
        ("file system", "GET", "/@fs/etc/passwd".into(), vec![], 404),
        ("raw file system", "GET", "/@fs/etc/passwd?raw".into(), vec![], 404),
        ("another host's address", "GET", "http://evil.example/".into(), vec![], 400),
        ("our own whole address", "GET", format!("http://localhost:{port}/"), vec![], 400),
        ("fragment", "GET", "/#/etc/passwd".into(), vec![], 400),
        ("fragment after a query", "GET", "/?a#b".into(), vec![], 400),
        ("asterisk", "GET", "*".into(), vec![], 400),
        ("POST", "POST", "/".into(), vec![("Content-Length", "0")], 405),
        ("PUT", "PUT", "/".into(), vec![("Content-Length", "0")], 405),
        ("DELETE", "DELETE", "/".into(), vec![], 405),
        ("TRACE", "TRACE", "/".into(), vec![], 405),
        ("OPTIONS", "OPTIONS", "/".into(), vec![("Origin", evil)], 405),
    ];
    for (name, method, target, headers, status) in cases {
        let answer = site.ask(method, &target, &headers);
        assert_eq!(answer.status, status, "{name}: {answer:?}");
        is_safe(&answer);
        assert!(!answer.body.contains("root:") && !answer.body.contains("base_url"), "{name}");
    }
}

#[test]
fn requests_that_are_no_http_are_refused() {
    let (_dir, site) = running();
    let port = port(&site);
    let refused = |name: &str, bytes: &[u8], statuses: &[u16]| {
        let answer = site.raw(bytes);
        assert!(statuses.contains(&answer.status), "{name}: {answer:?}");
    };
    refused("no host", b"GET / HTTP/1.1\r\n\r\n", &[400]);
    refused("no host, as of old", b"GET / HTTP/1.0\r\n\r\n", &[400]);
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", "a".repeat(64 << 10));
    refused("an address of 64 KB", long.as_bytes(), &[400, 414, 431, 0]);
    let quite_long = format!("GET /{} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", "a".repeat(8 << 10));
    refused("an address of 8 KB", quite_long.as_bytes(), &[414]);
    let many = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n{}\r\n", "a: b\r\n".repeat(10_000));
    refused("ten thousand headers", many.as_bytes(), &[400, 431, 0]);
    let some = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n{}\r\n", "a: b\r\n".repeat(100));
    refused("a hundred headers", some.as_bytes(), &[431]);
    refused("nothing that is HTTP", b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", &[400, 0]);
    refused(
        "two in one",
        format!("GET /site.toml HTTP/1.1\r\nHost: localhost:{port}\r\n\r\nGET / HTTP/1.1\r\n\r\n").as_bytes(),
        &[404],
    );
    assert_eq!(site.get("/").status, 200, "it goes on");
}

#[test]
fn our_own_names_are_answered_to() {
    let (_dir, site) = running();
    let port = port(&site);
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}"), "[::1]".to_owned()]
    {
        assert_eq!(site.ask("GET", "/", &[("Host", &host)]).status, 200, "{host}");
    }
}

#[test]
fn who_sends_slowly_keeps_nobody_waiting_and_is_cut_off() {
    let (_dir, site) = running();
    let mut slow: Vec<_> = (0..40).map(|_| site.open()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").expect("sent");
    }
    let begun = Instant::now();
    assert_eq!(site.get("/").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(5), "the others are answered");
    let mut rest = Vec::new();
    let _ = slow[0].read_to_end(&mut rest);
    assert!(begun.elapsed() < Duration::from_secs(16), "cut off after {:?}", begun.elapsed());
    assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
}

#[test]
fn on_a_network_the_token_is_asked_for_once() {
    let dir = plan().on_disk();
    let site = serve_with(dir.path(), Some("127.0.0.1"), false);
    let token = site.server.token().to_owned();
    assert_eq!(site.get("/").status, 403);
    assert_eq!(site.get("/_parvis/client.js").status, 403);
    assert_eq!(site.get("/?token=0123").status, 403);
    let first = site.get(&format!("/?token={token}"));
    assert_eq!(first.status, 200);
    let cookie = first.header("set-cookie").expect("a cookie");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    let kept = cookie.split(';').next().expect("a pair");
    let next = site.ask("GET", "/", &[("Cookie", kept)]);
    assert_eq!((next.status, next.header("set-cookie")), (200, None));
    assert!(site.server.url().ends_with(&format!("/?token={token}")));
}

#[test]
fn each_run_has_a_token_of_its_own_and_without_a_network_it_is_not_in_the_address() {
    let (_dir, one) = running();
    let (_other, two) = running();
    assert_ne!(one.server.token(), two.server.token());
    assert_eq!(one.server.token().len(), 32);
    assert_eq!(one.server.url(), format!("http://localhost:{}/", port(&one)));
}

/// PV1781.
#[test]
fn a_port_that_is_taken_is_said_and_without_a_wish_the_next_one_is_found() {
    use parvis::serve::server::{Door, listen};
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let wished = listen(&Door { host: None, port: Some(port), first: 0 });
    assert_eq!(wished.expect_err("taken").kind(), std::io::ErrorKind::AddrInUse);
    let found = listen(&Door { host: None, port: None, first: port }).expect("another");
    assert_ne!(found[0].local_addr().expect("an address").port(), port);
}

/// PV1783, as the program says it.
#[test]
fn others_can_reach_the_server_and_that_is_said() {
    use std::io::{BufRead, BufReader};
    let dir = plan().on_disk();
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_parvis"));
    program.args(["serve", "--host", "127.0.0.1", "--port", "0", "--lang", "en", "--root"]).arg(dir.path());
    let mut child = program.stderr(std::process::Stdio::piped()).spawn().expect("it runs");
    let mut said = String::new();
    for line in BufReader::new(child.stderr.take().expect("its words")).lines().map_while(Result::ok) {
        said.push_str(&line);
        if line.starts_with("The site is at http://127.0.0.1:") {
            break;
        }
    }
    child.kill().expect("ended");
    child.wait().expect("ended");
    assert!(said.contains("warning[PV1783]") && said.contains("/?token="), "{said}");
}
