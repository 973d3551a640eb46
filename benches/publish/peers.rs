//! Parvis beside programs that send a folder to the same S3 server, each with the settings that suit it best.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use parvis::files::disk::Disk;
use parvis::files::recorder::Recorder;
use parvis::plan::marks::Marks;
use parvis::write::{About, Durability, MARKER, Mark, Place, begin};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::publish_support::{Requests, serve_counted};

pub const CHANGED: &str = "one changed";
pub const PHASES: [&str; 3] = ["first", "none changed", CHANGED];
/// The page that changes.
pub const PAGE: &str = "pages/0/index.html";
const BASE_URL: &str = "https://example.org/";
const REGION: &str = "us-east-1";
/// How many files each has on their way at once.
const PARALLEL: usize = 16;
/// Where files are in memory, so that no disk is measured.
const MEMORY: &str = "/dev/shm";

/// As many files, most of them pages of a few kilobytes.
pub fn site(size: usize) -> BTreeMap<String, String> {
    let text = |number: usize| format!("page {number} ").repeat(500);
    let path = |number: usize| match number % 10 {
        9 => format!("assets/{number}.0a1b2c3d4e.css"),
        _ => format!("pages/{number}/index.html"),
    };
    (0..size).map(|number| (path(number), text(number))).collect()
}

/// What the list of the site says of its sources.
fn digest(root: &Path) -> blake3::Hash {
    Recorder::new(Arc::new(Disk::open(root).unwrap())).digest(None).unwrap()
}

/// A program that brings a bucket up to date with a folder.
struct Peer {
    name: &'static str,
    /// With what is said after it, for the reader of the figures.
    program: PathBuf,
    settings: &'static str,
    bucket: &'static str,
    arguments: fn(&Peer, &Ground) -> Vec<String>,
}

const PARVIS: &str = "parvis publish";

