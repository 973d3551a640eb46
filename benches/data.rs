//! What data cost: a site whose pages are full of numbers, beside the same site without them; and a very large table,
//! beside merely reading it.
//!
//!     cargo bench --bench data -- [--pages N] [--rows N] [--runs K]
//!
//! Unless told otherwise 1000 pages with a chart, a table and five numbers each, and a table of 1,000,000 rows. Both of a
//! pair run in turns, each as a process of its own; the table gives the medians.

#[path = "build/measure.rs"]
mod measure;

use std::error::Error;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use measure::Cost;

/// The argument that makes this program read a table cell by cell and do nothing else: the file follows.
const FLOOR: &str = "--floor";
/// How many packages of data the pages take their numbers from, each with a chart.
const PACKAGES: usize = 50;

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).peekable();
    let result = match arguments.peek().and_then(|first| first.to_str()) {
        Some(measure::SUPERVISE) => return measure::supervise(arguments.skip(1)),
        Some(FLOOR) => floor(&arguments.nth(1).map(PathBuf::from).unwrap_or_default()),
        _ => compare(&arguments.map(|argument| argument.to_string_lossy().into_owned()).collect::<Vec<_>>()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn compare(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let option = |name: &str, default: usize| -> Result<usize, Box<dyn Error>> {
        let at = arguments.iter().position(|argument| argument == name);
        Ok(at.and_then(|at| arguments.get(at + 1)).map(|text| text.parse()).transpose()?.unwrap_or(default))
    };
    let (pages, rows, runs) = (option("--pages", 1000)?, option("--rows", 1_000_000)?, option("--runs", 5)?);
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { env::temp_dir() };
    let folder = tempfile::Builder::new().prefix("parvis-bench-").tempdir_in(folder)?;
    println!("With {} threads; medians.\n", rayon::current_num_threads());
    pages_with_data(folder.path(), pages, runs)?;
    large_table(folder.path(), rows, runs)
}

/// A site whose pages have a chart, a table and five numbers, and its twin with words in their places.
fn pages_with_data(folder: &Path, pages: usize, runs: usize) -> Result<(), Box<dyn Error>> {
    let ways = [("without data", false), ("with data", true)].map(|(name, data)| {
        let root = folder.join(if data { "data" } else { "plain" });
        (name, data, root)
    });
    for (_, data, root) in &ways {
        site(root, pages, *data)?;
    }
    let command = |root: &Path| -> Vec<OsString> {
        let output = root.join("public");
        let text = |path: &Path| path.as_os_str().to_owned();
        [parvis(), "build".into(), "--quiet".into(), "--root".into(), text(root), "--output".into(), text(&output)]
            .into()
    };
    let costs = in_turns(&ways.each_ref().map(|(.., root)| command(root)), runs)?;
    println!("| {pages} pages | wall | cpu | memory | pages per second |\n| --- | ---: | ---: | ---: | ---: |");
    for ((name, ..), costs) in ways.iter().zip(&costs) {
        let [wall, cpu, peak] = medians(costs);
        let rate = pages as f64 / wall;
        println!("| {name} | {:.0} ms | {:.0} ms | {:.0} MB | {rate:.0} |", wall * 1e3, cpu * 1e3, peak / 1e6);
    }
    println!("\nRatio of processor times: {:.2}\n", medians(&costs[1])[1] / medians(&costs[0])[1]);
    Ok(())
}

/// A table that is checked and queried, beside the same table read cell by cell.
fn large_table(folder: &Path, rows: usize, runs: usize) -> Result<(), Box<dyn Error>> {
    let root = folder.join("large");
    site(&root, 1, false)?;
    package(&root, "large", rows)?;
    fs::write(
        root.join("content/pages/large.en.md"),
        "+++\nslug = \"large\"\ntitle = \"Large\"\n+++\n[](value:large?year=2024&region=r1&column=persons&agg=sum) people.\n",
    )?;
    let file = root.join("content/datasets/large/large.csv");
    let bytes = fs::metadata(&file)?.len() as f64;
    let floor: Vec<OsString> = vec![env::current_exe()?.into(), FLOOR.into(), file.into()];
    // It reads and checks everything, and renders nothing.
    let report: Vec<OsString> = vec![parvis(), "translate".into(), "status".into(), "--root".into(), root.into()];
    let costs = in_turns(&[floor, report], runs)?;
    println!("| {rows} rows, {:.0} MB | wall | cpu | memory | MB per second of processor |", bytes / 1e6);
    println!("| --- | ---: | ---: | ---: | ---: |");
    for (name, costs) in ["read cell by cell", "checked and queried"].into_iter().zip(&costs) {
        let [wall, cpu, peak] = medians(costs);
        let rate = bytes / 1e6 / cpu;
        println!("| {name} | {:.0} ms | {:.0} ms | {:.0} MB | {rate:.0} |", wall * 1e3, cpu * 1e3, peak / 1e6);
    }
    println!("\nMemory: {:.2} times the file.", medians(&costs[1])[2] / bytes);
    Ok(())
}

fn parvis() -> OsString {
    env!("CARGO_BIN_EXE_parvis").into()
}

/// Runs commands in turns; the first round fills the system's caches and doesn't count.
fn in_turns<const N: usize>(commands: &[Vec<OsString>; N], runs: usize) -> Result<[Vec<Cost>; N], Box<dyn Error>> {
    let mut costs: [Vec<Cost>; N] = std::array::from_fn(|_| Vec::new());
    for run in 0..=runs {
        for (command, costs) in commands.iter().zip(&mut costs) {
            let cost = measure::run(command.iter())?;
            if run > 0 {
                costs.push(cost);
            }
        }
    }
    Ok(costs)
}

/// Wall time and processor time in seconds, memory in bytes.
fn medians(costs: &[Cost]) -> [f64; 3] {
    [Cost::wall, Cost::cpu, Cost::peak].map(|of| {
        let mut numbers: Vec<f64> = costs.iter().map(of).collect();
        numbers.sort_by(f64::total_cmp);
        numbers.get(numbers.len() / 2).copied().unwrap_or_default()
    })
}

/// The least that anybody must do who reads a table: find its cells.
fn floor(file: &Path) -> Result<(), Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(file)?;
    let mut record = csv::ByteRecord::new();
    let mut cells = 0;
    while reader.read_byte_record(&mut record)? {
        cells += record.len();
    }
    if cells == 0 { Err("an empty table".into()) } else { Ok(()) }
}

const SETTINGS: &str = r#"title = "Data"
base_url = "https://data.example/"
languages = ["en"]
theme = "parvis"
home = "page-home"

[collections.pages]
folder = "pages"
singular = "page"
address = "/{slug}/"

[collections.datasets]
folder = "datasets"
singular = "dataset"
data = true
template = "dataset.html"
address = "/data/{slug}/"

[collections.datasets.fields]
columns = { type = "list", of = "table", fields = { name = "text", label = "text", unit = "text" } }
"#;

fn site(root: &Path, pages: usize, data: bool) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(root.join("content/pages"))?;
    fs::create_dir_all(root.join("content/datasets"))?;
    fs::write(root.join("site.toml"), SETTINGS)?;
    fs::write(root.join("content/pages/home.en.md"), "+++\nslug = \"home\"\ntitle = \"Home\"\n+++\nWords.\n")?;
    for number in (0..PACKAGES).filter(|_| data) {
        package(root, &format!("d{number}"), 200)?;
    }
    for number in 1..=pages {
        fs::write(root.join(format!("content/pages/p{number}.en.md")), page(number, data))?;
    }
    Ok(())
}

