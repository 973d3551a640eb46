//! The site as its folder is right now: every output in memory, brought up to date from what has changed.
//!
//! What [`Live`] serves is what `parvis build` would write, except that what is made of the whole site (the search
//! index, the copy to be read offline) isn't there, and that pictures, share cards and PDF files are made when they are asked for.
//!
//! An update does as little as it can know to be enough. Parts of the site whose files haven't changed are taken again
//! ([`memo`](crate::memo)). If only the text of pages differs, the site and its plan stay. Else both are made anew, and compared with the ones
//! before. Then the outputs are rendered that read something that differs ([`reads`](crate::reads)): at once those that somebody
//! looks at, the others in a next step, or when they are asked for.

mod made;
mod scope;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use made::{Faulty, Made, Outputs, Rendering, Turn, is_on_demand};
use scope::{Scope, places};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::files::Folder;
use crate::files::disk::Disk;
use crate::load::document::Document;
pub use crate::memo::recorder::Changed;
use crate::memo::recorder::Recorder;
use crate::memo::{Difference, Memo};
use crate::reads::Reads;
use crate::render::{self, Engine};
use crate::write::{Kept, Known};
use crate::{Read, Settings, assemble, read};

/// What an update did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// The addresses whose outputs are other than before, that are new, or gone; sorted. Of an output that is made when somebody asks for it,
    /// that something it is made of has changed.
    pub addresses: Vec<Arc<str>>,
    /// Whether there is anything else to say than before.
    pub said: bool,
    /// How many outputs were rendered.
    pub rendered: usize,
}

/// An output as it is served.
#[derive(Clone, Debug)]
pub struct Served {
    pub bytes: Arc<[u8]>,
    /// Its path in the output folder, which says what kind of file it is.
    pub file: String,
    /// The file of the site that an editor changes to change it.
    pub source: Option<Arc<str>>,
    pub html: bool,
}

/// A site in memory.
pub struct Live {
    recorder: Arc<Recorder>,
    settings: Settings,
    root: PathBuf,
    memo: Memo,
    /// The last site that could be rendered.
    site: Option<Built>,
    /// The files that have changed since that site was up to date.
    pending: Difference,
    /// What was said when the files were read.
    reading: Diagnostics,
    diagnostics: Diagnostics,
    /// Whether the last update ended in a site.
    is_whole: bool,
}

/// Outputs that were made after others.
pub struct Late(Vec<(usize, Made)>);

struct Built {
    read: Read,
    engine: Engine,
    /// What was said when the parts were put together.
    assembled: Diagnostics,
    outputs: Outputs,
}

impl Live {
    /// A site of which nothing is read before the first [`update`](Self::update).
    ///
    /// # Errors
    /// The system's, when `root` isn't a folder that can be opened.
    pub fn open(root: &Path, settings: Settings) -> std::io::Result<Live> {
        let folder = Disk::open(root)?;
        Ok(Live {
            recorder: Arc::new(Recorder::new(Arc::new(folder))),
            settings,
            root: root.to_owned(),
            memo: Memo::keeping(),
            site: None,
            pending: Difference::default(),
            reading: Diagnostics::new(),
            diagnostics: Diagnostics::new(),
            is_whole: false,
        })
    }

    /// Brings everything up to date. While the site has errors, outputs that can't be made stay as they were.
    pub fn update(&mut self, changed: &Changed) -> Update {
        self.brought_up_to(changed, Turn::All)
    }

    /// As [`update`](Self::update), but of outputs that differ it makes only the pages of files that have changed and those at the
    /// addresses in `shown`. The others are made when they are asked for, or by [`late`](Self::late) and [`settle`](Self::settle).
    pub fn update_shown(&mut self, changed: &Changed, shown: &HashSet<String>) -> Update {
        self.brought_up_to(changed, Turn::Shown(shown))
    }

    /// Makes so many at the most of the outputs whose turn hasn't come yet; none when there are no more.
    pub fn late(&self, most: usize) -> Option<Late> {
        let Built { engine, outputs, .. } = self.site.as_ref().filter(|_| self.is_whole)?;
        let made = outputs.late(engine, most);
        (!made.is_empty()).then_some(Late(made))
    }

    /// Takes over what [`late`](Self::late) made. There mustn't have been an update since.
    pub fn settle(&mut self, late: Late) -> Update {
        let Some(Built { engine, assembled, outputs, .. }) = &mut self.site else { return Update::default() };
        let rendering = outputs.settle(engine, late.0);
        let mut diagnostics = self.reading.clone();
        diagnostics.append(assembled.clone());
        outputs.say(engine, &mut diagnostics);
        let said = !self.diagnostics.iter().eq(diagnostics.iter());
        self.diagnostics = diagnostics;
        Update { said, ..update_of(engine, &rendering) }
    }

