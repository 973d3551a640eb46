//! `parvis publish` to a branch of a git repository and, by SFTP, to a folder behind a real SSH server.
#![cfg(all(feature = "publish", unix))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use parvis::config::publish;
use parvis::publish::stamp::Headers;
use parvis::publish::store::{Body, Condition, Content, Store, StoreError};
use parvis::publish::target::git::Git;
use tempfile::TempDir;

/// The small site of `parvis new`, with a target.
struct Site(TempDir);

impl Site {
    fn new(target: &str) -> Site {
        let site = Site(tempfile::tempdir().unwrap());
        let made = site.run("new", &[site.root().to_str().unwrap()]);
        assert!(made.status.success(), "{}", said(&made));
        let settings = site.root().join("site.toml");
        let text = fs::read_to_string(&settings).unwrap();
        fs::write(&settings, format!("{text}\n[publish.there]\n{target}\n")).unwrap();
        site.build();
        site
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("site")
    }

    fn run(&self, command: &str, arguments: &[&str]) -> Output {
        let mut parvis = Command::new(env!("CARGO_BIN_EXE_parvis"));
        parvis.arg(command).args(arguments).args(["--lang", "en"]);
        // Who publishes, as git is told in CI; and an `ssh` that knows the server of the test.
        for name in ["AUTHOR", "COMMITTER"] {
            parvis.env(format!("GIT_{name}_NAME"), "Editor").env(format!("GIT_{name}_EMAIL"), "editor@example.org");
        }
        let path = std::env::var("PATH").unwrap_or_default();
        parvis.env("PATH", format!("{}:{path}", self.0.path().join("bin").display()));
        parvis.output().unwrap()
    }

    fn build(&self) {
        let built = self.run("build", &["--root", self.root().to_str().unwrap()]);
        assert!(built.status.success(), "{}", said(&built));
    }

    fn publish(&self, more: &[&str]) -> Output {
        let root = self.root();
        self.run("publish", &[&["--root", root.to_str().unwrap()], more].concat())
    }

    /// Changes a word of a page, and builds.
    fn change(&self) {
        let page = self.files(&self.root().join("content")).into_iter().find(|(path, _)| path.ends_with(".md"));
        let (path, bytes) = page.unwrap();
        let text = format!("{}\nOne sentence more.\n", String::from_utf8(bytes).unwrap());
        fs::write(self.root().join("content").join(path), text).unwrap();
        self.build();
    }

    /// The site as it was built.
    fn built(&self) -> BTreeMap<String, Vec<u8>> {
        self.files(&self.root().join("public"))
    }

    /// Files below a folder that aren't Parvis's own, by their paths.
    fn files(&self, folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let walk = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
        walk.filter(|entry| entry.file_type().is_file())
            .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), entry))
            .filter(|(path, _)| !path.starts_with(".parvis") && !path.starts_with(".git/") && path != ".gitkeep")
            .map(|(path, entry)| (path, fs::read(entry.path()).unwrap()))
            .collect()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

#[track_caller]
fn succeeds(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
    said(output)
}

#[track_caller]
fn fails(output: &Output, status: i32, words: &[&str]) {
    let said = said(output);
    assert_eq!(output.status.code(), Some(status), "{said}");
    for word in words {
        assert!(said.contains(word), "{word}: {said}");
    }
}

/// A bare repository, and what its branch `pages` has.
struct Remote(TempDir);

impl Remote {
    fn new() -> Remote {
        let remote = Remote(tempfile::tempdir().unwrap());
        remote.git(&["init", "--bare", "--quiet", "."]);
        remote
    }

    fn address(&self) -> &str {
        self.0.path().to_str().unwrap()
    }

    fn git(&self, arguments: &[&str]) -> String {
        git(self.0.path(), arguments)
    }

    fn commits(&self) -> usize {
        self.git(&["rev-list", "--count", "pages"]).trim().parse().unwrap()
    }

