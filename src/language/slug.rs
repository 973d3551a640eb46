//! From words to the letters of an address or an anchor.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-case ASCII letters and digits with hyphens between words, accents folded: `Qu’est-ce ?` → `qu-est-ce`.
/// Empty when nothing of the text is left, as with other scripts.
pub fn ascii_slug(text: &str) -> String {
    join(text, |c| c.is_ascii_alphanumeric())
}

/// As [`ascii_slug`], but letters of every script stay; for anchors, which need no ASCII.
pub fn anchor_slug(text: &str) -> String {
    join(text, char::is_alphanumeric)
}

fn join(text: &str, keep: impl Fn(char) -> bool) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfkd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'œ' | 'Œ' => slug.push_str("oe"),
            'æ' | 'Æ' => slug.push_str("ae"),
            'ß' => slug.push_str("ss"),
            c if keep(c) => slug.extend(c.to_lowercase()),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    while slug.ends_with('-') {
        slug.pop();
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_slugs() {
        assert_eq!(ascii_slug("De quoi s’agit-il\u{202f}?"), "de-quoi-s-agit-il");
        assert_eq!(ascii_slug("Œuvre d’Été"), "oeuvre-d-ete");
        assert_eq!(ascii_slug("???"), "");
        assert_eq!(anchor_slug("الهجرة والتنمية"), "الهجرة-والتنمية");
    }
}
