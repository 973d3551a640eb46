//! `parvis report`: what pages have and lack, and a report of the whole site in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::arguments::Site;
use super::build::{outdated, prepared, render};
use super::outcome::{Done, Outcome, text_of};
use super::today;
use crate::check::weight::Weight;
use crate::coverage::Coverage;
use crate::diagnostic::files::unwritable;
use crate::diagnostic::report::Report as Findings;
use crate::diagnostic::words::{Speaker, Tongue};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::CONTENT;
use crate::render::Engine;
use crate::report::{Places, Report, html};
use crate::write::MARKER;

const FOLDER: &str = "report";
const PAGE: &str = "index.html";
const DATA: &str = "report.json";

/// Checks the site and writes what it is like, whatever is wrong with it.
pub fn report(site: &Site) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let folder = site.output.clone().unwrap_or_else(|| site.root.join(FOLDER));
    let done = (|| {
        let engine = prepared(site, &mut diagnostics)?;
        outdated(&engine, &mut diagnostics);
        let weights = weigh(site, &engine, &mut diagnostics);
        let resolved = &engine.model().site;
        if let Err(fault) = may_be_written(&folder, &site.root) {
            diagnostics.push(*fault);
            return None;
        }
        let tongue = site.messages.tongue();
        let speaker = Speaker::new(tongue);
        let text = |file: &str| text_of(&site.root, file);
        let found = Findings::new(diagnostics.clone(), &text);
        let report = Report::of(resolved, &found, weights, &Places { text: &text }, &today(), &speaker);
        let language = match tongue {
            Tongue::French => "fr",
            Tongue::English => "en",
        };
        let files = [(PAGE, report.html(&speaker, language)), (DATA, report.json())];
        let written = fs::create_dir_all(&folder)
            .and_then(|()| files.iter().try_for_each(|(name, text)| fs::write(folder.join(name), text)));
        if let Err(error) = written {
            diagnostics.push(unwritable(&folder.display().to_string(), &error));
            return None;
        }
        Some(Done::Reported(Coverage::of(resolved), folder.clone()))
    })();
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

/// Renders everything, and weighs each page.
fn weigh(site: &Site, engine: &Engine, diagnostics: &mut Diagnostics) -> Vec<Weight> {
    let weights = Mutex::new(Vec::new());
    let sink = |path: &str, bytes: Vec<u8>| {
        if let (Some(weight), Ok(mut weights)) = (engine.model().weight(path, &bytes), weights.lock()) {
            weights.push(weight);
        }
        Ok(())
    };
    render(site, engine, &sink, diagnostics);
    weights.into_inner().unwrap_or_default()
}

/// Whether a report may go into a folder: not among contents or what is published, nor over files that aren't a report.
fn may_be_written(folder: &Path, root: &Path) -> Result<(), Box<Diagnostic>> {
    let shown = || folder.display().to_string();
    let refused = |why: &str| Box::new(Diagnostic::new(Code::OutputRefused).with("folder", shown()).with("why", why));
    let (wanted, root) = (real(folder), real(root));
    if wanted.is_file() {
        return Err(refused("why-file"));
    }
    if [CONTENT, "themes"].iter().any(|inside| wanted.starts_with(root.join(inside))) {
        return Err(refused("why-content"));
    }
    if wanted.starts_with(root.join("public")) || wanted.ancestors().any(|above| above.join(MARKER).exists()) {
        return Err(refused("why-published"));
    }
    let page = wanted.join(PAGE);
    let foreign = page.exists() && !fs::read_to_string(&page).is_ok_and(|text| text.contains(html::MARK));
    if foreign {
        return Err(Box::new(
            Diagnostic::new(Code::OutputForeign).with("folder", shown()).with("files", vec![PAGE.to_owned()]),
        ));
    }
    Ok(())
}

/// A path without links and `..`, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for above in path.ancestors() {
        if let (Ok(known), Ok(rest)) = (above.canonicalize(), path.strip_prefix(above)) {
            return known.join(rest);
        }
    }
    path
}