    /// Adds a file to the branch, as somebody does at the host.
    fn add(&self, path: &str, text: &str) {
        let copy = tempfile::tempdir().unwrap();
        git(copy.path(), &["clone", "--quiet", "--branch", "pages", self.address(), "."]);
        fs::write(copy.path().join(path), text).unwrap();
        git(copy.path(), &["add", "-A"]);
        git(copy.path(), &["commit", "--quiet", "-m", "By hand"]);
        git(copy.path(), &["push", "--quiet", "origin", "pages"]);
    }

    fn files(&self, site: &Site) -> BTreeMap<String, Vec<u8>> {
        let copy = tempfile::tempdir().unwrap();
        git(copy.path(), &["clone", "--quiet", "--branch", "pages", self.address(), "."]);
        site.files(copy.path())
    }
}

#[track_caller]
fn git(folder: &Path, arguments: &[&str]) -> String {
    let identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"];
    let output = Command::new("git").arg("-C").arg(folder).args(identity).args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn to_git(remote: &Remote) -> Site {
    Site::new(&format!("kind = \"git\"\nremote = \"{}\"\nbranch = \"pages\"\ngrace = 0", remote.address()))
}

#[test]
fn a_branch_gets_the_site_as_one_commit_and_nothing_when_nothing_changed() {
    let remote = Remote::new();
    let site = to_git(&remote);
    succeeds(&site.publish(&["--dry-run"]));
    assert_eq!(remote.git(&["for-each-ref"]), "", "a dry run writes nothing");

    succeeds(&site.publish(&[]));
    assert_eq!(remote.commits(), 1);
    let mut there = remote.files(&site);
    assert_eq!(there.remove(".nojekyll"), Some(Vec::new()), "GitHub takes the files as they are");
    assert_eq!(there, site.built());

    succeeds(&site.publish(&[]));
    assert_eq!(remote.commits(), 1, "nothing changed");
}

#[test]
fn addresses_that_the_ledger_lacks_are_written_down_before_they_are_published() {
    let remote = Remote::new();
    let site = to_git(&remote);
    let root = site.root().to_str().unwrap().to_owned();
    succeeds(&site.run("permalinks", &["update", "--root", &root]));
    site.build();
    succeeds(&site.publish(&[]));

    let settings = site.root().join("content/_root");
    fs::create_dir_all(&settings).unwrap();
    fs::write(settings.join("note.txt"), "New").unwrap();
    site.build();
    fails(&site.publish(&[]), 1, &["PV1745", "1 addresses", "parvis permalinks update"]);

    succeeds(&site.run("permalinks", &["update", "--root", &root]));
    site.build();
    succeeds(&site.publish(&[]));
    assert!(remote.files(&site).contains_key("note.txt"));
}

#[test]
fn files_of_others_stay_in_the_branch() {
    let remote = Remote::new();
    let site = to_git(&remote);
    succeeds(&site.publish(&[]));
    remote.add("CNAME", "plan.example.org\n");
    site.change();
    succeeds(&site.publish(&[]));
    let mut there = remote.files(&site);
    assert_eq!(there.remove("CNAME").as_deref(), Some(&b"plan.example.org\n"[..]));
    there.remove(".nojekyll");
    assert_eq!(there, site.built());
    assert_eq!(remote.commits(), 3);
}

#[test]
fn a_branch_with_somebody_elses_pages_is_not_written_over() {
    let remote = Remote::new();
    let work = tempfile::tempdir().unwrap();
    git(work.path(), &["init", "--quiet", "--initial-branch", "pages", "."]);
    fs::write(work.path().join("index.html"), "Mine").unwrap();
    git(work.path(), &["add", "-A"]);
    git(work.path(), &["commit", "--quiet", "-m", "Mine"]);
    git(work.path(), &["push", "--quiet", remote.address(), "pages"]);

    let site = to_git(&remote);
    fails(&site.publish(&[]), 3, &["PV1751", "index.html"]);
    assert_eq!(remote.files(&site)["index.html"], b"Mine");
    assert_eq!(remote.commits(), 1);
}

#[test]
fn a_branch_that_moved_meanwhile_stays_as_it_is() {
    let remote = Remote::new();
    let site = to_git(&remote);
    succeeds(&site.publish(&[]));
    let settings =
        publish::Git { remote: remote.address().to_owned(), branch: "pages".to_owned(), message: "Late".to_owned() };
    git(&site.root(), &["init", "--quiet", "."]);
    git(&site.root(), &["config", "user.name", "Editor"]);
    git(&site.root(), &["config", "user.email", "editor@example.org"]);
    let late = Git::new(&site.root(), &settings);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let pushed = runtime.block_on(async {
        late.begin().await.unwrap();
        let content = Content { body: Body::Bytes(b"late"), headers: &Headers::control(), stamp: None };
        late.write("index.html", content, Condition::Always).await.unwrap();
        remote.add("CNAME", "plan.example.org\n");
        late.commit().await
    });
    assert!(matches!(pushed, Err(StoreError::Taken { .. })), "{pushed:?}");
    let mut there = remote.files(&site);
    assert!(there.remove("CNAME").is_some());
    there.remove(".nojekyll");
    assert_eq!(there, site.built());
}

#[test]
fn what_a_run_wrote_to_a_branch_is_there_for_it_before_it_is_pushed() {
    let remote = Remote::new();
    let site = to_git(&remote);
    succeeds(&site.publish(&[]));
    let settings =
        publish::Git { remote: remote.address().to_owned(), branch: "pages".to_owned(), message: "Never".to_owned() };
    git(&site.root(), &["init", "--quiet", "."]);
    git(&site.root(), &["config", "user.name", "Editor"]);
    git(&site.root(), &["config", "user.email", "editor@example.org"]);
    let (path, bytes) = (site.0.path().join("new.html"), b"from a file");
    fs::write(&path, bytes).unwrap();
    let branch = Git::new(&site.root(), &settings);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        branch.begin().await.unwrap();
        let body = Body::File { path: &path, size: bytes.len() as u64, hash: blake3::hash(bytes) };
        let content = Content { body, headers: &Headers::control(), stamp: None };
        branch.write("index.html", content, Condition::Always).await.unwrap();
        let content = Content { body: Body::Bytes(b"from memory"), headers: &Headers::control(), stamp: None };
        branch.write("note.txt", content, Condition::Always).await.unwrap();
        let read = async |key: &str| branch.read(key).await.unwrap().map(|object| object.bytes);
        assert_eq!(read("index.html").await.as_deref(), Some(&bytes[..]));
        assert_eq!(read("note.txt").await.as_deref(), Some(&b"from memory"[..]));
        branch.delete(&["index.html".to_owned()]).await.unwrap();
        assert_eq!(read("index.html").await, None);
    });
    assert!(!remote.files(&site).contains_key("note.txt"), "nothing was pushed");
}

