//! Texts in the source of Typst.
//!
//! Nothing of a site is ever written as Typst's markup: each text is a string, and a string ends only where it says so.

use std::fmt::Write;

/// A text as a string of Typst, quotation marks included.
pub fn string(text: &str) -> String {
    let mut code = String::with_capacity(text.len() + 2);
    code.push('"');
    for letter in text.chars() {
        match letter {
            '"' => code.push_str("\\\""),
            '\\' => code.push_str("\\\\"),
            '\n' => code.push_str("\\n"),
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') => {
                // Writing to a string can't fail.
                let _ = write!(code, "\\u{{{:x}}}", u32::from(letter));
            }
            letter => code.push(letter),
        }
    }
    code.push('"');
    code
}

/// A text that may be missing.
pub fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "none".to_owned(), string)
}

/// An array of texts; one alone is one too.
pub fn array<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let items: String = texts.map(|text| format!("{},", string(text))).collect();
    format!("({items})")
}

/// Names and expressions of Typst as a dictionary.
pub fn dictionary(entries: &[(&str, String)]) -> String {
    let entries: String = entries.iter().map(|(name, value)| format!("{name}: {value}, ")).collect();
    format!("({entries})")
}

/// The language of a text: the arguments of Typst's `text` for a code of BCP 47; empty for what Typst can't say.
pub fn language(code: &str) -> String {
    let mut parts = code.split('-');
    let is_word = |part: &str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let Some(language) = parts.next().filter(|part| is_word(part, &[2, 3])) else { return String::new() };
    let region = parts.find(|part| is_word(part, &[2])).map(|region| region.to_ascii_uppercase());
    format!("lang: {}, region: {}", string(&language.to_ascii_lowercase()), optional(region.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_strings() {
        assert_eq!(string("Un « mot »"), "\"Un « mot »\"");
        assert_eq!(string("\"] #panic() \\"), "\"\\\"] #panic() \\\\\"");
        assert_eq!(string("a\nb\u{0}"), "\"a\\nb\\u{0}\"");
        assert_eq!(array(["a"].into_iter()), "(\"a\",)");
        assert_eq!(array([].into_iter()), "()");
    }

    #[test]
    fn languages_are_told_as_typst_knows_them() {
        assert_eq!(language("fr"), "lang: \"fr\", region: none");
        assert_eq!(language("en-gb"), "lang: \"en\", region: \"GB\"");
        assert_eq!(language("zh-Hans-CN"), "lang: \"zh\", region: \"CN\"");
        assert_eq!(language("\"], x: ["), "");
    }
}
