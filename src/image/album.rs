//! The first look at every picture of a site: nothing is kept of a file but what it shows, and its hash.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Fault, Look, walk, within};
use crate::files::Folder;

/// The largest file that is looked at, in bytes.
pub const LIMIT: u64 = 256 << 20;

/// A picture that can be published.
#[derive(Clone, Debug)]
pub struct Seen {
    pub look: Look,
    /// Of the file's bytes: what is made of other bytes is another picture.
    pub hash: blake3::Hash,
}

/// From the path of each file that is called like a picture to what it is.
pub type Album = HashMap<Arc<str>, Result<Seen, Fault>>;

/// Looks at one file, whose picture may have so many million pixels.
///
/// # Errors
/// See [`Fault`].
pub fn look(folder: &dyn Folder, file: &str, pixels: u64) -> Result<Seen, Fault> {
    let bytes = folder.read(file, LIMIT).map_err(|_| Fault::Unread)?;
    let look = within(walk(file, &bytes)?.look, pixels)?;
    Ok(Seen { look, hash: blake3::hash(&bytes) })
}
