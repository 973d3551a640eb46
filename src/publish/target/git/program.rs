//! The `git` command: how it is called, and what its refusals mean.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::super::super::store::{Asked, Failure, StoreError};
use super::super::secrets::clean;

/// Variables that would lead git to another repository.
const ELSEWHERE: [&str; 5] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"];

/// git, with a folder to run in.
pub fn start(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null());
    // Asked at a terminal, it would wait in CI for ever.
    command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    for name in ELSEWHERE {
        command.env_remove(name);
    }
    command
}

/// Runs git to its end.
pub fn git(folder: &Path, asked: Asked, arguments: &[&str]) -> Result<Output, StoreError> {
    let output = start(folder, arguments).output().map_err(|error| failed(asked, &error))?;
    if output.status.success() { Ok(output) } else { Err(refused(asked, &text(&output.stderr))) }
}

/// What git said.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Something was asked before the run was begun.
pub fn unbegun(asked: Asked, key: &str) -> StoreError {
    StoreError::Failed { asked, key: key.to_owned(), failure: Failure::Other, reason: "the run isn't begun".to_owned() }
}

/// git couldn't be run.
pub fn failed(asked: Asked, error: &std::io::Error) -> StoreError {
    StoreError::Failed { asked, key: "git".to_owned(), failure: Failure::Other, reason: error.to_string() }
}

/// git said no.
pub fn refused(asked: Asked, said: &str) -> StoreError {
    const DENIED: [&str; 5] =
        ["Authentication failed", "Permission denied", "could not read Username", "403", "protected branch"];
    const UNREACHABLE: [&str; 4] =
        ["Could not resolve", "Failed to connect", "Connection refused", "Connection timed out"];
    const NO_SUCH: [&str; 4] =
        ["not found", "does not appear to be a git repository", "No such remote", "not a git repository"];
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let failure = match () {
        () if has(&UNREACHABLE) => Failure::Unreachable,
        () if has(&DENIED) => Failure::Denied,
        () if has(&NO_SUCH) => Failure::NoSuchPlace,
        () => Failure::Other,
    };
    StoreError::Failed { asked, key: String::new(), failure, reason: clean(said) }
}
