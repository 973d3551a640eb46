//! A page in one language as it was written, checked as far as that goes without the others.

use std::sync::Arc;

use super::source_hash::SourceHash;
use crate::data::query::Query;
use crate::language::readability::Reading;
use crate::language::typography::Typography;
use crate::node::Date;
use crate::schema::value::FieldValue;
use crate::site::id::PageId;

/// One Markdown file. Its text isn't kept: a site of ten thousand pages stays small, and rendering reads it again.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub file: Arc<str>,
    /// Index in the configuration.
    pub collection: usize,
    /// Index of the language.
    pub language: usize,
    /// What follows the singular in the id; none when the page doesn't say it itself.
    pub key: Option<String>,
    pub title: String,
    pub slug: String,
    pub summary: Option<String>,
    pub aliases: Vec<Spanned<String>>,
    pub draft: bool,
    pub date: Option<Date>,
    pub updated: Option<Date>,
    /// How its texts are set.
    pub typography: Typography,
    pub tier: Option<String>,
    pub waivers: Vec<Waiver>,
    pub allowed: Vec<Allowance>,
    pub corrections: Vec<Correction>,
    /// The collection's fields that the page has, in the order of their declaration.
    pub fields: Vec<Field>,
    /// Explicit heading ids.
    pub anchors: Vec<Box<str>>,
    /// Ids that headings had before, each with the explicit one that its heading has now.
    pub former: Vec<(Box<str>, Box<str>)>,
    /// Pages that the text and the fields' texts link to.
    pub links: Vec<PageLink>,
    /// Numbers of data packages that the text and the fields' texts show.
    pub values: Vec<ValueLink>,
    /// Files of data packages that the text and the fields' texts offer.
    pub files: Vec<Spanned<String>>,
    /// Keys of the works that the text and the fields' texts cite.
    pub cites: Vec<Spanned<String>>,
    /// Pictures that the text shows or leads to.
    pub pictures: Vec<PictureUse>,
    /// Addresses outside the site that the text leads to, each once.
    pub external: Vec<Box<str>>,
    /// Parts of the text that are also pages of their own, to be shown inside pages of others.
    pub embeds: Vec<Embeddable>,
    /// Data packages whose charts and tables the text shows, each once.
    pub packages: Vec<Box<str>>,
    /// The quizzes in the text, in its order.
    pub quizzes: Vec<QuizNote>,
    /// Of what there is to translate in it.
    pub source_hash: SourceHash,
    /// That of the original from which this translation was made.
    pub translated_from: Option<Spanned<SourceHash>>,
    /// Words of the glossary that the text and the fields' texts use: those that are linked there, then the first uses
    /// that link themselves, both in the order of the text.
    pub terms: Vec<TermUse>,
    /// How its prose reads, where its collection asks for it.
    pub reading: Option<Reading>,
    /// Of the file's bytes: rendering refuses a file that has changed since.
    pub hash: blake3::Hash,
    pub fence: (u32, u32),
}

/// A value with the bytes of the file that it was written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: (u32, u32),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Index in the collection's fields.
    pub index: usize,
    pub value: FieldValue,
    pub span: (u32, u32),
}

/// A rule that the page may break for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    pub rule: String,
    pub reason: String,
    pub until: Date,
    pub span: (u32, u32),
}

/// A rule that the page may break for good, for one text or everywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance {
    pub rule: String,
    pub text: Option<String>,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Correction {
    #[serde(serialize_with = "as_text")]
    pub date: Date,
    pub text: String,
    #[serde(skip)]
    pub span: (u32, u32),
}

/// A picture of the site's that a text shows or leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureUse {
    /// As the text has it.
    pub path: Box<str>,
    /// Whether it is shown there; else a link leads to its file.
    pub shown: bool,
    pub span: (u32, u32),
}

/// A `page:` link that must lead somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLink {
    pub id: PageId,
    pub anchor: Option<Box<str>>,
    pub span: (u32, u32),
}

/// A `value:` link, with the text that is written for it.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueLink {
    pub query: Query,
    /// Empty when Parvis is to write it.
    pub text: String,
    pub span: (u32, u32),
}

/// A part of a text that is also a page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embeddable {
    /// Written by the editor, and kept when the words change.
    pub id: Box<str>,
    /// The place of its block among the named blocks of the text.
    pub block: usize,
    pub span: (u32, u32),
}

/// A quiz in a text: what other stages need to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct QuizNote {
    /// That of its element in the page.
    pub id: Box<str>,
    /// The place of its block among the named blocks of the text.
    pub block: usize,
    /// The ids of its questions' elements in the page.
    pub questions: Vec<Box<str>>,
    /// The numbers of data packages that are to be guessed.
    pub estimates: Vec<Spanned<Limits>>,
    /// Where its id is written.
    pub span: (u32, u32),
}

/// A number of a data package, and between which others it is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    pub query: Query,
    pub min: f64,
    pub max: f64,
}

/// A word of the glossary where a text uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermUse {
    /// What follows the glossary's singular in the id of the term's page.
    pub key: String,
    /// The link, or the words that become one.
    pub span: (u32, u32),
    /// Whether the text says nothing of a link there.
    pub automatic: bool,
}

fn as_text<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

impl Document {
    /// The day of the last change that the page tells of.
    pub fn changed(&self) -> Option<Date> {
        self.updated.or(self.date)
    }

    pub fn place(&self, span: (u32, u32)) -> crate::diagnostic::Place {
        crate::diagnostic::Place { file: self.file.clone(), span: Some(span) }
    }

    /// Whether two versions of a page are the same for all that isn't made of its text: only words changed, or the places of
    /// links in it. Places in the front matter and those of blocks count, since outputs are said to come from there.
    pub fn says_the_same(&self, other: &Document) -> bool {
        self.without_text() == other.without_text()
    }

    /// All but what nothing in an output is made of: places of links, how the prose reads, and hashes of the text. Whether a
    /// translation is stale follows from one of these, and is compared by itself.
    fn without_text(&self) -> Document {
        const NOWHERE: (u32, u32) = (0, 0);
        let mut bare = self.clone();
        bare.hash = blake3::Hash::from_bytes([0; blake3::OUT_LEN]);
        bare.source_hash = SourceHash::default();
        bare.reading = None;
        bare.links.iter_mut().for_each(|link| link.span = NOWHERE);
        bare.values.iter_mut().for_each(|value| value.span = NOWHERE);
        bare.files.iter_mut().for_each(|file| file.span = NOWHERE);
        bare.cites.iter_mut().for_each(|cite| cite.span = NOWHERE);
        bare.terms.iter_mut().for_each(|term| term.span = NOWHERE);
        bare
    }

    /// The fields that lead to pages: index in the collection, place, ids.
    pub fn references(&self) -> impl Iterator<Item = (usize, (u32, u32), Vec<&PageId>)> {
        self.fields.iter().filter_map(|field| {
            let ids = field.value.references();
            (!ids.is_empty()).then_some((field.index, field.span, ids))
        })
    }
}
