//! Drawings of data as SVG.

pub mod map;
