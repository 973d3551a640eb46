//! Templates see what the theming guide lists, and no other values.

mod support;

use support::plan;

const GUIDE: &str = include_str!("../docs/theming.md");

/// The keys of a value, as a template sees them.
fn keys(value: &str, template: &str, file: &str) -> Vec<String> {
    let text = format!("<main>{{% for key in {value} | keys %}}{{{{ key }}}} {{% endfor %}}</main>");
    let built = plan().with(&format!("themes/plain/templates/{template}"), text).build().quiet();
    let page = built.file(file);
    let inner = page.trim_start_matches("<main>").trim_end_matches("</main>");
    inner.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_value_that_templates_see_is_in_the_guide() {
    for (value, template, file) in [
        ("site", "page.html", "index.html"),
        ("site.publisher", "page.html", "index.html"),
        ("site.menu", "page.html", "index.html"),
        ("page", "page.html", "pas/1-puits/index.html"),
        ("page", "index.html", "pas/index.html"),
        ("list", "index.html", "pas/index.html"),
        ("build", "page.html", "index.html"),
    ] {
        let found = keys(value, template, file);
        assert!(!found.is_empty(), "{value}");
        for key in found {
            let ways = [format!("`{value}.{key}`"), format!("`{value}.{key}."), format!("`{key}`")];
            let listed = ways.iter().any(|way| GUIDE.contains(way));
            assert!(listed, "{value}.{key} isn't in docs/theming.md");
        }
    }
}

#[test]
fn a_page_has_every_value_that_the_guide_lists() {
    let found = keys("page", "page.html", "pas/1-puits/index.html");
    for line in GUIDE.lines().filter(|line| line.starts_with("| `page.")) {
        let names = line.split('|').nth(1).unwrap_or_default();
        for name in names.split('`').filter_map(|part| part.strip_prefix("page.")) {
            assert!(found.iter().any(|key| key == name), "page.{name} is in the guide, but templates don't see it");
        }
    }
}

#[test]
fn every_word_that_the_program_needs_is_in_the_guide_and_the_default_theme() {
    for language in ["fr", "en"] {
        let words =
            std::fs::read_to_string(format!("{}/themes/parvis/strings/{language}.ftl", env!("CARGO_MANIFEST_DIR")))
                .expect("the theme's words");
        let needed = GUIDE.split("## Words that the program itself needs").nth(1).expect("a section");
        let needed = needed.split("\n## ").next().unwrap_or_default();
        for word in needed.split('`').skip(1).step_by(2) {
            assert!(words.contains(&format!("{word} = ")), "{language} lacks {word}");
        }
    }
}

#[test]
fn numbers_dates_and_lists_are_written_in_the_pages_language() {
    let template = "<main>{{ format(value=\"2026-03-01\", as=\"date\") }}; {{ format(value=12345.5, as=\"number\") }}; {{ format(value=[\"a\", \"b\"], as=\"list\") }}</main>";
    let built = plan().with("themes/plain/templates/page.html", template).build().quiet();
    assert_eq!(built.file("index.html"), "<main>1er mars 2026; 12\u{202f}345,5; a et b</main>");
    assert_eq!(built.file("en/index.html"), "<main>March 1, 2026; 12,345.5; a and b</main>");
}

#[test]
fn a_theme_takes_the_place_of_one_component_and_keeps_the_rest() {
    let site = plan()
        .with("themes/mine/theme.toml", "name = \"mine\"\nextends = \"plain\"\n")
        .with(
            "themes/plain/templates/components/sign.html",
            "{% component sign(text) %}<b>{{ text }}</b>{% endcomponent sign %}",
        )
        .with(
            "themes/plain/templates/components/mark.html",
            "{% component mark(text) %}<i>{{ text }}</i>{% endcomponent mark %}",
        )
        .with("themes/plain/templates/page.html", "<main>{{ <sign text=\"a\" /> }}{{ <mark text=\"b\" /> }}</main>")
        .with(
            "themes/mine/templates/components/sign.html",
            "{% component sign(text) %}<em>{{ text }}</em>{% endcomponent sign %}",
        );
    assert_eq!(site.clone().build().quiet().file("index.html"), "<main><b>a</b><i>b</i></main>");
    let mine = site.edit("site.toml", "theme = \"plain\"", "theme = \"mine\"");
    assert_eq!(mine.build().quiet().file("index.html"), "<main><em>a</em><i>b</i></main>");
}

#[test]
fn a_folder_of_styles_is_a_sheet_for_the_pages_that_ask_for_it() {
    let built = plan()
        .with("themes/plain/style/a.css", "p { margin: 0 }")
        .with("themes/plain/style/map/b.css", "b { margin: 0 }")
        .with("themes/plain/templates/page.html", "<main>{{ asset(name=\"map.css\") }}</main>")
        .build()
        .quiet();
    let address = built.file("index.html").replace("<main>/", "").replace("</main>", "");
    assert_eq!(built.file(&address), "b{margin:0}");
    let (_, all) =
        built.files.iter().find(|(name, _)| name.starts_with("assets/style.")).expect("the sheet of all pages");
    assert_eq!(String::from_utf8_lossy(all), "p{margin:0}");
}
