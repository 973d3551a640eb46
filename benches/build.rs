//! How long Parvis takes to build a site, beside the least that any generator would take for it.
//!
//!     cargo bench --bench build -- [N…] [--runs K] [--folder DIR] [--keep]
//!
//! For each N (100, 1000 and 10000 unless told otherwise) a site of N articles is generated in a folder in memory, then
//! the floor (see `build/floor.rs`) and `parvis build` run in turns, each as a process of its own. The table gives the
//! medians, and the ratios pair by pair. On a busy machine the ratio of the processor times is the steadier one.
//! `scripts/bench-peers` measures other generators too, with the site, the floor and the supervisor of this program.

#[path = "build/floor.rs"]
mod floor;
#[path = "build/measure.rs"]
mod measure;
#[path = "build/site.rs"]
mod site;

use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fmt, fs};

use measure::Cost;

/// The argument that makes this program do the floor's work: the site's folder and the output's follow.
const FLOOR: &str = "--floor";

/// The argument that makes it write the site, and nothing else: a folder and the number of articles follow.
const WRITE: &str = "--write";

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).peekable();
    match arguments.peek().and_then(|first| first.to_str()) {
        Some(measure::SUPERVISE) => return measure::supervise(arguments.skip(1)),
        Some(FLOOR) => {
            let mut folders = arguments.skip(1).map(PathBuf::from);
            let (root, output) = (folders.next().unwrap_or_default(), folders.next().unwrap_or_default());
            return ended(floor::build(&root, &output).map_err(Into::into));
        }
        Some(WRITE) => {
            let folder = arguments.nth(1).unwrap_or_default();
            let size = arguments.next().unwrap_or_default();
            return ended(written(Path::new(&folder), &size.to_string_lossy()));
        }
        _ => {}
    }
    let arguments: Vec<String> = arguments.map(|argument| argument.to_string_lossy().into_owned()).collect();
    ended(Arguments::read(&arguments).map_err(Into::into).and_then(|arguments| compare(&arguments)))
}

fn written(folder: &Path, size: &str) -> Result<(), Box<dyn Error>> {
    Ok(site::write(folder, count(size)?)?)
}

fn ended(result: Result<(), Box<dyn Error>>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

struct Arguments {
    sizes: Vec<usize>,
    /// Five, but three for the largest sites, when not given.
    runs: Option<usize>,
    folder: PathBuf,
    keep: bool,
}

impl Arguments {
    fn read(arguments: &[String]) -> Result<Self, String> {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { memory.to_owned() } else { env::temp_dir() };
        let mut read = Arguments { sizes: Vec::new(), runs: None, folder, keep: false };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                // Cargo says this to every benchmark.
                "--bench" => {}
                "--runs" => read.runs = Some(count(value()?)?),
                "--folder" => read.folder = PathBuf::from(value()?),
                "--keep" => read.keep = true,
                size => read.sizes.push(count(size)?),
            }
        }
        if read.sizes.is_empty() {
            read.sizes = vec![100, 1000, 10_000];
        }
        Ok(read)
    }

    fn runs(&self, size: usize) -> usize {
        self.runs.unwrap_or(if size < 10_000 { 5 } else { 3 })
    }
}

fn count(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|&number| number > 0).ok_or(format!("not a number of pages or runs: {text}"))
}

/// Measures each size and prints the table.
fn compare(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut folder = tempfile::Builder::new().prefix("parvis-bench-").tempdir_in(&arguments.folder)?;
    folder.disable_cleanup(arguments.keep);
    let threads = rayon::current_num_threads();
    println!("In {}, with {threads} threads; medians, ratio with its least and greatest.\n", folder.path().display());
    println!("{}", Row::HEADINGS);
    for &size in &arguments.sizes {
        println!("{}", measured(&folder.path().join(size.to_string()), size, arguments.runs(size))?);
    }
    Ok(())
}

