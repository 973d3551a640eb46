//! References to works of the bibliography, in the numeric form of ISO 690 (Information and documentation — Guidelines
//! for bibliographic references and citations to information resources), with the words of the page's language.

use super::line::Line;
use super::words::Voice;
use crate::bibliography::Work;
use crate::bibliography::work::{Moment, Name};

/// The reference to a work, for readers of a language whose code is `reader`.
pub fn reference(work: &Work, reader: &str, voice: Voice<'_>) -> Line {
    let mut line = Line::default();
    let foreign = work.language.as_deref().filter(|language| !same_language(language, reader));
    let answers = responsible(work, voice, &mut line);
    match &work.container {
        Some(container) => {
            line.words(&work.title, foreign);
            line.stop();
            if !container.periodical {
                line.text(&voice.word("reference-in"));
                line.text(" ");
                if !container.editors.is_empty() {
                    names(&container.editors, voice, &mut line);
                    line.text(&format!(" {}", voice.word("reference-edited")));
                    line.stop();
                }
            }
            line.title(&container.title, foreign);
        }
        None => line.title(&work.title, foreign),
    }
    if work.online {
        line.text(&format!(" {}", voice.word("reference-online")));
    }
    let periodical = work.container.as_ref().is_some_and(|container| container.periodical);
    if periodical {
        line.text(", ")
    } else {
        line.stop()
    }
    series(work, foreign, voice, &mut line);
    imprint(work, answers, !periodical, voice, &mut line);
    addresses(work, voice, &mut line);
    line.end()
}

/// Who answers for the work: its authors, else its editors, else a body; says whether the body was named.
fn responsible(work: &Work, voice: Voice<'_>, line: &mut Line) -> bool {
    let body = work.organisation.as_ref().filter(|_| work.online);
    if !work.authors.is_empty() {
        names(&work.authors, voice, line);
    } else if !work.editors.is_empty() {
        names(&work.editors, voice, line);
        line.text(&format!(" {}", voice.word("reference-edited")));
    } else if let Some(body) = body {
        line.name(body);
        line.stop();
        return true;
    }
    line.stop();
    false
}

/// Names one after the other, as the language lists things.
fn names(people: &[Name], voice: Voice<'_>, line: &mut Line) {
    let known: Vec<&Name> = people.iter().filter(|name| !name.is_others()).collect();
    // Each stands for a name while the language puts its commas and its "and" between them.
    const MARK: char = '\u{e000}';
    let all_said = known.len() == people.len();
    let pattern = if all_said {
        voice.formats.list(&vec![MARK.to_string(); known.len()])
    } else {
        vec![MARK.to_string(); known.len()].join(", ")
    };
    let mut left = known.iter();
    for (number, between) in pattern.split(MARK).enumerate() {
        if let Some(name) = (number > 0).then(|| left.next()).flatten() {
            line.name(&name.family);
            line.text(&name.given.as_ref().map(|given| format!(", {given}")).unwrap_or_default());
        }
        line.text(between);
    }
    if !all_said {
        line.text(&format!(" {}", voice.word("reference-others")));
    }
}

/// Of a report: what sort, and its number.
fn series(work: &Work, foreign: Option<&str>, voice: Voice<'_>, line: &mut Line) {
    let number = work.number.as_ref().map(|number| voice.say("reference-issue", "number", number));
    if let Some(genre) = &work.genre {
        line.words(genre, foreign);
        line.text(if number.is_some() { ", " } else { "" });
    }
    line.text(number.as_deref().unwrap_or_default());
    if work.genre.is_some() || number.is_some() {
        line.stop();
    }
}

/// Where, by whom and when; in a journal also where in it. `sentence`: it begins with a capital letter.
fn imprint(work: &Work, body_named: bool, sentence: bool, voice: Voice<'_>, line: &mut Line) {
    let body = work.organisation.as_ref().filter(|_| !body_named);
    let publisher = work.publisher.as_ref().or(body);
    let house = match (&work.place, publisher) {
        (Some(place), Some(publisher)) => Some(format!("{place}{}{publisher}", voice.word("reference-colon"))),
        (place, publisher) => place.as_ref().or(publisher).cloned(),
    };
    let date = work.date.map_or_else(|| voice.word("reference-no-date"), |date| moment(date, voice));
    let part =
        |key: &str, argument: &str, value: &Option<String>| value.as_ref().map(|value| voice.say(key, argument, value));
    let parts = [
        part("reference-edition", "number", &work.edition),
        house,
        Some(date),
        part("reference-volume", "number", &work.volume),
        part("reference-issue", "number", &work.issue),
        part("reference-pages", "pages", &work.pages),
        part("reference-article", "number", &work.article),
    ];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    line.text(&if sentence { capital(&said) } else { said });
    line.stop();
}

fn addresses(work: &Work, voice: Voice<'_>, line: &mut Line) {
    if let Some(doi) = &work.doi {
        line.text("DOI ");
        line.link(&format!("https://doi.org/{doi}"), doi);
        line.stop();
    }
    if let Some(address) = &work.url {
        line.text(&format!("{} ", voice.word("reference-available")));
        line.link(address, address);
        line.stop();
    }
}

/// A date as far as it is known.
fn moment(date: Moment, voice: Voice<'_>) -> String {
    let year = format!("{:04}", date.year);
    match (date.month, date.day) {
        (Some(month), Some(day)) => voice.formats.moment(&format!("{year}-{month:02}-{day:02}")),
        (Some(month), None) => voice.formats.moment(&format!("{year}-{month:02}")),
        _ => date.year.to_string(),
    }
}

/// The work as a text names it where there can be no list of references: "(Kpodar et Imam, 2024)".
pub fn in_passing(work: &Work, page: Option<&str>, voice: Voice<'_>) -> String {
    let people = if work.authors.is_empty() { &work.editors } else { &work.authors };
    let families: Vec<String> =
        people.iter().filter(|name| !name.is_others()).map(|name| name.family.clone()).collect();
    let who = match &families[..] {
        [] => work.organisation.clone().unwrap_or_else(|| work.title.clone()),
        [first] if people.len() > 1 => format!("{first} {}", voice.word("reference-others")),
        [_] | [_, _] => voice.formats.list(&families),
        [first, ..] => format!("{first} {}", voice.word("reference-others")),
    };
    let when = work.date.map_or_else(|| voice.word("reference-no-date"), |date| date.year.to_string());
    let page = page.map(|page| format!(", {}", voice.say("reference-pages", "pages", &page.replace('-', "–"))));
    format!("({who}, {when}{})", page.unwrap_or_default())
}

fn same_language(one: &str, other: &str) -> bool {
    let primary = |code: &str| code.split('-').next().unwrap_or_default().to_ascii_lowercase();
    primary(one) == primary(other)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
