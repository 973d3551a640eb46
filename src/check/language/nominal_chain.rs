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
        let word = &words[at];
        let link = word.own && is_link(page.idiom, word);
        if links.is_empty() && !link {
            continue;
        }
        let broken = !page.between(sentence.passage, &words[at - 1], word).trim().is_empty();
        let stops = !link && STOPS.contains(&word.bare.as_ref());
        if broken || stops || !word.own || links.last().is_some_and(|last| at > last + 3) {
            links.clear();
        }
        if link {
            links.push(at);
            if links.len() >= least {
                let last = words.get(at + 1).filter(|_| word.bare.len() < 4).unwrap_or(word);
                return Some(words[links[0] - 1].range.start..last.range.end);
            }
        }
    }
    None
}

fn is_link(idiom: Idiom, word: &Word<'_>) -> bool {
    match idiom {
        Idiom::English => word.bare == "of",
        _ => word.article == "d" || matches!(word.bare.as_ref(), "de" | "du" | "des"),
    }
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

fn is_nominal(page: &Page<'_>, word: &Word<'_>) -> bool {
    if !word.own || word.bare.len() < 7 || page.idiom == Idiom::Other {
        return false;
    }
    let plain = word.bare.trim_end_matches('s');
    let ends =
        ENDINGS.iter().any(|end| plain.ends_with(end)) || page.idiom == Idiom::English && plain.ends_with("ment");
    ends && plain.len() >= 7 && !PLAIN.contains(&plain) && !(page.known)(&word.bare)
}
