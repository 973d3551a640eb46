//! Pages, lists, feeds, redirects and the rest that makes a site of them.

mod support;

use support::plan;

#[test]
fn a_page_knows_where_it_is() {
    let built = plan().build().quiet();
    let page = built.file("pas/1-puits/index.html");
    assert!(
        page.contains("<ol class=crumbs><li><a href=/>Accueil</a></li><li><a href=/buts/1-eau/>De l’eau</a></li></ol>"),
        "{page}"
    );
}

#[test]
fn short_addresses_and_aliases_lead_on() {
    let built = plan()
        .edit("content/steps/1-puits.fr.md", "slug =", "aliases = [\"/vieux/puits/\", \"/puits.html\"]\nslug =")
        .build()
        .quiet();
    for file in ["1/index.html", "vieux/puits/index.html", "puits.html"] {
        let page = built.file(file);
        assert!(
            page.contains("url=/pas/1-puits/") && page.contains("href=https://plan.example/pas/1-puits/"),
            "{page}"
        );
    }
    assert!(built.file("en/1/index.html").contains("url=/en/steps/1-wells/"));
}

#[test]
fn lists_have_pages_and_groups() {
    let mut site = plan().edit("site.toml", "feed = true", "feed = true\nper_page = 2");
    for number in 2..=5 {
        let theme = if number % 2 == 0 { "eau" } else { "air" };
        site = site
            .with(&format!("content/steps/{number}-x.fr.md"), format!("+++\nnumber = {number}\ngoal = 1\ntheme = \"{theme}\"\nslug = \"x\"\ntitle = \"Pas {number}\"\n+++\n"))
            .with(&format!("content/steps/{number}-x.en.md"), format!("+++\nslug = \"x\"\ntitle = \"Step {number}\"\n+++\n"));
    }
    let built = site.build().quiet();
    insta::assert_snapshot!(
        ["pas/index.html", "pas/page-3/index.html", "pas/air/index.html", "en/steps/eau/page-2/index.html"]
            .map(|file| format!("{file}\n{}", built.file(file)))
            .join("\n\n")
    );
}

#[test]
fn feeds_the_sitemap_and_the_list_for_machines_are_whole() {
    let built = plan().build().quiet();
    insta::assert_snapshot!(
        ["pas/feed.atom", "changes.atom", "sitemap.xml", "robots.txt", "index.json"]
            .map(|file| format!("{file}\n{}", built.file(file)))
            .join("\n\n")
    );
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    let draft = "+++\nslug = \"plus-tard\"\ntitle = \"CANARI\"\ndraft = true\n+++\nCANARI\n";
    let site = plan().with("content/pages/plus-tard.fr.md", draft);
    let built = site.clone().build().quiet();
    assert!(built.files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("CANARI")));
    let built = site.build_with(&parvis::Settings { drafts: true, ..Default::default() });
    assert!(built.files.contains_key("plus-tard/index.html"));
}

#[test]
fn files_of_the_root_are_published_as_they_are() {
    let built = plan().with("content/_root/.well-known/security.txt", "Contact: x\n").build().quiet();
    assert_eq!(built.file(".well-known/security.txt"), "Contact: x\n");
}

#[test]
fn addresses_can_be_relative_for_copies_opened_from_disk() {
    let built =
        plan().edit("site.toml", "theme = \"plain\"", "theme = \"plain\"\nlinks = \"relative\"").build().quiet();
    let page = built.file("pas/1-puits/index.html");
    assert!(page.contains("href=../../buts/1-eau/index.html") && page.contains("href=../../assets/style."), "{page}");
}

#[test]
fn yaml_front_matter_means_the_same_as_toml() {
    let built = plan()
        .with("content/steps/1-puits.fr.md", "---\nnumber: 1\ngoal: 1\nslug: puits\ntitle: Creuser des puits\nupdated: 2026-11-23\nnames:\n  - a\n  - non\n---\nTexte.\n")
        .build()
        .quiet();
    assert!(built.file("pas/1-puits/index.html").contains("<h1>Creuser des puits</h1>"));
}

