//! What a command came to: shown, and turned into an exit status.

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use fluent_bundle::FluentValue;

use super::arguments::{Format, Messages};
use super::edition::Summary;
#[cfg(feature = "publish")]
use super::published;
use crate::coverage::Coverage;
use crate::diagnostic::report::Report;
use crate::diagnostic::words::{Speaker, Tongue};
use crate::diagnostic::{Area, Code, Diagnostic, Diagnostics, Severity, json, sarif, text};
use crate::files::Folder;
use crate::files::disk::Disk;
use crate::files::text::decode_lossy;
use crate::report::translations::Translations;
use crate::theme;
use crate::write::Count;

/// The result of a command.
pub struct Outcome {
    pub diagnostics: Diagnostics,
    /// None when nothing came of it.
    pub done: Option<Done>,
    pub strict: bool,
    /// The site's folder, for excerpts.
    pub root: PathBuf,
}

/// What a command did.
pub enum Done {
    Built {
        totals: Totals,
        output: PathBuf,
        time: Duration,
    },
    Checked {
        totals: Totals,
        time: Duration,
    },
    /// What the pages have and lack, and the folder of the report.
    Reported(Coverage, PathBuf),
    Translations(Translations),
    Marked {
        pages: usize,
    },
    Added {
        folder: String,
    },
    Filled {
        values: usize,
        files: usize,
    },
    Created {
        folder: PathBuf,
    },
    #[cfg(feature = "publish")]
    Published {
        target: String,
        summary: crate::publish::Summary,
    },
    /// What publishing would do.
    #[cfg(feature = "publish")]
    Previewed {
        target: String,
        preview: crate::publish::Preview,
    },
    /// Lines of the ledger that were added or changed.
    Recorded {
        lines: Vec<String>,
    },
    /// An edition was cut.
    Cut(Summary),
    /// The site was served until somebody ended it.
    #[cfg(feature = "serve")]
    Served,
}

/// What was made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Totals {
    pub pages: usize,
    pub languages: usize,
    pub files: usize,
    pub bytes: u64,
    pub pictures: Count,
    pub photos: Count,
    pub printed: Count,
    pub indexes: Count,
}

const DONE: u8 = 0;
const SITE_HAS_ERRORS: u8 = 1;
const MACHINE: u8 = 3;
const FAULT: u8 = 4;
/// The largest file of which an excerpt is shown.
const EXCERPT_FILE_LIMIT: u64 = 16 << 20;

