//! The template engine with the functions that themes may call.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use fluent_bundle::FluentValue;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::bounds::{Bounded, in_time, range};
use super::picture::{Drawn, Pictures};
use super::{
    Model, card, context, directory, feed, labels, languages, link_notes, offline, page_table, site_values, texts,
};
use crate::clock::{self, Clock, Job, What};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::load::document::Document;
use crate::node::Date;
use crate::plan::output::Output;
use crate::reads::Reads;
use crate::schema::collection::Sort;
use crate::site::EntryIndex;
use crate::site::query::Query;
use crate::theme::{Template, Theme};

/// Templates, ready to render outputs of a model. A copy is the same engine.
#[derive(Clone)]
pub struct Engine {
    model: Arc<Model>,
    tera: Arc<Templates>,
    /// The value `site`, by language.
    sites: Arc<Vec<Value>>,
    /// Texts of pages for feeds.
    contents: Arc<feed::Contents>,
    /// Where pixels come from.
    pictures: Arc<dyn Pictures>,
    clock: Clock,
}

/// The output that this thread is rendering, and the language of its readers.
///
/// Tera gives functions that are called inside a component no way to the values of the page around it, so what
/// `href` and `t` need can't come from there; nor can the engine, which has the functions, be given to them before it is.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    pub output: usize,
    pub language: usize,
}

/// The engine that called a function, and for which output.
struct Calling {
    engine: Engine,
    here: Here,
}

thread_local! {
    static HERE: RefCell<Option<Rc<Calling>>> = const { RefCell::new(None) };
}

fn calling() -> TeraResult<Rc<Calling>> {
    in_time()?;
    HERE.with_borrow(Clone::clone).ok_or_else(|| tera::Error::message("no page is being rendered"))
}

fn here() -> TeraResult<Here> {
    Ok(calling()?.here)
}

/// The templates of a theme, compiled, with the functions that they may call. They know no site: functions take it from the
/// output that is being rendered.
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Reads the templates. Their faults are in `diagnostics`.
    pub fn read(theme: &Theme, diagnostics: &mut Diagnostics) -> Templates {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".xml", ".svg", ".atom"]);
        // A template that another one takes the place of is still there under its full name, with its components: those
        // of the plain names come first.
        if let Err(error) = tera.set_fallback_prefixes(theme_prefixes(&theme.templates)) {
            diagnostics.push(template_fault(theme, Code::TemplateSyntax, "", &error));
        }
        register(&mut tera);
        let own = theme.templates.iter().filter(|template| !template.name.ends_with(".typ"));
        let templates = own.flat_map(|template| {
            let full = (template.full_name != template.name).then_some(&template.full_name);
            [Some(&template.name), full].into_iter().flatten().map(move |name| (name.as_str(), template.text.as_str()))
        });
        if let Err(error) = tera.add_raw_templates(templates) {
            diagnostics.push(template_fault(theme, Code::TemplateSyntax, "", &error));
        }
        Templates { tera }
    }
}

impl Engine {
    /// An engine without templates is still one.
    pub fn new(model: Arc<Model>, tera: Arc<Templates>, clock: Clock) -> Engine {
        let sites =
            (0..model.site.config.languages.len()).map(|language| site_values::site(&model, language)).collect();
        let contents = feed::Contents::new(&model.site);
        Engine { model, tera, sites: Arc::new(sites), contents: Arc::new(contents), pictures: Arc::new(Drawn), clock }
    }

    /// With pictures from elsewhere than being drawn each time.
    #[must_use]
    pub fn with_pictures(self, pictures: Arc<dyn Pictures>) -> Engine {
        Engine { pictures, ..self }
    }

    /// The engine of the copy that is read from disk, in place of that of the site online: both at once would hold the site
    /// twice. None when another has a hand on the model.
    pub fn into_copy(self) -> Option<Engine> {
        let Engine { model, tera, sites, contents, pictures, clock } = self;
        drop((sites, contents));
        let model = Arc::into_inner(model)?;
        let engine = Engine::new(Arc::new(offline::of(model)), tera, clock);
        Some(engine.with_pictures(pictures))
    }

