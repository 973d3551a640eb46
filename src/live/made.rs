//! Outputs in memory, each with what it was made of.

use std::sync::Arc;

use rayon::prelude::*;

use super::scope::Scope;
use crate::check::links::Seen;
use crate::diagnostic::Diagnostics;
use crate::plan::output::Making;
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
    /// Renders what is in scope, in parallel; `before` gives the bytes that an output had, for one that can't be made now. Gives the
    /// numbers of the outputs that were rendered and have other bytes.
    pub fn render(
        &mut self,
        engine: &Engine,
        scope: &Scope,
        before: &(dyn Fn(usize) -> Option<Arc<[u8]>> + Sync),
    ) -> Rendering {
        let outputs = engine.model().plan.outputs.len();
        self.made.resize_with(outputs, Made::default);
        let wanted: Vec<usize> =
            (0..outputs).filter(|&output| scope.has(&self.made[output].reads, &self.made[output].said)).collect();
        let made: Vec<Made> = wanted.par_iter().map(|&output| one(engine, output, before)).collect();
        let mut changed = Vec::new();
        for (&output, now) in wanted.iter().zip(made) {
            let then = before(output);
            // Nobody knows whether another file would be made of what has changed.
            if now.bytes != then || is_on_demand(&engine.model().plan.outputs[output].making) {
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

fn one(engine: &Engine, output: usize, before: &(dyn Fn(usize) -> Option<Arc<[u8]>> + Sync)) -> Made {
    let mut said = Diagnostics::new();
    let (rendered, reads) = reads::recorded(|| rendered(engine, output, &mut said));
    let Some(rendered) = rendered else { return Made { bytes: before(output), reads, said, seen: None } };
    let kept = !is_on_demand(&engine.model().plan.outputs[output].making);
    Made { bytes: kept.then(|| rendered.bytes.into()), reads, said, seen: rendered.seen }
}
