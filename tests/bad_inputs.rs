//! What editors get wrong, and what they are told: the code and the place. Nothing panics.

mod support;

use support::{Text, plan, says};

const PAGE: &str = "content/pages/essai.fr.md";

/// A page with these lines in its front matter besides slug and title, which are on lines 2 and 3.
fn fields(lines: &str) -> Text {
    plan().page("").with(PAGE, format!("+++\nslug = \"essai\"\ntitle = \"Essai\"\n{lines}\n+++\nTexte.\n"))
}

/// The first step with these lines after its number and goal, from line 4 on.
fn step(lines: &str) -> Text {
    plan().with(
        "content/steps/1-puits.fr.md",
        format!("+++\nnumber = 1\ngoal = 1\n{lines}\nslug = \"puits\"\ntitle = \"Puits\"\n+++\nTexte.\n"),
    )
}

/// A page with this text, which begins on line 5.
fn text(body: &str) -> Text {
    plan().page(body)
}

#[test]
fn a_good_site_is_quiet() {
    says(plan(), &[]);
}

#[test]
fn front_matter_that_is_never_closed() {
    says(plan().page("").with(PAGE, "+++\nslug = \"a\"\n"), &["PV0302 content/pages/essai.fr.md:1:1"]);
}

#[test]
fn no_front_matter_or_an_empty_file() {
    says(plan().with(PAGE, "Texte.\n"), &["PV0301 content/pages/essai.fr.md:1:1"]);
    says(plan().with(PAGE, ""), &["PV0301 content/pages/essai.fr.md:1:1"]);
}

#[test]
fn a_key_written_twice() {
    says(fields("title = \"Encore\""), &["PV1794 content/pages/essai.fr.md:4:1"]);
}

#[test]
fn an_unknown_field_is_met_with_the_nearest_one() {
    let built = fields("summery = \"x\"").build();
    assert_eq!(built.spots, ["PV0304 content/pages/essai.fr.md:4:1"]);
    assert!(built.said.contains("summary"), "{}", built.said);
}

#[test]
fn a_missing_field() {
    says(plan().page("").with(PAGE, "+++\nslug = \"essai\"\n+++\n"), &["PV0305 content/pages/essai.fr.md:1:1"]);
    says(plan().edit("content/steps/1-puits.fr.md", "goal = 1\n", ""), &["PV0305 content/steps/1-puits.fr.md:1:1"]);
}

#[test]
fn a_value_of_the_wrong_type() {
    says(step("done = \"oui\""), &["PV0306 content/steps/1-puits.fr.md:4:8"]);
    says(step("share = \"un\""), &["PV0306 content/steps/1-puits.fr.md:4:9"]);
    says(step("names = \"un\""), &["PV0306 content/steps/1-puits.fr.md:4:9"]);
    says(step("names = [1]"), &["PV0306 content/steps/1-puits.fr.md:4:10"]);
    says(fields("draft = \"non\""), &["PV0306 content/pages/essai.fr.md:4:9"]);
    says(fields("summary = 3"), &["PV0306 content/pages/essai.fr.md:4:11"]);
}

#[test]
fn a_number_that_is_not_finite_or_out_of_range() {
    says(step("share = inf"), &["PV0306 content/steps/1-puits.fr.md:4:9"]);
    says(step("share = 99999999999999999999"), &["PV0303 content/steps/1-puits.fr.md:4:9"]);
}

#[test]
fn a_date_that_does_not_exist_or_has_another_form() {
    says(fields("updated = \"demain\""), &["PV0309 content/pages/essai.fr.md:4:11"]);
    says(fields("updated = \"03/04/2026\""), &["PV0309 content/pages/essai.fr.md:4:11"]);
    says(fields("updated = 2026-11-23T10:00:00Z"), &["PV0309 content/pages/essai.fr.md:4:11"]);
    let built = fields("updated = 2026-02-30").build();
    assert_eq!(built.codes, ["PV0303"]);
    says(step("day = \"bientôt\""), &["PV0309 content/steps/1-puits.fr.md:4:7"]);
}

#[test]
fn a_value_that_is_not_allowed_or_too_long() {
    says(step("theme = \"feu\""), &["PV0307 content/steps/1-puits.fr.md:4:9"]);
    says(step("short_text = \"onze lettres\""), &["PV0308 content/steps/1-puits.fr.md:4:14"]);
    says(step("names = [\"a\", \"b\", \"c\", \"d\"]"), &["PV0308 content/steps/1-puits.fr.md:4:9"]);
}