    /// Takes other versions of pages that say the same for all that isn't made of their text, and forgets what was made of their
    /// texts. False, and nothing is done, when another has a hand on the model.
    pub fn put(&mut self, documents: &[Arc<Document>], concerned: impl Fn(&Reads) -> bool) -> bool {
        let (Some(model), Some(contents)) = (Arc::get_mut(&mut self.model), Arc::get_mut(&mut self.contents)) else {
            return false;
        };
        for document in documents {
            model.site.put(document);
        }
        model.cards.forget_if(&concerned);
        contents.forget_if(&concerned);
        true
    }

    /// Whether every page sees the same of the site under another engine.
    pub fn shows_the_same_site(&self, other: &Engine) -> bool {
        self.sites == other.sites && self.model.is_like(&other.model)
    }

    pub(super) fn pictures(&self) -> &dyn Pictures {
        &*self.pictures
    }

    /// The values that every template sees: `site`, `lang` and `build`.
    pub fn base(&self, language: usize) -> Context {
        let mut values = Context::new();
        values.insert_value("site", self.sites[language].clone());
        values.insert_value("lang", languages::language(&self.model, language));
        values.insert_value("build", site_values::build(&self.model));
        values
    }

    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    pub(super) fn contents(&self) -> &feed::Contents {
        &self.contents
    }

    /// The clock of the run that this engine renders in.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The work of making an output, if it is work that a template or a text decides the length of: what is drawn, packed or set
    /// for paper takes as long as it takes.
    pub fn job(&self, output: usize) -> Option<Job> {
        let made = &self.model.plan.outputs[output];
        made.making.is_written().then(|| self.clock.job(self.what(output)))
    }

    fn what(&self, output: usize) -> What {
        let Output { address, origin, .. } = &self.model.plan.outputs[output];
        What::Making { address: address.as_str().into(), file: origin.as_ref().map(|place| place.file.clone()) }
    }

    /// Renders a template for an output.
    ///
    /// # Errors
    /// The template's fault, with its name and line.
    pub fn render(&self, template: &str, here: Here, context: &Context) -> Result<Vec<u8>, Box<Diagnostic>> {
        let _job = self.clock.job_if_none(|| self.what(here.output));
        let _template = self.clock.template(self.model.theme.template(template).map(|template| &template.file));
        let before = HERE.replace(Some(Rc::new(Calling { engine: self.clone(), here })));
        let mut page = Bounded::new(self.model.site.config.limits.output_size);
        let result = self.tera.tera.render_to(template, context, &mut page);
        HERE.set(before);
        result.map(|()| page.bytes).map_err(|error| Box::new(self.fault(template, here, &error, page.is_full)))
    }

    /// What is said of a template that failed.
    fn fault(&self, template: &str, here: Here, error: &tera::Error, is_full: bool) -> Diagnostic {
        let limits = &self.model.site.config.limits;
        let fault = |code| template_fault(&self.model.theme, code, template, error);
        let diagnostic = if is_full {
            fault(Code::OutputTooLarge).with("limit", limits.output_size >> 20)
        } else if clock::is_over() {
            // What the template is asked for on other pages would take as long there.
            self.clock.stop();
            fault(Code::PageTimeout).with("limit", limits.page_time.as_secs())
        } else {
            fault(Code::TemplateFailed)
        };
        diagnostic.on_page(self.model.plan.outputs[here.output].address.as_str())
    }
}

/// What full names of templates begin with, `parvis/`, the nearest to the site first.
fn theme_prefixes(templates: &[Template]) -> Vec<String> {
    let mut prefixes: Vec<String> = Vec::new();
    for template in templates.iter().rev() {
        let prefix = template.full_name.split_inclusive('/').next().unwrap_or_default();
        if !prefixes.iter().any(|known| known == prefix) {
            prefixes.push(prefix.to_owned());
        }
    }
    prefixes
}

