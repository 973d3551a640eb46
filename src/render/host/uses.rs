//! What a text is rendered for: its page, a feed, paper, a page with others, a part of it alone.

use std::cell::RefCell;

use super::PageHost;
use crate::load::document::Document;
use crate::markdown::want::works_of;
use crate::plan::output::Making;
use crate::render::Model;
use crate::render::engine::Engine;
use crate::site::EntryIndex;

/// A page in which texts of several pages stand.
#[derive(Clone, Copy)]
pub struct Gathering<'a> {
    /// What every id of this text begins with there.
    pub prefix: &'a str,
    /// The collections, and the ids of single pages, whose texts stand there too: links to them lead within it.
    pub within: &'a [String],
    /// Whether it is only a part of the text that stands there: without the notes at its foot.
    pub part: bool,
}

impl<'a> PageHost<'a> {
    /// `start` is where the text begins in the document's file.
    pub fn new(engine: &'a Engine, output: usize, document: &'a Document, start: usize) -> Self {
        PageHost {
            engine,
            model: engine.model(),
            output,
            document,
            page: None,
            sources: RefCell::default(),
            charts: RefCell::default(),
            start,
            apart: false,
            printed: false,
            words: RefCell::default(),
            works: RefCell::new(cited_before(document)),
            gathering: None,
        }
    }

    /// For a text that stands with others in one page. Its words aren't explained there; the notes on its numbers follow
    /// it, unless it is only a part of a text: then they are read in the text's own page.
    pub fn gathered(
        engine: &'a Engine,
        output: usize,
        (entry, document): (EntryIndex, &'a Document),
        start: usize,
        gathering: Gathering<'a>,
    ) -> Self {
        let model: &'a Model = engine.model();
        let own = model.plan.page(entry, document.language).map(|target| target.address);
        let page = own.filter(|_| gathering.part);
        PageHost { page, gathering: Some(gathering), ..PageHost::new(engine, output, document, start) }
    }

    /// For a text that is shown apart from its page: in a feed, in the list of corrections. Numbers then lead to the page of
    /// their data, words aren't explained, and charts are pictures in files.
    pub fn apart(engine: &'a Engine, output: usize, document: &'a Document, start: usize) -> Self {
        PageHost { apart: true, ..PageHost::new(engine, output, document, start) }
    }

    /// For blocks of a document that stand in a page of their own, with the notes that they need at its foot.
    pub fn of_blocks(engine: &'a Engine, output: usize, document: &'a Document, start: usize) -> Self {
        PageHost { works: RefCell::default(), ..PageHost::new(engine, output, document, start) }
    }

    /// For a text that is printed with the whole of its page. Blocks are shown as the theme prints them.
    pub fn printed(engine: &'a Engine, output: usize, document: &'a Document, start: usize) -> Self {
        PageHost { printed: true, ..PageHost::new(engine, output, document, start) }
    }

    /// For a part of a document that is a page of its own: what leads elsewhere in its page leads there.
    pub fn alone(engine: &'a Engine, output: usize, document: &'a Document, start: usize) -> Self {
        let model: &'a Model = engine.model();
        let page = match model.plan.outputs[output].making {
            Making::Embed(embed) | Making::EmbedDescription(embed) => model.plan.page(embed.entry, embed.language),
            _ => None,
        };
        let page = page.map(|target| target.address);
        PageHost { page, ..PageHost::new(engine, output, document, start) }
    }
}

/// The works that a page's summary cites: it stands above the text, so its numbers come first.
fn cited_before(document: &Document) -> Vec<(String, usize)> {
    let mut works: Vec<(String, usize)> = Vec::new();
    for key in document.summary.iter().flat_map(|summary| works_of(summary)) {
        if !works.iter().any(|(known, _)| *known == key) {
            works.push((key, 0));
        }
    }
    works
}
