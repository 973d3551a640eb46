//! What the search index costs: a site is built without it, with it for the first time, and again without a change. The
//! last time none must be made.
//!
//!     cargo bench --bench search -- [N…]
//!
//! For sites of N articles, 100, 1000 and 10000 unless told otherwise: time of the wall and of the processors, peak memory, and the size of the
//! index. The articles' words are few, so that each word is on most pages.

#[path = "build/measure.rs"]
mod measure;
#[path = "build/site.rs"]
mod site;

use std::error::Error;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use measure::Cost;

const SETTINGS: &str = r#"
[search]
title = "Rechercher"
address = "/recherche/"
[search.kinds]
articles = "Article"
sections = "Section"
pages = "Page"
[search.filters.section]
label = "Section"
from = ["section"]
"#;

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).peekable();
    if arguments.peek().and_then(|first| first.to_str()) == Some(measure::SUPERVISE) {
        return measure::supervise(arguments.skip(1));
    }
    let sizes: Vec<usize> = arguments.filter_map(|argument| argument.to_str()?.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1000, 10_000] } else { sizes };
    println!("{:>8}  {:>26}  {:>26}  {:>26}  {:>9}", "pages", "without", "made", "kept", "index");
    for size in sizes {
        if let Err(error) = compare(size) {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn compare(pages: usize) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::Builder::new().prefix("parvis-bench-").tempdir()?;
    let (root, output) = (folder.path().join("site"), folder.path().join("output"));
    site::write(&root, pages)?;
    // The first build would draw all share cards, and be compared with others that have them.
    let settings = root.join("site.toml");
    fs::write(&settings, format!("share_cards = false\n{}{SETTINGS}", fs::read_to_string(&settings)?))?;
    let without = build(&root, &output, true)?;
    let made = build(&root, &output, false)?;
    let kept = build(&root, &output, false)?;
    let size = size_of(&output.join("pagefind"))? as f64 / 1e6;
    println!(
        "{:>8}  {}  {}  {}  {size:>6.1} MB",
        pages + site::OTHER_PAGES,
        shown(&without),
        shown(&made),
        shown(&kept)
    );
    Ok(())
}

fn shown(cost: &Cost) -> String {
    format!("{:>6.2} s {:>6.2} s {:>5.0} MB", cost.wall(), cost.cpu(), cost.peak() / 1e6)
}

fn build(root: &Path, output: &Path, without: bool) -> Result<Cost, String> {
    let mut command: Vec<OsString> = vec![env!("CARGO_BIN_EXE_parvis").into(), "build".into(), "--root".into()];
    command.extend([root.into(), "--output".into(), output.into()]);
    command.extend(without.then(|| "--no-search".into()));
    measure::run(command)
}

/// All files below a folder, in bytes.
fn size_of(folder: &Path) -> io::Result<u64> {
    let mut size = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        size += if about.is_dir() { size_of(&entry.path())? } else { about.len() };
    }
    Ok(size)
}
