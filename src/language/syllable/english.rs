//! English: the CMU Pronouncing Dictionary by the crate `syllarust`, with what it lacks of British spelling.

use syllarust::{count_syllables, try_count_syllables};

/// Words that the pronouncing dictionary gives a syllable more than people hear and than dictionaries divide, most of them a
/// long vowel before r.
const HEARD: &[(&str, u32)] = &[
    ("acquire", 2),
    ("acquired", 2),
    ("desire", 2),
    ("entire", 2),
    ("entirely", 3),
    ("every", 2),
    ("extraordinary", 5),
    ("fire", 1),
    ("fires", 1),
    ("hire", 1),
    ("hired", 1),
    ("hour", 1),
    ("hours", 1),
    ("our", 1),
    ("ours", 1),
    ("require", 2),
    ("required", 2),
    ("requires", 2),
    ("retire", 2),
    ("retired", 2),
    ("tired", 1),
    ("wire", 1),
];

/// The syllables of one word in small letters and with plain apostrophes.
pub fn count(word: &str) -> u32 {
    if let Some((_, count)) = HEARD.iter().find(|(known, _)| *known == word) {
        return *count;
    }
    let count = known(word).unwrap_or_else(|| count_syllables(word.trim_end_matches("'s").trim_end_matches('\'')));
    u32::try_from(count).unwrap_or(u32::MAX).max(1)
}

/// What the dictionary says, of the word or of one that sounds as long.
fn known(word: &str) -> Option<usize> {
    try_count_syllables(word).or_else(|| possessive(word)).or_else(|| american(word)).or_else(|| plural(word))
}

/// "the plan's": as long as the word, but for a hiss ("the price's").
fn possessive(word: &str) -> Option<usize> {
    let owner = word.strip_suffix("'s")?;
    let count = known(owner)?;
    Some(count + usize::from(hisses(owner)))
}

fn plural(word: &str) -> Option<usize> {
    let singular = word.strip_suffix('s').filter(|singular| singular.len() > 2)?;
    Some(try_count_syllables(singular)? + usize::from(hisses(singular)))
}

/// Whether a word ends with a sound after which -s is a syllable.
fn hisses(word: &str) -> bool {
    ["s", "x", "z", "ce", "ge", "se", "ze", "ch", "sh"].iter().any(|end| word.ends_with(end))
}

/// "organisation", "neighbourhood", "centre", "programme" by their American spelling.
fn american(word: &str) -> Option<usize> {
    [("is", "iz"), ("ys", "yz"), ("our", "or"), ("tre", "ter"), ("ogue", "og"), ("ll", "l"), ("mme", "m"), ("ae", "e")]
        .into_iter()
        .filter(|(british, _)| word.contains(british))
        .find_map(|(british, american)| try_count_syllables(&word.replace(british, american)))
}
