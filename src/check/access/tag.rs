//! The attributes of a tag, those that matter.

/// Which attributes are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Alt,
    AriaHidden,
    AriaLabel,
    AriaLabelledby,
    Autofocus,
    Autoplay,
    Class,
    Href,
    HttpEquiv,
    Id,
    Kind,
    Lang,
    Loading,
    Rel,
    Role,
    Src,
    TabIndex,
    Target,
    Title,
    Value,
    /// Ids of other elements, under one of the names of [`REFERRING`].
    Ids(&'static str),
}

/// Attributes that hold ids of other elements (WAI-ARIA 1.2; HTML).
pub const REFERRING: &[&str] = &[
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-owns",
    "for",
    "form",
    "headers",
    "list",
    "popovertarget",
];

impl Kept {
    pub fn of(name: &[u8]) -> Option<Kept> {
        Some(match name {
            b"alt" => Kept::Alt,
            b"aria-hidden" => Kept::AriaHidden,
            b"aria-label" => Kept::AriaLabel,
            b"aria-labelledby" => Kept::AriaLabelledby,
            b"autofocus" => Kept::Autofocus,
            b"autoplay" => Kept::Autoplay,
            b"class" => Kept::Class,
            b"href" => Kept::Href,
            b"http-equiv" => Kept::HttpEquiv,
            b"id" => Kept::Id,
            b"type" | b"kind" => Kept::Kind,
            b"lang" => Kept::Lang,
            b"loading" => Kept::Loading,
            b"rel" => Kept::Rel,
            b"role" => Kept::Role,
            b"src" => Kept::Src,
            b"tabindex" => Kept::TabIndex,
            b"target" => Kept::Target,
            b"title" => Kept::Title,
            b"value" => Kept::Value,
            _ => Kept::Ids(REFERRING.iter().find(|known| known.as_bytes() == name)?),
        })
    }
}

/// Those of one tag. The list is small, and kept from tag to tag.
#[derive(Debug, Default)]
pub struct Attributes {
    list: Vec<(Kept, String)>,
    count: usize,
}

impl Attributes {
    pub fn clear(&mut self) {
        self.count = 0;
    }

    /// Begins an attribute, which has no value so far.
    pub fn begin(&mut self, kept: Kept) {
        match self.list.get_mut(self.count) {
            Some((name, value)) => {
                *name = kept;
                value.clear();
            }
            None => self.list.push((kept, String::new())),
        }
        self.count += 1;
    }

    /// Completes the attribute that was begun last.
    pub fn value(&mut self, value: &[u8]) {
        if let Some((_, known)) = self.count.checked_sub(1).and_then(|last| self.list.get_mut(last)) {
            known.push_str(&String::from_utf8_lossy(value));
        }
    }

    pub fn get(&self, wanted: Kept) -> Option<&str> {
        self.all().find(|(kept, _)| *kept == wanted).map(|(_, value)| value)
    }

    /// The value, if it says something.
    pub fn said(&self, wanted: Kept) -> Option<&str> {
        self.get(wanted).map(str::trim).filter(|value| !value.is_empty())
    }

    pub fn all(&self) -> impl Iterator<Item = (Kept, &str)> {
        self.list[..self.count].iter().map(|(kept, value)| (*kept, value.as_str()))
    }

    /// The tag as somebody who looks for it in a template would: its name and its classes.
    pub fn shown(&self, name: &str) -> String {
        match self.said(Kept::Class) {
            Some(class) => format!("<{name} class=\"{class}\">"),
            None => format!("<{name}>"),
        }
    }
}
