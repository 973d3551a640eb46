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
}

/// All outputs, by their number in the plan, and what is said of them.
#[derive(Default)]
pub struct Outputs {
    pub made: Vec<Made>,
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
    /// Renders what is in scope, in parallel; `before` gives the bytes that an output had. They stay for one that has a mistake, in
    /// itself or in one of the `faulty` files, which is where it comes from.
    pub fn render(&mut self, engine: &Engine, scope: &Scope, faulty: &Faulty, before: &Before<'_>) -> Rendering {
        let outputs = engine.model().plan.outputs.len();
        self.made.resize_with(outputs, Made::default);
        let is_wanted = |made: &Made| made.held || scope.has(&made.reads, &made.said);
        let wanted: Vec<usize> = (0..outputs).filter(|&output| is_wanted(&self.made[output])).collect();
        let made: Vec<Made> = wanted.par_iter().map(|&output| one(engine, output, faulty, before)).collect();
        let mut changed = Vec::new();
        for (&output, now) in wanted.iter().zip(made) {
            // Nobody knows whether another file would be made of what has changed.
            if now.bytes != before(output) || is_on_demand(&engine.model().plan.outputs[output].making) {
                changed.push(output);
            }
            self.made[output] = now;
        }
        Rendering { rendered: wanted.len(), changed }
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
    Made { bytes: if held { then.or(now) } else { now }, reads, said, seen, held }
}

/// Files of the site in which there are mistakes.
pub type Faulty = HashSet<Arc<str>>;

/// The bytes that an output had, by its number.
pub type Before<'a> = dyn Fn(usize) -> Option<Arc<[u8]>> + Sync + 'a;
