# The words of Parvis to editors, in English. One message for each code; what to do about it is its attribute "help".

severity-error = error
severity-warning = warning
help = help
also-in = { $count ->
    [one] also in 1 other place: { $places }
   *[other] also in { $count } other places: { $places }
}
more = , and { $count } more
on-page = seen while making the page { $page }
on-pages = seen while making the page { $page } and { $others ->
    [one] one other page
   *[other] { $others } other pages
}
related = see also { $place }
summary-done = Built { $pages ->
    [one] 1 page
   *[other] { $pages } pages
} in { $languages ->
    [one] 1 language
   *[other] { $languages } languages
}: { $files ->
    [one] 1 file
   *[other] { $files } files
}, { $size }, { $time }.
summary-checked = Checked { $pages ->
    [one] 1 page
   *[other] { $pages } pages
} in { $languages ->
    [one] 1 language
   *[other] { $languages } languages
}, { $time }; nothing was written.
summary-failed = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}: nothing was written.
summary-errors = { $errors ->
    [one] There is an error elsewhere.
   *[other] There are { $errors } errors elsewhere.
}
summary-warnings = { $warnings ->
    [one] 1 warning.
   *[other] { $warnings } warnings.
}
summary-pictures = Pictures: { $drawn } drawn, { $kept } kept from earlier builds.
summary-photos = Photographs: { $made } made, { $kept } kept from earlier builds.
summary-printed = PDF files: { $made } made, { $kept } kept from earlier builds.
summary-indexes = Search indexes: { $made } made, { $kept } kept from earlier builds.
summary-created = A small site is in { $folder }. Look at site.toml and content/, then run: parvis build --root { $folder }
coverage-pages = { $name }: { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}
coverage-note = x: there · -: not there
summary-filled = { $values ->
    [0] All numbers were written already.
    [one] Wrote 1 number in 1 file.
   *[other] Wrote { $values } numbers in { $files ->
        [one] 1 file
       *[other] { $files } files
    }.
}
summary-added = A package is in { $folder }. Complete its source, licence, units and words, then run: parvis check
summary-reported = The report is in { $folder }: open index.html there. Programs read report.json.
summary-marked = { $pages ->
    [0] All of these translations were marked already.
    [one] Marked 1 translation as up to date.
   *[other] Marked { $pages } translations as up to date.
}
translations-count = { $current } current, { $stale } stale, { $unrecorded } unrecorded, { $missing } missing
translation-current = current
translation-stale = stale
translation-unrecorded = unrecorded
translation-missing = missing
report-address = Address
report-code = Code
report-collection = Collection
report-contents = On this page
report-count = How many
report-data = Age of the data
report-data-note = When the figures stop, when they were read, and when the publisher is expected to publish anew.
report-data-all = Data packages
report-day = State on { $day }.
report-ease = Ease of reading
report-example = The first one
report-file = File
report-findings = What a check finds
report-findings-note = Jargon, numbers without a source, long sentences and all the rest, by code. The manual explains each code and its remedy.
report-findings-counts = Findings by code
report-findings-code = { $code }: where
report-gaps = What pages lack
report-gaps-note = Optional sections (with #) and fields that a page of the collection may have and this one doesn't.
report-gaps-collection = { $name }
report-grade = School grade (US)
report-heading = Report of the site
report-help = What to do
report-lacks = Lacks
report-language = Language
report-last = Data up to
report-late = Late
report-links = Links out of the site
report-links-note = Where texts, fields and sources lead. Nothing was fetched: whether the addresses still answer isn't known.
report-links-all = Addresses outside the site
report-lix = LIX
report-longest = Longest sentence
report-mean = Words a sentence
report-message = What is wrong
report-next-release = Next edition expected
report-nothing = Nothing.
report-over = Over
report-package = Package
report-page = Page
report-pages = Pages
report-pages-note = The hardest first, where pages are measured. Ease of reading: the higher the easier (Kandel and Moles in French, Flesch in English). LIX: the lower the easier. A score is a hint and never a verdict; only readers can say whether a text is clear.
report-pages-all = All pages
report-place = Place
report-reason = Reason
report-retrieved = Read on
report-rule = Rule
report-sentence = Sentence
report-sentences = Longest sentences
report-sentences-note = The longest sentence of each page that is measured. One idea a sentence is a good rule.
report-sentences-all = Longest sentence of each page
report-severity = Severity
report-state = State
report-title = Title
report-translations = Translations
report-translations-note = A stale translation was made from an original that has changed since. An unrecorded one doesn't say from what it was made. Once one is up to date, parvis translate mark records it.
report-translations-counts = How many in each state
report-translations-pages = Translations that aren't current
report-until = Until
report-waivers = Waivers
report-waivers-note = Rules that a page may break for a while, with the last day.
report-waivers-all = Waivers
report-words = Words
report-yes = yes
progress-render = Making the pages
fault = This is a fault of Parvis itself, not of your site. Please report it with the lines above.

kind-text = a text in quotation marks
kind-integer = a whole number
kind-number = a number
kind-boolean = true or false
kind-date = a date such as 2026-11-23
kind-single = a single value, not a list
kind-decimal = a number with a point for decimals, such as 3.5
kind-year = a year such as 2024
kind-month = a month such as 2024-05
kind-list = a list in square brackets
kind-table = a group of settings in braces
kind-tables = a list of groups of settings
kind-nothing = an empty value
kind-count = a whole number from 1 up
kind-natural = a whole number from 0 up
kind-url = a web address in quotation marks
kind-reference = the id of a page, such as action-27, or its key alone
use-sort = sorting
use-key = the key of ids
use-group = groups of a list
use-filter = filters of the search
use-parent = the parent page
use-rows = the rows of a table of pages
use-column = a column of a table of pages
use-total = a total, which is an integer and the sum of the integers of a list of tables
use-learning = the description of lessons
unit-characters = characters
unit-items = items
why-root = it is the folder of the site, or one above it
why-home = it is your home folder, or one above it
why-content = it is inside the content or the themes
why-link = it is a symbolic link
why-file = it is a file, not a folder
why-published = it is inside what is published

PV0101 = This file or folder can't be read: { $reason }.
    .help = Check that it is there and that you may read it.
PV0102 = This file isn't UTF-8: the byte { $byte } has no meaning there.
    .help = { $guess ->
        [none] Save the file again as UTF-8.
       *[other] It looks like { $guess }: open it in that encoding and save it as UTF-8.
    }
PV0103 = This file is UTF-16.
    .help = Save it again as UTF-8.
PV0104 = There is an invisible character (NUL) in this text.
    .help = Remove it, or copy the text into a new file.
PV0105 = This file is too large: { $size } bytes, where at most { $limit } are allowed.
    .help = { $key ->
        [none] Divide it, or make it smaller.
       *[other] Divide it, or make it smaller. If it needs its size, raise { $key } under [limits] in site.toml.
    }
PV0106 = This is a link to another file. Links are not followed.
    .help = Put the file itself here.
PV0107 = This isn't an ordinary file.
    .help = Remove it from the site's folder.
PV0108 = This file changed while the site was being built.
    .help = Build again once nobody is writing to it.
PV0109 = The name “{ $name }” can't be used on every system.
    .help = Give the file or folder another name, with letters, digits, hyphens and points only, and none that Windows keeps for itself, such as aux or con.
PV0110 = This path is too long: { $length } bytes, where at most { $limit } are allowed.
    .help = Shorten the names of the file and its folders.
PV0111 = The file “{ $name }” looks like a secret or a backup. It will not be published.
    .help = Remove it from the content. If it holds a password or a key, change that too.
PV0112 = On many systems, this file's name is the same as that of { $other }.
    .help = Give one of the two another name.
PV0113 = There is no site.toml here.
    .help = Go to the site's folder, or name it with --root.
PV0114 = This file belongs to no page, so it is not published.
    .help = { $known ->
        [none] Put it beside a page called index, in a folder of its own.
       *[other] Put it into the folder of a collection ({ $known }), or beside a page called index in a folder of its own.
    }
PV0115 = There is a character here that can't be seen but changes the text ({ $code }).
    .help = Remove it, unless you put it there on purpose.
PV0116 = The folder { $folder } of the collection { $collection } doesn't exist.
    .help = Make the folder, or correct “folder” in site.toml.

PV0201 = These settings can't be read: { $reason }.
    .help = Look for a missing quotation mark, bracket or equals sign at this place.
PV0202 = There is no setting “{ $key }” here.
    .help = { $suggestion ->
        [none] Remove it. Known here: { $known }.
       *[other] Did you mean “{ $suggestion }”? Known here: { $known }.
    }
PV0203 = The setting “{ $key }” is missing.
    .help = Add a line for “{ $key }”.
PV0204 = “{ $key }” must be { $expected }; it is { $found }.
    .help = Write { $expected } there.
PV0205 = “{ $language }” isn't the code of a language, or it is there twice.
    .help = Use codes such as "fr", "en" or "pt-BR".
PV0206 = { $value ->
    [none] The site has no address here.
   *[other] “{ $value }” can't be the address of the site.
}
    .help = Write an address that begins with https:// and has no ? or #.
PV0207 = The address uses “{ $placeholder }”, which isn't a field that can stand there.
    .help = { $suggestion ->
        [none] { $known ->
            [none] No field can stand in this address: write it out, without braces.
           *[other] Known here: { $known }.
        }
       *[other] Did you mean “{ $suggestion }”? Known here: { $known }.
    }
PV0208 = { $pattern ->
    [none] This can't be an address.
   *[other] “{ $pattern }” can't be an address.
}
    .help = Begin and end it with /, and use lower-case letters, digits, hyphens and fields in braces only.
PV0209 = The collection { $collection } has no address for the language { $language }.
    .help = Add a line such as address.{ $language } = "/…/".
PV0210 = There is no collection “{ $collection }”.
    .help = { $suggestion ->
        [none] { $known ->
            [none] This site has no collection yet: add one in site.toml.
           *[other] Collections of this site: { $known }.
        }
       *[other] Did you mean “{ $suggestion }”? Collections of this site: { $known }.
    }
PV0211 = The collection has no field “{ $field }”.
    .help = { $suggestion ->
        [none] { $known ->
            [none] It has no fields of its own: add this one to it in site.toml, or remove the name here.
           *[other] Its fields: { $known }.
        }
       *[other] Did you mean “{ $suggestion }”? Its fields: { $known }.
    }
PV0212 = “{ $name }” can't be a name here.
    .help = Use lower-case letters without accents and digits, and begin with a letter. Between words write _, or - in a “singular”; “index” and “feed” are taken.
PV0213 = Every page has the field “{ $field }” already.
    .help = Give your field another name.
PV0214 = { $value ->
    [none] This value isn't possible for “{ $key }”.
   *[other] “{ $key }” can't be “{ $value }”.
}
    .help = Use one of: { $allowed }.
PV0215 = The ids of { $other } begin with “{ $singular }” already.
    .help = Give one of the two collections another “singular”.
PV0216 = The field “{ $field }” can't be used for { $use }.
    .help = The key must be a text or a whole number, the parent page a reference; sorting needs a single value, groups one value or a list of them.
PV0217 = It isn't said who answers for this site: [publisher] lacks { $keys }.
    .help = Complete [publisher] in site.toml before the site is published. Until then its pages say that this is to be completed.

PV0301 = This page doesn't begin with its fields.
    .help = Begin it with a line +++, then title = "…" and slug = "…", then a line +++.
PV0302 = The fields that begin here never end.
    .help = Add a line { $fence } after the last field.
PV0303 = The fields can't be read: { $reason }.
    .help = Look for a missing quotation mark, equals sign or colon, or a field that is there twice.
PV0304 = “{ $collection }” has no field “{ $field }”.
    .help = { $suggestion ->
        [none] Remove it. Known fields: { $known }.
       *[other] Did you mean “{ $suggestion }”? Known fields: { $known }.
    }
PV0305 = The field “{ $field }” is missing or empty.
    .help = Add a line for “{ $field }” among the fields at the top of the page.
PV0306 = The field “{ $field }” must be { $expected }; it is { $found }.
    .help = Write { $expected } there.
PV0307 = { $value ->
    [none] This isn't one of the values of the field “{ $field }”.
   *[other] “{ $value }” isn't one of the values of the field “{ $field }”.
}
    .help = { $suggestion ->
        [none] Use one of: { $known }.
       *[other] Did you mean “{ $suggestion }”? Values: { $known }.
    }
PV0308 = The field “{ $field }” is too long: { $length } { $unit }, where at most { $max } are allowed.
    .help = Shorten it.
PV0309 = { $value ->
    [none] The field “{ $field }” holds no date.
   *[other] “{ $value }” isn't a date for the field “{ $field }”.
}
    .help = Write year, month and day, such as 2026-11-23, of a day that exists.
PV0310 = { $value ->
    [none] The field “{ $field }” holds no web address.
   *[other] “{ $value }” isn't a web address for the field “{ $field }”.
}
    .help = Write an address that begins with https://, http:// or mailto:.
PV0311 = “{ $slug }” can't be part of an address.
    .help = { $suggestion ->
        [none] Use lower-case letters without accents, digits and hyphens.
       *[other] Use lower-case letters without accents, digits and hyphens, such as “{ $suggestion }”.
    }
PV0312 = The field “{ $field }” is shared: it is written once, in the page in the language { $language }.
    .help = Remove it from this translation.
PV0313 = { $value ->
    [none] Another page has the same value for the field “{ $field }” already.
   *[other] Another page has the value “{ $value }” for the field “{ $field }” already.
}
    .help = Change one of the two.
PV0314 = This is nested too deep: at most { $limit } levels are allowed.
    .help = Look for brackets that are never closed.
PV0315 = “{ $key }” can't be part of the page's id.
    .help = Use lower-case letters without accents, digits and hyphens in the file's name or the key field.
PV0316 = The file's name doesn't begin with the page's number, { $number }.
    .help = Begin the name with the number, so that translations find each other and files stay in order.
PV0317 = { $alias ->
    [none] This can't be an earlier address of this page.
   *[other] “{ $alias }” can't be an earlier address of this page.
}
    .help = Write a path from the site's root, such as "/old/page/".
PV0318 = The site has no language “{ $language }”.
    .help = End the file's name with one of the site's languages ({ $known }), such as page.fr.md.
PV0319 = The name of this file doesn't say its language.
    .help = Call it NAME.LANGUAGE.md, such as page.fr.md.
PV0320 = The fields of this page are too large: { $size } bytes, where at most { $limit } are allowed.
    .help = Move long texts below the fields. If it needs its size, raise front_matter_size under [limits] in site.toml.

PV0401 = There is no kind of link “{ $scheme }:”.
    .help = { $suggestion ->
        [none] Known: { $known }.
       *[other] Did you mean “{ $suggestion }:”? Known: { $known }.
    }
PV0402 = Links that begin with “{ $scheme }:” are not allowed.
    .help = Link to a page by page:ID, or to the web by https://.
PV0404 = There is no block “{ $block }”.
    .help = { $suggestion ->
        [none] Known blocks: { $known }.
       *[other] Did you mean “{ $suggestion }”? Known blocks: { $known }.
    }
PV0405 = The block “{ $block }” can't be made by this version yet.
    .help = Leave it out for now.
PV0406 = This HTML isn't allowed: { $what }.
    .help = Write it in Markdown, or leave it out.
PV0407 = This heading is of level 1, which is the page's title.
    .help = Write ## instead of #.
PV0408 = This heading is of level { $level }, right after one of level { $before }.
    .help = Go down one level at a time, so that readers who jump from heading to heading keep their way.
PV0409 = Two headings of this page have the id “{ $id }”.
    .help = Give one of them another id.
PV0410 = “{ $id }” can't be the id of a heading.
    .help = { $suggestion ->
        [none] Use lower-case letters without accents, digits and hyphens.
       *[other] Use lower-case letters without accents, digits and hyphens, such as { "{" }#{ $suggestion }{ "}" }.
    }
PV0411 = The footnote “{ $label }” isn't written anywhere on this page.
    .help = Add a line that begins with [^{ $label }]: and the note.
PV0412 = Nothing leads to the footnote “{ $label }”.
    .help = Write [^{ $label }] in the text, or remove the note.
PV0413 = Lists or quotations are nested too deep: at most { $limit } levels are allowed.
    .help = Make the structure simpler. Or raise nesting under [limits] in site.toml.
PV0414 = This image has no text for those who can't see it.
    .help = Say between the square brackets what the image shows.
PV0415 = The text of this page can't be read: { $reason }.
    .help = Change the text here or just below, and report it to the makers of Parvis: this is their mistake.
PV0416 = { $target ->
    [none] This link has no text.
   *[other] The link to { $target } has no text.
}
    .help = Say between the square brackets where it leads.
PV0417 = The text refers to [{ $label }], which isn't defined.
    .help = Add a line that begins with [{ $label }]: and the address.
PV0418 = The address { $address } begins with two slashes: its beginning is missing.
    .help = Begin it with https://, or with one / for an address of this site.
PV0419 = { $target ->
    [none] This link names no page.
   *[other] “page:{ $target }” isn't a link to a page.
}
    .help = Write page: and an id, which has lower-case letters, digits and hyphens only, such as page:action-27; for a heading, #name after it.

PV0501 = Two pages in one language have the id { $id }.
    .help = Change the number or the file's name of one of them.
PV0502 = No page has the id “{ $id }”.
    .help = { $suggestion ->
        [none] Write the word of the collection, a hyphen, and the number or the file's name of the page, such as action-27.
       *[other] Did you mean “{ $suggestion }”?
    }
PV0503 = The page { $id } has no heading with the id “{ $anchor }”.
    .help = { $suggestion ->
        [none] { $known ->
            [none] None of its headings has an id. Add { "{" }#{ $anchor }{ "}" } after the right heading there, or remove what follows #.
           *[other] Its headings with an id: { $known }.
        }
       *[other] Did you mean “{ $suggestion }”? Its headings with an id: { $known }.
    }
PV0504 = The field “{ $field }” leads to “{ $value }”, which isn't in the collection { $collection }.
    .help = { $suggestion ->
        [none] Write the id or the key of a page of { $collection }.
       *[other] Did you mean “{ $suggestion }”?
    }
PV0505 = The page { $id } isn't there in the language { $language }.
    .help = Translate it. Until then, links lead to the original and say so.
PV0506 = This leads to { $id }, which is a draft.
    .help = Take “draft” out of that page, or remove the link.
PV0507 = The heading with the id “{ $anchor }” is in the page in the language { $language }, but not in this one.
    .help = Give the same heading the same id here.
PV0508 = The page { $id } is above itself: its parents lead back to it.
    .help = Change the parent of one of these pages.
PV0509 = The section “{ $section }” is missing.
    .help = Add a heading that ends with { "{" }#{ $section }{ "}" }, and its text. Which sections a page must have is set in site.toml.
PV0510 = The sections of this kind of page don't include “{ $section }”.
    .help = { $suggestion ->
        [none] Its sections are: { $known }. Leave the id out, or add it to the sections in site.toml.
       *[other] Did you mean “{ $suggestion }”? Its sections are: { $known }.
    }
PV0511 = The page { $id } has changed in the language { $original } since it was translated into { $language }.
    .help = Bring this translation up to date, then run: parvis translate mark { $id } --language { $language }
PV0512 = “{ $value }” isn't a hash of an original.
    .help = Don't write this field by hand: once the translation is up to date, run parvis translate mark, which writes it.
PV0513 = This page is the original of { $id }: it isn't translated from anything.
    .help = Remove “translated_from” from it.
PV0514 = The site has no language “{ $language }”.
    .help = Its languages are: { $known }.
PV0515 = { $language ->
        [none] The page { $id } has no translation.
       *[other] The page { $id } isn't a translation in the language { $language }.
    }
    .help = What isn't there can't be marked, and an original needs no mark. See the list of parvis translate status.
PV0516 = “translated_from” can't be written into these fields without changing others.
    .help = Write each field on a line of its own, “slug” among them.

PV0601 = { $other ->
    [none] Two pages or files want the address { $address }.
   *[other] These two addresses can't both exist: { $address } and { $other }.
}
    .help = Change the slug, the alias, the file's name or the setting that one of them comes from.
PV0602 = The address of this page needs the field “{ $field }” ({ $pattern }), which it doesn't have.
    .help = Add the field to the page, or take it out of the address in site.toml.
PV0603 = The address { $address } is too long: { $length } bytes, where at most { $limit } are allowed.
    .help = Shorten the slug.
PV0604 = { $value ->
    [none] The value of the field “{ $field }” can't be part of an address.
   *[other] “{ $value }” can't be part of an address (field “{ $field }”).
}
    .help = Use lower-case letters without accents, digits and hyphens.

PV0701 = There is no theme “{ $theme }”.
    .help = { $suggestion ->
        [none] Put it into themes/{ $theme }/, with a theme.toml, or use one of: { $known }.
       *[other] Did you mean “{ $suggestion }”? Themes: { $known }.
    }
PV0702 = The theme “{ $theme }” extends itself, or too many themes extend each other.
    .help = Change “extends” in one theme.toml.
PV0703 = { $template ->
    [none] A template can't be read: { $reason }.
   *[other] The template { $template } can't be read: { $reason }.
}
    .help = Correct the template at this place.
PV0704 = The template { $template } failed: { $reason }.
    .help = Correct the template, or give the page what it needs.
PV0705 = There is no template “{ $template }”.
    .help = { $suggestion ->
        [none] Templates: { $known }.
       *[other] Did you mean “{ $suggestion }”? Templates: { $known }.
    }
PV0706 = The words of the theme can't be read here: { $reason }.
    .help = Write key = text, with further lines indented.
PV0707 = The theme lacks the word “{ $key }” in the language { $language }.
    .help = Add it to the file of that language in the theme's strings folder.
PV0708 = This style sheet can't be read: { $reason }.
    .help = Look here and just before for a brace, a colon or a semicolon that is missing or too many.

PV0801 = The address { $address } leads nowhere.
    .help = { $suggestion ->
        [none] Correct it, or better, link to the page by page:ID.
       *[other] Did you mean { $suggestion }? Better still, link to the page by page:ID.
    }
PV0802 = The address { $address } leads to a page that has no place “{ $anchor }”.
    .help = Give a heading there the id “{ $anchor }”, or remove what follows #.
PV0803 = Making this page smaller would have changed its text or its tags, so it was left as it is.
    .help = In the template, put links and other parts of a line into p or li: the spaces between them are not kept directly in nav, div or main.
PV0804 = This page is nested more than { $limit } levels deep, so it was not made smaller.
    .help = Make its structure simpler.
PV0805 = Two parts of the page have the id “{ $id }”.
    .help = Change one of the ids, in the text or in the template.

PV0901 = { $folder } can't be the output folder: { $why }.
    .help = Choose another folder with --output.
PV0902 = { $folder } has files that Parvis didn't make: { $files }.
    .help = Choose an empty folder with --output, or remove these files.
PV0903 = The file { $path } was not made by Parvis, and a file of the site must go there.
    .help = Move it elsewhere; to publish a file of your own, put it into content/_root/.
PV0904 = Another build is writing { $folder }.
    .help = Wait until it has ended.
PV0905 = { $path } can't be written: { $reason }.
    .help = Check that you may write there. The old site is still in place.
PV0906 = There is no space left to write { $path }.
    .help = Make room and build again. The old site is still in place.
PV0907 = { $value ->
    [none] This can't be the address of the site.
   *[other] “{ $value }” can't be the address of the site.
}
    .help = Give --base-url an address that begins with https:// and has no ? or #.
PV0908 = The list of files that Parvis keeps in the output can't be trusted: { $path }, line { $line }.
    .help = Bring back the list as it was, or move your own files out of the output folder, remove it and build again.
PV0909 = A build was interrupted, and { $folder } was changed since: Parvis can't tell it from { $other }.
    .help = Keep the one of the two folders that you want, and remove the other.
PV0910 = The site has a file with the path { $path }, which an output can't have.
    .help = Give the file, or the alias, another name; names such as .git and .parvis-… are taken.
PV0911 = The folder { $folder } is there already, and isn't empty.
    .help = Give the new site a folder of its own.
PV0999 = Parvis itself failed here: { $reason }.
    .help = This isn't your mistake. Please report it with this message.

PV1001 = This folder has no datapackage.json.
    .help = Describe the data in a datapackage.json beside the page: its source, licence and columns.
PV1002 = This description of data can't be read: { $reason }.
    .help = Mend the JSON at this place.
PV1003 = The package is named “{ $name }”, but its folder “{ $key }”.
    .help = Write "name": "{ $key }".
PV1004 = This package doesn't say where its figures come from.
    .help = Add "sources" with title, publisher, path and the day of retrieval.
PV1005 = This package has no licence.
    .help = Add "licenses" with name and path, such as CC-BY-4.0. Without the right to publish the data, leave them out.
PV1006 = The column “{ $column }” holds amounts, but doesn't say of what.
    .help = Add "unit", such as "persons", "percent" or "USD".
PV1007 = “{ $column }” can't be the name of a column.
    .help = Use lower-case letters a to z, digits and _; resource, column, agg, digits, from and to are taken.
PV1008 = The data file { $path } isn't there.
    .help = Put it beside datapackage.json, or mend "path".
PV1009 = The path { $path } leads out of the package's folder.
    .help = Put the file beside datapackage.json and give its name alone.
PV1010 = This data file is empty.
    .help = Its first line must have the names of the columns.
PV1011 = This data file begins with an invisible mark (BOM), which many programs take for a part of the first column's name.
    .help = Save it again as UTF-8 without BOM.
PV1012 = The columns are separated by “{ $found }”, not by commas.
    .help = Save the table again as CSV separated by commas, with points in decimal numbers.
PV1013 = Two columns are called “{ $column }”.
    .help = Rename one of them, in the file and in datapackage.json.
PV1014 = The column “{ $column }” isn't described in datapackage.json.
    .help = { $suggestion ->
        [none] Add it to "fields", or remove it from the file. Described: { $known }.
       *[other] Is it “{ $suggestion }”? Described: { $known }.
    }
PV1015 = The column “{ $column }” of datapackage.json isn't in this file.
    .help = { $suggestion ->
        [none] Add the column, or remove it from "fields". The file has: { $known }.
       *[other] Is it “{ $suggestion }”? The file has: { $known }.
    }
PV1016 = Line { $row } has { $cells } cells, the header { $expected }.
    .help = Look for a comma too many or too few; a text with a comma stands in quotation marks.
PV1017 = Line { $row } has no value at all.
    .help = Remove it.
PV1018 = Line { $row }: the column “{ $column }” is empty, but required.
    .help = Write the value, or remove "required" if it may be missing.
PV1019 = Line { $row }, column “{ $column }”: “{ $value }” isn't { $expected }.
    .help = Nothing else may stand there, no unit and no spaces; an empty cell means that the value is missing.
PV1020 = Line { $row }, column “{ $column }”: “{ $value }” has a decimal comma.
    .help = Write a point; on the page it is shown as the reader's language has it.
PV1021 = Line { $row }, column “{ $column }”: “{ $value }” would be run as a formula when somebody opens the file in a spreadsheet.
    .help = Remove the sign at the beginning. For a missing value leave the cell empty.
PV1022 = Line { $row }, column “{ $column }”: “{ $value }” isn't one of the values allowed.
    .help = { $suggestion ->
        [none] Allowed: { $known }.
       *[other] Did you mean “{ $suggestion }”? Allowed: { $known }.
    }
PV1023 = Line { $row }, column “{ $column }”: { $value } is out of range.
    .help = { $minimum ->
        [none] It may be { $maximum } at the most.
       *[other] { $maximum ->
            [none] It must be { $minimum } at least.
           *[other] It must be between { $minimum } and { $maximum }.
        }
    }
PV1024 = Line { $row }, column “{ $column }”: “{ $value }” doesn't have the form that the column asks for.
    .help = { $pattern ->
        [none] Look at the lengths that datapackage.json allows.
       *[other] The form is { $pattern }.
    }
PV1025 = Lines { $other } and { $row } have the same { $columns }: { $value }.
    .help = Remove one of the lines, or add to the primary key what tells them apart.
PV1026 = Line { $row }: “{ $value }” ({ $columns }) isn't in the table { $resource }.
    .help = Mend the value, or add it to that table.
PV1027 = A foreign key leads to { $columns } of the table “{ $resource }”, which isn't there.
    .help = Mend "reference" in datapackage.json.
PV1028 = There are { $count } more faults in this table.
    .help = Mend those above first; they often have the same cause.
PV1029 = There is no column “{ $column }”.
    .help = { $suggestion ->
        [none] Columns: { $known }.
       *[other] Did you mean “{ $suggestion }”? Columns: { $known }.
    }

PV1030 = This site has no collection of data.
    .help = Add one to site.toml, with data = true.
PV1031 = Line { $row } isn't as wide as the first line.
    .help = Remove titles above the table and notes below it, and look for a separator too many or too few.
PV1032 = A new edition of these data was expected in { $date }.
    .help = Look for it at the source, or move "nextRelease" on. The page only says when it was expected.

PV1101 = There is no data package “{ $package }”.
    .help = { $suggestion ->
        [none] Packages: { $known }.
       *[other] Did you mean “{ $suggestion }”? Packages: { $known }.
    }
PV1102 = The package has no table “{ $resource }”.
    .help = { $suggestion ->
        [none] Tables: { $known }.
       *[other] Did you mean “{ $suggestion }”? Tables: { $known }.
    }
PV1103 = “{ $target }” doesn't say which number is meant.
    .help = Write value:PACKAGE?column=…&year=…, with exact values, and %20 for a space.
PV1104 = “{ $aggregate }” isn't a way to make one number of several.
    .help = { $suggestion ->
        [none] Use one of: { $known }.
       *[other] Did you mean “{ $suggestion }”? Known: { $known }.
    }
PV1105 = This link doesn't say which column it means.
    .help = Add column= with one of: { $known }.
PV1106 = The column “{ $column }” doesn't hold amounts.
    .help = Name a column of numbers after column=.
PV1107 = No row has “{ $value }” in the column “{ $column }”.
    .help = { $known ->
        [none] Look at the filters before it.
       *[other] Nearest: { $known }.
    }
PV1108 = { $count } rows are meant here, but a number must come from one.
    .help = { $columns ->
        [none] Two rows of the table are alike.
       *[other] Add a filter for: { $columns }. Or make one number of them with agg=sum, mean, min, max or count.
    }
PV1109 = The data have no number here: the cell is empty.
    .help = Choose another row or column, or leave the number out.
PV1110 = This share or change doesn't say when.
    .help = For agg=share add a filter for the column of time; for agg=change add from= and to=.
PV1111 = The text says “{ $text }”, the data say “{ $value }”.
    .help = Write “{ $value }”, or leave the text of the link empty: [](value:…).
PV1112 = This page and its version in “{ $language }” don't show the same number of the package “{ $package }”.
    .help = Show the number in both, from the same row.
PV1113 = The number “{ $number }” has no source.
    .help = Take it from a data package: [{ $number }](value:…). Or add a footnote with the source, or say it without a number.
PV1114 = The number “{ $number }” has no source.
    .help = Take it from a data package: [{ $number }](value:…). Or add a footnote with the source, or write it in words if it isn't a figure.
PV1201 = No row of the table is left.
    .help = Look at the filter: its values must be written as in the data file.
PV1202 = { $count ->
    [0] There are no key figures here.
    [one] There is a single key figure here.
   *[other] There are { $count } key figures here.
}
    .help = Show two to four: a single one belongs in the text, more aren't remembered.
PV1203 = The value of this key figure doesn't come from a data package.
    .help = Write value = "[](value:PACKAGE?column=…)".
PV1204 = This file can't be read as TOML: { $reason }.
    .help = Look at this line for a missing quote, bracket or equals sign.
PV1205 = “{ $key }” can't be the name of a chart: it stands in addresses.
    .help = Use small letters, digits and hyphens: { $suggestion }.toml.
PV1206 = There is no type of chart “{ $type }”.
    .help = { $suggestion ->
        [none] Types: { $known }.
       *[other] Did you mean “{ $suggestion }”? Types: { $known }.
    }
PV1207 = Two rows of the table are for “{ $place }”{ $series ->
        [none] {""}
       *[other] {" "}and “{ $series }”
    }.
    .help = Add a filter, or "series", so that one row is left for each place.
PV1208 = There are { $count } here, and at most { $limit } can be told apart.
    .help = Choose some with "filter", or another type of chart: "multiples" has a panel for each series.
PV1209 = A slope shows two moments; here there are { $count }.
    .help = Choose two with "filter", or draw a "line".
PV1210 = Some numbers are below zero, which this type of chart can't show.
    .help = Draw a "line", "bar" or "dot".
PV1211 = A unit chart shows shares of a whole; these aren't.
    .help = Use a column with the unit "percent" whose values make at most 100.
PV1212 = “{ $value }” isn't in this chart.
    .help = { $suggestion ->
        [none] In it: { $known }.
       *[other] Did you mean “{ $suggestion }”? In the chart: { $known }.
    }
PV1213 = This chart says nothing in “{ $language }”, but its data have a page in that language.
    .help = Add [{ $language }] with title and subtitle.
PV1214 = This title has { $count } words.
    .help = Say the finding in at most { $limit } words; the rest belongs in the subtitle.
PV1215 = This sentence has { $count } words.
    .help = Say in at least { $limit } words what the chart shows, or leave "sentence" out: Parvis makes one from the data.
PV1216 = There is no chart “{ $chart }”.
    .help = { $suggestion ->
        [none] Charts: { $known }. Write DATASET/CHART.
       *[other] Did you mean “{ $suggestion }”? Charts: { $known }.
    }
PV1217 = The chart “{ $chart }” isn't a map.
    .help = Place it with a block named chart.
PV1218 = “{ $code }” isn't the code of a country.
    .help = Use the three-letter codes of ISO 3166-1, such as FRA or MAR.
PV1219 = “{ $file }” isn't published.
    .help = { $suggestion ->
        [none] Files: { $known }.
       *[other] Did you mean “{ $suggestion }”? Files: { $known }.
    }
PV1301 = “{ $text }” isn't how French shortens this ordinal.
    .help = Write { $suggestion }.
PV1302 = There is a space before “{ $mark }”.
    .help = English has none there: remove the space.
PV1303 = This { $mark } has no partner in the same passage.
    .help = Add the mark that opens or closes the quotation, or remove this one.
PV1304 = “{ $text }” repeats a mark of punctuation.
    .help = One is enough: ?, ! or ….
PV1310 = This sentence has { $words } words; the limit is { $limit }.
    .help = Make two sentences of it, or leave out what the reader can do without. A sentence that quotes somebody stands between quotation marks and isn’t counted.
PV1311 = This sentence has { $words } words; above { $limit } many readers lose the thread.
    .help = Make two sentences of it where the thought turns.
PV1312 = The sentences of this page have { $mean }.{ $tenth } words on average; the limit is { $limit }.
    .help = Divide the longest ones first. If it must stay so, say why in the front matter: waiver = [{"{"} rule = "mean-sentence", reason = "…", until = 2027-01-31 {"}"}].
PV1313 = This page is harder to read than its readers can be expected to: { $formula } gives it { $score }, the limit for “{ $tier }” is { $limit }.
    .help = Use shorter sentences and shorter words, without making the text childish. If it must stay so, say why in the front matter: waiver = [{"{"} rule = "score", reason = "…", until = 2027-01-31 {"}"}].
PV1314 = { $share }% of the sentences of this page are in the passive voice; the limit is { $limit }%. This is the first.
    .help = Say who does what: “the council decides” rather than “it is decided”.
PV1315 = A chain of nouns: “{ $text }”.
    .help = Use verbs, and say who does what.
PV1316 = This sentence says several things (commas: { $commas }, clauses: { $clauses }, asides: { $asides }).
    .help = Make a sentence of each, or a list.
PV1317 = “{ $abbreviation }” isn’t written out where it is first used.
    .help = Write out what it stands for, with “({ $abbreviation })” behind it. Or explain it in the glossary, or add it to “abbreviations” in content/_language if every reader knows it.
PV1318 = “{ $text }” is jargon{ $note ->
        [none] .
       *[other] : { $note }.
    }
    .help = Write instead: { $instead }. A word that must stay is explained by a link to the glossary, or allowed in the front matter: allow = [{"{"} rule = "jargon", text = "{ $text }", reason = "…" {"}"}].
PV1319 = This paragraph has { $sentences } sentences and { $words } words; the limits are { $limit } and { $limit-words }.
    .help = Begin a new paragraph where a new thought begins.
PV1320 = This list has { $items } entries; more than { $limit } are hard to take in.
    .help = Group them under headings, or make a table of them.
PV1321 = This list stands { $depth } levels deep; { $limit } are as many as a reader can follow.
    .help = Make sections with headings of the outer list.
PV1322 = The heading “{ $text }” doesn’t say what comes below it.
    .help = Name the subject, or the answer: a reader who only reads headings should learn something.
PV1323 = The text of this link, “{ $text }”, doesn’t say where it leads.
    .help = Write the title of the page or what the reader finds there: screen readers list links without the words around them.
PV1324 = Another link of this page has the text “{ $text }” and leads elsewhere.
    .help = Give each a text of its own.
PV1325 = Two negations in one sentence: “{ $text }”.
    .help = Say it in the affirmative: “it is possible” rather than “it is not impossible”.
PV1326 = This page was allowed to break the rule “{ $rule }” until { $until }: { $reason }.
    .help = Remove the waiver and mend what is then reported, or give it a new day and say why.
PV1327 = There is no rule “{ $rule }” to break.
    .help = { $suggestion ->
        [none] The rules: { $known }.
       *[other] Did you mean “{ $suggestion }”? The rules: { $known }.
    }
PV1350 = “{ $collection }” is said to be the glossary, and so is “{ $other }”.
    .help = A site has one glossary: leave "glossary = true" with one of them only.
PV1351 = The glossary “{ $collection }” can't say how its words are written.
    .help = Declare its field for that: forms = {"{"} type = "list", of = "text" {"}"}.
PV1352 = This site has no glossary.
    .help = Add "glossary = true" to the collection whose pages explain words, or write no term: links and no "link_terms".
PV1353 = The glossary has no word with the key “{ $term }”.
    .help = { $near ->
        [none] The key is the name of the term's file, without the language and “.md”.
       *[other] The nearest keys: { $near }. The key is the name of the term's file, without the language and “.md”.
    }
PV1354 = “{ $target }” isn't the key of a word.
    .help = Write the name of the term's file, without the language and “.md”: term:diaspora.
PV1355 = The form “{ $form }” is that of the word “{ $other }” too.
    .help = Take it out of one of the two pages: only one of them can be linked.
PV1400 = This site has two files of works to cite; the other is “{ $other }”.
    .help = Put all works in one of them and remove the other.
PV1401 = The bibliography can't be read here: { $reason }.
    .help = Mend this entry. In a .bib file each entry is @type{"{"}key, field = {"{"}…{"}"}, …{"}"}; an accent is written as it is, and a date is 2024, 2024-05 or 2024-05-17.
PV1402 = Two works of the bibliography have the key “{ $key }”.
    .help = Give one of them another key, or remove it if both are the same work.
PV1403 = “{ $key }” can't be the key of a work.
    .help = A key begins with a letter or digit, without accents, and goes on with letters, digits and - _ . : + /.
PV1404 = “{ $file }” has no work with the key “{ $key }”.
    .help = { $near ->
        [none] Add the work there.
       *[other] The nearest keys: { $near }. Or add the work there.
    }
PV1405 = This site has no bibliography.
    .help = Put the works that pages cite in “content/bibliography.bib” (BibLaTeX) or “content/bibliography.yaml” (Hayagriva).
PV1406 = “{ $target }” doesn't name a work to cite.
    .help = Write the key of a work of the bibliography, with a page or without: cite:kpodar-2024 or cite:kpodar-2024?page=12.
PV1420 = The table “{ $name }” has no address: its collection has no list.
    .help = Add "index" to the collection: the files of the table stand beside the list.
PV1421 = “{ $name }” can't be the name of a table: its files are called so.
    .help = { $suggestion ->
        [none] Write small letters without accents, digits and single hyphens.
       *[other] Write small letters without accents, digits and single hyphens, such as “{ $suggestion }”.
    }
PV1440 = A correction is dated { $date }, a day that hasn't come yet.
    .help = Write the day on which the page was corrected.
PV1441 = The share card can't be drawn: { $reason }.
    .help = card.svg must give an SVG with width="1200" and height="630". Or write share_cards = false in site.toml.
PV1442 = The share card shows “{ $text }”, which has letters that the fonts of Parvis lack.
    .help = In card.svg, let texts go through fit(): it gives nothing when letters are lacking. Or write share_cards = false in site.toml.
PV1500 = This quiz asks nothing.
    .help = Add a question: [[question]] with id, kind, text and explanation.
PV1501 = There are no questions of the kind “{ $kind }”.
    .help = { $suggestion ->
        [none] Known: { $known }.
       *[other] Did you mean “{ $suggestion }”? Known: { $known }.
    }
PV1502 = Two questions of this quiz have the id “{ $id }”.
    .help = Give each question an id of its own: links to it keep to that.
PV1503 = The id “{ $id }” of this quiz is that of another part of the page.
    .help = Give the quiz an id that no heading and no other quiz of the page has.
PV1504 = { $count ->
    [0] This question has no answers to choose from.
    [one] This question has a single answer to choose from.
   *[other] This question has { $count } answers to choose from.
}
    .help = Write from { $least } to { $most } answers: answers = [{"{"} text = "…", right = true {"}"}, {"{"} text = "…", why = "…" {"}"}].
PV1505 = { $count ->
    [0] This question has nothing to put into order.
    [one] This question has a single thing to put into order.
   *[other] This question has { $count } things to put into order.
}
    .help = Write from { $least } to { $most } items, in their right order: items = ["…", "…", "…"].
PV1506 = { $kind ->
    [single] { $count ->
        [0] None of these answers is right.
       *[other] { $count } of these answers are right, and only one can be given.
    }
   *[other] { $count ->
        [0] None of these answers is right.
       *[other] All of these answers are right.
    }
}
    .help = { $kind ->
        [single] Write right = true for exactly one answer, or kind = "multiple" where several are right.
       *[other] Write right = true for at least one answer, and not for all.
    }
PV1507 = Nothing says why the answer “{ $text }” is wrong.
    .help = Add why = "…": those who chose it want to know what misled them.
PV1508 = This explanation leads to no source.
    .help = Link to what it is taken from: a number (value:), a work (cite:), a page (page:), a file (file:) or an address of the web.
PV1509 = This answer isn't one number of a data package.
    .help = Write exactly one link to a number, as answer = "[](value:KEY?year=2024&column=NAME)"; “parvis data fill” writes the number.
PV1510 = There is no number from { $min } to { $max }.
    .help = Write a max that is greater than min.
PV1511 = “{ $key }” can't be { $value }.
    .help = { $key ->
        [step] Write a number above 0: by how much the answer goes up or down.
       *[other] Write 0 or more: how far from the right number an answer may be.
    }
PV1512 = The right answer is { $answer }, and only numbers from { $min } to { $max } can be given.
    .help = Change min or max. They count as the answer is shown: in millions if it is.
PV1513 = “{ $text }” stands here twice.
    .help = Each answer must be different from the others, or nobody can know which one is meant.
PV1514 = The theme's word “quiz-answers-slug” for the language “{ $language }” can't be part of an address: “{ $word }”.
    .help = { $suggestion ->
        [none] Write small letters without accents, digits and single hyphens.
       *[other] Write small letters without accents, digits and single hyphens, such as “{ $suggestion }”.
    }
PV1570 = “{ $field }” is { $value }, but the numbers of “{ $column }” add up to { $sum }.
    .help = Change one of them so that both are the same.
PV1571 = The section “{ $section }” has { $count } { $count ->
        [one] list item
       *[other] list items
    }, where { $wanted } { $wanted ->
        [one] is
       *[other] are
    } wanted.
    .help = How many a section has is set in site.toml, as “counts”. Items within items aren't counted.
PV1572 = This item of the section “{ $section }” leads to no source.
    .help = Add a link to a work (cite:), a figure (value:), a file (file:), a page of another kind (page:) or an address, or a footnote.
PV1573 = This item of the section “{ $section }” isn't a question.
    .help = Let it end with a question mark.
PV1574 = The section “{ $section }” should show several sides; it has { $count ->
        [0] no parts
        [one] one part
       *[other] { $count } parts
    }.
    .help = Give each side a heading one level below that of the section: at least two.
PV1575 = The parts of the section “{ $section }” aren't of the same weight: { $parts }.
    .help = In brackets stand their words. Shorten the longest or add to the shortest, until it has at most { $limit } % fewer.
PV1576 = The value “{ $value }” of the field “{ $field }” has no label.
    .help = Add it to the labels, with a text for each language, or take it out of the values.
PV1577 = There { $count ->
        [0] is no page
        [one] is one page
       *[other] are { $count } pages
    } about { $id } among these: { $collections }. { $wanted ->
        [one] One is
       *[other] { $wanted } are
    } expected.
    .help = Write a page that refers to it in a field or links to it with page:{ $id }, or change “expects” in site.toml.
PV1540 = In the copy to be read offline, the path { $path } has { $length } characters. Windows can't unpack it where folders are deep: { $limit } is the limit.
    .help = Choose a shorter slug or file name, or a shorter folder in [offline].
PV1541 = In the copy to be read offline, the path { $path } can't be unpacked on Windows: it has no files or folders called “{ $name }”.
    .help = Choose another slug or file name.
PV1542 = “{ $value }” can't be the name of the copy to be read offline.
    .help = Write small letters without accents, digits, single hyphens and the ending .zip, such as “{ $suggestion }”.
PV1543 = In the copy to be read offline, the link “{ $address }” opens nothing.
    .help = It counts on a server. In a template, write it by href() or asset(); in a text, by page: or file:.

PV1550 = The theme's “pdf.typ” can't be used: { $reason }.
    .help = Mend it at this place. It is written for Typst, and must have the functions “document”, “entry” and “part”; docs/theming.md says what they are given.
PV1551 = The PDF of this page can't be made: { $reason }.
    .help = If it is about a picture, give the picture a text that says what it shows, or another file. If it is about depth, take one level out of the lists or quotations. The rest of the page is left as it is.
PV1552 = The PDF of this page can't show these letters: { $letters }
    .help = Write them in another way: the fonts of Parvis have Latin, Greek, Cyrillic and Arabic letters, and common signs. Or take “pdf” out of the collection.
PV1553 = This program can't make PDF files, and the site asks for some: it is built without them, and without links to them.
    .help = Use a program that was built with the feature “pdf”, which is part of the default, or take “pdf” and “[booklet]” out of site.toml.
PV1554 = “{ $address }” can't be the address of the booklet.
    .help = Write an address from the root of the site that ends in “.pdf”, with small letters without accents, digits and hyphens, such as “/print/plan.pdf”.

PV1670 = The page itself has { $text }, which browsers will ignore: the site's policy allows scripts and style only as files of the site.
    .help = In a template, put it into a file of assets/ or style/ and refer to that by asset(). Data for other programs may stand in a script element with another type, such as application/ld+json.
PV1671 = There is no criterion “{ $criterion }” here.
    .help = Write a number of the RGAA 4.1.2 in quotation marks, such as "3.2". Under “nonconformity” only criteria may stand that are listed under “invalid”.
PV1672 = The criterion { $criterion } is judged twice.
    .help = Leave it in one of the lists “valid”, “invalid” and “not_applicable”.
PV1673 = The audit doesn't judge these criteria: { $criteria }.
    .help = Put each into one of the lists “valid”, “invalid” and “not_applicable”. An audit of a part of the criteria says nothing of the whole: without one the site is said not to be compliant.
PV1674 = The audit states a rate of { $rate } %, but its lists give { $computed } %.
    .help = The rate is the number of criteria that hold divided by the number of those that apply, rounded down. Correct the lists or the rate.
PV1675 = Readers aren't told what is wrong with these criteria: { $criteria }.
    .help = Add a [[nonconformity]] with these criteria and a text for each language that says what doesn't work, and for whom.
PV1676 = The audit of { $date } holds until { $until }.
    .help = Have the next one made in time: after that day the site can't be built with this one.
PV1677 = The audit of { $date } no longer holds: it did until { $until }.
    .help = Have a new one made, or take the file away. The site then says that it isn't compliant, as the rules have it for a site without a valid audit.
PV1678 = The day { $date } hasn't come yet.
    .help = Write the day on which the audit or the test was made.
PV1679 = The sample of the audit lacks some kinds of pages: { $missing }.
    .help = The rules ask for the home page, the page about accessibility and a page of each kind. Let the auditor look at one page more of each, and list it under “pages”.
PV1680 = The page about accessibility lacks its section “{ $section }”.
    .help = Add a heading with the anchor { "{" }#{ $section }{ "}" }: “feedback” says how to report an obstacle, “remedy” what to do when no answer comes, “plan” what will be done and when.
PV1681 = This page doesn't lead to the page about accessibility.
    .help = In the template, link to it from the foot of every page: href(id=site.accessibility.page).
PV1650 = The picture { $file } is empty.
    .help = Put the file there again: it was lost when it was copied.
PV1651 = { $file } isn't a picture.
    .help = Open it in a program for pictures and save it as JPEG (photographs), PNG (screenshots) or SVG (drawings).
PV1652 = { $file } is a picture of the kind { $is }, but its name says something else.
    .help = Let its name end in “.{ $ending }”, here and wherever it is used, or save it anew as the kind that its name says.
PV1653 = The picture { $file } is cut off: its end is missing.
    .help = Copy or download it again.
PV1654 = The picture { $file } can't be read: { $reason ->
        [block] it has a part of no known kind
        [checksum] a part of it was changed when it was copied
        [coding] it is coded in a way that browsers don't read
        [colours] its number of colours is none that browsers show
        [header] its beginning can't be read
        [length] it is too long
        [nesting] its elements are nested too deep
        [no-picture] there is no picture in it
        [no-pixels] it has no pixels
        [segment-length] a part of it has no length
        [shades] it has more shades of each colour than browsers read
        [utf-8] its text isn't UTF-8
       *[other] { $reason }
    }.
    .help = Open it in a program for pictures and save it again, as JPEG (photographs), PNG (screenshots) or SVG (drawings).
