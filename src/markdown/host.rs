//! What rendering a text needs of the site around it.

use pulldown_cmark_escape::escape_html;

use super::block::BlockValues;
use super::link::cite::Citation;
use crate::data;
use crate::data::view::Selection;
use crate::diagnostic::Diagnostic;
use crate::language::typography::Typography;
use crate::load::document::TermUse;
use crate::site::EntryIndex;
use crate::site::query::Query;

/// Stands for a block's HTML until the text around it has been cleaned.
pub const BLOCK_TAG: &str = "parvis-block";

/// Where a `page:` link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTarget {
    /// As it is to be written in this page.
    pub href: String,
    pub title: String,
    /// The language of the page at the other end, when it isn't this page's.
    pub other_language: Option<OtherLanguage>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherLanguage {
    pub code: String,
    /// "(in French)", in the reader's language.
    pub note: String,
}

/// A number of a data package.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownValue {
    /// The note on its source in the same page: `#source-remittances`.
    pub href: String,
    /// In plain decimal digits, for machines.
    pub value: String,
    /// As readers see it.
    pub text: String,
}

/// Whose numbers a data package has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The note on the source in the same page: `#source-remittances`.
    pub href: String,
    /// In the words of the page's language.
    pub publisher: String,
}

/// A file that can be downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTarget {
    /// As it is to be written in this page.
    pub href: String,
    pub name: String,
    /// "(CSV, 12 kB)", in the reader's language.
    pub note: String,
}

/// A word of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermTarget {
    /// Its explanation in the same page: `#mot-diaspora`; none where the text stands without one.
    pub href: Option<String>,
    /// As it is written in a sentence.
    pub text: String,
    /// The language of that text, when it isn't this page's.
    pub other_language: Option<String>,
}

/// A work of the bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkTarget {
    /// The reference to it in the same page: `#ref-kpodar-2024`.
    pub href: String,
    /// What the link says when nothing is written: "[1, p. 12]".
    pub text: String,
    /// The same for those who don't see it.
    pub label: String,
}

/// A picture of the site's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureTarget {
    /// As it is to be written in this page.
    pub src: String,
    /// Width and height there; none for a drawing without a size.
    pub size: Option<(u32, u32)>,
    /// The same picture in several widths, and how wide it is shown, both as HTML has them.
    pub srcset: Option<(String, String)>,
}

/// What marks the first use of a word in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstUse {
    /// The way back from the explanation leads here.
    pub id: String,
    /// The element that shows the definition on the spot.
    pub popover: String,
    /// What the button for it is called.
    pub label: String,
}

/// A part of a page that is also a page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedTarget {
    /// As it is to be written in this page.
    pub href: String,
    /// What to copy into another site to show it there.
    pub code: String,
}

/// About how high a part is in a narrow column, in pixels: what is kept free for it where no script says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Height(pub u32);

impl Height {
    pub const FIGURE: Height = Height(320);
    /// Longer tables scroll within their frame.
    const HIGHEST: u32 = 720;

    /// Of a table with a number of rows.
    pub fn of_table(rows: usize) -> Height {
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        Height(rows.saturating_mul(44).saturating_add(280).min(Height::HIGHEST))
    }
}

/// `embed` and `embed_code`, of a block or of a figure in it.
pub fn embed_values(target: Option<EmbedTarget>) -> [(&'static str, tera::Value); 2] {
    let text = |text: Option<&str>| text.map_or_else(tera::Value::none, tera::Value::normal_string);
    let target = target.as_ref();
    [
        ("embed", text(target.map(|target| target.href.as_str()))),
        ("embed_code", text(target.map(|target| target.code.as_str()))),
    ]
}

/// A part of a data package that is to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableWanted {
    pub package: String,
    /// The first when none.
    pub resource: Option<String>,
    pub selection: Selection,
}

