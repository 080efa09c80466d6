//! Owns which places enter the gazetteer, under which names, and where they lie.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result};
use factlight::fact::{CountryCode, PlaceKind};
use factlight::lexicon::gazetteer::NameFlags;
use factlight::lexicon::gazetteer::encode::Row;
use factlight::lexicon::gazetteer::name;

use super::cells::{code, hundredths, names, parsed, spelled};
use super::own::{Own, kind, list};
use super::regions::{districts, people, regions};
use super::selection::{ENGLISH, Selection, renown};
use super::sources::{City, Sources};

/// Countries whose names reach English by way of another script, so that newspapers spell one name in several ways: “Khan
/// Yunis”, “Khan Younis”.
const TRANSLITERATED: [&str; 52] = [
    "SY", "IQ", "LY", "SD", "SS", "YE", "SA", "AE", "OM", "KW", "QA", "BH", "JO", "LB", "PS", "IL", "EG",
    "MA", "DZ", "TN", "IR", "AF", "PK", "IN", "BD", "NP", "LK", "MM", "TH", "KH", "LA", "CN", "TW", "KR",
    "KP", "MN", "UA", "RU", "BY", "KZ", "UZ", "TM", "TJ", "KG", "GE", "AM", "AZ", "BG", "RS", "MK", "ET",
    "ER",
];

/// Of those, countries at war in the last decade, whose villages are in the news too, and the most spellings of a village's name.
const AT_WAR: [&str; 14] =
    ["UA", "SY", "IQ", "YE", "SD", "SS", "LY", "PS", "LB", "AF", "ET", "AM", "AZ", "MM"];
const SPELLINGS: usize = 5;

/// What two spellings of one name share: its consonants, none twice in a row, without what is often left out. “Darnah” and
/// “Derna” are both “drn”.
fn consonants(ascii: &str) -> String {
    let mut kept = String::new();
    for letter in ascii.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()) {
        if !"aeiouyhw".contains(letter) && !kept.ends_with(letter) {
            kept.push(letter);
        }
    }
    kept
}

/// How many places enter beside those that are large enough: as many as the file has room for.
const MORE: usize = 18_200;

/// All rows of the gazetteer.
pub fn rows(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let mut rows = countries(sources, own)?;
    rows.extend(regions(sources, own)?);
    rows.extend(own_places(sources, own)?);
    let selection = Selection::of(sources, own, MORE);
    rows.extend(districts(sources, own, &selection));
    rows.extend(airports(sources, &rows));
    let mut rows = one_row_an_id(rows);
    rows.extend(cities(sources, own, &selection)?);
    let given: HashSet<_> = own.given_names(sources).iter().map(|name| name::key(name)).collect();
    let surnames: HashSet<_> = own.surnames().map(name::key).collect();
    let common: HashSet<_> = sources.common_words.iter().map(|word| name::key(word)).collect();
    for row in &mut rows {
        let mut seen = HashSet::new();
        row.names.retain(|(text, _)| seen.insert(name::key(text)));
        if is_unknown(row) {
            // “Savé”, “Ho”, “War” in West Virginia: the word is meant wherever a page in English has it.
            let large = row.population >= KNOWN_FOR_SIZE;
            let is_accented = row.names.first().is_some_and(|(shown, _)| !shown.is_ascii());
            row.names.retain(|(text, _)| {
                let is_short = !large && text.chars().count() <= 2;
                let plural = text.strip_suffix('s').is_some_and(|one| common.contains(&name::key(one)));
                let is_word = (plural || common.contains(&name::key(text))) && (!large || is_accented);
                !is_short && !is_word
            });
        }
        for (text, flags) in &mut row.names {
            if flags.0 & (NameFlags::DEMONYM | NameFlags::BEHIND_COMMA) != 0 {
                continue;
            }
            // “Lin’e” is read where “Line” stands, and so is a word.
            let plain: String =
                text.to_lowercase().chars().filter(|c| !matches!(c, '’' | '‘' | '\'')).collect();
            // “Lakes”, “Villages”
            let one = plain.strip_suffix('s').filter(|one| row.kind == PlaceKind::City && one.len() > 3);
            let word = sources.words.contains(&plain) || one.is_some_and(|one| sources.words.contains(one));
            let better_known = own.brands().any(|brand| brand == text);
            if word || better_known || sources.names_no_place.contains(&text.to_lowercase()) {
                flags.0 |= NameFlags::WORD;
            }
            if row.kind == PlaceKind::Water && is_river(sources, own, row.country, text) {
                flags.0 |= NameFlags::RIVER;
            }
            if given.contains(&name::key(text)) {
                flags.0 |= NameFlags::GIVEN;
            }
            if surnames.contains(&name::key(text)) || selection.is_little_known(row.geonames) {
                flags.0 |= NameFlags::SURNAME;
            }
        }
    }
    rows.retain(|row| !row.names.is_empty());
    Ok(rows)
}

