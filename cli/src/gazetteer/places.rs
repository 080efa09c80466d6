//! Owns which places enter the gazetteer, under which names, and where they lie.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context, Result};
use factlight::fact::{CountryCode, PlaceKind};
use factlight::lexicon::gazetteer::NameFlags;
use factlight::lexicon::gazetteer::encode::Row;
use factlight::lexicon::gazetteer::name;

use super::own::{Own, kind, list};
use super::sources::{City, Sources};

/// Countries whose small towns English-language pages name most: cities from 1,000 people, elsewhere from 5,000.
const ENGLISH: [&str; 6] = ["US", "GB", "CA", "AU", "NZ", "IE"];

/// Countries whose second-order regions news pages name: counties, provinces, districts.
const DISTRICTS: [&str; 26] = [
    "GB", "IE", "PH", "KE", "PK", "IT", "FR", "ES", "IQ", "SY", "ZA", "UG", "SD", "SO", "LK", "BD", "NP",
    "MM", "ZW", "BE", "GR", "DE", "LB", "JO", "CD", "NG",
];

/// Countries whose names reach English by way of another script, so that newspapers spell one name in several ways: “Khan
/// Yunis”, “Khan Younis”.
const TRANSLITERATED: [&str; 52] = [
    "SY", "IQ", "LY", "SD", "SS", "YE", "SA", "AE", "OM", "KW", "QA", "BH", "JO", "LB", "PS", "IL", "EG",
    "MA", "DZ", "TN", "IR", "AF", "PK", "IN", "BD", "NP", "LK", "MM", "TH", "KH", "LA", "CN", "TW", "KR",
    "KP", "MN", "UA", "RU", "BY", "KZ", "UZ", "TM", "TJ", "KG", "GE", "AM", "AZ", "BG", "RS", "MK", "ET",
    "ER",
];

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

/// All rows of the gazetteer.
pub fn rows(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let mut rows = countries(sources, own)?;
    rows.extend(regions(sources, own)?);
    rows.extend(own_places(sources, own)?);
    rows.extend(districts(sources));
    rows.extend(airports(sources, &rows));
    let mut rows = one_row_an_id(rows);
    rows.extend(cities(sources, own)?);
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
            if given.contains(&name::key(text)) {
                flags.0 |= NameFlags::GIVEN;
            }
            if surnames.contains(&name::key(text)) {
                flags.0 |= NameFlags::SURNAME;
            }
        }
    }
    rows.retain(|row| !row.names.is_empty());
    Ok(rows)
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

fn code(text: &str) -> Result<Option<CountryCode>> {
    match text.as_bytes() {
        [] => Ok(None),
        [a, b] => Ok(Some(CountryCode([*a, *b]))),
        _ => anyhow::bail!("“{text}” is no country code"),
    }
}

fn hundredths(degrees: f64) -> i16 {
    (degrees * 100.0).round().clamp(-18_000.0, 17_999.0) as i16
}

fn parsed(cell: &str) -> Result<i16> {
    Ok(hundredths(cell.parse().with_context(|| format!("“{cell}” is no number of degrees"))?))
}

/// An abbreviation in capitals is read only in capitals: “US”, not “us”.
fn spelled(text: &str, flags: u8) -> (String, NameFlags) {
    let short = text.len() <= 6 && !text.chars().any(char::is_lowercase);
    (text.to_owned(), NameFlags(flags | if short { NameFlags::CAPITALS } else { 0 }))
}

