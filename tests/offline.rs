//! The copy to be read offline: what it has, that its links lead from file to file, and that the same site gives the same bytes.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Cursor, Read};
use std::process::Command;
use std::sync::{Arc, Mutex};

use parvis::diagnostic::Diagnostics;
use parvis::files::Folder;
use parvis::offline::Copy;
use parvis::{Settings, prepare, produce};
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};
use support::{Text, plan};
use zip::ZipArchive;

/// What a template of the theme says of the copy, and links to what the copy lacks.
const HEAD: &str = r#"<title>{{ page.title }}</title>
<link rel="alternate" href="{{ href(id="feed-changes") }}">"#;
const FOOT: &str = r#"{{ page.body }}
<footer>{% if build.offline %}copy {{ build.offline.date or "no date" }} {{ build.offline.version }}{% elif site.offline %}<a href="{{ href(id=site.offline) }}">all</a>{% endif %}</footer>"#;

fn offered() -> Text {
    plan()
        .edit("site.toml", "[changes]", "[offline]\nfolder = \"plan\"\n[licence]\nname = \"CC BY 4.0\"\nurl = \"https://licence.example/\"\n[changes]")
        .edit("themes/plain/templates/page.html", "<title>{{ page.title }}</title>", HEAD)
        .edit("themes/plain/templates/page.html", "{{ page.body }}", FOOT)
}

/// A built site and its copy.
struct Copied {
    site: BTreeMap<String, Vec<u8>>,
    archive: Vec<u8>,
    codes: Vec<&'static str>,
}

fn copy(site: &Text) -> Copied {
    let folder: Arc<dyn Folder> = Arc::new(site.folder.clone());
    let mut diagnostics = Diagnostics::new();
    let engine = prepare(folder, &Settings::default(), &mut diagnostics).expect("a site");
    let files = Mutex::new(BTreeMap::new());
    let sink = |path: &str, bytes: Vec<u8>| {
        files.lock().expect("no panic").insert(path.to_owned(), bytes);
        Ok(())
    };
    produce(&engine, &sink, &|| (), &mut diagnostics);
    let site = files.into_inner().expect("no panic");
    let built = |path: &str| -> io::Result<Box<dyn Read>> {
        let bytes = site.get(path).ok_or_else(|| io::Error::other(format!("{path} wasn't built")))?;
        Ok(Box::new(Cursor::new(bytes.clone())))
    };
    let mut archive = Cursor::new(Vec::new());
    let copy = Copy::of(engine).expect("a copy is offered");
    copy.write(&mut archive, &built, &|| (), &mut diagnostics).expect("written");
    let codes = diagnostics.iter().map(|diagnostic| diagnostic.code.number()).collect();
    Copied { archive: archive.into_inner(), site, codes }
}

impl Copied {
    /// The files of the archive by their paths, in its order.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut archive = ZipArchive::new(Cursor::new(&self.archive)).expect("an archive");
        (0..archive.len())
            .map(|number| {
                let mut file = archive.by_index(number).expect("a file");
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes).expect("bytes");
                (file.name().expect("a name").into_owned(), bytes)
            })
            .collect()
    }

    fn file(&self, path: &str) -> String {
        let (_, bytes) = self.files().into_iter().find(|(name, _)| name == path).unwrap_or_else(|| panic!("no {path}"));
        String::from_utf8(bytes).expect("text")
    }
}

#[test]
fn the_copy_has_what_is_read_and_downloaded_and_not_what_needs_the_web() {
    let copied = copy(&offered());
    assert!(copied.codes.is_empty(), "{:?}", copied.codes);
    let mut list = String::new();
    for (path, _) in copied.files() {
        let hashed = path.contains("/assets/").then(|| path.splitn(3, '.').collect::<Vec<_>>());
        let _ = match hashed.as_deref() {
            Some([name, _, ending]) => writeln!(list, "{name}.HASH.{ending}"),
            _ => writeln!(list, "{path}"),
        };
    }
    insta::assert_snapshot!(list);
}

/// Every address of a page that must be a file of the copy, with the place that it leads to from there.
fn addresses(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let all = Selector::parse("[href], [src], meta[http-equiv=refresh]").expect("a selector");
    let refresh = |content: &str| content.split_once("url=").map(|(_, address)| address.to_owned());
    page.select(&all)
        .filter_map(|element| {
            let value = |name| element.value().attr(name);
            value("href").or(value("src")).map(str::to_owned).or_else(|| value("content").and_then(refresh))
        })
        .collect()
}

#[test]
fn every_link_leads_to_a_file_of_the_copy_or_to_an_absolute_address_also_below_a_base_path() {
    for base in ["https://plan.example/", "https://plan.example/water/plan/"] {
        let body = "[le but](page:goal-1#why), [le fichier](carte.txt), [la liste](page:index-steps), [le flux](/changes.atom), \
                    [par l’adresse](/pas/1-puits/), [tout](/offline.zip), ![photo](photo.png)\n";
        let site = offered()
            .edit("site.toml", "https://plan.example/", base)
            .with("content/goals/1-eau/index.fr.md", format!("+++\nnumber = 1\nslug = \"eau\"\ntitle = \"Eau\"\naliases = [\"/ancien/\"]\n+++\n{body}\n## Pourquoi {{#why}}\n\nBien.\n"))
            .with("content/goals/1-eau/index.en.md", "+++\nslug = \"water\"\ntitle = \"Water\"\n+++\nText.\n\n## Why {#why}\n\nBecause.\n")
            .with("content/goals/1-eau/carte.txt", "carte")
            .with("content/goals/1-eau/photo.png", support::picture::small())
            .without("content/goals/1-eau.fr.md")
            .without("content/goals/1-eau.en.md");
        let copied = copy(&site);
        assert!(copied.codes.is_empty(), "{base}: {:?}", copied.codes);
        let files = copied.files();
        let (mut inside, mut outside) = (0, Vec::new());
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            for address in addresses(std::str::from_utf8(bytes).expect("text")) {
                if address.starts_with("https://") {
                    outside.push(address);
                    continue;
                }
                let from = url::Url::parse(&format!("file:///{path}")).expect("a path");
                let to = from.join(&address).expect("an address");
                let to = to.path().trim_start_matches('/').to_owned();
                assert!(files.iter().any(|(name, _)| *name == to), "{path}: {address} leads to {to}");
                inside += 1;
            }
        }
        assert!(inside > 40, "{inside} links");
        for wanted in ["changes.atom", "offline.zip", ""] {
            assert!(outside.contains(&format!("{base}{wanted}")), "{wanted} isn't among {outside:?}");
        }
    }
}