PV1655 = The picture { $file } has { $width } × { $height } pixels.
    .help = Save it smaller: { $limit } million pixels are the limit, and pages show 1,600 across. If the machine has the memory, raise picture_pixels under [limits] in site.toml, to 128 at most.
PV1656 = The colours of { $file } are those of a printing press (CMYK): browsers show them wrongly or not at all.
    .help = Save it with colours for screens (RGB, best sRGB).
PV1657 = Browsers don't show pictures of the kind { $kind }: { $file }.
    .help = Save it as JPEG (photographs), PNG (screenshots) or SVG (drawings). On an iPhone: Settings, Camera, Formats, “Most Compatible”.
PV1658 = { $file } is published as it is: Parvis can't take out of a { $kind } file where and by whom it was made.
    .help = Save it as JPEG or PNG, or make sure that it says nothing about a place or a person.
PV1659 = This drawing does or loads something: { $what }.
    .help = Take it out, or save the drawing anew as “plain SVG”, with its pictures inside and without scripts, animation of links or declarations of entities.
PV1660 = The drawing { $file } doesn't say how large it is, so pages would jump when it comes.
    .help = Give its svg element a viewBox, or a width and a height in pixels.
PV1661 = The picture { $file } moves { $seconds ->
        [0] without end
       *[other] for { $seconds } seconds
    }, and readers can't stop it.
    .help = Let it move for at most five seconds in all, or show pictures that don't move. Who can't read beside what moves can't read the page (WCAG 2.2.2).
