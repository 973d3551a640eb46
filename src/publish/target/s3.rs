//! Stores that speak the protocol of Amazon S3.
//!
//! Credentials come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`) or from the files
//! that the store's own programs keep (`~/.aws/credentials`, `~/.aws/config`, with `AWS_PROFILE`).

use std::sync::Arc;
use std::time::Duration;

use opendal::layers::{RetryLayer, TimeoutLayer};
use opendal::services::S3;
use opendal::{HttpTransporter, Operator};
use opendal_http_transport_reqwest::ReqwestTransport;

use super::super::store::{Store, Traits};
use super::objects::Objects;
use super::secrets::clean;
use crate::config::publish::S3 as Settings;
use crate::diagnostic::{Code, Diagnostic, Place};

/// How often a request is repeated that fails for a moment.
const RETRIES: usize = 4;
const FIRST_RETRY: Duration = Duration::from_millis(200);
const LONGEST_RETRY: Duration = Duration::from_secs(10);
/// How long an answer is waited for.
const ANSWER: Duration = Duration::from_secs(60);
/// What stores that have no regions take.
const REGION: &str = "us-east-1";

/// Where credentials come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access<'a> {
    /// The environment, or the store's usual files.
    Usual,
    /// Here they are, and requests that fail aren't repeated: for tests.
    Given { id: &'a str, secret: &'a str },
}

/// Makes ready for a bucket.
///
/// # Errors
/// What is wrong with the settings.
pub fn open(settings: &Settings, place: Place) -> Result<Arc<dyn Store>, Diagnostic> {
    let store = objects(settings, Access::Usual).map_err(|reason| {
        let fault = Diagnostic::new(Code::PublishFailed).at(place).with("target", shown(settings));
        fault.with("operation", "begin").with("path", "none").with("reason", reason)
    })?;
    Ok(Arc::new(store))
}

fn shown(settings: &Settings) -> String {
    format!("s3://{}", settings.bucket)
}

/// As [`open`], for tests.
///
/// # Errors
/// OpenDAL's, in its words.
pub fn objects(settings: &Settings, access: Access<'_>) -> Result<Objects, String> {
    transport()?;
    let mut service = S3::default().bucket(&settings.bucket).region(&region(settings)).disable_ec2_metadata();
    if let Some(endpoint) = &settings.endpoint {
        service = service.endpoint(endpoint);
    }
    if !settings.prefix.is_empty() {
        service = service.root(&format!("/{}/", settings.prefix));
    }
    if !settings.path_style {
        service = service.enable_virtual_host_style();
    }
    if let Access::Given { id, secret } = access {
        service = service.access_key_id(id).secret_access_key(secret).disable_config_load();
    }
    let operator = Operator::new(service).map_err(|error| clean(error.message()))?;
    let operator = operator.layer(TimeoutLayer::new().with_timeout(ANSWER).with_io_timeout(ANSWER));
    let operator = match access {
        Access::Given { .. } => operator,
        Access::Usual => {
            let retry = RetryLayer::new().with_max_times(RETRIES).with_min_delay(FIRST_RETRY);
            operator.layer(retry.with_max_delay(LONGEST_RETRY).with_jitter())
        }
    };
    let traits =
        Traits { transactional: false, conditional: true, headers: true, cheap_reads: false, dear_listing: true };
    Ok(Objects::new(operator, traits))
}

/// Sees to it that requests can be sent. A second time nothing is done.
fn transport() -> Result<(), String> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    // It can't be made on a computer that trusts no certificates at all, and says so in its own way.
    let made = crate::markdown::guarded(ReqwestTransport::default);
    HttpTransporter::install_default(made.map_err(|reason| clean(&reason))?);
    Ok(())
}

fn region(settings: &Settings) -> String {
    let set = |name| std::env::var(name).ok().filter(|region| !region.is_empty());
    let said = settings.region.clone().or_else(|| set("AWS_REGION")).or_else(|| set("AWS_DEFAULT_REGION"));
    said.unwrap_or_else(|| REGION.to_owned())
}
