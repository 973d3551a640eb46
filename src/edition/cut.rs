//! Making an edition of a site: its manifest, and the files that no earlier edition has.

use std::collections::{BTreeMap, HashMap};

use super::changes::{Changes, Kind};
use super::manifest::{self, Dataset, File, Licence, Manifest, Previous, Source, Texts};
use super::name::Name;
use super::sums::{self, Sums};
use super::{Edition, FILES, FOLDER, MANIFEST, SUMS, rows, sha256, values};
use crate::data::{Package, Resource};
use crate::diagnostic::files::unreadable;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::render::{Model, title};
use crate::site::EntryIndex;

/// An edition that isn't on disk yet.
pub struct Cut {
    pub edition: Edition,
    /// What its folder is to hold, by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What has to be so before an edition can be cut.
pub fn allowed(model: &Model, name: &Name, today: &str) -> Result<(), Box<Diagnostic>> {
    let fault = |code| Diagnostic::new(code).with("name", name.as_str());
    let editions = &model.site.editions;
    if model.site.packages.is_empty() {
        return Err(Box::new(Diagnostic::new(Code::EditionOfNothing).at(Place::file(&model.site.config.file))));
    }
    if editions.list.iter().any(|edition| edition.manifest.name == name.as_str())
        || model.folder.folder_exists(&format!("{FOLDER}/{}", name.as_str()))
    {
        return Err(Box::new(fault(Code::EditionExists)));
    }
    if let Some(latest) = editions.latest().filter(|latest| latest.manifest.name.as_str() > name.as_str()) {
        return Err(Box::new(fault(Code::EditionNotLater).with("latest", latest.manifest.name.as_str())));
    }
    if name.is_after(today) {
        return Err(Box::new(fault(Code::EditionInFuture).with("today", today)));
    }
    Ok(())
}

/// Makes an edition of a site without errors. `day` is the one that its manifest says.
pub fn cut(model: &Model, name: &Name, day: &str, diagnostics: &mut Diagnostics) -> Option<Cut> {
    let latest = model.site.editions.latest();
    let shown = values::shown(model);
    let mut cutting = Cutting { model, name, known: known(model), files: BTreeMap::new() };
    let mut values = shown.values;
    let mut packages: Vec<(EntryIndex, &Package)> = model.site.packages.iter().collect();
    packages.sort_by(|(_, a), (_, b)| a.key.cmp(&b.key));
    let mut datasets = Vec::with_capacity(packages.len());
    for (entry, package) in packages {
        let own = values.remove(&package.key).unwrap_or_default();
        datasets.push(Dataset { values: own, ..cutting.dataset(entry, package, diagnostics)? });
    }
    let manifest = Manifest {
        format: manifest::FORMAT,
        name: name.as_str().to_owned(),
        cut: day.to_owned(),
        previous: latest.map(|latest| Previous { name: latest.manifest.name.clone(), sha256: latest.sha256.clone() }),
        site: in_languages(model, |language| model.site.config.title.text(language).map(str::to_owned)),
        base_url: model.site.config.base_url.as_str().to_owned(),
        datasets,
        pages: shown.pages,
    };
    let bytes = manifest.write();
    let file = format!("{FOLDER}/{}/{MANIFEST}", name.as_str()).into();
    // As a build will read it, numbers too.
    let manifest = match Manifest::parse(&bytes, name) {
        Ok(manifest) => manifest,
        Err(reason) => {
            diagnostics.push(Diagnostic::new(Code::EditionUnreadable).at(Place::file(&file)).with("reason", reason));
            return None;
        }
    };
    let edition = Edition { manifest, file, sha256: sha256(&bytes) };
    let mut files = cutting.files;
    files.insert(MANIFEST.to_owned(), bytes);
    let all: Sums = files.iter().map(|(path, bytes)| (path.clone(), sha256(bytes))).collect();
    files.insert(SUMS.to_owned(), sums::write(&all).into_bytes());
    Some(Cut { edition, files })
}

impl Cut {
    /// The files of packages that no earlier edition has, and their bytes.
    pub fn stored(&self) -> (usize, u64) {
        let files = self.files.iter().filter(|(path, _)| path.starts_with(FILES));
        files.fold((0, 0), |(count, bytes), (_, file)| (count + 1, bytes + file.len() as u64))
    }

    /// The packages that aren't what they were in the edition before, each with what changed; none when there is no such
    /// edition.
    pub fn changes<'a>(&'a self, latest: Option<&'a Edition>) -> Vec<(&'a Dataset, Changes<'a>)> {
        let datasets = self.edition.manifest.datasets.iter();
        let all = datasets.map(|dataset| (dataset, Changes::of(dataset, latest)));
        all.filter(|(_, changes)| matches!(changes.kind, Kind::New | Kind::Changed)).collect()
    }
}

