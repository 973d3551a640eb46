//! `passive`: a page in which too much is done and nobody does it.
//!
//! A form of "être" or "to be" with a past participle behind it, adverbs between them allowed. Verbs whose past is made
//! with "être", reflexive verbs and participles that have become adjectives aren't counted. It is the share over the
//! page that is reported, for one passive sentence is no fault.

use super::{Found, Page, Rule, Sentence, Word};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::readability::Idiom;

/// The most sentences in a hundred, and the least sentences that make a habit.
const SHARE: usize = 25;
const HABIT: usize = 4;

pub struct Passive;

impl Rule for Passive {
    fn name(&self) -> &'static str {
        "passive"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        if !page.reading.can_be_scored() {
            return;
        }
        let passive: Vec<&Sentence> =
            page.sentences.iter().filter(|sentence| !sentence.aside && is_passive(page, sentence)).collect();
        let share = passive.len() * 100 / page.reading.sentences.max(1) as usize;
        let Some(first) = passive.first().filter(|_| share > SHARE && passive.len() >= HABIT) else { return };
        let text = page.text(first);
        let diagnostic =
            Diagnostic::new(Code::PassiveShare).with("share", share).with("limit", SHARE).with("text", text);
        found.push(diagnostic, text, page.place(first));
    }
}

fn is_passive(page: &Page<'_>, sentence: &Sentence) -> bool {
    let words = page.words(sentence);
    (0..words.len()).any(|at| match page.idiom {
        Idiom::French => is_etre(words, at) && follows(words, at, FRENCH_BETWEEN, french_participle),
        Idiom::English => {
            words[at].own
                && words[at].bare.starts_with(['i', 'a', 'w', 'b'])
                && TO_BE.contains(&words[at].bare.as_ref())
                && follows(words, at, ENGLISH_BETWEEN, english_participle)
        }
        Idiom::Other => false,
    })
}

/// Whether a participle follows, with no more than adverbs between.
fn follows(words: &[Word<'_>], at: usize, between: &[&str], participle: fn(&str) -> bool) -> bool {
    let adverb =
        |word: &str| between.contains(&word) || word.len() > 6 && (word.ends_with("ment") || word.ends_with("ly"));
    let next = words[at + 1..].iter().take(4).find(|word| !adverb(&word.bare));
    next.is_some_and(|word| word.own && participle(&word.bare))
}

const ETRE: &[&str] = &[
    "est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "soit", "soient", "été", "être", "fut",
    "furent", "étant",
];

/// A form of "être" that isn't reflexive: not "s’est", "se sont".
fn is_etre(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    word.own
        && word.bare.starts_with(['e', 's', 'é', 'ê', 'f'])
        && ETRE.contains(&word.bare.as_ref())
        && !matches!(word.article, "s" | "m")
        && !at.checked_sub(1).is_some_and(|before| matches!(words[before].bare.as_ref(), "se" | "me" | "te"))
}

const FRENCH_BETWEEN: &[&str] = &[
    "pas", "plus", "jamais", "aussi", "toujours", "souvent", "déjà", "bien", "mal", "mieux", "ensuite", "parfois",
    "ainsi", "donc", "encore", "alors", "tous", "toutes", "tout", "peu", "en", "y", "partout", "à", "nouveau",
];

/// Past participles that don't end in -é.
const IRREGULAR: &[&str] = &[
    "fait",
    "mis",
    "pris",
    "dit",
    "écrit",
    "vu",
    "lu",
    "reçu",
    "connu",
    "perdu",
    "rendu",
    "vendu",
    "défini",
    "choisi",
    "fourni",
    "réuni",
    "puni",
    "suivi",
    "servi",
    "construit",
    "produit",
    "détruit",
    "conduit",
    "traduit",
    "introduit",
    "réduit",
    "ouvert",
    "offert",
    "couvert",
    "soumis",
    "permis",
    "promis",
    "compris",
    "transmis",
    "admis",
    "remis",
    "inscrit",
    "décrit",
    "prévu",
    "tenu",
    "obtenu",
    "retenu",
    "soutenu",
    "maintenu",
    "battu",
    "entendu",
    "attendu",
    "défendu",
    "étendu",
    "élu",
    "exclu",
    "inclus",
    "conclu",
    "résolu",
    "accueilli",
    "établi",
    "garanti",
    "rempli",
    "averti",
    "nourri",
];

/// With "être" these are the past, or say how something is.
const NOT_PASSIVE: &[&str] = &[
    "allé",
    "arrivé",
    "entré",
    "resté",
    "tombé",
    "né",
    "décédé",
    "passé",
    "retourné",
    "rentré",
    "monté",
    "âgé",
    "privé",
    "élevé",
    "varié",
    "compliqué",
    "situé",
    "lié",
    "isolé",
    "éloigné",
    "développé",
    "opposé",
    "mélangé",
    "fermé",
    "ouvert",
    "obligé",
    "santé",
    "égalité",
    "liberté",
    "pauvreté",
    "réalité",
    "étranger",
    "compris",
    "connu",
];

fn french_participle(word: &str) -> bool {
    let plain = word.trim_end_matches('s');
    let plain = plain.strip_suffix('e').filter(|stem| stem.ends_with(['é', 'i', 'u', 't', 's'])).unwrap_or(plain);
    let listed = |list: &[&str]| list.contains(&plain) || list.contains(&word);
    !listed(NOT_PASSIVE) && (plain.ends_with('é') && plain.chars().count() > 3 || listed(IRREGULAR))
}

const TO_BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"];

const ENGLISH_BETWEEN: &[&str] = &[
    "not",
    "also",
    "often",
    "always",
    "never",
    "then",
    "first",
    "only",
    "still",
    "already",
    "sometimes",
    "all",
    "both",
    "well",
    "ever",
    "even",
    "therefore",
    "thus",
    "now",
    "again",
    "to",
];

const ENGLISH_IRREGULAR: &[&str] = &[
    "made",
    "given",
    "taken",
    "written",
    "known",
    "found",
    "held",
    "paid",
    "sold",
    "told",
    "kept",
    "left",
    "led",
    "lost",
    "met",
    "put",
    "set",
    "sent",
    "shown",
    "seen",
    "done",
    "drawn",
    "built",
    "bought",
    "brought",
    "caught",
    "chosen",
    "cut",
    "driven",
    "eaten",
    "forgotten",
    "hidden",
    "heard",
    "hurt",
    "laid",
    "lent",
    "meant",
    "read",
    "said",
    "spent",
    "spoken",
    "stolen",
    "taught",
    "thought",
    "thrown",
    "understood",
    "won",
    "worn",
    "drawn",
    "born",
];

/// What looks like a participle and says how something is.
const ADJECTIVES: &[&str] = &[
    "born",
    "interested",
    "tired",
    "married",
    "supposed",
    "united",
    "related",
    "needed",
    "need",
    "indeed",
    "hundred",
    "red",
    "allowed",
    "used",
    "based",
    "called",
    "named",
    "entitled",
    "limited",
    "varied",
    "complicated",
    "concerned",
    "worried",
    "scared",
    "pleased",
    "closed",
    "mixed",
    "detailed",
    "spread",
    "shed",
    "bed",
    "seed",
    "speed",
];

fn english_participle(word: &str) -> bool {
    !ADJECTIVES.contains(&word) && (ENGLISH_IRREGULAR.contains(&word) || word.len() > 4 && word.ends_with("ed"))
}
