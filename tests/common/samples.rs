//! One fact of every variant of every type that crosses to the page.

use factlight::fact::{
    Amount, Approximator, Change, Converted, CountryCode, Evidence, Measure, Namesake, Place, PlaceKind,
    PlaceReason, Precision, Quantity, QuantityForm, Quote, QuoteForm, RuleId, Source, SourceKind, Speaker,
    Unit,
};
use factlight::{Anchor, BlockId, Fact, FactKind, Span};

/// What they are facts of.
pub const TEXT: &str = "“£5,” said Ada Quist";

fn fact(kind: FactKind, source: Option<Source>) -> Fact {
    let evidence = Evidence { rule: RuleId("sample.rule"), confidence: 0.5 };
    Fact { anchor: at(0, 10), kind, source, citation: Some("/report".into()), evidence }
}

fn at(start: u32, end: u32) -> Anchor {
    Anchor::new(BlockId(0), Span::new(start, end))
}

fn quantity(
    amount: Amount,
    measure: Measure,
    form: QuantityForm,
    approximator: Option<Approximator>,
) -> FactKind {
    let change = match form {
        QuantityForm::Percent => Some(Change::Up),
        QuantityForm::Currency => Some(Change::Down),
        _ => None,
    };
    let unit = Some(Unit { id: "x".into(), name: "y".into(), measure });
    let core = Span::new(3, 6);
    FactKind::Quantity(Quantity {
        core,
        amount,
        unit,
        form,
        approximator,
        change,
        measured: Some(Span::new(3, 6)),
        base: Some(Span::new(3, 6)),
        of: Some(Span::new(3, 6)),
        against: Some(Span::new(3, 6)),
        converted: match measure {
            Measure::Length => vec![converted(amount, None), converted(amount, Some("US mile"))],
            _ => Vec::new(),
        },
    })
}

fn converted(amount: Amount, of: Option<&'static str>) -> Converted {
    let unit = Unit { id: "z".into(), name: "z".into(), measure: Measure::Length };
    Converted { amount, unit, of: of.map(Into::into) }
}

fn place(place_kind: PlaceKind, reason: PlaceReason, precision: Precision) -> FactKind {
    let is_known = reason != PlaceReason::LiesIn;
    FactKind::Place(Place {
        id: is_known.then(|| "geonames:1".into()),
        name: "Oslo".into(),
        place_kind,
        country: Some(CountryCode(*b"NO")),
        region: Some("Oslo".into()),
        point: is_known.then_some((59.9, 10.7)),
        precision,
        within: (!is_known).then(|| "Oslo".into()),
        population: Some(700_000),
        metonym: reason == PlaceReason::Size,
        reason,
        namesakes: vec![Namesake {
            name: "Oslo".into(),
            place_kind: PlaceKind::City,
            country: Some(CountryCode(*b"US")),
            region: Some("Minnesota".into()),
            lat: 48.2,
            lon: -97.1,
            population: None,
        }],
    })
}

/// One fact for every variant of every enum that crosses.
pub fn samples() -> Vec<Fact> {
    [quantities(), quotes(), places()].concat()
}

/// A quantity of every measure, form and approximator, of an exact amount and of a range.
fn quantities() -> Vec<Fact> {
    use Approximator as A;
    use Measure as M;
    use QuantityForm as F;
    let exact = Amount::Exact { value: 5.0 };
    let mut facts = vec![
        fact(quantity(exact, M::Currency, F::Currency, None), None),
        fact(quantity(Amount::Range { low: Some(1.0), high: None }, M::Other, F::Cardinal, None), None),
    ];
    for measure in [
        M::Percent,
        M::Length,
        M::Area,
        M::Volume,
        M::Mass,
        M::Duration,
        M::Speed,
        M::Temperature,
        M::Energy,
        M::Power,
        M::Data,
        M::Pressure,
        M::Frequency,
        M::Angle,
        M::Force,
        M::Rate,
        M::Count,
    ] {
        facts.push(fact(quantity(exact, measure, F::Measure, Some(Approximator::About)), None));
    }
    for form in
        [F::Ordinal, F::Fraction, F::Percent, F::Duration, F::Age, F::Temperature, F::Ratio, F::Multiplier]
    {
        facts.push(fact(quantity(exact, M::Other, form, Some(Approximator::Nearly)), None));
    }
    for approximator in [A::AtLeast, A::AtMost, A::MoreThan, A::LessThan] {
        facts.push(fact(quantity(exact, M::Other, F::Cardinal, Some(approximator)), None));
    }
    facts
}

/// A quote of every form, with every kind of speaker and of source.
fn quotes() -> Vec<Fact> {
    use SourceKind as S;
    let mut facts = Vec::new();
    let named = Speaker::Named { at: at(16, 25), name: "Ada Quist".into() };
    let pronoun = Speaker::Pronoun { at: at(16, 25), antecedent: Some(at(16, 25)), name: None };
    let carried = Speaker::Carried { antecedent: at(16, 25), name: "Ada Quist".into() };
    for (form, speaker) in
        [(QuoteForm::Direct, named), (QuoteForm::Mixed, pronoun), (QuoteForm::Indirect, carried)]
    {
        let kind = FactKind::Quote(Quote { content: Span::new(3, 7), form, continues: true });
        facts.push(fact(
            kind,
            Some(Source {
                speaker,
                role: Some(at(16, 19)),
                cue: Some(at(11, 15)),
                confidence: 0.9,
                kind: SourceKind::Person,
            }),
        ));
    }
    for kind in [S::Body, S::Document, S::Unnamed, S::Group, S::Writer] {
        let speaker = Speaker::Named { at: at(16, 25), name: "Ada Quist".into() };
        let quote = Quote { content: Span::new(3, 7), form: QuoteForm::Direct, continues: false };
        let source = Source { speaker, role: None, cue: None, confidence: 0.9, kind };
        facts.push(fact(FactKind::Quote(quote), Some(source)));
    }
    facts
}

/// A place of every kind, found for every reason, on a point of every precision.
fn places() -> Vec<Fact> {
    use PlaceReason as R;
    let mut facts = Vec::new();
    use PlaceKind as P;
    for kind in [
        P::Continent,
        P::Country,
        P::Region,
        P::County,
        P::City,
        P::Water,
        P::Mountain,
        P::Island,
        P::Area,
        P::Facility,
        P::Demonym,
    ] {
        facts.push(fact(place(kind, PlaceReason::Size, Precision::Town), None));
    }
    for reason in [R::Only, R::Pair, R::Nearby, R::Country, R::Home, R::LiesIn, R::Several] {
        facts.push(fact(place(P::City, reason, Precision::Town), None));
    }
    for precision in [Precision::Point, Precision::Region, Precision::Country, Precision::None] {
        facts.push(fact(place(P::City, R::LiesIn, precision), None));
    }
    facts
}
