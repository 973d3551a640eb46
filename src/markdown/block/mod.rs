//! Named fenced blocks: one file for each, and the list of them here.

mod cards;
mod chart;
mod figures;
mod table;

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::document::PageLink;
use crate::markdown::host::Host;
use crate::node::reader::Reader;

/// What a block hands to its template as the value `block`.
pub type BlockValues = BTreeMap<&'static str, tera::Value>;

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

    /// What the template is to show, from settings that were checked before.
    ///
    /// # Errors
    /// A diagnostic without place; the caller knows where the block stands.
    fn values(&self, settings: Reader<'_>, host: &dyn Host) -> Result<BlockValues, Box<Diagnostic>>;
}

/// The blocks. A new one is a file and a line here.
pub const BLOCKS: &[&dyn Block] = &[&cards::Cards, &chart::Chart, &chart::Map, &figures::Figures, &table::Table];

/// Names that the contract with editors has and this version doesn't make yet.
pub const RESERVED: &[&str] = &["quiz", "timeline"];

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
