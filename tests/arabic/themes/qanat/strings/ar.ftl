# What the program itself needs.
alert-caution = تنبيه
alert-important = مهم
alert-note = ملاحظة
alert-tip = نصيحة
alert-warning = تحذير
feed-changes = صفحات جديدة أو معدّلة
feed-corrections = تصويبات
feed-data = بيانات جديدة أو معدّلة
footnote-back = العودة إلى موضع الحاشية { $number }
footnote-reference = الحاشية { $number }
footnotes = الحواشي
heading-link = رابط إلى قسم «{ $heading }»
language-name = العربية
list-page = صفحة { $number } من { $count }
other-language = (باللغة: { $name })
page-not-found = هذه الصفحة غير موجودة
pdf-contents = المحتويات
pdf-licence = ما لم يُذكر خلاف ذلك، النصوص برخصة
pdf-online = للقراءة على الويب:
pdf-updated = نص بتاريخ
redirect-title = لهذه الصفحة عنوان آخر
tombstone-title = سُحبت هذه الصفحة
table-scroll = جدول
task-done = تم
task-open = لم يتم بعد

# What the templates say.
action = الإجراء { $number }
actions-of-objective = إجراءات الهدف { $number }
breadcrumbs = أين أنا؟
colon = {": "}
contents = في هذه الصفحة
corrections = تصويبات
corrections-all = كل التصويبات
corrections-none = لم تُنشر أي تصويبات حتى الآن.
definition = تعريف
feed = اشتراك (خلاصة Atom)
feeds = خلاصات
footer-menu = أسفل الصفحة
glance = الخطة في لمحة
go-home = إلى الصفحة الرئيسية
home = الرئيسية
in-brief = باختصار
languages = اللغات
legal-source = المصدر القانوني
letters = الحروف
licence = ما لم يُذكر غير ذلك، تُنشر النصوص برخصة
mentions = صفحات تتحدث عنه
menu = القائمة
neighbours = السابق والتالي
next = التالي
nothing-yet = لا شيء هنا بعد.
objective = الهدف { $number }
official-title = العنوان الرسمي
our-translation = ترجمتنا:
page-not-found-text = قد يكون في العنوان خطأ، أو أن الصفحة لم توجد قط.
pager = صفحات القائمة
previous = السابق
published-by = ينشر هذا الموقع { $name }.
publisher = من ينشر هذا الموقع
publisher-address = العنوان
publisher-contact = الاتصال
publisher-director = المسؤول عن النشر
publisher-host = المضيف
publisher-name = الناشر
redirect-text = تابع هنا:
tombstone-instead = تابع هنا:
tombstone-since = منذ { $date } لم يعد يُنشر شيء في هذا العنوان.
see-also = انظر أيضا
pdf = هذه الصفحة للطباعة أو الحفظ (PDF)
short-address = عنوان قصير:
a-z-mentions = { $count ->
    [one] صفحة واحدة تذكره
    [two] صفحتان تذكرانه
    [few] { $count } صفحات تذكره
   *[other] { $count } صفحة تذكره
}
site-map-alone = صفحات أخرى
skip = إلى المحتوى
skip-search = انتقل إلى البحث
stale = تغيّر أصل هذه الصفحة بعد ترجمتها. ما تغيّر تجده في الأصل:
stale-label = عن هذه الترجمة
to-top = أعلى الصفحة
to-complete = يكمله من ينشر
updated = حُدّثت الصفحة في

# Numbers and their units.
number-billions = { $number } مليار
number-millions = { $number } مليون
number-trillions = { $number } تريليون
sources-and-data = مصادر الأرقام
source-read = قُرئ في
unit-EUR = { $number } يورو
unit-USD = { $number } دولار
unit-percent = { $number }{"\u200E%\u200E"}
unit-points = { $count ->
    [zero] لا نقاط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $number } نقاط
   *[other] { $number } نقطة
}

# Pages of data.
all-rows = { $count ->
    [zero] لا أسطر في الجدول
    [one] سطر الجدول الواحد
    [two] سطرا الجدول
    [few] أسطر الجدول الـ{ $count }
   *[other] أسطر الجدول الـ{ $count }
}
dataset = البيانات
source = المصدر
data-cite = للاستشهاد بهذه البيانات
data-licence = الرخصة
period = الفترة
next-release = الإصدار التالي المنتظر
download = تنزيل
descriptor = وصف تقني
rows = { $count ->
    [zero] (لا أسطر)
    [one] (سطر واحد)
    [two] (سطران)
    [few] ({ $count } أسطر)
   *[other] ({ $count } سطرا)
}
other-formats = صيغ أخرى