#[test]
fn a_link_field_that_is_no_address() {
    says(step("link = \"javascript:alert(1)\""), &["PV0310 content/steps/1-puits.fr.md:4:8"]);
}

#[test]
fn a_table_with_a_wrong_or_missing_field() {
    says(step("follow_up = [{ year = 2019, stat = \"x\" }]"), &["PV0304 content/steps/1-puits.fr.md:4:29"]);
    says(step("follow_up = [{ state = \"x\" }]"), &["PV0305 content/steps/1-puits.fr.md:4:14"]);
}

#[test]
fn a_slug_that_is_not_plain() {
    for slug in ["Été", "a b", "a/b", "..", "", "a--b", "a\\u202Eb"] {
        let built = plan().page("").with(PAGE, format!("+++\nslug = \"{slug}\"\ntitle = \"???\"\n+++\n")).build();
        assert!(matches!(built.codes[..], ["PV0311"] | ["PV0305"]), "{slug}: {:?}", built.codes);
    }
}

#[test]
fn yaml_that_blows_up_or_is_nested_too_deep() {
    let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        bomb.push_str(&format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(", ")));
    }
    bomb.push_str("---\n");
    assert_eq!(plan().page("").with(PAGE, bomb).build().codes, ["PV1795"]);
    let deep = format!("+++\na = {}1{}\n+++\n", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(plan().page("").with(PAGE, deep).build().codes, ["PV0314"]);
}

#[test]
fn front_matter_and_pages_that_are_too_large() {
    let front = format!("+++\n# {}\n+++\n", "x".repeat(70_000));
    says(plan().page("").with(PAGE, front), &["PV0320 content/pages/essai.fr.md:1:1"]);
    says(text(&"x".repeat(3_000_000)), &["PV0105 content/pages/essai.fr.md"]);
}

#[test]
fn bytes_that_are_not_utf_8() {
    says(plan().page("").with(PAGE, b"+++\n# l'\xE9tat\n+++\n"), &["PV0102 content/pages/essai.fr.md:2:5"]);
    says(plan().page("").with(PAGE, b"\xFF\xFE+\0+\0"), &["PV0103 content/pages/essai.fr.md"]);
    says(plan().page("").with(PAGE, b"+++\na = \"\0\"\n+++\n"), &["PV0104 content/pages/essai.fr.md:2:6"]);
}

#[test]
fn a_byte_order_mark_and_foreign_line_ends_are_fine() {
    let page = "\u{FEFF}+++\r\nslug = \"essai\"\r\ntitle = \"Essai\"\r\n+++\r\nUn\r\ndeux.\r";
    let built = plan().page("").with(PAGE, page).build().quiet();
    assert_eq!(built.main("/essai/"), "<p>Un deux.</p>");
}

#[test]
fn characters_that_cannot_be_seen() {
    says(text("a\u{202E}b"), &["PV0115 content/pages/essai.fr.md:5:2"]);
}

#[test]
fn two_files_whose_names_differ_by_case_or_form_only() {
    let page = "+++\nslug = \"a\"\ntitle = \"A\"\n+++\n";
    let site = plan().with("content/pages/Eau.fr.md", page).with("content/pages/eau.fr.md", page);
    assert!(site.build().codes.contains(&"PV0112"));
    let site = plan().with("content/pages/e\u{301}.fr.md", page).with("content/pages/\u{e9}.fr.md", page);
    assert!(site.build().codes.contains(&"PV0112"));
}

#[test]
fn names_that_other_systems_cannot_hold() {
    let page = "+++\nslug = \"a\"\ntitle = \"A\"\n+++\n";
    says(plan().with("content/pages/aux.fr.md", page), &["PV0109 content/pages/aux.fr.md"]);
    says(plan().with("content/pages/a:b.fr.md", page), &["PV0109 content/pages/a:b.fr.md"]);
    let long = format!("content/pages/{}.fr.md", "x".repeat(240));
    assert_eq!(plan().with(&long, page).build().codes, ["PV0110"]);
}

