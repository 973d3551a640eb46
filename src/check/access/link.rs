//! Links: that they say where they lead (RGAA 6.1, 6.2, 13.2; WCAG 2.4.4).

use std::collections::HashMap;

use super::Fault;
use crate::check::language::says_nothing;
use crate::diagnostic::Code;

/// A link whose end has come.
pub struct Link<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Where it leads, as it is written.
    pub address: &'a str,
    /// Its tag.
    pub shown: &'a str,
    /// Whether it opens a window of its own.
    pub elsewhere: bool,
    /// Whether it stands in a menu, where nothing around it says more.
    pub in_menu: bool,
}

/// The links of one page.
#[derive(Default)]
pub struct Links {
    /// Where the first link of a name leads.
    targets: HashMap<String, String>,
}

/// Words that say that a link opens a window, in the languages that the rules of language know.
const WINDOW: &[&str] = &["fenêtre", "onglet", "window", "tab"];

impl Links {
    pub fn check(&mut self, link: &Link<'_>, language: &str, faults: &mut Vec<Fault>) {
        let key = Some(link.address.to_owned());
        if link.name.is_empty() {
            let fault = Fault::new(Code::NameMissing).with("kind", "link").with("element", link.shown);
            return faults.push(Fault { of_text: true, ..fault.known_by(key) });
        }
        if says_nothing(link.name) {
            let fault = Fault::new(Code::LinkSaysNothing).with("text", link.name).known_by(key.clone());
            faults.push(Fault { of_language: true, ..fault });
        }
        let known = matches!(language.split('-').next(), Some("fr" | "en"));
        let lower = link.name.to_lowercase();
        if link.elsewhere && known && !WINDOW.iter().any(|word| lower.contains(word)) {
            faults.push(Fault::new(Code::NewWindowUnsaid).with("element", link.shown).known_by(key.clone()));
        }
        // Elsewhere the words around a link tell which of two it is (WCAG 2.4.4, "in context").
        // A table of contents leads within the page.
        if !link.in_menu || link.address.starts_with('#') {
            return;
        }
        let target = link.address.split('#').next().unwrap_or_default();
        match self.targets.get(&lower) {
            Some(first) if first != target => {
                let fault = Fault::new(Code::LinkTextAmbiguous).with("text", link.name).known_by(key);
                faults.push(Fault { of_language: true, ..fault });
            }
            Some(_) => {}
            None => {
                self.targets.insert(lower, target.to_owned());
            }
        }
    }
}