# Charts.
chart-embed = صفحة للتضمين
chart-made-places = الأعلى: { $highest-at } ({ $highest }). الأدنى: { $lowest-at } ({ $lowest }).
chart-made-series = { $name }: { $sentence }
chart-made-time = { $first } في البداية ({ $first-at })، { $last } في النهاية ({ $last-at }). الأعلى: { $highest } ({ $highest-at }). الأدنى: { $lowest } ({ $lowest-at }).
chart-image = صورة
chart-source = المصدر: { $publishers }. الرخصة: { $licence }.
chart-source-read = المصدر: { $publishers }، قُرئت البيانات في { $date }. الرخصة: { $licence }.
chart-table = أرقام هذا الرسم
map-borders = الحدود حدود Natural Earth ولا تقول شيئا عن وضعها.
map-no-data = لا بيانات
map-range = من { $from } إلى { $to }
map-table = أرقام هذه الخريطة
quarter-short = ر{ $number } { $year }
quarter = { $number ->
    [1] الربع الأول
    [2] الربع الثاني
    [3] الربع الثالث
   *[other] الربع الرابع
} من { $year }

# Files.
file-note = ({ $format }، { $size })
size-bytes = { $number } بايت
size-gigabytes = { $number } غيغابايت
size-kilobytes = { $number } كيلوبايت
size-megabytes = { $number } ميغابايت

# Words that are explained.
definition-close = إغلاق
definition-of = تعريف: { $term }
words-back = العودة إلى النص
words-title = شرح الكلمات

# Claims.
claim = ما يقوله الناس
verdict = { $verdict ->
    [true] حكمنا: صحيح
    [mostly-true] حكمنا: صحيح إلى حد كبير
    [mixed] حكمنا: يحتاج إلى تدقيق
    [mostly-false] حكمنا: خاطئ إلى حد كبير
    [false] حكمنا: خاطئ
   *[unknown] حكمنا: غير معروف
}

# Citing.
cite-chart = الاستشهاد بهذا الرسم
cite-data-by = البيانات: { $names }
cite-files = لبرامج إدارة المراجع:
cite-no-date = د. ت.
cite-page = الاستشهاد بهذه الصفحة
cite-read = [اطُّلع عليه في …]
cite-read-on = [اطُّلع عليه في { $date }]
cite-retrieved = اطُّلع عليه في { $date }، من
cite-sort-chart = [رسم بياني]
cite-sort-data = [مجموعة بيانات]
cite-sources = استشهد أيضًا بالبيانات الأصلية
reference-article = مقال { $number }
reference-available = متاح على:
reference-back = العودة إلى موضع المرجع { $number } في النص
reference-colon = :{" "}
reference-edited = (محرر)
reference-edition = ط { $number }
reference-in = في:
reference-issue = ع. { $number }
reference-mention = المرجع { $number }
reference-no-date = [دون تاريخ]
reference-online = [على الإنترنت]
reference-others = وآخرون
reference-pages = ص. { $pages }
reference-volume = مج. { $number }
references = المراجع

# Parts of pages to show elsewhere.
embed = تضمين في صفحة
embed-code = شيفرة للنسخ
embed-credit = شاهده مع شروحه:
embed-help = انسخ هذه الشيفرة إلى صفحتك. النص البرمجي اختياري: يضبط الارتفاع.
sort-by = فرز

# Quizzes. Words with braces are completed by quiz.js.
quiz = اختبار
quiz-again = ابدأ من جديد
quiz-all = كل الأجوبة مع مصادرها
quiz-answer = انظر الجواب
quiz-answers-of = الأجوبة: { $title }
# Part of addresses: small letters without accents, digits, hyphens.
quiz-answers-slug = ajwiba
quiz-back = العودة إلى السؤال { $number }
quiz-check = تحقّق
quiz-down = إلى الأسفل: { $item }
quiz-estimate = تقديرك، من { $min } إلى { $max }
quiz-high = أعلى من الصحيح بمقدار { $distance }.
quiz-key = الأجوبة
quiz-low = أدنى من الصحيح بمقدار { $distance }.
quiz-mark = الجواب الصحيح
quiz-moved = { $item }: المكان { $place } من { $count }
quiz-near = صحيح، بفارق { $distance }.
quiz-none = أجب أولًا.
quiz-order = أعطِ كل عنصر مكانه، من 1 إلى { $count }.
quiz-page = العودة إلى الصفحة «{ $title }»
quiz-places = ليس تمامًا. عناصر في مكانها: { $right } من { $count }.
quiz-question = السؤال { $number }
quiz-right = هذا صحيح.
quiz-right-answers = { $count ->
    [one] الجواب الصحيح
   *[other] الأجوبة الصحيحة
}
quiz-right-order = الترتيب الصحيح
quiz-score = أجوبة صحيحة: { $right } من { $count }
quiz-several = قد يصحّ أكثر من جواب.
quiz-up = إلى الأعلى: { $item }
quiz-why-wrong = لماذا الأجوبة الأخرى خاطئة
quiz-wrong = ليس هذا الجواب الصحيح.