#[test]
fn files_that_must_not_be_published() {
    for name in [".env", "id_rsa", "cle.pem", "note.md.bak"] {
        let path = format!("content/pages/{name}");
        says(plan().with(&path, "secret"), &[format!("PV0111 {path}").as_str()]);
    }
}

#[test]
fn a_file_that_belongs_nowhere() {
    says(plan().with("content/note.fr.md", "x"), &["PV0114 content/note.fr.md"]);
    says(plan().with("content/pages/photo.png", "x"), &["PV0114 content/pages/photo.png"]);
    says(plan().with("content/pages/sans.md", "x"), &["PV0319 content/pages/sans.md"]);
    says(plan().with("content/pages/a.de.md", "x"), &["PV0318 content/pages/a.de.md"]);
}

#[test]
fn two_pages_at_one_address() {
    // Of two pages one is there, and needn't have the anchor that the other's skip link leads to.
    let said = |site: Text| site.build().codes.into_iter().filter(|code| *code != "PV0802").collect::<Vec<_>>();
    let site = text("").edit(PAGE, "slug = \"essai\"", "slug = \"pas\"");
    assert_eq!(said(site), ["PV0601"]);
    let site = fields("aliases = [\"/pas/1-puits/\"]");
    assert_eq!(said(site), ["PV0601"]);
    let site = fields("aliases = [\"/essai/\"]");
    assert_eq!(said(site), ["PV0601"], "an alias of the page itself");
    let site = fields("aliases = [\"/Essai/index.html\"]");
    assert_eq!(said(site), ["PV0601"], "case says nothing on some systems");
    let site = fields("aliases = [\"/robots.txt/a/\"]");
    assert_eq!(said(site), ["PV0601"], "a file can't be a folder");
}

#[test]
fn an_alias_that_leads_out_of_the_site() {
    for alias in ["../a", "/a/../b/", "https://example.org/", "//example.org/", "/", "a/"] {
        let built = fields(&format!("aliases = [\"{alias}\"]")).build();
        assert_eq!(built.spots, ["PV0317 content/pages/essai.fr.md:4:12"], "{alias}");
    }
}

#[test]
fn two_pages_with_one_id_or_one_unique_value() {
    let again = "+++\nnumber = 1\ngoal = 1\nslug = \"autre\"\ntitle = \"Autre\"\n+++\n";
    assert_eq!(plan().with("content/steps/1-autre.fr.md", again).build().codes, ["PV0501"]);
}

#[test]
fn a_shared_field_in_a_translation() {
    let site = plan().edit("content/steps/1-puits.en.md", "slug = \"wells\"", "goal = 1\nslug = \"wells\"");
    says(site, &["PV0312 content/steps/1-puits.en.md:2:8"]);
}

#[test]
fn a_missing_translation_is_a_warning() {
    says(plan().without("content/steps/1-puits.en.md"), &["PV0505 content/steps/1-puits.fr.md:1:1"]);
}

#[test]
fn a_translation_without_the_explicit_heading() {
    let site = plan().edit("content/goals/1-eau.en.md", " {#why}", "");
    says(site, &["PV0507 content/goals/1-eau.en.md:1:1"]);
}

#[test]
fn a_number_that_the_file_name_lacks() {
    let page = "+++\nnumber = 2\ngoal = 1\nslug = \"b\"\ntitle = \"B\"\n+++\n";
    let english = "+++\nslug = \"b\"\ntitle = \"B\"\n+++\n";
    let site = plan().with("content/steps/9-b.fr.md", page).with("content/steps/2-b.en.md", english);
    says(site, &["PV0316 content/steps/9-b.fr.md:2:10"]);
}

#[test]
fn links_to_pages_that_are_not_there() {
    says(text("[x](page:step-7)"), &["PV0502 content/pages/essai.fr.md:5:1"]);
    says(text("[x](page:goal-1#whi)"), &["PV0503 content/pages/essai.fr.md:5:1"]);
    says(text("[x](page:Pas 1)"), &[]);
    says(text("[x](page:)"), &["PV0419 content/pages/essai.fr.md:5:1"]);
    says(
        step("short_text = \"[a](page:b)\""),
        &["PV0308 content/steps/1-puits.fr.md:4:14", "PV0502 content/steps/1-puits.fr.md:4:14"],
    );
    says(
        plan().edit("content/steps/1-puits.fr.md", "goal = 1", "goal = 7"),
        &["PV0504 content/steps/1-puits.fr.md:3:8"],
    );
}

