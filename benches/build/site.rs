//! A complete site of a given size, the same for the same size: French-like words, drawn by a small generator.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use rayon::prelude::*;

/// How many sections there are, each with a link in the menu.
pub const SECTIONS: usize = 20;
/// The pages that are not articles: the sections and the home page.
pub const OTHER_PAGES: usize = SECTIONS + 1;

/// The settings and the theme, as they are in the generated site.
const FILES: [(&str, &str); 5] = [
    ("site.toml", include_str!("site/site.toml")),
    ("themes/bench/theme.toml", include_str!("site/themes/bench/theme.toml")),
    ("themes/bench/style/bench.css", include_str!("site/themes/bench/style/bench.css")),
    ("themes/bench/templates/article.html", include_str!("site/themes/bench/templates/article.html")),
    ("themes/bench/templates/section.html", include_str!("site/themes/bench/templates/section.html")),
];

/// An article's headings, with the ids that other pages link to.
const HEADINGS: [(&str, &str); 5] = [
    ("Pourquoi cette action", "why"),
    ("Ce qui est prévu", "what"),
    ("Un exemple concret", "example"),
    ("Qui y travaille", "who"),
    ("Les chiffres de l’action", "data"),
];

#[rustfmt::skip]
pub const WORDS: [&str; 96] = [
    "accueil", "action", "année", "annuel", "appui", "atelier", "avenir", "avec", "bilan", "cadre", "carte", "chaque",
    "chemin", "chiffre", "citoyen", "collège", "commune", "comparer", "compte", "conseil", "dans", "débat", "départ",
    "depuis", "développement", "diaspora", "donnée", "droit", "durable", "école", "économie", "égalité", "élève",
    "emploi", "enquête", "ensemble", "entre", "envoi", "équipe", "étape", "étude", "exemple", "famille", "femme",
    "fonds", "formation", "frontière", "habitant", "indicateur", "jeune", "langue", "lecture", "les", "libre", "lien",
    "local", "maison", "mesure", "méthode", "métier", "migration", "mondial", "moyen", "niveau", "notre", "objectif",
    "outil", "ouvert", "parcours", "partage", "partenaire", "pays", "pour", "pratique", "priorité", "projet", "public",
    "qualité", "question", "réponse", "réseau", "résultat", "retour", "réussite", "santé", "savoir", "selon", "service",
    "soutien", "suivi", "tableau", "territoire", "travail", "utile", "ville", "voyage",
];

/// Words for addresses.
#[rustfmt::skip]
const SLUG_WORDS: [&str; 16] = [
    "accueil", "action", "atelier", "bilan", "carte", "debat", "donnees", "emploi", "etude", "formation", "lecture",
    "mesure", "projet", "reseau", "suivi", "voyage",
];

/// Writes a site with `articles` articles into `root`.
pub fn write(root: &Path, articles: usize) -> io::Result<()> {
    for folder in
        ["themes/bench/templates", "themes/bench/style", "content/pages", "content/sections", "content/articles"]
    {
        fs::create_dir_all(root.join(folder))?;
    }
    for (name, text) in FILES {
        fs::write(root.join(name), text)?;
    }
    fs::write(root.join("site.toml"), settings())?;
    let content = root.join("content");
    fs::write(content.join("pages/home.fr.md"), home())?;
    for number in 1..=SECTIONS {
        let (name, text) = section(number);
        fs::write(content.join("sections").join(name), text)?;
    }
    (1..=articles).into_par_iter().try_for_each(|number| {
        let (name, text) = article(number, articles);
        fs::write(content.join("articles").join(name), text)
    })
}

fn settings() -> String {
    let mut text = FILES[0].1.to_owned();
    for number in 1..=SECTIONS {
        let _ = write!(text, "\n[[menu.header]]\npage = \"section-{number}\"\n");
    }
    text
}

fn home() -> String {
    let mut words = Words::new(0);
    format!(
        "+++\nslug = \"home\"\ntitle = \"Accueil\"\nsummary = \"{}\"\n+++\n\n{}\n",
        words.sentence(),
        words.sentence()
    )
}