/// Whether “the Trent” is the river of this full name, “River Trent”: no word, “the Rock”, nor a country, “the Congo”; of two or three
/// letters only in Britain, “the Exe”.
fn is_river(sources: &Sources, own: &Own, country: Option<CountryCode>, full: &str) -> bool {
    const ARTICLE: [&str; 2] = ["Congo", "Gambia"];
    let Some(short) = full.strip_prefix("River ").or_else(|| full.strip_suffix(" River")) else {
        return false;
    };
    let british = matches!(country, Some(CountryCode([b'G', b'B'] | [b'I', b'E'])));
    let long = short.chars().count() > if british { 2 } else { 3 };
    let brand = own.brands().any(|brand| brand == short) && !british;
    long && !brand && !ARTICLE.contains(&short) && !short.contains(' ') && !sources.is_word(short)
}

/// People of a city abroad that is known for its size, though by one script's letters more than by others'.
const KNOWN_FOR_SIZE: u32 = 100_000;

/// Whether pages in English hardly ever name the place: a village, or a city, county or region abroad that few write of in other
/// scripts.
fn is_unknown(row: &Row) -> bool {
    const ENGLISH: [&[u8; 2]; 6] = [b"AU", b"CA", b"GB", b"IE", b"NZ", b"US"];
    const VILLAGE: u32 = 3_000;
    let abroad = row.country.is_some_and(|country| !ENGLISH.contains(&&country.0));
    let village =
        row.kind == PlaceKind::City && row.population < VILLAGE && row.renown <= 3 && row.geonames > 0;
    village
        || abroad
            && matches!(row.kind, PlaceKind::City | PlaceKind::County | PlaceKind::Region)
            && row.renown <= 6
}

/// Rows that would have one id become one: the first, with the names of all.
fn one_row_an_id(rows: Vec<Row>) -> Vec<Row> {
    let mut known: HashMap<(String, String, Option<CountryCode>), usize> = HashMap::new();
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        let letters = |word: &str| -> String {
            word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
        };
        let slug: Vec<_> = name::words(&row.names[0].0).map(|(word, _)| letters(word)).collect();
        // A region's id is told without its own code.
        let region = if row.kind == PlaceKind::Region { String::new() } else { row.region.clone() };
        match known.entry((slug.join("-"), region, row.country)) {
            Entry::Occupied(first) if row.geonames == 0 && kept[*first.get()].geonames == 0 => {
                let other =
                    |(name, flags): (String, NameFlags)| (name, NameFlags(flags.0 | NameFlags::OTHER));
                kept[*first.get()].names.extend(row.names.into_iter().map(other));
            }
            Entry::Occupied(_) => kept.push(row),
            Entry::Vacant(first) => {
                first.insert(kept.len());
                kept.push(row);
            }
        }
    }
    kept
}

fn countries(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let rows = own.countries.iter().map(|cells| {
        let known =
            sources.countries.get(&cells[0]).with_context(|| format!("countries.tsv: {}", cells[0]))?;
        Ok(Row {
            kind: PlaceKind::Country,
            country: code(&cells[0])?,
            region: String::new(),
            lat: parsed(&cells[1])?,
            lon: parsed(&cells[2])?,
            population: u32::try_from(known.population)?,
            geonames: known.geonameid,
            renown: 0,
            names: names(&cells[3], &cells[4]),
        })
    });
    rows.collect()
}

