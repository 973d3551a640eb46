//! A folder of another computer, by SFTP.
//!
//! It is reached through the `ssh` command, so hosts, keys and agents are those of the computer that publishes
//! (`~/.ssh/config`, `~/.ssh/known_hosts`). Each file is written under another name and renamed, so that a reader never gets a
//! half of it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use opendal::Operator;
use opendal::layers::{RetryLayer, TimeoutLayer};
use opendal::services::Sftp;

use super::super::store::{Store, Traits};
use super::objects::Objects;
use super::secrets::clean;
use crate::config::publish::Sftp as Settings;
use crate::diagnostic::{Code, Diagnostic, Place};

/// How often a request is repeated that fails for a moment.
const RETRIES: usize = 4;
const FIRST_RETRY: Duration = Duration::from_millis(300);
/// How long an answer is waited for.
const ANSWER: Duration = Duration::from_secs(60);

/// Makes ready for a folder; `root` is the site's. Nothing is asked yet.
///
/// # Errors
/// What is wrong with the settings.
pub fn open(settings: &Settings, root: &Path, place: Place) -> Result<Arc<dyn Store>, Diagnostic> {
    let store = objects(settings, root).map_err(|reason| {
        let fault = Diagnostic::new(Code::PublishFailed).at(place).with("target", format!("sftp://{}", settings.host));
        fault.with("operation", "begin").with("path", "none").with("reason", reason)
    })?;
    Ok(Arc::new(store))
}

fn objects(settings: &Settings, root: &Path) -> Result<Objects, String> {
    let mut service = Sftp::default().endpoint(&endpoint(settings)).root(&settings.path).known_hosts_strategy("strict");
    if let Some(user) = &settings.user {
        service = service.user(user);
    }
    if let Some(identity) = &settings.identity {
        service = service.key(&root.join(identity).to_string_lossy());
    }
    let operator = Operator::new(service).map_err(|error| clean(error.message()))?;
    let retry = RetryLayer::new().with_max_times(RETRIES).with_min_delay(FIRST_RETRY).with_jitter();
    let operator = operator.layer(TimeoutLayer::new().with_timeout(ANSWER).with_io_timeout(ANSWER)).layer(retry);
    let traits =
        Traits { transactional: false, conditional: false, headers: false, cheap_reads: true, dear_listing: true };
    Ok(Objects::new(operator, traits).by_renaming())
}

/// What `ssh` is called with.
fn endpoint(settings: &Settings) -> String {
    match settings.port {
        Some(port) => format!("ssh://{}:{port}", settings.host),
        None => settings.host.clone(),
    }
}
