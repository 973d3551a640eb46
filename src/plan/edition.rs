//! Where editions are published: `/editions/`, below it each with its data packages, and their files by their sums.

use std::collections::BTreeSet;

use super::address::Address;
use super::make::prefix;
use super::output::{Making, Output};
use crate::diagnostic::Place;
use crate::edition::{FOLDER, MANIFEST};
use crate::site::Site;

/// The outputs of all editions; none when there are none.
pub fn outputs(site: &Site) -> Vec<Output> {
    let mut planned = Vec::new();
    let editions = &site.editions.list;
    let Some(latest) = editions.last() else { return planned };
    let mut add = |address: &str, making, origin| {
        planned.push(Output { address: Address::new(address), making, origin: Some(Place::file(origin)) });
    };
    for language in 0..site.config.languages.len() {
        let list = format!("{}/{FOLDER}/", prefix(&site.config, language));
        add(&list, Making::Editions { language }, &latest.file);
        for (number, edition) in editions.iter().enumerate() {
            let page = format!("{list}{}/", edition.manifest.name);
            add(&page, Making::Edition { edition: number, language }, &edition.file);
            for (dataset, held) in edition.manifest.datasets.iter().enumerate() {
                let making = Making::EditionDataset { edition: number, dataset, language };
                add(&format!("{page}{}/", held.key), making, &edition.file);
            }
        }
    }
    // Bytes that several editions have are published once.
    let mut stored = BTreeSet::new();
    for (number, edition) in editions.iter().enumerate() {
        let manifest = format!("/{FOLDER}/{}/{MANIFEST}", edition.manifest.name);
        add(&manifest, Making::EditionManifest(number), &edition.file);
        for file in edition.manifest.datasets.iter().flat_map(|dataset| &dataset.files) {
            if stored.insert(&file.stored) {
                let path = format!("{FOLDER}/{}", file.stored).into();
                add(&file.address, Making::EditionFile(path), &edition.file);
            }
        }
    }
    planned
}
