//! How wide a text is, and breaking it into lines.
//!
//! The reader's font isn't known when the site is built. The widths are those of DejaVu Sans Condensed, in which pictures
//! are turned into pixels; the usual fonts of screens are as wide or narrower.

/// Advance widths of the letters from space to tilde, in hundredths of the size. DejaVu Sans; the condensed one has nine
/// tenths of them.
const ADVANCES: [u8; 95] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69,
    61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63,
    59, 82, 59, 59, 52, 64, 34, 64, 84,
];
const CONDENSED: f64 = 0.9;
/// How much wider bold letters are.
pub const BOLD: f64 = 1.12;

/// The width of a text of a size, in the units of the size.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size * CONDENSED
}

pub fn bold_width(text: &str, size: f64) -> f64 {
    width(text, size) * BOLD
}

fn advance(letter: char) -> f64 {
    match letter {
        ' '..='~' => f64::from(ADVANCES[letter as usize - ' ' as usize]) / 100.0,
        '\u{a0}' | '’' | '‘' => 0.32,
        '\u{202f}' | '\u{2009}' => 0.2,
        '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{300}'..='\u{36f}' => 0.0,
        'œ' | 'Œ' | 'æ' | 'Æ' | '…' | '—' => 1.05,
        // Scripts whose letters are as wide as they are high.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' => 1.1,
        letter if letter.is_uppercase() => 0.72,
        _ => 0.64,
    }
}

/// Breaks a text into lines that are at most `max` wide where its spaces allow; a longer word has a line of its own.
pub fn wrap(text: &str, max: f64, measure: impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Only the plain space breaks: the others hold together what belongs together.
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if measure(line) + measure(" ") + measure(word) <= max => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text in at most `count` lines, the last with an ellipsis when there is more.
pub fn wrap_at_most(text: &str, max: f64, count: usize, size: f64) -> Vec<String> {
    let mut lines = wrap(text, max, |part| width(part, size));
    if lines.len() > count.max(1) {
        lines.truncate(count.max(1));
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines.into_iter().map(|line| shorten(line, max, size)).collect()
}

/// A line that is too wide even so loses its end.
fn shorten(line: String, max: f64, size: f64) -> String {
    if width(&line, size) <= max {
        return line;
    }
    let mut kept = line;
    while !kept.is_empty() && width(&kept, size) + width("…", size) > max {
        kept.pop();
    }
    kept.trim_end_matches([' ', '…']).to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_plain_spaces_only() {
        let lines = |text: &str, max| wrap(text, max, |part| width(part, 10.0));
        assert_eq!(lines("un deux trois", 50.0), ["un deux", "trois"]);
        assert_eq!(lines("1\u{202f}200 km", 30.0), ["1\u{202f}200", "km"]);
        assert_eq!(lines("", 60.0), Vec::<String>::new());
        assert_eq!(lines("anticonstitutionnellement", 20.0), ["anticonstitutionnellement"]);
    }

    #[test]
    fn what_is_too_long_ends_in_an_ellipsis() {
        assert_eq!(wrap_at_most("République démocratique du Congo", 80.0, 2, 10.0), ["République", "démocratique…"]);
        assert_eq!(wrap_at_most("anticonstitutionnellement", 60.0, 1, 10.0), ["anticonstit…"]);
    }

    #[test]
    fn a_narrow_space_is_narrow() {
        assert!(width("1\u{202f}000", 16.0) < width("1 000", 16.0));
    }
}
