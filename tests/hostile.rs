//! Whatever is written, the program ends, says what is wrong, and lets nothing through that could run.

mod hostile_support;
mod support;

use std::sync::LazyLock;

use hostile_support::Usual;
use parvis::config::{LinkStyle, base_url::BaseUrl};
use parvis::language::slug::{anchor_slug, ascii_slug};
use parvis::plan::address::{Address, AddressWriter};
use proptest::prelude::*;
use scraper::{Html, Selector};
use support::plan;

/// Pieces that mean something to one of the parsers on the way.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<script>",
        "</script>",
        "<img src=x onerror=a()>",
        "<svg onload=a()>",
        "<a href=\"javascript:a()\">",
        "</a>",
        "<b",
        "<div\n",
        " onclick=\"a()\"",
        ">",
        "<style>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "&lt;script&gt;",
        "&#106;avascript:",
        "[x](javascript:a())",
        "[x](<java\tscript:a()>)",
        "![x](data:text/html,y)",
        "[x]: vbscript:a()",
        "[x][x]",
        "[",
        "](",
        ")",
        "!",
        "page:step-1",
        "page:",
        "`",
        "```\n",
        "```cards\n",
        "collection = \"steps\"\n",
        "~~~\n",
        "> ",
        "> [!NOTE]\n",
        "- ",
        "- [x] ",
        "1. ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "# ",
        "## ",
        "## a {#a}\n",
        "{#location}",
        "| a | b |\n|--|--|\n",
        "|",
        ":--",
        "\n: ",
        "[^1]",
        "[^1]: ",
        "**",
        "*",
        "_",
        "~~",
        "\\",
        "é",
        "\u{202E}",
        "\u{0}",
        "\r",
        "<https://a.b>",
        "<a@b.c>",
        "\"",
        "'",
        "a",
        "B",
        " ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// What could run in a reader's browser, and isn't in every page.
fn dangers(html: &str) -> Vec<String> {
    static USUAL: LazyLock<Usual> = LazyLock::new(|| {
        let mut usual = Usual::default();
        for (path, bytes) in plan().page("Texte.").build().files {
            if path.ends_with(".html") {
                usual.learn(&String::from_utf8_lossy(&bytes));
            }
        }
        usual
    });
    USUAL.dangers(html)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_gets_anything_through_that_could_run(text in pieces()) {
        let built = plan().page(&text).build();
        if let Some(page) = built.files.get("essai/index.html") {
            let html = String::from_utf8_lossy(page);
            prop_assert_eq!(dangers(&html), Vec::<String>::new(), "{}", html);
        }
        prop_assert!(!built.codes.contains(&"PV0999"), "{}", built.said);
    }

    #[test]
    fn no_front_matter_stops_the_build(text in pieces(), fence in prop::sample::select(vec!["+++", "---"])) {
        let page = format!("{fence}\nslug = \"essai\"\ntitle: {text}\n{text}\n{fence}\n{text}");
        let built = plan().page("").with("content/pages/essai.fr.md", page).build();
        prop_assert!(!built.codes.contains(&"PV0999"), "{}", built.said);
    }

    #[test]
    fn no_title_or_summary_gets_markup_into_a_page(text in "[a-z<>&\"'/=\\]\\[()!:; é]{0,40}") {
        let quoted = text.replace('\\', "").replace('"', "\\\"");
        let page = format!("+++\nslug = \"essai\"\ntitle = \"x{quoted}\"\nsummary = \"{quoted}\"\n+++\n");
        let built = plan()
            .page("")
            .with("themes/plain/templates/page.html", "<main title=\"{{ page.title }}\"><h1>{{ page.title }}</h1>{{ page.summary }}</main>")
            .with("content/pages/essai.fr.md", page)
            .build();
        if let Some(page) = built.files.get("essai/index.html") {
            let html = String::from_utf8_lossy(page);
            prop_assert_eq!(dangers(&html), Vec::<String>::new(), "{}", html);
            let elements = Html::parse_document(&html);
            let known = Selector::parse("main :not(h1):not(a):not(span)").expect("a selector");
            prop_assert_eq!(elements.select(&known).count(), 0, "{}", html);
        }
    }

    #[test]
    fn slugs_are_plain_and_stay_what_they_are(text in "\\PC{0,40}") {
        let slug = ascii_slug(&text);
        prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert_eq!(ascii_slug(&slug), slug);
        let anchor = anchor_slug(&text);
        prop_assert!(!anchor.contains(char::is_whitespace));
    }

    #[test]
    fn an_address_that_is_written_is_read_back(
        from in "(/[a-z0-9.]{1,6}){0,3}/",
        to in "(/[a-zé 0-9%+-]{1,6}){1,3}/?",
        relative in any::<bool>(),
    ) {
        prop_assume!(!from.split('/').chain(to.split('/')).any(|part| part.trim_matches('.').is_empty() && !part.is_empty()));
        let style = if relative { LinkStyle::Relative } else { LinkStyle::Rooted };
        let writer = AddressWriter::new(BaseUrl::parse("https://a.example/b/").expect("base"), style);
        let (from, to) = (Address::new(&from), Address::new(&to));
        let (read, anchor) = writer.read(&from, &writer.write(&from, &to, Some("x y"))).expect("inside");
        prop_assert_eq!(Address::new(&read).file(), to.file());
        prop_assert_eq!(anchor.as_deref(), Some("x y"));
    }
}
