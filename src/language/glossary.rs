//! The words of a glossary where a text uses them: in any of their forms, as whole words, the longest first.

use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use unicode_normalization::char::is_combining_mark;

/// Up to how many forms the automaton is a table of all its states.
const FEW_FORMS: usize = 2000;

/// The ways in which the terms of a glossary are written in one language.
#[derive(Debug, Default)]
pub struct Glossary {
    forms: Vec<Form>,
    /// The same, folded.
    known: HashSet<String>,
    matcher: Option<AhoCorasick>,
}

/// One way in which a term is written.
#[derive(Debug)]
struct Form {
    /// Of the term's page.
    key: String,
    text: String,
    /// Only its first letter may be written in the other case.
    abbreviation: bool,
}

/// A term in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// Of the term's page.
    pub key: &'a str,
    pub range: Range<usize>,
}

impl Glossary {
    /// A glossary of forms, each with the key of its term. Of a form that two terms have, the first counts.
    pub fn new<'a>(forms: impl IntoIterator<Item = (&'a str, &'a str)>) -> Glossary {
        let mut known: Vec<Form> = Vec::new();
        let mut patterns: Vec<String> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for (key, text) in forms {
            let text = text.trim();
            let pattern = folded(text);
            if !pattern.is_empty() && seen.insert(pattern.clone()) {
                known.push(Form { key: key.to_owned(), text: text.to_owned(), abbreviation: is_abbreviation(text) });
                patterns.push(pattern);
            }
        }
        // The fastest kind, which takes much memory for many forms.
        let kind = (known.len() <= FEW_FORMS).then_some(AhoCorasickKind::DFA);
        // It fails only for more forms than a glossary can have: the automaton counts its states in 31 bits.
        let matcher = AhoCorasick::builder().kind(kind).match_kind(MatchKind::Standard).build(&patterns).ok();
        Glossary { matcher: matcher.filter(|_| !known.is_empty()), forms: known, known: seen }
    }

    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Whether a word is a form of a term, in whatever case.
    pub fn has(&self, word: &str) -> bool {
        self.known.contains(&folded(word))
    }

    /// Every term in a text, in order; where several forms overlap, the one that begins first, and of those the longest.
    pub fn find(&self, text: &str) -> Vec<Found<'_>> {
        let Some(matcher) = &self.matcher else { return Vec::new() };
        let folded = Folded::of(text);
        let mut found: Vec<Found<'_>> = matcher
            .find_overlapping_iter(&folded.text)
            .filter_map(|hit| {
                let form = &self.forms[hit.pattern().as_usize()];
                let range = folded.original(hit.range())?;
                let whole = is_whole(text, &range);
                let same = !form.abbreviation || is_written_so(&text[range.clone()], &form.text);
                (whole && same).then_some(Found { key: &form.key, range })
            })
            .collect();
        found.sort_by(|a, b| (a.range.start, b.range.end).cmp(&(b.range.start, a.range.end)));
        let mut end = 0;
        found.retain(|found| {
            let free = found.range.start >= end;
            if free {
                end = found.range.end;
            }
            free
        });
        found
    }
}

/// A form as it is compared with others.
pub fn folded(form: &str) -> String {
    Folded::of(form.trim()).text
}

/// Whether a form has a word with two capitals: `OFII`, `COVID-19`, `MGNREGA`.
fn is_abbreviation(form: &str) -> bool {
    form.split_whitespace().any(|word| word.chars().filter(|c| c.is_uppercase()).count() > 1)
}

/// Whether a text is a form letter by letter, but for the case of the first one and for what [`like`] makes equal.
fn is_written_so(text: &str, form: &str) -> bool {
    let mut pairs = text.chars().map(like).zip(form.chars().map(like));
    let first = pairs.next().is_some_and(|(a, b)| lower(a) == lower(b));
    first && pairs.all(|(a, b)| a == b)
}

