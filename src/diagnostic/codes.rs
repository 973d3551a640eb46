//! The table of codes: number, severity, name, and the arguments that its words may use.
//!
//! The words are in `messages/LANG.ftl`, one message a code, with the remedy as its attribute `help`. A code is
//! never given to another meaning once it has been released.

use super::Severity;

/// What a code is about; decides the exit status when it is an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Something that an editor or a theme's author wrote.
    Site,
    /// Files, folders, locks: the machine's side.
    Machine,
}

macro_rules! codes {
    ($($number:literal $severity:ident $name:ident [$($argument:literal),*] $about:literal;)*) => {
        /// What a diagnostic is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $about] $name,)* }

        impl Code {
            /// Every code, in the order of their numbers.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The lasting name, such as `PV0304`.
            pub fn number(self) -> &'static str {
                match self { $(Code::$name => $number,)* }
            }

            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }

            /// The names of the arguments that the words of this code may use.
            pub fn arguments(self) -> &'static [&'static str] {
                match self { $(Code::$name => &[$($argument),*],)* }
            }

            /// What it means, in English, for those who read the code.
            pub fn about(self) -> &'static str {
                match self { $(Code::$name => $about,)* }
            }
        }
    };
}

codes! {
    // Files
    "PV0101" Error FileUnreadable ["reason"] "A file or folder can't be read; `reason` is the system's.";
    "PV0102" Error NotUtf8 ["byte", "guess"] "Bytes that aren't UTF-8; `byte` in hexadecimal, `guess` an encoding or empty.";
    "PV0103" Error Utf16 [] "The file is UTF-16.";
    "PV0104" Error NulByte [] "A NUL byte in a text.";
    "PV0105" Error FileTooLarge ["size", "limit", "key"] "A file is larger than it may be; both in bytes, `key` of [limits] or empty.";
    "PV0106" Error LinkNotFollowed [] "A symbolic link inside the site; links are not followed.";
    "PV0107" Error NotRegularFile [] "A device, socket or pipe.";
    "PV0108" Error ChangedWhileBuilding [] "A file changed between two readings in one build.";
    "PV0109" Error ReservedName ["name"] "A name that Windows can't hold (aux, con, a trailing dot or space, a colon).";
    "PV0110" Error PathTooLong ["length", "limit"] "A path that is too long for some systems, in bytes.";
    "PV0111" Error SecretFile ["name"] "A file that must not be published: .env, private keys, backups.";
    "PV0112" Error NameClash ["other"] "Two files whose names differ only by case or Unicode form.";
    "PV0113" Error NoSite ["root"] "There is no site.toml at the root.";
    "PV0114" Warning FileOutsideCollections ["known"] "A file in content/ that belongs to no collection; `known`: their folders.";
    "PV0115" Warning InvisibleCharacter ["code"] "A bidirectional override or zero-width character; `code` such as U+202E.";
    "PV0116" Warning FolderMissing ["folder", "collection"] "A collection's folder doesn't exist.";
    // site.toml, theme.toml and the settings of blocks
    "PV0201" Error SettingsSyntax ["reason"] "TOML that can't be read; `reason` is the parser's, in English.";
    "PV0202" Error UnknownKey ["key", "suggestion", "known"] "A key that isn't known there.";
    "PV0203" Error MissingKey ["key"] "A key that must be there.";
    "PV0204" Error WrongKind ["key", "expected", "found"] "A value of another kind; kinds are message names such as kind-text.";
    "PV0205" Error InvalidLanguage ["language"] "Not a language code (BCP 47).";
    "PV0206" Error InvalidBaseUrl ["value"] "base_url isn't an http or https address with a closing slash.";
    "PV0207" Error UnknownPlaceholder ["placeholder", "suggestion", "known"] "{placeholder} of an address pattern isn't a field.";
    "PV0208" Error InvalidPattern ["pattern"] "An address pattern that doesn't begin and end with / or has unsafe characters.";
    "PV0209" Error PatternMissing ["collection", "language"] "A collection has no address pattern for a language.";
    "PV0210" Error UnknownCollection ["collection", "suggestion", "known"] "A collection's name that isn't declared.";
    "PV0211" Error UnknownFieldName ["field", "suggestion", "known"] "A field's name that the collection doesn't declare.";
    "PV0212" Error InvalidName ["name"] "A name of a collection or field that isn't lower-case letters, digits and _.";
    "PV0213" Error ReservedField ["field"] "A declared field that every page already has.";
    "PV0214" Error SettingNotAllowed ["key", "value", "allowed"] "A setting that isn't one of the values allowed.";
    "PV0215" Error DuplicateSingular ["singular", "other"] "Two collections whose ids would begin with the same word.";
    "PV0216" Error FieldNotUsable ["field", "use"] "A field whose type doesn't fit the use (`use`: message names use-sort, use-key, use-group, use-parent, use-rows, use-column, use-total, use-learning, use-filter).";
    "PV0217" Warning PublisherIncomplete ["keys"] "Who publishes the site isn't said in full; only with `--strict`.";
    // Front matter
    "PV0301" Error NoFrontMatter [] "A page that doesn't begin with +++ or ---.";
    "PV0302" Error UnclosedFrontMatter ["fence"] "The front matter is never closed.";
    "PV0303" Error FrontMatterSyntax ["reason"] "Front matter that can't be read; `reason` is the parser's, in English.";
    "PV0304" Error UnknownField ["field", "collection", "suggestion", "known"] "A field that the collection doesn't have.";
    "PV0305" Error MissingField ["field"] "A required field isn't there.";
    "PV0306" Error WrongType ["field", "expected", "found"] "A field's value of another type; kinds are message names such as kind-text.";
    "PV0307" Error ValueNotAllowed ["field", "value", "known", "suggestion"] "A value that isn't one of those allowed.";
    "PV0308" Error ValueTooLong ["field", "length", "max", "unit"] "A text or list longer than the field allows; `unit`: message names unit-characters, unit-items.";
    "PV0309" Error InvalidDate ["field", "value"] "Not a date of the form 2026-11-23, or one that doesn't exist.";
    "PV0310" Error InvalidUrl ["field", "value"] "Not an http, https or mailto address.";
    "PV0311" Error InvalidSlug ["slug", "suggestion"] "A slug that isn't lower-case ASCII letters, digits and hyphens.";
    "PV0312" Error SharedInTranslation ["field", "language"] "A shared field written in a translation.";
    "PV0313" Error NotUnique ["field", "value"] "A unique field with a value that another page has.";
    "PV0314" Error TooDeep ["limit"] "Settings nested deeper than the limit.";
    "PV0315" Error InvalidKey ["key"] "The key of a page (a file's name or a field) can't be part of an id.";
    "PV0316" Warning FileWithoutNumber ["number"] "The file of a numbered page doesn't begin with its number.";
    "PV0317" Error InvalidAlias ["alias"] "An alias that isn't a path from the site's root such as /ancien/.";
    "PV0318" Error UnknownPageLanguage ["language", "known"] "A page's file name has a language that the site doesn't.";
    "PV0319" Error InvalidPageName [] "A Markdown file that isn't called NAME.LANGUAGE.md.";
    "PV0320" Error FrontMatterTooLarge ["size", "limit"] "Front matter larger than the limit, in bytes.";
    // Markdown
    "PV0401" Error UnknownScheme ["scheme", "known", "suggestion"] "A link's scheme that isn't known.";
    "PV0402" Error SchemeNotAllowed ["scheme"] "A link's scheme that could run code or isn't for the public (javascript, data…).";
    "PV0404" Error UnknownBlock ["block", "suggestion", "known"] "A fence that looks like a named block but isn't one.";
    "PV0405" Error BlockNotYet ["block"] "A reserved block that this version can't make.";
    "PV0406" Error HtmlDropped ["what"] "Raw HTML that isn't allowed and was left out.";
    "PV0407" Error HeadingLevelOne [] "A heading of level 1 in the text: the page's title is that.";
    "PV0408" Warning HeadingLevelSkipped ["level", "before"] "A heading more than one level below the one before.";
    "PV0409" Error DuplicateHeadingId ["id"] "Two headings with one explicit id.";
    "PV0410" Error InvalidHeadingId ["id", "suggestion"] "An explicit heading id with other characters than a-z 0-9 - .";
    "PV0411" Error UnknownFootnote ["label"] "A footnote that is referred to but not written.";
    "PV0412" Warning UnusedFootnote ["label"] "A footnote that nothing refers to.";
    "PV0413" Error NestingTooDeep ["limit"] "Lists, quotations or HTML nested deeper than the limit.";
    "PV0414" Warning ImageWithoutText [] "An image without a text alternative.";
    "PV0415" Error MarkdownFailed ["reason"] "The Markdown parser failed on this page.";
    "PV0416" Warning LinkWithoutText ["target"] "A link without text to a place that has no title.";
    "PV0417" Error UnknownLinkReference ["label"] "[text][label] where the label is not defined.";
    "PV0418" Error AddressWithoutScheme ["address"] "An address that begins with //.";
    "PV0419" Error InvalidPageLink ["target"] "What follows page: isn't an id with an optional #anchor.";
    // The site as a whole
    "PV0501" Error DuplicateId ["id"] "Two pages with one id in one language.";
    "PV0502" Error UnknownPage ["id", "suggestion"] "An id that no page has.";
    "PV0503" Error UnknownAnchor ["id", "anchor", "known", "suggestion"] "A page without a heading of that explicit id.";
    "PV0504" Error UnknownReference ["field", "value", "collection", "suggestion"] "A reference to a page that doesn't exist.";
    "PV0505" Warning MissingTranslation ["id", "language"] "A page that isn't there in one of the site's languages.";
    "PV0506" Error LinkToDraft ["id"] "A link or reference to a page that is a draft.";
    "PV0507" Warning AnchorNotTranslated ["anchor", "language"] "An explicit heading id that the other language's page lacks.";
    "PV0508" Error ReferenceLoop ["id"] "Pages that are each other's parents.";
    "PV0509" Error SectionMissing ["section"] "A page lacks a section that its collection requires.";
    "PV0510" Warning UnknownSection ["section", "suggestion", "known"] "A heading whose id isn't one of the collection's sections.";
    "PV0511" Warning TranslationStale ["id", "language", "original"] "The original has changed since a translation was made from it.";
    "PV0512" Error InvalidSourceHash ["value"] "`translated_from` isn't a hash as `parvis translate mark` writes it.";
    "PV0513" Error OriginalWithSource ["id"] "`translated_from` in a page that is the original itself.";
    "PV0514" Error UnknownLanguageAsked ["language", "known"] "A command was asked for a language that the site doesn't have.";
    "PV0515" Error NotTranslated ["id", "language"] "A page was to be marked as a translation that isn't one; `language` may be empty.";
    "PV0516" Error MarkFailed [] "Front matter in which `translated_from` can't be written.";
    // Addresses
    "PV0601" Error AddressCollision ["address", "other"] "Two outputs at one address; `other` is that of the other when it isn't the same.";
    "PV0602" Error PlaceholderEmpty ["field", "pattern"] "A page has no value for a field that its address needs.";
    "PV0603" Error AddressTooLong ["address", "length", "limit"] "An address that is too long, in bytes.";
    "PV0604" Error PlaceholderUnsafe ["field", "value"] "A field's value that can't be part of an address.";
    // Themes
    "PV0701" Error UnknownTheme ["theme", "suggestion", "known"] "A theme that isn't in themes/ nor built in.";
    "PV0702" Error ThemeLoop ["theme"] "Themes that extend each other.";
    "PV0703" Error TemplateSyntax ["template", "reason"] "A template that can't be read; `reason` is the engine's, in English.";
    "PV0704" Error TemplateFailed ["template", "reason"] "A template that failed on a page.";
    "PV0705" Error TemplateMissing ["template", "suggestion", "known"] "A template that no theme has.";
    "PV0706" Error WordsSyntax ["reason"] "A Fluent file that can't be read.";
    "PV0707" Error WordMissing ["key", "language"] "A word that the theme lacks in a language of the site.";
    "PV0708" Error StyleSyntax ["reason"] "CSS that can't be read.";
    // What was made
    "PV0801" Error DeadLink ["address", "suggestion"] "An address in the output that leads nowhere in the site.";
    "PV0802" Error DeadAnchor ["address", "anchor"] "An address whose page has no such anchor.";
    "PV0803" Warning MinifyDiffers [] "Minifying would have changed the page's text or tags: it was left as it was.";
    "PV0804" Warning MinifySkipped ["limit"] "The page is nested too deep to be minified.";
    "PV0805" Error DuplicateElementId ["id"] "Two elements of a page with one id.";
    // Output
    "PV0901" Error OutputRefused ["folder", "why"] "The output folder isn't one that may be replaced; `why` is a message name.";
    "PV0902" Error OutputForeign ["folder", "files"] "The output folder holds files that Parvis didn't make.";
    "PV0903" Error OutputClash ["path"] "A file that Parvis didn't make stands where an output would go.";
    "PV0904" Error OutputLocked ["folder"] "Another build is writing the same output.";
    "PV0905" Error OutputFailed ["path", "reason"] "The system refused to write.";
    "PV0906" Error DiskFull ["path"] "No space left.";
    "PV0907" Error InvalidBaseUrlArgument ["value"] "--base-url isn't an http or https address.";
    "PV0908" Error OutputListBroken ["path", "line"] "The list of Parvis's files in the output can't be trusted.";
    "PV0909" Error OutputInterrupted ["folder", "other"] "A build was interrupted, and somebody else changed the output since.";
    "PV0910" Error OutputPathReserved ["path"] "A file of the site has a path that an output can't have, such as .git/x.";
    "PV0911" Error FolderNotEmpty ["folder"] "A new site was asked for in a folder that has something in it.";
    "PV0999" Error Fault ["reason"] "A fault of Parvis itself.";
    // Data packages
    "PV1001" Error DescriptorMissing [] "A page of a data collection has no datapackage.json beside it.";
    "PV1002" Error DescriptorSyntax ["reason"] "A descriptor that can't be read; `reason` is the parser's, in English.";
    "PV1003" Error PackageNameDiffers ["name", "key"] "A package whose name isn't that of its folder.";
    "PV1004" Error PackageWithoutSource [] "A package that doesn't say where its figures come from.";
    "PV1005" Error PackageWithoutLicence [] "A package without a licence.";
    "PV1006" Error ColumnWithoutUnit ["column"] "A column of amounts that doesn't say what it counts.";
    "PV1007" Error InvalidColumnName ["column"] "A column's name with other characters than a-z 0-9 _, or one that value links need.";
    "PV1008" Error DataFileMissing ["path"] "The file that a descriptor names isn't there.";
    "PV1009" Error DataFileOutside ["path"] "A descriptor that names a file outside its folder.";
    "PV1010" Error DataFileEmpty [] "A table without even a header.";
    "PV1011" Error ByteOrderMark [] "A data file that begins with a byte order mark.";
    "PV1012" Error WrongSeparator ["found"] "Columns separated by something else than commas.";
    "PV1013" Error DuplicateColumn ["column"] "Two columns of one name.";
    "PV1014" Error ColumnNotDeclared ["column", "suggestion", "known"] "A column of the file that the descriptor doesn't have.";
    "PV1015" Error ColumnNotThere ["column", "suggestion", "known"] "A column of the descriptor that the file doesn't have.";
    "PV1016" Error RaggedRow ["row", "cells", "expected"] "A row with more or fewer cells than the header.";
    "PV1017" Error EmptyRow ["row"] "A row without a value.";
    "PV1018" Error CellMissing ["row", "column", "value"] "An empty cell in a required column.";
    "PV1019" Error CellWrongType ["row", "column", "value", "expected"] "A cell of another type; kinds are message names such as kind-integer.";
    "PV1020" Error DecimalComma ["row", "column", "value"] "A number with a comma where the format has a point.";
    "PV1021" Error FormulaCell ["row", "column", "value"] "A cell that a spreadsheet would run as a formula.";
    "PV1022" Error CellNotAllowed ["row", "column", "value", "suggestion", "known"] "A cell that isn't one of the values allowed.";
    "PV1023" Error CellOutOfRange ["row", "column", "value", "minimum", "maximum"] "A number outside the column's range.";
    "PV1024" Error CellUnlike ["row", "column", "value", "pattern"] "A cell that doesn't fit the column's pattern or length.";
    "PV1025" Error KeyRepeated ["columns", "value", "row", "other"] "Two rows with the same value in a unique column or the primary key.";
    "PV1026" Error ForeignKeyUnknown ["columns", "value", "row", "resource"] "A value that the table it must come from doesn't have.";
    "PV1027" Error ForeignKeyBroken ["resource", "columns"] "A foreign key to a table or column that isn't there.";
    "PV1028" Error MoreCellFaults ["count"] "More faults in a table than are shown.";
    "PV1029" Error UnknownColumn ["column", "suggestion", "known"] "A column's name that the table doesn't have.";
    "PV1030" Error NoDataCollection [] "A table was to be added to a site without a collection of data.";
    "PV1031" Error TableRagged ["row"] "A table to be added has a row that isn't as wide as its header.";
    "PV1032" Warning PackageOutdated ["date"] "The publisher should have published anew by now.";
    // Numbers in texts
    "PV1101" Error UnknownPackage ["package", "suggestion", "known"] "A value link to a package that isn't there.";
    "PV1102" Error UnknownResource ["resource", "suggestion", "known"] "A value link to a table that its package doesn't have.";
    "PV1103" Error InvalidValueLink ["target"] "What follows value: isn't a package with filters.";
    "PV1104" Error UnknownAggregate ["aggregate", "suggestion", "known"] "A value of agg= that isn't known.";
    "PV1105" Error ColumnNotSaid ["known"] "A value link that must say which column it means.";
    "PV1106" Error ColumnNotNumber ["column"] "A value link to a column that doesn't hold amounts.";
    "PV1107" Error NoRow ["column", "value", "known"] "A value link whose filters leave no row.";
    "PV1108" Error SeveralRows ["count", "columns"] "A value link whose filters leave several rows.";
    "PV1109" Error ValueMissing [] "A value link to an empty cell, or a result that isn't a number.";
    "PV1110" Error TimeNotSaid [] "A share or change that doesn't say when.";
    "PV1111" Error ValueDiffers ["text", "value"] "A value link whose text isn't the value.";
    "PV1112" Warning ValueNotTranslated ["package", "language"] "A number that only one of two translations shows.";
    "PV1113" Error NumberUnsourced ["number"] "A number in prose without a source, in a collection that forbids it.";
    "PV1114" Warning NumberPerhapsUnsourced ["number"] "The same, in a collection that only warns.";
    // Tables, figures and charts of data
    "PV1201" Error NothingSelected [] "A table or chart whose filter leaves no row.";
    "PV1202" Error FigureCount ["count"] "A block of key figures with fewer than two or more than four.";
    "PV1203" Error FigureWithoutValue [] "A key figure whose value isn't from a package.";
    "PV1204" Error ChartSyntax ["reason"] "A chart's file that can't be read; `reason` is the parser's, in English.";
    "PV1205" Error ChartKeyInvalid ["key", "suggestion"] "A chart's file whose name can't stand in an address.";
    "PV1206" Error ChartTypeUnknown ["type", "suggestion", "known"] "A type of chart that isn't known.";
    "PV1207" Error ChartAmbiguous ["place", "series"] "Two rows for one place in a chart; `series` may be empty.";
    "PV1208" Error ChartTooLarge ["count", "limit"] "More series, panels or categories than a chart can show.";
    "PV1209" Error ChartMoments ["count"] "A slope chart with other than two moments.";
    "PV1210" Error ChartNegative [] "Numbers below nothing in a chart where they can't be drawn.";
    "PV1211" Error ChartNotShares [] "A unit chart of something else than shares of a whole.";
    "PV1212" Error ChartHighlightUnknown ["value", "suggestion", "known"] "A highlighted value that isn't in the chart.";
    "PV1213" Error ChartWordsMissing ["language"] "A chart that says nothing in a language of its package's page.";
    "PV1214" Warning ChartTitleLong ["count", "limit"] "A chart's title with more words than can be taken in at a glance.";
    "PV1215" Warning ChartSentenceShort ["count", "limit"] "A sentence that is too short to say what a chart shows.";
    "PV1216" Error UnknownChart ["chart", "suggestion", "known"] "A block that places a chart that isn't there.";
    "PV1217" Error ChartIsNoMap ["chart"] "A map block that places another chart.";
    "PV1218" Error UnknownCountry ["code"] "A map with a code that isn't a country's.";
    "PV1219" Error UnknownDataFile ["file", "suggestion", "known"] "A link to a file that isn't published of its package.";
    // Typography
    "PV1301" Warning OrdinalMisspelt ["text", "suggestion"] "An ordinal such as 2ème.";
    "PV1302" Warning SpaceBeforeMark ["mark"] "A space before : ; ! or ? in English.";
    "PV1303" Warning QuotationUnpaired ["mark"] "A quotation mark without its partner in the same passage.";
    "PV1304" Warning MarksRepeated ["text"] "Three or more marks of punctuation in a row.";
    // How a text reads
    "PV1310" Error SentenceLong ["words", "limit", "text"] "A sentence with more words than the site's limit.";
    "PV1311" Warning SentenceRatherLong ["words", "limit", "text"] "A sentence with more words than its readers follow easily.";
    "PV1312" Warning MeanSentenceLong ["mean", "tenth", "limit"] "A page whose sentences are long on average; `mean` and `tenth`: the whole words and the tenths.";
    "PV1313" Warning ScoreBeyondLimit ["formula", "score", "limit", "tier"] "A page that a formula finds harder to read than its readers can be expected to.";
    "PV1314" Warning PassiveShare ["share", "limit", "text"] "A page with many sentences in the passive voice; `share` in percent, `text` one of them.";
    "PV1315" Warning NominalChain ["text"] "A chain of nouns: 'de … de … de', or many nouns made from verbs.";
    "PV1316" Warning SeveralIdeas ["commas", "clauses", "asides", "text"] "A sentence that says several things.";
    "PV1317" Error AbbreviationUnexplained ["abbreviation"] "An abbreviation that the page never writes out.";
    "PV1318" Error Jargon ["text", "instead", "note"] "A word of the site's list of jargon; `note` may be empty.";
    "PV1319" Warning ParagraphLong ["sentences", "words", "limit", "limit-words"] "A paragraph with too many sentences or words.";
    "PV1320" Warning ListLong ["items", "limit"] "A list with too many entries.";
    "PV1321" Warning ListDeep ["depth", "limit"] "A list within a list within a list.";
    "PV1322" Warning HeadingSaysNothing ["text"] "A heading that doesn't say what comes below it.";
    "PV1323" Warning LinkSaysNothing ["text"] "A link whose text doesn't say where it leads.";
    "PV1324" Warning LinkTextAmbiguous ["text"] "Two links with one text that lead to different places.";
    "PV1325" Warning DoubleNegation ["text"] "Two negations in one sentence.";
    "PV1326" Error WaiverPast ["rule", "until", "reason"] "A waiver whose day is over.";
    "PV1327" Error UnknownRule ["rule", "suggestion", "known"] "A waiver of, or leave to break, a rule that there isn't.";
    // Words that are explained
    "PV1350" Error SecondGlossary ["collection", "other"] "Two collections are said to be the glossary.";
    "PV1351" Error GlossaryWithoutForms ["collection"] "A glossary whose pages can't say how their word is written.";
    "PV1352" Error NoGlossary [] "Words are linked to a glossary that the site hasn't.";
    "PV1353" Error UnknownTerm ["term", "near"] "A link to a term that isn't there; `near`: the keys most like it.";
    "PV1354" Error InvalidTermLink ["target"] "What follows term: isn't the key of a term.";
    "PV1355" Warning FormOfTwoTerms ["form", "other"] "Two terms are written in the same way; `other` is the key of the one that is linked.";
    // Works that pages cite
    "PV1400" Error TwoBibliographies ["other"] "A site with more than one file of works to cite.";
    "PV1401" Error BibliographyUnreadable ["reason"] "A bibliography with a fault of syntax, or a field that can't be understood.";
    "PV1402" Error DuplicateWork ["key"] "Two works of the bibliography have one key.";
    "PV1403" Error InvalidWorkKey ["key"] "The key of a work can't stand in a link.";
    "PV1404" Error UnknownWork ["key", "file", "near"] "A link to a work that isn't in the bibliography; `near`: the keys most like it.";
    "PV1405" Error NoBibliography [] "Works are cited, and the site has no bibliography.";
    "PV1406" Error InvalidCitation ["target"] "What follows cite: isn't the key of a work, with a page or without.";
    // Tables of pages
    "PV1420" Error TableWithoutIndex ["name"] "A table of a collection's pages has no address, since the collection has no list.";
    "PV1421" Error InvalidTableName ["name", "suggestion"] "A table of pages has a name that can't be that of a file; `suggestion` may be empty.";
    // Corrections and share cards
    "PV1440" Warning CorrectionInFuture ["date"] "A correction of a day that hasn't come.";
    "PV1441" Error CardNotDrawn ["reason"] "What the theme's template of share cards gives can't be drawn.";
    "PV1442" Error CardLacksLetters ["text"] "A share card shows a text with letters that the fonts of the program lack.";
    // Quizzes
    "PV1500" Error QuizWithoutQuestions [] "A quiz that asks nothing.";
    "PV1501" Error UnknownQuestionKind ["kind", "suggestion", "known"] "A question of a kind that there isn't.";
    "PV1502" Error DuplicateQuestionId ["id"] "Two questions of a quiz with one id.";
    "PV1503" Error DuplicateQuizId ["id"] "Two quizzes of a page, or a quiz and a heading, with one id.";
    "PV1504" Error AnswerCount ["count", "least", "most"] "A question with too few or too many answers to choose from.";
    "PV1505" Error ItemCount ["count", "least", "most"] "A question with too few or too many things to put into their order.";
    "PV1506" Error RightAnswerCount ["kind", "count"] "A question whose answers aren't right or wrong as its `kind` has it; `count`: the right ones.";
    "PV1507" Error AnswerUnexplained ["text"] "A wrong answer that doesn't say why it is wrong.";
    "PV1508" Error ExplanationWithoutSource [] "An explanation of an answer that leads to no source.";
    "PV1509" Error EstimateWithoutValue [] "A number to be guessed that isn't one number of a data package.";
    "PV1510" Error EstimateRangeEmpty ["min", "max"] "A number to be guessed between two that leave nothing between them.";
    "PV1511" Error EstimateNumberTooSmall ["key", "value"] "A step that isn't above zero, or a tolerance below it.";
    "PV1512" Error EstimateOutsideRange ["answer", "min", "max"] "A number to be guessed that isn't among those that can be answered.";
    "PV1513" Error AnswerTwice ["text"] "A question with the same answer twice.";
    "PV1514" Error AnswersSlug ["word", "language", "suggestion"] "The theme's word for the addresses of pages with answers can't be part of one; `suggestion` may be empty.";
    // The copy that is read from disk
    "PV1540" Warning OfflinePathTooLong ["path", "length", "limit"] "A path in the copy is too long to be unpacked on Windows; both in UTF-16 units.";
    "PV1541" Warning OfflinePathReserved ["path", "name"] "A path in the copy has a part that Windows can't hold.";
    "PV1542" Error OfflineFileName ["value", "suggestion"] "The name of the copy's file isn't one that can stand in an address.";
    "PV1543" Warning OfflineLink ["address"] "A link in a page of the copy opens nothing there.";
    // PDF files
    "PV1550" Error PdfTemplateFailed ["reason"] "The theme's pdf.typ can't be used; `reason` is Typst's.";
    "PV1551" Error PdfNotMade ["reason"] "A PDF can't be made, or not so that everybody can read it; `reason` is Typst's.";
    "PV1552" Error PdfLacksLetters ["letters"] "A page that is to be a PDF has letters that the fonts of the program lack.";
    "PV1553" Warning PdfUnavailable [] "The site asks for PDF files, and the program was built without them.";
    "PV1554" Error InvalidPdfAddress ["address"] "The address of the booklet isn't one of a PDF in the site.";
    // Collections of kits and debates
    "PV1570" Error TotalDiffers ["field", "value", "column", "sum"] "A total that isn't the sum of its column.";
    "PV1571" Error SectionCount ["section", "count", "wanted"] "A section whose lists have more or fewer items than the collection asks.";
    "PV1572" Error ItemUnsourced ["section"] "An item of a list that leads to no source, in a section where each must.";
    "PV1573" Error ItemNotQuestion ["section"] "An item of a list that isn't a question, in a section where each must be.";
    "PV1574" Error SectionOneSided ["section", "count"] "A balanced section with fewer than two parts.";
    "PV1575" Error SectionUnbalanced ["section", "parts", "limit"] "A balanced section whose parts differ too much; `parts`: each title with its words.";
    "PV1576" Error LabelMissing ["field", "value"] "A value of a field whose other values have words for readers.";
    "PV1577" Error PagesExpected ["id", "count", "wanted", "collections"] "A page about which there are fewer pages than its collection expects; a warning where the site says so.";
    // Search
    "PV1600" Error SearchFilterName ["name"] "A filter of the search that is called as something else in the address of results, or can't be part of one.";
    "PV1601" Error SearchFolderTaken ["address", "folder"] "Something of the site wants an address in the folder of the search index.";
    "PV1602" Error SearchIndexFailed ["language", "reason"] "The index of a language can't be made; `reason` is Pagefind's, in English.";
    // What keeps people from using a page
    "PV1620" Warning ImageAltMissing ["element"] "An image without the attribute alt.";
    "PV1621" Warning ImageAltPoor ["why", "text", "count", "limit"] "A text alternative that doesn't serve; `why`: file, caption or long.";
    "PV1622" Warning HeadingOrder ["level", "before", "element"] "A heading in a made page more than one level below the one before.";
    "PV1623" Warning NameMissing ["kind", "element"] "Something to be used or listed that has no name; `kind`: link, button, summary, field, iframe, svg, heading, nav.";
    "PV1624" Warning TableUnclear ["lacks", "element"] "A table without a header or a caption; `lacks`: header, caption.";
    "PV1625" Warning PageStructure ["element", "count"] "A page with none or several of what it must have once: h1, main, title.";
    "PV1626" Warning PageLanguageMissing [] "A page that doesn't say its language.";
    "PV1627" Warning PassageLanguageInvalid ["language"] "A passage whose `lang` isn't a language code (BCP 47).";
    "PV1628" Warning SkipLinkMissing [] "A page whose menus can't be skipped.";
    "PV1629" Warning ReferenceWithoutTarget ["attribute", "id"] "An attribute that names an id that the page lacks.";
    "PV1630" Warning TakesControl ["what", "element"] "Something that takes control from the reader; `what`: tabindex, autofocus, refresh, autoplay, marquee, blink.";
    "PV1631" Warning NewWindowUnsaid ["element"] "A link that opens a window and doesn't say so.";
    "PV1632" Warning VideoWithoutCaptions ["element"] "A video without captions.";
    "PV1633" Warning TitleRepeated ["title", "page", "other"] "Two pages with one title in one language; both addresses.";
    "PV1634" Warning ContrastLow ["colour", "ground", "ratio", "wanted", "scheme"] "Two colours of a theme that stand on each other and are too alike; ratios in tenths, `scheme`: light, dark.";
    "PV1635" Warning ContrastUnknown ["colour", "suggestion", "known"] "A colour in [[contrast]] that the theme's style doesn't have or that can't be computed.";
    // What a page weighs
    "PV1640" Warning PageHeavy ["size", "limit", "html", "style"] "A page whose HTML and style are above the site's budget, in kilobytes as they are sent.";
    "PV1641" Warning ScriptsHeavy ["size", "limit", "parts"] "A page whose scripts are above the site's budget.";
    "PV1642" Warning RequestsMany ["count", "limit", "parts"] "A page that makes a browser ask for more files at once than the site's budget has.";
    "PV1643" Warning ThirdParty ["address"] "A page that makes a browser ask somebody else for a file.";
    // Pictures of the content
    "PV1650" Error ImageEmpty ["file"] "A picture without a byte.";
    "PV1651" Error ImageNotOne ["file"] "A file that is called like a picture and isn't one.";
    "PV1652" Error ImageMisnamed ["file", "is", "ending"] "A picture of another kind than its name says; `ending`: that of what it is.";
    "PV1653" Error ImageCutOff ["file"] "A picture whose file ends too soon.";
    "PV1654" Error ImageDamaged ["file", "reason"] "A picture that doesn't follow the rules of its format; `reason` is a word of the messages or a library's.";
    "PV1655" Error ImageTooLarge ["file", "width", "height", "limit"] "A picture with too many pixels; `limit` in millions.";
    "PV1656" Error ImageCmyk ["file"] "A picture whose colours are those of a printing press.";
    "PV1657" Error ImageKind ["file", "kind"] "A picture of a kind that browsers don't show.";
    "PV1658" Warning ImageNotCleaned ["file", "kind"] "A picture to download that Parvis can't clean.";
    "PV1659" Error ImageActive ["what"] "A drawing that does or loads something.";
    "PV1660" Warning ImageSizeless ["file"] "A drawing that doesn't say how large it is.";
    "PV1661" Warning ImageMoves ["file", "seconds"] "A picture that moves for long; `seconds` is 0 when it never ends.";
    "PV1662" Warning ImageHeavy ["file", "size"] "A picture that makes readers wait; `size` in kilobytes.";
    "PV1663" Error ImageWidth ["value", "min", "max"] "A width of pictures that is of no use.";
    "PV1664" Error ImageElsewhere ["address"] "A picture that pages would load from another site.";
    // What is proved in a browser, and by people
    "PV1670" Error InlineCode ["text"] "A script or style in a page itself, which the policy of pages forbids.";
    "PV1671" Error UnknownCriterion ["criterion"] "A criterion that the standard hasn't, or one said not to hold that isn't listed so.";
    "PV1672" Error CriterionTwice ["criterion"] "A criterion that is judged twice.";
    "PV1673" Error CriteriaMissing ["criteria"] "Criteria that an audit doesn't judge.";
    "PV1674" Error AuditRateDiffers ["rate", "computed"] "A rate that isn't the one of the lists of criteria; both in percent.";
    "PV1675" Error NonconformityUnexplained ["criteria"] "Criteria that don't hold and that readers are told nothing of.";
    "PV1676" Warning AuditAging ["date", "until"] "An audit that is to be renewed soon.";
    "PV1677" Error AuditExpired ["date", "until"] "An audit that no longer holds.";
    "PV1678" Error AccessibilityDateInFuture ["date"] "An audit or a test of a day that hasn't come.";
    "PV1679" Warning AuditSampleIncomplete ["missing"] "A sample of pages that lacks kinds of pages: ids and names of collections.";
    "PV1680" Error StatementSectionMissing ["section"] "The page about accessibility lacks a section that it must have.";
    "PV1681" Error StatementUnlinked [] "A page that doesn't lead to the one about accessibility.";
    // Addresses that were published
    "PV1700" Error PermalinkLine ["part"] "A line of the ledger of addresses that can't be read; `part` is what is wrong in it.";
    "PV1701" Error PermalinkConflict [] "A merge of the ledger that isn't finished.";
    "PV1702" Error PermalinkVersion ["version"] "A ledger without its version, or of a version that this Parvis doesn't know.";
    "PV1703" Error PermalinkTwice ["address"] "Two lines of the ledger that say different things of one address.";
    "PV1704" Error PermalinkLost ["address", "id", "kind", "others", "retire"] "A published address that would vanish; `others` counts those that vanish with it, `retire` is what to retire.";
    "PV1705" Error PermalinkAnchorLost ["address", "anchor"] "A published id of a heading that is no longer in its page.";
    "PV1706" Error PermalinkTaken ["address", "id", "other"] "A published address that another page has now.";
    "PV1707" Error PermalinkGoalLost ["address", "goal"] "A moved address that leads to nothing.";
    "PV1708" Error PermalinkReturned ["address", "state", "date"] "An address that was moved or retired and is published again; `date` may be empty.";
    "PV1709" Warning PermalinksMissing [] "A site without a ledger of its addresses.";
    "PV1710" Warning PermalinksUnrecorded ["count", "addresses"] "Addresses that the ledger lacks, with a few of them.";
    "PV1711" Error PermalinkUnknown ["asked", "suggestion"] "An address or id that isn't in the ledger.";
    "PV1712" Error PermalinkKept ["address", "why"] "An address that can't be moved or retired; `why` is a word of the messages.";
    "PV1713" Error PermalinkGoal ["goal", "why", "other"] "Somewhere an address can't lead; `other` is where it can, or empty.";
    "PV1714" Error FormerIdTaken ["id"] "An earlier id of a heading that another heading of the page has.";
    "PV1715" Error FormerIdAlone ["id"] "An earlier id at a heading without an id of its own.";
    // Editions
    "PV1720" Error EditionName ["name"] "A name that is neither a month nor a day.";
    "PV1721" Error EditionExists ["name"] "An edition that is there already.";
    "PV1722" Error EditionNotLater ["name", "latest"] "An edition that would come before the latest one.";
    "PV1723" Error EditionInFuture ["name", "today"] "An edition of a month or a day that hasn't come.";
    "PV1724" Error EditionOfNothing [] "An edition of a site without data packages.";
    "PV1725" Error EditionUnreadable ["reason"] "A manifest or list of sums that isn't one; `reason` in English.";
    "PV1726" Error EditionChanged ["file"] "A frozen file that isn't what it was.";
    "PV1727" Error EditionFileMissing ["file"] "A frozen file that isn't there.";
    "PV1728" Error EditionFileUnknown ["file"] "A file among editions that belongs to none.";
    "PV1729" Error EditionOutOfOrder ["edition", "wanted", "found"] "An edition that doesn't follow on the one before it; `wanted` and `found` may be empty.";
    // Publishing
    "PV1740" Error PublishTarget ["name", "count", "known"] "No target to publish to, or none of that name; `name` is none when none was given.";
    "PV1741" Error PublishNotIncluded [] "A program that was built without publishing.";
    "PV1742" Error PublishSecret ["key"] "A credential in site.toml.";
    "PV1743" Error PublishSetting ["key", "why"] "A setting of a target that can't be used; `why` is a word of the messages.";
    "PV1744" Error PublishNotBuilt ["folder", "why"] "A folder without a site to publish; `why`: no-list, old-list, empty.";
    "PV1745" Error PublishBuiltOtherwise ["folder", "why", "built", "wanted"] "A site that was built for something else; `why`: base-url, drafts, search, unrecorded (`built` is how many).";
    "PV1746" Error PublishSourcesNewer ["count", "files"] "Sources that changed since the site was built, and some of those that are newer.";
    "PV1747" Error PublishOutputDamaged ["path"] "A file of the built site that is missing or changed.";
    "PV1748" Error PublishLocked ["target", "who", "minutes"] "Somebody else publishes to the target; `who` is none when it isn't known.";
    "PV1749" Warning PublishLockTaken ["target", "who", "minutes"] "The lock of a run that ended without letting go of it was taken over.";
    "PV1750" Warning PublishUnconditional ["target"] "A store that ignores conditional writes.";
    "PV1751" Error PublishForeign ["target", "count", "files"] "Objects of somebody else where files of the site are to be.";
    "PV1752" Error PublishOtherSite ["target", "address"] "A place that holds another site.";
    "PV1753" Error PublishDeletes ["target", "count", "total", "limit"] "More files would vanish than vanish by accident.";
    "PV1754" Error PublishUnreachable ["target", "reason"] "A store that doesn't answer; `reason` is a library's.";
    "PV1755" Error PublishDenied ["target", "reason"] "A store that doesn't let us in; `reason` is its own.";
    "PV1756" Error PublishNoSuchPlace ["target", "reason"] "A store that doesn't know the bucket.";
    "PV1757" Error PublishFailed ["target", "operation", "path", "reason"] "A store that failed otherwise; `operation`: begin, list, read, write, delete, commit, verify.";
    "PV1758" Error PublishManifest ["target", "why", "reason"] "A manifest in a store that can't be used; `why`: newer, damaged.";
    "PV1759" Error PublishOvertaken ["target"] "Somebody else took the lock or published meanwhile.";
    // Hosts, and what may never be published
    "PV1760" Error HostsShareFile ["host", "other", "file"] "Two hosts that read different things from one file.";
    "PV1761" Warning HostLimit ["host", "file", "count", "limit"] "A host reads fewer rules than there are; `count`: those left out.";
    "PV1762" Error HiddenFile ["name"] "A file or folder whose name begins with a dot and that hosts have no use for.";
    "PV1763" Error SecretInside ["secret", "line"] "A file with a key or a password in it, which isn't shown; `secret`: message names secret-….";
    // Serving while writing
    "PV1780" Error ServeNotIncluded [] "A program that was built without the server.";
    "PV1781" Error ServeDoor ["host", "port", "reason"] "An address or port that can't be listened at; `reason` is the system's, empty when the port is taken.";
    "PV1782" Warning WatchLimit [] "The system watches no more files for this user.";
    "PV1783" Warning ServeOpen ["host"] "The site is shown to others on the network.";
    "PV1784" Warning WatchFailed ["reason"] "The system doesn't tell of changes; `reason` is its own.";
    // What takes too long, or grows too large
    "PV1790" Error PageTimeout ["template", "limit"] "A page that takes longer than it may; `template` may be empty, `limit` in seconds.";
    "PV1791" Error BuildTimeout ["limit", "pages"] "A run that takes longer than it may; `limit` in seconds, `pages`: what was being made.";
    "PV1792" Error OutputTooLarge ["template", "limit"] "A template that writes more than a page may have; `limit` in megabytes.";
    // What is written twice, or never ends
    "PV1794" Error KeyTwice ["key"] "A key that is written twice; the first one is the other place.";
    "PV1795" Error TooManyValues ["limit"] "Fields with more values than they may have, such as names in YAML that stand for others.";
    "PV1796" Error ColumnWithoutName ["number"] "A column of a data file whose header is empty; `number` counts from 1.";
    "PV1797" Error QuoteUnclosed ["row"] "A quotation mark in a data file that never closes; `row` is its line.";
    // The system around a build
    "PV1810" Error HardLink [] "A file with another name (a hard link), which may be outside the site.";
    "PV1811" Error SourceDateEpoch ["value"] "A SOURCE_DATE_EPOCH that isn't a number of seconds.";
    "PV1812" Error BuildEnded ["made", "folder"] "A build that was ended from outside, by Ctrl-C or by the system; `made`: whether anything was written yet, yes or no.";
    "PV1813" Warning OldSiteLeft ["path", "reason"] "What is left of the old site can't be removed; the new one is in place.";
    "PV1814" Error ReportUnwritten ["reason"] "The standard output takes no more; `reason` is the system's.";
}

impl Code {
    /// Which exit status an error of this code leads to.
    pub fn area(self) -> Area {
        match self {
            Code::OutputRefused
            | Code::OutputForeign
            | Code::OutputClash
            | Code::OutputLocked
            | Code::OutputFailed
            | Code::OutputListBroken
            | Code::OutputInterrupted
            | Code::DiskFull
            | Code::SourceDateEpoch
            | Code::BuildEnded
            | Code::ReportUnwritten
            | Code::FolderNotEmpty
            | Code::FileUnreadable
            | Code::NoSite
            | Code::PublishNotIncluded
            | Code::ServeNotIncluded
            | Code::ServeDoor
            | Code::PublishLocked
            | Code::PublishForeign
            | Code::PublishOtherSite
            | Code::PublishUnreachable
            | Code::PublishDenied
            | Code::PublishNoSuchPlace
            | Code::PublishFailed
            | Code::PublishManifest
            | Code::PublishOvertaken => Area::Machine,
            _ => Area::Site,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn numbers_are_in_order_and_given_once() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].number() < pair[1].number()));
    }
}
