//! Owns the shape of a fact in the command line's output. The shape is written down in README.md.
//!
//! `"About 30 came."` → `{"kind":"quantity","start":0,"end":8,"text":"About 30",…}`

use factlight::fact::{Place, Quantity, Quote, Source, Speaker, rounded};
use factlight::{Anchor, Fact, FactKind, Span};
use serde_json::{Value, json};

use crate::page::Page;

/// One fact of `page`, flat, with the text it covers.
pub fn fact_json(fact: &Fact, page: &Page) -> Value {
    let at = |span| page.span(Anchor::new(fact.anchor.block, span));
    let mut object = match &fact.kind {
        FactKind::Quantity(quantity) => quantity_json(quantity, &at(fact.anchor.span), &at),
        FactKind::Quote(quote) => quote_json(quote, &at(quote.content)),
        FactKind::Place(place) => place_json(place, &at(fact.anchor.span)),
    };
    object["source"] = fact.source.as_ref().map_or(Value::Null, |source| source_json(source, page));
    object["citation"] = json!(fact.citation);
    object["evidence"] = json!(fact.evidence);
    object
}

fn quantity_json(quantity: &Quantity, mark: &Value, at: &dyn Fn(Span) -> Value) -> Value {
    let core = at(quantity.core);
    json!({
        "kind": "quantity", "start": mark["start"], "end": mark["end"], "text": mark["text"],
        "core": { "start": core["start"], "end": core["end"] },
        "amount": quantity.amount, "unit": quantity.unit, "form": quantity.form,
        "approximator": quantity.approximator, "change": quantity.change, "measured": quantity.measured.map(at),
        "base": quantity.base.map(at), "of": quantity.of.map(at), "against": quantity.against.map(at),
        "converted": quantity.converted,
    })
}

fn quote_json(quote: &Quote, content: &Value) -> Value {
    json!({
        "kind": "quote", "start": content["start"], "end": content["end"], "text": content["text"],
        "form": quote.form, "continues": quote.continues,
    })
}

fn place_json(place: &Place, mark: &Value) -> Value {
    json!({
        "kind": "place", "start": mark["start"], "end": mark["end"], "text": mark["text"], "name": place.name,
        "place_kind": place.place_kind, "country": place.country, "region": place.region,
        "lat": place.point.map(|(lat, _)| rounded(lat)), "lon": place.point.map(|(_, lon)| rounded(lon)),
        "precision": place.precision, "within": place.within, "population": place.population, "id": place.id,
        "metonym": place.metonym, "reason": place.reason, "namesakes": place.namesakes,
    })
}

fn source_json(source: &Source, page: &Page) -> Value {
    let at = |anchor| page.span(anchor);
    let (here, antecedent, pronoun) = match &source.speaker {
        Speaker::Named { at, .. } => (*at, None, false),
        Speaker::Pronoun { at, antecedent, .. } => (*at, *antecedent, true),
        Speaker::Carried { antecedent, .. } => (*antecedent, Some(*antecedent), false),
    };
    let mut speaker = at(here);
    speaker["name"] = json!(source.speaker.name());
    speaker["pronoun"] = json!(pronoun);
    speaker["antecedent"] = antecedent.map_or(Value::Null, at);
    json!({
        "speaker": speaker, "role": source.role.map(at), "cue": source.cue.map(at),
        "confidence": rounded(source.confidence), "kind": source.kind,
    })
}
