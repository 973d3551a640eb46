//! Finding outputs again: by page, by id, by address.

use std::collections::HashMap;
use std::sync::Arc;

use super::address::{Address, AddressWriter};
use super::output::{Making, Output};
use super::pictures::Picture;
use super::{BOOKLET, List, NOT_FOUND, OFFLINE, Plan, SEARCH, SEARCH_INTERFACE, answers};
use crate::edition;
use crate::permalinks::Permalinks;
use crate::site::Site;
use crate::theme::Theme;

/// Short addresses, by entry and language.
pub type Shorts = Vec<Vec<Option<Address>>>;

/// The plan of outputs that are in the order of their addresses.
pub fn of(
    site: &Site,
    theme: &Theme,
    outputs: Vec<Output>,
    lists: Vec<List>,
    (shorts, pictures): (Shorts, HashMap<Arc<str>, Picture>),
    writer: AddressWriter,
) -> Plan {
    let languages = site.config.languages.len();
    let mut pages = vec![vec![None; languages]; site.entry_count()];
    let mut others: HashMap<Arc<str>, Vec<Option<usize>>> = HashMap::new();
    let mut files = HashMap::new();
    let mut cards = HashMap::new();
    let (mut embeds, mut descriptions, mut pdfs) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut by_address = HashMap::with_capacity(outputs.len());
    for (index, output) in outputs.iter().enumerate() {
        by_address.insert(output.address.clone(), index);
        let mut other = |id: Arc<str>, language: usize| {
            others.entry(id).or_insert_with(|| vec![None; languages])[language] = Some(index);
        };
        match &output.making {
            Making::Page { entry, language } => pages[entry.0][*language] = Some(index),
            Making::List(list) => other(lists[*list].id.clone(), lists[*list].language),
            Making::Feed { of, format, language } => other(of.id(&site.config, *format).into(), *language),
            Making::Card { of, language } => {
                cards.insert((*of, *language), output.address.clone());
            }
            Making::NotFound { language } => other(NOT_FOUND.into(), *language),
            Making::Answers { entry, language } => other(answers::id(&site.entry(*entry).id).into(), *language),
            Making::Offline => other(OFFLINE.into(), 0),
            Making::Embed(embed) => {
                embeds.insert(*embed, index);
            }
            Making::EmbedDescription(embed) => {
                descriptions.insert(*embed, index);
            }
            Making::Pdf { entry, language } => {
                pdfs.insert((*entry, *language), output.address.clone());
            }
            Making::Booklet { language } => other(BOOKLET.into(), *language),
            Making::Search { language } => other(SEARCH.into(), *language),
            Making::SearchInterface { language } => other(SEARCH_INTERFACE.into(), *language),
            Making::Editions { language } => other(edition::LIST.into(), *language),
            Making::Edition { edition, language } => {
                other(edition::id(&site.editions.list[*edition].manifest.name).into(), *language);
            }
            Making::EditionDataset { edition, dataset, language } => {
                let manifest = &site.editions.list[*edition].manifest;
                other(edition::dataset_id(&manifest.name, &manifest.datasets[*dataset].key).into(), *language);
            }
            Making::Copy(file) => {
                files.insert(file.clone(), output.address.clone());
            }
            _ => {}
        }
    }
    let assets = theme.assets.iter().map(|asset| (asset.name.clone(), Address::new(&asset.address))).collect();
    Plan {
        outputs,
        lists,
        by_address,
        pages,
        shorts,
        others,
        assets,
        files,
        pictures,
        cards,
        embeds,
        descriptions,
        pdfs,
        permalinks: Permalinks::default(),
        writer,
    }
}
