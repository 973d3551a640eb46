//! From the folder to what is in it: which files are pages, in which collection and language, and which stand beside
//! them.

pub mod document;
mod fields;
pub mod front_matter;
pub mod front_matter_edit;
pub mod glossary;
pub mod language;
pub mod lexicon;
mod numbers;
pub mod page;
mod sections;
pub mod source_hash;

use std::collections::HashMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::files::{unlisted, unpublishable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{Entry, EntryKind, Folder, name};

/// The folder of the content, from the site's root.
pub const CONTENT: &str = "content";
/// What is published as it is at the site's root.
pub const ROOT_FILES: &str = "content/_root";
/// The lists of words that texts are checked against, one file a language.
pub const LANGUAGE_FILES: &str = "content/_language";

/// The files of a site, sorted by path.
#[derive(Debug, Default, PartialEq)]
pub struct Sources {
    pub pages: Vec<PageSource>,
    pub attachments: Vec<Attachment>,
    /// Files below [`ROOT_FILES`].
    pub root_files: Vec<Arc<str>>,
    /// Lists of words below [`LANGUAGE_FILES`].
    pub lists: Vec<Arc<str>>,
    /// The works that pages cite: one file at the most, but for a mistake.
    pub bibliographies: Vec<Arc<str>>,
}

/// A Markdown file that is a page in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct PageSource {
    pub file: Arc<str>,
    /// Index in the configuration.
    pub collection: usize,
    /// Index of the language.
    pub language: usize,
    /// The file's name without language and ending; that of its folder for `NAME/index.fr.md`.
    pub stem: Arc<str>,
}

/// A file in the folder of a page, published beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    pub file: Arc<str>,
    /// The folder of the page that it belongs to, from the site's root.
    pub folder: Arc<str>,
}

impl Sources {
    /// Lists the content and sorts it into pages, files beside pages, and files for the root.
    pub fn list(folder: &dyn Folder, config: &Config, diagnostics: &mut Diagnostics) -> Sources {
        let listing = folder.list(CONTENT);
        listing.problems.into_iter().for_each(|problem| diagnostics.push(unlisted(problem)));
        let mut sources = Sources::default();
        let mut others = Vec::new();
        for entry in listing.entries {
            if check_name(&entry, diagnostics) {
                sources.sort_in(entry.path, config, &mut others, diagnostics);
            }
        }
        sources.attach(others, config, diagnostics);
        sources.report_clashes(diagnostics);
        for collection in &config.collections {
            let path = format!("{CONTENT}/{}", collection.folder);
            if !folder.folder_exists(&path) {
                diagnostics.push(
                    Diagnostic::new(Code::FolderMissing)
                        .at(config.place(&collection.span))
                        .with("folder", path)
                        .with("collection", collection.name.as_str()),
                );
            }
        }
        sources
    }

