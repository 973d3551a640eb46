//! Numbers in prose that come from nowhere: neither from a data package, nor with a note or reference beside them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::prose::{Passage, Role};

/// Digits, grouped or with decimals, as French and English write them.
static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[0-9]+(?:[ \u{a0}\u{202f}][0-9]{3})*(?:[.,][0-9]+)*").ok());

/// Words that numbering follows: "action 27", "article 3", "cycle 4".
const NUMBERED: &[&str] = &[
    "act",
    "cible",
    "cibles",
    "target",
    "targets",
    "action",
    "actions",
    "annexe",
    "appendix",
    "art",
    "article",
    "articles",
    "chapitre",
    "chapter",
    "classe",
    "convention",
    "cycle",
    "décret",
    "figure",
    "goal",
    "goals",
    "grade",
    "key",
    "law",
    "level",
    "loi",
    "niveau",
    "no",
    "note",
    "number",
    "numéro",
    "n°",
    "nº",
    "objectif",
    "objectifs",
    "objective",
    "objectives",
    "p",
    "page",
    "pages",
    "part",
    "partie",
    "point",
    "question",
    "règlement",
    "regulation",
    "résolution",
    "resolution",
    "section",
    "step",
    "table",
    "tableau",
    "volume",
    "wcag",
    "étape",
];
/// Words that join two numbers of one row: "actions 1 et 5", "2018 à 2022".
const JOINING: &[&str] = &["et", "and", "à", "to", "ou", "or", "–", "-"];
/// What makes a number a date or the length of something: "8 février", "55 minutes".
const MEASURED: &[&str] = &[
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "minute",
    "minutes",
    "min",
    "heure",
    "heures",
    "hour",
    "hours",
    "h",
    "pixels",
    "px",
    "ans",
    "years",
];

/// The numbers of a passage that need a source.
pub fn unsourced(passage: &Passage) -> Vec<Range<usize>> {
    let Some(number) = NUMBER.as_ref().filter(|_| !passage.cited) else { return Vec::new() };
    let text = passage.text.as_str();
    let numbers = words_of_ours(passage).flat_map(|own| {
        number.find_iter(&text[own.clone()]).map(move |found| own.start + found.start()..own.start + found.end())
    });
    numbers.filter(|range| !is_allowed(text, range)).collect()
}

/// The parts of a passage between the numbers that data packages give.
fn words_of_ours(passage: &Passage) -> impl Iterator<Item = Range<usize>> {
    let values = passage.others.iter().filter(|(_, role)| *role == Role::Value).map(|(range, _)| range.clone());
    let end = passage.text.len();
    values.chain([end..end]).scan(0, |start, value| {
        let own = *start..value.start;
        *start = value.end;
        Some(own)
    })
}

fn is_allowed(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    is_year(&text[range.clone()])
        || is_part_of_a_word(before, after)
        || is_clock(before, after)
        || is_numbering(before)
        || is_measured(after)
        || is_quoted(before, after)
}

/// Four digits that can be a year.
fn is_year(number: &str) -> bool {
    number.len() == 4 && number.parse::<u32>().is_ok_and(|year| (1000..=2199).contains(&year))
}

/// "COVID-19", "1er", "98-66", "A4", "(UE) 2024/1347": a name or an ordinal, not an amount.
fn is_part_of_a_word(before: &str, after: &str) -> bool {
    let joins = |character: char| matches!(character, '-' | '/' | '_' | '\u{2011}');
    let letter_before = before.chars().next_back().is_some_and(|c| c.is_alphabetic() || joins(c));
    let next = after.chars().next();
    letter_before || next.is_some_and(|c| c.is_alphabetic() || joins(c))
}

/// "10:30", a time of day.
fn is_clock(before: &str, after: &str) -> bool {
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    after.strip_prefix(':').is_some_and(|rest| digit(rest.chars().next()))
        || before.strip_suffix(':').is_some_and(|rest| digit(rest.chars().next_back()))
}

fn is_numbering(before: &str) -> bool {
    let mut words =
        before.split(|c: char| c.is_whitespace() || c == '’' || c == '\'').filter(|word| !word.is_empty()).rev().map(
            |word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '°' && c != 'º' && c != '–').to_lowercase(),
        );
    loop {
        match words.next().as_deref() {
            Some(word) if NUMBERED.contains(&word) => return true,
            // "actions 1 et 5", "articles 3, 10": further up the row.
            Some(word) if JOINING.contains(&word) || (!word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())) => {
            }
            _ => return false,
        }
    }
}

fn is_measured(after: &str) -> bool {
    if !after.starts_with([' ', '\u{a0}', '\u{202f}', '\u{2009}']) {
        return false;
    }
    let words = after.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    // "320 to 1,280 pixels": the measure stands at the end of the row.
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut words = words.skip_while(|word| word.is_empty() || JOINING.contains(&word.as_str()) || is_number(word));
    words.next().is_some_and(|word| MEASURED.contains(&word.as_str()))
}

/// Between quotation marks it is somebody else's number.
fn is_quoted(before: &str, after: &str) -> bool {
    let open =
        |open: char, close: char| before.matches(open).count() > before.matches(close).count() && after.contains(close);
    open('«', '»') || open('“', '”')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::prose::read;

    fn found(text: &str) -> Vec<String> {
        let passages = read(text, 0).passages;
        let numbers =
            passages.iter().flat_map(|passage| unsourced(passage).into_iter().map(|r| passage.text[r].to_owned()));
        numbers.collect()
    }

    #[test]
    fn amounts_need_a_source() {
        assert_eq!(found("Il y a 304 millions de personnes, soit 3,7 %."), ["304", "3,7"]);
        assert_eq!(found("Près de 12\u{202f}500 familles, 2 sur 3."), ["12\u{202f}500", "2", "3"]);
        assert_eq!(found("- un sur 30\n- 5 fois"), ["30", "5"]);
    }

    #[test]
    fn years_numbering_ordinals_durations_and_quotations_do_not() {
        for text in [
            "De 2018 à 2022, le plan…",
            "L’action 27, les actions 1 et 5, l’objectif 3.",
            "Le 8 février 2018, puis le 1er mars, à 14 h.",
            "Séance de 55 minutes, cycle 4, en 3e, de 320 à 1\u{202f}280 pixels, la cible 10.7.",
            "La convention dite « 1951, 145 États » et COVID-19.",
            "Le règlement (UE) 2024/1347, l’article 15, n° 95.",
            "On en compte 12 sur 30.[^a]\n\n[^a]: Source.",
            "`12` et [12](value:x).",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
