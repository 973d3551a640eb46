//! Nothing outside a site's folder is read or written, whatever way out is tried, and wherever a site can name a file.

#![cfg(unix)]

mod confinement_support;
mod support;

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use confinement_support::{CANARY, FILES, Ground, PAGE, booklet, site};
use parvis::diagnostic::Code;
use support::{Text, plan};

#[test]
fn the_site_itself_shows_nothing_of_what_is_outside() {
    let ground = Ground::new(&plan());
    let made = ground.made();
    assert!(!made.failed && made.files.len() > 20, "{}", made.said);
    made.check_nothing_came_in("the plan");
}

/// Puts something else in the place of a file of a site; what is to be said of it (a hard link is PV1810).
type Escape = (&'static str, fn(&Ground, &str), Code);

/// The file outside that stands in for one of the site.
fn moved_out(ground: &Ground, file: &str) -> PathBuf {
    let to = ground.outside("folder/moved");
    let bytes = fs::read(ground.site(file)).expect("a file");
    fs::write(&to, [&bytes[..], CANARY.as_bytes()].concat()).expect("a file");
    fs::remove_file(ground.site(file)).expect("gone");
    to
}

/// A folder of the site, with all in it, outside, and a link to it in its place.
fn linked_folder(ground: &Ground, folder: &Path) {
    let to = ground.outside("folder/moved");
    fs::rename(folder, &to).expect("moved");
    symlink(to, folder).expect("a link");
}

const ESCAPES: &[Escape] = &[
    (
        "a link to a file outside",
        |ground, file| symlink(moved_out(ground, file), ground.site(file)).expect("a link"),
        Code::LinkNotFollowed,
    ),
    (
        "a link by a way up",
        |ground, file| {
            let up = "../".repeat(file.matches('/').count() + 1);
            moved_out(ground, file);
            symlink(format!("{up}outside/folder/moved"), ground.site(file)).expect("a link");
        },
        Code::LinkNotFollowed,
    ),
    (
        "a link to a folder outside",
        |ground, file| {
            fs::remove_file(ground.site(file)).expect("gone");
            symlink(ground.outside("folder"), ground.site(file)).expect("a link");
        },
        Code::LinkNotFollowed,
    ),
    (
        "a link to nothing",
        |ground, file| {
            fs::remove_file(ground.site(file)).expect("gone");
            symlink(ground.outside("nothing"), ground.site(file)).expect("a link");
        },
        Code::LinkNotFollowed,
    ),
    (
        "a link to what the program was started with",
        |ground, file| {
            fs::remove_file(ground.site(file)).expect("gone");
            symlink("/proc/self/environ", ground.site(file)).expect("a link");
        },
        Code::LinkNotFollowed,
    ),
    (
        "a link to a device",
        |ground, file| {
            fs::remove_file(ground.site(file)).expect("gone");
            symlink("/dev/zero", ground.site(file)).expect("a link");
        },
        Code::LinkNotFollowed,
    ),
    (
        "its folder is a link",
        |ground, file| {
            let site = ground.site("");
            if let Some(folder) =
                ground.site(file).parent().filter(|folder| *folder != site.as_path() && folder.join("") != site)
            {
                linked_folder(ground, folder);
            } else {
                symlink(moved_out(ground, file), ground.site(file)).expect("a link");
            }
        },
        Code::LinkNotFollowed,
    ),
    (
        "the first folder on its way is a link",
        |ground, file| match file.split_once('/') {
            Some((folder, _)) => linked_folder(ground, &ground.site(folder)),
            None => symlink(moved_out(ground, file), ground.site(file)).expect("a link"),
        },
        Code::LinkNotFollowed,
    ),
    (
        "another name of a file outside",
        |ground, file| {
            let to = moved_out(ground, file);
            fs::hard_link(to, ground.site(file)).expect("a hard link");
        },
        Code::HardLink,
    ),
    (
        "a pipe",
        |ground, file| {
            fs::remove_file(ground.site(file)).expect("gone");
            assert!(Command::new("mkfifo").arg(ground.site(file)).status().expect("mkfifo").success());
        },
        Code::NotRegularFile,
    ),
    (
        "a socket",
        |ground, file| {
            fs::remove_file(ground.site(file)).expect("gone");
            // Its name must be short.
            let short = ground.beside("s");
            UnixListener::bind(&short).expect("a socket");
            fs::rename(short, ground.site(file)).expect("moved");
        },
        Code::NotRegularFile,
    ),
];

#[test]
fn nothing_that_leads_outside_is_read_in_the_place_of_any_file() {
    let whole = site();
    let mut wrong = Vec::new();
    for file in FILES {
        for (what, put, code) in ESCAPES {
            let ground = Ground::new(&whole);
            put(&ground, file);
            let (what, before) = (format!("{what} as {file}"), ground.outside_tree());
            let made = ground.made();
            made.check_nothing_came_in(&what);
            assert_eq!(ground.outside_tree(), before, "{what}");
            let is_said = |(found, place): &(Code, String)| {
                found == code && (place == file || file.starts_with(&format!("{place}/")))
            };
            if !made.failed || !made.found.iter().any(is_said) {
                wrong.push(format!("{what}: {:?}", made.found));
            }
        }
    }
    assert!(wrong.is_empty(), "not said:\n{}", wrong.join("\n"));
}

/// A place in which a site names a file, an address or a folder, and a site that has something there.
type Naming = (&'static str, fn(Text, &str) -> Text);

/// A setting of the site in the place of another.
fn set(site: Text, from: &str, key: &str, value: &str) -> Text {
    site.edit("site.toml", from, &format!("{key} = '{value}'"))
}

fn in_page(body: &str) -> Text {
    plan()
        .with(PAGE, format!("+++\nslug = \"essai\"\ntitle = \"Essai\"\n+++\n{body}\n"))
        .with("content/pages/essai/index.en.md", "+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\nText.\n")
}

fn with_field(field: &str) -> Text {
    plan()
        .with("content/pages/essai.fr.md", format!("+++\n{field}\n+++\nTexte.\n"))
        .with("content/pages/essai.en.md", "+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\nText.\n")
}

fn in_template(call: &str) -> Text {
    plan().edit("themes/plain/templates/page.html", "{{ page.body }}", &format!("{call}{{{{ page.body }}}}"))
}

const NAMINGS: &[Naming] = &[
    ("a picture", |_, path| in_page(&format!("![Une photo](<{path}>)"))),
    ("a picture by reference", |_, path| in_page(&format!("![Une photo][p]\n\n[p]: <{path}>"))),
    ("a link", |_, path| in_page(&format!("[Une page](<{path}>)"))),
    ("a download", |_, path| in_page(&format!("[Un fichier](<file:{path}>)"))),
    ("a link by id", |_, path| in_page(&format!("[Une page](<page:{path}>)"))),
    ("a number", |_, path| in_page(&format!("[1](<value:{path}?year=2024&place=North&column=people>)"))),
    ("a picture in HTML", |_, path| in_page(&format!("<img src=\"{path}\" alt=\"\">"))),
    ("a link in HTML", |_, path| in_page(&format!("<a href=\"{path}\">Une page</a>"))),
    ("a chart", |_, path| in_page(&format!("```chart\n{path}\n```"))),
    ("a table", |_, path| in_page(&format!("```table\ndata = '{path}'\n```"))),
    ("a slug", |_, path| with_field(&format!("slug = '{path}'\ntitle = \"Essai\""))),
    ("an alias", |_, path| with_field(&format!("slug = \"essai\"\ntitle = \"Essai\"\naliases = ['{path}']"))),
    ("an unknown field", |_, path| with_field(&format!("slug = \"essai\"\ntitle = \"Essai\"\nfile = '{path}'"))),
    ("a table of a package", |site, path| {
        site.edit("content/datasets/rain/datapackage.json", "\"rain.csv\"", &serde_json::to_string(path).expect("JSON"))
    }),
    ("the theme", |site, path| set(site, "theme = \"plain\"", "theme", path)),
    ("what a theme extends", |site, path| {
        site.edit("themes/plain/theme.toml", "name = \"plain\"", &format!("name = \"plain\"\nextends = '{path}'"))
    }),
    ("the page at the root", |site, path| set(site, "home = \"page-home\"", "home", path)),
    ("an entry of a menu", |site, path| set(site, "page = \"index-steps\"", "page", path)),
    ("the folder of a collection", |site, path| {
        site.edit("site.toml", "singular = \"goal\"\n", &format!("singular = \"goal\"\nfolder = '{path}'\n"))
    }),
    ("the word of ids", |site, path| set(site, "singular = \"goal\"", "singular", path)),
    ("a template", |site, path| {
        site.edit("site.toml", "singular = \"goal\"\n", &format!("singular = \"goal\"\ntemplate = '{path}'\n"))
    }),
    ("a template of a page", |site, path| {
        site.edit("site.toml", "singular = \"page\"\n", &format!("singular = \"page\"\ntemplates.home = '{path}'\n"))
    }),
    ("an address", |site, path| site.edit("site.toml", "fr = \"/{slug}/\"", &format!("fr = '/{path}/{{slug}}/'"))),
    ("a short address", |site, path| {
        site.edit("site.toml", "fr = \"/g{number}/\"", &format!("fr = '/{path}/{{number}}/'"))
    }),
    ("the address of a list", |site, path| site.edit("site.toml", "fr = \"/pas/\"", &format!("fr = '/{path}/'"))),
    ("the copy to read offline", |site, path| {
        site.edit("site.toml", "[changes]", &format!("[offline]\nfile = '{path}.zip'\n[changes]"))
    }),
    ("the folder in that copy", |site, path| {
        site.edit("site.toml", "[changes]", &format!("[offline]\nfolder = '{path}'\n[changes]"))
    }),
    ("the address of the search", |site, path| {
        site.searched().edit("site.toml", "fr = \"/recherche/\"", &format!("fr = '/{path}/'"))
    }),
    ("the address of the booklet", |site, path| {
        booklet(site).edit("site.toml", "fr = \"/tout.pdf\"", &format!("fr = '/{path}.pdf'"))
    }),
    ("an asset in a template", |_, path| in_template(&format!("{{{{ asset(name='{path}') }}}}"))),
    ("a template in a template", |_, path| in_template(&format!("{{% include '{path}' %}}"))),
    ("the base of a template", |site, path| {
        site.with("themes/plain/templates/index.html", format!("{{% extends '{path}' %}}"))
    }),
    ("a link in a template", |_, path| in_template(&format!("{{{{ href(id='{path}') }}}}"))),
    ("an address in the ledger", |site, path| {
        site.with("permalinks.lock", format!("version 1\n/{path}/ page page-home fr\n"))
    }),
    ("where the ledger leads", |site, path| {
        site.with("permalinks.lock", format!("version 1\n/alt/ page page-alt fr -> {path}\n"))
    }),
    ("a file of an edition", |site, path| {
        let sum = "a".repeat(64);
        site.with("editions/2026-11/SHA256SUMS", format!("{sum}  {path}\n"))
    }),
    ("where an edition has its bytes", |site, path| {
        let manifest =
            format!("{{\"edition\": \"2026-11\", \"stored\": {}}}\n", serde_json::to_string(path).expect("JSON"));
        let sums = format!("{}  edition.json\n", parvis::edition::sha256(manifest.as_bytes()));
        site.with("editions/2026-11/edition.json", manifest).with("editions/2026-11/SHA256SUMS", sums)
    }),
];

/// Whose values are addresses in the site, or the end of one: what would be absolute elsewhere begins at the root of the site.
const ADDRESSES: &[&str] = &["an alias", "an address in the ledger"];

/// Ways out by their names alone, for a site whose folder has `outside` beside it.
fn ways(ground: &Ground) -> Vec<String> {
    let absolute = ground.outside("canary.txt").display().to_string();
    let up = "../../../../outside/canary.txt";
    vec![
        absolute,
        up.to_owned(),
        "../outside/canary.txt".to_owned(),
        up.replace("..", "%2e%2e"),
        up.replace('/', "%2f"),
        up.replace("..", "%252e%252e"),
        up.replace('/', "\\"),
        "/proc/self/environ".to_owned(),
        "file:///proc/self/environ".to_owned(),
        "\\\\host\\share\\canary.txt".to_owned(),
        "C:\\canary.txt".to_owned(),
        "C:/canary.txt".to_owned(),
        "NUL".to_owned(),
        "./NUL.txt".to_owned(),
        // Another case than that of a folder which is there.
        "Content/Pages/Home.fr.md".to_owned(),
    ]
}

#[test]
fn no_name_leads_outside_wherever_a_site_names_something() {
    let ways = ways(&Ground::new(&plan()));
    let mut wrong = Vec::new();
    for (naming, write) in NAMINGS {
        for number in 0..ways.len() {
            // Its folder has another name each time.
            let ground = Ground::new(&Text { folder: Default::default() });
            let way = &self::ways(&ground)[number];
            write(plan(), way).write_to(&ground.site(""));
            let what = format!("{naming}: {way}");
            let made = ground.made();
            made.check_nothing_came_in(&what);
            let is_address = ADDRESSES.contains(naming) && !way.contains("..") && !way.contains('\\');
            if !made.failed && !is_address {
                wrong.push(what);
            }
        }
    }
    assert!(wrong.is_empty(), "nothing was said of:\n{}", wrong.join("\n"));
}

/// Runs the program on the site of a ground.
fn run(ground: &Ground, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    command.args(arguments).args(["--lang", "en", "--root"]).arg(ground.site(""));
    let output = command.env_remove("SOURCE_DATE_EPOCH").output().expect("it runs");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
    )
}

#[test]
fn commands_write_nothing_through_a_link() {
    let table = "content/datasets/rain/rain.csv";
    let cases: &[(&str, &[&str])] = &[
        ("editions", &["edition", "cut", "2026-10"]),
        ("permalinks.lock", &["permalinks", "update"]),
        ("content/datasets", &["data", "add", table, "snow"]),
        ("content", &["translate", "mark", "--all"]),
        ("content", &["data", "fill"]),
        ("public", &["build"]),
        (".parvis-cache", &["build"]),
    ];
    for (link, arguments) in cases {
        let ground = Ground::new(&plan());
        let to = ground.outside("folder/linked");
        match ground.site(link) {
            there if there.is_dir() => linked_folder(&ground, &there),
            there => symlink(&to, there).expect("a link"),
        }
        let arguments: Vec<String> = arguments
            .iter()
            .map(|word| if *word == table { ground.site(table).display().to_string() } else { (*word).to_owned() })
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let before = ground.outside_tree();
        let (status, said) = run(&ground, &arguments);
        assert_eq!(ground.outside_tree(), before, "{arguments:?}: {said}");
        assert!(!to.exists() || to.is_dir(), "{arguments:?}: {said}");
        // What is kept between builds can be done without.
        let expected = if *link == ".parvis-cache" { status == Some(0) } else { matches!(status, Some(1 | 3)) };
        assert!(expected && !said.contains(CANARY), "{arguments:?}: {status:?} {said}");
    }
}
