//! Whether a style loads something.

/// What of a style sheet, or of an attribute with a style, leads out of the drawing.
pub fn loads(style: &str) -> Option<&'static str> {
    let small = style.to_ascii_lowercase();
    if small.contains("@import") {
        return Some("@import");
    }
    // Letters that are written as numbers can hide any word.
    if small.contains('\\') && small.contains(['(', '@']) {
        return Some("\\");
    }
    if ["image(", "image-set(", "src("].iter().any(|function| small.contains(function)) {
        return Some("image()");
    }
    let mut addresses = small.split("url(").skip(1);
    let leaves = addresses.any(|after| !after.trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']).starts_with('#'));
    leaves.then_some("url(…)")
}
