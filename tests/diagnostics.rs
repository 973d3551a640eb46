//! The manual of diagnostics, `docs/diagnostics.md`: it has every code, each example in it is built, and what Parvis
//! says of it stands there word by word. With `UPDATE_DOCS=1` what is said is written into the manual instead.

mod support;

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use parvis::diagnostic::{Code, Severity};
use parvis::files::Folder;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use support::{Text, plan};

/// The part of the manual about one code.
#[derive(Default)]
struct Section {
    code: String,
    title: String,
    /// The heading above it.
    group: String,
    severity: String,
    /// The last word in backticks: above a block of a file, its name, for those who don't see the fence.
    named: String,
    steps: Vec<Step>,
    /// What is said of the example, with where it stands.
    said: Vec<(Range<usize>, String)>,
    /// The test that stands in for an example: its file and its name.
    shown_by: Option<(String, String)>,
}

/// A block of an example: what is done to the plan.
enum Step {
    /// A file is added or takes the place of another.
    Put(String, Vec<u8>),
    /// Lines of a file are changed.
    Change(String, String),
    /// Commands are run in the plan's folder.
    Run(String),
}

fn manual() -> (PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let text = fs::read_to_string(&path).expect("the manual");
    (path, text)
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut group = String::new();
    let mut heading: Option<(HeadingLevel, String)> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::Text(words) if heading.is_some() => heading.iter_mut().for_each(|(_, text)| text.push_str(&words)),
            Event::End(TagEnd::Heading(_)) => match heading.take() {
                Some((HeadingLevel::H2, words)) => group = words,
                Some((HeadingLevel::H3, words)) => {
                    let (code, title) = words.split_once(' ').unwrap_or((&words, ""));
                    let (code, title, group) = (code.to_owned(), title.to_owned(), group.clone());
                    sections.push(Section { code, title, group, ..Section::default() });
                }
                _ => {}
            },
            _ => {
                if let Some(section) = sections.last_mut() {
                    section.add(event, range, text);
                }
            }
        }
    }
    sections
}

impl Section {
    fn add(&mut self, event: Event<'_>, range: Range<usize>, text: &str) {
        match event {
            Event::Code(word) if self.severity.is_empty() => self.severity = word.to_string(),
            Event::Code(word) => self.named = word.to_string(),
            Event::Html(html) => {
                let inside = html.trim().strip_prefix("<!-- shown by: ").and_then(|rest| rest.strip_suffix(" -->"));
                self.shown_by = inside.and_then(|rest| rest.split_once(' ')).map(|(f, n)| (f.to_owned(), n.to_owned()));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let inner = inside(text, range);
                let content = text[inner.clone()].to_owned();
                let step = match info.split_once(' ') {
                    None if &*info == "text" => return self.said.push((inner, content)),
                    None if &*info == "console" => Step::Run(content),
                    Some(("diff", path)) => Step::Change(path.to_owned(), content),
                    Some(("bytes", path)) => Step::Put(path.to_owned(), unescaped(&content)),
                    Some((_, path)) => Step::Put(path.to_owned(), content.into_bytes()),
                    None => panic!("{}: a block “{info}” names no file", self.code),
                };
                if let Step::Put(path, _) | Step::Change(path, _) = &step {
                    assert_eq!(self.named, *path, "{}: the file's name stands above the block", self.code);
                }
                self.steps.push(step);
            }
            _ => {}
        }
    }

    /// What Parvis says of the example; none where it can't be tried.
    fn say(&self) -> Option<String> {
        let commands: Vec<&str> = self.steps.iter().filter_map(Step::command).collect();
        let mut site = plan();
        for step in &self.steps {
            site = match step {
                Step::Put(path, bytes) => site.with(path, bytes),
                Step::Change(path, diff) => changed(site, path, diff),
                Step::Run(_) => site,
            };
        }
        match commands[..] {
            [] => Some(site.build().said),
            [command] => run(&site, command),
            _ => panic!("{}: more than one block of commands", self.code),
        }
    }
}

impl Step {
    fn command(&self) -> Option<&str> {
        match self {
            Step::Run(command) => Some(command),
            _ => None,
        }
    }
}

/// What is between the fences of a block.
fn inside(text: &str, block: Range<usize>) -> Range<usize> {
    let source = text[block.clone()].trim_end();
    let first = source.find('\n').map_or(source.len(), |at| at + 1);
    let last = source.rfind('\n').map_or(source.len(), |at| at + 1);
    block.start + first..block.start + last.max(first)
}

/// Bytes from a text in which `\xE9` stands for one that is no letter.
fn unescaped(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits after \\x"));
        bytes.extend(&part.as_bytes()[2..]);
    }
    bytes
}