PV1662 = The picture { $file } makes readers wait: about { $size } kB.
    .help = Save photographs as JPEG; save screenshots as PNG with fewer colours or cut them to what matters; simplify drawings.
PV1663 = { $value } is no useful width of pictures.
    .help = Write a whole number of pixels from { $min } to { $max }.
PV1664 = This picture would come from another site: { $address }
    .help = Who reads the page would be seen there, and what is shown could change. Put the file beside the page, if its licence allows that, or make a link of it.
PV1620 = The image { $element } has no text alternative.
    .help = Write alt="…" with what the image says, or alt="" if it only decorates.
PV1621 = { $why ->
        [file] The text alternative “{ $text }” is the name of a file.
        [caption] The text alternative “{ $text }” only says the caption again.
       *[long] The text alternative has { $count } characters; the limit is { $limit }.
    }
    .help = { $why ->
        [file] Say in words what the image shows.
        [caption] Say what the caption doesn't, or leave it empty.
       *[long] Say the essential in it, and the rest in the text beside the image.
    }
PV1622 = A heading of level { $level } follows one of level { $before }: { $element }.
    .help = Go down one level at a time, also where a template puts parts together. Readers who listen find their way by the levels.
PV1623 = { $kind ->
        [link] This link has no text: { $element }.
        [button] This button has no name: { $element }.
        [summary] What opens this part has no name: { $element }.
        [field] This field has no label: { $element }.
        [iframe] This frame has no title: { $element }.
        [svg] This drawing is said to be an image and has no name: { $element }.
        [heading] This heading is empty: { $element }.
       *[nav] Of several parts for finding one's way, some have no name: { $element }.
    }
    .help = { $kind ->
        [link] Write a text into it, or aria-label="…" that says where it leads.
        [button] Write a text into it, or aria-label="…".
        [summary] Write a text into it.
        [field] Write a <label for="…"> with its id, or aria-label="…".
        [iframe] Write title="…" that says what it shows.
        [svg] Write a <title> into it, or aria-label="…". If it only decorates, write aria-hidden="true".
        [heading] Write a text into it, or take it out.
       *[nav] Write aria-label="…" for each.
    }
