//! PDF files: of pages and of many pages, found by their readers, the same each time. What is in them is looked at by
//! `tests/python/printed.py`, with programs that others wrote.

#![cfg(feature = "pdf")]

mod support;

use std::process::Command;

use support::{Text, plan, says};

/// The plan with a PDF of each of its steps, and one of everything.
fn with_pdf() -> Text {
    plan().edit("site.toml", "singular = \"step\"\n", "singular = \"step\"\npdf = true\n").edit(
        "site.toml",
        "[changes]",
        "[booklet]\ntitle = { fr = \"Tout le plan\", en = \"The whole plan\" }\ncollections = [\"goals\", \"steps\"]\n\
         address = { fr = \"/imprimer/plan.pdf\", en = \"/print/plan.pdf\" }\n[changes]",
    )
}

#[test]
fn each_page_has_one_beside_it_and_the_booklet_has_all() {
    let built = with_pdf()
        .edit(
            "themes/plain/templates/page.html",
            "</head>",
            "{% if page.pdf %}<link rel=\"alternate\" type=\"application/pdf\" href=\"{{ page.pdf.href }}\"><meta name=\"citation_pdf_url\" content=\"{{ page.pdf.url }}\">{% endif %}</head>",
        )
        .edit("themes/plain/templates/index.html", "</body>", "<p><a href=\"{{ href(id=\"booklet\") }}\">{{ site.booklet.title }}</a></p></body>")
        .build()
        .quiet();
    let files: Vec<&str> = built.files.keys().map(String::as_str).filter(|file| file.ends_with(".pdf")).collect();
    assert_eq!(
        files,
        ["en/print/plan.pdf", "en/steps/1-wells/wells.pdf", "imprimer/plan.pdf", "pas/1-puits/puits.pdf"]
    );
    for file in files {
        assert!(built.files[file].starts_with(b"%PDF-1.7"), "{file}");
    }
    let page = built.file("pas/1-puits/index.html");
    assert!(
        page.contains("href=/pas/1-puits/puits.pdf")
            && page.contains("content=https://plan.example/pas/1-puits/puits.pdf"),
        "{page}"
    );
    let list = built.file("en/steps/index.html");
    assert!(list.contains("href=/en/print/plan.pdf") && list.contains("The whole plan"), "{list}");
    assert!(!built.file("index.html").contains(".pdf"), "{}", built.file("index.html"));
}

#[test]
fn a_theme_that_prints_must_have_what_it_needs() {
    let missing =
        with_pdf().without("themes/plain/templates/pdf.typ").edit("themes/plain/strings/en.ftl", "pdf-online", "x");
    says(missing, &["PV0705 site.toml", "PV0707 site.toml"]);
    plan()
        .without("themes/plain/templates/pdf.typ")
        .edit("themes/plain/strings/en.ftl", "pdf-online", "x")
        .build()
        .quiet();
}

#[test]
fn a_booklet_names_collections_that_are_there() {
    let wrong = with_pdf().edit("site.toml", "[\"goals\", \"steps\"]", "[\"goals\", \"stepps\"]");
    let said = wrong.build().said;
    assert!(said.contains("stepps") && said.contains("steps"), "{said}");
}

/// What `parvis build --verbose` says of PDF files.
fn printed(site: &std::path::Path) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_parvis"));
    program.args(["build", "--verbose", "--lang", "en"]).current_dir(site);
    let said = program.output().expect("it runs").stderr;
    let said = String::from_utf8_lossy(&said).into_owned();
    said.lines().find(|line| line.starts_with("PDF")).unwrap_or(&said).to_owned()
}

#[test]
fn a_second_build_makes_what_has_changed_and_nothing_else() {
    let site = with_pdf().on_disk();
    let file = site.path().join("public/pas/1-puits/puits.pdf");
    assert_eq!(printed(site.path()), "PDF files: 4 made, 0 kept from earlier builds.");
    let first = std::fs::read(&file).expect("a PDF");
    assert_eq!(printed(site.path()), "PDF files: 0 made, 4 kept from earlier builds.");
    assert_eq!(std::fs::read(&file).expect("a PDF"), first);
    let page = site.path().join("content/steps/1-puits.fr.md");
    let text = std::fs::read_to_string(&page).expect("a page");
    std::fs::write(&page, text.replace("Texte.", "Un autre texte.")).expect("written");
    assert_eq!(printed(site.path()), "PDF files: 2 made, 2 kept from earlier builds.");
}
