//! Outputs in memory, each with what it was made of.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::scope::Scope;
use crate::check::links::Seen;
use crate::diagnostic::Diagnostics;
use crate::plan::output::{Making, Output};
use crate::reads::{self, Reads};
use crate::render::Engine;
use crate::{cross_check, rendered};

/// An output as it was rendered last.
#[derive(Default)]
pub struct Made {
    /// None for one that is made when somebody asks for it, or that never could be.
    pub bytes: Option<Arc<[u8]>>,
    pub reads: Reads,
    said: Diagnostics,
    seen: Option<Seen>,
    /// Its page has a mistake, so it is shown as it was before; to be rendered again in any case.
    held: bool,
    /// What it is made of has changed, and its turn hasn't come yet.
    late: bool,
}

/// All outputs, by their number in the plan, and what is said of them.
#[derive(Default)]
pub struct Outputs {
    pub made: Vec<Made>,
    faulty: Faulty,
}

/// Which of the outputs that have to be rendered are rendered at once.
#[derive(Clone, Copy, Debug)]
pub enum Turn<'a> {
    All,
    /// Pages at these addresses, which somebody looks at, and those of the files that have changed.
    Shown(&'a HashSet<String>),
}

impl Turn<'_> {
    fn has(self, output: &Output, scope: &Scope) -> bool {
        let Turn::Shown(shown) = self else { return true };
        let is_changed = || output.origin.as_ref().is_some_and(|place| scope.is_of(&place.file));
        shown.contains(output.address.as_str()) || (output.making.is_html() && is_changed())
    }
}

/// Whether an output is dear to make, so that it is made when somebody wants to see it.
pub fn is_on_demand(making: &Making) -> bool {
    matches!(
        making,
        Making::Card { .. }
            | Making::Pdf { .. }
            | Making::Booklet { .. }
            | Making::Picture { .. }
            | Making::PackageArchive(_)
            | Making::EditionFile(_)
    )
}

impl Outputs {
    /// Renders what is in scope and whose `turn` it is, in parallel; `before` gives the bytes that an output had. They stay for one
    /// that has a mistake, in itself or in one of the `faulty` files, which is where it comes from.
    pub fn render(
        &mut self,
        engine: &Engine,
        scope: &Scope,
        turn: Turn<'_>,
        faulty: Faulty,
        before: &Before<'_>,
    ) -> Rendering {
        let outputs = &engine.model().plan.outputs;
        self.faulty = faulty;
        self.made.resize_with(outputs.len(), Made::default);
        let is_wanted = |made: &Made| made.held || made.late || scope.has(&made.reads, &made.said);
        let wanted = (0..outputs.len()).filter(|&output| is_wanted(&self.made[output]));
        let (now, late): (Vec<usize>, Vec<usize>) = wanted.partition(|&output| turn.has(&outputs[output], scope));
        for output in late {
            let made = &mut self.made[output];
            made.late = true;
            made.said.retain(|said| !scope.has_place_of(said));
        }
        let made = now.par_iter().map(|&output| (output, one(engine, output, &self.faulty, before))).collect();
        self.put(engine, made, before)
    }

    /// Renders so many at the most of those whose turn hasn't come.
    pub fn late(&self, engine: &Engine, most: usize) -> Vec<(usize, Made)> {
        let late: Vec<usize> = (0..self.made.len()).filter(|&output| self.made[output].late).take(most).collect();
        late.par_iter().map(|&output| (output, self.one(engine, output))).collect()
    }

    /// Takes over what [`late`](Self::late) gave.
    pub fn settle(&mut self, engine: &Engine, made: Vec<(usize, Made)>) -> Rendering {
        let before: Vec<_> = made.iter().map(|(output, _)| (*output, self.made[*output].bytes.clone())).collect();
        let had = |output| before.iter().find(|(number, _)| *number == output).and_then(|(_, bytes)| bytes.clone());
        self.put(engine, made, &had)
    }

    fn put(&mut self, engine: &Engine, made: Vec<(usize, Made)>, before: &Before<'_>) -> Rendering {
        let mut rendering = Rendering { rendered: made.len(), changed: Vec::new() };
        for (output, now) in made {
            // Nobody knows whether another file would be made of what has changed.
            if now.bytes != before(output) || is_on_demand(&engine.model().plan.outputs[output].making) {
                rendering.changed.push(output);
            }
            self.made[output] = now;
        }
        rendering
    }

    /// The bytes of an output that is kept, made now if its turn hasn't come.
    pub fn bytes(&self, engine: &Engine, output: usize) -> Option<Arc<[u8]>> {
        let made = self.made.get(output)?;
        if made.late { self.one(engine, output).bytes } else { made.bytes.clone() }
    }

    fn one(&self, engine: &Engine, output: usize) -> Made {
        one(engine, output, &self.faulty, &|output| self.made[output].bytes.clone())
    }

    /// All that is said of outputs, each by itself and all together.
    pub fn say(&self, engine: &Engine, diagnostics: &mut Diagnostics) {
        for made in &self.made {
            diagnostics.append(made.said.clone());
        }
        let seen: Vec<Option<&Seen>> = self.made.iter().map(|made| made.seen.as_ref()).collect();
        cross_check(engine, &seen, diagnostics);
    }
}

/// What a rendering did.
pub struct Rendering {
    /// How many outputs.
    pub rendered: usize,
    /// The numbers of those that are other than before.
    pub changed: Vec<usize>,
}

fn one(engine: &Engine, output: usize, faulty: &Faulty, before: &Before<'_>) -> Made {
    let mut said = Diagnostics::new();
    let (mut rendered, reads) = reads::recorded(|| rendered(engine, output, &mut said));
    let Output { making, origin, .. } = &engine.model().plan.outputs[output];
    let in_source = origin.as_ref().is_some_and(|place| faulty.contains(&place.file));
    let (then, held) = (before(output), rendered.is_none() || said.has_errors() || in_source);
    let seen = rendered.as_mut().and_then(|rendered| rendered.seen.take());
    let now = rendered.filter(|_| !is_on_demand(making)).map(|rendered| rendered.bytes.into());
    Made { bytes: if held { then.or(now) } else { now }, reads, said, seen, held, late: false }
}

/// Files of the site in which there are mistakes.
pub type Faulty = HashSet<Arc<str>>;

/// The bytes that an output had, by its number.
pub type Before<'a> = dyn Fn(usize) -> Option<Arc<[u8]>> + Sync + 'a;
