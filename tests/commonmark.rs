//! The examples of the CommonMark specification, through our rendering with the extensions off.

#[path = "support/nothing.rs"]
mod nothing;

use nothing::Nothing;
use parvis::check::markup::{Collect, inspect};
use parvis::markdown::options;
use parvis::markdown::render::{Policy, render};
use parvis::render::minify::minify;
use pulldown_cmark::{Event, Options, Parser};
use serde::Deserialize;

#[derive(Deserialize)]
struct Example {
    markdown: String,
    html: String,
    example: u32,
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

/// The tags and words of HTML, as one after the other. White space counts as one space, and only within `pre` as itself.
fn said(html: &str) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let document = scraper::Html::parse_document(html);
    for edge in document.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                scraper::Node::Element(element) => {
                    let mut attributes: Vec<String> =
                        element.attrs().filter_map(|(name, value)| attribute(element.name(), name, value)).collect();
                    attributes.sort();
                    said.push(format!("<{} {}>", element.name(), attributes.join(" ")));
                }
                scraper::Node::Text(text) => {
                    let in_pre = node.ancestors().any(|up| up.value().as_element().is_some_and(|e| e.name() == "pre"));
                    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    let words = if in_pre { text.to_string() } else { words };
                    if !words.is_empty() {
                        said.push(words);
                    }
                }
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                said.extend(node.value().as_element().map(|element| format!("</{}>", element.name())));
            }
        }
    }
    said
}

/// An attribute, unless it says what holds without it.
fn attribute(element: &str, name: &str, value: &str) -> Option<String> {
    let value = if name == "class" { value.split_whitespace().collect::<Vec<_>>().join(" ") } else { value.to_owned() };
    let is_default = matches!(
        (element, name, value.as_str()),
        ("script", "type", "text/javascript")
            | ("style", "type", "text/css")
            | (_, "class", "")
            // Nothing is shown either way.
            | ("img", "src", "")
    );
    (!is_default).then(|| format!("{name}={value:?}"))
}

/// Whether a text in the page that it becomes says the same before and after being made smaller, or stays as it is.
fn says_the_same(markdown: &str, options: Options, policy: Policy) -> Result<bool, String> {
    let rendered = render(markdown, options, policy, &Nothing)?;
    let page = format!("<!doctype html><title>x</title><main>{}</main>", rendered.html);
    let small = minify(page.as_bytes()).ok_or("the minifier failed")?;
    // As every page is: minified where that says the same, else left as it is.
    if inspect(page.as_bytes(), Collect::Nothing).digest != inspect(&small, Collect::Nothing).digest {
        return Ok(false);
    }
    let small = String::from_utf8(small).map_err(|error| error.to_string())?;
    if said(&page) == said(&small) { Ok(true) } else { Err(format!("\n{page}\n{small}")) }
}

#[test]
fn every_example_is_published_saying_the_same() {
    let examples: Vec<Example> = serde_json::from_str(include_str!("commonmark/spec.json")).expect("examples");
    let (mut changed, mut not_minified) = (Vec::new(), Vec::new());
    for example in &examples {
        match says_the_same(&example.markdown, Options::empty(), Policy::Specification) {
            Ok(true) => {}
            Ok(false) => not_minified.push(example),
            Err(fault) => changed.push(format!("{}: {:?}{fault}", example.example, example.markdown)),
        }
    }
    assert!(changed.is_empty(), "{} changed:\n{}", changed.len(), changed.join("\n"));
    // Only tags that an author left open or wrote in a way of his own keep an example from being made smaller.
    for example in not_minified {
        let has_html = |event: &Event<'_>| matches!(event, Event::Html(_) | Event::InlineHtml(_));
        assert!(Parser::new(&example.markdown).any(|event| has_html(&event)), "{}", example.example);
    }
}

#[derive(Deserialize)]
struct Input {
    section: String,
    example: u32,
    markdown: String,
    html: String,
}

fn inputs() -> Vec<Input> {
    serde_json::from_str(include_str!("commonmark/pulldown-cmark.json")).expect("inputs")
}

#[test]
fn what_went_wrong_in_the_parser_once_is_published_saying_the_same() {
    let inputs = inputs();
    assert_eq!(inputs.len(), 408);
    let mut changed = Vec::new();
    // As content is, and with all that the parser knows.
    let ways = [(options(), Policy::Publish), (Options::all(), Policy::Specification)];
    for Input { section, example, markdown, .. } in &inputs {
        for (options, policy) in ways {
            // A lone carriage return is a line end for us before it comes to the parser.
            let markdown = markdown.replace("\r\n", "\n").replace('\r', "\n");
            match says_the_same(&markdown, options, policy) {
                // What was cleaned is always whole, so it can be made smaller.
                Ok(small) => assert!(small || policy == Policy::Specification, "{section} {example}"),
                Err(fault) => changed.push(format!("{section} {example}: {markdown:?}{fault}")),
            }
        }
    }
    assert!(changed.is_empty(), "{} changed:\n{}", changed.len(), changed.join("\n"));
}

/// The words of HTML, with their cells and what is struck out.
fn words(html: &str) -> Vec<String> {
    let said = said(html).into_iter();
    let kept = ["<td", "<th ", "<del", "</td", "</th>", "</del"];
    let kept = said.filter(|part| !part.starts_with('<') || kept.iter().any(|tag| part.starts_with(tag)));
    kept.map(|part| part.split(' ').next().filter(|_| part.starts_with('<')).unwrap_or(&part).to_owned()).collect()
}

#[test]
fn tables_and_what_is_struck_out_are_those_of_github() {
    let github =
        inputs().into_iter().filter(|input| input.section.starts_with("gfm_") && input.section != "gfm_tasklist");
    let github: Vec<Input> = github.collect();
    assert_eq!(github.len(), 12);
    for Input { section, example, markdown, html } in github {
        let rendered = render(&markdown, options(), Policy::Specification, &Nothing).expect("no panic");
        assert_eq!(words(&rendered.html), words(&html), "{section} {example}");
    }
}