/// A page of five paragraphs; with data, each has a number, and a chart and a table follow.
fn page(number: usize, data: bool) -> String {
    let mut text = format!("+++\nslug = \"p{number}\"\ntitle = \"Page {number}\"\n+++\n");
    let key = format!("d{}", number % PACKAGES);
    for paragraph in 0..5 {
        let year = 2000 + (number + paragraph) % 25;
        let value = if data {
            format!("[](value:{key}?year={year}&region=r{paragraph}&column=persons)")
        } else {
            "Many".to_owned()
        };
        let words = "people of this place have moved to another one, and others have come back to it since. ".repeat(4);
        let _ = write!(text, "\n{value} {words}\n");
    }
    if data {
        let _ = write!(text, "\n```chart\nref = \"{key}/lines\"\n```\n\n```table\nid = \"t\"\ndataset = \"{key}\"\n");
        let _ = write!(text, "filter = {{ region = \"r1\" }}\nlimit = 8\ncaption = \"Eight years\"\n```\n");
    }
    text
}

/// A package of rows by year and region, with a chart of four regions.
fn package(root: &Path, key: &str, rows: usize) -> Result<(), Box<dyn Error>> {
    let folder = root.join("content/datasets").join(key);
    fs::create_dir_all(folder.join("charts"))?;
    let mut table = BufWriter::new(fs::File::create(folder.join(format!("{key}.csv")))?);
    writeln!(table, "number,year,region,persons,share,remark")?;
    for row in 0..rows {
        let (year, region) = (2000 + row / 8 % 25, row % 8);
        let persons = row.wrapping_mul(2_654_435_761) % 9_000_000;
        writeln!(table, "{row},{year},r{region},{persons},{}.{},as published at first", row % 100, row % 10)?;
    }
    table.flush()?;
    fs::write(folder.join("datapackage.json"), descriptor(key))?;
    fs::write(folder.join("index.en.md"), format!("+++\nslug = \"{key}\"\ntitle = \"Data {key}\"\n+++\nWords.\n"))?;
    if rows <= 200 {
        let chart = "type = \"line\"\nx = \"year\"\ny = \"persons\"\nseries = \"region\"\n\
                     filter = { region = [\"r0\", \"r1\", \"r2\", \"r3\"] }\n[en]\ntitle = \"Four regions\"\nsubtitle = \"People\"\n";
        fs::write(folder.join("charts/lines.toml"), chart)?;
    }
    Ok(())
}

fn descriptor(key: &str) -> String {
    format!(
        r#"{{"name":"{key}","title":"Data","licenses":[{{"name":"CC0-1.0"}}],"sources":[{{"title":"A source"}}],
"resources":[{{"name":"{key}","path":"{key}.csv","schema":{{"fields":[
{{"name":"number","type":"integer","unit":"rows","constraints":{{"unique":true}}}},{{"name":"year","type":"year"}},
{{"name":"region","type":"string","constraints":{{"pattern":"r[0-9]"}}}},
{{"name":"persons","type":"integer","unit":"persons","constraints":{{"minimum":0}}}},
{{"name":"share","type":"number","unit":"percent"}},{{"name":"remark","type":"string"}}],"primaryKey":["number"]}}}}]}}"#
    )
}
