//! Putting a built site where readers find it, so that none of them ever meets half a site.
//!
//! ```text
//! list of the built site ─local─▶ files ─plan─▶ Plan ─run, upload─▶ Store
//!     manifest, journal, what is there ─look─────▲
//! ```
//!
//! | file | what it does |
//! | --- | --- |
//! | `store` | what is asked of a place; each kind is in `target` |
//! | `local` | the built site: which files, and whether they are fit to be published |
//! | `stamp` | what is known of a file: content by hash, and headers |
//! | `manifest` | what Parvis knows to be in a store, and what an unfinished run was about to write |
//! | `plan`, `order` | what there is to do and in which order; nothing is done there |
//! | `lock`, `clock` | one run at a time |
//! | `look` | what is in a store, with as few questions as will do |
//! | `run`, `upload` | doing it |
//! | `summary`, `error`, `explain` | what came of it |

pub mod clock;
pub mod error;
pub mod explain;
pub mod local;
pub mod lock;
mod look;
pub mod manifest;
pub mod order;
pub mod plan;
pub mod run;
pub mod stamp;
pub mod store;
pub mod summary;
pub mod target;
mod upload;

pub use error::PublishError;
pub use run::{Job, Progress, preview, publish};
pub use summary::{Note, Preview, Summary};
