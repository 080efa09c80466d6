//! Owns the shape of a fact in the command line's output, and a text's cut into blocks. Offsets are of the whole text.
//!
//! `"About 30 came."` → `{"kind":"quantity","start":0,"end":8,"text":"About 30",…}`

use clap::ValueEnum;
use factlight::fact::{Place, Quantity, Quote, Source, Speaker};
use factlight::{Anchor, Block, CodePoint, Document, Fact, FactKind, OffsetTable, Span, Utf16};
use serde_json::{Value, json};

/// What an offset counts.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Offsets {
    /// Bytes of UTF-8.
    Utf8,
    /// UTF-16 code units, as JavaScript strings do.
    Utf16,
    /// Unicode code points, as Python strings do.
    Codepoints,
}

/// A document with the whole text its offsets are counted in.
pub struct Page<'t> {
    text: &'t str,
    /// The blocks.
    pub document: Document,
    /// Where each block starts in the text, in bytes.
    starts: Vec<u32>,
    utf16: OffsetTable<Utf16>,
    codepoints: OffsetTable<CodePoint>,
}

impl<'t> Page<'t> {
    /// Plain text: blank lines separate paragraphs.
    pub fn from_text(text: &'t str) -> Self {
        let mut blocks = Vec::new();
        let mut starts = Vec::new();
        let (mut start, mut at) = (0, 0);
        for line in text.split_inclusive('\n').chain([""]) {
            if line.trim().is_empty() {
                if !text[start..at].trim().is_empty() {
                    blocks.push(Block::paragraph(&text[start..at]));
                    starts.push(start as u32);
                }
                start = at + line.len();
            }
            at += line.len();
        }
        Self {
            text,
            document: Document { blocks },
            starts,
            utf16: OffsetTable::new(text),
            codepoints: OffsetTable::new(text),
        }
    }

    /// `{start, end, text}` of `anchor`.
    fn span(&self, anchor: Anchor, offsets: Offsets) -> Value {
        let block = anchor.block.0 as usize;
        let text = anchor.span.of(&self.document.blocks[block].text);
        let base = self.starts[block];
        let whole: Span = Span::new(base + anchor.span.start, base + anchor.span.end);
        let (start, end) = match offsets {
            Offsets::Utf8 => (whole.start, whole.end),
            Offsets::Utf16 => (self.utf16.offset(whole.start), self.utf16.offset(whole.end)),
            Offsets::Codepoints => (self.codepoints.offset(whole.start), self.codepoints.offset(whole.end)),
        };
        debug_assert_eq!(whole.of(self.text), text);
        json!({ "start": start, "end": end, "text": text })
    }
}

/// One fact as the output has it; the shape is in README.md.
pub fn facts_json(fact: &Fact, page: &Page<'_>, offsets: Offsets) -> Value {
    let at = |span| page.span(Anchor::new(fact.anchor.block, span), offsets);
    let mut object = match &fact.kind {
        FactKind::Quantity(quantity) => quantity_json(quantity, at(fact.anchor.span), &at),
        FactKind::Quote(quote) => quote_json(quote, at(quote.content)),
        FactKind::Place(place) => place_json(place, at(fact.anchor.span)),
    };
    object["source"] = fact.source.as_ref().map_or(Value::Null, |source| source_json(source, page, offsets));
    object["citation"] = json!(fact.citation);
    object["evidence"] = json!(fact.evidence);
    object
}

fn bounds(span: &Value) -> Value {
    json!({ "start": span["start"], "end": span["end"] })
}

fn quantity_json(quantity: &Quantity, mark: Value, at: &dyn Fn(Span) -> Value) -> Value {
    json!({
        "kind": "quantity", "start": mark["start"], "end": mark["end"], "text": mark["text"],
        "core": bounds(&at(quantity.core)), "amount": quantity.amount, "unit": quantity.unit, "form": quantity.form,
        "approximator": quantity.approximator, "change": quantity.change, "measured": quantity.measured.map(at),
    })
}

fn quote_json(quote: &Quote, content: Value) -> Value {
    json!({
        "kind": "quote", "start": content["start"], "end": content["end"], "text": content["text"],
        "form": quote.form, "continues": quote.continues,
    })
}

fn place_json(place: &Place, mark: Value) -> Value {
    json!({
        "kind": "place", "start": mark["start"], "end": mark["end"], "text": mark["text"], "name": place.name,
        "place_kind": place.place_kind, "country": place.country, "region": place.region,
        "lat": place.lat, "lon": place.lon, "population": place.population, "id": place.id,
    })
}

fn source_json(source: &Source, page: &Page<'_>, offsets: Offsets) -> Value {
    let at = |anchor| page.span(anchor, offsets);
    let (here, antecedent, pronoun) = match &source.speaker {
        Speaker::Named { at, .. } => (*at, None, false),
        Speaker::Pronoun { at, antecedent, .. } => (*at, *antecedent, true),
        Speaker::Carried { antecedent, .. } => (*antecedent, Some(*antecedent), false),
    };
    let mut speaker = at(here);
    speaker["name"] = json!(source.speaker.name());
    speaker["pronoun"] = json!(pronoun);
    speaker["antecedent"] = antecedent.map_or(Value::Null, at);
    json!({ "speaker": speaker, "role": source.role.map(at), "cue": source.cue.map(at) })
}
