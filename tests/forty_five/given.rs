//! Twenty-one to forty-five: what systems, bad intent, themes and data bring along.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parvis::Settings;
use parvis::files::memory::Memory;
use parvis::files::{Folder, Listing, ReadError};

use crate::shown::{PAGE, RAIN, Shown, TEMPLATE, called, file, shown, template, text};
use crate::support::picture::{self, fields, jpeg, photograph, png};
use crate::support::{Text, plan};

#[cfg(unix)]
#[test]
fn n21_links_of_the_file_system() {
    use std::os::unix::fs::symlink;
    let link = |from: &'static str, to: &'static str| move |root: &Path| symlink(from, root.join(to)).expect("a link");
    shown()
        .run("to a file outside", link("/etc/passwd", "content/pages/passwd.fr.md"), &["check"], &[])
        .run("to a folder outside", link("/etc", "content/pages/etc"), &["check"], &[])
        .run(
            "a folder around pages",
            |root| {
                std::fs::rename(root.join("content/steps"), root.join("elsewhere")).expect("moved");
                symlink("../elsewhere", root.join("content/steps")).expect("a link");
            },
            &["check"],
            &[],
        )
        .run("in a loop", link(".", "content/pages/loop"), &["check"], &[])
        .run("to nothing", link("nowhere", "content/pages/nowhere.fr.md"), &["check"], &[])
        .are("21");
}

#[cfg(unix)]
#[test]
fn n22_what_is_no_ordinary_file() {
    let pipe = |root: &Path| {
        let made = Command::new("mkfifo").arg(root.join("content/pages/tube.fr.md")).status().expect("mkfifo");
        assert!(made.success());
    };
    let socket = |root: &Path| {
        std::os::unix::net::UnixListener::bind(root.join("content/pages/s.fr.md")).expect("a socket");
    };
    let hard = |root: &Path| {
        std::fs::hard_link(root.join("content/pages/home.fr.md"), root.join("content/_root.txt")).expect("a link");
        std::fs::rename(root.join("content/_root.txt"), root.join("content/pages/home.en.md")).expect("moved");
    };
    shown()
        .run("a pipe", pipe, &["check"], &[])
        .run("a socket", socket, &["check"], &[])
        .run("one file under two names", hard, &["check"], &[])
        .are("22");
}

/// What a file gives at which reading, if it isn't what the folder has.
type Trouble = fn(usize, &Memory, &str) -> Option<Result<Vec<u8>, ReadError>>;

/// A folder in which something goes wrong with one file when it is read for the first time, or later.
struct Wrong {
    inner: Memory,
    file: &'static str,
    reads: AtomicUsize,
    what: Trouble,
}

impl Folder for Wrong {
    fn list(&self, folder: &str) -> Listing {
        self.inner.list(folder)
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let wrong =
            (path == self.file).then(|| (self.what)(self.reads.fetch_add(1, Ordering::Relaxed), &self.inner, path));
        wrong.flatten().unwrap_or_else(|| self.inner.read(path, limit))
    }

    fn folder_exists(&self, path: &str) -> bool {
        self.inner.folder_exists(path)
    }
}

fn wrong(name: &str, shown: &mut Shown, what: Trouble) {
    let site = text("Texte.");
    let folder = Wrong { inner: site.folder.clone(), file: PAGE, reads: AtomicUsize::new(0), what };
    shown.add(name, &site.build_from(Arc::new(folder), &Settings::default()));
}

#[test]
fn n23_a_file_that_cannot_be_read() {
    let mut shown = shown();
    wrong("by its rights", &mut shown, |_, _, _| Some(Err(ReadError::Io(std::io::ErrorKind::PermissionDenied.into()))));
    shown.are("23");
}

#[test]
fn n24_a_file_that_goes_or_changes_meanwhile() {
    let mut shown = shown();
    wrong("gone before it is read", &mut shown, |_, _, _| Some(Err(ReadError::Missing)));
    wrong("gone before it is made", &mut shown, |read, _, _| (read > 0).then_some(Err(ReadError::Missing)));
    wrong("changed in between", &mut shown, |read, memory, path| {
        (read > 0).then(|| memory.read(path, u64::MAX).map(|bytes| [bytes, b"Plus.".to_vec()].concat()))
    });
    shown.are("24");
}

