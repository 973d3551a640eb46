//! Words as they are searched, inside texts that can still be shown as they were.
//!
//! Pagefind takes what stands between white space for one word, leaves out all that is neither letter nor digit, and shows
//! excerpts of the words that it was given. So a text is given to it with white space where a word begins, and with signs
//! that no text has (private use, Unicode 23.5) where there is something to set right in an excerpt. The theme's
//! `search-interface.js` takes them out again (`shown`), and spells queries in the same way (`spelt`).
//!
//! | sign | means |
//! | --- | --- |
//! | U+E000 and an ASCII letter's number | the letter is shown, and isn't part of a word |
//! | U+E100, then a space | the space isn't shown: `l’ hydrologie` |
//! | a space, then U+E104 | the space isn't shown: `France ’s` |
//! | U+E101, U+E102 | a no-break space, a narrow one; with the spaces around it |
//! | U+E103 between o or a and e | œ, æ |

/// Added to an ASCII letter.
const HIDDEN: u32 = 0xE000;
const JOINED_AFTER: char = '\u{E100}';
const NO_BREAK: char = '\u{E101}';
const NARROW: char = '\u{E102}';
const LIGATURE: char = '\u{E103}';
const JOINED_BEFORE: char = '\u{E104}';

/// What loses its last vowel before another in French.
const ELIDED: &[&str] = &["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// A text in a language (`fr`) as the index is given it.
pub fn indexed(text: &str, language: &str) -> String {
    let characters: Vec<char> = text.chars().filter(|character| !is_sign(*character)).collect();
    let mut spelt = String::with_capacity(text.len() + text.len() / 16);
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        if let Some(end) = elision(&characters, at, language) {
            spelt.extend(characters[at..end - 1].iter().map(|letter| hidden(*letter)));
            spelt.extend([characters[end - 1], JOINED_AFTER, ' ']);
            at = end;
            continue;
        }
        if is_genitive(&characters, at, language) {
            spelt.extend([' ', JOINED_BEFORE, character, hidden(characters[at + 1])]);
            at += 2;
            continue;
        }
        match character {
            '\u{A0}' | '\u{202F}' => no_break_space(&characters, at, &mut spelt),
            'œ' => spelt.extend(['o', LIGATURE, 'e']),
            'Œ' => spelt.extend(['O', LIGATURE, 'E']),
            'æ' => spelt.extend(['a', LIGATURE, 'e']),
            'Æ' => spelt.extend(['A', LIGATURE, 'E']),
            other => spelt.push(other),
        }
        at += 1;
    }
    spelt
}

fn is_sign(character: char) -> bool {
    ('\u{E000}'..='\u{E104}').contains(&character)
}

