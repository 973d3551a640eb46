//! Keys and passwords inside of files, by the forms that their makers gave them to be found.
//!
//! Only forms that hardly anything else has are known: a build that refuses to publish must be right. What is packed or
//! encrypted isn't looked into.

use std::sync::LazyLock;

use regex::bytes::Regex;

/// A key or a password in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The name of the message that says what it is.
    pub what: &'static str,
    /// From 1. The text itself is shown to nobody: reports are read by many.
    pub line: usize,
}

/// The forms: of PEM (RFC 7468) and PuTTY, and those that the makers of tokens document. Each is one group, in the order of
/// [`NAMES`].
const FORMS: &str = concat!(
    r"(-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-[23]: )",
    r"|(\b(?:AKIA|ASIA)[A-Z2-7]{16}\b)",
    r"|(\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_[A-Za-z0-9_]{60,}|\bglpat-[A-Za-z0-9_-]{20,})",
    r"|(\bxox[abposr]-[A-Za-z0-9-]{20,}|\bsk_live_[A-Za-z0-9]{20,}|\bnpm_[A-Za-z0-9]{36}\b|\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{20,})",
);
const NAMES: [&str; 4] = ["secret-key", "secret-aws", "secret-repository", "secret-token"];

/// The end of the keys that the makers' manuals show.
const EXAMPLE: &[u8] = b"EXAMPLE";

static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("(?-u){FORMS}")).ok());

/// The first key or password in a file.
pub fn find(bytes: &[u8]) -> Option<Secret> {
    let pattern = PATTERN.as_ref()?;
    pattern.captures_iter(bytes).find_map(|found| {
        let whole = found.get(0)?;
        let number = (1..=NAMES.len()).find(|number| found.get(*number).is_some())?;
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..whole.start()]).count();
        (!whole.as_bytes().ends_with(EXAMPLE)).then_some(Secret { what: NAMES[number - 1], line })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Put together here, so that nobody takes this file for one with a secret.
    fn token(start: &str, length: usize) -> String {
        format!("{start}{}", "A2b3".repeat(length).chars().take(length).collect::<String>())
    }

    fn what(text: &str) -> Option<&'static str> {
        find(text.as_bytes()).map(|secret| secret.what)
    }

    #[test]
    fn the_forms_are_read() {
        assert!(PATTERN.is_some());
    }

    #[test]
    fn keys_and_tokens_are_found_on_their_line() {
        let key = format!("one\ntwo -----BEGIN {}PRIVATE KEY-----\nMII", "OPENSSH ");
        assert_eq!(find(key.as_bytes()), Some(Secret { what: "secret-key", line: 2 }));
        assert_eq!(what(&format!("-----BEGIN {}KEY-----", "PRIVATE ")), Some("secret-key"));
        assert_eq!(what(&format!("-----BEGIN PGP {}KEY BLOCK-----", "PRIVATE ")), Some("secret-key"));
        assert_eq!(what(&format!("id={}{}", "AKIA", "Q2W3E4R5T6Y7ABCD")), Some("secret-aws"));
        for (start, length) in [("ghp_", 36), ("github_pat_", 82), ("glpat-", 20)] {
            assert_eq!(what(&token(start, length)), Some("secret-repository"), "{start}");
        }
        for (start, length) in [("xoxb-", 40), ("sk_live_", 24), ("npm_", 36)] {
            assert_eq!(what(&token(start, length)), Some("secret-token"), "{start}");
        }
    }

    #[test]
    fn what_may_be_public_is_let_through() {
        for text in [
            "-----BEGIN PUBLIC KEY-----",
            "-----BEGIN CERTIFICATE-----",
            "-----BEGIN PGP PUBLIC KEY BLOCK-----",
            "AKIAIOSFODNN7EXAMPLE",
            "a private key begins with BEGIN PRIVATE KEY",
            "ghp_short",
            "AKIA is how keys begin",
        ] {
            assert_eq!(what(text), None, "{text}");
        }
        assert_eq!(find(&[0xFF, 0xD8, 0x00, 0xFE]), None);
    }
}
