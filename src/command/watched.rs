//! A command that is ended when it takes too long.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::arguments::Arguments;
use super::interrupt;
use super::outcome::Outcome;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// How often somebody looks whether the command takes too long.
const LOOK: Duration = Duration::from_millis(100);
/// Commands recurse with the depth of pages.
const STACK: usize = 32 << 20;

/// Runs a command on a thread of its own. When something in it takes longer than it may, what it has begun is removed and what
/// is said is only that. Its thread can't be stopped: the program ends with it.
///
/// # Panics
/// With what the command panicked with.
pub fn run(arguments: &Arc<Arguments>) -> Outcome {
    let (Some(site), command) = (arguments.made(), Arc::clone(arguments)) else {
        return super::outcome_of(arguments);
    };
    let said = |diagnostic: Diagnostic| {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(diagnostic);
        Outcome { diagnostics, done: None, strict: false, root: site.root.clone() }
    };
    let (done, is_done) = channel();
    let work = move || {
        // Nobody listens any more when it took too long.
        let _ = done.send(super::outcome_of(&command));
    };
    let thread = match thread::Builder::new().stack_size(STACK).spawn(work) {
        Ok(thread) => thread,
        Err(error) => return said(Diagnostic::new(Code::Fault).with("reason", error.to_string())),
    };
    loop {
        match is_done.recv_timeout(LOOK) {
            Ok(outcome) => return outcome,
            Err(RecvTimeoutError::Timeout) => {
                if let Some(late) = site.clock.overdue().filter(|_| interrupt::give_up()) {
                    site.clock.stop();
                    return said(late);
                }
            }
            Err(RecvTimeoutError::Disconnected) => match thread.join() {
                Err(panic) => resume_unwind(panic),
                Ok(()) => return said(Diagnostic::new(Code::Fault).with("reason", "no outcome")),
            },
        }
    }
}