/// A fault of the template engine as a diagnostic, with its place if the engine says it.
fn template_fault(theme: &Theme, code: Code, template: &str, error: &tera::Error) -> Diagnostic {
    use tera::ErrorKind::{CircularExtend, CircularInclude, MissingParent, RenderingError, SyntaxError};
    let (name, reason, span) = match error.kind() {
        SyntaxError(report) | RenderingError(report) => {
            (report.filename().to_owned(), report.message().to_owned(), Some(report.span().clone()))
        }
        CircularExtend { tpl, .. } | CircularInclude { tpl, .. } | MissingParent { current: tpl, .. } => {
            (tpl.clone(), first_line(&error.to_string()), None)
        }
        other => (template.to_owned(), first_line(&other.to_string()), None),
    };
    let name = if name.is_empty() { template.to_owned() } else { name };
    let Some(file) = theme.template_file(&name).or_else(|| mentioning(theme, &reason)) else {
        return Diagnostic::new(code).with("template", name).with("reason", reason);
    };
    let diagnostic = Diagnostic::new(code).with("template", file.name.as_str()).with("reason", reason);
    let place = match span {
        Some(span) => {
            let start = offset(&file.text, span.start_line, span.start_col);
            let end = offset(&file.text, span.end_line, span.end_col).max(start + 1);
            Place::at(&file.file, start..end)
        }
        None => Place::file(&file.file),
    };
    diagnostic.at(place)
}

/// For faults without a place, such as an unknown filter: the first template that has the word that is named.
fn mentioning<'a>(theme: &'a Theme, reason: &str) -> Option<&'a Template> {
    let word = reason.split('`').nth(1)?;
    theme.templates.iter().find(|template| template.text.contains(word))
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// Bytes before a line (from 1) and column (from 0, in characters).
fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            return start + content.chars().take(column).map(char::len_utf8).sum::<usize>();
        }
        start += content.len();
    }
    start.min(text.len())
}

