//! Pictures of the content, as they are published.

use std::sync::Arc;

use super::engine::Engine;
use super::page;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::image;
use crate::image::make::Job;
use crate::plan::pictures::Picture;

/// What stands at the address of a picture's file.
pub fn own(engine: &Engine, file: &Arc<str>, picture: &Picture, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    let bytes = read(engine, file, picture, diagnostics)?;
    match picture.own {
        Some(_) => made(engine, &bytes, picture, 0, diagnostics),
        // It was walked before, and has the same bytes.
        None => image::walk(file, &bytes).ok().map(|walk| walk.clean()),
    }
}

/// A copy of a picture in another size.
pub fn copy(engine: &Engine, file: &Arc<str>, copy: usize, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    let picture = engine.model().plan.picture_of(file)?;
    let bytes = read(engine, file, picture, diagnostics)?;
    made(engine, &bytes, picture, copy + usize::from(picture.own.is_some()), diagnostics)
}

/// The file of a picture; it must be what was looked at.
fn read(engine: &Engine, file: &Arc<str>, picture: &Picture, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    let bytes = page::copy(engine.model(), file, diagnostics)?;
    if blake3::hash(&bytes) != picture.hash {
        diagnostics.push(Diagnostic::new(Code::ChangedWhileBuilding).at(Place::file(file)));
        return None;
    }
    Some(bytes)
}

/// One of the things that are wanted of a picture.
fn made(
    engine: &Engine,
    bytes: &[u8],
    picture: &Picture,
    number: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let wanted = picture.wanted();
    let job = Job { bytes, look: &picture.look, wanted: &wanted };
    let made = engine.pictures().photo(&job, &picture.hash, number);
    let fault = |reason: String| {
        let file = picture.file.as_ref();
        Diagnostic::new(Code::ImageDamaged).at(picture.place.clone()).with("file", file).with("reason", reason)
    };
    made.map_err(|reason| diagnostics.push(fault(reason))).ok()
}
