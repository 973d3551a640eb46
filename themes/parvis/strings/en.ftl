# What the program itself needs.
alert-caution = Caution
alert-important = Important
alert-note = Note
alert-tip = Tip
alert-warning = Warning
feed-changes = New and changed pages
feed-corrections = Corrections
feed-data = Data that are new or have changed
footnote-back = Back to the mention of note { $number }
footnote-reference = Note { $number }
footnotes = Notes
heading-link = Link to the part “{ $heading }”
language-name = English
list-page = page { $number } of { $count }
other-language = (in { $name })
page-not-found = This page does not exist
reference-article = art. { $number }
reference-available = Available from:
reference-colon = :{" "}
reference-edited = (ed.)
reference-edition = ed. { $number }
reference-in = In:
reference-issue = no. { $number }
reference-mention = Reference { $number }
reference-no-date = [no date]
reference-online = [online]
reference-others = et al.
reference-pages = p. { $pages }
reference-volume = vol. { $number }
pdf-contents = Contents
pdf-licence = Unless stated otherwise, texts are licensed under
pdf-online = To be read on the web:
pdf-updated = Text of
redirect-title = This page has another address
tombstone-title = This page has been withdrawn
table-scroll = Table
task-done = done
task-open = to do

# What the templates say.
action = Action { $number }
actions-of-objective = Actions of objective { $number }
breadcrumbs = Where am I?
colon = {": "}
contents = On this page
corrections = Corrections
corrections-all = All corrections
corrections-none = No correction has been published so far.
definition = Definition
feed = Subscribe (Atom feed)
feeds = Feeds
footer-menu = Footer
glance = The plan at a glance
go-home = Go to the home page
home = Home
in-brief = In brief
languages = Languages
legal-source = Legal source
a-z-mentions = { $count ->
    [one] 1 page speaks of it
   *[other] { $count } pages speak of it
}
letters = Letters
site-map-alone = Other pages
licence = Unless stated otherwise, texts are licensed under
definition-close = Close
definition-of = Definition: { $term }
mentions = Pages that speak of it
menu = Menu
neighbours = Before and after
next = Next
nothing-yet = There is nothing here yet.
objective = Objective { $number }
official-title = Official title
our-translation = Our translation:
page-not-found-text = The address may have a typing error, or the page never existed.
pager = Pages of the list
previous = Previous
published-by = Site published by { $name }.
publisher = Who publishes this site
publisher-address = Address
publisher-contact = Contact
publisher-director = Editor in charge
publisher-host = Host
publisher-name = Publisher
redirect-text = Continue here:
tombstone-instead = Go on here:
tombstone-since = Since { $date }, nothing has been published at this address any more.
see-also = See also
pdf = This page to print or keep (PDF)
short-address = Short address:
skip = Skip to content
skip-search = Skip to the search
stale = The original of this page has changed since it was translated. What has changed is in the original:
stale-label = About this translation
to-top = Top of the page
to-complete = to be completed by the body that publishes
updated = Page updated on

# Numbers and their units.
number-billions = { $number } billion
number-millions = { $number } million
number-trillions = { $number } trillion
sources-and-data = Sources of the figures
source-read = read on
unit-EUR = { $count ->
    [one] { $number } euro
   *[other] { $number } euros
}
unit-USD = { $count ->
    [one] { $number } US dollar
   *[other] { $number } US dollars
}
unit-percent = { $number }%
unit-points = { $count ->
    [one] { $number } point
   *[other] { $number } points
}

# Pages of data.
all-rows = { $count ->
    [one] The one row of the table
   *[other] The { $count } rows of the table
}
dataset = The data
source = Source
data-cite = How to cite these data
data-licence = Licence
period = Period
next-release = Next edition expected
download = Download
descriptor = Technical description
rows = { $count ->
    [one] (1 row)
   *[other] ({ $count } rows)
}
other-formats = Other formats

# Charts.
chart-embed = Page to embed
chart-made-places = Highest: { $highest-at } ({ $highest }). Lowest: { $lowest-at } ({ $lowest }).
chart-made-series = { $name }: { $sentence }
chart-made-time = { $first } at the start ({ $first-at }), { $last } at the end ({ $last-at }). Highest: { $highest } ({ $highest-at }). Lowest: { $lowest } ({ $lowest-at }).
chart-image = Image
chart-source = Source: { $publishers }. Licence: { $licence }.
chart-source-read = Source: { $publishers }, data read on { $date }. Licence: { $licence }.
chart-table = The numbers of this chart
map-borders = Borders are those of Natural Earth and say nothing about their status.
map-no-data = No data
map-range = { $from } to { $to }
map-table = The numbers of this map
quarter-short = Q{ $number } { $year }
quarter = { $number ->
    [1] first
    [2] second
    [3] third
   *[other] fourth
} quarter of { $year }

# Files.
file-note = ({ $format }, { $size })
size-bytes = { $number } bytes
size-gigabytes = { $number } GB
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
words-back = Back to “{ $term }” in the text
words-title = Words explained

