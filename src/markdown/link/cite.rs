//! `cite:KEY?page=12`: a reference to a work of the bibliography.

use percent_encoding::percent_decode_str;

use super::{LinkFault, Scheme, Wanted};

pub struct Cite;

/// A work, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub key: String,
    /// "12", "12-15".
    pub page: Option<String>,
}

impl Scheme for Cite {
    fn name(&self) -> &'static str {
        "cite"
    }

    fn wants(&self, target: &str) -> Result<Wanted, LinkFault> {
        parse(target).map(Wanted::Work).ok_or(LinkFault::Citation)
    }
}

fn parse(target: &str) -> Option<Citation> {
    let (key, query) = target.split_once('?').unwrap_or((target, ""));
    let key = percent_decode_str(key).decode_utf8().ok()?.into_owned();
    let mut page = None;
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let fresh = name == "page" && !value.trim().is_empty() && page.is_none();
        page = fresh.then(|| value.trim().to_owned());
        page.as_ref()?;
    }
    (!key.is_empty() && !key.contains(['#', ' '])).then_some(Citation { key, page })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_be_said_and_nothing_else() {
        let cited =
            |key: &str, page: Option<&str>| Some(Citation { key: key.to_owned(), page: page.map(str::to_owned) });
        assert_eq!(parse("diop-2020"), cited("diop-2020", None));
        assert_eq!(parse("DBLP:conf/x?page=12-15"), cited("DBLP:conf/x", Some("12-15")));
        for wrong in ["", "?page=1", "a?page=", "a?chapter=2", "a?page=1&page=2", "a#b"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