#[test]
fn n25_pages_with_nothing_in_them() {
    shown()
        .part("no byte", file(""))
        .part("fields only", file("+++\nslug = \"essai\"\ntitle = \"Essai\"\n+++\n"))
        .are("25");
}

#[test]
fn n26_links_that_may_not_be() {
    let body = ["javascript:alert(1)", "<JaVa\tScript:alert(1)>", "data:text/html,x", "vbscript:x", "//evil.example/"];
    let body: String = body.iter().map(|address| format!("[x]({address})\n\n")).collect();
    shown().part("in one page", text(&body)).are("26");
}

#[test]
fn n27_html_that_may_not_be() {
    let html = [
        "<script>alert(1)</script>",
        "<img src=\"/x.png\" alt=\"\" onerror=\"a()\">",
        "<iframe src=\"https://a.example/\"></iframe>",
        "<base href=\"https://a.example/\">",
        "<meta http-equiv=\"refresh\" content=\"0\">",
        "<form action=\"/x\"></form>",
        "<style>a { color: red }</style>",
    ];
    let body: String = html.iter().map(|html| format!("Un texte {html} ici.\n\n")).collect();
    let site = text(&body).with("content/_root/x.png", picture::small());
    shown().part("in one page", site).are("27");
}

#[test]
fn n28_html_that_changes_when_it_is_read_again() {
    shown()
        .part("math", text("<math><annotation-xml encoding=\"text/html\"><b>x</b></annotation-xml></math>\n"))
        .part("svg", text("<svg><set attributeName=\"href\" to=\"javascript:x\"/></svg>\n"))
        .are("28");
}

#[test]
fn n29_names_that_stand_for_something_else() {
    let both = |body: &str| text(body).edit("content/pages/essai.en.md", "Text.", "## X {#location}");
    shown()
        .part("in raw HTML", text("<b id=\"location\">x</b> <a name=\"body\">y</a>\n"))
        .part("of a heading, where they do nothing", both("## X {#location}\n"))
        .part("of a heading with other signs", text("## X {#a\"b}\n"))
        .are("29");
}

#[test]
fn n30_drawings_that_do_something() {
    let drawing = |inside: &str| {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\">\n{inside}\n</svg>\n"
        );
        text("![Un logo](/logo.svg)\n").with("content/_root/logo.svg", svg)
    };
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>&b;</text></svg>\n";
    shown()
        .part("a script", drawing("<script>alert(1)</script>"))
        .part("an event", drawing("<rect onload=\"alert(1)\"/>"))
        .part("HTML", drawing("<foreignObject><p>x</p></foreignObject>"))
        .part("a link to code", drawing("<a xlink:href=\"javascript:alert(1)\"><rect/></a>"))
        .part("a picture from elsewhere", drawing("<image xlink:href=\"https://evil.example/x.png\"/>"))
        .part("a part from elsewhere", drawing("<use href=\"https://evil.example/x.svg#x\"/>"))
        .part("what changes a link", drawing("<set attributeName=\"href\" to=\"javascript:alert(1)\"/>"))
        .part("style from elsewhere", drawing("<style>@import url(https://evil.example/x.css);</style>"))
        .part("entities", text("![Un logo](/logo.svg)\n").with("content/_root/logo.svg", bomb))
        .are("30");
}

#[test]
fn n31_nesting_beyond_reason() {
    shown()
        .part("div", text(&"<div>".repeat(5_000)))
        .part("quotations", text(&format!("{}x", "> ".repeat(5_000))))
        .part("lists", text(&format!("{}x", "- ".repeat(5_000))))
        .part("brackets", text(&"[".repeat(5_000)))
        .part("asterisks", text(&"*a ".repeat(5_000)))
        .are("31");
}

#[test]
fn n32_what_parsers_are_slow_at() {
    shown()
        .part("[^", text(&"[^a]\n[^".repeat(2_000)))
        .part("!-- <", text(&"!-- <".repeat(10_000)))
        .part("[ (](", text(&"[ (](".repeat(10_000)))
        .part("a <![CDATA[", text(&"a <![CDATA[".repeat(10_000)))
        .part("**a", text(&"**a".repeat(10_000)))
        .are("32");
}

