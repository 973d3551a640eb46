//! `parvis publish` as it is called.
#![cfg(all(feature = "publish", unix))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod publish_support;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::SystemTime;

use parvis::files::disk::Disk;
use parvis::files::recorder::Recorder;
use parvis::plan::marks::Marks;
use parvis::write::{About, Durability, Place, begin};
use publish_support::old;
use tempfile::TempDir;

const SECRET: &str = "canary-9f3c1a77b2e04d55";
const TOML: &str = r#"title = "Plan"
languages = ["en"]
base_url = "https://example.org/"
home = "page-home"
[collections.pages]
folder = "pages"
singular = "page"
address = "/{slug}/"
"#;

/// A site with some targets, and its output as a build leaves it.
struct Site(TempDir);

impl Site {
    fn new(targets: &str) -> Site {
        let site = Site(tempfile::tempdir().unwrap());
        fs::create_dir(site.root()).unwrap();
        fs::write(site.root().join("site.toml"), format!("{TOML}{targets}")).unwrap();
        site
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("site")
    }

    fn built(self, drafts: bool) -> Site {
        let place =
            Place { site_root: self.root(), content: self.root().join("content"), output: self.root().join("public") };
        let stage = begin(&place, Durability::Unsynced).unwrap();
        for (path, content) in old() {
            stage.write(&path, content.as_bytes()).unwrap();
        }
        let base_url = "https://example.org/".to_owned();
        stage.describe(About {
            base_url,
            drafts,
            search: false,
            unrecorded: 0,
            sources: Recorder::new(Arc::new(Disk::open(&self.root()).unwrap())).digest(None).unwrap(),
            marks: Marks::default(),
            begun: SystemTime::now(),
        });
        stage.finish().unwrap();
        self
    }