# Claims.
claim = What people say
verdict = { $verdict ->
    [true] Our verdict: true
    [mostly-true] Our verdict: mostly true
    [mixed] Our verdict: mixed
    [mostly-false] Our verdict: mostly false
    [false] Our verdict: false
   *[unknown] Our verdict: unknown
}

# Citing.
cite-chart = Cite this chart
cite-data-by = Data: { $names }
cite-files = For reference managers:
cite-no-date = n.d.
cite-page = Cite this page
cite-read = [viewed …]
cite-read-on = [viewed { $date }]
cite-retrieved = Retrieved { $date }, from
cite-sort-chart = [chart]
cite-sort-data = [data set]
cite-sources = Cite the original data too
reference-back = Back to where the text cites reference { $number }
references = References

# Parts of pages to show elsewhere.
embed = Embed in a page
embed-code = Code to copy
embed-credit = See it with its explanations:
embed-help = Copy this code into your page. The script is optional: it sets the height.
sort-by = Sort

# Kits, debates, campaigns.
aims = Afterwards you will be able to
campaign = Campaign
caution = Before you begin
debate-kit = Debate kit
debate-question = The question
disciplines = Subjects
duration = Duration
group = Number of people
kit = Lesson kit
level = Level
minutes = { $count } min
needed = What you need
programme = Place in French school programmes
programme-source = See the programme
roles = The roles
rules = The rules
setting = Setting
steps = Run of the session
with-actions = Actions of the plan
with-claims = Claims, checked
with-datasets = The data
with-debates = Debates
with-explainers = To understand
with-kits = Lesson kits
ways = You have come to
with-campaigns = Campaigns
with-others = Other pages
with-objectives = Objectives of the plan
# Quizzes. Words with braces are completed by quiz.js.
quiz = Quiz
quiz-again = Start again
quiz-all = All answers, with their sources
quiz-answer = See the answer
quiz-answers-of = Answers: { $title }
# Part of addresses: small letters without accents, digits, hyphens.
quiz-answers-slug = answers
quiz-back = Back to question { $number }
quiz-check = Check
quiz-down = Move down: { $item }
quiz-estimate = Your estimate, from { $min } to { $max }
quiz-high = Too high, by { $distance }.
quiz-key = Answers
quiz-low = Too low, by { $distance }.
quiz-mark = right answer
quiz-moved = { $item }: place { $place } of { $count }
quiz-near = Right, within { $distance }.
quiz-none = Give an answer first.
quiz-order = Give each item its place, from 1 to { $count }.
quiz-page = Back to the page “{ $title }”
quiz-places = Not quite. Items in the right place: { $right } of { $count }.
quiz-question = Question { $number }
quiz-right = That is right.
quiz-right-answers = { $count ->
    [one] Right answer
   *[other] Right answers
}
quiz-right-order = The right order
quiz-score = Right answers: { $right } of { $count }
quiz-several = Several answers may be right.
quiz-up = Move up: { $item }
quiz-why-wrong = Why the other answers are wrong
quiz-wrong = That isn’t the right answer.
kit-about = The session in brief
debate-about = Why debate it

# Filters.
filter-all = Show all
filter-shown = Pages shown: { $shown } of { $total }
unit-minutes = { $number } min
# The copy that is read from disk.
offline-about = A copy of the site “{ $title }”, to be read without a connection.
offline-address = The site online, kept up to date: { $address }
offline-copy = A copy to be read without a connection.
offline-edition = Content updated on { $date }.
offline-file = README
offline-licence = Unless stated otherwise, texts are under the licence { $licence }
offline-limits = Without a connection, some links don’t work: those to other sites, feeds, pages to embed, and files for reference managers. There is no search by word: use the menus and lists.
offline-online = This page online
offline-open = To begin, unpack the archive (on Windows: right-click, then “Extract All”) and open { $file } in a browser. There is nothing to install.
offline-version = Version { $version } of the content.
# Short addresses, and pages on paper.
link-notes = Addresses of the links
copy = Copy the address
copied = Address copied
qr = QR code
qr-alt = QR code of the short address of the page “{ $title }”
print-contents = Contents
table-at = Table of the numbers:
to-print = All these texts in one document to print

