//! What is written for hosts: headers, redirects, the page for addresses that aren't there. Real servers read it in
//! `tests/browser/hosting.test.js`.

mod support;

use std::io::Read;
use std::process::Command;

use support::{Built, Text, plan, says};

/// The plan, published on these hosts, with an old address, a part to embed, a drawing and a table.
fn on(hosts: &str) -> Text {
    plan().edit("site.toml", "home = ", &format!("hosting = [{hosts}]\nhome = ")).edit(
        "content/steps/1-puits.fr.md",
        "number = 1\n",
        "number = 1\naliases = [\"/ancien/\"]\n",
    )
}

fn under(site: Text, base: &str) -> Text {
    site.edit("site.toml", "https://plan.example/", base)
}

/// The lines of a file that hold a word.
fn lines<'a>(built: &'a Built, file: &str, word: &str) -> Vec<&'a str> {
    built.file(file).lines().filter(|line| line.contains(word)).map(str::trim).collect()
}

#[test]
fn nothing_is_written_unless_it_is_asked_for() {
    let built = plan().build().quiet();
    let hosts = ["_headers", "_redirects", ".htaccess", ".hosting/nginx.conf", ".hosting/Caddyfile"];
    assert!(hosts.iter().all(|file| !built.files.contains_key(*file)));
    let built = on("\"nginx\"").build().quiet();
    let written: Vec<&&str> = hosts.iter().filter(|file| built.files.contains_key(**file)).collect();
    assert_eq!(written, [&".hosting/nginx.conf"]);
}

#[test]
fn short_and_old_addresses_are_moved_for_good() {
    let netlify = on("\"netlify\"").build().quiet();
    assert_eq!(lines(&netlify, "_redirects", "/ancien/"), ["/ancien/ /pas/1-puits/ 301!"]);
    assert_eq!(lines(&netlify, "_redirects", "/en/g1/"), ["/en/g1/ /en/goals/1-water/ 301!"]);
    assert_eq!(lines(&netlify, "_redirects", "404"), ["/en/* /en/404.html 404"]);
    let cloudflare = on("\"cloudflare\"").build().quiet();
    assert_eq!(lines(&cloudflare, "_redirects", "/ancien/"), ["/ancien/ /pas/1-puits/ 301"]);
    let apache = on("\"apache\"").build().quiet();
    assert_eq!(lines(&apache, ".htaccess", "/ancien"), ["RedirectMatch 301 \"^/ancien/?$\" \"/pas/1-puits/\""]);
}

#[test]
fn under_a_base_path_every_path_has_it() {
    let built =
        under(on("\"netlify\", \"apache\", \"nginx\", \"caddy\""), "https://plan.example/le/plan/").build().quiet();
    assert_eq!(lines(&built, "_redirects", "/ancien/"), ["/le/plan/ancien/ /le/plan/pas/1-puits/ 301!"]);
    assert!(built.file("_headers").lines().all(|line| !line.starts_with('/') || line.starts_with("/le/plan/")));
    for file in [".htaccess", ".hosting/nginx.conf", ".hosting/Caddyfile"] {
        assert!(built.file(file).contains("/le/plan/en/404.html"), "{file}");
    }
}

#[test]
fn pages_may_not_be_framed_and_parts_of_pages_may() {
    let built = on("\"cloudflare\"").build().quiet();
    let headers = built.file("_headers");
    let rule = |path: &str| {
        let after = headers.split(&format!("\n{path}\n")).nth(1).unwrap_or_else(|| panic!("no {path}: {headers}"));
        after.lines().take_while(|line| line.starts_with("  ")).map(str::trim).collect::<Vec<_>>()
    };
    assert!(
        rule("/*")
            .iter()
            .any(|line| line.starts_with("Content-Security-Policy: default-src 'none'; script-src 'self'")
                && line.ends_with("; frame-ancestors 'none'"))
    );
    assert!(rule("/*/embed/").last().is_some_and(|line| line.ends_with("; frame-ancestors *")));
    assert_eq!(rule("/*.csv"), ["! Content-Security-Policy"]);
    assert_eq!(
        rule("/*.svg")[1],
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
    );
    assert_eq!(rule("/assets/*"), ["Cache-Control: public, max-age=31536000, immutable"]);
}

