//! One line of the ledger: an address, what stands there, whose it is, and what has become of it.
//!
//! ```text
//! /actions/27-donnees/ page action-27 fr
//! /actions/27-donnees/#why anchor action-27 fr
//! /actions/26-recherche/ page action-26 fr -> action-27
//! /actions/12-ponts/ page action-12 fr retired 2026-11-28 -> action-13 fr:"Réunie avec l’action 13."
//! ```

use std::fmt;

use percent_encoding::{percent_decode_str, utf8_percent_encode};

use crate::node::Date;
use crate::plan::address::{Address, PATH};
use crate::write::is_path;

/// What stands for an id or a language where there is none.
const NONE: &str = "-";
const ARROW: &str = "->";
const RETIRED: &str = "retired";

/// What was published: an address from the site's root, or a place in the page there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    pub address: Address,
    /// The id of a heading.
    pub anchor: Option<Box<str>>,
}

/// What stands at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Page,
    /// A heading's id, written by an editor.
    Anchor,
    /// The first page of a list.
    List,
    Feed,
    /// A file of the content.
    File,
    /// A data package in another form.
    Data,
    Chart,
    /// A part of a page alone, or its description for programs.
    Embed,
    Answers,
    /// A table of pages.
    Table,
    Catalogue,
    Citation,
    Qr,
    Pdf,
    Short,
    Alias,
    Search,
    Offline,
    /// Of an edition: its pages and files.
    Edition,
}

impl Kind {
    const WORDS: [(Kind, &'static str); 19] = [
        (Kind::Page, "page"),
        (Kind::Anchor, "anchor"),
        (Kind::List, "list"),
        (Kind::Feed, "feed"),
        (Kind::File, "file"),
        (Kind::Data, "data"),
        (Kind::Chart, "chart"),
        (Kind::Embed, "embed"),
        (Kind::Answers, "answers"),
        (Kind::Table, "table"),
        (Kind::Catalogue, "catalogue"),
        (Kind::Citation, "citation"),
        (Kind::Qr, "qr"),
        (Kind::Pdf, "pdf"),
        (Kind::Short, "short"),
        (Kind::Alias, "alias"),
        (Kind::Search, "search"),
        (Kind::Offline, "offline"),
        (Kind::Edition, "edition"),
    ];

    pub fn word(self) -> &'static str {
        Kind::WORDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    fn of_word(word: &str) -> Option<Kind> {
        Kind::WORDS.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }

    /// Whether it is the page of its id, or leads to it.
    pub fn leads_to_page(self) -> bool {
        matches!(self, Kind::Page | Kind::Short | Kind::Alias)
    }
}

/// Where a moved or retired address sends its readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A page, list or feed, wherever it stands.
    Id(Box<str>),
    Address(Address),
}

/// What has become of an address.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It is there, or what its id names has another address and it leads there.
    Live,
    /// It leads to something else.
    Moved(Goal),
    /// It says that there is nothing any more.
    Retired(Retired),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Retired {
    pub day: Date,
    pub to: Option<Goal>,
    /// Why, by the codes of languages.
    pub reasons: Vec<(Box<str>, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub link: Link,
    pub kind: Kind,
    /// Of the page, list or feed; `-` for what belongs to none.
    pub id: Box<str>,
    /// The code of its language.
    pub language: Option<Box<str>>,
    pub state: State,
}

/// The part of a line that can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Address,
    Kind,
    Id,
    Language,
    /// Neither `->` nor `retired`.
    State,
    Goal,
    Day,
    Reason,
}

impl Fault {
    /// What messages call it.
    pub fn word(self) -> &'static str {
        match self {
            Fault::Address => "address",
            Fault::Kind => "kind",
            Fault::Id => "id",
            Fault::Language => "language",
            Fault::State => "state",
            Fault::Goal => "goal",
            Fault::Day => "day",
            Fault::Reason => "reason",
        }
    }
}

impl Link {
    pub fn page(address: Address) -> Link {
        Link { address, anchor: None }
    }

