//! A chart outside of the site: a picture in a file, with its words beside it.

use crate::markdown::block::BlockValues;
use crate::markdown::host::escaped;

/// The figure of a chart from what its template is given; none of another block.
pub fn of(values: &BlockValues) -> Option<String> {
    let text = |name: &str| values.get(name).and_then(|value| value.as_str()).filter(|text| !text.is_empty());
    let (picture, sentence) = (text("png")?, text("sentence")?);
    let words: Vec<&str> = [text("title"), text("subtitle")].into_iter().flatten().collect();
    let credit = text("credit").map_or_else(String::new, |credit| format!("<br>{}", escaped(credit)));
    Some(format!(
        "<figure><a href=\"#{}\"><img src=\"{}\" alt=\"{}\"></a><figcaption>{}{credit}</figcaption></figure>",
        escaped(text("id").unwrap_or_default()),
        escaped(picture),
        escaped(&words.join(". ")),
        escaped(sentence),
    ))
}