/// What rendering a text needs of the site around it.
pub trait Host {
    /// How the text is set.
    fn typography(&self) -> Typography {
        Typography::AsWritten
    }
    /// The code of the text's language.
    fn language(&self) -> &str {
        ""
    }
    /// Where the page of an id is; none when there is none (which was said before).
    fn page(&self, id: &str, anchor: Option<&str>) -> Option<PageTarget>;
    /// The number that a question to a data package finds; none when there is none (which was said before).
    fn value(&self, query: &data::query::Query) -> Option<ShownValue>;
    /// The number that a question to a data package finds as it stands in texts: 304 of "304 millions".
    fn number(&self, _: &data::query::Query) -> Option<f64> {
        None
    }
    /// Where the answers to the quizzes of the page are; none where they are not elsewhere.
    fn answers(&self) -> Option<String> {
        None
    }
    /// Whose numbers a data package has; none when there is no such package (which was said before).
    fn credit(&self, package: &str) -> Option<Credit>;
    /// A file of a data package; none when there is none (which was said before).
    fn file(&self, name: &str) -> Option<FileTarget>;
    /// A word of the glossary; none when there is none (which was said before).
    fn term(&self, key: &str) -> Option<TermTarget>;
    /// A work of the bibliography; none when there is none (which was said before).
    fn work(&self, citation: &Citation) -> Option<WorkTarget>;
    /// Ids that stand elsewhere in the page.
    fn reserved_ids(&self) -> Vec<String> {
        Vec::new()
    }
    /// Marks a place in the text that cites a work: gives the id to which the way back from the reference leads.
    fn mention(&self, key: &str) -> Option<String>;
    /// Marks the use of a word in the text; none but for the first.
    fn first_use(&self, key: &str) -> Option<FirstUse>;
    /// Whether headings have a link beside them, for copying.
    fn links_headings(&self) -> bool {
        true
    }
    /// Ids that the heading with an explicit id had before, for what leads to them.
    fn former_ids(&self, _heading: &str) -> Vec<String> {
        Vec::new()
    }
    /// The words that the text uses, each with where it does, counted from the text's beginning.
    fn terms(&self) -> Vec<TermUse> {
        Vec::new()
    }
    /// A part of a data package: `columns`, `rows`, `source`, `download`.
    ///
    /// # Errors
    /// Why there is none, without a place.
    fn table(&self, wanted: &TableWanted) -> Result<BlockValues, Box<Diagnostic>>;
    /// A chart of a data package, named as `DATASET/CHART`, with its id in the page.
    ///
    /// # Errors
    /// Why there is none, without a place.
    fn chart(&self, reference: &str, id: Option<&str>, map: bool) -> Result<BlockValues, Box<Diagnostic>>;
    /// The part of the page with an id as a page of its own; none when it has none, or when this is that page. `title` may
    /// have links.
    fn embed(&self, _id: &str, _title: &str, _height: Height) -> Option<EmbedTarget> {
        None
    }
    /// The pages of the data packages whose numbers were shown so far.
    fn sources(&self) -> Vec<EntryIndex> {
        Vec::new()
    }
    /// The charts that were shown so far: their package's page and their place there.
    fn charts(&self) -> Vec<(EntryIndex, usize)> {
        Vec::new()
    }
    /// The words of the glossary that were linked to so far, each with what marks its first use.
    fn words(&self) -> Vec<(EntryIndex, Option<FirstUse>)> {
        Vec::new()
    }
    /// The keys of the works that were cited so far, each with how often the text marks that.
    fn works(&self) -> Vec<(String, usize)> {
        Vec::new()
    }
    /// A path of the text as it is to be written: of a file beside the page, or of anything in the site.
    fn path(&self, path: &str) -> String;
    /// A picture of the site's, by its path in the text; none when there is none (which is said of the made page).
    fn picture(&self, _path: &str) -> Option<PictureTarget> {
        None
    }
    /// Whether no picture of the text is seen as soon as its page is.
    fn pictures_are_low(&self) -> bool {
        false
    }
    /// A word of the theme.
    fn word(&self, key: &str, argument: Option<(&str, &str)>) -> String;
    /// The cards that a query finds.
    fn cards(&self, query: &Query) -> Vec<tera::Value>;
    /// A block's HTML.
    ///
    /// # Errors
    /// The template's fault.
    fn block(&self, name: &str, values: BlockValues) -> Result<String, Box<Diagnostic>>;
}

/// A text for HTML, in an element or an attribute.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let _ = escape_html(&mut html, text);
    html
}
