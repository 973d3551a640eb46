//! What of a plan is recorded, and under which id: all that people link to, print, cite, embed or download.

use std::borrow::Cow;
use std::collections::HashMap;

use super::line::{Kind, Line, Link, State};
use crate::edition;
use crate::plan::List;
use crate::plan::address::Address;
use crate::plan::output::{FeedOf, Making, Output};
use crate::site::{EntryIndex, Site};

/// What stands for the id of what belongs to no page.
const NOBODY: &str = "-";

/// What a plan calls its outputs.
pub struct Names<'a> {
    pub site: &'a Site,
    lists: &'a [List],
    /// Short addresses, by entry and language.
    shorts: &'a [Vec<Option<Address>>],
    /// The page to which the files of a folder of the content belong.
    owners: HashMap<&'a str, EntryIndex>,
}

/// What an output is, apart from its address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name<'a> {
    pub kind: Kind,
    pub id: Cow<'a, str>,
    pub language: Option<usize>,
}

impl<'a> Names<'a> {
    pub fn new(site: &'a Site, lists: &'a [List], shorts: &'a [Vec<Option<Address>>]) -> Self {
        let folders = site.pages().filter_map(|(entry, document)| {
            let (folder, name) = document.file.rsplit_once('/')?;
            name.starts_with("index.").then_some((folder, entry))
        });
        Names { site, lists, shorts, owners: folders.collect() }
    }