    fn publish(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
        command.args(["publish", "--lang", "en", "--root"]).arg(self.root()).args(arguments);
        // Not those of whoever runs the tests.
        command.env("HOME", self.0.path()).env_remove("AWS_PROFILE").env_remove("AWS_ENDPOINT_URL");
        command.env("AWS_ACCESS_KEY_ID", format!("id-{SECRET}")).env("AWS_SECRET_ACCESS_KEY", SECRET);
        command.env("AWS_SESSION_TOKEN", format!("token-{SECRET}")).env("RUST_LOG", "trace");
        command.output().unwrap()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

#[track_caller]
fn says(output: &Output, status: i32, words: &[&str]) {
    let said = said(output);
    assert_eq!(output.status.code(), Some(status), "{said}");
    for word in words {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(!said.contains(SECRET) && !said.contains("panicked"), "{said}");
}

fn live(site: &Site) -> PathBuf {
    site.0.path().join("live")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

const FOLDER: &str = "[publish.live]\nkind = \"fs\"\npath = \"../live\"\n";

#[test]
fn a_folder_is_published_and_a_summary_says_so() {
    let site = Site::new(FOLDER).built(false);
    says(&site.publish(&["--dry-run"]), 0, &["+ index.html", "Nothing was written"]);
    assert!(!live(&site).exists());
    says(&site.publish(&[]), 0, &["7 files", "../live"]);
    assert_eq!(read(&live(&site).join("index.html")), old()["index.html"]);
    let again = site.publish(&["live", "--format", "json"]);
    says(&again, 0, &["\"uploaded\":0", "\"kept\":7"]);
}

#[test]
fn what_was_not_built_for_readers_is_refused() {
    says(&Site::new(FOLDER).publish(&[]), 1, &["PV1744"]);
    says(&Site::new(FOLDER).built(true).publish(&[]), 1, &["PV1745"]);
    says(&Site::new(FOLDER).built(false).publish(&["--base-url", "https://example.com/"]), 1, &["PV1745"]);
    let site = Site::new(FOLDER).built(false);
    fs::write(
        site.root().join("public/index.html"),
        "longer than it was when it was built, and by far so, for a test of size",
    )
    .unwrap();
    says(&site.publish(&[]), 1, &["PV1747", "index.html"]);
}

/// A step in a chain of continuous integration checks the sources out anew, after the site was built.
#[test]
fn sources_are_compared_by_their_content_and_not_by_their_time() {
    let built = || {
        let site = Site::new(FOLDER);
        fs::create_dir_all(site.root().join("content/pages")).unwrap();
        fs::write(site.root().join("content/pages/home.md"), "One").unwrap();
        site.built(false)
    };
    let later = SystemTime::now() + std::time::Duration::from_secs(60);
    let earlier = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(60);
    let date = |site: &Site, time| {
        let page = site.root().join("content/pages/home.md");
        fs::File::options().write(true).open(page).unwrap().set_modified(time).unwrap();
    };
    let site = built();
    date(&site, later);
    says(&site.publish(&[]), 0, &["7 files"]);

    let site = built();
    fs::write(site.root().join("content/pages/home.md"), "Two").unwrap();
    date(&site, later);
    says(&site.publish(&[]), 1, &["PV1746", "content/pages/home.md"]);
    date(&site, earlier);
    says(&site.publish(&[]), 1, &["PV1746"]);

    let site = built();
    fs::write(site.root().join("content/pages/more.md"), "More").unwrap();
    says(&site.publish(&[]), 1, &["PV1746"]);
    fs::remove_file(site.root().join("content/pages/more.md")).unwrap();
    says(&site.publish(&[]), 0, &["7 files"]);
    fs::remove_file(site.root().join("content/pages/home.md")).unwrap();
    says(&site.publish(&[]), 1, &["PV1746"]);
}

/// Lists of builds that noted no sources are read, and not published from.
#[test]
fn a_site_that_an_earlier_parvis_built_is_built_again_first() {
    let site = Site::new(FOLDER).built(false);
    let list = site.root().join("public/.parvis-output");
    let text = read(&list);
    let before: Vec<&str> = text.lines().filter(|line| !line.starts_with("sources ")).collect();
    fs::write(&list, before.join("\n").replace("version 3", "version 2") + "\n").unwrap();
    says(&site.publish(&[]), 1, &["PV1744", "parvis build"]);
    says(&site.built(false).publish(&[]), 0, &["7 files"]);
}

#[test]
fn a_folder_in_the_site_or_of_others_is_refused() {
    let inside = FOLDER.replace("../live", "live");
    says(&Site::new(&inside).built(false).publish(&[]), 1, &["PV1743"]);
    let site = Site::new(FOLDER).built(false);
    fs::create_dir(live(&site)).unwrap();
    fs::write(live(&site).join("thesis.odt"), "years of work").unwrap();
    says(&site.publish(&[]), 3, &["thesis.odt"]);
    assert_eq!(read(&live(&site).join("thesis.odt")), "years of work");
}

#[test]
fn credentials_in_the_settings_are_refused_and_not_shown() {
    let table = format!("[publish.live]\nkind = \"s3\"\nbucket = \"plan\"\nsecret_access_key = \"{SECRET}\"\n");
    says(&Site::new(&table).built(false).publish(&[]), 1, &["PV1742", "secret_access_key"]);
    let address =
        format!("[publish.live]\nkind = \"s3\"\nbucket = \"plan\"\nendpoint = \"https://me:{SECRET}@host/\"\n");
    says(&Site::new(&address).built(false).publish(&[]), 1, &["PV1742", "endpoint"]);
}

/// Answers each connection with `answer`, whatever is asked, and gives the port.
fn answering(answer: String) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let answer = answer.clone();
            std::thread::spawn(move || {
                let _ = stream.read(&mut [0; 16_384]);
                let _ = stream.write_all(answer.as_bytes());
            });
        }
    });
    port
}

fn bucket(endpoint: &str) -> String {
    format!("[publish.live]\nkind = \"s3\"\nbucket = \"plan\"\nendpoint = \"{endpoint}\"\n")
}

#[test]
fn credentials_are_in_no_message_whatever_the_store_says() {
    for (status, code) in [("403 Forbidden", "PV1755"), ("400 Bad Request", "PV1757")] {
        let body = format!(
            "<?xml version=\"1.0\"?><Error><Code>Odd</Code><Message>You sent {SECRET} and token-{SECRET}</Message>\
             <AWSAccessKeyId>id-{SECRET}</AWSAccessKeyId></Error>"
        );
        let answer = format!(
            "HTTP/1.1 {status}\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let port = answering(answer);
        let site = Site::new(&bucket(&format!("http://127.0.0.1:{port}"))).built(false);
        says(&site.publish(&[]), 3, &[code]);
        says(&site.publish(&["--format", "json", "--verbose"]), 3, &[code]);
    }
}

#[test]
fn a_store_that_does_not_answer_by_tls_is_an_error_and_no_fault() {
    let port = answering("this is no TLS\r\n".to_owned());
    let site = Site::new(&bucket(&format!("https://127.0.0.1:{port}"))).built(false);
    says(&site.publish(&[]), 3, &["PV1754"]);
}
