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
        .edit("themes/plain/templates/page.html", "<main>", "<main>{% block extra %}{% endblock extra %}")
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
