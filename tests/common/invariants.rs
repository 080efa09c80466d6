//! What holds for the facts of any document; shared by `tests/invariants.rs` and `fuzz/`.

use factlight::fact::{Amount, Place, PlaceKind, PlaceReason, Quantity, Source, Speaker};
use factlight::{
    Anchor, BlockId, CodePoint, Document, Engine, Fact, FactKind, Marks, OffsetTable, Offsets, Options, Span,
    Utf16,
};

/// The facts of `document`. Panics when they are not what was promised, not what was asked for, or others a second time.
pub fn annotate(engine: &Engine, document: &Document, options: &Options) -> Vec<Fact> {
    let facts = engine.annotate(document, options);
    check(document, &facts);
    facts.iter().for_each(|fact| check_wanted(options, fact));
    assert_eq!(facts, engine.annotate(document, options), "the same document gives the same facts");
    facts
}

/// Nothing that `options` leave out.
fn check_wanted(options: &Options, fact: &Fact) {
    let all = options.marks == Marks::All;
    let is_wanted = match &fact.kind {
        FactKind::Quantity(quantity) => {
            options.quantities && options.forms.is_none_or(|forms| forms.contains(quantity.form))
        }
        FactKind::Quote(_) => options.quotes,
        FactKind::Place(place) => {
            let is_demonym = place.place_kind == PlaceKind::Demonym;
            options.places && (options.metonyms || !place.metonym) && (options.demonyms || all || !is_demonym)
        }
    };
    assert!(is_wanted, "{fact:?} was not asked for: {options:?}");
    let may_have_source = options.sources || !matches!(fact.kind, FactKind::Quantity(_));
    assert!(may_have_source || fact.source.is_none(), "{:?} was not asked for", fact.source);
}

/// Panics with what is wrong when `facts` are not what [`factlight::Engine::annotate`] promises of `document`.
pub fn check(document: &Document, facts: &[Fact]) {
    for fact in facts {
        check_fact(document, fact);
    }
    let mut open: Vec<Anchor> = Vec::new();
    for pair in facts.windows(2) {
        let order = |f: &Fact| (f.anchor.block, f.anchor.span.start, std::cmp::Reverse(f.anchor.span.end));
        let quote = |f: &Fact| matches!(f.kind, FactKind::Quote(_));
        let filled = pair[0].anchor == pair[1].anchor && quote(&pair[0]) && !quote(&pair[1]);
        let sorted = order(&pair[0]) < order(&pair[1]) || filled;
        assert!(sorted, "unsorted or twice: {:?} {:?}", pair[0].anchor, pair[1].anchor);
    }
    for fact in facts {
        open.retain(|outer| outer.overlaps(fact.anchor));
        assert!(
            open.iter().all(|outer| outer.contains(fact.anchor)),
            "{:?} crosses one of {open:?}",
            fact.anchor
        );
        open.push(fact.anchor);
    }
    check_units(document, facts);
}

fn check_fact(document: &Document, fact: &Fact) {
    let anchor = fact.anchor;
    check_anchor(document, anchor, "anchor");
    let inside = |span: Span| {
        check_anchor(document, Anchor::new(anchor.block, span), "inner span");
        assert!(anchor.span.contains(span), "{span:?} sticks out of {anchor:?}");
    };
    assert!((0.0..=1.0).contains(&fact.evidence.confidence), "confidence {}", fact.evidence.confidence);
    assert!(fact.evidence.rule.0.contains('.'), "rule {:?} names no detector", fact.evidence.rule);
    match &fact.kind {
        FactKind::Quantity(quantity) => {
            inside(quantity.core);
            check_quantity(document, anchor.block, quantity);
        }
        FactKind::Quote(quote) => inside(quote.content),
        FactKind::Place(place) => check_place(place),
    }
    if let Some(source) = &fact.source {
        check_source(document, source);
    }
    if let Some(citation) = &fact.citation {
        let links = document
            .blocks
            .get(anchor.block.0 as usize)
            .map(|block| block.links.as_slice())
            .unwrap_or_default();
        assert!(links.iter().any(|link| link.href == *citation), "no link of the block leads to {citation}");
    }
}

