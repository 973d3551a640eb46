//! `parvis new`: a small site to begin with.

use std::fs;
use std::io;
use std::path::Path;

use super::arguments::Messages;
use super::outcome::{Done, Outcome};
use crate::diagnostic::files::unwritable;
use crate::diagnostic::words::Tongue;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::starter;

/// Writes the small site into a folder that isn't there yet, or is empty. Its default language is that of messages.
pub fn new(folder: &Path, messages: &Messages) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let default = match messages.tongue() {
        Tongue::French => "fr",
        Tongue::English => "en",
    };
    let shown = folder.display().to_string();
    let done = match write(folder, default) {
        Ok(true) => Some(Done::Created { folder: folder.to_owned() }),
        Ok(false) => {
            diagnostics.push(Diagnostic::new(Code::FolderNotEmpty).with("folder", shown));
            None
        }
        Err(error) => {
            diagnostics.push(unwritable(&shown, &error));
            None
        }
    };
    Outcome { diagnostics, done, strict: false, root: folder.to_owned() }
}

/// False when there is something in the folder already.
fn write(folder: &Path, default: &str) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Ok(false);
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    for (path, bytes) in starter::files(default) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(true)
}
