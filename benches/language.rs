//! What the checks of language cost: a site with readability, typography and a glossary whose words link themselves, beside
//! the same site without them.
//!
//!     cargo bench --bench language -- [--pages N] [--runs K] [--keep]
//!
//! Unless told otherwise 10,000 pages. Both are built in turns, each as a process of its own; the table gives the medians
//! and the ratio pair by pair.

#[path = "build/measure.rs"]
mod measure;
#[path = "build/site.rs"]
mod site;

use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use measure::Cost;

/// Terms of the glossary, each of two words. A generated page has about six of them.
const TERMS: usize = 60;

/// The body and the words explained below it, in the template of an article.
const PAGE: &str = r#"{{ page.body }}{% if page.words %}<dl>
{% for word in page.words %}<dt id="{{ word.id }}"><a href="{{ href(id=word.page) }}">{{ word.title }}</a></dt><dd>{{ word.definition }}</dd>
{% endfor %}</dl>
{% for word in page.words %}{% if word.popover %}<div id="{{ word.popover }}" popover>{{ word.definition }}</div>
{% endif %}{% endfor %}{% endif %}"#;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    if arguments.first().is_some_and(|first| first == measure::SUPERVISE) {
        return measure::supervise(arguments.into_iter().skip(1).peekable());
    }
    match compare(&arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect::<Vec<_>>()) {
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
    let (pages, runs) = (option("--pages", 10_000)?, option("--runs", 3)?);
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { env::temp_dir() };
    let mut folder = tempfile::Builder::new().prefix("parvis-bench-").tempdir_in(folder)?;
    folder.disable_cleanup(arguments.iter().any(|argument| argument == "--keep"));
    let roots = [false, true].map(|checked| folder.path().join(if checked { "with" } else { "without" }));
    for (root, checked) in roots.iter().zip([false, true]) {
        site::write(root, pages)?;
        language(root, checked)?;
    }
    let mut costs: [Vec<Cost>; 2] = [Vec::new(), Vec::new()];
    // The first of each fills the system's caches and doesn't count.
    for run in 0..=runs {
        for way in [run % 2, (run + 1) % 2] {
            let cost = build(&roots[way], &folder.path().join("output"))?;
            if run > 0 {
                costs[way].push(cost);
            }
        }
    }
    println!("In {}.", folder.path().display());
    report(pages, &costs);
    Ok(())
}

/// Adds a glossary to a site, and asks for all checks of language or for none.
fn language(root: &Path, checked: bool) -> Result<(), Box<dyn Error>> {
    let mut settings = fs::read_to_string(root.join("site.toml"))?;
    if checked {
        settings = settings.replace(
            "[collections.articles]",
            "[collections.articles]\nlink_terms = true\nreadability = { tier = \"technical\" }",
        );
    }
    settings.insert_str(0, &format!("typography = {checked}\n"));
    settings.push_str(
        "\n[collections.terms]\nsingular = \"term\"\ntemplate = \"section.html\"\naddress.fr = \"/mots/{slug}/\"\nglossary = true\nfields.forms = { type = \"list\", of = \"text\" }\n",
    );
    fs::write(root.join("site.toml"), settings)?;
    let template = root.join("themes/bench/templates/article.html");
    fs::write(&template, fs::read_to_string(&template)?.replace("{{ page.body }}", PAGE))?;
    shorter_paragraphs(&root.join("content/articles"))?;
    fs::create_dir_all(root.join("content/terms"))?;
    for (number, words) in site::WORDS.windows(2).take(TERMS).enumerate() {
        let word = words.join(" ");
        let text = format!(
            "+++\nslug = \"mot-{number}\"\ntitle = \"Mot {number}\"\nsummary = \"Un mot.\"\nforms = [\"{word}\"]\n+++\nUn mot.\n"
        );
        fs::write(root.join(format!("content/terms/mot-{number}.fr.md")), text)?;
    }
    Ok(())
}

/// Random words make paragraphs that no editor would let stand, and reporting on each would be most of what is measured.
fn shorter_paragraphs(folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        fs::write(&path, fs::read_to_string(&path)?.replace(". L’**", ".\n\nL’**"))?;
    }
    Ok(())
}

fn build(root: &Path, output: &PathBuf) -> Result<Cost, Box<dyn Error>> {
    if output.exists() {
        fs::remove_dir_all(output)?;
    }
    let mut command: Vec<OsString> =
        [env!("CARGO_BIN_EXE_parvis"), "build", "--quiet", "--root"].map(Into::into).to_vec();
    command.extend([root.as_os_str().to_owned(), "--output".into(), output.as_os_str().to_owned()]);
    Ok(measure::run(&command)?)
}

fn report(pages: usize, costs: &[Vec<Cost>; 2]) {
    let pages = pages + site::OTHER_PAGES;
    println!("{pages} pages, with {} threads; medians.\n", rayon::current_num_threads());
    println!(
        "|                  |     wall |      cpu |   memory |\n| ---------------- | -------: | -------: | -------: |"
    );
    for (name, costs) in ["without language", "with language"].iter().zip(costs) {
        let [wall, cpu, peak] = [Cost::wall, Cost::cpu, Cost::peak].map(|of| median(costs.iter().map(of)));
        println!("| {name:16} | {wall:6.2} s | {cpu:6.2} s | {:5.0} MB |", peak / 1e6);
    }
    let ratio =
        |of: fn(&Cost) -> f64| median(costs[0].iter().zip(&costs[1]).map(|(without, with)| of(with) / of(without)));
    println!("\nRatio of wall times {:.2}, of cpu times {:.2}.", ratio(Cost::wall), ratio(Cost::cpu));
}

fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}
