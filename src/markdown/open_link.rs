//! A link while its text is being written.

use pulldown_cmark_escape::{escape_href, escape_html};

use super::host::{FileTarget, FirstUse, Host, PageTarget, ShownValue, TermTarget, WorkTarget, escaped};
use super::link::cite::Citation;
use super::link::{self, Destination, Wanted};

/// A link that is open: what stands in the HTML since is its text.
pub struct OpenLink {
    /// Length of the HTML before the link's text.
    start: usize,
    /// What the link says when nothing is written.
    own_text: String,
    /// The language of that text when it isn't the page's.
    own_language: Option<String>,
    /// What is added after its text.
    note: String,
    /// As written in the HTML; none when the link leads nowhere.
    pub address: Option<String>,
    /// The number that it shows, for machines.
    value: Option<String>,
    /// What follows it.
    after: String,
    /// What its own text is called for those who don't see it; none when that is the text itself.
    label: Option<String>,
}

impl OpenLink {
    /// Writes the opening tag of a link to `address`.
    pub fn start(html: &mut String, address: &str, title: &str, host: &dyn Host) -> OpenLink {
        let mut link = OpenLink::nowhere();
        let mut attributes = String::new();
        match link::destination(address) {
            Destination::Own(scheme, target) => match scheme.wants(target) {
                Ok(Wanted::Page { id, anchor }) => {
                    attributes = link.lead_to_page(host.page(id.as_str(), anchor.as_deref()));
                }
                Ok(Wanted::Value(query)) => attributes = link.show(host.value(&query)),
                Ok(Wanted::File(name)) => attributes = link.offer(host.file(&name)),
                Ok(Wanted::Term(key)) => attributes = link.explain(host.term(&key), None),
                Ok(Wanted::Work(citation)) => attributes = link.cite(host.work(&citation), None),
                Err(_) => {}
            },
            Destination::External => {
                link.address = Some(address.to_owned());
                if address.starts_with("http") {
                    attributes = " class=\"external\" rel=\"external\"".to_owned();
                }
            }
            Destination::Anchor(_) => link.address = Some(address.to_owned()),
            Destination::Path(path) => link.address = Some(host.path(path)),
            // Refused addresses were reported; the text stays, without a link.
            Destination::Refused(_) | Destination::Unknown(_) | Destination::NoScheme => {}
        }
        link.open(html, title, &attributes);
        link
    }

    /// Writes the opening tag of a link to a word in the text; where that is its first use, a button follows the link.
    pub fn to_term(html: &mut String, key: &str, title: &str, host: &dyn Host) -> OpenLink {
        let mut link = OpenLink::nowhere();
        let target = host.term(key);
        let first = target.as_ref().and_then(|_| host.first_use(key));
        let attributes = link.explain(target, first);
        link.open(html, title, &attributes);
        link
    }

    /// Writes the opening tag of a link to the reference to a work in the text; the way back from there leads here.
    pub fn to_work(html: &mut String, citation: &Citation, title: &str, host: &dyn Host) -> OpenLink {
        let mut link = OpenLink::nowhere();
        let target = host.work(citation);
        let id = target.as_ref().and_then(|_| host.mention(&citation.key));
        let attributes = link.cite(target, id);
        link.open(html, title, &attributes);
        link
    }

    /// A link to an address as it is, allowed or not; for [`Policy::Specification`](super::render::Policy).
    pub fn as_written(html: &mut String, address: &str, title: &str) -> OpenLink {
        let mut link = OpenLink { address: Some(address.to_owned()), ..OpenLink::nowhere() };
        link.open(html, title, "");
        link
    }

    fn nowhere() -> OpenLink {
        OpenLink {
            start: 0,
            own_text: String::new(),
            own_language: None,
            note: String::new(),
            address: None,
            value: None,
            after: String::new(),
            label: None,
        }
    }

    /// Leads to a page; gives the attributes that belong to that.
    fn lead_to_page(&mut self, target: Option<PageTarget>) -> String {
        let Some(target) = target else { return String::new() };
        self.own_text = target.title;
        self.address = Some(target.href);
        let Some(other) = target.other_language else { return String::new() };
        self.note = format!(" <span class=\"other-language\">{}</span>", escaped(&other.note));
        let attributes = format!(" hreflang=\"{}\"", other.code);
        self.own_language = Some(other.code);
        attributes
    }

    /// Shows a number, and leads to the note on its source.
    fn show(&mut self, shown: Option<ShownValue>) -> String {
        let Some(shown) = shown else { return String::new() };
        self.own_text = shown.text;
        self.address = Some(shown.href);
        self.value = Some(shown.value);
        " class=\"value\"".to_owned()
    }

    /// Offers a file for download.
    fn offer(&mut self, file: Option<FileTarget>) -> String {
        let Some(file) = file else { return String::new() };
        self.own_text = file.name;
        self.address = Some(file.href);
        self.note = format!(" <span class=\"file-note\">{}</span>", escaped(&file.note));
        " download".to_owned()
    }

    /// Leads to the explanation of a word at the foot of the page.
    fn explain(&mut self, target: Option<TermTarget>, first: Option<FirstUse>) -> String {
        let Some(target) = target else { return String::new() };
        self.own_text = target.text;
        self.own_language = target.other_language;
        self.address = target.href;
        let Some(first) = first else { return " class=\"term\"".to_owned() };
        // The definition itself stands outside of the paragraph, which couldn't hold it.
        self.after = format!(
            "<button type=\"button\" class=\"define\" popovertarget=\"{}\" aria-label=\"{}\"></button>",
            first.popover,
            escaped(&first.label)
        );
        format!(" class=\"term\" id=\"{}\"", first.id)
    }

    /// Leads to the reference to a work at the foot of the page.
    fn cite(&mut self, target: Option<WorkTarget>, id: Option<String>) -> String {
        let Some(target) = target else { return String::new() };
        self.own_text = target.text;
        self.address = Some(target.href);
        self.label = Some(target.label);
        let id = id.map(|id| format!(" id=\"{}\"", escaped(&id))).unwrap_or_default();
        format!(" class=\"cite\" role=\"doc-biblioref\"{id}")
    }

    fn open(&mut self, html: &mut String, title: &str, attributes: &str) {
        if let Some(address) = &self.address {
            html.push_str("<a href=\"");
            let _ = escape_href(&mut *html, address);
            html.push('"');
            if !title.is_empty() {
                html.push_str(" title=\"");
                let _ = escape_html(&mut *html, title);
                html.push('"');
            }
            html.push_str(attributes);
            html.push('>');
        }
        if let Some(value) = &self.value {
            html.push_str(&format!("<data value=\"{value}\">"));
        }
        self.start = html.len();
    }

    /// Writes the link's own text if it has none, and the closing tag.
    pub fn end(self, html: &mut String) {
        if html.len() == self.start {
            if let Some(label) = &self.label {
                // Before the end of the opening tag.
                html.insert_str(self.start - 1, &format!(" aria-label=\"{}\"", escaped(label)));
            }
            let text = escaped(&self.own_text);
            html.push_str(&match &self.own_language {
                Some(language) => format!("<span lang=\"{language}\">{text}</span>"),
                None => text,
            });
        }
        if self.value.is_some() {
            html.push_str("</data>");
        }
        html.push_str(&self.note);
        if self.address.is_some() {
            html.push_str("</a>");
        }
        html.push_str(&self.after);
    }
}
