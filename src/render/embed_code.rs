//! What others copy to show a part of a page in a page of theirs, and the same for programs (oEmbed).

use serde::Serialize;

use super::{Model, site_values};
use crate::markdown::host::{EmbedTarget, Height, escaped};
use crate::plan::address::Address;
use crate::plan::output::{Embed, EmbedPart};

/// A width that fits the column of a newspaper, in pixels.
const WIDTH: u32 = 600;
/// How long programs may keep what they read, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// The part as a page of its own, as the page at `from` leads to it; none when it has none.
pub fn target(model: &Model, from: &Address, embed: Embed, title: &str, height: Height) -> Option<EmbedTarget> {
    let address = model.plan.embed(embed)?;
    let source = model.plan.writer.absolute(address);
    let link = page_of(model, embed)?;
    let site = site_title(model, embed.language);
    let code = format!(
        "{}\n<p><a href=\"{}\">{} – {}</a></p>\n{}",
        iframe(&source, title, height),
        escaped(&link),
        escaped(&one_line(title)),
        escaped(&site),
        listener(&source)
    );
    Some(EmbedTarget { href: model.plan.writer.write(from, address, None), code })
}

/// The frame alone.
fn iframe(source: &str, title: &str, height: Height) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\" style=\"border:0\"></iframe>",
        escaped(source),
        escaped(&one_line(title)),
        height.0
    )
}

/// A script that gives the frame the height that the page in it asks for. It listens to that frame only. Without it
/// the frame keeps the height that it has, and scrolls.
fn listener(source: &str) -> String {
    // A text in quotation marks is the same in JSON and in a script; `<` could end the script.
    let source = serde_json::to_string(source).unwrap_or_default().replace('<', "\\u003c");
    format!(
        "<script>addEventListener(\"message\",function(e){{var d=e.data;if(d&&d.type===\"parvis:height\"&&d.height>0)\
         document.querySelectorAll(\"iframe\").forEach(function(f){{\
         if(f.src==={source}&&f.contentWindow===e.source)f.style.height=Math.min(d.height,9999)+\"px\"}})}})</script>"
    )
}

/// The absolute address of the page that a part belongs to, and its place there.
pub fn page_of(model: &Model, embed: Embed) -> Option<String> {
    let page = model.plan.page(embed.entry, embed.language)?;
    let mut address = model.plan.writer.absolute(page.address);
    let document = model.site.entry(embed.entry).document(embed.language);
    if let EmbedPart::Text(number) = embed.part {
        // An id is a slug, which needs no encoding.
        address.push('#');
        address.push_str(&document.embeds.get(number)?.id);
    }
    Some(address)
}

/// What programs read (oembed.com, version 1.0, section 2.3.4). Static files know no query, so `maxwidth` and `maxheight` aren't
/// heard; the frame takes the width of its column.
#[derive(Serialize)]
struct Description<'a> {
    version: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<&'a str>,
    provider_name: &'a str,
    provider_url: &'a str,
    cache_age: u32,
    html: &'a str,
    width: u32,
    height: u32,
}

/// The description of a part that is called `title`.
pub fn description(model: &Model, embed: Embed, title: &str, height: Height) -> Option<Vec<u8>> {
    let source = model.plan.writer.absolute(model.plan.embed(embed)?);
    let description = Description {
        version: "1.0",
        kind: "rich",
        title: &one_line(title),
        author_name: model.site.config.publisher.name.as_deref(),
        provider_name: &site_title(model, embed.language),
        provider_url: model.plan.writer.base().as_str(),
        cache_age: CACHE_AGE,
        html: &iframe(&source, title, height),
        width: WIDTH,
        height: height.0,
    };
    let mut bytes = serde_json::to_vec_pretty(&description).ok()?;
    bytes.push(b'\n');
    Some(bytes)
}

fn site_title(model: &Model, language: usize) -> String {
    site_values::site_title(model, language).unwrap_or_default()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_frame_bears_its_title_whatever_stands_in_it(title in "\\PC*|[<>\"'&/a-z \n]*") {
            let html = iframe("https://plan.example/", &title, Height(1));
            let written = html.split("title=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            prop_assert!(!written.contains(['<', '>']), "{html}");
            let read = written.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
            prop_assert_eq!(read.replace("&amp;", "&"), one_line(&title));
            prop_assert_eq!(html.matches('<').count(), 2, "one element: {}", html);
        }

        #[test]
        fn an_address_ends_neither_the_script_nor_its_text(address in "[<>\"'&/\\\\a-z]*(</script>)?") {
            let html = listener(&address);
            prop_assert!(html.ends_with("</script>"));
            prop_assert_eq!(html.matches('<').count(), 2, "{}", html);
            let text = html.split("f.src===").nth(1).and_then(|rest| rest.split("&&f.contentWindow").next());
            let read: String = serde_json::from_str(text.unwrap_or_default()).expect("a text in quotation marks");
            prop_assert_eq!(read, address);
        }
    }
}
