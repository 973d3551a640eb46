//! English: *New Hart’s Rules*, with double quotation marks outside.

use super::around::{after, before, is_address, is_digit, is_gap, is_letter, is_opener, is_word};
use super::measures::{self, Tongue};
use super::quotes::{self, Quote};
use super::{NO_BREAK, Setting, dashes};

/// Words that begin with an apostrophe.
const CLIPPED: &[&str] = &["tis", "twas", "twere", "twill", "em", "til", "cause", "cos", "n", "bout", "round"];

/// Whether a byte may begin something that a rule is about.
const fn table() -> [bool; 256] {
    let mut table = [false; 256];
    // The last is the first byte of ‘ and ’.
    let marks = b"\"'.-0123456789MDPS\xe2\xc2";
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
    let mut passage = English { text, setting: Setting::default(), quotes: None, single: 0, last_close: None };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| LOOKED_AT[usize::from(*byte)]) {
        at = passage.rule(at + next, bytes);
    }
    passage.setting
}

struct English<'a> {
    text: &'a str,
    setting: Setting,
    /// The pairs of straight quotation marks, found when the first one is met.
    quotes: Option<std::vec::IntoIter<Quote>>,
    /// How many single quotations are open.
    single: usize,
    /// Where the last mark stands that can close a single quotation; looked for once.
    last_close: Option<usize>,
}

impl English<'_> {
    /// Applies the rule for what stands at a place, and gives the place to go on from.
    fn rule(&mut self, at: usize, bytes: &[u8]) -> usize {
        match bytes[at] {
            b'"' => self.straight_quote(at),
            b'\'' => self.single_mark(at, 1),
            b'.' => return self.stop(at),
            b'-' => return dashes::set(&mut self.setting, self.text, at),
            b'0'..=b'9' => return self.number(at),
            0xE2 => match &bytes[at + 1..at + 3] {
                b"\x80\x99" => self.single_mark(at, 3),
                b"\x80\x98" => self.single += 1,
                _ => {}
            },
            0xC2 => self.section(at),
            // M, D, P, S: titles.
            _ => self.title(at),
        }
        // What begins with another byte than an ASCII one goes on with bytes that no rule looks at.
        at + 1
    }

    fn straight_quote(&mut self, at: usize) {
        let text = self.text;
        let found = self.quotes.get_or_insert_with(|| quotes::pairs(text).into_iter());
        let Some(quote) = found.as_slice().first().copied().filter(|quote| quote.at == at) else { return };
        found.next();
        self.setting.replace(text, at..at + 1, if quote.opens { "“" } else { "”" });
    }

    /// A straight or closing single mark: apostrophe or quotation mark. What it counts for doesn't depend on which of the
    /// two it is, so that a text that was set is understood as before.
    fn single_mark(&mut self, at: usize, length: usize) {
        let text = self.text;
        let (left, right) = (self.setting.before(text, at), after(text, at + length));
        let mut with = "’";
        if is_letter(left) || (is_digit(left) && is_letter(right)) {
            // don't, dogs', 90's; it may close a quotation.
            if !is_word(right) {
                self.single = self.single.saturating_sub(1);
            }
        } else if is_opening_place(left) && is_digit(right) {
            // '90s
        } else if is_opening_place(left) && !is_gap(right) {
            if !self.is_clipped(at + length) {
                if self.last_closing_mark().is_none_or(|last| last <= at) {
                    return;
                }
                self.single += 1;
                with = "‘";
            }
        } else if !is_gap(left) && !is_word(right) && self.single > 0 {
            self.single -= 1;
        } else {
            return;
        }
        if length == 1 && !is_address(text, at) {
            self.setting.replace(text, at..at + 1, with);
        }
    }

    fn is_clipped(&self, start: usize) -> bool {
        let rest = &self.text[start..];
        let word = &rest[..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len())];
        CLIPPED.iter().any(|clipped| word.eq_ignore_ascii_case(clipped))
    }

    fn last_closing_mark(&mut self) -> Option<usize> {
        if self.last_close.is_none() {
            let text = self.text;
            // A quotation mark before it may yet be set, so that none says anything.
            let is_mark = |left| matches!(left, Some('"' | '“' | '”' | '\'' | '‘' | '’'));
            let closes = |(at, mark): &(usize, &str)| {
                let left = before(text, *at);
                (is_mark(left) || !is_opening_place(left)) && !is_word(after(text, at + mark.len()))
            };
            self.last_close = text.rmatch_indices(['\'', '’']).find(closes).map(|(at, _)| at).or(Some(0));
        }
        self.last_close.filter(|at| *at > 0)
    }

    fn stop(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        if bytes.get(at + 1) == Some(&b'.') {
            return dashes::ellipsis(&mut self.setting, self.text, at);
        }
        if bytes.get(at + 1) == Some(&b' ') && measures::keeps_stop(self.text, at + 1, Tongue::English) {
            self.setting.replace(self.text, at + 1..at + 2, NO_BREAK);
        }
        at + 1
    }

    fn number(&mut self, at: usize) -> usize {
        let text = self.text;
        let bytes = text.as_bytes();
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if end - at == 4 && bytes.get(end) == Some(&b'-') {
            return dashes::years(&mut self.setting, text, at);
        }
        if bytes.get(end) == Some(&b' ') && measures::keeps_number(text, &text[at..end], end, Tongue::English) {
            self.setting.replace(text, end..end + 1, NO_BREAK);
        }
        end
    }

    /// § 3
    fn section(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        if bytes[at + 1] == 0xa7 && bytes.get(at + 2) == Some(&b' ') && is_digit(after(self.text, at + 3)) {
            self.setting.replace(self.text, at + 2..at + 3, NO_BREAK);
        }
    }

    fn title(&mut self, at: usize) {
        let length = self.text.as_bytes()[at..].iter().take(6).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let end = at + length;
        if self.text.as_bytes().get(end) == Some(&b' ') && measures::keeps_title(self.text, end, Tongue::English) {
            self.setting.replace(self.text, end..end + 1, NO_BREAK);
        }
    }
}

/// Where a quotation may begin.
fn is_opening_place(left: Option<char>) -> bool {
    is_gap(left) || is_opener(left) || matches!(left, Some('"' | '-' | '–' | '—' | '/'))
}
