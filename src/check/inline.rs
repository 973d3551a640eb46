//! Scripts and style inside of pages. The policy that pages carry lets a browser run scripts and apply style only from
//! files of the site (see `render/policy.rs`), so what stands in a page itself would not work.

/// Reads tags as they come; keeps what stands where it must not.
#[derive(Debug, Default)]
pub struct Inline {
    tag: Tag,
    attribute: Attribute,
    found: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tag {
    #[default]
    Other,
    /// A script that is run, unless it turns out to come from a file or to be data.
    Script,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Attribute {
    #[default]
    Other,
    Type,
    Address,
}

impl Inline {
    pub fn open(&mut self, name: &[u8]) {
        self.tag = if name == b"script" { Tag::Script } else { Tag::Other };
        self.attribute = Attribute::Other;
        if name == b"style" {
            self.add("<style>");
        }
    }

    pub fn attribute(&mut self, name: &[u8]) {
        self.attribute = match name {
            b"src" if self.tag == Tag::Script => {
                self.tag = Tag::Other;
                Attribute::Other
            }
            b"type" if self.tag == Tag::Script => Attribute::Type,
            b"href" | b"action" | b"formaction" | b"xlink:href" => Attribute::Address,
            _ => Attribute::Other,
        };
        let handler = name.strip_prefix(b"on").is_some_and(|event| event.iter().all(u8::is_ascii_alphabetic));
        if name == b"style" || (handler && name.len() > 2) {
            self.add(&format!("{}=", String::from_utf8_lossy(name)));
        }
    }

    pub fn value(&mut self, value: &[u8]) {
        match self.attribute {
            Attribute::Type if !runs(value) => self.tag = Tag::Other,
            Attribute::Address if scheme(value) == b"javascript:" => self.add("javascript:"),
            _ => {}
        }
    }

    pub fn end_of_tag(&mut self) {
        if self.tag == Tag::Script {
            self.add("<script>");
        }
        self.tag = Tag::Other;
        self.attribute = Attribute::Other;
    }

    fn add(&mut self, text: &str) {
        if !self.found.iter().any(|known| known == text) {
            self.found.push(text.to_owned());
        }
    }

    /// What was found, each once.
    pub fn finish(self) -> Vec<String> {
        self.found
    }
}

/// Whether a script of a type is run; any other is a block of data (HTML, 4.12.1, "The script element").
fn runs(kind: &[u8]) -> bool {
    let kind = kind.trim_ascii().to_ascii_lowercase();
    kind.is_empty()
        || matches!(kind.as_slice(), b"module" | b"importmap" | b"speculationrules")
        || kind.ends_with(b"script")
}

/// The scheme of an address with its colon, as browsers read it: without spaces and control characters before it.
fn scheme(address: &[u8]) -> Vec<u8> {
    let plain = address.iter().copied().filter(|byte| *byte > b' ');
    plain.take("javascript:".len()).map(|byte| byte.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::access::Rules;
    use crate::check::markup::{Collect, inspect};

    fn found(html: &str) -> Vec<String> {
        inspect(html.as_bytes(), Collect::References(Rules::default())).inline
    }

    #[test]
    fn what_a_policy_forbids_is_found_once() {
        let html = "<style>p{}</style><p style=\"color: red\" onclick=x()>a<b style=x>b</b><script>x()</script><a href=\" java\nscript:x()\">c</a>";
        assert_eq!(found(html), ["<style>", "style=", "onclick=", "<script>", "javascript:"]);
        assert_eq!(found("<script type=module>x()</script>"), ["<script>"]);
        assert_eq!(found("<script type=\"text/javascript\">x()</script>"), ["<script>"]);
    }

    #[test]
    fn files_data_and_attributes_of_drawings_may_stand_there() {
        let html = "<script src=/a.js defer></script><script defer type=module src=/b.js></script>\
                    <script type=\"application/ld+json\">{}</script><svg font-size=2><path fill=red></svg><a on=x href=/style>a</a>";
        assert!(found(html).is_empty());
    }
}
