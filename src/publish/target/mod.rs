//! The kinds of places that a site is published to, one file each.
//!
//! | file | what it does |
//! | --- | --- |
//! | `objects` | any store that OpenDAL reaches; knows nothing of one kind |
//! | `s3` | stores that speak the protocol of Amazon S3 |
//! | `fs` | a folder, exchanged as a whole |
//! | `sftp` | a folder of another computer |
//! | `git` | a branch of a repository |
//! | `secrets` | takes credentials out of texts before anybody sees them |

pub mod fs;
pub mod git;
pub mod objects;
pub mod s3;
pub mod secrets;
#[cfg(unix)]
pub mod sftp;

use std::path::Path;
use std::sync::Arc;

use super::store::Store;
use crate::config::publish::{Kind, Target};
use crate::diagnostic::Diagnostic;

/// Makes ready for a target's store; asks it nothing yet. `root` is the site's folder.
///
/// # Errors
/// What keeps the settings from being used.
pub fn open(target: &Target, root: &Path, place: crate::diagnostic::Place) -> Result<Arc<dyn Store>, Diagnostic> {
    match &target.kind {
        Kind::S3(settings) => s3::open(settings, place),
        Kind::Fs(settings) => fs::open(settings, root, place),
        #[cfg(unix)]
        Kind::Sftp(settings) => sftp::open(settings, root, place),
        // The library that speaks with `ssh` knows no other systems.
        #[cfg(not(unix))]
        Kind::Sftp(_) => Err(Diagnostic::new(crate::diagnostic::Code::PublishNotIncluded).at(place)),
        Kind::Git(settings) => Ok(Arc::new(git::Git::new(root, settings))),
    }
}

/// How a target is called in messages: what kind of place it is, and where.
pub fn shown(target: &Target) -> String {
    match &target.kind {
        Kind::S3(s3) if s3.prefix.is_empty() => format!("s3://{}", s3.bucket),
        Kind::S3(s3) => format!("s3://{}/{}", s3.bucket, s3.prefix),
        Kind::Fs(fs) => fs.path.clone(),
        Kind::Sftp(sftp) => format!("sftp://{}/{}", sftp.host, sftp.path.trim_start_matches('/')),
        Kind::Git(git) => format!("{} ({})", git.remote, git.branch),
    }
}
