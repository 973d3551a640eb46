//! What is said to an editor: a code, a place and typed arguments; the words come later, from Fluent files.
//!
//! A stage pushes [`Diagnostic`]s and goes on with what it can. Nothing prints on the way. At the end
//! [`report`](report::Report::new) sorts them, folds repetitions and finds lines and excerpts.

mod codes;
pub mod files;
pub mod json;
pub mod report;
pub mod sarif;
pub mod text;
pub mod words;

use std::ops::Range;
use std::sync::Arc;

pub use codes::{Area, Code};

/// How bad it is: an error keeps the site from being written, a warning doesn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

/// A piece of a message: what the words of a code are completed with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    Text(String),
    Number(i64),
    List(Vec<String>),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Argument::Text(text.to_owned())
    }
}
impl From<String> for Argument {
    fn from(text: String) -> Self {
        Argument::Text(text)
    }
}
impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Argument::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Argument::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<Vec<String>> for Argument {
    fn from(list: Vec<String>) -> Self {
        Argument::List(list)
    }
}

/// Where something is: a file, and in it a range of bytes of its text (line ends as `\n`, no byte order mark).
///
/// Lines, columns and excerpts are found when the report is made, so that a stage needs no text to complain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path from the site's root, with `/`.
    pub file: Arc<str>,
    /// Bytes of the decoded text; none when the whole file is meant.
    pub span: Option<(u32, u32)>,
}

impl Place {
    pub fn file(file: &Arc<str>) -> Self {
        Place { file: file.clone(), span: None }
    }

    pub fn at(file: &Arc<str>, span: Range<usize>) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { file: file.clone(), span: Some((clamp(span.start), clamp(span.end))) }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    /// That of its code, unless the site asked to be only warned.
    severity: Severity,
    pub place: Option<Place>,
    /// The other places that have to do with it, such as the first of two equal ids.
    pub related: Vec<Place>,
    /// The page that was being made when it isn't the file that is at fault, such as with a template.
    pub page: Option<Arc<str>>,
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Diagnostic {
    pub fn new(code: Code) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            place: None,
            related: Vec::new(),
            page: None,
            arguments: Vec::new(),
        }
    }

    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// Names the page whose making showed the fault.
    pub fn on_page(mut self, page: &str) -> Self {
        self.page = Some(page.into());
        self
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Adds the nearest of `known` to `wanted` as the argument `suggestion` (empty when none is near) and all of
    /// them as `known`.
    pub fn suggest<'a>(self, wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known: Vec<&str> = known.into_iter().collect();
        known.sort_unstable();
        known.dedup();
        let suggestion = nearest(wanted, known.iter().copied()).unwrap_or_default().to_owned();
        let known: Vec<String> = known.into_iter().take(30).map(str::to_owned).collect();
        self.with("suggestion", suggestion).with("known", known)
    }

    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// An error, where the site's settings ask for it.
    pub fn as_error(mut self) -> Self {
        self.severity = Severity::Error;
        self
    }

    /// A warning, where the site's settings say that a rule is not to keep it from being built.
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }
}

/// The candidate that a writer most likely meant, if one is near enough: at most a third of its letters differ.
pub fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = wanted.to_lowercase();
    let letters = lower.chars().count();
    candidates
        // Comparing takes time, and there may be as many candidates as pages, and as many mistakes.
        .filter(|candidate| {
            let count = candidate.chars().count();
            letters.abs_diff(count) <= count.max(3) / 3
        })
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The findings of a run, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds one that is completed by the caller.
    pub fn push_mut(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.list.push(diagnostic);
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    pub fn append(&mut self, mut other: Diagnostics) {
        self.list.append(&mut other.list);
    }

    /// Keeps only some.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity() == Severity::Error)
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        let known = ["title", "summary", "slug"];
        assert_eq!(nearest("tilte", known.into_iter()), Some("title"));
        assert_eq!(nearest("Sumary", known.into_iter()), Some("summary"));
        assert_eq!(nearest("colour", known.into_iter()), None);
    }
}