fn names(cell: &str, demonyms: &str) -> Vec<(String, NameFlags)> {
    let names = list(cell).enumerate().map(|(at, n)| spelled(n, if at == 0 { 0 } else { NameFlags::OTHER }));
    names.chain(list(demonyms).map(|n| (n.to_owned(), NameFlags(NameFlags::DEMONYM)))).collect()
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

/// The middle of the smallest box around these cities: nearer to a region's usual point than where its people live.
fn middle(cities: &[&City]) -> Option<(i16, i16)> {
    let origin = cities.first()?.lon;
    // Around the first city, so that the middle of 179° and -179° is 180°.
    let east = |city: &City| (city.lon - origin + 540.0).rem_euclid(360.0) - 180.0;
    let bounds = |of: &dyn Fn(&City) -> f64| {
        cities.iter().fold((f64::MAX, f64::MIN), |(low, high), city| (low.min(of(city)), high.max(of(city))))
    };
    let (south, north) = bounds(&|city| city.lat);
    let (west, east) = bounds(&east);
    let lon = (origin + (west + east) / 2.0 + 540.0).rem_euclid(360.0) - 180.0;
    Some((hundredths((south + north) / 2.0), hundredths(lon)))
}

fn regions(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let by_region = sources.by_region();
    let own: HashMap<_, _> = own.regions.iter().map(|cells| (cells[0].as_str(), cells)).collect();
    let mut rows = Vec::new();
    for (full, source_name) in &sources.regions {
        let (country, region) = full.split_once('.').context("admin1.json: a code without a point")?;
        let Some((mut lat, mut lon)) = by_region.get(&(country, region)).and_then(|c| middle(c)) else {
            continue;
        };
        let mut all = match own.get(full.as_str()) {
            Some(cells) => {
                if !cells[1].is_empty() {
                    (lat, lon) = (parsed(&cells[1])?, parsed(&cells[2])?);
                }
                let mut all = names(&cells[3], &cells[5]);
                all.extend(list(&cells[4]).map(|n| (n.to_owned(), NameFlags(NameFlags::BEHIND_COMMA))));
                all
            }
            None => Vec::new(),
        };
        if all.is_empty() {
            all.push((source_name.clone(), NameFlags(0)));
        } else {
            all.push((source_name.clone(), NameFlags(NameFlags::OTHER)));
        }
        rows.push(Row {
            kind: PlaceKind::Region,
            country: code(country)?,
            region: region.to_owned(),
            lat,
            lon,
            population: 0,
            geonames: 0,
            renown: 0,
            names: all,
        });
    }
    Ok(rows)
}

/// Counties: “Harris County” of the United States under their full names, those of Britain and Ireland as they are.
fn districts(sources: &Sources) -> Vec<Row> {
    let mut by_district: BTreeMap<(&str, &str, &str), Vec<&City>> = BTreeMap::new();
    for city in &sources.cities {
        by_district.entry((&city.country, &city.region, &city.district)).or_default().push(city);
    }
    let mut rows = Vec::new();
    for ((country, region, district), cities) in by_district {
        let Some(name) = sources.districts.get(&format!("{country}.{region}.{district}")) else { continue };
        let known = match country {
            "US" => ["County", "Parish", "Borough"].iter().any(|end| name.ends_with(end)),
            _ => DISTRICTS.contains(&country),
        };
        // “Matara District” is called Matara where the text says “district”.
        let name = ["District", "Province", "Governorate", "Regency"]
            .iter()
            .find_map(|end| name.strip_suffix(end))
            .map_or(name.as_str(), str::trim);
        let city = cities.iter().any(|city| name::key(&city.name) == name::key(name) && enters(city));
        let known = known && (country == "US" || ENGLISH.contains(&country) || !city);
        let Some((lat, lon)) = middle(&cities).filter(|_| known) else { continue };
        rows.push(Row {
            kind: PlaceKind::County,
            country: code(country).ok().flatten(),
            region: region.to_owned(),
            lat,
            lon,
            population: 0,
            geonames: 0,
            renown: 0,
            names: vec![(name.to_owned(), NameFlags(0))],
        });
    }
    rows
}

/// How well known a city is: how many of its spellings are in other scripts. Who writes Arabic, Chinese or Cyrillic spells the
/// cities that are in the news: Newcastle in England has 21 such spellings, Newcastle in South Africa, which is larger, none.
/// The source lists few of Washington's; a capital stands for its country and is as well known as a large city.
fn renown(city: &City) -> u8 {
    const CAPITAL: usize = 40;
    let foreign = city.alternates.iter().filter(|name| !name.is_ascii()).count();
    let known = if city.feature == "PPLC" { foreign.max(CAPITAL) } else { foreign };
    known.min(63) as u8
}

/// Whether a city is large enough, and is a city.
fn enters(city: &City) -> bool {
    let least = match city.feature.as_str() {
        "PPLC" => 0,
        "PPLH" | "PPLQ" | "PPLW" | "PPLCH" | "STLMT" | "PPLR" => return false,
        // A part of a city: “Hollywood”.
        "PPLX" => 20_000,
        // A region's seat, and a district's of which the source does not know the people: “Port Talbot”.
        "PPLA" => 0,
        "PPLA2" if city.population == 0 && ENGLISH.contains(&city.country.as_str()) => 0,
        _ if ENGLISH.contains(&city.country.as_str()) => 500,
        _ => 5_000,
    };
    city.population >= least
}

fn cities(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let mut aliases: HashMap<u32, &str> = HashMap::new();
    for cells in &own.aliases {
        aliases.insert(cells[1].parse().with_context(|| format!("aliases.tsv: {}", cells[1]))?, &cells[2]);
    }
    // The largest city under each name of the sources: people and id.
    let mut largest: HashMap<u64, (u32, u32)> = HashMap::new();
    for city in sources.cities.iter().filter(|city| enters(city)) {
        let known = largest.entry(name::key(&city.name)).or_default();
        *known = (*known).max((city.population, city.id));
    }
    let countries: HashSet<_> =
        own.countries.iter().flat_map(|cells| list(&cells[3])).map(name::key).collect();
    let mut rows = Vec::new();
    for city in sources.cities.iter().filter(|city| enters(city)) {
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
            let english =
                city.alternates.iter().filter(|n| sources.english_places.contains(*n) && !of_larger(n));
            all.extend(english.map(|n| (n.clone(), NameFlags(NameFlags::OTHER))));
        }
        if city.population >= 50_000 && TRANSLITERATED.contains(&city.country.as_str()) {
            let sound = consonants(&city.ascii);
            let written = city.alternates.iter().filter(|other| {
                other.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'-'))
                    && other.starts_with(|c: char| c.is_ascii_uppercase())
                    && consonants(other) == sound
                    && !largest.contains_key(&name::key(other))
                    && !countries.contains(&name::key(other))
            });
            all.extend(written.map(|n| (n.clone(), NameFlags(NameFlags::OTHER))));
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
