//! What of made pages keeps people from using them, and what pages weigh.

mod support;

use support::{Text, plan, says};

const NOT_FOUND: &str = "themes/plain/templates/404.html";
const MAIN: &str = "<main><h1>{{ page.title }}</h1></main>";

/// The page for addresses that aren't there, with something else in its body.
fn not_found(body: &str) -> Text {
    plan().edit(NOT_FOUND, MAIN, &body.replace("MAIN", MAIN))
}

/// The findings in that page, by their codes and how they are told.
#[track_caller]
fn finds(body: &str, expected: &[&str]) {
    let built = not_found(body).build();
    let heads: Vec<&str> = built.said.lines().filter(|line| line.starts_with("warning[")).collect();
    let heads: Vec<&str> = heads.iter().map(|line| line.trim_start_matches("warning[")).collect();
    assert_eq!(heads, expected, "said:\n{}", built.said);
}

#[test]
fn the_small_plan_has_nothing_to_be_mended() {
    plan().build().quiet();
}

#[test]
fn names_are_those_that_browsers_give() {
    finds("MAIN<p><a href=\"/pas/\"></a></p>", &["PV1623]: This link has no text: <a>."]);
    finds(
        "MAIN<p><a class=\"x\" href=\"/pas/\"><span aria-hidden=\"true\">→</span></a></p>",
        &["PV1623]: This link has no text: <a class=\"x\">."],
    );
    for named in [
        "<a href=\"/pas/\" aria-label=\"Pas\"></a>",
        "<a href=\"/pas/\"><img src=\"{{ asset(name=\"style.css\") }}\" alt=\"Pas\"></a>",
        "<a href=\"/pas/\"><svg role=\"img\"><title>Pas</title></svg></a>",
        "<a id=\"here\"></a>",
        "<a href=\"/pas/\" aria-hidden=\"true\" tabindex=\"-1\"></a>",
        "<button>Copier</button>",
        "<label>Mot <input></label><label for=\"m\">Mot</label><input id=\"m\"><input type=\"hidden\" name=\"a\">",
        "<select aria-label=\"Ordre\"></select><iframe title=\"Carte\"></iframe><svg aria-hidden=\"true\" role=\"img\"></svg>",
    ] {
        finds(&format!("MAIN<p>{named}</p>"), &[]);
    }
    finds(
        "MAIN<p><button><svg></svg></button><input id=\"m\"><iframe></iframe><svg role=\"img\"></svg></p>",
        &[
            "PV1623]: This button has no name: <button>.",
            "PV1623]: This field has no label: <input>.",
            "PV1623]: This frame has no title: <iframe>.",
            "PV1623]: This drawing is said to be an image and has no name: <svg>.",
        ],
    );
}

#[test]
fn what_stands_in_an_aside_nobody_hears_has_no_name() {
    finds(
        "MAIN<p><button><i aria-hidden=\"true\">x <i>y</i> z</i></button></p>",
        &["PV1623]: This button has no name: <button>."],
    );
    finds("MAIN<p><button><i aria-hidden=\"true\">x</i> Oui</button></p>", &[]);
}

#[test]
fn a_fault_of_a_template_is_said_once_for_all_its_pages() {
    let said = plan().edit("themes/plain/templates/page.html", "{{ page.body }}", "<img src='/x.svg'>{{ page.body }}");
    let built = said.with("content/_root/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").build();
    assert_eq!(built.spots, ["PV1620 themes/plain/templates/page.html"]);
    assert!(built.said.contains("seen while making the page / and 7 other pages"), "{}", built.said);
}

#[test]
fn the_cause_in_a_text_is_named_with_its_place() {
    let body = "<p>Un <i lang=\"zz zz\">mot</i></p>\n\n<img src=\"/x.svg\">\n";
    let site = plan()
        .page(body)
        .with("content/_root/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>");
    says(site, &["PV1627 content/pages/essai.fr.md:5:1", "PV1620 content/pages/essai.fr.md:7:1"]);
    // What was said when the text was read isn't said again of its page.
    says(
        plan().page("## A\n\n#### B\n\n[](https://a.example/)\n"),
        &["PV0408 content/pages/essai.fr.md:7:1", "PV0416 content/pages/essai.fr.md:9:1"],
    );
    says(plan().page("<p><a href=\"https://a.example/\"></a></p>\n"), &["PV1623 content/pages/essai.fr.md:5:1"]);
    let body = "![x.svg](/x.svg)\n\n![](https://elsewhere.example/y.svg \"Y\")\n";
    let site = plan()
        .page(body)
        .with("content/_root/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>");
    says(
        site,
        &[
            "PV1664 content/pages/essai.fr.md:7:1",
            "PV1621 content/pages/essai.fr.md:5:1",
            "PV0414 content/pages/essai.fr.md:7:1",
        ],
    );
}

