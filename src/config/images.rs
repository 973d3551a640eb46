//! `[images]`: how large the pictures of the content are published.

use std::ops::RangeInclusive;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::reader::Reader;
use crate::node::{Node, Value};

/// Widths that are of use, in pixels.
const WIDTHS: RangeInclusive<u32> = 100..=10_000;
const MAX_WIDTH: u32 = 1600;
const SMALLER: &[u32] = &[480, 960];

/// The widths of pictures, in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Images {
    /// Of the largest that a page shows.
    pub max_width: u32,
    /// Of smaller ones for small screens, in order.
    pub widths: Vec<u32>,
}

impl Default for Images {
    fn default() -> Self {
        Images { max_width: MAX_WIDTH, widths: SMALLER.to_vec() }
    }
}

impl Images {
    pub fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Images {
        let mut images = Images::default();
        if let Some(node) = reader.node("max_width") {
            images.max_width = width(&reader, "max_width", node, diagnostics).unwrap_or(MAX_WIDTH);
        }
        if let Some(node) = reader.node("widths") {
            match &node.value {
                Value::List(items) => {
                    let read = items.iter().filter_map(|item| width(&reader, "widths", item, diagnostics));
                    images.widths = read.collect();
                    images.widths.sort_unstable();
                    images.widths.dedup();
                }
                _ => {
                    reader.wrong::<()>("widths", node, "kind-list", diagnostics);
                }
            }
        }
        reader.finish(diagnostics);
        images
    }
}

fn width(reader: &Reader<'_>, key: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<u32> {
    let Value::Integer(number) = node.value else { return reader.wrong(key, node, "kind-count", diagnostics) };
    let width = u32::try_from(number).ok().filter(|width| WIDTHS.contains(width));
    if width.is_none() {
        let diagnostic =
            Diagnostic::new(Code::ImageWidth).at(reader.place(&node.span)).with("value", number.to_string());
        let (min, max) = (*WIDTHS.start() as usize, *WIDTHS.end() as usize);
        diagnostics.push(diagnostic.with("min", min).with("max", max));
    }
    width
}
