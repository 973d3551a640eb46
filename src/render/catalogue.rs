//! The catalogue of data packages that data portals harvest: DCAT-AP (semiceu.github.io/DCAT-AP), in Turtle and JSON-LD,
//! both written from one list of statements.

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BlankNode, Literal, NamedNode, NamedNodeRef, Term, Triple};
use oxttl::TurtleSerializer;
use serde_json::{Map, Value, json};

use super::Model;
use crate::data::Package;
use crate::node::Date;
use crate::site::EntryIndex;

const DCAT: &str = "http://www.w3.org/ns/dcat#";
const DCT: &str = "http://purl.org/dc/terms/";
const FOAF: &str = "http://xmlns.com/foaf/0.1/";

/// Turtle (w3.org/TR/turtle).
pub fn turtle(model: &Model) -> Vec<u8> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, namespace) in
        [("dcat", DCAT), ("dct", DCT), ("foaf", FOAF), ("xsd", "http://www.w3.org/2001/XMLSchema#")]
    {
        // The namespaces are valid addresses, which is the only thing that could be wrong.
        if let Ok(next) = serializer.clone().with_prefix(prefix, namespace) {
            serializer = next;
        }
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in statements(model) {
        // Writing to memory can't fail.
        let _ = writer.serialize_triple(&triple);
    }
    in_order(writer.finish().unwrap_or_default())
}

/// The serializer writes prefixes in no order; the same input must give the same bytes.
fn in_order(turtle: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&turtle);
    let (mut prefixes, rest): (Vec<&str>, Vec<&str>) =
        text.split_inclusive('\n').partition(|line| line.starts_with("@prefix "));
    prefixes.sort_unstable();
    (prefixes.concat() + &rest.concat()).into_bytes()
}

/// JSON-LD 1.1 in expanded form: one object a node.
pub fn json_ld(model: &Model) -> Vec<u8> {
    let mut nodes: Vec<(String, Map<String, Value>)> = Vec::new();
    for triple in statements(model) {
        let subject = match &triple.subject {
            oxrdf::NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
            oxrdf::NamedOrBlankNode::BlankNode(node) => node.to_string(),
        };
        let at = nodes.iter().position(|(id, _)| *id == subject).unwrap_or_else(|| {
            nodes.push((subject.clone(), Map::from_iter([("@id".to_owned(), subject.into())])));
            nodes.len() - 1
        });
        let (key, value) = if triple.predicate == rdf::TYPE {
            ("@type".to_owned(), object(&triple.object)["@id"].clone())
        } else {
            (triple.predicate.as_str().to_owned(), object(&triple.object))
        };
        let entry = nodes[at].1.entry(key).or_insert_with(|| json!([]));
        if let Some(values) = entry.as_array_mut() {
            values.push(value);
        }
    }
    let nodes: Vec<Value> = nodes.into_iter().map(|(_, node)| Value::Object(node)).collect();
    let mut bytes = serde_json::to_vec_pretty(&nodes).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn object(term: &Term) -> Value {
    match term {
        Term::NamedNode(node) => json!({ "@id": node.as_str() }),
        Term::BlankNode(node) => json!({ "@id": node.to_string() }),
        Term::Literal(literal) => match literal.language() {
            Some(language) => json!({ "@value": literal.value(), "@language": language }),
            None if literal.datatype() == xsd::STRING => json!({ "@value": literal.value() }),
            None => json!({ "@value": literal.value(), "@type": literal.datatype().as_str() }),
        },
    }
}

/// Collects statements about one subject.
struct About<'a> {
    subject: oxrdf::NamedOrBlankNode,
    all: &'a mut Vec<Triple>,
}

impl About<'_> {
    fn is_a(&mut self, namespace: &str, name: &str) {
        if let Ok(class) = NamedNode::new(format!("{namespace}{name}")) {
            self.all.push(Triple::new(self.subject.clone(), rdf::TYPE, class));
        }
    }

    fn say(&mut self, namespace: &str, name: &str, object: impl Into<Term>) {
        if let Ok(predicate) = NamedNode::new(format!("{namespace}{name}")) {
            self.all.push(Triple::new(self.subject.clone(), predicate, object));
        }
    }

    /// An address; one that isn't valid is left out.
    fn lead(&mut self, namespace: &str, name: &str, address: &str) {
        if let Ok(node) = NamedNode::new(address) {
            self.say(namespace, name, node);
        }
    }

    fn word(&mut self, namespace: &str, name: &str, text: &str, language: &str) {
        if let Ok(literal) = Literal::new_language_tagged_literal(text, language) {
            self.say(namespace, name, literal);
        }
    }
}

