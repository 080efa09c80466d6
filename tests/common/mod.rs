//! What the tests share: an engine with the real gazetteer, and facts as flat rows that cases are compared with.
#![allow(dead_code)] // each test file uses its part

pub mod invariants;
pub mod parses;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use factlight::fact::{Amount, Converted, CountryCode, Place, Quantity, Quote, Source, Speaker};
use factlight::{Anchor, Block, BlockId, Document, Engine, Fact, FactKind, Gazetteer, Span};
use serde_json::{Map, Value, json};

/// The gazetteer that ships.
pub static GAZETTEER: &[u8] = include_bytes!("../../data/gazetteer.bin");

/// An engine as a page has it; opening the gazetteer takes longer than most tests.
pub fn engine() -> &'static Engine {
    static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
        Engine::new(Gazetteer::from_bytes(GAZETTEER.to_vec()).expect("data/gazetteer.bin opens"))
    });
    &ENGINE
}

/// The files under `folder` of the project that end with `ending`, sorted.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        for path in entries.map(|entry| entry.expect("an entry of the folder").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The cases of a file of `tests/cases`.
pub fn cases<T: serde::de::DeserializeOwned>(file: &Path) -> T {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// The texts of all cases, of every kind, sorted.
pub fn case_texts() -> &'static [String] {
    static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut found = Vec::new();
        for file in files("tests/cases", "toml") {
            let table: toml::Table = cases(&file);
            let own = table["case"].as_array().expect("a file of cases").iter();
            found.extend(own.filter_map(|case| Some(case.get("text")?.as_str()?.to_owned())));
        }
        found.sort();
        assert!(found.len() > 500, "{} texts", found.len());
        found
    });
    &TEXTS
}

/// A document of paragraphs, separated by blank lines.
pub fn document(text: &str) -> Document {
    Document { blocks: text.split("\n\n").map(Block::paragraph).collect() }
}

/// The text at `anchor`.
pub fn text_at(document: &Document, anchor: Anchor) -> &str {
    anchor.span.of(&document.blocks[anchor.block.0 as usize].text)
}

/// “38 litre of US gallon”, “10..12 mile”, “12.. mile”.
fn converted(converted: &Converted) -> String {
    let end = |end: Option<f64>| end.map(|end| end.to_string()).unwrap_or_default();
    let amount = match converted.amount {
        Amount::Exact { value } => value.to_string(),
        Amount::Range { low, high } => format!("{}..{}", end(low), end(high)),
    };
    let of = converted.of.as_ref().map(|of| format!(" of {of}")).unwrap_or_default();
    format!("{amount} {}{of}", converted.unit.id)
}

/// The words a case file says about a fact: every field as text or number, positions as the text they cover.
pub fn row(document: &Document, fact: &Fact) -> Map<String, Value> {
    let mut row = Row { document, block: fact.anchor.block, cells: Map::new() };
    row.set("text", row.at(fact.anchor));
    row.set("rule", json!(fact.evidence.rule));
    row.set("citation", json!(fact.citation));
    match &fact.kind {
        FactKind::Quantity(quantity) => row.quantity(quantity),
        FactKind::Quote(quote) => row.quote(quote),
        FactKind::Place(place) => row.place(place),
    }
    row.source(fact.source.as_ref());
    row.cells
}

/// A fact on its way to a row.
struct Row<'d> {
    document: &'d Document,
    /// The fact's.
    block: BlockId,
    cells: Map<String, Value>,
}

impl Row<'_> {
    fn set(&mut self, key: &str, value: Value) {
        self.cells.insert(key.to_owned(), value);
    }

    fn at(&self, anchor: Anchor) -> Value {
        json!(text_at(self.document, anchor))
    }

    fn span(&self, span: Span) -> Value {
        self.at(Anchor::new(self.block, span))
    }

    fn quantity(&mut self, quantity: &Quantity) {
        self.set("kind", json!("quantity"));
        self.set("core", self.span(quantity.core));
        if let Value::Object(amount) = json!(quantity.amount) {
            amount.into_iter().for_each(|(key, value)| self.set(&key, value));
        }
        self.set("unit", json!(quantity.unit.as_ref().map(|unit| unit.id.clone())));
        self.set("form", json!(quantity.form));
        self.set("approximator", json!(quantity.approximator));
        self.set("change", json!(quantity.change));
        self.set("measured", quantity.measured.map_or(Value::Null, |at| self.span(at)));
        self.set("base", quantity.base.map_or(Value::Null, |at| self.span(at)));
        self.set("of", quantity.of.map_or(Value::Null, |at| self.span(at)));
        self.set("against", quantity.against.map_or(Value::Null, |at| self.span(at)));
        let converted: Vec<_> = quantity.converted.iter().map(converted).collect();
        self.set("converted", json!(converted.join("; ")));
    }

    fn quote(&mut self, quote: &Quote) {
        self.set("kind", json!("quote"));
        self.set("content", self.span(quote.content));
        self.set("form", json!(quote.form));
        self.set("continues", json!(quote.continues));
    }

    fn place(&mut self, place: &Place) {
        self.set("kind", json!("place"));
        self.set("id", json!(place.id));
        self.set("name", json!(place.name));
        self.set("place_kind", json!(place.place_kind));
        self.set("country", json!(place.country));
        self.set("region", json!(place.region));
        self.set("lat", json!(place.point.map(|(lat, _)| lat)));
        self.set("lon", json!(place.point.map(|(_, lon)| lon)));
        self.set("precision", json!(place.precision));
        self.set("within", json!(place.within));
        self.set("population", json!(place.population));
        self.set("metonym", json!(place.metonym));
        self.set("reason", json!(place.reason));
        let namesakes = place.namesakes.iter().map(|n| {
            let country = n.country.as_ref().map_or("", CountryCode::as_str);
            format!("{}, {}", n.region.as_deref().unwrap_or(&n.name), country)
        });
        self.set("namesakes", json!(namesakes.collect::<Vec<_>>().join("; ")));
    }

    fn source(&mut self, source: Option<&Source>) {
        let speaker = source.map(|source| &source.speaker);
        self.set("speaker", json!(speaker.and_then(Speaker::name)));
        let words = match speaker {
            Some(Speaker::Named { at, .. } | Speaker::Pronoun { at, .. }) => Some(*at),
            _ => None,
        };
        let at = |anchor: Option<Anchor>| anchor.map_or(Value::Null, |anchor| self.at(anchor));
        let (words, role, cue) =
            (at(words), at(source.and_then(|source| source.role)), at(source.and_then(|source| source.cue)));
        self.set("speaker_words", words);
        self.set("role", role);
        self.set("cue", cue);
        self.set("link", json!(source.map(|source| factlight::fact::rounded(source.confidence))));
        self.set("source_kind", json!(source.map(|source| source.kind)));
    }
}

/// The words a row of kind `kind` may use.
pub fn knows(row: &Map<String, Value>, key: &str) -> bool {
    row.contains_key(key) || matches!(key, "value" | "low" | "high")
}
