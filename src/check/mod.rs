//! Checks of what was made: one file a rule.

pub mod anchors;
pub mod links;
pub mod markup;
