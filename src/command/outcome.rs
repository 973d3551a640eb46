//! What a command came to: shown, and turned into an exit status.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use super::arguments::{Arguments, Format, Site};
use crate::diagnostic::report::Report;
use crate::diagnostic::words::{Speaker, Tongue};
use crate::diagnostic::{Area, Code, Diagnostics, Severity, json, text};
use crate::files::Folder;
use crate::files::disk::Disk;
use crate::files::text::decode_lossy;
use crate::theme;

/// The result of a command.
pub struct Outcome {
    pub diagnostics: Diagnostics,
    /// None when nothing was made.
    pub totals: Option<Totals>,
    /// Whether the command writes at all.
    pub written: bool,
    pub strict: bool,
    pub time: Duration,
    pub root: PathBuf,
}

/// What was made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Totals {
    pub pages: usize,
    pub languages: usize,
    pub files: usize,
    pub bytes: u64,
}

const DONE: u8 = 0;
const SITE_HAS_ERRORS: u8 = 1;
const MACHINE: u8 = 3;
const FAULT: u8 = 4;
/// The largest file of which an excerpt is shown.
const EXCERPT_FILE_LIMIT: u64 = 16 << 20;

impl Outcome {
    /// Says what was found and made.
    pub fn show(self, arguments: &Arguments) -> ExitCode {
        let site = arguments.site();
        let status = self.status();
        let speaker = Speaker::new(site.tongue());
        let disk = Disk::open(&self.root).ok();
        let text_of = |file: &str| {
            let bytes = disk.as_ref().and_then(|disk| disk.read(file, EXCERPT_FILE_LIMIT).ok());
            let bytes = bytes.or_else(|| theme::embedded_folder().read(file, EXCERPT_FILE_LIMIT).ok());
            bytes.map(|bytes| decode_lossy(&bytes))
        };
        let report = Report::new(self.diagnostics, &text_of);
        // A reader that has gone away (`parvis check | head`) is no fault: writing is all there is left to do.
        match site.format {
            Format::Json => {
                let _ = writeln!(std::io::stdout(), "{}", json::render(&report, &speaker));
            }
            Format::Text => {
                let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
                let _ = write!(std::io::stderr(), "{}", text::render(&report, &speaker, colour));
                if let Some(line) = summary(&report, self.totals, self.written, self.time, site, &speaker) {
                    let _ = writeln!(std::io::stderr(), "{line}");
                }
            }
        }
        ExitCode::from(status)
    }

    fn status(&self) -> u8 {
        let mut errors = self.diagnostics.iter().filter(|d| d.severity() == Severity::Error).peekable();
        if errors.peek().is_none() {
            return if self.strict && !self.diagnostics.is_empty() { SITE_HAS_ERRORS } else { DONE };
        }
        let mut status = SITE_HAS_ERRORS;
        for error in errors {
            if error.code == Code::Fault {
                return FAULT;
            }
            if error.code.area() == Area::Machine {
                status = MACHINE;
            }
        }
        status
    }
}

fn summary(
    report: &Report,
    totals: Option<Totals>,
    written: bool,
    time: Duration,
    site: &Site,
    speaker: &Speaker,
) -> Option<String> {
    let Some(totals) = totals else {
        let counts = [("errors", report.errors.into()), ("warnings", report.warnings.into())];
        return Some(speaker.word("summary-failed", &counts));
    };
    if site.quiet {
        return None;
    }
    let arguments = [
        ("pages", totals.pages.into()),
        ("languages", totals.languages.into()),
        ("files", totals.files.into()),
        ("size", size(totals.bytes).into()),
        ("time", format!("{:.2} s", time.as_secs_f64()).into()),
    ];
    let mut line = speaker.word(if written { "summary-done" } else { "summary-checked" }, &arguments);
    if report.warnings > 0 {
        line.push(' ');
        line.push_str(&speaker.word("summary-warnings", &[("warnings", report.warnings.into())]));
    }
    if site.verbose {
        line.push_str(&format!("\n{}", site.output().display()));
    }
    Some(line)
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// Says that Parvis itself failed.
pub fn fault(message: &str) -> ExitCode {
    let speaker = Speaker::new(Tongue::of_locale(&sys_locale::get_locale().unwrap_or_default()));
    let _ = writeln!(std::io::stderr(), "{message}\n{}", speaker.word("fault", &[]));
    ExitCode::from(FAULT)
}