/// Those that are installed.
fn peers() -> Vec<Peer> {
    let named =
        |variable: &str, name: &str| std::env::var_os(variable).map_or_else(|| PathBuf::from(name), PathBuf::from);
    let (aws, rclone) = (named("AWS", "aws"), named("RCLONE", "rclone"));
    let all = vec![
        Peer {
            name: PARVIS,
            program: env!("CARGO_BIN_EXE_parvis").into(),
            settings: "parallel = 16",
            bucket: "parvis",
            arguments: |_, ground| {
                let root = ground.root().to_string_lossy().into_owned();
                ["publish", "live", "--quiet", "--root", &root].map(str::to_owned).into()
            },
        },
        Peer {
            name: "aws s3 sync",
            program: aws,
            settings: "max_concurrent_requests = 16, --delete",
            bucket: "aws",
            arguments: |peer, ground| {
                let (from, to) = (ground.output().to_string_lossy().into_owned(), format!("s3://{}", peer.bucket));
                let said = ["s3", "sync", &from, &to, "--endpoint-url", &ground.endpoint, "--region", REGION];
                let rest = ["--delete", "--only-show-errors", "--exclude", MARKER];
                said.iter().chain(&rest).map(|said| (*said).to_owned()).collect()
            },
        },
        Peer {
            name: "rclone sync",
            program: rclone.clone(),
            settings: "16 transfers and checkers, --fast-list --update --use-server-modtime",
            bucket: "rclone",
            arguments: rclone_arguments,
        },
        Peer {
            name: "rclone, unchecked",
            program: rclone,
            settings: "as above, and --s3-no-head: nobody looks whether files arrived",
            bucket: "unchecked",
            arguments: |peer, ground| {
                let mut arguments = rclone_arguments(peer, ground);
                arguments.push("--s3-no-head".to_owned());
                arguments
            },
        },
    ];
    let is_there = |peer: &Peer| {
        let tried = Command::new(&peer.program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        let found = tried.is_ok_and(|status| status.success());
        if !found {
            println!("{} is left out: {} can't be run.", peer.name, peer.program.display());
        }
        found
    };
    all.into_iter().filter(is_there).collect()
}

fn rclone_arguments(peer: &Peer, ground: &Ground) -> Vec<String> {
    let (from, to) = (ground.output().to_string_lossy().into_owned(), format!(":s3:{}", peer.bucket));
    let parallel = PARALLEL.to_string();
    let place = ["sync", &from, &to, "--s3-provider", "Other", "--s3-env-auth", "--s3-endpoint", &ground.endpoint];
    let store = ["--s3-region", REGION, "--s3-no-check-bucket", "--transfers", &parallel, "--checkers", &parallel];
    let rest = ["--fast-list", "--update", "--use-server-modtime", "--exclude", MARKER, "--log-level", "ERROR"];
    place.iter().chain(&store).chain(&rest).map(|said| (*said).to_owned()).collect()
}

/// A built site and a server.
struct Ground {
    folder: TempDir,
    endpoint: String,
    requests: Requests,
}

impl Ground {
    fn new(size: usize, peers: &[Peer], runtime: &Runtime) -> Ground {
        let memory = Path::new(MEMORY);
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        let server = folder.path().join("server");
        for peer in peers {
            fs::create_dir_all(server.join(peer.bucket)).unwrap();
        }
        let (endpoint, requests) = runtime.block_on(serve_counted(&server));
        let ground = Ground { folder, endpoint, requests };
        let aws = format!("[default]\nregion = {REGION}\ns3 =\n  max_concurrent_requests = {PARALLEL}\n");
        fs::write(ground.folder.path().join("aws"), aws).unwrap();
        fs::create_dir(ground.root()).unwrap();
        let toml = format!(
            "title = \"Plan\"\nlanguages = [\"en\"]\nbase_url = \"{BASE_URL}\"\nhome = \"page-home\"\n\
             [collections.pages]\nfolder = \"pages\"\nsingular = \"page\"\naddress = \"/{{slug}}/\"\n\
             [publish.live]\nkind = \"s3\"\nbucket = \"parvis\"\nregion = \"{REGION}\"\n\
             endpoint = \"{}\"\nparallel = {PARALLEL}\n",
            ground.endpoint
        );
        fs::write(ground.root().join("site.toml"), toml).unwrap();
        ground.build(&site(size), &BTreeMap::new());
        // Older than what is sent, to the second: others go by the time, which stores tell without fractions.
        let earlier = SystemTime::now() - Duration::from_secs(3600);
        for path in site(size).keys() {
            let file = fs::File::options().write(true).open(ground.output().join(path)).unwrap();
            file.set_modified(earlier).unwrap();
        }
        ground
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn output(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Leaves a site as a build does. Files that are as they were keep their time too, which the others go by.
    fn build(&self, site: &BTreeMap<String, String>, before: &BTreeMap<String, String>) {
        let place = Place { site_root: self.root(), content: self.root().join("content"), output: self.output() };
        let stage = begin(&place, Durability::Unsynced).unwrap();
        for (path, text) in site {
            match before.get(path) == Some(text) {
                true => stage.take_over(path).map(|_| ()).unwrap(),
                false => stage.write(path, text.as_bytes()).unwrap(),
            }
        }
        let mark = |path: &String| if path.ends_with(".html") { Mark::Page } else { Mark::Hashed };
        stage.describe(About {
            base_url: BASE_URL.to_owned(),
            drafts: false,
            search: false,
            unrecorded: 0,
            sources: digest(&self.root()),
            marks: site.keys().map(|path| (path.clone(), mark(path))).collect::<Marks>(),
            begun: SystemTime::now(),
        });
        stage.finish().unwrap();
    }

    /// Runs a program to its end. Gives its time and how many requests the server had from it.
    fn run(&self, peer: &Peer) -> Figure {
        let before = self.requests.count();
        let mut command = Command::new(&peer.program);
        command.args((peer.arguments)(peer, self)).env_clear().env("HOME", self.folder.path());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("AWS_ACCESS_KEY_ID", "test").env("AWS_SECRET_ACCESS_KEY", "test");
        command.env("AWS_CONFIG_FILE", self.folder.path().join("aws")).env("AWS_EC2_METADATA_DISABLED", "true");
        // What the server doesn't ask for isn't computed.
        command.env("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required");
        command.env("RCLONE_CONFIG", self.folder.path().join("rclone"));
        let start = Instant::now();
        let ended = command.stdin(Stdio::null()).output().unwrap();
        let time = start.elapsed();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{}: {said}", peer.name);
        Figure { time, requests: self.requests.count() - before }
    }

    /// Whether a bucket has the site, and nothing of an older one.
    fn has(&self, peer: &Peer, site: &BTreeMap<String, String>) {
        let bucket = self.folder.path().join("server").join(peer.bucket);
        for (path, text) in site {
            let there = fs::read_to_string(bucket.join(path)).unwrap_or_default();
            assert!(there == *text, "{}: {path} isn't what it should be", peer.name);
        }
    }
}

#[derive(Clone, Copy)]
struct Figure {
    time: Duration,
    requests: usize,
}

/// Runs all on sites of so many files and prints their figures: the median time of so many runs.
pub fn compare(size: usize, runs: usize, runtime: &Runtime) {
    let peers = peers();
    let mut figures: BTreeMap<(usize, usize), Vec<Figure>> = BTreeMap::new();
    for _ in 0..runs.max(1) {
        let ground = Ground::new(size, &peers, runtime);
        let mut now = site(size);
        for (phase, what) in PHASES.iter().enumerate() {
            if *what == CHANGED {
                let before = now.clone();
                now.insert(PAGE.to_owned(), "changed".to_owned());
                ground.build(&now, &before);
            }
            for (number, peer) in peers.iter().enumerate() {
                figures.entry((phase, number)).or_default().push(ground.run(peer));
                ground.has(peer, &now);
            }
        }
    }
    let median = |phase: usize, number: usize| {
        let mut all = figures.get(&(phase, number)).cloned().unwrap_or_default();
        all.sort_by_key(|figure| figure.time);
        *all.get(all.len() / 2).unwrap()
    };
    let place = if Path::new(MEMORY).is_dir() { "in memory" } else { "on disk" };
    println!("\n{size} files {place}, {runs} runs; seconds, requests, and Parvis's time as a part of the other's");
    println!("{:<20}{:>26}{:>26}{:>26}", "", PHASES[0], PHASES[1], PHASES[2]);
    for (number, peer) in peers.iter().enumerate() {
        let mut line = format!("{:<20}", peer.name);
        for phase in 0..PHASES.len() {
            let (own, its) = (median(phase, 0), median(phase, number));
            let part = own.time.as_secs_f64() / its.time.as_secs_f64();
            let part = if peer.name == PARVIS { String::new() } else { format!("{part:.2}") };
            line.push_str(&format!("{:>10.3} s {:>6} {part:>6}", its.time.as_secs_f64(), its.requests));
        }
        println!("{line}");
    }
    for peer in &peers {
        println!("{}: {}", peer.name, peer.settings);
    }
}