# What the site may say of its accessibility.
accessibility-none = Accessibility: not compliant
accessibility-partial = Accessibility: partially compliant
accessibility-total = Accessibility: fully compliant
statement-audit-none = No audit has been made. So the rate of compliance is not known.
statement-audit-result = The audit of { $date }, made by { $auditor }, shows that { $rate }% of the criteria of { $standard } that apply to this site are met.
statement-audit-counts = Criteria met: { $valid }. Not met: { $invalid }. Not applicable: { $skipped }.
statement-checks = Last automatic test
statement-checks-about = Programs looked at the site on { $date }. It had { $pages } pages then. Such programs see only some of the obstacles: this test is not an audit.
statement-checks-caption = What the test looked at, and what it found
statement-checks-none = No automatic test was recorded.
statement-check = Check
statement-check-findings = Problems
statement-check-pages = Pages
statement-commitment = { $name } undertakes to make this site accessible, as article 47 of French law no. 2005-102 of 11 February 2005 asks. This statement holds for { $address }.
statement-criteria = Criteria { $criteria }
statement-derogations = Exceptions for a disproportionate burden
statement-environments = Test environments
statement-exempt = Content that the law exempts
statement-established = How this statement was drawn up
statement-established-on = It was drawn up on { $date }.
statement-inaccessible = Content that is not accessible
statement-inaccessible-unknown = For want of an audit, there is no list of it.
statement-known = What the test found and is still to be mended or judged
statement-known-none = The test found nothing.
statement-known-pages = { $pages ->
    [one] one page
   *[other] { $pages } pages
}
statement-nonconformities = What does not comply
statement-nothing = None.
statement-pages = Pages that the audit looked at
statement-results = Test results
statement-state = Compliance status
statement-state-none = This site does not comply with { $standard }.
statement-state-partial = This site partially complies with { $standard }, because of the points listed below.
statement-state-total = This site fully complies with { $standard }.
statement-state-unaudited = This site does not comply with { $standard }, France’s rules for accessibility, because it has had no audit. This does not mean that it is impossible to read: it means that nobody has measured it.
statement-technologies = Technologies used
statement-tools = Tools
check-axe = axe: rules of WCAG 2.2, levels A and AA
check-axe-more = axe: good practice, level AAA and trial rules
check-console = Error messages of the browser
check-focus = Keyboard position visible and not hidden
check-html = Correct HTML (Nu checker)
check-html-validate = Correct HTML (html-validate)
check-keyboard = Moving around by keyboard
check-layout-shift = Pages that move while they load
check-policy = Scripts and style refused by the security policy
check-reflow = Scrolling sideways at 320 pixels
check-scripts-off = Text readable without JavaScript
check-target-size = Targets of at least 24 pixels
check-text-spacing = Text spaced out: nothing cut off
check-zoom = Scrolling sideways at 400% zoom
# Search.
search = Search
search-all = See all results
search-count = { $count ->
    [one] { $shown } result
   *[other] { $shown } results
}
search-failed = The search doesn’t work at the moment. There are other ways to the pages.
search-filters = Filter
search-hints = Check the spelling, try a more common word, or fewer words.
search-instead = Find a page in another way
search-kind = Kind of page
search-label = Search this site
search-loading = Searching…
search-more = Show more results
search-no-script = The search needs JavaScript, which is switched off or couldn’t be loaded. The links below lead to every page.
search-none = No results for “{ $query }”.
search-reset = Remove the filters
search-results-for = Results for “{ $query }”
search-suggestions = Pages found
# Editions.
edition-changed = { $count ->
    [0] Nothing has changed since the edition before.
    [one] One dataset has changed since the edition before.
   *[other] { $count } datasets have changed since the edition before.
}
edition-cite = Cite this edition
edition-columns-added = Columns added: { $names }.
edition-columns-removed = Columns removed: { $names }.
edition-cut = Frozen on
edition-datasets = Datasets
edition-file-added = file added.
edition-file-other = written otherwise.
edition-file-removed = file removed.
edition-files = The data as they were
edition-gone = This dataset is no longer on the site.
edition-holds = { $datasets ->
    [one] One dataset
   *[other] { $datasets } datasets
}, { $values ->
    [0] no value quoted by pages.
    [one] one value quoted by pages.
   *[other] { $values } values quoted by pages.
}
edition-later = There is a later edition:
edition-latest = This is the latest edition.
edition-manifest = For programs:
edition-new = New in this edition.
edition-next = Next edition: { $name }
edition-no-values = No page quoted a value of this dataset.
edition-now = The data of today:
edition-of = { $title } – edition { $name }
edition-previous = Previous edition: { $name }
edition-query = Read from the data:
edition-removed = In the edition before, and no longer in this one
edition-rows = { $added ->
    [0] no row added
    [one] one row added
   *[other] { $added } rows added
}, { $removed ->
    [0] none removed
   *[other] { $removed } removed
}, { $changed ->
    [0] none changed.
   *[other] { $changed } changed.
}
edition-rows-no-key = Without a column that tells rows apart, a row that changed counts as one removed and one added.
edition-same = Nothing has changed.
edition-shown-on = Shown on:
edition-since = What has changed since:
edition-summary = The data and figures of this site as they were on { $date }. An edition never changes.
edition-title = Edition { $name }
edition-value-changed = Value shown: from { $from } to { $to }.
edition-value-gone = Value no longer shown: { $value }.
edition-value-new = Value newly shown: { $value }.
edition-values = The values that pages showed
edition-values-gone = { $count ->
    [one] One value is no longer shown.
   *[other] { $count } values are no longer shown.
}
edition-values-new = { $count ->
    [one] One value is newly shown.
   *[other] { $count } values are newly shown.
}
edition-version = Version
editions-of = Frozen editions
editions-summary = An edition keeps the data and figures of this site as they were on a day. It never changes, so it can be cited.
editions-title = Editions of the data