# Filters.
filter-all = عرض الكل
filter-shown = الصفحات المعروضة: { $shown } من { $total }
# The copy that is read from disk.
offline-about = نسخة من موقع «{ $title }» تُقرأ من دون اتصال.
offline-address = الموقع على الشبكة: { $address }
offline-copy = نسخة تُقرأ من دون اتصال.
offline-edition = حُدّث المحتوى في { $date }.
offline-file = اقرأني
offline-licence = النصوص برخصة { $licence } ما لم يُذكر غير ذلك
offline-limits = من دون اتصال لا تعمل بعض الروابط: روابط المواقع الأخرى والخلاصات والصفحات المعدّة للتضمين وملفات المراجع. ولا بحث بالكلمات: استعملوا القوائم.
offline-online = هذه الصفحة على الشبكة
offline-open = للبدء، فكّوا ضغط الملف وافتحوا { $file } في متصفح. لا شيء يُثبَّت.
offline-version = النسخة { $version } من المحتوى.
# Short addresses, and pages on paper.
link-notes = عناوين الروابط
copy = نسخ العنوان
copied = نُسخ العنوان
qr = رمز QR
qr-alt = رمز QR للعنوان القصير لصفحة «{ $title }»
print-contents = المحتويات
table-at = جدول الأرقام:
to-print = كل هذه النصوص في وثيقة واحدة للطباعة
unit-minutes = { $number } دقيقة

# Kits, debates, campaigns.
aims = في النهاية ستعرفون
campaign = حملة
caution = قبل البدء
debate-about = عن هذا النقاش
debate-kit = ملف نقاش
debate-question = السؤال
disciplines = المواد
duration = المدة
group = عدد الأشخاص
kit = ملف تعليمي
kit-about = عن هذه الحصة
level = المستوى
minutes = { $count } دقيقة
needed = ما يلزم
programme = المكان في البرامج الدراسية
programme-source = البرنامج
roles = الأدوار
rules = القواعد
setting = المكان
steps = سير الحصة
ways = جئتم من أجل
with-actions = إجراءات الخطة
with-campaigns = الحملات
with-claims = الأقوال الشائعة
with-datasets = البيانات
with-debates = النقاشات
with-explainers = للفهم
with-kits = الملفات التعليمية
with-others = صفحات أخرى
with-objectives = أهداف الخطة

