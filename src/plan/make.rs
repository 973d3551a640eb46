//! Giving everything an address.

use std::collections::HashMap;
use std::sync::Arc;

use super::address::{Address, AddressWriter};
use super::lookup::{self, Shorts};
use super::output::{CardOf, CatalogueFormat, CitationForm, FeedFormat, FeedOf, Making, Output, QrForm, TableFormat};
use super::pictures::{self, Picture};
use super::{CARD, List, Plan, answers, collision, edition, embed, list, menus, offline, printed, search};
use crate::config::Config;
use crate::data::file::ChartForm;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::hosting;
use crate::image::album::Album;
use crate::load::document::Document;
use crate::load::{ROOT_FILES, Sources};
use crate::permalinks::names::Names;
use crate::permalinks::{self, Ledger, Permalinks};
use crate::schema::address_pattern::{AddressPattern, Part};
use crate::schema::is_slug;
use crate::schema::value::FieldValue;
use crate::site::{Entry, EntryIndex, Site};
use crate::theme::Theme;

/// The longest address of which there is a QR code, in bytes: what the largest one holds at level M (ISO/IEC 18004, table 7).
const QR_LIMIT: usize = 2331;

pub fn plan(
    site: &Site,
    (sources, album): (&Sources, &Album),
    theme: &Theme,
    writer: AddressWriter,
    ledger: Option<Arc<Ledger>>,
    diagnostics: &mut Diagnostics,
) -> Plan {
    let mut planner = Planner { site, diagnostics, outputs: Vec::new(), lists: Vec::new(), shorts: Vec::new() };
    planner.pages();
    planner.lists();
    planner.whole_site();
    planner.packages();
    planner.embeds();
    planner.answers(theme);
    planner.printed();
    planner.outputs.extend(search::outputs(site));
    planner.outputs.extend(edition::outputs(site));
    planner.outputs.extend(hosting::outputs(&site.config));
    planner.files(sources);
    let pictures = planner.pictures(album);
    if site.config.share_cards && theme.template(CARD).is_some() {
        planner.cards();
    }
    for (index, asset) in theme.assets.iter().enumerate() {
        planner.add(Address::new(&asset.address), Making::Asset(index), None);
    }
    let Planner { mut outputs, lists, shorts, .. } = planner;
    let permalinks = ledger.map_or_else(Permalinks::default, |ledger| {
        let names = Names::new(site, &lists, &shorts);
        let (permalinks, old) = permalinks::compare(ledger, &names, &outputs, diagnostics);
        outputs.extend(old);
        permalinks
    });
    collision::check(&outputs, diagnostics);
    if site.config.search.is_some() {
        search::check(&outputs, diagnostics);
    }
    if let Some(copy) = &site.config.offline {
        offline::check(&outputs, &copy.folder, diagnostics);
    }
    outputs.sort_by(|a, b| a.address.cmp(&b.address));
    let mut plan = lookup::of(site, theme, outputs, lists, (shorts, pictures), writer);
    plan.permalinks = permalinks;
    menus::check(site, &plan, diagnostics);
    plan
}

struct Planner<'a> {
    site: &'a Site,
    diagnostics: &'a mut Diagnostics,
    outputs: Vec<Output>,
    lists: Vec<List>,
    shorts: Shorts,
}

