//! BibTeX, in the types and fields of BibLaTeX (the manual of the package, sections 2.1 and 2.2).

use super::cited::{Cited, Kind};

/// An entry for each.
pub fn bibtex(all: &[Cited]) -> String {
    all.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(cited: &Cited) -> String {
    let kind = if cited.kind == Kind::Data { "dataset" } else { "online" };
    // A second pair of braces keeps a name whole and a title's capitals.
    let braced = |text: &String| format!("{{{}}}", escaped(text));
    let fields = [
        ("author", cited.author.as_ref().map(braced)),
        ("title", Some(braced(&cited.title))),
        ("organization", cited.site.as_deref().map(escaped)),
        ("date", cited.published.map(|day| day.to_string())),
        ("year", cited.published.map(|day| day.year.to_string())),
        ("url", cited.address.as_deref().map(address)),
        ("urldate", cited.read.map(|day| day.to_string())),
        ("language", cited.language.clone()),
        ("abstract", cited.summary.as_deref().map(escaped)),
    ];
    let mut text = format!("@{kind}{{{},\n", cited.key);
    for (name, value) in fields {
        if let Some(value) = value {
            text.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    }
    text + "}\n"
}

/// A text in which nothing is a command. Braces are written by name: those in a field must be balanced, even when a
/// backslash stands before them.
pub fn escaped(text: &str) -> String {
    let mut tex = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => tex.push_str("\\textbackslash{}"),
            '{' => tex.push_str("\\textbraceleft{}"),
            '}' => tex.push_str("\\textbraceright{}"),
            '~' => tex.push_str("\\textasciitilde{}"),
            '^' => tex.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => {
                tex.push('\\');
                tex.push(c);
            }
            c => tex.push(c),
        }
    }
    tex
}

/// An address is taken as it stands, but for what would end the field.
fn address(address: &str) -> String {
    address.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::node::Date;

    fn cited(title: &str) -> Cited {
        Cited {
            kind: Kind::Page,
            key: "body-page-a-fr".to_owned(),
            author: Some("Body & Sons, {Inc.}".to_owned()),
            title: title.to_owned(),
            data_by: None,
            site: Some("100 % _site_ #1".to_owned()),
            published: Date::parse("2026-11-27"),
            read: None,
            address: Some("https://a.example/b_c/?d=e%20f".to_owned()),
            language: Some("fr".to_owned()),
            summary: Some(title.to_owned()),
        }
    }

    /// The title as a reader that others wrote gives it back.
    fn read_back(title: &str) -> (String, String, String) {
        let library = hayagriva::io::from_biblatex_str(&bibtex(&[cited(title)])).expect("BibLaTeX");
        let entry = library.get("body-page-a-fr").expect("the entry");
        let title = entry.title().map(ToString::to_string).unwrap_or_default();
        let url = entry.url().map(|url| url.value.to_string()).unwrap_or_default();
        (title, entry.authors().map(|names| names[0].name.clone()).unwrap_or_default(), url)
    }

    #[test]
    fn signs_that_mean_something_to_latex_come_back() {
        let title = r"50 % of $100 & more: a_b #3 {x} ~y^2 \alpha <b>é</b>";
        let (title_back, author, url) = read_back(title);
        assert_eq!(title_back, title);
        assert_eq!(author, "Body & Sons, {Inc.}");
        assert_eq!(url, "https://a.example/b_c/?d=e%20f");
    }

    proptest! {
        #[test]
        fn whatever_a_title_holds_is_read_back(title in "[\\\\{}$&#_%~^a-zé\"'@=,. -]{1,40}") {
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assume!(!title.is_empty());
            // LaTeX makes dashes and quotation marks of some signs in a row, which isn't ours to undo.
            prop_assume!(!title.contains("--") && !title.contains("''") && !title.contains("``"));
            prop_assert_eq!(read_back(&title).0, title);
        }
    }
}