    fn sort_in(&mut self, path: Arc<str>, config: &Config, others: &mut Vec<Arc<str>>, diagnostics: &mut Diagnostics) {
        if config.languages.iter().any(|language| *path == *lexicon::list_file(&language.code)) {
            self.lists.push(path);
            return;
        }
        if crate::accessibility::owns(&path) {
            return;
        }
        if crate::bibliography::FILES.contains(&&*path) {
            self.bibliographies.push(path);
            return;
        }
        if path.strip_prefix(ROOT_FILES).is_some_and(|rest| rest.starts_with('/')) {
            self.root_files.push(path);
        } else if path.ends_with(".md") {
            match page_source(&path, config) {
                Ok(source) => self.pages.push(source),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        } else {
            others.push(path);
        }
    }

    /// A file belongs to the nearest folder above it that is a page's.
    fn attach(&mut self, others: Vec<Arc<str>>, config: &Config, diagnostics: &mut Diagnostics) {
        let folders: HashMap<&str, ()> = self
            .pages
            .iter()
            .filter_map(|page| page.file.rsplit_once('/').filter(|(_, file)| file.starts_with("index.")))
            .map(|(folder, _)| (folder, ()))
            .collect();
        for file in others {
            let mut above = file.as_ref();
            let owner = loop {
                match above.rsplit_once('/') {
                    Some((folder, _)) if folders.contains_key(folder) => break Some(folder),
                    Some((folder, _)) => above = folder,
                    None => break None,
                }
            };
            match owner {
                Some(folder) => {
                    let folder = folder.into();
                    self.attachments.push(Attachment { file, folder });
                }
                None => diagnostics.push(outside(&file, config)),
            }
        }
    }

    /// Names that are one and the same on systems that ignore case or Unicode form.
    fn report_clashes(&self, diagnostics: &mut Diagnostics) {
        let mut seen: HashMap<String, &Arc<str>> = HashMap::new();
        let files = self
            .pages
            .iter()
            .map(|page| &page.file)
            .chain(self.attachments.iter().map(|attachment| &attachment.file))
            .chain(&self.root_files);
        for file in files {
            if let Some(first) = seen.insert(name::folded(file), file) {
                diagnostics.push(
                    Diagnostic::new(Code::NameClash)
                        .at(Place::file(file))
                        .related(Place::file(first))
                        .with("other", first.as_ref()),
                );
            }
        }
    }
}

/// Whether a file can be looked at further; says why not.
fn check_name(entry: &Entry, diagnostics: &mut Diagnostics) -> bool {
    let path = &entry.path;
    if name::is_ignored(path) {
        return false;
    }
    let fault = match entry.kind {
        EntryKind::Link => Some(Diagnostic::new(Code::LinkNotFollowed)),
        EntryKind::Special => Some(Diagnostic::new(Code::NotRegularFile)),
        EntryKind::File if path.len() > name::PATH_LIMIT => {
            Some(Diagnostic::new(Code::PathTooLong).with("length", path.len()).with("limit", name::PATH_LIMIT))
        }
        EntryKind::File => unpublishable(path)
            .or_else(|| name::reserved_part(path).map(|part| Diagnostic::new(Code::ReservedName).with("name", part))),
    };
    match fault {
        Some(diagnostic) => {
            diagnostics.push(diagnostic.at(Place::file(path)));
            false
        }
        None => true,
    }
}

fn outside(file: &Arc<str>, config: &Config) -> Diagnostic {
    let folders: Vec<String> = config.collections.iter().map(|c| format!("{CONTENT}/{}/", c.folder)).collect();
    Diagnostic::new(Code::FileOutsideCollections).at(Place::file(file)).with("known", folders)
}

/// Which page a Markdown file is, from its path: `FOLDER/…/NAME.LANG.md` or `FOLDER/…/NAME/index.LANG.md`.
fn page_source(path: &Arc<str>, config: &Config) -> Result<PageSource, Diagnostic> {
    let below = path.strip_prefix(CONTENT).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path);
    let collection = config
        .collections
        .iter()
        .enumerate()
        .filter(|(_, c)| below.strip_prefix(&c.folder).is_some_and(|rest| rest.starts_with('/')))
        .max_by_key(|(_, c)| c.folder.len())
        .map(|(index, _)| index)
        .ok_or_else(|| outside(path, config))?;
    let (folder, file_name) = below.rsplit_once('/').unwrap_or(("", below));
    let name = file_name.strip_suffix(".md").unwrap_or(file_name);
    let Some((stem, code)) = name.rsplit_once('.') else {
        return Err(Diagnostic::new(Code::InvalidPageName).at(Place::file(path)));
    };
    let Some(language) = config.language(code) else {
        let known: Vec<String> = config.languages.iter().map(|language| language.code.to_string()).collect();
        return Err(Diagnostic::new(Code::UnknownPageLanguage)
            .at(Place::file(path))
            .with("language", code)
            .with("known", known));
    };
    let own_folder = folder.rsplit('/').next().unwrap_or(folder);
    let stem = if stem == "index" && folder != config.collections[collection].folder { own_folder } else { stem };
    Ok(PageSource { file: path.clone(), collection, language: language.index, stem: stem.into() })
}
