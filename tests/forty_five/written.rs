//! One to twenty: what people write, and how they call it.

use std::fmt::Write;

use crate::shown::{called, file, lines, shown, text};
use crate::support::plan;

#[test]
fn n01_front_matter_that_is_never_closed() {
    shown().part("+++", file("+++\nslug = \"a\"\n")).part("---", file("---\nslug: a\n")).are("01");
}

#[test]
fn n02_a_key_written_twice() {
    shown()
        .part("TOML", lines("title = \"Encore\""))
        .part("YAML", file("---\nslug: essai\ntitle: Essai\ntitle: Encore\n---\n"))
        .are("02");
}

#[test]
fn n03_an_unknown_key() {
    shown()
        .part("of a page", file("+++\nslug = \"essai\"\ntilte = \"Essai\"\n+++\n"))
        .part("of the site", plan().edit("site.toml", "[changes]", "langauges = [\"fr\"]\n[changes]"))
        .are("03");
}

#[test]
fn n04_a_date_in_words() {
    shown().part("updated", lines("updated = \"mañana\"")).are("04");
}

#[test]
fn n05_dates_that_are_not() {
    shown()
        .part("no such day", lines("updated = \"2026-02-30\""))
        .part("no such day, as a date of TOML", lines("updated = 2026-02-30"))
        .part("too many years", lines("updated = \"99999-01-01\""))
        .part("day or month first", lines("updated = \"03/04/2026\""))
        .are("05");
}

#[test]
fn n06_fields_that_expand_without_end() {
    let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        let _ = writeln!(bomb, "a{level}: &a{level} [{}]", vec![format!("*a{}", level - 1); 10].join(", "));
    }
    shown().part("YAML", file(bomb + "---\n")).are("06");
}

#[test]
fn n07_fields_that_are_nested_too_deep() {
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    shown()
        .part("TOML", file(format!("+++\na = {deep}\n+++\n")))
        .part("YAML", file(format!("---\na: {deep}\n---\n")))
        .part("site.toml", plan().edit("site.toml", "title =", &format!("x = {deep}\ntitle =")))
        .are("07");
}

#[test]
fn n08_what_is_too_large() {
    shown()
        .part("fields", file(format!("+++\n# {}\n+++\n", "x".repeat(70_000))))
        .part("a page", text(&"x".repeat(3_000_000)))
        .part("settings", plan().edit("site.toml", "[changes]", &format!("# {}\n[changes]", "x".repeat(1_100_000))))
        .are("08");
}

#[test]
fn n09_another_encoding() {
    shown().part("Windows-1252", file(b"+++\n# un a\xF1o\n+++\n")).are("09");
}

#[test]
fn n10_a_byte_order_mark() {
    shown().part("of a page", file(format!("\u{FEFF}{}", called("essai", "Essai")))).are("10");
}

#[test]
fn n11_utf_16() {
    shown()
        .part("little end first", file(b"\xFF\xFE+\0+\0+\0"))
        .part("big end first", file(b"\xFE\xFF\0+\0+\0+"))
        .are("11");
}

#[test]
fn n12_line_ends_and_other_signs() {
    let page = |end: &str| called("essai", "Essai").replace('\n', end);
    shown()
        .part("CRLF", file(page("\r\n")))
        .part("CR", file(page("\r")))
        .part("U+2028", text("Une ligne\u{2028}une autre"))
        .part("NUL", file(b"+++\nslug = \"a\"\ntitle = \"\0\"\n+++\n"))
        .are("12");
}

#[test]
fn n13_signs_that_nobody_sees() {
    shown()
        .part("in a text", text("Un \u{202E}mot"))
        .part("in the text of a link", text("[ici\u{200B}](https://a.example/)"))
        .part("in a slug", file(called("a\\u200Bb", "Essai")))
        .are("13");
}

#[test]
fn n14_names_that_differ_by_case() {
    let site =
        plan().with("content/pages/Agua.fr.md", called("a", "A")).with("content/pages/agua.fr.md", called("b", "B"));
    shown().part("two pages", site).are("14");
}

#[test]
fn n15_names_that_differ_by_form() {
    let site = plan()
        .with("content/pages/man\u{303}ana.fr.md", called("a", "A"))
        .with("content/pages/ma\u{f1}ana.fr.md", called("b", "B"));
    let one = plan().with("content/pages/man\u{303}ana.fr.md", called("a", "A"));
    shown().part("two pages", site).part("one page", one).are("15");
}

#[test]
fn n16_two_pages_at_one_address() {
    let site = plan()
        .with("content/pages/a.fr.md", called("que-es", "¿Qué es?"))
        .with("content/pages/b.fr.md", called("que-es", "Que es"));
    shown().part("slugs", site).are("16");
}

#[test]
fn n17_earlier_addresses() {
    let other = |aliases: &str| {
        let page = format!("+++\nslug = \"autre\"\ntitle = \"Autre\"\naliases = {aliases}\n+++\n");
        plan().with("content/pages/autre.fr.md", page)
    };
    shown()
        .part("of another page", other("[\"/buts/1-eau/\"]"))
        .part("of the page itself", other("[\"/autre/\"]"))
        .part(
            "of two pages",
            lines("aliases = [\"/avant/\"]").with(
                "content/pages/autre.fr.md",
                "+++\nslug = \"autre\"\ntitle = \"Autre\"\naliases = [\"/avant/\"]\n+++\n",
            ),
        )
        .part("twice", other("[\"/avant/\", \"/avant/\"]"))
        .part("upwards", other("[\"/../avant/\"]"))
        .part("with a scheme", other("[\"https://a.example/\"]"))
        .are("17");
}

#[test]
fn n18_a_page_without_a_slug() {
    shown().part("???", file("+++\ntitle = \"???\"\n+++\n")).part("empty", file(called("", "🎉"))).are("18");
}

#[test]
fn n19_names_that_windows_cannot_hold() {
    let page = |name: &str| plan().with(&format!("content/{name}"), called("a", "A"));
    shown()
        .part("aux", page("pages/aux.fr.md"))
        .part("con as a folder", page("pages/con/index.fr.md"))
        .part("nul.csv", plan().with("content/datasets/rain/nul.csv", "a\n1\n"))
        .part("a space at the end", page("pages/a /index.fr.md"))
        .part("a dot at the end", page("pages/a./index.fr.md"))
        .part("a colon", page("pages/a:b.fr.md"))
        .are("19");
}

#[test]
fn n20_paths_that_are_too_long() {
    let long = format!("content/pages/{}.fr.md", "x".repeat(240));
    shown()
        .part("in the content", plan().with(&long, called("a", "A")))
        .part("in the output", file(called(&"x".repeat(240), "Essai")))
        .are("20");
}
