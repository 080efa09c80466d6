//! Keeps `www/src/facts.ts` and the Rust types equal: writes facts of every variant, as the page gets them, to
//! `www/test/facts.sample.ts`, where `satisfies Fact[]` makes the type check reject any drift.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;
#[path = "common/samples.rs"]
mod samples;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::Path;

use factlight::fact::{GenreOption, QuantityForm};
use factlight::{BlockKind, Document, Fact, FactKind, Forms, Genre, Marks, Offsets, Options, Utf16};
use samples::{TEXT, samples};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[test]
fn the_page_types_are_the_engine_types() {
    let offsets = Offsets::<Utf16>::new([TEXT]);
    let facts: Vec<_> = samples().into_iter().map(|f| offsets.fact(f)).collect();
    let lines: Vec<_> = facts.iter().map(|fact| serde_json::to_string(fact).unwrap()).collect();
    let sample = format!(
        "// Written by tests/boundary.rs (UPDATE=1 cargo test --test boundary): one fact of every variant, as the\n\
         // engine sends it, each on a line. If this file does not type-check, src/fact.rs and src/facts.ts have drifted apart.\n\
         import type {{ Fact }} from \"../src/facts.js\";\n\nexport const facts = [\n  {}\n] satisfies Fact[];\n",
        lines.join(",\n  ")
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/test/facts.sample.ts");
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    if written != sample && std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &sample).unwrap();
        panic!("{} rewritten: run the type check, then this again", path.display());
    }
    assert!(
        written == sample,
        "{} is not what the engine sends: UPDATE=1 cargo test --test boundary",
        path.display()
    );
}

#[test]
fn offsets_that_leave_are_utf16() {
    let offsets = Offsets::<Utf16>::new([TEXT]);
    let sent = serde_json::to_value(offsets.fact(samples().remove(0))).unwrap();
    assert_eq!(
        (&sent["anchor"]["start"], &sent["anchor"]["end"]),
        (&0.into(), &5.into()),
        "“£5,” is 5 units"
    );
    assert_eq!(sent["core"]["start"], 1);
    assert_eq!(sent["kind"], "quantity");
}

#[test]
fn forms_go_by_the_names_they_have_in_results() {
    for (name, form) in QuantityForm::NAMES {
        assert_eq!(serde_json::to_value(form).unwrap(), name);
        assert_eq!(serde_json::from_value::<QuantityForm>(json!(name)).unwrap(), form);
    }
    let names = QuantityForm::NAMES.map(|(name, _)| name.to_owned());
    assert_eq!(known::<QuantityForm>(json!("")), BTreeSet::from(names));
}

/// The names that serde says there are when `wrong` has another.
fn known<T: DeserializeOwned + Debug>(wrong: Value) -> BTreeSet<String> {
    let error = serde_json::from_value::<T>(wrong).unwrap_err().to_string();
    let (_, names) = error.split_once("expected one of ").unwrap_or_else(|| panic!("{error}"));
    names.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The part of `www/src/facts.ts` from `from` to `to`.
fn page_types(from: &str, to: &str) -> &'static str {
    let types = include_str!("../www/src/facts.ts");
    let (_, rest) = types.split_once(from).unwrap_or_else(|| panic!("facts.ts has no {from}"));
    rest.split_once(to).unwrap().0
}

#[test]
fn the_page_may_pass_what_the_engine_reads() {
    let fields = page_types("interface EngineOptions {", "\n}").lines();
    let options = fields.filter_map(|line| Some(line.split_once("?: ")?.0.trim().to_owned()));
    assert_eq!(options.collect::<BTreeSet<_>>(), known::<Options>(json!({ "": true })));
    let words = |line: &str| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(words(page_types("interface Block {", "text: string")), known::<BlockKind>(json!("")));
    assert_eq!(words(page_types("type QuantityForm =", ";")), known::<QuantityForm>(json!("")));
    let genres = Genre::NAMES.map(|(name, _)| name.to_owned());
    assert_eq!(words(page_types("type Genre =", ";")), BTreeSet::from(genres.clone()));
    let asked = known::<GenreOption>(json!(""));
    assert_eq!(asked, BTreeSet::from(GenreOption::NAMES.map(|(name, _)| name.to_owned())));
    assert!(asked.contains("auto") && genres.iter().all(|genre| asked.contains(genre)));
}

const DREDGER: &str = "The 17-year-old dredger, the second of three, cost £4.5 million, 12 percent more than in Oslo, \
    and took 14 days, said Ada Quist.";

fn forms(marks: Marks, forms: Option<Forms>) -> Vec<QuantityForm> {
    let options = Options { marks, forms, quotes: false, places: false, ..Options::default() };
    let facts = common::engine().annotate(&Document::from_text(DREDGER), &options);
    let form = |fact: &Fact| match &fact.kind {
        FactKind::Quantity(quantity) => quantity.form,
        other => panic!("{other:?} was not asked for"),
    };
    facts.iter().map(form).collect()
}

#[test]
fn an_option_says_which_forms_to_mark() {
    use QuantityForm as F;
    let claims = forms(Marks::Claims, None);
    let all = forms(Marks::All, None);
    assert!(claims.contains(&F::Duration) && all.contains(&F::Ordinal), "{claims:?}, {all:?}");
    for (marks, found) in [(Marks::Claims, claims), (Marks::All, all)] {
        for (name, form) in F::NAMES {
            let only: Vec<F> = found.iter().copied().filter(|f| *f == form).collect();
            assert_eq!(forms(marks, Some(Forms::of([form]))), only, "{name}");
        }
        let money = Forms::of([F::Currency, F::Percent]);
        assert_eq!(forms(marks, Some(money)), [F::Currency, F::Percent]);
        assert_eq!(forms(marks, Some(Forms::default())), []);
    }
}

#[test]
fn quantities_have_sources_unless_they_are_not_asked_for() {
    let sources = |quotes: bool, sources: bool| {
        let options = Options { quotes, sources, places: false, ..Options::default() };
        let document = Document::from_text("“It cost £5 million,” Ada Quist said.");
        let facts = common::engine().annotate(&document, &options);
        let quantities = facts.iter().filter(|fact| matches!(fact.kind, FactKind::Quantity(_)));
        let with_source: Vec<bool> = quantities.map(|fact| fact.source.is_some()).collect();
        assert!(facts.iter().all(|fact| matches!(fact.kind, FactKind::Quantity(_)) || fact.source.is_some()));
        with_source
    };
    assert!(sources(true, true).contains(&true));
    assert_eq!(sources(true, true), sources(false, true));
    assert!(!sources(true, false).contains(&true) && !sources(false, false).contains(&true));
    assert_eq!(sources(true, true).len(), sources(false, false).len());
}
