//! Engine speed in MB/s of news-like text: all stages together, and each alone. `cargo xtask bench` runs it.
#![allow(missing_docs)] // criterion_group! writes a public function
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a bench stops at what it does not expect

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{
    BatchSize, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};
use factlight::attribute::Attributor;
use factlight::detect::{Analysis, place, quantity, quote};
use factlight::names::{Cast, Countries};
use factlight::overlap;
use factlight::syntax::{Syntax, Tagger};
use factlight::text::{Sentence, Text};
use factlight::{Block, Document, Engine, Gazetteer, Options};

static GAZETTEER: &[u8] = include_bytes!("../data/gazetteer.bin");
/// Our own article, the one page that has every kind of fact.
static PAGE: &str = include_str!("../tests/pages/harbour.txt");

fn gazetteer() -> Gazetteer {
    Gazetteer::from_bytes(GAZETTEER.to_vec()).expect("data/gazetteer.bin opens")
}

/// The article again and again, `bytes` long or a little longer.
fn document(bytes: usize) -> Document {
    repeated(PAGE, bytes)
}

fn repeated(page: &str, bytes: usize) -> Document {
    let mut blocks = Vec::new();
    let mut size = 0;
    while size < bytes {
        for paragraph in page.split("\n\n") {
            size += paragraph.len();
            blocks.push(Block::paragraph(paragraph));
        }
    }
    Document { blocks }
}

/// Real articles, where they are at hand: our own has four times the facts of ordinary news.
fn news() -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let mut texts: Vec<_> = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    texts.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    texts.sort();
    let texts: Vec<_> = texts.into_iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn size(document: &Document) -> u64 {
    document.blocks.iter().map(|b| b.text.len() as u64).sum()
}

/// What a caller may ask for, from most work to least.
fn asked() -> [(&'static str, Options); 4] {
    let none = Options { quantities: false, quotes: false, places: false, ..Options::default() };
    [
        ("all", Options::default()),
        ("quantities", Options { quantities: true, ..none }),
        ("quantities without sources", Options { quantities: true, sources: false, ..none }),
        ("places", Options { places: true, ..none }),
    ]
}

/// By what is asked for and by size: the speed at 100 MB is that at 10 kB, or the engine is not linear.
fn engine(c: &mut Criterion) {
    let engine = Engine::new(gazetteer());
    let mut group = c.benchmark_group("engine");
    for bytes in [10_000, 1_000_000, 100_000_000] {
        let document = document(bytes);
        group.throughput(Throughput::Bytes(size(&document)));
        if bytes == 100_000_000 {
            // Seconds a turn: as few turns as criterion allows.
            group.sample_size(10).sampling_mode(SamplingMode::Flat);
            group.warm_up_time(Duration::from_millis(1)).measurement_time(Duration::from_millis(1));
        }
        for (name, options) in asked() {
            group.bench_with_input(BenchmarkId::new(name, bytes), &document, |b, document| {
                b.iter(|| black_box(engine.annotate(document, &options)));
            });
        }
    }
    group.finish();
}

fn stages(c: &mut Criterion) {
    stages_of(c, "stage", &document(1_000_000));
    match news() {
        Some(news) => stages_of(c, "news", &repeated(&news, 1_000_000)),
        None => eprintln!("news: skipped, there are no articles in ../shared/articles"),
    }
}

/// Each stage alone, and all of them, over `document`.
fn stages_of(c: &mut Criterion, name: &str, document: &Document) {
    let gazetteer = gazetteer();
    let text = Text::new(document);
    let cast = Cast::read(&text, &gazetteer);
    let syntax = Syntax::new(&text);
    let countries = Countries::new(&text, &cast, &gazetteer);
    let analysis = Analysis {
        text: &text,
        syntax: &syntax,
        cast: &cast,
        countries: &countries,
        gazetteer: &gazetteer,
        options: Options::default(),
    };
    let (quantities, quotes, places) =
        (quantity::Detector::new(), quote::Detector::new(), place::Detector::new());
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(size(document)));
    group.bench_function("text", |b| b.iter(|| black_box(Text::new(document))));
    group.bench_function("names", |b| b.iter(|| black_box(Cast::read(&text, &gazetteer))));
    group.bench_function("tags", |b| b.iter(|| black_box(tagged(&text))));
    group.bench_function("syntax", |b| b.iter(|| black_box(read(&text))));
    group.bench_function("quantity", |b| b.iter(|| black_box(unread(&analysis, |a| quantities.detect(a)))));
    group.bench_function("quote", |b| b.iter(|| black_box(unread(&analysis, |a| quotes.detect(a)))));
    group.bench_function("place", |b| b.iter(|| black_box(unread(&analysis, |a| places.detect(a)))));
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
    let engine = Engine::new(self::gazetteer());
    group.bench_function("engine", |b| {
        b.iter(|| black_box(engine.annotate(document, &Options::default())));
    });
    group.finish();
}

/// What `detect` makes of a text of which no sentence has been read: in a document, the first who asks pays for it.
fn unread<R>(analysis: &Analysis<'_>, detect: impl FnOnce(&Analysis<'_>) -> R) -> R {
    let syntax = Syntax::new(analysis.text);
    detect(&Analysis { syntax: &syntax, ..*analysis })
}

/// Tags every sentence.
fn tagged(text: &Text<'_>) -> usize {
    let tagger = Tagger::shared();
    let tags = |sentence: &Sentence| {
        tagger.tags(&text.tokens[sentence.tokens.clone()], text.block_text(sentence.block)).len()
    };
    text.sentences.iter().map(tags).sum()
}

/// Tags, phrases, verbs and clauses of every sentence.
fn read(text: &Text<'_>) -> usize {
    let syntax = Syntax::new(text);
    (0..text.sentences.len()).map(|sentence| syntax.of(sentence).clauses.len()).sum()
}

fn start(c: &mut Criterion) {
    let first = Document::from_text("It cost $2 billion.");
    c.bench_function("start, bytes to first fact", |b| {
        b.iter(|| black_box(Engine::new(gazetteer()).annotate(&first, &Options::default())));
    });
}

criterion_group!(benches, engine, stages, start);
criterion_main!(benches);