#[test]
fn a_remote_that_is_not_there_is_named() {
    let site = Site::new("kind = \"git\"\nremote = \"nowhere\"\nbranch = \"pages\"");
    git(&site.root(), &["init", "--quiet", "."]);
    fails(&site.publish(&[]), 3, &["nowhere"]);
}

#[test]
fn a_token_in_the_address_of_a_remote_is_refused_and_not_shown() {
    let site = tempfile::tempdir().unwrap();
    let target =
        "[publish.there]\nkind = \"git\"\nremote = \"https://x:canary-55@host.example/a.git\"\nbranch = \"pages\"\n";
    fs::write(
        site.path().join("site.toml"),
        format!("title = \"Plan\"\nlanguages = [\"en\"]\nbase_url = \"https://example.org/\"\n{target}"),
    )
    .unwrap();
    let parvis = Command::new(env!("CARGO_BIN_EXE_parvis"))
        .args(["publish", "--lang", "en", "--root"])
        .arg(site.path())
        .output()
        .unwrap();
    fails(&parvis, 1, &["PV1742"]);
    assert!(!said(&parvis).contains("canary-55"), "{}", said(&parvis));
}

/// OpenSSH's server on a port of this computer, with a key of its own, for whoever runs the tests.
struct Server {
    process: Child,
    folder: TempDir,
    port: u16,
}

