//! The gazetteer file: what it answers, and what it says of bytes that are not one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // tests

mod common;

use factlight::fact::{CountryCode, PlaceKind};
use factlight::lexicon::gazetteer::encode::{Row, encode, seal};
use factlight::lexicon::gazetteer::{NameFlags, PlaceId, name};
use factlight::{Document, Engine, Gazetteer, GazetteerError, Options};

fn shipped() -> Gazetteer {
    Gazetteer::from_bytes(common::GAZETTEER.to_vec()).unwrap()
}

fn row(name: &str, kind: PlaceKind, geonames: u32, lat: i16, lon: i16) -> Row {
    Row {
        kind,
        country: Some(CountryCode(*b"FR")),
        region: String::new(),
        lat,
        lon,
        population: 123_456,
        geonames,
        renown: 21,
        names: vec![(name.to_owned(), NameFlags(0))],
    }
}

#[test]
fn a_place_comes_back_as_it_was_written() {
    let rows = vec![
        row("Arven-sur-Mer", PlaceKind::City, 77, -8_999, 17_999),
        row("Arvenland", PlaceKind::Country, 5, 4_600, -17_999),
    ];
    let gazetteer = Gazetteer::from_bytes(encode(rows, &["Odile".to_owned()])).unwrap();
    let found = gazetteer.look_up("ARVEN SUR MER");
    assert_eq!(found.len(), 1);
    let place = found[0].place;
    assert_eq!(gazetteer.name(place), "Arven-sur-Mer");
    assert_eq!(gazetteer.kind(place), PlaceKind::City);
    assert_eq!(gazetteer.point(place), (-89.99, 179.99));
    assert_eq!(gazetteer.population(place), 120_000);
    assert_eq!(gazetteer.id(place), "geonames:77");
    assert_eq!(gazetteer.country(place), Some(CountryCode(*b"FR")));
    assert!(gazetteer.look_up("Arven").is_empty(), "a name's beginning is no name");
}

#[test]
fn the_order_of_the_rows_does_not_change_the_file() {
    let rows = vec![
        row("Arven", PlaceKind::City, 9, 1, 2),
        row("Belm", PlaceKind::City, 3, 3, 4),
        row("Corva", PlaceKind::Water, 0, 5, 6),
    ];
    let reversed = rows.iter().rev().cloned().collect();
    assert_eq!(encode(rows, &[]), encode(reversed, &[]));
}

#[test]
fn other_bytes_are_told_from_a_gazetteer() {
    for bytes in [b"".to_vec(), b"<!doctype html>".to_vec(), vec![0; 4096]] {
        let error = Gazetteer::from_bytes(bytes).unwrap_err();
        assert_eq!(error, GazetteerError::Foreign);
        assert!(error.to_string().contains("gazetteer.bin"));
    }
}

#[test]
fn a_file_of_another_version_says_which() {
    let mut bytes = common::GAZETTEER.to_vec();
    bytes[4] = 99;
    assert_eq!(Gazetteer::from_bytes(bytes).unwrap_err(), GazetteerError::Version { found: 99 });
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    for length in [4, 5, 23, 75, 76, 1000, common::GAZETTEER.len() / 2, common::GAZETTEER.len() - 1] {
        let error = Gazetteer::from_bytes(common::GAZETTEER[..length].to_vec()).unwrap_err();
        assert!(matches!(error, GazetteerError::Length { .. }), "{length}: {error}");
        assert!(error.to_string().contains("cut off"));
    }
}

#[test]
fn a_changed_byte_anywhere_is_refused() {
    let length = common::GAZETTEER.len();
    for at in (8..length).step_by(length / 50) {
        let mut bytes = common::GAZETTEER.to_vec();
        bytes[at] ^= 0x10;
        let error = Gazetteer::from_bytes(bytes).unwrap_err();
        assert!(
            matches!(error, GazetteerError::Damaged | GazetteerError::Length { .. }),
            "byte {at}: {error}"
        );
    }
}

