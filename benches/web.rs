//! Speed of each stage alone as a browser runs it: the page's own build of the engine, without the crossing of facts to
//! JavaScript (`www/test/bench/bench.mjs` measures both together). `cargo xtask bench` runs it over the text it names in
//! `FACTLIGHT_BENCH_TEXT`; every bench takes a million bytes, so 50 ms are 20 MB/s.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs)] // wasm_bindgen_bench writes public functions
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a bench stops at what it does not expect

use std::hint::black_box;
use std::time::Duration;

use factlight::attribute::Attributor;
use factlight::detect::{Analysis, Mention, place, quantity, quote};
use factlight::names::Cast;
use factlight::syntax::Syntax;
use factlight::text::Text;
use factlight::{Block, Document, Engine, Gazetteer, Options};
use wasm_bindgen_test::{Criterion, wasm_bindgen_bench, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

static GAZETTEER: &[u8] = include_bytes!("../data/gazetteer.bin");
static TEXT: &str = include_str!(env!("FACTLIGHT_BENCH_TEXT", "`cargo xtask bench` sets it"));

fn gazetteer() -> Gazetteer {
    Gazetteer::from_bytes(GAZETTEER.to_vec()).expect("data/gazetteer.bin opens")
}

/// The text again and again, a million bytes of it.
fn document() -> Document {
    let mut blocks = Vec::new();
    let mut left_bytes = 1_000_000_usize;
    for paragraph in TEXT.split("\n\n").cycle().take_while(|_| !TEXT.is_empty()) {
        if paragraph.len() > left_bytes {
            break;
        }
        left_bytes -= paragraph.len();
        blocks.push(Block::paragraph(paragraph));
    }
    Document { blocks }
}

/// Times `stage` over the million bytes.
fn measure<R>(criterion: &mut Criterion, name: &str, mut stage: impl FnMut(&Analysis<'_>) -> R) {
    let document = document();
    let text = Text::new(&document);
    let gazetteer = gazetteer();
    let cast = Cast::read(&text, &gazetteer);
    let syntax = Syntax::new(&text);
    let analysis = Analysis {
        text: &text,
        syntax: &syntax,
        cast: &cast,
        gazetteer: &gazetteer,
        options: Options::default(),
    };
    few(criterion).bench_function(name, |bencher| bencher.iter(|| black_box(stage(&analysis))));
}

/// Fewer samples than usual: one turn takes tens of milliseconds.
fn few(criterion: &mut Criterion) -> Criterion {
    std::mem::take(criterion)
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(2))
}

#[wasm_bindgen_bench]
fn text(criterion: &mut Criterion) {
    let document = document();
    few(criterion).bench_function("text", |bencher| bencher.iter(|| black_box(Text::new(&document))));
}

#[wasm_bindgen_bench]
fn quantities(criterion: &mut Criterion) {
    let detector = quantity::Detector::new();
    measure(criterion, "quantity", |analysis| detector.detect(analysis));
}

#[wasm_bindgen_bench]
fn quotes(criterion: &mut Criterion) {
    let detector = quote::Detector::new();
    measure(criterion, "quote", |analysis| detector.detect(analysis));
}

#[wasm_bindgen_bench]
fn places(criterion: &mut Criterion) {
    let detector = place::Detector::new();
    measure(criterion, "place", |analysis| detector.detect(analysis));
}

#[wasm_bindgen_bench]
fn quotes_with_speakers(criterion: &mut Criterion) {
    let (detector, attributor) = (quote::Detector::new(), Attributor::new());
    measure(criterion, "quote and attribute", |analysis| {
        let mentions: Vec<Mention> = detector.detect(analysis);
        attributor.attribute(analysis, mentions)
    });
}

#[wasm_bindgen_bench]
fn engine(criterion: &mut Criterion) {
    let (document, engine) = (document(), Engine::new(gazetteer()));
    few(criterion).bench_function("engine, all facts", |bencher| {
        bencher.iter(|| black_box(engine.annotate(&document, &Options::default())));
    });
}

#[wasm_bindgen_bench]
fn start(criterion: &mut Criterion) {
    let first = Document::from_text("It cost $2 billion.");
    few(criterion).bench_function("gazetteer opened", |bencher| bencher.iter(|| black_box(gazetteer())));
    few(criterion).bench_function("start, bytes to first fact", |bencher| {
        bencher.iter(|| black_box(Engine::new(gazetteer()).annotate(&first, &Options::default())));
    });
}