#[test]
fn the_same_site_gives_the_same_bytes_and_its_pages_online_are_those_without_a_copy() {
    let (one, two) = (copy(&offered()), copy(&offered()));
    assert_eq!(one.archive, two.archive);
    let off = offered()
        .edit("site.toml", "folder = \"plan\"", "enabled = false")
        .edit("themes/plain/templates/page.html", "site.offline", "true")
        .edit("themes/plain/templates/page.html", "href(id=true)", "\"/offline.zip\"");
    let without = off.build();
    assert_eq!(without.files.len(), one.site.len());
    assert!(without.files.iter().all(|(path, bytes)| one.site[path] == *bytes));
    let elsewhere = copy(&offered().edit("content/steps/1-puits.fr.md", "Texte.", "Texte !"));
    assert_ne!(one.archive, elsewhere.archive);
}

#[test]
fn pages_say_that_they_are_a_copy_and_of_which_content() {
    let dated = copy(&offered());
    let page = dated.file("plan/pas/1-puits/index.html");
    assert!(page.contains("<footer>copy 2026-11-23 "), "{page}");
    assert!(page.contains("href=https://plan.example/pas/1-puits/ rel=canonical"), "the canonical address: {page}");
    let online = String::from_utf8(dated.site["pas/1-puits/index.html"].clone()).expect("text");
    assert!(online.contains("<footer><a href=/offline.zip>all</a></footer>"), "{online}");
    // Without a date, the version stands for the content: it changes with any text.
    let undated = offered().edit("content/steps/1-puits.fr.md", "updated = 2026-11-23\n", "");
    let read_me = copy(&undated).file("plan/README.txt");
    assert!(read_me.contains("Version "), "{read_me}");
    assert_ne!(read_me, copy(&undated.edit("content/pages/home.en.md", "Hello.", "Hello!")).file("plan/README.txt"));
}

#[test]
fn a_text_in_each_language_says_what_it_is_and_how_it_is_opened() {
    let copied = copy(&offered());
    insta::assert_snapshot!(copied.file("plan/LISEZ-MOI.txt").replace("\r\n", "\n"));
    let english = copied.file("plan/README.txt");
    assert!(english.contains("Open en/index.html") && english.lines().count() > 5, "{english}");
    assert_eq!(english.matches('\n').count(), english.matches("\r\n").count(), "lines that old notepads know");
}

#[test]
fn the_text_makes_way_for_a_file_of_the_site_and_for_another_language() {
    let site = offered().with("content/_root/LISEZ-MOI.txt", "le nôtre").edit(
        "themes/plain/strings/en.ftl",
        "offline-file = README",
        "offline-file = ../a",
    );
    let copied = copy(&site);
    let names: Vec<String> = copied.files().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names[..2], ["plan/README.fr.txt", "plan/README.en.txt"]);
    assert!(names.iter().all(|name| name.starts_with("plan/") && !name.contains("..")));
    assert!(!copied.file("plan/LISEZ-MOI.txt").contains("Copie"));
}

#[test]
fn files_are_those_of_the_site_whatever_their_size_and_each_has_its_hash() {
    // Larger than what is packed in memory, and not compressible.
    let mut large = Vec::new();
    while large.len() < 3 << 20 {
        large.extend_from_slice(blake3::hash(&(large.len() as u64).to_le_bytes()).as_bytes());
    }
    let site = offered().with("content/_root/film.bin", &large).with("content/_root/a.txt", "a");
    let copied = copy(&site);
    let files = copied.files();
    let sums = copied.file("plan/SHA256SUMS");
    let mut lines = sums.lines();
    for (path, bytes) in files.iter().filter(|(path, _)| !path.ends_with("SHA256SUMS")) {
        let below = path.strip_prefix("plan/").expect("in the folder");
        let digits: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(lines.next(), Some(format!("{digits}  {below}").as_str()));
        if !below.ends_with(".html") && !below.ends_with("README.txt") && !below.ends_with("LISEZ-MOI.txt") {
            assert!(copied.site[below] == *bytes, "{below} is the site's");
        }
    }
    assert_eq!(lines.next(), None);
    assert!(files.iter().any(|(path, bytes)| path == "plan/film.bin" && *bytes == large));
}

#[test]
fn the_program_writes_the_copy_into_the_output() {
    let site = offered();
    let folder = site.on_disk();
    let program = env!("CARGO_BIN_EXE_parvis");
    let done = Command::new(program).args(["build", "--root"]).arg(folder.path()).output().expect("runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let written = std::fs::read(folder.path().join("public/offline.zip")).expect("a file");
    assert_eq!(written, copy(&site).archive);
    let checked = Command::new(program).args(["check", "--root"]).arg(folder.path()).output().expect("runs");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}
