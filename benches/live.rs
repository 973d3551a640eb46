//! What an edit costs in a site that is kept in memory: the first update, a body, a title, the settings; and how long it takes to find
//! which outputs can have changed, beside comemo with the same reads.
//!
//!     cargo bench --bench live -- [N…] [--runs K]
//!     cargo bench --bench live -- --site DIR FILE     a copy of a real site, and a page in it that may be changed
//!     cargo bench --bench live -- --saves K DIR FILE ADDRESS     the same, saved K times while the page at ADDRESS is open
//!
//! For each N (1,000 and 10,000 unless told otherwise) a site of N articles is generated in a folder in memory. Times are medians, in
//! milliseconds, from the moment that the changed file's name is known until the outputs are there; watching adds the time that is
//! waited for more changes.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement")]

#[path = "live/saves.rs"]
mod saves;
#[allow(dead_code, reason = "the generator serves other benchmarks too")]
#[path = "build/site.rs"]
mod site;

use std::collections::HashSet;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Instant;

use comemo::{Track, Tracked};
use parvis::Settings;
use parvis::live::{Changed, Live};
use parvis::reads::Reads;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [option, root, file] = &arguments[..]
        && option == "--site"
    {
        return real(Path::new(root), file);
    }
    if let [option, count, root, file, address] = &arguments[..]
        && option == "--saves"
    {
        return saves::measure(Path::new(root), file, address, count.parse().unwrap());
    }
    let runs_at = arguments.iter().position(|argument| argument == "--runs");
    let runs = runs_at.map_or(9, |at| arguments[at + 1].parse().unwrap());
    let sizes =
        arguments.iter().enumerate().filter(|(at, _)| runs_at.is_none_or(|runs| *at != runs && *at != runs + 1));
    let sizes: Vec<usize> = sizes.map(|(_, size)| size.parse().unwrap()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    println!("| pages | what | ms | outputs rendered |\n| ---: | --- | ---: | ---: |");
    for size in sizes {
        measure(size, runs);
    }
}

fn measure(size: usize, runs: usize) {
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let folder = tempfile::Builder::new().prefix("parvis-bench-").tempdir_in(parent).unwrap();
    site::write(folder.path(), size).unwrap();
    let mut live = Live::open(folder.path(), Settings::default()).unwrap();
    let start = Instant::now();
    let update = live.update(&Changed::Unknown);
    println!("| {size} | all, the first time | {:.1} | {} |", start.elapsed().as_secs_f64() * 1e3, update.rendered);
    let article = article(folder.path());
    let (file, text) = (article.strip_prefix(folder.path()).unwrap(), fs::read_to_string(&article).unwrap());
    let file: std::sync::Arc<str> = file.to_string_lossy().as_ref().into();
    let changed = Changed::Files([file].into());
    let mut edit = |what: &str, edited: &dyn Fn(usize) -> String| {
        let (mut first, mut all) = (Vec::new(), Vec::new());
        let (mut shown, mut rendered) = (0, 0);
        for run in 0..runs {
            fs::write(&article, edited(run)).unwrap();
            let start = Instant::now();
            shown = live.update_shown(&changed, &HashSet::new()).rendered;
            first.push(start.elapsed().as_secs_f64() * 1e3);
            rendered = shown;
            while let Some(late) = live.late(32) {
                rendered += live.settle(late).rendered;
            }
            all.push(start.elapsed().as_secs_f64() * 1e3);
        }
        println!("| {size} | {what}: the page itself | {:.1} | {shown} |", median(first));
        println!("| {size} | {what}: all | {:.1} | {rendered} |", median(all));
    };
    edit("a word in a text", &|run| format!("{text}\nEncore {run} mots.\n"));
    edit("a title", &|run| text.replacen("title = \"", &format!("title = \"{run} "), 1));
    edit("a link", &|run| format!("{text}\n[](page:section-{})\n", run % 20 + 1));
    let start = Instant::now();
    live.update(&Changed::Unknown);
    println!("| {size} | a look at every file | {:.1} | 0 |", start.elapsed().as_secs_f64() * 1e3);
    beside_comemo(&live, size, runs);
}