    fn brought_up_to(&mut self, changed: &Changed, turn: Turn<'_>) -> Update {
        let difference = self.recorder.difference(changed);
        if difference.is_empty() && self.memo.has_run() {
            return Update::default();
        }
        self.pending.add(&difference);
        self.memo.begin(difference);
        let mut diagnostics = Diagnostics::new();
        let update = self.brought_up(&mut diagnostics, turn);
        self.memo.end();
        self.is_whole = update.is_some();
        let update = update.unwrap_or_default();
        let said = !self.diagnostics.iter().eq(diagnostics.iter());
        self.diagnostics = diagnostics;
        Update { said, ..update }
    }

    /// None when there is no site that could be rendered.
    fn brought_up(&mut self, diagnostics: &mut Diagnostics, turn: Turn<'_>) -> Option<Update> {
        let folder: Arc<dyn Folder> = self.recorder.clone();
        let read = read(&*folder, &self.settings, &mut self.memo, diagnostics)?;
        let (mut built, rendering) = match self.site.take() {
            Some(site) => match site.with_texts(read, &self.pending) {
                Ok((site, scope)) => (site, Some(scope)),
                Err((site, read)) => {
                    self.site = Some(*site);
                    (self.assembled(folder, *read, diagnostics)?, None)
                }
            },
            None => (self.assembled(folder, read, diagnostics)?, None),
        };
        let before = self.site.take();
        let pending = std::mem::take(&mut self.pending);
        let faulty = faulty(diagnostics.iter().chain(built.assembled.iter()));
        let update = match rendering {
            Some(scope) => built.render_again(&scope, turn, faulty),
            None => built.take_over(before, pending, turn, faulty),
        };
        self.reading = diagnostics.clone();
        diagnostics.append(built.assembled.clone());
        built.outputs.say(&built.engine, diagnostics);
        self.site = Some(built);
        Some(update)
    }

    fn assembled(&mut self, folder: Arc<dyn Folder>, read: Read, diagnostics: &mut Diagnostics) -> Option<Built> {
        let mut assembled = Diagnostics::new();
        let engine = assemble(folder, &read, &self.settings, &mut self.memo, &mut assembled);
        let Some(engine) = engine else {
            diagnostics.append(assembled);
            return None;
        };
        let engine = engine.with_pictures(Arc::new(Known::new(&self.root)));
        Some(Built { read, engine, assembled, outputs: Outputs::default() })
    }

    /// The output at an address from the site's root (without the base path), index pages with or without their file's name.
    pub fn get(&self, address: &str) -> Option<Served> {
        let Built { engine, outputs, .. } = self.site.as_ref()?;
        let plan = &engine.model().plan;
        let number = plan.at(address)?;
        let output = &plan.outputs[number];
        let bytes = if is_on_demand(&output.making) {
            let engine = engine.clone().with_pictures(Arc::new(Kept::new(&self.root)));
            render::render(&engine, number, &mut Diagnostics::new())?.bytes.into()
        } else {
            outputs.bytes(engine, number)?
        };
        let source = output.origin.as_ref().map(|place| place.file.clone());
        Some(Served { bytes, file: output.address.file(), source, html: output.making.is_html() })
    }

    /// Every address, sorted.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        let plan = self.site.iter().map(|site| &site.engine.model().plan);
        plan.flat_map(|plan| plan.outputs.iter().map(|output| output.address.as_str()))
    }

    /// What each output was made of, in the order of their addresses.
    pub fn reads(&self) -> impl Iterator<Item = &Reads> {
        self.site.iter().flat_map(|site| site.outputs.made.iter().map(|made| &made.reads))
    }

    /// What `parvis check` would say.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The site's folder.
    pub fn folder(&self) -> &dyn Folder {
        &*self.recorder
    }

    /// The path below which the site is served, `/` or `/path/`; none before there was a site.
    pub fn base_path(&self) -> Option<&str> {
        self.site.as_ref().map(|site| site.engine.model().site.config.base_url.path())
    }
}

fn update_of(engine: &Engine, rendering: &Rendering) -> Update {
    let plan = &engine.model().plan;
    let addresses = rendering.changed.iter().map(|output| plan.outputs[*output].address.as_str().into());
    Update { addresses: addresses.collect(), said: false, rendered: rendering.rendered }
}

