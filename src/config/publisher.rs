//! `[publisher]` and `[licence]`: who answers for the site, and on what terms others may use it.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::reader::Reader;

/// Who answers for the site. What isn't set is said to be missing, never made up.
#[derive(Clone, Debug, Default)]
pub struct Publisher {
    pub name: Option<String>,
    pub contact: Option<String>,
    pub address: Option<String>,
    pub director: Option<String>,
    pub host: Option<String>,
    /// Where `site.toml` has it; its beginning when it hasn't.
    pub span: Range<usize>,
}

/// On what terms others may use the site's texts.
#[derive(Clone, Debug)]
pub struct Licence {
    pub name: String,
    pub url: String,
}

impl Publisher {
    pub(super) fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Publisher {
        let span = reader.span();
        let mut text = |key| reader.text(key, diagnostics).filter(|text| !text.trim().is_empty());
        let publisher = Publisher {
            name: text("name"),
            contact: text("contact"),
            address: text("address"),
            director: text("director"),
            host: text("host"),
            span,
        };
        reader.finish(diagnostics);
        publisher
    }

    /// The keys that aren't set.
    pub fn missing(&self) -> Vec<&'static str> {
        let known = [
            ("name", &self.name),
            ("contact", &self.contact),
            ("address", &self.address),
            ("director", &self.director),
            ("host", &self.host),
        ];
        known.into_iter().filter(|(_, value)| value.is_none()).map(|(key, _)| key).collect()
    }
}

impl Licence {
    pub(super) fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Licence> {
        let name = reader.required_text("name", diagnostics);
        let span = reader.node("url").map(|node| node.span.clone());
        let url = reader.required_text("url", diagnostics);
        if let (Some(url), Some(span)) = (&url, span)
            && !url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
        {
            diagnostics.push(
                Diagnostic::new(Code::InvalidUrl)
                    .at(reader.place(&span))
                    .with("field", "licence.url")
                    .with("value", url.as_str()),
            );
        }
        reader.finish(diagnostics);
        Some(Licence { name: name?, url: url? })
    }
}
