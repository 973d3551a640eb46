//! Typst, with nothing around it but a job: no files of the machine, no network, no day of the year.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{At, Fault, Job, TEMPLATE, font_files};

/// For the stack of the thread that does the work: Typst calls itself for each level of nesting.
const STACK: usize = 128 << 20;
/// After how many further documents what was remembered of one is forgotten.
const REMEMBERED: usize = 2;

struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = font_files().into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// Typst's functions, with those that say which cells of a table are the headers of rows.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// A job as Typst sees it.
struct Sources {
    main: Source,
    template: Source,
    files: HashMap<FileId, Bytes>,
}

impl World for Sources {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match [&self.main, &self.template].into_iter().find(|source| source.id() == id) {
            Some(source) => Ok(source.clone()),
            None => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Makes a PDF on a thread of its own: the documents of a site don't wait for one another's parts, and none takes over work
/// for another in the middle of its own.
///
/// # Errors
/// What Typst complains of.
pub fn print(job: &Job) -> Result<Vec<u8>, Vec<Fault>> {
    let made = std::thread::scope(|scope| {
        let work = || {
            let threads = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build();
            threads.map_err(|error| nowhere(&error.to_string()))?.install(|| typeset(job))
        };
        match std::thread::Builder::new().spawn_scoped(scope, work) {
            // What a panic says has gone to standard error.
            Ok(thread) => thread.join().unwrap_or_else(|_| Err(nowhere("Typst panicked"))),
            Err(error) => Err(nowhere(&error.to_string())),
        }
    });
    typst::comemo::evict(REMEMBERED);
    made
}

fn nowhere(reason: &str) -> Vec<Fault> {
    vec![Fault { at: At::Nowhere, reason: reason.to_owned() }]
}

fn typeset(job: &Job) -> Result<Vec<u8>, Vec<Fault>> {
    let world = sources(job)?;
    let faults = |found: &[SourceDiagnostic]| found.iter().map(|said| fault(&world, said)).collect::<Vec<_>>();
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|found| faults(&found))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| nowhere(error.message()))?;
    let options = PdfOptions {
        ident: Smart::Custom(job.key().to_hex().to_string()),
        creator: Smart::Custom(Some(concat!("Parvis ", env!("CARGO_PKG_VERSION")).to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|found| faults(&found))
}

fn sources(job: &Job) -> Result<Sources, Vec<Fault>> {
    let id = |path: &str| {
        let path = VirtualPath::new(path).map_err(|error| nowhere(&format!("{path}: {error:?}")))?;
        Ok::<FileId, Vec<Fault>>(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
    };
    let mut files = HashMap::new();
    for (path, bytes) in &job.files {
        files.insert(id(path)?, Bytes::new(bytes.clone()));
    }
    Ok(Sources {
        main: Source::new(id("/main.typ")?, job.source.clone()),
        template: Source::new(id(TEMPLATE)?, job.template.clone()),
        files,
    })
}

/// A complaint with its place: the first that is ours among where it arose and the calls that led there.
fn fault(world: &Sources, said: &SourceDiagnostic) -> Fault {
    let mut reason = said.message.to_string();
    for hint in &said.hints {
        reason.push_str(&format!(" ({})", hint.v));
    }
    let range = world.range(said.span);
    let at = match (said.span.id(), range) {
        (Some(id), Some(range)) if id == world.template.id() => At::Template(range),
        (Some(id), Some(range)) if id == world.main.id() => At::Source(range),
        (Some(id), _) if world.files.contains_key(&id) => At::File(id.get().vpath().get_with_slash().to_owned()),
        _ => At::Nowhere,
    };
    Fault { at, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "#let document(about, body) = body\n#let part(name, classes, body) = body\n";

    fn job(source: &str) -> Job {
        let begin = "#set document(title: \"Un\", date: none)\n#set text(lang: \"fr\", font: \"DejaVu Sans\")\n#import \"/pdf.typ\": *\n";
        Job { source: format!("{begin}{source}"), template: PLAIN.to_owned(), files: Default::default() }
    }

    #[test]
    fn the_same_job_gives_the_same_bytes() {
        let job = job("#document((:))[#heading(level: 1)[#\"Titre\";]#par[#\"Un texte.\";]]");
        let first = print(&job).expect("a PDF");
        assert!(first.starts_with(b"%PDF-"));
        assert_eq!(print(&job).expect("a PDF"), first);
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        let faults = print(&job("#nothing()")).expect_err("no such function");
        assert!(
            matches!(&faults[..], [Fault { at: At::Source(_), reason }] if reason.contains("nothing")),
            "{faults:?}"
        );
        let broken = Job { template: "#let document(".to_owned(), ..job("") };
        let faults = print(&broken).expect_err("a fault of syntax");
        assert!(matches!(faults[0].at, At::Template(_)), "{faults:?}");
        let outside = print(&job("#read(\"/etc/passwd\")")).expect_err("no such file");
        assert!(outside[0].reason.contains("denied"), "{outside:?}");
    }

    #[test]
    fn a_picture_without_words_is_refused() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
        let faults = print(&job(&format!("#image(bytes({svg:?}))"))).expect_err("no alternative");
        assert!(faults[0].reason.contains("alt"), "{faults:?}");
    }
}