/// The files in which there are mistakes.
fn faulty<'a>(said: impl Iterator<Item = &'a Diagnostic>) -> Faulty {
    let errors = said.filter(|said| said.severity() == Severity::Error);
    errors.filter_map(|said| said.place.as_ref()).map(|place| place.file.clone()).collect()
}

impl Built {
    /// The same site with other texts, and what is to be rendered, if nothing but the texts of pages differs. Else both as they were.
    fn with_texts(mut self, read: Read, pending: &Difference) -> Result<(Built, Scope), (Box<Built>, Box<Read>)> {
        match self.read.other_texts(&read, pending) {
            Some(documents)
                if !self.assembled.iter().flat_map(places).any(|file| pending.files.contains(file))
                    && self.engine.model().site.translations_stay(&documents)
                    && self.engine.put(&documents, |reads| pending.concerns(reads)) =>
            {
                self.read = read;
                Ok((self, Scope::texts(pending.clone())))
            }
            _ => Err((Box::new(self), Box::new(read))),
        }
    }

    fn render_again(&mut self, scope: &Scope, turn: Turn<'_>, faulty: Faulty) -> Update {
        let Built { engine, outputs, .. } = self;
        let kept: Vec<Option<Arc<[u8]>>> = outputs.made.iter().map(|made| made.bytes.clone()).collect();
        let before = |output: usize| kept.get(output).cloned().flatten();
        let rendering = outputs.render(engine, scope, turn, faulty, &before);
        update_of(engine, &rendering)
    }

    /// Takes from the site before what is the same in this one, and renders the rest.
    fn take_over(&mut self, before: Option<Built>, pending: Difference, turn: Turn<'_>, faulty: Faulty) -> Update {
        let Some(before) = before else {
            let rendering = self.outputs.render(&self.engine, &Scope::Everything, Turn::All, faulty, &|_| None);
            let addresses = self.engine.model().plan.outputs.iter().map(|output| output.address.as_str().into());
            return Update { addresses: addresses.collect(), said: false, rendered: rendering.rendered };
        };
        let scope = Scope::between(&before.engine, &self.engine, pending);
        if let Scope::Readers(_) = scope {
            self.outputs = before.outputs;
            return self.render_again(&scope, turn, faulty);
        }
        self.render_all(&before, faulty)
    }

    fn render_all(&mut self, before: &Built, faulty: Faulty) -> Update {
        let (old, new) = (&before.engine.model().plan, &self.engine.model().plan);
        let bytes = |output: usize| {
            let number = old.at(new.outputs[output].address.as_str())?;
            before.outputs.made.get(number).and_then(|made: &Made| made.bytes.clone())
        };
        let rendering = self.outputs.render(&self.engine, &Scope::Everything, Turn::All, faulty, &bytes);
        let new = &self.engine.model().plan;
        let gone = old.outputs.iter().filter(|output| new.at(output.address.as_str()).is_none());
        let changed = rendering.changed.iter().map(|output| &new.outputs[*output]);
        let addresses: BTreeSet<Arc<str>> = changed.chain(gone).map(|output| output.address.as_str().into()).collect();
        Update { addresses: addresses.into_iter().collect(), said: false, rendered: rendering.rendered }
    }
}

impl Read {
    /// The pages that differ, if these are all that differs and say the same for all that isn't made of their texts.
    fn other_texts(&self, now: &Read, pending: &Difference) -> Option<Vec<Arc<Document>>> {
        if pending.listing || self.versions() != now.versions() || self.pages.len() != now.pages.len() {
            return None;
        }
        let mut documents = Vec::new();
        for (before, now) in self.pages.iter().zip(&now.pages).filter(|(before, now)| before.version != now.version) {
            let (Some(before), Some(now)) = (&*before.value, &*now.value) else { return None };
            if !before.says_the_same(now) {
                return None;
            }
            documents.push(Arc::clone(now));
        }
        let pages: BTreeSet<&Arc<str>> = documents.iter().map(|document| &document.file).collect();
        pending.files.iter().all(|file| pages.contains(file)).then_some(documents)
    }

    /// Of all parts but the pages.
    fn versions(&self) -> Vec<u64> {
        let whole = [
            self.config.version,
            self.sources.version,
            self.lexicon.version,
            self.bibliography.version,
            self.editions.version,
            self.ledger.version,
        ];
        let packages = self.packages.iter().map(|(_, part)| part.version);
        whole.into_iter().chain(packages).chain(self.album.iter().map(|(_, part)| part.version)).collect()
    }
}
