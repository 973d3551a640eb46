//! What raw HTML in a text can be the cause of, when something is wrong with the made page.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Begins what raw HTML has as an address of a link, besides the address itself.
pub const RAW: &str = "raw ";

/// What a piece of HTML wrote, as the checks of the made page call it: addresses, `lang=CODE`, and `<table>`.
pub fn causes(html: &str) -> Vec<String> {
    let mut causes = Vec::new();
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
        let Ok(token) = token;
        let Token::StartTag(tag) = token else { continue };
        if &tag.name[..] == b"table" {
            causes.push("<table>".to_owned());
        }
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value).into_owned();
            match name.as_slice() {
                b"href" => causes.extend([format!("{RAW}{}", value.trim()), value.trim().to_owned()]),
                b"src" => causes.push(value.trim().to_owned()),
                b"lang" => causes.push(format!("lang={value}")),
                _ => {}
            }
        }
    }
    causes
}

#[cfg(test)]
mod tests {
    use super::causes;

    #[test]
    fn addresses_languages_and_tables_are_causes() {
        let html = "<table class=a><tr><td lang=zz><img src=\" /a.png \"></td></tr></table>";
        assert_eq!(causes(html), ["<table>", "lang=zz", "/a.png"]);
    }
}
