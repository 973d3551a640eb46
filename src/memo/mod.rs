//! What was made before, taken again while what it is made of stays the same.
//!
//! [`prepare`](crate::prepare) makes each part of a site through a [`Memo`]; the stages don't know of it. One that keeps nothing is
//! what a build uses. A part is taken again when the parts that it is made of have the same versions and when no file that it read has
//! changed, as [`Recorder`](recorder::Recorder) says.

pub mod recorder;

use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::reads::{self, Reads};

/// Which files are other than they were, really.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub files: HashSet<Arc<str>>,
    /// Whether there are other files than before.
    pub listing: bool,
}

impl Difference {
    pub fn add(&mut self, other: &Difference) {
        self.files.extend(other.files.iter().cloned());
        self.listing |= other.listing;
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.listing
    }

    /// Whether something that read this is to be made anew.
    pub fn concerns(&self, reads: &Reads) -> bool {
        let (few, many) = (self.files.len(), reads.files.len());
        let file = if few < many {
            self.files.iter().any(|file| reads.files.contains(file))
        } else {
            reads.files.iter().any(|file| self.files.contains(file))
        };
        file || reads.listing && self.listing
    }
}

/// For how many runs a part is kept that nobody asks for, such as while the settings can't be read.
const PATIENCE: u64 = 50;

/// A part of a site.
#[derive(Debug)]
pub struct Part<T> {
    pub value: Arc<T>,
    /// Another number each time that the value is another.
    pub version: u64,
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        Part { value: Arc::clone(&self.value), version: self.version }
    }
}

struct Kept {
    value: Arc<dyn Any + Send + Sync>,
    version: u64,
    inputs: Vec<u64>,
    reads: Reads,
    said: Diagnostics,
    /// The run in which it was asked for.
    run: u64,
}

/// Parts that were made before; by default, one that keeps nothing.
#[derive(Default)]
pub struct Memo {
    keeps: bool,
    kept: HashMap<(&'static str, Arc<str>), Kept>,
    difference: Difference,
    last_version: u64,
    run: u64,
}

/// A kind of parts, and when two of them are the same.
pub struct Kind<T> {
    pub name: &'static str,
    pub same: fn(&T, &T) -> bool,
}

impl<T> Kind<T> {
    /// Parts that are another each time that they are made.
    pub const fn new(name: &'static str) -> Self {
        Kind { name, same: |_, _| false }
    }
}

impl<T: PartialEq> Kind<T> {
    /// Parts that may turn out to be what they were.
    pub const fn compared(name: &'static str) -> Self {
        Kind { name, same: |before, now| before == now }
    }
}

impl Memo {
    pub fn keeping() -> Memo {
        Memo { keeps: true, ..Memo::default() }
    }

    /// Whether there was a run before.
    pub fn has_run(&self) -> bool {
        self.run > 0
    }

    /// Begins a run in which these files are other than in the one before.
    pub fn begin(&mut self, difference: Difference) {
        self.difference = difference;
        self.run += 1;
    }

    /// Ends a run: what nobody asked for in it is forgotten if it is out of date, or after a while.
    pub fn end(&mut self) {
        let (run, difference) = (self.run, &self.difference);
        self.kept.retain(|_, kept| kept.run == run || kept.run + PATIENCE > run && !difference.concerns(&kept.reads));
    }

    /// One part, made of parts with these versions.
    pub fn part<T: Send + Sync + 'static>(
        &mut self,
        kind: &Kind<T>,
        inputs: &[u64],
        diagnostics: &mut Diagnostics,
        make: impl Fn(&mut Diagnostics) -> T + Sync,
    ) -> Part<T> {
        let mut parts = self.parts(kind, &[()], |()| "".into(), inputs, diagnostics, |(), said| make(said));
        parts.swap_remove(0)
    }

