//! The tables of places: every row's example holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // tests

mod common;

use factlight::lexicon::gazetteer::NameFlags;
use factlight::lexicon::{PlaceWords, rows};
use factlight::text::{Text, fold};
use factlight::{FactKind, Gazetteer, Options};

/// The tables with their examples, which the engine does without.
const PLACE_WORDS: &str = include_str!("../data/place_words.tsv");
const NOT_PLACES: &str = include_str!("../data/not_places.tsv");

fn gazetteer() -> Gazetteer {
    Gazetteer::from_bytes(common::GAZETTEER.to_vec()).unwrap()
}

/// Whether `name` can stand for a place that `fits`.
fn knows(gazetteer: &Gazetteer, name: &str, fits: impl Fn(&str, Option<&str>) -> bool) -> bool {
    gazetteer.look_up(name).iter().any(|candidate| {
        let country = gazetteer.country(candidate.place);
        fits(gazetteer.name(candidate.place), country.as_ref().map(factlight::fact::CountryCode::as_str))
    })
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|name| !name.is_empty())
}

#[test]
fn every_name_and_demonym_of_a_country_finds_it() {
    let gazetteer = gazetteer();
    for cells in rows(include_str!("../data/countries.tsv")) {
        let names = list(cells[3]).chain(cells.get(4).into_iter().flat_map(|cell| list(cell)));
        for name in names {
            assert!(knows(&gazetteer, name, |_, country| country == Some(cells[0])), "{name}: {}", cells[0]);
        }
    }
}

#[test]
fn every_name_of_a_region_finds_it() {
    let gazetteer = gazetteer();
    for cells in rows(include_str!("../data/regions.tsv")) {
        let shown = list(cells[3]).next().unwrap();
        for name in cells[3..].iter().flat_map(|cell| list(cell)) {
            let fits = |found: &str, country: Option<&str>| found == shown && country == cells[0].get(..2);
            assert!(knows(&gazetteer, name, fits), "{name}: {shown}");
        }
    }
}

#[test]
fn every_name_of_our_own_places_finds_it() {
    let gazetteer = gazetteer();
    let mut unknown = Vec::new();
    for cells in rows(include_str!("../data/places.tsv")) {
        let plain = |name: &str| name.trim_start_matches('~').to_owned();
        let shown = list(cells[0]).next().map(plain).unwrap();
        for name in
            list(cells[0]).map(plain).chain(cells.get(5).into_iter().flat_map(|cell| list(cell)).map(plain))
        {
            if !knows(&gazetteer, &name, |found, _| found == shown) {
                unknown.push(format!("{name}: {shown}"));
            }
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

#[test]
fn every_further_name_finds_its_city() {
    let gazetteer = gazetteer();
    for cells in rows(include_str!("../data/aliases.tsv")) {
        let id = format!("geonames:{}", cells[1]);
        for name in list(cells[2]).map(|name| name.trim_start_matches(['=', '~'])) {
            let found = gazetteer.look_up(name).iter().any(|c| gazetteer.id(c.place) == id);
            assert!(found, "{name}: {id}");
        }
    }
}

#[test]
fn a_surname_that_places_share_is_flagged() {
    let gazetteer = gazetteer();
    for name in ["Lincoln", "Wilson", "Houston"] {
        assert!(gazetteer.look_up(name).iter().all(|c| c.flags.has(NameFlags::SURNAME)), "{name}");
    }
    assert!(gazetteer.look_up("Mosul").iter().all(|c| !c.flags.has(NameFlags::SURNAME)));
}

#[test]
fn every_word_beside_a_place_has_a_role_and_stands_in_its_example() {
    let words = PlaceWords::new();
    for cells in rows(PLACE_WORDS) {
        let document = common::document(cells[2]);
        let text = Text::new(&document);
        let token = text.tokens.iter().find(|token| token.fold == fold(cells[0]));
        let token = token.unwrap_or_else(|| panic!("{} is not in its example “{}”", cells[0], cells[2]));
        assert_ne!(words.roles(token), factlight::lexicon::Roles::default(), "{}: {}", cells[0], cells[1]);
    }
}

#[test]
fn no_row_of_what_is_no_place_is_marked() {
    let engine = common::engine();
    for cells in rows(NOT_PLACES) {
        let document = common::document(&format!("They spoke of {} again.", cells[1]));
        let facts = engine.annotate(&document, &Options::default());
        let place = facts.iter().find(|fact| matches!(fact.kind, FactKind::Place(_)));
        assert!(place.is_none(), "{}: {place:?}", cells[1]);
    }
}

#[test]
fn every_word_of_powers_makes_a_place_one_in_its_example() {
    let engine = common::engine();
    for cells in rows(include_str!("../data/powers.tsv")) {
        let facts = engine.annotate(&common::document(cells[2]), &Options::default());
        let power = facts.iter().any(|fact| matches!(&fact.kind, FactKind::Place(place) if place.metonym));
        assert!(power, "{}: {}", cells[0], cells[2]);
    }
}

#[test]
fn every_word_that_tells_a_country_does_so_in_its_example() {
    let engine = common::engine();
    let mut failures = Vec::new();
    for cells in rows(include_str!("../data/country_clues.tsv")) {
        let (words, country, example) = (cells[0], cells[1], cells[2]);
        assert!(example.to_lowercase().contains(&words.to_lowercase()), "{words} is not in “{example}”");
        let facts = engine.annotate(&common::document(example), &Options::default());
        let countries: Vec<_> = facts
            .iter()
            .filter_map(|fact| match &fact.kind {
                FactKind::Place(place) => place.country.map(|code| code.as_str().to_owned()),
                _ => None,
            })
            .collect();
        if countries.is_empty() || countries.iter().any(|found| found != country) {
            failures.push(format!("{words}: {country} expected, {countries:?} found in “{example}”"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_word_that_tells_a_country_is_read_as_it_is_written() {
    let engine = common::engine();
    let country = |text: &str| {
        let facts = engine.annotate(&common::document(text), &Options::default());
        facts.iter().find_map(|fact| match &fact.kind {
            FactKind::Place(place) => place.country.map(|code| code.as_str().to_owned()),
            _ => None,
        })
    };
    assert_eq!(country("The mine in Newcastle cost two million rand.").as_deref(), Some("ZA"));
    assert_eq!(country("Mr Rand Coll was born in Newcastle.").as_deref(), Some("GB"), "a given name");
    assert_eq!(country("The anc of Worcester was found.").as_deref(), Some("US"), "no party");
}
