//! Where links of a printed page lead, and where its pictures come from.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::text::Part;
use crate::chart::{Form, Width};
use crate::diagnostic::Diagnostics;
use crate::pdf::markup::{Around, Target, label};
use crate::plan::address::Address;
use crate::plan::output::Making;
use crate::render::chart::Shown;
use crate::render::{Engine, page, photo};

/// Addresses longer than this aren't written: PDF has limits, and nobody could type them.
const ADDRESS_LIMIT: usize = 2000;
/// Pictures that Typst can read, by how their names end.
const PICTURES: &[&str] = &["svg", "png", "jpg", "jpeg", "gif", "webp"];

/// The places of a PDF: its pages, and the anchors in them.
pub struct Places<'a> {
    /// From a page's output to what its labels begin with.
    pages: HashMap<usize, &'a str>,
    labels: HashSet<String>,
}

impl<'a> Places<'a> {
    pub fn of(parts: &'a [Part]) -> Self {
        let pages = parts.iter().map(|part| (part.output, part.id.as_str())).collect();
        let labels =
            parts.iter().flat_map(|part| crate::pdf::tree::ids(&part.nodes).into_iter().map(|id| label(&part.id, id)));
        Places { pages, labels: labels.collect() }
    }
}

/// The pictures of a PDF.
#[derive(Default)]
pub struct Pictures {
    pub files: BTreeMap<String, Vec<u8>>,
    /// From such a path to the file of the site's folder that the picture is.
    pub origins: HashMap<String, Arc<str>>,
    /// From an output to its path among the files; none for what can't be shown.
    known: HashMap<usize, Option<String>>,
}

/// What is around the text of a page.
pub struct Surroundings<'a> {
    pub engine: &'a Engine,
    pub from: &'a Address,
    pub places: &'a Places<'a>,
    pub pictures: &'a mut Pictures,
    pub diagnostics: &'a mut Diagnostics,
}

impl Around for Surroundings<'_> {
    fn target(&self, href: &str) -> Target {
        let plan = &self.engine.model().plan;
        let Some((path, anchor)) = plan.writer.read(self.from, href) else {
            let known =
                url::Url::parse(href).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto" | "tel"));
            let fits = known && href.len() <= ADDRESS_LIMIT;
            return if fits { Target::Outside(href.to_owned()) } else { Target::Nowhere };
        };
        let here = plan.at(&path).and_then(|output| self.places.pages.get(&output));
        if let Some(prefix) = here {
            let place = anchor.map(|anchor| label(prefix, &anchor));
            let place = place.filter(|place| self.places.labels.contains(place));
            return Target::Inside(place.unwrap_or_else(|| (*prefix).to_owned()));
        }
        let mut address = plan.writer.absolute(&Address::new(&path));
        if let Some(anchor) = anchor {
            address.push('#');
            address.extend(percent_encoding::utf8_percent_encode(&anchor, crate::plan::address::PATH));
        }
        if address.len() <= ADDRESS_LIMIT { Target::Outside(address) } else { Target::Nowhere }
    }

    fn picture(&mut self, src: &str) -> Option<String> {
        let plan = &self.engine.model().plan;
        let (path, _) = plan.writer.read(self.from, src)?;
        let output = plan.at(&path)?;
        if let Some(known) = self.pictures.known.get(&output) {
            return known.clone();
        }
        let path = self.bytes(output).map(|(bytes, ending)| {
            let path = format!("/pictures/{}.{ending}", self.pictures.files.len());
            self.pictures.files.insert(path.clone(), bytes);
            if let Making::Copy(file) | Making::Picture { file, .. } = &plan.outputs[output].making {
                self.pictures.origins.insert(path.clone(), file.clone());
            }
            path
        });
        self.pictures.known.insert(output, path.clone());
        path
    }
}

impl Surroundings<'_> {
    /// An output as a picture, with how the names of its kind end.
    fn bytes(&mut self, output: usize) -> Option<(Vec<u8>, String)> {
        let ending = |name: &str| {
            let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
            PICTURES.contains(&ending.as_str()).then_some(ending)
        };
        let model = self.engine.model();
        let address = model.plan.outputs[output].address.as_str();
        match &model.plan.outputs[output].making {
            Making::Chart { entry, chart, language, .. } => {
                // Lines and letters stay sharp, and the light colours are those of paper.
                let svg = Shown::of(model, *entry, *chart, *language)?.svg(Width::Wide, Form::Pixels);
                Some((svg.into_bytes(), "svg".to_owned()))
            }
            Making::Copy(file) => {
                let ending = ending(file)?;
                let bytes = match model.plan.picture_of(file) {
                    Some(picture) => photo::own(self.engine, file, picture, self.diagnostics)?,
                    None => page::copy(model, file, self.diagnostics)?,
                };
                Some((bytes, ending))
            }
            Making::Picture { file, copy } => {
                Some((photo::copy(self.engine, file, *copy, self.diagnostics)?, ending(address)?))
            }
            Making::Asset(number) => {
                let asset = &model.theme.assets[*number];
                Some((asset.bytes.clone(), ending(&asset.name)?))
            }
            _ => None,
        }
    }
}
