//! The examples of the CommonMark specification, through our rendering with the extensions off.

use parvis::diagnostic::Diagnostic;
use parvis::markdown::block::BlockValues;
use parvis::markdown::host::{Host, PageTarget};
use parvis::markdown::render::{Policy, render};
use parvis::site::query::Query;
use pulldown_cmark::Options;
use serde::Deserialize;

#[derive(Deserialize)]
struct Example {
    markdown: String,
    html: String,
    example: u32,
}

/// A site with nothing in it.
struct Nothing;

impl Host for Nothing {
    fn page(&self, _: &str, _: Option<&str>) -> Option<PageTarget> {
        None
    }
    fn path(&self, path: &str) -> String {
        path.to_owned()
    }
    fn word(&self, _: &str, _: Option<(&str, &str)>) -> String {
        String::new()
    }
    fn cards(&self, _: &Query) -> Vec<tera::Value> {
        Vec::new()
    }
    fn block(&self, _: &str, _: BlockValues) -> Result<String, Box<Diagnostic>> {
        Ok(String::new())
    }
}

/// The specification's headings have no ids; ours always do.
fn without_heading_ids(html: &str) -> String {
    let mut plain = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(" id=\"") {
        let is_heading = at >= 3 && rest.as_bytes()[at - 3] == b'<' && rest.as_bytes()[at - 2] == b'h';
        let end = at + 5 + rest[at + 5..].find('"').expect("closing quote") + 1;
        plain.push_str(if is_heading { &rest[..at] } else { &rest[..end] });
        rest = &rest[end..];
    }
    plain + rest
}

#[test]
fn all_652_examples_pass() {
    let examples: Vec<Example> = serde_json::from_str(include_str!("commonmark/spec.json")).expect("examples");
    assert_eq!(examples.len(), 652);
    let mut failed = Vec::new();
    for example in &examples {
        let rendered = render(&example.markdown, Options::empty(), Policy::Specification, &Nothing).expect("no panic");
        // A quotation mark in a text may be written either way.
        let plain = |html: &str| html.replace("&quot;", "\"");
        if plain(&without_heading_ids(&rendered.html)) != plain(&example.html) {
            failed.push(format!(
                "{}: {:?}\n  wanted {:?}\n  got    {:?}",
                example.example, example.markdown, example.html, rendered.html
            ));
        }
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}
