//! How the pictures of the content are published: at the address of each file, and in smaller copies for pages that show
//! them.

use std::collections::HashMap;
use std::sync::Arc;

use super::address::Address;
use super::output::{Making, Output};
use crate::config::images::Images;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::image::album::{Album, Seen};
use crate::image::make::{Wanted, height_of};
use crate::image::{Fault, Format, Look, Motion, named_so};
use crate::load::ROOT_FILES;
use crate::load::document::Document;
use crate::site::Site;

/// A file of at most so many bytes stays in its size: nobody waits for it, and fine lines stay sharp.
const LIGHT: usize = 100_000;
/// A picture of more bytes makes readers wait.
const HEAVY: u64 = 1_000_000;
/// What moves longer than this, in seconds, must be able to be stopped (WCAG 2.2, 2.2.2).
const MOVES: u64 = 5;

/// A picture of the content, as it is published.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// From the site's folder.
    pub file: Arc<str>,
    pub look: Look,
    /// Of the file's bytes.
    pub hash: blake3::Hash,
    /// What stands at the address of its file; none where the pixels of the file stay.
    pub own: Option<Wanted>,
    /// What stands at other addresses, the smallest first.
    pub copies: Vec<(Address, Wanted)>,
    /// Where pages have it from, and how large it is there; no size for a drawing without one.
    pub shown: (Address, Option<(u32, u32)>),
    /// Where a page shows it, or else the file.
    pub place: Place,
}

impl Picture {
    /// Whether the same is made of another, wherever pages show it.
    pub fn is_like(&self, other: &Picture) -> bool {
        *self == Picture { place: self.place.clone(), ..other.clone() }
    }

    /// All that is made of its pixels: for its own address, then the copies.
    pub fn wanted(&self) -> Vec<Wanted> {
        self.own.into_iter().chain(self.copies.iter().map(|(_, wanted)| *wanted)).collect()
    }

    /// Every address that has it, with its width there, the smallest first.
    pub fn widths(&self) -> Vec<(&Address, u32)> {
        let (address, size) = &self.shown;
        let copies = self.copies.iter().map(|(address, wanted)| (address, wanted.width));
        let own = size.filter(|_| self.copies.iter().all(|(copy, _)| copy != address));
        copies.chain(own.map(|(width, _)| (address, width))).collect()
    }
}

/// How pages use a file.
#[derive(Default)]
struct Use {
    /// Where the first page shows it.
    shown: Option<Place>,
    /// Somebody is led to the file itself.
    linked: bool,
}

/// Plans the pictures among the files that are published, and their copies; says which can't be.
pub fn of(
    site: &Site,
    album: &Album,
    outputs: &[Output],
    diagnostics: &mut Diagnostics,
) -> (HashMap<Arc<str>, Picture>, Vec<Output>) {
    let (mut pictures, mut copies) = (HashMap::new(), Vec::new());
    if album.is_empty() {
        return (pictures, copies);
    }
    let files: Vec<(&Arc<str>, &Address)> = outputs
        .iter()
        .filter_map(|output| match &output.making {
            Making::Copy(file) if album.contains_key(file) => Some((file, &output.address)),
            _ => None,
        })
        .collect();
    let uses = uses(site, &files);
    let limit = site.config.limits.picture_pixels as usize;
    for (file, address) in files {
        let default = Use::default();
        let used = uses.get(file).unwrap_or(&default);
        let place = used.shown.clone().unwrap_or_else(|| Place::file(file));
        match &album[file] {
            Ok(seen) => {
                let picture = picture(file, address, seen, used, &site.config.images, place);
                remark(file, &picture, used, diagnostics);
                for (number, (address, _)) in picture.copies.iter().enumerate() {
                    let making = Making::Picture { file: file.clone(), copy: number };
                    copies.push(Output { address: address.clone(), making, origin: Some(Place::file(file)) });
                }
                pictures.insert(file.clone(), picture);
            }
            Err(fault) => {
                if let Some(diagnostic) = explain(file, fault, used.shown.is_some(), (place, limit)) {
                    diagnostics.push(diagnostic);
                }
            }
        }
    }
    (pictures, copies)
}

fn uses(site: &Site, files: &[(&Arc<str>, &Address)]) -> HashMap<Arc<str>, Use> {
    let by_address: HashMap<&str, &Arc<str>> = files.iter().map(|(file, address)| (address.as_str(), *file)).collect();
    let by_file: HashMap<&str, &Arc<str>> = files.iter().map(|(file, _)| (file.as_ref(), *file)).collect();
    let mut uses: HashMap<Arc<str>, Use> = HashMap::new();
    for (_, document) in site.pages() {
        for picture in &document.pictures {
            let path = match target(document, &picture.path) {
                Path::Address(address) => by_address.get(address.as_str()),
                Path::File(file) => by_file.get(file.as_str()),
            };
            let Some(file) = path else { continue };
            let used = uses.entry(Arc::clone(file)).or_default();
            used.linked |= !picture.shown;
            if picture.shown && used.shown.is_none() {
                used.shown = Some(document.place(picture.span));
            }
        }
    }
    uses
}

/// Where a path in a text leads.
pub enum Path {
    /// From the site's root.
    Address(String),
    /// Of the site's folder.
    File(String),
}

/// Where a path in a page's text leads, without the anchor.
pub fn target(document: &Document, path: &str) -> Path {
    let bare = path.split(['#', '?']).next().unwrap_or_default();
    let bare = percent_encoding::percent_decode_str(bare).decode_utf8_lossy();
    if bare.starts_with('/') {
        return Path::Address(bare.into_owned());
    }
    let folder = document.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    Path::File(format!("{folder}/{}", bare.trim_start_matches("./")))
}