impl Outcome {
    /// Says what was found and made.
    pub fn show(self, messages: &Messages) -> ExitCode {
        let mut status = self.status();
        let speaker = Speaker::new(messages.tongue());
        let report = Report::new(self.diagnostics, &|file| text_of(&self.root, file));
        let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
        let written = match (messages.format, &self.done) {
            (Format::Json, Some(Done::Reported(coverage, _))) => writeln!(out, "{}", coverage.json()),
            (Format::Json, Some(Done::Translations(translations))) => writeln!(out, "{}", translations.json()),
            #[cfg(feature = "publish")]
            (Format::Json, Some(done @ (Done::Published { .. } | Done::Previewed { .. }))) => {
                writeln!(out, "{}", published::json(done, &json::render(&report, &speaker)))
            }
            (Format::Json, _) => writeln!(out, "{}", json::render(&report, &speaker)),
            (Format::Sarif, _) => writeln!(out, "{}", sarif::render(&report, &speaker)),
            (Format::Text, done) => {
                let colour = err.is_terminal() && std::env::var_os("NO_COLOR").is_none();
                let _ = write!(err, "{}", text::render(&report, &speaker, colour));
                let written = match done {
                    Some(Done::Reported(coverage, _)) => write!(out, "{}", coverage.text(&speaker)),
                    Some(Done::Translations(translations)) => write!(out, "{}", translations.text(&speaker)),
                    #[cfg(feature = "publish")]
                    Some(Done::Previewed { target, preview }) => {
                        write!(out, "{}", published::preview(target, preview, &speaker))
                    }
                    Some(Done::Recorded { lines }) if !messages.quiet => {
                        lines.iter().try_for_each(|line| writeln!(out, "{line}"))
                    }
                    Some(Done::Cut(cut)) => write!(out, "{}", cut.text(&speaker)),
                    _ => Ok(()),
                };
                if let Some(line) = summary(&report, done.as_ref(), messages, &speaker) {
                    let _ = writeln!(err, "{line}");
                }
                written
            }
        };
        if let Err(error) = written.and_then(|()| out.flush())
            // A reader that has gone away (`parvis check | head`) is no fault: it had what it wanted.
            && error.kind() != ErrorKind::BrokenPipe
        {
            let mut diagnostics = Diagnostics::new();
            diagnostics.push(Diagnostic::new(Code::ReportUnwritten).with("reason", error.to_string()));
            let report = Report::new(diagnostics, &|_| None);
            let _ = write!(err, "{}", text::render(&report, &speaker, false));
            status = if status == DONE { MACHINE } else { status };
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

/// The text of a file of the site or of a built-in theme, for excerpts.
pub fn text_of(root: &Path, file: &str) -> Option<String> {
    let bytes = Disk::open(root).ok().and_then(|disk| disk.read(file, EXCERPT_FILE_LIMIT).ok());
    let bytes = bytes.or_else(|| theme::embedded_folder().read(file, EXCERPT_FILE_LIMIT).ok());
    bytes.map(|bytes| decode_lossy(&bytes))
}

/// The last line; none when there is nothing to say.
fn summary(report: &Report, done: Option<&Done>, messages: &Messages, speaker: &Speaker) -> Option<String> {
    let Some(done) = done else {
        let counts = [("errors", report.errors.into()), ("warnings", report.warnings.into())];
        return Some(speaker.word("summary-failed", &counts));
    };
    if messages.quiet {
        return None;
    }
    let mut line = match done {
        Done::Built { totals, time, .. } => speaker.word("summary-done", &numbers(totals, *time)),
        Done::Checked { totals, time } => speaker.word("summary-checked", &numbers(totals, *time)),
        Done::Created { folder } => {
            return Some(speaker.word("summary-created", &[("folder", folder.display().to_string().into())]));
        }
        Done::Added { folder } => {
            return Some(speaker.word("summary-added", &[("folder", folder.as_str().into())]));
        }
        Done::Filled { values, files } => {
            let counts = [("values", (*values).into()), ("files", (*files).into())];
            speaker.word("summary-filled", &counts)
        }
        Done::Reported(_, folder) => {
            return Some(speaker.word("summary-reported", &[("folder", folder.display().to_string().into())]));
        }
        Done::Marked { pages } => {
            return Some(speaker.word("summary-marked", &[("pages", (*pages).into())]));
        }
        Done::Recorded { lines } => {
            return Some(speaker.word("summary-recorded", &[("lines", lines.len().into())]));
        }
        Done::Translations(_) => return None,
        #[cfg(feature = "serve")]
        Done::Served => return None,
        #[cfg(feature = "publish")]
        Done::Previewed { .. } => return None,
        #[cfg(feature = "publish")]
        Done::Published { target, summary } => published::line(target, summary, speaker),
        Done::Cut(cut) => speaker.word("summary-cut", &counts_of(cut)),
    };
    if report.errors > 0 {
        line.push(' ');
        line.push_str(&speaker.word("summary-errors", &[("errors", report.errors.into())]));
    }
    if report.warnings > 0 {
        line.push(' ');
        line.push_str(&speaker.word("summary-warnings", &[("warnings", report.warnings.into())]));
    }
    if let Done::Built { output, totals, .. } = done
        && messages.verbose
    {
        let counts = [("drawn", totals.pictures.drawn.into()), ("kept", totals.pictures.found.into())];
        line.push_str(&format!("\n{}", speaker.word("summary-pictures", &counts)));
        if totals.photos != Count::default() {
            let counts = [("made", totals.photos.drawn.into()), ("kept", totals.photos.found.into())];
            line.push_str(&format!("\n{}", speaker.word("summary-photos", &counts)));
        }
        if totals.printed != Count::default() {
            let counts = [("made", totals.printed.drawn.into()), ("kept", totals.printed.found.into())];
            line.push_str(&format!("\n{}", speaker.word("summary-printed", &counts)));
        }
        if totals.indexes != Count::default() {
            let counts = [("made", totals.indexes.drawn.into()), ("kept", totals.indexes.found.into())];
            line.push_str(&format!("\n{}", speaker.word("summary-indexes", &counts)));
        }
        line.push_str(&format!("\n{}", output.display()));
    }
    Some(line)
}

fn numbers(totals: &Totals, time: Duration) -> [(&'static str, FluentValue<'static>); 5] {
    [
        ("pages", totals.pages.into()),
        ("languages", totals.languages.into()),
        ("files", totals.files.into()),
        ("size", size(totals.bytes).into()),
        ("time", format!("{:.2} s", time.as_secs_f64()).into()),
    ]
}

fn counts_of(cut: &Summary) -> [(&'static str, FluentValue<'static>); 5] {
    let (files, bytes) = cut.stored;
    [
        ("name", cut.name.clone().into()),
        ("datasets", cut.datasets.into()),
        ("values", cut.values.into()),
        ("files", files.into()),
        ("size", size(bytes).into()),
    ]
}

pub(super) fn size(bytes: u64) -> String {
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