impl Planner<'_> {
    fn add(&mut self, address: Address, making: Making, origin: Option<Place>) {
        self.outputs.push(Output { address, making, origin });
    }

    fn pages(&mut self) {
        let site = self.site;
        let config = &site.config;
        let home = config.home.as_ref().and_then(|(id, _)| site.find(id));
        for (number, entry) in site.entries().iter().enumerate() {
            let index = EntryIndex(number);
            let collection = &config.collections[entry.collection];
            let mut shorts = vec![None; config.languages.len()];
            for document in entry.documents.iter().flatten() {
                let language = document.language;
                let place = Place { file: document.file.clone(), span: Some(document.fence) };
                let address = if home == Some(index) {
                    Some(Address::new(&format!("{}/", prefix(config, language))))
                } else {
                    self.fill(&collection.address[language], entry, document)
                };
                let Some(address) = address else { continue };
                if collection.cite && config.cites() {
                    for form in CitationForm::ALL {
                        let making = Making::Citation { entry: index, language, form };
                        self.add(
                            Address::new(&format!("{}{}", address.as_str(), form.file())),
                            making,
                            Some(place.clone()),
                        );
                    }
                }
                self.add(address, Making::Page { entry: index, language }, Some(place.clone()));
                if let Some(pattern) = collection.short.get(language).filter(|_| home != Some(index)) {
                    shorts[language] = self.fill(pattern, entry, document);
                }
                if let Some(short) = shorts[language].clone() {
                    self.qr(&short, index, language, &place);
                    self.add(short, Making::Redirect { entry: index, language }, Some(place));
                }
                for alias in &document.aliases {
                    let place = document.place(alias.span);
                    self.add(Address::new(&alias.value), Making::Redirect { entry: index, language }, Some(place));
                }
            }
            self.shorts.push(shorts);
        }
    }

    /// A short address as a picture, unless it is too long for one.
    fn qr(&mut self, short: &Address, entry: EntryIndex, language: usize, place: &Place) {
        if !self.site.config.qr || self.site.config.base_url.as_str().len() + short.as_str().len() > QR_LIMIT {
            return;
        }
        for form in QrForm::ALL {
            let address = Address::new(&format!("{}{}", short.as_str(), form.file()));
            self.add(address, Making::Qr { entry, language, form }, Some(place.clone()));
        }
    }

    /// The address that a pattern gives for a page.
    fn fill(&mut self, pattern: &AddressPattern, entry: &Entry, document: &Document) -> Option<Address> {
        let config = &self.site.config;
        let mut text = prefix(config, document.language);
        for part in &pattern.parts {
            let name = match part {
                Part::Text(fixed) => {
                    text.push_str(fixed);
                    continue;
                }
                Part::Field(name) => name,
            };
            let value = match entry.value(config, document.language, name) {
                Some(FieldValue::Reference(id)) => {
                    self.site.find(id.as_str()).map(|target| self.site.entry(target).key.clone())
                }
                Some(value) => Some(value.as_text()),
                None => None,
            };
            let place = document.place(document.fence);
            match value {
                Some(value) if is_slug(&value) => text.push_str(&value),
                Some(value) => {
                    self.diagnostics.push(
                        Diagnostic::new(Code::PlaceholderUnsafe)
                            .at(written(self.site, entry, document, name))
                            .with("field", name.as_str())
                            .with("value", value),
                    );
                    return None;
                }
                None => {
                    self.diagnostics.push(
                        Diagnostic::new(Code::PlaceholderEmpty)
                            .at(place)
                            .with("field", name.as_str())
                            .with("pattern", pattern.source.as_str()),
                    );
                    return None;
                }
            }
        }
        Some(Address::new(&text))
    }

    fn lists(&mut self) {
        let site = self.site;
        let config = &site.config;
        for (collection, settings) in config.collections.iter().enumerate() {
            let Some(index) = &settings.index else { continue };
            for language in &config.languages {
                let start = format!("{}{}", prefix(config, language.index), index.address[language.index].source);
                let place = config.place(&index.address[language.index].span);
                let planned = list::lists(site, collection, language.index, index);
                if !planned.is_empty() && index.feed {
                    self.feed(FeedOf::Collection(collection), &format!("{start}feed"), language.index, Some(&place));
                }
                if !planned.is_empty() {
                    self.page_tables(&start, collection, language.index);
                }
                for list::Planned { list, below } in planned {
                    self.check_group(&list);
                    let making = Making::List(self.lists.len());
                    self.lists.push(list);
                    self.add(Address::new(&format!("{start}{below}")), making, Some(place.clone()));
                }
            }
        }
    }

    /// A feed in each format, at an address without its ending.
    fn feed(&mut self, of: FeedOf, address: &str, language: usize, origin: Option<&Place>) {
        for format in FeedFormat::ALL {
            let address = Address::new(&format!("{address}.{}", format.ending()));
            self.add(address, Making::Feed { of, format, language }, origin.cloned());
        }
    }

    /// A share card for each page, and one for each list, whatever the number of its pages.
    fn cards(&mut self) {
        let (site, config) = (self.site, &self.site.config);
        let mut cards = Vec::new();
        for output in &self.outputs {
            let (of, id, language) = match &output.making {
                Making::Page { entry, language } => (CardOf::Page(*entry), site.entry(*entry).id.as_str(), *language),
                Making::List(number) if self.lists[*number].number == 1 => {
                    (CardOf::List(*number), &*self.lists[*number].id, self.lists[*number].language)
                }
                _ => continue,
            };
            let address = Address::new(&format!("/cards/{}/{id}.png", config.languages[language].code));
            cards.push((address, Making::Card { of, language }, output.origin.clone()));
        }
        for (address, making, origin) in cards {
            self.add(address, making, origin);
        }
    }

    /// The files of a collection's tables, beside its index.
    fn page_tables(&mut self, start: &str, collection: usize, language: usize) {
        let config = &self.site.config;
        for (table, settings) in config.collections[collection].tables.iter().enumerate() {
            for format in TableFormat::ALL {
                let address = Address::new(&format!("{start}{}.{}", settings.name, format.ending()));
                let making = Making::PageTable { collection, table, language, format };
                self.add(address, making, Some(config.place(&settings.span)));
            }
        }
    }

    /// The value of a group stands in the address of its list, if anything is left of it there.
    fn check_group(&mut self, list: &List) {
        let Some(group) = list.group.as_ref().filter(|group| group.slug.is_empty()) else { return };
        let holder = list.items().first().map(|item| self.site.entry(*item));
        let diagnostic = Diagnostic::new(Code::PlaceholderUnsafe)
            .with("field", group.field.as_str())
            .with("value", group.value.as_text());
        self.diagnostics.push(match holder {
            Some(entry) => diagnostic.at(written(self.site, entry, entry.document(list.language), &group.field)),
            None => diagnostic,
        });
    }

    fn whole_site(&mut self) {
        let config = &self.site.config;
        for language in config.languages.iter().map(|language| language.index) {
            let prefix = prefix(config, language);
            self.add(Address::new(&format!("{prefix}/404.html")), Making::NotFound { language }, None);
            if config.changes.is_some() {
                self.feed(FeedOf::Changes, &format!("{prefix}/changes"), language, None);
                if !self.site.packages.is_empty() {
                    self.feed(FeedOf::Data, &format!("{prefix}/data-updates"), language, None);
                }
            }
            if let Some((_, at)) = &config.corrections {
                let place = config.place(at);
                self.feed(FeedOf::Corrections, &format!("{prefix}/corrections"), language, Some(&place));
            }
        }
        self.add(Address::new("/sitemap.xml"), Making::Sitemap, None);
        self.add(Address::new("/robots.txt"), Making::Robots, None);
        self.add(Address::new("/index.json"), Making::PageList, None);
        if let Some(copy) = &config.offline {
            self.add(Address::new(&format!("/{}", copy.file)), Making::Offline, None);
        }
    }

    /// What is made of data packages: beside the page of each, and one catalogue beside the list of all.
    fn packages(&mut self) {
        let site = self.site;
        for (entry, package) in site.packages.iter() {
            let page = self.outputs.iter().find(|output| match output.making {
                Making::Page { entry: page, language } => page == entry && language == 0,
                _ => false,
            });
            let Some(folder) = page.map(|page| page.address.clone()) else { continue };
            let origin = Some(Place::file(&package.file));
            let beside = |ending: &str| Address::new(&format!("{}{}.{ending}", folder.as_str(), package.key));
            if package.has_json() {
                self.add(beside("json"), Making::PackageJson(entry), origin.clone());
            }
            self.add(beside("zip"), Making::PackageArchive(entry), origin);
        }
        self.charts();
        if !site.packages.is_empty() {
            for (ending, format) in [("ttl", CatalogueFormat::Turtle), ("jsonld", CatalogueFormat::JsonLd)] {
                self.add(Address::new(&format!("/catalogue.{ending}")), Making::Catalogue(format), None);
            }
        }
    }

    /// Each chart in each language of its page, beside that page.
    fn charts(&mut self) {
        let site = self.site;
        let pages: Vec<(EntryIndex, usize, Address)> = self
            .outputs
            .iter()
            .filter_map(|output| match output.making {
                Making::Page { entry, language } if site.packages.contains(entry) => {
                    Some((entry, language, output.address.clone()))
                }
                _ => None,
            })
            .collect();
        for (entry, language, page) in pages {
            let charts = site.packages.get(entry).map(|package| package.charts.as_slice()).unwrap_or_default();
            for (chart, specification) in charts.iter().enumerate() {
                if specification.words.get(language).is_none_or(Option::is_none) {
                    continue;
                }
                let beside = |ending: &str| Address::new(&format!("{}{}{ending}", page.as_str(), specification.key));
                for (form, ending) in [(ChartForm::Svg, ".svg"), (ChartForm::Png, ".png")] {
                    let making = Making::Chart { entry, chart, language, form };
                    self.add(beside(ending), making, Some(Place::file(&specification.file)));
                }
            }
        }
    }

    /// The parts of pages that are pages of their own, each with what is said of it for programs.
    fn embeds(&mut self) {
        let planned: Vec<Output> = self.outputs.iter().flat_map(|output| embed::of_page(self.site, output)).collect();
        self.outputs.extend(planned);
    }

    /// The answers to the quizzes of each page that has some, below it.
    fn answers(&mut self, theme: &Theme) {
        let folders = answers::folders(self.site, theme, self.diagnostics);
        let pages = self.outputs.iter();
        let planned: Vec<Output> = pages.filter_map(|page| answers::of_page(self.site, page, &folders)).collect();
        self.outputs.extend(planned);
    }

    /// PDF files, if the site asks for some and this program can make them.
    fn printed(&mut self) {
        match printed::outputs(self.site, &self.outputs) {
            Ok(planned) => self.outputs.extend(planned),
            Err(diagnostic) => self.diagnostics.push(*diagnostic),
        }
    }

    /// The pictures among the files of the content, with copies of other sizes.
    fn pictures(&mut self, album: &Album) -> HashMap<Arc<str>, Picture> {
        let (pictures, copies) = pictures::of(self.site, album, &self.outputs, self.diagnostics);
        self.outputs.extend(copies);
        pictures
    }

    fn files(&mut self, sources: &Sources) {
        for file in &sources.root_files {
            let below = file.strip_prefix(ROOT_FILES).unwrap_or(file);
            self.add(Address::new(below), Making::Copy(file.clone()), Some(Place::file(file)));
        }
        let mut folders: HashMap<String, Address> = HashMap::new();
        for output in self.outputs.iter().rev() {
            let (Making::Page { .. }, Some(place)) = (&output.making, &output.origin) else { continue };
            if let Some((folder, name)) = place.file.rsplit_once('/')
                && name.starts_with("index.")
            {
                // The last to be set is the first in order: the page in the default language.
                folders.insert(folder.to_owned(), output.address.clone());
            }
        }
        // The settings of charts are for Parvis, not for readers.
        let is_setting = |file: &str| file.contains("/charts/") && file.ends_with(".toml");
        for attachment in sources.attachments.iter().filter(|attachment| !is_setting(&attachment.file)) {
            let Some(page) = folders.get(attachment.folder.as_ref()) else { continue };
            let below = attachment.file.strip_prefix(attachment.folder.as_ref()).unwrap_or_default();
            let address = format!("{}{}", page.as_str().trim_end_matches('/'), below);
            let file = &attachment.file;
            self.add(Address::new(&address), Making::Copy(file.clone()), Some(Place::file(file)));
        }
    }
}

/// Where a page has a field: in its own file or, if it is shared, in the original's; else the page's beginning.
fn written(site: &Site, entry: &Entry, document: &Document, name: &str) -> Place {
    let declared = site.config.collections[entry.collection].fields.iter().position(|field| field.name == name);
    let in_file = |document: &Document| {
        let field = document.fields.iter().find(|field| Some(field.index) == declared)?;
        Some(document.place(field.span))
    };
    in_file(document).or_else(|| in_file(entry.original())).unwrap_or_else(|| document.place(document.fence))
}

/// What every address in a language begins with: nothing for the default one.
pub fn prefix(config: &Config, language: usize) -> String {
    if language == 0 { String::new() } else { format!("/{}", config.languages[language].code.to_ascii_lowercase()) }
}
