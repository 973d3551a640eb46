//! How the texts of a collection should read.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::readability::tier::Tier;
use crate::node::reader::Reader;

/// The settings of `[collections.NAME.readability]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readability {
    /// For whom its pages are written, where they don't say it themselves.
    pub tier: Tier,
    /// The most words of one sentence, in place of the tier's.
    pub sentence: Option<usize>,
    /// The most words of a sentence on average, in place of the tier's.
    pub mean: Option<usize>,
    /// Whether even the rules that may keep a site from being built only warn.
    pub lenient: bool,
}

impl Readability {
    pub fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Readability {
        let tier = one_of(&mut reader, "tier", &Tier::KNOWN, diagnostics).unwrap_or_default();
        let lenient = one_of(&mut reader, "level", &LEVELS, diagnostics);
        let sentence = reader.count("sentence", diagnostics);
        let mean = reader.count("mean", diagnostics);
        reader.finish(diagnostics);
        Readability { tier, sentence, mean, lenient: lenient.unwrap_or(false) }
    }
}

/// What a level is called, with whether it only warns.
pub const LEVELS: [(&str, bool); 2] = [("error", false), ("warning", true)];

/// One of the texts that a setting may be, as what it stands for.
pub fn one_of<T: Copy>(
    reader: &mut Reader<'_>,
    key: &'static str,
    known: &[(&'static str, T)],
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let span = reader.node(key).map(|node| node.span.clone());
    let text = reader.text(key, diagnostics)?;
    let found = known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    if found.is_none() {
        let allowed: Vec<String> = known.iter().map(|(name, _)| (*name).to_owned()).collect();
        diagnostics.push(
            Diagnostic::new(Code::SettingNotAllowed)
                .at(reader.place(&span.unwrap_or(0..0)))
                .with("key", key)
                .with("value", text)
                .with("allowed", allowed),
        );
    }
    found
}
