//! Whether a style loads something.

/// What of a style sheet, or of a list of styles, leads out of the drawing.
pub fn loads(style: &str) -> Option<&'static str> {
    let small = style.to_ascii_lowercase();
    if small.contains("@import") {
        return Some("@import");
    }
    if ["image(", "image-set(", "src("].iter().any(|function| small.contains(function)) {
        return Some("image()");
    }
    leaves(style)
}

/// What of one value leads out of the drawing.
pub fn leaves(value: &str) -> Option<&'static str> {
    let small = value.to_ascii_lowercase();
    // Letters that are written as numbers can hide any word.
    if small.contains('\\') && small.contains(['(', '@']) {
        return Some("\\");
    }
    let mut addresses = small.split("url(").skip(1);
    let leaves = addresses.any(|after| !after.trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']).starts_with('#'));
    leaves.then_some("url(…)")
}