#[test]
fn n33_templates_that_are_in_themselves() {
    let loops = plan()
        .with("themes/plain/templates/a.html", "{% extends \"b.html\" %}")
        .with("themes/plain/templates/b.html", "{% extends \"a.html\" %}");
    shown()
        .part("by include", plan().edit(TEMPLATE, "</h1>", "</h1>{% include \"page.html\" %}"))
        .part("by extends", loops)
        .part("a component that nobody has", plan().edit(TEMPLATE, "</h1>", "</h1>{{ <Nothing /> }}"))
        .part("a template that nobody has", plan().edit(TEMPLATE, "</h1>", "</h1>{% include \"nothing.html\" %}"))
        .are("33");
}

#[test]
fn n34_a_template_without_an_end() {
    let turns = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}";
    shown().part("loops in loops", template(turns)).are("34");
}

#[test]
fn n35_a_template_that_fills_the_disk() {
    let writes =
        "{% set all = range(end=100000) %}{% for a in all %}{% for b in all %}Encore. {% endfor %}{% endfor %}";
    shown().part("a page", template(writes)).are("35");
}

#[test]
fn n36_one_mistake_on_many_pages() {
    let mut site = plan().edit(TEMPLATE, "</h1>", "</h1>{{ page.titel }}");
    for number in 0..100 {
        site = site.with(&format!("content/pages/p{number}.fr.md"), called(&format!("p{number}"), "Page"));
        site = site.with(&format!("content/pages/p{number}.en.md"), called(&format!("q{number}"), "Page"));
    }
    shown().part("a name that isn't one", site).are("36");
}

#[test]
fn n37_tables() {
    let head = "year,place,millimetres,people\n";
    let csv = |text: &str| plan().with(RAIN, text);
    let described = |from: &str, to: &str| plan().edit("content/datasets/rain/datapackage.json", from, to);
    shown()
        .part("a row that is too short", csv(&format!("{head}2023,North,1\n")))
        .part("a quotation mark that never closes", csv(&format!("{head}2023,\"North,1,2\n")))
        .part("two columns of one name", csv("year,place,place,people\n2023,North,1,2\n"))
        .part("a column without a name", csv("year,place,,people\n2023,North,1,2\n"))
        .part("semicolons", csv("year;place;millimetres;people\n2023;North;1;2\n"))
        .part("a decimal comma", csv(&format!("{head}2023,North,\"1,5\",2\n")))
        .part("a byte order mark", csv(&format!("\u{FEFF}{head}2023,North,1,2\n")))
        .part("too large", csv(&format!("{head}{}", "2023,North,1,2\n".repeat(80_000))).edit("site.toml", "[collections.pages]", "[limits]\ndata_size = 1\n[collections.pages]"))
        .part("no source", described("\"sources\": [{ \"title\": \"Rain gauges\", \"publisher\": \"Weather office\", \"path\": \"https://weather.example/rain\" }],", ""))
        .part("no licence", described("\"licenses\": [{ \"name\": \"CC-BY-4.0\", \"path\": \"https://creativecommons.org/licenses/by/4.0/\" }],", ""))
        .are("37");
}

#[test]
fn n38_cells_that_are_formulas() {
    let rows = "year,place,millimetres,people\n2020,=HYPERLINK(A1),1,1\n2021,@SUM(A1),1,1\n2022,\"\t=1\",1,1\n2023,+cmd|x,1,1\n2024,North,-5,1\n";
    let negative =
        |site: Text| site.edit("content/datasets/rain/datapackage.json", ", \"constraints\": { \"minimum\": 0 }", "");
    shown().part("and a number that is none", negative(plan().with(RAIN, rows))).are("38");
}

#[test]
fn n39_data_that_is_not_there() {
    let value = |target: &str| text(&format!("[x](value:{target})\n"));
    shown()
        .part("a package", value("rein?year=2024&place=North&column=people"))
        .part("a column", value("rain?year=2024&place=North&column=peeple"))
        .part("a column to choose by", value("rain?yaer=2024&place=North&column=people"))
        .part("a row", value("rain?year=2034&place=North&column=people"))
        .part("a cell", value("rain?year=2024&place=South&column=people"))
        .part("a file", text("[x](file:rein.csv)\n"))
        .are("39");
}