/// Changes a file as a diff says. A line `@@` stands between changes far from each other; one that has only new lines
/// adds them at the end.
fn changed(site: Text, path: &str, diff: &str) -> Text {
    let bytes = site.folder.read(path, u64::MAX).unwrap_or_else(|_| panic!("{path} is there"));
    let mut text = String::from_utf8(bytes).expect("text");
    for hunk in diff.split("@@\n") {
        let lines = |kept: char| -> String {
            let kept = hunk.lines().filter(|line| line.starts_with([' ', kept]) || line.is_empty());
            kept.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect()
        };
        let (old, new) = (lines('-'), lines('+'));
        match (old.is_empty(), text.matches(&old).count()) {
            (true, _) => text.push_str(&new),
            (false, 1) => text = text.replace(&old, &new),
            (false, count) => panic!("{path} has these lines {count} times:\n{old}"),
        }
    }
    site.with(path, text)
}

/// Runs commands in a folder that holds the site.
#[cfg(target_os = "linux")]
fn run(site: &Text, commands: &str) -> Option<String> {
    let home = tempfile::TempDir::new().expect("a folder");
    let home_path = home.path().canonicalize().expect("a path");
    for entry in site.folder.list("").entries {
        let path = home_path.join("plan").join(&*entry.path);
        fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        fs::write(path, site.folder.read(&entry.path, u64::MAX).expect("file")).expect("write");
    }
    let program = Path::new(env!("CARGO_BIN_EXE_parvis")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = std::process::Command::new("sh");
    // What belongs to the machine must not show.
    shell.args(["-c", commands]).current_dir(home_path.join("plan")).env("PATH", path).env("LC_ALL", "C");
    let output = shell.env("HOME", &home_path).env_remove("CI").output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    Some(said.replace(&home_path.display().to_string(), "/home/me"))
}

/// The commands are those of Linux.
#[cfg(not(target_os = "linux"))]
fn run(_: &Text, _: &str) -> Option<String> {
    None
}

/// Spaces at the ends of lines and empty lines at the end don't show.
fn shown(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

#[test]
fn every_code_has_one_section_in_the_order_of_numbers_with_its_severity() {
    let (_, text) = manual();
    let sections = sections(&text);
    let numbers: Vec<&str> = Code::ALL.iter().map(|code| code.number()).collect();
    let found: Vec<&str> = sections.iter().map(|section| section.code.as_str()).collect();
    assert_eq!(found, numbers);
    for (section, code) in sections.iter().zip(Code::ALL) {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        assert_eq!(section.severity, severity, "{}", section.code);
        assert!(!section.title.is_empty(), "{} has no title", section.code);
        assert!(section.group.starts_with(&format!("{}xx ", &section.code[..4])), "{}", section.code);
    }
}

#[test]
fn each_example_says_what_stands_below_it() {
    let (path, mut text) = manual();
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut wrong = Vec::new();
    // From the end, so that the places of those before stay right.
    for section in sections(&text).into_iter().rev() {
        let code = &section.code;
        if section.shown_by.is_some() {
            assert!(section.steps.is_empty() && section.said.is_empty(), "{code} has an example and a test");
            continue;
        }
        let [(range, written)] = &section.said[..] else { panic!("{code} doesn't have one block of text") };
        assert!(!section.steps.is_empty(), "{code} has no example");
        let Some(said) = section.say().map(|said| shown(&said)) else { continue };
        if !said.contains(&format!("[{code}]: ")) {
            wrong.push(format!("{code} isn't said, but this:\n{said}"));
        }
        if update {
            text.replace_range(range.clone(), &said);
        } else if shown(written) != said {
            wrong.push(format!("{code} is said in other words:\n{said}"));
        }
    }
    if update {
        fs::write(path, text).expect("write");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn where_there_is_no_example_a_test_shows_the_code() {
    let (_, text) = manual();
    for section in sections(&text) {
        let Some((file, name)) = section.shown_by else { continue };
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
        let test = fs::read_to_string(path).unwrap_or_else(|_| panic!("{file} is there"));
        assert!(test.contains(&format!("fn {name}()")), "{file} has no {name}");
        assert!(test.contains(&section.code), "{file} doesn't mention {}", section.code);
    }
}

#[test]
fn the_files_at_the_top_are_those_of_the_plan() {
    let (_, text) = manual();
    let before = text.split("\n## PV").next().unwrap_or_default();
    let mut shown = Vec::new();
    for (event, range) in Parser::new(before).into_offset_iter() {
        let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else { continue };
        let (_, path) = info.split_once(' ').expect("a file's name");
        let file = plan().folder.read(path, u64::MAX).expect("a file of the plan");
        assert_eq!(&before[inside(before, range)], String::from_utf8(file).expect("text"));
        shown.push(path.rsplit('/').next().unwrap_or_default().to_owned());
    }
    assert_eq!(shown, ["site.toml", "rain.csv", "datapackage.json"]);
}
