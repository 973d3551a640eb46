//! A work as a reference to it needs it.

use hayagriva::Entry;
use hayagriva::types::{EntryType, Person};

/// One entry of the bibliography.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    pub key: String,
    pub title: String,
    pub authors: Vec<Name>,
    pub editors: Vec<Name>,
    /// Of the language that the title is in, as in HTML (`fr`); none when the entry doesn't say.
    pub language: Option<String>,
    /// What it is part of: a journal, a book.
    pub container: Option<Container>,
    /// "Working Paper".
    pub genre: Option<String>,
    /// Of a report in its series.
    pub number: Option<String>,
    pub edition: Option<String>,
    pub place: Option<String>,
    pub publisher: Option<String>,
    /// Who answers for a report or a page of the web.
    pub organisation: Option<String>,
    pub date: Option<Moment>,
    pub volume: Option<String>,
    pub issue: Option<String>,
    pub pages: Option<String>,
    /// Of an article that has no pages.
    pub article: Option<String>,
    pub doi: Option<String>,
    /// Of the web.
    pub url: Option<String>,
    /// Whether it is a page of the web and nothing else.
    pub online: bool,
}

/// What a work is part of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Container {
    pub title: String,
    pub editors: Vec<Name>,
    /// A journal rather than a book.
    pub periodical: bool,
}

/// Somebody's name, or a body's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The whole name of a body.
    pub family: String,
    pub given: Option<String>,
}

/// As far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub year: i32,
    /// From 1.
    pub month: Option<u8>,
    /// From 1.
    pub day: Option<u8>,
}

/// What BibTeX writes for the authors that it leaves out.
const OTHERS: &str = "others";

impl Name {
    fn of(person: &Person) -> Name {
        let family = match &person.prefix {
            Some(prefix) => format!("{prefix} {}", person.name),
            None => person.name.clone(),
        };
        let given = [&person.given_name, &person.suffix].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        Name { family: tidy(&family), given: Some(given).filter(|given| !given.is_empty()) }
    }

    /// Whether it stands for the authors that the entry leaves out.
    pub fn is_others(&self) -> bool {
        self.family == OTHERS && self.given.is_none()
    }
}

impl Work {
    /// What an entry says, with what its containers say where it says nothing.
    pub fn of(entry: &Entry) -> Work {
        let container = entry.parents().iter().find(|parent| !is_series(parent, entry));
        let names = |people: Option<&[Person]>| people.unwrap_or_default().iter().map(Name::of).collect::<Vec<_>>();
        // Places, dates and numbers are the container's where the entry is a part of one.
        let either = |get: &dyn Fn(&Entry) -> Option<String>| get(entry).or_else(|| container.and_then(get));
        let publisher = |entry: &Entry| entry.publisher().and_then(|publisher| Some(publisher.name()?.to_string()));
        let place = |entry: &Entry| {
            let of_publisher = entry.publisher().and_then(|publisher| Some(publisher.location()?.to_string()));
            of_publisher.or_else(|| entry.location().map(ToString::to_string))
        };
        Work {
            key: entry.key().to_owned(),
            title: entry.title().map(|title| tidy(&title.to_string())).unwrap_or_default(),
            authors: names(entry.authors()),
            editors: names(entry.editors()),
            // "english" is no country's.
            language: entry.language().map(|language| match language.script {
                Some(script) => format!("{}-{script}", language.language),
                None => language.language.to_string(),
            }),
            container: container.and_then(|parent| {
                Some(Container {
                    title: tidy(&parent.title()?.to_string()),
                    // BibLaTeX says them of the part.
                    editors: names(parent.editors().or(entry.authors().and_then(|_| entry.editors()))),
                    periodical: matches!(
                        parent.entry_type(),
                        EntryType::Periodical | EntryType::Newspaper | EntryType::Blog
                    ),
                })
            }),
            genre: entry.genre().map(ToString::to_string),
            number: entry.keyed_serial_number("serial").map(str::to_owned),
            edition: either(&|entry| entry.edition().map(ToString::to_string)),
            place: either(&place),
            publisher: either(&publisher).map(|name| tidy(&name)),
            organisation: either(&|entry| entry.organization().map(|name| tidy(&name.to_string()))),
            date: entry.date_any().map(|date| Moment {
                year: date.year,
                month: date.month.map(|month| month + 1),
                day: date.day.map(|day| day + 1),
            }),
            volume: either(&|entry| entry.volume().map(ToString::to_string)),
            issue: either(&|entry| entry.issue().map(ToString::to_string)),
            pages: entry.page_range().map(|pages| pages.to_string().replace(['-', '‐'], "–")),
            article: None,
            doi: entry.doi().map(str::to_owned),
            url: entry.url_any().map(|url| url.value.to_string()).filter(|url| is_web(url)),
            online: *entry.entry_type() == EntryType::Web,
        }
    }
}

/// A bibliography may be written by anybody; only an address of the web becomes a link.
fn is_web(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// The series of a whole work is of its own type; that isn't what the work is a part of.
fn is_series(parent: &Entry, entry: &Entry) -> bool {
    parent.entry_type() == entry.entry_type()
}

/// Without line breaks and runs of spaces, and with the apostrophe of print.
fn tidy(text: &str) -> String {
    text.replace('\'', "’").split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use hayagriva::io::from_yaml_str;

    use super::*;

    #[test]
    fn a_part_takes_from_its_container_what_it_does_not_say() {
        let yaml = "a:\n  type: article\n  title: On  wells\n  author: [\"Diop, Awa\"]\n  date: 2020-03\n  parent:\n    type: periodical\n    title: Water\n    volume: 4\n    issue: 2\n";
        let library = from_yaml_str(yaml).expect("a library");
        let work = Work::of(library.get("a").expect("the work"));
        assert_eq!(work.title, "On wells");
        assert_eq!(work.authors, [Name { family: "Diop".to_owned(), given: Some("Awa".to_owned()) }]);
        assert_eq!(work.date, Some(Moment { year: 2020, month: Some(3), day: None }));
        assert_eq!((work.volume.as_deref(), work.issue.as_deref()), (Some("4"), Some("2")));
        assert!(work.container.is_some_and(|container| container.periodical && container.title == "Water"));
    }
}
