//! What went wrong, as diagnostics.

use std::path::Path;

use super::clock::Clock;
use super::error::PublishError;
use super::local::Unfit;
use super::manifest::Unreadable;
use super::plan::Refusal;
use super::store::{Asked, Failure, StoreError};
use super::summary::Note;
use crate::command::explain as explain_write;
use crate::diagnostic::{Argument, Code, Diagnostic};

/// How many files are named in a refusal.
const EXAMPLES: usize = 5;
const MINUTE: u64 = 60;

/// A folder that isn't fit to be published. `output` is how messages call it.
pub fn unfit(fault: &Unfit, output: &Path) -> Diagnostic {
    let folder = output.display().to_string();
    let not_built = |why: &str| Diagnostic::new(Code::PublishNotBuilt).with("folder", folder.as_str()).with("why", why);
    let otherwise = |why: &str, built: &str, wanted: &str| {
        let fault = Diagnostic::new(Code::PublishBuiltOtherwise).with("folder", folder.as_str()).with("why", why);
        fault.with("built", built).with("wanted", wanted)
    };
    match fault {
        Unfit::NotBuilt => not_built("no-list"),
        Unfit::OldList => not_built("old-list"),
        Unfit::Empty => not_built("empty"),
        Unfit::BaseUrl { built, wanted } => otherwise("base-url", built, wanted),
        Unfit::Drafts => otherwise("drafts", "", ""),
        Unfit::NoSearch => otherwise("search", "", ""),
        Unfit::Unrecorded(count) => otherwise("unrecorded", &count.to_string(), ""),
        Unfit::Sources(newer) => {
            let fault = Diagnostic::new(Code::PublishSourcesNewer).with("count", newer.len());
            fault.with("files", newer.clone())
        }
        Unfit::Damaged(path) => Diagnostic::new(Code::PublishOutputDamaged).with("path", path.as_str()),
        Unfit::List(error) => explain_write(error),
        Unfit::Io { path, error } => unreadable(path, error),
    }
}

/// Why a run to `target` failed.
pub fn failed(error: &PublishError, target: &str, clock: &Clock) -> Diagnostic {
    let of = |code| Diagnostic::new(code).with("target", target);
    match error {
        PublishError::Store(error) => store(error, target),
        PublishError::Refused(Refusal::Foreign(keys)) => {
            let examples: Vec<String> = keys.iter().take(EXAMPLES).cloned().collect();
            of(Code::PublishForeign).with("count", keys.len()).with("files", examples)
        }
        PublishError::Refused(Refusal::Deletes { count, total, limit }) => {
            of(Code::PublishDeletes).with("count", *count).with("total", *total).with("limit", *limit)
        }
        PublishError::Manifest(Unreadable::Newer) => of(Code::PublishManifest).with("why", "newer").with("reason", ""),
        PublishError::Manifest(Unreadable::Damaged(reason)) => {
            of(Code::PublishManifest).with("why", "damaged").with("reason", reason.as_str())
        }
        PublishError::OtherSite { address } => of(Code::PublishOtherSite).with("address", address.as_str()),
        PublishError::Locked { who, since } => {
            let minutes = since.map_or(0, |since| clock.now().saturating_sub(since) / MINUTE);
            let who = who.as_deref().unwrap_or("none");
            of(Code::PublishLocked).with("who", who).with("minutes", minutes)
        }
        PublishError::Overtaken => of(Code::PublishOvertaken),
        PublishError::Unverified { key } => operation(target, "verify", key, ""),
    }
}

/// What a run that succeeded met.
pub fn noted(note: &Note, target: &str, clock: &Clock) -> Diagnostic {
    match note {
        Note::Unconditional => Diagnostic::new(Code::PublishUnconditional).with("target", target),
        Note::TookLock { who, since } => {
            let minutes = clock.now().saturating_sub(*since) / MINUTE;
            let note = Diagnostic::new(Code::PublishLockTaken).with("target", target);
            note.with("who", who.as_str()).with("minutes", minutes)
        }
    }
}

