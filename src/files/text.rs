//! From bytes to text: UTF-8 with any line ends, or a reason why not.

use std::borrow::Cow;
use std::ops::Range;

/// Why bytes aren't a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextError {
    /// The first byte that isn't UTF-8; `at` counts bytes of the text before it with its line ends as `\n`.
    NotUtf8 {
        at: usize,
        byte: u8,
        guess: &'static str,
    },
    Utf16,
    Nul {
        at: usize,
    },
}

/// Reads UTF-8, drops a byte order mark, and turns `\r\n` and lone `\r` into `\n`.
///
/// # Errors
/// See [`TextError`].
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, TextError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(TextError::Utf16);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = normalise_line_ends(text);
            match text.find('\0') {
                Some(at) => Err(TextError::Nul { at }),
                None => Ok(text),
            }
        }
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let byte = bytes[error.valid_up_to()];
            // A single byte of the Latin-1 letters followed by ASCII is how Western European files go wrong.
            let latin = byte >= 0xA0 && bytes.get(error.valid_up_to() + 1).is_none_or(u8::is_ascii);
            let guess = if latin { "Windows-1252" } else { "" };
            Err(TextError::NotUtf8 { at: normalise_line_ends(&before).len(), byte, guess })
        }
    }
}

/// As [`decode`], but for showing an excerpt of a text that can't be read.
pub fn decode_lossy(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    normalise_line_ends(&String::from_utf8_lossy(bytes)).into_owned()
}

fn normalise_line_ends(text: &str) -> Cow<'_, str> {
    if text.as_bytes().contains(&b'\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Characters that change how a line is read without being seen: bidirectional overrides and isolates, zero-width
/// space, word joiner and the like ("Trojan Source", CVE-2021-42574).
pub fn invisible_characters(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    // In UTF-8 all of them begin with one of two bytes, which stand nowhere but at the beginning of a character.
    memchr::memchr2_iter(0xE2, 0xEF, text.as_bytes())
        .filter_map(|at| Some((at, text.get(at..)?.chars().next()?)))
        .filter(|(_, c)| {
            matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
        })
        .map(|(at, c)| (at..at + c.len_utf8(), c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_and_any_line_ends_are_accepted() {
        assert_eq!(decode(b"\xEF\xBB\xBFa\r\nb\rc\n").as_deref(), Ok("a\nb\nc\n"));
    }

    #[test]
    fn what_is_not_seen_is_found_among_other_characters() {
        let text = "L’é\u{200B}té…\u{FEFF}\u{2067} ﬁn";
        let found: Vec<_> = invisible_characters(text).map(|(range, c)| (text[range].to_owned(), c)).collect();
        assert_eq!(found, ['\u{200B}', '\u{FEFF}', '\u{2067}'].map(|c| (c.to_string(), c)));
    }

    #[test]
    fn latin_1_is_recognised() {
        assert_eq!(decode(b"a\r\nl'\xE9tat"), Err(TextError::NotUtf8 { at: 4, byte: 0xE9, guess: "Windows-1252" }));
    }

    #[test]
    fn utf_16_and_nul_are_refused() {
        assert_eq!(decode(b"\xFF\xFEa\0"), Err(TextError::Utf16));
        assert_eq!(decode(b"ab\0"), Err(TextError::Nul { at: 2 }));
    }
}
