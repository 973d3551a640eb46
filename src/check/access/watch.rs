//! What a pass over a page tells of, tag by tag.

use std::collections::HashSet;

use super::link::{Link, Links};
use super::structure::Structure;
use super::tag::{Attributes, Kept};
use super::{Fault, Rules, picture};
use crate::check::weight::Requests;
use crate::diagnostic::Code;
use crate::language::Language;

/// An element that is open and whose end matters.
struct Open {
    name: &'static str,
    /// Where its text begins in what was said.
    from: usize,
    /// What an attribute calls it.
    label: Option<String>,
    /// What it is called when nothing else does.
    title: Option<String>,
    address: Option<String>,
    id: Option<String>,
    shown: String,
    /// Whether it opens a window of its own.
    elsewhere: bool,
    /// Whether nobody is told of it, so that it needs no name.
    hidden: bool,
    /// A table: whether it has a header and a caption. A figure: alternatives of its images.
    header: bool,
    caption: bool,
    pictures: Vec<String>,
}

/// Follows a page from its first tag to its last.
pub struct Watch {
    rules: Rules,
    attributes: Attributes,
    /// The element whose tag is being read, if it is one of those known here.
    name: &'static str,
    /// Everything that can be part of a name, in order.
    said: String,
    open: Vec<Open>,
    /// The element whose content is hidden from everybody or said to nobody, and how many of its name are open.
    hidden: Option<(Vec<u8>, usize)>,
    current: Vec<u8>,
    /// Inside an element whose text isn't shown.
    silent: bool,
    structure: Structure,
    /// How many parts for finding one's way are open.
    menus: usize,
    links: Links,
    /// Ids that are referred to, with the attribute.
    referred: Vec<(&'static str, String)>,
    /// Fields that wait for a label, by their id.
    unlabelled: Vec<(String, String)>,
    labelled: HashSet<String>,
    pub requests: Requests,
    faults: Vec<Fault>,
}

/// The name of an element that this module knows, else nothing. All but `body`, `html`, `caption`, `td` and `th` have an end tag that can't
/// be left out.
fn known(name: &[u8]) -> &'static str {
    match name {
        b"a" => "a",
        b"audio" => "audio",
        b"blink" => "blink",
        b"body" => "body",
        b"button" => "button",
        b"caption" => "caption",
        b"figcaption" => "figcaption",
        b"figure" => "figure",
        b"h1" => "h1",
        b"h2" => "h2",
        b"h3" => "h3",
        b"h4" => "h4",
        b"h5" => "h5",
        b"h6" => "h6",
        b"html" => "html",
        b"iframe" => "iframe",
        b"img" => "img",
        b"input" => "input",
        b"label" => "label",
        b"link" => "link",
        b"main" => "main",
        b"marquee" => "marquee",
        b"meta" => "meta",
        b"nav" => "nav",
        b"object" => "object",
        b"script" => "script",
        b"select" => "select",
        b"style" => "style",
        b"summary" => "summary",
        b"svg" => "svg",
        b"table" => "table",
        b"td" => "td",
        b"template" => "template",
        b"textarea" => "textarea",
        b"th" => "th",
        b"title" => "title",
        b"track" => "track",
        b"video" => "video",
        _ => "",
    }
}

/// Elements whose end tag may be left out: what is hidden in one has no end that is surely seen.
const OPEN_ENDED: &[&[u8]] = &[
    b"body",
    b"caption",
    b"colgroup",
    b"dd",
    b"dt",
    b"html",
    b"li",
    b"optgroup",
    b"option",
    b"p",
    b"rp",
    b"rt",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
];

/// Kinds of `input` that need no label: a value or nothing to be seen.
const NAMED_INPUTS: &[&str] = &["hidden", "submit", "reset"];

/// A text with single spaces between its words.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

impl Watch {
    pub fn new(rules: Rules) -> Watch {
        Watch {
            rules,
            attributes: Attributes::default(),
            name: "",
            said: String::new(),
            open: Vec::new(),
            hidden: None,
            current: Vec::new(),
            silent: false,
            structure: Structure::default(),
            menus: 0,
            links: Links::default(),
            referred: Vec::new(),
            unlabelled: Vec::new(),
            labelled: HashSet::new(),
            requests: Requests::default(),
            faults: Vec::new(),
        }
    }

