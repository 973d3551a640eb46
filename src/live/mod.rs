//! The site as its folder is right now: every output in memory, brought up to date from what has changed.
//!
//! What [`Live`] serves is what `parvis build` would write, except that what others make of the whole site (the search
//! index, the copy to be read offline) isn't there, and that pictures, share cards and PDF files are made when they are asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::Diagnostics;
use crate::files::Folder;
use crate::files::disk::Disk;
use crate::plan::output::Making;
use crate::render::{self, Engine};
use crate::write::{Kept, Known};
use crate::{Settings, prepare, produce};

/// Which files of the site's folder may be other than they were: paths from its root, with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    Files(BTreeSet<Arc<str>>),
    /// Nobody knows which; also the first time.
    Unknown,
}

/// What an update did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// The addresses whose outputs are other than before, that are new, or gone; sorted.
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
    folder: Arc<dyn Folder>,
    settings: Settings,
    root: std::path::PathBuf,
    /// The last site that could be rendered.
    engine: Option<Engine>,
    /// By address.
    made: BTreeMap<Arc<str>, Served>,
    diagnostics: Diagnostics,
}

impl Live {
    /// A site of which nothing is read before the first [`update`](Self::update).
    ///
    /// # Errors
    /// The system's, when `root` isn't a folder that can be opened.
    pub fn open(root: &Path, settings: Settings) -> std::io::Result<Live> {
        let folder = Arc::new(Disk::open(root)?);
        Ok(Live {
            folder,
            settings,
            root: root.to_owned(),
            engine: None,
            made: BTreeMap::new(),
            diagnostics: Diagnostics::new(),
        })
    }

    /// Brings everything up to date. While the site has errors, outputs that can't be made stay as they were.
    pub fn update(&mut self, _changed: &Changed) -> Update {
        let mut diagnostics = Diagnostics::new();
        let mut update = Update::default();
        let engine = prepare(Arc::clone(&self.folder), &self.settings, &mut diagnostics);
        if let Some(engine) = engine.map(|engine| engine.with_pictures(Arc::new(Known::new(&self.root)))) {
            let made = Mutex::new(BTreeMap::new());
            let sink = |path: &str, bytes: Vec<u8>| {
                let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
                made.insert(path.to_owned(), Arc::<[u8]>::from(bytes));
                Ok(())
            };
            produce(&engine, &sink, &|| {}, &mut diagnostics);
            let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
            update.rendered = made.len();
            let mut now = BTreeMap::new();
            for output in &engine.model().plan.outputs {
                let address: Arc<str> = output.address.as_str().into();
                let file = output.address.file();
                let source = output.origin.as_ref().map(|place| place.file.clone());
                let before = self.made.get(&address);
                let bytes = match made.remove(&file) {
                    Some(bytes) if !on_demand(&output.making) => bytes,
                    Some(_) => Arc::default(),
                    None => match before {
                        Some(before) => before.bytes.clone(),
                        None => continue,
                    },
                };
                if before.is_none_or(|before| before.bytes != bytes) {
                    update.addresses.push(address.clone());
                }
                now.insert(address, Served { bytes, file, source, html: output.making.is_html() });
            }
            update.addresses.extend(self.made.keys().filter(|old| !now.contains_key(*old)).cloned());
            update.addresses.sort();
            self.made = now;
            self.engine = Some(engine.with_pictures(Arc::new(Kept::new(&self.root))));
        }
        update.said = !self.diagnostics.iter().eq(diagnostics.iter());
        self.diagnostics = diagnostics;
        update
    }

    /// The output at an address from the site's root (without the base path), index pages with or without their file's name.
    pub fn get(&self, address: &str) -> Option<Served> {
        let plain = address.strip_suffix("index.html").filter(|rest| rest.ends_with('/')).unwrap_or(address);
        let served = self.made.get(plain)?;
        let engine = self.engine.as_ref()?;
        let output = engine.model().plan.at(plain)?;
        if !on_demand(&engine.model().plan.outputs[output].making) {
            return Some(served.clone());
        }
        let rendered = render::render(engine, output, &mut Diagnostics::new())?;
        Some(Served { bytes: rendered.bytes.into(), ..served.clone() })
    }

    /// Every address, sorted.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.made.keys().map(AsRef::as_ref)
    }

    /// What `parvis check` would say.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The site's folder.
    pub fn folder(&self) -> &dyn Folder {
        &*self.folder
    }

    /// The path below which the site is served, `/` or `/path/`; none before there was a site.
    pub fn base_path(&self) -> Option<&str> {
        self.engine.as_ref().map(|engine| engine.model().site.config.base_url.path())
    }
}

/// Whether an output is dear to make, so that it is made when somebody wants to see it.
fn on_demand(making: &Making) -> bool {
    matches!(
        making,
        Making::Card { .. }
            | Making::Pdf { .. }
            | Making::Booklet { .. }
            | Making::Picture { .. }
            | Making::PackageArchive(_)
    )
}
