//! What of a text its author should mend, found while the text is read.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::passage::{Passage, Role};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::language::typography::Typography;
use crate::language::typography::findings::{self, Fault, Finding};
use crate::node::{Node, Value};

/// Reads the passages of a page in one language.
pub struct Proof<'l> {
    typography: Typography,
    passage: Passage<'l>,
    /// Where the runs of the passage stand: the first byte here, and the bytes of the text.
    pieces: Vec<(usize, Range<usize>)>,
    /// How many quotations are open: what others wrote isn't mended.
    quoted: usize,
}

impl<'l> Proof<'l> {
    /// For a text in a language (`fr`) with its rules.
    pub fn new(typography: Typography, language: &'l str) -> Self {
        Proof { typography, passage: Passage::new(language), pieces: Vec::new(), quoted: 0 }
    }

    /// Reads an event; `say` is given what is wrong with a passage when it ends, with its bytes of the text.
    pub fn read(&mut self, event: &Event<'_>, source: &Range<usize>, say: &mut impl FnMut(Diagnostic, Range<usize>)) {
        if self.typography == Typography::AsWritten {
            return;
        }
        match self.passage.read(event) {
            Role::Run { text: 0, range } => self.pieces.push((range.start, source.clone())),
            Role::Outside => self.finish(say),
            _ => {}
        }
        match event {
            Event::Start(Tag::BlockQuote(None)) => self.quoted += 1,
            Event::End(TagEnd::BlockQuote(None)) => self.quoted = self.quoted.saturating_sub(1),
            _ => {}
        }
    }

    /// Ends the passage that is being read.
    pub fn finish(&mut self, say: &mut impl FnMut(Diagnostic, Range<usize>)) {
        if self.quoted == 0 {
            for finding in findings::find(self.typography, &self.passage.texts()[0]) {
                let source = self.source(&finding.range);
                say(diagnostic(&self.passage.texts()[0], finding), source);
            }
        }
        self.pieces.clear();
        self.passage.clear();
    }

    /// Where a part of the passage stands in the text.
    fn source(&self, part: &Range<usize>) -> Range<usize> {
        let at = |position: usize| {
            let piece = self.pieces.partition_point(|(here, _)| *here <= position).saturating_sub(1);
            self.pieces.get(piece).map_or(0, |(here, there)| {
                // Entities and escapes are longer in the source.
                (there.start + position.saturating_sub(*here)).min(there.end.saturating_sub(1))
            })
        };
        at(part.start)..at(part.end.saturating_sub(1)) + 1
    }
}

/// Adds what is wrong with the texts of a value of a front matter or block.
pub fn of_node(typography: Typography, node: &Node, file: &Arc<str>, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::Text(text) => {
            for finding in findings::find(typography, text) {
                diagnostics.push(diagnostic(text, finding).at(Place::at(file, node.span.clone())));
            }
        }
        Value::List(items) => items.iter().for_each(|item| of_node(typography, item, file, diagnostics)),
        Value::Table(table) => {
            table.entries.iter().for_each(|(_, node)| of_node(typography, node, file, diagnostics));
        }
        _ => {}
    }
}

fn diagnostic(text: &str, finding: Finding) -> Diagnostic {
    let found = &text[finding.range];
    match finding.fault {
        Fault::Ordinal(better) => Diagnostic::new(Code::OrdinalMisspelt).with("text", found).with("suggestion", better),
        Fault::SpaceBefore(mark) => Diagnostic::new(Code::SpaceBeforeMark).with("mark", mark.to_string()),
        Fault::Unpaired(mark) => Diagnostic::new(Code::QuotationUnpaired).with("mark", mark.to_string()),
        Fault::Repeated => Diagnostic::new(Code::MarksRepeated).with("text", found),
    }
}