#[test]
fn a_site_can_put_a_template_of_its_own_in_place_of_the_themes() {
    let built = plan()
        .with("templates/page.html", "{% extends \"plain/page.html\" %}")
        .edit(
            "themes/plain/templates/page.html",
            "<main id=\"content\">",
            "<main id=\"content\">{% block extra %}{% endblock extra %}",
        )
        .with("templates/index.html", "<p>{{ page.title }}</p>")
        .build()
        .quiet();
    assert_eq!(built.file("pas/index.html"), "<p>Les pas</p>");
    assert!(built.file("index.html").contains("Bonjour"));
}

#[test]
fn no_language_is_special() {
    let built = plan()
        .edit("site.toml", "languages = [\"fr\", \"en\"]", "languages = [\"en\", \"fr\"]")
        .with("content/goals/1-eau.en.md", "+++\nnumber = 1\nslug = \"water\"\ntitle = \"Water\"\n+++\n## Why {#why}\n")
        .with("content/goals/1-eau.fr.md", "+++\nslug = \"eau\"\ntitle = \"De l’eau\"\n+++\n## Pourquoi {#why}\n")
        .with(
            "content/steps/1-puits.en.md",
            "+++\nnumber = 1\ngoal = 1\nslug = \"wells\"\ntitle = \"Dig wells\"\n+++\n",
        )
        .with("content/steps/1-puits.fr.md", "+++\nslug = \"puits\"\ntitle = \"Creuser des puits\"\n+++\n")
        .build()
        .quiet();
    assert!(built.file("steps/1-wells/index.html").contains("Dig wells"));
    assert!(built.file("fr/pas/1-puits/index.html").contains("Creuser des puits"));
    assert!(built.file("index.html").contains("Hello"));
}

#[test]
fn a_page_knows_which_texts_link_to_it() {
    let template = "{% for card in page.mentions %}{{ card.id }} {% endfor %}</main>";
    let built = plan()
        .page("[Un](page:step-1), [deux](page:step-1) fois, et [le but](page:goal-1#why).")
        .edit("content/goals/1-eau.fr.md", "Texte.", "[](page:step-1)")
        .edit("themes/plain/templates/page.html", "</main>", template)
        .build();
    assert!(built.main("/pas/1-puits/").ends_with("page-essai goal-1"), "{}", built.main("/pas/1-puits/"));
    assert!(!built.main("/en/steps/1-wells/").contains("essai"), "the English page links to nothing");
}

#[test]
fn a_list_can_be_linked_to_by_its_id() {
    let built = plan().page("[](page:index-steps)").build().quiet();
    assert_eq!(built.main("/essai/").trim(), "<p><a href=/pas/>Les pas</a></p>");
}

#[test]
fn an_old_address_without_an_ending_is_a_folder() {
    let built =
        plan().edit("content/pages/home.fr.md", "slug", "aliases = [\"/vieux\", \"/a.html\"]\nslug").build().quiet();
    assert!(built.files.contains_key("vieux/index.html") && built.files.contains_key("a.html"));
}

#[test]
fn the_letter_of_an_alphabetical_list_has_no_accent() {
    let list = "{{ \"École\" | initial }}{{ \"œuvre\" | initial }}{{ \"«été\" | initial }}{{ \"3 idées\" | initial }}";
    let built =
        plan().edit("themes/plain/templates/404.html", "<body>", &format!("<body><p>{list}</p>")).build().quiet();
    assert!(built.file("404.html").contains("<p>EŒE#</p>"), "{}", built.file("404.html"));
}

#[test]
fn a_drawing_of_the_theme_stands_in_the_page() {
    let site = plan()
        .with(
            "themes/plain/assets/sun.svg",
            "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 8 8\"><circle r=\"4\"/></svg>\n",
        )
        .edit("themes/plain/templates/404.html", "<body>", "<body>{{ svg(name=\"sun.svg\") }}");
    let built = site.clone().build().quiet();
    assert!(
        built.file("404.html").contains("<svg viewbox=\"0 0 8 8\"")
            || built.file("404.html").contains("<svg viewBox=\"0 0 8 8\""),
        "{}",
        built.file("404.html")
    );
    let built = site.edit("themes/plain/templates/404.html", "sun.svg", "son.svg").build();
    assert!(built.said.contains("is it “sun.svg”?"), "{}", built.said);
}
