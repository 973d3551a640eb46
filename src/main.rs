//! The program: arguments to a call, a result to an exit status.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;

/// Rendering takes and gives back memory from many threads at once; the system's allocators are slower at that, that of
/// static Linux programs twice.
#[cfg(target_os = "linux")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The minifier recurses with the depth of a page, and a stack that overflows can't be caught.
const STACK: usize = 32 << 20;

fn main() -> ExitCode {
    // A panic in one page becomes an error of that page; only its words are wanted, not a trace.
    set_hook(Box::new(|_| {}));
    parvis::command::hold_signals();
    // Without a pool of our own the default one serves, with its smaller stacks.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    match catch_unwind(AssertUnwindSafe(parvis::command::run)) {
        Ok(status) => status,
        Err(payload) => {
            let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
            let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
            parvis::command::fault(&text.unwrap_or_default())
        }
    }
}
