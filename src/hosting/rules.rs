//! What holds for a whole site, whichever host serves it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::precompress::Encoding;
use super::redirects::{Rule, redirects};
use super::served::{Served, served};
use crate::plan::address::{Address, AddressWriter};
use crate::plan::output::Making;
use crate::plan::{Plan, search};
use crate::render::policy;
use crate::site::Site;

/// Said with every file: browsers don't guess kinds, tell other sites no more than the origin, and give pages no sensors.
///
/// Sources: WHATWG Fetch ("nosniff"), W3C Referrer Policy, W3C Permissions Policy.
pub const ALWAYS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// The policy of drawings that are opened by themselves: they have their style in them, load nothing and run nothing.
/// Where a page shows one as a picture, browsers ask the policy of that page.
pub const DRAWINGS: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/// How the file of a part to embed ends, and its address.
pub const FRAMED: &str = "/embed/index.html";
pub const FRAMED_ADDRESS: &str = "/embed/";

/// Files whose names change with their content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hashed {
    /// All in a folder: `assets/`. Those of its `files` that are known one by one; of the search index it is only known that
    /// there are some.
    Below {
        folder: String,
        files: Vec<String>,
    },
    File(String),
}

impl Hashed {
    /// For hosts whose rules hold for files that aren't there too, so that they mustn't be told of folders.
    pub fn files(&self) -> &[String] {
        match self {
            Hashed::Below { files, .. } => files,
            Hashed::File(file) => std::slice::from_ref(file),
        }
    }
}

/// The page that is shown where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What the addresses begin with for which it is shown, without the base path: empty, or `en/`.
    pub below: String,
    /// `en/404.html`
    pub file: String,
}

/// Everything that a host is told. Paths are those of files from the site's root, without the base path.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The path of the site on its host, with slashes around it.
    pub base: String,
    /// The policy of pages (CSP level 3), which nobody may frame.
    pub pages: String,
    /// The policy of parts of pages, which are meant to be framed.
    pub framed: String,
    /// Pages whose address ends like that of a part and that aren't one.
    pub not_framed: Vec<String>,
    pub hashed: Vec<Hashed>,
    /// The ends of the names of all files but pages, in lower case.
    pub endings: BTreeSet<String>,
    /// Files of a kind that hosts don't know by their name, with their kinds.
    pub rare: Vec<(String, &'static str)>,
    pub redirects: Vec<Rule>,
    /// The one of the whole site first.
    pub missing: Vec<Missing>,
    /// In which forms files are beside those that are sent.
    pub encodings: Vec<Encoding>,
    writer: AddressWriter,
}

impl Rules {
    /// What holds for a site as it is planned.
    pub fn of(site: &Site, plan: &Plan) -> Rules {
        let policy = policy::text(&site.config);
        let mut rules = Rules {
            base: site.config.base_url.path().to_owned(),
            pages: format!("{policy}; frame-ancestors 'none'"),
            framed: format!("{policy}; frame-ancestors *"),
            not_framed: Vec::new(),
            hashed: hashed(plan, site.config.search.is_some()),
            endings: BTreeSet::new(),
            rare: Vec::new(),
            redirects: redirects(plan),
            missing: Vec::new(),
            encodings: site.config.precompress.clone(),
            writer: plan.writer.clone(),
        };
        for output in &plan.outputs {
            let file = output.address.file();
            if let Making::NotFound { .. } = output.making {
                let below = file.strip_suffix("404.html").unwrap_or_default().to_owned();
                rules.missing.push(Missing { below, file: file.clone() });
            }
            if let Making::Catalogue(_) = output.making {
                rules.rare.push((file.clone(), rules.served(&file).content_type));
            }
            let is_part = matches!(output.making, Making::Embed(_));
            if output.making.is_html() && !is_part && format!("/{file}").ends_with(FRAMED) {
                rules.not_framed.push(file.clone());
            }
            if !output.making.is_html()
                && let Some((_, ending)) = file.rsplit('/').next().and_then(|name| name.rsplit_once('.'))
            {
                rules.endings.insert(ending.to_ascii_lowercase());
            }
        }
        rules.missing.sort_by_key(|missing| missing.below.len());
        rules
    }

    /// What is said of a file.
    pub fn served(&self, file: &str) -> Served {
        let is_hashed = self.hashed.iter().any(|hashed| match hashed {
            Hashed::Below { folder, .. } => file.starts_with(folder.as_str()),
            Hashed::File(path) => file == path,
        });
        served(file, is_hashed)
    }

    /// An address from the host's root as links have it: with the base path, percent-encoded.
    pub fn path(&self, address: &Address) -> String {
        let absolute = self.writer.absolute(address);
        let origin = self.writer.base().origin();
        absolute.strip_prefix(origin).map_or_else(|| absolute.clone(), str::to_owned)
    }

    /// A file from the host's root as it is, not encoded.
    pub fn plain(&self, file: &str) -> String {
        format!("{}{}", self.base, file.trim_start_matches('/'))
    }
}

/// The files whose names change with their content, as folders where nothing else is in one: the outermost of each.
fn hashed(plan: &Plan, searches: bool) -> Vec<Hashed> {
    let files: Vec<(String, bool)> =
        plan.outputs.iter().map(|output| (output.address.file(), output.making.is_hashed())).collect();
    let mut mixed: HashSet<&str> = HashSet::new();
    for (file, _) in files.iter().filter(|(_, is_hashed)| !is_hashed) {
        mixed.extend(folders(file));
    }
    let mut below: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut alone = Vec::new();
    for (file, _) in files.iter().filter(|(_, is_hashed)| *is_hashed) {
        match folders(file).find(|folder| !mixed.contains(folder)) {
            Some(folder) => below.entry(folder).or_default().push(file.clone()),
            None => alone.push(Hashed::File(file.clone())),
        }
    }
    let folder = |(folder, files): (&str, Vec<String>)| Hashed::Below { folder: folder.to_owned(), files };
    let mut hashed: Vec<Hashed> = below.into_iter().map(folder).collect();
    hashed.extend(alone);
    if searches {
        let index = search::FOLDER.trim_start_matches('/');
        let below = |name: &&str| Hashed::Below { folder: format!("{index}{name}"), files: Vec::new() };
        hashed.extend(search::HASHED.iter().map(below));
    }
    hashed
}

/// The folders around a file, the outer first, each with its last `/`.
fn folders(file: &str) -> impl Iterator<Item = &str> {
    file.match_indices('/').map(|(at, _)| &file[..=at])
}
