//! Owns what JavaScript gets: facts as plain objects, the very same as `serde` makes of them (`tests/web.rs` compares).
//! Everything crosses at once, as numbers and one text; `objects.js` makes the objects, reading in the order written here.
//! Made field by field from here, they take five to six times as long: docs/decisions/0015.
//!
//! A fact at 3..8 of block 0 → `1, 0, 3, 8, …` and “quantity…” → `{ anchor: { block: 0, start: 3, end: 8 }, kind: … }`

use std::fmt::{self, Write};
use std::ops::Range;

use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::by_fold::ByFold;
use crate::fact::{
    Amount, Converted, Fact, FactKind, Namesake, Place, Quantity, Quote, Source, Speaker, Unit, rounded,
};
use crate::text::token::{FNV_OFFSET, step};
use crate::text::{Anchor, Span, Utf16};

#[wasm_bindgen(module = "/src/wasm/objects.js")]
extern "C" {
    #[wasm_bindgen(js_name = facts)]
    fn objects(numbers: &[f64], joined: &str, lengths: &[u32]) -> Array;
}

/// Facts on their way out.
#[derive(Default)]
pub(super) struct Outgoing {
    numbers: Vec<f64>,
    joined: String,
    lengths: Vec<u32>,
    /// By the hash of a text: where it stands in `lengths`, counted from 1 (0 is null), and its bytes in `joined`.
    places: ByFold<(u32, Range<usize>)>,
    name: String,
}

impl Outgoing {
    /// All that were put in, as JavaScript has them.
    pub fn into_objects(self) -> Array {
        objects(&self.numbers, &self.joined, &self.lengths)
    }

    /// Puts in one more.
    pub fn fact(&mut self, fact: &Fact<Utf16>) {
        self.text(Some(match fact.kind {
            FactKind::Quantity(_) => "quantity",
            FactKind::Quote(_) => "quote",
            FactKind::Place(_) => "place",
        }));
        self.anchor(fact.anchor);
        match &fact.kind {
            FactKind::Quantity(quantity) => self.quantity(quantity),
            FactKind::Quote(quote) => self.quote(quote),
            FactKind::Place(place) => self.place(place),
        }
        self.option(fact.source.as_ref(), Self::source);
        self.text(fact.citation.as_deref());
        self.text(Some(fact.evidence.rule.0));
        self.number(rounded(fact.evidence.confidence));
    }

    fn quantity(&mut self, quantity: &Quantity<Utf16>) {
        self.span(quantity.core);
        self.amount(quantity.amount);
        self.option(quantity.unit.as_ref(), Self::unit);
        self.name(Some(quantity.form));
        self.name(quantity.approximator);
        self.name(quantity.change);
        self.option(quantity.measured, Self::span);
        self.option(quantity.base, Self::span);
        self.option(quantity.of, Self::span);
        self.option(quantity.against, Self::span);
        self.number(quantity.converted.len() as f64);
        for Converted { amount, unit, of } in &quantity.converted {
            self.amount(*amount);
            self.unit(unit);
            self.text(of.as_deref());
        }
    }

    fn amount(&mut self, amount: Amount) {
        match amount {
            Amount::Exact { value } => {
                self.flag(false);
                self.number(value);
            }
            Amount::Range { low, high } => {
                self.flag(true);
                self.number(low.unwrap_or(f64::NAN));
                self.number(high.unwrap_or(f64::NAN));
            }
        }
    }

    fn unit(&mut self, unit: &Unit) {
        self.text(Some(&unit.id));
        self.text(Some(&unit.name));
        self.name(Some(unit.measure));
    }

    fn quote(&mut self, quote: &Quote<Utf16>) {
        self.span(quote.content);
        self.name(Some(quote.form));
        self.flag(quote.continues);
    }

    fn place(&mut self, place: &Place) {
        self.text(place.id.as_deref());
        self.text(Some(&place.name));
        self.name(Some(place.place_kind));
        self.text(place.country.as_ref().map(|country| country.as_str()));
        self.text(place.region.as_deref());
        let (lat, lon) = place.point.unwrap_or((f32::NAN, f32::NAN));
        self.number(rounded(lat));
        self.number(rounded(lon));
        self.name(Some(place.precision));
        self.text(place.within.as_deref());
        self.number(place.population.map_or(f64::NAN, f64::from));
        self.flag(place.metonym);
        self.name(Some(place.reason));
        self.number(place.namesakes.len() as f64);
        place.namesakes.iter().for_each(|namesake| self.namesake(namesake));
    }

    fn namesake(&mut self, namesake: &Namesake) {
        self.text(Some(&namesake.name));
        self.name(Some(namesake.place_kind));
        self.text(namesake.country.as_ref().map(|country| country.as_str()));
        self.text(namesake.region.as_deref());
        self.number(rounded(namesake.lat));
        self.number(rounded(namesake.lon));
        self.number(namesake.population.map_or(f64::NAN, f64::from));
    }

    fn source(&mut self, source: &Source<Utf16>) {
        match &source.speaker {
            Speaker::Named { at, name } => {
                self.text(Some("named"));
                self.anchor(*at);
                self.text(Some(name));
            }
            Speaker::Pronoun { at, antecedent, name } => {
                self.text(Some("pronoun"));
                self.anchor(*at);
                self.option(*antecedent, Self::anchor);
                self.text(name.as_deref());
            }
            Speaker::Carried { antecedent, name } => {
                self.text(Some("carried"));
                self.anchor(*antecedent);
                self.text(Some(name));
            }
        }
        self.option(source.role, Self::anchor);
        self.option(source.cue, Self::anchor);
        self.number(rounded(source.confidence));
        self.name(Some(source.kind));
    }

    fn number(&mut self, number: f64) {
        self.numbers.push(number);
    }

    fn flag(&mut self, flag: bool) {
        self.number(f64::from(flag));
    }

    fn option<T>(&mut self, value: Option<T>, put: impl FnOnce(&mut Self, T)) {
        self.flag(value.is_some());
        if let Some(value) = value {
            put(self, value);
        }
    }

    fn span(&mut self, span: Span<Utf16>) {
        self.number(f64::from(span.start));
        self.number(f64::from(span.end));
    }

    fn anchor(&mut self, anchor: Anchor<Utf16>) {
        self.number(f64::from(anchor.block.0));
        self.span(anchor.span);
    }

    /// Each text crosses once.
    fn text(&mut self, text: Option<&str>) {
        let place = match text {
            None => 0,
            Some(text) => {
                let hash = text.bytes().fold(FNV_OFFSET, step);
                let known = self.places.get(hash).filter(|(_, at)| self.joined.get(at.clone()) == Some(text));
                if let Some((place, _)) = known {
                    *place
                } else {
                    let start = self.joined.len();
                    self.joined.push_str(text);
                    self.lengths.push(text.encode_utf16().count() as u32);
                    let place = self.lengths.len() as u32;
                    self.places.add(hash, (place, start..self.joined.len()));
                    place
                }
            }
        };
        self.number(f64::from(place));
    }

    /// What `serde` calls this variant.
    fn name(&mut self, variant: Option<impl Serialize>) {
        let mut name = std::mem::take(&mut self.name);
        name.clear();
        let named = variant.and_then(|variant| write!(name, "{}", Named(variant)).ok());
        self.text(named.map(|()| name.as_str()));
        self.name = name;
    }
}

/// A variant without fields, written as its name.
struct Named<T>(T);

impl<T: Serialize> fmt::Display for Named<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}
