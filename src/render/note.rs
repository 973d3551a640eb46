//! The note inside the archive of a data package: what the data are, how to cite them, and what the page says of them, for
//! those who find the archive years later.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

use super::credit::{credit, licence};
use super::plain::{own_text, plain};
use super::{Model, page};
use crate::data::Package;
use crate::diagnostic::Diagnostics;
use crate::markdown::link::Wanted;
use crate::markdown::{self, inline};
use crate::site::EntryIndex;

/// The note in a language, as plain text.
pub fn note(
    model: &Model,
    entry: EntryIndex,
    package: &Package,
    language: usize,
    diagnostics: &mut Diagnostics,
) -> String {
    let document = model.site.entry(entry).document(language);
    let (formats, words) = model.language(language);
    let titled = |key: &str, text: &str| {
        let word = words.get(key, &[]).unwrap_or_default();
        format!("{word}{} {text}", words.get("colon", &[]).unwrap_or_default().trim_end())
    };
    let title = plain(model, &document.title, document);
    let by = credit(model, entry, language);
    let site = model.site.config.title.text(language).unwrap_or_default();
    let address = model.plan.page(entry, language).map(|target| model.plan.writer.absolute(target.address));
    let address = address.unwrap_or_default();
    let mut lines = vec![title.clone(), String::new()];
    lines.extend(document.summary.as_ref().map(|summary| plain(model, summary, document) + "\n"));
    let cited: Vec<&str> =
        [by.as_str(), title.as_str(), site, address.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    lines.push(titled("data-cite", &cited.join(", ")));
    for source in &package.sources {
        let read = source.retrieved.as_deref().map(|day| formats.moment(day));
        let parts = [Some(source.title.as_str()), source.path.as_deref(), read.as_deref()];
        lines.push(titled("source", &parts.into_iter().flatten().collect::<Vec<_>>().join(", ")));
    }
    let terms = licence(model, entry, language);
    let path = package.licences.iter().find_map(|licence| licence.path.clone());
    lines.push(titled("data-licence", &terms.into_iter().chain(path).collect::<Vec<_>>().join(", ")));
    lines.push(String::new());
    if let Some((text, start)) = page::body(model, document, diagnostics) {
        lines.push(words_of(&text[start..], &|wanted| own_text(model, wanted, language)));
    }
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// A text without its marks: headings and paragraphs as lines, items with a dash. What is drawn isn't there. `own` gives
/// what a link says that has no text of its own.
fn words_of(markdown: &str, own: &dyn Fn(&Wanted) -> Option<String>) -> String {
    let mut text = String::new();
    let mut link: Option<(CowStr<'_>, usize)> = None;
    let mut drawn = false;
    for event in Parser::new_ext(markdown, markdown::options()) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => drawn = true,
            Event::End(TagEnd::CodeBlock) => drawn = false,
            Event::Start(Tag::Item) => text.push_str("- "),
            Event::Start(Tag::Link { dest_url, .. }) => link = Some((dest_url, text.len())),
            Event::End(TagEnd::Link) => {
                if let Some((address, _)) = link.take().filter(|(_, start)| *start == text.len()) {
                    text.push_str(&inline::own_text(&address, own).unwrap_or_default());
                }
            }
            Event::Text(part) | Event::Code(part) if !drawn => text.push_str(&part),
            Event::SoftBreak => text.push(' '),
            Event::End(TagEnd::Item) | Event::HardBreak => text.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::List(_)) => text.push_str("\n\n"),
            _ => {}
        }
    }
    // A list of loose items ends each of them twice.
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Wanted, words_of};

    #[test]
    fn a_text_is_readable_without_its_marks() {
        let markdown = "One [two](page:x), [](term:three).\n\n```chart\nref = \"a/b\"\n```\n\n## Limits {#limits}\n\n- a *b*\n- c\n";
        let own = |wanted: &Wanted| matches!(wanted, Wanted::Term(key) if key == "three").then(|| "three".to_owned());
        assert_eq!(words_of(markdown, &own).trim_end(), "One two, three.\n\nLimits\n\n- a b\n- c");
    }
}