fn cities(sources: &Sources, own: &Own, selection: &Selection) -> Result<Vec<Row>> {
    let mut aliases: HashMap<u32, &str> = HashMap::new();
    for cells in &own.aliases {
        aliases.insert(cells[1].parse().with_context(|| format!("aliases.tsv: {}", cells[1]))?, &cells[2]);
    }
    // The largest city under each name of the sources: people and id.
    let mut largest: HashMap<u64, (u32, u32)> = HashMap::new();
    for city in sources.cities.iter().filter(|city| selection.has(city)) {
        let known = largest.entry(name::key(&city.name)).or_default();
        *known = (*known).max((city.population, city.id));
    }
    let countries: HashSet<_> =
        own.countries.iter().flat_map(|cells| list(&cells[3])).map(name::key).collect();
    let people = people(sources, own);
    let mut rows = Vec::new();
    for city in sources.cities.iter().filter(|city| selection.has(city)) {
        let mut all = vec![(city.name.clone(), NameFlags(0))];
        for other in aliases.remove(&city.id).into_iter().flat_map(list) {
            match other.strip_prefix('=') {
                Some(shown) => all.insert(0, (shown.to_owned(), NameFlags(0))),
                None => all.push(spelled(other, 0)),
            }
        }
        if city.population >= 20_000 && !ENGLISH.contains(&city.country.as_str()) {
            // “Samarkand” is no usual name of Temirtau, “Mexico” none of a city.
            let of_larger = |name: &str| {
                countries.contains(&name::key(name))
                    || largest
                        .get(&name::key(name))
                        .is_some_and(|(people, id)| *id != city.id && *people > city.population)
            };
            // “Trent” is somebody before it is Trento.
            let person =
                |name: &str| city.population < KNOWN_FOR_SIZE * 2 && people.contains(&name::key(name));
            let english = city
                .alternates
                .iter()
                .filter(|n| sources.english_places.contains(*n) && !of_larger(n) && !person(n));
            all.extend(english.map(|n| (n.clone(), NameFlags(NameFlags::OTHER))));
        }
        let least = if AT_WAR.contains(&city.country.as_str()) { 1_000 } else { 50_000 };
        if city.population >= least && TRANSLITERATED.contains(&city.country.as_str()) {
            let sound = consonants(&city.ascii);
            let written = city.alternates.iter().filter(|other| {
                other.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'-'))
                    && other.starts_with(|c: char| c.is_ascii_uppercase())
                    // Neither an airport's “WUX” nor “Gaz” and “Manger”, which are other words and names first.
                    && other.bytes().any(|b| b.is_ascii_lowercase())
                    && other.len() > 3
                    && !sources.is_word(other)
                    && !people.contains(&name::key(other))
                    && consonants(other) == sound
                    && !largest.contains_key(&name::key(other))
                    && !countries.contains(&name::key(other))
            });
            let most = if city.population >= 50_000 { usize::MAX } else { SPELLINGS };
            all.extend(written.take(most).map(|n| (n.clone(), NameFlags(NameFlags::OTHER))));
        }
        rows.push(Row {
            kind: PlaceKind::City,
            country: code(&city.country)?,
            region: city.region.clone(),
            lat: hundredths(city.lat),
            lon: hundredths(city.lon),
            population: city.population,
            geonames: city.id,
            renown: renown(city),
            names: all,
        });
    }
    if let Some(id) = aliases.keys().next() {
        anyhow::bail!("aliases.tsv: cities500.txt has no city {id} of enough people");
    }
    Ok(rows)
}

/// The region of the city nearest to a place, where one is near.
fn region_at(sources: &Sources, country: &str, lat: f64, lon: f64) -> Option<String> {
    let away = |city: &City| {
        let east = (city.lon - lon) * lat.to_radians().cos();
        (city.lat - lat).powi(2) + east.powi(2)
    };
    let cities = sources.cities.iter().filter(|city| city.country == country);
    let near = cities.map(|city| (away(city), city)).min_by(|a, b| a.0.total_cmp(&b.0));
    near.filter(|(away, _)| *away < 0.25).map(|(_, city)| city.region.clone())
}

/// Airports with an IATA code: those of English-speaking countries and the international ones of others.
fn airports(sources: &Sources, known: &[Row]) -> Vec<Row> {
    let known: HashSet<_> =
        known.iter().flat_map(|row| &row.names).map(|(text, _)| name::key(text)).collect();
    let mut rows = Vec::new();
    let mut seen = HashSet::new();
    for airport in &sources.airports {
        let named = airport.name.ends_with("Airport")
            && (airport.name.contains("International") || ENGLISH.contains(&airport.country.as_str()));
        let fresh = !known.contains(&name::key(&airport.name));
        if !named || !fresh || !seen.insert((airport.country.clone(), name::key(&airport.name))) {
            continue;
        }
        let short = airport.name.replace("International ", "").replace("Regional ", "");
        rows.push(Row {
            kind: PlaceKind::Facility,
            country: code(&airport.country).ok().flatten(),
            region: region_at(sources, &airport.country, airport.lat, airport.lon).unwrap_or_default(),
            lat: hundredths(airport.lat),
            lon: hundredths(airport.lon),
            population: 0,
            geonames: 0,
            renown: 0,
            names: vec![(airport.name.clone(), NameFlags(0)), (short, NameFlags(NameFlags::OTHER))],
        });
    }
    rows
}

fn own_places(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let row = |cells: &Vec<String>| -> Result<Row> {
        let kind = kind(&cells[1])?;
        let small = matches!(kind, PlaceKind::City | PlaceKind::Facility | PlaceKind::County);
        let region = match (cells[3].parse(), cells[4].parse()) {
            (Ok(lat), Ok(lon)) if small => region_at(sources, &cells[2], lat, lon).unwrap_or_default(),
            _ => String::new(),
        };
        Ok(Row {
            kind,
            country: code(&cells[2])?,
            region,
            lat: parsed(&cells[3])?,
            lon: parsed(&cells[4])?,
            population: cells[6].parse().unwrap_or(0),
            geonames: 0,
            renown: 0,
            names: names(&cells[0], &cells[5]),
        })
    };
    own.places.iter().map(|cells| row(cells).with_context(|| format!("places.tsv: {}", cells[0]))).collect()
}
