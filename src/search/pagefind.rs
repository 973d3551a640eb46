//! The one place that knows Pagefind (pagefind.app) and the runtime that its functions ask for.
//!
//! It numbers pages in the order in which they come, sorts words and filters before it writes them, and puts no time into
//! what it compresses: the same pages in the same order give the same bytes. Only the order in which it hands out files
//! isn't fixed, so they are sorted.

use std::collections::BTreeMap;

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;

use super::{Fault, File, Record};
use crate::plan::search::{ENTRY, SCRIPT};

/// The version in Cargo.toml; an index is kept for it only.
pub const VERSION: &str = "1.6.0";

/// Searches words as they are, for languages whose endings it doesn't know.
pub const GENERIC: &str = "wasm.unknown.pagefind";

/// What of its files is used. It also gives interfaces of its own, and a worker that would be one more file to load.
fn is_used(path: &str) -> bool {
    path == SCRIPT
        || path == ENTRY
        || path.ends_with(".pf_meta")
        || path.starts_with("wasm.")
        || ["fragment/", "index/", "filter/"].iter().any(|folder| path.starts_with(folder))
}

/// The files of an index of some pages, sorted by their paths.
///
/// # Errors
/// Pagefind's, in its words.
pub fn files(language: &str, records: &[Record]) -> Result<Vec<File>, Fault> {
    // What is wrong inside of it must not end the build without a word.
    let made = crate::markdown::guarded(|| {
        let runtime =
            tokio::runtime::Builder::new_current_thread().build().map_err(|error| Fault(error.to_string()))?;
        runtime.block_on(index(language, records)).map_err(|error| Fault(error.to_string()))
    });
    let files = made.map_err(Fault)??;
    let path = |file: &SyntheticFile| file.filename.to_string_lossy().replace('\\', "/");
    let files = files.into_iter().map(|file| File { path: path(&file), bytes: file.contents });
    let mut files: Vec<File> = files.filter(|file| is_used(&file.path)).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

async fn index(language: &str, records: &[Record]) -> Result<Vec<SyntheticFile>, Box<dyn std::error::Error>> {
    let settings = PagefindServiceConfig::builder().keep_index_url(true).force_language(language.to_owned()).build();
    let mut index = PagefindIndex::new(Some(settings))?;
    for record in records {
        let title = [("title".to_owned(), record.title.clone())];
        let summary = record.summary.clone().map(|summary| ("summary".to_owned(), summary));
        let meta: BTreeMap<String, String> = title.into_iter().chain(summary).collect();
        let (address, text, filters) = (record.address.clone(), record.text.clone(), record.filters.clone());
        index.add_custom_record(address, text, language.to_owned(), Some(meta), Some(filters), None).await?;
    }
    Ok(index.get_files().await?)
}