#[test]
fn links_to_a_draft() {
    let site = text("[x](page:page-plus-tard)")
        .with("content/pages/plus-tard.fr.md", "+++\nslug = \"plus-tard\"\ntitle = \"X\"\ndraft = true\n+++\n");
    says(site, &["PV0506 content/pages/essai.fr.md:5:1"]);
}

#[test]
fn schemes_that_are_not_known_not_allowed_or_not_there_yet() {
    says(text("[x](pages:step-1)"), &["PV0401 content/pages/essai.fr.md:5:1"]);
    says(text("[x](javascript:alert(1))"), &["PV0402 content/pages/essai.fr.md:5:1"]);
    says(text("[x](<JaVa\tScript:alert(1)>)"), &["PV0402 content/pages/essai.fr.md:5:1"]);
    says(text("[x](data:text/html,y)"), &["PV0402 content/pages/essai.fr.md:5:1"]);
    says(text("![x](vbscript:y)"), &["PV0402 content/pages/essai.fr.md:5:1"]);
    says(text("[x](cite:apd)"), &["PV1405 content/pages/essai.fr.md:5:1"]);
    says(text("[x](//evil.example/)"), &["PV0418 content/pages/essai.fr.md:5:1"]);
    says(text("[x][y]\n\n[y]: javascript:alert(1)"), &["PV0402 content/pages/essai.fr.md:5:1"]);
}

#[test]
fn blocks_that_are_not_known_not_there_yet_or_wrong_inside() {
    says(text("```card\n```"), &["PV0404 content/pages/essai.fr.md:5:1"]);
    says(text("```timeline\n```"), &["PV0405 content/pages/essai.fr.md:5:1"]);
    says(text("```cards\ncollection = \n```"), &["PV0201 content/pages/essai.fr.md:6:14"]);
    says(text("```cards\ncollection = \"step\"\n```"), &["PV0210 content/pages/essai.fr.md:6:14"]);
    says(
        text("```cards\ncollections = \"steps\"\n```"),
        &["PV0203 content/pages/essai.fr.md:6:1", "PV0202 content/pages/essai.fr.md:6:1"],
    );
    says(
        text("```cards\ncollection = \"steps\"\nfilter = { gaol = 1 }\n```"),
        &["PV0211 content/pages/essai.fr.md:7:12"],
    );
    says(
        text("```cards\ncollection = \"steps\"\nfilter = { goal = 7 }\n```"),
        &["PV0502 content/pages/essai.fr.md:7:19"],
    );
}

#[test]
fn raw_html_that_is_not_allowed() {
    for html in [
        "<script>alert(1)</script>",
        "<img src=\"x.png\" alt=\"\" onerror=\"a()\">",
        "<iframe src=\"https://example.org/\"></iframe>",
        "<base href=\"https://example.org/\">",
        "<meta http-equiv=\"refresh\" content=\"0\">",
        "<form action=\"/x\"></form>",
        "<div\nonclick=\"x()\">y</div>",
        "<style>a { color: red }</style>",
        "<b id=\"location\">x</b>",
        "<a href=\"javascript:x\">y</a>",
        "<svg><set attributeName=\"href\" to=\"javascript:x\"/></svg>",
        "<math><annotation-xml encoding=\"text/html\"><b>x</b></annotation-xml></math>",
    ] {
        let built = text(html).build();
        assert!(built.codes.contains(&"PV0406"), "{html}: {}", built.said);
        let page = built.main("/essai/");
        for bad in
            ["<script", "onerror", "<iframe", "<base", "<meta", "<form", "<style", "javascript", "<svg", "location"]
        {
            assert!(!page.contains(bad), "{html} gave {page}");
        }
    }
}

#[test]
fn headings_out_of_order() {
    says(text("# Un"), &["PV0407 content/pages/essai.fr.md:5:1"]);
    says(text("## Un\n\n#### Trois"), &["PV0408 content/pages/essai.fr.md:7:1"]);
    says(
        text("## Un {#a}\n\n## Deux {#a}")
            .with("content/pages/essai.en.md", "+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\n## A {#a}\n"),
        &["PV0409 content/pages/essai.fr.md:7:1"],
    );
}