#[test]
fn no_bytes_with_a_right_header_make_it_panic() {
    // A well-formed file whose columns are garbage: every byte behind the checksum replaced, the checksum right again.
    let good = encode(vec![row("Arven", PlaceKind::City, 9, 1, 2)], &[]);
    for at in 24..good.len() {
        for value in [0, 1, 0x7f, 0x80, 0xff] {
            let mut bytes = good.clone();
            bytes[at] = value;
            seal(&mut bytes);
            if let Ok(gazetteer) = Gazetteer::from_bytes(bytes) {
                gazetteer
                    .look_up("Arven")
                    .iter()
                    .for_each(|found| assert!(!gazetteer.id(found.place).is_empty()));
            }
        }
    }
}

#[test]
fn an_engine_may_be_given_another_gazetteer() {
    let small = |name| Gazetteer::from_bytes(encode(vec![row(name, PlaceKind::City, 9, 1, 2)], &[])).unwrap();
    let document = Document::from_text("Ferries run from Arven to Belm.");
    let mut engine = Engine::new(small("Arven"));
    let found = |engine: &Engine| {
        let facts = engine.annotate(&document, &Options::default());
        facts.iter().map(|fact| common::text_at(&document, fact.anchor).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&engine), ["Arven"]);
    engine.set_gazetteer(small("Belm"));
    assert_eq!(found(&engine), ["Belm"]);
}

#[test]
fn the_shipped_file_knows_countries_regions_and_cities() {
    let gazetteer = shipped();
    for (name, kind, country, id) in [
        ("Iraq", PlaceKind::Country, "IQ", "geonames:99237"),
        ("U.S.", PlaceKind::Country, "US", "geonames:6252001"),
        ("Mosul", PlaceKind::City, "IQ", "geonames:99072"),
        ("Köln", PlaceKind::City, "DE", "geonames:2886242"),
        ("Cologne", PlaceKind::City, "DE", "geonames:2886242"),
        ("Nineveh", PlaceKind::Region, "IQ", "factlight:nineveh-iq"),
        ("Harris County", PlaceKind::County, "US", "factlight:harris-county-texas-us"),
    ] {
        let found = gazetteer.look_up(name).into_iter().map(|c| c.place).find(|place| {
            gazetteer.kind(*place) == kind
                && gazetteer.country(*place).is_some_and(|code| code.as_str() == country)
                && gazetteer.id(*place) == id
        });
        assert!(found.is_some(), "{name}");
    }
}

#[test]
fn every_place_lies_on_earth_and_has_a_name() {
    let gazetteer = shipped();
    assert!(gazetteer.len() > 50_000);
    for place in (0..gazetteer.len() as u32).map(PlaceId) {
        let (lat, lon) = gazetteer.point(place);
        assert!(
            (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon),
            "{}",
            gazetteer.name(place)
        );
        assert!(!gazetteer.name(place).is_empty());
    }
}

#[test]
fn no_two_places_have_one_id() {
    let gazetteer = shipped();
    let mut seen = std::collections::HashMap::new();
    let mut twice = Vec::new();
    for place in (0..gazetteer.len() as u32).map(PlaceId) {
        if let Some(first) = seen.insert(gazetteer.id(place), place) {
            twice.push((gazetteer.id(place), gazetteer.kind(first), gazetteer.kind(place)));
        }
    }
    assert!(
        twice.is_empty(),
        "{} ids stand for two places: {:?}",
        twice.len(),
        &twice[..twice.len().min(60)]
    );
}

#[test]
fn the_beginnings_of_every_name_are_its_words() {
    let gazetteer = shipped();
    let hard = [
        "The Hague",
        "the",
        "",
        "Saint-Étienne",
        "Xi’an",
        "A–B",
        "St. John's",
        "Ōsaka (Japan)",
        "Москва",
        "’",
        "Der é",
    ];
    let names = (0..gazetteer.len() as u32).map(|place| gazetteer.name(PlaceId(place)));
    for text in names.chain(hard) {
        let mut streamed = Vec::new();
        name::beginnings(text, |key, whole| streamed.push((key, whole)));
        let mut expected = Vec::new();
        let mut key = name::EMPTY;
        for (_, word) in name::words(text) {
            key = name::extend(key, word);
            expected.push((key, false));
        }
        if expected.is_empty() {
            expected.push((key, false));
        }
        expected.last_mut().unwrap().1 = true;
        assert_eq!(streamed, expected, "{text}");
    }
}