fn store(error: &StoreError, target: &str) -> Diagnostic {
    match error {
        StoreError::Failed { asked, key, failure, reason } => {
            let code = match failure {
                Failure::Unreachable => Code::PublishUnreachable,
                Failure::Denied => Code::PublishDenied,
                Failure::NoSuchPlace => Code::PublishNoSuchPlace,
                Failure::Other => return operation(target, name(*asked), key, reason),
            };
            Diagnostic::new(code).with("target", target).with("reason", reason.as_str())
        }
        StoreError::Folder(error) => explain_write(error),
        StoreError::Local { path, error } => unreadable(path, error),
        StoreError::Changed { path } => {
            Diagnostic::new(Code::PublishOutputDamaged).with("path", path.display().to_string())
        }
        // Both are looked into by those who ask.
        StoreError::Condition | StoreError::Taken { .. } => {
            Diagnostic::new(Code::PublishOvertaken).with("target", target)
        }
    }
}

fn operation(target: &str, asked: &str, key: &str, reason: &str) -> Diagnostic {
    let said = |text: &str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
    let fault = Diagnostic::new(Code::PublishFailed).with("target", target).with("operation", asked);
    fault.with("path", said(key)).with("reason", said(reason))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let place = crate::diagnostic::Place::file(&path.to_string_lossy().as_ref().into());
    Diagnostic::new(Code::FileUnreadable).at(place).with("reason", Argument::Text(error.to_string()))
}

/// What messages and programs call an operation.
fn name(asked: Asked) -> &'static str {
    match asked {
        Asked::Begin => "begin",
        Asked::List => "list",
        Asked::Read => "read",
        Asked::Write => "write",
        Asked::Delete => "delete",
        Asked::Commit => "commit",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(error: &PublishError) -> &'static str {
        failed(error, "s3://plan", &Clock { fixed: Some(600), name: None }).code.number()
    }

    #[test]
    fn each_failure_of_a_store_has_its_code() {
        let of = |failure| {
            let (asked, key, reason) = (Asked::Write, "index.html".to_owned(), "no".to_owned());
            code(&PublishError::Store(StoreError::Failed { asked, key, failure, reason }))
        };
        assert_eq!(of(Failure::Unreachable), "PV1754");
        assert_eq!(of(Failure::Denied), "PV1755");
        assert_eq!(of(Failure::NoSuchPlace), "PV1756");
        assert_eq!(of(Failure::Other), "PV1757");
        assert_eq!(code(&PublishError::Unverified { key: "a.css".to_owned() }), "PV1757");
    }

    #[test]
    fn each_refusal_has_its_code() {
        let who = Some("web-1 (7)".to_owned());
        assert_eq!(code(&PublishError::Locked { who, since: Some(0) }), "PV1748");
        assert_eq!(code(&PublishError::Refused(Refusal::Foreign(vec!["a".to_owned()]))), "PV1751");
        assert_eq!(code(&PublishError::OtherSite { address: "https://example.com/".to_owned() }), "PV1752");
        assert_eq!(code(&PublishError::Refused(Refusal::Deletes { count: 30, total: 90, limit: 20 })), "PV1753");
        assert_eq!(code(&PublishError::Manifest(Unreadable::Newer)), "PV1758");
        assert_eq!(code(&PublishError::Overtaken), "PV1759");
        let clock = Clock { fixed: Some(600), name: None };
        let taken = Note::TookLock { who: "one".to_owned(), since: 0 };
        assert_eq!(noted(&taken, "s3://plan", &clock).code.number(), "PV1749");
        assert_eq!(noted(&Note::Unconditional, "s3://plan", &clock).code.number(), "PV1750");
    }

    #[test]
    fn each_unfit_output_has_its_code() {
        let code = |fault: &Unfit| unfit(fault, Path::new("public")).code.number();
        for fault in [Unfit::NotBuilt, Unfit::OldList, Unfit::Empty] {
            assert_eq!(code(&fault), "PV1744");
        }
        let address = || "https://example.org/".to_owned();
        let elsewhere = Unfit::BaseUrl { built: address(), wanted: address() };
        for fault in [Unfit::Drafts, Unfit::NoSearch, Unfit::Unrecorded(1), elsewhere] {
            assert_eq!(code(&fault), "PV1745");
        }
        assert_eq!(code(&Unfit::Sources(vec!["site.toml".to_owned()])), "PV1746");
        assert_eq!(code(&Unfit::Damaged("index.html".to_owned())), "PV1747");
    }
}
