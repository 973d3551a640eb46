//! Images and their alternatives (RGAA 1.1 to 1.3; WCAG 1.1.1).

use super::Fault;
use super::tag::{Attributes, Kept};
use crate::diagnostic::Code;

/// The longest alternative, in characters: what is longer belongs into the text (RGAA 1.3, methodology).
pub const LIMIT: usize = 150;

/// Endings of the names of pictures.
const ENDINGS: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic"];

/// What is wrong with the alternative of an `img`.
pub fn check(attributes: &Attributes) -> Option<Fault> {
    let source = attributes.get(Kept::Src).unwrap_or_default().trim();
    let key = Some(source.to_owned());
    let Some(alt) = attributes.get(Kept::Alt) else {
        let silent = matches!(attributes.get(Kept::Role), Some("presentation" | "none"));
        let fault = Fault::new(Code::ImageAltMissing).with("element", attributes.shown("img"));
        return (!silent).then(|| fault.known_by(key));
    };
    let alt = alt.trim();
    let why = if is_file_name(alt, source) {
        "file"
    } else if alt.chars().count() > LIMIT {
        "long"
    } else {
        return None;
    };
    Some(poor(alt, why).known_by(key))
}

/// An alternative that doesn't serve; `why` is one of `file`, `long`, `caption`.
pub fn poor(alt: &str, why: &str) -> Fault {
    Fault::new(Code::ImageAltPoor)
        .with("why", why)
        .with("text", alt)
        .with("count", alt.chars().count())
        .with("limit", LIMIT)
}

fn is_file_name(alt: &str, source: &str) -> bool {
    let lower = alt.to_lowercase();
    let file = source.rsplit('/').next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default().to_lowercase();
    let words = alt.contains(' ');
    !alt.is_empty()
        && (ENDINGS.iter().any(|ending| lower.ends_with(ending)) || !words && lower == stem && is_made_up(&stem))
}

/// Whether a name is more of a file's than a word: "img_2031", "carte-2", not "carte".
fn is_made_up(stem: &str) -> bool {
    stem.contains(['_', '-']) || stem.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_file_name;

    #[test]
    fn names_of_files_are_told_from_words() {
        assert!(is_file_name("IMG_2031.JPG", "/a/b.jpg") && is_file_name("img_2031", "/a/IMG_2031.0a1b.jpg"));
        assert!(!is_file_name("Carte", "/a/carte.png") && !is_file_name("", "/a/b.png"));
        assert!(!is_file_name("Une carte", "/a/une-carte.png"));
    }
}
