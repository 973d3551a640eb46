//! Exchanges two folders where the system can't do it in one step, and sets right what an interruption leaves.
//!
//! 1. write the journal, which names the stage
//! 2. rename the output to `.NAME.parvis-old`
//! 3. rename the stage to the output
//! 4. remove the old output, then the journal
//!
//! | journal | stage | old | output | so |
//! | --- | --- | --- | --- | --- |
//! | yes | yes | no | yes | nothing was done yet |
//! | any | any | yes | no | the old output goes back |
//! | yes | no | yes | yes | the new site is in place, the old one is removed |
//! | yes | yes | yes | yes | somebody made an output meanwhile: they decide |
//! | no | | yes | yes | the same |

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::clear::remove_folder;
use super::error::{Operation, WriteError};
use super::place::{Ground, is_there};
use super::stage::Way;
use super::swap::{Swapped, is_fixed};
use super::sync::{self, Durability};

/// After which step a test interrupts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Journal,
    OldAside,
    NewInPlace,
    OldRemoved,
}

/// Puts the complete `stage` in the place of the output by renaming both. `stop` interrupts it, for tests.
///
/// # Errors
/// [`WriteError::Io`]; the output is then the old one, unless a sync after the last rename failed.
pub(super) fn swap(
    ground: &Ground,
    stage: &Path,
    durability: Durability,
    stop: Option<Step>,
) -> Result<Swapped, WriteError> {
    let (output, old, journal) = (&ground.output, ground.old(), ground.journal());
    let reached = |step| match stop {
        Some(stop) if stop == step => Err(WriteError::io(Operation::Rename, output)(io::ErrorKind::Interrupted.into())),
        _ => Ok(()),
    };
    let name = stage.file_name().unwrap_or_default();
    write(&journal, name, durability).map_err(WriteError::io(Operation::Write, &journal))?;
    sync::names(&ground.parent, durability)?;
    reached(Step::Journal)?;

    if let Err(error) = fs::rename(output, &old) {
        remove_file(&journal)?;
        if is_fixed(&error) {
            return Ok(Swapped::Impossible);
        }
        return Err(WriteError::io(Operation::Rename, output)(error));
    }
    reached(Step::OldAside)?;

    if let Err(error) = fs::rename(stage, output) {
        fs::rename(&old, output).map_err(WriteError::io(Operation::Rename, &old))?;
        remove_file(&journal)?;
        return Err(WriteError::io(Operation::Rename, stage)(error));
    }
    sync::names(&ground.parent, durability)?;
    reached(Step::NewInPlace)?;

    if let Err(error) = remove_folder(&old) {
        return Ok(Swapped::NotCleared(Way::Renamed, error));
    }
    reached(Step::OldRemoved)?;
    Ok(match remove_file(&journal) {
        Ok(()) => Swapped::Done(Way::Renamed),
        Err(error) => Swapped::NotCleared(Way::Renamed, error),
    })
}

/// Completes or takes back what an interrupted [`swap`] did. Only for who holds the lock. Stages are left alone.
///
/// # Errors
/// [`WriteError::Interrupted`] if that can't be decided here; [`WriteError::Io`].
pub(super) fn recover(ground: &Ground) -> Result<(), WriteError> {
    let (output, old, journal) = (&ground.output, ground.old(), ground.journal());
    match (is_there(&old)?, is_there(output)?) {
        (false, _) => {}
        (true, false) => fs::rename(&old, output).map_err(WriteError::io(Operation::Rename, &old))?,
        (true, true) => match fs::read_to_string(&journal) {
            Ok(name) if is_name(ground, &name) && !is_there(&ground.parent.join(&name))? => remove_folder(&old)?,
            _ => return Err(WriteError::Interrupted { output: output.clone(), old }),
        },
    }
    remove_file(&journal)
}

/// The journal is cut short if a build is killed here, but then nothing has been renamed.
fn write(journal: &Path, stage: &OsStr, durability: Durability) -> io::Result<()> {
    let mut file = fs::File::create(journal)?;
    file.write_all(stage.to_string_lossy().as_bytes())?;
    match durability {
        Durability::Synced => file.sync_all(),
        Durability::Unsynced => Ok(()),
    }
}

fn is_name(ground: &Ground, name: &str) -> bool {
    ground.is_stage(OsStr::new(name))
}

/// Removes a file, if it is there.
fn remove_file(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::io(Operation::Remove, path)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::path::PathBuf;

    use super::super::place::{Place, ground};
    use super::*;

    /// A folder with an old site in `public` and a new one in a stage, and a swap that was interrupted after `step`.
    fn interrupted(step: Step) -> (tempfile::TempDir, Ground, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("site")).unwrap();
        fs::create_dir_all(at("public")).unwrap();
        fs::write(at("public/page"), "old").unwrap();
        let place = Place { site_root: at("site"), content: at("site/content"), output: at("public") };
        let ground = ground(&place).unwrap();
        let stage = ground.stage(1);
        fs::create_dir(&stage).unwrap();
        fs::write(stage.join("page"), "new").unwrap();
        swap(&ground, &stage, Durability::Synced, Some(step)).unwrap_err();
        (folder, ground, stage)
    }

    fn page(ground: &Ground) -> String {
        fs::read_to_string(ground.output.join("page")).unwrap()
    }

    #[test]
    fn an_interruption_before_the_new_site_is_in_place_leaves_the_old_one() {
        for step in [Step::Journal, Step::OldAside] {
            let (_folder, ground, stage) = interrupted(step);
            recover(&ground).unwrap();
            assert_eq!(page(&ground), "old", "{step:?}");
            assert!(stage.exists() && !ground.old().exists() && !ground.journal().exists(), "{step:?}");
        }
    }

    #[test]
    fn an_interruption_after_the_new_site_is_in_place_leaves_the_new_one() {
        for step in [Step::NewInPlace, Step::OldRemoved] {
            let (_folder, ground, _) = interrupted(step);
            recover(&ground).unwrap();
            assert_eq!(page(&ground), "new", "{step:?}");
            assert!(!ground.old().exists() && !ground.journal().exists(), "{step:?}");
        }
    }

    #[test]
    fn an_output_that_somebody_made_meanwhile_is_not_removed() {
        let (_folder, ground, _) = interrupted(Step::OldAside);
        fs::create_dir(&ground.output).unwrap();
        assert!(matches!(recover(&ground), Err(WriteError::Interrupted { .. })));
        assert!(ground.old().join("page").exists() && ground.output.exists());
    }

    #[test]
    fn an_old_output_without_a_trustworthy_journal_is_not_removed() {
        for journal in [None, Some(""), Some("../elsewhere"), Some(".public.parvis-stage-1")] {
            let (_folder, ground, _) = interrupted(Step::NewInPlace);
            fs::remove_file(ground.journal()).unwrap();
            if let Some(text) = journal {
                fs::write(ground.journal(), text).unwrap();
            }
            assert!(matches!(recover(&ground), Err(WriteError::Interrupted { .. })), "{journal:?}");
            assert!(ground.old().join("page").exists(), "{journal:?}");
        }
    }

    #[test]
    fn a_recovery_that_is_interrupted_can_be_taken_up_again() {
        let (_folder, ground, _) = interrupted(Step::NewInPlace);
        // Half of the old output has been removed.
        fs::remove_file(ground.old().join("page")).unwrap();
        recover(&ground).unwrap();
        recover(&ground).unwrap();
        assert_eq!(page(&ground), "new");
    }
}