/// Generates a site in `folder` and builds it `runs` times in both ways.
fn measured(folder: &Path, size: usize, runs: usize) -> Result<Row, Box<dyn Error>> {
    let root = folder.join("site");
    site::write(&root, size)?;
    let this = env::current_exe()?;
    let mut floor = Way {
        command: vec![this.into(), FLOOR.into(), root.clone().into(), folder.join("floor").into()],
        output: folder.join("floor"),
        costs: Vec::new(),
    };
    let mut build = Way {
        command: [env!("CARGO_BIN_EXE_parvis"), "build", "--quiet", "--root"].map(Into::into).to_vec(),
        output: folder.join("build"),
        costs: Vec::new(),
    };
    build.command.extend([root.as_os_str(), OsStr::new("--output"), build.output.as_os_str()].map(Into::into));
    // The first of each fills the system's caches and doesn't count. Neither is always the second of a pair.
    for run in 0..=runs {
        let mut pair = [&mut floor, &mut build];
        pair.rotate_left(run % 2);
        for way in pair {
            way.run()?;
        }
    }
    for way in [&mut floor, &mut build] {
        way.costs.remove(0);
    }
    let row =
        Row { size, markdown: Size::of(&root.join("content"), "md")?, floor: floor.result()?, build: build.result()? };
    let pages = size + site::OTHER_PAGES;
    if row.floor.pages.files != pages || row.build.pages.files < pages {
        let (floor, build) = (row.floor.pages.files, row.build.pages.files);
        return Err(format!("{pages} pages were to be made; the floor made {floor}, Parvis {build}").into());
    }
    Ok(row)
}

/// One of the two ways to build a site.
struct Way {
    command: Vec<OsString>,
    output: PathBuf,
    costs: Vec<Cost>,
}

impl Way {
    /// Builds into a folder that isn't there yet.
    fn run(&mut self) -> Result<(), Box<dyn Error>> {
        if self.output.exists() {
            fs::remove_dir_all(&self.output)?;
        }
        self.costs.push(measure::run(&self.command)?);
        Ok(())
    }

    fn result(self) -> Result<Outcome, Box<dyn Error>> {
        Ok(Outcome { pages: Size::of(&self.output, "html")?, all: Size::of(&self.output, "")?, costs: self.costs })
    }
}

struct Outcome {
    costs: Vec<Cost>,
    pages: Size,
    all: Size,
}

/// How many files there are, and how many bytes in them.
#[derive(Default)]
struct Size {
    files: usize,
    bytes: u64,
}

impl Size {
    /// Of the files below a folder whose names end with `extension`; of all when it is empty.
    fn of(folder: &Path, extension: &str) -> Result<Self, Box<dyn Error>> {
        let mut size = Size::default();
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry?;
            if entry.file_type().is_file() && entry.file_name().to_string_lossy().ends_with(extension) {
                size.files += 1;
                size.bytes += entry.metadata()?.len();
            }
        }
        Ok(size)
    }
}

/// A line of the table.
struct Row {
    size: usize,
    markdown: Size,
    floor: Outcome,
    build: Outcome,
}

impl Row {
    const HEADINGS: &str = "\
|     N | Markdown | floor: wall |       cpu |   memory | parvis: wall |       cpu |   memory |  ratio of wall times |   ratio of cpu times |  pages: floor, parvis |    parvis: all files |
| ----: | -------: | ----------: | --------: | -------: | -----------: | --------: | -------: | -------------------: | -------------------: | --------------------: | -------------------: |";

    /// What Parvis takes of something for each unit that the floor takes: the median of the pairs, the least, the greatest.
    fn ratio(&self, of: fn(&Cost) -> f64) -> String {
        let pairs = self.floor.costs.iter().zip(&self.build.costs);
        let ratios = sorted(pairs.map(|(floor, build)| of(build) / of(floor)));
        let (least, greatest) = (ratios.first().unwrap_or(&0.0), ratios.last().unwrap_or(&0.0));
        format!("{:.2} ({least:.2}–{greatest:.2})", median(&ratios))
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| {:5} | {:>8} |", self.size, megabytes(self.markdown.bytes))?;
        for (outcome, width) in [(&self.floor, 8), (&self.build, 9)] {
            let [wall, cpu, peak] =
                [Cost::wall, Cost::cpu, Cost::peak].map(|of| median(&sorted(outcome.costs.iter().map(of))));
            write!(f, " {:width$.1} ms | {:6.0} ms | {:5.1} MB |", wall * 1e3, cpu * 1e3, peak / 1e6)?;
        }
        write!(f, " {:>20} | {:>20} |", self.ratio(Cost::wall), self.ratio(Cost::cpu))?;
        let pages = format!("{}, {}", megabytes(self.floor.pages.bytes), megabytes(self.build.pages.bytes));
        let all = format!("{}, {}", self.build.all.files, megabytes(self.build.all.bytes));
        write!(f, " {pages:>21} | {all:>20} |")
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The median of sorted numbers.
fn median(numbers: &[f64]) -> f64 {
    let middle = numbers.len() / 2;
    match numbers.len() {
        0 => 0.0,
        odd if odd % 2 == 1 => numbers[middle],
        _ => f64::midpoint(numbers[middle - 1], numbers[middle]),
    }
}