fn statements(model: &Model) -> Vec<Triple> {
    let mut all = Vec::new();
    let config = &model.site.config;
    let base = config.base_url.as_str();
    let Ok(catalogue) = NamedNode::new(format!("{base}#catalogue")) else { return all };
    let mut about = About { subject: catalogue.into(), all: &mut all };
    about.is_a(DCAT, "Catalog");
    for language in &config.languages {
        let title = config.title.text(language.index).unwrap_or_default();
        about.word(DCT, "title", title, &language.code);
        about.word(DCT, "description", config.description.text(language.index).unwrap_or(title), &language.code);
    }
    about.lead(FOAF, "homepage", base);
    let publisher = BlankNode::new_unchecked("publisher");
    about.say(DCT, "publisher", publisher.clone());
    if let Some(licence) = &config.licence {
        about.lead(DCT, "license", &licence.url);
    }
    for entry in model.site.packages.entries() {
        if let Some(address) = page(model, entry, 0) {
            about.lead(DCAT, "dataset", &address);
        }
    }
    let mut about = About { subject: publisher.into(), all: &mut all };
    agent(&mut about, config.publisher.name.as_deref().unwrap_or_default());
    for (entry, package) in model.site.packages.iter() {
        dataset(model, entry, package, &mut all);
    }
    all
}

fn agent(about: &mut About<'_>, name: &str) {
    about.is_a(FOAF, "Agent");
    about.say(FOAF, "name", Literal::new_simple_literal(name));
}

fn page(model: &Model, entry: EntryIndex, language: usize) -> Option<String> {
    model.plan.page(entry, language).map(|target| model.plan.writer.absolute(target.address))
}

fn dataset(model: &Model, entry: EntryIndex, package: &Package, all: &mut Vec<Triple>) {
    let Some(address) = page(model, entry, 0) else { return };
    let Ok(subject) = NamedNode::new(&address) else { return };
    let mut about = About { subject: subject.into(), all };
    about.is_a(DCAT, "Dataset");
    for document in model.site.entry(entry).documents.iter().flatten() {
        let code = &model.site.config.languages[document.language].code;
        let plain = |text: &str| super::plain::plain(model, text, document);
        about.word(DCT, "title", &plain(&document.title), code);
        about.word(DCT, "description", &plain(document.summary.as_deref().unwrap_or(&document.title)), code);
    }
    about.say(DCT, "identifier", Literal::new_simple_literal(&package.key));
    about.lead(DCAT, "landingPage", &address);
    for keyword in &package.keywords {
        about.word(DCAT, "keyword", keyword, "en");
    }
    for licence in package.licences.iter().filter_map(|licence| licence.path.as_deref()) {
        about.lead(DCT, "license", licence);
    }
    for source in package.sources.iter().filter_map(|source| source.path.as_deref()) {
        about.lead(DCT, "source", source);
    }
    if let Some(created) = package.created.as_deref().and_then(|moment| moment.get(..10)) {
        dated(&mut about, "issued", created);
    }
    if let Some(updated) = model.site.entry(entry).original().updated {
        dated(&mut about, "modified", &updated.to_string());
    }
    if let Some((start, end)) = &package.temporal {
        let period = BlankNode::new_unchecked(format!("period-{}", package.key));
        about.say(DCT, "temporal", period.clone());
        let mut about = About { subject: period.into(), all: about.all };
        about.is_a(DCT, "PeriodOfTime");
        moment(&mut about, "startDate", start);
        moment(&mut about, "endDate", end);
    }
    creator(package, &address, all);
    for resource in &package.resources {
        distribution(model, package, &resource.file, &address, all);
    }
}

/// Who made the figures: the publisher of the dataset, as the catalogue has it.
fn creator(package: &Package, dataset: &str, all: &mut Vec<Triple>) {
    let names: Vec<&str> = package.sources.iter().filter_map(|source| source.publisher.as_deref()).collect();
    let (Some(name), Ok(subject)) = (names.first(), NamedNode::new(dataset)) else { return };
    let node = BlankNode::new_unchecked(format!("creator-{}", package.key));
    About { subject: subject.into(), all }.say(DCT, "publisher", node.clone());
    agent(&mut About { subject: node.into(), all }, name);
}

fn distribution(model: &Model, package: &Package, file: &str, dataset: &str, all: &mut Vec<Triple>) {
    let Some(address) = model.plan.file(file).map(|address| model.plan.writer.absolute(address)) else { return };
    let (Ok(node), Ok(subject)) = (NamedNode::new(&address), NamedNode::new(dataset)) else { return };
    About { subject: subject.into(), all }.say(DCAT, "distribution", node.clone());
    let mut about = About { subject: node.into(), all };
    about.is_a(DCAT, "Distribution");
    about.lead(DCAT, "accessURL", dataset);
    about.lead(DCAT, "downloadURL", &address);
    about.lead(DCAT, "mediaType", "https://www.iana.org/assignments/media-types/text/csv");
    about.lead(DCT, "format", "http://publications.europa.eu/resource/authority/file-type/CSV");
    for licence in package.licences.iter().filter_map(|licence| licence.path.as_deref()) {
        about.lead(DCT, "license", licence);
    }
}

fn dated(about: &mut About<'_>, name: &str, day: &str) {
    if Date::parse(day).is_some() {
        about.say(DCT, name, Literal::new_typed_literal(day, xsd::DATE));
    }
}

/// A year, a month or a day, in the type that fits.
fn moment(about: &mut About<'_>, name: &str, text: &str) {
    let kind: NamedNodeRef<'_> = match text.len() {
        4 => xsd::G_YEAR,
        7 => xsd::G_YEAR_MONTH,
        _ => xsd::DATE,
    };
    about.say(DCAT, name, Literal::new_typed_literal(text, kind));
}