#[test]
fn footnotes_and_references_without_their_other_half() {
    says(text("Un[^a]."), &["PV0411 content/pages/essai.fr.md:5:3"]);
    says(text("Un.\n\n[^a]: Note."), &["PV0412 content/pages/essai.fr.md:7:1"]);
    says(text("[un][deux]"), &["PV0417 content/pages/essai.fr.md:5:1"]);
    says(text("[un] et […]"), &[]);
}

#[test]
fn images_and_links_without_text() {
    says(text("[](https://example.org/)"), &["PV0416 content/pages/essai.fr.md:5:1"]);
    says(
        text("![](/grand.png)").with("content/_root/grand.png", support::picture::small()),
        &["PV0414 content/pages/essai.fr.md:5:1"],
    );
}

#[test]
fn addresses_that_lead_nowhere() {
    says(text("Un\n[x](/rien/)"), &["PV0801 content/pages/essai.fr.md:6:1"]);
    says(text("[x](rien.png)"), &["PV0801 content/pages/essai.fr.md:5:1"]);
    says(text("[x](#rien)"), &["PV0802 content/pages/essai.fr.md:5:1"]);
    says(text("[x](/pas/1-puits/#rien)"), &["PV0802 content/pages/essai.fr.md:5:1"]);
    says(text("![x](https://plan.example/rien.png)"), &["PV0801 content/pages/essai.fr.md:5:1"]);
    says(
        plan().edit("themes/plain/templates/index.html", "<h1>", "<a href=\"/rien/\">x</a><h1>"),
        &["PV0801 themes/plain/templates/index.html"],
    );
}

#[test]
fn nesting_beyond_reason() {
    for piece in ["> ", "- ", "* a\n"] {
        let built = text(&format!("{}x", piece.repeat(5_000))).build();
        assert!(built.codes.iter().all(|code| matches!(*code, "PV0413" | "PV0804")), "{piece:?}: {}", built.said);
    }
    let built = text(&format!("{}x", "<div>".repeat(5_000))).build();
    assert_eq!(built.codes, ["PV0804"]);
    for piece in ["[", "*a ", "![", "`", "<"] {
        text(&piece.repeat(5_000)).build();
    }
}

#[test]
fn known_panics_and_slow_inputs_of_the_parser_stay_harmless() {
    for body in ["<!S\r:", "a\n: b\n\n:::\n: ", "[^\n[^\n[^a]: [^a]:\n", "| a |\n|--|\n> | b\n: c"] {
        text(body).build();
    }
    for piece in ["[^a]\n[^", "!-- <", "[ (](", "a <![CDATA[", "**a"] {
        text(&piece.repeat(2_000)).build();
    }
}

#[test]
fn a_filter_has_single_values() {
    let block = "```cards\ncollection = \"steps\"\nfilter = { theme = [\"eau\"] }\n```\n";
    says(text(block), &["PV0204 content/pages/essai.fr.md:7:20"]);
}

#[test]
fn a_date_in_quotation_marks_is_one() {
    says(step("day = \"2026-11-23\""), &[]);
    says(step("day = \"2026-02-30\""), &["PV0309 content/steps/1-puits.fr.md:4:7"]);
}

/// Steps must say why, may give an example.
fn with_sections() -> Text {
    let sections = "[collections.steps.sections]\nrequired = [\"why\"]\noptional = [\"example\"]\n";
    let site = plan().edit("site.toml", "[collections.steps.index]", &format!("{sections}[collections.steps.index]"));
    site.edit("content/steps/1-puits.en.md", "Text.", "## Why {#why}\n\nText.")
}

#[test]
fn a_page_has_the_sections_that_its_collection_requires() {
    says(with_sections(), &["PV0509 content/steps/1-puits.fr.md:1:1"]);
    let whole = with_sections().edit("content/steps/1-puits.fr.md", "Texte.", "## Pourquoi {#why}\n\nTexte.");
    says(whole.clone(), &[]);
    // One that no section is called like may be misspelt; below it, headings are free.
    let more = "## Exemple {#exemple}\n\n### Un puits {#well}\n\nTexte.";
    let built = whole.edit("content/steps/1-puits.fr.md", "Texte.\n", more).build();
    assert!(built.spots.contains(&"PV0510 content/steps/1-puits.fr.md:12:1".to_owned()), "{:?}", built.spots);
    assert!(built.said.contains("example"), "{}", built.said);
}
