//! French: *Lexique des règles typographiques en usage à l’Imprimerie nationale*.

use super::around::{
    after, before, is_address, is_closer, is_digit, is_gap, is_letter, is_opener, is_space, is_word, spaces_after,
    spaces_before,
};
use super::measures::{self, Tongue};
use super::quotes::{self, Quote};
use super::{NARROW, NO_BREAK, Setting, dashes};

/// Whether a byte may begin something that a rule is about.
const fn table() -> [bool; 256] {
    let mut table = [false; 256];
    let marks = b"\"'.-;!?:0123456789\xc2MDP";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
}
static LOOKED_AT: [bool; 256] = table();

/// What changes in a passage.
pub fn set(text: &str) -> Setting {
    let mut passage = French { text, setting: Setting::default(), quotes: None };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| LOOKED_AT[usize::from(*byte)]) {
        at = passage.rule(at + next, bytes);
    }
    passage.setting
}

struct French<'a> {
    text: &'a str,
    setting: Setting,
    /// The pairs of straight quotation marks, found when the first one is met.
    quotes: Option<std::vec::IntoIter<Quote>>,
}

impl French<'_> {
    /// Applies the rule for what stands at a place, and gives the place to go on from.
    fn rule(&mut self, at: usize, bytes: &[u8]) -> usize {
        match bytes[at] {
            b'"' => self.straight_quote(at),
            b'\'' => self.apostrophe(at),
            b'.' => return self.stop(at),
            b'-' => return dashes::set(&mut self.setting, self.text, at),
            b';' | b'!' | b'?' => self.mark(at, NARROW, ["\u{202f};", "\u{202f}!", "\u{202f}?"]),
            b':' => self.mark(at, NO_BREAK, ["\u{a0}:"; 3]),
            b'0'..=b'9' => return self.number(at),
            0xC2 => return self.sign(at),
            // M, D, P: titles.
            _ => self.title(at),
        }
        at + 1
    }

    /// `"` becomes « or », and “ or ” inside of them.
    fn straight_quote(&mut self, at: usize) {
        let text = self.text;
        let found = self.quotes.get_or_insert_with(|| quotes::pairs(text).into_iter());
        let Some(quote) = found.as_slice().first().copied().filter(|quote| quote.at == at) else { return };
        found.next();
        match (quote.depth, quote.opens) {
            (0, true) => {
                let end = spaces_after(text, at + 1);
                let narrow = end > at + 1;
                self.setting.replace(text, at..at + 1, if narrow { "«" } else { "«\u{202f}" });
                self.setting.replace(text, at + 1..end, NARROW);
            }
            (0, false) => {
                let start = spaces_before(text, at);
                self.setting.replace(text, start..at, NARROW);
                let spaced = start < at || self.setting.before(text, at).is_some_and(is_space);
                self.setting.replace(text, at..at + 1, if spaced { "»" } else { "\u{202f}»" });
            }
            (_, true) => self.setting.replace(text, at..at + 1, "“"),
            (_, false) => self.setting.replace(text, at..at + 1, "”"),
        }
    }

    /// Between a letter and what it is elided before.
    fn apostrophe(&mut self, at: usize) {
        let next = after(self.text, at + 1);
        let elided = is_word(next) || matches!(next, Some('"' | '«' | '“' | '‘'));
        if is_letter(self.setting.before(self.text, at)) && elided && !is_address(self.text, at) {
            self.setting.replace(self.text, at..at + 1, "’");
        }
    }

    fn stop(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        if bytes.get(at + 1) == Some(&b'.') {
            return dashes::ellipsis(&mut self.setting, self.text, at);
        }
        if bytes.get(at + 1) == Some(&b' ') && measures::keeps_stop(self.text, at + 1, Tongue::French) {
            self.setting.replace(self.text, at + 1..at + 2, NO_BREAK);
        }
        at + 1
    }

    /// The space before `; ! ?` or `:`. `with` is the space and the mark, for where there is no space.
    fn mark(&mut self, at: usize, space: &'static str, with: [&'static str; 3]) {
        let text = self.text;
        // Within a word, an address, a time, or a row of marks.
        let next = after(text, at + 1);
        if is_word(next) || matches!(next, Some('/' | '\\' | '=' | '_' | '&' | '#' | '@' | '-')) {
            return;
        }
        let start = spaces_before(text, at);
        let last = self.setting.before(text, start);
        // The space after an opening mark belongs to it, and the break of a line is none.
        if last.is_none() || is_opener(last) || last == Some('\n') {
            return;
        }
        if start < at {
            return self.setting.replace(text, start..at, space);
        }
        let joined = !(is_word(last) || is_closer(last)) || matches!(last, Some(';' | ':' | '!' | '?' | '.'));
        let abbreviated = last == Some('.') && is_letter(before(text, at - 1));
        if (joined && !abbreviated) || is_address(text, at) {
            return;
        }
        let which = match text.as_bytes()[at] {
            b'!' => 1,
            b'?' => 2,
            _ => 0,
        };
        self.setting.replace(text, at..at + 1, with[which]);
    }

    /// Thousands, measures, days and periods.
    fn number(&mut self, at: usize) -> usize {
        let text = self.text;
        let bytes = text.as_bytes();
        let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let first = digits(at);
        let mut end = at + first;
        if first == 4 && bytes.get(end) == Some(&b'-') {
            return dashes::years(&mut self.setting, text, at);
        }
        let starts = bytes[at] != b'0' && begins_number(text, at, self.setting.before(text, at));
        if starts && first <= 3 {
            end = self.thousands(end);
        }
        let mut number = &text[at..end];
        if bytes[end..].starts_with(b"er ") && number == "1" {
            end += 2;
            number = "1er";
        }
        if bytes.get(end) == Some(&b' ') && measures::keeps_number(text, number, end, Tongue::French) {
            self.setting.replace(text, end..end + 1, NO_BREAK);
            // 10 h 30
            let hour = bytes[end + 1] == b'h' && bytes.get(end + 2) == Some(&b' ') && digits(end + 3) == 2;
            if hour && !is_digit(after(text, end + 5)) {
                self.setting.replace(text, end + 2..end + 3, NO_BREAK);
            }
        }
        end
    }

    /// The groups of three digits that follow a number's first one, which ends at a place. Gives the place after them.
    fn thousands(&mut self, mut end: usize) -> usize {
        let text = self.text;
        loop {
            let next = spaces_after(text, end);
            let digits = text.as_bytes()[next..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits != 3 || text[end..next].chars().count() != 1 {
                return end;
            }
            self.setting.replace(text, end..next, NARROW);
            end = next + 3;
        }
    }

    /// « » and what stands before a number: n°, §.
    fn sign(&mut self, at: usize) -> usize {
        let text = self.text;
        let end = at + 2;
        match &text.as_bytes()[at..end] {
            b"\xc2\xab" => {
                let spaces = spaces_after(text, end);
                if spaces > end {
                    self.setting.replace(text, end..spaces, NARROW);
                } else if !is_gap(after(text, end)) && after(text, end) != Some('»') {
                    self.setting.replace(text, at..end, "«\u{202f}");
                }
            }
            b"\xc2\xbb" => {
                let start = spaces_before(text, at);
                let last = self.setting.before(text, start);
                if start < at && !is_opener(last) && !is_gap(last) {
                    self.setting.replace(text, start..at, NARROW);
                } else if start == at && !is_gap(last) && last != Some('«') {
                    self.setting.replace(text, at..end, "\u{202f}»");
                }
            }
            b"\xc2\xb0" | b"\xc2\xba" | b"\xc2\xa7" => {
                let numbered = text[..at].ends_with(['n', 'N', 's']) || text.as_bytes()[at + 1] == 0xa7;
                if numbered && text.as_bytes().get(end) == Some(&b' ') && is_digit(after(text, end + 1)) {
                    self.setting.replace(text, end..end + 1, NO_BREAK);
                }
            }
            _ => {}
        }
        end
    }

    fn title(&mut self, at: usize) {
        let length = self.text.as_bytes()[at..].iter().take(6).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let end = at + length;
        if self.text.as_bytes().get(end) == Some(&b' ') && measures::keeps_title(self.text, end, Tongue::French) {
            self.setting.replace(self.text, end..end + 1, NO_BREAK);
        }
    }
}

/// Whether digits at a place are the first of a number: neither decimals, nor a part of a name or of a row of groups.
fn begins_number(text: &str, at: usize, last: Option<char>) -> bool {
    let within = match last {
        Some(',' | '.') => is_digit(before(text, at - 1)),
        Some('-' | '/' | '_') => true,
        Some(space) if is_space(space) => is_digit(before(text, spaces_before(text, at))),
        _ => is_word(last),
    };
    !within
}
