//! Under which word a title stands in an alphabetical list.

/// The articles that a list passes over, by language, each with the space or the apostrophe after it. The longest that
/// fits counts. (What libraries do: IFLA and the Library of Congress list initial articles by language.)
const ARTICLES: [(&str, &[&str]); 5] = [
    ("fr", &["de l’", "de la ", "l’", "la ", "le ", "les ", "un ", "une ", "des ", "du "]),
    ("en", &["a ", "an ", "the "]),
    ("es", &["el ", "la ", "lo ", "los ", "las ", "un ", "una ", "unos ", "unas "]),
    ("de", &["der ", "die ", "das ", "ein ", "eine "]),
    ("pt", &["o ", "a ", "os ", "as ", "um ", "uma "]),
];

/// The part of a title by which it is sorted: without the marks and the article at its beginning. `argent` for `« L’argent »`.
pub fn filed<'a>(title: &'a str, language: &str) -> &'a str {
    let title = title.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let articles = ARTICLES.iter().find(|(code, _)| language.split('-').next() == Some(*code));
    let rests = articles.into_iter().flat_map(|(_, articles)| *articles).filter_map(|article| after(title, article));
    let rest = rests.filter(|rest| rest.starts_with(char::is_alphanumeric)).min_by_key(|rest| rest.len());
    rest.unwrap_or(title)
}

/// What follows an article, in whatever case and with whichever apostrophe or space it is written.
fn after<'a>(title: &'a str, article: &str) -> Option<&'a str> {
    let mut letters = title.chars();
    let same = |written: char, wanted: char| match wanted {
        '’' => matches!(written, '’' | '\''),
        ' ' => written.is_whitespace(),
        wanted => written.to_lowercase().eq([wanted]),
    };
    let is_there = article.chars().all(|wanted| letters.next().is_some_and(|written| same(written, wanted)));
    is_there.then_some(letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::filed;

    #[test]
    fn marks_and_articles_are_passed_over() {
        for (title, language, expected) in [
            ("« L’argent des familles »", "fr", "argent des familles »"),
            ("L'eau", "fr", "eau"),
            ("Une longue histoire", "fr", "longue histoire"),
            ("Dessiner", "fr", "Dessiner"),
            ("De l’eau", "fr", "eau"),
            ("Les", "fr", "Les"),
            ("The plan", "en-GB", "plan"),
            ("Les misérables", "en", "Les misérables"),
            ("A\u{a0}town", "en", "town"),
            ("", "fr", ""),
            ("?", "fr", ""),
        ] {
            assert_eq!(filed(title, language), expected, "{title}");
        }
    }
}
