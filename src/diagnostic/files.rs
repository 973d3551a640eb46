//! What is said of files that can't be read, or mustn't be published.

use std::sync::Arc;

use super::{Code, Diagnostic, Place};
use crate::files::text::TextError;
use crate::files::{Entry, EntryKind, ListProblem, ReadError, name, secret};

/// The diagnostic of a file that can't be read.
pub fn unreadable(file: &Arc<str>, error: ReadError) -> Diagnostic {
    unreadable_within(file, error, "")
}

/// The diagnostic of a file or folder that can't be written.
pub fn unwritable(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::OutputFailed).with("path", path).with("reason", error.to_string())
}

/// The diagnostic of a file that can't be read, where a key of the site's limits says how large it may be.
pub fn unreadable_within(file: &Arc<str>, error: ReadError, key: &str) -> Diagnostic {
    match error {
        ReadError::Missing => Diagnostic::new(Code::ChangedWhileBuilding),
        ReadError::Outside => Diagnostic::new(Code::LinkNotFollowed),
        ReadError::NotRegular => Diagnostic::new(Code::NotRegularFile),
        ReadError::HardLink => Diagnostic::new(Code::HardLink),
        ReadError::TooLarge { size, limit } => {
            Diagnostic::new(Code::FileTooLarge).with("size", size).with("limit", limit).with("key", key)
        }
        ReadError::Io(error) => Diagnostic::new(Code::FileUnreadable).with("reason", error.to_string()),
    }
    .at(Place::file(file))
}

/// The diagnostic of what a listing lacks.
pub fn unlisted(problem: ListProblem) -> Diagnostic {
    Diagnostic::new(Code::FileUnreadable).at(Place::file(&problem.path)).with("reason", problem.reason)
}

/// The diagnostic of what stands in the place of a file and is none; nothing for a file.
pub fn irregular(entry: &Entry) -> Option<Diagnostic> {
    let code = match entry.kind {
        EntryKind::File => return None,
        EntryKind::Link => Code::LinkNotFollowed,
        EntryKind::Special => Code::NotRegularFile,
    };
    Some(Diagnostic::new(code).at(Place::file(&entry.path)))
}

/// The diagnostic of bytes that aren't a text.
pub fn undecodable(file: &Arc<str>, error: TextError) -> Diagnostic {
    match error {
        TextError::NotUtf8 { at, byte, guess } => Diagnostic::new(Code::NotUtf8)
            .at(Place::at(file, at..at + 1))
            .with("byte", format!("0x{byte:02X}"))
            .with("guess", guess),
        TextError::Utf16 => Diagnostic::new(Code::Utf16).at(Place::file(file)),
        TextError::Nul { at } => Diagnostic::new(Code::NulByte).at(Place::at(file, at..at + 1)),
    }
}

/// The diagnostic of a file whose name alone forbids that it is published, if it does.
pub fn unpublishable(file: &Arc<str>) -> Option<Diagnostic> {
    let diagnostic = if name::is_secret(file) {
        Diagnostic::new(Code::SecretFile).with("name", name::secret_part(file))
    } else {
        Diagnostic::new(Code::HiddenFile).with("name", name::hidden_part(file)?)
    };
    Some(diagnostic.at(Place::file(file)))
}

/// The diagnostic of a file with a key or a password in it. Its place is told by the number of the line, not shown: reports are
/// read by many.
pub fn secret_inside(file: &Arc<str>, bytes: &[u8]) -> Option<Diagnostic> {
    let secret = secret::find(bytes)?;
    Some(
        Diagnostic::new(Code::SecretInside).at(Place::file(file)).with("secret", secret.what).with("line", secret.line),
    )
}