fn picture(file: &Arc<str>, address: &Address, seen: &Seen, used: &Use, settings: &Images, place: Place) -> Picture {
    let look = &seen.look;
    let mut picture = Picture {
        file: file.clone(),
        look: look.clone(),
        hash: seen.hash,
        own: None,
        copies: Vec::new(),
        shown: (address.clone(), look.seen()),
        place,
    };
    let Some(whole) =
        look.seen().filter(|_| look.motion.is_none() && !matches!(look.format, Format::Gif | Format::Svg))
    else {
        return picture;
    };
    let wanted = |width, format| Wanted { width, height: height_of(width, whole), format };
    picture.own = (!look.is_upright()).then(|| wanted(whole.0, look.format));
    if used.shown.is_none() || look.size <= LIGHT {
        return picture;
    }
    // Only the encoder without loss is at hand for WebP: a photograph would be heavier than it was.
    let format = if look.format == Format::WebP && !look.lossless && !look.alpha { Format::Jpeg } else { look.format };
    let whole_width = whole.0.min(settings.max_width);
    let smaller = settings.widths.iter().filter(|width| **width * 4 <= whole_width * 3);
    let mut widths: Vec<u32> = smaller.copied().collect();
    if whole_width < whole.0 {
        // Whoever is led to the file itself wants all of it, and what stands at the root is published as it is.
        if used.linked || file.starts_with(ROOT_FILES) || format != look.format {
            widths.push(whole_width);
        } else {
            picture.own = Some(wanted(whole_width, format));
        }
    }
    picture.copies = widths.iter().map(|width| (copy(address, *width, format), wanted(*width, format))).collect();
    picture.shown = match picture.copies.last() {
        Some((copy, wanted)) if wanted.width == whole_width && whole_width < whole.0 => {
            (copy.clone(), Some((wanted.width, wanted.height)))
        }
        _ => (address.clone(), Some((whole_width, height_of(whole_width, whole)))),
    };
    picture
}

/// `photo-960w.jpg`, beside `photo.jpg`; `photo-webp-960w.jpg`, beside `photo.webp`.
fn copy(address: &Address, width: u32, format: Format) -> Address {
    let (stem, ending) = address.as_str().rsplit_once('.').unwrap_or((address.as_str(), ""));
    let same = named_so(ending, format);
    Address::new(&match same {
        true => format!("{stem}-{width}w.{ending}"),
        false => format!("{stem}-{ending}-{width}w.{}", format.ending()),
    })
}

/// What is said of a picture that can be published.
fn remark(file: &str, picture: &Picture, used: &Use, diagnostics: &mut Diagnostics) {
    if used.shown.is_none() {
        return;
    }
    let mut say = |code, name: &'static str, value: u64| {
        let diagnostic = Diagnostic::new(code).at(picture.place.clone()).with("file", file);
        diagnostics.push(if name.is_empty() { diagnostic } else { diagnostic.with(name, value as usize) });
    };
    if picture.look.stored.is_none() {
        say(Code::ImageSizeless, "", 0);
    }
    match picture.look.motion.map(Motion::seconds) {
        Some(None) => say(Code::ImageMoves, "seconds", 0),
        Some(Some(seconds)) if seconds > MOVES => say(Code::ImageMoves, "seconds", seconds),
        _ => {}
    }
    let size = published(picture);
    if size > HEAVY {
        say(Code::ImageHeavy, "size", size / 1000);
    }
}

/// About how many bytes a page loads of a picture: what is only known when it is made isn't asked for.
fn published(picture: &Picture) -> u64 {
    let made = picture.wanted().into_iter().max_by_key(|wanted| wanted.width);
    let size = picture.look.size as u64;
    match (made.filter(|made| Some((made.width, made.height)) == picture.shown.1), picture.look.seen()) {
        (Some(made), _) if made.format == Format::Jpeg => 0,
        (Some(made), Some((width, _))) => {
            let (small, large) = (u64::from(made.width), u64::from(width).max(1));
            size * small / large * small / large
        }
        _ => size,
    }
}

/// Why a picture can't be published.
fn explain(file: &Arc<str>, fault: &Fault, shown: bool, (place, limit): (Place, usize)) -> Option<Diagnostic> {
    let say = |code| Diagnostic::new(code).at(place.clone()).with("file", file.as_ref());
    Some(match fault {
        // It is read once more to be published, and then it is said.
        Fault::Unread => return None,
        Fault::Empty => say(Code::ImageEmpty),
        Fault::NotPicture => say(Code::ImageNotOne),
        Fault::Misnamed { is, ending } => say(Code::ImageMisnamed).with("is", *is).with("ending", *ending),
        Fault::CutOff => say(Code::ImageCutOff),
        Fault::Damaged(reason) => say(Code::ImageDamaged).with("reason", reason.as_ref()),
        Fault::TooLarge { width, height } => say(Code::ImageTooLarge)
            .with("width", *width as usize)
            .with("height", *height as usize)
            .with("limit", limit),
        Fault::Cmyk => say(Code::ImageCmyk),
        Fault::Kind(kind) if shown => say(Code::ImageKind).with("kind", *kind),
        Fault::Kind(kind) => say(Code::ImageNotCleaned).with("kind", *kind),
        Fault::Active { what, at } => {
            Diagnostic::new(Code::ImageActive).at(Place::at(file, at.clone())).with("what", what.as_str())
        }
    })
}