    pub fn doctype(&mut self) {
        self.structure.document = true;
    }

    pub fn start(&mut self, name: &[u8]) {
        self.attributes.clear();
        self.current.clear();
        self.current.extend_from_slice(name);
        self.name = known(name);
    }

    /// Begins an attribute; gives whether its value is wanted.
    pub fn attribute(&mut self, name: &[u8]) -> bool {
        let kept = Kept::of(name);
        if let Some(kept) = kept {
            self.attributes.begin(kept);
        }
        kept.is_some()
    }

    pub fn value(&mut self, value: &[u8]) {
        self.attributes.value(value);
    }

    /// The tag that was begun is complete; `empty` when it has no content.
    pub fn tag(&mut self, empty: bool) {
        let attributes = std::mem::take(&mut self.attributes);
        if attributes.all().next().is_some() {
            self.any(&attributes);
        }
        self.hide(&attributes, empty);
        if !self.name.is_empty() {
            self.requests.see(self.name, &attributes);
            self.known(&attributes, empty);
        }
        self.attributes = attributes;
    }

    /// What is checked of every element.
    fn any(&mut self, attributes: &Attributes) {
        for (kept, value) in attributes.all() {
            match kept {
                Kept::Ids(name) => {
                    if name == "for" {
                        self.labelled.insert(value.to_owned());
                    }
                    self.referred.extend(value.split_whitespace().map(|id| (name, id.to_owned())));
                }
                Kept::AriaLabelledby => {
                    self.referred.extend(value.split_whitespace().map(|id| ("aria-labelledby", id.to_owned())));
                }
                Kept::TabIndex if value.trim().parse::<i64>().is_ok_and(|index| index > 0) => {
                    self.takes("tabindex", attributes);
                }
                Kept::Autofocus => self.takes("autofocus", attributes),
                Kept::Lang if !value.trim().is_empty() && !Language::is_code(value.trim()) => {
                    let fault = Fault::new(Code::PassageLanguageInvalid).with("language", value);
                    self.faults.push(fault.known_by(Some(format!("lang={value}"))));
                }
                _ => {}
            }
        }
    }

    /// Something that takes control from the reader.
    fn takes(&mut self, what: &str, attributes: &Attributes) {
        let shown = attributes.shown(&String::from_utf8_lossy(&self.current));
        self.faults.push(Fault::new(Code::TakesControl).with("what", what).with("element", shown));
    }

    fn hide(&mut self, attributes: &Attributes, empty: bool) {
        match &mut self.hidden {
            Some((name, depth)) => *depth += usize::from(!empty && *name == self.current),
            None if !empty
                && attributes.get(Kept::AriaHidden) == Some("true")
                && !OPEN_ENDED.contains(&self.current.as_slice()) =>
            {
                self.hidden = Some((self.current.clone(), 1));
            }
            None => {}
        }
    }

    fn known(&mut self, attributes: &Attributes, empty: bool) {
        let hidden = self.hidden.is_some() || attributes.get(Kept::AriaHidden) == Some("true");
        match self.name {
            "html" => {
                self.structure.document = true;
                self.structure.html_lang = attributes.get(Kept::Lang).map(str::to_owned);
            }
            "main" => self.structure.mains += 1,
            "nav" => {
                self.structure.navs += 1;
                self.menus += 1;
                self.structure.unnamed_navs += usize::from(!Self::has_name(attributes));
            }
            "meta" if !self.rules.redirect => {
                let refresh =
                    attributes.get(Kept::HttpEquiv).is_some_and(|value| value.eq_ignore_ascii_case("refresh"));
                if refresh {
                    self.takes("refresh", attributes);
                }
            }
            "marquee" | "blink" => self.takes(self.name, attributes),
            "script" | "style" | "template" if !empty => self.silent = true,
            "img" if !hidden => self.picture(attributes),
            "img" | "link" | "meta" => {}
            "iframe" => {
                self.structure.stop(None);
                if !Self::has_name(attributes) && !hidden {
                    let fault = Fault::new(Code::NameMissing)
                        .with("kind", "iframe")
                        .with("element", attributes.shown("iframe"));
                    self.faults.push(fault.known_by(attributes.get(Kept::Src).map(str::to_owned)));
                }
            }
            "track" => self.innermost("video").into_iter().for_each(|video| video.caption = true),
            "th" => self.innermost("table").into_iter().for_each(|table| table.header = true),
            "caption" => self.innermost("table").into_iter().for_each(|table| table.caption = true),
            "input" => self.field(attributes, hidden),
            _ if !empty => self.begin(attributes, hidden),
            _ => {}
        }
        if matches!(self.name, "audio" | "video") && attributes.get(Kept::Autoplay).is_some() {
            self.takes("autoplay", attributes);
        }
    }

