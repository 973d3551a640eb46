//! The source of a PDF.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::about::About;
use super::around::{Pictures, Places, Surroundings};
use super::text::Part;
use super::{Engine, LOOK};
use crate::diagnostic::Diagnostics;
use crate::pdf::code::{dictionary, string};
use crate::pdf::{Job, TEMPLATE, markup};

/// A job, and who wrote which part of its source.
pub struct Source {
    pub job: Job,
    /// In order.
    written: Vec<(Range<usize>, Arc<str>)>,
    /// The files that pictures are, by their paths in the job.
    pictures: HashMap<String, Arc<str>>,
}

impl Source {
    /// The page's file from which a byte of the source comes.
    pub fn file(&self, at: usize) -> Option<&Arc<str>> {
        self.written.iter().find(|(range, _)| range.contains(&at)).map(|(_, file)| file)
    }

    /// The file that a picture is; none when it isn't one of the site's folder.
    pub fn picture(&self, path: &str) -> Option<&Arc<str>> {
        self.pictures.get(path)
    }
}

/// Writes the source of a PDF from the texts of its pages. None when the theme has no template for it, which was said.
pub fn source(engine: &Engine, about: &About, parts: &[Part], diagnostics: &mut Diagnostics) -> Option<Source> {
    let model = engine.model();
    let template = model.theme.template(LOOK)?.text.clone();
    let places = Places::of(parts);
    let mut pictures = Pictures::default();
    let mut labels = HashSet::new();
    let mut source = about.settings();
    source.push_str(&format!("#import {}: document, entry, part\n", string(TEMPLATE)));
    source.push_str(&format!("#document({})[", about.dictionary()));
    let mut written = Vec::with_capacity(parts.len());
    for part in parts {
        let start = source.len();
        let mut around = Surroundings {
            engine,
            from: &model.plan.outputs[part.output].address,
            places: &places,
            pictures: &mut pictures,
            diagnostics: &mut *diagnostics,
        };
        let text = markup::write(&part.nodes, &part.id, part.depth, &mut around, &mut labels);
        let about = dictionary(&[
            ("id", string(&part.id)),
            ("collection", string(&part.collection)),
            ("depth", part.depth.to_string()),
        ]);
        source.push_str(&format!("#entry({about})[#metadata(none)#label({});{text}];", string(&part.id)));
        written.push((start..source.len(), part.file.clone()));
    }
    source.push_str("];\n");
    Some(Source { job: Job { source, template, files: pictures.files }, written, pictures: pictures.origins })
}
