//! English: the CMU Pronouncing Dictionary by the crate `syllarust`, with what it lacks of British spelling.

use syllarust::{count_syllables, try_count_syllables};

/// The syllables of one word.
pub fn count(word: &str) -> u32 {
    let word = word.to_lowercase().replace('’', "'");
    let count = known(&word).unwrap_or_else(|| count_syllables(word.trim_end_matches("'s").trim_end_matches('\'')));
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