fn hidden(letter: char) -> char {
    char::from_u32(HIDDEN + u32::from(letter)).filter(|_| letter.is_ascii_alphabetic()).unwrap_or(letter)
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

/// Where the elision that begins here ends, its apostrophe included: `l’` before a word.
fn elision(characters: &[char], at: usize, language: &str) -> Option<usize> {
    let is_start = at == 0 || !characters[at - 1].is_alphanumeric();
    if language != "fr" || !is_start {
        return None;
    }
    ELIDED.iter().find_map(|elided| {
        let end = at + elided.len();
        let same = characters.get(at..end)?.iter().zip(elided.chars()).all(|(a, b)| a.eq_ignore_ascii_case(&b));
        let joined = characters.get(end).is_some_and(|character| is_apostrophe(*character))
            && characters.get(end + 1).is_some_and(|character| character.is_alphanumeric());
        (same && joined).then_some(end + 1)
    })
}

/// Whether the genitive of an English noun ends here: `France’s`.
fn is_genitive(characters: &[char], at: usize, language: &str) -> bool {
    language == "en"
        && is_apostrophe(characters[at])
        && at > 0
        && characters[at - 1].is_alphanumeric()
        && characters.get(at + 1).is_some_and(|letter| letter.eq_ignore_ascii_case(&'s'))
        && !characters.get(at + 2).is_some_and(|next| next.is_alphanumeric())
}

/// Inside a number the digits stay one word: 2 000 is found as 2000.
fn no_break_space(characters: &[char], at: usize, spelt: &mut String) {
    let sign = if characters[at] == '\u{A0}' { NO_BREAK } else { NARROW };
    let is_digit = |character: Option<&char>| character.is_some_and(char::is_ascii_digit);
    let before = at.checked_sub(1).and_then(|before| characters.get(before));
    let digits = characters[at + 1..].iter().take_while(|character| character.is_ascii_digit()).count();
    if is_digit(before) && digits == 3 {
        spelt.push(sign);
    } else {
        spelt.extend([' ', sign, ' ']);
    }
}

#[cfg(test)]
mod tests {
    use super::indexed;

    /// The words of the index, by what Pagefind leaves of them.
    fn words(text: &str, language: &str) -> Vec<String> {
        let words = indexed(text, language);
        let words = words.split_whitespace().map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect());
        words.filter(|word: &String| !word.is_empty()).collect()
    }

    /// As `shown` in search-interface.js does.
    fn shown(text: &str) -> String {
        let text = text.replace("\u{E100} ", "").replace(" \u{E104}", "");
        let text = text.replace(" \u{E101} ", "\u{A0}").replace(" \u{E102} ", "\u{202F}");
        let text = text.replace('\u{E101}', "\u{A0}").replace('\u{E102}', "\u{202F}");
        let text = text.replace("o\u{E103}e", "œ").replace("O\u{E103}E", "Œ").replace("a\u{E103}e", "æ");
        let letter = |c: char| match u32::from(c) {
            code @ 0xE041..=0xE07A => char::from_u32(code - 0xE000).unwrap_or(c),
            _ => c,
        };
        text.chars().map(letter).collect()
    }

    #[test]
    fn a_word_begins_after_an_elision() {
        assert_eq!(
            words("L’eau d'ici, qu’elle a jusqu’à Val-d’Oise", "fr"),
            ["eau", "ici", "elle", "a", "à", "Val", "Oise"]
        );
        assert_eq!(
            words("aujourd’hui, quelqu’un de la presqu’île", "fr"),
            ["aujourdhui", "quelquun", "de", "la", "presquîle"]
        );
        assert_eq!(words("l’eau", "en"), ["leau"]);
        assert_eq!(
            words("France’s plan, migrants’ rights, it's", "en"),
            ["France", "plan", "migrants", "rights", "it"]
        );
    }

    #[test]
    fn spaces_that_do_not_break_end_words_but_not_numbers() {
        assert_eq!(
            words("Pourquoi\u{202F}? 2\u{202F}000 habitants, 17\u{A0}ans, 3\u{A0}12", "fr"),
            ["Pourquoi", "2000", "habitants", "17", "ans", "3", "12"]
        );
    }

    #[test]
    fn ligatures_are_two_letters() {
        assert_eq!(words("Œuvres et cœur, cæcum", "fr"), ["OEuvres", "et", "coeur", "caecum"]);
    }

    #[test]
    fn a_text_can_be_shown_as_it_was() {
        for text in [
            "L’hydrologie d'aujourd’hui\u{202F}: 2\u{202F}000\u{A0}m\u{202F}! Œuvre, cœur, cæcum, qu’il l’a dit.",
            "l’« Aquarius »",
            "«\u{A0}a\u{A0}»",
            "",
        ] {
            assert_eq!(shown(&indexed(text, "fr")), text);
        }
        let english = "France’s 2,000 dogs’ and it’s";
        assert_eq!(shown(&indexed(english, "en")), english);
        // Signs that a text has itself go.
        assert_eq!(indexed("a\u{E100}b", "fr"), "ab");
    }
}