#[test]
fn a_page_whose_address_ends_like_that_of_a_part_may_not_be_framed() {
    let page = |title: &str| format!("+++\nslug = \"embed\"\ntitle = \"{title}\"\n+++\nTexte.\n");
    let site = on("\"cloudflare\"")
        .with("content/pages/embed.fr.md", page("Intégrer"))
        .with("content/pages/embed.en.md", page("To embed"));
    let built = site.build().quiet();
    let headers = built.file("_headers");
    assert!(headers.contains("\n/embed/\n  ! Content-Security-Policy\n  Content-Security-Policy: default-src 'none'"));
    assert!(headers.contains("\n/en/embed/\n"));
}

#[test]
fn two_hosts_that_read_one_file_are_an_error() {
    says(on("\"netlify\", \"cloudflare\""), &["PV1760 site.toml:5:23"]);
    says(on("\"netlify\", \"apache2\""), &["PV0214 site.toml:5:23"]);
}

#[test]
fn a_file_of_ones_own_in_the_place_of_one_for_hosts_is_an_error() {
    says(on("\"apache\"").with("content/_root/.htaccess", "Options -Indexes"), &["PV0601 content/_root/.htaccess"]);
    assert_eq!(plan().with("content/_root/.htaccess", "x").build().quiet().file(".htaccess"), "x\n".trim());
}

#[test]
fn what_cloudflare_would_pass_over_is_left_out_and_said() {
    let aliases: Vec<String> = (0..2005).map(|number| format!("\"/a/{number}/\"")).collect();
    let aliases = format!("number = 1\naliases = [{}]\n", aliases.join(","));
    let site =
        on("\"cloudflare\"").edit("content/steps/1-puits.fr.md", "number = 1\naliases = [\"/ancien/\"]\n", &aliases);
    let built = site.build();
    assert_eq!(built.spots, ["PV1761 site.toml:5:12"], "{}", built.said);
    assert_eq!(lines(&built, "_redirects", " 301").len(), 2000);
}

/// A folder where the program has built a site.
fn built(site: &Text, arguments: &[&str]) -> tempfile::TempDir {
    let folder = site.on_disk();
    let parvis = Command::new(env!("CARGO_BIN_EXE_parvis"))
        .args(["build", "--quiet", "--root"])
        .arg(folder.path())
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(parvis.status.success(), "{}", String::from_utf8_lossy(&parvis.stderr));
    folder
}

#[test]
fn packed_files_say_the_same_and_belong_to_parvis() {
    let site = plan()
        .edit("site.toml", "home = ", "precompress = [\"gz\", \"br\"]\nhome = ")
        .with("content/_root/table.csv", "a,b\n".repeat(400))
        .with("content/_root/table.csv.gz", "this is somebody's own file")
        .with("content/_root/short.txt", "short")
        .with("content/_root/data.bin", "a".repeat(4000));
    let folder = built(&site, &[]);
    let public = folder.path().join("public");
    let read = |file: &str| std::fs::read(public.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let page = read("en/index.html");
    let (mut brotli, mut gzip) = (Vec::new(), Vec::new());
    brotli::Decompressor::new(&read("en/index.html.br")[..], 4096).read_to_end(&mut brotli).expect("Brotli");
    flate2::read::GzDecoder::new(&read("en/index.html.gz")[..]).read_to_end(&mut gzip).expect("gzip");
    assert!(brotli == page && gzip == page);
    assert_eq!(read("table.csv.gz"), b"this is somebody's own file", "what is there stays");
    for absent in ["short.txt.gz", "short.txt.br", "data.bin.gz", "index.html.gz.br", ".parvis-output.gz"] {
        assert!(!public.join(absent).exists(), "{absent}");
    }
    let list = String::from_utf8(read(".parvis-output")).expect("a list");
    assert!(list.contains("\nen/index.html.br\t") && list.contains("\ntable.csv.br\t"));
    // Without the setting they go again.
    std::fs::write(
        folder.path().join("site.toml"),
        std::fs::read_to_string(folder.path().join("site.toml")).expect("settings").replace("precompress", "#"),
    )
    .expect("written");
    let again =
        Command::new(env!("CARGO_BIN_EXE_parvis")).args(["build", "--quiet", "--root"]).arg(folder.path()).status();
    assert!(again.expect("the program runs").success());
    assert!(!public.join("en/index.html.br").exists() && public.join("table.csv.gz").exists());
}