PV1624 = { $lacks ->
        [header] This table has no cell that is a header: { $element }.
       *[caption] This table has no caption: { $element }.
    }
    .help = { $lacks ->
        [header] Write the cells of its first row, or first column, as <th scope="…">. If it is no table of data, write role="presentation".
       *[caption] In a text, put it below a heading, or use a block “table”. In HTML, write <caption> as the first thing in the table.
    }
PV1625 = This page has { $count ->
        [0] no
        [one] one
       *[other] { $count }
    } <{ $element }>.
    .help = Each page has one, no more and no less.
PV1626 = This page doesn't say its language.
    .help = In the template, write <html lang="{"{{"} lang.code {"}}"}">.
PV1627 = “{ $language }” isn't the code of a language.
    .help = Write the code of BCP 47, such as lang="fr", lang="en-GB" or lang="ar".
PV1628 = Who uses a keyboard has to go through all the links above the text on each page.
    .help = In the template, let the first link of the page lead to the main part: <a href="#content">, and <main id="content">.
PV1629 = The attribute { $attribute } names the id “{ $id }”, and nothing on the page has it.
    .help = Correct the id, or take the attribute out.
PV1630 = { $what ->
        [tabindex] A positive tabindex changes the order of the keyboard: { $element }.
        [autofocus] The cursor jumps to { $element } when the page opens.
        [refresh] The page changes by itself: { $element }.
        [autoplay] This plays by itself: { $element }.
       *[other] This moves by itself: { $element }.
    }
    .help = { $what ->
        [tabindex] Write tabindex="0", or none, and put things into the order in which they are used.
        [autofocus] Take the attribute out: readers who listen would miss what stands above.
        [refresh] Take it out, and let readers choose when to go on.
        [autoplay] Take the attribute out, and let readers start it.
       *[other] Write the text without it.
    }