    /// Parts of one kind, each with its name, made in parallel.
    pub fn parts<I: Sync, T: Send + Sync + 'static>(
        &mut self,
        kind: &Kind<T>,
        items: &[I],
        name: impl Fn(&I) -> Arc<str>,
        inputs: &[u64],
        diagnostics: &mut Diagnostics,
        make: impl Fn(&I, &mut Diagnostics) -> T + Sync,
    ) -> Vec<Part<T>> {
        let make_one = |item: &I| {
            let mut said = Diagnostics::new();
            let (value, reads) = if self.keeps {
                reads::recorded(|| make(item, &mut said))
            } else {
                (make(item, &mut said), Reads::default())
            };
            (Arc::new(value), reads, said)
        };
        if !self.keeps {
            let made: Vec<_> = items.par_iter().map(make_one).collect();
            let parts = made.into_iter().map(|(value, _, said)| {
                diagnostics.append(said);
                Part { value, version: 0 }
            });
            return parts.collect();
        }
        let keys: Vec<(&'static str, Arc<str>)> = items.iter().map(|item| (kind.name, name(item))).collect();
        let fresh = |key: &(&'static str, Arc<str>)| {
            self.kept.get(key).is_some_and(|kept| kept.inputs == inputs && !self.difference.concerns(&kept.reads))
        };
        let stale: Vec<usize> = (0..items.len()).filter(|at| !fresh(&keys[*at])).collect();
        let made: Vec<_> = stale.par_iter().map(|at| make_one(&items[*at])).collect();
        for (at, (value, reads, said)) in stale.into_iter().zip(made) {
            self.keep(kind, keys[at].clone(), inputs, value, (reads, said));
        }
        keys.iter().filter_map(|key| self.take(key, diagnostics)).collect()
    }

    fn keep<T: Send + Sync + 'static>(
        &mut self,
        kind: &Kind<T>,
        key: (&'static str, Arc<str>),
        inputs: &[u64],
        value: Arc<T>,
        (reads, said): (Reads, Diagnostics),
    ) {
        let before = self.kept.get(&key).and_then(|kept| Some((typed::<T>(kept)?, kept.version)));
        let (value, version) = match before {
            Some((before, version)) if (kind.same)(&before, &value) => (before, version),
            _ => {
                self.last_version += 1;
                (value, self.last_version)
            }
        };
        let run = self.run;
        self.kept.insert(key, Kept { value, version, inputs: inputs.to_vec(), reads, said, run });
    }

    fn take<T: Send + Sync + 'static>(
        &mut self,
        key: &(&'static str, Arc<str>),
        diagnostics: &mut Diagnostics,
    ) -> Option<Part<T>> {
        let kept = self.kept.get_mut(key)?;
        kept.run = self.run;
        diagnostics.append(kept.said.clone());
        Some(Part { value: typed(kept)?, version: kept.version })
    }
}

fn typed<T: Send + Sync + 'static>(kept: &Kept) -> Option<Arc<T>> {
    Arc::clone(&kept.value).downcast().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Kind<usize> = Kind::compared("words");

    #[test]
    fn a_part_is_made_again_when_what_it_read_has_changed_and_is_another_only_if_it_differs() {
        let mut memo = Memo::keeping();
        let mut run = |changed: &[&str], words: usize| {
            let files = changed.iter().map(|&file| file.into()).collect();
            memo.begin(Difference { files, listing: false });
            let made = std::sync::atomic::AtomicUsize::new(0);
            let part = memo.part(&WORDS, &[], &mut Diagnostics::new(), |_| {
                made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                reads::file("a.md");
                words
            });
            (*part.value, part.version, made.into_inner())
        };
        assert_eq!(run(&[], 3), (3, 1, 1));
        assert_eq!(run(&["b.md"], 4), (3, 1, 0));
        assert_eq!(run(&["a.md"], 3), (3, 1, 1));
        assert_eq!(run(&["a.md"], 4), (4, 2, 1));
    }

    #[test]
    fn what_was_said_is_said_again() {
        use crate::diagnostic::{Code, Diagnostic};
        let mut memo = Memo::keeping();
        for _ in 0..2 {
            memo.begin(Difference::default());
            let mut diagnostics = Diagnostics::new();
            memo.part(&WORDS, &[], &mut diagnostics, |said| {
                said.push(Diagnostic::new(Code::Fault));
                1
            });
            assert_eq!(diagnostics.iter().count(), 1);
        }
    }
}