fn register(tera: &mut Tera) {
    tera.register_filter("plain", |value: Value, _: Kwargs, _: &State<'_>| plain(value));
    tera.register_function("fit", |k: Kwargs, _: &State<'_>| card::fit(&k));
    tera.register_filter("initial", |text: &str, _: Kwargs, _: &State<'_>| initial(text));
    let of_model: [(&'static str, OfModel); 11] = [
        ("href", href),
        ("asset", asset),
        ("svg", svg),
        ("t", word),
        ("pages", pages),
        ("noted", noted),
        ("table", table),
        ("format", format),
        ("groups", |model, k| labels::groups_function(model, k, here()?.language)),
        ("label", |model, k| labels::label_function(model, k, here()?.language)),
        ("alphabet", |model, k| directory::alphabet(model, k, here()?.language)),
    ];
    for (name, function) in of_model {
        tera.register_function(name, move |k: Kwargs, _: &State<'_>| function(&calling()?.engine.model, &k));
    }
    tera.register_function("outline", |_: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let calling = calling()?;
        Ok(directory::outline(&calling.engine.model, calling.here.language))
    });
    tera.register_function("range", |k: Kwargs, _: &State<'_>| range(&k));
    tera.register_function("document", |k: Kwargs, _: &State<'_>| document(&k));
    tera.register_function("texts", |k: Kwargs, _: &State<'_>| texts(&k));
}

/// A function of templates, with the model of the output that is being rendered.
type OfModel = fn(&Model, &Kwargs) -> TeraResult<Value>;

/// A text that may hold links, without its tags: for attributes.
fn plain(value: Value) -> Value {
    let Some(html) = value.as_str().filter(|_| value.is_safe()) else { return value };
    let mut text = String::with_capacity(html.len());
    for (number, part) in html.split('<').enumerate() {
        text.push_str(if number == 0 { part } else { part.split_once('>').map_or("", |(_, after)| after) });
    }
    // Entities stay as they are, so the text is as safe as it was.
    Value::safe_string(&text)
}

/// The letter under which a text stands in an alphabetical list: without accent, upper case; `#` for what isn't a letter.
pub(super) fn initial(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let letter = text.nfd().find(|character| character.is_alphanumeric()).filter(|letter| letter.is_alphabetic());
    letter.map_or_else(|| "#".to_owned(), |letter| letter.to_uppercase().collect())
}

fn href(model: &Model, arguments: &Kwargs) -> TeraResult<Value> {
    let here = here()?;
    let id: &str = arguments.must_get("id")?;
    let language = match arguments.get::<&str>("lang")? {
        Some(code) => model
            .site
            .config
            .language(code)
            .map(|language| language.index)
            .ok_or_else(|| tera::Error::message(format!("href: the site has no language “{code}”")))?,
        None => here.language,
    };
    let own = &model.plan.outputs[here.output];
    let anchor = arguments.get::<&str>("anchor")?;
    let target = match model.plan.find(&model.site, id, language) {
        Some(target) => target.address,
        None if context::own_id(model, here.output).is_some_and(|own| own == id) => &own.address,
        None => return Err(tera::Error::message(format!("href: there is no page “{id}”"))),
    };
    let short = arguments.get::<bool>("short")?.unwrap_or(false);
    let short = model.site.find(id).filter(|_| short).and_then(|entry| model.plan.short(entry, language));
    let target = short.unwrap_or(target);
    let absolute = arguments.get::<bool>("absolute")?.unwrap_or(false);
    let written = if absolute {
        model.plan.writer.absolute(target)
    } else {
        model.plan.writer.write(&own.address, target, anchor)
    };
    Ok(Value::normal_string(&written))
}

fn no_asset(model: &Model, function: &str, name: &str) -> tera::Error {
    let near = crate::diagnostic::nearest(name, model.plan.asset_names()).unwrap_or("style.css");
    tera::Error::message(format!("{function}: the theme has no file “{name}”; is it “{near}”?"))
}

/// The text of a drawing among the theme's files, to stand in the page itself: it then takes the colours around it.
fn svg(model: &Model, arguments: &Kwargs) -> TeraResult<Value> {
    let name: &str = arguments.must_get("name")?;
    let asset = model.theme.assets.iter().find(|asset| asset.name == name && name.ends_with(".svg"));
    let text = asset.and_then(|asset| std::str::from_utf8(&asset.bytes).ok());
    let text = text.ok_or_else(|| no_asset(model, "svg", name))?;
    // An XML declaration or a comment before the drawing has no place in HTML.
    Ok(Value::safe_string(text.find("<svg").map_or(text, |at| &text[at..]).trim_end()))
}

fn asset(model: &Model, arguments: &Kwargs) -> TeraResult<Value> {
    let here = here()?;
    let name: &str = arguments.must_get("name")?;
    let address = model.plan.asset(name).ok_or_else(|| no_asset(model, "asset", name))?;
    Ok(Value::normal_string(&model.plan.writer.write(&model.plan.outputs[here.output].address, address, None)))
}

fn word(model: &Model, arguments: &Kwargs) -> TeraResult<Value> {
    let here = here()?;
    let key: &str = arguments.must_get("key")?;
    let mut given: Vec<(&str, FluentValue<'_>)> = Vec::new();
    for (name, value) in arguments.iter() {
        if let Some(name) = name.as_str().filter(|&name| name != "key") {
            given.push((name, fluent_value(value)));
        }
    }
    let words = &model.theme.words[here.language];
    let text = words.get(key, &given).ok_or_else(|| {
        let language = &model.site.config.languages[here.language].code;
        tera::Error::message(format!("t: the theme has no word “{key}” in the language “{language}”"))
    })?;
    Ok(Value::normal_string(&text))
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match (value.as_i128(), value.as_f64(), value.as_str()) {
        (Some(number), _, _) => FluentValue::from(number as f64),
        (None, Some(number), _) => FluentValue::from(number),
        (None, None, Some(text)) => FluentValue::from(text.to_owned()),
        _ => FluentValue::from(value.to_string()),
    }
}

fn pages(model: &Model, arguments: &Kwargs) -> TeraResult<Value> {
    let here = here()?;
    let found = selected(model, "pages", arguments, here.language)?;
    Ok(Value::from(found.into_iter().map(|entry| model.cards.get(model, entry, here.language)).collect::<Vec<_>>()))
}

/// The pages that a template asks for by `collection`, `filter`, `sort` and `limit`, in a language.
fn selected(model: &Model, function: &str, arguments: &Kwargs, language: usize) -> TeraResult<Vec<EntryIndex>> {
    let collection: &str = arguments.must_get("collection")?;
    let mut filter = Vec::new();
    if let Some(wanted) = arguments.get::<Value>("filter")? {
        let no_map = || tera::Error::message(format!("{function}: filter must be a map"));
        for (name, value) in wanted.as_map().ok_or_else(no_map)? {
            filter.push((name.to_string(), value.to_string()));
        }
    }
    let query = Query {
        collection: collection.to_owned(),
        filter,
        sort: arguments.get::<&str>("sort")?.map(Sort::parse),
        limit: arguments.get::<usize>("limit")?,
    };
    let unknown = || tera::Error::message(format!("{function}: there is no collection “{collection}”"));
    model.site.select(&query, language).ok_or_else(unknown)
}

/// A text with its links numbered, and their addresses.
fn noted(model: &Model, arguments: &Kwargs) -> TeraResult<Value> {
    let here = here()?;
    let html: Value = arguments.must_get("html")?;
    // Only what is safe already can be handed on as safe.
    let html = html.as_str().filter(|_| html.is_safe());
    let html = html.ok_or_else(|| tera::Error::message("noted: html must be HTML, such as page.body"))?;
    Ok(link_notes::values(model, here.output, html))
}

/// Texts of pages, to stand together in one page.
fn texts(arguments: &Kwargs) -> TeraResult<Value> {
    let calling = calling()?;
    let Calling { engine, here } = &*calling;
    let found = selected(&engine.model, "texts", arguments, here.language)?;
    let wanted = texts::Wanted {
        section: arguments.get::<String>("section")?,
        within: names(arguments.get::<Value>("within")?),
        down: arguments.get::<u8>("down")?.unwrap_or(1),
    };
    Ok(texts::values(engine, *here, &found, &wanted))
}

/// The texts of whole collections, for one page.
fn document(arguments: &Kwargs) -> TeraResult<Value> {
    let calling = calling()?;
    let collections = names(Some(arguments.must_get("collections")?));
    let unknown = |name| tera::Error::message(format!("document: there is no collection “{name}”"));
    texts::document(&calling.engine, calling.here, &collections).map_err(unknown)
}

fn names(list: Option<Value>) -> Vec<String> {
    let list = list.as_ref().and_then(|list| list.as_array()).unwrap_or_default();
    list.iter().map(ToString::to_string).collect()
}

/// A table of a collection's pages, by the names that `site.toml` gives them.
fn table(model: &Model, arguments: &Kwargs) -> TeraResult<Value> {
    let here = here()?;
    let (collection, name): (&str, &str) = (arguments.must_get("collection")?, arguments.must_get("name")?);
    let shown = page_table::Shown::find(model, collection, name, here.language);
    let shown = shown.ok_or_else(|| tera::Error::message(format!("table: “{collection}” has no table “{name}”")))?;
    Ok(shown.values(&model.plan.outputs[here.output].address))
}

fn format(model: &Model, arguments: &Kwargs) -> TeraResult<Value> {
    let formats = &model.formats[here()?.language];
    let value: Value = arguments.must_get("value")?;
    let text = match arguments.must_get::<&str>("as")? {
        "date" => {
            let date = value.as_str().and_then(Date::parse);
            formats.date(date.ok_or_else(|| tera::Error::message("format: not a date"))?)
        }
        "moment" => formats.moment(&value.to_string()),
        "number" => formats.number(&value.to_string()),
        "list" => {
            let items = value.as_array().ok_or_else(|| tera::Error::message("format: not a list"))?;
            formats.list(&items.iter().map(ToString::to_string).collect::<Vec<_>>())
        }
        other => {
            return Err(tera::Error::message(format!("format: “{other}” isn't one of date, moment, number, list")));
        }
    };
    Ok(Value::normal_string(&text))
}