PV1631 = This link opens a window and doesn't say so: { $element }.
    .help = Take target="_blank" out, or say “new window” in the link.
PV1632 = This video has no captions: { $element }.
    .help = Write <track kind="captions" srclang="…" src="…"> into it, and put its text on the page.
PV1633 = The page { $page } has the title “{ $title }”, which { $other } has too.
    .help = Change one of the two, so that windows, bookmarks and search results tell them apart.
PV1634 = { $scheme ->
        [dark] In dark colours, { $colour } on { $ground } has a contrast of { $ratio } to 1.
       *[light] { $colour } on { $ground } has a contrast of { $ratio } to 1.
    } { $wanted } to 1 is needed.
    .help = Make one of the two lighter or darker, or take the pair out of [[contrast]] if they never meet.
PV1635 = The style has no colour “--{ $colour }” that can be computed.{ $suggestion ->
        [none] {""}
       *[other] {" "}Did you mean “{ $suggestion }”?
    }
    .help = Name a custom property that :root gives an opaque colour. Known here: { $known }.

PV1640 = With its style, this page weighs { $size } kB as it is sent; the budget is { $limit } kB. The HTML has { $html } kB, the style { $style } kB.
    .help = Make several pages of it, or show less at once. If the page can't be smaller, give it a limit of its own in [[budget.exceptions]].
