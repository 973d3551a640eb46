//! Puts a built site in place, so that readers see the old site or the new one and never a mixture.
//!
//! ```text
//! begin ──▶ Stage::write (many threads) ──▶ Stage::finish
//!   lock, accept the output,                 carry over foreign files, write the marker, sync,
//!   make a folder beside it                  exchange the two folders, remove the old one
//! ```
//!
//! A stage that isn't finished, for whatever reason, leaves the output as it was. Beside an output `public` lie, while a
//! build runs, `.public.parvis-lock` and `.public.parvis-stage-…`; where folders can't be exchanged in one step also
//! `.public.parvis-old` and `.public.parvis-journal`. What a killed build leaves is cleared by the next [`begin`].
//!
//! | file | what it does |
//! | --- | --- |
//! | `place` | where the output is, and the places that are never one |
//! | `accept` | whether what the folder holds lets Parvis take it |
//! | `lock` | one build at a time |
//! | `ownership` | `.parvis-output`: which files are Parvis's |
//! | `stage` | the new site, while it is made |
//! | `survey` | what lies in the old output |
//! | `clear` | stages and old outputs, which go again |
//! | `carry` | clashes with foreign files, and their way into the new output |
//! | `swap`, `journal`, `file_by_file` | the three ways to put the stage in place |
//! | `sync` | bytes onto the disk |
//! | `kept` | pictures, PDF files and search indexes that earlier builds made, beside the content and not in the output |
//! | `error` | everything that can go wrong, as data |

mod accept;
mod carry;
mod clear;
mod error;
mod file_by_file;
mod gate;
mod journal;
mod kept;
mod lock;
mod ownership;
mod place;
mod stage;
mod survey;
mod swap;
mod sync;

pub use clear::Leftovers;
pub use error::{Clash, MarkerProblem, Operation, WriteError};
pub use kept::{Count, FOLDER as KEPT, Kept, Known};
pub use ownership::{Built, BuiltFile, List, MARKER, Mark, is_path, read_list, slashed};
pub use place::Place;
pub use stage::{About, Finished, Method, Stage, Way};
pub use sync::Durability;

/// Takes the output for one build and makes an empty stage for it.
///
/// Sets right what a killed build left behind, then checks that the output may be replaced. Nothing in an output that
/// is refused is touched. The folder that is to hold the output is made if it is absent.
///
/// # Errors
/// One variant of [`WriteError`] for each kind of refusal; [`WriteError::Locked`], at once, while another build has the
/// output; [`WriteError::Io`] with the operation and path for all else.
pub fn begin(place: &Place, durability: Durability) -> Result<Stage, WriteError> {
    let ground = place::ground(place)?;
    std::fs::create_dir_all(&ground.parent).map_err(WriteError::io(Operation::CreateFolder, &ground.parent))?;
    let lock = lock::Lock::take(&ground)?;
    // From here no other build is alive on this output, so what lies beside it is nobody's.
    journal::recover(&ground)?;
    clear::remove_stale(&ground)?;
    accept::accept(&ground.output)?;
    Stage::new(ground, lock, durability)
}
