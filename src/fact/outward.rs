//! Owns how facts leave the core: counted in another unit, and serialised in that unit only.
//!
//! `Fact<Utf8>` at bytes 3..6 of “é €” → `Fact<Utf16>` → `{"anchor":{"block":0,"start":2,"end":3},"kind":…}`

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Evidence, Fact, FactKind, Namesake, Quantity, Quote, Source, Speaker};
use crate::text::{Anchor, OffsetTable, Outward, Span};

/// The offset tables of a document's blocks: takes facts out of the core.
pub struct Offsets<U>(Vec<OffsetTable<U>>);

impl<U: Outward> Offsets<U> {
    /// One table per block text, in order.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(texts.into_iter().map(OffsetTable::new).collect())
    }

    fn anchor(&self, anchor: Anchor) -> Anchor<U> {
        Anchor::new(anchor.block, self.0[anchor.block.0 as usize].span(anchor.span))
    }

    /// The same fact, counted in `U`. Its anchors must be of the document this was made from.
    pub fn fact(&self, fact: Fact) -> Fact<U> {
        let block = fact.anchor.block;
        let span = |span: Span| self.anchor(Anchor::new(block, span)).span;
        let kind = match fact.kind {
            FactKind::Quantity(q) => FactKind::Quantity(Quantity {
                core: span(q.core),
                amount: q.amount,
                unit: q.unit,
                form: q.form,
                approximator: q.approximator,
                change: q.change,
                measured: q.measured.map(span),
                base: q.base.map(span),
                of: q.of.map(span),
                against: q.against.map(span),
                converted: q.converted,
            }),
            FactKind::Quote(q) => {
                FactKind::Quote(Quote { content: span(q.content), form: q.form, continues: q.continues })
            }
            FactKind::Place(place) => FactKind::Place(place),
        };
        Fact {
            anchor: self.anchor(fact.anchor),
            kind,
            source: fact.source.map(|source| self.source(source)),
            citation: fact.citation,
            evidence: fact.evidence,
        }
    }

    fn source(&self, source: Source) -> Source<U> {
        let speaker = match source.speaker {
            Speaker::Named { at, name } => Speaker::Named { at: self.anchor(at), name },
            Speaker::Pronoun { at, antecedent, name } => {
                Speaker::Pronoun { at: self.anchor(at), antecedent: antecedent.map(|a| self.anchor(a)), name }
            }
            Speaker::Carried { antecedent, name } => {
                Speaker::Carried { antecedent: self.anchor(antecedent), name }
            }
        };
        let [role, cue] = [source.role, source.cue].map(|anchor| anchor.map(|a| self.anchor(a)));
        Source { speaker, role, cue, confidence: source.confidence, kind: source.kind }
    }
}

// By hand, because `#[serde(flatten)]` makes each field name a new JavaScript string, for every fact of a page.
impl<U: Outward> Serialize for Fact<U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fact = serializer.serialize_struct("Fact", 18)?;
        fact.serialize_field("anchor", &self.anchor)?;
        match &self.kind {
            FactKind::Quantity(quantity) => {
                fact.serialize_field("kind", "quantity")?;
                fact.serialize_field("core", &quantity.core)?;
                fact.serialize_field("amount", &quantity.amount)?;
                fact.serialize_field("unit", &quantity.unit)?;
                fact.serialize_field("form", &quantity.form)?;
                fact.serialize_field("approximator", &quantity.approximator)?;
                fact.serialize_field("change", &quantity.change)?;
                fact.serialize_field("measured", &quantity.measured)?;
                fact.serialize_field("base", &quantity.base)?;
                fact.serialize_field("of", &quantity.of)?;
                fact.serialize_field("against", &quantity.against)?;
                fact.serialize_field("converted", &quantity.converted)?;
            }
            FactKind::Quote(quote) => {
                fact.serialize_field("kind", "quote")?;
                fact.serialize_field("content", &quote.content)?;
                fact.serialize_field("form", &quote.form)?;
                fact.serialize_field("continues", &quote.continues)?;
            }
            FactKind::Place(place) => {
                fact.serialize_field("kind", "place")?;
                fact.serialize_field("id", &place.id)?;
                fact.serialize_field("name", &place.name)?;
                fact.serialize_field("place_kind", &place.place_kind)?;
                fact.serialize_field("country", &place.country)?;
                fact.serialize_field("region", &place.region)?;
                fact.serialize_field("lat", &place.point.map(|(lat, _)| Rounded(lat)))?;
                fact.serialize_field("lon", &place.point.map(|(_, lon)| Rounded(lon)))?;
                fact.serialize_field("precision", &place.precision)?;
                fact.serialize_field("within", &place.within)?;
                fact.serialize_field("population", &place.population)?;
                fact.serialize_field("metonym", &place.metonym)?;
                fact.serialize_field("reason", &place.reason)?;
                fact.serialize_field("namesakes", &place.namesakes)?;
            }
        }
        fact.serialize_field("source", &self.source)?;
        fact.serialize_field("citation", &self.citation)?;
        fact.serialize_field("evidence", &self.evidence)?;
        fact.end()
    }
}

impl Serialize for Namesake {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut namesake = serializer.serialize_struct("Namesake", 7)?;
        namesake.serialize_field("name", &self.name)?;
        namesake.serialize_field("place_kind", &self.place_kind)?;
        namesake.serialize_field("country", &self.country)?;
        namesake.serialize_field("region", &self.region)?;
        namesake.serialize_field("lat", &Rounded(self.lat))?;
        namesake.serialize_field("lon", &Rounded(self.lon))?;
        namesake.serialize_field("population", &self.population)?;
        namesake.end()
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut evidence = serializer.serialize_struct("Evidence", 2)?;
        evidence.serialize_field("rule", self.rule.0)?;
        evidence.serialize_field("confidence", &Rounded(self.confidence))?;
        evidence.end()
    }
}

struct Rounded(f32);
impl Serialize for Rounded {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(rounded(self.0))
    }
}

pub(super) fn serialize_rounded<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(rounded(*value))
}

/// As a reader would write it: 0.95, where the nearest `f64` to the `f32` would print 0.949999988079071.
/// Four decimals are 11 metres of latitude.
pub fn rounded(value: f32) -> f64 {
    (f64::from(value) * 1e4).round() / 1e4
}