fn section(number: usize) -> (String, String) {
    let mut words = Words::new(1_000_000_007 + number as u64);
    let (slug, title) = (words.slug(), words.title());
    let mut text = format!(
        "+++\nnumber = {number}\nslug = \"{slug}\"\ntitle = \"{title}\"\nsummary = \"{}\"\nupdated = 2026-01-01\n+++\n",
        words.sentence()
    );
    for (heading, id) in HEADINGS {
        let _ = write!(text, "\n## {heading} {{#{id}}}\n\n{}\n", words.paragraph(6, None));
    }
    (format!("{number:02}-{slug}.fr.md"), text)
}

/// About 6 KB: five headings, eleven paragraphs, ten links, a list, a table of eight rows and a footnote.
fn article(number: usize, articles: usize) -> (String, String) {
    let mut words = Words::new(number as u64);
    let (slug, title) = (words.slug(), words.title());
    let section = number % SECTIONS + 1;
    let mut text = format!(
        "+++\nnumber = {number}\nslug = \"{slug}\"\ntitle = \"{title}\"\nsummary = \"{}\"\nsection = {section}\nupdated = 2026-01-01\n+++\n",
        words.sentence()
    );
    let _ = write!(text, "\n{}[^1]\n", words.paragraph(4, None));
    for (heading, id) in HEADINGS {
        let _ = write!(text, "\n## {heading} {{#{id}}}\n");
        for _ in 0..2 {
            let _ = write!(text, "\n{}\n", words.paragraph(6, Some(articles)));
        }
        match id {
            "who" => words.list(&mut text),
            "data" => words.table(&mut text),
            _ => {}
        }
    }
    let _ = write!(text, "\n[^1]: {}\n", words.sentence());
    (format!("{number:05}-{slug}.fr.md"), text)
}

/// Draws words; the same ones for the same seed (SplitMix64).
struct Words {
    state: u64,
}

impl Words {
    fn new(seed: u64) -> Self {
        Words { state: mixed(seed) }
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed(self.state) % limit as u64).unwrap_or(0)
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len())]
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<_> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }

    fn slug(&mut self) -> String {
        let words: Vec<_> = (0..3).map(|_| SLUG_WORDS[self.below(SLUG_WORDS.len())]).collect();
        words.join("-")
    }

    fn title(&mut self) -> String {
        let count = 3 + self.below(3);
        capitalised(&self.words(count))
    }

    fn sentence(&mut self) -> String {
        let count = 7 + self.below(8);
        format!("{}.", capitalised(&self.words(count)))
    }

    /// Some words of emphasis, and a link to another of the articles if there are any to link to.
    fn paragraph(&mut self, sentences: usize, articles: Option<usize>) -> String {
        let mut text = String::new();
        for index in 0..sentences {
            if index > 0 {
                text.push(' ');
            }
            match (index, articles) {
                (1, Some(articles)) => self.link(&mut text, articles),
                (2, _) => {
                    let _ = write!(text, "L’**{}** {}.", self.word(), self.words(6));
                }
                _ => text.push_str(&self.sentence()),
            }
        }
        text
    }

    /// A sentence with a link; one of four leads to a heading.
    fn link(&mut self, text: &mut String, articles: usize) {
        let target = self.below(articles) + 1;
        let anchor =
            if self.below(4) == 0 { format!("#{}", HEADINGS[self.below(HEADINGS.len())].1) } else { String::new() };
        let before = capitalised(&self.words(4));
        let _ = write!(text, "{before} [{}](page:article-{target}{anchor}) {}.", self.words(3), self.words(3));
    }

    fn list(&mut self, text: &mut String) {
        text.push('\n');
        for _ in 0..6 {
            let _ = writeln!(text, "- *{}* {}", self.word(), self.words(7));
        }
    }

    fn table(&mut self, text: &mut String) {
        text.push_str("\n| Pays | 2020 | 2022 | 2024 |\n| --- | ---: | ---: | ---: |\n");
        for _ in 0..8 {
            let name = capitalised(self.word());
            let [first, second, third] = [(); 3].map(|()| self.below(10_000));
            let _ = writeln!(text, "| {name} | {first} | {second} | {third} |");
        }
    }
}

/// Spreads a number's bits, so that neighbouring seeds draw different words.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
