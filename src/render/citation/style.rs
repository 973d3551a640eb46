//! How a page, a table or a chart is cited, ready to be copied: in the form of ISO 690 and in that of the American
//! Psychological Association (Publication Manual, seventh edition, section 10.16 and following).

use super::cited::{Cited, Kind};
use super::line::Line;
use super::words::Voice;

/// "Projet Parvis. Titre. Site [en ligne]. 27 novembre 2026 [consulté le …]. Disponible à l’adresse : …"
pub fn iso(cited: &Cited, voice: Voice<'_>) -> Line {
    let mut line = Line::default();
    if let Some(author) = &cited.author {
        line.name(author);
        line.stop();
    }
    let site = cited.site.as_ref().filter(|site| **site != cited.title);
    if site.is_some() {
        line.words(&cited.title, None)
    } else {
        line.title(&cited.title, None)
    }
    sort(cited, voice, &mut line);
    if let Some(site) = site {
        line.stop();
        line.title(site, None);
    }
    line.text(&format!(" {}", voice.word("reference-online")));
    line.stop();
    let published = cited.published.map_or_else(|| voice.word("reference-no-date"), |day| voice.formats.date(day));
    let read = match cited.read {
        Some(day) => voice.say("cite-read-on", "date", &voice.formats.date(day)),
        None => voice.word("cite-read"),
    };
    line.text(&format!("{published} {read}"));
    line.stop();
    if let Some(address) = &cited.address {
        line.text(&format!("{} ", voice.word("reference-available")));
        line.link(address, address);
    }
    line.end()
}

/// "Projet Parvis. (2026, 27 novembre). Titre. Site. https://…"
pub fn apa(cited: &Cited, voice: Voice<'_>) -> Line {
    let mut line = Line::default();
    let when = cited
        .published
        .map_or_else(|| voice.word("cite-no-date"), |day| year_first(&voice.formats.date(day), day.year));
    // Without an author the title comes first.
    match &cited.author {
        Some(author) => {
            line.text(author);
            line.stop();
            line.text(&format!("({when})"));
            line.stop();
            line.title(&cited.title, None);
            sort(cited, voice, &mut line);
        }
        None => {
            line.title(&cited.title, None);
            sort(cited, voice, &mut line);
            line.stop();
            line.text(&format!("({when})"));
        }
    }
    line.stop();
    if let Some(site) = cited.site.as_ref().filter(|site| **site != cited.title) {
        line.text(site);
        line.stop();
    }
    if let Some(address) = &cited.address {
        if let Some(day) = cited.read {
            line.text(&format!("{} ", voice.say("cite-retrieved", "date", &voice.formats.date(day))));
        }
        line.link(address, address);
    }
    line.end()
}

/// What sort of thing it is, where it isn't a page, and whose data it shows.
fn sort(cited: &Cited, voice: Voice<'_>, line: &mut Line) {
    let word = match cited.kind {
        Kind::Page => return,
        Kind::Data => "cite-sort-data",
        Kind::Chart => "cite-sort-chart",
    };
    line.text(&format!(" {}", voice.word(word)));
    if let Some(names) = &cited.data_by {
        line.stop();
        line.text(&voice.say("cite-data-by", "names", names));
    }
}

/// "2026, 27 novembre" from "27 novembre 2026"; the year alone where the language writes it in other digits.
fn year_first(date: &str, year: u16) -> String {
    let year = year.to_string();
    let Some((before, after)) = date.split_once(&year) else { return year };
    let rest = format!("{before}{after}");
    let rest = rest.trim_matches([' ', ',', '\u{a0}', '\u{202f}']);
    if rest.is_empty() { year } else { format!("{year}, {rest}") }
}