    /// What an output is recorded as; none for what may change its address. One decision for each kind of output:
    pub fn of(&self, output: &Output) -> Option<Name<'a>> {
        let of_page = |kind, entry: EntryIndex, language| {
            Some(Name { kind, id: Cow::Borrowed(self.site.entry(entry).id.as_str()), language })
        };
        let other = |kind, id: Cow<'a, str>, language| Some(Name { kind, id, language });
        match &output.making {
            Making::Page { entry, language } => of_page(Kind::Page, *entry, Some(*language)),
            Making::Redirect { entry, language } => {
                let short = self.shorts.get(entry.0).and_then(|shorts| shorts.get(*language)?.as_ref());
                let kind = if short == Some(&output.address) { Kind::Short } else { Kind::Alias };
                of_page(kind, *entry, Some(*language))
            }
            // How many pages a list has changes with what it lists; whoever links to one means the list.
            Making::List(list) => {
                let list = &self.lists[*list];
                let first = list.number == 1;
                first.then(|| Name { kind: Kind::List, id: list.id.as_ref().into(), language: Some(list.language) })
            }
            Making::Copy(file) => match self.owner(file) {
                Some(entry) => of_page(Kind::File, entry, None),
                None => other(Kind::File, NOBODY.into(), None),
            },
            Making::Feed { of, format, language } => {
                other(Kind::Feed, FeedOf::id(*of, &self.site.config, *format).into(), Some(*language))
            }
            Making::PackageJson(entry) | Making::PackageArchive(entry) => of_page(Kind::Data, *entry, None),
            Making::Chart { entry, language, .. } => of_page(Kind::Chart, *entry, Some(*language)),
            Making::Embed(embed) | Making::EmbedDescription(embed) => {
                of_page(Kind::Embed, embed.entry, Some(embed.language))
            }
            Making::Answers { entry, language } => of_page(Kind::Answers, *entry, Some(*language)),
            Making::PageTable { collection, language, .. } => {
                let name = &self.site.config.collections[*collection].name;
                other(Kind::Table, format!("index-{name}").into(), Some(*language))
            }
            Making::Catalogue(_) | Making::PageList => other(Kind::Catalogue, NOBODY.into(), None),
            Making::Citation { entry, language, .. } => of_page(Kind::Citation, *entry, Some(*language)),
            // It is printed, and copied into others' documents.
            Making::Qr { entry, language, .. } => of_page(Kind::Qr, *entry, Some(*language)),
            Making::Pdf { entry, language } => of_page(Kind::Pdf, *entry, Some(*language)),
            Making::Booklet { language } => other(Kind::Pdf, crate::plan::BOOKLET.into(), Some(*language)),
            Making::Search { language } => other(Kind::Search, crate::plan::SEARCH.into(), Some(*language)),
            Making::Offline => other(Kind::Offline, crate::plan::OFFLINE.into(), None),
            Making::Editions { language } => other(Kind::Edition, edition::LIST.into(), Some(*language)),
            Making::Edition { edition, language } => other(Kind::Edition, self.edition(*edition), Some(*language)),
            Making::EditionDataset { edition, dataset, language } => {
                other(Kind::Edition, self.edition_dataset(*edition, *dataset), Some(*language))
            }
            Making::EditionManifest(edition) => other(Kind::Edition, self.edition(*edition), None),
            // Several editions may have the same bytes.
            Making::EditionFile(_) => other(Kind::Edition, NOBODY.into(), None),
            // Sizes that pages show: their widths are a setting, and pages name the ones there are.
            Making::Picture { .. } => None,
            // Their names change with their content, and only the pages of the same build name them.
            Making::Asset(_) | Making::SearchIndex | Making::SearchInterface { .. } => None,
            // Networks fetch it anew from the page each time that somebody shares it.
            Making::Card { .. } => None,
            // No address of anything.
            Making::NotFound { .. } => None,
            // Search engines look for them where they always are.
            Making::Sitemap | Making::Robots => None,
            // For the host, not for readers.
            Making::HostFile(_) => None,
            // What the ledger itself has planned.
            Making::Moved { .. } | Making::Again { .. } | Making::Tombstone(_) => None,
        }
    }

    fn edition(&self, edition: usize) -> Cow<'a, str> {
        let found = self.site.editions.list.get(edition);
        found.map_or(Cow::Borrowed(NOBODY), |edition| edition::id(edition.manifest.name.as_str()).into())
    }

    fn edition_dataset(&self, edition: usize, dataset: usize) -> Cow<'a, str> {
        let edition = self.site.editions.list.get(edition);
        let found = edition.and_then(|edition| Some((edition, edition.manifest.datasets.get(dataset)?)));
        found.map_or(Cow::Borrowed(NOBODY), |(edition, dataset)| {
            edition::dataset_id(edition.manifest.name.as_str(), &dataset.key).into()
        })
    }

    /// The page in whose folder a file of the content lies.
    fn owner(&self, file: &str) -> Option<EntryIndex> {
        let mut above = file;
        while let Some((folder, _)) = above.rsplit_once('/') {
            if let Some(entry) = self.owners.get(folder) {
                return Some(*entry);
            }
            above = folder;
        }
        None
    }

    /// The lines that a ledger has of outputs: one for each, and one for each lasting id of a heading.
    pub fn lines<'o>(&self, outputs: impl Iterator<Item = &'o Output>) -> Vec<Line> {
        let mut lines = Vec::new();
        for output in outputs {
            let Some(name) = self.of(output) else { continue };
            if let Making::Page { entry, language } = output.making {
                let anchors = self.site.entry(entry).lasting_anchors(language);
                lines.extend(anchors.map(|anchor| self.line(&name, Kind::Anchor, &output.address, Some(anchor))));
            }
            lines.push(self.line(&name, name.kind, &output.address, None));
        }
        lines
    }

    fn line(&self, name: &Name<'_>, kind: Kind, address: &Address, anchor: Option<&str>) -> Line {
        Line {
            link: Link { address: address.clone(), anchor: anchor.map(Into::into) },
            kind,
            id: name.id.as_ref().into(),
            language: name.language.map(|language| self.code(language).into()),
            state: State::Live,
        }
    }

    fn code(&self, language: usize) -> &str {
        &self.site.config.languages[language].code
    }

    /// The index of a line's language in the site; none where it had none, or the site no longer has it.
    pub fn language(&self, line: &Line) -> Option<usize> {
        line.language_among(self.site.config.languages.iter().map(|language| language.code.as_ref()))
    }
}
