//! Typography by language: spaces, quotation marks, apostrophes, dashes and ellipses of a text as its language sets them.
//!
//! Sources: *Lexique des règles typographiques en usage à l’Imprimerie nationale* (spaces before ; ! ? : and inside « »,
//! ordinals, thousands); *New Hart’s Rules* (quotation marks, spaced en dash, ranges). Another language than French and
//! English is left as it is written: no rule here is safe for all.
//!
//! A passage is set as a whole, so that a rule sees beyond the markup that breaks it into runs: [`Typography::set`] says
//! what changes and where, [`Setting::part`] gives one run of it. Letters and digits are never touched, and setting what
//! was set before changes nothing.

mod around;
mod dashes;
mod english;
pub mod findings;
mod french;
mod measures;
mod ordinals;
mod quotes;

use std::borrow::Cow;
use std::ops::Range;

use super::Language;

/// Stands in a passage for what isn't set: code, a picture, a passage in another language. It counts as a word.
pub const OBJECT: char = '\u{FFFC}';

/// No-break space, before `:` and between a number and its unit.
const NO_BREAK: &str = "\u{a0}";
/// Narrow no-break space, before `; ! ?`, inside « » and between thousands.
const NARROW: &str = "\u{202f}";

/// The rules of a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typography {
    /// Texts stay as they are written.
    #[default]
    AsWritten,
    French,
    English,
}

/// A part of a passage with what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub range: Range<usize>,
    pub with: &'static str,
}

/// What changes in a passage: parts that follow each other and don't overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    edits: Vec<Edit>,
}

impl Typography {
    /// The rules of a language.
    pub fn of(language: &Language) -> Self {
        match language.locale.id.language.as_str() {
            "fr" => Typography::French,
            "en" => Typography::English,
            _ => Typography::AsWritten,
        }
    }

    /// What changes in a passage: a paragraph, heading or cell without its markup. A line break is `'\n'`.
    pub fn set(self, text: &str) -> Setting {
        match self {
            Typography::AsWritten => Setting::default(),
            Typography::French => french::set(text),
            Typography::English => english::set(text),
        }
    }

    /// A whole passage as it is to be shown.
    pub fn apply(self, text: &str) -> Cow<'_, str> {
        self.set(text).part(text, 0..text.len())
    }

    /// The letters of a passage that stand above the line: the end of French ordinals (`1er`, `XIXe`).
    pub fn raised(self, text: &str) -> Vec<Range<usize>> {
        if self == Typography::French { ordinals::raised(text) } else { Vec::new() }
    }
}

impl Setting {
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// A part of the passage as it is to be shown. What takes the place of characters on both sides of a border goes to
    /// the first part.
    pub fn part<'a>(&self, text: &'a str, range: Range<usize>) -> Cow<'a, str> {
        let first = self.edits.partition_point(|edit| edit.range.end <= range.start);
        let mut here = self.edits[first..].iter().take_while(|edit| edit.range.start < range.end).peekable();
        if here.peek().is_none() {
            return Cow::Borrowed(&text[range]);
        }
        let mut set = String::with_capacity(range.len() + 16);
        let mut at = range.start;
        for edit in here {
            if edit.range.start >= range.start {
                set.push_str(&text[at..edit.range.start]);
                set.push_str(edit.with);
            }
            at = edit.range.end.min(range.end);
        }
        set.push_str(&text[at..range.end]);
        Cow::Owned(set)
    }

    /// What stands before a place once the text is set so far: a rule then decides as it will when the text is set again.
    fn before(&self, text: &str, at: usize) -> Option<char> {
        match self.edits.last() {
            Some(edit) if edit.range.end == at => edit.with.chars().next_back(),
            _ => around::before(text, at),
        }
    }

    /// Notes a change; one that overlaps with the last is left out, as is one that changes nothing.
    fn replace(&mut self, text: &str, range: Range<usize>, with: &'static str) {
        let free = self.edits.last().is_none_or(|last| last.range.end <= range.start);
        if free && !range.is_empty() && text[range.clone()] != *with {
            self.edits.push(Edit { range, with });
        }
    }
}
