//! What fuzzing feeds with anything, and what must hold whatever comes. `cargo test` runs all of it over the inputs that are
//! kept in `corpus`; `fuzz` is the program that looks for more.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};

use hyper::Method;
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use parvis::check::markup::{Collect, inspect};
use parvis::config::LinkStyle;
use parvis::config::base_url::BaseUrl;
use parvis::diagnostic::report::Report;
use parvis::diagnostic::text;
use parvis::diagnostic::words::{Speaker, Tongue};
use parvis::diagnostic::{Code, Diagnostics};
use parvis::files::Folder;
use parvis::files::memory::Memory;
use parvis::files::text::decode_lossy;
use parvis::language::slug::{anchor_slug, ascii_slug};
use parvis::markdown::render::{Policy, render};
use parvis::markdown::sanitise;
use parvis::plan::address::{Address, AddressWriter};
use parvis::render::minify::{DEPTH_LIMIT, minify};
use parvis::serve::request::{Asked, Gate, read};
use parvis::{Settings, prepare, produce};
use pulldown_cmark::Options;
use scraper::Html;

use super::hostile_support::Usual;
use super::nothing::Nothing;

/// Longer inputs only take longer.
const LONGEST: usize = 16 * 1024;
const PAGE: &str = "content/pages/essai.fr.md";

/// A target: its name, and what it does with an input. It panics when something doesn't hold.
pub type Target = (&'static str, fn(&[u8]));

pub const ALL: &[Target] = &[
    ("markdown_to_html", markdown_to_html),
    ("front_matter", front_matter),
    ("slug", slug),
    ("url_resolve", url_resolve),
    ("csv", csv),
    ("template_load_render", template_load_render),
    ("minify_oracle", minify_oracle),
    ("http_request_path", http_request_path),
    ("config", config),
];

/// Runs a target by its name.
pub fn run(name: &str, input: &[u8]) {
    let (_, target) = ALL.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no target {name}"));
    if input.len() <= LONGEST {
        target(input);
    }
}

/// As [`run`], in a program that fuzzes: it would end with any panic, also with those of parsers of others that Parvis catches,
/// and that are no fault.
#[allow(dead_code, reason = "tests run targets as they are")]
pub fn run_fuzzed(name: &str, input: &[u8]) {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))));
    run(name, input);
}

/// Any Markdown with any extensions, chosen by the first four bytes: no panic, and nothing that could run.
fn markdown_to_html(input: &[u8]) {
    let Some((mask, rest)) = input.split_first_chunk::<4>() else { return };
    let options = Options::from_bits_truncate(u32::from_le_bytes(*mask));
    // As pages are read: one kind of line end, and no NUL.
    let text = String::from_utf8_lossy(rest).replace("\r\n", "\n").replace(['\r', '\0'], "\n");
    let html = render(&text, options, Policy::Publish, &Nothing).expect("no panic").html;
    assert_harmless(&html);
    render(&text, options, Policy::Specification, &Nothing).expect("no panic");
}

/// A page that is nothing but the input, in a site.
fn front_matter(input: &[u8]) {
    built(&[(PAGE, input)]);
}

fn slug(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let slug = ascii_slug(&text);
    assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
    assert_eq!(ascii_slug(&slug), slug);
    let anchor = anchor_slug(&text);
    assert!(!anchor.contains(|c: char| c.is_whitespace() || c.is_control()), "{anchor:?}");
    assert_eq!(anchor_slug(&anchor), anchor);
}

/// A link, on the second line, in the page at the address on the first: what it leads to is in the site, and the link that
/// Parvis writes there leads to the same.
fn url_resolve(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let Some((from, link)) = text.split_once('\n') else { return };
    let from = Address::new(&format!("/{}", from.replace(['\\', '\0'], "")));
    if from.as_str().split('/').any(|part| matches!(part, "." | "..")) || from.as_str().contains("//") {
        return;
    }
    let base = BaseUrl::parse("https://plan.example/below/").expect("an address");
    for style in [LinkStyle::Rooted, LinkStyle::Relative] {
        let writer = AddressWriter::new(base.clone(), style);
        let Some((path, anchor)) = writer.read(&from, link) else { continue };
        assert!(path.starts_with('/'), "{path:?}");
        assert!(!path.split('/').any(|part| part == ".."), "{path:?}");
        let to = Address::new(&path);
        // What no output can be called is led to by no link.
        if !parvis::write::is_path(&to.file()) {
            continue;
        }
        let anchor = anchor.filter(|anchor| !anchor.is_empty());
        let written = writer.write(&from, &to, anchor.as_deref());
        let (again, same) = writer.read(&from, &written).unwrap_or_else(|| panic!("{written:?} leads out"));
        assert_eq!((Address::new(&again).file(), same), (to.file(), anchor), "{written:?}");
    }
}

/// A table of data that is shown and published.
fn csv(input: &[u8]) {
    built(&[("content/datasets/rain/rain.csv", input)]);
}

/// A template of a theme. A loop within a loop over a range of numbers could go on for hours and still be right.
fn template_load_render(input: &[u8]) {
    if input.windows(5).filter(|word| word == b"range").count() < 2 {
        built(&[("themes/plain/templates/page.html", input)]);
    }
}

/// HTML as a page holds it after cleaning: minified it says the same, wherever Parvis finds that it does, and to a browser too.
fn minify_oracle(input: &[u8]) {
    let page =
        format!("<!doctype html><title>x</title><main>{}</main>", sanitise::clean(&String::from_utf8_lossy(input)));
    let before = inspect(page.as_bytes(), Collect::Nothing);
    if before.depth > DEPTH_LIMIT {
        return;
    }
    let small = minify(page.as_bytes()).expect("no panic");
    if before.digest.is_some() && before.digest == inspect(&small, Collect::Nothing).digest {
        let small = String::from_utf8(small).expect("text");
        assert_eq!(words(&page), words(&small), "{page}\n{small}");
    }
}