/// A word more in a page of a site, and then a title.
fn real(root: &Path, file: &str) {
    let mut live = Live::open(root, Settings::default()).unwrap();
    let text = fs::read_to_string(root.join(file)).unwrap();
    let mut update = |what: &str, changed: &Changed| {
        let start = Instant::now();
        let mut rendered = live.update_shown(changed, &HashSet::new()).rendered;
        println!("| {what}: the page itself | {:.1} ms | {rendered} |", start.elapsed().as_secs_f64() * 1e3);
        while let Some(late) = live.late(32) {
            rendered += live.settle(late).rendered;
        }
        println!("| {what}: all | {:.1} ms | {rendered} |", start.elapsed().as_secs_f64() * 1e3);
    };
    update("all, the first time", &Changed::Unknown);
    let changed = Changed::Files([file.into()].into());
    for run in 0..3 {
        fs::write(root.join(file), format!("{text}\nEncore {run} mots.\n")).unwrap();
        update("a word in a text", &changed);
    }
    fs::write(root.join(file), text.replacen("title = \"", "title = \"Tout ", 1)).unwrap();
    update("a title", &changed);
    fs::write(root.join(file), &text).unwrap();
    update("as it was", &changed);
}

fn article(root: &Path) -> PathBuf {
    let mut files: Vec<PathBuf> =
        fs::read_dir(root.join("content/articles")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.swap_remove(files.len() / 2)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The state of what outputs read, as comemo would track it: a number for each file and each page.
struct Tracking {
    changed: Option<std::sync::Arc<str>>,
    other_page: Option<usize>,
}

#[comemo::track]
impl Tracking {
    fn file(&self, path: &str) -> u64 {
        u64::from(self.changed.as_deref() == Some(path))
    }

    fn page(&self, entry: usize) -> u64 {
        u64::from(self.other_page == Some(entry))
    }
}

/// The reads of an output, told apart by its number.
struct Output<'a> {
    number: usize,
    reads: &'a Reads,
}

impl Hash for Output<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

#[comemo::memoize]
fn render(tracking: Tracked<'_, Tracking>, output: &Output<'_>) -> u64 {
    let files = output.reads.files.iter().map(|file| tracking.file(file));
    let pages = output.reads.pages.iter().map(|page| tracking.page(page.0));
    files.chain(pages).fold(0, u64::wrapping_add)
}

/// Which outputs an edit concerns: all are asked, by comemo and by Parvis, after one file has changed.
fn beside_comemo(live: &Live, size: usize, runs: usize) {
    // Outputs of a site of another size have the same numbers.
    comemo::evict(0);
    let outputs: Vec<Output<'_>> = live.reads().enumerate().map(|(number, reads)| Output { number, reads }).collect();
    let reads: usize = outputs.iter().map(|output| output.reads.files.len() + output.reads.pages.len()).sum();
    let all = |changed: Option<&str>| {
        let tracking = Tracking { changed: changed.map(Into::into), other_page: None };
        outputs.iter().map(|output| render(tracking.track(), output)).sum::<u64>()
    };
    let start = Instant::now();
    all(None);
    println!("| {size} | comemo: {reads} reads noted | {:.1} | |", start.elapsed().as_secs_f64() * 1e3);
    let file = |run: usize| outputs[run].reads.files.iter().next().map(|file| file.to_string()).unwrap_or_default();
    let timed = |ask: &dyn Fn(usize)| {
        let times = (0..runs).map(|run| {
            let start = Instant::now();
            ask(run);
            start.elapsed().as_secs_f64() * 1e3
        });
        median(times.collect())
    };
    let theirs = timed(&|run| assert!(all(Some(&file(run))) > 0 || file(run).is_empty()));
    println!("| {size} | comemo: which outputs an edit concerns | {theirs:.2} | |");
    let ours = timed(&|run| {
        let file: std::sync::Arc<str> = file(run).as_str().into();
        assert!(file.is_empty() || outputs.iter().any(|output| output.reads.files.contains(&file)));
        let concerned = outputs.iter().filter(|output| output.reads.files.contains(&file)).count();
        std::hint::black_box(concerned);
    });
    println!("| {size} | Parvis: which outputs an edit concerns | {ours:.2} | |");
}
