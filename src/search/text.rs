//! The text of a page that is searched: what stands in `main`, without what only helps to use the page.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Never text of the page, with all that it holds. The first heading is its title, which is searched apart.
const SKIPPED: &[&str] = &[
    "button", "datalist", "form", "h1", "iframe", "nav", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea",
];

/// Around these a word ends, even where no space is written.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// The class of a quiz; its answers unfold.
const QUIZ: &str = "quiz";

/// An element that is open.
struct Open {
    name: Vec<u8>,
    skipped: bool,
    quiz: bool,
}

/// The words in `main` of a page's HTML, with single spaces between them; no-break spaces stay. What is in elements of the
/// classes in `unsearched` isn't there, nor are the answers of quizzes. The HTML must have its closing tags.
pub fn of_page(html: &[u8], unsearched: &[String]) -> String {
    let mut pass = Pass { unsearched, open: Vec::new(), main: None, text: String::new() };
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => pass.start(&tag),
            Token::EndTag(tag) => pass.end(&tag.name),
            Token::String(text) => pass.add(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    pass.text.truncate(pass.text.trim_end_matches(' ').len());
    pass.text
}

struct Pass<'a> {
    unsearched: &'a [String],
    open: Vec<Open>,
    /// How many elements are open around `main`.
    main: Option<usize>,
    text: String,
}

impl Pass<'_> {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = std::str::from_utf8(&tag.name).unwrap_or_default();
        self.boundary(name);
        if VOID.contains(&name) || tag.self_closing {
            return;
        }
        if name == "main" && self.main.is_none() {
            self.main = Some(self.open.len());
        }
        let around = self.open.last();
        let (skipped, quiz) = around.map_or((false, false), |around| (around.skipped, around.quiz));
        let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value));
        let class = attribute("class").unwrap_or_default();
        let quiz = quiz || class.split_ascii_whitespace().any(|class| class == QUIZ);
        let skipped = skipped
            || SKIPPED.contains(&name)
            || (quiz && name == "details")
            || attribute("hidden").is_some()
            || attribute("popover").is_some()
            || attribute("aria-hidden").is_some_and(|value| value == "true")
            || class.split_ascii_whitespace().any(|class| self.unsearched.iter().any(|known| known == class));
        self.open.push(Open { name: tag.name.to_vec(), skipped, quiz });
    }

    fn end(&mut self, name: &[u8]) {
        self.boundary(std::str::from_utf8(name).unwrap_or_default());
        if let Some(depth) = self.open.iter().rposition(|open| open.name == name) {
            self.open.truncate(depth);
        }
        if self.main.is_some_and(|main| self.open.len() <= main) {
            self.main = None;
        }
    }

    fn boundary(&mut self, name: &str) {
        if !INLINE.contains(&name) {
            self.space();
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn add(&mut self, text: &str) {
        if self.main.is_none() || self.open.last().is_some_and(|open| open.skipped) {
            return;
        }
        for character in text.chars() {
            match character {
                // A place where a word may be broken is no part of it.
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
                '\u{A0}' | '\u{202F}' => self.text.push(character),
                other if other.is_whitespace() => self.space(),
                other => self.text.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of_page;

    fn text(html: &str) -> String {
        of_page(html.as_bytes(), &["citing".to_owned()])
    }

    #[test]
    fn only_the_text_of_the_page_itself_is_there() {
        let html = "<title>T</title><header>H</header><main><nav>N</nav><article><h1>Un</h1><p>Deux<b>mots</b> et \
            <i>trois</i><br>lignes<div class=\"x citing\">C <p>C</p></div><details><summary>Plus</summary>d’eau</details>\
            <svg><text>S</text></svg><p hidden>h</p><p aria-hidden=true>a</p><div popover>p</div>\
            <button>B</button></article></main><footer>F</footer>";
        assert_eq!(text(html), "Deuxmots et trois lignes Plus d’eau");
    }

    #[test]
    fn answers_of_a_quiz_are_not_there() {
        let html = "<main><section class=quiz><p>Combien ?</p><details><summary>S</summary>7</details></section>\
            <details>a</details></main>";
        assert_eq!(text(html), "Combien ? a");
    }

    #[test]
    fn no_break_spaces_stay_and_signs_that_are_not_seen_go() {
        assert_eq!(
            text("<main>Pourquoi\u{202F}? in\u{AD}on\u{200B}dation 2\u{A0}000&nbsp;m</main>"),
            "Pourquoi\u{202F}? inondation 2\u{A0}000\u{A0}m"
        );
    }

    #[test]
    fn tags_that_are_not_paired_do_no_harm() {
        assert_eq!(text("<main><p>a<b>b</main>c</i>d"), "ab");
        assert_eq!(text("</main></p>x<main>"), "");
    }
}