/// One letter for those that are written differently and mean the same: apostrophes, hyphens, spaces.
fn like(letter: char) -> char {
    match letter {
        '\u{2019}' | '\u{2BC}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

/// The small letter, if it is one letter.
fn lower(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => letter,
    }
}

/// A text in small letters, with simple apostrophes, hyphens and spaces.
struct Folded {
    text: String,
    /// Where the distance between a byte here and in the text changes: the byte here, and there.
    steps: Vec<(usize, usize)>,
}

impl Folded {
    fn of(original: &str) -> Folded {
        let mut text = String::with_capacity(original.len());
        let mut steps = Vec::new();
        let mut rest = original;
        // Most letters are ASCII: runs of them are taken at once, and no table of Unicode is asked.
        while let Some(run) = rest.bytes().position(|byte| !byte.is_ascii()) {
            let (before, after) = rest.split_at(run);
            text.push_str(before);
            let mut letters = after.chars();
            if let Some(letter) = letters.next() {
                let folded = lower(like(letter));
                text.push(folded);
                if folded.len_utf8() != letter.len_utf8() {
                    steps.push((text.len(), original.len() - letters.as_str().len()));
                }
            }
            rest = letters.as_str();
        }
        text.push_str(rest);
        text.make_ascii_lowercase();
        if text.contains(['\n', '\t']) {
            text = text.replace(['\n', '\t'], " ");
        }
        Folded { text, steps }
    }

    /// The bytes of the original text; none for a range that isn't made of whole letters.
    fn original(&self, range: Range<usize>) -> Option<Range<usize>> {
        let whole = self.text.is_char_boundary(range.start) && self.text.is_char_boundary(range.end);
        whole.then(|| self.there(range.start)..self.there(range.end))
    }

    fn there(&self, here: usize) -> usize {
        let step = self.steps.partition_point(|(at, _)| *at <= here);
        match step.checked_sub(1).and_then(|step| self.steps.get(step)) {
            Some((at, there)) => there + (here - at),
            None => here,
        }
    }
}

/// Words that lose their last letter before a vowel, without it: what may stand before an apostrophe and a whole word.
const ELIDED: &[&str] =
    &["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "entr"];

/// Whether a part of a text is no part of a longer word, of a compound or of an address.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    begins_there(&text[..range.start]) && ends_there(&text[range.end..])
}

fn begins_there(before: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    let head = &before[..before.len() - last.len_utf8()];
    match like(last) {
        '\'' => {
            let word = head[head.trim_end_matches(is_part).len()..].to_lowercase();
            word.is_empty() || ELIDED.contains(&word.as_str())
        }
        '-' | '.' | '@' | '_' => !head.ends_with(is_part),
        letter => !is_part(letter),
    }
}

fn ends_there(after: &str) -> bool {
    let mut letters = after.chars();
    match letters.next().map(like) {
        None => true,
        // "a migrant’s", and the closing mark of a quotation.
        Some('\'') => {
            let rest: String = letters.take_while(|letter| is_part(*letter)).collect();
            rest.is_empty() || rest == "s"
        }
        Some('-' | '.' | '@' | '_') => !letters.next().is_some_and(is_part),
        Some(letter) => !is_part(letter),
    }
}

/// Whether a character is part of a word.
fn is_part(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn glossary() -> Glossary {
        Glossary::new([
            ("asylum", "asile"),
            ("asylum", "droit d’asile"),
            ("seeker", "demandeurs d’asile"),
            ("afd", "AFD"),
            ("truth", "post-vérité"),
            ("migrant", "migrant"),
        ])
    }

    /// The text with the terms in it between brackets.
    fn marked(text: &str) -> String {
        let mut marked = text.to_owned();
        for found in glossary().find(text).into_iter().rev() {
            let end = format!("]({})", found.key);
            marked.insert_str(found.range.end, &end);
            marked.insert(found.range.start, '[');
        }
        marked
    }

    #[test]
    fn words_are_found_in_their_forms_the_longest_first() {
        for (text, wanted) in [
            ("L’asile, l'asile.", "L’[asile](asylum), l'[asile](asylum)."),
            ("Le droit d'asile", "Le [droit d'asile](asylum)"),
            ("Demandeurs d’asile", "[Demandeurs d’asile](seeker)"),
            ("Le droit\u{a0}d’asile", "Le [droit\u{a0}d’asile](asylum)"),
            ("ASILE", "[ASILE](asylum)"),
            ("La Post‑vérité", "La [Post‑vérité](truth)"),
            ("a migrant’s way", "a [migrant](migrant)’s way"),
        ] {
            assert_eq!(marked(text), wanted);
        }
    }

    #[test]
    fn parts_of_words_and_compounds_are_left_alone() {
        for text in [
            "asiles",
            "basilesque",
            "contre-asile",
            "asile-refuge",
            "aujourd’asile",
            "www.asile.fr",
            "a@asile",
            "asile\u{301}",
        ] {
            assert_eq!(marked(text), text);
        }
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(marked("L’AFD, l’afd, l’Afd."), "L’[AFD](afd), l’afd, l’Afd.");
    }

    proptest! {
        #[test]
        fn what_is_found_is_whole_and_in_order(text in "([a-zé’'. -]|asile|ASILE|AFD|droit d’|\u{301}|İ|ſ|\u{a0}){0,12}") {
            let mut end = 0;
            for found in glossary().find(&text) {
                prop_assert!(found.range.start >= end && !text[found.range.clone()].is_empty());
                end = found.range.end;
            }
        }

        #[test]
        fn no_text_makes_it_fail(text in "\\PC{0,40}", form in "\\PC{0,8}") {
            for found in Glossary::new([("a", form.as_str()), ("b", "x")]).find(&text) {
                prop_assert!(text.get(found.range).is_some());
            }
        }
    }
}