/// Where bytes of earlier editions are stored, by their sum.
fn known(model: &Model) -> HashMap<String, String> {
    let datasets = model.site.editions.list.iter().flat_map(|edition| &edition.manifest.datasets);
    let files = datasets.flat_map(|dataset| &dataset.files);
    files.map(|file| (file.sha256.clone(), file.stored.clone())).collect()
}

/// A text for each language that has it.
fn in_languages(model: &Model, text: impl Fn(usize) -> Option<String>) -> Texts {
    let languages = model.site.config.languages.iter();
    languages.filter_map(|language| Some((language.code.to_string(), text(language.index)?))).collect()
}

struct Cutting<'a> {
    model: &'a Model,
    name: &'a Name,
    known: HashMap<String, String>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Cutting<'_> {
    fn dataset(&mut self, entry: EntryIndex, package: &Package, diagnostics: &mut Diagnostics) -> Option<Dataset> {
        let model = self.model;
        let whole = model.site.entry(entry);
        let own = |language: usize| whole.documents[language].as_ref().map(|_| title(model, entry, language));
        let mut files = vec![self.file(package, &package.file, None, diagnostics)?];
        for resource in &package.resources {
            files.push(self.file(package, &resource.file, Some(resource), diagnostics)?);
        }
        Some(Dataset {
            key: package.key.clone(),
            page: whole.id.to_string(),
            title: in_languages(model, own),
            version: package.version.clone(),
            created: package.created.clone(),
            temporal: package.temporal.clone(),
            licences: package.licences.iter().map(licence).collect(),
            sources: package.sources.iter().map(source).collect(),
            files,
            values: Vec::new(),
        })
    }

    /// A file of a package, stored unless an earlier edition or another package has its bytes.
    fn file(
        &mut self,
        package: &Package,
        path: &std::sync::Arc<str>,
        table: Option<&Resource>,
        diagnostics: &mut Diagnostics,
    ) -> Option<File> {
        let bytes = self.model.folder.read(path, self.model.site.config.limits.data_size);
        let bytes = bytes.map_err(|error| diagnostics.push(unreadable(path, error))).ok()?;
        let folder = package.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = path.strip_prefix(folder).unwrap_or(path).trim_start_matches('/').to_owned();
        let sum = sha256(&bytes);
        let size = bytes.len() as u64;
        let changes = match table {
            Some(table) => self.changes(package, &name, (&sum, &bytes), table, diagnostics)?,
            None => None,
        };
        let stored = self.known.get(&sum).cloned().unwrap_or_else(|| {
            let below = format!("{FILES}/{}/{name}", package.key);
            let stored = format!("{}/{below}", self.name.as_str());
            self.known.insert(sum.clone(), stored.clone());
            self.files.insert(below, bytes);
            stored
        });
        let address = manifest::address(&sum, &stored);
        Some(File {
            name,
            size,
            sha256: sum,
            stored,
            address,
            rows: table.map(|table| table.table.rows as u64),
            changes,
        })
    }

    /// How a table differs from that in the edition before, if it does. None when that one can't be read: an edition that is
    /// silent about it would be so for ever.
    fn changes(
        &self,
        package: &Package,
        name: &str,
        (sum, new): (&str, &[u8]),
        table: &Resource,
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<rows::Rows>> {
        let dataset = self.model.site.editions.latest().and_then(|latest| latest.dataset(&package.key));
        let old = dataset.and_then(|dataset| dataset.files.iter().find(|file| file.name == name));
        let Some(old) = old.filter(|old| old.sha256 != sum) else { return Some(None) };
        let path: std::sync::Arc<str> = format!("{FOLDER}/{}", old.stored).into();
        let read = self.model.folder.read(&path, self.model.site.config.limits.data_size);
        let bytes = read.map_err(|error| diagnostics.push(unreadable(&path, error))).ok()?;
        let key: Vec<String> = table.primary_key.iter().map(|column| table.fields[*column].name.clone()).collect();
        Some(Some(rows::compare(&bytes, new, &key)))
    }
}

fn licence(licence: &crate::data::Licence) -> Licence {
    Licence { name: licence.name.clone(), title: licence.title.clone(), path: licence.path.clone() }
}

fn source(source: &crate::data::Source) -> Source {
    Source {
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        path: source.path.clone(),
        retrieved: source.retrieved.clone(),
    }
}
