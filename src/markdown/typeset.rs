//! Sets the texts of a page as their language does, between the parser and what is made of its events.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::passage::{Passage, Role};
use crate::language::typography::{Setting, Typography};

/// Hands events on with their texts set. Those of a passage are held until it ends, because a quotation mark may have its
/// partner at the other end of it.
pub struct Typesetter<'a, 'l> {
    typography: Typography,
    passage: Passage<'l>,
    held: Vec<(Event<'a>, Range<usize>, Role)>,
}

impl<'a, 'l> Typesetter<'a, 'l> {
    /// For a text in a language (`fr`) with its rules.
    pub fn new(typography: Typography, language: &'l str) -> Self {
        Typesetter { typography, passage: Passage::new(language), held: Vec::new() }
    }

    /// Takes an event, and gives `out` those that are ready.
    pub fn take(&mut self, event: Event<'a>, range: Range<usize>, out: &mut impl FnMut(Event<'a>, Range<usize>)) {
        if self.typography == Typography::AsWritten {
            return out(event, range);
        }
        let role = self.passage.read(&event);
        if role == Role::Outside {
            self.finish(out);
            return out(event, range);
        }
        let event = if self.passage.is_foreign() { event } else { with_title(event, self.typography) };
        self.held.push((event, range, role));
    }

    /// Gives `out` what is held: the text has ended.
    pub fn finish(&mut self, out: &mut impl FnMut(Event<'a>, Range<usize>)) {
        let texts = self.passage.texts();
        let settings: Vec<Setting> = texts.iter().map(|text| self.typography.set(text)).collect();
        // An alternative of a picture has no markup.
        let raised = self.typography.raised(&texts[0]);
        for (event, source, role) in self.held.drain(..) {
            let Role::Run { text, range } = role else {
                out(event, source);
                continue;
            };
            let raised = if text == 0 { raised.as_slice() } else { &[] };
            let first = raised.partition_point(|part| part.end <= range.start);
            let raised: Vec<&Range<usize>> = raised[first..].iter().take_while(|part| part.start < range.end).collect();
            let part = |range: Range<usize>| settings[text].part(&texts[text], range);
            match part(range.clone()) {
                Cow::Borrowed(_) if raised.is_empty() => out(event, source),
                Cow::Owned(set) if raised.is_empty() => out(Event::Text(set.into()), source),
                _ => split(range, &raised, &part, &mut |event| out(event, source.clone())),
            }
        }
        self.passage.clear();
    }
}

/// A run with the ends of ordinals raised.
fn split<'t>(
    range: Range<usize>,
    raised: &[&Range<usize>],
    part: &impl Fn(Range<usize>) -> Cow<'t, str>,
    out: &mut impl FnMut(Event<'static>),
) {
    let text = |range: Range<usize>, out: &mut dyn FnMut(Event<'static>)| {
        let text = part(range);
        if !text.is_empty() {
            out(Event::Text(text.into_owned().into()));
        }
    };
    let mut at = range.start;
    for ending in raised {
        let (start, end) = (ending.start.max(range.start), ending.end.min(range.end));
        text(at..start, out);
        out(Event::Start(Tag::Superscript));
        text(start..end, out);
        out(Event::End(TagEnd::Superscript));
        at = end;
    }
    text(at..range.end, out);
}

/// A link or picture with its title set.
fn with_title(mut event: Event<'_>, typography: Typography) -> Event<'_> {
    if let Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) = &mut event
        && let Cow::Owned(set) = typography.apply(title)
    {
        *title = CowStr::from(set);
    }
    event
}
