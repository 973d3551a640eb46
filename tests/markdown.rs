//! What editors write and what readers get.

mod support;

use support::picture::small;
use support::plan;

fn rendered(body: &str) -> String {
    plan().page(body).build().quiet().main("/essai/")
}

#[test]
fn a_link_to_a_page_follows_its_id() {
    assert_eq!(
        rendered("[les puits](page:step-1) et [](page:goal-1#why)"),
        "<p><a href=/pas/1-puits/>les puits</a> et <a href=/buts/1-eau/#why>De l’eau</a></p>"
    );
}

#[test]
fn a_link_to_a_page_without_translation_says_its_language() {
    let built = plan()
        .with(
            "content/steps/2-air.fr.md",
            "+++\nnumber = 2\ngoal = 1\nslug = \"air\"\ntitle = \"De l’air\"\n+++\nTexte.\n",
        )
        .edit("content/pages/home.en.md", "Hello.", "See [](page:step-2).")
        .build();
    assert_eq!(built.codes, ["PV0505"]);
    assert_eq!(
        built.main("/en/"),
        "<p>See <a href=/pas/2-air/ hreflang=fr><span lang=fr>De l’air</span> <span class=other-language>(in français)</span></a>.</p>"
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    insta::assert_snapshot!(rendered(
        "Un[^a], deux[^b], encore un[^a].\n\n[^b]: La *seconde*.\n\n[^a]: La première.\n"
    ));
}

#[test]
fn alerts_have_a_translated_title() {
    assert_eq!(
        rendered("> [!WARNING]\n> Lire d’abord.\n"),
        "<div class=\"alert alert-warning\" role=note><p class=alert-title>Attention</p><p>Lire d’abord.</p></div>"
    );
}

#[test]
fn tables_are_aligned_by_class_and_scroll_on_their_own() {
    // Without a heading above it nothing says what the table shows, which is said.
    let built = plan().page("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n").build();
    insta::assert_snapshot!(built.main("/essai/"));
}

#[test]
fn external_links_are_marked() {
    assert_eq!(
        rendered("[là](https://example.org/a?b=c&d) <https://example.org/>"),
        "<p><a href=\"https://example.org/a?b=c&d\" class=external rel=external>là</a> <a class=external href=https://example.org/ rel=external>https://example.org/</a></p>"
    );
}

#[test]
fn headings_keep_their_explicit_ids_and_others_get_one_from_their_words() {
    let built = plan().page("## Été à la mer\n\n### Why? {#ete-a-la-mer}\n\n## Été à la mer\n").build();
    assert_eq!(built.codes, ["PV0507"], "the English page lacks the explicit id");
    insta::assert_snapshot!(built.main("/essai/"));
}

#[test]
fn task_lists_definition_lists_and_strikethrough_work() {
    insta::assert_snapshot!(rendered("- [x] fait\n- [ ] ~~pas~~ encore\n\nmot\n: ce qu’il veut dire\n"));
}

#[test]
fn a_fence_with_another_name_stays_code() {
    assert_eq!(rendered("```rust\nfn main() {}\n```\n"), "<pre><code class=language-rust>fn main() {}\n</code></pre>");
}

#[test]
fn cards_show_the_pages_that_a_filter_finds() {
    let block = "```cards\ncollection = \"steps\"\nfilter = { goal = \"goal-1\" }\nsort = \"-number\"\n```\n";
    assert_eq!(
        rendered(block),
        "<ul class=cards><li><a href=/pas/1-puits/>Creuser des puits</a></ul>".replace("</a></ul>", "</a></li></ul>")
    );
}

#[test]
fn allowed_html_stays_and_the_rest_is_dropped_and_reported() {
    let built = plan()
        .page("Un <abbr title=\"mot\">m</abbr> <b onclick=\"x()\">gras</b>\n\n<script>alert(1)</script>\n")
        .build();
    assert_eq!(built.codes, ["PV0406", "PV0406"]);
    assert_eq!(built.main("/essai/"), "<p>Un <abbr title=mot>m</abbr> <b>gras</b></p>");
}

#[test]
fn files_beside_a_page_are_published_beside_it() {
    let built = plan()
        .with(
            "content/pages/photo/index.fr.md",
            "+++\nslug = \"photo\"\ntitle = \"Photo\"\n+++\n![Un puits](puits.png)\n",
        )
        .with(
            "content/pages/photo/index.en.md",
            "+++\nslug = \"picture\"\ntitle = \"Picture\"\n+++\n![A well](puits.png)\n",
        )
        .with("content/pages/photo/puits.png", small())
        .build()
        .quiet();
    assert_eq!(built.files["photo/puits.png"], small());
    let image = |alt: &str| format!("<p><img alt=\"{alt}\" decoding=async height=4 src=/photo/puits.png width=6></p>");
    assert_eq!(built.main("/photo/"), image("Un puits"));
    assert_eq!(built.main("/en/picture/"), image("A well"));
}

#[test]
fn texts_of_the_front_matter_may_have_links() {
    let built = plan()
        .edit("content/steps/1-puits.fr.md", "Des puits partout.", "Voir [](page:goal-1) & suite.")
        .with(
            "themes/plain/templates/page.html",
            "<main id=\"content\"><h1>{{ page.title }}</h1><p>{{ page.summary }}</p></main>",
        )
        .build()
        .quiet();
    assert_eq!(built.main("/pas/1-puits/"), "<p>Voir <a href=/buts/1-eau/>De l’eau</a> & suite.</p>");
    assert!(built.file("index.json").contains("\"summary\": \"Voir De l’eau & suite.\""));
}
