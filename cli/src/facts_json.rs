//! Owns the shape of a fact in the command line's output. The shape is written down in README.md.
//!
//! `"About 30 came."` → `{"kind":"quantity","start":0,"end":8,"text":"About 30",…}`
//!
//! What is written borrows from fact and page: a tree of `Value`s cost six times as many instructions, and half of the memory
//! of a long document.

use factlight::fact::{
    Amount, Approximator, Change, Converted, CountryCode, Evidence, Namesake, Place, PlaceKind, PlaceReason,
    Precision, Quantity, QuantityForm, Quote, QuoteForm, Source, SourceKind, Speaker, Unit, rounded,
};
use factlight::{Anchor, Fact, FactKind, Span};
use serde::{Serialize, Serializer};

use crate::page::{Page, Words};

/// Facts of `page` as a list, each made when it is written.
#[derive(Debug)]
pub struct FactsJson<'a> {
    /// What is written.
    pub facts: &'a [Fact],
    /// Where they were found.
    pub page: &'a Page,
}

impl Serialize for FactsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.facts.iter().map(|fact| fact_json(fact, self.page)))
    }
}

/// One fact, flat, with the text it covers.
#[derive(Debug, Serialize)]
pub struct FactJson<'a> {
    kind: &'static str,
    #[serde(flatten)]
    mark: Words<'a>,
    #[serde(flatten)]
    says: Says<'a>,
    source: Option<SourceJson<'a>>,
    citation: Option<&'a str>,
    evidence: Evidence,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Says<'a> {
    Quantity {
        core: Core,
        amount: Amount,
        unit: Option<&'a Unit>,
        form: QuantityForm,
        approximator: Option<Approximator>,
        change: Option<Change>,
        measured: Option<Words<'a>>,
        base: Option<Words<'a>>,
        of: Option<Words<'a>>,
        against: Option<Words<'a>>,
        converted: &'a [Converted],
    },
    Quote {
        form: QuoteForm,
        continues: bool,
    },
    Place {
        name: &'a str,
        place_kind: PlaceKind,
        country: Option<CountryCode>,
        region: Option<&'a str>,
        lat: Option<f64>,
        lon: Option<f64>,
        precision: Precision,
        within: Option<&'a str>,
        population: Option<u32>,
        id: Option<&'a str>,
        metonym: bool,
        reason: PlaceReason,
        namesakes: &'a [Namesake],
    },
}

#[derive(Debug, Serialize)]
struct Core {
    start: u32,
    end: u32,
}

#[derive(Debug, Serialize)]
struct SourceJson<'a> {
    speaker: SpeakerJson<'a>,
    role: Option<Words<'a>>,
    cue: Option<Words<'a>>,
    confidence: f64,
    kind: SourceKind,
}

#[derive(Debug, Serialize)]
struct SpeakerJson<'a> {
    #[serde(flatten)]
    at: Words<'a>,
    name: Option<&'a str>,
    pronoun: bool,
    antecedent: Option<Words<'a>>,
}

/// One fact of `page`, flat, with the text it covers.
pub fn fact_json<'a>(fact: &'a Fact, page: &'a Page) -> FactJson<'a> {
    let at = |span| page.words(Anchor::new(fact.anchor.block, span));
    let (kind, marked, says) = match &fact.kind {
        FactKind::Quantity(quantity) => ("quantity", fact.anchor.span, quantity_json(quantity, at)),
        FactKind::Quote(quote) => ("quote", quote.content, quote_json(quote)),
        FactKind::Place(place) => ("place", fact.anchor.span, place_json(place)),
    };
    FactJson {
        kind,
        mark: at(marked),
        says,
        source: fact.source.as_ref().map(|source| source_json(source, page)),
        citation: fact.citation.as_deref(),
        evidence: fact.evidence,
    }
}

fn quantity_json<'a>(quantity: &'a Quantity, at: impl Fn(Span) -> Words<'a>) -> Says<'a> {
    let core = at(quantity.core);
    Says::Quantity {
        core: Core { start: core.start, end: core.end },
        amount: quantity.amount,
        unit: quantity.unit.as_ref(),
        form: quantity.form,
        approximator: quantity.approximator,
        change: quantity.change,
        measured: quantity.measured.map(&at),
        base: quantity.base.map(&at),
        of: quantity.of.map(&at),
        against: quantity.against.map(&at),
        converted: &quantity.converted,
    }
}

fn quote_json(quote: &Quote) -> Says<'_> {
    Says::Quote { form: quote.form, continues: quote.continues }
}

fn place_json(place: &Place) -> Says<'_> {
    Says::Place {
        name: &place.name,
        place_kind: place.place_kind,
        country: place.country,
        region: place.region.as_deref(),
        lat: place.point.map(|(lat, _)| rounded(lat)),
        lon: place.point.map(|(_, lon)| rounded(lon)),
        precision: place.precision,
        within: place.within.as_deref(),
        population: place.population,
        id: place.id.as_deref(),
        metonym: place.metonym,
        reason: place.reason,
        namesakes: &place.namesakes,
    }
}

fn source_json<'a>(source: &'a Source, page: &'a Page) -> SourceJson<'a> {
    let at = |anchor| page.words(anchor);
    let (here, antecedent, pronoun) = match &source.speaker {
        Speaker::Named { at, .. } => (*at, None, false),
        Speaker::Pronoun { at, antecedent, .. } => (*at, *antecedent, true),
        Speaker::Carried { antecedent, .. } => (*antecedent, Some(*antecedent), false),
    };
    SourceJson {
        speaker: SpeakerJson {
            at: at(here),
            name: source.speaker.name(),
            pronoun,
            antecedent: antecedent.map(at),
        },
        role: source.role.map(at),
        cue: source.cue.map(at),
        confidence: rounded(source.confidence),
        kind: source.kind,
    }
}
