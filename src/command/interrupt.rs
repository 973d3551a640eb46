//! A command that is ended from outside: by Ctrl-C, by a system that shuts down, or because it takes too long. What a build has
//! made so far goes, and the output stays as it was.
//!
//! Signals are held back in every thread, and one thread waits for them. So the program is never in the midst of
//! something when it hears of one.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::arguments::Messages;
use crate::write::{Leftovers, Stage, WriteError};

/// How far the build is. Whoever has the lock decides how it ends.
static STATE: Mutex<State> = Mutex::new(State::Reading);

#[derive(Debug)]
enum State {
    /// Nothing was made.
    Reading,
    /// A stage is there, for an output.
    Making(Leftovers, PathBuf),
    /// The output is the new site, or stays the old one for another reason.
    Over,
    /// It was ended from outside.
    Ended,
}

impl State {
    /// Ends what isn't over, and clears away what was made. Gives the output that something was made for, if it was.
    fn end(&mut self) -> Option<Option<PathBuf>> {
        match std::mem::replace(self, State::Ended) {
            State::Reading => Some(None),
            State::Making(leftovers, output) => {
                leftovers.clear();
                Some(Some(output))
            }
            over @ (State::Over | State::Ended) => {
                *self = over;
                None
            }
        }
    }
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a stage with `begin`, and remembers it.
///
/// # Errors
/// Those of `begin`.
pub fn making(begin: impl FnOnce() -> Result<Stage, WriteError>, output: PathBuf) -> Result<Stage, WriteError> {
    let mut state = state();
    let stage = begin()?;
    if !matches!(*state, State::Ended) {
        *state = State::Making(stage.leftovers(), output);
    }
    Ok(stage)
}

/// From here to its drop the build can't be ended from outside any more, and afterwards it needn't be. None when it was.
pub fn ending() -> Option<Ending> {
    let state = state();
    (!matches!(*state, State::Ended)).then(|| Ending(state))
}

/// See [`ending`].
pub struct Ending(MutexGuard<'static, State>);

impl Drop for Ending {
    fn drop(&mut self) {
        *self.0 = State::Over;
    }
}

/// Ends what takes too long, and clears away what was made. False when it is over by itself.
pub fn give_up() -> bool {
    state().end().is_some()
}

#[cfg(unix)]
pub use unix::{hold, release, watch};

#[cfg(unix)]
mod unix {
    use nix::sys::signal::{SigSet, Signal};

    use super::*;
    use crate::command::outcome::Outcome;
    use crate::diagnostic::{Code, Diagnostic, Diagnostics};

    /// What ends a program that doesn't listen. A terminal that is closed ends a build at once, so that `nohup` works.
    const ENDS: [Signal; 2] = [Signal::SIGINT, Signal::SIGTERM];

    /// Holds signals back in this thread and those that it starts. To be called before there are others.
    pub fn hold() {
        let mut held: SigSet = ENDS.into_iter().collect();
        // A file that grows beyond what this user may write is then an error of that file, and doesn't end the program.
        held.add(Signal::SIGXFSZ);
        let _ = held.thread_block();
    }

    /// Lets the signals through again that end a program, for commands that need not know.
    pub fn release() {
        let ends: SigSet = ENDS.into_iter().collect();
        let _ = ends.thread_unblock();
    }

    /// Starts to wait for signals.
    pub fn watch(messages: &Messages) {
        let messages = messages.clone();
        let waits = std::thread::Builder::new().spawn(move || {
            let mut late = 0;
            loop {
                if let Ok(signal) = ENDS.into_iter().collect::<SigSet>().wait() {
                    end(signal, &messages);
                    // The build is over anyway and says itself how, unless nobody takes its words.
                    late += 1;
                    if late == 2 {
                        std::process::exit(status(signal));
                    }
                }
            }
        });
        if waits.is_err() {
            release();
        }
    }

    /// Ends the program if the build isn't over.
    fn end(signal: Signal, messages: &Messages) {
        // Kept to the end, so that no other thread says anything any more.
        let mut state = super::state();
        let Some(output) = state.end() else { return };
        say(output, messages);
        std::process::exit(status(signal));
    }

    /// As shells tell of a program that a signal ended.
    fn status(signal: Signal) -> i32 {
        128 + signal as i32
    }

    fn say(output: Option<PathBuf>, messages: &Messages) {
        let mut diagnostics = Diagnostics::new();
        let made = if output.is_some() { "yes" } else { "no" };
        let folder = output.unwrap_or_default().display().to_string();
        diagnostics.push(Diagnostic::new(Code::BuildEnded).with("made", made).with("folder", folder));
        Outcome { diagnostics, done: None, strict: false, root: PathBuf::new() }.show(messages);
    }
}

/// Signals end a program here without its being asked; the next build removes what is left.
#[cfg(not(unix))]
pub fn hold() {}

/// See [`hold`].
#[cfg(not(unix))]
pub fn release() {}

/// See [`hold`].
#[cfg(not(unix))]
pub fn watch(_: &Messages) {}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn whichever_comes_first_decides_how_it_ends() {
        let mut state = State::Reading;
        assert_eq!(state.end(), Some(None));
        assert_eq!(state.end(), None);
        assert!(matches!(state, State::Ended));
        let mut state = State::Over;
        assert_eq!(state.end(), None);
        assert!(matches!(state, State::Over));
    }
}
