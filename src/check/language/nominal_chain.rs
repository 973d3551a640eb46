//! `nominal-chain`: "la mise en œuvre de la politique de gestion de l’information", nouns where verbs would say who does
//! what.
//!
//! A chain is four or more complements with "de" (three or more with "of"), each begun within three words of the one
//! before, without a mark or a small word between. Nouns made from verbs (-tion, -sion, -ance, -ence, -ment in English)
//! are counted besides: more than three in a sentence, the site's own terms left aside.

use super::{Found, Page, Rule, Sentence, Word};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::readability::Idiom;
use crate::language::readability::tier::Tier;
use crate::language::word::split_elision;

pub struct NominalChain;

impl Rule for NominalChain {
    fn name(&self) -> &'static str {
        "nominal-chain"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        let most = if page.tier == Tier::Falc { 2 } else { 3 };
        for sentence in &page.sentences {
            let chain = longest_chain(page, sentence);
            let nouns = page.words(sentence).iter().filter(|word| is_nominal(page, word)).count();
            let range = match chain {
                Some(range) => range,
                None if nouns > most => sentence.range.clone(),
                None => continue,
            };
            let passage = &page.prose.passages[sentence.passage];
            let text = &passage.text[range.clone()];
            found.push(Diagnostic::new(Code::NominalChain).with("text", text), text, passage.place(range));
        }
    }
}

/// Words that end a chain: after them another part of the sentence begins.
const STOPS: &[&str] = &[
    "et", "ou", "à", "pour", "par", "que", "qui", "dans", "est", "sont", "a", "ont", "sur", "en", "avec", "sans", "ni",
    "comme", "entre", "sous", "chez", "mais", "and", "or", "for", "by", "that", "which", "in", "is", "are", "has",
    "have", "on", "with", "to", "from", "as", "au", "aux",
];

/// The first chain that is long enough, from the word before its first link to the one after its last.
fn longest_chain(page: &Page<'_>, sentence: &Sentence) -> Option<std::ops::Range<usize>> {
    let least = match page.idiom {
        Idiom::French => 4,
        Idiom::English => 3,
        Idiom::Other => return None,
    };
    let words = page.words(sentence);
    let mut links: Vec<usize> = Vec::new();
    for at in 1..words.len() {
        let broken = !page.between(sentence.passage, &words[at - 1], &words[at]).trim().is_empty();
        if broken
            || !words[at].own
            || STOPS.contains(&words[at].bare.as_str())
            || links.last().is_some_and(|last| at > last + 3)
        {
            links.clear();
        }
        if words[at].own && is_link(page, sentence, &words[at]) {
            links.push(at);
            if links.len() >= least {
                let last = words.get(at + 1).filter(|_| words[at].bare.len() < 4).unwrap_or(&words[at]);
                return Some(words[links[0] - 1].range.start..last.range.end);
            }
        }
    }
    None
}

fn is_link(page: &Page<'_>, sentence: &Sentence, word: &Word) -> bool {
    if page.idiom == Idiom::English {
        return word.bare == "of";
    }
    let text = &page.prose.passages[sentence.passage].text[word.range.clone()];
    matches!(word.bare.as_str(), "de" | "du" | "des") || split_elision(text).0.to_lowercase().starts_with('d')
}

/// Endings of nouns that are made from verbs, and words with these endings that aren't.
const ENDINGS: &[&str] = &["tion", "sion", "ance", "ence"];
const PLAIN: &[&str] = &[
    "question",
    "mention",
    "condition",
    "population",
    "nation",
    "distance",
    "naissance",
    "enfance",
    "vacance",
    "france",
    "urgence",
    "science",
    "silence",
    "violence",
    "assurance",
    "pension",
    "télévision",
    "station",
    "section",
    "situation",
    "moment",
    "document",
    "parliament",
    "department",
    "government",
    "apartment",
    "environment",
    "comment",
    "element",
    "experience",
    "difference",
    "sentence",
    "audience",
    "evidence",
    "chance",
    "profession",
    "attention",
    "occasion",
    "action",
    "migration",
    "immigration",
    "information",
    "organisation",
    "association",
    "agence",
    "présence",
    "convention",
];

fn is_nominal(page: &Page<'_>, word: &Word) -> bool {
    let plain = word.bare.trim_end_matches('s');
    let ends =
        ENDINGS.iter().any(|end| plain.ends_with(end)) || page.idiom == Idiom::English && plain.ends_with("ment");
    page.idiom != Idiom::Other
        && word.own
        && ends
        && plain.len() >= 7
        && !PLAIN.contains(&plain)
        && !(page.known)(&word.bare)
}
