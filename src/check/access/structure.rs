//! What a page as a whole must have: language, title, one heading above all, one main part, a way past what comes before it.
//! (RGAA 8.3 to 8.6, 9.1, 9.2, 12.6, 12.7; WCAG 1.3.1, 2.4.1, 2.4.2, 3.1.1)

use super::{Fault, Rules};
use crate::diagnostic::Code;

/// From so many links before the main part on, a page needs a link past them.
const LINKS: usize = 2;

/// What was counted.
#[derive(Debug, Default)]
pub struct Structure {
    /// Whether it is a whole document: it has a doctype, an `html` or a `title`.
    pub document: bool,
    pub html_lang: Option<String>,
    pub titles: usize,
    pub title: Option<String>,
    pub h1: usize,
    pub mains: usize,
    /// Parts for finding one's way, and those without a name.
    pub navs: usize,
    pub unnamed_navs: usize,
    pub last_heading: Option<u8>,
    /// What can be reached by keyboard before the main part, and where the first of it leads.
    pub before_main: usize,
    pub first_stop: Option<String>,
}

impl Structure {
    /// A heading of a level with the id that it has, if any.
    pub fn heading(&mut self, level: u8, id: Option<&str>, shown: impl FnOnce() -> String, faults: &mut Vec<Fault>) {
        self.h1 += usize::from(level == 1);
        if let Some(before) = self.last_heading.filter(|before| level > before + 1) {
            let fault =
                Fault::new(Code::HeadingOrder).with("level", usize::from(level)).with("before", usize::from(before));
            let fault = fault.with("element", shown()).known_by(id.map(|id| format!("#{id}")));
            faults.push(Fault { of_text: true, ..fault });
        }
        self.last_heading = Some(level);
    }

    /// Something that can be reached by keyboard; `address` is where it leads.
    pub fn stop(&mut self, address: Option<&str>) {
        if self.mains > 0 {
            return;
        }
        self.before_main += 1;
        if self.before_main == 1 {
            self.first_stop = address.map(str::to_owned);
        }
    }

    /// What the whole lacks. `has_id` says whether an id is there.
    pub fn finish(&self, rules: Rules, has_id: &dyn Fn(&str) -> bool, faults: &mut Vec<Fault>) {
        if !self.document {
            return;
        }
        if self.html_lang.as_deref().unwrap_or_default().trim().is_empty() {
            faults.push(Fault::new(Code::PageLanguageMissing));
        }
        let mut one = |element: &str, count: usize| {
            if count != 1 {
                faults.push(Fault::new(Code::PageStructure).with("element", element).with("count", count));
            }
        };
        one("title", self.titles);
        if !rules.redirect && !rules.embedded {
            one("h1", self.h1);
            one("main", self.mains);
        }
        if self.navs > 1 && self.unnamed_navs > 0 {
            faults.push(Fault::new(Code::NameMissing).with("kind", "nav").with("element", "<nav>"));
        }
        let past = self.first_stop.as_deref().and_then(|address| address.strip_prefix('#')).is_some_and(has_id);
        if self.mains > 0 && self.before_main >= LINKS && !past {
            faults.push(Fault::new(Code::SkipLinkMissing));
        }
    }
}
