//! What is put into pages: the script and style that keep them up to date, and what these need to know.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::request::OWN;

/// What the script of a page is told.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// The address of the output from the root of the host, which isn't the one asked for where a page stands in for another.
    pub page: &'a str,
    /// The file of the site that an editor changes to change it.
    pub source: Option<&'a str>,
    /// The number of the update that it is of.
    pub version: u64,
    pub token: &'a str,
}

/// Style sheets have a hash in their names, so that a page differs when only its style does.
static SHEET: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\.[0-9a-f]{8,64}\.css\b").ok());

/// The page with the script and style before the end of its body.
pub fn with_client(html: &[u8], about: &About<'_>) -> Vec<u8> {
    let at = memchr::memmem::rfind(html, b"</body>").unwrap_or(html.len());
    let mut page = Vec::with_capacity(html.len() + 512);
    page.extend_from_slice(&html[..at]);
    page.extend_from_slice(tags(about, &digest(html)).as_bytes());
    page.extend_from_slice(&html[at..]);
    page
}

/// A page for when there is none to show: it waits for the first.
pub fn waiting(title: &str, language: &str, about: &About<'_>) -> Vec<u8> {
    let (title, language) = (escaped(title), escaped(language));
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title><body data-parvis=\"waits\"><main><h1>{title}</h1></main></body></html>"
    );
    with_client(html.as_bytes(), about)
}

fn tags(about: &About<'_>, digest: &str) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"{OWN}client.css\"><script src=\"{OWN}client.js\" defer data-page=\"{}\" data-source=\"{}\" \
         data-version=\"{}\" data-token=\"{}\" data-digest=\"{digest}\"></script>",
        escaped(about.page),
        escaped(about.source.unwrap_or_default()),
        about.version,
        escaped(about.token),
    )
}

/// What two pages have in common that differ in the names of their style sheets only.
fn digest(html: &[u8]) -> String {
    let bare = SHEET.as_ref().map_or_else(|| html.into(), |sheet| sheet.replace_all(html, &b".css"[..]));
    blake3::hash(&bare).to_hex().to_string()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: About<'_> = About { page: "/a/", source: Some("content/\"><script>.md"), version: 3, token: "secret" };

    #[test]
    fn the_script_stands_at_the_end_and_what_it_is_told_is_escaped() {
        let page = with_client(b"<body><p>a</p></body></html>", &ABOUT);
        let page = String::from_utf8(page).expect("text");
        assert!(page.starts_with("<body><p>a</p><link rel=\"stylesheet\" href=\"/_parvis/client.css\">"), "{page}");
        assert!(page.ends_with("</script></body></html>"), "{page}");
        assert!(page.contains("data-source=\"content/&quot;&gt;&lt;script&gt;.md\""), "{page}");
    }

    #[test]
    fn a_page_without_an_end_gets_it_too() {
        assert!(String::from_utf8(with_client(b"<p>a", &ABOUT)).is_ok_and(|page| page.ends_with("</script>")));
    }

    #[test]
    fn pages_that_differ_in_their_style_only_have_one_digest() {
        let of = |sheet: &str, text: &str| digest(format!("<link href=/assets/{sheet}.css>{text}").as_bytes());
        assert_eq!(of("style.61b8f9b8bf", "a"), of("style.0000000000", "a"));
        assert_ne!(of("style.61b8f9b8bf", "a"), of("style.61b8f9b8bf", "b"));
    }
}
