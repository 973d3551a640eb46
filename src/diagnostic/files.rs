//! What is said of files that can't be read.

use std::sync::Arc;

use super::{Code, Diagnostic, Place};
use crate::files::ReadError;
use crate::files::text::TextError;

/// The diagnostic of a file that can't be read.
pub fn unreadable(file: &Arc<str>, error: ReadError) -> Diagnostic {
    match error {
        ReadError::Missing => Diagnostic::new(Code::ChangedWhileBuilding),
        ReadError::Outside => Diagnostic::new(Code::LinkNotFollowed),
        ReadError::NotRegular => Diagnostic::new(Code::NotRegularFile),
        ReadError::TooLarge { size, limit } => {
            Diagnostic::new(Code::FileTooLarge).with("size", size).with("limit", limit)
        }
        ReadError::Io(error) => Diagnostic::new(Code::FileUnreadable).with("reason", error.to_string()),
    }
    .at(Place::file(file))
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
