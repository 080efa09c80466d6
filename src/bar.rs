//! Owns what stands up on a page that is no news: where a story, a manual or an encyclopedia is read, “she said” is no
//! source, “two” steps are no claim, and a name that may be any of several places is none.
//!
//! “Add two eggs” in a recipe → nothing · “about 4 million people” in an encyclopedia → a quantity, as in news

use crate::fact::{
    Amount, Fact, FactKind, Place, PlaceKind, PlaceReason, Quantity, QuantityForm, Source, SourceKind,
};
use crate::text::Genre;

/// The confidence of a quote that a reporting word or the page's layout tells.
const SUREST: f32 = 0.75;

/// Whether `fact` is marked on a page of this genre.
pub fn stands_up(fact: &Fact, genre: Genre) -> bool {
    match (genre, &fact.kind) {
        (Genre::News, _) => true,
        // Nothing that is told there has to be so.
        (Genre::Fiction, _) => false,
        (_, FactKind::Quantity(quantity)) => is_measured(quantity) || is_large(quantity, genre),
        (_, FactKind::Quote(_)) => {
            fact.evidence.confidence >= SUREST && fact.source.as_ref().is_some_and(is_named)
        }
        (_, FactKind::Place(place)) => is_certain(place),
    }
}

/// “$5”, “12 km”, “40%”.
fn is_measured(quantity: &Quantity) -> bool {
    !matches!(
        quantity.form,
        QuantityForm::Cardinal | QuantityForm::Ordinal | QuantityForm::Fraction | QuantityForm::Multiplier
    )
}

/// “4 million people”, and not “two steps”. An encyclopedia counts “40 countries” too.
fn is_large(quantity: &Quantity, genre: Genre) -> bool {
    let least = if genre == Genre::Reference { 10.0 } else { 100.0 };
    let low = match quantity.amount {
        Amount::Exact { value } => Some(value),
        Amount::Range { low, high } => low.or(high),
    };
    quantity.form == QuantityForm::Cardinal && low.is_some_and(|low| low >= least)
}

/// Whether it is said by somebody with a full name, a body or a document.
fn is_named(source: &Source) -> bool {
    let name = source.speaker.name().unwrap_or_default();
    match source.kind {
        SourceKind::Person => name.contains(' '),
        SourceKind::Body | SourceKind::Document => true,
        _ => false,
    }
}

/// “Brussels”, and not “Alice”, who clones a repository: a name alone is certain only of what many know.
fn is_certain(place: &Place) -> bool {
    const KNOWN: u32 = 100_000; // people
    match place.reason {
        PlaceReason::Several => false,
        PlaceReason::Size => {
            place.place_kind != PlaceKind::City || place.population.is_some_and(|count| count >= KNOWN)
        }
        _ => true,
    }
}