/// The target of a request on the first line, headers on those after it.
fn http_request_path(input: &[u8]) {
    let mut lines = input.split(|&byte| byte == b'\n');
    let target = lines.next().unwrap_or_default();
    let mut headers = HeaderMap::new();
    for line in lines {
        let Some(at) = line.iter().position(|&byte| byte == b':') else { continue };
        let (name, value) = (HeaderName::from_bytes(&line[..at]), HeaderValue::from_bytes(&line[at + 1..]));
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    let gate = Gate::new(4200, None, std::net::Ipv4Addr::LOCALHOST.into(), "secret");
    let Ok(asked) = read(&Method::GET, target, &headers, &gate) else { return };
    let hosts: Vec<&[u8]> = headers.get_all("host").iter().map(HeaderValue::as_bytes).collect();
    let [host] = hosts[..] else { panic!("{} hosts were let in", hosts.len()) };
    let host = host.to_ascii_lowercase();
    assert!(["localhost", "127.0.0.1", "[::1]"].iter().any(|known| host.starts_with(known.as_bytes())), "{host:?}");
    let has_token = memchr::memmem::find(target, b"secret").is_some() || target.contains(&b'%');
    match asked {
        Asked::Page { path, .. } => {
            assert!(path.starts_with('/') && !path.contains(['\\', '\0']), "{path:?}");
            assert!(!path.split('/').any(|part| matches!(part, "." | "..")), "{path:?}");
        }
        Asked::Events { .. } | Asked::Findings { .. } => assert!(has_token, "{target:?}"),
        Asked::Script | Asked::Style => {}
    }
}

/// The settings of a site.
fn config(input: &[u8]) {
    built(&[("site.toml", input)]);
}

/// Builds the small plan with other files in it. No fault of ours, and nothing that could run in any page that content made.
fn built(changes: &[(&str, &[u8])]) {
    let mut folder = small_plan();
    for (path, bytes) in changes {
        folder.put(*path, bytes.to_vec());
    }
    // Who writes templates and settings may write scripts.
    let trusted = changes.iter().any(|(path, _)| *path == "site.toml" || path.starts_with("themes/"));
    let (files, diagnostics) = made(&folder);
    let faults: Vec<String> =
        diagnostics.iter().filter(|said| said.code == Code::Fault).map(|said| format!("{said:?}")).collect();
    assert!(faults.is_empty(), "{faults:?}");
    // What there is to say can be said.
    let text_of = |file: &str| folder.read(file, u64::MAX).ok().map(|bytes| decode_lossy(&bytes));
    text::render(&Report::new(diagnostics, &text_of), &Speaker::new(Tongue::English), false);
    for (path, bytes) in files.iter().filter(|(path, _)| !trusted && path.ends_with(".html")) {
        let dangers = usual().dangers(&String::from_utf8_lossy(bytes));
        assert!(dangers.is_empty(), "{path}: {dangers:?}");
    }
}

/// What is made of a folder, and what is said of it.
fn made(folder: &Memory) -> (BTreeMap<String, Vec<u8>>, Diagnostics) {
    let folder: Arc<dyn Folder> = Arc::new(folder.clone());
    let mut diagnostics = Diagnostics::new();
    let files = Mutex::new(BTreeMap::new());
    if let Some(engine) = prepare(folder, &Settings::default(), &mut diagnostics) {
        let sink = |path: &str, bytes: Vec<u8>| {
            files.lock().expect("no panic").insert(path.to_owned(), bytes);
            Ok(())
        };
        produce(&engine, &sink, &|| (), &mut diagnostics);
    }
    (files.into_inner().expect("no panic"), diagnostics)
}

fn small_plan() -> Memory {
    let mut folder = Memory::new();
    for part in include_str!("../support/plan.txt").split("\n=== ").skip(1) {
        let (path, content) = part.split_once('\n').unwrap_or((part, ""));
        folder.put(path.trim(), format!("{content}\n").into_bytes());
    }
    let second =
        "+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\n[](value:rain?year=2023&place=North&column=millimetres)\n";
    folder.put("content/pages/essai.en.md", second.as_bytes().to_vec());
    folder
}

/// What pages of the small plan have.
fn usual() -> &'static Usual {
    static USUAL: LazyLock<Usual> = LazyLock::new(|| {
        let mut usual = Usual::default();
        let files = made(&small_plan()).0;
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        pages.for_each(|(_, bytes)| usual.learn(&String::from_utf8_lossy(bytes)));
        usual
    });
    &USUAL
}

fn assert_harmless(html: &str) {
    let page = format!("<!doctype html><title>x</title><main>{html}</main>");
    let dangers = usual().dangers(&page);
    assert!(dangers.is_empty(), "{dangers:?} in {html}");
}

/// Elements that a browser opens again by itself where they weren't closed in their order, as soon as a text comes, be it white
/// space: in which of several empty places it does so says nothing.
const REOPENED: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// The words and tags of a page as a browser's parser sees them; white space counts as one space, and within `pre` as itself.
fn words(html: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let document = Html::parse_document(html);
    for node in document.tree.root().descendants() {
        match node.value() {
            scraper::Node::Element(element) if REOPENED.contains(&element.name()) => {}
            scraper::Node::Element(element) => words.push(format!("<{}>", element.name())),
            scraper::Node::Text(text) => {
                let in_pre = node.ancestors().any(|up| up.value().as_element().is_some_and(|up| up.name() == "pre"));
                if in_pre {
                    words.push(text.to_string());
                } else {
                    words.extend(text.split_whitespace().map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    words
}
