//! Writing the numbers into the texts, so that content reads well in any viewer of Markdown and in review.

use std::ops::Range;

use super::query::Query;

const MARK: &str = "](value:";

/// A file's text with the texts of its `value:` links renewed, and how many were. Only links inside `spans` are looked at:
/// what looks like a link elsewhere may be an example. `shown` gives a number as readers see it.
pub fn fill(text: &str, spans: &[Range<usize>], shown: &dyn Fn(&Query) -> Option<String>) -> (String, usize) {
    let mut filled = String::with_capacity(text.len());
    let (mut done, mut count) = (0, 0);
    for (at, _) in text.match_indices(MARK) {
        let inside = spans.iter().any(|span| span.start <= at && at < span.end);
        let Some(link) = inside.then(|| link(text, at)).flatten() else { continue };
        let Some(value) = shown(&link.query) else { continue };
        if link.text.start >= done && text[link.text.clone()] != value {
            filled.push_str(&text[done..link.text.start]);
            filled.push_str(&value);
            done = link.text.end;
            count += 1;
        }
    }
    filled.push_str(&text[done..]);
    (filled, count)
}

struct Link {
    /// Where the link's text stands.
    text: Range<usize>,
    query: Query,
}

/// The link whose text ends at `at`.
fn link(text: &str, at: usize) -> Option<Link> {
    let open = text[..at].rfind('[')?;
    let target = &text[at + MARK.len()..];
    let target = &target[..target.find([')', ' ', '\n'])?];
    Some(Link { text: open + 1..at, query: Query::parse(target).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_links_are_written_and_renewed_and_nothing_else() {
        let text = "a [](value:x?y=1) b [old](value:x?y=2) [c](page:d) `[e](value:x)` f";
        let shown = |query: &Query| Some(format!("«{}»", query.filters.first()?.1));
        let spans = [2..17, 20..38];
        let (filled, count) = fill(text, &spans, &shown);
        assert_eq!(filled, "a [«1»](value:x?y=1) b [«2»](value:x?y=2) [c](page:d) `[e](value:x)` f");
        assert_eq!(count, 2);
        let whole = 0..filled.len();
        assert_eq!(fill(&filled, std::slice::from_ref(&whole), &shown).1, 0, "once is enough");
    }
}
