//! What share cards cost: a site is built for the first time, and again without a change. The second time must draw none.
//!
//!     cargo bench --bench cards -- [--pages N]
//!
//! Unless told otherwise 1,000 pages.

#[path = "build/site.rs"]
mod site;

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use std::{env, fs};

/// A card with the page's title.
const CARD: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="DejaVu Sans">
<rect width="1200" height="630" fill="#fdfcf9"/>
{% set title = fit(text=page.title, width=1040, height=340, largest=76, smallest=34, bold=true) %}
{% for line in title.lines %}<text x="80" y="{{ 128 + title.leading * loop.index }}" font-size="{{ title.size }}" font-weight="bold">{{ line }}</text>
{% endfor %}</svg>
"##;

fn main() -> ExitCode {
    match compare() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn compare() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let at = arguments.iter().position(|argument| argument == "--pages");
    let pages = at.and_then(|at| arguments.get(at + 1)).map(|text| text.parse()).transpose()?.unwrap_or(1_000);
    let folder = tempfile::Builder::new().prefix("parvis-bench-").tempdir()?;
    let (root, output) = (folder.path().join("site"), folder.path().join("output"));
    site::write(&root, pages)?;
    let (_, without) = build(&root, &output)?;
    fs::write(root.join("themes/bench/templates/card.svg"), CARD)?;
    let settings = fs::read_to_string(root.join("site.toml"))?;
    fs::write(root.join("site.toml"), settings.replace("share_cards = false", "share_cards = true"))?;
    let (said, first) = build(&root, &output)?;
    println!("{said}");
    let (said, second) = build(&root, &output)?;
    println!("{said}");
    println!(
        "{} pages. Without cards {without:.2?}, with all to be drawn {first:.2?}, with all kept {second:.2?}.",
        pages + site::OTHER_PAGES
    );
    match said.contains(" 0 drawn") {
        true => Ok(()),
        false => Err("Nothing was changed, and cards were drawn.".into()),
    }
}

/// Builds, and gives what is said of pictures and how long it took.
fn build(root: &Path, output: &Path) -> Result<(String, Duration), Box<dyn Error>> {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    let done = command
        .args(["build", "--verbose", "--lang", "en", "--root"])
        .arg(root)
        .arg("--output")
        .arg(output)
        .output()?;
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    if !done.status.success() {
        return Err(said.into());
    }
    let pictures = said.lines().find(|line| line.starts_with("Pictures:")).unwrap_or_default();
    Ok((pictures.to_owned(), start.elapsed()))
}
