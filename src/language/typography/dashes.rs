//! Dashes and the ellipsis, the same in both languages.

use super::Setting;
use super::around::{after, before, is_address, is_closer, is_digit, is_opener, is_space, is_word};

/// The hyphens that begin at a place: ` - ` and ` -- ` are an en dash, `---` an em dash. Gives the place after them.
pub fn set(setting: &mut Setting, text: &str, at: usize) -> usize {
    let count = text.as_bytes()[at..].iter().take_while(|byte| **byte == b'-').count();
    let end = at + count;
    let (left, right) = (setting.before(text, at), after(text, end));
    let spaced = left.is_some_and(is_space) && right.is_some_and(is_space) && between_words(text, at, end);
    let dash = match count {
        1 | 2 if spaced => "–",
        3 if spaced || (is_word(left) && is_word(right) && !is_address(text, at)) => "—",
        _ => return end,
    };
    setting.replace(text, at..end, dash);
    end
}

/// Whether words stand on both sides beyond the spaces; between two digits it may be a minus.
fn between_words(text: &str, at: usize, end: usize) -> bool {
    let left = text[..at].trim_end_matches(is_space).chars().next_back();
    let right = text[end..].trim_start_matches(is_space).chars().next();
    let is_word_like = |character, closes: fn(Option<char>) -> bool| is_word(character) || closes(character);
    is_word_like(left, is_closer)
        && is_word_like(right, |character| is_opener(character) || matches!(character, Some('"' | '\'')))
        && !(is_digit(left) && is_digit(right))
}

/// `2018-2022`, whose first year stands at a place. Gives the place to go on from.
pub fn years(setting: &mut Setting, text: &str, at: usize) -> usize {
    let hyphen = at + 4;
    let digits = |from: usize| text.as_bytes()[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let end = hyphen + 1 + digits(hyphen + 1);
    let year = |range: std::ops::Range<usize>| text[range].parse::<u16>().unwrap_or(0);
    let (first, last) = (year(at..hyphen), if end - hyphen == 5 { year(hyphen + 1..end) } else { 0 });
    let is_range = (1500..=2199).contains(&first) && (1500..=2199).contains(&last) && first < last;
    // A stop ends a sentence, unless a word goes on behind it: 2018-2022.html.
    let joins = |beside: Option<char>, beyond: Option<char>| match beside {
        Some('.') => is_word(beyond),
        Some('-' | '–' | '—' | '/' | '_' | '@' | '#' | '=' | '\\') => true,
        _ => is_word(beside),
    };
    let left = before(text, at).map_or(at, |last| at - last.len_utf8());
    let right = after(text, end).map_or(end, |next| end + next.len_utf8());
    let free = !joins(setting.before(text, at), before(text, left)) && !joins(after(text, end), after(text, right));
    // "n° 2018-2022" is the number of a law.
    let law = text[..at].trim_end_matches(is_space).ends_with(['°', 'º', '#']);
    if is_range && free && !law && !is_address(text, at) {
        setting.replace(text, hyphen..hyphen + 1, "–");
    }
    hyphen
}

/// Three stops that begin at a place are an ellipsis; more or fewer aren't. Gives the place after them.
pub fn ellipsis(setting: &mut Setting, text: &str, at: usize) -> usize {
    let count = text.as_bytes()[at..].iter().take_while(|byte| **byte == b'.').count();
    let end = at + count;
    let (left, right) = (setting.before(text, at), after(text, end));
    let path = |character| matches!(character, Some('/' | '\\' | '…' | '='));
    let between_digits = is_digit(left) && is_digit(right);
    if count == 3 && !path(left) && !path(right) && !between_digits && !is_address(text, at) {
        setting.replace(text, at..end, "…");
    }
    end
}
