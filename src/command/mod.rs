//! What the command line asks for: one file a command.

mod arguments;
mod build;
mod data;
mod edition;
mod interrupt;
mod new;
mod outcome;
mod permalinks;
mod progress;
mod publish;
#[cfg(feature = "publish")]
mod published;
mod report;
mod serve;
#[cfg(feature = "serve")]
mod serving;
mod translate;
mod watched;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use crate::Settings;
use crate::config::base_url::BaseUrl;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::Folder;
use crate::files::disk::Disk;
use arguments::{Arguments, Command, Data, Edition, Permalinks, Site, Translate};
pub use build::explain;
pub use interrupt::hold as hold_signals;
use outcome::Outcome;

/// Runs what the arguments of the program ask for and gives its exit status.
pub fn run() -> ExitCode {
    let arguments = Arc::new(Arguments::parse());
    // Before the thread of the command begins: it holds back the signals that this one does.
    match &arguments.command {
        Command::Build { site, .. } => interrupt::watch(&site.messages),
        _ => interrupt::release(),
    }
    if let Err(value) = source_date() {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::new(Code::SourceDateEpoch).with("value", value));
        return Outcome { diagnostics, done: None, strict: false, root: ".".into() }.show(arguments.messages());
    }
    watched::run(&arguments).show(arguments.messages())
}

/// What the arguments ask for.
fn outcome_of(arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::Build { site, no_search } => build::build(site, !no_search),
        Command::Check { site, strict } => build::check(site, *strict),
        Command::Report(site) => report::report(site),
        Command::Data(Data::Add { file, key, site }) => data::add(file, key, site),
        Command::Data(Data::Fill(site)) => data::fill(site),
        Command::Translate(Translate::Status(site)) => translate::status(site),
        Command::Translate(Translate::Mark { id, language, site, .. }) => {
            translate::mark(id.as_deref(), language.as_deref(), site)
        }
        Command::Serve(wishes) => serve::serve(wishes),
        Command::Publish { target, dry_run, allow_deletes, break_lock, verify, site } => {
            let wishes = publish::Wishes {
                target: target.as_deref(),
                dry_run: *dry_run,
                allow_deletes: *allow_deletes,
                break_lock: *break_lock,
                verify: *verify,
            };
            publish::publish(site, wishes)
        }
        Command::Permalinks(Permalinks::Update(site)) => permalinks::update(site),
        Command::Permalinks(Permalinks::Move { old, new, site }) => permalinks::move_to(old, new, site),
        Command::Permalinks(Permalinks::Retire { what, reason, to, site }) => {
            permalinks::retire(what, reason, to.as_deref(), site)
        }
        Command::Edition(Edition::Cut { name, site }) => edition::cut(name, site),
        Command::New { dir, messages } => new::new(dir, messages),
    }
}

/// The exit status of a fault of Parvis itself, which [`run`] doesn't come back from.
pub fn fault(message: &str) -> ExitCode {
    outcome::fault(message)
}

/// The site's folder and the settings that arguments give; none when that can't be.
fn open(site: &Site, diagnostics: &mut Diagnostics) -> Option<(Arc<dyn Folder>, Settings)> {
    let base_url = match &site.base_url {
        Some(text) => match BaseUrl::parse(text) {
            Some(base) => Some(base),
            None => {
                diagnostics.push(Diagnostic::new(Code::InvalidBaseUrlArgument).with("value", text.as_str()));
                return None;
            }
        },
        None => None,
    };
    let folder = open_folder(&site.root, diagnostics)?;
    Some((folder, Settings { base_url, drafts: site.drafts, clock: site.clock.clone() }))
}

fn open_folder(root: &Path, diagnostics: &mut Diagnostics) -> Option<Arc<dyn Folder>> {
    match Disk::open(root) {
        Ok(disk) => Some(Arc::new(disk)),
        Err(error) => {
            let place = crate::diagnostic::Place::file(&root.to_string_lossy().as_ref().into());
            diagnostics.push(Diagnostic::new(Code::FileUnreadable).at(place).with("reason", error.to_string()));
            None
        }
    }
}

/// The day, as `2026-11-23`: that of `SOURCE_DATE_EPOCH` (reproducible-builds.org), else today in UTC.
fn today() -> String {
    let given = source_date().ok().flatten();
    let seconds = given.unwrap_or_else(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(0, |time| time.as_secs())
    });
    day_of(seconds)
}

/// The moment that `SOURCE_DATE_EPOCH` gives, in seconds since 1970, if it is set.
///
/// # Errors
/// What it says, if that isn't a moment before the year 10000: a build that went on with today's date would not be the one that
/// was asked for.
fn source_date() -> Result<Option<u64>, String> {
    /// Of the year 9999.
    const LAST_SECOND: u64 = 253_402_300_799;
    let Some(text) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let text = text.to_string_lossy().into_owned();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<u64>() {
        Ok(seconds) if digits && seconds <= LAST_SECOND => Ok(Some(seconds)),
        _ => Err(text),
    }
}

/// The day of a moment in seconds since 1970. From days to a date: Howard Hinnant, "chrono-compatible low-level date
/// algorithms", `civil_from_days`.
fn day_of(seconds: u64) -> String {
    let days = seconds / 86_400 + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::day_of;

    #[test]
    fn seconds_become_days() {
        assert_eq!(day_of(0), "1970-01-01");
        assert_eq!(day_of(951_782_400), "2000-02-29");
        assert_eq!(day_of(1_795_392_000), "2026-11-23");
    }
}
