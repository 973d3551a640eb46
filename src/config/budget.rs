//! `[budget]`: how much a page may weigh on its way to a reader.

use crate::diagnostic::Diagnostics;
use crate::node::reader::Reader;
use crate::schema::readability::{LEVELS, one_of};

/// Bytes of a kilobyte, as networks count.
pub const KILOBYTE: usize = 1000;

/// HTML and style of a page, in kilobytes as they are sent.
const PAGE: usize = 30;
/// Scripts of a page before the reader does anything.
const SCRIPTS: usize = 15;
/// Files that a browser asks for at once, the page itself included.
const REQUESTS: usize = 8;

/// What a page may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Kilobytes of HTML and style, compressed.
    pub page: usize,
    /// Kilobytes of scripts, compressed.
    pub scripts: usize,
    pub requests: usize,
}

/// The limits of all pages, and those of some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    pub limits: Limits,
    /// Whether a page that weighs more keeps the site from being built.
    pub strict: bool,
    exceptions: Vec<Exception>,
}

/// Pages that may weigh more, or should weigh less.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Exception {
    /// Ids of pages and lists.
    pages: Vec<String>,
    templates: Vec<String>,
    page: Option<usize>,
    scripts: Option<usize>,
    requests: Option<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        let limits = Limits { page: PAGE, scripts: SCRIPTS, requests: REQUESTS };
        Budget { limits, strict: false, exceptions: Vec::new() }
    }
}

impl Budget {
    pub fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Budget {
        let usual = Budget::default();
        let limits = Limits {
            page: reader.count("page", diagnostics).unwrap_or(usual.limits.page),
            scripts: reader.count("scripts", diagnostics).unwrap_or(usual.limits.scripts),
            requests: reader.count("requests", diagnostics).unwrap_or(usual.limits.requests),
        };
        let lenient = one_of(&mut reader, "level", &LEVELS, diagnostics);
        let exceptions = reader.tables("exceptions", diagnostics);
        let exceptions = exceptions.into_iter().map(|table| Exception::read(table, diagnostics)).collect();
        reader.finish(diagnostics);
        Budget { limits, strict: lenient == Some(false), exceptions }
    }

    /// The limits of a page or list by its id and the template that makes it: those of the last exception that names it.
    pub fn of(&self, id: &str, template: &str) -> Limits {
        let mut limits = self.limits;
        for exception in self.exceptions.iter().filter(|exception| exception.names(id, template)) {
            limits = Limits {
                page: exception.page.unwrap_or(limits.page),
                scripts: exception.scripts.unwrap_or(limits.scripts),
                requests: exception.requests.unwrap_or(limits.requests),
            };
        }
        limits
    }
}

impl Exception {
    fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Exception {
        let names = |texts: Option<Vec<(String, std::ops::Range<usize>)>>| {
            texts.unwrap_or_default().into_iter().map(|(text, _)| text).collect::<Vec<_>>()
        };
        let pages = names(reader.texts("pages", diagnostics));
        let templates = names(reader.texts("templates", diagnostics));
        if pages.is_empty() && templates.is_empty() {
            reader.missing("pages", diagnostics);
        }
        let exception = Exception {
            pages,
            templates,
            page: reader.count("page", diagnostics),
            scripts: reader.count("scripts", diagnostics),
            requests: reader.count("requests", diagnostics),
        };
        reader.finish(diagnostics);
        exception
    }

    fn names(&self, id: &str, template: &str) -> bool {
        self.pages.iter().any(|page| page == id) || self.templates.iter().any(|name| name == template)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::toml;

    #[test]
    fn an_exception_holds_for_its_pages_and_templates_only() {
        let text = "page = 20\nlevel = \"error\"\n[[exceptions]]\npages = [\"page-a\"]\ntemplates = [\"print.html\"]\npage = 150\n";
        let table = toml::parse(text, 0).expect("valid");
        let (file, mut diagnostics) = ("site.toml".into(), Diagnostics::new());
        let budget = Budget::read(Reader::new(&table, &file, 0..0), &mut diagnostics);
        assert!(diagnostics.is_empty() && budget.strict);
        assert_eq!(budget.of("page-b", "page.html"), Limits { page: 20, scripts: 15, requests: 8 });
        assert_eq!(budget.of("page-a", "page.html").page, 150);
        assert_eq!(budget.of("print-all", "print.html").page, 150);
    }
}