#[test]
fn tables_of_data_have_headers_and_captions() {
    let lacks = |what: &str| format!("PV1624]: This table has no {what}: <table>.");
    let table = |inner: &str| format!("MAIN<table>{inner}</table>");
    finds(&table("<caption>A</caption><tbody><tr><th>a</th></tr><tr><td>1</td></tr></tbody>"), &[]);
    finds(&table("<tbody><tr><td>1</td></tr></tbody>"), &[&lacks("caption"), &lacks("cell that is a header")]);
    finds("MAIN<table role=\"presentation\"><tbody><tr><td>1</td></tr></tbody></table>", &[]);
    let under_heading = plan().page("## Puits\n\n| a |\n| --- |\n| 1 |\n").build().quiet();
    assert!(
        under_heading.main("/essai/").contains("<table aria-labelledby=puits>"),
        "{}",
        under_heading.main("/essai/")
    );
    says(plan().page("| a |\n| --- |\n| 1 |\n"), &["PV1624 content/pages/essai.fr.md:5:1"]);
}

#[test]
fn a_page_has_one_of_what_each_page_has_and_a_way_past_its_menus() {
    finds("<h1>a</h1><main><h1>b</h1></main>", &["PV1625]: This page has 2 <h1>."]);
    finds("<h1>a</h1>", &["PV1625]: This page has no <main>."]);
    let menu = "<a href=\"/\">Accueil</a> <a href=\"/pas/\">Pas</a>";
    finds(
        &format!("<p>{menu}</p>MAIN"),
        &["PV1628]: Who uses a keyboard has to go through all the links above the text on each page."],
    );
    finds(&format!("<p><a href=\"#c\">Texte</a> {menu}</p><main id=\"c\"><h1>a</h1></main>"), &[]);
    finds(
        "MAIN<nav>a</nav><nav aria-label=\"b\">c</nav>",
        &["PV1623]: Of several parts for finding one's way, some have no name: <nav>."],
    );
    finds("MAIN<h3>c</h3>", &["PV1622]: A heading of level 3 follows one of level 1: <h3>."]);
    finds("MAIN<h2></h2>", &["PV1623]: This heading is empty: <h2>."]);
}

#[test]
fn nothing_takes_control_from_the_reader() {
    finds(
        "MAIN<p tabindex=\"2\">a</p><p tabindex=\"0\">b</p><p tabindex=\"-1\">c</p>",
        &["PV1630]: A positive tabindex changes the order of the keyboard: <p>."],
    );
    finds(
        "MAIN<p><video autoplay src=\"{{ asset(name=\"style.css\") }}\"><track src=\"{{ asset(name=\"style.css\") }}\"></video></p>",
        &["PV1630]: This plays by itself: <video>."],
    );
    finds(
        "MAIN<p><video src=\"{{ asset(name=\"style.css\") }}\"></video></p>",
        &["PV1632]: This video has no captions: <video>."],
    );
    finds(
        "MAIN<p aria-describedby=\"a b\" id=\"a\">a</p>",
        &["PV1629]: The attribute aria-describedby names the id “b”, and nothing on the page has it."],
    );
    finds(
        "MAIN<p><a href=\"https://a.example/\" target=\"_blank\">A</a></p>",
        &["PV1631]: This link opens a window and doesn't say so: <a>."],
    );
    finds("MAIN<p><a href=\"https://a.example/\" target=\"_blank\">A (nouvelle fenêtre)</a></p>", &[]);
}

#[test]
fn links_of_one_name_lead_to_one_place() {
    let link = |to: &str, text: &str| format!("<a href=\"{to}\">{text}</a> ");
    let two = |a: &str, b: &str| format!("MAIN<nav><p>{}{}</p></nav>", link(a, "Les pas"), link(b, "Les pas"));
    finds(&two("/pas/", "/pas/#x").replace("#x", ""), &[]);
    finds(&two("/pas/", "/"), &["PV1324]: Another link of this page has the text “Les pas” and leads elsewhere."]);
    finds(
        &format!("MAIN<p>{}</p>", link("/pas/", "Ici")),
        &["PV1323]: The text of this link, “Ici”, doesn’t say where it leads."],
    );
}

#[test]
fn a_budget_holds_for_all_pages_but_those_with_one_of_their_own() {
    let long: String = (0..12_000u32).map(|number| format!("{:x} ", number.wrapping_mul(2_654_435_761))).collect();
    let site = || plan().page(&long);
    let built = site().build();
    assert_eq!(built.codes, ["PV1640"]);
    assert!(
        built.said.contains("themes/plain/templates/page.html") && built.said.contains("/essai/"),
        "{}",
        built.said
    );
    let budget = |text: &str| site().edit("site.toml", "[changes]", &format!("{text}\n[changes]"));
    budget("[budget]\npage = 90").build().quiet();
    budget("[[budget.exceptions]]\npages = [\"page-essai\"]\npage = 90").build().quiet();
    budget("[[budget.exceptions]]\ntemplates = [\"page.html\"]\npage = 90").build().quiet();
    let strict = budget("[budget]\nlevel = \"error\"").build();
    assert!(strict.said.starts_with("error[PV1640]"), "{}", strict.said);
}