PV1641 = The scripts of this page weigh { $size } kB as they are sent; the budget is { $limit } kB: { $parts }.
    .help = Load them when they are needed, or leave one out.
PV1642 = This page makes a browser ask for { $count } files at once; the budget is { $limit }: { $parts }.
    .help = Write loading="lazy" at pictures below the first screen, or show fewer.
PV1643 = This page makes a browser ask somebody else for a file: { $address }
    .help = Put the file into the site, if its licence allows that. Readers then tell nobody what they read.

report-weights = What pages weigh
report-weights-note = In kilobytes (1,000 bytes), compressed as they are sent (gzip). The first number is HTML and style together, for which the budget in site.toml has a limit. To make a page lighter, show less at once or make several pages of it.
report-weights-all = The heaviest pages
report-weight = HTML and style, kB
report-limit = Budget, kB
report-html = HTML, kB
report-style = Style, kB
report-scripts = Scripts, kB
report-requests = Files at once
PV1600 = A filter of the search can't be called “{ $name }”.
    .help = Its name stands in the address of results, where “q” is what is searched and “kind” the kind of page. Choose another one, of small letters without accents, digits and “_”.
PV1601 = { $address } is in the folder { $folder }, which belongs to the search index.
    .help = Choose another address or name, or take [search] out of site.toml.
PV1602 = The search index of the language “{ $language }” can't be made: { $reason }.
    .help = This is a fault of Parvis. Build with --no-search to do without the index for now.

# Publishing
PV1740 = { $name ->
        [none] { $count ->
            [0] site.toml doesn't say where to publish to.
           *[other] There are several targets to publish to: { $known }.
        }
       *[other] There is no target “{ $name }” to publish to.{ $count ->
            [0] {""}
           *[other] {" "}Known here: { $known }.
        }
    }
    .help = { $count ->
        [0] Write a table [publish.NAME] into site.toml. docs/configuration.md says what it may have.
       *[other] Name one of them: parvis publish NAME.
    }