    /// From an address as it stands in links, percent-encoded or not; none when nothing of a site can stand there.
    pub fn parse(text: &str) -> Option<Link> {
        let (path, anchor) = match text.split_once('#') {
            Some((path, anchor)) => (path, Some(decoded(anchor)?)),
            None => (text, None),
        };
        if anchor.as_ref().is_some_and(|anchor| anchor.is_empty() || anchor.chars().any(char::is_control)) {
            return None;
        }
        Some(Link { address: address(path)?, anchor: anchor.map(String::into_boxed_str) })
    }
}

fn address(text: &str) -> Option<Address> {
    let path = decoded(text).filter(|_| !text.contains(['#', '?']))?;
    let address = Address::new(&path);
    // `//` would make another address of it than it says.
    (path.starts_with('/') && is_path(&address.file()) && !path.contains("//")).then_some(address)
}

fn decoded(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", utf8_percent_encode(self.address.as_str(), PATH))?;
        match &self.anchor {
            Some(anchor) => write!(f, "#{}", utf8_percent_encode(anchor, PATH)),
            None => Ok(()),
        }
    }
}

impl Goal {
    /// An address begins with a slash; all else is an id.
    pub fn parse(text: &str) -> Option<Goal> {
        if text.starts_with('/') { address(text).map(Goal::Address) } else { id(text).map(Goal::Id) }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Goal::Id(id) => f.write_str(id),
            Goal::Address(address) => write!(f, "{}", utf8_percent_encode(address.as_str(), PATH)),
        }
    }
}

fn id(text: &str) -> Option<Box<str>> {
    // Those of editions have slashes, but none begins with one: that would be an address.
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    (!text.is_empty() && !text.starts_with('/') && text.chars().all(plain)).then(|| text.into())
}

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    /// The first part that can't be what it should be.
    pub fn parse(text: &str) -> Result<Line, Fault> {
        let mut words = Words { rest: text };
        let link = Link::parse(words.word()).ok_or(Fault::Address)?;
        let kind = Kind::of_word(words.word()).ok_or(Fault::Kind)?;
        if (kind == Kind::Anchor) != link.anchor.is_some() {
            return Err(Fault::Kind);
        }
        let id = id(words.word()).ok_or(Fault::Id)?;
        let language = id_or_none(words.word()).ok_or(Fault::Language)?;
        let state = match words.word() {
            "" => State::Live,
            // A heading's old id stays in its page: `was` says so there.
            ARROW if kind == Kind::Anchor => return Err(Fault::State),
            ARROW => State::Moved(Goal::parse(words.word()).ok_or(Fault::Goal)?),
            RETIRED => State::Retired(retired(&mut words)?),
            _ => return Err(Fault::State),
        };
        if words.left().is_empty() { Ok(Line { link, kind, id, language, state }) } else { Err(Fault::State) }
    }

    /// The language's index among codes.
    pub fn language_among<'a>(&self, mut codes: impl Iterator<Item = &'a str>) -> Option<usize> {
        let own = self.language.as_deref()?;
        codes.position(|code| code == own)
    }
}

#[allow(clippy::option_option)]
fn id_or_none(text: &str) -> Option<Option<Box<str>>> {
    if text == NONE { Some(None) } else { id(text).map(Some) }
}

fn retired(words: &mut Words<'_>) -> Result<Retired, Fault> {
    let day = Date::parse(words.word()).ok_or(Fault::Day)?;
    let to = if words.left().starts_with(ARROW) {
        words.word();
        Some(Goal::parse(words.word()).ok_or(Fault::Goal)?)
    } else {
        None
    };
    let mut reasons: Vec<(Box<str>, String)> = Vec::new();
    while !words.left().is_empty() {
        let (code, text) = words.reason().ok_or(Fault::Reason)?;
        if reasons.iter().any(|(known, _)| *known == code) {
            return Err(Fault::Reason);
        }
        reasons.push((code, text));
    }
    if reasons.is_empty() { Err(Fault::Reason) } else { Ok(Retired { day, to, reasons }) }
}

/// What is left of a line.
struct Words<'a> {
    rest: &'a str,
}

const BETWEEN: [char; 2] = [' ', '\t'];

