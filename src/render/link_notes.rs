//! The addresses of a text's links as notes, for paper: each link gets the number of its address, as the attribute
//! `data-note`, and the addresses are listed once each. A page of the site is called by its short address if it has one.

use tera::Value;

use super::Model;
use super::tags::{Kind, opening, rewritten};
use super::value::{list, map, text};
use crate::plan::output::Making;

/// What the function `noted` gives: `html` and `links`, a list of addresses in the order of their numbers.
pub fn values(model: &Model, output: usize, html: &str) -> Value {
    let (html, addresses) = noted(html, &|href| printed(model, output, href));
    map([("html", Value::safe_string(&html)), ("links", list(addresses.iter().map(|address| text(address))))])
}

/// The text with numbers at its links, and the addresses in their order. `printed` gives what is to be written for an
/// address, none when the link needs no note. What can be downloaded of a figure
/// or unfolded isn't shown on paper, so it has none.
fn noted(html: &str, printed: &dyn Fn(&str) -> Option<String>) -> (String, Vec<String>) {
    let mut addresses: Vec<String> = Vec::new();
    let mut hidden = 0usize;
    let html = rewritten(html, |tag| {
        let Kind::Opens { attributes, closed } = &mut tag.kind else {
            hidden = hidden.saturating_sub(usize::from(is_hidden(&tag.name)));
            return None;
        };
        hidden += usize::from(is_hidden(&tag.name));
        if tag.name != "a" || hidden > 0 {
            return None;
        }
        let address = printed(attributes.get("href")?)?;
        let number = addresses.iter().position(|known| *known == address).unwrap_or_else(|| {
            addresses.push(address);
            addresses.len() - 1
        });
        attributes.insert("data-note".to_owned(), (number + 1).to_string());
        Some(opening(&tag.name, attributes, *closed))
    });
    (html, addresses)
}

/// Whether links in an element aren't shown on paper.
fn is_hidden(element: &str) -> bool {
    matches!(element, "figure" | "details")
}

/// The address behind a link of an output as readers of paper need it; none for one that leads within the page, or
/// nowhere on the web.
fn printed(model: &Model, output: usize, href: &str) -> Option<String> {
    if href.starts_with('#') {
        return None;
    }
    let plan = &model.plan;
    let Some((address, _)) = plan.writer.read(&plan.outputs[output].address, href) else {
        return Some(href.to_owned()).filter(|href| href.starts_with("https:") || href.starts_with("http:"));
    };
    // Where a link leads to nothing, the check of the page says so.
    let target = &plan.outputs[plan.at(&address)?];
    let short = match target.making {
        Making::Page { entry, language } => plan.short(entry, language),
        _ => None,
    };
    Some(plan.writer.absolute(short.unwrap_or(&target.address)))
}

#[cfg(test)]
mod tests {
    use super::noted;

    #[test]
    fn each_address_has_one_number() {
        let html = "<p><a href=\"a\">x</a> <a href=\"#b\">y</a> <a class=\"external\" href=\"c\">z</a> <a href=\"a\">x</a></p>\
            <figure><a href=\"d\">SVG</a></figure>";
        let (html, addresses) =
            noted(html, &|href| (!href.starts_with('#')).then(|| format!("https://e.example/{href}")));
        assert_eq!(addresses, ["https://e.example/a", "https://e.example/c"]);
        assert_eq!(
            html,
            "<p><a data-note=\"1\" href=\"a\">x</a> <a href=\"#b\">y</a> <a class=\"external\" data-note=\"2\" href=\"c\">z</a> \
            <a data-note=\"1\" href=\"a\">x</a></p><figure><a href=\"d\">SVG</a></figure>"
        );
    }
}