#[test]
fn n40_translations() {
    let twice = plan()
        .with("content/pages/home2.en.md", called("again", "Again"))
        .with("content/steps/1-autre.fr.md", "+++\nnumber = 1\ngoal = 1\nslug = \"autre\"\ntitle = \"Autre\"\n+++\n");
    shown()
        .part("one that isn't there", plan().without("content/steps/1-puits.en.md"))
        .part("a language that the site hasn't", plan().with("content/pages/a.de.md", called("a", "A")))
        .part("two pages that are one", twice)
        .are("40");
}

#[test]
fn n41_photographs_that_say_too_much() {
    let photo = photograph(&jpeg(&fields(60, 40, false)), 1, "secret");
    let site = text("![Un puits](/puits.jpg)\n").with("content/_root/puits.jpg", &photo);
    let built = site.clone().build();
    let published = &built.files["puits.jpg"];
    assert!(photo.windows(6).any(|part| part == b"secret") && !published.windows(6).any(|part| part == b"secret"));
    shown()
        .part("what nobody needs to see is left out", site)
        .part(
            "a picture that can't be cleaned",
            text("[Un puits](/puits.heic)\n").with("content/_root/puits.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        )
        .are("41");
}

#[test]
fn n42_pictures_that_are_cut_off_or_too_large() {
    let shows = |name: &str, bytes: &[u8]| {
        text(&format!("![Un puits](/{name})\n")).with(&format!("content/_root/{name}"), bytes)
    };
    let whole = jpeg(&fields(60, 40, false));
    let mut bomb = png(&fields(6, 4, false));
    bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let sum = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    shown()
        .part("a JPEG that ends too soon", shows("a.jpg", &whole[..whole.len() / 2]))
        .part("a PNG of 60,000 by 60,000", shows("a.png", &bomb))
        .part(
            "a drawing as wide as the earth",
            shows("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e9\" height=\"1\"><rect/></svg>"),
        )
        .are("42");
}

/// The sum that PNG has of each of its parts (its specification, annex D).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 })
    })
}

#[test]
fn n43_what_must_not_be_published() {
    let with = |path: &str| plan().with(path, "x");
    // In two pieces, so that nobody takes this file for one that has a key.
    let key = format!("AWS_KEY={}{}", "AKIA", "Q2W3E4R5T6Y7ABCD");
    shown()
        .part(".env", with("content/pages/.env"))
        .part(".git", with("content/_root/.git/config"))
        .part("id_rsa", with("content/_root/id_rsa"))
        .part("a copy of an editor", with("content/pages/essai.fr.md.bak"))
        .part("a key in a text", text(&key))
        .are("43");
}

#[cfg(unix)]
#[test]
fn n44_folders_that_are_not_for_the_output() {
    let nothing = |_: &Path| ();
    shown()
        .run("the site's own folder", nothing, &["build", "--output", "."], &[])
        .run("the root of the system", nothing, &["build", "--output", "/"], &[])
        .run(
            "the home folder",
            |root| {
                std::fs::create_dir(root.join("home")).expect("a folder");
            },
            &["build", "--output", "home"],
            &[("HOME", "home")],
        )
        .run(
            "somebody else's folder",
            |root| {
                std::fs::create_dir(root.join("public")).expect("a folder");
                std::fs::write(root.join("public/photo.jpg"), "x").expect("a file");
            },
            &["build"],
            &[],
        )
        .run(
            "a link",
            |root| {
                std::fs::create_dir(root.join("other")).expect("a folder");
                std::os::unix::fs::symlink("other", root.join("public")).expect("a link");
            },
            &["build"],
            &[],
        )
        .run("the content", nothing, &["build", "--output", "content"], &[])
        .are("44");
}

#[cfg(unix)]
#[test]
fn n45_days_that_are_not() {
    let nothing = |_: &Path| ();
    shown()
        .run("SOURCE_DATE_EPOCH that is no number", nothing, &["build"], &[("SOURCE_DATE_EPOCH", "abc")])
        .run("a clock of 1970", nothing, &["build"], &[("SOURCE_DATE_EPOCH", "0")])
        .are("45");
}
