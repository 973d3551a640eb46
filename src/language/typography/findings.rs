//! What the author should mend, because no machine may guess it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::around::{after, is_address, is_space, is_word};
use super::{Typography, quotes};

/// Something that should be written otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub range: Range<usize>,
    pub fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `2ème`; French writes what is given here.
    Ordinal(String),
    /// A space before a mark where English has none.
    SpaceBefore(char),
    /// A quotation mark without its partner.
    Unpaired(char),
    /// Three or more marks in a row, in a text with words.
    Repeated,
}

static ORDINAL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b([0-9]+|[IVX]+)(i?[èe]mes?|i[èe]res?|[èe]res?|iers?)\b").ok());
static REPEATED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[!?]{3,}|[,;:]{3,}|\.{4,}|…{2,}").ok());

/// What is to be mended in a passage.
pub fn find(typography: Typography, text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    if typography == Typography::AsWritten {
        return found;
    }
    if typography == Typography::French {
        ordinals(text, &mut found);
        guillemets(text, &mut found);
    } else {
        spaces(text, &mut found);
    }
    if text.contains('"')
        && let Some(at) = quotes::unpaired(text)
    {
        found.push(Finding { range: at..at + 1, fault: Fault::Unpaired('"') });
    }
    // Marks alone stand for a text, and don't end one.
    let rows = REPEATED
        .iter()
        .filter(|_| has_row(text) && text.contains(char::is_alphanumeric))
        .flat_map(|row| row.find_iter(text))
        .filter(|row| !is_address(text, row.start()));
    found.extend(rows.map(|row| Finding { range: row.range(), fault: Fault::Repeated }));
    found.sort_by_key(|finding| finding.range.start);
    found
}

/// Whether two marks follow each other, without which there is no row of them: most passages are read no further.
fn has_row(text: &str) -> bool {
    let is_mark = |byte: u8| matches!(byte, b'!' | b'?' | b',' | b';' | b':' | b'.');
    // The last byte of an ellipsis, and the first of the next one.
    text.as_bytes().windows(2).any(|two| is_mark(two[0]) && is_mark(two[1]) || two == [0xA6, 0xE2])
}

fn ordinals(text: &str, found: &mut Vec<Finding>) {
    if !text.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'I' | b'V' | b'X')) {
        return;
    }
    for parts in ORDINAL.iter().flat_map(|ordinal| ordinal.captures_iter(text)) {
        let (Some(whole), Some(number), Some(ending)) = (parts.get(0), parts.get(1), parts.get(2)) else { continue };
        let first = matches!(number.as_str(), "1" | "I");
        let many = if ending.as_str().ends_with('s') { "s" } else { "" };
        let ending = match ending.as_str().trim_end_matches('s') {
            "ier" if first => "er",
            "ère" | "ere" | "ière" | "iere" if first => "re",
            "ème" | "eme" | "ième" | "ieme" if !first => "e",
            _ => continue,
        };
        let better = format!("{}{ending}{many}", number.as_str());
        found.push(Finding { range: whole.range(), fault: Fault::Ordinal(better) });
    }
}

/// « without » in one passage, and the other way round.
fn guillemets(text: &str, found: &mut Vec<Finding>) {
    if memchr::memchr(0xC2, text.as_bytes()).is_none() {
        return;
    }
    let mut open = Vec::new();
    let mut lone = None;
    for (at, mark) in text.match_indices(['«', '»']) {
        match (mark, open.pop()) {
            ("«", outer) => {
                open.extend(outer);
                open.push(at);
            }
            (_, None) => lone = lone.or(Some((at, '»'))),
            (_, Some(_)) => {}
        }
    }
    let lone = lone.or_else(|| open.first().map(|at| (*at, '«')));
    found.extend(lone.map(|(at, mark)| Finding { range: at..at + mark.len_utf8(), fault: Fault::Unpaired(mark) }));
}

fn spaces(text: &str, found: &mut Vec<Finding>) {
    for (at, mark) in text.match_indices([':', ';', '!', '?']) {
        let start = text[..at].trim_end_matches(is_space).len();
        let next = after(text, at + 1);
        let smiles = mark == ":" && !next.is_none_or(char::is_whitespace) || mark == ";" && next == Some('-');
        let word_before = text[..start].chars().next_back();
        let word_before = is_word(word_before) || matches!(word_before, Some('”' | '’' | ')' | '"' | '\''));
        if start < at && word_before && !is_word(next) && !smiles {
            let mark = mark.chars().next().unwrap_or_default();
            found.push(Finding { range: start..at + 1, fault: Fault::SpaceBefore(mark) });
        }
    }
}
