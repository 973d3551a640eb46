//! RIS, the exchange format of reference managers: lines of a tag of two letters, two spaces, a dash, a space and a
//! value (Research Information Systems, "RIS file format", 2001; tags as in Reference Manager 12).

use super::cited::{Cited, Kind, one_line};

/// A record for each.
pub fn ris(all: &[Cited]) -> String {
    all.iter().map(record).collect()
}

fn record(cited: &Cited) -> String {
    let kind = match cited.kind {
        Kind::Data => "DATA",
        Kind::Page | Kind::Chart => "ELEC",
    };
    let slashes = |day: crate::node::Date| format!("{:04}/{:02}/{:02}", day.year, day.month, day.day);
    let fields = [
        ("TY", Some(kind.to_owned())),
        ("ID", Some(cited.key.clone())),
        ("AU", cited.author.clone()),
        ("TI", Some(cited.title.clone())),
        ("T2", cited.site.clone()),
        ("PY", cited.published.map(|day| format!("{:04}", day.year))),
        ("DA", cited.published.map(slashes)),
        ("Y2", cited.read.map(slashes)),
        ("UR", cited.address.clone()),
        ("LA", cited.language.clone()),
        ("AB", cited.summary.clone()),
    ];
    let mut text = String::new();
    for (tag, value) in fields {
        if let Some(value) = value {
            // A value ends where its line does, and readers take more signs than two for the end of one.
            text.push_str(&format!("{tag}  - {}\r\n", one_line(&value)));
        }
    }
    text + "ER  - \r\n\r\n"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As a program reads it that knows of RIS only that a tag begins each line.
    fn values(ris: &str, wanted: &str) -> Vec<String> {
        let lines = ris.lines().filter_map(|line| line.split_once("  - "));
        lines.filter(|(tag, _)| *tag == wanted).map(|(_, value)| value.to_owned()).collect()
    }

    proptest! {
        #[test]
        fn no_title_begins_a_line_of_its_own(title in "[a-zé \\r\\n\\u{85}\\u{2028}\\u{b}\\u{c}]{0,12}(ER  - |TY  - )?[a-z\\r\\n ]{0,12}") {
            let cited = Cited {
                kind: Kind::Page, key: "k".to_owned(), author: None, title: title.clone(), data_by: None, site: None, published: None,
                read: None, address: None, language: None, summary: None,
            };
            let made = ris(&[cited]);
            let shown = title.split(|c: char| c.is_control() || c.is_whitespace());
            let shown = shown.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(values(&made, "TI"), vec![shown]);
            prop_assert_eq!(values(&made, "TY").len(), 1);
            prop_assert_eq!(made.matches("\r\nER  - ").count(), 1);
        }
    }
}