# ما يمكن أن يقوله الموقع عن إتاحته.
accessibility-none = إتاحة الموقع: غير مطابق
accessibility-partial = إتاحة الموقع: مطابق جزئيا
accessibility-total = إتاحة الموقع: مطابق تماما
statement-audit-none = لم يُجرَ أي تدقيق، لذلك فإن نسبة المطابقة غير معروفة.
statement-audit-result = يبين التدقيق الذي أجراه { $auditor } في { $date } أن { $rate }٪ من معايير { $standard } المنطبقة على هذا الموقع مستوفاة.
statement-audit-counts = معايير مستوفاة: { $valid }. غير مستوفاة: { $invalid }. غير منطبقة: { $skipped }.
statement-checks = آخر فحص آلي
statement-checks-about = فحصت برامج هذا الموقع في { $date }، وكان عدد صفحاته { $pages }. لا ترى هذه البرامج إلا بعض العوائق، فليس هذا الفحص تدقيقا.
statement-checks-caption = ما الذي فُحص وما الذي وُجد
statement-checks-none = لم يُسجل أي فحص آلي.
statement-check = الفحص
statement-check-findings = المشكلات
statement-check-pages = الصفحات
statement-commitment = يلتزم { $name } بجعل هذا الموقع متاحا للجميع. يخص هذا البيان { $address }.
statement-criteria = المعايير { $criteria }
statement-derogations = استثناءات لعبء مفرط
statement-environments = بيئات الفحص
statement-exempt = محتوى يعفيه القانون
statement-established = كيف أُعد هذا البيان
statement-established-on = أُعد في { $date }.
statement-inaccessible = محتوى غير متاح
statement-inaccessible-unknown = لا توجد قائمة به لعدم وجود تدقيق.
statement-known = ما وجده الفحص ولم يُصلح بعد
statement-known-none = لم يجد الفحص شيئا.
statement-known-pages = عدد الصفحات: { $pages }
statement-nonconformities = حالات عدم المطابقة
statement-nothing = لا شيء.
statement-pages = الصفحات التي شملها التدقيق
statement-results = نتائج الفحص
statement-state = حالة المطابقة
statement-state-none = هذا الموقع غير مطابق لـ { $standard }.
statement-state-partial = هذا الموقع مطابق جزئيا لـ { $standard } بسبب النقاط المذكورة أدناه.
statement-state-total = هذا الموقع مطابق تماما لـ { $standard }.
statement-state-unaudited = هذا الموقع غير مطابق لـ { $standard } لأنه لم يخضع لأي تدقيق. لا يعني ذلك أنه لا يمكن قراءته، بل أن أحدا لم يقس ذلك.
statement-technologies = التقنيات المستعملة
statement-tools = الأدوات
check-axe = axe: قواعد WCAG 2.2، المستويان A وAA
check-axe-more = axe: الممارسات الجيدة والمستوى AAA والقواعد التجريبية
check-console = رسائل الخطأ في المتصفح
check-focus = موضع لوحة المفاتيح ظاهر وغير مخفي
check-html = سلامة HTML (مدقق Nu)
check-html-validate = سلامة HTML (html-validate)
check-keyboard = التنقل بلوحة المفاتيح
check-layout-shift = تحرك الصفحة أثناء التحميل
check-policy = برامج وأنماط ترفضها سياسة الأمان
check-reflow = التمرير الجانبي عند 320 بكسل
check-scripts-off = قراءة النص دون JavaScript
check-target-size = أهداف لا تقل عن 24 بكسل
check-text-spacing = تباعد النص: لا شيء مقطوع
check-zoom = التمرير الجانبي عند تكبير 400٪
# البحث.
search = بحث
search-all = كل النتائج
search-count = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $shown } نتائج
    [many] { $shown } نتيجة
   *[other] { $shown } نتيجة
}
search-failed = البحث لا يعمل الآن. هناك طرق أخرى إلى الصفحات.
search-filters = تصفية
search-hints = تحققوا من الإملاء، أو جربوا كلمة أشيع أو كلمات أقل.
search-instead = طرق أخرى إلى الصفحات
search-kind = نوع الصفحة
search-label = البحث في الموقع
search-loading = جار البحث…
search-more = نتائج أخرى
search-no-script = يحتاج البحث إلى JavaScript، وهو معطل أو لم يحمّل. الروابط أدناه تؤدي إلى كل الصفحات.
search-none = لا نتائج عن «{ $query }».
search-reset = إلغاء التصفية
search-results-for = نتائج البحث عن «{ $query }»
search-suggestions = صفحات وجدت
# الطبعات.
edition-changed = { $count ->
    [0] لم يتغير شيء منذ الطبعة السابقة.
   *[other] مجموعات بيانات تغيرت منذ الطبعة السابقة: { $count }.
}
edition-cite = الاستشهاد بهذه الطبعة
edition-columns-added = أعمدة أضيفت: { $names }.
edition-columns-removed = أعمدة حذفت: { $names }.
edition-cut = جمدت في
edition-datasets = مجموعات البيانات
edition-file-added = ملف أضيف.
edition-file-other = كتب بشكل آخر.
edition-file-removed = ملف حذف.
edition-files = البيانات كما كانت
edition-gone = لم تعد مجموعة البيانات هذه في الموقع.
edition-holds = مجموعات البيانات: { $datasets }، القيم المذكورة في الصفحات: { $values }.
edition-later = هناك طبعة أحدث:
edition-latest = هذه أحدث طبعة.
edition-manifest = للبرامج:
edition-new = جديدة في هذه الطبعة.
edition-next = الطبعة التالية: { $name }
edition-no-values = لم تذكر أي صفحة قيمة من مجموعة البيانات هذه.
edition-now = بيانات اليوم:
edition-of = { $title } – طبعة { $name }
edition-previous = الطبعة السابقة: { $name }
edition-query = ما يقرأ من البيانات:
edition-removed = كانت في الطبعة السابقة وليست في هذه
edition-rows = صفوف أضيفت: { $added }، حذفت: { $removed }، تغيرت: { $changed }.
edition-rows-no-key = بلا عمود يميز الصفوف، يحسب الصف الذي تغير محذوفا ومضافا.
edition-same = لم يتغير شيء.
edition-shown-on = الصفحات التي عرضتها:
edition-since = ما تغير منذ:
edition-summary = بيانات هذا الموقع وأرقامه كما كانت في { $date }. لا تتغير الطبعة أبدا.
edition-title = طبعة { $name }
edition-value-changed = القيمة المعروضة: من { $from } إلى { $to }.
edition-value-gone = لم تعد تعرض: { $value }.
edition-value-new = تعرض منذئذ: { $value }.
edition-values = القيم التي عرضتها الصفحات
edition-values-gone = قيم لم تعد تعرض: { $count }.
edition-values-new = قيم تعرض منذئذ: { $count }.
edition-version = الإصدار
editions-of = مجمدة في الطبعات
editions-summary = تحفظ الطبعة بيانات الموقع وأرقامه كما كانت في يوم ما. لا تتغير أبدا، فيمكن الاستشهاد بها.
editions-title = طبعات البيانات
