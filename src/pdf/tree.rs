//! HTML as a tree, without what is no use on paper.
//!
//! What is read here was made by the renderer and by the theme's templates, so its tags are paired; where they aren't, an
//! element ends with the one around it.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// An element, or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    Text(String),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// How deep elements are nested at the most; those below are taken out, and what they hold stays. Typst has limits too.
const DEPTH_LIMIT: usize = 40;

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// What can't be used on paper, with all that it holds.
const DROPPED: &[&str] = &[
    "button", "head", "iframe", "link", "meta", "nav", "noscript", "object", "script", "style", "svg", "template",
    "textarea",
];

/// Classes of the renderer and the theme: words for the ear that a picture's alternative says too, ways back up the screen,
/// code to copy.
const DROPPED_CLASSES: &[&str] =
    &["for-screen-readers", "footnote-back", "words-back", "embed-code", "citing", "no-print"];

/// What stands on a page of its own after everything else, though it is hidden on screens: the answers of a quiz.
pub const AT_END: &str = "quiz-key";

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").unwrap_or_default().split_ascii_whitespace()
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.classes().any(|known| known == class)
    }

    /// A number among the attributes, from 1.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok().filter(|number| *number > 0)
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    fn is_dropped(&self) -> bool {
        DROPPED.contains(&self.name.as_str())
            || self.classes().any(|class| DROPPED_CLASSES.contains(&class))
            || (self.attribute("hidden").is_some() && !self.has_class(AT_END))
            || self.attribute("popover").is_some()
            || self.attribute("aria-hidden") == Some("true")
    }
}

/// Reads HTML.
pub fn parse(html: &str) -> Vec<Node> {
    // The first stands for the text as a whole.
    let mut open = vec![Element::default()];
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let mut element = Element { name: lossy(&tag.name), ..Element::default() };
                element.attributes = tag.attributes.iter().map(|(name, value)| (lossy(name), lossy(value))).collect();
                let is_void = VOID.contains(&element.name.as_str()) || tag.self_closing;
                open.push(element);
                if is_void {
                    close(&mut open);
                }
            }
            Token::EndTag(tag) => {
                let name = lossy(&tag.name);
                if let Some(depth) = open.iter().skip(1).rposition(|element| element.name == name) {
                    while open.len() > depth + 1 {
                        close(&mut open);
                    }
                }
            }
            Token::String(text) => push_text(&mut open, &lossy(&text)),
            _ => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|whole| whole.children).unwrap_or_default()
}

/// Ends the innermost element.
fn close(open: &mut Vec<Element>) {
    let Some(element) = open.pop() else { return };
    let too_deep = open.len() > DEPTH_LIMIT;
    let Some(around) = open.last_mut() else { return };
    let element = if element.has_class("quiz") { without_answers(element) } else { element };
    match element {
        element if element.is_dropped() => {}
        element if too_deep => around.children.extend(element.children),
        element => around.children.push(Node::Element(element)),
    }
}

/// A quiz with its answers at the end has them nowhere else: nobody should see them before.
fn without_answers(mut quiz: Element) -> Element {
    fn has_key(element: &Element) -> bool {
        element.elements().any(|inside| inside.has_class(AT_END) || has_key(inside))
    }
    fn remove(nodes: &mut Vec<Node>) {
        nodes.retain(|node| !matches!(node, Node::Element(element) if element.name == "details"));
        for node in nodes {
            if let Node::Element(element) = node {
                remove(&mut element.children);
            }
        }
    }
    if has_key(&quiz) {
        remove(&mut quiz.children);
    }
    quiz
}

fn push_text(open: &mut [Element], text: &str) {
    let Some(around) = open.last_mut() else { return };
    match around.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => around.children.push(Node::Text(text.to_owned())),
    }
}

/// Every `id` in a tree.
pub fn ids(nodes: &[Node]) -> Vec<&str> {
    let mut found = Vec::new();
    for node in nodes {
        if let Node::Element(element) = node {
            found.extend(element.attribute("id").filter(|id| !id.is_empty()));
            found.extend(ids(&element.children));
        }
    }
    found
}

/// All text in a tree, and the alternatives of its pictures.
pub fn text(nodes: &[Node]) -> String {
    let mut all = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => all.push_str(text),
            Node::Element(element) => {
                all.push_str(element.attribute("alt").unwrap_or_default());
                all.push_str(&text(&element.children));
            }
        }
    }
    all
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_use_on_paper_is_left_out() {
        let html =
            "<p>a<br>b <button>copy</button><a class=\"x footnote-back\">↩</a></p><svg><text>c</text></svg><p hidden>d";
        assert_eq!(text(&parse(html)), "ab ");
    }

    #[test]
    fn answers_of_a_quiz_stand_at_its_end_and_nowhere_else() {
        let quiz = |key: &str| {
            format!(
                "<section class=quiz><form><fieldset><legend>a</legend><details>b</details></fieldset></form>{key}</section>"
            )
        };
        assert_eq!(text(&parse(&quiz("<div class=quiz-key hidden>c</div>"))), "ac");
        assert_eq!(text(&parse(&quiz(""))), "ab");
    }

    #[test]
    fn tags_that_are_not_paired_lose_no_text() {
        assert_eq!(text(&parse("<div><p>a<b>b</div>c</i>d<p>e")), "abcde");
        assert_eq!(ids(&parse("<div id=a><p id=b>x</div><p id=c>")), ["a", "b", "c"]);
        let deep = format!("{}x{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
        assert_eq!(text(&parse(&deep)), "x");
    }
}
