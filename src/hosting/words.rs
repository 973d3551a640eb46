//! Texts and patterns as files of hosts quote them.

use super::rules::{Hashed, Rules};

/// What every file of a host begins with, as comments.
pub const MADE: &str = "Made by Parvis from site.toml; each build writes it anew.";

/// A text that stands for itself in a regular expression: of Perl's kind (PCRE) or RE2.
pub fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if r"\.+*?()|[]{}^$#".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// In double quotes, as nginx and Apache read it: they unescape quotes and backslashes.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A regular expression of paths from the host's root, for files whose names change with their content; none if there
/// are none.
pub fn hashed(rules: &Rules) -> Option<String> {
    let parts: Vec<String> = rules
        .hashed
        .iter()
        .map(|hashed| match hashed {
            Hashed::Below { folder, .. } => literal(folder),
            Hashed::File(path) => format!("{}$", literal(path)),
        })
        .collect();
    (!parts.is_empty()).then(|| format!("^{}({})", literal(&rules.base), parts.join("|")))
}

/// The same for pages that look like parts to embed and aren't.
pub fn not_framed(rules: &Rules) -> Option<String> {
    let parts: Vec<String> = rules.not_framed.iter().map(|file| literal(file)).collect();
    (!parts.is_empty()).then(|| format!("^{}({})$", literal(&rules.base), parts.join("|")))
}

/// The ends of names of files that browsers are to save.
pub fn saved(rules: &Rules) -> Vec<&str> {
    let endings = rules.endings.iter().map(String::as_str);
    endings.filter(|ending| rules.served(&format!("x.{ending}")).attachment).collect()
}
