//! What can go wrong while a site is published, as data.

use super::manifest::Unreadable;
use super::plan::Refusal;
use super::store::StoreError;

/// Why a run ended without success. Readers have the old version, or, when it was on its way, pages of the old and the new
/// one, each with all it needs; the next run completes it.
#[derive(Debug)]
pub enum PublishError {
    /// The store failed, or the site's folder changed.
    Store(StoreError),
    /// The store has what must not be touched, or too much would be deleted.
    Refused(Refusal),
    /// The manifest or journal in the store can't be used.
    Manifest(Unreadable),
    /// The place holds another site, the one at this address.
    OtherSite { address: String },
    /// Another run has the lock, as far as is known who and since when (in seconds since 1970).
    Locked { who: Option<String>, since: Option<u64> },
    /// Somebody else took the lock, or published meanwhile.
    Overtaken,
    /// A file was uploaded and isn't there, or is of another size.
    Unverified { key: String },
}

impl From<StoreError> for PublishError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Taken { who, since } => PublishError::Locked { who, since },
            error => PublishError::Store(error),
        }
    }
}

impl From<Refusal> for PublishError {
    fn from(refusal: Refusal) -> Self {
        PublishError::Refused(refusal)
    }
}

impl From<Unreadable> for PublishError {
    fn from(why: Unreadable) -> Self {
        PublishError::Manifest(why)
    }
}
