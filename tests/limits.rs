//! What would take for ever, or fill the disk, ends with the name of the page and the template, and the site that was there
//! stays. What is too large or too deep says which setting allows more.

mod serve_support;
mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::thread::sleep;
use std::time::Duration;

use serve_support::serve;
use support::{Text, plan, says, tree};

const PAGE: &str = "themes/plain/templates/page.html";

/// The plan with these lines in its `[limits]`.
fn limited(lines: &str) -> Text {
    plan().edit("site.toml", "[collections.pages]", &format!("[limits]\n{lines}\n[collections.pages]"))
}

/// A plan whose pages have this in them, and one second each to be made.
fn looping(template: &str) -> Text {
    limited("page_time = 1").edit(PAGE, "</h1>", &format!("</h1>{template}"))
}

fn parvis(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    command.args(arguments).args(["--lang", "en", "--root"]).arg(root).env("NO_COLOR", "1").output().expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn loops_in_loops_end_with_the_line_of_the_template() {
    // Some 10^10 turns, each of which asks for its numbers.
    let built =
        looping("{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}").build();
    assert_eq!(built.codes[0], "PV1790", "{}", built.said);
    assert!(
        built.spots.iter().all(|spot| spot.starts_with("PV1790 themes/plain/templates/page.html:")),
        "{}",
        built.said
    );
    assert!(built.said.contains("The template page.html takes too long: more than 1 s."), "{}", built.said);
    assert!(built.said.contains("seen while making the page /"), "{}", built.said);
}

#[test]
fn what_writes_for_ever_ends_too() {
    let write = "{% set all = range(end=100000) %}{% for a in all %}{% for b in all %}.{% endfor %}{% endfor %}";
    let built = limited("output_size = 1").edit(PAGE, "</h1>", &format!("</h1>{write}")).build();
    assert!(built.codes.contains(&"PV1792"), "{}", built.said);
    assert!(
        built.said.contains("The template page.html writes too much: more than 1 MB for one page."),
        "{}",
        built.said
    );
}

/// A loop that writes nothing and calls nothing: nobody inside can end it.
const SILENT: &str = "{% set all = range(end=100000) %}{% for a in all %}{% for b in all %}{% if a == b %}{% endif %}{% endfor %}{% endfor %}";

#[test]
fn a_silent_loop_ends_the_program_and_the_site_stays() {
    let folder = plan().on_disk();
    let built = parvis(folder.path(), &["build", "--quiet"]);
    assert_eq!(built.status.code(), Some(0), "{}", said(&built));
    let before = tree(&folder.path().join("public"));

    for path in ["site.toml", PAGE] {
        fs::write(folder.path().join(path), read(&looping(SILENT), path)).expect("a file");
    }
    for command in ["build", "check"] {
        let ended = parvis(folder.path(), &[command]);
        let text = said(&ended);
        assert_eq!(ended.status.code(), Some(1), "{text}");
        assert!(text.contains("error[PV1790]: The template themes/plain/templates/page.html takes too long"), "{text}");
        assert!(text.contains("seen while making the page /"), "{text}");
        assert_eq!(tree(&folder.path().join("public")), before, "after {command}");
        let beside = fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok);
        let left: Vec<_> =
            beside.map(|e| e.file_name()).filter(|name| name.to_string_lossy().contains("stage")).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

fn read(site: &Text, path: &str) -> Vec<u8> {
    use parvis::files::Folder;
    site.folder.read(path, u64::MAX).expect("a file of the plan")
}

#[test]
fn everything_together_has_its_time_too() {
    let site = limited("build_time = 1").edit(PAGE, "</h1>", &format!("</h1>{SILENT}"));
    let folder = site.on_disk();
    let ended = parvis(folder.path(), &["build"]);
    let text = said(&ended);
    assert_eq!(ended.status.code(), Some(1), "{text}");
    assert!(
        text.contains("error[PV1791]: All this takes too long: more than 1 s. At the end these were being made: /"),
        "{text}"
    );
    assert!(!folder.path().join("public").exists());
}

#[test]
fn templates_that_include_or_extend_themselves_are_never_begun() {
    let includes = plan().edit(PAGE, "</h1>", "</h1>{% include \"page.html\" %}").build();
    assert_eq!(includes.codes, ["PV0703"], "{}", includes.said);
    let extends = plan()
        .with("themes/plain/templates/a.html", "{% extends \"b.html\" %}")
        .with("themes/plain/templates/b.html", "{% extends \"a.html\" %}")
        .build();
    assert_eq!(extends.codes, ["PV0703"], "{}", extends.said);
}

#[test]
fn a_site_may_raise_its_limits_and_its_content_may_not() {
    let long = format!("+++\nslug = \"essai\"\ntitle = \"Essai\"\n# {}\n+++\n", "x".repeat(70_000));
    let page = "content/pages/essai.fr.md";
    says(plan().page("").with(page, &long), &["PV0320 content/pages/essai.fr.md:1:1"]);
    says(limited("front_matter_size = 100").page("").with(page, &long), &[]);

    let large = "Un mot.\n\n".repeat(300_000);
    let built = plan().page(&large).build();
    assert_eq!(built.codes, ["PV0105"]);
    assert!(built.said.contains("raise page_size under [limits] in site.toml"), "{}", built.said);
    says(limited("page_size = 1").page(&"Un mot.\n\n".repeat(200)), &["PV0105 content/pages/essai.fr.md"]);

    let deep = format!("{}x", "> ".repeat(10));
    says(limited("nesting = 5").page(&deep), &["PV0413 content/pages/essai.fr.md:5:9"]);
    says(limited("nesting = 5\n").page("limits = { nesting = 99 }"), &[]);
    says(
        limited("nesting = 5")
            .page("")
            .with(page, "+++\nslug = \"essai\"\ntitle = \"Essai\"\nlimits = { nesting = 99 }\n+++\n"),
        &["PV0304 content/pages/essai.fr.md:4:1"],
    );
}

#[test]
fn tables_and_pictures_have_limits_of_their_own() {
    let row = "2023,Nord,1,2\n".repeat(80_000);
    let rain = "content/datasets/rain/rain.csv";
    let built = limited("data_size = 1").with(rain, format!("year,place,millimetres,people\n{row}")).build();
    assert!(built.spots.contains(&format!("PV0105 {rain}")), "{:?}", built.spots);
    assert!(built.said.contains("raise data_size under [limits]"), "{}", built.said);

    let picture = support::picture::small();
    let shown = |site: Text| site.page("![Un point](/point.png)").with("content/_root/point.png", &picture);
    says(shown(limited("picture_pixels = 1")), &[]);
}

#[test]
fn a_template_that_never_ends_does_not_take_the_server_with_it() {
    let limits = "[limits]\npage_time = 1\n[collections.pages]";
    let folder = plan().edit("site.toml", "[collections.pages]", limits).on_disk();
    let served = serve(folder.path());
    assert_eq!(served.get("/").status, 200);
    let template = folder.path().join("themes/plain/templates/page.html");
    let good = fs::read_to_string(&template).expect("a template");
    fs::write(&template, good.replace("</h1>", &format!("</h1>{SILENT}"))).expect("a file");
    let said = || served.server.site().findings(None);
    waits_for(|| said().contains("PV1790"));
    assert!(said().contains("themes/plain/templates/page.html"), "{}", said());
    assert_eq!(served.get("/").status, 503, "there is no site yet, and the page of the server says why");
    fs::write(&template, good).expect("a file");
    waits_for(|| served.get("/").status == 200);
    assert!(!said().contains("PV1790"), "{}", said());
}

/// Waits for what comes sooner or later.
fn waits_for(until: impl Fn() -> bool) {
    let came = (0..1200).any(|_| {
        sleep(Duration::from_millis(50));
        until()
    });
    assert!(came, "it never came");
}
