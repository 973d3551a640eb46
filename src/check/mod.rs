//! Checks of what was written and of what was made: one file a rule.

pub mod access;
pub mod anchors;
pub mod inline;
pub mod language;
pub mod links;
pub mod markup;
pub mod statement;
mod tags;
pub mod weight;
