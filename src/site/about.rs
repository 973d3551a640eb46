//! Which pages of a collection are about a page: what a teacher, a journalist or a debater finds from there.

use super::{EntryIndex, Site};

impl Site {
    /// The pages of a collection that refer or link to a page or to one below it, and the data that these show or link
    /// to; each once, in the order of the collection.
    pub fn about(&self, page: EntryIndex, collection: usize, language: usize) -> Vec<EntryIndex> {
        let mut found: Vec<EntryIndex> = Vec::new();
        self.gather(
            page,
            &mut |found_page| {
                if self.entry(found_page).collection == collection {
                    found.push(found_page);
                }
            },
            language,
        );
        found.sort_by_key(|page| self.positions[language][page.0]);
        found.dedup();
        found
    }

    fn gather(&self, page: EntryIndex, add: &mut dyn FnMut(EntryIndex), language: usize) {
        let entry = self.entry(page);
        for &other in entry.back_references.iter().flat_map(|(_, pages)| pages) {
            // Parents lead to pages other than themselves, or that was an error.
            if self.entry(other).parent == Some(page) {
                self.gather(other, add, language);
            }
            add(other);
        }
        entry.mentions.get(language).into_iter().flatten().for_each(|&other| add(other));
        self.data_of(page, language).into_iter().for_each(add);
    }

    /// The pages of the data packages whose numbers, charts and tables a page shows, and of those that it links to, each
    /// once.
    pub fn data_of(&self, page: EntryIndex, language: usize) -> Vec<EntryIndex> {
        let document = self.entry(page).document(language);
        let shown = document.values.iter().map(|value| value.query.package.as_str());
        let shown = shown.chain(document.packages.iter().map(AsRef::as_ref));
        let shown = shown.filter_map(|key| self.package(key).map(|(entry, _)| entry));
        let linked = document.links.iter().filter_map(|link| self.find(link.id.as_str()));
        let mut found = Vec::new();
        for page in shown.chain(linked.filter(|page| self.packages.contains(*page))) {
            if !found.contains(&page) {
                found.push(page);
            }
        }
        found
    }
}
