//! Named fenced blocks: one file for each, and the list of them here.

mod cards;
mod chart;
mod figures;
pub mod quiz;
mod table;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::document::{PageLink, QuizNote};
use crate::markdown::host::Host;
use crate::node::reader::Reader;
use crate::node::{Table as Settings, Value};

/// What a block hands to its template as the value `block`.
pub type BlockValues = BTreeMap<&'static str, tera::Value>;

/// A part of a block that is also a page of its own.
#[derive(Clone, Debug)]
pub struct Part {
    /// `table` or `figure`.
    pub kind: &'static str,
    /// What it is called; may have links.
    pub title: String,
    /// Those of the block, with that part alone.
    pub settings: Settings,
}

/// A block that is written as a fence with its name, and TOML inside.
pub trait Block: Sync {
    fn name(&self) -> &'static str;

    /// The template `blocks/NAME.html` that shows it.
    fn template(&self) -> &'static str {
        self.name()
    }

    /// Checks the settings and gives the pages that they name, besides those that their texts link to. `config` is the
    /// site's.
    fn check(&self, settings: Reader<'_>, config: &Config, diagnostics: &mut Diagnostics) -> Vec<PageLink>;

    /// The ids of the parts that are also pages of their own, to be shown inside pages of others, each with its place.
    fn embeds(&self, _: &Settings) -> Vec<(String, Range<usize>)> {
        Vec::new()
    }

    /// The part with one of those ids; none when it has none.
    fn part(&self, _: &Settings, _id: &str) -> Option<Part> {
        None
    }

    /// The data package that it shows besides those of `value:` links.
    fn package(&self, _: &Settings) -> Option<String> {
        None
    }

    /// The keys, at any depth of its settings, of texts that readers read as prose.
    fn prose(&self) -> &'static [&'static str] {
        &[]
    }

    /// What other stages need to know of it if it is a quiz; `block` is its place among the named blocks of the text.
    fn quiz(&self, _: &Settings, _block: usize) -> Option<QuizNote> {
        None
    }

    /// What the template is to show, from settings that were checked before.
    ///
    /// # Errors
    /// A diagnostic without place; the caller knows where the block stands.
    fn values(&self, settings: Reader<'_>, host: &dyn Host) -> Result<BlockValues, Box<Diagnostic>>;
}

/// The blocks. A new one is a file and a line here.
pub const BLOCKS: &[&dyn Block] =
    &[&cards::Cards, &chart::Chart, &chart::Map, &figures::Figures, &quiz::Quiz, &table::Table];

/// Names that the contract with editors has and this version doesn't make yet.
pub const RESERVED: &[&str] = &["timeline"];

/// What a fence is, from the first word after it.
pub enum Fence {
    Block(&'static dyn Block),
    Reserved(&'static str),
    /// Nearly the name of a block: a slip of the pen.
    Misspelt,
    Code,
}

/// Sorts a fence by its first word.
pub fn fence(info: &str) -> Fence {
    let word = info.split_whitespace().next().unwrap_or_default();
    if let Some(block) = BLOCKS.iter().find(|block| block.name() == word) {
        return Fence::Block(*block);
    }
    if let Some(name) = RESERVED.iter().find(|&&name| name == word) {
        return Fence::Reserved(name);
    }
    // One letter more, less or other: no language of code blocks is that near to a block's name.
    let near = |name: &str| strsim::damerau_levenshtein(&word.to_lowercase(), name) <= 1;
    if word.len() >= 3 && known_blocks().any(near) { Fence::Misspelt } else { Fence::Code }
}

/// The first of the named blocks of a text that is wanted, by its place among them, with its settings as they are written.
pub fn find(text: &str, wanted: impl Fn(usize, &dyn Block) -> bool) -> Option<(&'static dyn Block, String)> {
    let mut count = 0;
    let mut open: Option<(&'static dyn Block, String)> = None;
    for event in Parser::new_ext(text, super::options()) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let Fence::Block(block) = fence(&info) else { continue };
                if wanted(count, block) {
                    open = Some((block, String::new()));
                }
                count += 1;
            }
            Event::Text(part) => open.iter_mut().for_each(|(_, settings)| settings.push_str(&part)),
            Event::End(TagEnd::CodeBlock) if open.is_some() => return open,
            _ => {}
        }
    }
    None
}

/// The id that a table of settings has, if it can stand in an address; what is wrong with others was said.
fn id_of(settings: &Settings) -> Option<(String, Range<usize>)> {
    let node = settings.get("id")?;
    match &node.value {
        Value::Text(id) if crate::schema::is_slug(id) => Some((id.clone(), node.span.clone())),
        _ => None,
    }
}

/// A text among settings.
fn text_of<'a>(settings: &'a Settings, key: &str) -> Option<&'a str> {
    match &settings.get(key)?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The names of all blocks, for messages.
pub fn known_blocks() -> impl Iterator<Item = &'static str> {
    BLOCKS.iter().map(|block| block.name()).chain(RESERVED.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_blocks_name_is_not_taken_for_code() {
        for word in ["card", "crads", "Cards", "tables", "chrat"] {
            assert!(matches!(fence(word), Fence::Misspelt), "{word}");
        }
        for word in ["rust", "toml", "", "text", "csv", "math", "c"] {
            assert!(matches!(fence(word), Fence::Code), "{word}");
        }
        assert!(matches!(fence("cards"), Fence::Block(_)));
    }
}
