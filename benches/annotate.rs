//! Engine speed in MB/s of news-like text: all stages together, and each alone. `cargo xtask bench` runs it.
#![allow(missing_docs)] // criterion_group! writes a public function
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a bench stops at what it does not expect

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use factlight::attribute::Attributor;
use factlight::detect::{Analysis, place, quantity, quote};
use factlight::overlap;
use factlight::text::Text;
use factlight::{Block, Document, Engine, Gazetteer, Marks, Options};

static GAZETTEER: &[u8] = include_bytes!("../data/gazetteer.bin");
/// Our own article, the one page that has every kind of fact.
static PAGE: &str = include_str!("../tests/pages/harbour.txt");

fn gazetteer() -> Gazetteer {
    Gazetteer::from_bytes(GAZETTEER.to_vec()).expect("data/gazetteer.bin opens")
}

/// The article again and again, `bytes` long or a little longer.
fn document(bytes: usize) -> Document {
    let mut blocks = Vec::new();
    let mut size = 0;
    while size < bytes {
        for paragraph in PAGE.split("\n\n") {
            size += paragraph.len();
            blocks.push(Block::paragraph(paragraph));
        }
    }
    Document { blocks }
}

fn size(document: &Document) -> u64 {
    document.blocks.iter().map(|b| b.text.len() as u64).sum()
}

fn engine(c: &mut Criterion) {
    let engine = Engine::new(gazetteer());
    let mut group = c.benchmark_group("engine");
    for bytes in [10_000, 1_000_000] {
        let document = document(bytes);
        group.throughput(Throughput::Bytes(size(&document)));
        group.bench_with_input(BenchmarkId::from_parameter(bytes), &document, |b, document| {
            b.iter(|| black_box(engine.annotate(document, &Options::default())));
        });
    }
    group.finish();
}

fn stages(c: &mut Criterion) {
    let gazetteer = gazetteer();
    let document = document(1_000_000);
    let text = Text::new(&document);
    let analysis = Analysis { text: &text, gazetteer: &gazetteer, marks: Marks::Claims, locale: None };
    let (quantities, quotes, places) =
        (quantity::Detector::new(), quote::Detector::new(), place::Detector::new());
    let mut group = c.benchmark_group("stage");
    group.throughput(Throughput::Bytes(size(&document)));
    group.bench_function("text", |b| b.iter(|| black_box(Text::new(&document))));
    group.bench_function("quantity", |b| b.iter(|| black_box(quantities.detect(&analysis))));
    group.bench_function("quote", |b| b.iter(|| black_box(quotes.detect(&analysis))));
    group.bench_function("place", |b| b.iter(|| black_box(places.detect(&analysis))));
    let mut mentions = quantities.detect(&analysis);
    mentions.extend(quotes.detect(&analysis));
    mentions.extend(places.detect(&analysis));
    let attributor = Attributor::new();
    group.bench_function("attribute", |b| {
        b.iter_batched(
            || mentions.clone(),
            |m| black_box(attributor.attribute(&analysis, m)),
            BatchSize::LargeInput,
        );
    });
    let facts = attributor.attribute(&analysis, mentions);
    group.bench_function("overlap", |b| {
        b.iter_batched(|| facts.clone(), |f| black_box(overlap::resolve(f)), BatchSize::LargeInput);
    });
    group.finish();
}

fn start(c: &mut Criterion) {
    let first = Document::from_text("It cost $2 billion.");
    c.bench_function("start, bytes to first fact", |b| {
        b.iter(|| black_box(Engine::new(gazetteer()).annotate(&first, &Options::default())));
    });
}

criterion_group!(benches, engine, stages, start);
criterion_main!(benches);
