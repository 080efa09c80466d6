//! What the tests share: an engine with the real gazetteer, and facts as flat rows that cases are compared with.
#![allow(dead_code)] // each test file uses its part

pub mod invariants;
pub mod parses;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use factlight::fact::{Amount, Converted, CountryCode, Source, Speaker};
use factlight::{Anchor, Block, Document, Engine, Fact, FactKind, Gazetteer, Span};
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
    let at = |anchor| json!(text_at(document, anchor));
    let span = |span: Span| at(Anchor::new(fact.anchor.block, span));
    let mut row = Map::new();
    let mut set = |key: &str, value: Value| row.insert(key.to_owned(), value);
    set("text", at(fact.anchor));
    set("rule", json!(fact.evidence.rule));
    set("citation", json!(fact.citation));
    match &fact.kind {
        FactKind::Quantity(quantity) => {
            set("kind", json!("quantity"));
            set("core", span(quantity.core));
            if let Value::Object(amount) = json!(quantity.amount) {
                amount.into_iter().for_each(|(key, value)| drop(set(&key, value)));
            }
            set("unit", json!(quantity.unit.as_ref().map(|unit| unit.id.clone())));
            set("form", json!(quantity.form));
            set("approximator", json!(quantity.approximator));
            set("change", json!(quantity.change));
            set("measured", quantity.measured.map_or(Value::Null, span));
            set("base", quantity.base.map_or(Value::Null, span));
            let converted: Vec<_> = quantity.converted.iter().map(converted).collect();
            set("converted", json!(converted.join("; ")));
        }
        FactKind::Quote(quote) => {
            set("kind", json!("quote"));
            set("content", span(quote.content));
            set("form", json!(quote.form));
            set("continues", json!(quote.continues));
        }
        FactKind::Place(place) => {
            set("kind", json!("place"));
            set("id", json!(place.id));
            set("name", json!(place.name));
            set("place_kind", json!(place.place_kind));
            set("country", json!(place.country));
            set("region", json!(place.region));
            set("lat", json!(place.point.map(|(lat, _)| lat)));
            set("lon", json!(place.point.map(|(_, lon)| lon)));
            set("precision", json!(place.precision));
            set("within", json!(place.within));
            set("population", json!(place.population));
            set("metonym", json!(place.metonym));
            set("reason", json!(place.reason));
            let namesakes = place.namesakes.iter().map(|n| {
                let country = n.country.as_ref().map_or("", CountryCode::as_str);
                format!("{}, {}", n.region.as_deref().unwrap_or(&n.name), country)
            });
            set("namesakes", json!(namesakes.collect::<Vec<_>>().join("; ")));
        }
    }
    let (speaker, role, cue) =
        fact.source.as_ref().map_or((None, None, None), |Source { speaker, role, cue, .. }| {
            (Some(speaker), role.map(at), cue.map(at))
        });
    set("speaker", json!(speaker.and_then(Speaker::name)));
    let words = match speaker {
        Some(Speaker::Named { at, .. } | Speaker::Pronoun { at, .. }) => Some(*at),
        _ => None,
    };
    set("speaker_words", words.map_or(Value::Null, at));
    set("role", json!(role));
    set("cue", json!(cue));
    let link = fact.source.as_ref().map(|source| factlight::fact::rounded(source.confidence));
    set("link", json!(link));
    set("source_kind", json!(fact.source.as_ref().map(|source| source.kind)));
    row
}

/// The words a row of kind `kind` may use.
pub fn knows(row: &Map<String, Value>, key: &str) -> bool {
    row.contains_key(key) || matches!(key, "value" | "low" | "high")
}
