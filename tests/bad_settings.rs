//! What web teams get wrong in `site.toml` and in themes, and what they are told: the code and the place. Nothing panics.

mod support;

use support::{plan, says};

#[test]
fn templates_that_are_missing_broken_or_go_round_in_circles() {
    let template = "themes/plain/templates/page.html";
    says(plan().with(template, "{% if %}"), &["PV0703 themes/plain/templates/page.html:1:7"]);
    says(plan().with(template, "<p>{{ rien }}</p>\n"), &["PV0704 themes/plain/templates/page.html:1:7"]);
    says(plan().with(template, "{% include \"page.html\" %}"), &["PV0703 themes/plain/templates/page.html"]);
    says(
        plan().with(template, "{{ href(id=\"step-7\") }}\n{{ href(id=page.id) }}"),
        &["PV0704 themes/plain/templates/page.html:1:4"],
    );
    says(
        plan().with(template, "{{ t(key=\"rien\") }}"),
        &["PV0704 themes/plain/templates/page.html:1:4", "PV0704 themes/plain/templates/page.html:1:4"],
    );
    says(plan().without(template), &["PV0705 site.toml:10:14"]);
    says(plan().edit("themes/plain/strings/en.ftl", "footnotes = Notes\n", ""), &["PV0707 site.toml"]);
    says(
        plan().edit("themes/plain/strings/en.ftl", "footnotes = Notes", "foot notes"),
        &["PV0707 site.toml", "PV0706 themes/plain/strings/en.ftl:11:6"],
    );
    says(plan().with("themes/plain/style/a.css", "a { color: red }\nb { "), &[]);
    says(plan().with("themes/plain/style/a.css", "a { color: red } }"), &["PV0708 themes/plain/style/a.css:1:19"]);
    says(plan().edit("site.toml", "\"plain\"", "\"plian\""), &["PV0701 site.toml:4:9"]);
    says(
        plan().with("themes/plain/theme.toml", "name = \"plain\"\nextends = \"plain\""),
        &["PV0702 themes/plain/theme.toml:2:11"],
    );
}

#[test]
fn one_fault_of_a_template_in_many_pages_is_said_once() {
    let mut site = plan().edit("themes/plain/templates/page.html", "{{ page.body }}", "{{ page.bdoy }}");
    for number in 2..200 {
        site = site.with(
            &format!("content/pages/p{number}.fr.md"),
            format!("+++\nslug = \"p{number}\"\ntitle = \"P\"\n+++\n"),
        );
    }
    let built = site.build();
    assert_eq!(built.spots.iter().filter(|spot| spot.starts_with("PV0704")).count(), 1);
    assert!(built.codes.len() > 198);
}

#[test]
fn minifying_that_would_join_words_is_not_done() {
    let site = plan().edit(
        "themes/plain/templates/page.html",
        "<main id=\"content\">",
        "<nav><a href=\"#a\">Un</a> <a href=\"#a\">deux</a></nav><p id=\"a\"></p><main id=\"content\">",
    );
    let built = site.build();
    assert!(built.codes.iter().all(|code| *code == "PV0803"));
    assert!(built.file("index.html").contains("Un</a> <a"));
}

#[test]
fn settings_that_are_wrong() {
    let edit = |from: &str, to: &str| plan().edit("site.toml", from, to);
    says(
        edit("title = { fr = \"Le plan\"", "titel = { fr = \"Le plan\""),
        &["PV0203 site.toml:1:1", "PV0202 site.toml:1:1"],
    );
    says(edit("base_url = \"https", "base_url = \"ftp"), &["PV0206 site.toml:2:12"]);
    says(edit("[\"fr\", \"en\"]", "[\"fr\", \"en\", \"anglais!\"]"), &["PV0205 site.toml:3:26"]);
    says(edit("home = \"page-home\"\n", "home = \"page-hom\"\n"), &["PV0502 site.toml:5:8"]);
    says(edit("page = \"index-steps\"", "page = \"steps\""), &["PV0502 site.toml:9:8"]);
    says(
        edit("goal = { type = \"reference\", to = \"goals\"", "goal = { type = \"reference\", to = \"gaols\""),
        &["PV0210 site.toml:30:1"],
    );
    says(edit("day = \"date\"", "day = \"dat\""), &["PV0214 site.toml:34:7"]);
    says(edit("day = \"date\"", "title = \"date\""), &["PV0213 site.toml:34:1"]);
    says(edit("fr = \"/pas/{number}-{slug}/\"", "fr = \"/pas/{nombre}-{slug}/\""), &["PV0207 site.toml:26:18"]);
    says(edit("fr = \"/pas/{number}-{slug}/\"", "fr = \"pas/\""), &["PV0208 site.toml:26:18"]);
    says(edit("fr = \"/pas/{number}-{slug}/\", ", ""), &["PV0209 site.toml:21:14"]);
    says(edit("singular = \"step\"", "singular = \"goal\""), &["PV0215 site.toml:21:14"]);
    says(edit("groups = [\"theme\"]", "groups = [\"follow_up\"]"), &["PV0216 site.toml:43:11"]);
    says(edit("[changes]", "[changes"), &["PV0201 site.toml:6:9"]);
    says(plan().without("site.toml"), &["PV0113"]);
}

#[test]
fn a_text_of_the_settings_is_there_in_every_language() {
    let title = "title = { fr = \"Le plan\", en = \"The plan\" }";
    says(plan().edit("site.toml", title, "title = {}"), &["PV0203 site.toml:1:1", "PV0203 site.toml:1:1"]);
    let built = plan().edit("site.toml", title, "title = { fr = \"Le plan\" }").build();
    assert_eq!(built.spots, ["PV0203 site.toml:1:1"]);
    assert!(built.said.contains("title.en"), "{}", built.said);
    let address = "address = { fr = \"/{slug}/\", en = \"/{slug}/\" }";
    let built = plan().edit("site.toml", address, "address = {}").build();
    assert_eq!(built.codes, ["PV0209", "PV0209"], "{}", built.said);
}

#[test]
fn the_home_page_is_a_page() {
    says(plan().edit("site.toml", "\"page-home\"", "\"index-steps\""), &["PV0502 site.toml:5:8"]);
}

#[test]
fn a_licence_has_an_address_that_a_browser_can_open() {
    let site = plan().edit("site.toml", "[changes]", "[licence]\nname = \"X\"\nurl = \"javascript:x\"\n[changes]");
    says(site, &["PV0310 site.toml:8:7"]);
}

#[test]
fn a_setting_of_a_field_that_says_nothing_for_its_type_is_unknown() {
    let theme = "theme = { type = \"text\",";
    says(plan().edit("site.toml", theme, "theme = { type = \"text\", to = \"goals\","), &["PV0202 site.toml:31:26"]);
    let built = plan().edit("site.toml", theme, "theme = { to = \"goals\",").build();
    assert!(built.codes.starts_with(&["PV0203"]) && !built.codes.contains(&"PV0202"), "{}", built.said);
}