impl Server {
    fn start() -> Server {
        let folder = tempfile::tempdir().unwrap();
        let here = |name: &str| folder.path().join(name);
        for name in ["host", "user"] {
            let made =
                Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(here(name)).status();
            assert!(made.is_ok_and(|made| made.success()), "ssh-keygen is missing: install openssh-client");
        }
        fs::copy(here("user.pub"), here("authorized")).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let settings = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}\nPidFile none\nUsePAM no\n\
             StrictModes no\nPasswordAuthentication no\nSubsystem sftp internal-sftp\nMaxStartups 100\nMaxSessions 100\n",
            here("host").display(),
            here("authorized").display()
        );
        fs::write(here("settings"), settings).unwrap();
        // As root the server wants a folder to shut itself into.
        let _ = fs::create_dir_all("/run/sshd");
        let process =
            Command::new("/usr/sbin/sshd").args(["-D", "-e", "-f"]).arg(here("settings")).stderr(Stdio::null()).spawn();
        let process = process.expect("sshd: install openssh-server");
        let server = Server { process, folder, port };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("sshd doesn't answer");
    }

    fn target(&self) -> String {
        let (path, user) = (self.folder.path().join("www"), user());
        format!(
            "kind = \"sftp\"\nhost = \"127.0.0.1\"\nport = {}\nuser = \"{user}\"\npath = \"{}\"\nidentity = \"{}\"\ngrace = 0",
            self.port,
            path.display(),
            self.folder.path().join("user").display()
        )
    }

    /// An `ssh` for a site that knows this server and asks no files of whoever runs the tests.
    fn known_to(&self, site: &Site) {
        let key = fs::read_to_string(self.folder.path().join("host.pub")).unwrap();
        let known = site.0.path().join("known_hosts");
        fs::write(&known, format!("[127.0.0.1]:{} {key}", self.port)).unwrap();
        ssh_with(site, &known);
    }

    fn files(&self, site: &Site) -> BTreeMap<String, Vec<u8>> {
        site.files(&self.folder.path().join("www"))
    }
}

fn ssh_with(site: &Site, known: &Path) {
    let bin = site.0.path().join("bin");
    fs::create_dir_all(&bin).unwrap();
    let script = format!(
        "#!/bin/sh\nexec /usr/bin/ssh -F none -o UserKnownHostsFile={} -o GlobalKnownHostsFile=none \"$@\"\n",
        known.display()
    );
    fs::write(bin.join("ssh"), script).unwrap();
    fs::set_permissions(bin.join("ssh"), fs::Permissions::from_mode(0o755)).unwrap();
}

fn user() -> String {
    let output = Command::new("id").arg("-un").output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_server_gets_the_site_by_sftp_and_nothing_when_nothing_changed() {
    let server = Server::start();
    let site = Site::new(&server.target());
    server.known_to(&site);
    fs::create_dir_all(server.folder.path().join("www")).unwrap();
    fs::write(server.folder.path().join("www/mine.txt"), "Mine").unwrap();

    succeeds(&site.publish(&[]));
    let mut there = server.files(&site);
    assert_eq!(there.remove("mine.txt").as_deref(), Some(&b"Mine"[..]));
    assert_eq!(there, site.built());

    let again = succeeds(&site.publish(&["--dry-run"]));
    assert!(!again.contains("index.html"), "{again}");

    site.change();
    succeeds(&site.publish(&[]));
    let mut there = server.files(&site);
    assert!(there.remove("mine.txt").is_some());
    assert_eq!(there, site.built());
}

#[test]
fn a_server_with_another_key_is_not_trusted() {
    let server = Server::start();
    let site = Site::new(&server.target());
    let known = site.0.path().join("known_hosts");
    fs::write(&known, "").unwrap();
    ssh_with(&site, &known);
    let refused = site.publish(&[]);
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused));
    assert!(!server.folder.path().join("www").exists(), "nothing was sent");
}