    fn innermost(&mut self, name: &str) -> Option<&mut Open> {
        self.open.iter_mut().rev().find(|open| open.name == name)
    }

    /// What attributes call an element.
    fn label(attributes: &Attributes) -> Option<String> {
        attributes.said(Kept::AriaLabel).or_else(|| attributes.said(Kept::AriaLabelledby)).map(str::to_owned)
    }

    fn has_name(attributes: &Attributes) -> bool {
        [Kept::AriaLabel, Kept::AriaLabelledby, Kept::Title].into_iter().any(|kept| attributes.said(kept).is_some())
    }

    fn picture(&mut self, attributes: &Attributes) {
        self.faults.extend(picture::check(attributes));
        let alt =
            attributes.said(Kept::Alt).or_else(|| attributes.said(Kept::AriaLabel)).unwrap_or_default().to_owned();
        if alt.is_empty() {
            return;
        }
        self.speak(&alt);
        if let Some(figure) = self.innermost("figure") {
            figure.pictures.push(alt);
        }
    }

    fn field(&mut self, attributes: &Attributes, hidden: bool) {
        let kind = attributes.get(Kept::Kind).unwrap_or_default().trim().to_ascii_lowercase();
        if kind != "hidden" {
            self.structure.stop(None);
        }
        if hidden || NAMED_INPUTS.contains(&kind.as_str()) {
            return;
        }
        let by_value = kind == "button" && attributes.said(Kept::Value).is_some();
        let by_alt = kind == "image" && attributes.said(Kept::Alt).is_some();
        if !by_value && !by_alt {
            self.needs_label(attributes, "input");
        }
    }

    fn needs_label(&mut self, attributes: &Attributes, name: &str) {
        let inside = self.open.iter().any(|open| open.name == "label");
        if !Self::has_name(attributes) && !inside {
            let id = attributes.get(Kept::Id).unwrap_or_default().to_owned();
            self.unlabelled.push((id, attributes.shown(name)));
        }
    }

    /// Notes an element whose end matters.
    fn begin(&mut self, attributes: &Attributes, hidden: bool) {
        let role = attributes.get(Kept::Role).unwrap_or_default();
        let address = attributes.get(Kept::Href).map(|address| address.trim().to_owned());
        match self.name {
            "a" if address.is_some() => self.structure.stop(address.as_deref()),
            "button" | "summary" => self.structure.stop(None),
            "select" | "textarea" => {
                self.structure.stop(None);
                if !hidden {
                    self.needs_label(attributes, self.name);
                }
                return;
            }
            "a" | "body" | "td" | "object" => return,
            "title" => {
                let in_picture = self.open.iter().any(|open| open.name == "svg");
                self.structure.titles += usize::from(!in_picture);
                self.structure.document |= !in_picture;
            }
            _ => {}
        }
        // What nobody is told of needs no name; headings and parts are counted all the same.
        let wanted = match self.name {
            "svg" => role == "img" && !hidden,
            "table" => !hidden && !matches!(role, "presentation" | "none"),
            "a" | "button" | "summary" => !hidden,
            _ => true,
        };
        self.open.push(Open {
            name: self.name,
            from: self.said.len(),
            label: Self::label(attributes),
            title: attributes.said(Kept::Title).map(str::to_owned),
            id: attributes.get(Kept::Id).map(str::to_owned),
            shown: attributes.shown(self.name),
            elsewhere: attributes.get(Kept::Target) == Some("_blank"),
            hidden: !wanted,
            address,
            header: false,
            caption: false,
            pictures: Vec::new(),
        });
    }

