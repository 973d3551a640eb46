//! A page as its rules see it: sentences and words with their places, and what was counted.

use std::borrow::Cow;
use std::ops::Range;

use crate::language::lists::WordList;
use crate::language::readability::tier::{Limits, Tier};
use crate::language::readability::{Idiom, Longest, Reading};
use crate::language::sentence::sentences;
use crate::language::word::{OBJECT, elided, letters, lower, words};
use crate::language::{readability, syllable};
use crate::markdown::prose::{Kind, Passage, Prose, Role};

/// LIX counts words of more letters than this as long (Björnsson, *Läsbarhet*, 1968).
const LONG: usize = 6;

/// From so many words on what stands between quotation marks is somebody else's sentence, not a word in quotes.
const QUOTATION: usize = 4;

/// What rules look at.
pub struct Page<'a> {
    pub prose: &'a Prose,
    pub idiom: Idiom,
    pub tier: Tier,
    pub limits: Limits,
    pub list: &'a WordList,
    /// Whether the site explains a word.
    pub known: &'a dyn Fn(&str) -> bool,
    /// The texts of the front matter, one on each line.
    pub beside: &'a str,
    /// The words of each passage.
    pub words: Vec<Vec<Word<'a>>>,
    /// The sentences of paragraphs, of items of lists, and of what stands beside the text.
    pub sentences: Vec<Sentence>,
    pub reading: Reading,
}

/// A word of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    pub range: Range<usize>,
    /// Its elided article in small letters and without the apostrophe, as "d" of "d’eau"; empty when it has none.
    pub article: &'static str,
    /// In small letters, without its elided article.
    pub bare: Cow<'a, str>,
    /// Whether the author says it: not in a quotation, another language or an address.
    pub own: bool,
    /// Whether it stands between quotation marks, alone or in a quotation.
    pub quoted: bool,
}

/// A sentence of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Index in the passages.
    pub passage: usize,
    pub range: Range<usize>,
    /// Indices of its words in those of the passage.
    pub words: Range<usize>,
    /// How many of them the author says.
    pub own: usize,
    /// Whether it stands beside the text: in a field, a block or a chart. Such sentences aren't counted for a score.
    pub aside: bool,
}

impl<'a> Page<'a> {
    /// Cuts the passages into sentences and words, and counts.
    pub fn new(
        prose: &'a Prose,
        idiom: Idiom,
        tier: Tier,
        limits: Limits,
        list: &'a WordList,
        known: &'a dyn Fn(&str) -> bool,
        beside: &'a str,
    ) -> Self {
        let words: Vec<Vec<Word<'a>>> = prose.passages.iter().map(words_of).collect();
        let mut page = Page {
            prose,
            idiom,
            tier,
            limits,
            list,
            known,
            beside,
            words,
            sentences: Vec::new(),
            reading: Reading::default(),
        };
        for index in 0..prose.passages.len() {
            if has_sentences(prose.passages[index].kind) {
                page.add_sentences(index);
            }
        }
        page.reading = page.count();
        page
    }

    fn add_sentences(&mut self, passage: usize) {
        let words = &self.words[passage];
        for range in sentences(&self.prose.passages[passage].text, self.idiom) {
            let first = words.partition_point(|word| word.range.start < range.start);
            let last = words.partition_point(|word| word.range.start < range.end);
            let own = words[first..last].iter().filter(|word| word.own).count();
            let aside = self.prose.passages[passage].kind == Kind::Aside;
            self.sentences.push(Sentence { passage, range, words: first..last, own, aside });
        }
    }

    fn count(&self) -> readability::Reading {
        let mut reading = Reading::default();
        for sentence in self.sentences.iter().filter(|sentence| sentence.own > 0 && !sentence.aside) {
            reading.sentences += 1;
            for word in self.words(sentence).iter().filter(|word| word.own) {
                let text = &self.prose.passages[sentence.passage].text[word.range.clone()];
                reading.words += 1;
                reading.long_words += u32::from(letters(&word.bare) > LONG);
                let listed =
                    if self.list.syllables.is_empty() { None } else { self.list.syllables.get(word.bare.as_ref()) };
                reading.syllables += match listed {
                    Some(count) => *count,
                    None if text.starts_with(OBJECT) => 1,
                    None => syllable::of_parts(text, word.article, &word.bare, self.idiom),
                };
            }
        }
        let of_text = self.sentences.iter().filter(|sentence| sentence.own > 0 && !sentence.aside);
        let longest = of_text.rev().max_by_key(|sentence| sentence.own);
        reading.longest = longest.map(|longest| {
            let place = self.place(longest);
            let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            Longest {
                words: clamp(longest.own),
                text: self.text(longest).to_owned(),
                span: (clamp(place.start), clamp(place.end)),
            }
        });
        reading
    }

    /// The words of a sentence.
    pub fn words(&self, sentence: &Sentence) -> &[Word<'_>] {
        &self.words[sentence.passage][sentence.words.clone()]
    }

    pub fn text(&self, sentence: &Sentence) -> &str {
        &self.prose.passages[sentence.passage].text[sentence.range.clone()]
    }

    /// What stands between two words of one passage.
    pub fn between(&self, passage: usize, first: &Word<'_>, second: &Word<'_>) -> &str {
        &self.prose.passages[passage].text[first.range.end..second.range.start]
    }

    /// Where a sentence stands in the file.
    pub fn place(&self, sentence: &Sentence) -> Range<usize> {
        self.prose.passages[sentence.passage].place(sentence.range.clone())
    }

    /// The passages with their words.
    pub fn passages(&self) -> impl Iterator<Item = (&Passage, &[Word<'_>])> {
        self.prose.passages.iter().zip(self.words.iter().map(Vec::as_slice))
    }
}

fn has_sentences(kind: Kind) -> bool {
    matches!(kind, Kind::Paragraph | Kind::Item { .. } | Kind::Aside)
}

fn words_of(passage: &Passage) -> Vec<Word<'_>> {
    let text = passage.text.as_str();
    let mut found: Vec<Word<'_>> = words(text)
        .into_iter()
        .map(|range| {
            let own = !passage.has(&range, Role::Foreign) && !passage.has(&range, Role::Address);
            let written = &text[range.clone()];
            let (article, rest) = elided(written).unwrap_or(("", written));
            Word { article, bare: lower(rest), range, own, quoted: false }
        })
        .collect();
    for quotation in quotations(text) {
        let inside = |word: &&mut Word<'_>| quotation.contains(&word.range.start);
        found.iter_mut().filter(inside).for_each(|word| word.quoted = true);
        if found.iter_mut().filter(inside).count() >= QUOTATION {
            found.iter_mut().filter(inside).for_each(|word| word.own = false);
        }
    }
    found
}

/// What stands between « and », “ and ”, or two straight quotes.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        let closes = match c {
            '»' => '«',
            '”' => '“',
            '"' if open.iter().any(|(mark, _)| *mark == '"') => '"',
            '«' | '“' | '"' => {
                open.push((c, at));
                continue;
            }
            _ => continue,
        };
        if let Some(position) = open.iter().rposition(|(mark, _)| *mark == closes) {
            found.push(open[position].1..at);
            open.truncate(position);
        }
    }
    found
}