impl<'a> Words<'a> {
    fn left(&self) -> &'a str {
        self.rest.trim_matches(BETWEEN)
    }

    /// Up to the next space; empty at the end.
    fn word(&mut self) -> &'a str {
        let left = self.left();
        let (word, rest) = left.split_once(BETWEEN).unwrap_or((left, ""));
        self.rest = rest;
        word
    }

    /// `CODE:"TEXT"`, the text as a string of JSON.
    fn reason(&mut self) -> Option<(Box<str>, String)> {
        let (code, rest) = self.left().split_once(':')?;
        let code = id(code)?;
        let mut strings = serde_json::Deserializer::from_str(rest).into_iter::<String>();
        let text = strings.next()?.ok()?;
        self.rest = rest.get(strings.byte_offset()..)?;
        Some((code, text))
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = self.language.as_deref().unwrap_or(NONE);
        write!(f, "{} {} {} {language}", self.link, self.kind.word(), self.id)?;
        match &self.state {
            State::Live => Ok(()),
            State::Moved(goal) => write!(f, " {ARROW} {goal}"),
            State::Retired(Retired { day, to, reasons }) => {
                write!(f, " {RETIRED} {day}")?;
                if let Some(goal) = to {
                    write!(f, " {ARROW} {goal}")?;
                }
                reasons
                    .iter()
                    .try_for_each(|(code, text)| write!(f, " {code}:{}", serde_json::Value::from(text.as_str())))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_written_as_they_are_read() {
        for line in [
            "/ page page-home fr",
            "/actions/27-a/#why anchor action-27 fr",
            "/logo.svg file - -",
            "/l%C3%A0%20bas.csv data dataset-a - -> /a/b.csv",
            "/a/ page a-1 fr -> action-27",
            "/a/ page a-1 fr retired 2026-11-28 fr:\"Un « mot »,\\n\\\"deux\\\".\" en:\"One.\"",
            "/a/ page a-1 fr retired 2026-11-28 -> /b/ fr:\"\"",
        ] {
            assert_eq!(Line::parse(line).map(|line| line.to_string()).as_deref(), Ok(line));
        }
        let loose = Line::parse("/a/ \t page  a-1 fr ").map(|line| line.to_string());
        assert_eq!(loose.as_deref(), Ok("/a/ page a-1 fr"));
    }

    #[test]
    fn a_line_says_which_part_of_it_is_wrong() {
        for (line, fault) in [
            ("a/ page a-1 fr", Fault::Address),
            ("/../a page a-1 fr", Fault::Address),
            ("//host/a/ page a-1 fr", Fault::Address),
            ("/%FF/ page a-1 fr", Fault::Address),
            ("/%00 page a-1 fr", Fault::Address),
            ("/a/ pages a-1 fr", Fault::Kind),
            ("/a/ anchor a-1 fr", Fault::Kind),
            ("/a/#b page a-1 fr", Fault::Kind),
            ("/a/ page", Fault::Id),
            ("/a/ page a-1", Fault::Language),
            ("/a/ page a-1 fr gone", Fault::State),
            ("/a/#b anchor a-1 fr -> b-1", Fault::State),
            ("/a/ page a-1 fr -> b-1 c", Fault::State),
            ("/a/ page a-1 fr ->", Fault::Goal),
            ("/a/ page a-1 fr retired 2026-02-30 fr:\"x\"", Fault::Day),
            ("/a/ page a-1 fr retired 2026-02-28", Fault::Reason),
            ("/a/ page a-1 fr retired 2026-02-28 fr:x", Fault::Reason),
            ("/a/ page a-1 fr retired 2026-02-28 fr:\"x\" fr:\"y\"", Fault::Reason),
        ] {
            assert_eq!(Line::parse(line), Err(fault), "{line}");
        }
    }

    proptest! {
        #[test]
        fn what_was_read_once_stays_as_it_is(
            line in "/[a-z %é\"#/?.-]{0,12}/? (page|anchor|file) [a-z-]{1,4} (fr|-)( -> [a-z/]{0,4}| retired 2026-01-0[0-9]( -> a)? fr:\"[^\\x00-\\x1f]{0,6}\")?"
        ) {
            if let Ok(read) = Line::parse(&line) {
                let written = read.to_string();
                let again = Line::parse(&written);
                prop_assert_eq!(again.as_ref().map(ToString::to_string), Ok(written));
                prop_assert_eq!(again, Ok(read));
            }
        }

        #[test]
        fn no_line_is_too_strange_to_be_read(line in any::<String>()) {
            let _ = Line::parse(&line);
        }
    }
}