PV1741 = This parvis was built without the command publish.
    .help = Take one that has it, or build it with the feature “publish”.
PV1742 = site.toml must not hold credentials: “{ $key }” in [publish] looks like one.
    .help = Take it out, and make a new one if somebody else could read the file. Give it in the environment, as docs/publishing-targets.md says for each kind of target.
PV1743 = “{ $key }” can't be used: { $why }.
    .help = Change it in the table of the target.
PV1744 = { $why ->
        [no-list] There is no built site in { $folder }.
        [empty] The site in { $folder } has no files.
       *[other] The list of files in { $folder } doesn't say what was built, or its build hasn't ended.
    }
    .help = Run parvis build first.
PV1745 = { $why ->
        [base-url] The site in { $folder } was built for { $built } but is to stand at { $wanted }.
        [drafts] The site in { $folder } was built with drafts.
        [unrecorded] The site in { $folder } has { $built } addresses that the ledger, permalinks.lock, doesn't have yet. What is published must stay, so it is written down first.
       *[other] The site in { $folder } was built without its search index.
    }
    .help = { $why ->
        [base-url] Run parvis build --base-url { $wanted }, or correct base_url in site.toml.
        [drafts] Run parvis build without --drafts.
        [unrecorded] Run parvis permalinks update, keep permalinks.lock in version control, and run parvis build again.
       *[other] Run parvis build without --no-search.
    }
PV1746 = { $count ->
        [0] The site's files aren't those that it was built from.
       *[other] The site's files aren't those that it was built from. Newer than the site: { $files }
    }
    .help = Run parvis build, look at the site, and publish then.
PV1747 = A file of the built site is missing or was changed since: { $path }
    .help = Run parvis build again. While a site is published, nothing must be built into its folder.
PV1748 = { $who ->
        [none] Somebody else is writing to { $target }.
       *[other] Somebody else is publishing to { $target } for { $minutes } min: { $who }.
    }
    .help = Wait until that has ended. If it was killed, wait three minutes or run parvis publish --break-lock.
PV1749 = The lock on { $target } of { $who }, { $minutes } min old, was taken over.
    .help = Nothing is to be done if that run was killed. If it is still alive, it ends with an error.
PV1750 = { $target } ignores conditional writes, so it can't keep two runs apart for certain.
    .help = See to it that only one computer publishes to it at a time, in CI by a concurrency group.
PV1751 = { $count ->
        [one] A file that Parvis didn't publish is in { $target } where a page or file of the site is to be: { $files }
       *[other] { $count } files that Parvis didn't publish are in { $target } where pages or files of the site are to be: { $files }
    }
    .help = Nothing was changed. Look whether bucket, prefix or path are right. If those files aren't needed any more, move them away or delete them.
PV1752 = { $target } holds another site, that of { $address }
    .help = Nothing was changed. Look whether bucket, prefix or path are right. If it is the same site at a new address, run parvis publish --allow-deletes.
PV1753 = { $count } of { $total } files of the site in { $target } would vanish; { $limit } may without asking.
    .help = Nothing was changed. Look at parvis publish --dry-run --allow-deletes. If it is as it should be, run parvis publish --allow-deletes.
PV1754 = { $target } doesn't answer: { $reason }
    .help = Look whether this computer is online and the endpoint is right. Readers have a whole site; the next run goes on where this one ended.
PV1755 = { $target } doesn't let Parvis in: { $reason }
    .help = Give credentials in the environment, as docs/publishing-targets.md says, that may list, read, write and delete there.
PV1756 = { $target } isn't there: { $reason }
    .help = Make the bucket first, or correct its name, region or endpoint in site.toml.
PV1757 = { $target } failed ({ $operation }{ $path ->
        [none] {""}
       *[other] {" "}{ $path }
    }){ $reason ->
        [none] .
       *[other] : { $reason }
    }
    .help = Readers have a whole site. Run parvis publish again: it goes on where this run ended.
PV1758 = { $why ->
        [newer] What { $target } says of its files was written by a later version of Parvis.
       *[other] What { $target } says of its files can't be read: { $reason }
    }
    .help = { $why ->
        [newer] Publish with that version, or a later one.
       *[other] Nothing was changed. Bring .parvis/manifest.json back from a backup of the store, or delete it together with all files of the site and publish anew.
    }
PV1759 = Somebody else took over { $target } while Parvis was publishing.
    .help = See to it that only one run publishes at a time, and run parvis publish again.
why-prefix = it must be names of folders with “/” between them
why-host = it must be the name of a computer or a user, without spaces or “@”
why-port = it must be a number from 1 to 65535
why-branch = git doesn’t take such a name for a branch
why-remote = it must be the name of a remote, an address, or a folder
why-endpoint = it must be an address with http:// or https://
why-in-site = that folder is inside the site's own
progress-upload = Uploading
summary-published = { $uploaded ->
        [0] Nothing to upload to { $target }
        [one] 1 file ({ $size }) uploaded to { $target }
       *[other] { $uploaded } files ({ $size }) uploaded to { $target }
    }, { $kept } already there{ $deleted ->
        [0] {""}
       *[other] , { $deleted } old ones deleted
    }{ $leaving ->
        [0] {""}
       *[other] , { $leaving } old ones kept for now
    }; { $requests ->
        [one] 1 request
       *[other] { $requests } requests
    }, { $time }.
publish-assets = { $files ->
        [one] First, 1 file that pages need ({ $size }):
       *[other] First, { $files } files that pages need ({ $size }):
    }
publish-new-pages = { $files ->
        [one] Then 1 new page ({ $size }):
       *[other] Then { $files } new pages ({ $size }):
    }
publish-pages = { $files ->
        [one] Then 1 changed page ({ $size }):
       *[other] Then { $files } changed pages ({ $size }):
    }
publish-indexes = { $files ->
        [one] Then 1 feed or list ({ $size }):
       *[other] Then { $files } feeds and lists ({ $size }):
    }
publish-leaving = { $files ->
        [one] No longer part of the site, kept for the grace period, 1 file:
       *[other] No longer part of the site, kept for the grace period, { $files } files:
    }
publish-deletes = { $files ->
        [one] Deleted at the end, 1 file:
       *[other] Deleted at the end, { $files } files:
    }
publish-more = and { $files } more
publish-preview = { $target }: { $kept } files are there already. Nothing was written.
summary-recorded = { $lines ->
    [0] permalinks.lock has all addresses already.
    [one] permalinks.lock: wrote 1 line. Commit the file with your change.
   *[other] permalinks.lock: wrote { $lines } lines. Commit the file with your change.
}
PV1700 = This line of the ledger of addresses can't be read: { $part ->
    [address] it begins with no address.
    [kind] what stands at the address is no kind that the ledger has, or not one for such an address.
    [id] the id is missing or can't be one.
    [language] the language is missing or can't be one; where there is none, it is “-”.
    [goal] after “->” there must be an id or an address.
    [day] after “retired” there must be a day, such as 2026-11-28.
    [reason] the reason is missing or can't be read: fr:"Text in quotes."
   *[other] after the language there may only be “-> WHERE” or “retired DAY -> WHERE fr:"REASON"”, and an id of a heading can't be moved.
}
    .help = Write each line as: ADDRESS KIND ID LANGUAGE. Take the line from an earlier version of the file, and change the file by parvis permalinks only.
PV1701 = A merge of this file isn't finished: git has left both sides here.
    .help = Keep the lines of both sides, in any order, and take out the lines of git (<<<<<<<, =======, >>>>>>>). Then run: parvis permalinks update
PV1702 = { $version ->
    [none] The ledger of addresses doesn't say its version.
   *[other] This Parvis doesn't know ledgers of the version “{ $version }”.
}
    .help = Below the first line there must be: version 1. If another version stands there, a newer Parvis has written it: use that one.
PV1703 = Two lines say different things of { $address }.
    .help = A merge may have left them. Keep the one that holds now: “retired” or “->” before a line without.
PV1704 = { $address } was published ({ $kind }) and would vanish{ $others ->
    [0] {""}
    [one] , and 1 other address of { $id } with it
   *[other] , and { $others } other addresses of { $id } with it
}.
    .help = Links, printed sheets and bookmarks lead there. If it should be there, put it back. If it is somewhere else now: parvis permalinks move { $address } ID-OR-ADDRESS. If it is gone for good: parvis permalinks retire { $retire } --reason "Why." --to ID-OR-ADDRESS
PV1705 = { $address } was published, and the page has no heading “{ $anchor }” any more.
    .help = If the heading has another id now, keep the old one there: {"{"}#new was={ $anchor }{"}"}. If the heading is gone: parvis permalinks retire "{ $address }" --reason "Why."
PV1706 = { $address } was published for { $id } and now belongs to { $other }: links would lead to something else.
    .help = Give { $other } another address. If it has taken the place of { $id }: parvis permalinks move { $address } { $other }
PV1707 = { $address } is to lead to { $goal }, which it can't any more.
    .help = Let it lead elsewhere: parvis permalinks move { $address } ID-OR-ADDRESS. If nothing has taken its place: parvis permalinks retire { $address } --reason "Why."
PV1708 = { $address } was { $state ->
    [moved] moved elsewhere
   *[retired] retired on { $date }
}, and is published again.
    .help = Give what is there now another address. If what was there has come back, take what follows the language out of this line.
PV1709 = The site has no ledger of its addresses: nobody would notice that one vanishes.
    .help = Once the site is published, run: parvis permalinks update. Commit the file permalinks.lock.
PV1710 = { $count ->
    [one] 1 address isn't in the ledger yet: { $addresses }
   *[other] { $count } addresses aren't in the ledger yet, such as: { $addresses }
}
    .help = Before you publish, run: parvis permalinks update. Commit the file with your change.
PV1711 = The ledger of addresses has no “{ $asked }”.{ $suggestion ->
        [none] {""}
       *[other] {" "}Did you mean “{ $suggestion }”?
    }
    .help = Write the address from the site's root, as it stands in permalinks.lock, or the id of a page.