    /// Adds to what is said.
    fn speak(&mut self, text: &str) {
        if self.hidden.is_none() && !self.silent && !self.open.is_empty() {
            self.said.push_str(text);
        }
    }

    pub fn text(&mut self, text: &[u8]) {
        if self.hidden.is_none() && !self.silent && !self.open.is_empty() {
            self.said.push_str(&String::from_utf8_lossy(text));
        }
    }

    pub fn end(&mut self, name: &[u8]) {
        if let Some((hidden, depth)) = &mut self.hidden
            && hidden == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.hidden = None;
            }
        }
        match name {
            b"script" | b"style" | b"template" => self.silent = false,
            b"nav" => self.menus = self.menus.saturating_sub(1),
            _ => {}
        }
        if let Some(at) = self.open.iter().rposition(|open| open.name.as_bytes() == name) {
            let open = self.open.remove(at);
            self.close(open);
            if self.open.is_empty() {
                self.said.clear();
            }
        }
    }

    fn close(&mut self, open: Open) {
        let text = self.said.get(open.from..).unwrap_or_default();
        let said = Some(one_line(text)).filter(|inside| !inside.is_empty());
        let name = open.label.clone().or(said).or_else(|| open.title.clone()).unwrap_or_default();
        let missing =
            |kind: &str| Fault::new(Code::NameMissing).with("kind", kind).with("element", open.shown.as_str());
        match open.name {
            "a" if !open.hidden => {
                let address = open.address.as_deref().unwrap_or_default();
                let in_menu = self.menus > 0;
                let link = Link { name: &name, address, shown: &open.shown, elsewhere: open.elsewhere, in_menu };
                let language = self.structure.html_lang.clone().unwrap_or_default();
                self.links.check(&link, &language, &mut self.faults);
            }
            "button" | "summary" | "svg" if !open.hidden && name.is_empty() => self.faults.push(missing(open.name)),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(&open, &name),
            "table" if !open.hidden => {
                let named = open.caption || open.label.is_some() || open.title.is_some();
                for (lacks, there) in [("header", open.header), ("caption", named)] {
                    if !there {
                        let fault =
                            Fault::new(Code::TableUnclear).with("lacks", lacks).with("element", open.shown.as_str());
                        self.faults.push(fault.known_by(Some("<table>".to_owned())));
                    }
                }
            }
            "title" if self.structure.title.is_none() => self.structure.title = Some(name),
            "figcaption" => self.caption(&name),
            "video" if !open.caption => {
                self.faults.push(Fault::new(Code::VideoWithoutCaptions).with("element", open.shown.as_str()));
            }
            _ => {}
        }
    }

    fn heading(&mut self, open: &Open, name: &str) {
        let level = open.name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
        let shown = || open.shown.clone();
        self.structure.heading(level, open.id.as_deref(), shown, &mut self.faults);
        if name.is_empty() {
            self.faults
                .push(Fault::new(Code::NameMissing).with("kind", "heading").with("element", open.shown.as_str()));
        }
    }

    /// An alternative that only says the caption again.
    fn caption(&mut self, caption: &str) {
        let same = |alt: &String| alt.trim().eq_ignore_ascii_case(caption.trim());
        let Some(figure) = self.open.iter().rev().find(|open| open.name == "figure") else { return };
        self.faults.extend(figure.pictures.iter().filter(|alt| same(alt)).map(|alt| picture::poor(alt, "caption")));
    }

    /// What was found, with what the page is called; `ids` are those of the page.
    pub fn finish(mut self, ids: &HashSet<String>) -> (Vec<Fault>, Option<String>, Requests) {
        let has_id = |id: &str| ids.contains(id);
        for (id, shown) in &self.unlabelled {
            if id.is_empty() || !self.labelled.contains(id) {
                self.faults.push(Fault::new(Code::NameMissing).with("kind", "field").with("element", shown.as_str()));
            }
        }
        for (attribute, id) in &self.referred {
            if !has_id(id) {
                let fault = Fault::new(Code::ReferenceWithoutTarget).with("attribute", *attribute);
                self.faults.push(fault.with("id", id.as_str()).known_by(Some(format!("#{id}"))));
            }
        }
        self.structure.finish(self.rules, &has_id, &mut self.faults);
        (self.faults, self.structure.title, self.requests)
    }
}