fn check_quantity(document: &Document, block: BlockId, quantity: &Quantity) {
    let parts = [
        (quantity.base, "base"),
        (quantity.of, "of"),
        (quantity.against, "against"),
        (quantity.measured, "measured"),
    ];
    for (span, name) in parts {
        if let Some(span) = span {
            check_anchor(document, Anchor::new(block, span), name);
        }
    }
    check_amount(quantity.amount);
    for converted in &quantity.converted {
        check_amount(converted.amount);
        assert!(!converted.unit.id.is_empty() && !converted.unit.name.is_empty(), "{converted:?}");
    }
}

fn check_amount(amount: Amount) {
    match amount {
        Amount::Exact { value } => assert!(value.is_finite(), "value {value}"),
        Amount::Range { low, high } => {
            assert!(low.is_none_or(f64::is_finite) && high.is_none_or(f64::is_finite), "{low:?}..{high:?}");
        }
    }
}

fn check_place(place: &Place) {
    let check_point = |lat: f32, lon: f32| {
        assert!((-90.0..=90.0).contains(&lat), "lat {lat}");
        assert!((-180.0..=180.0).contains(&lon), "lon {lon}");
    };
    place.point.iter().for_each(|(lat, lon)| check_point(*lat, *lon));
    let is_known = place.reason != PlaceReason::LiesIn;
    assert!(place.point.is_some() == is_known && place.id.is_some() == is_known, "{place:?}");
    place.namesakes.iter().for_each(|namesake| check_point(namesake.lat, namesake.lon));
    assert!(place.country.is_none_or(|code| code.as_str().len() == 2), "{place:?}");
    assert!(!place.name.is_empty() && place.id.as_ref().is_none_or(|id| id.contains(':')), "{place:?}");
}

fn check_source(document: &Document, source: &Source) {
    assert!((0.0..=1.0).contains(&source.confidence), "confidence of a source {}", source.confidence);
    let mut anchors: Vec<_> = source.role.into_iter().chain(source.cue).collect();
    match &source.speaker {
        Speaker::Named { at, name } => {
            assert!(!name.is_empty());
            anchors.push(*at);
        }
        Speaker::Pronoun { at, antecedent, .. } => {
            anchors.push(*at);
            anchors.extend(*antecedent);
        }
        Speaker::Carried { antecedent, name } => {
            assert!(!name.is_empty());
            anchors.push(*antecedent);
        }
    }
    for anchor in anchors {
        check_anchor(document, anchor, "source");
    }
}

fn check_anchor(document: &Document, Anchor { block: BlockId(block), span }: Anchor, what: &str) {
    let text = document.blocks.get(block as usize).map(|b| b.text.as_str());
    let text = text.unwrap_or_else(|| panic!("{what}: no block {block}"));
    let piece = text.get(span.start as usize..span.end as usize);
    assert!(piece.is_some_and(|p| !p.is_empty()), "{what}: {span:?} is no text of block {block}");
}

/// Both outward units slice out the very same text.
fn check_units(document: &Document, facts: &[Fact]) {
    let offsets = Offsets::<Utf16>::new(document.blocks.iter().map(|b| b.text.as_str()));
    for fact in facts {
        let text = document.blocks[fact.anchor.block.0 as usize].text.as_str();
        let expected = fact.anchor.span.of(text);
        let there: Vec<u16> = text.encode_utf16().collect();
        let Span { start, end, .. } = offsets.fact(fact.clone()).anchor.span;
        assert_eq!(String::from_utf16(&there[start as usize..end as usize]).ok().as_deref(), Some(expected));
        let points = OffsetTable::<CodePoint>::new(text).span(fact.anchor.span);
        let there: String = text.chars().skip(points.start as usize).take(points.len() as usize).collect();
        assert_eq!(there, expected);
        if facts.len() > 200 {
            break; // quadratic in long texts; short ones cover it
        }
    }
}
