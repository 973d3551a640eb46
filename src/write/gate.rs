//! A bound on what several threads take at once.

use std::sync::{Condvar, Mutex, PoisonError};

/// Lets work begin while its weight and that of the work in progress stay within a limit. Work that is heavier than the
/// limit is done alone.
pub struct Gate {
    limit: u64,
    within: Mutex<u64>,
    left: Condvar,
}

impl Gate {
    pub fn new(limit: u64) -> Gate {
        Gate { limit, within: Mutex::new(0), left: Condvar::new() }
    }

    /// Does the work as soon as there is room for it. It must not wait for other work behind the same gate.
    pub fn within<T>(&self, weight: u64, work: impl FnOnce() -> T) -> T {
        let lock = self.within.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |within: &mut u64| *within > 0 && within.saturating_add(weight) > self.limit;
        let mut within = self.left.wait_while(lock, full).unwrap_or_else(PoisonError::into_inner);
        *within = within.saturating_add(weight);
        drop(within);
        let leaving = Leaving { gate: self, weight };
        let done = work();
        drop(leaving);
        done
    }
}

/// Makes room when work is over, be it by a panic.
struct Leaving<'a> {
    gate: &'a Gate,
    weight: u64,
}

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        let mut within = self.gate.within.lock().unwrap_or_else(PoisonError::into_inner);
        *within = within.saturating_sub(self.weight);
        self.gate.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn no_more_is_done_at_once_than_fits_but_what_is_too_heavy_is_done_alone() {
        let (gate, now, most) = (Gate::new(10), AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for weight in [4, 4, 4, 99, 4, 4, 0] {
                let (gate, now, most) = (&gate, &now, &most);
                scope.spawn(move || {
                    gate.within(weight, || {
                        let sum = now.fetch_add(weight, Ordering::SeqCst) + weight;
                        assert!(sum <= 10 || sum == 99, "{sum}");
                        most.fetch_max(sum, Ordering::SeqCst);
                        std::thread::yield_now();
                        now.fetch_sub(weight, Ordering::SeqCst);
                    });
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) >= 99 && now.load(Ordering::SeqCst) == 0);
    }
}