PV1712 = { $address } can't be given up: { $why ->
    [live] it is there, or leads to where its page is now.
    [retired] it was retired before.
    [anchor] it is the id of a heading.
   *[taken] another page has it now.
}
    .help = { $why ->
    [live] Take the page out, or give it another address, first.
    [retired] What has become of it stands in permalinks.lock.
    [anchor] A heading keeps its old ids where it is: {"{"}#new was=old{"}"}.
   *[taken] Give that page another address, or let this one lead to it: parvis permalinks move { $address } ID
}
PV1713 = Nobody can be led to “{ $goal }”: { $why ->
    [unknown] there is nothing.
    [chain] what was there is gone or has moved itself.
    [loop] it is the address itself.
   *[file] a file can't lead to a page, or to a file of another kind.
}
    .help = { $other ->
    [none] Name a page by its id, such as action-27, or an address of the site as it is now.
   *[other] Name where it is now: { $other }
}
PV1714 = “{ $id }” is said to be an earlier id of this heading, and another heading of the page has it.
    .help = An id leads to one place. Take it out of “was”, or give the other heading another id.
PV1715 = This heading had the id “{ $id }” before, and has none now.
    .help = Give it one: {"{"}#new was={ $id }{"}"}
PV1720 = “{ $name }” can't be the name of an edition.
    .help = Name it after the month or the day that it is of, such as 2026-11 or 2026-11-15: editions are then in the order of time.
PV1721 = There is an edition { $name } already, and editions are never changed.
    .help = Cut one of a day, such as { $name }-15 for a month, or wait for the next month.
PV1722 = The edition { $name } would come before { $latest }, which is there already.
    .help = An edition freezes what the site says now. Choose a later name.
PV1723 = The edition { $name } would be of a time that hasn't come: today is { $today }.
    .help = Choose the month or the day of today, or an earlier one. SOURCE_DATE_EPOCH says which day it is, where it is set.
PV1724 = There is nothing to freeze: the site has no data package.
    .help = Add one with: parvis data add TABLE.csv KEY
PV1725 = This file of an edition can't be read: { $reason }
    .help = Editions are written by parvis edition cut and never by hand. Take the file back from the version control (git checkout), or use a newer version of Parvis.
PV1726 = { $file } isn't what it was when the edition was cut.
    .help = Editions are never changed, since others cite them. Take the file back from the version control (git checkout). A mistake in the data is corrected in content/ and frozen in the next edition.
PV1727 = { $file } is missing: an edition has it, and it isn't there.
    .help = Take it back from the version control (git checkout). Later editions rely on the files of earlier ones, so none of them can go.
PV1728 = { $file } belongs to no edition.
    .help = Take it away. Only parvis edition cut writes to the folder editions/.
PV1729 = { $wanted ->
        [none] The edition { $edition } was cut as the first one, but { $found } is before it.
       *[other] The edition { $edition } was cut after { $wanted }, { $found ->
            [none] but there is none before it.
           *[other] but the one before it is { $found }.
        }
    }
    .help = Take the folder editions/ back from the version control (git checkout): no edition can be removed, renamed or put between others.

summary-cut = The edition { $name } is in editions/{ $name }: { $datasets ->
        [one] 1 data package
       *[other] { $datasets } data packages
    }, { $values ->
        [one] 1 value that pages show
       *[other] { $values } values that pages show
    }; { $files ->
        [0] no file that isn't in an earlier edition
        [one] 1 file stored ({ $size })
       *[other] { $files } files stored ({ $size })
    }. Commit that folder; from now on it can't be changed.
edition-same = Nothing has changed in the data since the edition { $latest }.
edition-since = Since the edition { $latest }:
edition-line-new = - { $key }: new.
edition-line-removed = - { $key }: no longer there.
edition-line-rows = - { $key }: { $added ->
        [one] 1 row
       *[other] { $added } rows
    } added, { $removed } removed, { $changed } changed.
edition-line-value = - { $key }: { $from } → { $to } ({ $pages }).
edition-line-other = - { $key }: described, written or shown otherwise.
secret-key = a private key
secret-aws = an access key of Amazon Web Services
secret-repository = a token of GitHub or GitLab
secret-token = a token of a service

PV1760 = “{ $host }” and “{ $other }” both read { $file }, and not in the same way.
    .help = Name the one that serves this site. For the other, build with a site.toml of its own.
PV1761 = { $host } reads at most { $limit } rules from { $file }; { $count } are left out.
    .help = Redirects that are left out still work: their pages lead on by themselves. To have fewer, take out aliases that nobody uses any more, or short addresses of a collection.
PV1762 = Refusing to publish “{ $name }”: names that begin with a dot are those of what programs keep for themselves.
    .help = Take it out of the content. Published are .well-known/, .nojekyll, .htaccess and .domains, which hosts read.
PV1763 = Refusing to publish this file: line { $line } holds { $secret }.
    .help = Take it out, and make a new key or password in its place: whoever had this file has the old one. If it is one that everybody may have, write it so that it doesn't look like one.

PV1780 = This program was built without the server.
    .help = Use the program as it is released, or build it with its default features (cargo build --release). “parvis build” makes the same pages.
PV1781 = { $reason ->
        [none] Port { $port } of { $host } is taken: another program, or another “parvis serve”, listens there.
       *[other] Can’t listen at { $host }, port { $port }: { $reason }.
    }
    .help = { $reason ->
        [none] End the other one, or leave --port out: the next port that is free is taken then.
       *[other] Give --host an address or a name of this machine, or leave it out to show the site on this machine only; ports below 1024 are for administrators.
    }
PV1782 = The system watches no more files for you (its limit of inotify watches or instances is reached). All files are looked at twice a second instead.
    .help = Changes are shown a little later, and the processor has something to do. To raise the limit: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512. With --poll this isn’t said.
PV1783 = Others on the network can reach this server at { $host }: whoever has the address with its token sees the site as it is being written.
    .help = Only give that address to those who are to see it; nothing is encrypted. Without --host only this machine can ask.
PV1784 = The system doesn’t tell when files change: { $reason }. All files are looked at twice a second instead.
    .help = Changes are shown a little later, and the processor has something to do. On network drives and in some containers there is no other way; with --poll this isn’t said.
PV1810 = This file has another name elsewhere (it is a hard link), and that may be outside the site.
    .help = Put a copy of the file in its place: copy it under another name, delete this one, and rename the copy.
PV1811 = SOURCE_DATE_EPOCH is “{ $value }”, which isn’t a number of seconds since 1970.
    .help = Give it a whole number, such as 1795392000, or leave it unset.
PV1812 = The build was ended before it was done.
    .help = { $made ->
        [no] Nothing was written.
       *[other] What was made so far is removed; { $folder } is as it was.
    }
PV1813 = The new site is in place, but { $path }, which is left of the old one, can’t be removed: { $reason }.
    .help = Check that you may delete it. The next build tries again.
PV1814 = The report can’t be written to the standard output: { $reason }.
    .help = Check where the output of the command goes: a full disk, a closed file.

PV1790 = { $template ->
    [none] This page takes too long: more than { $limit } s.
   *[other] The template { $template } takes too long: more than { $limit } s.
}
    .help = { $template ->
        [none] Look for what repeats itself thousands of times in the page. If it needs its time, raise page_time under [limits] in site.toml.
       *[other] Look for loops within loops in the template. If it needs its time, raise page_time under [limits] in site.toml.
    }
PV1791 = All this takes too long: more than { $limit } s.{ $pages ->
    [none] { "" }
   *[other] { " " }At the end these were being made: { $pages }.
}
    .help = Look at what was being made. If the site needs its time, raise build_time under [limits] in site.toml.
PV1792 = The template { $template } writes too much: more than { $limit } MB for one page.
    .help = Look for a loop that writes thousands of times. If the page needs its size, raise output_size under [limits] in site.toml.
PV1794 = “{ $key }” is written twice.
    .help = Keep the one that is right, and remove the other.
PV1795 = There are more than { $limit } values here.
    .help = Look for names (& and *) that stand for each other, and write what they stand for once.
PV1796 = Column { $number } has no name.
    .help = Write one in the first line, and describe it in datapackage.json, or remove the column.
PV1797 = The quotation mark in line { $row } never closes, so that everything after it would be one cell.
    .help = Close it at the end of the cell. A quotation mark in a text is written twice.


serve-at = The site is at { $address }. Changes are shown as soon as they are saved; Ctrl-C ends it.
serve-first = Made { $outputs ->
        [one] { $outputs } page or file
       *[other] { $outputs } pages and files
    } in { $time }.
serve-changed = { $count ->
        [0] Nothing to show is other than before
        [one] { $count } page or file is new
       *[other] { $count } pages and files are new
    }, after { $time }.
serve-no-browser = No browser could be opened.
serve-refused = This isn’t served here.
serve-refused-host = This server only answers to localhost and to the address given to --host, with its port.
serve-refused-token = Open the address that “parvis serve” printed, with its token.
serve-nothing = There is nothing at this address
serve-not-yet = There is nothing to show yet
serve-bar = Parvis
serve-overlay = The site can’t be made as it is
serve-close = Close
serve-edit = Edit:
serve-copy = Copy
serve-copied = Copied
serve-fold = Fold the bar away
serve-unfold = Show the bar of Parvis
serve-show = Show in the text
serve-go = Go to it
serve-notes = Remarks beside the text
serve-updated = This page was brought up to date.
serve-mended = Everything is mended.
serve-lost = Parvis doesn’t answer any more.
serve-errors = { $count ->
        [one] { $count } mistake
       *[other] { $count } mistakes
    }
serve-warnings = { $count ->
        [one] { $count } remark
       *[other] { $count } remarks
    }
serve-here = { $count ->
        [one] { $count } on this page
       *[other] { $count } on this page
    }
serve-more = { $count ->
        [one] and { $count } other: “parvis check” lists all
       *[other] and { $count } others: “parvis check” lists all
    }
